package dates

import (
	"time"

	"lectern/annotate/tokens"
)

// relative reads what counts from the article's date without a number:
// "yesterday", "last year", "next Tuesday", "this morning", "earlier this
// month".
func (f *finder) relative(i int) (expr, bool) {
	switch f.code(i) {
	case cDay:
		e := f.daypart(expr{end: i + 1, p: point{grain: gDay}})
		return f.onDay(e, int(f.words[i].n)), true
	case cTonight:
		return f.onDay(expr{end: i + 1, p: point{grain: gDay, part: "TNI"}}, 0), true
	case cLast:
		return f.deictic(i, -1)
	case cNext:
		return f.deictic(i, 1)
	case cThis:
		return f.deictic(i, 0)
	case cComing:
		if f.is(i-1, "this") {
			return f.deictic(i, 1)
		}
		if f.code(i+1) == cUnit && !f.words[i+1].many && unit(f.words[i+1].n) > day {
			return f.deictic(i, 1)
		}
		if f.code(i+1) == cWeekday {
			return f.deictic(i, 1)
		}
		if e, ok := f.countedSpan(i); ok {
			return e, true
		}
		return f.loose(i)
	case cRecent:
		return f.loose(i)
	case cPast:
		if f.code(i+1) == cWeekday && f.joined(i+1) && !f.words[i+1].many {
			return f.deicticWeekday(i+1, -1, -1)
		}
		if e, ok := f.countedSpan(i); ok {
			return e, true
		}
	case cAfter, cSame:
		return f.textual(i)
	case cAll:
		return f.whole(i)
	}
	return expr{}, false
}

// onDay resolves a day that lies n days from the article's.
func (f *finder) onDay(e expr, n int) expr {
	part := e.p.part
	if !f.pub.Exact() {
		return f.noDate(e)
	}
	e.p = dayPoint(f.now.AddDate(0, 0, n))
	e.p.part, e.anchor = part, "published"
	return e
}

// deictic reads "last", "this" or "next" and what it points at.
func (f *finder) deictic(i, n int) (expr, bool) {
	k := i + 1
	if f.is(i, "last") && f.is(i-1, "will", "to", "would", "could", "can", "may", "might", "should", "must", "not", "expected") {
		return expr{}, false // the verb
	}
	near := 0
	if f.is(i, "this") && f.is(k, "past", "coming", "last", "very", "same", "current", "calendar", "fiscal", "working") && f.joined(k) {
		switch f.d.At(k) {
		case "past", "last":
			n, near = -1, -1
		case "coming":
			n, near = 1, 1
		}
		k++
	}
	if (f.is(k, "fiscal", "financial", "calendar") && f.is(k+1, "year") || f.is(k, "working", "work", "business", "calendar") && f.is(k+1, "week", "month")) && f.joined(k) {
		k++
	}
	if !f.joined(k) {
		return expr{}, false
	}
	switch w := f.words[k]; w.code {
	case cUnit:
		return f.deicticUnit(i, k, n)
	case cWeekday:
		if f.code(i) == cComing {
			near = 1
		}
		if !w.many {
			return f.deicticWeekday(k, n, near)
		}
	case cMonth:
		if f.upper(k) || !w.weak || !f.is(k, "may", "march", "mar", "jan", "dec") {
			return f.deicticMonth(k, n)
		}
	case cSeason:
		if w.weak && f.is(k+1, "was", "is", "has", "in", "of", "from") {
			return expr{}, false // "this fall was the sharpest"
		}
		if f.is(k+1, "palace", "camp", "school", "house", "coat", "dress", "job", "olympics") {
			return expr{}, false
		}
		return f.deicticSeason(k, n)
	case cDaypart:
		return f.deicticDaypart(k, n)
	case cHoliday:
		return f.deicticHoliday(k, n)
	}
	if e, ok := f.deicticNumeric(k, n); ok {
		return e, true
	}
	if e, ok := f.countedSpan(i); ok {
		return e, true
	}
	return expr{}, false
}

// deicticUnit reads "last year", "this week", "next quarter".
func (f *finder) deicticUnit(i, k, n int) (expr, bool) {
	u := unit(f.words[k].n)
	if f.words[k].many {
		if n == 0 || f.is(i, "previous") {
			return expr{}, false
		}
		return f.countedSpan(i)
	}
	if u < day || u == day && !f.is(i, "next", "previous") {
		return expr{}, false
	}
	if u == day || f.is(i, "preceding") {
		return f.textual(i)
	}
	if u == fortnight {
		return expr{end: k + 1, duration: duration(1, u)}, true
	}
	e := expr{end: k + 1}
	if f.is(e.end, "of") && !(f.code(e.end+1) == cMonth) {
		return expr{}, false // "the last week of the campaign"
	}
	if n < 0 && f.is(i-1, "the") && f.is(i-2, "over", "during", "within", "in", "for") && !f.is(i, "previous") && (u == year || u == month || u == week || u >= decade) {
		e.duration = duration(1, u)
		return e, true
	}
	if e2, ok := f.weekThenDay(k, n); ok {
		return e2, true
	}
	if !reaches(f.pub, u) {
		e.p.grain = grainOf(u)
		return f.noDate(e), true
	}
	p, ok := shift(f.now, u, n)
	e.p, e.anchor = p, "published"
	if g, found := f.genitive(e); found {
		return g, true
	}
	return e, ok
}

// weekThenDay reads "next week Wednesday", "last week on Tuesday".
func (f *finder) weekThenDay(k, n int) (expr, bool) {
	j := k + 1
	if f.is(j, "on") {
		j++
	}
	if !f.is(k, "week") || f.code(j) != cWeekday || f.words[j].many || !f.joined(j) {
		return expr{}, false
	}
	return f.deicticWeekday(j, n, 0)
}

func grainOf(u unit) grain {
	switch u {
	case week, fortnight:
		return gWeek
	case weekend:
		return gWeekend
	case month:
		return gMonth
	case quarter:
		return gQuarter
	case year:
		return gYear
	case decade:
		return gDecade
	case century:
		return gCentury
	}
	return gDay
}

// deicticWeekday reads "last Friday": the Friday of the week before, as the
// week begins on Monday; "this Friday" and "next Friday" likewise.
//
// near is set for "this past Friday" (-1) and "this coming Friday" (+1), which
// are the nearest in that direction.
func (f *finder) deicticWeekday(k, n, near int) (expr, bool) {
	if e, ok := f.weekdayDate(k, k+1); ok {
		return e, true
	}
	e := f.daypart(expr{end: k + 1, p: point{grain: gDay, weekday: int(f.words[k].n)}})
	if !f.pub.Exact() {
		return f.noDate(e), true
	}
	day := monday(f.now).AddDate(0, 0, e.p.weekday-1+7*n)
	switch {
	case near < 0 && f.now.Sub(day) > 7*24*time.Hour:
		day = day.AddDate(0, 0, 7)
	case near > 0 && day.Sub(f.now) > 7*24*time.Hour:
		day = day.AddDate(0, 0, -7)
	}
	part := e.p.part
	e.p = dayPoint(day)
	e.p.part, e.anchor = part, "published"
	return e, true
}

func (f *finder) deicticMonth(k, n int) (expr, bool) {
	e := expr{end: k + 1, p: point{grain: gMonth, month: int(f.words[k].n)}}
	if d, end, _, ok := f.dayNumber(k + 1); ok && f.joined(k+1) && f.dayNotCount(end, false) {
		e.p.grain, e.p.day, e.end = gDay, d, end
		if !e.p.valid() {
			return expr{}, false
		}
	}
	if !f.pub.Known() || f.pub.Month == 0 {
		return f.noDate(e), true
	}
	e.anchor, e.p.year = "published", f.pub.Year
	m := int(f.pub.Month)
	if n < 0 && e.p.grain == gDay && e.p.month == m && e.p.day < f.pub.Day {
		return e, true // "last July 18", late in July
	}
	if n < 0 && e.p.month >= m || n == 0 && e.p.month > m && f.tense(k) == past {
		e.p.year--
	} else if n > 0 && e.p.month <= m {
		e.p.year++
	}
	return e, true
}

func (f *finder) deicticSeason(k, n int) (expr, bool) {
	e := expr{end: k + 1, p: point{grain: gSeason, n: int(f.words[k].n)}}
	if !f.pub.Known() || f.pub.Month == 0 {
		return f.noDate(e), true
	}
	e.anchor, e.p.year = "published", f.pub.Year
	begun := int(f.pub.Month) >= e.p.n*3
	switch {
	case n < 0 && (!begun || int(f.pub.Month) < e.p.n*3+3 && e.p.n < 4), n < 0 && e.p.n == 4:
		e.p.year--
	case n > 0 && begun:
		e.p.year++
	case n == 0 && e.p.n == 4 && f.pub.Month < 3:
		e.p.year--
	}
	return e, true
}

// deicticDaypart reads "this morning", "last night", "tomorrow" excepted.
func (f *finder) deicticDaypart(k, n int) (expr, bool) {
	w := f.words[k]
	if w.n > 4 || n < 0 && w.n != 4 && w.n != 3 || n > 0 {
		return expr{}, false
	}
	return f.onDay(expr{end: k + 1, p: point{grain: gDay, part: daypartCodes[w.n]}}, n), true
}

// loose reads "recent months" and "the coming weeks" as what "the past few
// months" is: a stretch up to or from the article's date, of which the text
// gives the unit alone.
func (f *finder) loose(i int) (expr, bool) {
	k := i + 1
	if f.is(k, "few", "couple") {
		k++
	}
	if f.is(k, "of") {
		k++
	}
	if f.code(k) != cUnit || !f.joined(k) || !f.words[k].many && !f.is(k, "decade") || unit(f.words[k].n) < hour {
		return expr{}, false
	}
	e := expr{end: k + 1, duration: duration(-1, unit(f.words[k].n)), confidence: 0.9}
	for (f.is(e.end, "and", "or")) && f.code(e.end+1) == cUnit && f.words[e.end+1].many {
		e.end += 2
	}
	return e, true
}

// whole reads "all day", "the whole week".
func (f *finder) whole(i int) (expr, bool) {
	k := i + 1
	if f.is(k, "the") {
		k++
	}
	if f.code(k) != cUnit || f.words[k].many || !f.joined(k) || unit(f.words[k].n) < day || f.is(i, "whole") && !f.is(i-1, "a", "the") || f.class(k+1) == tokens.Word && f.is(k+1, "'s") {
		return expr{}, false
	}
	return expr{end: k + 1, duration: duration(1, unit(f.words[k].n)), confidence: 0.85}, true
}
