package aliases

import (
	"slices"
	"sort"

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
