package library

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"lectern/model"
)

// days is a run of days, both ends in it, counted from 1970-01-01.
type days struct {
	from, to int
}

func dayNumber(t time.Time) int {
	s := t.Unix()
	if s < 0 && s%86400 != 0 {
		return int(s/86400) - 1
	}
	return int(s / 86400)
}

func (d days) overlaps(o days) bool { return d.from <= o.to && o.from <= d.to }

// daysOf is the run of days that a TIMEX3 value covers: a day, week, weekend,
// month, season, quarter, half or year, or two of them parted by "/". It
// reports false for anything else, such as a date without a year.
func daysOf(value string) (days, bool) {
	if a, b, ok := strings.Cut(value, "/"); ok {
		from, okA := daysOf(a)
		to, okB := daysOf(b)
		return days{from.from, to.to}, okA && okB && from.from <= to.to
	}
	value, _, _ = strings.Cut(value, "T")
	if len(value) < 4 || strings.Contains(value, "X") {
		return days{}, false
	}
	year, err := strconv.Atoi(value[:4])
	if err != nil {
		return days{}, false
	}
	rest := value[4:]
	if first := season(rest); first > 0 {
		return months(year, first, 3), true
	}
	switch {
	case rest == "":
		return months(year, 1, 12), true
	case strings.HasPrefix(rest, "-W"):
		return weekDays(year, rest[2:])
	case strings.HasPrefix(rest, "-Q"), strings.HasPrefix(rest, "-H"):
		n, err := strconv.Atoi(rest[2:])
		length := map[byte]int{'Q': 3, 'H': 6}[rest[1]]
		return months(year, (n-1)*length+1, length), err == nil && n >= 1 && n*length <= 12
	}
	d, err := model.ParseDay(value)
	if err != nil {
		return days{}, false
	}
	if d.Day == 0 {
		return months(year, int(d.Month), 1), true
	}
	n := dayNumber(d.Time())
	return days{n, n}, true
}

// season is the first month of the season, 0 for what is none.
func season(s string) int {
	switch s {
	case "-SP":
		return 3
	case "-SU":
		return 6
	case "-FA":
		return 9
	case "-WI":
		return 12
	}
	return 0
}

// months are n months from the first of the year's month on.
func months(year, first, n int) days {
	from := time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
	return days{dayNumber(from), dayNumber(from.AddDate(0, n, 0)) - 1}
}

// weekDays reads "31", "31-WE", "31-5": an ISO week, its weekend, a day of it.
func weekDays(year int, s string) (days, bool) {
	w, part, _ := strings.Cut(s, "-")
	week, err := strconv.Atoi(w)
	if err != nil || week < 1 || week > 53 {
		return days{}, false
	}
	// The fourth of January always lies in the first week.
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := dayNumber(fourth) - (int(fourth.Weekday())+6)%7 + 7*(week-1)
	if part == "WE" {
		return days{monday + 5, monday + 6}, true
	}
	if n, err := strconv.Atoi(part); err == nil && n >= 1 && n <= 7 {
		return days{monday + n - 1, monday + n - 1}, true
	}
	return days{monday, monday + 6}, true
}

// yearless is the month and day of a date without a year ("XXXX-05-16"), 0 for
// others; day is 0 where only the month is known.
func yearless(value string) (month, day int) {
	rest, ok := strings.CutPrefix(value, "XXXX-")
	if !ok {
		return 0, 0
	}
	m, d, _ := strings.Cut(rest, "-")
	month, err := strconv.Atoi(m)
	if err != nil || month < 1 || month > 12 {
		return 0, 0
	}
	day, err = strconv.Atoi(d)
	if err != nil || day < 1 || day > 31 {
		return month, 0
	}
	return month, day
}

// newsSpan is how many days before its publication an article's figures are
// held to be of, where they give no date of their own.
const newsSpan = 7

// moment is what is known about when a figure holds.
type moment struct {
	days
	// given says that the figure's own date is known; placed that at least the
	// article's is.
	given, placed bool
	// month and day are those of a date without a year, 0 for none.
	month, day int
	// last is the date that the article names last before the figure, where the
	// figure has none: it can tell two happenings apart, and no more.
	last string
	// weekday is the weekday of an unresolved date, lower case; "" for none.
	weekday string
}

func momentOf(when, word string, published model.Day) moment {
	var m moment
	if m.days, m.given = daysOf(when); m.given {
		m.placed = true
		return m
	}
	m.month, m.day = yearless(when)
	if w := strings.ToLower(word); isWeekday(w) {
		m.weekday = w
	}
	if published.Exact() {
		n := dayNumber(published.Time())
		m.days, m.placed = days{n - newsSpan, n}, true
	}
	return m
}

// follow gives the moment of a figure without a date the one that its article
// names last before it.
func (m *moment) follow(text string, date *model.Annotation) {
	if date == nil || m.given || m.month != 0 || m.weekday != "" {
		return
	}
	if m.last = date.Time.Value; m.last == "" {
		m.last = strings.ToLower(date.In(text))
	}
	if !isWeekday(m.last) && len(m.last) != len("2016-03-25") {
		m.last = "" // no day
	}
}

// lastly is what a moment is told apart by where its day is not known.
func (m *moment) lastly() string {
	switch {
	case m.last != "":
		return m.last
	case m.weekday != "":
		return m.weekday
	case m.day != 0:
		return fmt.Sprintf("XXXX-%02d-%02d", m.month, m.day)
	}
	return ""
}

// apartLastly reports whether both name a day of one kind, and not the same.
func apartLastly(a, b *moment) bool {
	x, y := a.lastly(), b.lastly()
	if len(x) >= 10 && len(y) >= 10 && x[4] == '-' && y[4] == '-' {
		return x[5:] != y[5:] || x[:4] != y[:4] && x[0] != 'X' && y[0] != 'X'
	}
	return x != y && isWeekday(x) && isWeekday(y)
}

func isWeekday(w string) bool {
	switch w {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// timing is how the times of two figures stand to each other.
type timing uint8

const (
	apart   timing = iota // they cannot be of one happening
	unknown               // nothing can be compared
	near                  // their articles are of the same days
	same                  // the dates that they give overlap
)

// reportSpan is how many days two articles that give no date of their own for a
// figure may lie apart.
const reportSpan = 3

func compareTimes(a, b moment) timing {
	switch {
	case a.month != 0 && b.month != 0:
		if a.month != b.month || a.day != 0 && b.day != 0 && a.day != b.day {
			return apart
		}
		return unknown
	case a.month != 0 && b.given:
		return inMonth(b.days, a.month)
	case b.month != 0 && a.given:
		return inMonth(a.days, b.month)
	case a.weekday != "" && b.weekday != "" && a.weekday != b.weekday && !a.given && !b.given:
		return apart
	case !a.placed || !b.placed:
		if apartLastly(&a, &b) {
			return apart
		}
		return unknown
	case a.given && b.given:
		if !a.overlaps(b.days) {
			return apart
		}
		if a.to-a.from > 31 || b.to-b.from > 31 {
			return unknown // a year or a season says too little
		}
		return same
	case a.given || b.given:
		if a.overlaps(b.days) {
			return near
		}
		return apart
	case abs(a.to-b.to) <= reportSpan:
		return near
	}
	return apart
}

// inMonth is apart where none of the days lies in the month.
func inMonth(d days, month int) timing {
	for n := d.from; n <= min(d.to, d.from+366); n++ {
		if int(time.Unix(int64(n)*86400, 0).UTC().Month()) == month {
			return unknown
		}
	}
	return apart
}

func abs(n int) int { return max(n, -n) }
