package dates

import "lectern/annotate/numbers"

// agoOn reads "a week ago Friday": that many weeks before the Friday that has
// passed. k is the token of "ago".
func (f *finder) agoOn(k int, c count) (expr, bool) {
	if c.u != week || c.n < 1 || c.n != float64(int(c.n)) || f.code(k+1) != cWeekday || f.words[k+1].many || f.words[k+1].weak || !f.joined(k+1) || !f.pub.Exact() {
		return expr{}, false
	}
	back := (weekdayOf(f.now) - int(f.words[k+1].n) + 7) % 7
	return expr{end: k + 2, p: dayPoint(f.now.AddDate(0, 0, -back-7*int(c.n))), anchor: "published", confidence: 0.85}, true
}

// fromPublished resolves a count from the article's date.
func (f *finder) fromPublished(e expr, c count, sign int) expr {
	e.p.grain = grainOf(c.u)
	if c.n < 0 || c.n != float64(int(c.n)) || c.u < day {
		e.fixed, e.anchor = "PAST_REF", "published"
		if sign > 0 {
			e.fixed = "FUTURE_REF"
		}
		return e
	}
	if !reaches(f.pub, c.u) {
		return f.noDate(e)
	}
	if len(c.parts) > 0 {
		e.p, e.anchor = f.shiftAll(c, sign), "published"
		return e
	}
	p, ok := shift(f.now, c.u, sign*int(c.n))
	if !ok {
		e.fixed = "PAST_REF"
		return e
	}
	e.p, e.anchor = p, "published"
	return e
}

// fromText resolves a count from the day that the text named last. Where it
// named none the count is a length of time, which is all that the words tell.
func (f *finder) fromText(e expr, c count, sign, i int) expr {
	e.p.grain, e.anchor, e.confidence = grainOf(c.u), "text", 0.85
	if years := int(c.n * unitFactors[c.u]); c.u >= year && c.u <= century && c.n >= 1 && f.year > 0 && i-f.yearEnd < 40 {
		e.p = point{grain: gYear, year: f.year + sign*years} // "in 2005 … a decade later"
		return e
	}
	if sign > 0 && !f.last.known() && c.more == "" && f.tense(i) == future {
		return f.fromPublished(expr{end: e.end, confidence: 0.7}, c, sign) // "I will be back three days later"
	}
	if sign < 0 && c.article && c.u >= month && !f.recent(i) && reaches(f.pub, c.u) {
		return f.fromPublished(expr{end: e.end, confidence: 0.7}, c, sign) // "up from 300 a year earlier"
	}
	if c.n < 0 || c.n != float64(int(c.n)) || c.u < day || !f.recent(i) {
		return expr{end: c.end, duration: c.value()}
	}
	p, ok := shift(f.last.start(), c.u, sign*int(c.n))
	if !ok {
		e.unresolved = "it lies before the calendar"
		return e
	}
	e.p = p
	return e
}

// fromDate reads the date that a count goes from: "two months after next
// Friday", "three weeks from tomorrow". k is the token of the preposition.
func (f *finder) fromDate(k int, c count) (expr, bool) {
	at := k + 1
	if f.is(at, "to") { // "prior to"
		at++
	}
	if _, ordinal := numbers.Ordinal(f.textAt(at + 1)); f.is(at, "the") && ordinal {
		at++
	}
	b, ok := f.single(at)
	if !ok || b.duration != "" || b.fixed != "" || b.ranged || b.p.grain != gDay || c.n < 0 || c.n != float64(int(c.n)) || c.u < day {
		return expr{}, false
	}
	if b.unresolved != "" || !b.p.known() {
		b.end = max(b.end, at+1)
		return b, true
	}
	sign := 1
	if f.is(k, "before", "prior", "previous") {
		sign = -1
	}
	t, n := b.p.start(), sign*int(c.n)
	switch c.u {
	case day:
		t = t.AddDate(0, 0, n)
	case week:
		t = t.AddDate(0, 0, 7*n)
	case fortnight:
		t = t.AddDate(0, 0, 14*n)
	case month:
		t = t.AddDate(0, n, 0)
	case year:
		t = t.AddDate(n, 0, 0)
	default:
		return expr{}, false
	}
	b.p = dayPoint(t)
	return b, true
}

// step is a number of units of the calendar.
type step struct {
	u unit
	n int
}

// shiftAll counts every unit of "2 years 3 months" from the article's date; the
// last says how coarse the result is.
func (f *finder) shiftAll(c count, sign int) point {
	t := add(f.now, c.u, sign*int(c.n))
	u := c.u
	for _, s := range c.parts {
		t, u = add(t, s.u, sign*s.n), s.u
	}
	p, _ := shift(t, u, 0)
	return p
}
