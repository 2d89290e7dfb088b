package dates

import (
	"fmt"
	"time"

	"lectern/model"
)

// grain is the precision of a point.
type grain uint8

const (
	gDay grain = iota + 1
	gWeek
	gWeekend
	gMonth
	gSeason
	gQuarter
	gHalf
	gYear
	gDecade
	gCentury
)

// point is a piece of the calendar: a day, a week, a summer, a century. A year
// of 0 is unknown; years before Christ are negative, without a year 0, as
// written.
type point struct {
	grain grain
	year  int
	// month and day are set from the grain up; for seasons, quarters and halves
	// n says which; for weeks it is the ISO week of the ISO year.
	month, day, n int
	// part is the part of the day, as TIMEX3 writes it ("TMO"), or a clock time
	// ("T15:30").
	part string
	// weekday is 1 for Monday to 7; set where the text names it.
	weekday int
}

var seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}

var daypartCodes = [...]string{"", "TMO", "TAF", "TEV", "TNI", "T12:00", "T00:00", "TMO", "T12:00", "T12:00"}

// value is the point's TIMEX3 value.
func (p point) value() string {
	y := "XXXX"
	if p.year > 0 {
		y = fmt.Sprintf("%04d", p.year)
	} else if p.year < 0 {
		y = fmt.Sprintf("BC%04d", -p.year)
	}
	switch p.grain {
	case gDay:
		if p.month == 0 {
			return fmt.Sprintf("%s-WXX-%d%s", y, p.weekday, p.part)
		}
		return fmt.Sprintf("%s-%02d-%02d%s", y, p.month, p.day, p.part)
	case gWeek:
		return fmt.Sprintf("%s-W%02d", y, p.n)
	case gWeekend:
		return fmt.Sprintf("%s-W%02d-WE", y, p.n)
	case gMonth:
		return fmt.Sprintf("%s-%02d", y, p.month)
	case gSeason:
		return y + "-" + seasonCodes[p.n]
	case gQuarter:
		return fmt.Sprintf("%s-Q%d", y, p.n)
	case gHalf:
		return fmt.Sprintf("%s-H%d", y, p.n)
	case gDecade:
		if p.year == 0 {
			return fmt.Sprintf("XX%d", p.n)
		}
		return y[:len(y)-1]
	case gCentury:
		return y[:len(y)-2]
	}
	return y
}

// precision is the word of the model for the grain.
func (p point) precision() string {
	if p.part != "" {
		return "time"
	}
	return [...]string{"", "day", "week", "week", "month", "season", "quarter", "quarter", "year", "decade", "century"}[p.grain]
}

// known reports whether the point lies at one place of the calendar.
func (p point) known() bool { return p.year != 0 && (p.grain != gDay || p.month != 0) }

// start is the first day of the point; the year is taken as 1 where unknown.
func (p point) start() time.Time {
	y := max(p.year, 1)
	switch p.grain {
	case gDay, gMonth:
		return time.Date(y, time.Month(max(p.month, 1)), max(p.day, 1), 0, 0, 0, 0, time.UTC)
	case gWeek, gWeekend:
		jan4 := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
		return monday(jan4).AddDate(0, 0, 7*(p.n-1))
	case gSeason:
		return time.Date(y, time.Month(p.n*3), 1, 0, 0, 0, 0, time.UTC)
	case gQuarter:
		return time.Date(y, time.Month(p.n*3-2), 1, 0, 0, 0, 0, time.UTC)
	case gHalf:
		return time.Date(y, time.Month(p.n*6-5), 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
}

// past is the first day after the point.
func (p point) past() time.Time {
	t := p.start()
	switch p.grain {
	case gDay:
		return t.AddDate(0, 0, 1)
	case gWeek, gWeekend:
		return t.AddDate(0, 0, 7)
	case gMonth:
		return t.AddDate(0, 1, 0)
	case gSeason, gQuarter, gHalf:
		return t.AddDate(0, p.months(), 0)
	case gYear:
		return t.AddDate(1, 0, 0)
	case gDecade:
		return t.AddDate(10, 0, 0)
	}
	return t.AddDate(100, 0, 0)
}

// months is how long a quarter or half is.
func (p point) months() int {
	if p.grain == gHalf {
		return 6
	}
	return 3
}

// valid reports whether the day exists; 29 February does where the year is
// unknown.
func (p point) valid() bool {
	if p.grain != gDay || p.month == 0 {
		return true
	}
	y := p.year
	if y <= 0 {
		y = 2000
	}
	return p.day >= 1 && p.day <= time.Date(y, time.Month(p.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func dayPoint(t time.Time) point {
	y, m, d := t.Date()
	return point{grain: gDay, year: y, month: int(m), day: d}
}

func weekPoint(t time.Time, g grain) point {
	y, w := t.ISOWeek()
	return point{grain: g, year: y, n: w}
}

// monday is the Monday of t's week.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(weekdayOf(t) - 1)) }

// weekdayOf is 1 for Monday to 7 for Sunday.
func weekdayOf(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// shift is the point that lies n units from t, as coarse as the unit.
func shift(t time.Time, u unit, n int) (point, bool) {
	y, m, _ := t.Date()
	switch u {
	case day:
		return dayPoint(t.AddDate(0, 0, n)), true
	case week:
		return weekPoint(t.AddDate(0, 0, 7*n), gWeek), true
	case fortnight:
		return weekPoint(t.AddDate(0, 0, 14*n), gWeek), true
	case weekend:
		return weekPoint(t.AddDate(0, 0, 7*n), gWeekend), true
	case month:
		s := time.Date(y, m+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return point{grain: gMonth, year: s.Year(), month: int(s.Month())}, true
	case quarter:
		s := time.Date(y, time.Month((int(m)-1)/3*3+1+3*n), 1, 0, 0, 0, 0, time.UTC)
		return point{grain: gQuarter, year: s.Year(), n: (int(s.Month())-1)/3 + 1}, true
	case year:
		return point{grain: gYear, year: y + n}, y+n > 0
	case decade:
		return point{grain: gDecade, year: y/10*10 + 10*n}, y+10*n > 0
	case century:
		return point{grain: gCentury, year: y/100*100 + 100*n}, y+100*n > 0
	}
	return point{}, false
}

// reaches reports whether the publication date is precise enough to count
// units from it.
func reaches(pub model.Day, u unit) bool {
	switch u {
	case year, decade, century:
		return pub.Known()
	case month, quarter:
		return pub.Known() && pub.Month != 0
	}
	return pub.Exact()
}
