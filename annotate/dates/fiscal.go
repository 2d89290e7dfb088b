package dates

import "lectern/annotate/tokens"

// fiscal reads "fiscal year 2018", "FY18", "FY 2018", "the calendar year 2008"
// and "fiscal 2018" as the year that they name. Where a firm's year begins is
// not in the text, so the value is that of the number.
func (f *finder) fiscal(i int) (expr, bool) {
	if f.code(i) != cFiscal {
		return expr{}, false
	}
	if n := int(f.words[i].n); n > 0 {
		e := expr{end: i + 1, p: point{grain: gYear, year: 2000 + n}, confidence: 0.9}
		if f.is(i+1, "/", "-", "–") && f.class(i+2) == tokens.Number && !f.d.Tokens[i+1].Space && !f.d.Tokens[i+2].Space {
			if to, end, ok := f.yearTo(e.p.year, i+2); ok { // "FY2015/16"
				e.ranged, e.to, e.end = true, point{grain: gYear, year: to}, end
			}
		}
		return e, true
	}
	if !f.joined(i + 1) {
		return expr{}, false
	}
	k := i + 1
	if f.is(k, "year") {
		k++
	} else if f.is(i, "calendar") {
		return expr{}, false
	}
	if y, ok := f.fourDigits(k); ok && f.joined(k) {
		return expr{end: k + 1, p: point{grain: gYear, year: y}}, true
	}
	if f.is(i, "fy") {
		if f.is(k, "'", "’") {
			k++
		}
		if k < len(f.d.Tokens) {
			if y, end, _, ok := f.twoDigits(k); ok {
				return expr{end: end, p: point{grain: gYear, year: y}, confidence: 0.9}, true
			}
		}
	}
	return expr{}, false
}

// toDate reads "year to date", "month-to-date", "YTD": the stretch that has
// begun, by its whole.
func (f *finder) toDate(i int) (expr, bool) {
	k := i + 1
	if f.hyphen(k) {
		k++
	}
	if !f.is(i, "year", "month", "week", "quarter") || !f.is(k, "to") {
		return expr{}, false
	}
	if k++; f.hyphen(k) {
		k++
	}
	if !f.is(k, "date") {
		return expr{}, false
	}
	return f.current(i, k+1)
}

// lasting reads "two weeks starting May 20": so long a stretch from that day.
// k is the token of the participle.
func (f *finder) lasting(k int, c count) (expr, bool) {
	at := k + 1
	if f.is(k, ",") {
		at++
	}
	if f.is(at, "on", "from") {
		at++
	}
	if f.is(at, "the") {
		at++
	}
	if !f.joined(at) || c.n < 1 || c.n != float64(int(c.n)) || c.u < day || c.u == weekend || c.u > year || c.more != "" {
		return expr{}, false
	}
	e, ok := f.single(at)
	if !ok || e.duration != "" || e.fixed != "" || e.ranged || e.p.grain != gDay || e.unresolved != "" || !e.p.known() {
		return expr{}, false
	}
	e.ranged, e.to = true, dayPoint(add(e.p.start(), c.u, int(c.n)).AddDate(0, 0, -1))
	return e, true
}
