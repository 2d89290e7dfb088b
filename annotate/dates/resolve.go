package dates

import (
	"strings"
	"time"
)

// undated is the reason of a relative date in an article without a date.
const undated = "the article gives no date"

// noDate marks the expression as one that cannot be resolved.
func (f *finder) noDate(e expr) expr {
	e.anchor, e.unresolved = "published", undated
	return e
}

// tense is what the words around a date say about its direction.
type tense int8

const (
	unclear tense = iota
	past
	future
)

// dated fills the year of an explicit date that names none: the latest such
// date that is not after the article's, or the next where the sentence speaks
// of the future. Without a date of the article the year that the text named
// last is taken; without that it stays open ("XXXX-04-09").
func (f *finder) dated(i int, e expr) (expr, bool) {
	if !e.p.valid() || e.ranged && !e.to.valid() {
		return expr{}, false
	}
	if e.p.year != 0 {
		if f.is(e.end-1, "year") { // "in May this year"
			e.anchor = "published"
		}
		if e.ranged && e.to.year == 0 {
			e.to.year = e.p.year
		}
		return e, true
	}
	switch {
	case f.pub.Known() && f.pub.Month != 0:
		e.p.year = f.nearestYear(e.p, f.tense(i))
		e.anchor = "published"
	case f.pub.Known():
		e.p.year, e.anchor = f.pub.Year, "published"
	case f.year != 0:
		e.p.year, e.anchor, e.confidence = f.year, "text", 0.8
	default:
		e.why = undated
	}
	e.to.year = e.p.year
	return e, true
}

// nearestYear is the year of the latest p that has begun by the article's
// date, or of the next one where the text looks ahead. Where one of the two is
// within two months and the other ten months off, the near one is meant.
func (f *finder) nearestYear(p point, t tense) int {
	const soon, gone = 60 * 24 * time.Hour, 300 * 24 * time.Hour
	p.year = f.now.Year()
	for p.year > 1 && (p.start().After(f.now) || !p.valid()) { // the calendar has no year 0
		p.year--
	}
	last := p.year
	next := p
	next.year++
	for !next.valid() {
		next.year++
	}
	sinceLast, toNext := f.now.Sub(p.start()), next.start().Sub(f.now)
	switch {
	case (p.grain == gQuarter || p.grain == gHalf) && t == past && next.start().AddDate(-1, p.months(), 0).After(f.now):
		return last - 1 // what is told in the past has ended
	case p.grain != gDay && t != future:
		return last
	case p.grain != gDay && sinceLast < 31*24*time.Hour:
		return last // "in March", published in March
	case sinceLast == 0, sinceLast <= soon && toNext >= gone:
		return last
	case t == future:
		return next.year
	case toNext <= soon && sinceLast >= gone:
		return next.year
	}
	return last
}

// tense looks for the nearest verb before token i, then after it, within the
// sentence: "will meet on Friday" is ahead, "said on Friday it will" is not.
//
// "Until" and "by" point ahead, unless the verb before them lasted up to the
// day in the past ("was open until Friday").
func (f *finder) tense(i int) tense {
	t, verb := f.nearestVerb(i)
	if f.is(i-1, "to") && (f.is(verb, "extended", "postponed", "delayed", "adjourned", "deferred") || f.saidBefore(i, "extend", "postpone", "delay", "extending", "postponing", "delaying")) {
		return future
	}
	switch {
	case t == future || !f.is(i-1, "until", "till", "by"):
		return t
	case t == unclear:
		return future
	case f.is(i-1, "by") || f.is(verb, "was", "were", "had", "been", "did", "lasted", "stayed", "remained", "continued", "held", "worked", "lived", "served", "fought", "went", "ruled", "killed"):
		return past
	}
	return future // "adjourned until Thursday"
}

// saidBefore reports whether one of the words stands shortly before token i, in
// its sentence.
func (f *finder) saidBefore(i int, words ...string) bool {
	for k := i - 1; k >= 0 && k > i-9 && f.d.SentenceOf(k) == f.d.SentenceOf(i); k-- {
		if f.is(k, words...) {
			return true
		}
	}
	return false
}

// nearestVerb is the direction that the nearest verb of the sentence gives,
// with its token.
func (f *finder) nearestVerb(i int) (tense, int) {
	s := f.d.SentenceOf(i)
	if s < 0 {
		return unclear, 0
	}
	r := f.d.Sentences[s]
	for k := i - 1; k >= r.First && k > i-14; k-- {
		if t := f.verbTense(k); t != unclear {
			return t, k
		}
	}
	for k := i + 1; k < r.End && k < i+10; k++ {
		if t := f.verbTense(k); t != unclear {
			return t, k
		}
	}
	return unclear, 0
}

func (f *finder) verbTense(k int) tense {
	t := f.d.Tokens[k]
	if t.Len() < 2 || t.Len() > 14 {
		return unclear
	}
	s := f.d.At(k)
	if f.is(k, "will") {
		return future
	}
	switch s {
	case "shall", "'ll", "’ll", "upcoming", "won't", "won’t", "forthcoming":
		return future
	case "should", "would", "must", "may", "might", "begins", "starts", "ends", "opens", "closes", "runs", "takes", "expires", "kicks", "resumes", "begin", "start", "returns":
		if s == "may" && f.code2(k-1, cPreposit, cFrom, cLast, cNext, cThis, cPart) {
			return unclear // the month
		}
		return future // "begins on Friday": a schedule
	case "due", "scheduled", "expected", "forecast", "set", "slated", "planned", "poised", "hoping", "aiming", "plans", "hopes", "hope", "intends", "intend", "likely", "ready":
		if f.is(k+1, "to", "for", "on", "by", "in", "at", "until", "next", "back", "later") {
			return future
		}
	case "was", "were", "had", "said", "told", "did", "came", "took", "went", "left", "began", "fell", "rose", "made", "won", "lost", "met", "saw",
		"held", "hit", "shot", "led", "died", "has", "have", "been", "born", "ago", "says", "gave", "got", "found", "became", "wrote", "spoke", "struck", "sent", "brought":
		if (s == "has" || s == "have") && f.is(k+1, "to") {
			return future
		}
		return past
	case "to":
		if f.infinitive(k) {
			return future
		}
	}
	if strings.HasSuffix(s, "'ll") || strings.HasSuffix(s, "’ll") {
		return future
	}
	if n := len(s); n > 4 && s[n-2:] == "ed" && !t.Upper {
		return past
	}
	return unclear
}

// infinitive reports whether "to" at token k leads a verb in a phrase that
// looks ahead: "is to meet", "aiming to restart", "decided to meet".
func (f *finder) infinitive(k int) bool {
	if f.class(k+1) != 0 || f.upper(k+1) || f.code(k+1) != cNone || f.is(k+1, "the", "a", "an", "be", "have", "his", "her", "its", "their") {
		return f.is(k+1, "be") && f.is(k-1, "is", "are", "expected", "due", "set", "scheduled")
	}
	return f.is(k-1, "is", "are", "aiming", "agreed", "plans", "planning", "hopes", "hoping", "wants", "expected", "due", "set", "scheduled", "ready", "plan", "hope",
		"preparing", "prepares", "vowed", "pledged", "going", "about", "likely", "bound")
}
