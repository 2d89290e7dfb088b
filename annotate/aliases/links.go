package aliases

import (
	"slices"
	"strings"

	"lectern/model"
)

// linkVariants joins full names of one kind that are spellings of one another,
// people's with and without middle names and with short given names, where
// nothing speaks against it.
func (w *whole) linkVariants() {
	blocks := map[key][]int32{}
	var order []key
	put := func(k key, s int32) {
		list := blocks[k]
		if len(list) == 0 {
			order = append(order, k)
		}
		if len(list) == 0 || list[len(list)-1] != s {
			blocks[k] = append(list, s)
		}
	}
	for s := range int32(len(w.senses)) {
		g := &w.groups[w.senses[s].group]
		n := g.name
		if len(n.words) == 0 || len(n.words) == 1 && n.kind == model.Person || strings.HasPrefix(g.key, "=") {
			continue
		}
		put(key{n.kind, skeleton(translit(n.words[0])) + " " + skeleton(translit(n.surname()))}, s)
		if n.kind == model.Person {
			if full := w.l.nick[n.words[0]]; full != "" {
				put(key{n.kind, full + ", " + n.surname()}, s)
			}
		}
	}
	for _, k := range order {
		if len(blocks[k]) > 1 {
			w.linkBlock(blocks[k])
		}
	}
}

// blockLimit bounds the comparisons within one block of similar names.
const blockLimit = 64

func (w *whole) linkBlock(block []int32) {
	for i, a := range block {
		for _, b := range block[max(0, i-blockLimit):i] {
			if w.senses[a].group == w.senses[b].group || w.find(a) == w.find(b) {
				continue
			}
			ga, gb := &w.groups[w.senses[a].group], &w.groups[w.senses[b].group]
			ok, why := sameFull(ga.name, gb.name, w.l)
			if ok && generically(ga.name, w.l) && !w.oneCountry(ga, gb) {
				continue
			}
			if !ok || !w.mayBeOne(a, b) || !w.supported(a, b, ga.name) {
				continue
			}
			w.join(b, a, why, -1)
		}
	}
}

// oneCountry reports whether two groups of one generic name may be of one
// country: their articles name the same one, or one names none.
func (w *whole) oneCountry(a, b *group) bool {
	_, x, _ := strings.Cut(a.key, "@")
	_, y, _ := strings.Cut(b.key, "@")
	return a.name.kind != model.Organization || x == y || x == "" || y == ""
}

// supported reports whether more than the likeness of the names speaks for two
// senses being one: shared context, a shared role; of places and long names of
// organisations the likeness is enough.
func (w *whole) supported(a, b int32, n *name) bool {
	switch n.kind {
	case model.Person:
		return w.agreement(a, b) >= agrees || w.rolesAgree(a, b)
	case model.Organization:
		return len(n.words) >= 3 && !generically(n, w.l) || w.agreement(a, b) >= agrees
	case model.Place:
		ra, rb := w.recordOf(a), w.recordOf(b)
		return ra == nil || rb == nil || nearby(ra, rb)
	}
	return true
}

// mayBeOne reports whether the walks of life of two senses agree, and no
// article names both as two.
func (w *whole) mayBeOne(a, b int32) bool {
	if !compatible(w.rolesOf(a), w.rolesOf(b)) {
		return false
	}
	if w.groups[w.senses[a].group].kind == model.Organization {
		return true // an article need not say that "PCG" is the Coast Guard
	}
	return !w.sideBySide(w.find(a), w.find(b))
}

// sideBySide reports whether an article names both senses as two things.
func (w *whole) sideBySide(a, b int32) bool {
	us, vs := w.senses[a].units, w.senses[b].units
	for len(us) > 0 && len(vs) > 0 {
		x, y := w.units[us[0]].article, w.units[vs[0]].article
		switch {
		case x == y:
			return true
		case x < y:
			us = us[1:]
		default:
			vs = vs[1:]
		}
	}
	return false
}

func (w *whole) rolesOf(s int32) (roles uint32) {
	for _, u := range w.senses[s].units {
		roles |= w.units[u].roles
	}
	return roles
}

// rolesAgree reports whether articles call both by one role word.
func (w *whole) rolesAgree(a, b int32) bool {
	var words []string
	for _, u := range sample(w.senses[a].units) {
		words = append(words, w.units[u].words...)
	}
	for _, v := range sample(w.senses[b].units) {
		for _, word := range w.units[v].words {
			if w.l.roles[word] != noField && slices.Contains(words, word) {
				return true
			}
		}
	}
	return false
}

func sample(units []int32) []int32 { return units[:min(len(units), 4*sampled)] }

// linkShort joins names that are short forms with the one longer name of
// another article that they can stand for, where the contexts agree: "Assad"
// in an article that names Syria, "the Syrian Observatory" in one that names
// Palmyra, "J. Smith" beside John Smith's company.
func (w *whole) linkShort() {
	index := map[key][]int32{}
	put := func(k model.Kind, word string, s int32) {
		id := key{k, word}
		if list := index[id]; len(list) == 0 || list[len(list)-1] != s {
			index[id] = append(list, s)
		}
	}
	for s := range int32(len(w.senses)) {
		n := w.groups[w.senses[s].group].name
		if len(n.words) < 2 {
			continue
		}
		switch n.kind {
		case model.Person:
			put(n.kind, n.surname(), s)
			if n.eastern() {
				put(n.kind, n.words[0], s)
			}
		case model.Organization:
			put(n.kind, pairOf(n.words, 0), s)
			if n.head > 2 {
				put(n.kind, pairOf(n.words, n.head-2), s)
			}
		}
	}
	for s := range int32(len(w.senses)) {
		g := &w.groups[w.senses[s].group]
		if n := g.name; len(n.words) > 0 && !strings.HasPrefix(g.key, "=") {
			w.linkOne(s, n, index)
		}
	}
}

// crowned reports whether articles give a person of one name a title that goes
// with a given name.
func (w *whole) crowned(s int32) bool {
	for _, u := range sample(w.senses[s].units) {
		for _, word := range w.units[u].words {
			switch word {
			case "king", "queen", "prince", "princess", "pope", "emperor", "sultan", "emir", "monarch", "duke", "duchess", "imam", "sister":
				return true
			}
		}
	}
	return false
}

// pairOf is the two words from i on, which a short form of an organisation's
// name has at least.
func pairOf(words []string, i int) string { return words[i] + " " + words[i+1] }

func (w *whole) linkOne(s int32, n *name, index map[key][]int32) {
	var words []string
	initial := n.kind == model.Person && len(n.words) == 2 && len(n.words[0]) == 1
	switch {
	case n.kind == model.Person && len(n.words) == 1, initial:
		words = []string{n.surname()}
	case n.kind == model.Organization && len(n.words) > 1 && !w.parse(n.kind, n.text).generic:
		words = []string{pairOf(n.words, 0)}
	}
	if n.kind == model.Person && w.crowned(s) {
		return // "King Abdullah" bears a given name
	}
	var claims []claim
	best := noRelation
	for _, word := range words {
		list := index[key{n.kind, word}]
		if len(list) > 4*blockLimit {
			return // too many to tell which
		}
		for _, c := range list {
			m := w.groups[w.senses[c].group].name
			rel, why := shortOf(n, m, w.l)
			if initial && len(m.words[0]) > 1 && m.words[0][0] == n.words[0][0] && m.surname() == n.surname() {
				rel, why = familyName, "initial and surname of "+m.text
			}
			if rel < partName || rel < best || c == s {
				continue
			}
			if rel > best {
				best, claims = rel, claims[:0]
			}
			claims = append(claims, claim{c, -1, why})
		}
	}
	need := agrees
	if best == partName {
		need = 3 * agrees // a head alone: only within one story
	}
	if len(claims) > 0 {
		w.decide(s, claims, need)
	}
}

// linkKinds joins a name of two words or more that one article takes for an
// organisation and another for a place: a court, a stadium, a palace is both,
// and no other thing has its name.
func (w *whole) linkKinds() {
	for s := range int32(len(w.senses)) {
		g := &w.groups[w.senses[s].group]
		if g.kind != model.Place || len(g.name.words) < 2 || len(g.records) > 0 || strings.HasPrefix(g.key, "=") {
			continue
		}
		other, ok := w.byKey[groupID{model.Organization, g.key}]
		if !ok {
			continue
		}
		o := w.units[w.groups[other].units[0]].sense
		if len(g.name.words) >= 3 || w.agreement(s, o) >= agrees {
			w.join(o, s, "the same name, taken for an organisation and for a place", -1)
		}
	}
}
