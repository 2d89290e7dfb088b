package aliases

import (
	"math"
	"slices"
	"strings"

	"lectern/model"
)

// readOverruled finds the acronyms whose listed meaning is not that of every
// article.
func (w *whole) readOverruled() {
	w.overruled = map[string]bool{}
	for _, d := range w.docs {
		for i := range d.Entities {
			e := &d.Entities[i]
			if e.Kind != model.Organization || len(e.Aliases) < 2 {
				continue
			}
			own, _, _, _, known := w.g.Organization(e.Name)
			for _, a := range e.Aliases {
				if a.Name == e.Name || !capitals(a.Name) {
					continue
				}
				listed, _, names, _, ok := w.g.Organization(a.Name)
				if !ok || known && listed == own || !strings.Contains(e.Name, " ") {
					continue
				}
				// Not w.parse, which would remember what is still to be overruled.
				full := parse(e.Name, e.Kind, w.l)
				if !slices.ContainsFunc(names, func(s string) bool { return overlap(full.full, parse(s, e.Kind, w.l).full) }) {
					w.overruled[a.Name] = true
				}
			}
		}
	}
}

// overlap reports whether two names share half of the longer one's words.
func overlap(a, b []string) bool {
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return 2*n >= max(len(a), len(b))
}

// readRoles learns from an entity's descriptions what walk of life it is of.
func (w *whole) readRoles(u *unit, e *model.Entity) {
	for _, d := range e.Descriptions {
		for _, word := range splitName(d.Text) {
			if u.place {
				w.readCountry(u, word)
				continue
			}
			f := strings.TrimSuffix(fold(word), "s")
			r, ok := w.l.roles[f]
			if !ok {
				continue
			}
			if r != noField {
				u.roles |= 1 << r
			}
			if !slices.Contains(u.words, f) {
				u.words = append(u.words, f)
			}
		}
	}
}

// readCountry learns from a word of a place's description which country it is
// in.
func (w *whole) readCountry(u *unit, word string) {
	code, ok := w.g.Nationality(word)
	if !ok {
		code, ok = w.g.CountryCode(word)
	}
	if ok && !slices.Contains(u.words, code) {
		u.words = append(u.words, code)
	}
}

// readContext lists the groups that each article names.
func (w *whole) readContext() {
	w.context = make([][]int32, len(w.docs))
	for _, u := range w.units {
		w.context[u.article] = append(w.context[u.article], u.group)
	}
	for i := range w.context {
		slices.Sort(w.context[i])
		w.context[i] = slices.Compact(w.context[i])
	}
}

// sampled is the number of units that stand for a sense where contexts are
// compared, so that a name in 50,000 articles costs no more than one in 32.
const sampled = 32

// agreement is how much the articles of two senses share: the sum over the
// names in both of how rare each is in the library. 50 more articles than
// there are keep small libraries from finding every name common.
func (w *whole) agreement(a, b int32) float64 {
	if w.marks == nil {
		w.marks = make([]uint32, len(w.groups))
	}
	w.mark += 2
	w.eachContext(a, func(g int32) { w.marks[g] = w.mark })
	sum := 0.0
	w.eachContext(b, func(g int32) {
		if w.marks[g] != w.mark || g == w.senses[a].group || g == w.senses[b].group {
			return
		}
		w.marks[g] = w.mark + 1 // count it once
		sum += w.rarity(g)
	})
	return sum
}

// rarity is what it says for one story that two articles name a thing: much for
// a name that few articles have, little for a country or nationality.
func (w *whole) rarity(g int32) float64 {
	v := math.Log(float64(len(w.docs)+50) / float64(len(w.groups[g].units)+1))
	if k := w.groups[g].kind; (k == model.Place || k == model.Group) && strings.HasPrefix(w.groups[g].key, "=") {
		v *= 0.4
	}
	return v
}

// agrees is the agreement from which two contexts are held to be of one story:
// one rare name, or a few common ones.
const agrees = 2.0

func (w *whole) eachContext(s int32, f func(g int32)) {
	units := w.senses[s].units
	step := max(1, len(units)/sampled)
	for i := 0; i < len(units); i += step {
		for _, g := range w.context[w.units[units[i]].article] {
			f(g)
		}
	}
}
