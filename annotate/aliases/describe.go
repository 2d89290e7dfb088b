package aliases

import (
	"sort"

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
