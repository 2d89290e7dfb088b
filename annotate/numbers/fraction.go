package numbers

import "lectern/annotate/tokens"

// fraction extends the cardinal n by what makes it a fraction or adds one:
// "three fifths", "10 1/2", "one and a half million", "1 over 21".
func (r *Reader) fraction(n *Number) {
	if n.Rest != "" || !r.joined(n.End) {
		return
	}
	if n.Digits && n.End == n.First+1 && r.slashed(n) {
		return
	}
	if v, ok := vulgar(r.d.At(n.End)); ok {
		n.Min += v
		n.Max, n.End = n.Min, n.End+1
		r.scaleUp(n)
		return
	}
	if r.denominator(n) {
		return
	}
	if r.hyphen(n.End) && r.class(n.End+1) == joiner && r.hyphen(n.End+2) && r.class(n.End+3) == article && r.hyphen(n.End+4) && r.lower(n.End+5) == "half" && !n.Scaled {
		n.Min += 0.5 // "two-and-a-half"
		n.Max, n.End = n.Min, n.End+6
		r.scaleUp(n)
		return
	}
	if r.class(n.End) == joiner && r.joined(n.End+1) {
		r.plusFraction(n)
		return
	}
	if r.class(n.End) == over && r.joined(n.End+1) && (!n.Digits || n.End <= n.First+1) {
		r.overNumber(n)
	}
}

// slashed reads "1/2" and "10 1/2"; the slash stands close and the
// denominator is one that fractions have, so that dates stay out.
func (r *Reader) slashed(n *Number) bool {
	if num, den, ok := r.ratio(n.First); ok && n.End == n.First+1 {
		n.Min, n.End, n.Fraction = num/den, n.First+3, true
		n.Max = n.Min
		r.scaleUp(n)
		return true
	}
	if num, den, ok := r.ratioOf(n.End, true); ok && num < den && r.d.Tokens[n.End].Class == tokens.Number {
		n.Min += num / den
		n.Max, n.End = n.Min, n.End+3
		r.scaleUp(n)
		return true
	}
	return false
}

func (r *Reader) ratio(i int) (num, den float64, ok bool) { return r.ratioOf(i, false) }

// ratioOf is ratio; after a whole number more denominators are fractions.
func (r *Reader) ratioOf(i int, mixed bool) (num, den float64, ok bool) {
	if i+2 >= len(r.d.Tokens) || r.d.At(i+1) != "/" || r.d.Tokens[i+1].Space != r.d.Tokens[i+2].Space || !r.joined(i+2) {
		return 0, 0, false
	}
	if i+3 < len(r.d.Tokens) && r.d.At(i+3) == "/" || i > 0 && r.d.At(i-1) == "/" {
		return 0, 0, false
	}
	a, b := readDigits(r.d.At(i)), readDigits(r.d.At(i+2))
	if !a.ok || !b.ok || a.rest != "" || b.rest != "" || a.value >= b.value && !(b.value > 1 && r.alone(i, i+3)) || a.value < 1 {
		return 0, 0, false
	}
	switch b.value {
	case 2, 3, 4, 5, 6, 8, 10, 16, 100:
		return a.value, b.value, true
	case 7, 9, 12, 32, 64:
		return a.value, b.value, mixed || r.alone(i, i+3)
	}
	if r.alone(i, i+3) {
		return a.value, b.value, b.value < 1000
	}
	return 0, 0, false
}

// alone reports whether the tokens from first to end are the whole text: no
// date or score then.
func (r *Reader) alone(first, end int) bool { return first == 0 && end == len(r.d.Tokens) }

// denominator reads the lower part after a cardinal: "three fifths",
// "two-thirds", "one fourth". It must be plural unless the upper is one.
func (r *Reader) denominator(n *Number) bool {
	i := n.End
	hyphen := r.hyphen(i)
	if hyphen {
		i++
	}
	if r.class(i) != part || n.Decimal || n.Digits && !r.digitsOver(n, i) {
		return r.compound(n)
	}
	if e := r.words[i]; !hyphen && e.many && e.value < 10 && r.class(n.End-1) == tens && n.End > n.First+1 && n.Min > r.words[n.End-1].value && !r.hyphen(n.End-2) && r.class(n.End-2) != joiner {
		den := r.words[n.End-1].value + e.value // "one hundred thirty fifths"
		n.Min = (n.Min - r.words[n.End-1].value) / den
		n.Max, n.End, n.Fraction = n.Min, i+1, n.Min < 1
		return true
	}
	if e := r.words[i]; e.many || n.Min == 1 && (hyphen || r.fractionContext(i+1)) || r.class(i+1) == scale && (n.Min == 1 || e.value == 4) {
		n.Min /= e.value
		n.Max, n.End, n.Fraction = n.Min, i+1, n.Min < 1
		r.scaleUp(n)
		return true
	}
	return false
}

// digitsOver reports whether the part at token i may be the lower of a
// fraction whose upper is in digits: "2 thirds", "1 fifth of it"; "3 quarters"
// are more often three months each.
func (r *Reader) digitsOver(n *Number, i int) bool {
	switch e := r.words[i]; {
	case e.value == 2:
		return false
	case e.many && e.value != 4:
		return true
	case e.many:
		return r.lower(i) == "fourths" || r.lower(i+1) == "of" && r.d.At(i) == "quarters" && r.class(i+2) == article
	default:
		return n.Min == 1 && (r.lower(i+1) == "of" || e.value >= 100 && !r.joined(i+1))
	}
}

// compound reads a denominator that is itself a number of several words, of
// which the cardinal took the beginning: "one over", "twenty twenty fifths".
func (r *Reader) compound(n *Number) bool {
	if n.Min == 1 && !n.Digits && r.class(n.End) == tens && r.hyphen(n.End+1) && (r.class(n.End+2) == part && !r.words[n.End+2].many || r.lower(n.End+2) == "first") {
		n.Min = 1 / (r.words[n.End].value + max(r.words[n.End+2].value, 1)) // "one twenty-fifth"
		n.Max, n.End, n.Fraction = n.Min, n.End+3, true
		return true
	}
	if n.Digits || r.class(n.End) != tens && r.class(n.End) != small {
		return false
	}
	if k := n.End + 1; r.words[n.End].value == 1 { // "three one-hundredths"
		if r.hyphen(k) {
			k++
		}
		if r.class(k) == part && r.words[k].value >= 100 && (r.words[k].many || n.Min == 1) {
			n.Min /= r.words[k].value
			n.Max, n.End, n.Fraction = n.Min, k+1, true
			return true
		}
	}
	m := Number{First: n.End, End: n.End}
	if !r.cardinal(&m) || m.Min >= 1000 {
		return false
	}
	e := entry{}
	i := m.End
	if r.hyphen(i) {
		i++
	}
	if i < len(r.words) {
		e = r.words[i]
	}
	switch w := r.lower(i); { // "three twenty-firsts"
	case w == "firsts" || w == "first" && n.Min == 1:
		e = entry{class: part, value: 1, many: true}
	case (w == "seconds" || w == "second" && n.Min == 1) && r.hyphen(i-1):
		e = entry{class: part, value: 2, many: true}
	}
	if e.class != part || e.value >= 20 || !e.many && n.Min != 1 {
		return false
	}
	n.Min /= m.Min + e.value
	n.Max, n.End, n.Fraction = n.Min, i+1, true
	return true
}

// plusFraction reads "and a half", "and three fifths", "and two-thirds".
func (r *Reader) plusFraction(n *Number) {
	i := n.End + 1
	var v float64
	var end int
	switch {
	case r.class(i) == article && r.class(i+1) == part && !r.words[i+1].many:
		if w := r.lower(i + 1); w != "half" && w != "quarter" && w != "third" {
			return
		}
		v, end = 1/r.words[i+1].value, i+2
	case r.numeral(i) && n.Digits:
		num, den, ok := r.ratio(i)
		if !ok {
			return
		}
		v, end = num/den, i+3
	case r.class(i) == small:
		m := Number{First: i, End: i}
		if !r.cardinal(&m) || !r.denominator(&m) || !m.Fraction && !m.Scaled {
			return
		}
		if m.Scaled { // "one billion and three quarters million"
			if !n.Scaled || m.Min >= n.Min {
				return
			}
			n.Min += m.Min
			n.Max, n.End = n.Min, m.End
			return
		}
		v, end = m.Min, m.End
	default:
		return
	}
	if last := n.End - 1; r.class(last) == scale { // "three million and a half"
		v *= r.words[last].value
	}
	n.Min += v
	n.Max, n.End, n.Fraction = n.Min, end, false
	r.scaleUp(n)
}

// scaleUp reads a scale after a fraction: "two and a half million",
// "three quarters of a million".
func (r *Reader) scaleUp(n *Number) {
	i := n.End
	if r.hyphen(i) {
		i++
	} else if r.lower(i) == "of" && r.class(i+1) == article {
		i += 2
	}
	if c := r.class(i); (c == scale || c == hundred || c == dozen && r.lower(i) != "score") && r.joined(i) {
		n.Min *= r.words[i].value
		n.Max, n.End, n.Scaled, n.Fraction = n.Min, i+1, true, false
	}
}

// overNumber reads "1 over 21".
func (r *Reader) overNumber(n *Number) {
	m := Number{First: n.End + 1, End: n.End + 1}
	if !r.cardinal(&m) || m.Min == 0 || m.Rest != "" || r.joined(m.End) && (r.d.Tokens[m.End].Class == tokens.Word || r.hyphen(m.End)) {
		return
	}
	n.Min /= m.Min
	n.Max, n.End, n.Fraction = n.Min, m.End, n.Min < 1
}
