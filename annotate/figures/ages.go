package figures

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
	"lectern/model"
)

// ages reads "seven-year-old", "34 years old", "aged 34", "87 yo", and the bare
// age after a name ("Ahmed, 34,").
func (f *finder) ages(n numbers.Number, m mark) (mark, bool) {
	m.kind, m.unit = model.Quantity, "year"
	if n.Rest == "yo" {
		return m, true
	}
	if n.Rest != "" {
		return m, false
	}
	k := n.End
	if f.is(k, "yo", "y") && f.joined(k) && !f.is(k, "y") || f.is(k, "y") && f.is(k+1, "/") && f.is(k+2, "o") {
		if m.end = k + 1; f.is(k, "y") {
			m.end = k + 3
		}
		return m, true
	}
	if n.Vague && f.is(k, "of") || n.Fraction && f.is(k, "a", "an") {
		k++
	}
	if f.hyphen(k) {
		k++
	}
	if unit := f.ageUnit(k); unit != "" && f.joined(k) {
		j := k + 1
		if f.hyphen(j) {
			j++
		}
		if f.is(j, "old", "olds") {
			m.unit, m.end = unit, j+1
			return m, true
		}
		if unit == "year" && f.is(j, "and") && f.joined(j+1) && f.num.Starts(j+1) { // "5 years and 3 months old"
			if months, ok := f.num.At(j + 1); ok && months.Min < 12 && f.ageUnit(months.End) == "month" && f.is(months.End+1, "old") {
				m.unit, m.min, m.end = unit, m.min+months.Min/12, months.End+2
				m.max = m.min
				return m, true
			}
		}
		if f.is(j, "of") && f.is(j+1, "age") {
			m.unit, m.end = unit, j+2
			return m, true
		}
		return m, false
	}
	if n.Max != n.Min && n.Max < 120 && (f.is(n.First-1, "aged", "ages") || f.is(n.First-1, "between", "from") && f.is(n.First-2, "aged", "ages")) {
		return m, !f.joined(n.End) || f.class(n.End) != tokens.Word || f.role(n.End) == rStop || f.role(n.End) == rVerb // "aged 5 to 10"
	}
	if n.Scaled || n.Decimal || n.Min < 1 || n.Min > 120 || n.Max != n.Min {
		return m, false
	}
	if (f.is(n.First-1, "aged", "age") || f.is(n.First-1, "just", "only", "about", "around") && f.is(n.First-2, "aged") || f.is(n.First-1, "of") && f.is(n.First-2, "age")) && n.Min < 120 {
		if f.is(n.First-1, "age") && f.joined(n.First) {
			m.first-- // "of age 87"
		}
		return m, true
	}
	if f.is(n.First-1, "and", ",") && f.class(n.First-2) == tokens.Number && f.is(n.First-3, "aged") {
		return m, true // "aged 35 and 61"
	}
	if n.Digits && f.is(n.First-1, "was", "is", "turned", "turns") && f.is(n.First-2, "he", "she") && (f.class(n.End) == tokens.Punct || f.is(n.End, "when", "and", "at", "in", "but", "or")) && n.Min > 2 {
		m.confidence = 0.8
		return m, true // "she was 27 when"
	}
	if n.Digits && n.End == n.First+1 && f.is(n.First-1, ",") && f.upper(n.First-2) && f.is(n.End, ",", ".", ")") && f.nameBefore(n.First-2) {
		m.confidence = 0.8
		return m, true
	}
	return m, false
}

func (f *finder) ageUnit(k int) string {
	switch {
	case f.is(k, "year", "years", "yr", "yrs"):
		return "year"
	case f.is(k, "month", "months"):
		return "month"
	case f.is(k, "week", "weeks"):
		return "week"
	case f.is(k, "day", "days"):
		return "day"
	case f.is(k, "hour", "hours"):
		return "hour"
	}
	return ""
}

// nameBefore reports whether a name of two words or more ends at token k: an
// age may follow it.
func (f *finder) nameBefore(k int) bool {
	return f.upper(k-1) && f.joined(k) && f.d.Tokens[k].Len() > 1 && !f.num.Starts(k) && !f.opens(k-1) || f.upper(k-1) && f.opens(k-1)
}
