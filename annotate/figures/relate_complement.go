package figures

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
)

// takesPart lists the verbs whose participle is told of the subject as well:
// "40,000 people attended".
func takesPart(lemma string) bool {
	switch lemma {
	case "attend", "join", "watch", "see", "leave", "visit", "enter", "cross", "reach", "vote", "win", "lose", "receive", "face", "need", "want",
		"flee", "survive", "escape", "return", "march", "suffer", "get":
		return true
	}
	return false
}

// isLoose lists participles that describe and tell no event: "people aged 40",
// "a city called …".
func isLoose(lemma string) bool {
	switch lemma {
	case "call", "name", "base", "age", "know", "compare", "give", "take", "use", "make", "follow", "mean", "need", "require", "involve", "range", "do", "associate", "concern", "suppose", "spread", "say", "worth":
		return true
	}
	return false
}

// supposes lists the verbs whose complement is the event: "feared dead".
func supposes(lemma string) bool {
	switch lemma {
	case "report", "believe", "fear", "think", "presume", "say", "know", "confirm", "declare", "pronounce", "list", "expect", "estimate", "assume", "find", "leave", "consider", "allege", "understand", "feel":
		return true
	}
	return false
}

// supposed is the event after "reported", "feared", "believed": "dead",
// "killed", "to have been killed".
func (r *relater) supposed(j int, s tokens.Range) string {
	for k := j; k < s.End && k < j+6; k++ {
		if e := stateOf(r.d.At(k)); e != "" {
			return e
		}
		switch t := r.w.Tags[k]; {
		case t == grammar.Participle, t == grammar.Past, t == grammar.Infinitive && r.w.Verbs[k] != nil && r.w.Verbs[k].Lemma != "be" && r.w.Verbs[k].Lemma != "have":
			if v := r.w.Verbs[k]; v != nil {
				return v.Participle
			}
		case t == grammar.To, t == grammar.Auxiliary, t == grammar.Adverb, t == grammar.Infinitive, t == grammar.Gerund:
		default:
			return ""
		}
	}
	return ""
}
