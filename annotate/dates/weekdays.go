package dates

import (
	"lectern/annotate/tokens"
)

// weekday reads a weekday, with the date that may follow it ("Friday, July 22,
// 2022", "Thursday (6 June)"), the week it is in ("Friday of last week") or the
// part of the day ("Sunday night").
func (f *finder) weekday(i int) (expr, bool) {
	w := f.words[i]
	k := i + 1
	if w.weak && f.is(k, ".") && f.joined(k) {
		k++
	}
	if e, ok := f.weekdayDate(i, k); ok {
		return e, true
	}
	if w.weak && !f.weakWeekday(i, k) || !f.upper(i) && w.weak && !(f.is(i-1, "on", "by", "next", "until") && !f.is(i, "sat", "sun")) {
		return expr{}, false
	}
	if f.upper(i+1) && f.joined(i+1) && f.d.At(i+1) != "GMT" && f.code(i+1) == cNone && !f.code2(i-1, cPreposit, cLast, cNext, cThis) && f.titled(i) {
		return expr{}, false // "Sunday Times", "Black Friday Sale"
	}
	if f.is(i-1, "black", "bloody", "good", "ash", "palm", "cyber", "super", "maundy", "advent", "fat", "shrove", "whit", "easter", "trinity") && (f.upper(i-1) || f.is(i-1, "black")) {
		return expr{}, false
	}
	e := expr{end: k, p: point{grain: gDay, weekday: int(w.n)}}
	if w.many {
		e.why = "every such day"
		return e, true
	}
	return f.resolveWeekday(i, e), true
}

// titled reports whether the capitalised run that the weekday at token i opens
// is a title of its own ("Sunday Times", "Friday Mosque").
func (f *finder) titled(i int) bool {
	return f.is(i+1, "times", "telegraph", "mirror", "mail", "express", "sun", "herald", "tribune", "post", "mosque", "night", "prayers", "world", "business", "independent", "nation", "review") ||
		f.is(i-1, "the", "a") && f.upper(i+1)
}

func (f *finder) code2(i int, codes ...code) bool {
	c := f.code(i)
	for _, d := range codes {
		if c == d {
			return true
		}
	}
	return false
}

// weakWeekday reports whether "Fri", "Sat", "Sun" without a date is a day: it
// stands after "on" or "last", or with its full stop.
func (f *finder) weakWeekday(i, k int) bool {
	return f.is(i-1, "on", "by", "next", "until") && !f.is(i, "sat", "sun") && (!f.joined(k) || f.class(k) != tokens.Word || k > i+1) || f.upper(i) && ((f.hyphen(k) || f.is(k, "to")) && f.code(k+1) == cWeekday && f.upper(k+1) || f.is(i-1, "on", "last", "next", "this") || f.is(i-1, "or", "and", "/", "-") && f.code(i-2) == cWeekday || f.d.Tokens[i].Abbreviation && !f.is(i, "sun.", "sat.") || k > i+1 && !f.is(i, "sun", "sat"))
}

// weekdayDate reads the date after a weekday whose name ends at token k.
func (f *finder) weekdayDate(i, k int) (expr, bool) {
	paren := false
	switch {
	case f.is(k, ",") && f.joined(k):
		k++
	case f.is(k, "(") && f.joined(k):
		paren = true
		k++
	}
	if f.is(k, "the") {
		k++
	}
	if !f.joined(k) {
		return expr{}, false
	}
	var e expr
	ok := false
	if f.code(k) == cMonth {
		e, ok = f.monthFirst(k)
	} else if f.class(k) == tokens.Number || f.code(k) == cUnit || f.code(k) == cNone {
		if e, ok = f.dayFirst(k); !ok {
			if e, ok = f.numeric(k); !ok {
				e, ok = f.byWeekday(i, k)
			}
		}
	}
	if !ok {
		return f.weekdayNumber(i, k, paren)
	}
	if e.p.grain != gDay {
		return expr{}, false
	}
	if w := int(f.words[i].n); e.anchor == "published" && !e.ranged && e.p.known() && weekdayOf(e.p.start()) != w {
		e = f.yearByWeekday(e, w)
	}
	if paren {
		if !f.is(e.end, ")") {
			return expr{}, false
		}
		e.end++
	}
	return e, true
}

// yearByWeekday moves a date whose year was inferred to the year before or after
// where it falls on the weekday that the text names.
func (f *finder) yearByWeekday(e expr, weekday int) expr {
	for _, n := range [...]int{-1, 1} {
		p := e.p
		p.year += n
		if p.year > 0 && p.valid() && weekdayOf(p.start()) == weekday {
			e.p, e.confidence = p, 0.85
			e.why = "the year in which it fell on this weekday"
			return e
		}
	}
	e.confidence = 0.6
	e.why = "the weekday does not agree with the date"
	return e
}

// byWeekday reads "Friday 7/6": the weekday tells which of the two is the
// month, in the nearest year where one of them fits.
func (f *finder) byWeekday(i, k int) (expr, bool) {
	if f.class(k) != tokens.Number || !f.pub.Known() {
		return expr{}, false
	}
	parts, end, ok := f.numericFields(k)
	if !ok || len(parts) != 2 {
		return expr{}, false
	}
	fits := 0
	var e expr
	for _, p := range [...]point{
		{grain: gDay, month: parts[0].n, day: parts[1].n}, {grain: gDay, month: parts[1].n, day: parts[0].n},
	} {
		if p.month < 1 || p.month > 12 || !p.valid() {
			continue
		}
		got, ok := f.dated(i, expr{end: end, p: p, confidence: 0.85})
		if ok && got.p.known() && weekdayOf(got.p.start()) == int(f.words[i].n) {
			fits++
			e = got
		}
	}
	if fits == 1 {
		return e, true
	}
	a, b := parts[0].n, parts[1].n
	if a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 {
		return e, false
	}
	e = expr{end: end, p: point{grain: gDay}}
	f.dayAndMonth(&e, a, b)
	e, ok = f.dated(i, e)
	e.confidence = min(0.6, e.confidence)
	return e, ok
}

// weekdayNumber reads "Tue 13th", "Sunday 31", "Tuesday the eleventh": the
// nearest such weekday that falls on the day.
func (f *finder) weekdayNumber(i, k int, paren bool) (expr, bool) {
	n, end, ordinal, ok := f.dayNumber(k)
	if !ok || paren || f.is(i+1, ",") && !f.is(k-1, "the") || !ordinal && (f.class(end) == tokens.Word && f.joined(end) || f.is(end, ":", "-", "%", "/")) {
		return expr{}, false
	}
	if ordinal && f.class(end) == tokens.Word && f.joined(end) && !f.is(end, "at", "and", "in", "for", "to", "is", "was", "will", "or", "if", "please", "we", "i", "he", "she", "they", "when", "from", "until", "by", "with", "after", "before") {
		return expr{}, false
	}
	e := expr{end: end, p: point{grain: gDay, weekday: int(f.words[i].n), day: n}, confidence: 0.85}
	if !f.pub.Exact() {
		return f.noDate(e), true
	}
	ahead := f.tense(i) != past
	for m := range 60 {
		if !ahead {
			m = -m
		}
		p, _ := shift(f.now, month, m)
		p.grain, p.day = gDay, n
		if p.valid() && weekdayOf(p.start()) == e.p.weekday && !(ahead && p.start().Before(f.now)) && !(!ahead && p.start().After(f.now)) {
			e.p, e.anchor = p, "published"
			return e, true
		}
	}
	return expr{}, false
}

// resolveWeekday finds the day that the bare weekday stands for, and reads
// what may follow: "of last week", "morning".
func (f *finder) resolveWeekday(i int, e expr) expr {
	weeks, stated := 0, false
	j := e.end
	if f.is(i-1, "the") && (f.is(j, "after") && f.is(j+1, "next") || f.is(j, "before") && f.is(j+1, "last")) {
		weeks, stated, e.end, j = 2, true, j+2, j+2 // "the Tuesday after next"
		if f.is(j-1, "last") {
			weeks = -2
		}
	}
	if f.is(j, "of") {
		j++
	}
	if f.code2(j, cLast, cNext, cThis) && f.is(j+1, "week") && f.joined(j) {
		switch f.code(j) {
		case cLast:
			weeks = -1
		case cNext:
			weeks = 1
		}
		stated, e.end = true, j+2
	}
	if !stated && f.is(e.end, "and", "or") && f.code(e.end+1) == cWeekday { // "Monday and Tuesday of last week"
		if j = e.end + 2; f.is(j, "of") {
			j++
		}
		if stated = f.code2(j, cLast, cNext, cThis) && f.is(j+1, "week"); stated {
			weeks = map[code]int{cLast: -1, cNext: 1}[f.code(j)]
		}
	}
	e = f.daypart(e)
	if !f.pub.Exact() {
		return f.noDate(e)
	}
	n := e.p.weekday - weekdayOf(f.now)
	switch {
	case stated:
		n += 7 * weeks
	case f.is(i-1, "from") && f.code(i-2) == cUnit, f.tense(i) == future:
		n = (n + 7) % 7 // "a week from Friday"
	case n > 0:
		n -= 7
	}
	part := e.p.part
	e.p = dayPoint(f.now.AddDate(0, 0, n))
	e.p.part, e.anchor = part, "published"
	return e
}

// daypart extends a day by the part of it that follows: "Friday morning".
func (f *finder) daypart(e expr) expr {
	j := e.end
	if f.is(j, "early", "late") && f.code(j+1) == cDaypart {
		j++
	}
	if f.code(j) == cDaypart && f.joined(j) && f.words[j].n <= 4 {
		e.p.part, e.end = daypartCodes[f.words[j].n], j+1
	}
	return e
}
