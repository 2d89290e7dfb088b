// Package gazetteer answers what a word or a name can be: compact embedded
// lists of places, nationalities, religions, peoples, known organisations,
// given names, surnames, titles and common words, compiled from open data by
// the command in build. The licences are in NOTICE.
//
// The lists propose and the caller decides: every entry has a strength, the
// estimated probability that the name, capitalised in running text, means what
// the list says.
package gazetteer

import (
	"iter"
	"math"

	"lectern/annotate/gazetteer/internal/columns"
	"lectern/annotate/tokens"
	"lectern/model"
)

// Entry is what a list says about a name.
type Entry struct {
	// Kind is the kind of the weightiest thing of that name: place, group or
	// organization.
	Kind model.Kind
	// List is the list that it stands in; its String is the text for Why.
	List List
	// Name is the canonical name: "Raqqa" may be found as "Ar Raqqah".
	Name string
	// Country is an ISO 3166-1 alpha-2 code, "" where there is none.
	Country string
	// Strength estimates, in [0, 1], how likely the name means this in running
	// text, whatever stands around it: near 1 for "Germany", low for the cities
	// "Of", "Reading" and "Nice".
	Strength float64
	// NeedsContext says that the form is too ambiguous to be marked unless the
	// text established it ("IS").
	NeedsContext bool

	form uint32 // index plus one
}

// IsZero reports whether the entry is none.
func (e Entry) IsZero() bool { return e.form == 0 }

// Word is what the single word can be. Case and diacritics do not matter, but
// for the names that are read in capitals only: "US" is a country, "us" is
// not. The caller looks at the case to tell "Bush" from "bush".
func (g *Gazetteer) Word(s string) Class {
	h := hashWord(hashSeed, s)
	var c Class
	if v := g.wordTable.get(h); v != 0 {
		c = g.words[v-1].class
	}
	if !startsUpper(s) {
		return c
	}
	if v := g.formTable.get(h) & formMask; v != 0 {
		c |= g.classOf(&g.forms[v-1])
	}
	if isAcronym(s) {
		if v := g.formTable.get(hashCapitals(s)) & formMask; v != 0 {
			c |= g.classOf(&g.forms[v-1]) | Acronym
		}
	}
	return c
}

// Rank is about the place of the word, in lower case, in a list of words of
// news and encyclopaedia text by frequency: 1 for "the", 0 where it is not
// among the words that the lists keep. It is exact to 6 %.
func (g *Gazetteer) Rank(s string) int {
	v := g.wordTable.get(hashWord(hashSeed, s))
	if v == 0 || g.words[v-1].rank == 0 {
		return 0
	}
	return int(math.Exp2(float64(g.words[v-1].rank-1)/columns.RankStep) + 0.5)
}

// Longest is the longest listed name that starts at token i: how many tokens
// it takes, and what the lists say; zero where none starts there. A name never
// starts with a lower-case word other than a particle ("al-Qaeda"), crosses a
// paragraph's end, or has a lower-case word where the list has a capital.
func (g *Gazetteer) Longest(d *tokens.Document, i int) (n int, e Entry) {
	first := &d.Tokens[i]
	if first.Class != tokens.Word || !first.Upper && !g.particleStarts(d, i) || g.continuesName(d, i) {
		return 0, Entry{}
	}
	best := uint32(0)
	if s := d.At(i); isAcronym(s) {
		if v := g.formTable.get(hashCapitals(s)) & formMask; v != 0 {
			best, n = v, 1
		}
	}
	h, capitals, words := uint64(hashSeed), uint16(0), 0
	for j := i; j < len(d.Tokens) && words < maxWords; j++ {
		t := &d.Tokens[j]
		if j > i && !joins(d, j) {
			break
		}
		s := t.In(d.Text)
		switch {
		case t.Class == tokens.Possessive:
			if words == 0 || len(s) < 2 {
				continue
			}
			s = s[len(s)-1:]
		case t.Class == tokens.Punct && j > i && isHyphen(s):
			if t.Space || j+1 == len(d.Tokens) || d.Tokens[j+1].Space {
				return n, g.entry(d, i, n, best)
			}
			continue
		case t.Class == tokens.Punct && s != "&", t.Class == tokens.Symbol:
			return n, g.entry(d, i, n, best)
		}
		if words > 0 {
			h = hashSpace(h)
		}
		h = hashWord(h, s)
		if t.Upper || t.Class == tokens.Number {
			capitals |= 1 << words
		}
		words++
		v := g.formTable.get(h)
		if f := v & formMask; f != 0 && j-i+1 > n && g.forms[f-1].capital&^capitals == 0 {
			best, n = f, j-i+1
		}
		if v&hasLonger == 0 {
			break
		}
	}
	return n, g.entry(d, i, n, best)
}

// maxWords is the length of the longest name looked for.
const maxWords = 12

// Organization is the known organisation that goes by the name: its canonical
// name, what it is, every name it goes by (which the caller must not change),
// and whether the given name needs context. The case matters for acronyms.
func (g *Gazetteer) Organization(name string) (canonical string, list List, aliases []string, needsContext, ok bool) {
	v := g.lookup(name)
	if v == 0 {
		return "", NoList, nil, false, false
	}
	f := &g.forms[v-1]
	for it := range g.targetsOf(f) {
		if l := g.items[it].list; l.Kind() == model.Organization {
			return g.nameOf(it), l, g.aliases[it], f.flags&columns.FormNeedsContext != 0, true
		}
	}
	return "", NoList, nil, false, false
}

// Lookup is what the lists say about a whole name, however it is spelt as to
// case, diacritics, hyphens; the zero Entry where it is not listed.
func (g *Gazetteer) Lookup(name string) Entry {
	v := g.lookup(name)
	if v == 0 {
		return Entry{}
	}
	return g.entryOf(v)
}

// lookup is the index plus one of the form with the name, zero for none.
func (g *Gazetteer) lookup(name string) uint32 {
	if isAcronym(name) {
		if v := g.formTable.get(hashCapitals(name)) & formMask; v != 0 {
			return v
		}
	}
	var buf [96]byte
	key := appendKey(buf[:0], []byte(name))
	return g.formTable.get(hashKey(hashSeed, key)) & formMask
}

// entry is the entry of the form found at tokens [i, i+n), weakened where the
// capitals of a headline are what makes it look like an acronym.
func (g *Gazetteer) entry(d *tokens.Document, i, n int, value uint32) Entry {
	if value == 0 {
		return Entry{}
	}
	e := g.entryOf(value)
	if f := &g.forms[value-1]; f.flags&columns.FormExact != 0 && inCapitals(d, i, n) && g.isCommon(d.At(i)) {
		e.Strength /= 4
		e.NeedsContext = true
	}
	return e
}

func (g *Gazetteer) entryOf(value uint32) Entry {
	f := &g.forms[value-1]
	it := f.target
	if it&manyTargets != 0 {
		it = g.targets[it&^manyTargets+1]
	}
	item := &g.items[it]
	return Entry{
		Kind: item.list.Kind(), List: item.list, Name: g.nameOf(it), Country: g.countries[item.country],
		Strength: float64(f.strength) / 255, NeedsContext: f.flags&columns.FormNeedsContext != 0, form: value,
	}
}

func (g *Gazetteer) isCommon(s string) bool {
	v := g.wordTable.get(hashWord(hashSeed, s))
	return v != 0 && g.words[v-1].class.Has(Common)
}

// targetsOf is the items that the form names, the weightiest first.
func (g *Gazetteer) targetsOf(f *form) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		if f.target&manyTargets == 0 {
			yield(f.target)
			return
		}
		at := f.target &^ manyTargets
		for _, it := range g.targets[at+1 : at+1+g.targets[at]] {
			if !yield(it) {
				return
			}
		}
	}
}

func (g *Gazetteer) nameOf(it uint32) string {
	start := uint32(0)
	if it > 0 {
		start = g.items[it-1].nameEnd
	}
	return g.names[start:g.items[it].nameEnd]
}

// classOf is the bits of all things that go by the form.
func (g *Gazetteer) classOf(f *form) Class {
	var c Class
	for it := range g.targetsOf(f) {
		c |= g.items[it].list.Class()
	}
	return c
}
