package figures

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// relater holds what is known of one article while its figures are related.
type relater struct {
	d    *tokens.Document
	w    *grammar.Words
	anns []model.Annotation
	// quotes, places and dates are indices into anns, in order of start.
	quotes, places, dates []int
	// last is the figure before in the same sentence, -1 where there is none.
	last int
	// byNoun says that a noun of action gave the event: "the arrest of …".
	byNoun bool
}

// Relate fills in place what the text says about each figure among the
// annotations of one article: Event, what happened to what was counted, found
// by the grammar of the clause; AttributedTo, who gave the figure, from the
// quote that covers it; Place and When, from the place and the date that the
// clause names. Fields that the text does not settle stay empty. anns must be
// sorted by start, and its mentions and quotes linked to entities.
func Relate(d *tokens.Document, anns []model.Annotation) {
	r := &relater{d: d, anns: anns, last: -1}
	any := false
	for i := range anns {
		switch a := &anns[i]; {
		case a.Kind == model.QuoteKind:
			r.quotes = append(r.quotes, i)
		case a.Kind == model.Place && a.Entity != 0:
			r.places = append(r.places, i)
		case a.Kind == model.Date && a.Time != nil && isCalendar(a.Time.Value):
			r.dates = append(r.dates, i)
		case a.Kind.IsFigure() && a.Figure != nil:
			any = true
		}
	}
	if !any {
		return
	}
	r.d = grammar.Bound(d)
	r.w = grammar.Read(r.d)
	quote := 0 // the first quote that may still cover a figure
	for i := range anns {
		a := &anns[i]
		if !a.Kind.IsFigure() || a.Figure == nil {
			continue
		}
		for quote < len(r.quotes) && anns[r.quotes[quote]].End <= a.Start {
			quote++
		}
		r.relate(i, quote)
	}
}

// isCalendar reports whether the TIMEX3 value is a date, not a mere "once" or
// "now".
func isCalendar(value string) bool {
	return value != "" && (value[0] >= '0' && value[0] <= '9' || value[0] == 'X')
}

// relate fills one figure; quote is the place in r.quotes of the first quote
// that ends after the figure starts.
func (r *relater) relate(i, quote int) {
	a := &r.anns[i]
	at := r.d.Within(a.Span)
	si := r.d.SentenceOf(at.First)
	if at.First >= at.End || si < 0 {
		return
	}
	s := r.d.Sentences[si]
	if r.last >= 0 && r.anns[r.last].Start < r.d.Tokens[s.First].Start {
		r.last = -1
	}
	if r.converts(at.First) {
		from := r.anns[r.last].Figure
		a.Figure.Event, a.Figure.AttributedTo = from.Event, from.AttributedTo
		a.Figure.Place, a.Figure.When = from.Place, from.When
		return
	}
	p := r.phrase(at, s)
	a.Figure.Event = r.event(i, p, s)
	age := isAge(a.Figure.Unit)
	scope := s // where its place and its date may stand
	if q := r.covering(a.Span, quote); q >= 0 {
		a.Figure.AttributedTo = r.speaker(q)
		scope = r.overlap(scope, r.anns[r.quotes[q]].Span)
	} else {
		scope = r.outsideSpeech(scope, p, quote)
		if _, verb := r.asObject(a.Kind, p, s); verb >= 0 {
			a.Figure.AttributedTo = r.counter(verb, s)
		}
	}
	if r.last = i; age {
		return
	}
	c := r.clause(p, scope)
	if r.byNoun {
		c, scope = r.beforeVerb(p, c), r.beforeVerb(p, scope)
	}
	n := r.place(p, c, scope)
	if n < 0 && scope != s {
		n = r.opening(s, scope)
	}
	if n >= 0 {
		a.Figure.Place = r.anns[n].Entity
	}
	if n := r.date(p, c, scope); n >= 0 {
		a.Figure.When = r.anns[n].Time.Value
	}
}

// covering is the place in r.quotes of the shortest quote that covers the
// span, -1 where none does.
func (r *relater) covering(s model.Span, quote int) int {
	best := -1
	for q := quote; q < len(r.quotes); q++ {
		a := &r.anns[r.quotes[q]]
		if a.Start > s.Start {
			break
		}
		if a.Covers(s) && (best < 0 || a.Len() < r.anns[r.quotes[best]].Len()) {
			best = q
		}
	}
	return best
}

// speaker is the entity that speaks in a quote. A pronoun that nothing has
// linked takes the speaker of the quote right before.
func (r *relater) speaker(q int) model.EntityID {
	for ; q >= 0; q-- {
		a := &r.anns[r.quotes[q]]
		if a.Quote.Speaker != 0 || q == 0 || !isPronoun(a.Quote.SpeakerSpan.In(r.d.Text)) {
			return a.Quote.Speaker
		}
		here, there := r.d.Index(a.Start), r.d.Index(r.anns[r.quotes[q-1]].Start)
		if r.d.SentenceOf(here)-r.d.SentenceOf(there) > 1 {
			return 0
		}
	}
	return 0
}

// counter is the entity that gives the figure by the verb whose object it is:
// "the ministry counted 3,500", "the clinic reported 12 cases".
func (r *relater) counter(verb int, s tokens.Range) model.EntityID {
	if verb <= s.First || !r.w.Tags[verb].HasSubject() && r.w.Tags[verb] != grammar.Participle || r.w.Verbs[verb] == nil {
		return 0
	}
	switch r.w.Verbs[verb].Lemma {
	case "report", "count", "confirm", "estimate", "record", "register", "announce", "claim", "cite":
	default:
		return 0
	}
	j := verb - 1
	for j > s.First && (r.w.Tags[j] == grammar.Adverb || r.w.Tags[j] == grammar.Auxiliary) {
		if v := r.w.Verbs[j]; v != nil && v.Lemma == "be" {
			return 0
		}
		j--
	}
	at := r.d.Tokens[j]
	lo, hi := 0, len(r.anns)
	for lo < hi { // the last annotation that starts at or before the token
		mid := int(uint(lo+hi) >> 1)
		if r.anns[mid].Start <= at.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for k := lo - 1; k >= 0 && k > lo-6; k-- {
		if m := &r.anns[k]; (m.Kind == model.Person || m.Kind == model.Organization) && m.Entity != 0 && m.End == at.End {
			return m.Entity
		}
	}
	return 0
}

// converts reports whether the figure that starts at token i stands in brackets
// right behind another: "$2m (£1.6m)".
func (r *relater) converts(i int) bool {
	return r.last >= 0 && i > 1 && r.d.At(i-1) == "(" && r.d.Tokens[i-2].End == r.anns[r.last].End && r.anns[r.last].Kind != model.Percent
}

func isPronoun(s string) bool {
	switch s {
	case "it", "he", "she", "they", "It", "He", "She", "They":
		return true
	}
	return false
}

// overlap is the part of the tokens that the span covers.
func (r *relater) overlap(s tokens.Range, span model.Span) tokens.Range {
	in := r.d.Within(span)
	return tokens.Range{First: max(s.First, in.First), End: min(s.End, in.End)}
}

// outsideSpeech takes from the scope of a figure that no quote covers what
// stands within one.
func (r *relater) outsideSpeech(scope, p tokens.Range, quote int) tokens.Range {
	for q := max(0, quote-2); q < len(r.quotes) && q < quote+2; q++ {
		in := r.d.Within(r.anns[r.quotes[q]].Span)
		if in.First >= p.End && in.First < scope.End {
			scope.End = in.First
		}
		if in.End <= p.First && in.End > scope.First {
			scope.First = in.End
		}
	}
	return scope
}
