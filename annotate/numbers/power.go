package numbers

import "math"

// power reads what raises digits: "1.2e+5", "1e5", "2^10", "1.1^-3".
func (r *Reader) power(n *Number) {
	if r.scientific(n) {
		return
	}
	if !n.Digits || n.End != n.First+1 || n.Rest == "" && r.text(n.End) != "^" {
		return
	}
	if n.Rest == "" {
		if exp, end, ok := r.exponent(n.End + 1); ok {
			n.Min, n.End, n.Decimal = math.Pow(n.Min, exp), end, true
			n.Max = n.Min
		}
		return
	}
	if n.Rest[0] != 'e' && n.Rest[0] != 'E' {
		return
	}
	var exp float64
	end := n.End
	if len(n.Rest) == 1 {
		var ok bool
		if exp, end, ok = r.exponent(n.End); !ok || end == n.End+1 {
			return
		}
	} else {
		d := readDigits(n.Rest[1:])
		if !d.ok || d.rest != "" || d.decimal || d.grouped {
			return
		}
		exp = d.value
	}
	if exp > 300 || exp < -300 {
		return
	}
	n.Min, n.End, n.Decimal, n.Rest = n.Min*math.Pow(10, exp), end, true, ""
	n.Max = n.Min
}

// scientific reads a power of ten behind a factor: "6.23x10^-4", "6.02 × 10^23".
func (r *Reader) scientific(n *Number) bool {
	k := n.End
	switch {
	case !n.Digits || n.End != n.First+1:
		return false
	case n.Rest == "x10" || n.Rest == "X10":
	case n.Rest == "" && (r.text(k) == "x" || r.text(k) == "×" || r.text(k) == "*") && r.text(k+1) == "10":
		k += 2
	default:
		return false
	}
	if r.text(k) != "^" {
		return false
	}
	exp, end, ok := r.exponent(k + 1)
	if !ok {
		return false
	}
	n.Min, n.End, n.Decimal, n.Rest = n.Min*math.Pow(10, exp), end, true, ""
	n.Max = n.Min
	return true
}

// exponent reads a whole number with its sign, close to what is before it.
func (r *Reader) exponent(i int) (v float64, end int, ok bool) {
	sign := 1.0
	if s := r.text(i); s == "+" || s == "-" || s == "−" {
		if r.d.Tokens[i].Space {
			return 0, 0, false
		}
		if s != "+" {
			sign = -1
		}
		i++
	}
	if i >= len(r.d.Tokens) || !r.numeral(i) || r.d.Tokens[i].Space {
		return 0, 0, false
	}
	d := readDigits(r.d.At(i))
	return sign * d.value, i + 1, d.ok && d.rest == "" && d.value <= 300
}
