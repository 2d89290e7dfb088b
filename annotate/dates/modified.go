package dates

import (
	"time"

	"lectern/annotate/tokens"
)

// modified reads a date with a word that narrows it: "early 2016", "mid-May",
// "late last year", "end of 2000", "earlier this month", "later today". The
// value is that of the date; the mark covers the word too.
func (f *finder) modified(i int) (expr, bool) {
	switch f.code(i) {
	case cPart:
		return f.partly(i)
	case cEnds:
		return f.ends(i)
	case cEarlier:
		k := i + 1
		if f.is(k, "in") && f.is(k+1, "the") && f.is(k+2, "day", "week", "month", "year") {
			return f.current(k+2, k+3)
		}
		if f.is(k, "in") && f.code(k+1) == cDay || f.is(k, "on") && f.code(k+1) == cDay {
			k++
		}
		if !f.joined(k) || !f.code2(k, cThis, cDay, cLast, cNext) || f.code(k) == cLast && f.is(k, "previous") {
			return expr{}, false
		}
		e, ok := f.relative(k)
		return e, ok && e.duration == ""
	}
	return expr{}, false
}

// partly reads "early", "late", "mid" and the date after them.
func (f *finder) partly(i int) (expr, bool) {
	k := i + 1
	if f.hyphen(k) {
		k++
	}
	if f.is(k, "on", "in", "the") && f.joined(k) && k == i+1 {
		return expr{}, false // "early on Monday": the day alone is marked
	}
	if !f.joined(k) {
		return expr{}, false
	}
	switch f.code(k) {
	case cMonth, cWeekday, cSeason, cThis, cLast, cNext, cDay, cDecade:
	default:
		if f.class(k) != tokens.Number && !f.is(k, "nineteenth", "eighteenth", "seventeenth", "sixteenth", "fifteenth", "twentieth") {
			return expr{}, false
		}
	}
	var e expr
	var ok bool
	switch f.code(k) {
	case cThis, cLast, cNext, cDay:
		e, ok = f.relative(k)
	case cSeason:
		e, ok = f.season(k)
	default:
		e, ok = f.explicit(k)
	}
	return e, ok && e.duration == "" && e.fixed == ""
}

// ends reads "end of 2000", "beginning of March", "end of the year".
func (f *finder) ends(i int) (expr, bool) {
	if !f.is(i+1, "of") || !f.joined(i+1) || !f.joined(i+2) {
		return expr{}, false
	}
	k := i + 2
	if f.is(i, "end") && f.is(i-1, "the") && f.is(i-2, "at") && f.is(k, "the") && f.is(k+1, "day") {
		return expr{}, false // "at the end of the day": after all
	}
	if f.is(k, "week", "month", "quarter", "year") && !f.is(k+1, "of") {
		return f.current(k, k+1)
	}
	if f.is(k, "the") || f.is(i, "rest", "remainder") && f.is(k, "my", "our", "your", "his", "her", "their") {
		k++
		if f.code(k) == cUnit && !f.words[k].many && unit(f.words[k].n) >= day && !f.is(k+1, "of") {
			e, ok := f.current(k, k+1)
			return f.remaining(i, e), ok
		}
	}
	switch f.code(k) {
	case cMonth, cSeason, cThis, cLast, cNext:
	default:
		if f.class(k) != tokens.Number {
			return expr{}, false
		}
	}
	e, ok := f.explicit(k)
	if !ok {
		e, ok = f.relative(k)
	}
	return f.remaining(i, e), ok && e.duration == "" && e.p.grain > gDay
}

// remaining narrows "the rest of this month" to what is left of it from the
// article's day on.
func (f *finder) remaining(i int, e expr) expr {
	if !f.is(i, "rest", "remainder", "remaining") || !f.pub.Exact() || e.unresolved != "" || e.ranged || !e.p.known() {
		return e
	}
	first := e.p.start()
	var past time.Time
	switch e.p.grain {
	case gWeek:
		past = first.AddDate(0, 0, 7)
	case gMonth:
		past = first.AddDate(0, 1, 0)
	case gQuarter:
		past = first.AddDate(0, 3, 0)
	case gYear:
		past = first.AddDate(1, 0, 0)
	default:
		return e
	}
	if f.now.Before(first) || !f.now.Before(past) {
		return e
	}
	e.p, e.to, e.ranged, e.anchor = dayPoint(f.now), dayPoint(past.AddDate(0, 0, -1)), true, "published"
	return e
}

// current reads the unit at token k as the one that the article appeared in.
func (f *finder) current(k, end int) (expr, bool) {
	u := unit(f.words[k].n)
	e := expr{end: end, confidence: 0.85}
	e.p.grain = grainOf(u)
	if !reaches(f.pub, u) {
		return f.noDate(e), true
	}
	p, ok := shift(f.now, u, 0)
	e.p, e.anchor = p, "published"
	return e, ok
}

// season reads "summer 2014", "summer of 2014", "in the summer". Spring and
// fall alone are more often something else, so they need a year or a
// preposition.
func (f *finder) season(i int) (expr, bool) {
	w := f.words[i]
	e := expr{p: point{grain: gSeason, n: int(w.n)}}
	y, end := f.yearAfter(i + 1)
	e.p.year, e.end = y, end
	if y != 0 {
		if _, end, ok := f.yearTo(y, min(e.end+1, len(f.d.Tokens)-1)); ok && f.is(e.end, "/", "-", "–") && !f.d.Tokens[e.end].Space && f.class(e.end+1) == tokens.Number {
			e.end = end // "winter 2015/16"
		}
		return e, true
	}
	if f.is(i+1, "of", "in") && f.code2(i+2, cLast, cThis, cNext) && f.is(i+3, "year") {
		return expr{}, false
	}
	led := f.is(i-1, "by", "during", "since", "until", "in", "through", "early", "late", "mid", "this") ||
		f.is(i-1, "the") && f.is(i-2, "in", "during", "over", "by", "since", "until", "of", "through") || f.hyphen(i-1) && f.is(i-2, "mid")
	if k := i + 1; led && f.joined(k) && f.class(k) == tokens.Word && f.code(k) == cNone && !f.upper(k) && !f.is(k, "and", "or", "but", "as", "when", "while", "where", "which", "that", "there", "he", "she", "it", "they",
		"we", "i", "you", "the", "a", "an", "his", "her", "its", "their", "our", "my", "is", "was", "were", "are", "will", "would", "has", "have", "had", "with", "without", "if", "because", "he'd", "who", "then", "so", "not", "alone", "too", "could", "can", "may", "should", "no", "after", "under", "near", "over", "against", "with", "than", "said", "into", "among", "these", "those", "some", "more", "many", "most", "such", "due") {
		return expr{}, false // "the spring mechanism", "this summer palace"
	}
	if w.weak || !led || f.upper(i) && f.upper(i-1) || f.hyphen(i+1) || f.is(i-1, "in") && f.is(i+1, "and") {
		return expr{}, false
	}
	e.end, e.confidence = i+1, 0.85
	return f.dated(i, e)
}
