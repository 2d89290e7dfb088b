package aliases

import (
	"slices"

	"lectern/model"
)

// linkVariants joins full names of one kind that are spellings of one another,
// or one with and one without middle names, where nothing speaks against it.
func (w *whole) linkVariants() {
	blocks := map[key][]int32{}
	var order []key
	for s := range int32(len(w.senses)) {
		n := w.groups[w.senses[s].group].name
		if len(n.words) == 0 || len(n.words) == 1 && n.kind == model.Person {
			continue
		}
		k := key{n.kind, skeleton(translit(n.words[0])) + " " + skeleton(translit(n.surname()))}
		if len(blocks[k]) == 0 {
			order = append(order, k)
		}
		blocks[k] = append(blocks[k], s)
	}
	for _, k := range order {
		w.linkBlock(blocks[k])
	}
}

// blockLimit bounds the comparisons within one block of similar names.
const blockLimit = 64

func (w *whole) linkBlock(block []int32) {
	for i, a := range block {
		for _, b := range block[max(0, i-blockLimit):i] {
			ga, gb := &w.groups[w.senses[a].group], &w.groups[w.senses[b].group]
			if ga == gb || w.find(a) == w.find(b) {
				continue
			}
			ok, why := sameFull(ga.name, gb.name, w.l)
			if !ok || !w.mayBeOne(a, b) {
				continue
			}
			if ga.kind == model.Person && w.agreement(a, b) < agrees && !w.rolesAgree(a, b) {
				continue
			}
			w.join(b, a, why, -1)
		}
	}
}

// mayBeOne reports whether the walks of life of two senses agree, and no
// article names both as two.
func (w *whole) mayBeOne(a, b int32) bool {
	if !compatible(w.rolesOf(a), w.rolesOf(b)) {
		return false
	}
	in := map[int32]bool{}
	for _, u := range w.senses[a].units {
		in[w.units[u].article] = true
	}
	return !slices.ContainsFunc(w.senses[b].units, func(u int32) bool { return in[w.units[u].article] })
}

func (w *whole) rolesOf(s int32) (roles uint32) {
	for _, u := range w.senses[s].units {
		roles |= w.units[u].roles
	}
	return roles
}

// rolesAgree reports whether articles call both by one role word.
func (w *whole) rolesAgree(a, b int32) bool {
	for _, u := range w.senses[a].units {
		for _, v := range w.senses[b].units {
			for _, word := range w.units[u].words {
				if slices.Contains(w.units[v].words, word) {
					return true
				}
			}
		}
	}
	return false
}

// linkShort joins names that are short forms with the one longer name of
// another article that they can stand for, where the contexts agree: "Assad"
// in an article that names Syria, "the Syrian Observatory" in one that names
// Palmyra.
func (w *whole) linkShort() {
	index := map[key][]int32{}
	put := func(k key, s int32) {
		if list := index[k]; len(list) == 0 || list[len(list)-1] != s {
			index[k] = append(list, s)
		}
	}
	for s := range int32(len(w.senses)) {
		n := w.groups[w.senses[s].group].name
		switch {
		case len(n.words) < 2:
		case n.kind == model.Person:
			put(key{n.kind, n.surname()}, s)
			put(key{n.kind, n.words[0]}, s)
		case n.kind == model.Organization:
			put(key{n.kind, n.words[0]}, s)
		}
	}
	for s := range int32(len(w.senses)) {
		if n := w.groups[w.senses[s].group].name; len(n.words) > 0 {
			w.linkOne(s, n, index)
		}
	}
}

func (w *whole) linkOne(s int32, n *name, index map[key][]int32) {
	if n.kind == model.Person && len(n.words) > 1 || n.kind == model.Organization && len(n.words) < 2 {
		return
	}
	var claims []claim
	best := noRelation
	for _, c := range index[key{n.kind, n.words[0]}] {
		rel, why := shortOf(n, w.groups[w.senses[c].group].name, w.l)
		if rel < leadName || rel < best || c == s {
			continue
		}
		if rel > best {
			best, claims = rel, claims[:0]
		}
		claims = append(claims, claim{c, -1, why})
	}
	if len(claims) > 0 && len(claims) <= 4*blockLimit {
		w.decide(s, claims, false)
	}
}
