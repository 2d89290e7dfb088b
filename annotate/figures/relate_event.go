package figures

import (
	"strings"

	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// phrase is the noun phrase around a figure: hedges, determiners and "a total
// of" before it, nouns and a bracketed conversion after it.
func (r *relater) phrase(at, s tokens.Range) tokens.Range {
	p := at
	for p.First > s.First {
		i := p.First - 1
		switch t := r.w.Tags[i]; {
		case t == grammar.Determiner, t == grammar.Mark, r.hedges(i) && !t.IsVerb(), t == grammar.Currency:
		case r.d.At(i) == "of" && i > s.First && (isTotal(r.d.At(i-1)) || isPart(r.d.At(i-1)) || r.w.Tags[i-1] == grammar.Number):
			p.First--
		case isTotal(r.d.At(i)) && t == grammar.Noun:
		default:
			return r.rightOf(p, s)
		}
		p.First--
	}
	return r.rightOf(p, s)
}

// rightOf extends the phrase to the right.
func (r *relater) rightOf(p, s tokens.Range) tokens.Range {
	for p.End < s.End {
		switch t := r.w.Tags[p.End]; {
		case t == grammar.Noun && !isState(r.d.At(p.End)) && !isTimeNoun(r.d.At(p.End)), t == grammar.Hyphen, t == grammar.Mark && r.closes(p, s), t == grammar.Name && !r.isPlaceAt(p.End):
			p.End++
			continue
		case r.w.Tags[p.End] == grammar.Bracket && r.d.At(p.End) == "(":
			if end := r.bracketEnd(p.End, s); end > 0 {
				p.End = end
				continue
			}
		}
		break
	}
	return p
}

// closes reports whether the mark after the phrase belongs to a word of it:
// 320 “terrorists”.
func (r *relater) closes(p, s tokens.Range) bool {
	for j := p.End + 1; j < min(s.End, p.End+4); j++ {
		if r.w.Tags[j] == grammar.Mark {
			return true
		}
	}
	return r.d.Tokens[p.End].Start == r.d.Tokens[p.End-1].End
}

func (r *relater) bracketEnd(i int, s tokens.Range) int {
	for j := i + 1; j < min(s.End, i+14); j++ {
		if r.d.At(j) == ")" {
			return j + 1
		}
	}
	return 0
}

// hedges reports whether token i is a reservation before a number. "to", "at"
// and "as" are only within "up to", "at least", "as many as".
func (r *relater) hedges(i int) bool {
	w := r.d.At(i)
	before, after := "", ""
	if i > 0 {
		before = strings.ToLower(r.d.At(i - 1))
	}
	if i+1 < len(r.d.Tokens) {
		after = r.d.At(i + 1)
	}
	switch strings.ToLower(w) {
	case "up", "close", "Up":
		return after == "to"
	case "to":
		return before == "up" || before == "close"
	case "at":
		return after == "least" || after == "most"
	case "as":
		return after == "many" || after == "much" || after == "few" || before == "many" || before == "much" || before == "few"
	case "over", "under", "above", "below", "around", "about", "between":
		return after != "the"
	}
	return isHedge(w)
}

// event finds what happened to the figure of annotation i, whose noun phrase
// is p.
func (r *relater) event(i int, p, s tokens.Range) string {
	a := &r.anns[i]
	r.byNoun = false
	if isAge(a.Figure.Unit) {
		return ""
	}
	if e := nounEvent(lastWord(a.Figure.Unit)); e != "" {
		return e
	}
	if e := r.tollEvent(p, s); e != "" {
		return e
	}
	object, objectVerb := r.asObject(a.Kind, p, s)
	if object != "" && r.listed(p, s) && r.subjectNow(p, s) { // "treated 90, and seven died"
		object, objectVerb = "", -1
	}
	if r.isComplement(objectVerb) || object == "" {
		if isLength(a.Figure.Unit) {
			return ""
		}
		if e := r.asSubject(a.Kind, p, s, objectVerb >= 0 || r.governed(p, s)); e != "" {
			return e
		}
		if objectVerb >= 0 && r.clauseVerb(p, s) {
			return ""
		}
	}
	if object != "" {
		return object
	}
	if e := r.worth(a.Kind, p, s); e != "" {
		return e
	}
	if e := r.fromNoun(a.Kind, p, s); e != "" {
		r.byNoun = p.First > s.First && r.d.At(p.First-1) == "of"
		return e
	}
	return r.included(p, s)
}

// worth is the event of what the figure is the worth of: "took icons worth $1m".
func (r *relater) worth(kind model.Kind, p, s tokens.Range) string {
	if p.First-2 < s.First || r.d.At(p.First-1) != "worth" {
		return ""
	}
	k := p.First - 1
	for k > s.First && (r.w.Tags[k-1].Nominal() || r.w.Tags[k-1] == grammar.Mark) {
		k--
	}
	e, _ := r.asObject(kind, tokens.Range{First: k, End: p.End}, s)
	return e
}

// listed reports whether a comma or "and" comes right before the phrase.
func (r *relater) listed(p, s tokens.Range) bool {
	if p.First <= s.First {
		return false
	}
	t := r.w.Tags[p.First-1]
	return t == grammar.Comma || t == grammar.Conjunction
}

// subjectNow reports whether a verb comes right after the phrase.
func (r *relater) subjectNow(p, s tokens.Range) bool {
	i := p.End
	for i < s.End && r.w.Tags[i] == grammar.Adverb {
		i++
	}
	return i < s.End && r.w.Tags[i].HasSubject()
}

// tollEvent tells the figures of a death toll.
func (r *relater) tollEvent(p, s tokens.Range) string {
	for j := p.First - 1; j >= s.First && j > p.First-16; j-- {
		if r.w.Tags[j] == grammar.Stop {
			break
		}
		w := r.d.At(j)
		if w == "toll" || w == "Toll" {
			return "killed"
		}
		if w == "number" && j+2 < p.First && r.d.At(j+1) == "of" { // "the number of dead at 71"
			k := j + 2
			if r.d.At(k) == "the" {
				k++
			}
			if e := stateOf(r.d.At(k)); e != "" {
				return e
			}
			if v := r.w.Verbs[k]; v != nil && isCasualty(r.d.At(k)) {
				return v.Participle
			}
		}
	}
	if p.First < p.End && r.hasWord(p, "toll") {
		return "killed"
	}
	return ""
}

func (r *relater) hasWord(p tokens.Range, word string) bool {
	for j := p.First; j < p.End; j++ {
		if r.d.At(j) == word {
			return true
		}
	}
	return false
}

// asObject finds the verb that the phrase is the object of, through what is
// coordinated with it; verb is its token, -1 where there is none.
func (r *relater) asObject(kind model.Kind, p, s tokens.Range) (event string, verb int) {
	j := p.First - 1
	prep := ""
	for steps := 0; j >= s.First && steps < 40; steps++ {
		t := r.w.Tags[j]
		switch {
		case t == grammar.Adverb && !isParticleWord(r.d.At(j)), t == grammar.Mark:
			j--
			continue
		case t == grammar.Conjunction || t == grammar.Comma:
			k := r.beforeCoordinate(j, s)
			if k < 0 {
				return "", -1
			}
			j = k
			continue
		case t == grammar.Pronoun && r.w.Tags[max(j-1, s.First)].IsVerb(): // "cost it $2m"
			j--
			continue
		}
		break
	}
	if j < s.First {
		return "", -1
	}
	if t := r.w.Tags[j]; (t == grammar.Preposition || t == grammar.To || isParticleWord(r.d.At(j))) && j > s.First {
		if !isParticleWord(r.d.At(j)) || !r.w.Tags[j-1].IsVerb() || !r.takesParticle(j) {
			prep = r.d.At(j)
		}
		if particle := r.d.At(j); prep == "" {
			return r.verbEvent(j-1, s, particle), j - 1
		}
		return r.throughPreposition(kind, prep, j-1, s)
	}
	if isStateWordAfterVerb(r.d.At(j)) && j > s.First && r.w.Tags[j-1].IsVerb() { // "shot dead 12 men"
		j--
	}
	if r.w.Tags[j].Nominal() && kind == model.Money { // "paid the family $2m"
		k := j
		for k > s.First && r.w.Tags[k].Nominal() {
			k--
		}
		if r.w.Tags[k].IsVerb() && givesMoney(r.w.Verbs[k]) {
			return r.verbEvent(k, s, ""), k
		}
	}
	if !r.w.Tags[j].IsVerb() {
		return "", -1
	}
	return r.verbEvent(j, s, ""), j
}

// takesParticle reports whether the word at token j is one verb with the verb
// before it. "in" and "over" are prepositions save after a few verbs.
func (r *relater) takesParticle(j int) bool {
	w := r.d.At(j)
	if w != "in" && w != "over" && w != "on" {
		return true
	}
	v := r.w.Verbs[j-1]
	if v == nil {
		return false
	}
	switch v.Lemma {
	case "send":
		return w == "on"
	case "take", "bring", "hand", "turn", "knock", "call", "draw":
		return r.w.Tags[j+1] == grammar.Number || r.w.Tags[j+1] == grammar.Adverb || r.w.Tags[j+1] == grammar.Currency
	}
	return false
}

// beforeCoordinate is the token before the noun phrases that are coordinated
// with one that the conjunction or comma at j comes before; -1 where what
// stands there is no list.
func (r *relater) beforeCoordinate(j int, s tokens.Range) int {
	k := j - 1
	if k >= s.First && r.w.Tags[k] == grammar.Comma {
		k--
	}
	n := 0
	for k >= s.First && (r.w.Tags[k].Nominal() || r.w.Tags[k] == grammar.Mark || r.w.Tags[k] == grammar.Adverb || r.hedges(k) && !r.w.Tags[k].IsVerb()) {
		k--
		n++
	}
	if n == 0 || k < s.First || !r.numberIn(k+1, j) {
		return -1
	}
	return k
}

// numberIn reports whether a number stands among the tokens: only counted
// things are taken for a list of counted things.
func (r *relater) numberIn(first, end int) bool {
	for i := first; i < end; i++ {
		if r.w.Tags[i] == grammar.Number || r.d.At(i) == "a" || r.d.At(i) == "an" {
			return true
		}
	}
	return false
}

// throughPreposition is the event of a figure that a preposition joins to the
// verb or noun before token j: "sold for $2m", "fell to 300 cases".
func (r *relater) throughPreposition(kind model.Kind, prep string, j int, s tokens.Range) (string, int) {
	k := j
	for k > s.First && !r.w.Tags[k].IsVerb() && k > j-7 {
		if t := r.w.Tags[k]; t == grammar.Comma || t == grammar.Stop || t == grammar.Subordinator || t.HasSubject() {
			return "", -1
		}
		k--
	}
	v := r.w.Verbs[k]
	if !r.w.Tags[k].IsVerb() || v == nil {
		return "", -1
	}
	adjacent := k == j || k == j-1 && r.w.Tags[j] == grammar.Adverb
	switch {
	case changes(v.Lemma) && (prep == "by" || prep == "to" || prep == "from" || prep == "at" || prep == "of"):
		return v.Participle, k
	case kind == model.Quantity && adjacent && prep == "by" && r.w.Tags[k] == grammar.Participle:
		return r.byAgent(v), k
	case kind == model.Money && (prep == "for" || prep == "at" || prep == "to" || prep == "with"),
		kind == model.Money && adjacent && prep == "in":
		if trades(v.Lemma) {
			return v.Participle, k
		}
	}
	return "", -1
}

// byAgent is the event of those who did something: "attended by 300 people".
// Of a harm the doers are not the ones who were harmed.
func (r *relater) byAgent(v *grammar.Verb) string {
	if harms(v.Lemma) {
		return ""
	}
	return v.Participle
}

// verbEvent is the event that the verb at token k makes of its object: its
// past participle, with the particle where it has one.
func (r *relater) verbEvent(k int, s tokens.Range, particle string) string {
	v := r.w.Verbs[k]
	if v == nil {
		return guessedEvent(r.d.At(k), r.w.Tags[k])
	}
	if says(v.Lemma) || isBlank(v.Lemma) || v.Lemma == "leave" || v.Lemma == "see" || v.Lemma == "get" {
		return ""
	}
	if particle != "" && particle != "on" {
		return v.Participle + " " + particle
	}
	return v.Participle
}
