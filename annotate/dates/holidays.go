package dates

import "time"

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
	// firm says that the name alone is a date; the others need a preposition
	// or a year.
	firm bool
}

// feasts lists the holidays by their first word, longest first.
func feasts(first string) []feast {
	switch first {
	case "christmas", "xmas":
		return []feast{{rest: []string{"eve"}, month: 12, day: 24, firm: true}, {rest: []string{"day"}, month: 12, day: 25, firm: true}, {month: 12, day: 25}}
	case "new":
		return []feast{
			{rest: []string{"year", "'s", "eve"}, month: 12, day: 31, firm: true}, {rest: []string{"year", "’s", "eve"}, month: 12, day: 31, firm: true},
			{rest: []string{"year", "'s", "day"}, month: 1, day: 1, firm: true}, {rest: []string{"year", "’s", "day"}, month: 1, day: 1, firm: true},
			{rest: []string{"year"}, month: 1, day: 1},
		}
	case "international":
		var out []feast
		for _, apostrophe := range [...]string{"'s", "’s"} {
			out = append(out, feast{rest: []string{"women", apostrophe, "day"}, month: 3, day: 8, firm: true})
		}
		for _, apostrophe := range [...]string{"'", "’"} {
			out = append(out, feast{rest: []string{"workers", apostrophe, "day"}, month: 5, day: 1, firm: true})
		}
		return out
	case "easter":
		return []feast{{rest: []string{"sunday"}, movable: true, firm: true}, {rest: []string{"monday"}, movable: true, easter: 1, firm: true}, {movable: true}}
	case "good":
		return []feast{{rest: []string{"friday"}, movable: true, easter: -2, firm: true}}
	case "palm":
		return []feast{{rest: []string{"sunday"}, movable: true, easter: -7, firm: true}}
	case "ash":
		return []feast{{rest: []string{"wednesday"}, movable: true, easter: -46, firm: true}}
	case "pentecost":
		return []feast{{movable: true, easter: 49}}
	case "boxing":
		return []feast{{rest: []string{"day"}, month: 12, day: 26, firm: true}}
	case "valentine":
		return []feast{{rest: []string{"'s", "day"}, month: 2, day: 14, firm: true}, {rest: []string{"’s", "day"}, month: 2, day: 14, firm: true}}
	case "halloween":
		return []feast{{month: 10, day: 31}}
	case "thanksgiving":
		return []feast{{rest: []string{"day"}, month: 11, nth: 4, weekday: 4, firm: true}, {month: 11, nth: 4, weekday: 4}}
	case "black":
		return []feast{{rest: []string{"friday"}, month: 11, nth: 4, weekday: 4, after: 1, firm: true}}
	case "labor":
		return []feast{{rest: []string{"day"}, month: 9, nth: 1, weekday: 1, firm: true}}
	case "memorial":
		return []feast{{rest: []string{"day"}, month: 5, nth: -1, weekday: 1, firm: true}}
	case "veterans":
		return []feast{{rest: []string{"day"}, month: 11, day: 11, firm: true}}
	case "earth":
		return []feast{{rest: []string{"day"}, month: 4, day: 22, firm: true}}
	case "eid":
		return []feast{{rest: []string{"al", "-", "fitr"}, lunar: true, firm: true}, {rest: []string{"al", "-", "adha"}, lunar: true, firm: true},
			{rest: []string{"al", "fitr"}, lunar: true, firm: true}, {rest: []string{"al", "adha"}, lunar: true, firm: true},
			{rest: []string{"-", "ul", "-", "adha"}, lunar: true, firm: true}, {rest: []string{"-", "ul", "-", "fitr"}, lunar: true, firm: true},
			{rest: []string{"ul", "-", "fitr"}, lunar: true, firm: true}, {rest: []string{"ul", "-", "adha"}, lunar: true, firm: true}, {lunar: true}}
	case "ramadan", "ramazan", "diwali", "deepavali", "hanukkah", "passover", "nowruz", "lent":
		return []feast{{lunar: true}}
	}
	return nil
}

// holiday reads the name of a holiday, with its year where one follows.
func (f *finder) holiday(i int) (expr, bool) {
	if f.code(i) != cHoliday {
		return expr{}, false
	}
	e, ok := f.feastAt(i, 0, false)
	if !f.upper(i) { // in lower case only with its year
		y, _ := f.fourDigits(max(e.end-1, 0))
		ok = ok && y > 0 && e.end > i+1
	}
	return e, ok
}

// deicticHoliday reads "last Christmas".
func (f *finder) deicticHoliday(k, n int) (expr, bool) {
	return f.feastAt(k, n, true)
}

func (f *finder) feastAt(i, n int, pointed bool) (expr, bool) {
	var low [16]byte
	for _, h := range feasts(lowerOf(f.d.At(i), &low)) {
		k := i + 1
		for _, w := range h.rest {
			if !f.is(k, w) || !f.joined(k) {
				break
			}
			k++
		}
		if k != i+1+len(h.rest) {
			continue
		}
		y, end := f.yearAfter(k)
		if y == 0 && !h.firm && !pointed && !f.is(i-1, "at", "by", "since", "until", "before", "after", "during", "over", "of", "on", "for") {
			continue
		}
		if f.upper(end) && f.joined(end) && f.code(end) == cNone && y == 0 && !h.firm {
			continue // "Easter Island"
		}
		return f.feastIn(expr{end: end, confidence: 0.85}, h, y, n, pointed), true
	}
	return expr{}, false
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
