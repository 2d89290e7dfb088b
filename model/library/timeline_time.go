package library

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Stretch is a run of days, both ends in it, as numbers of days from 1970-01-01
// in the proleptic Gregorian calendar.
type Stretch struct{ From, To int }

// Days is the number of days.
func (s Stretch) Days() int { return s.To - s.From + 1 }

// timeOf is midnight UTC at the start of the day.
func timeOf(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// dayOf is the day of the calendar date; month and day may run over, as in
// time.Date. Year 0 is 1 BC.
func dayOf(year, month, day int) int {
	s := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix()
	if s%86400 < 0 {
		s -= 86400
	}
	return int(s / 86400)
}

// monthsFrom is the stretch of n months.
func monthsFrom(year, month, n int) Stretch {
	return Stretch{dayOf(year, month, 1), dayOf(year, month+n, 1) - 1}
}

// stretchOf is the run of days that a TIMEX3 value names, and how precisely it
// does: "time" and "day" for one day, "week", "month", "season", "quarter",
// "year", "decade", "century", or "range" for two values parted by "/". It
// reports false for a duration and for what has no place in the calendar, such
// as "XXXX-05-16" or "PAST_REF".
func stretchOf(value string) (s Stretch, precision string, ok bool) {
	if a, b, cut := strings.Cut(value, "/"); cut {
		from, _, okA := stretchOf(a)
		to, _, okB := stretchOf(b)
		return Stretch{from.From, to.To}, "range", okA && okB && from.From <= to.To
	}
	date, part, timed := strings.Cut(value, "T")
	sign := 1
	if rest, bc := strings.CutPrefix(date, "BC"); bc {
		date, sign = rest, -1
	}
	digits, rest, _ := strings.Cut(date, "-")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || digits[0] == '+' {
		return Stretch{}, "", false
	}
	switch {
	case rest == "" && len(digits) == 2 && sign > 0:
		return monthsFrom(n*100, 1, 1200), "century", true
	case rest == "" && len(digits) == 3 && sign > 0:
		return monthsFrom(n*10, 1, 120), "decade", true
	case len(digits) != 4:
		return Stretch{}, "", false
	}
	year := n
	if sign < 0 {
		year = 1 - n // 1 BC is the year 0
	}
	s, precision, ok = inYear(year, rest)
	if ok && timed && part != "" && precision == "day" {
		precision = "time"
	}
	return s, precision, ok
}

// inYear reads what follows the year in a TIMEX3 value.
func inYear(year int, rest string) (s Stretch, precision string, ok bool) {
	switch rest {
	case "":
		return monthsFrom(year, 1, 12), "year", true
	case "SP", "SU", "FA", "WI":
		return monthsFrom(year, map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[rest], 3), "season", true
	}
	if len(rest) < 2 {
		return s, "", false
	}
	switch number := rest[1:]; rest[0] {
	case 'W':
		return weekOf(year, number)
	case 'Q':
		n, err := strconv.Atoi(number)
		return monthsFrom(year, 3*n-2, 3), "quarter", err == nil && 1 <= n && n <= 4
	case 'H':
		n, err := strconv.Atoi(number)
		return monthsFrom(year, 6*n-5, 6), "quarter", err == nil && 1 <= n && n <= 2
	}
	first, second, daily := strings.Cut(rest, "-")
	month, err := strconv.Atoi(first)
	if err != nil || month < 1 || month > 12 {
		return s, "", false
	}
	if !daily {
		return monthsFrom(year, month, 1), "month", true
	}
	day, err := strconv.Atoi(second)
	n := dayOf(year, month, day)
	if err != nil || day < 1 || timeOf(n).Day() != day {
		return s, "", false
	}
	return Stretch{n, n}, "day", true
}

// weekOf reads "12", "12-WE", "12-5": an ISO week, its weekend, a day of it.
func weekOf(year int, s string) (Stretch, string, bool) {
	number, part, _ := strings.Cut(s, "-")
	week, err := strconv.Atoi(number)
	if err != nil || week < 1 || week > 53 {
		return Stretch{}, "", false
	}
	// The fourth of January always lies in the first week.
	fourth := dayOf(year, 1, 4)
	monday := fourth - (int(timeOf(fourth).Weekday())+6)%7 + 7*(week-1)
	if part == "WE" {
		return Stretch{monday + 5, monday + 6}, "week", true
	}
	if n, err := strconv.Atoi(part); err == nil && 1 <= n && n <= 7 {
		return Stretch{monday + n - 1, monday + n - 1}, "day", true
	}
	return Stretch{monday, monday + 6}, "week", part == ""
}

// Zoom is the length of the buckets that a timeline is drawn in.
type Zoom uint8

// The zooms, from the closest on.
const (
	ByDay Zoom = iota
	ByMonth
	ByYear
	ByDecade
	// Zooms is their number.
	Zooms
)

// String is the zoom's name.
func (z Zoom) String() string { return [...]string{"day", "month", "year", "decade"}[min(z, ByDecade)] }

// Bucket is the number of the bucket that holds the day; following buckets have
// following numbers.
func (z Zoom) Bucket(day int) int {
	if z == ByDay {
		return day
	}
	y, m, _ := timeOf(day).Date()
	switch z {
	case ByMonth:
		return y*12 + int(m) - 1
	case ByYear:
		return y
	}
	return floorDiv(y, 10)
}

// Stretch is the days of the bucket.
func (z Zoom) Stretch(bucket int) Stretch {
	switch z {
	case ByDay:
		return Stretch{bucket, bucket}
	case ByMonth:
		return monthsFrom(floorDiv(bucket, 12), bucket-12*floorDiv(bucket, 12)+1, 1)
	case ByYear:
		return monthsFrom(bucket, 1, 12)
	}
	return monthsFrom(bucket*10, 1, 120)
}

// Label names the bucket: "2016-03-24", "2016-03", "2016", "2010s".
func (z Zoom) Label(bucket int) string {
	from := timeOf(z.Stretch(bucket).From)
	year := yearName(from.Year())
	switch z {
	case ByDay:
		return fmt.Sprintf("%s-%02d-%02d", year, from.Month(), from.Day())
	case ByMonth:
		return fmt.Sprintf("%s-%02d", year, from.Month())
	case ByYear:
		return year
	}
	switch y := from.Year(); {
	case y < 0:
		return fmt.Sprintf("%d–%d BC", 1-y, -8-y)
	case y == 0:
		return "1–9" // the year before it is 1 BC
	}
	return year + "s"
}

// yearName is the year as a person writes it; before the year 1 with "BC".
func yearName(year int) string {
	if year <= 0 {
		return fmt.Sprintf("%d BC", 1-year)
	}
	return fmt.Sprintf("%04d", year)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

var seasonNames = map[string]string{"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}

// When is a TIMEX3 value as a person reads it, at its own precision:
// "2016-03-24", "2016-03", "week 12, 2016", "summer 2015", "Q1 2016", "1990s",
// "19th century", "2016-03-20–23", and "16 May, year?" where the year is not
// known. It is "" for values that name no date.
func When(value string) string {
	if a, b, cut := strings.Cut(value, "/"); cut {
		from, to := When(a), When(b)
		for _, same := range []int{len("2016-03-"), len("2016-")} {
			if len(from) == len("2016-03-20") && len(to) == len(from) && from[:same] == to[:same] {
				return from + "–" + to[same:]
			}
		}
		if from == "" || to == "" {
			return ""
		}
		return from + "–" + to
	}
	value, _, _ = strings.Cut(value, "T")
	if rest, ok := strings.CutPrefix(value, "XXXX-"); ok {
		if strings.ContainsRune(rest, 'X') {
			return ""
		}
		return withoutYear(rest) + ", year?"
	}
	s, precision, ok := stretchOf(value)
	if !ok {
		return ""
	}
	from := timeOf(s.From)
	year, rest, _ := strings.Cut(value, "-")
	switch precision {
	case "day", "time":
		return ByDay.Label(s.From)
	case "month":
		return ByMonth.Label(ByMonth.Bucket(s.From))
	case "week":
		name := "week"
		if strings.HasSuffix(rest, "-WE") {
			name = "weekend"
		}
		return name + " " + strings.TrimLeft(rest[1:3], "0") + ", " + year
	case "season":
		return seasonNames[rest] + " " + year
	case "quarter":
		return rest + " " + year
	case "decade":
		return ByDecade.Label(floorDiv(from.Year(), 10))
	case "century":
		return ordinal(from.Year()/100+1) + " century"
	}
	return yearName(from.Year())
}

// withoutYear is what follows the year in a TIMEX3 value, in words.
func withoutYear(rest string) string {
	if name := seasonNames[rest]; name != "" {
		return name
	}
	month, day, _ := strings.Cut(rest, "-")
	n, err := strconv.Atoi(month)
	if err != nil || n < 1 || n > 12 {
		return rest
	}
	return strings.TrimLeft(day+" "+time.Month(n).String(), "0 ")
}

func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
