package aliases

import (
	"lectern/annotate/gazetteer"
	"lectern/annotate/tokens"
	"lectern/model"
)

// belonging takes the organisation or trade that a person is said to be of:
// "from the Observatory", ", of the Millbridge firefighters,".
func (w *work) belonging(m *mention) {
	i := m.tok.End
	if w.at(i) == "," {
		i++
	}
	if t := w.at(i); t != "of" && t != "from" && t != "at" && t != "with" {
		return
	}
	lo := i
	for j := i + 1; j < i+6 && j < len(w.d.Tokens) && !w.starts(j); j++ {
		t := w.at(j)
		if o := w.over[j]; o >= 0 && w.ms[o].Kind == model.Organization {
			w.addFact(tokens.Range{First: lo, End: w.ms[o].tok.End}, m, "", true)
			return
		}
		if n := len(t); n > 3 && w.lowerWord(j) && t[n-1] == 's' && w.isRole(t[:n-1]) {
			w.addFact(tokens.Range{First: lo, End: j + 1}, m, "", true)
			return
		}
		if w.over[j] < 0 && t != "the" && t != "a" && !w.lowerWord(j) {
			return
		}
	}
}

// within takes the place that a place is said to lie in: "Birmingham,
// Alabama", "Tripoli, in the north of Lebanon".
func (w *work) within(m *mention) {
	if m.Kind != model.Place || w.at(m.tok.End) != "," {
		return
	}
	for j := m.tok.End + 1; j < m.tok.End+8 && j < len(w.d.Tokens) && !w.starts(j); j++ {
		if o := w.over[j]; o >= 0 {
			inner, outer := &w.names[m.name], &w.names[w.ms[o].name]
			if outer.kind == model.Place && w.closesPhrase(w.ms[o].tok.End) && (j == m.tok.End+1 || w.at(m.tok.End+1) == "in") && w.larger(outer.text) && !w.larger(inner.text) {
				w.addFact(tokens.Range{First: m.tok.End + 1, End: w.ms[o].tok.End}, m, "", true)
			}
			return
		}
		if !w.lowerWord(j) {
			return
		}
	}
}

// larger reports whether the lists know the name as a country's or a state's.
func (w *work) larger(text string) bool {
	if e := w.g.Lookup(text); !e.IsZero() {
		for _, r := range w.g.PlacesOf(e) {
			switch r.List {
			case gazetteer.CountryList, gazetteer.StateList:
				return true
			case gazetteer.CapitalList, gazetteer.CityList:
				return false
			}
		}
	}
	return false
}

// nounBefore takes the common noun that introduces a name, and "X-based":
// "the state news agency SANA", "the western city of Ramadi", "the UK-based
// Syrian Observatory".
func (w *work) nounBefore(m *mention) {
	i := m.tok.First - 1
	if w.at(i) == "based" && w.at(i-1) == "-" && i >= 2 {
		lo := i - 2
		if o := w.over[lo]; o >= 0 {
			lo = w.ms[o].tok.First
		}
		w.addFact(tokens.Range{First: lo, End: i + 1}, m, "", false)
		return
	}
	joined := w.at(i) == "of" && m.Kind == model.Place
	if joined {
		i--
	}
	if !w.lowerWord(i) || !w.calls(w.at(i), m.Kind) {
		return
	}
	lo := i
	for lo > 0 && i-lo < 3 && w.modifies(lo-1) {
		lo--
	}
	if !w.opensPhrase(lo - 1) {
		lo = i // "to examine chipmaker Acme"
	}
	for lo < i && w.at(lo) == "-" {
		lo += 2 // "IS-held city"
	}
	lo = min(lo, i)
	w.addFact(tokens.Range{First: lo, End: i + 1}, m, w.at(i), false)
	w.facts[len(w.facts)-1].joined = joined
}

// opensPhrase reports whether a noun phrase may start after token i.
func (w *work) opensPhrase(i int) bool {
	if i < 0 || w.over[i] >= 0 || w.d.Tokens[i].Class == tokens.Possessive {
		return true
	}
	switch w.at(i) {
	case "the", "The", "a", "an", "A", "An", "his", "her", "its", "their", "in", "In", "by", "of", "from", "with", "and", "for", "-":
		return true
	}
	return false
}

// calls reports whether the noun, in the singular, can say what a thing of
// the kind is.
func (w *work) calls(noun string, k model.Kind) bool {
	switch k {
	case model.Person:
		_, ok := w.l.roles[noun]
		return ok
	case model.Organization:
		return w.l.orgs[noun]
	case model.Place:
		return w.l.places[noun]
	}
	return false
}

// modifies reports whether token i can modify the noun after it: a lower-case
// word that is no determiner, preposition, conjunction or verb of reporting.
func (w *work) modifies(i int) bool {
	if !w.lowerWord(i) {
		return w.at(i) == "-" && i > 0 && !w.d.Tokens[i].Space
	}
	t := w.at(i)
	return !w.l.function[t] && !w.l.speech[t]
}

// nounAfter takes the common noun right after a name: "Reuters news agency",
// "the Islamic State (IS) terrorist group", "Latakia province".
func (w *work) nounAfter(m *mention, at int) {
	i := m.tok.End
	if w.at(i) == "(" {
		for j := i + 1; j < i+8 && j < len(w.d.Tokens); j++ {
			if w.at(j) == ")" {
				i = j + 1
				break
			}
		}
	}
	for n := range 3 {
		if !w.lowerWord(i + n) {
			return
		}
		if t := w.at(i + n); w.calls(t, m.Kind) {
			if next := i + n + 1; next < len(w.d.Tokens) && w.lowerWord(next) && w.calls(w.at(next), m.Kind) && n < 2 {
				continue
			}
			// "Manchester police", "Leeds firm" are others than the name.
			if n > 0 && w.typical(i, n) || n == 0 && w.properGroup(m, t) {
				w.addFact(tokens.Range{First: i, End: i + n + 1}, m, t, false)
			}
			return
		}
		if !w.modifies(i + n) {
			return
		}
	}
}

// properGroup reports whether a noun right after the name says what the named
// thing is, rather than something that belongs to it: "group" does, "office"
// does not.
func (w *work) properGroup(m *mention, noun string) bool {
	switch noun {
	case "group", "party", "movement", "company", "newspaper", "magazine", "airline", "militia", "gang", "network", "chain", "province",
		"region", "district", "governorate", "county", "neighbourhood", "neighborhood", "village", "city", "island":
		return true
	}
	return false
}

// typical reports whether the words before the noun at i+n are such as say
// what a named thing itself is: "news agency", "rebel group".
func (w *work) typical(i, n int) bool {
	for j := i; j < i+n; j++ {
		switch w.at(j) {
		case "news", "rebel", "terrorist", "militant", "extremist", "jihadist", "opposition", "armed", "political", "aid", "rights", "human",
			"charity", "advocacy", "pressure", "lobby", "monitoring", "campaign", "environmental", "separatist", "guerrilla", "paramilitary",
			"football", "rugby", "hockey", "basketball", "supermarket", "hotel", "restaurant", "coffee", "fashion", "air", "military", "oil",
			"car", "tech", "media", "drug", "crime", "youth", "student", "insurance", "mining", "shipping", "power":
		default:
			return false
		}
	}
	return true
}
