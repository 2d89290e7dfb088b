package aliases

import (
	"slices"
	"strings"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tokens"
	"lectern/model"
)

// addShort marks the repetitions and short forms of names that the tagger left
// out: a capitalised head after "the", a surname, an acronym, another listed
// name of an organisation.
func (w *work) addShort() {
	w.sortMentions()
	if len(w.names) == 0 {
		return
	}
	f := finder{work: w, heads: w.headForms(), exact: w.exactForms(), single: w.singleForms(), acronyms: w.acronymForms(), listed: w.listedForms()}
	n := len(w.ms)
	for i := range w.d.Tokens {
		if t := &w.d.Tokens[i]; t.Upper && t.Class == tokens.Word && !w.covered(t.Span) {
			f.try(i)
		}
	}
	if len(w.ms) > n {
		w.sortMentions()
	}
}

// finder holds the forms that addShort looks for, by their first token.
type finder struct {
	*work
	heads, exact     map[string][]int // to entities, to names
	single, acronyms map[string]int   // to entities
	listed           map[string]int   // listed organisations that the article names, to entities
}

// try marks what starts at token i, the surest reading first.
func (f *finder) try(i int) {
	text := f.d.At(i)
	if list, ok := f.exact[text]; ok {
		if n, length := f.longestExact(i, list); length > 0 && f.free(i, i+length) {
			f.addAs(i, length, f.find(n), model.Annotation{Kind: f.names[n].kind, Form: model.Named, By: model.Document,
				Why: "named elsewhere in the article", Confidence: 0.85}, "")
			return
		}
	}
	if c, ok := f.heads[text]; ok && len(c) == 1 && f.standsAlone(i) {
		reason := "head of the name “" + f.names[c[0]].text + "”"
		f.addAs(i, 1, c[0], model.Annotation{Kind: f.names[c[0]].kind, Form: model.Short, By: model.Document, Why: reason, Confidence: 0.85}, reason)
		return
	}
	if !f.free(i, i+1) {
		return
	}
	if c, ok := f.single[text]; ok {
		reason := "part of the name “" + f.names[c].text + "”"
		f.addAs(i, 1, c, model.Annotation{Kind: f.names[c].kind, Form: model.Short, By: model.Document, Why: reason, Confidence: 0.8}, reason)
		return
	}
	if c, ok := f.acronyms[text]; ok && c >= 0 {
		reason := "initials of “" + f.names[c].text + "”"
		f.addAs(i, 1, c, model.Annotation{Kind: f.names[c].kind, Form: model.Named, By: model.Document, Why: reason, Confidence: 0.85}, reason)
		return
	}
	if len(f.listed) == 0 {
		return
	}
	if name, _, _, _, ok := f.g.Organization(text); ok {
		if c, ok := f.listed[name]; ok {
			reason := "listed as a name of “" + name + "”, which the article names"
			f.addAs(i, 1, c, model.Annotation{Kind: model.Organization, Form: model.Named, By: model.List, Why: reason, Confidence: 0.85}, reason)
		}
	}
}

// free reports whether no mention covers the tokens from i to j and no
// capitalised word beside them makes them part of a longer name.
func (f *finder) free(i, j int) bool {
	return !f.covered(f.d.Span(tokens.Range{First: i, End: j})) && !f.partOfName(i, j)
}

// addAs adds the tokens from i as a mention of the entity; reason is why a name
// that is new belongs to it.
func (f *finder) addAs(i, length, root int, a model.Annotation, reason string) {
	a.Span = f.d.Span(tokens.Range{First: i, End: i + length})
	f.addMention(a, parse(a.In(f.d.Text), a.Kind, f.l))
	n := f.ms[len(f.ms)-1].name
	if f.bonds[n].reason == "" && f.find(n) != f.find(root) && f.shared[n] == nil {
		f.join(root, n, reason, a.Span)
	}
}

// singleForms maps the single words that stand for an entity by themselves to
// it: a name of one word, a surname, a company's own word. Words with another
// meaning are left out, and those that two entities share.
func (w *work) singleForms() map[string]int {
	forms := map[string]int{}
	put := func(word string, n int) {
		const other = gazetteer.Common | gazetteer.Month | gazetteer.Weekday | gazetteer.Title | gazetteer.Language | gazetteer.AnyGroup | gazetteer.AnyPlace
		if len(word) < 3 || w.g.Word(word).Has(other) {
			return
		}
		root := w.find(n)
		if old, ok := forms[word]; ok && old != root {
			root = -1
		}
		forms[word] = root
	}
	for i := range w.names {
		n := &w.names[i]
		if len(n.mentions) == 0 || n.kind != model.Person && n.kind != model.Organization || n.loose || w.shared[i] != nil || n.confidence < sure {
			continue
		}
		first := w.ms[n.mentions[0]].tok
		last := w.d.At(first.End - 1)
		switch {
		case first.End-first.First == 1:
			put(last, i)
		case n.kind == model.Person && !n.eastern() && n.suffix == "" && fold(last) == n.surname():
			put(last, i)
		case n.kind == model.Organization && len(n.words) > 1 && !w.l.apart[n.words[n.head-1]] && n.head == len(n.words):
			if word := w.d.At(first.First); fold(word) == n.words[0] && w.g.Word(word)&^gazetteer.Surname == 0 {
				put(word, i)
			}
		}
	}
	for word, root := range forms {
		if root < 0 {
			delete(forms, word)
		}
	}
	return forms
}

// acronymForms maps the acronyms that the article's longer names of
// organisations may have to the entities, -1 where two share one. One of two
// letters must be listed as a name of the organisation.
func (w *work) acronymForms() map[string]int {
	forms := map[string]int{}
	for i := range w.names {
		n := &w.names[i]
		if len(n.words) < 2 || n.loose || n.confidence < sure {
			continue
		}
		if n.kind == model.Person {
			w.dotted(n, w.find(i), forms)
		}
		if n.kind != model.Organization {
			continue
		}
		all, significant := n.initials(w.l)
		cut := name{full: n.words}
		_, short := cut.initials(w.l)
		for _, s := range []string{all, significant, short} {
			s = strings.ToUpper(s)
			if len(s) < 2 || len(s) == 2 && !w.sameListed(s, n.text) {
				continue
			}
			root := w.find(i)
			if old, ok := forms[s]; ok && old != root {
				root = -1
			}
			forms[s] = root
		}
	}
	return forms
}

// dotted adds a person's initials as an interview prints them: "L.C.".
func (w *work) dotted(n *name, root int, forms map[string]int) {
	all, _ := n.initials(w.l)
	if len(all) != 2 {
		return
	}
	s := strings.ToUpper(all[:1] + "." + all[1:] + ".")
	if old, ok := forms[s]; ok && old != root {
		root = -1
	}
	forms[s] = root
}

// sameListed reports whether the lists hold both for names of one organisation.
func (w *work) sameListed(a, b string) bool {
	x, _, _, _, ok := w.g.Organization(a)
	y, _, _, _, known := w.g.Organization(b)
	return ok && known && x == y
}

// listedForms maps the listed organisations that the article names without
// doubt to their entities.
func (w *work) listedForms() map[string]int {
	forms := map[string]int{}
	for i := range w.names {
		n := &w.names[i]
		if n.kind != model.Organization || n.confidence < sure {
			continue
		}
		if name, _, _, ambiguous, ok := w.g.Organization(n.text); ok && !ambiguous {
			if _, ok := forms[name]; !ok {
				forms[name] = w.find(i)
			}
		}
	}
	return forms
}

// headForms maps a capitalised head noun to the entities whose names have it.
func (w *work) headForms() map[string][]int {
	heads := map[string][]int{}
	for i := range w.names {
		n := &w.names[i]
		if n.kind != model.Organization && n.kind != model.Place || len(n.words) < 2 || n.head == 0 {
			continue
		}
		h := n.words[n.head-1]
		if n.kind == model.Place && !w.l.places[h] || n.kind == model.Organization && !w.heads(h, n.head < len(n.words)) {
			continue
		}
		raw := splitName(n.text)
		for _, r := range raw {
			if fold(r) != h {
				continue
			}
			if root := w.find(i); !slices.Contains(heads[r], root) {
				heads[r] = append(heads[r], root)
			}
			break
		}
	}
	return heads
}

// heads reports whether a noun can stand for an organisation by itself: one
// that names a kind of organisation, or any in the singular that a preposition
// follows in the full name, as in "Monitor for Civil Rights".
func (w *work) heads(noun string, complement bool) bool {
	if w.l.orgs[noun] {
		return true
	}
	if noun[len(noun)-1] == 's' || noun == "women" || noun == "men" || noun == "people" || noun == "children" || noun == "youth" {
		return false
	}
	return complement || w.g.Word(noun).Has(gazetteer.OrgHead|gazetteer.Facility)
}

// standsAlone reports whether the capitalised noun at token i stands after
// "the" and is no part of a longer name.
func (w *work) standsAlone(i int) bool {
	if i == 0 {
		return w.beforeRole(i)
	}
	if prev := w.d.At(i - 1); prev != "the" && prev != "The" {
		return w.beforeRole(i)
	}
	switch w.d.At(i) {
	case "Church", "State", "West", "East", "Union", "Press", "Internet", "House":
		return false // more often what the whole world calls so
	}
	if i+1 < len(w.d.Tokens) && w.lowerFollows(i+1) {
		return false // "the Indigenous population"
	}
	if i+1 < len(w.d.Tokens) {
		next := w.d.Tokens[i+1]
		if next.Space && next.Upper || !next.Space && w.d.At(i+1) == "-" {
			return false
		}
		switch w.d.At(i + 1) {
		case "of", "for":
			return false
		}
	}
	return true
}

// beforeRole reports whether the noun at token i stands without "the" before a
// role and a name: "Observatory director Rami Abdel Rahman".
func (w *work) beforeRole(i int) bool {
	if i > 0 && w.d.Tokens[i-1].Upper && w.d.Tokens[i-1].Class == tokens.Word && !w.starts(i) {
		return false
	}
	j := i + 1
	for j < len(w.d.Tokens) && j < i+4 && w.lower(j) && !w.l.function[w.d.At(j)] {
		j++
	}
	if j == i+1 || j >= len(w.d.Tokens) || !w.d.Tokens[j].Upper {
		return false
	}
	_, ok := w.l.roles[w.d.At(j-1)]
	return ok && w.covered(w.d.Tokens[j].Span)
}

// lowerFollows reports whether a lower-case noun follows, so that the word
// before it is no name by itself.
func (w *work) lowerFollows(i int) bool {
	t := w.d.Tokens[i]
	if t.Class != tokens.Word || t.Upper {
		return false
	}
	word := w.d.At(i)
	return !w.l.function[word] && !w.l.speech[word] && !w.l.past[word] && !verbal(word) && !finite(word)
}

// finite reports whether a word is likely a verb in the third person.
func finite(word string) bool {
	n := len(word)
	return n > 3 && word[n-1] == 's' && word[n-2] != 's'
}

// partOfName reports whether a capitalised word beside the tokens from i to j
// makes them part of a longer name: "FA" in "FA Cup".
func (w *work) partOfName(i, j int) bool {
	if j < len(w.d.Tokens) && w.d.Tokens[j].Upper && w.d.Tokens[j].Class == tokens.Word {
		return true
	}
	if j+1 < len(w.d.Tokens) && w.d.At(j) == "-" && !w.d.Tokens[j].Space && w.d.Tokens[j+1].Upper {
		return true
	}
	return i > 0 && w.d.Tokens[i-1].Upper && w.d.Tokens[i-1].Class == tokens.Word && w.d.SentenceOf(i-1) == w.d.SentenceOf(i) && !determiner(w.d.At(i-1)) && !w.starts(i-1)
}

// exactForms maps the first token of each distinctive name to the names.
func (w *work) exactForms() map[string][]int {
	exact := map[string][]int{}
	for i := range w.names {
		n := &w.names[i]
		if len(n.mentions) == 0 || n.kind == model.Group || w.shared[i] != nil {
			continue
		}
		// A name that the tagger gave with doubt must have more to it, such as a
		// longer name that it stands for.
		if n.confidence < sure && w.bonds[i].reason == "" {
			continue
		}
		m := &w.ms[n.mentions[0]]
		first := w.d.At(m.tok.First)
		// A single word must be no ordinary one: an acronym, or a surname.
		if m.tok.End-m.tok.First == 1 && !n.acronym {
			continue
		}
		exact[first] = append(exact[first], i)
	}
	return exact
}

// longestExact is the longest of the names that the tokens from i spell.
func (w *work) longestExact(i int, list []int) (best, length int) {
	for _, n := range list {
		m := &w.ms[w.names[n].mentions[0]]
		k := m.tok.End - m.tok.First
		if k <= length || i+k > len(w.d.Tokens) {
			continue
		}
		same := true
		for j := range k {
			if w.d.At(i+j) != w.d.At(m.tok.First+j) {
				same = false
				break
			}
		}
		if same {
			best, length = n, k
		}
	}
	return best, length
}
