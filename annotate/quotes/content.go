package quotes

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
)

// contentStart is the first token of the clause that the cue at token k
// introduces; that says that "that" or "whether" introduces it.
func (f *finder) contentStart(k int, s tokens.Range, u use) (first int, that, ok bool) {
	p := k + 1
	told := u&addressee == 0
	lemma := f.w.Verbs[k].Lemma
	// "50 troops reported dead", "251 seats declared": perhaps a participle
	loose := f.w.Tags[k] == grammar.Past && lemma != "say" && lemma != "add" && u&addressee == 0
	for p < s.End {
		t, w := f.w.Tags[p], f.d.At(p)
		switch {
		case t == grammar.Subordinator && w == "that":
			return p + 1, true, p+1 < s.End && f.hasVerb(p+1, s.End)
		case loose && t == grammar.Comma:
			return 0, false, false
		case t == grammar.Comma && p == k+1 && u&clause != 0 && p+1 < s.End && (f.w.Tags[p+1].Nominal() || f.w.Tags[p+1] == grammar.Pronoun) && f.startsClause(p+1, s):
			return p + 1, false, true
		case u&whether != 0 && (w == "whether" || w == "if"):
			return p, true, true
		case t == grammar.Comma && f.asideFrom(p, s) > 0:
			p = f.asideFrom(p, s)
			continue
		case t == grammar.Adverb:
			p++
			continue
		case t == grammar.Preposition && w != "of" && w != "about":
			if e := f.phrasePast(p+1, s); e > 0 {
				p = e
				continue
			}
		case t == grammar.To && u&clause != 0 && p == k+1:
			if e := f.phrasePast(p+1, s); e > 0 {
				p = e
				continue
			}
			return 0, false, false
		case !told && (t.Nominal() || t == grammar.Pronoun):
			if e := f.phrasePast(p, s); e > 0 {
				p, told = e, true
				continue
			}
		}
		break
	}
	if p >= s.End || u&clause == 0 && !(u&addressee != 0 && told) {
		return 0, false, false
	}
	if loose {
		return 0, false, false
	}
	if (lemma == "show" || lemma == "find" || lemma == "indicate") && !f.hasFinite(p, s.End) {
		return 0, false, false // "a video showed soldiers on their knees"
	}
	return p, false, f.startsClause(p, s)
}

// hasFinite reports whether a verb that is surely finite is among the tokens.
func (f *finder) hasFinite(first, end int) bool {
	for j := first; j < end; j++ {
		if t := f.w.Tags[j]; t == grammar.Finite || t == grammar.Auxiliary || t == grammar.Modal {
			return true
		}
	}
	return false
}

// asideFrom is the token after the aside that the comma at p opens, such as
// ", however," or ", citing residents,": 0 where there is none.
func (f *finder) asideFrom(p int, s tokens.Range) int {
	for j := p + 1; j < s.End && j < p+12; j++ {
		switch t := f.w.Tags[j]; {
		case t == grammar.Comma && j > p+1:
			if j+1 < s.End && (f.d.At(j+1) == "that" || j == p+2) {
				return j + 1
			}
			return 0
		case t.HasSubject(), t == grammar.Stop, f.inQuote[j] > 0:
			return 0
		}
	}
	return 0
}

// phrasePast is the token after the noun phrase that starts at p, 0 where none
// does.
func (f *finder) phrasePast(p int, s tokens.Range) int {
	if p >= s.End {
		return 0
	}
	if f.w.Tags[p] == grammar.Pronoun {
		return p + 1
	}
	e := p
	for e < s.End && f.w.Tags[e].Nominal() && f.inQuote[e] == 0 &&
		!(e > p && f.w.Tags[e] == grammar.Determiner && !isQuantifierPair(f.w.Tags[e-1])) {
		e++
	}
	if e == p {
		if f.w.Tags[p] == grammar.Adverb {
			return p + 1
		}
		return 0
	}
	return e
}

// startsClause reports whether a clause with subject and verb starts at p.
func (f *finder) startsClause(p int, s tokens.Range) bool {
	if p >= s.End {
		return false
	}
	switch t := f.w.Tags[p]; t {
	case grammar.Pronoun:
		return isSubject(f.d.At(p))
	case grammar.Subordinator:
		if w := f.d.At(p); w != "if" && w != "although" && w != "though" && w != "while" && w != "unless" {
			return false
		}
	case grammar.To, grammar.Preposition, grammar.Comma, grammar.Stop, grammar.Conjunction, grammar.Relative, grammar.Bracket, grammar.Dash,
		grammar.Finite, grammar.Past, grammar.Auxiliary, grammar.Modal, grammar.Participle:
		return false
	}
	aside := false // a comma or a gerund came: a participle there is no verb of the clause
	verbs := 1     // how many verbs it takes: a relative clause has one of its own
	for j := p; j < s.End; j++ {
		switch t := f.w.Tags[j]; {
		case t == grammar.Stop, t == grammar.Subordinator && j > p && f.d.At(j) != "that":
			return false
		case t == grammar.Comma && f.d.At(min(j+1, s.End-1)) == "but":
			return false
		case t == grammar.Relative, j > p && t == grammar.Subordinator && f.w.Tags[j-1] == grammar.Noun:
			verbs++
		case t == grammar.Comma, t == grammar.Gerund:
			aside = true
		case j > p && t.HasSubject() && !(aside && t == grammar.Past):
			if verbs--; verbs == 0 {
				return true
			}
			for j+1 < s.End && (f.w.Tags[j+1] == grammar.Auxiliary || f.w.Tags[j+1] == grammar.Adverb) {
				j++
			}
		}
	}
	return false
}

// isSubject reports whether the pronoun can be a subject.
func isSubject(w string) bool {
	switch w {
	case "them", "him", "me", "us", "himself", "herself", "itself", "themselves", "something", "nothing", "anything", "everything":
		return false
	}
	return true
}

// contentEnd is the token after the reported clause that starts at first.
// relative says that the cue stands in a relative clause, which ends where the
// main clause goes on with its verb.
func (f *finder) contentEnd(first int, s tokens.Range, relative bool) int {
	end := s.End
	for j := first; j < s.End; j++ {
		if n := f.inQuote[j]; n > 0 {
			q := f.quote[n-1]
			if sp := f.speech[n-1]; q.open == j && sp.found && sp.cue > first && sp.cue < j && sp.speaker.start > first && sp.speaker.start < j {
				end = sp.speaker.start // "…, and she added: “…”"
				break
			}
			if q.end > s.End { // the quoted part runs on behind the sentence
				return q.end
			}
			continue
		}
		if j > first+1 && (f.nextSpeech(j, s) || relative && f.w.Tags[j] == grammar.Comma && j+1 < s.End && f.w.Tags[j+1].HasSubject()) {
			end = j
			break
		}
	}
	for end > first && f.trims(end-1) {
		end--
	}
	return end
}

// trims reports whether token i does not belong to the end of reported speech.
func (f *finder) trims(i int) bool {
	switch f.w.Tags[i] {
	case grammar.Stop, grammar.Comma, grammar.Dash, grammar.Conjunction:
		return f.inQuote[i] == 0
	}
	return false
}

// nextSpeech reports whether another act of speech starts at token j: ",
// adding …", "and X said …", "; X said".
func (f *finder) nextSpeech(j int, s tokens.Range) bool {
	switch f.w.Tags[j] {
	case grammar.Comma:
		if j+1 < s.End && f.w.Tags[j+1] == grammar.Gerund && f.w.Verbs[j+1] != nil {
			switch f.w.Verbs[j+1].Lemma {
			case "add", "say", "cite", "note", "quote", "refer", "insist", "warn", "call", "tell":
				return true
			}
		}
		return f.d.At(min(j+1, s.End-1)) == "according"
	case grammar.Conjunction, grammar.Subordinator:
		if w := f.d.At(j); w != "and" && w != "but" && w != "while" {
			return false
		}
		for k := j + 1; k < s.End && k < j+14; k++ {
			t := f.w.Tags[k]
			if t.HasSubject() || t == grammar.Participle {
				if t == grammar.Auxiliary || t == grammar.Modal {
					continue
				}
				return f.cueUse(k)&(clause|addressee) != 0 && k+1 < s.End && f.introduces(k, s)
			}
			if !t.Nominal() && t != grammar.Adverb && t != grammar.Pronoun && t != grammar.Preposition {
				return false
			}
		}
	}
	return false
}

// introduces reports whether a clause or a quote follows the cue at token k.
func (f *finder) introduces(k int, s tokens.Range) bool {
	_, _, ok := f.contentStart(k, s, f.cueUse(k))
	return ok || f.inQuote[k+1] > 0
}

// allDirect reports whether the tokens are one quoted stretch of direct speech
// and nothing else.
func (f *finder) allDirect(first, end int) bool {
	n := f.inQuote[first]
	if n == 0 {
		return false
	}
	q := f.quote[n-1]
	after := max(q.end, q.closeMark+1)
	return after >= end || f.w.Tags[after] == grammar.Comma && f.speech[n-1].found
}

// afterDateline is the first token of the sentence behind a dateline such as
// "MANILA, Apr 25 (Reuters) -".
func (f *finder) afterDateline(s tokens.Range) int {
	for j := s.First; j < s.End && j < s.First+14; j++ {
		switch t := f.w.Tags[j]; t {
		case grammar.Name, grammar.Number, grammar.Comma, grammar.Stop, grammar.Hyphen, grammar.Modal:
		case grammar.Dash:
			if j > s.First && j+1 < s.End {
				return j + 1
			}
			return s.First
		case grammar.Bracket:
			if f.d.At(j) != ")" {
				continue
			}
			if j+1 < s.End && f.w.Tags[j+1] == grammar.Dash {
				j++
			}
			if j+1 < s.End && f.d.Tokens[j+1].Upper {
				return j + 1
			}
			return s.First
		default:
			return s.First
		}
	}
	return s.First
}

// hasClause reports whether the tokens hold a verb that surely has a subject.
func (f *finder) hasClause(first, end int) bool {
	for j := first; j < end; j++ {
		switch t := f.w.Tags[j]; {
		case t == grammar.Finite, t == grammar.Auxiliary, t == grammar.Modal:
			return true
		case t == grammar.Past && j > first && f.w.Tags[j-1].Nominal() && f.w.Tags[first] != grammar.Preposition:
			return true
		}
	}
	return false
}

func (f *finder) hasVerb(first, end int) bool {
	for j := first; j < end; j++ {
		if f.w.Tags[j].HasSubject() {
			return true
		}
	}
	return false
}
