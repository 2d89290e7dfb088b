package aliases

import (
	"lectern/annotate/tokens"
	"lectern/model"
)

// speaker is who was last said to say something.
type speaker struct {
	cluster int // -1 where the text names nobody that is marked
	token   int
}

// addPronouns marks "he", "she" and "it" where they are safe: as the subject
// of a verb of reporting after one whose subject is known, and at the start of
// a sentence after one that speaks of one person alone.
func (w *work) addPronouns() {
	quoted := w.quotedTokens()
	w.called = map[int]gender{}
	ends := map[int]int{} // token after an apposition -> its entity
	for _, f := range w.facts {
		if f.appositive && !f.own {
			ends[f.tok.End] = f.cluster
		}
	}
	// "Reuters news agency reported": the noun speaks for its name.
	for _, n := range w.nouns {
		ends[n.tok.End] = n.cluster
	}
	last := speaker{cluster: -1}
	for _, s := range w.d.Sentences {
		if w.openingPronoun(s, quoted) {
			continue
		}
		for i := s.First; i < s.End; i++ {
			if quoted[i] || !w.l.speech[w.d.At(i)] {
				continue
			}
			last = w.subject(i, s, last, ends, quoted)
		}
	}
}

// quotedTokens tells which tokens stand between quotation marks of their
// paragraph.
func (w *work) quotedTokens() []bool {
	quoted := make([]bool, len(w.d.Tokens))
	for _, p := range w.d.Paragraphs {
		in := false
		for i := p.First; i < p.End; i++ {
			switch w.d.At(i) {
			case "“", "«":
				in = true
			case "”", "»":
				in = false
			case "\"":
				in = !in
			default:
				quoted[i] = in
			}
		}
	}
	return quoted
}

// subject reads who the verb of reporting at token v has for its subject, and
// marks the pronoun where it is one.
func (w *work) subject(v int, s tokens.Range, last speaker, ends map[int]int, quoted []bool) speaker {
	i := v - 1
	for i > s.First && skipped(w.d.At(i)) {
		i--
	}
	if i >= s.First && !quoted[i] {
		if o := w.over[i]; o >= 0 {
			return speaker{w.ms[o].cluster, i}
		}
		if c, ok := ends[i]; ok && w.d.At(i) == "," {
			return speaker{c, i}
		}
		if c, ok := ends[i+1]; ok {
			return speaker{c, i}
		}
		if w.pronoun(i, last) {
			return speaker{last.cluster, i}
		}
		switch w.d.At(i) {
		case "who", "which", "that", "to", "not", "be":
			return last
		}
		if w.d.Tokens[i].Class == tokens.Word {
			return speaker{-1, i} // somebody who is not marked
		}
	}
	if t := w.d.At(v); t == "told" || t == "tells" || i < s.First || !quoteMark(w.d.At(i)) && !(w.d.At(i) == "," && i > s.First && quoteMark(w.d.At(i-1))) && w.d.At(i) != "," {
		return speaker{-1, v}
	}
	for j := v + 1; j < s.End && j <= v+8 && !quoted[j]; j++ {
		if o := w.over[j]; o >= 0 && (w.ms[o].Kind == model.Person || w.ms[o].Kind == model.Organization) {
			return speaker{w.ms[o].cluster, j}
		}
		if w.pronoun(j, last) {
			return speaker{last.cluster, j}
		}
		if t := w.d.At(j); t == "," || t == "that" || t == "." {
			break
		}
	}
	return speaker{-1, v}
}

// skipped reports whether a word may stand between a subject and its verb.
func skipped(t string) bool {
	switch t {
	case "has", "had", "have", "also", "then", "later", "earlier", "however", "himself", "herself":
		return true
	}
	return len(t) > 4 && t[len(t)-2:] == "ly" && t != "Italy" && t != "July"
}

// pronoun marks the token as the last speaker where it is a pronoun that fits.
func (w *work) pronoun(i int, last speaker) bool {
	var sex gender
	thing := false
	switch w.d.At(i) {
	case "he", "He":
		sex = male
	case "she", "She":
		sex = female
	case "it", "It":
		thing = true
	default:
		return false
	}
	if last.cluster < 0 || w.d.SentenceOf(i)-w.d.SentenceOf(last.token) > 2 {
		return false
	}
	k := w.names[last.cluster].kind
	if thing {
		if k != model.Organization {
			return false
		}
		w.addPronoun(i, last.cluster, "after “"+w.names[last.cluster].text+"” as the one who speaks")
		return true
	}
	if k != model.Person || opposite(sex, w.sexOf(last.cluster)) || opposite(sex, w.called[last.cluster]) || w.otherPerson(last, i, sex) {
		return false
	}
	w.addPronoun(i, last.cluster, "after “"+w.names[last.cluster].text+"” as the one who speaks")
	return true
}

// otherPerson reports whether somebody else whom the pronoun may mean is named
// between the speaker and it.
func (w *work) otherPerson(last speaker, i int, sex gender) bool {
	for j := w.before(last.token); j < len(w.ms) && w.ms[j].tok.First < i; j++ {
		if m := &w.ms[j]; m.Kind == model.Person && m.cluster != last.cluster && !opposite(sex, w.sexOf(m.cluster)) {
			return true
		}
	}
	return false
}

func (w *work) addPronoun(i, cluster int, why string) {
	switch w.d.At(i) {
	case "he", "He":
		w.called[cluster] = male
	case "she", "She":
		w.called[cluster] = female
	}
	w.prons = append(w.prons, mention{Annotation: model.Annotation{Span: w.d.Tokens[i].Span, Form: model.Pronoun, By: model.Rule,
		Why: why, Confidence: 0.7}, cluster: cluster})
}

// openingPronoun marks "He" or "She" at the start of a sentence where the one
// before names one person alone, first and of the right sex.
func (w *work) openingPronoun(s tokens.Range, quoted []bool) bool {
	i := s.First
	var sex gender
	switch w.d.At(i) {
	case "He":
		sex = male
	case "She":
		sex = female
	default:
		return false
	}
	n := w.d.SentenceOf(i)
	if quoted[i] || n < 1 {
		return false
	}
	person := -1
	for j := w.before(w.d.Sentences[n-1].First); j < len(w.ms) && w.ms[j].tok.First < s.End; j++ {
		m := &w.ms[j]
		if m.Kind != model.Person || m.tok.First > i {
			continue
		}
		if quoted[m.tok.First] || person >= 0 && person != m.cluster {
			return false
		}
		person = m.cluster
	}
	if person < 0 || opposite(sex, w.sexOf(person)) || opposite(sex, w.called[person]) || w.sexOf(person) == unknownGender && w.counts[person] < 2 {
		return false
	}
	w.addPronoun(i, person, "the one person whom the sentence before names")
	return true
}
