package dates

import (
	"time"

	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// monthOf finishes "the 9th month of next year", of which "month" is token k.
func (f *finder) monthOf(k, n int) (expr, bool) {
	if !f.is(k+1, "of", "in") || !f.joined(k+2) {
		return expr{}, false
	}
	e, ok := f.wholeAt(k + 2)
	if !ok || e.p.grain != gYear || e.unresolved != "" {
		return expr{}, false
	}
	if n < 0 {
		n = 12
	}
	e.p = point{grain: gMonth, year: e.p.year, month: n}
	return e, true
}

// dayOf finishes "the first day of next month", "the last day of July", "the
// 3rd day of the year", of which "day" is token k.
func (f *finder) dayOf(k, n int) (expr, bool) {
	if !f.is(k+1, "of", "in") || !f.joined(k+2) {
		return expr{}, false
	}
	e, ok := f.wholeAt(k + 2)
	if !ok {
		return expr{}, false
	}
	if e.unresolved != "" || e.p.year == 0 {
		e.p = point{grain: gDay}
		return f.noDate(e), true
	}
	first := e.p.start()
	past := first.AddDate(0, 1, 0)
	if e.p.grain == gYear {
		past = first.AddDate(1, 0, 0)
	}
	day := first.AddDate(0, 0, n-1)
	if n < 0 {
		day = past.AddDate(0, 0, -1)
	}
	e.p = dayPoint(day)
	return e, day.Before(past)
}

// halfMonth finishes "the first half of June": its first fifteen days, or the
// rest. "half" is token k.
func (f *finder) halfMonth(k, n int) (expr, bool) {
	e, ok := f.wholeAt(k + 2)
	if !ok || e.p.grain != gMonth || e.unresolved != "" || e.p.year == 0 {
		return expr{}, false
	}
	first := e.p.start()
	a, b := first, first.AddDate(0, 0, 14)
	if n == 2 {
		a, b = first.AddDate(0, 0, 15), first.AddDate(0, 1, -1)
	}
	e.p, e.to, e.ranged = dayPoint(a), dayPoint(b), true
	return e, true
}

// unitNamed reads a unit with the date that says which: "the month of June",
// "the year 2012", "quarter 3 of 2016".
func (f *finder) unitNamed(i int) (expr, bool) {
	k := i + 1
	of := f.is(k, "of")
	if of {
		k++
	}
	if f.words[i].many || !f.joined(k) {
		return expr{}, false
	}
	switch unit(f.words[i].n) {
	case month:
		if of && f.code(k) == cMonth {
			e, ok := f.wholeAt(k)
			return e, ok
		}
	case year:
		if y, ok := f.fourDigits(k); ok && y >= 1900 && y < 2100 || ok && !of && y < 2100 {
			return expr{end: k + 1, p: point{grain: gYear, year: y}}, true
		}
		if y, end := f.wordYear(k); y != 0 && !of {
			return expr{end: end, p: point{grain: gYear, year: y}}, true
		}
	case quarter:
		if s := f.textAt(k); !of && len(s) == 1 && s[0] >= '1' && s[0] <= '4' {
			return f.quarterAt(i, int(s[0]-'0'), k+1, false)
		}
	}
	return expr{}, false
}

// stepFrom reads "the day after Christmas", "the week before the election"
// where a day follows: one step from it.
func (f *finder) stepFrom(i int) (expr, bool) {
	u := unit(f.words[i].n)
	if f.words[i].many || u != day && u != week || !f.is(i+1, "before", "after", "following") || !f.is(i-1, "the", "a", "on") || !f.joined(i+2) {
		return expr{}, false
	}
	if c := f.code(i + 2); c != cHoliday && c != cMonth && c != cWeekday && c != cDay && f.class(i+2) != tokens.Number {
		return expr{}, false
	}
	e, ok := f.fromDate(i+1, count{n: 1, u: u})
	if ok && u == week && e.p.known() && e.p.grain == gDay {
		day := e.p.start()
		if weekdayOf(day) == 7 && f.is(i+1, "before") {
			day = day.AddDate(0, 0, 1) // the week before a Sunday ends with it
		}
		e.p = weekPoint(day, gWeek)
	}
	return e, ok
}

// weekOfDay finishes "the week of the 18th": the calendar week of that day in
// the article's month.
func (f *finder) weekOfDay(n, end int) (expr, bool) {
	e := expr{end: end, p: point{grain: gWeek}, confidence: 0.8}
	if !f.pub.Exact() {
		return f.noDate(e), true
	}
	p := point{grain: gDay, year: f.pub.Year, month: int(f.pub.Month), day: n}
	if !p.valid() {
		return expr{}, false
	}
	e.p, e.anchor = weekPoint(p.start(), gWeek), "published"
	return e, true
}

// weekNumber reads "week 3 of 2027", and "week 10" as that of the article's
// year.
func (f *finder) weekNumber(i int) (expr, bool) {
	if !f.is(i, "week") || f.class(i+1) != tokens.Number || !f.joined(i+1) {
		return expr{}, false
	}
	n := f.d.At(i + 1)
	if !f.is(i+2, "of", "in") {
		counts := f.joined(i+2) && (f.class(i+2) == tokens.Word && f.code(i+2) == cNone || f.hyphen(i+2) || f.is(i+2, "/", ":"))
		if f.upper(i) || counts || len(n) > 2 || !allDigits(n) || atoi(n) < 1 || atoi(n) > 53 || !f.pub.Known() {
			return expr{}, false
		}
		return expr{end: i + 2, p: point{grain: gWeek, year: f.pub.Year, n: atoi(n)}, anchor: "published", confidence: 0.7}, true
	}
	y, ok := f.fourDigits(i + 3)
	if !ok || len(n) > 2 || !allDigits(n) || atoi(n) < 1 || atoi(n) > 53 {
		return expr{}, false
	}
	return expr{end: i + 4, p: point{grain: gWeek, year: y, n: atoi(n)}}, true
}

// dayBesides reads "the day before yesterday", "the day after tomorrow".
func (f *finder) dayBesides(i int) (expr, bool) {
	switch {
	case !f.is(i, "day"):
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
	if f.is(k, "'", "’") && f.is(k+1, "s") && !f.d.Tokens[k+1].Space {
		k++ // "2015's"
	} else if f.class(k) != tokens.Possessive {
		return e, false
	}
	if e.p.grain != gYear || e.unresolved != "" {
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
	case year, decade, century:
		return t.AddDate(n*int(unitFactors[u]), 0, 0)
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
	case f.words[i].many:
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
	switch {
	case f.is(i, "h1", "1h"):
		n = 1
	case f.is(i, "h2", "2h"):
		n = 2
	default:
		return expr{}, false
	}
	k := i + 1
	if f.is(k, "of") {
		k++
	}
	if y, ok := f.fourDigits(k); ok && f.joined(k) {
		return expr{end: k + 1, p: point{grain: gHalf, year: y, n: n}}, true
	}
	if !f.is(i-1, "in", "during", "for") {
		return expr{}, false
	}
	return f.dated(i, expr{end: i + 1, p: point{grain: gHalf, n: n}, confidence: 0.8})
}
