package dates

import "lectern/annotate/tokens"

// field is a run of digits of a numeric date.
type field struct{ n, width int }

// numeric reads dates written in numbers: "2016-03-25", "25/03/2016",
// "25.3.2016", "2019/aug/01", "3/25". Where day and month could be either way
// round, the order of the article's other dates decides, then which of the two
// is near the article's date, then its variety of English; where nothing does,
// the month is read first, with a low confidence that says so.
func (f *finder) numeric(i int) (expr, bool) {
	if i >= len(f.d.Tokens) || f.class(i) != tokens.Number {
		return expr{}, false
	}
	if i > 0 && !f.d.Tokens[i].Space && f.is(i-1, "/", ".", "$", "£", "€") {
		return expr{}, false
	}
	parts, end, ok := f.numericFields(i)
	if !ok {
		parts, end, ok = f.spacedFields(i)
	}
	if !ok {
		if e, ok := f.monthSlashYear(i); ok {
			return e, true
		}
		return f.monthInside(i)
	}
	e := expr{end: end, p: point{grain: gDay}}
	switch {
	case len(parts) == 2:
		return f.shortNumeric(i, parts, e)
	case parts[0].width == 4:
		e.p.year, e.p.month, e.p.day = parts[0].n, parts[1].n, parts[2].n
	default:
		e.p.year = parts[2].n
		if parts[2].width == 2 {
			e.p.year, _, _, _ = f.twoDigits(end - 1)
			if f.d.Tokens[end-1].Len() != 2 {
				e.p.year = f.centuryOf(parts[2].n)
			}
		}
		return f.ordered(e, parts[0].n, parts[1].n)
	}
	if e.p.year < 1000 || e.p.month < 1 || e.p.month > 12 || !e.p.valid() {
		return expr{}, false
	}
	return e, true
}

func (f *finder) centuryOf(n int) int {
	now := 2026
	if f.pub.Known() {
		now = f.pub.Year
	}
	if y := now/100*100 + n; y <= now+10 {
		return y
	}
	return now/100*100 + n - 100
}

// ordered tells day from month of a date with its year.
func (f *finder) ordered(e expr, a, b int) (expr, bool) {
	if a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 || e.p.year < 1000 || e.p.year > 2200 {
		return expr{}, false
	}
	if p, ok := f.nearer(e.p.year, a, b); ok && f.numericOrder() == 0 && a <= 12 && b <= 12 {
		e.p, e.confidence = p, 0.75
		e.why = "day and month could be either way round; this is the nearer to the article's date"
		return e, true
	}
	f.dayAndMonth(&e, a, b)
	return e, e.p.valid()
}

// dayAndMonth puts the two numbers into the expression: by what is possible,
// by the article's other dates, by its variety of English, and else the month
// first.
func (f *finder) dayAndMonth(e *expr, a, b int) {
	const either = "day and month could be either way round; "
	dayFirst := false
	switch order := f.numericOrder(); {
	case a > 12 || a == b:
		dayFirst = true
	case b > 12:
	case order != 0:
		dayFirst = order > 0
	case f.variety() != 0:
		dayFirst, e.confidence = f.variety() > 0, 0.75
		e.why = either + "the article's English decides"
	default:
		e.why, e.confidence = either+"read with the month first", 0.6
	}
	e.p.month, e.p.day = a, b
	if dayFirst {
		e.p.month, e.p.day = b, a
	}
}

// nearer is the reading of an ambiguous date that lies within six weeks of the
// article's date, where the other is more than three months off.
func (f *finder) nearer(year, a, b int) (point, bool) {
	const near, far = 42, 92
	if !f.pub.Exact() {
		return point{}, false
	}
	days := func(p point) int {
		n := int(p.start().Sub(f.now).Hours() / 24)
		return max(n, -n)
	}
	first, second := point{grain: gDay, year: year, month: a, day: b}, point{grain: gDay, year: year, month: b, day: a}
	switch x, y := days(first), days(second); {
	case x <= near && y > far:
		return first, true
	case y <= near && x > far:
		return second, true
	}
	return point{}, false
}

// numericOrder is +1 where the article writes the day before the month, -1
// where after, 0 where nothing shows it. Numeric dates that can be read only
// one way count, and written ones ("25 March", "March 25").
func (f *finder) numericOrder() int {
	if f.orderDone {
		return f.order
	}
	f.orderDone = true
	for i := range f.d.Tokens {
		if f.class(i) == tokens.Number {
			parts, _, ok := f.numericFields(i)
			if ok && len(parts) == 3 && parts[0].width <= 2 && (i == 0 || f.d.Tokens[i].Space) {
				switch {
				case parts[0].n > 12:
					f.order++
				case parts[1].n > 12:
					f.order--
				}
			}
			continue
		}
		if f.code(i) != cMonth || !f.upper(i) {
			continue
		}
		if _, _, _, ok := f.dayNumber(i + 1); ok && f.joined(i+1) {
			f.order--
		} else if _, _, _, ok := f.dayNumber(i - 1); ok && i > 0 && f.joined(i) {
			f.order++
		}
	}
	return f.order
}

// numericFields reads two or three numbers parted by one kind of sign.
func (f *finder) numericFields(i int) (parts []field, end int, ok bool) {
	s := f.d.At(i)
	if len(s) > 5 || !allDigits(s) {
		return dotted(s, i)
	}
	if i+2 >= len(f.d.Tokens) || f.d.Tokens[i+1].Space || f.d.Tokens[i+2].Space {
		return nil, 0, false
	}
	sep := f.d.At(i + 1)
	if sep != "/" && sep != "-" {
		return nil, 0, false
	}
	var buf [3]field
	parts = buf[:0]
	k := i
	for {
		s := f.d.At(k)
		if !allDigits(s) || len(s) > 4 || len(parts) == 3 {
			return nil, 0, false
		}
		parts = append(parts, field{atoi(s), len(s)})
		if k+2 >= len(f.d.Tokens) || f.d.At(k+1) != sep || f.d.Tokens[k+1].Space || f.d.Tokens[k+2].Space || f.class(k+2) != tokens.Number || len(parts) == 3 {
			k++
			break
		}
		k += 2
	}
	return parts, k, shaped(parts) && (sep == "/" || len(parts) == 3)
}

// spacedFields reads "2016 10 16": year, month and day parted by spaces, where
// no further number follows.
func (f *finder) spacedFields(i int) (parts []field, end int, ok bool) {
	y, ok := f.fourDigits(i)
	if !ok || i+2 >= len(f.d.Tokens) || f.class(i+1) != tokens.Number || f.class(i+2) != tokens.Number || !f.joined(i+1) || !f.joined(i+2) {
		return nil, 0, false
	}
	m, d := f.d.At(i+1), f.d.At(i+2)
	if len(m) != 2 || len(d) != 2 || !allDigits(m) || !allDigits(d) || f.class(i+3) == tokens.Number && f.joined(i+3) || f.class(i-1) == tokens.Number && f.joined(i) {
		return nil, 0, false
	}
	return []field{{y, 4}, {atoi(m), 2}, {atoi(d), 2}}, i + 3, true
}

// dotted reads "23.04.2022", which is one token.
func dotted(s string, i int) (parts []field, end int, ok bool) {
	start := 0
	for k := 0; k <= len(s); k++ {
		if k < len(s) && s[k] != '.' {
			if s[k] < '0' || s[k] > '9' {
				return nil, 0, false
			}
			continue
		}
		if k == start || k-start > 4 {
			return nil, 0, false
		}
		parts = append(parts, field{atoi(s[start:k]), k - start})
		start = k + 1
	}
	return parts, i + 1, len(parts) == 3 && shaped(parts) && (parts[2].width == 4 || parts[0].width == 4)
}

// shaped reports whether the widths are those of a date.
func shaped(p []field) bool {
	switch len(p) {
	case 2:
		return p[0].width <= 2 && p[1].width <= 2
	case 3:
		return p[0].width == 4 && p[1].width <= 2 && p[2].width <= 2 || p[0].width <= 2 && p[1].width <= 2 && (p[2].width == 4 || p[2].width == 2)
	}
	return false
}

// shortCue reports whether the words around "3/25" (tokens i to end) make it a
// date: a preposition or verb that days take, a weekday, a range with another
// date. Without them it is a fraction, a score or a ratio.
func (f *finder) shortCue(i, end int) bool {
	if f.is(i-1, "on", "by", "until", "till", "since", "next", "this", "last", "before", "after", "from", "to", "between", "and", "-", "back", "there", "here", "due", "dated", "starting", "beginning", "ending", "through") {
		return !f.is(i-1, "and", "to", "-") || f.class(i-2) == tokens.Number || f.code(i-2) == cMonth
	}
	if f.code(i-1) == cWeekday || f.code(i-2) == cWeekday {
		return true
	}
	if (f.hyphen(end) || f.is(end, "to")) && f.class(end+1) == tokens.Number {
		_, _, ok := f.numericFields(end + 1)
		return ok
	}
	return i == 0 && end == len(f.d.Tokens) && f.d.Tokens[end-1].Len() == 2 && !f.is(i, "1")
}

// shortNumeric reads "3/25" where the words around it make it a date.
func (f *finder) shortNumeric(i int, parts []field, e expr) (expr, bool) {
	if !f.shortCue(i, e.end) {
		return expr{}, false
	}
	a, b := parts[0].n, parts[1].n
	if a == 9 && b == 11 { // the attacks, by their name
		e.p.year, e.p.month, e.p.day = 2001, 9, 11
		return e, true
	}
	if a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 {
		return expr{}, false
	}
	e.confidence = 0.8
	f.dayAndMonth(&e, a, b)
	return f.dated(i, e)
}

// monthSlashYear reads "12/2018" after a preposition; elsewhere it numbers an
// act or a case.
func (f *finder) monthSlashYear(i int) (expr, bool) {
	if !f.is(i-1, "in", "since", "until", "from", "to", "by", "on", "back", "there", "here", "out", "before", "after") || !f.is(i+1, "/", "-") || f.d.Tokens[i+1].Space || f.is(i+3, "/", "-") {
		return expr{}, false
	}
	s := f.d.At(i)
	y, ok := f.fourDigits(i + 2)
	if !ok || len(s) > 2 || !allDigits(s) || atoi(s) < 1 || atoi(s) > 12 || y < 1900 || y > 2100 {
		return expr{}, false
	}
	return expr{end: i + 3, p: point{grain: gMonth, year: y, month: atoi(s)}, confidence: 0.85}, true
}

// monthInside reads "2019/aug/01", "2020/23/Sep".
func (f *finder) monthInside(i int) (expr, bool) {
	y, ok := f.fourDigits(i)
	if !ok || !f.is(i+1, "/", "-") || !f.is(i+3, "/", "-") || f.d.Tokens[i+1].Space {
		return expr{}, false
	}
	e := expr{end: i + 5, p: point{grain: gDay, year: y}}
	if m, k, ok := f.monthAt(i + 2); ok && k == i+3 {
		n, _, _, ok := f.dayNumber(i + 4)
		e.p.month, e.p.day = m, n
		return e, ok && e.p.valid()
	}
	n, _, _, ok := f.dayNumber(i + 2)
	m, _, isMonth := f.monthAt(i + 4)
	e.p.month, e.p.day = m, n
	return e, ok && isMonth && e.p.valid()
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) > 0
}

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// deicticNumeric finishes "last 5/12" and "next 5/12", whose numbers begin at
// token k: the last such day before the article's, or the next after it.
func (f *finder) deicticNumeric(k, n int) (expr, bool) {
	if f.class(k) != tokens.Number || n == 0 || !f.pub.Exact() {
		return expr{}, false
	}
	parts, end, ok := f.numericFields(k)
	if !ok || len(parts) != 2 || !f.shortCue(k, end) {
		return expr{}, false
	}
	a, b := parts[0].n, parts[1].n
	if a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 {
		return expr{}, false
	}
	e := expr{end: end, p: point{grain: gDay, year: f.pub.Year}, anchor: "published", confidence: 0.8}
	f.dayAndMonth(&e, a, b)
	switch after := e.p.start().After(f.now); {
	case n < 0 && after:
		e.p.year--
	case n > 0 && !after:
		e.p.year++
	}
	return e, e.p.valid()
}
