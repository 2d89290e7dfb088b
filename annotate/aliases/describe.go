package aliases

import (
	"sort"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tokens"
	"lectern/model"
)

// describe finds the phrases that say what each entity is: titles and roles
// before a name ("Observatory director"), nouns beside it ("the Islamic State
// group", "the city of Palmyra"), appositions after it, "is a", and "X-based".
func (w *work) describe() {
	w.indexMentions()
	for i := range w.ms {
		m := &w.ms[i]
		switch m.Kind {
		case model.Person:
			w.roleBefore(m)
			w.apposition(m, i)
			w.belonging(m)
		case model.Organization, model.Place:
			w.nounBefore(m)
			w.nounAfter(m, i)
			w.apposition(m, i)
			w.within(m)
		}
	}
	sort.SliceStable(w.facts, func(i, j int) bool { return w.facts[i].tok.First < w.facts[j].tok.First })
}

// indexMentions notes for every token the mention that covers it.
func (w *work) indexMentions() {
	w.over = make([]int32, len(w.d.Tokens))
	for i := range w.over {
		w.over[i] = -1
	}
	for i := range w.ms {
		for t := w.ms[i].tok.First; t < w.ms[i].tok.End && t < len(w.over); t++ {
			w.over[t] = int32(i)
		}
	}
}

// at is the text of token i, "" out of range.
func (w *work) at(i int) string {
	if i < 0 || i >= len(w.d.Tokens) {
		return ""
	}
	return w.d.At(i)
}

// lowerWord reports whether token i is a word in lower case that no mention
// covers.
func (w *work) lowerWord(i int) bool {
	return i >= 0 && i < len(w.d.Tokens) && w.d.Tokens[i].Class == tokens.Word && !w.d.Tokens[i].Upper && w.over[i] < 0
}

// starts reports whether token i starts a sentence.
func (w *work) starts(i int) bool {
	s := w.d.SentenceOf(i)
	return s >= 0 && w.d.Sentences[s].First == i
}

func (w *work) addFact(r tokens.Range, m *mention, head string, appositive bool) {
	if r.First < r.End {
		w.facts = append(w.facts, fact{span: w.d.Span(r), tok: r, cluster: m.cluster, head: head, appositive: appositive})
	}
}

// role is the field of a role word or title in any case, and whether it is
// one.
func (w *work) role(i int) bool {
	t := fold(w.at(i))
	if _, ok := w.l.roles[t]; ok {
		return true
	}
	_, ok := w.l.titles[t]
	return ok
}

// roleBefore takes the titles and roles before a person's name, with the
// modifiers and names that belong to them: "US Secretary of State".
func (w *work) roleBefore(m *mention) {
	lo, head := m.tok.First, -1
	first := w.d.Sentences[w.d.SentenceOf(m.tok.First)].First
	for i := lo - 1; i >= first && m.tok.First-i <= 9; i-- {
		switch t := w.at(i); {
		case w.over[i] >= 0 && w.ms[w.over[i]].Kind != model.Person:
			if head < 0 && !w.afterRole(i-1) {
				return
			}
			lo = i
			continue
		case w.role(i):
			if head < 0 {
				head = i
			}
			lo = i
			continue
		case head >= 0 && (w.l.modifier[fold(t)] || t == "-" || w.d.Tokens[i].Upper && w.over[i] < 0 && w.d.Tokens[i].Class == tokens.Word && !w.starts(i) && !w.l.function[fold(t)] || w.d.Tokens[i].Class == tokens.Possessive && w.over[max(i-1, 0)] >= 0):
			lo = i
			continue
		case (w.d.Tokens[i].Upper && w.over[i] < 0 || w.l.modifier[t] || w.l.orgs[t]) && w.afterRole(i-1):
			lo = i
			continue
		case (t == "of" || t == "for") && w.role(i-1):
			continue
		}
		break
	}
	if head < 0 || head < lo {
		return
	}
	for lo < head && (w.at(lo) == "-" || w.d.Tokens[lo].Class == tokens.Possessive) {
		lo++
	}
	end := m.tok.First
	for end > lo && w.d.Tokens[end-1].Class == tokens.Punct {
		end--
	}
	r := tokens.Range{First: lo, End: end}
	if r.End-r.First == 1 && courtesy(fold(w.at(lo))) {
		return
	}
	w.addFact(r, m, fold(w.at(head)), false)
}

// afterRole reports whether token i is the "of" of a role: "Secretary of".
func (w *work) afterRole(i int) bool {
	return i > 0 && (w.at(i) == "of" || w.at(i) == "for") && w.role(i-1)
}

// courtesy reports whether a title says nothing of what a person does.
func courtesy(t string) bool {
	switch t {
	case "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "mme", "monsieur", "herr", "frau", "father", "don":
		return true
	}
	return false
}

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

// apposition takes the phrase that follows a name between commas or dashes, or
// after "is a": "a London-based monitoring group", "director of the museum".
func (w *work) apposition(m *mention, at int) {
	i := m.tok.End
	set := false
	switch t := w.at(i); {
	case t == "," || t == "–" || t == "—" || t == "(" && m.Kind != model.Place:
		i, set = i+1, true
		if i+1 < len(w.d.Tokens) && w.d.Tokens[i].Class == tokens.Number && w.at(i+1) == "," {
			i += 2 // an age
		}
	case t == "is" || t == "was" || t == "remains" || t == "became":
		i++
		if a := w.at(i); a != "a" && a != "an" && a != "the" {
			return
		}
	default:
		return
	}
	np, head := w.nounPhrase(i, m.Kind)
	if head < 0 {
		return
	}
	end := w.phraseEnd(np.End)
	if set && m.Kind == model.Place && w.listed(m, tokens.Range{First: np.End, End: end}) {
		return
	}
	noun := fold(w.at(head))
	if set && !w.closesPhrase(end) {
		return
	}
	w.addFact(tokens.Range{First: np.First, End: end}, m, noun, set)
	if m.Kind == model.Person && w.names[m.name].sex == unknownGender {
		w.names[m.name].sex = w.l.sexed[noun]
	}
}

// listed reports whether the place is one of an enumeration, so that what
// follows the comma is another: "Europe, the Arab peninsula or the US".
func (w *work) listed(m *mention, rest tokens.Range) bool {
	for i := rest.First; i < rest.End; i++ {
		if t := w.at(i); t == "or" || t == "and" {
			return true
		}
	}
	i := m.tok.First - 1
	return w.at(i) == "," && i > 0 && w.over[i-1] >= 0 && w.ms[w.over[i-1]].Kind == model.Place
}

// nounPhrase reads a noun phrase from token i up to the first preposition or
// stop; head is the index of its noun, -1 where that cannot say what a thing
// of the kind is.
func (w *work) nounPhrase(i int, k model.Kind) (r tokens.Range, head int) {
	r = tokens.Range{First: i, End: i}
	bare := true
	switch w.at(i) {
	case "a", "an", "the", "his", "her", "its", "their":
		bare = false
		i++
	}
	head = -1
	for j := i; j < len(w.d.Tokens) && j < i+9; j++ {
		t := w.at(j)
		if tok := w.d.Tokens[j]; tok.Class != tokens.Word && tok.Class != tokens.Number && t != "-" && tok.Class != tokens.Possessive {
			break
		}
		if j > i && (w.l.function[t] || w.l.speech[t]) {
			break
		}
		r.End = j + 1
		head = j
	}
	if head < 0 || bare && k != model.Person || !w.calls(fold(w.at(head)), k) || w.over[head] >= 0 && k != model.Person {
		return r, -1
	}
	if bare && !w.role(i) && w.over[i] < 0 && !w.l.modifier[fold(w.at(i))] {
		return r, -1
	}
	return r, head
}

// phraseEnd is where a description that goes on after its noun ends: before
// the comma, the verb of reporting, the relative clause.
func (w *work) phraseEnd(i int) int {
	const longest = 16
	for j := i; j < len(w.d.Tokens) && j < i+longest; j++ {
		t := w.at(j)
		if w.starts(j) || w.l.speech[t] {
			return j
		}
		switch t {
		case ",", ".", ";", ":", "–", "—", "(", ")", "who", "which", "that", "where", "when", "whose", "!", "?", "“", "”", "\"":
			return j
		}
	}
	return i
}

// closesPhrase reports whether token i ends an apposition.
func (w *work) closesPhrase(i int) bool {
	if i >= len(w.d.Tokens) || w.starts(i) {
		return true
	}
	switch w.at(i) {
	case ",", ".", ";", ":", "–", "—", ")", "who", "which", "that", "where", "!", "?":
		return true
	}
	return w.l.speech[w.at(i)]
}
