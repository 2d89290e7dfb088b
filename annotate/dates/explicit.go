package dates

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// explicit reads a date that the calendar names: "25 March 2016", "Mar 25,
// 2016", "Friday, July 22", "May 2015", "Friday", "2011", "the 1990s", "19th
// century", "Q3 2019", "summer 2014".
func (f *finder) explicit(i int) (expr, bool) {
	switch f.code(i) {
	case cUnit:
		for _, parse := range [...]func(*finder, int) (expr, bool){
			(*finder).weekOf, (*finder).weekNumber, (*finder).toDate, (*finder).unitNamed, (*finder).dayBesides, (*finder).stepFrom, (*finder).yearBesides, (*finder).theWeekend, (*finder).endOfYear, (*finder).ordinalQuarter,
		} {
			if e, ok := parse(f, i); ok {
				return e, true
			}
		}
	case cEra:
		return f.era(i)
	case cWeekday:
		return f.weekday(i)
	case cMonth:
		return f.monthFirst(i)
	case cHalf:
		return f.halfYear(i)
	case cQuarter:
		return f.quarterAt(i, int(f.words[i].n), i+1, true)
	case cOrdinal:
		if e, ok := f.ordinalQuarter(i); ok {
			return e, true
		}
	case cSeason:
		return f.season(i)
	case cDecade:
		if f.is(i-1, "the", "early", "late", "mid", "in", "roaring", "swinging") || f.hyphen(i-1) || f.is(i-1, "and", "or", "to") && f.code(i-2) == cDecade {
			return expr{end: i + 1, p: point{grain: gDecade, year: 1900 + 10*int(f.words[i].n)}, confidence: 0.8}, true
		}
		return expr{}, false
	}
	if f.class(i) == tokens.Number && f.d.Tokens[i].Len() == 3 {
		if e, ok := f.ordinalQuarter(i); ok {
			return e, true
		}
	}
	if e, ok := f.century(i); ok {
		return e, true
	}
	if e, ok := f.dayFirst(i); ok {
		return e, true
	}
	if f.class(i) == tokens.Word && (f.is(i-1, "in", "since", "by", "until", "year") || f.is(i-1, "of") && f.is(i-2, "year")) {
		if y, end := f.wordYear(i); y != 0 && (!f.joined(end) || f.class(end) != tokens.Word || !f.plural(end)) {
			return expr{end: end, p: point{grain: gYear, year: y}, confidence: 0.85}, true
		}
	}
	if f.class(i) == tokens.Number {
		if e, ok := f.halfYear(i); ok {
			return e, true
		}
		if e, ok := f.decade(i); ok {
			return e, true
		}
		return f.yearAt(i)
	}
	return expr{}, false
}

// dayNumber reads a day of the month: "25", "25th", "second", "twenty-third".
// ordinal says that it was written as one.
func (f *finder) dayNumber(i int) (n, end int, ordinal, ok bool) {
	if i >= len(f.d.Tokens) {
		return 0, 0, false, false
	}
	s := f.d.At(i)
	if f.class(i) == tokens.Number && len(s) <= 2 {
		for k := range len(s) {
			if s[k] < '0' || s[k] > '9' {
				return 0, 0, false, false
			}
			n = n*10 + int(s[k]-'0')
		}
		return n, i + 1, false, n >= 1 && n <= 31
	}
	if n, ok := numbers.Ordinal(s); ok {
		return n, i + 1, true, n >= 1 && n <= 31
	}
	if f.is(i, "twenty", "thirty") {
		k := i + 1
		if f.hyphen(k) {
			k++
		}
		if k < len(f.d.Tokens) && f.joined(k) {
			if u, ok := numbers.Ordinal(f.d.At(k)); ok && u < 10 && f.class(k) == tokens.Word {
				n = u + 20
				if f.is(i, "thirty") {
					n = u + 30
				}
				return n, k + 1, true, n <= 31
			}
		}
	}
	return 0, 0, false, false
}

// monthAt reads a month's name, with the full stop that a tokeniser may have
// parted from an abbreviation.
func (f *finder) monthAt(i int) (m, end int, ok bool) {
	if f.code(i) != cMonth {
		return 0, 0, false
	}
	end = i + 1
	if f.words[i].weak && f.is(end, ".") && f.joined(end) && f.joined(end+1) && f.class(end+1) == tokens.Number {
		end++
	}
	return int(f.words[i].n), end, true
}

// dayFirst reads "25 March 2016", "25th of March", "5-6 April 2016", "4 and 11
// May".
func (f *finder) dayFirst(i int) (expr, bool) {
	n, k, ordinal, ok := f.dayNumber(i)
	if !ok || !f.joined(k) || i > 0 && !f.d.Tokens[i].Space && f.class(i-1) == tokens.Symbol {
		return expr{}, false
	}
	n2 := 0
	if f.hyphen(k) || f.is(k, "to", "and", "&", "until", "till", "through", "or") || f.is(k, "/") && !f.d.Tokens[k].Space {
		s := k + 1
		if f.is(s, "the") {
			s++
		}
		if m, k2, _, ok := f.dayNumber(s); ok && m > n {
			n2, k = m, k2
		}
	}
	if ordinal && f.is(k, "day") && f.is(k+1, "of") {
		k++
	}
	if f.is(k, ".") && f.joined(k) && !f.d.Tokens[k].Space && f.code(k+1) == cMonth {
		k++ // "15. Jan"
	}
	if f.is(k, "of") {
		k++
	} else if f.hyphen(k) || f.is(k, "/") {
		k++ // "14-Feb-2019"
	}
	m, k, ok := f.monthAt(k)
	if !ok || !f.joined(k-1) {
		return expr{}, false
	}
	if f.code(i) == cUnit && f.words[k-1].weak && !f.is(k-2, "of") {
		return expr{}, false // "a second May"
	}
	e := expr{p: point{grain: gDay, month: m, day: n}}
	y, end := f.yearAfter(k)
	e.p.year, e.end = y, end
	if n2 > 0 {
		e.ranged, e.to = true, e.p
		e.to.day = n2
	}
	return f.dated(i, e)
}

// monthFirst reads "March 25, 2016", "Nov 7-18", "July 14 to 24, 2022",
// "March 2016", "in March".
func (f *finder) monthFirst(i int) (expr, bool) {
	m, k, _ := f.monthAt(i)
	s := k
	if f.is(s, "/", "-") && !f.d.Tokens[s].Space {
		s++
	}
	if f.is(s, "the") {
		s++
	}
	if n, k2, ok := f.dayWords(s); ok && s == k {
		return f.monthDay(i, m, n, k2)
	}
	if n, k2, ordinal, ok := f.dayNumber(s); ok && f.joined(s) && f.dayNotCount(k2, ordinal) && (s == k || ordinal || s < k+2 && f.class(s) == tokens.Number) {
		return f.monthDay(i, m, n, k2)
	}
	e := expr{p: point{grain: gMonth, month: m}}
	e.p.year, e.end = f.yearAfter(k)
	if e.p.year == 0 {
		e.p.year = f.sharedYear(e.end)
	}
	if e.end == k && !f.bareMonth(i, e.p.year != 0) {
		return expr{}, false
	}
	if e.end == k && f.is(k, ".") && f.words[i].weak {
		e.end = k
	}
	return f.dated(i, e)
}

// dayNotCount reports whether the number that ends at token k after a month is
// a day and not a count ("in May 20 people died") or a time ("May 3:30").
func (f *finder) dayNotCount(k int, ordinal bool) bool {
	if ordinal || !f.joined(k) {
		return true
	}
	switch f.class(k) {
	case tokens.Symbol:
		return !f.is(k, "%", "°")
	case tokens.Punct:
		return !(f.is(k, ":") && f.class(k+1) == tokens.Number && !f.d.Tokens[k+1].Space)
	}
	return !f.is(k, "percent", "pc", "people", "men", "women", "children", "per", "million", "billion", "thousand", "am", "pm", "a.m.", "p.m.")
}

// monthDay finishes "March 25", of which the day ends at k.
func (f *finder) monthDay(i, m, n, k int) (expr, bool) {
	e := expr{p: point{grain: gDay, month: m, day: n}}
	n2 := 0
	conn := f.hyphen(k) || f.is(k, "to", "until", "till", "through", "and", "&", "or") || f.is(k, "/") && !f.d.Tokens[k].Space
	if conn && f.joined(k+1) {
		at := k + 1
		if f.is(at, "the") {
			at++
		}
		d, k2, ordinal, ok := f.dayNumber(at)
		_, _, isMonth := f.monthAt(k2)
		if ok && d > n && !(isMonth && f.joined(k2)) && f.dayNotCount(k2, ordinal) && !(f.is(k, "and", "or", "to") && f.plural(k2)) && !(f.is(k2, "/", "-") && f.class(k2+1) == tokens.Number) {
			n2, k = d, k2
		}
	}
	y, end := f.yearAfter(k)
	if y == 0 && f.is(k, "(") && f.code(k+1) == cWeekday && f.is(k+2, ")") { // "Sept. 10 (Monday), 2018"
		if y, end = f.yearAfter(k + 3); y == 0 {
			end = k
		}
	}
	e.p.year, e.end = y, end
	if n2 > 0 {
		e.ranged, e.to = true, e.p
		e.to.day = n2
	}
	return f.dated(i, e)
}

// plural reports whether token i looks like a counted noun.
func (f *finder) plural(i int) bool {
	if f.class(i) != tokens.Word || !f.joined(i) || f.upper(i) {
		return false
	}
	s := f.d.At(i)
	if f.is(i, "people", "men", "women", "children", "percent", "per") {
		return true
	}
	return len(s) > 3 && s[len(s)-1] == 's' && s[len(s)-2] != 's' && s[len(s)-2] != 'u' && s[len(s)-2] != 'i'
}

// sharedYear is the year that a following month of the same list has:
// "January and December 2021".
func (f *finder) sharedYear(k int) int {
	if !f.is(k, "and", "or", "to", "-", "–", ",") {
		return 0
	}
	_, k2, ok := f.monthAt(k + 1)
	if !ok {
		return 0
	}
	y, _ := f.yearAfter(k2)
	return y
}

// bareMonth reports whether the month name at token i, with no day, is a month
// and not a person, a verb or a march. withYear says that a year is known.
func (f *finder) bareMonth(i int, withYear bool) bool {
	if withYear {
		return true
	}
	before := f.code(i - 1)
	if f.is(i+1, "says", "said", "told", "recalls", "recalled", "adds", "explained", "explains") && f.joined(i+1) && f.upper(i) {
		return false // a person's name
	}
	led := f.is(i-1, "than") && f.is(i-2, "later", "earlier", "sooner") || before == cPreposit || before == cLast || before == cNext || before == cThis || before == cPart || before == cFrom ||
		before == cPast || before == cComing || f.is(i-1, "and", "or", "by", "/", "every", "each", "between", "that") || f.hyphen(i-1)
	if !f.joined(i) && i > 0 {
		led = false
	}
	e := f.words[i]
	if !f.upper(i) {
		_, _, next := f.monthAt(i + 2)
		if next && (f.is(i+1, "to", "through", "until") || f.hyphen(i+1)) && !(e.weak && f.words[i+2].weak && !f.d.Tokens[i+2].Abbreviation && f.is(i, "may", "mar", "march")) {
			return true // "jan to may"
		}
		if e.weak && f.d.Tokens[i].Len() <= 4 && e.n != 3 && e.n != 5 && f.is(i-1, "in", "since", "until", "last", "next", "this", "before", "after", "early", "late", "mid") {
			return true // "in dec"
		}
		if before == cFrom && next && f.is(i+1, "to", "through", "until", "and") || f.is(i, "may") && f.is(i-1, "in", "since", "until", "throughout") && (!f.joined(i+1) || f.class(i+1) == tokens.Punct) {
			return true // "from mar to may", "since may"
		}
		if before == cPart || f.hyphen(i-1) && f.code(i-2) == cPart {
			return true // "mid may", "mid-november"
		}
		if (f.is(i-1, "to", "through", "until") || f.hyphen(i-1)) && f.code(i-2) == cMonth && !f.is(i-2, "may", "march") {
			return true
		}
		return led && !e.weak && before != cNone || f.is(i-1, "the") && f.is(i-2, "in", "since", "until") && !e.weak
	}
	if e.weak && f.hyphen(i-1) && f.upper(i-2) && f.code(i-2) == cNone {
		return false // "Chung Mong-Jun"
	}
	if f.upper(i+1) && f.joined(i+1) && f.code(i+1) == cNone && !f.d.Tokens[i].Abbreviation {
		return led && !e.weak && f.is(i-1, "in", "since", "last", "during")
	}
	if _, _, next := f.monthAt(i + 2); next && f.upper(i+2) && (f.is(i+1, "to", "through", "/") || f.hyphen(i+1)) {
		return true // "March to June"
	}
	switch e.n {
	case 3, 5: // March, May: only after a preposition that months take
		return led && !(f.is(i-1, "that") && f.class(i+1) == tokens.Word) && !f.is(i-1, "for", "to", "on", "at", "and", "or") && (!e.weak || f.d.Tokens[i].Len() > 3 || e.n == 5) ||
			f.is(i-1, "to", "and", "or") && f.code(i-2) == cMonth
	}
	if f.is(i-1, "to", "and", "or", "through", "until") && f.code(i-2) == cMonth {
		return true
	}
	if f.code(i+2) == cMonth && f.is(i+1, "to", "through") {
		return true
	}
	if e.weak {
		return led && !f.is(i-1, "for", "to", "on", "at", "and", "or", "by") || f.code(i+2) == cMonth && f.hyphen(i+1)
	}
	return led || !f.upper(i-1) || f.code(i-1) != cNone || f.is(i-1, "the") && f.is(i-2, "in", "since", "until")
}

// dayWords reads a day of the month in words after its month: "May twenty
// nine".
func (f *finder) dayWords(k int) (n, end int, ok bool) {
	if f.class(k) != tokens.Word || !f.joined(k) || !f.num.Starts(k) || f.is(k, "a", "an") {
		return 0, 0, false
	}
	m, ok := f.num.At(k)
	if !ok || m.Digits || m.Vague || m.Article || m.Scaled || m.Fraction || m.Decimal || m.Min < 1 || m.Min > 31 || m.Min != float64(int(m.Min)) {
		return 0, 0, false
	}
	if f.joined(m.End) && f.class(m.End) == tokens.Word && !f.code2(m.End, cPreposit, cWeekday, cFrom) && !f.is(m.End, "and", "at", "when", "we", "i", "he", "she", "they", "is", "was", "as") || f.hyphen(m.End) {
		return 0, 0, false
	}
	return int(m.Min), m.End, true
}
