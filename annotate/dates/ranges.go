package dates

import "lectern/annotate/tokens"

// prefixedRange reads "from 2014 to 2018", "between Wednesday and last
// Sunday" as one mark: what stands between belongs to neither end alone. Where
// the two do not make a range the preposition is passed over.
func (f *finder) prefixedRange(i int) (expr, bool) {
	k := i + 1
	if f.is(k, "the") {
		k++
	}
	if !f.joined(k) {
		return expr{}, false
	}
	if e, ok := f.betweenCounts(i); ok {
		return e, true
	}
	a, ok := f.single(k)
	if !ok && (f.is(i, "between") || f.is(k, "now") && f.is(k+1, "to", "until", "till", "through")) {
		a, ok = f.present(k)
	}
	if !ok || a.duration != "" || a.fixed != "" {
		return expr{}, false
	}
	if a.ranged {
		a.first = i
		return a, true
	}
	and := f.is(i, "between") && f.is(a.end, "and", "to", "through", "-", "–")
	to := f.is(i, "from") && (f.is(a.end, "to", "until", "till", "through") || f.hyphen(a.end))
	if !and && !to {
		return expr{}, false
	}
	e, ok := f.join(a, a.end+1)
	e.first = i
	return e, ok
}

// betweenCounts reads "between 3 and 5 days", "from two to three weeks": a
// duration that the text gives no exact number of.
func (f *finder) betweenCounts(i int) (expr, bool) {
	k := i + 1
	if !f.num.Starts(k) {
		return expr{}, false
	}
	n, ok := f.num.At(k)
	if !ok || n.Rest != "" || n.Vague || n.MayBeYear() || !(f.is(i, "between") && f.is(n.End, "and") || f.is(i, "from") && f.is(n.End, "to")) || !f.joined(n.End+1) || !f.num.Starts(n.End+1) {
		return expr{}, false
	}
	c, ok := f.countAt(n.End + 1)
	if !ok || c.hyphen || c.article || c.n <= n.Min || f.age(c.end) || f.code(c.end) == cAgo {
		return expr{}, false
	}
	c.n = -1
	return expr{first: k, end: c.end, duration: c.value(), confidence: 0.9}, true
}

// extend reads the end of a range that a first date may begin: "July 14 to
// August 2", "1936 to 1972", "Nov–Feb 2017".
func (f *finder) extend(a expr) expr {
	k := a.end
	if a.duration != "" || a.fixed != "" || a.ranged || !f.joined(k) || a.unresolved != "" {
		return a
	}
	dash := f.hyphen(k) && f.d.Tokens[k].Space == f.d.Tokens[min(k+1, len(f.d.Tokens)-1)].Space
	if f.is(k, "/") && a.p.grain == gMonth && !f.d.Tokens[k].Space && f.code(k+1) == cMonth && f.words[k+1].n > int8(a.p.month) {
		dash = true // "March/April 2016"
	}
	if !dash && !f.is(k, "to", "through", "until", "till") {
		return a
	}
	if e, ok := f.join(a, k+1); ok && (!dash || e.p.grain == e.to.grain || e.p.month > 0 && e.to.month > 0) {
		return e
	}
	return a
}

// join makes a range of a and the date at token k. A year that only the second
// names holds for both, unless the first would then come later.
func (f *finder) join(a expr, k int) (expr, bool) {
	if f.is(k, "the") {
		k++
	}
	if !f.joined(k) {
		return a, false
	}
	b, ok := f.single(k)
	if !ok {
		b, ok = f.present(k)
	}
	if !ok || b.duration != "" || b.fixed != "" || b.ranged {
		return a, false
	}
	e := a
	e.end, e.ranged, e.to = b.end, true, b.p
	if a.unresolved != "" || b.unresolved != "" {
		return f.noDate(e), true
	}
	if a.anchor != "" && b.anchor == "" && a.p.month != 0 && b.p.year > 0 && (a.p.grain == gMonth || a.p.grain == gDay) && f.unstated(a) || a.bare && b.anchor == "" && b.p.grain == a.p.grain {
		e.p.year = b.p.year
		if e.p.start().After(b.p.start()) {
			e.p.year--
		}
		e.anchor = ""
	}
	if f.code(a.first) == cWeekday && f.code(b.first) == cWeekday && a.p.known() && b.p.known() && a.p.part == "" && b.p.part == "" && a.end == a.first+1 && b.end == b.first+1 {
		f.weekdays(&e)
	}
	f.align(&e, a, b)
	if a.p.grain == gDay && b.p.grain == gDay && a.anchor == "published" && b.anchor == "published" && f.class(b.end-1) == tokens.Number && f.is(b.end-2, "/") {
		if y, end := f.yearAfter(b.end); y != 0 { // "5/1-5/7, 2020"
			e.p.year, e.to.year, e.end, e.anchor = y, y, end, ""
			b.anchor = ""
		}
	}
	if f.code(b.first) == cWeekday && b.end == b.first+1 && f.code(a.first) != cWeekday && a.p.known() && a.p.grain == gDay && b.p.known() {
		n := (weekdayOf(b.p.start()) - weekdayOf(a.p.start()) + 7) % 7 // "today through Friday"
		e.to = dayPoint(a.p.start().AddDate(0, 0, n))
	}
	if e.p.known() && e.to.known() && e.p.start().After(e.to.start()) && !e.p.start().Before(e.to.past()) {
		if !f.reorder(&e, a, b) {
			return a, false
		}
	}
	if b.anchor != "" {
		e.anchor = b.anchor
	}
	return e, true
}

// align sets the end that the text leaves open by the other: the end of
// "2/29-3/1" is the first such day after its beginning, the Monday of "Monday
// to Wednesday last week" is that of the same week.
func (f *finder) align(e *expr, a, b expr) {
	if a.anchor != "published" || b.anchor != "published" || !a.p.known() || !b.p.known() || a.p.part != "" || b.p.part != "" {
		return
	}
	switch {
	case f.code(a.first) == cWeekday && f.code(b.first) == cWeekday && a.end == a.first+1 && f.is(b.end-1, "week"):
		n := (weekdayOf(b.p.start()) - weekdayOf(a.p.start()) + 7) % 7
		e.p = dayPoint(b.p.start().AddDate(0, 0, -n))
	case a.p.month > 0 && b.p.month > 0 && a.p.grain == b.p.grain && !f.is(b.end-1, "year") &&
		(f.code(a.first) == cMonth || f.class(a.first) == tokens.Number) && (f.code(b.first) == cMonth || f.class(b.first) == tokens.Number):
		e.to.year = e.p.year
		if e.p.start().After(e.to.start()) {
			e.to.year++
		}
	}
}

// weekdays sets the days of "Monday to Friday": the second is the first such
// day after the first, both before the article's date unless they reach beyond
// it by the text.
func (f *finder) weekdays(e *expr) {
	n := (weekdayOf(e.to.start()) - weekdayOf(e.p.start()) + 7) % 7
	to := e.p.start().AddDate(0, 0, n)
	if to.After(f.now) && e.p.start().Before(f.now) && f.tense(e.first) == past {
		e.p, to = dayPoint(e.p.start().AddDate(0, 0, -7)), to.AddDate(0, 0, -7)
	}
	e.to = dayPoint(to)
}

// present reads "now" and "the present" at the end of a range.
func (f *finder) present(k int) (expr, bool) {
	end := k + 1
	if f.is(k, "current", "present", "this") && f.is(k+1, "date", "day", "time") {
		end++
	} else if f.is(k, "date") && f.is(k-1, "to", "till", "until") {
	} else if !f.is(k, "now", "present") || f.is(k, "present") && f.is(k+1, "-") {
		return expr{}, false
	}
	if !f.pub.Exact() {
		return expr{}, false
	}
	return expr{first: k, end: end, p: dayPoint(f.now), anchor: "published"}, true
}

// unstated reports whether the text gives no year for a, and no word that
// would fix it ("last May").
func (f *finder) unstated(a expr) bool {
	return f.code(a.first) == cMonth || f.class(a.first) == tokens.Number || f.code(a.first) == cWeekday
}

// reorder mends a range whose ends come the wrong way round: an end without a
// year goes into the next year, weekdays named backwards are exchanged.
func (f *finder) reorder(e *expr, a, b expr) bool {
	switch {
	case b.anchor == "published" && (b.p.grain == gMonth || b.p.grain == gDay) && f.code(b.first) == cMonth:
		if a.anchor == "published" {
			e.p.year--
		} else {
			e.to.year++
		}
		return !e.p.start().After(e.to.start())
	case a.anchor == "published" && b.anchor == "published":
		e.p, e.to = e.to, e.p
		return true
	}
	return false
}
