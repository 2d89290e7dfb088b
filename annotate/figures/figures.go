// Package figures finds money, percentages and quantities: a number, what it
// measures, and the text's reservation. It is a hand-written scanner over
// tokens with the number reader of annotate/numbers.
//
// The span of a quantity covers number and counted noun phrase ("49 Syrian
// troops"), that of money the amount with its sign or word ("£1.6m"); the
// hedge stays outside and is kept as written.
//
// Vague numbers have the bounds of numbers.Reader: several 3–9, a few 3–5,
// dozens 24–99, scores 40–99, hundreds 200–999, thousands 2,000–9,999, tens of
// thousands 20,000–99,999, millions two to 999 million. The upper bound is a
// convention: up to where the next larger word begins. A hedge changes no
// bound: "at least 217" is 217 with the hedge "at least". A bare "several" or "a
// few" before what is counted is no figure: it has no size that could be
// compared; with a scale or a unit of measure ("several hundred", "a few
// miles") it is one.
//
// A currency name that several countries share ("pesos", "Rs") has the code of
// the country before it, or else of the one that the article names most; "m"
// after digits is million, or metres where the sentence is about a length.
package figures

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
	"lectern/model"
)

// Find marks money, percentages and quantities. taken are marks whose numbers
// are spoken for: dates and durations. Annotations are sorted and do not
// overlap.
func Find(d *tokens.Document, taken []model.Annotation) []model.Annotation {
	f := newFinder(d, taken)
	var out []model.Annotation
	for i := 0; i < len(d.Tokens); {
		if f.taken[i] {
			i++
			continue
		}
		m, ok := f.at(i)
		if !ok {
			i = max(i+1, m.end)
			continue
		}
		out = append(out, f.annotation(m))
		i = max(m.end, i+1)
	}
	return out
}

// finder holds what is known of one document while it is scanned.
type finder struct {
	d     *tokens.Document
	num   *numbers.Reader
	words []entry
	taken []bool
	// pounds is +1 where the article's pounds are money, -1 where weight, 0
	// not looked yet.
	pounds int
	// named counts the countries that the article names, by the code of their
	// currency; nil until a shared name asks for it (see homeOf).
	named map[string]int
}

func newFinder(d *tokens.Document, taken []model.Annotation) *finder {
	f := &finder{d: d, num: numbers.NewReader(d), words: make([]entry, len(d.Tokens)), taken: make([]bool, len(d.Tokens)+1)}
	lex := lexicon()
	var buf [16]byte
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Class == tokens.Punct || t.Len() > 15 || t.Class == tokens.Number {
			continue
		}
		s := t.In(d.Text)
		if t.Abbreviation && len(s) > 2 {
			if e := lex[string(numbers.Lower(s[:len(s)-1], &buf))]; e.role == rUnit {
				f.words[i] = e // "ft.", "lbs."
				continue
			}
		}
		if t.Upper || t.Class == tokens.Symbol {
			if e, ok := lex[s]; ok {
				f.words[i] = e
				continue
			}
		}
		f.words[i] = lex[string(numbers.Lower(s, &buf))]
	}
	for _, a := range taken {
		r := d.Within(a.Span)
		for k := r.First; k < r.End; k++ {
			f.taken[k] = true
		}
	}
	return f
}

// mark is a figure while it is read.
type mark struct {
	first, end int
	// endAt is the byte offset of the end where it lies within a token.
	endAt      int
	kind       model.Kind
	min, max   float64
	hedge      string
	currency   string
	unit       string
	confidence float64
}

// at reads the figure that begins at token i. Where there is none, the mark's
// end says how far the number reaches that was looked at.
func (f *finder) at(i int) (mark, bool) {
	if m, ok := f.signed(i); ok {
		return m, true
	}
	if !f.num.Starts(i) {
		return mark{}, false
	}
	if m, ok := f.unitAndHalf(i); ok {
		return m, true
	}
	n, ok := f.num.Range(i)
	if ok && n.Max != n.Min && !n.Vague && f.ranged(n) && f.moved(i, n.Rest == "p") {
		n, ok = f.num.At(i)
	}
	if !ok || f.overTaken(n) || f.negative(i) {
		if n, ok = f.num.At(i); !ok || f.overTaken(n) {
			return mark{}, false
		}
	}
	if i > 0 && f.class(i) == tokens.Number && !f.d.Tokens[i].Space && f.is(i-1, "%", "=", "&", "_", "~", "@", "°") && f.signHedge(i-1, i) == i && !f.percentBefore(i) {
		return mark{end: n.End}, false // in an address of the web, a coordinate
	}
	if n.Digits && i > 1 && f.is(i-1, "-", "‑", "‐") && f.class(i-2) == tokens.Word && !f.d.Tokens[i].Space && !f.d.Tokens[i-1].Space && f.role(i-2) == rNone {
		return mark{end: n.End}, false // "F-16", "Covid-19"
	}
	n = f.between(n)
	m := mark{first: i, end: n.End, min: n.Min, max: n.Max, confidence: 0.9}
	if f.negative(i) {
		m.first, m.min, m.max = i-1, -n.Max, -n.Min
		if to, ok := f.belowZero(m, n); ok {
			return to, true
		}
	}
	for _, parse := range [...]func(*finder, numbers.Number, mark) (mark, bool){
		(*finder).percent, (*finder).worded, (*finder).ages, (*finder).measured, (*finder).counted,
	} {
		if got, ok := parse(f, n, m); ok {
			if got.hedge = f.hedge(got.first); n.Vague && f.is(i-1, "between") {
				got.hedge = ""
			}
			f.trailingHedge(n, &got)
			f.bounded(n, &got)
			return got, true
		}
	}
	return mark{end: n.End}, false
}

// belowZero reads the other end of a range that begins below zero: "-10 to -5
// degrees", "between -5 and 5".
func (f *finder) belowZero(m mark, n numbers.Number) (mark, bool) {
	k := n.End
	if n.Rest != "" || !f.is(k, "to") && !(f.is(k, "and") && f.is(m.first-1, "between")) || !f.joined(k+1) {
		return m, false
	}
	k++
	sign := 1.0
	if f.is(k, "-", "−", "–") && f.class(k+1) == tokens.Number && !f.d.Tokens[k+1].Space {
		sign = -1
		k++
	}
	to, ok := f.num.At(k)
	if !ok || !to.Digits || to.Min != to.Max || f.overTaken(to) || sign*to.Min <= m.min {
		return m, false
	}
	m.kind, m.max, m.end, m.hedge = model.Quantity, sign*to.Min, to.End, f.hedge(m.first)
	switch unit, end, ok := "", 0, false; {
	case to.Rest != "":
		return m, false
	case f.joined(to.End) && f.isPercent(to.End) && !f.is(to.End, "per"):
		m.kind, m.end = model.Percent, to.End+1
	case f.joined(to.End):
		if unit, end, ok = f.unitAt(to.End, false); ok {
			m.unit, m.end = unit, end
		} else if got := f.noun(to.End, 2); got.unit != "" {
			m.unit, m.end = got.unit, got.end
		}
	}
	return m, true
}

// overTaken reports whether the number reaches into a mark that is taken.
func (f *finder) overTaken(n numbers.Number) bool {
	for k := n.First; k < n.End; k++ {
		if f.taken[k] {
			return true
		}
	}
	return false
}

// between reads the second number of "between 40 and 50".
func (f *finder) between(n numbers.Number) numbers.Number {
	if f.is(n.First-1, "from") && n.Max == n.Min && f.is(n.End, "up") && f.is(n.End+1, "to") && f.num.Starts(n.End+2) { // "from 20 up to 30"
		if m, ok := f.num.At(n.End + 2); ok && !f.overTaken(m) {
			if j, ok := f.num.Join(n, m); ok {
				return j
			}
		}
	}
	if !f.is(n.First-1, "between") || n.Max != n.Min || !f.is(n.End, "and") && !(f.isPercent(n.End) && f.is(n.End+1, "and")) {
		return n
	}
	k := n.End + 1
	if f.isPercent(n.End) {
		k++
	}
	if k >= len(f.d.Tokens) || !f.num.Starts(k) {
		return n
	}
	if m, ok := f.num.At(k); ok && !f.overTaken(m) {
		if j, ok := f.num.Join(n, m); ok {
			return j
		}
	}
	return n
}

// negative reports whether a minus sign stands directly before the digits at
// token i, and is no hyphen or dash between words.
func (f *finder) negative(i int) bool {
	return i > 0 && (f.d.Tokens[i].Class == tokens.Number || f.is(i, ".")) && !f.d.Tokens[i].Space && (f.d.Tokens[i-1].Space || f.is(i-2, "(", "[", "=")) && f.is(i-1, "-", "−", "–") &&
		(i < 2 || f.d.Tokens[i-2].Class != tokens.Number)
}

func (f *finder) annotation(m mark) model.Annotation {
	s := f.d.Span(tokens.Range{First: m.first, End: m.end})
	if m.endAt > 0 {
		s.End = m.endAt
	}
	return model.Annotation{
		Span: s, Kind: m.kind, By: model.Rule, Why: m.reason(), Confidence: m.confidence,
		Figure: &model.Figure{Min: m.min, Max: m.max, Hedge: m.hedge, Currency: m.currency, Unit: m.unit},
	}
}

// reason says in words what the mark rests on.
func (m mark) reason() string {
	switch {
	case m.kind == model.Money:
		return "an amount with its currency"
	case m.kind == model.Percent:
		return "a number of hundredths"
	case m.unit != "":
		return "a number and what it counts"
	}
	return "a number alone"
}

// role is the lexicon role of token i.
func (f *finder) role(i int) role {
	if i < 0 || i >= len(f.words) {
		return rNone
	}
	return f.words[i].role
}

// is reports whether token i is one of the words, whatever its case.
func (f *finder) is(i int, words ...string) bool {
	if i < 0 || i >= len(f.d.Tokens) {
		return false
	}
	var buf [16]byte
	low := numbers.Lower(f.d.At(i), &buf)
	for _, w := range words {
		if string(low) == w {
			return true
		}
	}
	return false
}

func (f *finder) class(i int) tokens.Class {
	if i < 0 || i >= len(f.d.Tokens) {
		return tokens.Punct
	}
	return f.d.Tokens[i].Class
}

func (f *finder) upper(i int) bool { return f.class(i) == tokens.Word && f.d.Tokens[i].Upper }

// hyphen reports whether token i is a hyphen that joins what stands on both
// sides, close or, as tokenised text has it, with a space on each.
func (f *finder) hyphen(i int) bool {
	return f.is(i, "-", "‑", "‐", "–") && i+1 < len(f.d.Tokens) && f.d.Tokens[i].Space == f.d.Tokens[i+1].Space
}

// joined reports whether token i exists and stands on the same line as the one
// before.
func (f *finder) joined(i int) bool {
	if i <= 0 || i >= len(f.d.Tokens) {
		return false
	}
	for k := f.d.Tokens[i-1].End; k < f.d.Tokens[i].Start; k++ {
		if f.d.Text[k] == '\n' {
			return false
		}
	}
	return true
}

// opens reports whether token i is the first of its sentence, a quotation mark
// or bullet aside.
func (f *finder) opens(i int) bool {
	s := f.d.SentenceOf(i)
	if s < 0 {
		return true
	}
	for k := f.d.Sentences[s].First; k < i; k++ {
		if f.class(k) != tokens.Punct {
			return false
		}
	}
	return true
}
