package library

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// numberWords are the words that a number is written with.
const numberWords = " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen" +
	" twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion trillions" +
	" dozen dozens score scores tens several few couple half third thirds quarter quarters fifth fifths m bn tn k mn no single "

// glue are words that stand between the words of a number.
const glue = " a an of and to or the - – "

// splitFigure parts a mark into the number and what it counts, as written:
// "tens of thousands" and "Syrian troops", "12" and "miles".
func splitFigure(text string) (number, rest string) {
	end, i := 0, 0
	skip := func(breaks bool) {
		for i < len(text) && isBreak(text[i:]) == breaks {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
		}
	}
	for i < len(text) {
		start := i
		skip(false)
		word := " " + strings.ToLower(text[start:i]) + " "
		switch {
		case i > start && (strings.ContainsFunc(word, unicode.IsDigit) || strings.Contains(numberWords, word)):
			end = i
		case i > start && !strings.Contains(glue, word):
			i = len(text)
			continue
		}
		skip(true)
	}
	if end == 0 {
		return text, ""
	}
	rest = strings.TrimLeft(text[end:], " -‑–\n")
	for _, w := range []string{"of the ", "of "} {
		rest = strings.TrimPrefix(rest, w)
	}
	return text[:end], rest
}

func isBreak(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r) || r == '-' || r == '‑' || r == '–'
}

// written is the number with its hedge, and what it counts, as the text has
// them.
func written(text string, s model.Span, kind model.Kind, f *model.Figure) (number, rest string) {
	mark := strings.Join(strings.Fields(s.In(text)), " ")
	number = mark
	switch {
	case kind == model.Quantity:
		number, rest = splitFigure(mark)
	case f.Unit != "" && strings.HasSuffix(mark, f.Unit):
		number = strings.TrimSpace(strings.TrimSuffix(mark, f.Unit))
		number = strings.TrimSuffix(strings.TrimSuffix(number, " the"), " of")
		rest = f.Unit
	}
	if _, measured := measures()[f.Unit]; rest == "" && !measured {
		if rest = f.Unit; f.Unit == "year" {
			rest = "years old" // the annotator marks ages, and no other years
		}
	}
	rest = strings.Trim(rest, "“”\"")
	before := strings.Join(strings.Fields(text[max(0, s.Start-len(f.Hedge)-2):s.Start]), " ")
	switch {
	case f.Hedge == "":
	case strings.HasSuffix(strings.ToLower(before), strings.ToLower(f.Hedge)):
		number = f.Hedge + " " + number
	case strings.Contains(mark, f.Hedge):
	case f.Hedge == "+":
		number += "+"
	case f.Hedge == "plus":
		number += "-plus"
	case strings.HasPrefix(strings.TrimLeft(text[s.End:], " -\n"), f.Hedge):
		number += " " + f.Hedge
	default:
		number = f.Hedge + " " + number
	}
	return number, rest
}

// normal is the value in figures and metric units, "" where the text writes it
// so already.
func normal(kind model.Kind, f *model.Figure, mark string) string {
	out := ""
	if f.Min == 0 && f.Max == 0 {
		return "" // not known
	}
	switch kind {
	case model.Percent:
		if f.Unit == "percentage points" {
			out = valueOf(f) + " points"
		} else {
			out = valueOf(f) + " %"
		}
	case model.Money:
		out = strings.TrimSpace(f.Currency + " " + valueOf(f))
	default:
		m, ok := measures()[f.Unit]
		switch {
		case ok && m.to != "":
			convert := func(n float64) string { return number(round(n*m.factor/m.toFactor, digitsOf(n))) }
			return rangeOf(convert(f.Min), convert(f.Max)) + " " + m.to
		case f.Unit == "[degF]":
			convert := func(n float64) string { return number(math.Round((n - 32) / 1.8)) }
			return rangeOf(convert(f.Min), convert(f.Max)) + " °C"
		}
		out = valueOf(f)
	}
	if squeeze(out) == squeeze(mark) || strings.HasPrefix(squeeze(mark), squeeze(out)) && kind == model.Quantity {
		return ""
	}
	return out
}

// squeeze is text without what only sets digits apart: commas and spaces, the
// unbreakable and the thin ones too.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ',', ' ', '\u00a0', '\u2009', '\u202f':
			return -1
		}
		return r
	}, s)
}

// valueOf is the figure's value or range in figures.
func valueOf(f *model.Figure) string { return rangeOf(number(f.Min), number(f.Max)) }

func rangeOf(low, high string) string {
	if low == high {
		return low
	}
	return low + "–" + high
}

// number is n in figures, thousands parted by commas, no more than four places
// after the point.
func number(n float64) string {
	s := strconv.FormatFloat(math.Round(n*1e4)/1e4, 'f', -1, 64)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return sign + whole
}

// digitsOf is how many digits of n carry meaning, no less than two: a
// conversion tells no more than the text does.
func digitsOf(n float64) int {
	if n == 0 {
		return 2
	}
	return max(2, int(math.Round(math.Log10(math.Pow(10, math.Floor(math.Log10(math.Abs(n))))/lastDigit(n))))+1)
}

// round is n with so many digits.
func round(n float64, digits int) float64 {
	if n == 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(n)))-float64(digits-1))
	return math.Round(n/unit) * unit
}
