package dates

import (
	"time"

	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// nth reads what is counted off within a month or year: "first Friday of
// July", "last Monday in March 2015", "second week of 2021", "the 26th of this
// month", "on the 27th".
func (f *finder) nth(i int) (expr, bool) {
	if e, ok := f.daysOfMonth(i); ok {
		return e, true
	}
	n, k, ok := f.nthNumber(i)
	if !ok || !f.joined(k) {
		return expr{}, false
	}
	switch {
	case f.code(k) == cWeekday && !f.words[k].many && n <= 5:
		return f.nthIn(k, n, int(f.words[k].n))
	case f.is(k, "week") && n <= 5 || f.is(k, "week") && n <= 53 && f.class(i) == tokens.Number:
		return f.nthIn(k, n, 0)
	case f.class(i) == tokens.Number || k > i+1:
		return f.dayOfMonth(i, n, k)
	}
	return expr{}, false
}

// nthNumber reads an ordinal; "last" is -1.
func (f *finder) nthNumber(i int) (n, end int, ok bool) {
	if f.is(i, "last", "final") {
		return -1, i + 1, true
	}
	n, end, ordinal, ok := f.dayNumber(i)
	return n, end, ok && ordinal
}

// nthIn finishes the n-th weekday or week (weekday 0), named at token k, of
// the month or year after "of" or "in".
func (f *finder) nthIn(k, n, weekday int) (expr, bool) {
	if !f.is(k+1, "of", "in") || !f.joined(k+2) {
		return expr{}, false
	}
	whole, ok := f.wholeAt(k + 2)
	if !ok {
		return expr{}, false
	}
	if whole.unresolved != "" || whole.p.year == 0 {
		whole.p = point{grain: gWeek}
		if weekday > 0 {
			whole.p.grain = gDay
		}
		return f.noDate(whole), true
	}
	first := whole.p.start()
	past := first.AddDate(0, 1, 0)
	if whole.p.grain == gYear {
		past = first.AddDate(1, 0, 0)
	}
	step := 7 * (n - 1)
	if weekday == 0 {
		// The week of a month or year is that of its Thursday, as in ISO 8601.
		weekday = 4
	}
	day := first.AddDate(0, 0, (weekday-weekdayOf(first)+7)%7+step)
	if n < 0 {
		last := past.AddDate(0, 0, -1)
		day = last.AddDate(0, 0, -((weekdayOf(last) - weekday + 7) % 7))
	}
	return f.nthDay(whole, k, day, past)
}

// nthDay puts the day into the expression, as a week where no weekday was
// named.
func (f *finder) nthDay(e expr, k int, day, past time.Time) (expr, bool) {
	if !day.Before(past) {
		return expr{}, false
	}
	e.p = dayPoint(day)
	if f.is(k, "week") {
		e.p = weekPoint(day, gWeek)
	}
	return e, true
}

// wholeAt reads a month or year: "July", "March 2015", "2021", "next month",
// "this year".
func (f *finder) wholeAt(k int) (expr, bool) {
	var e expr
	var ok bool
	switch f.code(k) {
	case cMonth:
		e, ok = f.monthFirst(k)
		if !ok && f.upper(k) {
			e = expr{end: k + 1, p: point{grain: gMonth, month: int(f.words[k].n)}}
			e, ok = f.dated(k, e)
		}
	case cLast, cNext, cThis:
		e, ok = f.relative(k)
	default:
		if y, four := f.fourDigits(k); four {
			return expr{end: k + 1, p: point{grain: gYear, year: y}}, true
		}
	}
	return e, ok && e.duration == "" && !e.ranged && (e.p.grain == gMonth || e.p.grain == gYear)
}

// daysOfMonth reads "4-23 next month", "the 4th to the 22nd of this month".
func (f *finder) daysOfMonth(i int) (expr, bool) {
	a, k, _, ok := f.dayNumber(i)
	if !ok || !f.hyphen(k) && !f.is(k, "to", "until", "till", "through", "and") {
		return expr{}, false
	}
	if k++; f.is(k, "the") {
		k++
	}
	b, k, _, ok := f.dayNumber(k)
	if !ok || b <= a {
		return expr{}, false
	}
	if f.is(k, "of") {
		k++
	}
	if !f.code2(k, cLast, cThis, cNext) || !f.is(k+1, "month") || !f.joined(k) {
		return expr{}, false
	}
	e := expr{end: k + 2, ranged: true, p: point{grain: gDay}, to: point{grain: gDay}}
	if !f.pub.Exact() {
		return f.noDate(e), true
	}
	p, _ := shift(f.now, month, map[code]int{cLast: -1, cNext: 1}[f.code(k)])
	p.grain = gDay
	e.p, e.to, e.anchor = p, p, "published"
	e.p.day, e.to.day = a, b
	return e, e.to.valid()
}

// dayOfMonth reads "the 26th of this month" and "on the 27th", where n is the
// day and its number ends at token k.
func (f *finder) dayOfMonth(i, n, k int) (expr, bool) {
	e := expr{end: k, p: point{grain: gDay, day: n}, confidence: 0.8}
	months := 0
	switch {
	case f.is(k, "of") && f.code2(k+1, cLast, cThis, cNext) && f.is(k+2, "month"):
		e.end, e.confidence = k+3, 0.95
		months = map[code]int{cLast: -1, cNext: 1}[f.code(k+1)]
	case f.is(k, "day") && f.is(k+1, "of") && f.is(k+2, "the") && f.is(k+3, "month"):
		e.end = k + 4
	case (f.is(i-1, "the") && f.is(i-2, "on", "by", "until", "since") || f.is(i-1, "on")) && (f.class(k) == tokens.Punct && !f.hyphen(k) || f.is(k, "and", "at", "in", "when", "with", "after")):
		if f.tense(i) != future && f.pub.Exact() && n > f.pub.Day {
			months = -1
		}
	default:
		return expr{}, false
	}
	if !f.pub.Exact() {
		return f.noDate(e), true
	}
	p, _ := shift(f.now, month, months)
	e.p.year, e.p.month, e.anchor = p.year, p.month, "published"
	return e, e.p.valid()
}

// weekOf reads "week of July 4", "week starting on February 4": the calendar
// week of that day.
func (f *finder) weekOf(i int) (expr, bool) {
	if !f.is(i, "week") {
		return expr{}, false
	}
	k := i + 1
	switch {
	case f.is(k, "of", "commencing"):
		k++
	case f.is(k, "starting", "beginning", "ending"):
		if k++; f.is(k, "on") {
			k++
		}
	default:
		return expr{}, false
	}
	if f.is(k, "the") {
		k++
	}
	if !f.joined(k) || f.code(k) == cUnit && !f.is(k, "second") {
		return expr{}, false
	}
	e, ok := f.explicit(k)
	if !ok || e.p.grain != gDay || e.ranged || e.p.month == 0 || e.unresolved != "" {
		return expr{}, false
	}
	if e.p.year == 0 {
		return e, true
	}
	e.p = weekPoint(e.p.start(), gWeek)
	return e, true
}

// weekNumber reads "week 3 of 2027".
func (f *finder) weekNumber(i int) (expr, bool) {
	if !f.is(i, "week") || f.class(i+1) != tokens.Number || !f.is(i+2, "of", "in") {
		return expr{}, false
	}
	n := f.d.At(i + 1)
	y, ok := f.fourDigits(i + 3)
	if !ok || len(n) > 2 || !allDigits(n) || atoi(n) < 1 || atoi(n) > 53 {
		return expr{}, false
	}
	return expr{end: i + 4, p: point{grain: gWeek, year: y, n: atoi(n)}}, true
}

// dayBesides reads "the day before yesterday", "the day after tomorrow".
func (f *finder) dayBesides(i int) (expr, bool) {
	switch {
	case !f.is(i, "day") || !f.is(i-1, "the"):
	case f.is(i+1, "before") && f.is(i+2, "yesterday"):
		return f.onDay(expr{end: i + 3, p: point{grain: gDay}}, -2), true
	case f.is(i+1, "after") && f.is(i+2, "tomorrow"):
		return f.onDay(expr{end: i + 3, p: point{grain: gDay}}, 2), true
	}
	return expr{}, false
}

// genitive reads "last year's first quarter", of which the year ends at e.end.
func (f *finder) genitive(e expr) (expr, bool) {
	k := e.end
	if f.class(k) != tokens.Possessive || e.p.grain != gYear || e.unresolved != "" {
		return e, false
	}
	n, ok := numbers.Ordinal(f.textAt(k + 1))
	j := k + 2
	if f.hyphen(j) {
		j++
	}
	switch {
	case !ok || n > 4:
		return e, false
	case f.is(j, "quarter"):
		e.p = point{grain: gQuarter, year: e.p.year, n: n}
	case f.is(j, "half") && n <= 2:
		e.p = point{grain: gHalf, year: e.p.year, n: n}
	default:
		return e, false
	}
	e.end = j + 1
	return e, true
}

func (f *finder) textAt(i int) string {
	if i >= len(f.d.Tokens) {
		return ""
	}
	return f.d.At(i)
}

// stretch reads "first six months of 2016", "last two weeks of May": the
// beginning or end of a longer stretch, as an interval.
func (f *finder) stretch(i int) (expr, bool) {
	if !f.is(i, "first", "last", "final", "opening") || !f.joined(i+1) || !f.num.Starts(i+1) {
		return expr{}, false
	}
	c, ok := f.countAt(i + 1)
	if !ok || c.hyphen || c.article || c.n < 1 || c.n != float64(int(c.n)) || c.u < day || c.u > quarter || c.more != "" || !f.is(c.end, "of", "in") {
		return expr{}, false
	}
	k := c.end + 1
	var whole expr
	if f.is(k, "the") && f.is(k+1, "year", "month") && !f.is(k+2, "of") {
		whole, ok = f.current(k+1, k+2)
	} else {
		whole, ok = f.wholeAt(k)
	}
	if !ok || whole.unresolved != "" || whole.p.year == 0 {
		return expr{}, false
	}
	first := whole.p.start()
	past := first.AddDate(0, 1, 0)
	if whole.p.grain == gYear {
		past = first.AddDate(1, 0, 0)
	}
	n := int(c.n)
	a, b := first, add(first, c.u, n).AddDate(0, 0, -1)
	if !f.is(i, "first", "opening") {
		a, b = add(past, c.u, -n), past.AddDate(0, 0, -1)
	}
	if a.Before(first) || b.After(past) {
		return expr{}, false
	}
	whole.p, whole.to, whole.ranged = dayPoint(a), dayPoint(b), true
	if c.u >= month {
		whole.p.grain, whole.to.grain = gMonth, gMonth
	}
	return whole, true
}

// add moves a day by n units of the calendar, keeping the day of the month.
func add(t time.Time, u unit, n int) time.Time {
	switch u {
	case week:
		return t.AddDate(0, 0, 7*n)
	case fortnight:
		return t.AddDate(0, 0, 14*n)
	case month:
		return t.AddDate(0, n, 0)
	case quarter:
		return t.AddDate(0, 3*n, 0)
	case year:
		return t.AddDate(n, 0, 0)
	}
	return t.AddDate(0, 0, n)
}

// theWeekend reads "over the weekend", "at the weekend": the one that has
// begun, or the next where the sentence looks ahead.
func (f *finder) theWeekend(i int) (expr, bool) {
	if !f.is(i, "weekend") || !f.is(i-1, "the") || !f.is(i-2, "over", "at", "during", "on", "for", "of") {
		return expr{}, false
	}
	e := expr{end: i + 1, p: point{grain: gWeekend}, confidence: 0.85}
	if !f.pub.Exact() {
		return f.noDate(e), true
	}
	n := 0
	if weekdayOf(f.now) < 6 && f.tense(i) != future {
		n = -1
	}
	e.p, _ = shift(f.now, weekend, n)
	e.anchor = "published"
	return e, true
}

// yearBesides reads "the year before last", "the week after next".
func (f *finder) yearBesides(i int) (expr, bool) {
	n := 0
	switch {
	case !f.is(i-1, "the") || f.words[i].many:
	case f.is(i+1, "before") && f.is(i+2, "last"):
		n = -2
	case f.is(i+1, "after") && f.is(i+2, "next"):
		n = 2
	}
	u := unit(f.words[i].n)
	if n == 0 || u < week {
		return expr{}, false
	}
	e := expr{end: i + 3, p: point{grain: grainOf(u)}}
	if !reaches(f.pub, u) {
		return f.noDate(e), true
	}
	p, ok := shift(f.now, u, n)
	e.p, e.anchor = p, "published"
	return e, ok
}

// halfYear reads "H1 2016" and "1H 2016".
func (f *finder) halfYear(i int) (expr, bool) {
	var n int
	switch f.d.At(i) {
	case "H1", "1H":
		n = 1
	case "H2", "2H":
		n = 2
	default:
		return expr{}, false
	}
	k := i + 1
	if f.is(k, "of") {
		k++
	}
	y, ok := f.fourDigits(k)
	return expr{end: k + 1, p: point{grain: gHalf, year: y, n: n}}, ok && f.joined(k)
}
