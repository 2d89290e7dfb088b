package figures

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
	"lectern/model"
)

// counted reads a number that counts things ("49 Syrian troops", "dozens of
// raids", "12-member") or stands bare ("killed 49"), unless it is part of a
// name, a score, a time, a telephone number, an address or a list.
func (f *finder) counted(n numbers.Number, m mark) (mark, bool) {
	m.kind = model.Quantity
	if n.Vague && !n.Article && !n.Scaled && f.is(n.First, "few") && !f.is(n.First-1, "last", "past", "first", "next") {
		return m, false // "few people" says how little, not how many
	}
	if n.Rest != "" || f.clockOrScore(n) || f.oneIn(n, &m) && !f.inName(n) {
		return m, n.Rest == "" && m.end > n.End
	}
	if f.inName(n) {
		return m, false
	}
	if n.Fraction && f.ratio(n, &m) {
		return m, true
	}
	if n.Min == 1 && n.Max == 1 && !n.Digits {
		return f.one(n, m)
	}
	if n.Vague && !n.Scaled {
		return m, false // "several areas": no size that a reader could compare
	}
	k := n.End
	if f.hyphen(k) && f.joined(k+1) {
		return f.hyphenated(n, m, k+1)
	}
	if f.is(k, "+") && !f.d.Tokens[k].Space {
		k++
	}
	if (n.Vague || n.Scaled || n.Fraction) && f.is(k, "of") && f.joined(k) {
		k++
	}
	if got := f.behindCompound(k); got.unit != "" {
		m.end, m.unit = got.end, got.unit
		return m, true
	}
	if got := f.noun(k, n.Min); got.unit != "" {
		m.end, m.unit = got.end, got.unit
		return m, true
	}
	return m, f.bare(n)
}

// behindCompound is the noun behind a compound that has a number of its own:
// "temples" in "two 2,000-year-old temples". The mark covers the whole phrase.
func (f *finder) behindCompound(k int) noun {
	if !f.joined(k) || !f.hyphen(k+1) || f.class(k) != tokens.Number && !f.num.Starts(k) || f.taken[k] || f.is(k, "a", "an") {
		return noun{}
	}
	for f.hyphen(k + 1) {
		k += 2
	}
	return f.noun(k+1, 2)
}

// one reads "one strike"; alone, or before "of" and "day", it is a pronoun.
func (f *finder) one(n numbers.Number, m mark) (mark, bool) {
	if n.End-n.First == len(f.d.Tokens) {
		return m, true
	}
	if f.is(n.First-1, "no", "this", "that", "every", "each", "any", "some", "which", "the", "another", "only", "not", "first") || f.hyphen(n.End) || f.hyphen(n.First-1) || f.is(n.First-1, "at") && f.is(n.End, "point", "time", "stage") {
		return m, false
	}
	got := f.noun(n.End, 1)
	if got.unit != "" && f.plural(got.end-1) && f.role(got.end-1) != rMass {
		return m, false // "one enters"
	}
	if got.unit == "" || f.upper(got.end-1) || f.upper(n.First) && !f.opens(n.First) {
		return m, false
	}
	m.end, m.unit, m.confidence = got.end, got.unit, 0.7
	return m, true
}

// ratio reads a share of something: "a third of voters", "half the
// population", "two thirds".
func (f *finder) ratio(n numbers.Number, m *mark) bool {
	if f.hyphen(n.End) || f.hyphen(n.First-1) || f.is(n.First-1, "/") {
		return false
	}
	m.confidence = 0.85
	k := n.End
	if f.is(k, "a", "an") && f.joined(k) {
		return false // "half an hour"
	}
	if of := f.is(k, "of"); of || f.determiner(k) {
		if of {
			k++
		}
		if f.determiner(k) {
			k++
		}
		if got := f.noun(k, n.Min); f.joined(k) && got.unit != "" {
			m.end, m.unit = got.end, got.unit
		}
	}
	return !f.is(n.First-1, "first", "second", "other", "better", "last", "final", "opening", "next")
}

// determiner reports whether token k may stand between a share and what it is
// a share of: "half its men".
func (f *finder) determiner(k int) bool {
	return f.is(k, "the", "its", "their", "his", "her", "our", "all", "these", "those") && f.joined(k)
}

// oneIn reads "one in three", "two out of five".
func (f *finder) oneIn(n numbers.Number, m *mark) bool {
	k := n.End
	switch {
	case f.is(k, "in"):
		k++
	case f.is(k, "out") && f.is(k+1, "of"):
		k += 2
	default:
		return false
	}
	if f.is(k, "every") {
		k++
	}
	if n.Min > 10 || n.Max != n.Min || !f.joined(k) || !f.num.Starts(k) || f.taken[k] {
		return false
	}
	to, ok := f.num.At(k)
	if !ok || to.Min <= n.Min || to.Min > 1e10 || to.Rest != "" || to.MayBeYear() || to.Vague || to.Article && !to.Scaled {
		return false
	}
	if f.class(n.First) == tokens.Number && !f.is(n.End, "out") && (n.Min != 1 || f.role(n.First-1) == rLabel || f.noun(to.End, to.Min).unit == "") || f.is(n.First-1, "no") {
		return false
	}
	m.min, m.max, m.end = n.Min/to.Min, n.Min/to.Min, to.End
	if got := f.noun(to.End, to.Min); got.unit != "" {
		m.end, m.unit = got.end, got.unit
	}
	return true
}

// hyphenated reads "12-member panel", "60-plus": what is joined to the number
// by a hyphen must be something that is counted.
func (f *finder) hyphenated(n numbers.Number, m mark, k int) (mark, bool) {
	m.confidence = 0.8
	switch {
	case f.is(k, "plus", "odd"):
		m.end = n.End
		if got := f.noun(k+1, n.Min); got.unit != "" {
			m.end, m.unit = got.end, got.unit
		}
		return m, true
	case f.is(k, "member", "storey", "story", "seat", "bed", "man", "strong", "seater", "room", "bedroom", "person", "vehicle", "nation", "page", "point", "unit", "truck", "car",
		"megawatt", "kiloton", "tonne", "country", "run", "goal", "seat", "passenger", "acre", "barrel", "inch", "foot", "ship", "magnitude", "aircraft", "soldier", "team", "nights"):
		m.unit, m.end = f.d.At(k), k+1
		if f.is(k, "point", "run", "goal", "man", "team") && !n.Digits {
			return m, false
		}
		return m, true
	}
	return m, false
}

// bare reports whether a number without a counted noun is a figure.
func (f *finder) bare(n numbers.Number) bool {
	prev, next := n.First-1, n.End
	if n.MayBeYear() && n.Min >= 1900 && n.Min < 2060 || n.Article && !n.Scaled {
		return false
	}
	if n.Vague && !n.Scaled || f.is(next, "minute", "hour", "day", "week", "month", "year", "second", "decade") {
		return false
	}
	if f.is(prev, "the", "these", "those", "other", "last", "first", "next", "this", "that", "any", "another", "his", "her", "its", "their", "top", "half") && !n.Digits {
		return false
	}
	if !n.Digits && !n.Scaled && !n.Vague {
		return f.bareWord(n)
	}
	if n.Digits && (n.Min < 1 && n.Min >= 0 && !n.Decimal && !n.Fraction && !f.zeroEnd(n) || f.is(prev, "last") && n.Min < 100) {
		return false // "the last 16"
	}
	if f.is(prev, "[", "(") && f.is(next, "]", ")") && n.Digits && (f.is(prev, "[") || n.Min < 200) {
		return false // a reference, an age
	}
	if f.opensLine(n.First) && (f.is(next, ".", ")", ":") || !f.joined(next)) && n.Digits && n.Min < 1000 && !n.Decimal && len(f.d.Tokens) > 3 && n.End == n.First+1 {
		return false // a list number, a page number
	}
	if n.End == n.First+1 && !n.Digits && !f.num.IsPlural(n.First) && n.Scaled {
		return !f.joined(next) && f.opens(n.First) // "hundred", "million" alone
	}
	return !f.is(next, "am", "pm", "a.m.", "p.m.", "gmt", "hours", "o'clock", "o’clock", "times", "°")
}

// zeroEnd reports whether a bare zero is a bound or the end of a range, and no
// score: "from 0 to 1", "greater than 0".
func (f *finder) zeroEnd(n numbers.Number) bool {
	if n.Max > n.Min {
		return f.is(n.First+1, "to", "and")
	}
	return f.is(n.First-1, "than", "above", "below")
}

// bareWord reports whether a number word without a noun is a figure: "two were
// killed", "killing three".
func (f *finder) bareWord(n numbers.Number) bool {
	prev, next := n.First-1, n.End
	switch {
	case n.Min == 0:
		return len(f.d.Tokens) == 1 || f.is(prev, "than")
	case n.Min > 0 && n.Min < 2 && (n.Max < 2 || f.is(n.First+1, "or")):
		return n.Decimal || n.Min != float64(int(n.Min)) || len(f.d.Tokens) == n.End-n.First
	case !f.joined(next) || f.class(next) == tokens.Punct:
		return !f.is(prev, "at", "past", "to", "in", "on", "of", "by", "version") && !f.upper(n.First) || n.Min > 12 || f.opens(n.First)
	case f.role(next) == rStop:
		return !f.is(next, "a") && !f.is(prev, "at", "past", "by")
	}
	return !f.is(prev, "to", "of", "in") && f.class(next) == tokens.Word && !f.upper(n.First) || n.Min > 20
}

// opensLine reports whether token i is the first of its line.
func (f *finder) opensLine(i int) bool { return i == 0 || !f.joined(i) }
