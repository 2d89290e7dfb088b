package figures

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// isComplement reports whether the verb at token k takes a clause, or an
// object with what became of it: "said 49 were killed", "left 12 dead".
func (r *relater) isComplement(k int) bool {
	if k < 0 {
		return true
	}
	v := r.w.Verbs[k]
	return v != nil && (says(v.Lemma) || isBlank(v.Lemma) || v.Lemma == "report" || v.Lemma == "keep" || v.Lemma == "hold" ||
		v.Lemma == "list" || v.Lemma == "order" || v.Lemma == "find" || v.Lemma == "confirm" || v.Lemma == "leave" || v.Lemma == "see" || v.Lemma == "get" || v.Lemma == "count" || v.Lemma == "announce" || v.Lemma == "claim")
}

// governed reports whether a preposition governs the phrase, so that it is no
// subject.
func (r *relater) governed(p, s tokens.Range) bool {
	i := p.First - 1
	for i >= s.First && (r.w.Tags[i] == grammar.Mark || r.w.Tags[i] == grammar.Adverb) {
		i--
	}
	return i >= s.First && r.w.Tags[i] == grammar.Preposition
}

// clauseVerb reports whether a verb with a subject follows the phrase: then
// the phrase is that verb's subject, not the object of what comes before.
func (r *relater) clauseVerb(p, s tokens.Range) bool {
	return p.End < s.End && (r.w.Tags[p.End] == grammar.Auxiliary || r.w.Tags[p.End] == grammar.Modal)
}

// asSubject finds the verb behind the phrase: passive, active, a participle
// or a state. governed says that the phrase is not a subject, so that only a
// participle, a state or a relative clause can be meant.
func (r *relater) asSubject(kind model.Kind, p, s tokens.Range, governed bool) string {
	if p.End+1 < s.End && r.d.At(p.End) == "among" { // "two Germans among dead"
		k := p.End + 1
		if r.d.At(k) == "the" && k+1 < s.End {
			k++
		}
		if e := stateOf(r.d.At(k)); e != "" {
			return e
		}
	}
	j, modified := r.pastModifiers(p.End, s)
	if j >= s.End {
		return ""
	}
	w := r.d.At(j)
	if e := stateOf(w); e != "" && !modified {
		return e
	}
	switch t := r.w.Tags[j]; {
	case t == grammar.Relative, t == grammar.Subordinator && w == "that":
		if j > p.End+1 || j == p.End+1 && r.w.Tags[p.End] != grammar.Comma {
			return "" // it hangs on what stands between
		}
		return r.predicate(j+1, s, kind)
	case t == grammar.Past && r.objectAfter(j+1, s) && (!governed || r.complementClause(p, s)):
		return r.predicate(j, s, kind)
	case t == grammar.Participle || t == grammar.Past && !modified:
		return r.participle(j, s, governed)
	case governed && !r.complementClause(p, s):
		return ""
	case t == grammar.Auxiliary, t == grammar.Modal, t == grammar.Finite, t == grammar.Past:
		return r.predicate(j, s, kind)
	}
	return ""
}

// complementClause reports whether a verb of saying comes right before the
// phrase: its clause may have the phrase as its subject.
func (r *relater) complementClause(p, s tokens.Range) bool {
	i := p.First - 1
	return i >= s.First && r.w.Tags[i].IsVerb() && r.isComplement(i)
}

// pastModifiers is the token after what may stand between a subject and its
// verb: prepositional phrases, an aside, coordinated phrases. modified says
// that there was something.
func (r *relater) pastModifiers(i int, s tokens.Range) (int, bool) {
	start := i
	for i < s.End && i-start < 40 {
		switch t := r.w.Tags[i]; {
		case t == grammar.Adverb, t == grammar.Mark:
			i++
		case t == grammar.Preposition, t == grammar.Conjunction && r.listGoesOn(i+1, s):
			i = r.pastPhrase(i+1, s)
		case t == grammar.Comma:
			next, ok := r.pastAside(i, s)
			if !ok {
				return i, i > start
			}
			i = next
		case t == grammar.Noun && !isState(r.d.At(i)) && i == start:
			i++
		default:
			return i, i > start
		}
	}
	return i, i > start
}

// pastPhrase is the token after the nominal tokens from i on.
func (r *relater) pastPhrase(i int, s tokens.Range) int {
	for i < s.End && (r.w.Tags[i].Nominal() || r.w.Tags[i] == grammar.Mark || r.w.Tags[i] == grammar.Adverb || r.hedges(i)) {
		if isState(r.d.At(i)) {
			break
		}
		i++
	}
	return i
}

// listGoesOn reports whether a counted thing starts at token i.
func (r *relater) listGoesOn(i int, s tokens.Range) bool {
	for ; i < s.End; i++ {
		switch t := r.w.Tags[i]; {
		case t == grammar.Number, t == grammar.Currency, t == grammar.Determiner:
			return true
		case t == grammar.Noun, t == grammar.Name:
			end := r.pastPhrase(i, s)
			return end < s.End && r.w.Tags[end].HasSubject() && !r.w.Tags[i].HasSubject()
		case r.hedges(i):
		default:
			return false
		}
	}
	return false
}

// pastAside is the token after the aside, or the next piece of the list, that
// the comma at i opens.
func (r *relater) pastAside(i int, s tokens.Range) (int, bool) {
	if i+1 >= s.End {
		return i, false
	}
	if r.listGoesOn(i+1, s) || r.w.Tags[i+1] == grammar.Conjunction {
		if end := r.pastPhrase(i+1, s); end > i+1 && end < s.End && (r.w.Tags[i+1] == grammar.Conjunction || r.w.Tags[end] == grammar.Comma || r.w.Tags[end] == grammar.Conjunction) {
			return end, true
		}
	}
	for j := i + 1; j < s.End && j < i+16; j++ { // ", including six children,"
		switch t := r.w.Tags[j]; {
		case t == grammar.Comma:
			return j + 1, true
		case t.HasSubject() && t != grammar.Past, t == grammar.Stop:
			return i, false
		}
	}
	return i, false
}

// participle is the event of "soldiers killed by …", "troops reported dead".
func (r *relater) participle(j int, s tokens.Range, governed bool) string {
	v := r.w.Verbs[j]
	if v == nil {
		return guessedEvent(r.d.At(j), r.w.Tags[j])
	}
	if supposes(v.Lemma) {
		return r.supposed(j+1, s)
	}
	if r.w.Tags[j] == grammar.Past && !governed && r.objectAfter(j+1, s) && !takesPart(v.Lemma) {
		return ""
	}
	if isBlank(v.Lemma) || isLoose(v.Lemma) {
		return ""
	}
	return r.withParticle(v, j, s)
}

// predicate is the event of the verb group that starts at token j and has the
// figure for its subject.
func (r *relater) predicate(j int, s tokens.Range, kind model.Kind) string {
	be := false
	for ; j < s.End; j++ {
		t := r.w.Tags[j]
		if t == grammar.Auxiliary {
			v := r.w.Verbs[j]
			be = v != nil && v.Lemma == "be"
			continue
		}
		if t == grammar.Modal || t == grammar.Adverb || t == grammar.Mark || t == grammar.To {
			continue
		}
		break
	}
	if j >= s.End {
		return ""
	}
	if e := stateOf(r.d.At(j)); e != "" && be {
		return e
	}
	v := r.w.Verbs[j]
	switch t := r.w.Tags[j]; {
	case t == grammar.Preposition && be && r.d.At(j) == "among":
		return r.among(j+1, s)
	case !t.IsVerb():
		return ""
	case v == nil:
		return guessedEvent(r.d.At(j), t)
	case be && t == grammar.Participle:
		if supposes(v.Lemma) {
			return r.supposed(j+1, s)
		}
		if isBlank(v.Lemma) {
			return ""
		}
		return r.withParticle(v, j, s)
	}
	if says(v.Lemma) || isBlank(v.Lemma) {
		return ""
	}
	if kind == model.Quantity && r.objectAfter(j+1, s) && !takesPart(v.Lemma) {
		return "" // what is counted does it, and nothing is done to it
	}
	return r.withParticle(v, j, s)
}

// withParticle is the verb's participle, with "down", "off" … right behind it
// where the two are one verb: "shot down", "laid off".
func (r *relater) withParticle(v *grammar.Verb, j int, s tokens.Range) string {
	if j+1 >= s.End {
		return v.Participle
	}
	w := r.d.At(j + 1)
	pair := false
	switch v.Lemma {
	case "shoot", "close", "shut", "break", "cut", "track", "turn":
		pair = w == "down"
	case "lay", "call", "write":
		pair = w == "off"
	case "blow", "give", "round", "set":
		pair = w == "up"
	case "carry", "wipe", "pull", "knock", "hand", "send":
		pair = w == "out"
	}
	if pair || v.Lemma == "cut" && w == "off" {
		return v.Participle + " " + w
	}
	return v.Participle
}

// objectAfter reports whether a direct object starts at token i.
func (r *relater) objectAfter(i int, s tokens.Range) bool {
	for ; i < s.End; i++ {
		switch t := r.w.Tags[i]; {
		case t == grammar.Mark, t == grammar.Adverb, r.hedges(i):
		case t.Nominal(), t == grammar.Pronoun:
			return true
		default:
			return false
		}
	}
	return false
}
