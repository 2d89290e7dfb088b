package figeval

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	"lectern/model"
)

// leading are the words that one side may have before the other's span: hedges
// and prepositions, which Lectern leaves out and the specifications take in.
var leading = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`the a an on in at from between since after before until till by during of for over around about
		starting beginning than more less fewer greater higher lower least most equal equals to or below above under exceed exceeding
		not no earlier later as early is within up smaller bigger larger near nearly through sometime ending only just other further
		equaling equalling exceeds exceeded`) {
		m[w] = true
	}
	return m
})

// sameSpan compares spans without such words; loose lets the mark go on with
// further words after the expected end (the counted noun).
func sameSpan(text string, gold, got model.Span, loose bool) bool {
	gold, got = trim(text, gold), trim(text, got)
	if gold.Start != got.Start {
		return false
	}
	if gold.End == got.End {
		return true
	}
	if loose && got.End > gold.End {
		return true
	}
	// "five hundred or more": the hedge after the number is left out too.
	rest := strings.ToLower(strings.TrimSpace(text[min(gold.End, got.End):max(gold.End, got.End)]))
	switch rest {
	case "and later", "or later", "or earlier", "onwards":
		return true
	}
	words := strings.Fields(rest)
	if len(words) < 2 || len(words) > 3 || words[0] != "or" && words[0] != "and" {
		return false
	}
	return trailing()[words[1]] && (len(words) == 2 || words[2] == "than" || words[2] == "to")
}

// trailing are the words after "or" and "and" that make a bound of the number
// before them.
var trailing = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("more less fewer above below over under equal greater higher lower larger smaller bigger") {
		m[w] = true
	}
	return m
})

func trim(text string, s model.Span) model.Span {
	for {
		rest := text[s.Start:s.End]
		word, _, ok := strings.Cut(rest, " ")
		if !ok || !leading()[strings.ToLower(word)] {
			return s
		}
		s.Start += len(word)
		for s.Start < s.End && text[s.Start] == ' ' {
			s.Start++
		}
	}
}

func near(a, b float64) bool {
	return math.Abs(a-b) <= 1e-6*math.Max(1, math.Max(math.Abs(a), math.Abs(b)))
}

// sameFigure compares the value with what the specification gives.
func sameFigure(r specResult, a model.Annotation) bool {
	f := a.Figure
	if f == nil {
		return false
	}
	want := strings.TrimSuffix(r.Resolution.Value, "%")
	switch r.TypeName {
	case "numberrange":
		return sameRange(want, f)
	case "percentage":
		if a.Kind != model.Percent {
			return false
		}
	case "currency":
		return sameMoney(r, a, want)
	case "age", "dimension":
		v, err := strconv.ParseFloat(want, 64)
		return err == nil && a.Kind == model.Quantity && near(v, f.Min) && f.Unit != ""
	}
	if strings.HasPrefix(want, "[") || strings.HasPrefix(want, "(") {
		return sameRange(want, f)
	}
	v, err := strconv.ParseFloat(want, 64)
	return err == nil && near(v, f.Min) && near(v, f.Max)
}

func sameMoney(r specResult, a model.Annotation, want string) bool {
	v, err := strconv.ParseFloat(want, 64)
	if err != nil || a.Kind != model.Money {
		return false
	}
	if iso := r.Resolution.IsoCurrency; iso != "" && !strings.HasPrefix(iso, "_") && a.Figure.Currency != iso {
		return false
	}
	switch r.Resolution.Unit { // the specification counts coins, Lectern in the currency
	case "Pence", "Penny", "Cent", "Pfennig", "Kopek", "Kopeck", "Kopeyka", "Paisa", "Centavo", "Centime", "Satang", "Kobo", "Pesewa", "Fen", "Sen", "Kuruş", "Rappen", "Stotinka", "Grosz", "Agora", "Øre", "Öre":
		v /= 100
	case "Jiao":
		v /= 10
	}
	return near(v, a.Figure.Min)
}

// sameRange compares "[20,100]", "(30,)" with the figure: a bound that the
// text does not give stands in the hedge, so only the other is compared.
func sameRange(want string, f *model.Figure) bool {
	lo, hi, _ := strings.Cut(strings.Trim(want, "[]()"), ",")
	l, errL := strconv.ParseFloat(lo, 64)
	h, errH := strconv.ParseFloat(hi, 64)
	switch {
	case errL == nil && errH == nil:
		return near(l, f.Min) && near(h, f.Max)
	case errL == nil:
		return near(l, f.Min)
	case errH == nil:
		return near(h, f.Max)
	}
	return false
}

// sameTime compares the TIMEX3 value: literally, by the calendar days that
// both cover, or, for a number of months or years from now, by the month or
// year that the specification's day lies in (Lectern keeps the precision of
// the words).
func sameTime(r specResult, a model.Annotation) bool {
	got := a.Time.Value
	if got == "" {
		return false
	}
	for _, v := range r.Resolution.Values {
		if got == v.Timex || v.Value != "" && got == v.Value {
			return true
		}
		if a.Kind == model.Duration {
			if strings.HasSuffix(v.Timex, ","+got+")") || sameDuration(got, v.Value) {
				return true
			}
			continue
		}
		if sameInterval(got, v) {
			return true
		}
		if v.Mod != "" && sameOpen(got, v) {
			return true
		}
		if lo, hi, ok := interval(got); ok && v.Type == "date" && coarse(r.Text) {
			if t, err := time.Parse("2006-01-02", v.Value); err == nil && !t.Before(lo) && t.Before(hi) {
				return true
			}
		}
	}
	return false
}

// coarse reports whether the expression counts in weeks or more.
func coarse(text string) bool {
	for _, w := range []string{"week", "fortnight", "month", "year", "decade"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// sameDuration compares an ISO duration with seconds.
func sameDuration(got, seconds string) bool {
	want, err := strconv.ParseFloat(seconds, 64)
	if err != nil {
		return false
	}
	total, num, clock := 0.0, "", false
	for _, c := range strings.TrimPrefix(got, "P") {
		if c == 'T' {
			clock = true
			continue
		}
		if c >= '0' && c <= '9' || c == '.' {
			num += string(c)
			continue
		}
		n, err := strconv.ParseFloat(num, 64)
		if err != nil {
			return false
		}
		num = ""
		switch {
		case c == 'M' && clock:
			total += n * 60
		case c == 'M':
			total += n * 30 * 86400
		default:
			total += n * map[rune]float64{'S': 1, 'H': 3600, 'D': 86400, 'W': 7 * 86400, 'Y': 365 * 86400}[c]
		}
	}
	return near(total, want)
}

// sameInterval compares by first and last day.
func sameInterval(got string, v specValue) bool {
	lo, hi, ok := interval(got)
	s, errS := time.Parse("2006-01-02", v.Start)
	e, errE := time.Parse("2006-01-02", v.End)
	if !ok || errS != nil || errE != nil || !lo.Equal(s) {
		return false
	}
	if hi.Equal(e) {
		return true
	}
	// A specification's range ends where its second date begins.
	if _, second, ranged := strings.Cut(got, "/"); ranged {
		b, _, _ := interval(second)
		return b.Equal(e)
	}
	return v.Mod != ""
}

// sameOpen compares the date that an open range starts from or ends at.
func sameOpen(got string, v specValue) bool {
	base := v.Timex
	if strings.HasPrefix(base, "XXXX") && len(got) >= 4 {
		return "XXXX"+got[4:] == base
	}
	if strings.HasPrefix(base, "(") {
		lo, hi, ok := interval(got)
		if !ok {
			return false
		}
		end := hi.Format("2006-01-02")
		return strings.HasPrefix(base, fmt.Sprintf("(%s,%s,", lo.Format("2006-01-02"), end))
	}
	return got == base
}

// interval is the half-open range of days that a TIMEX3 value covers.
func interval(v string) (lo, hi time.Time, ok bool) {
	if a, b, ranged := strings.Cut(v, "/"); ranged {
		lo, _, ok1 := interval(a)
		_, hi, ok2 := interval(b)
		return lo, hi, ok1 && ok2
	}
	if i := strings.Index(v, "-W"); i == 4 {
		return weekInterval(v)
	}
	if len(v) == 7 && v[4] == '-' && (v[5] == 'Q' || v[5] == 'H') {
		y, _ := strconv.Atoi(v[:4])
		n := int(v[6] - '0')
		months := 3
		if v[5] == 'H' {
			months = 6
		}
		lo = time.Date(y, time.Month((n-1)*months+1), 1, 0, 0, 0, 0, time.UTC)
		return lo, lo.AddDate(0, months, 0), true
	}
	switch len(v) {
	case 2, 3:
		y, err := strconv.Atoi(v + "000"[:4-len(v)])
		years := map[int]int{2: 100, 3: 10}[len(v)]
		lo = time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		return lo, lo.AddDate(years, 0, 0), err == nil
	case 4:
		lo, err := time.Parse("2006", v)
		return lo, lo.AddDate(1, 0, 0), err == nil
	case 7:
		lo, err := time.Parse("2006-01", v)
		return lo, lo.AddDate(0, 1, 0), err == nil
	case 10:
		lo, err := time.Parse("2006-01-02", v)
		return lo, lo.AddDate(0, 0, 1), err == nil
	}
	return lo, hi, false
}

func weekInterval(v string) (lo, hi time.Time, ok bool) {
	y, err1 := strconv.Atoi(v[:4])
	if len(v) < 8 || err1 != nil {
		return lo, hi, false
	}
	n, err := strconv.Atoi(v[6:8])
	jan4 := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
	lo = jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(n-1))
	if strings.HasSuffix(v, "-WE") {
		return lo.AddDate(0, 0, 5), lo.AddDate(0, 0, 7), err == nil
	}
	return lo, lo.AddDate(0, 0, 7), err == nil
}
