package aliases

import (
	"slices"
	"sort"

	"lectern/model"
)

// joinShort joins each short form with the one entity that it can stand for;
// where there are several, its mentions are settled one by one.
func (w *work) joinShort() {
	order := make([]int, len(w.names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(w.names[b].words) - len(w.names[a].words) })
	var roots []int
	for _, s := range order {
		n := &w.names[s]
		if len(n.words) == 0 {
			continue
		}
		best := noRelation
		roots = roots[:0]
		reason := ""
		for _, c := range w.index[n.bones[0]] {
			rel, why := shortOf(n, &w.names[c], w.l)
			if rel >= leadName && (w.listedElse(n, &w.names[c]) || w.fullAlready(s, c)) || rel == partName && w.bareHead(n) {
				continue
			}
			if rel == noRelation || rel < best || w.apart[pair(s, c)] || w.shared[c] != nil {
				continue
			}
			if rel > best {
				best, roots = rel, roots[:0]
				reason = why
			}
			if r := w.find(c); !slices.Contains(roots, r) {
				roots = append(roots, r)
			}
		}
		w.adopt(s, roots, reason)
	}
}

// listedElse reports whether the lists know the short name as another country
// or organisation than the long one: "China" is not short for "Republic of
// China", nor a company for its subsidiary.
func (w *work) listedElse(short, long *name) bool {
	switch short.kind {
	case model.Place:
		a, ok := w.g.CountryCode(short.text)
		b, _ := w.g.CountryCode(long.text)
		return ok && a != b
	case model.Organization:
		a, _, _, ambiguous, ok := w.g.Organization(short.text)
		b, _, _, _, _ := w.g.Organization(long.text)
		return ok && !ambiguous && a != b
	}
	return false
}

// fullAlready reports whether the article gives the short name in full with a
// legal form: "Acme Corp" is the full name of Acme, which is then no short form
// of "Acme Labs".
func (w *work) fullAlready(s, long int) bool {
	n := &w.names[s]
	if n.kind != model.Organization || len(n.words) >= w.names[long].head {
		return false
	}
	for _, i := range w.members[w.find(s)] {
		if o := &w.names[i]; o.trimmed && equalWords(o.words, n.words) {
			return true
		}
	}
	return false
}

// bareHead reports whether the name is a word such as "Congress" that stands
// without "the": then it is more than the head of a longer name.
func (w *work) bareHead(n *name) bool {
	if len(n.words) > 1 || len(n.mentions) == 0 {
		return false
	}
	switch n.words[0] {
	case "congress", "parliament", "senate", "house", "cabinet", "church", "union", "labour", "labor", "assembly", "police":
	default:
		return false
	}
	for _, i := range n.mentions {
		if r := w.ms[i].tok; r.First > 0 && fold(w.d.At(r.First-1)) == "the" || w.d.Tokens[r.First].Start > w.ms[i].Start {
			return false
		}
	}
	return true
}

// adopt joins the short name s with its one candidate, or keeps the candidates
// for later.
func (w *work) adopt(s int, roots []int, reason string) {
	if i := slices.Index(roots, w.find(s)); i >= 0 || len(roots) == 0 {
		return
	}
	// A name that other evidence has joined with a full one is settled.
	if w.bonds[s].reason != "" && w.names[s].kind != model.Person {
		return
	}
	if len(roots) == 1 {
		w.join(roots[0], s, reason, w.first(s))
		return
	}
	w.shared[s] = slices.Clone(roots)
	w.bonds[s] = bond{"short for several names; here the one named last", w.first(s)}
}

// settle gives every mention its entity, by the text before it where its name
// is shared.
func (w *work) settle() {
	sort.SliceStable(w.ms, func(i, j int) bool { return before(w.ms[i].Span, w.ms[j].Span) })
	w.counts = map[int]int{}
	last := map[int]int{}   // entity -> token of its last mention
	sticky := map[int]int{} // shared name -> entity it named last
	for i := range w.ms {
		m := &w.ms[i]
		m.cluster = w.find(m.name)
		if c := w.shared[m.name]; c != nil {
			m.cluster = w.choose(m, c, last, sticky)
			sticky[m.name] = m.cluster
		}
		last[m.cluster] = m.tok.First
		w.counts[m.cluster]++
	}
}

// choose picks the candidate that a shared short name most likely stands for:
// the one whose sex fits, then the one named last, with a preference for the
// one that the same short name meant before.
func (w *work) choose(m *mention, candidates []int, last, sticky map[int]int) int {
	best, bestScore := w.find(m.name), -1<<30
	sentence := w.d.SentenceOf(m.tok.First)
	for _, c := range candidates {
		c = w.find(c)
		if w.sexOf(c) != unknownGender {
			if s := w.mentionSex(m); s != unknownGender && s != w.sexOf(c) {
				continue
			}
		}
		score := -1000
		if at, ok := last[c]; ok {
			score = -2 * (sentence - w.d.SentenceOf(at))
		} else {
			score = -500 - w.first(c).Start/1000
		}
		if before, ok := sticky[m.name]; ok && before == c {
			score += 3
		}
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	return best
}

// sexOf is what the titles of an entity's names tell.
func (w *work) sexOf(root int) gender {
	for _, i := range w.members[root] {
		if w.names[i].sex != unknownGender && w.shared[i] == nil {
			return w.names[i].sex
		}
	}
	return unknownGender
}

// mentionSex is what the title before one mention tells.
func (w *work) mentionSex(m *mention) gender {
	if first := fold(w.d.At(m.tok.First)); len(w.names[m.name].full) > 1 {
		if g := w.l.titles[first]; g != unknownGender {
			return g
		}
	}
	if m.tok.First == 0 {
		return unknownGender
	}
	return w.l.titles[fold(w.d.At(m.tok.First-1))]
}
