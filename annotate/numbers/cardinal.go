package numbers

import "lectern/annotate/tokens"

// sum is a cardinal while it is read: what is complete (total), the group
// under way (cur) and the scale that closed the last group.
type sum struct {
	total, cur float64
	set        bool // cur holds something
	last       float64
	digits     bool // cur came from digits
}

// cardinal reads digits and number words from n.First on into n. It reports
// whether there was a number.
func (r *Reader) cardinal(n *Number) bool {
	s := sum{last: 1e21}
	i := n.First
	for i < len(r.words) && (i == n.First || r.joined(i)) {
		next := i
		if i > n.First && r.hyphen(i) && r.linked(&s, i+1) {
			next = i + 1
		}
		if i > n.First && r.hyphen(i) && r.class(i+1) == joiner && r.hyphen(i+2) && s.set && !s.digits && int(s.cur)%100 == 0 && (r.class(i+3) == small || r.class(i+3) == tens) {
			next = i + 3 // "one-hundred-and-five"
		}
		if i > n.First && r.comma(&s, i, n) {
			next = i + 1
		}
		if i > n.First && r.class(i) == joiner {
			if !r.continues(&s, i) {
				break
			}
			next = i + 1
		}
		if !r.take(&s, next, n) {
			break
		}
		i = next + 1
		n.End = i
		if n.Rest != "" {
			break
		}
	}
	if n.End == n.First {
		return false
	}
	n.Min = s.total + s.cur
	for n.Digits && n.End == n.First+1 && !n.Grouped && !n.Decimal && n.Rest == "" && n.Min > 0 && n.Min < 1000 && r.joined(n.End) && r.d.At(n.End) == "000" {
		n.Min, n.End, n.Grouped = n.Min*1000, n.End+1, true // "40 000"
	}
	r.spaced(n)
	n.Max = n.Min
	r.power(n)
	r.letter(n)
	if !(n.Min == 1 && n.First > 0 && r.lower(n.First-1) == "at") { // "at one point two men"
		r.decimals(n)
	}
	return true
}

// letter reads a scale letter that stands apart: "2.33 k", and "1,674,200.5 M"
// where nothing follows that it could belong to.
func (r *Reader) letter(n *Number) {
	if !n.Digits || n.Scaled || n.Rest != "" || !r.joined(n.End) || r.d.Tokens[n.End].Len() != 1 {
		return
	}
	factor := 0.0
	switch end := !r.joined(n.End+1) || r.d.Tokens[n.End+1].Class == tokens.Punct && !r.hyphen(n.End+1); r.d.At(n.End) {
	case "k":
		factor = 1e3
	case "M":
		if end && (n.Decimal || n.Grouped) {
			factor = 1e6
		}
	case "b", "B":
		if end && n.Decimal {
			factor = 1e9
		}
	}
	if factor > 0 {
		n.Min, n.Scaled, n.End = n.Min*factor, true, n.End+1
		n.Max = n.Min
	}
}

// spaced reads two groups or more of three digits after the first: "1 234 567".
// One group alone may be another number.
func (r *Reader) spaced(n *Number) {
	if !n.Digits || n.Decimal || n.Rest != "" || n.Min <= 0 || n.Min >= 1e6 {
		return
	}
	k, v := n.End, n.Min
	if n.End == n.First+1 && n.Min >= 1000 {
		return
	}
	groups := n.End - n.First - 1
	for r.joined(k) && r.numeral(k) && r.d.Tokens[k].Len() == 3 && groups < 5 {
		d := readDigits(r.d.At(k))
		if !d.ok || d.rest != "" || d.decimal {
			return
		}
		v, k, groups = v*1000+d.value, k+1, groups+1
	}
	if r.joined(k) && r.numeral(k) && groups < 5 { // "1 000 000,50"
		s := r.d.At(k)
		if d := readDigits(s); len(s) > 4 && (s[3] == '.' || s[3] == ',') && d.ok && d.decimal && d.rest == "" && (groups > 0 || s[:3] == "000") {
			n.Min, n.End, n.Grouped, n.Decimal = v*1000+d.value, k+1, true, true
			return
		}
	}
	if groups >= 2 {
		n.Min, n.End, n.Grouped = v, k, true
	}
}

func (r *Reader) text(i int) string {
	if i >= len(r.d.Tokens) {
		return ""
	}
	return r.d.At(i)
}

// take adds the word or numeral at token i to the sum.
func (r *Reader) take(s *sum, i int, n *Number) bool {
	if r.d.Tokens[i].Class == tokens.Number {
		return r.takeDigits(s, i, n)
	}
	e := r.words[i]
	switch e.class {
	case small:
		if s.set && (s.digits || !fits(s.cur, e.value)) {
			return false
		}
		s.cur, s.set = s.cur+e.value, true
	case tens:
		if s.set && (s.digits || s.cur < 100 || int(s.cur)%100 != 0) {
			return false
		}
		s.cur, s.set = s.cur+e.value, true
	case hundred, dozen:
		if e.value == 20 && (!s.set || s.digits || s.cur < 2 || s.cur > 40 || r.lower(i) != "score") {
			return false // a score of a game
		}
		if !s.set && n.End > n.First || s.set && s.cur >= 1000 {
			return false
		}
		if !s.set {
			s.cur = 1
		}
		s.cur, s.set, n.Scaled = s.cur*e.value, true, true
		s.digits = false
	case scale:
		return s.scale(e.value, n)
	default:
		return false
	}
	return true
}

// fits reports whether a word below twenty can follow what the group holds:
// after a round hundred, or a unit after a round ten.
func fits(cur, v float64) bool {
	c := int(cur)
	return c >= 100 && c%100 == 0 || v > 0 && v < 10 && c%100 >= 20 && c%10 == 0
}

func (s *sum) scale(f float64, n *Number) bool {
	switch {
	case !s.set && n.End > n.First && s.total == 0:
		return false
	case !s.set && n.End == n.First: // "million-dollar", "thousand"
		s.cur = 1
	case !s.set: // "a thousand million", "lakh crore"
		s.total *= f
		n.Scaled = true
		return true
	case f >= s.last:
		s.total, s.cur, s.set, n.Scaled = (s.total+s.cur)*f, 0, false, true
		return true
	}
	s.total, s.cur, s.set, s.last, n.Scaled, s.digits = s.total+s.cur*f, 0, false, f, true, false
	return true
}

func (r *Reader) takeDigits(s *sum, i int, n *Number) bool {
	t := r.d.Tokens[i]
	d := readDigits(t.In(r.d.Text))
	if s.set {
		if r.class(i-1) != joiner || d.value >= 100 {
			return false
		}
		s.cur += d.value // "3 hundred and 21"; continues has looked at it
		return true
	}
	if !d.ok || n.End > n.First && (d.rest != "" || d.value >= s.last) {
		return false
	}
	if i == n.First {
		n.Digits = true
	}
	n.Decimal, n.Grouped = n.Decimal || d.decimal, n.Grouped || d.grouped
	s.cur, s.set, s.digits = d.value, true, true
	if d.rest == "" {
		return true
	}
	if ordinalSuffix(d.rest) {
		return false
	}
	if f, sure, ok := Suffix(d.rest); ok && sure {
		s.cur *= f
		n.Scaled = true
		return true
	}
	n.Rest, n.RestAt = d.rest, t.Start+d.length
	return true
}

func ordinalSuffix(s string) bool {
	switch s {
	case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "Th":
		return true
	}
	return false
}

// linked reports whether the token after a hyphen goes on with the number:
// "twenty-one", "two-hundred", "75-million".
func (r *Reader) linked(s *sum, i int) bool {
	if i >= len(r.words) {
		return false
	}
	switch e := r.words[i]; e.class {
	case small:
		return s.set && !s.digits && int(s.cur)%100 >= 20 && int(s.cur)%10 == 0 && e.value > 0 && e.value < 10
	case hundred, scale:
		return s.set && e.value > s.cur
	}
	return false
}

// continues reports whether the "and" at token i stands within the number:
// after a hundred or a thousand, before a smaller number.
func (r *Reader) continues(s *sum, i int) bool {
	if !r.joined(i + 1) {
		return false
	}
	e, room := r.words[i+1], s.last
	if s.set {
		if s.digits || int(s.cur)%100 != 0 || s.cur < 100 {
			return false
		}
		room = 100
	}
	if s.total == 0 && s.cur == 0 {
		return false
	}
	if r.d.Tokens[i+1].Class == tokens.Number {
		d := readDigits(r.d.At(i + 1))
		if f, ok := r.Scale(i + 2); ok && d.ok && d.rest == "" && !s.set && d.value < 1000 { // "5 million and 300 thousand"
			return f < s.last && r.d.Tokens[i-1].Class == tokens.Word
		}
		return d.ok && d.rest == "" && !d.decimal && s.set && d.value < 100 && r.class(i+2) != hundred && r.class(i+2) != scale && r.d.Tokens[i-1].Class == tokens.Word
	}
	if s.set && r.class(i+2) == hundred {
		return false // "between one hundred and two hundred"
	}
	if s.set && r.class(i+2) == scale || r.hyphen(i+2) && r.class(i+3) == scale && s.set {
		return true // "two hundred and two thousand"
	}
	if r.class(i+2) == part && e.class == small {
		return false // a fraction follows: "two million and three fifths"
	}
	if !s.set && r.scaledAfter(i+1) >= s.last {
		return false // "between one thousand and two thousand"
	}
	return (e.class == small || e.class == tens) && e.value > 0 && e.value < room
}

// comma reports whether the comma at token i parts the groups of one number in
// words: "one thousand, two hundred and five". The next group must be written
// with a hundred or a smaller scale, or it is the next of a list.
func (r *Reader) comma(s *sum, i int, n *Number) bool {
	if s.set || s.total == 0 || n.Digits || r.d.Tokens[i].Class != tokens.Punct || r.d.At(i) != "," || !r.joined(i+1) || r.class(i+1) != small && r.class(i+1) != tens {
		return false
	}
	f := r.scaledAfter(i + 1)
	return r.class(i+2) == hundred && f < s.last || f > 0 && f < s.last
}

// scaledAfter is the first scale after the number words from token i on; 0
// where none follows.
func (r *Reader) scaledAfter(i int) float64 {
	for k := i; k < i+6 && r.joined(k); k++ {
		switch e := r.words[k]; e.class {
		case small, tens, hundred:
		case scale:
			return e.value
		default:
			if !r.hyphen(k) {
				return 0
			}
		}
	}
	return 0
}

// decimals reads the words after "point": "two hundred point seventy-one".
func (r *Reader) decimals(n *Number) {
	if r.class(n.End) != point || n.End > n.First && !r.joined(n.End) || !r.joined(n.End+1) || n.Rest != "" {
		return
	}
	i, f, v := n.End+1, 1.0, 0.0
	for i < len(r.words) && r.words[i].class == small && r.words[i].value < 10 {
		f /= 10
		v += r.words[i].value * f
		i++
	}
	if i == n.End+1 { // "point seventy-one"
		m := Number{First: i, End: i}
		if r.class(i) != tens && r.class(i) != small || !r.cardinal(&m) || m.Min >= 100 || m.Min < 10 {
			return
		}
		v, i = m.Min/100, m.End
	}
	n.Min += v
	n.Max, n.End, n.Decimal = n.Min, i, true
	if r.class(i) == scale && r.joined(i) {
		n.Min *= r.words[i].value
		n.Max, n.End, n.Scaled = n.Min, i+1, true
	}
}
