package timeline

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"lectern/model/library"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// margin is the number of cells left and right of the axis, maxCells the
// greatest width of a bucket.
const margin, maxCells = 2, 12

// axis is the buckets that are on the screen.
type axis struct {
	library.Density
	// first is the first visible bucket, n their number, cells the width of
	// each.
	first, n, cells int
	// at is the bucket of the cursor; from and to the buckets that its date
	// names. They are before first where the cursor is on no date.
	at, from, to int
}

// axisFor chooses the part of the axis that fits and holds the cursor.
func (m *Model) axisFor(width int) axis {
	room := max(1, width-2*margin)
	if !m.chosen && m.fitted != room {
		m.fitted = room
		m.zoom = library.BestZoom(m.events, max(1, room/3))
		m.density = library.NewDensity(m.events, m.zoom)
	}
	a := axis{Density: m.density}
	total := len(a.Counts)
	a.cells = max(1, min(maxCells, room/max(1, total)))
	a.n = min(total, room/a.cells)
	a.first = a.First
	a.at, a.from, a.to = a.First-1, a.First-1, a.First-1
	e := m.current()
	if e == nil || e.Reason != "" {
		a.first += total - a.n // the latest
		return a
	}
	a.from, a.to = a.Zoom.Bucket(e.From), a.Zoom.Bucket(e.To)
	a.at = a.from
	a.first = max(a.First, min(a.at-a.n/2, a.First+total-a.n))
	return a
}

// drawAxis are the rows of the axis: what it shows, bars so many rows high, the
// line with the dates that the cursor's words name, and the names of buckets.
func (m *Model) drawAxis(width, bars int) []string {
	a := m.axisFor(width)
	var out []string
	if bars > 1 {
		out = append(out, m.legend(a, width))
	}
	top := 1
	for i := range a.n {
		top = max(top, a.Count(a.first+i))
	}
	for row := bars - 1; row >= 0; row-- {
		out = append(out, m.barRow(a, width, row, bars, top))
	}
	return append(out, m.ruler(a, width), m.labels(a, width))
}

// legend tells the zoom, and what the bars leave out.
func (m *Model) legend(a axis, width int) string {
	l := m.ctx.Line(width).To(margin).Add("by "+a.Zoom.String(), style.PanelHeading)
	text := fmt.Sprintf("  %s", screen.Plural(len(m.events), "date", "dates"))
	if a.Coarse > 0 {
		text += fmt.Sprintf(", %d longer than a %s not in the bars", a.Coarse, a.Zoom)
	}
	if n := len(m.unresolved); n > 0 {
		text += fmt.Sprintf(" · %d not resolved", n)
	}
	return l.Add(text, style.Dim).String()
}

// barRow is one row of the bars, counted from the line up.
func (m *Model) barRow(a axis, width, row, rows, top int) string {
	const levels = " ▁▂▃▄▅▆▇█"
	l := m.ctx.Line(width).To(margin)
	for i := range a.n {
		n := a.Count(a.first + i)
		level := (n*rows*8 + top - 1) / top // at least one step for one date
		level = max(0, min(8, level-row*8))
		look := style.Dim
		if a.first+i == a.at {
			look = style.Accent
		}
		block := strings.Repeat(string([]rune(levels)[level]), barCells(a.cells))
		l.Fit(block, a.cells, look)
	}
	return l.String()
}

// barCells is the width of a bar in a bucket of so many cells: thin, with room
// between bars where there is any.
func barCells(cells int) int {
	if cells < 3 {
		return cells
	}
	return min(cells-1, 4)
}

// ruler is the line below the bars. The days that the cursor's date names are
// drawn heavy; arrows tell that the axis goes on.
func (m *Model) ruler(a axis, width int) string {
	l := m.ctx.Line(width)
	sign := func(more bool, arrow string) {
		if more {
			l.Add(arrow, style.Dim)
		}
	}
	sign(a.first > a.First, "‹")
	l.To(margin)
	for i := range a.n {
		b := a.first + i
		if b >= a.from && b <= a.to {
			l.Add(strings.Repeat("━", a.cells), style.Accent)
		} else {
			l.Add(strings.Repeat("─", a.cells), style.Border)
		}
	}
	sign(a.first+a.n < a.First+len(a.Counts), "›")
	return l.String()
}

// labels name buckets below the line: the cursor's, and others where there is
// room.
func (m *Model) labels(a axis, width int) string {
	type label struct {
		at   int
		text string
		look style.Role
	}
	var all []label
	free := func(at, n int) bool {
		for _, o := range all {
			if at < o.at+ansi.StringWidth(o.text)+2 && o.at < at+n+2 {
				return false
			}
		}
		return at >= 0 && at+n <= width
	}
	add := func(b int, look style.Role) {
		text := a.Zoom.Label(b)
		n := ansi.StringWidth(text)
		at := min(margin+(b-a.first)*a.cells, width-n-margin)
		if free(at, n) {
			all = append(all, label{at, text, look})
		}
	}
	if a.at >= a.first && a.at < a.first+a.n {
		add(a.at, style.Accent)
	}
	step := step(a)
	for i := range a.n {
		if b := a.first + i; i == 0 || b%step == 0 {
			add(b, style.Dim)
		}
	}
	l := m.ctx.Line(width)
	for l.Left() > 0 {
		next := -1
		for i, o := range all {
			if o.at >= l.Used() && (next < 0 || o.at < all[next].at) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		l.To(all[next].at).Add(all[next].text, all[next].look)
	}
	return l.String()
}

// step is the number of buckets between two labels: a round one that leaves
// room between them.
func step(a axis) int {
	rounds := map[library.Zoom][]int{
		library.ByDay:    {1, 7, 14, 28},
		library.ByMonth:  {1, 3, 6, 12, 24, 60, 120},
		library.ByYear:   {1, 2, 5, 10, 20, 50, 100},
		library.ByDecade: {1, 2, 5, 10, 50, 100},
	}[a.Zoom]
	for _, n := range rounds {
		if n*a.cells >= len("2016-03-24")+3 {
			return n
		}
	}
	return rounds[len(rounds)-1]
}

// whenWidth is the width of the column that holds every date.
func whenWidth(lists ...[]library.Event) int {
	n := 0
	for _, list := range lists {
		for i := range list {
			switch e := &list[i]; e.Precision {
			case "day", "time":
				n = max(n, len("2016-03-24"))
			default: // no wide characters in it
				n = max(n, utf8.RuneCountInString(library.When(e.Value)))
			}
		}
	}
	return n
}
