package dates

import (
	"time"

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
	switch {
	case !ok:
		return expr{}, false
	case !f.joined(k):
		if f.class(i) == tokens.Number || k > i+1 {
			return f.dayOfMonth(i, n, k)
		}
		return expr{}, false
	case f.code(k) == cWeekday && !f.words[k].many && n <= 5:
		return f.nthIn(k, n, int(f.words[k].n))
	case f.is(k, "week") && n <= 5 || f.is(k, "week") && n <= 53 && f.class(i) == tokens.Number:
		return f.nthIn(k, n, 0)
	case f.is(k, "weekend") && n <= 5:
		return f.nthIn(k, n, 6)
	case f.is(k, "quarter", "half") && n < 0 && f.is(k+1, "of", "in"):
		e, ok := f.wholeAt(k + 2)
		if ok = ok && e.p.grain == gYear && e.p.year > 0; ok {
			e.p.grain, e.p.n = gQuarter, 4
			if f.is(k, "half") {
				e.p.grain, e.p.n = gHalf, 2
			}
		}
		return e, ok
	case f.is(k, "half") && n > 0 && n <= 2 && f.is(k+1, "of"):
		return f.halfMonth(k, n)
	case f.is(k, "month") && n <= 12:
		return f.monthOf(k, n)
	case f.is(k, "day") && n <= 31:
		if e, ok := f.dayOf(k, n); ok {
			return e, true
		}
	case f.class(i) == tokens.Number || k > i+1 || n > 0 && f.is(k, "of") && f.code2(k+1, cLast, cThis, cNext) && f.is(k+2, "month"):
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
	at := k + 2
	if weekday > 0 && n > 0 && !f.is(k, "weekend") && f.is(k+1, "after", "following") {
		return f.nthAfter(k, n, weekday)
	}
	if f.code2(k+1, cLast, cNext, cThis) && f.is(k+2, "month", "year") {
		at = k + 1 // "the third week next year"
	} else if !f.is(k+1, "of", "in") {
		return expr{}, false
	}
	if !f.joined(at) {
		return expr{}, false
	}
	whole, ok := f.wholeAt(at)
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

// nthAfter finishes "the first Monday after Christmas 2015".
func (f *finder) nthAfter(k, n, weekday int) (expr, bool) {
	e, ok := f.single(k + 2)
	if !ok || e.duration != "" || e.fixed != "" || e.ranged || e.unresolved != "" || !e.p.known() || e.p.grain != gDay {
		return expr{}, false
	}
	day := e.p.start().AddDate(0, 0, 1)
	e.p = dayPoint(day.AddDate(0, 0, (weekday-weekdayOf(day)+7)%7+7*(n-1)))
	return e, true
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
	} else if f.is(k, "weekend") {
		e.p = weekPoint(day, gWeekend)
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
		if !ok && (f.upper(k) || !f.is(k, "may", "march", "mar")) {
			e = expr{end: k + 1, p: point{grain: gMonth, month: int(f.words[k].n)}}
			e, ok = f.dated(k, e)
		}
	case cLast, cNext, cThis, cComing:
		e, ok = f.relative(k)
	default:
		if f.is(k, "the") && f.is(k+1, "month", "year") && !f.is(k+2, "of") {
			return f.current(k+1, k+2)
		}
		if f.is(k, "the") && f.is(k+1, "year") && f.is(k+2, "of") {
			k += 2
		} else if f.is(k, "the") && f.is(k+1, "following", "coming") {
			k++
		}
		if f.is(k, "following") && f.is(k+1, "month", "year") {
			return f.deictic(k, 1)
		}
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
	if ok && f.is(k, ",") {
		k++ // no more than a comma
	}
	if !ok || b <= a {
		return expr{}, false
	}
	if f.is(k, "of", "in") {
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
	case f.is(k, "of") && f.is(k+1, "the") && f.is(k+2, "month"):
		e.end = k + 3
	case f.is(k, "of") && f.is(k+1, "the") && f.is(k+2, "following", "next") && f.is(k+3, "month"):
		e.end, months = k+4, 1
	case f.beginsRange(k), f.is(k, "/") && !f.d.Tokens[k].Space:
		return expr{}, false
	case f.is(i-1, "by", "until", "till", "since") && !f.joined(k):
	case (f.is(i-1, "the") && f.is(i-2, "on", "by", "until", "since", "before", "till", "back", "from") || f.is(i-1, "on")) &&
		(!f.joined(k) || f.class(k) == tokens.Punct && (!f.hyphen(k) || f.d.Tokens[k].Space) || f.is(k, "and", "at", "in", "when", "with", "after", "for", "to", "until")):
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

// beginsRange reports whether a further day follows the one that ends at token
// k: "from the 5th to the 9th of March".
func (f *finder) beginsRange(k int) bool {
	if !f.joined(k) || !f.hyphen(k) && !f.is(k, "to", "until", "till", "through", "and") {
		return false
	}
	if k++; f.is(k, "the") {
		k++
	}
	_, _, _, ok := f.dayNumber(k)
	return ok
}

// weekOf reads "week of July 4", "week starting on February 4": the calendar
// week of that day.
func (f *finder) weekOf(i int) (expr, bool) {
	if !f.is(i, "week", "weekend") {
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
	if n, end, ordinal, ok := f.dayNumber(k); ok && ordinal && !f.is(end, "of") && f.code(end) != cMonth {
		return f.weekOfDay(n, end)
	}
	e, ok := f.explicit(k)
	if !ok || e.p.grain != gDay || e.ranged || e.p.month == 0 || e.unresolved != "" {
		return expr{}, false
	}
	if e.p.year == 0 {
		return e, true
	}
	e.p = weekPoint(e.p.start(), gWeek)
	if f.is(i, "weekend") {
		e.p.grain = gWeekend
	}
	return e, true
}
