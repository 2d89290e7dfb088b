package reference

// Links compares two groupings of the same mentions: mention i is of the thing
// Want[i] by the reference and of Got[i] by the annotator. An empty Got is a
// mention that the annotator did not find.
type Links struct {
	Want, Got []string
}

// Add enters one mention.
func (l *Links) Add(want, got string) {
	l.Want = append(l.Want, want)
	l.Got = append(l.Got, got)
}

// Found are the mentions that the annotator found.
func (l Links) Found() Links {
	var found Links
	for i, got := range l.Got {
		if got != "" {
			found.Add(l.Want[i], got)
		}
	}
	return found
}

// Sum is a precision and a recall before their division, so that those of
// several articles can be added up.
type Sum struct {
	Precise, Of     float64
	Recalled, OfAll float64
}

// Add adds the sums of o.
func (s *Sum) Add(o Sum) {
	s.Precise += o.Precise
	s.Of += o.Of
	s.Recalled += o.Recalled
	s.OfAll += o.OfAll
}

// Precision is in [0, 1]; 1 where nothing was joined.
func (s Sum) Precision() float64 { return quotient(s.Precise, s.Of) }

// Recall is in [0, 1]; 1 where there was nothing to join.
func (s Sum) Recall() float64 { return quotient(s.Recalled, s.OfAll) }

// F1 is the harmonic mean of precision and recall, in [0, 1].
func (s Sum) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func quotient(n, of float64) float64 {
	if of == 0 {
		return 1
	}
	return n / of
}

// clusters are the mentions' indices by cluster, in order of first mention. A
// mention without a cluster is one of its own.
func clusters(of []string) (groups [][]int, at []int) {
	index := make(map[string]int)
	at = make([]int, len(of))
	for i, name := range of {
		g, ok := index[name]
		if !ok || name == "" {
			g = len(groups)
			groups = append(groups, nil)
			index[name] = g
		}
		groups[g] = append(groups[g], i)
		at[i] = g
	}
	return groups, at
}

// overlaps counts, for every pair of a wanted and a found cluster that share
// mentions, how many they share.
func overlaps(wantAt, gotAt []int) map[[2]int]int {
	shared := make(map[[2]int]int)
	for i := range wantAt {
		shared[[2]int{wantAt[i], gotAt[i]}]++
	}
	return shared
}

// BCubed is the B-cubed measure: for each mention, the share of its found
// cluster that is right and the share of its wanted cluster that was found
// (A. Bagga and B. Baldwin, "Algorithms for scoring coreference chains", LREC
// 1998). A mention that was not found counts as a cluster of its own.
func (l Links) BCubed() Sum {
	wants, wantAt := clusters(l.Want)
	gots, gotAt := clusters(l.Got)
	n := float64(len(l.Want))
	s := Sum{Of: n, OfAll: n}
	for pair, k := range overlaps(wantAt, gotAt) {
		both := float64(k * k)
		s.Recalled += both / float64(len(wants[pair[0]]))
		s.Precise += both / float64(len(gots[pair[1]]))
	}
	return s
}

// MUC is the link-based measure: how many links are missing to make each
// wanted cluster whole, and each found one (M. Vilain and others, "A
// model-theoretic coreference scoring scheme", MUC-6, 1995).
func (l Links) MUC() Sum {
	wants, wantAt := clusters(l.Want)
	gots, gotAt := clusters(l.Got)
	var s Sum
	s.Recalled, s.OfAll = links(wants, gotAt)
	s.Precise, s.Of = links(gots, wantAt)
	return s
}

// links counts the links that hold the groups together and those of them that
// the other grouping has as well.
func links(groups [][]int, other []int) (kept, all float64) {
	for _, g := range groups {
		parts := make(map[int]bool)
		for _, i := range g {
			parts[other[i]] = true
		}
		kept += float64(len(g) - len(parts))
		all += float64(len(g) - 1)
	}
	return kept, all
}

// CEAFe is the entity-based constrained alignment measure: clusters are paired
// one to one so that the pairs' similarity, twice the shared mentions over the
// mentions of both, adds up to the most (X. Luo, "On coreference resolution
// performance metrics", HLT-EMNLP 2005, φ4).
func (l Links) CEAFe() Sum {
	wants, wantAt := clusters(l.Want)
	gots, gotAt := clusters(l.Got)
	similar := make([][]float64, len(wants))
	for i := range similar {
		similar[i] = make([]float64, len(gots))
	}
	for pair, k := range overlaps(wantAt, gotAt) {
		w, g := pair[0], pair[1]
		similar[w][g] = 2 * float64(k) / float64(len(wants[w])+len(gots[g]))
	}
	best := assign(similar)
	return Sum{Precise: best, Of: float64(len(gots)), Recalled: best, OfAll: float64(len(wants))}
}

// CoNLL is the mean F1 of the three, as in the CoNLL-2012 shared task (S.
// Pradhan and others, EMNLP-CoNLL 2012).
func CoNLL(muc, bcubed, ceafe Sum) float64 { return (muc.F1() + bcubed.F1() + ceafe.F1()) / 3 }
