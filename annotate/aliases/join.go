package aliases

import (
	"slices"
	"sort"

	"lectern/annotate/tokens"
	"lectern/model"
)

// covered reports whether a mention overlaps the span.
func (w *work) covered(s model.Span) bool {
	i := sort.Search(len(w.taken), func(i int) bool { return w.taken[i].End > s.Start })
	return i < len(w.taken) && w.taken[i].Overlaps(s)
}

// addMention adds a mention that the tagger did not give. The caller restores
// the order with sortMentions.
func (w *work) addMention(a model.Annotation, n name) {
	at := slices.IndexFunc(w.names, func(o name) bool { return o.kind == n.kind && o.text == n.text })
	if at < 0 {
		at = len(w.names)
		w.addName(n)
	}
	w.ms = append(w.ms, mention{Annotation: a, tok: w.d.Within(a.Span), name: at, added: true})
}

// sortMentions puts added mentions in their places.
func (w *work) sortMentions() {
	sort.SliceStable(w.ms, func(i, j int) bool { return before(w.ms[i].Span, w.ms[j].Span) })
	for i := range w.names {
		w.names[i].mentions = w.names[i].mentions[:0]
	}
	w.taken = w.taken[:0]
	for i := range w.ms {
		n := &w.names[w.ms[i].name]
		n.mentions = append(n.mentions, i)
		w.taken = append(w.taken, w.ms[i].Span)
	}
}

type key struct {
	kind model.Kind
	word string
}

// indexNames lists the names by the consonants of their words, so that only
// names that share one are compared.
func (w *work) indexNames() {
	w.index = make(map[key][]int, 2*len(w.names))
	for i := range w.names {
		n := &w.names[i]
		n.bones = make([]key, len(n.words))
		for j, word := range n.words {
			k := key{n.kind, skeleton(translit(word))}
			n.bones[j] = k
			if list := w.index[k]; len(list) == 0 || list[len(list)-1] != i {
				w.index[k] = append(list, i)
			}
		}
	}
}

// joinAcronyms joins an acronym with the one longer name whose initials it is.
func (w *work) joinAcronyms() {
	byInitials := map[key][]int{}
	put := func(k model.Kind, s string, i int) {
		if list := byInitials[key{k, s}]; s != "" && (len(list) == 0 || list[len(list)-1] != i) {
			byInitials[key{k, s}] = append(list, i)
		}
	}
	for i := range w.names {
		n := &w.names[i]
		all, significant := n.initials(w.l)
		put(n.kind, all, i)
		put(n.kind, significant, i)
		put(n.kind, n.compounds(w.l), i)
		if len(n.words) > 1 && len(n.words) < len(n.full) {
			cut := name{full: n.words}
			_, significant = cut.initials(w.l)
			put(n.kind, significant, i)
		}
	}
	for i := range w.names {
		n := &w.names[i]
		if n.kind == model.Person {
			w.joinInitials(i)
			continue
		}
		if len(n.full) != 1 || !n.acronym && !(len(n.full[0]) <= 6 && len(n.full[0]) >= 4) || n.kind == model.Group {
			continue
		}
		var roots []int
		for _, c := range byInitials[key{n.kind, n.full[0]}] {
			if r := w.find(c); !slices.Contains(roots, r) {
				roots = append(roots, r)
			}
		}
		if len(roots) == 1 && w.find(i) != roots[0] {
			w.join(roots[0], i, "initials of “"+w.names[roots[0]].text+"”", w.first(i))
		}
	}
}

// firstAlike is a cheap test of whether the first words of two names may be
// variants, which rules out nearly all pairs.
func firstAlike(a, b *name, l *lexicon) bool {
	if a.bones[0] == b.bones[0] {
		return true
	}
	if a.kind != model.Person {
		return false
	}
	x, y := a.words[0], b.words[0]
	return x[0] == y[0] || l.nick[x] != "" && l.nick[x] == l.nick[y]
}

// joinVariants joins full names that are spellings of one another.
func (w *work) joinVariants() {
	w.indexNames()
	for i := range w.names {
		n := &w.names[i]
		if len(n.words) == 0 {
			continue
		}
		last := n.bones[len(n.bones)-1]
		for _, j := range w.index[last] {
			if j >= i {
				break
			}
			if o := &w.names[j]; o.bones[len(o.bones)-1] != last || !firstAlike(n, o, w.l) {
				continue
			}
			if w.find(i) == w.find(j) || w.apart[pair(i, j)] {
				continue
			}
			if ok, why := sameFull(n, &w.names[j], w.l); ok {
				w.join(j, i, why, w.first(i))
			}
		}
	}
}

// groupKey is what the forms of a group's name share: "Russian" and
// "Russians".
func groupKey(n *name) string {
	k := n.key()
	if len(k) > 4 && k[len(k)-1] == 's' && k[len(k)-2] != 's' {
		k = k[:len(k)-1]
	}
	return k
}

// joinInitials joins a person's initials, as an interview prints them, with
// the one full name that has them.
func (w *work) joinInitials(i int) {
	n := &w.names[i]
	if len(n.full) != 1 || len(n.full[0]) < 2 || len(n.full[0]) > 4 || !n.acronym {
		return
	}
	root := -1
	for j := range w.names {
		m := &w.names[j]
		if m.kind != model.Person || len(m.full) < 2 {
			continue
		}
		if all, _ := m.initials(w.l); all != n.full[0] {
			continue
		}
		if r := w.find(j); root >= 0 && root != r {
			return
		}
		root = w.find(j)
	}
	if root >= 0 {
		w.join(root, i, "initials of “"+w.names[root].text+"”", w.first(i))
	}
}

// addShort marks the repetitions and short forms of names that the tagger left
// out: a capitalised head after "the", a surname, an acronym.
func (w *work) addShort() {
	w.sortMentions()
	if len(w.names) == 0 {
		return
	}
	heads := w.headForms()
	exact := w.exactForms()
	added := false
	for i := range w.d.Tokens {
		t := &w.d.Tokens[i]
		if !t.Upper || t.Class != tokens.Word {
			continue
		}
		text := w.d.At(i)
		var n, root, length int
		if list, ok := exact[text]; ok {
			n, length = w.longestExact(i, list)
			root = -1
		}
		if length == 0 {
			c, ok := heads[text]
			if !ok || len(c) != 1 || !w.standsAlone(i) {
				continue
			}
			root, length = c[0], 1
		}
		span := w.d.Span(tokens.Range{First: i, End: i + length})
		if w.covered(span) || root < 0 && w.partOfName(i, i+length) {
			continue
		}
		if root >= 0 {
			w.addHead(i, root, span)
		} else {
			w.ms = append(w.ms, mention{Annotation: model.Annotation{Span: span, Kind: w.names[n].kind, Form: model.Named, By: model.Document,
				Why: "named elsewhere in the article", Confidence: 0.85}, tok: tokens.Range{First: i, End: i + length}, name: n, added: true})
		}
		added = true
	}
	if added {
		w.sortMentions()
	}
}

// addHead adds "the Observatory" as a short form of the entity root.
func (w *work) addHead(i, root int, span model.Span) {
	head := parse(w.d.At(i), w.names[root].kind, w.l)
	before := len(w.names)
	w.addMention(model.Annotation{Span: span, Kind: w.names[root].kind, Form: model.Short, By: model.Document,
		Why: "head of the name “" + w.names[root].text + "”", Confidence: 0.85}, head)
	if n := w.ms[len(w.ms)-1].name; n >= before || w.bonds[n].reason == "" {
		w.join(root, n, "head of the name “"+w.names[root].text+"”", span)
	}
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
		if n.kind == model.Place && !w.l.places[h] {
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
