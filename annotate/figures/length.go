package figures

import (
	"strings"

	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// height reads feet and inches by their signs: 6'2", 5’ 11”.
func (f *finder) height(n numbers.Number, m *mark) bool {
	k := n.End
	if s := strings.TrimLeft(n.Rest, "'’′"); n.Digits && s != n.Rest && n.Min == n.Max && n.Min < 9 && f.is(k, "\"", "”", "″") && !f.d.Tokens[k].Space {
		if in, ok := numbers.Parse(s); ok && in.Min < 12 && in.Rest == "" { // one token: "6'3"
			m.unit, m.min, m.end = "ft", n.Min+in.Min/12, k+1
			m.max = m.min
			return true
		}
	}
	if !n.Digits || n.Min != n.Max || n.Min > 99 || !f.is(k, "'", "’", "′") || f.d.Tokens[k].Space || f.class(k+1) != tokens.Number {
		return false
	}
	in, ok := f.num.At(k + 1)
	if !ok || in.Min >= 12 || in.Rest != "" || !f.is(in.End, "\"", "”", "″", "''", "’") || f.d.Tokens[in.End].Space {
		return false
	}
	m.unit, m.min, m.end = "ft", n.Min+in.Min/12, in.End+1
	m.max = m.min
	return true
}

// weighs reports whether the words before token i weigh something.
func (f *finder) weighs(i int) bool {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if f.is(k, "weighing", "weighs", "weighed", "weigh", "weight") {
			return true
		}
	}
	return false
}

// ofLength reports whether the sentence before the number is about a length:
// "water levels rose by 1.8m".
func (f *finder) ofLength(n numbers.Number) bool {
	for k := n.First - 1; k >= 0 && k > n.First-12 && !f.is(k, ".", ";"); k-- {
		if f.is(k, "water", "waters", "sea", "level", "levels", "waves", "wave", "height", "depth", "deep", "tide", "tides", "river", "lake", "dam", "snow", "flood", "floodwaters",
			"distance", "wide", "width", "tall", "long", "jump", "jumped", "metres", "meters", "wall", "surge", "length", "diameter", "distancing", "apart", "shaft", "tunnel") {
			return true
		}
	}
	return false
}
