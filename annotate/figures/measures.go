package figures

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
	"lectern/model"
)

func lower(s string, buf *[16]byte) string { return string(numbers.Lower(s, buf)) }

// isPercent reports whether token i begins a word or sign for per cent.
func (f *finder) isPercent(i int) bool {
	return f.is(i, "%", "percent", "percents", "pct", "pc") || f.is(i, "per") && f.is(i+1, "cent")
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
	if f.hyphen(k) && f.isPercent(k+1) || n.Fraction && (f.is(k, "a") || f.is(k, "of") && f.is(k+1, "a") && f.isPercent(k+2)) {
		if k++; f.is(k, "a") {
			k++
		}
	}
	if !f.joined(k) || f.taken[k] {
		return m, false
	}
	if f.is(k, "percentage") && !f.is(k+1, "point", "points", "pts") {
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
		return m, false
	}
	m.end = k + 1
	if f.is(k, "per") {
		m.end++
	}
	f.percentTo(n, &m)
	return m, true
}

// percentTo reads the second end of "10% to 20%", "80pc-90pc".
func (f *finder) percentTo(n numbers.Number, m *mark) {
	k := m.end
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
		return f.suffixed(n, m)
	}
	k := n.End
	if (n.Vague || n.Fraction) && f.is(k, "of") {
		k++
		if n.Fraction && f.is(k, "a") {
			k++
		}
	} else if n.Fraction && f.is(k, "a") {
		k++
	}
	if f.height(n, &m) {
		return m, true
	}
	hyphen := f.hyphen(k)
	if hyphen {
		k++
	}
	if f.is(k, "[", "(", "<") && f.role(k+1) == rUnit && f.is(k+2, "]", ">") {
		m.unit, m.end = f.words[k+1].code, k+3
		return m, true
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

// unitAt reads a unit of measure at token k, with "square", "cubic", "per hour".
func (f *finder) unitAt(k int, hyphen bool) (unit string, end int, ok bool) {
	if f.is(k, "square", "sq", "cubic", "cu") {
		return f.powerUnit(k)
	}
	if f.is(k, "nautical", "metric", "short", "long", "light") && f.is(k+1, "mile", "miles", "ton", "tons", "tonne", "tonnes", "year", "years") {
		unit = "t"
		if f.is(k, "nautical") {
			unit = "nmi"
		} else if f.is(k, "light") {
			unit = "light-year"
		}
		return unit, k + 2, true
	}
	if k >= len(f.d.Tokens) {
		return "", 0, false
	}
	s := f.d.At(k)
	if s == "°" {
		if f.is(k+1, "c", "f") {
			return map[bool]string{true: "Cel", false: "[degF]"}[f.is(k+1, "c")], k + 2, true
		}
		return "deg", k + 1, true
	}
	if (s == "\"" || s == "″") && f.d.Tokens[k].Space && f.is(k+1, "long", "wide", "thick", "tall") {
		return "in", k + 1, true
	}
	e := f.words[k]
	switch {
	case e.role == rWeight:
		return "lb", k + 1, true
	case e.role != rUnit:
		return f.shortUnit(k, s)
	case f.is(k, "stone", "foot", "knot", "mole", "turn", "inch") && !hyphen && !f.is(k, "foot", "inch"):
		return "", 0, false
	}
	end = k + 1
	if f.is(end, "²", "³", "2", "3") && !f.d.Tokens[min(end, len(f.d.Tokens)-1)].Space {
		return f.perTime(e.code+map[bool]string{true: "2", false: "3"}[f.is(end, "²", "2")], end+1)
	}
	if f.is(k, "degree", "degrees") {
		switch {
		case f.is(end, "celsius", "c", "centigrade"):
			return "Cel", end + 1, true
		case f.is(end, "fahrenheit", "f"):
			return "[degF]", end + 1, true
		}
	}
	return f.perTime(e.code, end)
}

// powerUnit reads "square miles", "sq. m", "cubic feet" from token k on.
func (f *finder) powerUnit(k int) (unit string, end int, ok bool) {
	power := "2"
	if f.is(k, "cubic", "cu") {
		power = "3"
	}
	if k++; f.is(k, ".") {
		k++
	}
	switch {
	case f.role(k) == rUnit:
		return f.perTime(f.words[k].code+power, k+1)
	case f.is(k, "m"):
		return "m" + power, k + 1, true
	}
	return "", 0, false
}

// perTime extends a unit of length or volume by the time it is counted by:
// "km per hour", "feet a second", "m/s".
func (f *finder) perTime(code string, end int) (string, int, bool) {
	switch code {
	case "km", "m", "mi", "ft", "cm", "in", "l", "m3", "ft3", "g", "kg", "t", "bbl":
	default:
		return code, end, true
	}
	if !f.is(end, "per", "/", "an", "a") || f.is(end, "/") && f.d.Tokens[end].Space {
		return code, end, true
	}
	switch {
	case f.is(end+1, "hour", "h", "hr"):
		if code == "mi" {
			return "mph", end + 2, true
		}
		return code + "/h", end + 2, true
	case f.is(end+1, "second", "s", "sec"):
		return code + "/s", end + 2, true
	case f.is(end+1, "millisecond", "ms"):
		return code + "/ms", end + 2, true
	case f.is(end+1, "minute", "min"):
		return code + "/min", end + 2, true
	}
	return code, end, true
}

// shortUnit reads symbols that are words or letters elsewhere and so only hold
// directly after a number: "m", "g", "l".
func (f *finder) shortUnit(k int, s string) (string, int, bool) {
	if f.joined(k+1) && (f.is(k+1, "'") || f.is(k+1, ".") && f.upper(k+2)) && s != "m" {
		return "", 0, false
	}
	switch s {
	case "m", "g", "l", "t":
		return s, k + 1, true
	case "L":
		return "l", k + 1, true
	case "C", "F":
		if f.class(k-1) == tokens.Number && (!f.joined(k+1) || f.class(k+1) == tokens.Punct && !f.hyphen(k+1)) && !f.label(k-2) {
			return map[string]string{"C": "Cel", "F": "[degF]"}[s], k + 1, true
		}
	}
	return "", 0, false
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
	default:
		return m, false
	}
	m.unit, m.end, _ = f.perTime(m.unit, n.End)
	f.compound(&m)
	return m, true
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
	if f.is(k, "and") {
		k++
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
