package figures

import (
	"strings"
	"unicode/utf8"

	"lectern/model"
)

// column is a column of the list.
type column uint8

// The columns, from left to right.
const (
	value  column = iota // with its hedge, as written
	normal               // in figures and metric units
	what                 // what was counted, and what happened to it
	by
	where
	when
	source
	columns
)

// widths are the columns' widths in cells.
type widths [columns]int

// narrowest and widest bound the columns where the text asks for less or more.
var (
	narrowest = widths{16, 8, 20, 14, 10, 13, 18}
	widest    = widths{24, 16, 40, 36, 24, 21, 44}
	// dropped are the columns that a narrow terminal does without, the first
	// first: headings and the pane below tell the same.
	dropped = [...]column{normal, where, when, by, source, what}
)

// gap is the blank between two columns.
const gap = 2

// text is what the figure has in the column.
func (m *Model) text(e *entry, c column) string {
	switch c {
	case value:
		return e.Written
	case normal:
		return e.Normal
	case what:
		return e.What()
	case by:
		return m.name(e.By)
	case where:
		return m.name(e.Place)
	case when:
		return m.date(e)
	}
	if m.underSource(e) {
		return ""
	}
	return m.view.Label(e.Article)
}

// short is a TIMEX3 value as a person writes it: what both ends of a run of days
// have in common once, as ISO 8601 allows ("2016-03-20/23"), and the part of the
// day in a word.
func short(when string) string {
	from, to, ok := strings.Cut(when, "/")
	if month := len("2016-03-"); ok && len(from) == len(to) && len(from) > month && from[:month] == to[:month] {
		return from + "/" + to[month:]
	}
	if day, part, ok := strings.Cut(when, "T"); ok && len(day) == len("2016-03-20") {
		if word, ok := partsOfDay[part]; ok {
			return day + " " + word
		}
	}
	return when
}

// partsOfDay are TIMEX3's parts of the day.
var partsOfDay = map[string]string{"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}

// date is the figure's date; where it has none, its article's in parentheses,
// unless a heading tells that.
func (m *Model) date(e *entry) string {
	if day := m.view.Articles[e.Article].Published.String(); e.When == "" && day != "" && !m.underSource(e) {
		return "(" + day + ")"
	}
	return short(e.When)
}

// nameOf is the entity's name, or where that is too wide, the longest of its
// other names that is not.
func (m *Model) nameOf(id model.EntityID, width int) string {
	e := m.view.Entity(id)
	if e == nil {
		return ""
	}
	best := e.Name
	for _, a := range e.Aliases {
		fits, better := len(a.Name) <= width, len(a.Name) > len(best) || len(best) > width
		if named := a.Form == model.Named || a.Form == model.Short; named && fits && better {
			best = a.Name
		}
	}
	return best
}

// measured is the number of figures that the columns are fitted to: enough to
// know what a library is like.
const measured = 2000

// natural is how wide each column's longest text is, within bounds.
func (m *Model) natural() widths {
	var w widths
	for _, i := range m.kept[:min(measured, len(m.kept))] {
		for c := value; c < columns; c++ {
			w[c] = max(w[c], min(widest[c], utf8.RuneCountInString(m.text(&m.all[i], c))))
		}
	}
	for c, name := range headers {
		if w[c] > 0 {
			w[c] = max(w[c], len(name))
		}
	}
	return w
}

// fit is the columns' widths on a screen of the width: columns that do not fit
// shrink, the widest first, and are then left out.
func (m *Model) fit(width int) widths {
	w := m.widths
	total := func() int {
		sum := 4 - gap
		for _, n := range w {
			if n > 0 {
				sum += n + gap
			}
		}
		return sum
	}
	for _, drop := range dropped {
		for excess := total() - width; excess > 0; excess = total() - width {
			best := column(0)
			for c := value; c < columns; c++ {
				if w[c]-narrowest[c] > w[best]-narrowest[best] {
					best = c
				}
			}
			if w[best] <= narrowest[best] {
				break
			}
			w[best]--
		}
		if total() <= width {
			return w
		}
		if w[drop] > 0 {
			w = m.without(w, drop)
		}
	}
	w[value] = max(0, width-4)
	return w
}

// without leaves the column out and gives the others their full width again.
func (m *Model) without(w widths, drop column) widths {
	w[drop] = 0
	for c := range w {
		if w[c] > 0 {
			w[c] = m.widths[c]
		}
	}
	return w
}
