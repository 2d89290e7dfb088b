package figures

import (
	"strings"

	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
	"lectern/model"
)

// signed reads an amount with its currency before it: "$2m", "US$6 billion",
// "USD 3.4bn", "Rs4,000", "R67.6 billion".
func (f *finder) signed(i int) (mark, bool) {
	m := mark{first: i, kind: model.Money, confidence: 0.97}
	at := i
	switch f.class(i) {
	case tokens.Symbol:
		code, ok := sign(f.d.At(i))
		if !ok {
			return m, false
		}
		m.currency, at = code, i+1
	case tokens.Word:
		if f.class(i+1) == tokens.Symbol && f.d.At(i+1) == "$" && f.joined(i+1) {
			if code, ok := dollarOf(f.d.At(i)); ok {
				m.currency, at = code, i+2
				break
			}
			if !f.d.Tokens[i+1].Space && f.d.Tokens[i].Len() == 1 { // "a$ 15"
				if code, ok := dollarOf(strings.ToUpper(f.d.At(i))); ok {
					m.currency, at = code, i+2
					break
				}
			}
		}
		if f.d.At(i) == "GH" && f.is(i+1, "¢", "₵") {
			m.currency, at = "GHS", i+2
			break
		}
		if f.words[i].role == rCurrency {
			return f.coded(m)
		}
		return f.glued(m)
	default:
		return m, false
	}
	return f.amount(m, at)
}

// coded reads an amount after a currency word or code at the mark's first
// token: "EUR 50", "Rs. 25,000", "US dollars 6000".
func (f *finder) coded(m mark) (mark, bool) {
	e := f.words[m.first]
	at := m.first + 1
	if !e.before && !f.is(m.first, "dollar", "dollars", "euro", "euros", "yen") || !f.joined(at) {
		return m, false
	}
	if f.is(at, ".") && f.class(at+1) == tokens.Number {
		at++
	}
	if f.is(at, "$") {
		at++
	}
	if f.class(at) != tokens.Number && !f.num.Starts(at) {
		return m, false
	}
	m.currency, m.confidence = e.code, 0.95
	if e.code == "" {
		m.currency = f.homeOf(m.first)
	}
	got, ok := f.amount(m, at)
	if e.per > 1 {
		got.min, got.max = got.min*e.per, got.max*e.per
	}
	if !ok || e.per > 0 && e.before && f.class(at) == tokens.Number {
		return got, ok
	}
	n, _ := f.num.At(at)
	if f.class(at) != tokens.Number || !n.Scaled && !n.Decimal && got.min < 1000 && !f.is(m.first-1, "us", "u.s.") {
		return m, false // "the US 50 times", "section D 12"
	}
	if !e.before && f.is(m.first-1, "us", "u.s.") {
		got.first--
	}
	return got, true
}

// glued reads an amount whose currency letters are joined to its digits:
// "Rs4000", "Dh5,000", "USD115", "N200 billion".
func (f *finder) glued(m mark) (mark, bool) {
	t := f.d.Tokens[m.first]
	if _, scaled := f.num.Scale(m.first + 1); !t.Upper || t.Len() < 2 || t.Len() < 3 && !scaled {
		return m, false
	}
	s := t.In(f.d.Text)
	k := 0
	for k < len(s) && (s[k] < '0' || s[k] > '9') {
		k++
	}
	if k == 0 || k == len(s) || k > 4 {
		return m, false
	}
	e, ok := lexicon()[s[:k]]
	if !ok || e.role != rCurrency || !e.before {
		return m, false
	}
	n, ok := numbers.Parse(s[k:])
	if !ok {
		return m, false
	}
	n.First, n.End, n.RestAt = m.first, m.first+1, t.End-len(n.Rest)
	for f.joined(n.End) {
		factor, ok := f.num.Scale(n.End)
		if !ok {
			break
		}
		n.Min, n.Scaled = n.Min*factor, true
		n.Max, n.End = n.Min, n.End+1
	}
	if e.per < 0 && !n.Scaled && !n.Grouped && n.Min < 1000 {
		return m, false // "R2", "N95", "P5"
	}
	m.currency, m.end = e.code, n.End
	if e.code == "" {
		var buf [16]byte
		m.currency = f.homeOfWord(lower(s[:k], &buf))
	}
	m = f.scaled(m, n)
	m.hedge = f.hedge(m.first)
	return m, true
}

// amount reads the number of a signed amount at token i, and the second of a
// range.
func (f *finder) amount(m mark, i int) (mark, bool) {
	if f.is(i, "-", "−") && f.class(i+1) == tokens.Number && !f.d.Tokens[i].Space && !f.d.Tokens[i+1].Space && f.class(m.first) == tokens.Symbol { // "$-5"
		got, ok := f.amount(m, i+1)
		got.min, got.max = -got.max, -got.min
		return got, ok
	}
	if i >= len(f.d.Tokens) || !f.joined(i) || f.taken[i] || !f.num.Starts(i) {
		return m, false
	}
	n, ok := f.num.Range(i)
	if !ok || f.overTaken(n) {
		if n, ok = f.num.At(i); !ok || f.overTaken(n) {
			return m, false
		}
	}
	if n.Article && !(n.Scaled && f.class(m.first) == tokens.Symbol) || n.Min < 0 {
		return m, false
	}
	n = f.spaced(n)
	m.end = n.End
	m = f.scaled(m, n)
	if k := m.first - 1; k >= 0 && f.is(k, "-", "−") && f.d.Tokens[k].Space && !f.d.Tokens[m.first].Space {
		m.first, m.min, m.max = k, -m.max, -m.min
	}
	f.secondAmount(&m)
	f.repeatedCurrency(&m)
	if m.endAt == 0 {
		f.smallChange(&m)
	}
	m.hedge = f.hedge(m.first)
	f.trailingHedge(n, &m)
	return m, true
}

// spaced joins groups of three digits parted by spaces: "R120 000".
func (f *finder) spaced(n numbers.Number) numbers.Number {
	for n.Digits && !n.Grouped && !n.Decimal && n.Rest == "" && n.Min == n.Max && n.Min > 0 && n.End-n.First < 4 {
		k := n.End
		if f.class(k) != tokens.Number || !f.joined(k) || f.d.Tokens[k].Len() != 3 || n.End == n.First+1 && f.d.Tokens[n.First].Len() > 3 || f.taken[k] {
			return n
		}
		g, ok := f.num.At(k)
		if !ok || g.Rest != "" || g.Decimal {
			return n
		}
		tail := f.d.At(k)
		v := float64(int(tail[0]-'0')*100 + int(tail[1]-'0')*10 + int(tail[2]-'0'))
		n.Min = n.Min*1000 + v
		n.Max, n.End = n.Min, k+1
		if g.Scaled {
			break
		}
	}
	return n
}

// scaled applies a letter after the digits of an amount: "$2m", "$ 80 B".
func (f *finder) scaled(m mark, n numbers.Number) mark {
	factor := 1.0
	if n.Rest != "" {
		if v, _, ok := numbers.Suffix(n.Rest); ok {
			factor = v
		} else {
			m.endAt = n.RestAt
		}
	} else if !n.Scaled && f.joined(m.end) && f.class(m.end) == tokens.Word {
		switch s := f.d.At(m.end); s {
		case "m", "M", "b", "B", "Mil", "mil", "Mio", "k", "K", "T":
			if v, _, ok := numbers.Suffix(s); ok {
				factor = v
			} else {
				factor = 1e6
			}
			m.end++
		}
	}
	m.min, m.max = n.Min*factor, n.Max*factor
	return m
}

// secondAmount reads the end of "$5m to $10m", "between $5 and $10 million".
func (f *finder) secondAmount(m *mark) {
	k := m.end
	if m.min != m.max || !f.joined(k) || m.endAt > 0 {
		return
	}
	if !f.is(k, "to", "-", "–", "—") && !(f.is(k, "and") && f.is(m.first-1, "between")) {
		return
	}
	if f.is(k, "to") && f.moved(m.first, true) {
		return
	}
	k++
	if k >= len(f.d.Tokens) {
		return
	}
	second := mark{first: k}
	at := k
	if code, ok := sign(f.d.At(k)); ok {
		second.currency, at = code, k+1
	} else if code, ok := dollarOf(f.d.At(k)); ok && f.is(k+1, "$") {
		second.currency, at = code, k+2
	} else if !f.is(m.first-1, "between") && f.is(m.end, "to") {
		return // "$5 to 10 people"
	}
	if at >= len(f.d.Tokens) || f.class(at) != tokens.Number || f.taken[at] || second.currency != "" && second.currency != m.currency && second.currency != "USD" {
		return
	}
	n, ok := f.num.At(at)
	if !ok {
		return
	}
	second.end = n.End
	second = f.scaled(second, n)
	low := m.min
	if factor := second.min / max(n.Min, 1); factor > 1 && low < n.Min {
		low *= factor
	} else if n.Scaled && low < 1000 {
		for _, s := range [...]float64{1e12, 1e9, 1e6, 1e3} {
			if second.min >= s && low < second.min/s {
				low *= s
				break
			}
		}
	}
	if second.min > low {
		m.min, m.max, m.end, m.endAt = low, second.min, second.end, second.endAt
	}
}

// repeatedCurrency takes in a currency word after an amount that has its sign:
// "$300 million US dollars".
func (f *finder) repeatedCurrency(m *mark) {
	if m.endAt > 0 || !f.joined(m.end) {
		return
	}
	k := m.end
	if f.is(k, "us", "u.s.", "canadian", "australian") && f.upper(k) {
		k++
	}
	if f.is(k, "dollar", "dollars", "euros", "pounds", "usd") && f.joined(k) {
		m.end = k + 1
	}
}

// worded reads a currency word after the number: "2 million euros", "150,000
// Egyptian pounds", "44-baht", "60-70 cents", "50 €".
func (f *finder) worded(n numbers.Number, m mark) (mark, bool) {
	k := n.End
	if n.Rest != "" {
		if joinedCurrency(n, &m) {
			return m, true
		}
		if _, _, ok := numbers.Suffix(n.Rest); !ok {
			return m, false
		}
		m = f.scaled(m, n)
	}
	if f.hyphen(k) {
		k++
	}
	if (n.Vague || n.Scaled) && f.is(k, "of") || n.Fraction && f.is(k, "a") {
		k++
	}
	if !f.joined(k) {
		return m, false
	}
	if code, ok := sign(f.d.At(k)); ok && f.class(k) == tokens.Symbol && f.class(k+1) != tokens.Number && n.Digits {
		m.kind, m.currency, m.end = model.Money, code, k+1
		return m, true
	}
	if f.is(k, "¢", "￠") && n.Digits {
		m.kind, m.min, m.max, m.end = model.Money, m.min/100, m.max/100, k+1
		return m, true
	}
	country, k := f.country(k)
	if f.is(k, "marks") && n.Scaled && n.Min >= 1e6 {
		country = "DEM" // no other marks are counted in millions
	}
	if country != "" && f.ambiguous(country, k) {
		m.kind, m.currency, m.end = model.Money, country, k+1
		return m, true
	}
	if f.is(k, "grand") && !f.is(k+1, "prix", "slam", "slams", "final", "jury", "theft", "old") && n.Min < 1000 && n.Max < 1000 && !n.Fraction && (!f.joined(k+1) || f.class(k+1) != tokens.Word || f.role(k+1) == rStop) {
		m.kind, m.currency, m.min, m.max, m.end, m.confidence = model.Money, f.thousands(), m.min*1000, m.max*1000, k+1, 0.8
		return m, true
	}
	return f.currencyName(n, m, k, country)
}

// currencyName reads the currency's name at token k, with the code of the country
// before it.
func (f *finder) currencyName(n numbers.Number, m mark, k int, country string) (mark, bool) {
	if k >= len(f.d.Tokens) || !f.joined(k) {
		return m, false
	}
	e := f.words[k]
	switch e.role {
	case rWeight:
		if country == "" && !f.poundsAreMoney(n, k) {
			return m, false
		}
		e.code = "GBP"
	case rCurrency:
		if country == "" && f.unlikelyCurrency(n, k, e) {
			return m, false
		}
	default:
		return m, false
	}
	per := max(e.per, 0)
	if per == 0 {
		return m, false
	}
	m.kind, m.min, m.max, m.end, m.currency = model.Money, m.min*per, m.max*per, k+1, e.code
	if country != "" {
		m.currency = country
	} else if m.currency == "" {
		m.currency = f.homeOf(k)
	}
	if factor, ok := f.num.Scale(m.end); ok && !n.Scaled && f.joined(m.end) && e.code == f.d.At(k) { // "75 USD million"
		m.min, m.max, m.end = m.min*factor, m.max*factor, m.end+1
	}
	if e.code == "EUR" && f.is(m.end, "cent", "cents") {
		m.min, m.max, m.end = m.min/100, m.max/100, m.end+1
		return m, true
	}
	if f.is(m.end, "sterling") || f.is(k, "cfa") && f.is(m.end, "franc", "francs") {
		m.end++
	}
	f.cents(&m)
	return m, true
}

// joinedCurrency reads a currency joined to the digits: "115USD", "20p".
func joinedCurrency(n numbers.Number, m *mark) bool {
	if e, ok := lexicon()[n.Rest]; ok && e.role == rCurrency && len(n.Rest) == 3 && strings.EqualFold(e.code, n.Rest) {
		m.kind, m.currency = model.Money, e.code
		return true
	}
	if n.Rest == "c" && n.Min >= 5 && n.Min < 100 && !n.Decimal {
		m.kind, m.min, m.max, m.confidence = model.Money, n.Min/100, n.Max/100, 0.8
		return true
	}
	if n.Rest == "p" && n.Min < 1000 {
		m.kind, m.currency, m.min, m.max = model.Money, "GBP", n.Min/100, n.Max/100
		return true
	}
	return false
}
