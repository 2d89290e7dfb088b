package figures

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// among is the event of "were among the targets destroyed".
func (r *relater) among(j int, s tokens.Range) string {
	j = r.pastPhrase(j, s)
	for j < s.End && (r.w.Tags[j] == grammar.Mark || r.w.Tags[j] == grammar.Relative || r.w.Tags[j] == grammar.Auxiliary) {
		j++
	}
	if j >= s.End {
		return ""
	}
	if e := stateOf(r.d.At(j)); e != "" {
		return e
	}
	if v := r.w.Verbs[j]; v != nil && (r.w.Tags[j] == grammar.Participle || r.w.Tags[j] == grammar.Past) {
		return v.Participle
	}
	return ""
}

// fromNoun is the event that the noun before or after names: "the arrest of 12
// men", "$2m of losses", "$3m in damage".
func (r *relater) fromNoun(kind model.Kind, p, s tokens.Range) string {
	if j := p.First - 2; j >= s.First && r.d.At(p.First-1) == "of" {
		if e := actionNoun(r.d.At(j)); e != "" {
			return e
		}
	}
	if kind == model.Money && p.End+1 < s.End && (r.d.At(p.End) == "of" || r.d.At(p.End) == "in" || r.d.At(p.End) == "worth") {
		for j := p.End + 1; j < min(s.End, p.End+4); j++ {
			if e := lossNoun(r.d.At(j)); e != "" {
				return e
			}
		}
	}
	return ""
}

// actionNoun is the participle for the noun of an action.
func actionNoun(noun string) string {
	switch noun {
	case "killing", "killings", "murder", "murders", "massacre":
		return "killed"
	case "death", "deaths":
		return "died"
	case "arrest", "arrests":
		return "arrested"
	case "capture":
		return "captured"
	case "destruction":
		return "destroyed"
	case "loss", "losses":
		return "lost"
	case "release":
		return "released"
	case "evacuation":
		return "evacuated"
	case "displacement":
		return "displaced"
	case "deployment":
		return "deployed"
	case "execution", "executions":
		return "executed"
	case "detention":
		return "detained"
	case "kidnapping", "abduction":
		return "abducted"
	case "rescue":
		return "rescued"
	case "purchase":
		return "purchased"
	case "sale":
		return "sold"
	case "acquisition":
		return "acquired"
	case "theft":
		return "stolen"
	case "closure":
		return "closed"
	case "creation":
		return "created"
	case "construction":
		return "built"
	case "donation":
		return "donated"
	case "payment":
		return "paid"
	case "delivery":
		return "delivered"
	case "wounding":
		return "wounded"
	case "increase", "rise":
		return "risen"
	case "fall", "drop", "decline", "decrease":
		return "fallen"
	}
	return ""
}

// lossNoun is the singular of a noun that says what a sum of money was.
func lossNoun(noun string) string {
	switch noun {
	case "loss", "losses":
		return "loss"
	case "damage", "damages":
		return "damage"
	case "profit", "profits":
		return "profit"
	case "fines":
		return "fine"
	}
	return ""
}

// included gives a figure after "including" the event of the figure that it is
// a part of.
func (r *relater) included(p, s tokens.Range) string {
	if r.last < 0 {
		return ""
	}
	for j := p.First - 1; j >= s.First && j > p.First-12; j-- {
		w := r.d.At(j)
		if w == "including" || w == "among" || w == "them" && r.w.Tags[max(j-1, s.First)] == grammar.Preposition {
			return r.anns[r.last].Figure.Event
		}
		if t := r.w.Tags[j]; !t.Nominal() && t != grammar.Conjunction && t != grammar.Adverb && !r.hedges(j) {
			return ""
		}
	}
	return ""
}
