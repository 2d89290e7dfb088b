package dates

// textual reads what counts from the day that the text named last: "the
// following day", "the next day", "the same day". Where the text names no day before them they
// say nothing that a mark could tell.
func (f *finder) textual(i int) (expr, bool) {
	k := i + 1
	if f.code(k) == cHoliday && f.is(i, "following") {
		return f.deicticHoliday(k, 1)
	}
	if f.is(i, "following") && !f.recent(i) && f.num.Starts(k) {
		if e, ok := f.countedSpan(i); ok {
			return e, true
		}
	}
	if f.code(k) == cWeekday && f.is(i, "following") && !f.words[k].many {
		return f.afterText(k, int(f.words[k].n))
	}
	if f.code(k) != cUnit || f.words[k].many || !f.is(i-1, "the", "that", "on") || !f.joined(k) {
		return expr{}, false
	}
	u, n := unit(f.words[k].n), 1
	switch {
	case u == fortnight:
		return expr{end: k + 1, duration: duration(1, u)}, true
	case u < day || u == weekend:
		return expr{}, false
	case f.is(i, "same"):
		n = 0
	case f.code(i) == cLast:
		n = -1
	}
	e := expr{end: k + 1, anchor: "text", confidence: 0.85}
	e.p.grain = grainOf(u)
	if !f.recent(i) && n > 0 && !f.last.known() && reaches(f.pub, u) && f.tense(i) == future {
		p, ok := shift(f.now, u, n)
		e.p, e.anchor, e.confidence = p, "published", 0.7
		return e, ok
	}
	if u >= year && f.year > 0 && i-f.yearEnd < 80 && f.yearEnd >= f.lastAt {
		e.p.year = f.year + n*int(unitFactors[u])
		return e, u == year // "the following year"
	}
	if !f.recent(i) {
		e.unresolved = "the date before it in the text is not known"
		return e, f.dateAt > 0 && i-f.dateAt < 80
	}
	p, ok := shift(f.last.start(), u, n)
	e.p = p
	return e, ok
}

// recent reports whether the text named a day shortly before token i.
func (f *finder) recent(i int) bool {
	return f.last.known() && i-f.lastAt < 80 && (f.d.ParagraphOf(f.lastAt-1) == f.d.ParagraphOf(i) || i-f.lastAt < 40)
}

// afterText reads "the following Friday": the first after the day named last,
// of next week where none was.
func (f *finder) afterText(k, weekday int) (expr, bool) {
	if !f.recent(k) {
		return f.deicticWeekday(k, 1, 0)
	}
	from := f.last.start()
	n := (weekday - weekdayOf(from) + 6) % 7
	return expr{end: k + 1, p: dayPoint(from.AddDate(0, 0, n+1)), anchor: "text", confidence: 0.85}, true
}
