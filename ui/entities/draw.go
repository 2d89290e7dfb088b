package entities

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// panelCells is the width of the card beside the list; it needs a screen of
// panelFrom cells.
const (
	panelCells = 40
	panelFrom  = 110
)

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	head := m.head(width, height)
	m.top = len(head)
	m.list.Resize(len(m.rows), height-len(head))
	if len(m.rows) == 0 {
		return screen.Pad(append(head, m.nothing(width)...), height)
	}
	left := width
	var beside []string
	if width >= panelFrom {
		left = width - panelCells - 3
		beside = newPage(m.ctx, panelCells-1, m.rows[m.list.Cursor].ID).brief()
	}
	out := head
	for i := m.list.Top; i < len(m.rows) && len(out) < height; i++ {
		out = append(out, m.row(&m.rows[i], left, i == m.list.Cursor))
	}
	out = screen.Pad(out, height)
	if beside == nil {
		return out
	}
	for y := len(head); y < height; y++ {
		i := y - len(head)
		out[y] = m.ctx.Line(width).Join(m.rowLine(i, left)).To(left).Add(" │ ", style.Border).String()
		if i < len(beside) {
			out[y] += beside[i]
		}
	}
	return out
}

// rowLine is the visible row number i, empty below the last.
func (m *Model) rowLine(i, width int) *screen.Line {
	if i += m.list.Top; i < len(m.rows) {
		return m.line(&m.rows[i], width, i == m.list.Cursor)
	}
	return m.ctx.Line(width)
}

func (m *Model) row(r *library.EntityRow, width int, chosen bool) string {
	return m.line(r, width, chosen).String()
}

// head is what stands over the rows: the counts, the order, the names of the
// columns.
func (m *Model) head(width, height int) []string {
	if height < 8 {
		return nil
	}
	l := m.ctx.Line(width).Add("  ")
	if e := m.ctx.View.Entity(m.with.id(m.ctx.View)); e != nil {
		l.Add("◆ ", style.Accent).Add(screen.Clip(e.Name, width/2), style.Of(e.Kind), style.PanelHeading).Add("  and…  w on another", style.Dim)
	} else {
		n := strconv.Itoa(len(m.rows))
		if len(m.rows) != m.total {
			n += " of " + strconv.Itoa(m.total)
		}
		l.Add(n+" entities", style.Dim)
	}
	state := kinds[m.kind].name + " · " + m.order.String()
	if l.Left() >= len(state)+4 {
		l.FitRight(state, l.Left()-2, style.Dim)
	}
	if height < 14 {
		return []string{l.String()}
	}
	if width >= panelFrom {
		width -= panelCells + 3
	}
	return []string{l.String(), m.columns(width)}
}

// columns names the columns of the rows.
func (m *Model) columns(width int) string {
	c := m.layout(width)
	l := m.ctx.Line(width).To(2).FitRight("named", 5, style.Dim).To(9 + c.name + 2)
	if c.kind > 0 {
		l.Fit("kind", c.kind, style.Dim)
	}
	if m.beside != nil {
		l.FitRight("both", 4, style.Dim).Add("  ")
	}
	if c.bar >= 5 {
		l.Fit("where", c.bar, style.Dim)
	} else {
		l.Fit("", c.bar)
	}
	if c.sources > 0 {
		l.FitRight("sources", c.sources, style.Dim)
	}
	return l.String()
}

// cells are the widths of the columns after the count of mentions.
type cells struct{ name, kind, bar, sources int }

func (m *Model) layout(width int) cells {
	n := len(m.ctx.View.Articles)
	c := cells{bar: min(barCells, n)}
	if width >= 50 {
		c.sources = max(9, 2*len(strconv.Itoa(n))+6)
	}
	if width >= 66 {
		c.kind = 14
	}
	both := 0
	if m.beside != nil {
		both = 6
	}
	c.name = max(8, width-9-2-c.kind-both-c.bar-c.sources-1)
	return c
}

// nothing says why there is no row, and what to do.
func (m *Model) nothing(width int) []string {
	text := "No name is marked in these articles."
	switch {
	case m.filter != "":
		text = fmt.Sprintf("None of %d entities goes by a name with “%s”. Press Esc to see all.", m.total, m.filter)
		if m.kind != 0 {
			text = fmt.Sprintf("None of the %s goes by a name with “%s”. Press Esc to drop the filter, 1 to see every kind.", kinds[m.kind].name, m.filter)
		}
	case m.total == 0 && !m.ctx.View.Complete():
		text = "The articles are still being marked; names appear here as they are joined."
	case m.kind != 0:
		text = fmt.Sprintf("No %s are marked here. Press 1 to see every kind.", kinds[m.kind].name)
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

// barCells is the greatest width of the bar that shows where an entity occurs.
const barCells = 12

// line shows one entity: mentions, kind, name, sources, where, other names.
func (m *Model) line(r *library.EntityRow, width int, chosen bool) *screen.Line {
	v := m.ctx.View
	l := m.ctx.Line(width)
	look := []style.Role{style.Of(r.Kind)}
	if chosen {
		l.Add("▌", style.Accent)
		look = append(look, style.Title)
	}
	l.To(1)
	if m.with.local != 0 && r.ID == m.with.id(v) {
		l.Add("◆", style.Accent)
	}
	c := m.layout(width)
	l.To(2).FitRight(strconv.Itoa(r.Mentions), 5).Add("  ")
	end := l.Used() + c.name
	l.Add(screen.Clip(r.Name, c.name), look...)
	if left := end - l.Used() - 2; left >= 10 {
		l.Add("  ").Add(screen.Clip(otherNames(v.Entity(r.ID)), left), style.Dim)
	}
	l.To(end).Add("  ")
	if c.kind > 0 {
		l.Fit(r.Kind.String(), c.kind-2, style.Dim).Add("  ")
	}
	if m.beside != nil {
		together := ""
		if n := m.beside[r.ID]; n > 0 {
			together = strconv.Itoa(n)
		}
		l.FitRight(together, 4, style.Accent).Add("  ")
	}
	l.Add(spark(v.Buckets(r.ID, c.bar), scale(len(v.Articles), c.bar)), style.Bar)
	if c.sources > 0 {
		l.FitRight(fmt.Sprintf("%d of %d", r.Sources, v.Sources()), c.sources, style.Dim)
	}
	return l
}

// otherNames are the names that the entity goes by beside its own, the most
// frequent first.
func otherNames(e *model.Entity) string {
	var names []string
	for _, a := range e.Aliases {
		if a.Name != e.Name && (a.Form == model.Named || a.Form == model.Short) {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, ", ")
}

// scale is how much coarser a bar is where its cells stand for several articles
// each: by the root of their number, since few entities are named in all.
func scale(articles, cells int) int {
	return max(1, int(math.Sqrt(float64(articles)/float64(max(1, cells)))))
}

// steps are the counts from which a cell of a bar is one step higher. The
// highest leaves the top of its row free, so that bars do not run together.
var steps = [...]int{1, 2, 3, 5, 8, 13, 21}

// spark draws counts as a bar of one cell each. The scale is the same for every
// entity, so that bars can be compared; each step is per times as high as in a
// bar of which each cell is one article.
func spark(counts []int, per int) string {
	levels := [...]rune{'▁', '▂', '▃', '▄', '▅', '▆', '▇'}
	var b strings.Builder
	for _, n := range counts {
		if n == 0 {
			b.WriteByte(' ')
			continue
		}
		level := 0
		for level+1 < len(steps) && n >= steps[level+1]*per {
			level++
		}
		b.WriteRune(levels[level])
	}
	return b.String()
}
