package aliases

import (
	"lectern/annotate/gazetteer"
	"lectern/annotate/tokens"
	"lectern/model"
)

func (w *work) addNoun(n noun) {
	for i := n.tok.First; i < n.tok.End; i++ {
		if w.nounAt[i] {
			return
		}
	}
	for i := n.tok.First; i < n.tok.End; i++ {
		w.nounAt[i] = true
	}
	w.nouns = append(w.nouns, n)
}

// beside is the nominal mention that a phrase next to a name makes: the noun
// with its modifiers.
func (w *work) beside(f *fact) (noun, bool) {
	k := w.names[f.cluster].kind
	if k == model.Person || f.joined {
		return noun{}, false // "President" before a name is a title, "city of" part of the phrase
	}
	lo := f.tok.First
	switch w.at(lo) {
	case "a", "an", "the", "his", "her", "its", "their":
		lo++
	}
	hi := lo
	for hi < f.tok.End && fold(w.at(hi)) != f.head {
		hi++
	}
	if hi == f.tok.End {
		return noun{}, false
	}
	for i := lo; i <= hi; i++ {
		if o := w.over[i]; o >= 0 && w.ms[o].Kind == k {
			return noun{}, false // marks of one kind do not overlap
		}
	}
	if w.d.Tokens[lo].Class == tokens.Punct {
		return noun{}, false
	}
	return noun{span: w.d.Span(tokens.Range{First: lo, End: hi + 1}), tok: tokens.Range{First: lo, End: hi + 1}, cluster: f.cluster,
		why: "beside the name “" + w.names[f.cluster].text + "”", sure: 0.85}, true
}

// ownHeads lets the head noun of a name say what the entity is: "the
// ministry" after "the Ministry of Health", "the company" after "Acme Inc".
func (w *work) ownHeads(heads map[string][]int32) {
	seen := map[int]bool{}
	for i := range w.ms {
		m := &w.ms[i]
		n := &w.names[m.name]
		if seen[m.name] || m.Kind != model.Organization && m.Kind != model.Place {
			continue
		}
		seen[m.name] = true
		put := func(h string) {
			w.facts = append(w.facts, fact{span: m.Span, tok: tokens.Range{First: m.tok.First, End: m.tok.First}, cluster: m.cluster, head: h, own: true})
			heads[h] = append(heads[h], int32(len(w.facts)-1))
		}
		if m.Kind == model.Place {
			w.placeHeads(n.text, put)
		}
		if len(n.full) < 2 {
			continue
		}
		if h := n.full[headLength(n.full, w.l)-1]; w.calls(h, m.Kind) {
			put(h)
		}
		if m.Kind == model.Organization && len(n.words) < len(n.full) {
			switch n.full[len(n.full)-1] {
			case "fc", "afc", "cf", "sc":
				put("club")
			case "group":
			default:
				put("company")
				put("firm")
			}
		}
	}
}

// placeHeads lists the nouns for what the lists say a place is.
func (w *work) placeHeads(text string, put func(string)) {
	e := w.g.Lookup(text)
	if e.IsZero() {
		return
	}
	records := w.g.PlacesOf(e)
	if len(records) == 0 {
		return
	}
	switch records[0].List {
	case gazetteer.CountryList:
		put("country")
		put("nation")
	case gazetteer.CapitalList:
		put("capital")
		put("city")
	case gazetteer.CityList:
		put("city")
		put("town")
	case gazetteer.TownList:
		put("town")
		put("village")
	case gazetteer.StateList:
		put("province")
		put("region")
		put("state")
	}
	if len(records) > 1 && records[0].List == gazetteer.StateList && records[1].List == gazetteer.CityList {
		put("city")
	}
}

// mayBeCalled reports whether nothing in a mention's name speaks against its
// being what the noun says: "the group" is no ministry.
func (w *work) mayBeCalled(m *mention, head string) bool {
	n := &w.names[m.name]
	if m.Kind == model.Person {
		return false
	}
	if m.Kind == model.Place {
		return w.placeMayBe(n, head)
	}
	own := n.full[headLength(n.full, w.l)-1]
	if w.calls(own, m.Kind) {
		return own == head
	}
	return true
}

// placeMayBe reports whether the lists, or the lack of them, allow that the
// noun means the place: Syria is no city.
func (w *work) placeMayBe(n *name, head string) bool {
	known, fits := false, false
	w.placeHeads(n.text, func(h string) {
		known = true
		fits = fits || h == head
	})
	return fits || !known
}
