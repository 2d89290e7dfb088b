package library

import (
	"math"
	"slices"
	"strings"

	"lectern/model"
)

// passage is one sentence or several with everything that is compared.
type passage struct {
	article int
	text    string // of the article
	model.Span
	words   []passageWord
	names   []passageName
	times   []passageTime
	amounts []amount
	// total is the weight of all that is compared.
	total float64
}

// passageWord is a word that says something. Name is the entity that the word
// is part of the name of, zero for none.
type passageWord struct {
	model.Span
	term term
	name model.EntityID
}

// passageName is an entity and its clearest mention in the passage.
type passageName struct {
	model.Span
	id   model.EntityID
	form model.Form
	kind model.Kind
}

// passageTime is a date or duration. Days is empty for a duration.
type passageTime struct {
	model.Span
	value string
	days  Stretch
	dated bool
}

// newPassage reads the span of the article.
func (v *View) newPassage(x *relatedIndex, article int, s model.Span) *passage {
	text := v.Articles[article].Text
	p := &passage{article: article, text: text, Span: s}
	marks := between(v.Annotated[article].Annotations, s)
	for i := range marks {
		v.read(p, text, &marks[i])
	}
	at := 0
	relatedBook().eachWord(text, s, func(w model.Span, t term) {
		if t == noTerm {
			return
		}
		for at < len(marks) && marks[at].End <= w.Start && at+1 < len(marks) && marks[at+1].Start <= w.Start {
			at++
		}
		if slices.ContainsFunc(p.times, func(o passageTime) bool { return o.Covers(w) }) {
			return // the date says it
		}
		word := passageWord{Span: w, term: t}
		for i := max(0, at-2); i < len(marks) && marks[i].Start <= w.Start; i++ {
			if m := &marks[i]; m.Kind.IsEntity() && m.Covers(w) {
				word.name = v.EntityOf(article, m.Entity)
			}
		}
		if !slices.ContainsFunc(p.words, func(o passageWord) bool { return o.term == t }) {
			p.total += word.weight(x)
		}
		p.words = append(p.words, word)
	})
	for _, n := range p.names {
		p.total += n.weight(x)
	}
	for _, t := range p.times {
		p.total += t.weight()
	}
	p.total += amountWeight * float64(len(p.amounts))
	return p
}

// read takes up an annotation.
func (v *View) read(p *passage, text string, a *model.Annotation) {
	switch {
	case a.Kind.IsEntity():
		id := v.EntityOf(p.article, a.Entity)
		if id == 0 || strings.HasPrefix(text[a.End:], "-based") {
			return // where somebody sits, not where it happened
		}
		n := passageName{a.Span, id, a.Form, a.Kind}
		if i := slices.IndexFunc(p.names, func(o passageName) bool { return o.id == id }); i < 0 {
			p.names = append(p.names, n)
		} else if n.form < p.names[i].form {
			p.names[i] = n
		}
	case a.Time != nil:
		if timeTermOf(a) == noTerm {
			return
		}
		t := passageTime{Span: a.Span, value: a.Time.Value}
		t.days, _, t.dated = stretchOf(t.value)
		p.times = append(p.times, t)
	case a.Figure != nil:
		p.amounts = append(p.amounts, newAmount(text, a))
	}
}

// The weights of what two passages share, before rarity. A name says most; a
// word of a name that is not resolved to an entity in both says less than
// another word, since half a name may be another's.
const (
	nameWeight    = 1.0
	nominalWeight = 0.6
	pronounWeight = 0.35
	groupWeight   = 0.4
	wordWeight    = 0.55
	partWeight    = 0.3
	dayWeight     = 0.7
	monthWeight   = 0.7
	amountWeight  = 0.8
)

func (n passageName) weight(x *relatedIndex) float64 {
	w := map[model.Form]float64{model.Nominal: nominalWeight, model.Pronoun: pronounWeight}[n.form]
	if w == 0 {
		w = nameWeight
	}
	if n.kind == model.Group {
		w *= groupWeight
	}
	return w * x.rarity(entityTerm|term(n.id))
}

// weight is that of the word by itself; as a part of a name it has none, since
// the name has its own.
func (w passageWord) weight(x *relatedIndex) float64 {
	if w.name != 0 {
		return 0
	}
	return wordWeight * x.rarity(w.term)
}

func (t passageTime) weight() float64 {
	if t.dated && t.days.Days() == 1 {
		return dayWeight
	}
	return monthWeight
}

// sharing is something that two passages share.
type sharing struct {
	weight float64
	// here and there are where, there in the candidate.
	here, there model.Span
	what        sharedKind
	id          model.EntityID
	// strong says that it may speak for itself: a person, an organisation or a
	// figure, but no place or date, where much may happen.
	strong bool
}

type sharedKind uint8

const (
	sharedWord sharedKind = iota
	sharedName
	sharedTime
	sharedAmount
)

// told is the figure as its text gives it.
func (a amount) told(text string) string {
	number, rest := written(text, a.Span, a.Kind, a.Figure)
	return strings.TrimSpace(number + " " + rest)
}

// FigurePair is two figures of one kind, of which the passages give one each.
type FigurePair struct {
	Here, There model.Span
	// HereText and ThereText are the figures with their hedges and what they
	// count: "49 Syrian troops", "as many as 50 troops".
	HereText, ThereText string
	// Agree says that one value is possible under both, such as 49 and "as
	// many as 50".
	Agree bool
}

// match is how two passages compare.
type match struct {
	shared  []sharing
	differ  []FigurePair
	weight  float64 // of all that is shared
	score   float64
	against float64 // a factor, below 1 where something speaks against
}

// compare finds what p and q share.
func (x *relatedIndex) compare(p, q *passage) match {
	m := match{against: 1}
	add := func(s sharing) {
		m.shared = append(m.shared, s)
		m.weight += s.weight
	}
	for _, a := range p.names {
		for _, b := range q.names {
			if a.id == b.id {
				strong := a.kind == model.Person || a.kind == model.Organization
				add(sharing{math.Min(a.weight(x), b.weight(x)), a.Span, b.Span, sharedName, a.id, strong})
			}
		}
	}
	x.compareWords(p, q, &m, add)
	compareDates(p, q, &m, add)
	x.compareAmounts(p, q, &m, add)
	slices.SortStableFunc(m.shared, func(a, b sharing) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	if p.total > 0 && q.total > 0 {
		// A passage of a few words that are all shared says less than its share.
		m.score = m.weight / math.Sqrt(p.total*math.Max(q.total, shortest*p.total)) * m.against * m.weight / (m.weight + half)
	}
	return m
}

// half is the weight at which a passage counts for half: of two that share as
// much of themselves the one that shares more is the better.
const half = 0.25

// shortest is the weight, as a part of the other's, below which a passage counts
// no further as the shorter.
const shortest = 0.6

// compareWords finds shared words. The words of a shared name are left out, the
// words of other names count as parts.
func (x *relatedIndex) compareWords(p, q *passage, m *match, add func(sharing)) {
	seen := make(map[term]bool, len(p.words))
	var last sharing
	for _, a := range p.words {
		if seen[a.term] || a.name != 0 && m.sharesName(a.name) {
			continue
		}
		for _, b := range q.words {
			if a.term != b.term || b.name != 0 && m.sharesName(b.name) {
				continue
			}
			seen[a.term] = true
			w := wordWeight
			if a.name != 0 || b.name != 0 {
				w = partWeight
			}
			if a.Start-last.here.End <= 1 && b.Start-last.there.End <= 1 && b.Start > last.there.Start && last.here.End > 0 {
				w *= phraseFactor
			}
			last = sharing{w * x.rarity(a.term), a.Span, b.Span, sharedWord, 0, false}
			add(last)
			break
		}
	}
}

// phraseFactor is for a word that follows a shared word in both passages: a set
// phrase, such as "World Heritage", is one thing.
const phraseFactor = 0.35

func (m *match) sharesName(id model.EntityID) bool {
	return slices.ContainsFunc(m.shared, func(s sharing) bool { return s.what == sharedName && s.id == id })
}

// otherDay is the factor where both passages name days and not one in common.
const otherDay = 0.85

// compareDates finds shared dates and durations.
func compareDates(p, q *passage, m *match, add func(sharing)) {
	days, common := 0, 0
	for _, a := range p.times {
		for _, b := range q.times {
			exact := a.dated && b.dated && a.days.Days() == 1 && b.days.Days() == 1
			if exact {
				days++
			}
			switch {
			case a.dated && b.dated && a.days.From <= b.days.To && b.days.From <= a.days.To, !a.dated && !b.dated && a.value == b.value:
				add(sharing{math.Min(a.weight(), b.weight()), a.Span, b.Span, sharedTime, 0, false})
				common++
			}
		}
	}
	if days > 0 && common == 0 {
		m.against *= otherDay
	}
}

// compareAmounts pairs figures of one kind, the best pair first.
func (x *relatedIndex) compareAmounts(p, q *passage, m *match, add func(sharing)) {
	taken := make([]bool, len(q.amounts))
	for _, a := range p.amounts {
		best, at := 0.0, -1
		for j, b := range q.amounts {
			if w := likeness(a, b); !taken[j] && w > best {
				best, at = w, j
			}
		}
		if at < 0 {
			continue
		}
		taken[at] = true
		b := q.amounts[at]
		add(sharing{best, a.Span, b.Span, sharedAmount, 0, true})
		if sameKindOfAmount(a, b) && (a.low != b.low || a.high != b.high) {
			m.differ = append(m.differ, FigurePair{
				Here: a.Span, There: b.Span, HereText: a.told(p.text), ThereText: b.told(q.text),
				Agree: BoundsOf(scaled(a.Figure)).Agrees(BoundsOf(scaled(b.Figure))),
			})
		}
	}
}

// sameKindOfAmount reports whether two figures count the same and the same
// happened to it, so that their values can be held against each other.
func sameKindOfAmount(a, b amount) bool {
	return a.Kind == b.Kind && a.of == b.of && a.event == b.event && a.of != "" && (a.event != "" || a.Kind != model.Quantity)
}

// likeness is how much it says that the passages give the two figures.
func likeness(a, b amount) float64 {
	if a.Kind != b.Kind {
		return 0
	}
	of, event := a.of != "" && a.of == b.of, a.event != "" && a.event == b.event
	near := nearness(a, b)
	switch {
	case of && event:
		return amountWeight * (0.7 + 0.5*near)
	case near == 1 && a.high > 31 && (a.of == "" || b.of == ""):
		return amountWeight * 0.6 // "118 passengers", "the manifest says 118"
	case event && near > 0.9, of && near == 1 && a.high > 12:
		return amountWeight * 0.8
	case of && near > 0.9:
		return amountWeight * 0.4
	case of && a.event == "" && b.event == "" && a.Kind == model.Quantity:
		return amountWeight * (0.5 + 0.4*near)
	case event:
		return amountWeight * 0.4
	case of && a.Kind == model.Quantity:
		return amountWeight * 0.15
	}
	return 0
}

// nearness is 1 for equal values and 0 from double the value on.
func nearness(a, b amount) float64 {
	x, y := (a.low+a.high)/2, (b.low+b.high)/2
	switch {
	case x == y:
		return 1
	case x <= 0 || y <= 0:
		return 0
	}
	return math.Max(0, 1-math.Abs(math.Log(x/y))/math.Ln2)
}
