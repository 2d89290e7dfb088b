// Package numbers reads numbers out of running text, in digits and in words:
// cardinals ("2,000", "1.6m", "forty-nine", "35 lakh"), fractions ("two
// thirds", "10 1/2", "¾"), vague numbers ("dozens", "tens of thousands") and
// ranges ("3,000–4,000", "between 40 and 50"). It says nothing about what is
// counted: annotate/dates and annotate/figures build on it.
package numbers

import "sync"

// class says what part a word can play in a number.
type class uint8

const (
	none    class = iota
	small         // zero to nineteen
	tens          // twenty to ninety
	hundred       // hundred
	scale         // thousand, million, lakh…
	dozen         // dozen, score
	plural        // dozens, hundreds, thousands: vague unless a number leads
	vague         // several, few, couple
	part          // half, third, fifths: the lower part of a fraction
	article       // a, an
	joiner        // and
	point         // point
	over          // over
	minus         // minus, negative
)

// entry is a word of the number lexicon: its class and value.
type entry struct {
	class class
	many  bool // on parts: the plural, "thirds"
	value float64
}

// lexicon is made on first use, so that starting the program costs nothing.
var lexicon = sync.OnceValue(func() map[string]entry {
	m := map[string]entry{
		"hundred": {class: hundred, value: 100},
		"dozen":   {class: dozen, value: 12}, "doz": {class: dozen, value: 12}, "dozs": {class: dozen, value: 12}, "score": {class: dozen, value: 20},
		"several": {class: vague, value: 3}, "few": {class: vague, value: 3}, "couple": {class: vague, value: 2},
		"half": {class: part, value: 2}, "halves": {class: part, value: 2, many: true},
		"quarter": {class: part, value: 4}, "quarters": {class: part, value: 4, many: true},
		"a": {class: article, value: 1}, "an": {class: article, value: 1}, "and": {class: joiner},
		"point": {class: point}, "over": {class: over}, "minus": {class: minus}, "negative": {class: minus},
		"nought": {class: small}, "naught": {class: small},
	}
	for i, w := range [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		m[w] = entry{class: small, value: float64(i)}
	}
	for i, w := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		m[w] = entry{class: tens, value: float64(i*10 + 20)}
	}
	m["fourty"] = entry{class: tens, value: 40}
	for w, v := range map[string]float64{"thousand": 1e3, "million": 1e6, "mln": 1e6, "mn": 1e6, "mil": 1e6, "billion": 1e9, "bn": 1e9, "bln": 1e9,
		"trillion": 1e12, "quadrillion": 1e15, "quintillion": 1e18, "tn": 1e12, "trn": 1e12, "tln": 1e12, "lakh": 1e5, "lac": 1e5, "crore": 1e7, "cr": 1e7} {
		m[w] = entry{class: scale, value: v}
	}
	for w, v := range map[string]float64{"dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 1e3, "millions": 1e6,
		"billions": 1e9, "trillions": 1e12, "lakhs": 1e5, "crores": 1e7} {
		m[w] = entry{class: plural, value: v}
	}
	for i, w := range ordinalStems {
		m[w] = entry{class: part, value: float64(i + 3)}
		m[w+"s"] = entry{class: part, value: float64(i + 3), many: true}
	}
	for w, v := range map[string]float64{"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12} {
		m[w] = entry{class: part, value: v}
		m[w+"s"] = entry{class: part, value: v, many: true}
	}
	return m
})

// ordinalStems are the ordinals that also name fractions, from third up.
var ordinalStems = [...]string{"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
	"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"}

// Lower writes the lower case of the ASCII letters of s into buf and returns
// that part of it; nil where s does not fit. It spares the scanners an
// allocation per word.
func Lower(s string, buf *[16]byte) []byte {
	if len(s) > len(buf) {
		return nil
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(s)]
}

// Ordinal is the value of an ordinal in digits or in one word: "25th", "1st",
// "second", "nineteenth", "thirtieth".
func Ordinal(s string) (int, bool) {
	n, i := 0, 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' && i < 6 {
		n, i = n*10+int(s[i]-'0'), i+1
	}
	if i > 0 {
		switch s[i:] {
		case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
			return n, true
		}
		return 0, false
	}
	var buf [16]byte
	low := Lower(s, &buf)
	switch string(low) {
	case "first":
		return 1, true
	case "second":
		return 2, true
	}
	if e := lexicon()[string(low)]; e.class == part && !e.many && e.value > 2 && e.value < 100 && string(low) != "quarter" {
		return int(e.value), true
	}
	return 0, false
}
