package aliases

import (
	"slices"
	"sort"

	"lectern/annotate/tokens"
	"lectern/model"
)

// addNominals marks the noun phrases that name an entity without its name,
// where one reading is clear: appositions beside a name, and "the monitoring
// group" later on.
func (w *work) addNominals() {
	w.nounAt = make([]bool, len(w.d.Tokens))
	heads := map[string][]int32{} // folded noun -> facts, in order
	for i := range w.facts {
		f := &w.facts[i]
		if f.head == "" {
			continue
		}
		heads[f.head] = append(heads[f.head], int32(i))
		if n, ok := w.beside(f); ok {
			w.addNoun(n)
		}
	}
	w.ownHeads(heads)
	for _, list := range heads {
		slices.SortStableFunc(list, func(a, b int32) int { return w.facts[a].span.Start - w.facts[b].span.Start })
	}
	for i := 0; i+1 < len(w.d.Tokens); i++ {
		switch w.at(i) {
		case "the", "The", "this", "This":
		default:
			continue
		}
		if n, ok := w.anaphor(i, heads); ok {
			w.addNoun(n)
		}
	}
}

// anaphor reads "the jihadist group" at token i.
func (w *work) anaphor(i int, heads map[string][]int32) (noun, bool) {
	head := -1
	for j := i + 1; j < len(w.d.Tokens) && j <= i+4; j++ {
		tok := w.d.Tokens[j]
		if tok.Class != tokens.Word && w.at(j) != "-" || j > i+1 && w.l.function[w.at(j)] {
			break
		}
		if tok.Upper && w.over[j] < 0 || w.over[j] >= 0 && w.ms[w.over[j]].Kind != model.Group {
			return noun{}, false
		}
		if len(heads[w.at(j)]) > 0 || w.l.orgs[w.at(j)] || w.l.places[w.at(j)] || w.isRole(w.at(j)) {
			head = j
		}
	}
	if head < 0 || !w.phraseStops(head+1) {
		return noun{}, false
	}
	for j := i + 1; j < head; j++ {
		if w.l.other[w.at(j)] || w.l.function[w.at(j)] {
			return noun{}, false
		}
	}
	c, why := w.referent(i, head, heads[w.at(head)])
	if c < 0 {
		return noun{}, false
	}
	r := tokens.Range{First: i + 1, End: head + 1}
	span := w.d.Span(r)
	for j := r.First; j < r.End; j++ {
		if w.nounAt[j] {
			return noun{}, false
		}
	}
	return noun{span: span, tok: r, cluster: c, why: why, sure: 0.75}, true
}

func (w *work) isRole(t string) bool { _, ok := w.l.roles[t]; return ok }

// phraseStops reports whether the noun phrase ends before token i: no "of",
// no name, no further noun.
func (w *work) phraseStops(i int) bool {
	if i >= len(w.d.Tokens) {
		return true
	}
	tok := w.d.Tokens[i]
	switch t := w.at(i); {
	case tok.Class == tokens.Possessive:
		return true
	case tok.Class == tokens.Punct:
		return t != "-" && t != "("
	case tok.Upper || tok.Class != tokens.Word:
		return false
	case t == "who" || t == "that" || t == "which" || t == "whose":
		return false // "the aide who asked" is one that the clause tells
	case t == "of" || t == "for" || t == "behind" || t == "called" || t == "known" || t == "named" || t == "responsible":
		return false
	default:
		return w.l.function[t] || w.l.speech[t] || w.l.past[t] || verbal(t)
	}
}

// verbal reports whether a lower-case word after a noun is likely its verb
// rather than another noun.
func verbal(t string) bool {
	n := len(t)
	return n > 4 && t[n-2:] == "ed" || n > 4 && t[n-2:] == "ly"
}

// reach is how many sentences back a noun phrase looks for what it names.
const reach = 6

// recalled is how many things of one noun a text's reader is held to bear in
// mind.
const recalled = 64

// referent is the one entity that the noun phrase from token i to its head can
// name: known by this noun before, with the same modifiers where it has any.
func (w *work) referent(i, head int, facts []int32) (cluster int, why string) {
	var plain, exact []int
	var proof *fact
	place := false
	before := sort.Search(len(facts), func(x int) bool { return w.facts[facts[x]].span.Start >= w.d.Tokens[i].Start })
	for _, x := range facts[max(0, before-recalled):before] {
		f := &w.facts[x]
		match, modified := w.modifiersAgree(i+1, head, f)
		if !match {
			continue
		}
		list := &plain
		if modified {
			list = &exact
		}
		if !slices.Contains(*list, f.cluster) {
			*list = append(*list, f.cluster)
		}
		place = w.names[f.cluster].kind == model.Place
		proof = f
	}
	found := exact
	if len(found) == 0 {
		found = plain
	}
	if place && len(found) > 1 {
		found = w.nearestPlace(found, i, w.at(head))
	}
	if len(found) != 1 || !w.near(found[0], i, reach) || w.rival(found[0], i, w.at(head)) {
		return -1, ""
	}
	if proof.cluster != found[0] || proof.own {
		return found[0], "the only " + w.at(head) + " that the text before can mean"
	}
	return found[0], "called “" + proof.span.In(w.d.Text) + "” in the article"
}

// nearestPlace is, of several places that a noun may mean, the only one of
// this sentence and the last, unless the article speaks much more of another.
func (w *work) nearestPlace(found []int, i int, noun string) []int {
	main := slices.MaxFunc(found, func(a, b int) int { return w.counts[a] - w.counts[b] })
	close := slices.DeleteFunc(slices.Clone(found), func(c int) bool { return !w.near(c, i, 0) })
	if len(close) != 1 {
		close = slices.DeleteFunc(slices.Clone(found), func(c int) bool { return !w.near(c, i, 1) })
	}
	if len(close) != 1 || close[0] == main {
		return close
	}
	country := noun == "country" || noun == "nation" || noun == "region"
	if w.counts[main] >= 2*w.counts[close[0]] && (country || !w.near(close[0], i, 0)) {
		return nil
	}
	return close
}

// modifiersAgree reports whether the modifiers from i to the head contradict
// none of the fact's, and whether they are among them.
func (w *work) modifiersAgree(i, head int, f *fact) (match, modified bool) {
	person := w.names[f.cluster].kind == model.Person
	if person && !w.sameRank(i, head, f) {
		return false, false
	}
	for j := i; j < head; j++ {
		t := w.at(j)
		if t == "-" {
			continue
		}
		known := false
		for k := f.tok.First; k < f.tok.End; k++ {
			known = known || w.at(k) == t
		}
		if w.over[j] >= 0 && !known && !f.own {
			return false, false
		}
		if !known && (w.over[j] >= 0 || person) {
			return false, false
		}
		if !known && !f.own && f.modified(w) {
			return false, false // "the rebel group" is no "monitoring group"
		}
		modified = modified || known
	}
	return true, modified
}

// sameRank reports whether the words that change what a role is stand in both
// or in neither: a vice-president is no president.
func (w *work) sameRank(i, head int, f *fact) bool {
	has := func(r tokens.Range) (ranks int) {
		for k := r.First; k < r.End; k++ {
			switch fold(w.at(k)) {
			case "vice", "deputy", "former", "ex", "prime", "assistant", "under", "acting", "co", "elect":
				ranks++
			}
		}
		return ranks
	}
	return (has(f.tok) > 0) == (has(tokens.Range{First: i, End: head}) > 0)
}

// modified reports whether the fact's noun stands with a modifier of its own.
func (f *fact) modified(w *work) bool {
	for k := f.tok.First; k < f.tok.End; k++ {
		t := w.at(k)
		if t == f.head {
			return false
		}
		if w.lowerWord(k) && !w.l.function[t] {
			return true
		}
	}
	return false
}

// before is the index of the first mention at token i or after.
func (w *work) before(i int) int {
	return sort.Search(len(w.ms), func(j int) bool { return w.ms[j].tok.First >= i })
}

// near reports whether the entity was mentioned within the given number of
// sentences before token i.
func (w *work) near(cluster, i, sentences int) bool {
	s := w.d.SentenceOf(i)
	for j := w.before(i) - 1; j >= 0; j-- {
		if s-w.d.SentenceOf(w.ms[j].tok.First) > sentences {
			return false
		}
		if w.ms[j].cluster == cluster {
			return true
		}
	}
	return false
}

// rival reports whether, since the entity was named last, another one of its
// kind was that the noun might mean as well, in this sentence or the one
// before. What an article speaks of most has no rivals.
func (w *work) rival(cluster, i int, head string) bool {
	s := w.d.SentenceOf(i)
	for j := w.before(i) - 1; j >= 0; j-- {
		m := &w.ms[j]
		if m.cluster == cluster || s-w.d.SentenceOf(m.tok.First) > 1 {
			return false
		}
		if m.Kind == w.names[cluster].kind && w.mayBeCalled(m, head) && w.counts[cluster] < 3*w.counts[m.cluster] {
			return true
		}
	}
	return true
}
