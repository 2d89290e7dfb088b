package dates

import (
	"strconv"

	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// unitCodes are the designators of ISO 8601 durations.
var unitCodes = [...]string{"", "S", "M", "H", "D", "W", "W", "M", "M", "Y", "Y", "Y", "D"}

// unitFactors say how many of the designated unit one is.
var unitFactors = [...]float64{0, 1, 1, 1, 1, 1, 2, 1, 3, 1, 10, 100, 2}

// duration is the TIMEX3 value of n units: "P10M", "PT24H"; "X" stands for a
// number that the text does not give.
func duration(n float64, u unit) string { return "P" + part(n, u) }

func part(n float64, u unit) string {
	num := "X"
	if n > 0 && n < 1 && (u == hour || u == minute) { // "half an hour" is PT30M
		n, u = n*60, u-1
	}
	if n >= 0 && u == weekend {
		return strconv.FormatFloat(n, 'f', -1, 64) + "WE"
	}
	if n >= 0 {
		num = strconv.FormatFloat(n*unitFactors[u], 'f', -1, 64)
	}
	if u <= hour {
		return "T" + num + unitCodes[u]
	}
	return num + unitCodes[u]
}

// count is "three weeks", "10-month", "a few days": a number and a unit.
type count struct {
	end     int
	n       float64 // negative where vague
	u       unit
	article bool
	one     bool // the unit is singular
	hyphen  bool
	more    string // the rest of a duration of several units, without "P"
	time    string // its clock part, without "T"
	parts   []step // the further whole units of days and more
}

// countAt reads a number and a unit of time.
func (f *finder) countAt(i int) (count, bool) {
	var c count
	n, ok := f.num.Range(i)
	switch {
	case ok:
		c.n, c.end, c.article = n.Min, n.End, n.Article
		if n.Vague || n.Max != n.Min {
			c.n = -1
		}
		if n.Rest != "" {
			return f.attached(n, c)
		}
	case f.is(i, "half") && f.is(i+1, "a", "an"):
		c.n, c.end, c.article = 0.5, i+2, true
	case f.is(i, "half") && f.hyphen(i+1) && f.code(i+2) == cUnit:
		c.n, c.end = 0.5, i+1
	case f.is(i, "half") && f.is(i-1, "for", "about", "nearly", "almost", "within") && f.is(i+1, "year", "decade", "century"):
		c.n, c.end = 0.5, i+1
	case f.is(i, "a", "an", "one"):
		c.n, c.end, c.article = 1, i+1, true
	default:
		return c, false
	}
	if ok && !n.Digits && f.is(c.end-1, "quarters") && f.code2(i-1, cLast, cPast, cNext, cComing, cAfter) {
		c.n, c.u, c.one = n.Min*4, quarter, false // "the past two quarters"
		return c, true
	}
	if ok && c.n >= 0 && !n.Fraction {
		f.andHalf(&c)
	}
	k := c.end
	if f.hyphen(k) && f.d.Tokens[k].Space == f.d.Tokens[min(k+1, len(f.d.Tokens)-1)].Space {
		c.hyphen = true
		k++
	} else if ok && n.Fraction && c.n == 0.5 && f.is(k, "an", "a") { // "half an hour"
		k++
	} else if ok && n.Fraction && f.is(k, "of") && f.is(k+1, "an", "a") { // "three quarters of an hour"
		k += 2
	} else if ok && n.Scaled && n.Vague && f.is(k, "of") { // "thousands of years"
		k++
	}
	if f.hyphen(k) && f.is(k+1, "plus", "odd") {
		k += 2
	} else if f.is(k, "plus", "odd", "+") || f.is(k, "or") && f.is(k+1, "more", "so") {
		if k++; !f.is(k-1, "plus", "odd", "+") {
			k++
		}
	}
	k = f.besides(k)
	if f.code(k) != cUnit || !f.joined(k) {
		return c, false
	}
	c.u, c.one, c.end = unit(f.words[k].n), !f.words[k].many, k+1
	if c.one && !c.hyphen && (c.n < 0 || c.n >= 2) && (n.Scaled || n.Decimal || c.n > 100 || !f.joined(k+1) || f.class(k+1) != tokens.Word || f.code(k+1) != cNone || f.is(k+1, "on", "over", "before", "and")) {
		return c, false // "1.2 billion year on year"
	}
	if f.orTwo(&c) {
		return c, true
	}
	return f.compound(c), true
}

// andHalf adds the half of "1 and half hours" and "two-and-a-half-year".
func (f *finder) andHalf(c *count) {
	switch k := c.end; {
	case f.is(k, "and") && f.is(k+1, "half") && f.code(k+2) == cUnit && f.joined(k+2):
		c.n, c.end = c.n+0.5, k+2
	case f.hyphen(k) && f.is(k+1, "and") && f.is(k+3, "a") && f.is(k+5, "half") && f.hyphen(k+6) && f.code(k+7) == cUnit:
		c.n, c.end = c.n+0.5, k+6
	}
}

// orTwo reads the rest of "a day or two", "a month or so".
func (f *finder) orTwo(c *count) bool {
	if !c.article || !c.one || c.n != 1 || c.hyphen || !f.is(c.end, "or") || !f.is(c.end+1, "two", "so") || !f.joined(c.end+1) {
		return false
	}
	if f.is(c.end+1, "two") {
		c.n, c.end = -1, c.end+2
	}
	return true
}

// besides passes over what may stand between a number and its unit: "10 full
// days", "5 business days".
func (f *finder) besides(k int) int {
	for f.is(k, "more", "full", "single", "consecutive", "straight", "long", "whole", "solid", "business", "working", "calendar", "successive", "previous", "past", "upcoming", "coming", "last", "next", "recent") && f.joined(k) && f.code(k+1) == cUnit {
		k++
	}
	return k
}

// attached reads a unit joined to the digits: "3h", "24hrs", "10yr".
func (f *finder) attached(n numbers.Number, c count) (count, bool) {
	switch n.Rest {
	case "h", "hr", "hrs":
		c.u = hour
	case "min", "mins":
		c.u = minute
	case "sec", "secs":
		c.u = second
	case "yr", "yrs", "year", "years":
		c.u = year
	case "wk", "wks", "week", "weeks":
		c.u = week
	case "month", "months":
		c.u = month
	case "hour", "hours":
		c.u = hour
	case "minute", "minutes":
		c.u = minute
	case "day", "days":
		c.u = day
	case "mos":
		c.u = month
	default:
		return c, false
	}
	return f.compound(c), true
}

// compound reads the further parts of "2 years 1 month", "5 hours and 20
// minutes", "a year and a half".
func (f *finder) compound(c count) count {
	for {
		k := c.end
		if f.is(k, "and", ",") && f.joined(k) {
			k++
		}
		if f.is(k-1, "and") && f.is(k, "a") && f.is(k+1, "half", "quarter") && c.n >= 0 && c.more == "" {
			if f.is(k+1, "half") {
				c.n += 0.5
			} else {
				c.n += 0.25
			}
			c.end = k + 2
			continue
		}
		if f.is(k-1, "and") && f.is(k, "half") && (!f.joined(k+1) || f.is(k+1, "is", "was", "of", "to", ".", ",")) && c.n >= 0 && c.more == "" {
			c.n += 0.5
			c.end = k + 1
			continue
		}
		if !f.joined(k) || f.class(k) != tokens.Number && !f.num.Starts(k) || f.is(k, "a", "an") || f.is(k-1, ",") && f.class(k) != tokens.Number {
			return c
		}
		n, ok := f.num.At(k)
		if !ok || n.Vague || c.n < 0 {
			return c
		}
		u, end := f.smallerUnit(n)
		if u == 0 {
			return c
		}
		if u >= c.u || u == fortnight || u > year {
			return c
		}
		p := part(n.Min, u)
		if u <= hour {
			c.time += p[1:]
		} else {
			c.more += p
			if n.Min == float64(int(n.Min)) {
				c.parts = append(c.parts, step{u, int(n.Min)})
			}
		}
		c.end = end
	}
}

// smallerUnit is the unit after or joined to a further number of a duration;
// 0 where there is none.
func (f *finder) smallerUnit(n numbers.Number) (u unit, end int) {
	switch n.Rest {
	case "":
		if f.code(n.End) != cUnit || !f.joined(n.End) {
			return 0, 0
		}
		return unit(f.words[n.End].n), n.End + 1
	case "h", "hr", "hrs":
		return hour, n.End
	case "m", "min", "mins":
		return minute, n.End
	case "s", "sec", "secs":
		return second, n.End
	}
	return 0, 0
}

// value is the TIMEX3 value of the count as a duration.
func (c count) value() string {
	v := duration(c.n, c.u) + c.more
	if c.time != "" {
		if c.u > hour {
			v += "T"
		}
		v += c.time
	}
	return v
}

// countedSpan reads "past 24 hours", "last two years", "next few days": a
// stretch that ends or begins at the article's date, as its length.
func (f *finder) countedSpan(i int) (expr, bool) {
	k := i + 1
	if k >= len(f.d.Tokens) || !f.joined(k) {
		return expr{}, false
	}
	if f.code(k) == cUnit && f.words[k].code == cUnit {
		if u := unit(f.words[k].n); u == weekend && f.is(i, "past") {
			return f.deicticUnit(i, k, -1)
		}
		if f.is(i, "past") && f.is(i-1, "the", "this") && !f.words[k].many && unit(f.words[k].n) >= day {
			return expr{end: k + 1, duration: duration(1, unit(f.words[k].n))}, true
		}
		return expr{}, false
	}
	if !f.num.Starts(k) {
		return expr{}, false
	}
	c, ok := f.countAt(k)
	if !ok || c.hyphen || c.article {
		return expr{}, false
	}
	return expr{end: c.end, duration: c.value()}, true
}

// counted reads what begins with a number of units: "a week ago", "three weeks
// later", "two months after next Friday", "10 months".
func (f *finder) counted(i int) (expr, bool) {
	if !f.num.Starts(i) && !f.is(i, "one") {
		return expr{}, false
	}
	c, ok := f.countAt(i)
	if !ok || f.age(c.end) {
		return expr{}, false
	}
	if e, ok := f.shifted(i, c); ok {
		return e, true
	}
	if c.article && !f.measured(i, c) || f.is(i, "one") && c.n == 1 && c.u == day && !c.hyphen && !f.is(i-1, "for", "than", "in", "least", "within") {
		return expr{}, false
	}
	if c.u == second && c.one && !f.is(i, "one", "1") || c.u == weekend && c.one || c.u == quarter && !f.is(c.end-1, "quarters") {
		return expr{}, false
	}
	if c.u == quarter && f.is(i, "three", "3") && f.is(c.end, "of") {
		return expr{}, false
	}
	return expr{end: c.end, duration: c.value()}, true
}

// age reports whether "old" or "of age" follows: the figures mark ages.
func (f *finder) age(k int) bool {
	if f.hyphen(k) {
		k++
	}
	return f.is(k, "old", "olds") || f.is(k, "of") && f.is(k+1, "age")
}

// measured reports whether "a year" or "an hour" measures time and is not a
// rate ("$2m a year") or a story's "one day".
func (f *finder) measured(i int, c count) bool {
	if c.hyphen || c.more != "" || c.n < 0 || c.n != 1 {
		return true
	}
	return f.is(i+1, "single") || f.is(i-1, "for", "within", "about", "almost", "nearly", "than", "least", "under", "after", "takes", "took", "lasted", "last", "half", "every",
		"roughly", "around", "exactly", "just", "only") && !f.is(i-1, "every") || f.is(c.end, "after", "before") || f.hyphen(c.end) && f.is(c.end+1, "long")
}

// shifted reads the direction of a count: "ago", "later", "from now", "after
// Friday". Where it has none it fails.
func (f *finder) shifted(i int, c count) (expr, bool) {
	k := c.end
	e := expr{end: k + 1}
	switch {
	case !f.joined(k):
		return f.inFuture(i, c)
	case f.code(k) == cAgo:
		if e, ok := f.agoOn(k, c); ok {
			return e, true
		}
		return f.fromPublished(e, c, -1), true
	case f.is(k, "hence"):
		return f.fromPublished(e, c, 1), true
	case f.is(k, "starting", "beginning", "commencing") || f.is(k, ",") && f.is(k+1, "from", "starting", "beginning"):
		if e, ok := f.lasting(k, c); ok {
			return e, true
		}
	case f.is(k, "earlier", "later") && !f.is(k+1, "this", "today", "in"):
		if f.is(k+1, "than") {
			return expr{}, false
		}
		return f.fromText(e, c, int(f.words[k].n), i), true
	case f.is(k, "prior", "before", "beforehand", "previously") && (!f.joined(k+1) || f.class(k+1) == tokens.Punct):
		return f.fromText(e, c, -1, i), true
	case f.is(k, "from", "before", "after") && f.joined(k+1), f.is(k, "prior", "previous") && f.is(k+1, "to"):
		if f.is(k, "from") && f.is(k+1, "now") {
			e.end++
			return f.fromPublished(e, c, 1), true
		}
		return f.fromDate(k, c)
	}
	return f.inFuture(i, c)
}

// inFuture reads "in two months" where the sentence looks ahead.
func (f *finder) inFuture(i int, c count) (expr, bool) {
	if !f.is(i-1, "in") || c.hyphen || c.n < 0 || f.tense(i-1) != future || f.is(c.end, "'", "’", "'s", "’s") {
		return expr{}, false
	}
	return f.fromPublished(expr{end: c.end, confidence: 0.85}, c, 1), true
}
