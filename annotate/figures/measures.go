package figures

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
	"lectern/model"
)

func lower(s string, buf *[16]byte) string { return string(numbers.Lower(s, buf)) }

// isPercent reports whether token i begins a word or sign for per cent.
func (f *finder) isPercent(i int) bool {
	return f.is(i, "%", "％", "percent", "percents", "pct", "pc") || f.is(i, "per") && f.is(i+1, "cent", "cents")
}

// percent reads "80 %", "80pc", "10-month" not, "5 to 10 per cent".
func (f *finder) percent(n numbers.Number, m mark) (mark, bool) {
	m.kind, m.confidence = model.Percent, 0.98
	switch n.Rest {
	case "pc", "pct":
		f.percentTo(n, &m)
		return m, true
	case "pp", "ppt", "ppts", "pps":
		m.unit = "percentage points"
		return m, true
	case "":
	default:
		return m, false
	}
	k := n.End
	if f.percentBefore(n.First) {
		m.first--
		return m, true
	}
	if f.hyphen(k) && f.isPercent(k+1) || n.Fraction && (f.is(k, "a") || f.is(k, "of") && f.is(k+1, "a", "one", "1") && f.isPercent(k+2)) {
		if k++; f.is(k, "a", "one", "1") {
			k++
		}
	}
	if !f.joined(k) {
		return f.percentOf(n, m)
	}
	if f.taken[k] {
		return m, false
	}
	if f.is(k, "percentage", "percentages") && !f.is(k+1, "point", "points", "pts") {
		m.end = k + 1
		return m, true
	}
	if f.is(k, "percentage", "pp", "ppt", "%") && f.is(k+1, "point", "points", "pts") || f.is(k, "pp", "ppt") {
		m.unit, m.end = "percentage points", k+2
		if f.is(k, "pp", "ppt") {
			m.end = k + 1
		}
		return m, true
	}
	if !f.isPercent(k) {
		return f.percentOf(n, m)
	}
	m.end = k + 1
	if f.is(k, "per") {
		m.end++
	}
	f.percentTo(n, &m)
	return m, true
}

// percentBefore reports whether the sign stands before the number at token i,
// apart from other words: "%20", not as web addresses have it.
func (f *finder) percentBefore(i int) bool {
	return f.is(i-1, "%") && !f.d.Tokens[i].Space && f.d.Tokens[i-1].Space && f.class(i-2) != tokens.Number && (!f.joined(i+1) || f.d.Tokens[i+1].Space || f.class(i+1) == tokens.Punct)
}

// percentOf reads a number after the word, where nothing follows that it could
// count: "percentage of five", "per cent of 22".
func (f *finder) percentOf(n numbers.Number, m mark) (mark, bool) {
	of, word := n.First-1, n.First-2
	if !f.is(of, "of") || !f.joined(n.First) || f.joined(n.End) && f.class(n.End) != tokens.Punct {
		return m, false
	}
	if f.is(word, "cent", "cents") && f.is(word-1, "per") {
		word--
	} else if !f.is(word, "percent", "percents", "percentage", "percentages") {
		return m, false
	}
	if f.class(word-1) == tokens.Number || f.num.Starts(word-1) || f.role(word-1) == rStop {
		return m, false // "10 percent of 50"
	}
	m.first, m.end = word, n.End
	return m, true
}

// percentTo reads the second end of "10% to 20%", "80pc-90pc".
func (f *finder) percentTo(n numbers.Number, m *mark) {
	k := m.end
	if f.is(k, "to") && f.moved(n.First, false) {
		return
	}
	if m.min != m.max || !f.joined(k) || !f.is(k, "to", "-", "–", "—") && !(f.is(k, "and") && f.is(n.First-1, "between")) {
		return
	}
	if k+1 >= len(f.d.Tokens) || f.class(k+1) != tokens.Number || f.taken[k+1] {
		return
	}
	to, ok := f.num.At(k + 1)
	if !ok || to.Min <= m.min || to.Rest != "" && to.Rest != "pc" || to.Rest == "" && !f.isPercent(to.End) {
		return
	}
	m.max, m.end = to.Min, to.End
	if to.Rest == "" {
		if m.end++; f.is(to.End, "per") {
			m.end++
		}
	}
}

// measured reads a unit of measure: "12 miles", "7.62mm", "5 feet and 2 inches",
// "190,000 square metres", "38°C".
func (f *finder) measured(n numbers.Number, m mark) (mark, bool) {
	m.kind, m.confidence = model.Quantity, 0.95
	if n.Rest != "" {
		if f.height(n, &m) {
			return m, true
		}
		return f.suffixed(n, m)
	}
	k := n.End
	if (n.Vague || n.Fraction) && f.is(k, "of") {
		k++
		if n.Fraction && f.is(k, "a", "an") {
			k++
		}
	} else if n.Fraction && f.is(k, "a", "an") {
		k++
	}
	if f.height(n, &m) {
		return m, true
	}
	hyphen := f.hyphen(k)
	if hyphen {
		k++
	}
	if f.is(k, "[", "(", "<") && f.is(k+2, "]", ")", ">") {
		unit := f.words[k+1].code
		if s := f.d.At(k + 1); s == "m" || s == "g" || s == "l" {
			unit = s
		} else if f.role(k+1) != rUnit {
			unit = ""
		}
		if unit != "" {
			m.unit, m.end = unit, k+3
			return m, true
		}
	}
	if !f.joined(k) {
		return m, false
	}
	unit, end, ok := f.unitAt(k, hyphen)
	if !ok {
		return m, false
	}
	m.unit, m.end = unit, end
	f.compound(&m)
	return m, true
}

// label reports whether token i is a word whose number is a name.
func (f *finder) label(i int) bool {
	return f.role(i) == rLabel || f.upper(i) && !f.opens(i)
}

// suffixed reads a unit joined to the digits: "7.62mm", "200lbs", "38C". "m" is
// metres unless people or things are counted; then it is million.
func (f *finder) suffixed(n numbers.Number, m mark) (mark, bool) {
	rest := n.Rest
	if factor, _, ok := numbers.Suffix(rest); ok {
		noun := f.noun(n.End, n.Min*factor)
		if noun.unit != "" || rest == "K" || rest == "M" || rest == "b" && n.Decimal || rest == "B" && n.Decimal || rest == "m" && (n.Decimal || f.hedge(n.First) != "") && !f.ofLength(n) && !f.is(n.End, "high", "long", "wide", "deep", "tall", "away", "from", "race", "final", "north", "south", "east", "west") {
			m.min, m.max = n.Min*factor, n.Max*factor
			m.end, m.unit = max(n.End, noun.end), noun.unit
			m.confidence = 0.85
			return m, true
		}
	}
	var buf [16]byte
	switch e, ok := lexicon()[lower(rest, &buf)]; {
	case ok && e.role == rUnit && len(rest) > 1:
		m.unit = e.code
	case ok && e.role == rWeight:
		m.unit = "lb"
	case rest == "m" || rest == "g" || rest == "l":
		m.unit = rest
	case rest == "C" && n.Min < 60:
		m.unit = "Cel"
	case rest == "F" && n.Min < 130 && n.Min > 30:
		m.unit = "[degF]"
	case rest == "G" && f.num != nil && n.First == 0 && n.End == len(f.d.Tokens):
		m.min, m.max = n.Min*1e9, n.Max*1e9
	case (rest == "T" || rest == "B") && n.First == 0 && n.End == len(f.d.Tokens):
		factor, _, _ := numbers.Suffix(rest)
		m.min, m.max = n.Min*factor, n.Max*factor
	default:
		return m, false
	}
	m.unit, m.end, _ = f.raised(m.unit, n.End)
	f.compound(&m)
	return m, true
}

// footInches reads inches without their unit: "six foot three", "6-foot-3".
func (f *finder) footInches(m *mark) bool {
	k := m.end
	hyphen := f.hyphen(k)
	if hyphen {
		k++
	}
	if !f.is(m.end-1, "foot", "ft") || !f.joined(k) || !f.num.Starts(k) || m.min != m.max || m.min > 9 || m.min != float64(int(m.min)) {
		return false
	}
	n, ok := f.num.At(k)
	if !ok || n.Min >= 12 || n.Min < 1 || n.Article || n.Rest != "" || n.Vague || f.is(n.End, "in", "in.", "ins", "inch", "inches") || f.joined(n.End) && f.class(n.End) == tokens.Word && f.role(n.End) != rStop && !hyphen {
		return false
	}
	m.min += n.Min / 12
	m.max, m.end = m.min, n.End
	return true
}

// compound adds the smaller unit of "5 feet 2 inches", "5ft 10in", "8st 4lb".
func (f *finder) compound(m *mark) {
	small, per := "", 0.0
	switch m.unit {
	case "ft":
		small, per = "in", 12
	case "st":
		small, per = "lb", 14
	case "lb":
		small, per = "oz", 16
	case "km":
		small, per = "m", 1000
	case "m":
		small, per = "cm", 100
	case "kg":
		small, per = "g", 1000
	case "yd":
		small, per = "ft", 3
	case "mi":
		small, per = "yd", 1760
	default:
		return
	}
	k := m.end
	if f.is(k, "and") || f.is(k, ",") && (m.unit == "ft" || m.unit == "lb" || m.unit == "st") { // of metric units a comma makes a list
		k++
	}
	if m.unit == "ft" && f.footInches(m) {
		return
	}
	if !f.joined(k) || !f.num.Starts(k) {
		return
	}
	n, ok := f.num.At(k)
	if !ok || n.Min >= per || m.min != m.max {
		return
	}
	unit, end := "", n.End
	if n.Rest != "" {
		unit = map[string]string{"in": "in", "lb": "lb", "lbs": "lb", "oz": "oz", "ins": "in", "cm": "cm", "g": "g"}[n.Rest]
	} else if f.joined(end) {
		if f.is(end, "in") && f.class(end) == tokens.Word && !f.upper(end+1) {
			unit, end = "in", end+1
		} else if u, e, ok := f.unitAt(end, false); ok {
			unit, end = u, e
		}
	}
	if unit == small {
		m.min += n.Min / per
		m.max, m.end = m.min, end
	}
}
