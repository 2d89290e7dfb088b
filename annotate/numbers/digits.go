package numbers

import (
	"math"
	"strconv"
	"strings"
)

// digits is what a token that starts with a digit says.
type digits struct {
	value float64
	// length is that of the numeral in bytes; rest follows it.
	length  int
	rest    string
	decimal bool
	grouped bool
	ok      bool
}

// readDigits reads the numeral at the start of s: "2,000", "1.6m", "1,00,000",
// "2,25" (a decimal comma). What it cannot read as one number ("23.04.2022")
// is not ok.
func readDigits(s string) digits {
	n, commas, dots := 0, 0, 0
	for n < len(s) {
		switch c := s[n]; {
		case c >= '0' && c <= '9':
		case c == ',' && n+1 < len(s) && isDigit(s[n+1]):
			commas++
		case c == '.' && n+1 < len(s) && isDigit(s[n+1]):
			dots++
		default:
			if d, ok := apostrophes(s, n); ok && commas+dots == 0 {
				return d
			}
			return numeral(s, n, commas, dots)
		}
		n++
	}
	return numeral(s, n, commas, dots)
}

// apostrophes reads groups of three digits parted by apostrophes, as in
// Switzerland ("1'234'567"), or by narrow no-break spaces, as the International
// System asks; both leave one token. The first group ends at byte n.
func apostrophes(s string, n int) (digits, bool) {
	if n == 0 || n > 3 {
		return digits{}, false
	}
	v, _ := strconv.Atoi(s[:n])
	d := digits{value: float64(v), length: n, grouped: true, ok: true}
	for rest := s[n:]; ; rest = s[d.length:] {
		sign := 0
		switch {
		case strings.HasPrefix(rest, "'"):
			sign = 1
		case strings.HasPrefix(rest, "’"):
			sign = len("’")
		case strings.HasPrefix(rest, "\u202f"):
			sign = len("\u202f")
		}
		if sign == 0 || len(rest) < sign+3 || !isDigit(rest[sign]) || !isDigit(rest[sign+1]) || !isDigit(rest[sign+2]) || len(rest) > sign+3 && isDigit(rest[sign+3]) {
			d.rest = rest
			return d, d.length > n
		}
		v, _ := strconv.Atoi(rest[sign : sign+3])
		d.value, d.length = d.value*1000+float64(v), d.length+sign+3
	}
}

func numeral(s string, n, commas, dots int) digits {
	out := digits{length: n, rest: s[n:]}
	num := s[:n]
	switch {
	case n == 0 || n > 40:
		return out
	case commas == 0 && dots == 0:
		if n <= 15 { // exact in a float64, and quicker than ParseFloat
			v := 0
			for i := range n {
				v = v*10 + int(num[i]-'0')
			}
			out.value, out.ok = float64(v), true
			return out
		}
	case commas == 1 && dots > 0 && strings.IndexByte(num, ',') > strings.LastIndexByte(num, '.') && dotGrouped(num[:strings.IndexByte(num, ',')]): // "10.000,5"
		out.grouped = true
		num = strings.Replace(strings.ReplaceAll(num, ".", ""), ",", ".", 1)
	case commas > 0 && dots <= 1 && grouped(num):
		out.grouped = true
		num = strings.ReplaceAll(num, ",", "")
	case commas == 1 && dots == 0 && len(num)-strings.IndexByte(num, ',') <= 3:
		num = strings.Replace(num, ",", ".", 1)
	case commas > 0:
		return out
	case dots > 1:
		if !dotGrouped(num) {
			return out
		}
		out.grouped = true
		num = strings.ReplaceAll(num, ".", "")
	}
	out.decimal = strings.Contains(num, ".")
	v, err := strconv.ParseFloat(num, 64)
	out.value, out.ok = v, err == nil && !math.IsInf(v, 0)
	return out
}

// grouped reports whether the commas part groups of three digits, or of two
// before the last three as in India.
func grouped(num string) bool {
	whole, _, _ := strings.Cut(num, ".")
	groups := strings.Split(whole, ",")
	last := len(groups) - 1
	if len(groups[last]) != 3 || len(groups[0]) > 3 || strings.Contains(num[len(whole):], ",") {
		return false
	}
	two, three := true, true
	for _, g := range groups[1:last] {
		two, three = two && len(g) == 2, three && len(g) == 3
	}
	return two && len(groups[0]) <= 2 || three
}

// dotGrouped reports whether the stops part groups of three digits, as in
// "1.250.000".
func dotGrouped(num string) bool {
	groups := strings.Split(num, ".")
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return len(groups[0]) <= 3
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// Suffix is the factor that letters directly after digits stand for ("bn",
// "k", "m"). sure is false where they could also be a unit: "m" is metres or
// million, "b" and "T" are rare.
func Suffix(rest string) (factor float64, sure, ok bool) {
	switch rest {
	case "bn", "Bn", "BN", "bln":
		return 1e9, true, true
	case "tn", "trn", "Tn":
		return 1e12, true, true
	case "million", "Million", "mill":
		return 1e6, true, true
	case "billion", "Billion":
		return 1e9, true, true
	case "trillion", "Trillion":
		return 1e12, true, true
	case "thousand":
		return 1e3, true, true
	case "lakh", "lac":
		return 1e5, true, true
	case "crore":
		return 1e7, true, true
	case "mn", "mln", "Mn", "MN", "mil", "mio":
		return 1e6, true, true
	case "k":
		return 1e3, true, true
	case "cr":
		return 1e7, true, true
	case "K":
		return 1e3, false, true
	case "m", "M":
		return 1e6, false, true
	case "b", "B":
		return 1e9, false, true
	case "T", "t":
		return 1e12, false, true
	}
	return 0, false, false
}

// vulgar is the value of a fraction that is one character.
func vulgar(s string) (float64, bool) {
	switch s {
	case "½":
		return 0.5, true
	case "⅓":
		return 1.0 / 3, true
	case "⅔":
		return 2.0 / 3, true
	case "¼":
		return 0.25, true
	case "¾":
		return 0.75, true
	case "⅕":
		return 0.2, true
	case "⅛":
		return 0.125, true
	case "⅜":
		return 0.375, true
	case "⅝":
		return 0.625, true
	case "⅞":
		return 0.875, true
	}
	return 0, false
}
