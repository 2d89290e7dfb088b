package dates

import "lectern/annotate/tokens"

// shorthandWord is what a word that ends in digits can be: "FY18", "FY2015",
// "Oct2", "Q3'16".
func shorthandWord(s string) entry {
	k := 0
	for k < len(s) && (s[k] < '0' || s[k] > '9') {
		k++
	}
	letters, digits := s[:k], s[k:]
	switch {
	case len(s) == 5 && s[0]|0x20 == 'q' && s[1] >= '1' && s[1] <= '4' && s[2] == '\'' && allDigits(s[3:]):
		return entry{code: cShort, n: -1}
	case !allDigits(digits):
	case len(letters) == 2 && letters[1]|0x20 == 'y' && (letters[0]|0x20 == 'f' || letters[0]|0x20 == 'c'):
		if len(digits) == 2 || len(digits) == 4 && digits[:2] == "20" {
			return entry{code: cFiscal, n: int8(atoi(digits[len(digits)-2:]))}
		}
	case len(digits) <= 2 && len(letters) >= 3 && s[0] >= 'A' && s[0] <= 'Z':
		var buf [16]byte
		if e := lexicon()[lowerOf(letters, &buf)]; e.code == cMonth && atoi(digits) >= 1 && atoi(digits) <= 31 && letters != "Mar" && letters != "May" && letters != "March" {
			return entry{code: cShort, n: e.n}
		}
	}
	return entry{}
}

// shorthand reads dates whose parts are joined: "Oct2", "Q3'16", "3Q 2016",
// "2016-W12", "2016-Q3", "2015-07", "22 / 04 / 2016", "YTD", "1h30m".
func (f *finder) shorthand(i int) (expr, bool) {
	switch f.code(i) {
	case cToDate:
		return f.current(i, i+1)
	case cShort:
		return f.joinedWord(i)
	}
	if f.class(i) != tokens.Number {
		return expr{}, false
	}
	s := f.d.At(i)
	switch last := s[len(s)-1]; {
	case len(s) == 2 && last|0x20 == 'q' && s[0] >= '1' && s[0] <= '4':
		return f.quarterAt(i, int(s[0]-'0'), i+1, true)
	case last|0x20 == 'm' && len(s) >= 4:
		return clock(s, i)
	case len(s) == 4 && f.code(i+1) == cMonth:
		return f.yearFirst(i)
	case len(s) == 4:
		return f.yearThen(i)
	case len(s) <= 2:
		return f.spacedDate(i)
	}
	return f.dottedMonth(i, s)
}

// joinedWord finishes "Oct2, 1994" and "Q3'16".
func (f *finder) joinedWord(i int) (expr, bool) {
	s := f.d.At(i)
	if f.words[i].n < 0 {
		return expr{end: i + 1, p: point{grain: gQuarter, year: 2000 + atoi(s[3:]), n: int(s[1] - '0')}}, true
	}
	day := 0
	for k := range len(s) {
		if s[k] >= '0' && s[k] <= '9' {
			day = day*10 + int(s[k]-'0')
		}
	}
	e := expr{p: point{grain: gDay, month: int(f.words[i].n), day: day}, confidence: 0.85}
	e.p.year, e.end = f.yearAfter(i + 1)
	return f.dated(i, e)
}

// clock reads "1h30m" as a length of time.
func clock(s string, i int) (expr, bool) {
	for k := 1; k < len(s)-2; k++ {
		if s[k] == 'h' && allDigits(s[:k]) && allDigits(s[k+1:len(s)-1]) {
			return expr{end: i + 1, duration: "PT" + s[:k] + "H" + s[k+1:len(s)-1] + "M"}, true
		}
	}
	return expr{}, false
}

// yearFirst reads "2016 Feb 3".
func (f *finder) yearFirst(i int) (expr, bool) {
	y, ok := f.fourDigits(i)
	n, end, ordinal, isDay := f.dayNumber(i + 2)
	if !ok || !isDay || !f.joined(i+1) || !f.joined(i+2) || !f.dayNotCount(end, ordinal) || f.class(end) == tokens.Number && f.joined(end) {
		return expr{}, false
	}
	e := expr{end: end, p: point{grain: gDay, year: y, month: int(f.words[i+1].n), day: n}}
	return e, e.p.valid()
}

// yearThen reads what may be joined to a year: the week of "2016-W12", the
// quarter of "2016-Q3", the month of "2015-07".
func (f *finder) yearThen(i int) (expr, bool) {
	y, ok := f.fourDigits(i)
	if !ok || !f.is(i+1, "-", "/", "‑") || i+2 >= len(f.d.Tokens) || f.d.Tokens[i+1].Space || f.d.Tokens[i+2].Space ||
		(f.hyphen(i-1) || f.is(i-1, "/")) && !f.d.Tokens[i].Space || (f.hyphen(i+3) || f.is(i+3, "/")) && !f.d.Tokens[i+3].Space {
		return expr{}, false
	}
	s := f.d.At(i + 2)
	e := expr{end: i + 3, p: point{year: y}}
	switch {
	case len(s) == 3 && s[0] == 'W' && allDigits(s[1:]) && atoi(s[1:]) >= 1 && atoi(s[1:]) <= 53:
		e.p.grain, e.p.n = gWeek, atoi(s[1:])
		return e, true
	case f.code(i+2) == cQuarter:
		e.p.grain, e.p.n = gQuarter, int(f.words[i+2].n)
		return e, true
	}
	m := 0
	if allDigits(s) && len(s) <= 2 {
		m = atoi(s)
	}
	led := f.is(i-1, "in", "since", "until", "from", "to", "by", "out", "before", "after", "between", "and", "during")
	if m < 1 || m > 12 || y < 1900 || y > 2100 || f.is(i+1, "/") && !led || len(s) == 1 && !led || len(s) == 2 && m > y%100 {
		return expr{}, false // "2009-10" is a season
	}
	e.p.grain, e.p.month, e.confidence = gMonth, m, 0.85
	return e, true
}

// dottedMonth reads "2015.3" after a preposition, and the day "22.04.16".
func (f *finder) dottedMonth(i int, s string) (expr, bool) {
	if len(s) >= 6 && len(s) <= 7 && s[4] == '.' && f.is(i-1, "in", "since", "until", "out") {
		y, m := s[:4], s[5:]
		if allDigits(y) && allDigits(m) && atoi(y) >= 1900 && atoi(y) < 2100 && atoi(m) >= 1 && atoi(m) <= 12 {
			return expr{end: i + 1, p: point{grain: gMonth, year: atoi(y), month: atoi(m)}, confidence: 0.8}, true
		}
	}
	if len(s) != 8 || s[2] != '.' || s[5] != '.' || !allDigits(s[:2]) || !allDigits(s[3:5]) || !allDigits(s[6:]) ||
		!f.is(i-1, "on", "by", "until", "since", "before", "after", "dated", "from", "to", "of") {
		return expr{}, false
	}
	return f.ordered(expr{end: i + 1, p: point{grain: gDay, year: f.centuryOf(atoi(s[6:]))}, confidence: 0.85}, atoi(s[:2]), atoi(s[3:5]))
}

// spacedDate reads "22 / 04 / 2016", parted by spaces too, and "on 4-22".
func (f *finder) spacedDate(i int) (expr, bool) {
	if f.is(i-1, "on") && f.is(i+1, "-") && i+2 < len(f.d.Tokens) && !f.d.Tokens[i+1].Space && !f.d.Tokens[i+2].Space && f.class(i+2) == tokens.Number && (!f.joined(i+3) || !f.is(i+3, "-", "/", "–") && !f.plural(i+3)) {
		if a, b := f.d.At(i), f.d.At(i+2); allDigits(a) && allDigits(b) && len(b) <= 2 { // "on 4-22"
			m, n := atoi(a), atoi(b)
			e := expr{end: i + 3, p: point{grain: gDay, month: m, day: n}, confidence: 0.7}
			if m >= 1 && m <= 12 && n > 12 {
				return f.dated(i, e)
			}
		}
		return expr{}, false
	}
	if !f.is(i+1, "/", "-", ".") || i+4 >= len(f.d.Tokens) || !f.d.Tokens[i+1].Space || f.d.At(i+3) != f.d.At(i+1) || !f.joined(i+4) ||
		f.class(i+2) != tokens.Number {
		return expr{}, false
	}
	a, b := f.d.At(i), f.d.At(i+2)
	y, ok := f.fourDigits(i + 4)
	if !ok || !allDigits(a) || !allDigits(b) || len(b) > 2 {
		return expr{}, false
	}
	return f.ordered(expr{end: i + 5, p: point{grain: gDay, year: y}}, atoi(a), atoi(b))
}

// shortYear reads "'84" after a word that years take.
func (f *finder) shortYear(i int) (expr, bool) {
	if f.class(i+1) != tokens.Number || f.d.Tokens[i+1].Space || !f.is(i-1, "in", "of", "since", "circa", "from", "until", "by", "early", "late", "summer", "winter", "spring", "back") {
		return expr{}, false
	}
	y, end, _, ok := f.twoDigits(i + 1)
	return expr{first: i, end: end, p: point{grain: gYear, year: y}, confidence: 0.85}, ok && !f.is(end, "'", "’")
}

// endOfYear reads "by year-end", "at month end".
func (f *finder) endOfYear(i int) (expr, bool) {
	k := i + 1
	if f.hyphen(k) {
		k++
	}
	if !f.is(k, "end") || !f.joined(k) || f.words[i].many || unit(f.words[i].n) < week || !f.is(i-1, "by", "at", "before", "until", "till", "since", "after") || f.is(k+1, "of") {
		return expr{}, false
	}
	return f.current(i, k+1)
}
