package figures

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
)

// clause is the part of the scope around the phrase up to the next clause's
// start on either side.
func (r *relater) clause(p, scope tokens.Range) tokens.Range {
	c := tokens.Range{First: p.First, End: p.End}
	for c.First > scope.First && !r.parts(c.First-1, scope) {
		c.First--
	}
	relative := r.inRelative(c, scope)
	for j := c.First; relative && j < p.First; j++ { // ", which hit the coast, tore …"
		if r.w.Tags[j] == grammar.Comma && r.w.Tags[j+1].HasSubject() {
			c.First, relative = j+1, false
		}
	}
	for c.End < scope.End && !r.parts(c.End, scope) && !(relative && r.w.Tags[c.End] == grammar.Comma) {
		c.End++
	}
	return c
}

// inRelative reports whether the clause is one that "which" or "who" opens.
func (r *relater) inRelative(c, scope tokens.Range) bool {
	return c.First > scope.First && r.w.Tags[c.First-1] == grammar.Relative
}

// beforeVerb ends the range before the first verb after the phrase that has a
// subject: what follows is not said of a figure within that subject.
func (r *relater) beforeVerb(p, c tokens.Range) tokens.Range {
	for j := p.End; j < c.End; j++ {
		if r.w.Tags[j].HasSubject() {
			c.End = j
		}
	}
	return c
}

// parts reports whether token i parts two clauses.
func (r *relater) parts(i int, scope tokens.Range) bool {
	switch r.w.Tags[i] {
	case grammar.Stop, grammar.Subordinator, grammar.Relative, grammar.Dash:
		return true
	case grammar.Conjunction:
		if i > scope.First && r.w.Tags[i-1] == grammar.Comma {
			return true
		}
		for j := i + 1; j < scope.End && j < i+8; j++ { // "and" before a new verb
			if r.w.Tags[j].HasSubject() {
				return true
			}
			if !r.w.Tags[j].Nominal() && r.w.Tags[j] != grammar.Pronoun && r.w.Tags[j] != grammar.Adverb {
				return false
			}
		}
	}
	return false
}

// place is the index in anns of the place where the clause locates the
// figure, -1 where it names none.
func (r *relater) place(p, c, scope tokens.Range) int {
	best, bestRank := -1, 0
	for _, n := range r.in(r.places, scope) {
		at := r.d.Index(r.anns[n].Start)
		rank := r.located(at, r.d.Index(r.anns[n].End-1)+1, scope)
		if rank == 0 || r.ofAnother(at, p) {
			continue
		}
		switch { // in the clause and behind the figure is best
		case at >= p.First && at < c.End:
			rank += 20
		case at >= c.First && at < p.First:
			rank += 10
		case at < c.First && r.fronted(c, scope):
			rank += 6
		case at >= c.End && rank == 3 && !r.newClause(c.End, at) && !r.inRelative(c, scope): // the sentence names it later on
		default:
			continue
		}
		if rank > bestRank {
			best, bestRank = n, rank
		}
	}
	return best
}

// located ranks the preposition that a place mention hangs on: 3 for "in",
// "near", …, 1 for "to" and "into", 0 for none or another.
func (r *relater) located(at, end int, scope tokens.Range) int {
	if end < len(r.d.Tokens) && r.w.Tags[end] == grammar.Possessive {
		if end+1 >= scope.End || !r.d.Tokens[end+1].Upper && !isRegionNoun(r.d.At(min(end+2, scope.End-1))) && !isRegionNoun(r.d.At(end+1)) {
			return 0
		}
	}
	if end < scope.End && r.w.Tags[end] == grammar.Noun && !isRegionNoun(r.d.At(end)) && !isTimeNoun(r.d.At(end)) && r.w.Verbs[end] == nil {
		return 0 // "the Paris agreement"
	}
	for j := at - 1; j >= scope.First && j >= at-8; j-- {
		switch t := r.w.Tags[j]; {
		case t == grammar.Preposition || t == grammar.To:
			w := r.d.At(j)
			if w == "of" && j > scope.First && (isRegionNoun(r.d.At(j-1)) || isCompass(r.d.At(j-1))) {
				continue
			}
			return locative(w)
		case t == grammar.Comma && j+1 == at && j > scope.First && r.isPlaceAt(j-1):
			return 0 // "Homs, Syria": the narrower place comes first
		case t.Nominal(), t == grammar.Conjunction && r.isPlaceAt(j-1), t == grammar.Comma && r.isPlaceAt(j-1), t == grammar.Adverb:
		default:
			return 0
		}
	}
	return 0
}

// ofAnother reports whether the place at token at belongs to a participle that
// describes another noun than the phrase: "duties on bicycles made in China".
func (r *relater) ofAnother(at int, p tokens.Range) bool {
	j := at - 1
	for j > p.End && r.w.Tags[j] != grammar.Preposition && j > at-6 {
		j--
	}
	if j-2 < p.End || r.w.Tags[j] != grammar.Preposition {
		return false
	}
	t := r.w.Tags[j-1]
	return t == grammar.Participle && (r.w.Tags[j-2] == grammar.Noun || r.w.Tags[j-2] == grammar.Name)
}

// isPlaceAt reports whether token i lies in a place mention.
func (r *relater) isPlaceAt(i int) bool {
	if i < 0 {
		return false
	}
	at := r.d.Tokens[i].Start
	lo, hi := 0, len(r.places)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if r.anns[r.places[mid]].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(r.places) && r.anns[r.places[lo]].Contains(at)
}

// opening is the place that a sentence opens with before its reported speech,
// -1 where it does not: "In Assam, officials put the number at 71".
func (r *relater) opening(s, scope tokens.Range) int {
	for _, n := range r.in(r.places, tokens.Range{First: s.First, End: scope.First}) {
		at, end := r.d.Index(r.anns[n].Start), r.d.Index(r.anns[n].End-1)+1
		if end < scope.First && r.w.Tags[end] == grammar.Comma && r.located(at, end, s) == 3 && r.fronted(tokens.Range{First: at, End: end}, s) {
			return n
		}
	}
	return -1
}

// newClause reports whether ", and" or the like stands among the tokens.
func (r *relater) newClause(i, end int) bool {
	for ; i < end; i++ {
		if t := r.w.Tags[i]; t == grammar.Conjunction && r.w.Tags[i-1] == grammar.Comma || t == grammar.Stop || t == grammar.Dash {
			return true
		}
	}
	return false
}

// fronted reports whether nothing but a phrase comes before the clause in its
// scope: "In Aleppo, some 300 miles north, …".
func (r *relater) fronted(c, scope tokens.Range) bool {
	for j := scope.First; j < c.First; j++ {
		if t := r.w.Tags[j]; t.HasSubject() || t == grammar.Stop {
			return false
		}
	}
	return true
}

func locative(word string) int {
	switch word {
	case "in", "near", "at", "around", "outside", "inside", "across", "throughout", "within", "on", "off", "over", "In", "Near", "At",
		"Across", "Around", "Outside", "Throughout", "Inside", "along", "Along", "between", "beyond", "above", "through":
		return 3
	case "to", "into", "against", "towards", "toward", "onto":
		return 1
	}
	return 0
}

func isCompass(word string) bool {
	switch word {
	case "north", "south", "east", "west", "outskirts", "centre", "center", "suburb", "suburbs", "parts", "part", "streets",
		"outside", "northeast", "northwest", "southeast", "southwest", "coast", "edge", "much", "most", "areas":
		return true
	}
	return false
}

func isRegionNoun(word string) bool {
	switch word {
	case "city", "town", "village", "province", "state", "region", "district", "capital", "port", "island", "county", "governorate",
		"area", "suburb", "municipality", "neighbourhood", "neighborhood", "outskirts", "countryside", "valley", "republic",
		"river", "lake", "basin", "delta", "peninsula", "border", "airport", "hospital", "prison", "stadium", "market", "square", "university",
		"coast", "kingdom", "territory", "prefecture", "borough", "resort", "side", "camp":
		return true
	}
	return false
}

// date is the index in anns of the date of the figure's clause, else of its
// scope; -1 where there is none or where two contend.
func (r *relater) date(p, c, scope tokens.Range) int {
	in := r.in(r.dates, c)
	if len(in) == 0 && !r.inRelative(c, scope) {
		for _, n := range r.in(r.dates, scope) {
			at := r.d.Index(r.anns[n].Start)
			if at < c.First && r.fronted(c, scope) || at >= c.End && !r.newClause(c.End, at) {
				in = append(in, n)
			}
		}
		if len(in) > 1 {
			return -1
		}
	}
	best, bestGap := -1, 1<<30
	for _, n := range in {
		at := r.d.Index(r.anns[n].Start)
		gap := at - p.End
		if at < p.First {
			gap = p.First - at + 5 // a date behind is likelier
		}
		if gap < bestGap {
			best, bestGap = n, gap
		}
	}
	return best
}

// in are the indices among the list whose annotations start within the tokens.
func (r *relater) in(list []int, within tokens.Range) []int {
	if within.First >= within.End {
		return nil
	}
	s := r.d.Span(within)
	lo, hi := 0, len(list)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if r.anns[list[mid]].Start < s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := lo
	for end < len(list) && r.anns[list[end]].Start < s.End {
		end++
	}
	return list[lo:end]
}
