package numbers

import "lectern/annotate/tokens"

// Range reads the number that begins at token i and, where another follows
// after a dash, "to", "or", reads both as one range: "5-6", "3 to 5 million",
// "two or three". Scores ("3-1"), telephone numbers and dates are left: the
// second must be the larger, and nothing may be chained to it.
func (r *Reader) Range(i int) (Number, bool) {
	n, ok := r.At(i)
	if !ok || n.Vague || !r.connects(n.End) || n.Min < 0 && r.lower(n.End) != "to" {
		return n, ok
	}
	if r.d.At(n.End) == "or" && i > 0 && r.lower(i-1) == "either" {
		return n, true // a choice
	}
	m, ok := r.At(n.End + 1)
	if !ok || m.Fraction != n.Fraction || n.Fraction && r.hyphen(n.End) || m.Vague || m.Min < 0 && n.Min >= m.Min || r.hyphen(m.End) && m.Digits && r.numeral(m.End+1) {
		return n, true
	}
	shared := m.Scaled && !n.Scaled // "two or three hundred"
	if word := r.d.At(n.End); !shared && (word == "or" && m.Min > 5*n.Min || word != "to" && m.Min > 1000*max(n.Min, 1)) {
		return n, true // a choice; a telephone number
	}
	if j, ok := r.Join(n, m); ok {
		return j, true
	}
	return n, true
}

// Join makes one range of two numbers; a scale or unit that only the second
// has holds for both. It fails where they make no range.
func (r *Reader) Join(n, m Number) (Number, bool) {
	if !n.Scaled && m.Scaled && n.Rest == "" && n.Min < 1000 {
		if f := factorOf(m); n.Min < m.Min/f {
			n.Min *= f
		}
	}
	if n.Rest != "" && n.Rest != m.Rest && m.Rest != "" || m.Min <= n.Min {
		return n, false
	}
	n.Max, n.End = m.Min, m.End
	if m.Rest != "" {
		n.Rest, n.RestAt = m.Rest, m.RestAt
	}
	n.Scaled, n.Decimal, n.Grouped = m.Scaled, n.Decimal || m.Decimal, n.Grouped || m.Grouped
	return n, true
}

// factorOf is the largest power of a thousand (or a lakh, a crore, a hundred)
// that the scaled number is written with.
func factorOf(m Number) float64 {
	for _, f := range [...]float64{1e12, 1e9, 1e6, 1e3, 100, 12} {
		if m.Min >= f {
			return f
		}
	}
	return 1
}

// connects reports whether token i can part the ends of a range.
func (r *Reader) connects(i int) bool {
	if !r.joined(i) || !r.joined(i+1) {
		return false
	}
	switch r.d.At(i) {
	case "-", "–", "—", "‑", "‐", "~":
		return r.d.Tokens[i].Space == r.d.Tokens[i+1].Space
	case "to", "or", "through", "upto":
		return true
	}
	return false
}

func (r *Reader) numeral(i int) bool {
	return i < len(r.d.Tokens) && r.d.Tokens[i].Class == tokens.Number
}
