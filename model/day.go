package model

import (
	"fmt"
	"time"
)

// Day is a date of the proleptic Gregorian calendar with its precision kept:
// Day 0 means that only the month is known, Month 0 that only the year is. The
// zero Day is unknown.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DayOf is the calendar day of t in t's own time zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// ParseDay reads an ISO 8601 date: "2016-03-25", "2016-03" or "2016".
func ParseDay(s string) (Day, error) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		d := DayOf(t)
		if len(layout) < len("2006-01-02") {
			d.Day = 0
		}
		if len(layout) < len("2006-01") {
			d.Month = 0
		}
		return d, nil
	}
	return Day{}, fmt.Errorf("%q is no date; write it as 2016-03-25, 2016-03 or 2016", s)
}

// Known reports whether at least the year is known.
func (d Day) Known() bool { return d.Year != 0 }

// Exact reports whether year, month and day are known.
func (d Day) Exact() bool { return d.Year != 0 && d.Month != 0 && d.Day != 0 }

// Time is midnight UTC at the start of the day; an unknown month or day counts
// as the first.
func (d Day) Time() time.Time {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// String is the ISO 8601 form at the day's own precision, "" where unknown.
func (d Day) String() string {
	switch {
	case !d.Known():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}
