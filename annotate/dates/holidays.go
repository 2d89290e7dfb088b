package dates

import (
	"time"

	"lectern/annotate/tokens"
)

// feast is a holiday with the words after its first.
type feast struct {
	rest []string
	// month and day are fixed; easter counts days from Easter Sunday. Feasts of the lunar calendars have none:
	// their day is announced, so only the year is given.
	month, day int
	easter     int
	movable    bool
	// nth is the n-th weekday (1 for Monday) of the month, -1 the last.
	nth, weekday int
	// after counts days from the day so found.
	after int
	lunar bool
	// american marks a day that other countries keep under the same name on
	// another date: in capitals it wants an article in American English.
	american bool
	// loose says that the name in lower case is something else too.
	loose bool
	// firm says that the name alone is a date; the others need a preposition
	// or a year.
	firm bool
}

// holiday reads the name of a holiday, with its year where one follows.
func (f *finder) holiday(i int) (expr, bool) {
	if c := f.code(i); c != cHoliday && !((c == cMonth || c == cAll) && f.is(i+1, "day", "fools", "fool", "saints", "souls")) {
		return expr{}, false
	}
	return f.feastAt(i, 0, false)
}

// deicticHoliday reads "last Christmas".
func (f *finder) deicticHoliday(k, n int) (expr, bool) {
	return f.feastAt(k, n, true)
}

func (f *finder) feastAt(i, n int, pointed bool) (expr, bool) {
	var low [16]byte
	for _, h := range feasts()[lowerOf(f.d.At(i), &low)] {
		k, ok := f.restOf(h, i+1)
		if !ok {
			continue
		}
		if h.american && f.upper(i) && f.variety() >= 0 {
			continue
		}
		weekend := f.is(k, "weekend") && f.joined(k) && !h.lunar
		if weekend {
			k++
		}
		y, end := f.yearAfter(k)
		if !weekend && f.is(end, "weekend") && f.joined(end) && !h.lunar {
			weekend, end = true, end+1
		}
		if !f.upper(i) && y == 0 && !pointed && (!h.firm || len(h.rest) == 0) && (h.loose || !f.is(i-1, "before", "after", "since", "until", "by", "during", "on", "for", "over", "between", "from", "of")) {
			continue // in lower case, a single word wants its year or a preposition
		}
		alone := f.upper(i) && !h.lunar && !h.loose && (!f.joined(end) || f.class(end) == tokens.Punct && !f.hyphen(end) || f.code2(end, cPreposit, cThis, cLast, cNext) || f.is(end, "is", "was", "and", "or", "early", "late"))
		if y == 0 && !h.firm && !pointed && !weekend && !alone && !f.is(i-1, "at", "by", "since", "until", "before", "after", "during", "over", "of", "on", "for", "between", "from") {
			continue
		}
		if f.upper(end) && f.joined(end) && f.code(end) == cNone && y == 0 && !h.firm {
			continue // "Easter Island"
		}
		e := f.feastIn(expr{end: end, confidence: 0.85}, h, y, n, pointed)
		if weekend && e.unresolved == "" { // a Monday's weekend is the one before it
			day := e.p.start()
			if weekdayOf(day) <= 3 {
				day = day.AddDate(0, 0, -7)
			}
			e.p = weekPoint(day, gWeekend)
		}
		return e, true
	}
	return expr{}, false
}

// restOf is the token after the holiday's further words, of which the first is
// token k; possessive endings are passed over.
func (f *finder) restOf(h feast, k int) (end int, ok bool) {
	for _, w := range h.rest {
		if f.class(k) == tokens.Possessive || f.is(k, "'", "’") && f.joined(k+1) {
			k++
		}
		if w == "-" && f.joined(k) && f.is(k, "fitr", "adha", "ul") { // "Eid al Fitr"
			continue
		}
		if !f.joined(k) || !f.is(k, w) {
			return 0, false
		}
		k++
	}
	return k, true
}

// feastIn resolves the holiday in its year: the one named, or the nearest.
func (f *finder) feastIn(e expr, h feast, y, n int, pointed bool) expr {
	e.p = point{grain: gDay}
	if h.lunar {
		e.p.grain = gYear
		e.why = "its day is announced each year; the year is given"
	}
	if y != 0 {
		e.p = h.in(y)
		return e
	}
	if !f.pub.Known() || f.pub.Month == 0 || h.lunar && !pointed && f.pub.Month == 0 {
		return f.noDate(e)
	}
	e.anchor, y = "published", f.pub.Year
	p := h.in(y)
	before := h.lunar || !p.start().After(f.now)
	switch {
	case h.lunar:
		y += n
	case pointed && n < 0 && !before, !pointed && !before && p.start().Sub(f.now) > 120*24*time.Hour:
		y--
	case pointed && n > 0 && before, !pointed && before && f.now.Sub(p.start()) > 240*24*time.Hour:
		y++
	}
	e.p = h.in(y)
	return e
}

// in is the day of the holiday in the year.
func (h feast) in(y int) point {
	switch {
	case h.lunar:
		return point{grain: gYear, year: y}
	case h.movable:
		return dayPoint(easter(y).AddDate(0, 0, h.easter))
	case h.nth > 0:
		first := time.Date(y, time.Month(h.month), 1, 0, 0, 0, 0, time.UTC)
		return dayPoint(first.AddDate(0, 0, (h.weekday-weekdayOf(first)+7)%7+7*(h.nth-1)+h.after))
	case h.nth < 0:
		last := time.Date(y, time.Month(h.month)+1, 0, 0, 0, 0, 0, time.UTC)
		return dayPoint(last.AddDate(0, 0, -((weekdayOf(last) - h.weekday + 7) % 7)))
	}
	return point{grain: gDay, year: y, month: h.month, day: h.day}
}

// easter is Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical
// Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}
