package numbers

import (
	"math"

	"lectern/annotate/tokens"
)

// Number is a number in the text.
type Number struct {
	// First and End are the half-open range of tokens that it covers.
	First, End int
	// Min and Max are its value; they differ where it is vague or a range.
	Min, Max float64
	// Vague says that the text gives no exact number ("dozens", "several").
	Vague bool
	// Digits says that it begins with digits, not with a word.
	Digits bool
	// Fraction says that it is below one by its form: "two thirds", "half".
	Fraction bool
	// Article says that it begins with "a" or "an".
	Article bool
	// Scaled says that it holds a hundred, a thousand or more as a word or
	// suffix.
	Scaled bool
	// Decimal and Grouped say how its digits are written.
	Decimal, Grouped bool
	// Rest is what is joined to the digits of its last token: "m", "km", "pc".
	Rest string
	// RestAt is the byte offset where Rest starts.
	RestAt int
}

// MayBeYear reports whether the number is written as years are: four plain
// digits from 1000 to 2199 and nothing else.
func (n Number) MayBeYear() bool {
	return n.Digits && n.End == n.First+1 && !n.Grouped && !n.Decimal && !n.Scaled && n.Rest == "" && n.Min >= 1000 && n.Min < 2200
}

// Reader reads the numbers of one document.
type Reader struct {
	d     *tokens.Document
	words []entry
}

// NewReader looks every word of the document up once.
func NewReader(d *tokens.Document) *Reader {
	lex := lexicon()
	r := &Reader{d: d, words: make([]entry, len(d.Tokens))}
	var buf [16]byte
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Class == tokens.Word && t.Len() <= 11 {
			r.words[i] = lex[string(Lower(t.In(d.Text), &buf))]
		}
	}
	return r
}

// Starts reports whether a number may begin at token i: a quick test before
// At.
func (r *Reader) Starts(i int) bool {
	if i < 0 || i >= len(r.words) {
		return false
	}
	switch t := r.d.Tokens[i]; t.Class {
	case tokens.Number:
		return true
	case tokens.Symbol, tokens.Punct:
		if r.pointed(i) || r.dashed(i) {
			return true
		}
		_, ok := vulgar(r.d.At(i))
		return ok
	}
	switch r.words[i].class {
	case small, tens, hundred, scale, dozen, plural, vague, part, article, minus:
		return r.lower(i) != "score"
	case point:
		return r.pointWord(i)
	}
	return false
}

// pointed reports whether token i is the point of a number without a leading
// zero: ".25".
func (r *Reader) pointed(i int) bool {
	return r.d.At(i) == "." && i+1 < len(r.d.Tokens) && r.numeral(i+1) && !r.d.Tokens[i+1].Space && (r.d.Tokens[i].Space || i == 0 || r.d.Tokens[i-1].Class == tokens.Symbol || r.d.At(i-1) == "-")
}

// Scale is the factor of a word that multiplies the number before it:
// "million", "lakh".
func (r *Reader) Scale(i int) (float64, bool) {
	if r.class(i) != scale {
		return 0, false
	}
	return r.words[i].value, true
}

// IsPlural reports whether token i is "dozens", "hundreds", "thousands"…
func (r *Reader) IsPlural(i int) bool { return r.class(i) == plural }

// Parse reads the numeral at the start of s, which is no token of its own
// ("4,000" in "Rs4,000"). The token range is left empty; Rest is what follows
// the digits.
func Parse(s string) (Number, bool) {
	d := readDigits(s)
	n := Number{Min: d.value, Max: d.value, Digits: true, Decimal: d.decimal, Grouped: d.grouped, Rest: d.rest}
	if f, sure, ok := Suffix(d.rest); ok && sure {
		n.Min, n.Scaled, n.Rest = n.Min*f, true, ""
		n.Max = n.Min
	}
	return n, d.ok && !ordinalSuffix(d.rest)
}

func (r *Reader) class(i int) class {
	if i < 0 || i >= len(r.words) {
		return none
	}
	return r.words[i].class
}

// joined reports whether token i exists and no line break parts it from the
// one before: no number reaches from one line into the next.
func (r *Reader) joined(i int) bool {
	if i <= 0 || i >= len(r.d.Tokens) {
		return false
	}
	gap := r.d.Text[r.d.Tokens[i-1].End:r.d.Tokens[i].Start]
	for k := range len(gap) {
		if gap[k] == '\n' {
			return false
		}
	}
	return true
}

// At reads the number that begins at token i.
func (r *Reader) At(i int) (Number, bool) {
	if i >= len(r.words) {
		return Number{}, false
	}
	n := Number{First: i, End: i}
	switch r.class(i) {
	case article:
		return r.afterArticle(n)
	case vague:
		return r.vagueAt(n)
	case plural:
		return r.plurals(n)
	case part:
		return r.partAt(n)
	case minus:
		if r.class(i+1) == minus { // asked first, or a run of them would be read over and over
			return n, false
		}
		m, ok := r.At(i + 1)
		if !ok || m.Vague || !r.joined(i+1) {
			return n, false
		}
		m.First, m.Min, m.Max, m.Digits = i, -m.Min, -m.Max, false
		return m, true
	case point:
		if !r.pointWord(i) {
			return n, false
		}
		r.decimals(&n)
		return n, n.End > i
	}
	if r.dashed(i) {
		m, _ := r.At(i + 1)
		m.First, m.Min, m.Max = i, -m.Min, -m.Max
		return m, true
	}
	if v, ok := vulgar(r.d.At(i)); ok {
		n.Min, n.Max, n.End, n.Fraction, n.Digits = v, v, i+1, true, true
		return n, true
	}
	if r.pointed(i) {
		m, ok := r.At(i + 1)
		if !ok || m.Decimal || m.Grouped || m.Scaled || m.Rest != "" && m.End > i+2 {
			return n, false
		}
		d := readDigits(r.d.At(i + 1))
		m.First, m.Min, m.Decimal = i, d.value/math.Pow10(d.length), true
		m.Max = m.Min
		r.scaleUp(&m)
		return m, true
	}
	if !r.cardinal(&n) {
		return n, false
	}
	r.fraction(&n)
	if n.Rest != "" {
		return n, true
	}
	if r.class(n.End) == plural && r.joined(n.End) && n.End == n.First+1 && !n.Scaled { // "three dozens"
		n.Min *= r.words[n.End].value
		n.Max, n.Scaled = n.Min, true
		n.End++
	}
	return n, true
}

// afterArticle reads "a hundred", "a few dozen", "a dozen", "a third".
func (r *Reader) afterArticle(n Number) (Number, bool) {
	i := n.First + 1
	if !r.joined(i) {
		return n, false
	}
	n.Article = true
	switch e := r.words[i]; e.class {
	case hundred, scale, dozen:
		m := n
		m.First, m.End = i, i
		if !r.cardinal(&m) {
			return n, false
		}
		m.First = n.First
		r.fraction(&m)
		return m, true
	case vague:
		m, ok := r.vagueAt(Number{First: i, End: i})
		m.First, m.Article = n.First, true
		return m, ok
	case part:
		if e.many {
			return n, false
		}
		n.Min, n.Max, n.Fraction, n.End = 1/e.value, 1/e.value, true, i+1
		if r.scaleUp(&n); !n.Fraction {
			return n, true
		}
		return n, r.fractionContext(n.End) || n.First > 0 && r.d.At(n.First-1) == "by"
	case tens: // "a twenty-first"
		if r.hyphen(i+1) && r.class(i+2) == part && !r.words[i+2].many {
			v := 1 / (e.value + r.words[i+2].value)
			n.Min, n.Max, n.Fraction, n.End = v, v, true, i+3
			return n, r.fractionContext(n.End)
		}
		if r.hyphen(i+1) && r.d.At(i+2) == "first" {
			n.Min, n.Max, n.Fraction, n.End = 1/(e.value+1), 1/(e.value+1), true, i+3
			return n, r.fractionContext(n.End)
		}
	}
	return n, false
}

// fractionContext reports whether "a third", "one fifth" or "half" before
// token i is a share and not the third or fifth of a series: "of" or "the"
// follows, or nothing does.
func (r *Reader) fractionContext(i int) bool {
	if !r.joined(i) {
		return true
	}
	t := r.d.Tokens[i]
	if t.Class == tokens.Punct {
		s := r.d.At(i)
		if s == "-" || s == "‑" {
			switch r.lower(i + 1) {
			case "mile", "inch", "acre", "pound", "ounce", "dollar", "tonne", "ton", "kilometre", "kilometer", "metre", "meter", "gallon", "pint", "litre", "liter", "percent":
				return true // "a half-mile"
			}
			return false
		}
		return true
	}
	switch r.d.At(i) {
	case "of", "the", "its", "their", "his", "her", "our", "more", "less", "fewer", "as", "or", "percent", "per", "percentage", "mile", "miles", "hour", "dollar", "inch", "pound", "kilometre", "kilometer", "acre", "ounce", "tonne", "ton":
		return true
	}
	return false
}

// bounds are the values that a vague word stands for. The upper ones are a
// convention: up to what the next larger word would say.
func bounds(word string, factor float64) (lo, hi float64) {
	switch word {
	case "several":
		return 3 * factor, 9 * factor
	case "few":
		return 3 * factor, 5 * factor
	case "couple":
		return 2 * factor, 2 * factor
	case "tens":
		return 20 * factor, 99 * factor
	case "dozens":
		return 24 * factor, 99 * factor
	case "scores":
		return 40 * factor, 99 * factor
	case "hundreds":
		return 200 * factor, 999 * factor
	case "thousands":
		return 2000 * factor, 9999 * factor
	case "millions":
		return 2e6 * factor, 999e6 * factor
	case "billions":
		return 2e9 * factor, 999e9 * factor
	case "trillions":
		return 2e12 * factor, 999e12 * factor
	case "lakhs":
		return 2e5 * factor, 99e5 * factor
	case "crores":
		return 2e7 * factor, 99e7 * factor
	}
	return factor, factor
}

// vagueAt reads "several", "several dozen", "few hundred", "couple of".
func (r *Reader) vagueAt(n Number) (Number, bool) {
	word := r.lower(n.First)
	n.Vague = word != "couple"
	factor := 1.0
	n.End = n.First + 1
	if word == "couple" && r.joined(n.End+1) && r.d.At(n.End) == "of" && (r.class(n.End+1) == hundred || r.class(n.End+1) == scale || r.class(n.End+1) == dozen) {
		n.End++ // "a couple of hundred"
	}
	for r.joined(n.End) {
		e := r.words[n.End]
		if e.class != hundred && e.class != scale && e.class != dozen {
			break
		}
		factor *= e.value
		n.Scaled, n.Vague = true, true
		n.End++
	}
	n.Min, n.Max = bounds(word, factor)
	if word == "couple" && r.joined(n.End) && r.d.At(n.End) == "of" {
		n.End++
	}
	return n, true
}

// plurals reads "dozens", "tens of thousands", "hundreds of millions".
func (r *Reader) plurals(n Number) (Number, bool) {
	n.Vague, n.Scaled = true, true
	n.End = n.First + 1
	n.Min, n.Max = bounds(r.lower(n.First), 1)
	for r.joined(n.End) && r.d.At(n.End) == "of" && r.joined(n.End+1) && (r.class(n.End+1) == plural || r.class(n.End+1) == scale) {
		f := r.words[n.End+1].value
		if n.End > n.First+1 && f < 1e5 {
			break
		}
		n.Min, n.Max = n.Min*f, n.Max*f+f-1
		n.End += 2
	}
	switch r.lower(n.First) {
	case "tens":
		return n, n.End > n.First+1
	case "scores": // "he scores"
		return n, r.joined(n.End) && r.d.At(n.End) == "of"
	}
	return n, true
}

// partAt reads "half", "half a million", "quarter million", "half a dozen".
func (r *Reader) partAt(n Number) (Number, bool) {
	e := r.words[n.First]
	word := r.lower(n.First)
	if word != "half" && word != "quarter" {
		return n, false
	}
	v := 1 / e.value
	i := n.First + 1
	if r.hyphen(i) && r.class(i+1) == article && r.hyphen(i+2) {
		i += 3
	} else if r.class(i) == article && r.joined(i) {
		i++
	} else if r.lower(i) == "of" && r.class(i+1) == article {
		i += 2
	}
	if c := r.class(i); (c == scale || c == dozen || c == hundred) && r.joined(i) {
		n.Min, n.Max, n.Scaled, n.End = v*r.words[i].value, v*r.words[i].value, true, i+1
		return n, true
	}
	if word == "quarter" {
		return n, false
	}
	n.Min, n.Max, n.Fraction, n.End = v, v, true, n.First+1
	return n, r.fractionContext(n.End) || r.class(n.End) == article
}

func (r *Reader) lower(i int) string {
	if i >= len(r.d.Tokens) {
		return ""
	}
	var buf [16]byte
	return string(Lower(r.d.At(i), &buf))
}

// hyphen reports whether token i is a hyphen.
func (r *Reader) hyphen(i int) bool {
	if i >= len(r.d.Tokens) || r.d.Tokens[i].Class != tokens.Punct {
		return false
	}
	s := r.d.At(i)
	return s == "-" || s == "‑" || s == "‐"
}
