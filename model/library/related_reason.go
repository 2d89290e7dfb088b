package library

import (
	"cmp"
	"slices"
	"strings"

	"lectern/model"
)

// reasonLimit is how many things a reason names.
const reasonLimit = 5

// reason says what the passages share: names, figures and dates before words,
// the weightiest first.
func (v *View) reason(p, q *passage, m match) string {
	text, other := v.Articles[p.article].Text, v.Articles[q.article].Text
	var parts []string
	slices.SortStableFunc(m.shared, func(a, b sharing) int {
		return cmp.Compare(b2i(a.what == sharedWord), b2i(b.what == sharedWord))
	})
	for _, s := range m.shared {
		word := squeeze(s.there.In(other))
		switch s.what {
		case sharedName:
			if e := v.Entity(s.id); e != nil && e.Name != "" {
				word = e.Name
			}
		case sharedAmount:
			word = v.amountReason(p, q, s)
		case sharedWord:
			if m.inFigure(s) || m.sharesEvent(p, s.here.In(text)) {
				continue
			}
			if here := squeeze(s.here.In(text)); !sameStart(here, word) {
				word = here + " / " + word
			} else if len(here) < len(word) {
				word = here
			}
		case sharedTime:
			for _, t := range p.times {
				if t.Span == s.here && t.dated {
					word = When(t.value)
				}
			}
		}
		if word == "" || slices.ContainsFunc(parts, func(o string) bool { return holds(o, word) || holds(word, o) }) {
			continue
		}
		if parts = append(parts, word); len(parts) == reasonLimit {
			break
		}
	}
	return strings.Join(parts, ", ")
}

// b2i orders false before true.
func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sameStart reports whether two words differ in their endings alone.
func sameStart(a, b string) bool {
	n := max(3, min(len(a), len(b))-2)
	return len(a) >= n && len(b) >= n && strings.EqualFold(a[:n], b[:n])
}

// inFigure reports whether the word is part of a shared figure.
func (m *match) inFigure(w sharing) bool {
	return slices.ContainsFunc(m.shared, func(s sharing) bool {
		return s.what == sharedAmount && (s.here.Covers(w.here) || s.there.Covers(w.there))
	})
}

// sharesEvent reports whether the word names what happened to a shared figure.
func (m *match) sharesEvent(p *passage, word string) bool {
	event := eventClass(word)
	return slices.ContainsFunc(m.shared, func(s sharing) bool {
		return s.what == sharedAmount && slices.ContainsFunc(p.amounts, func(a amount) bool { return a.Span == s.here && a.event == event })
	})
}

func holds(a, b string) bool {
	return strings.Contains(" "+strings.ToLower(a)+" ", " "+strings.ToLower(b)+" ")
}

// amountReason names what two figures count and what happened to it: "troops
// killed".
func (v *View) amountReason(p, q *passage, s sharing) string {
	find := func(p *passage, at model.Span) *amount {
		for i := range p.amounts {
			if p.amounts[i].Span == at {
				return &p.amounts[i]
			}
		}
		return nil
	}
	a, b := find(p, s.here), find(q, s.there)
	if a == nil || b == nil {
		return ""
	}
	number, counted := written(v.Articles[p.article].Text, a.Span, a.Kind, a.Figure)
	if a.Kind != model.Quantity {
		return number
	}
	event := a.Figure.Event
	if a.event != b.event {
		event = ""
	}
	if a.of != b.of || strings.EqualFold(counted, event) {
		counted = ""
	}
	if what := strings.TrimSpace(counted + " " + event); what != "" {
		return what
	}
	return number
}
