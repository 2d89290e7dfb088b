package figures

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"lectern/model"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	if width != m.width {
		m.rewrap(width)
	}
	var out []string
	w := m.fit(width)
	if height >= 8 {
		out = append(out, m.summary(width))
	}
	if height >= 14 && len(m.kept) > 0 {
		if out = append(out, m.header(width, w)); height >= 20 {
			out = append(out, "")
		}
	}
	below := 0
	if len(m.kept) > 0 && height >= 12 {
		below = max(5, min(7, height/4))
	}
	m.top = len(out)
	room := height - m.top - below
	m.list.Resize(len(m.rows), room)
	if len(m.kept) == 0 {
		return screen.Pad(append(out, m.nothing(width)...), height)
	}
	m.settle(1)
	for i := m.list.Top; i < len(m.rows) && len(out) < m.top+room; i++ {
		out = append(out, m.row(m.rows[i], width, w, i == m.list.Cursor))
	}
	out = screen.Pad(out, m.top+room)
	if e := m.chosen(); e != nil && below > 0 {
		out = append(out, m.pane(e, width, below)...)
	}
	return screen.Pad(out, height)
}

// rewrap makes the rows for another width, the cursor where it was.
func (m *Model) rewrap(width int) {
	was := m.chosen()
	m.width = width
	m.arrange()
	m.choose(was)
}

// summary counts what is shown.
func (m *Model) summary(width int) string {
	joined, differ, last := 0, 0, -1
	for _, i := range m.kept {
		g := m.all[i].group
		if g == last || len(m.groups[g].Figures) < 2 {
			continue
		}
		last = g
		joined++
		if m.groups[g].Differ {
			differ++
		}
	}
	parts := []string{count(len(m.kept), "figure", "figures")}
	if joined > 0 {
		parts = append(parts, count(joined, "happening told more than once", "happenings told more than once"))
	}
	if differ > 0 {
		parts = append(parts, fmt.Sprintf("%d ≠", differ))
	}
	state := [...]string{"by happening", "by value", "by source", "by time"}[m.order]
	l := m.ctx.Line(width).Add("  ").Add(strings.Join(parts, " · "), style.Dim)
	if l.Left() >= len(state)+4 {
		l.FitRight(state, l.Left()-2, style.Dim)
	}
	return l.String()
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// nothing says why there is no row, and what to do.
func (m *Model) nothing(width int) []string {
	text := "No figure is marked here. Figures are counts, sums of money, percentages and measures."
	switch {
	case m.filter != "":
		text = fmt.Sprintf("None of %s holds “%s”. Press Esc to see all.", count(len(m.all), "figure", "figures"), m.filter)
	case !m.view.Complete():
		text = "The articles are still being marked; figures appear here as they are found."
	case m.scope != screen.Scope{}:
		text = "No figure is told here. Press F again for those of the article or the whole library."
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

// headers name the columns.
var headers = [columns]string{"number", "figures", "what", "according to", "where", "when", "source"}

// header names the columns that are shown.
func (m *Model) header(width int, w widths) string {
	l := m.ctx.Line(width).To(4)
	for c := value; c < columns; c++ {
		if w[c] > 0 {
			l.Fit(headers[c], w[c], style.Dim).To(l.Used() + gap)
		}
	}
	return l.String()
}

func (m *Model) row(r row, width int, w widths, chosen bool) string {
	l := m.ctx.Line(width)
	e := &m.all[r.entry]
	switch r.kind {
	case groupRow:
		return m.heading(e, width)
	case whyRow:
		return l.To(4).Add(r.text, style.Dim).String()
	case sourceRow:
		l.To(2).Add(m.view.Label(e.Article), style.PanelHeading)
		if day := m.view.Articles[e.Article].Published.String(); day != "" {
			l.Add("  "+day, style.Dim)
		}
		if h := m.view.Heading(e.Article); h != m.view.Label(e.Article) && l.Left() > 20 {
			l.Add("  "+h, style.Dim)
		}
		return l.String()
	case blankRow:
		return ""
	}
	if chosen {
		l.Add("▌", style.Accent)
	}
	sign, look := signOf(e.Figure)
	l.To(2).Fit(sign, 2, look)
	for c := value; c < columns; c++ {
		if w[c] == 0 {
			continue
		}
		if l.Used() > 4 {
			l.Add(strings.Repeat(" ", gap))
		}
		m.cell(l, e, c, w[c], chosen)
	}
	return l.String()
}

// cell adds one column.
func (m *Model) cell(l *screen.Line, e *entry, c column, width int, chosen bool) {
	roles, text := []style.Role{style.Text}, m.text(e, c)
	switch c {
	case value:
		roles[0] = style.Of(e.Kind)
		if chosen {
			roles = append(roles, style.Title)
		}
	case normal, source:
		roles[0] = style.Dim
	case by, where:
		id := e.By
		if c == where {
			id = e.Place
		}
		text = m.nameOf(id, width)
		if entity := m.view.Entity(id); entity != nil {
			roles[0] = style.Of(entity.Kind)
		}
	case when:
		if e.Value.When == "" {
			roles[0] = style.Dim
		}
	}
	l.Fit(text, width, roles...)
}

// underSource reports whether the figure stands under the heading of its
// article, which tells source and day.
func (m *Model) underSource(e *entry) bool {
	return m.order == byGroup && len(m.groups[e.group].Figures) == 1
}

// heading names a happening: what, where, when, and in how many sources.
func (m *Model) heading(e *entry, width int) string {
	g := &m.groups[e.group]
	l := m.ctx.Line(width).To(2)
	switch {
	case g.Differ:
		l.Add("≠ ", style.Accent)
	case g.Sources < g.Articles && g.Sources == 1: // variants of one story confirm nothing
		l.Add("  ")
	default:
		l.Add("= ", style.Dim)
	}
	sources := count(g.Sources, "source", "sources")
	if g.Sources < g.Articles {
		sources += fmt.Sprintf(" in %d articles", g.Articles)
	}
	parts := []string{sources}
	if g.When != "" {
		parts = append([]string{short(g.When)}, parts...)
	}
	if name := m.name(g.Place); name != "" {
		parts = append([]string{name}, parts...)
	}
	note := strings.Join(parts, " · ")
	l.Add(screen.Clip(g.What, max(10, l.Left()-utf8.RuneCountInString(note)-2)), style.PanelHeading)
	return l.Add("  "+note, style.Dim).String()
}

// pane shows the chosen figure's whole sentence, and who says it where.
func (m *Model) pane(e *entry, width, height int) []string {
	v := m.view
	out := []string{m.ctx.Line(width).Add(strings.Repeat("─", max(0, width)), style.Border).String()}
	day := v.Articles[e.Article].Published.String()
	if day == "" {
		day = "undated"
	}
	l := m.ctx.Line(width).Add("  ").Add(screen.Clip(v.Label(e.Article), max(10, width/2)), style.PanelHeading)
	parts := []string{day}
	for _, p := range []struct{ before, text string }{{"by ", m.nameOf(e.By, width/3)}, {"", m.nameOf(e.Place, width/3)}, {"", short(e.When)}, {"= ", e.Normal}} {
		if p.text != "" {
			parts = append(parts, p.before+p.text)
		}
	}
	out = append(out, l.Add("  "+strings.Join(parts, " · "), style.Dim).String())
	at := model.Span{Start: e.Start - e.Sentence.Start, End: min(e.End, e.Sentence.End) - e.Sentence.Start}
	rows := m.ctx.Passage(e.Sentence.In(v.Articles[e.Article].Text), 2, min(width-2, measure+2), style.Text, screen.Mark{Span: at, Role: style.Pivot})
	if n := height - len(out); len(rows) > n {
		rows = rows[:max(0, n)]
		if n > 0 {
			rows[n-1] += "…"
		}
	}
	return screen.Pad(append(out, rows...), height)
}
