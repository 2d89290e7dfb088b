package related

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// wide is the width in cells from which the passages stand side by side.
const wide = 100

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	m.settle()
	m.listRow = -1
	if len(m.found) == 0 {
		return screen.Pad(m.nothing(width), height)
	}
	m.height = height
	m.list.Resize(len(m.found), max(1, height))
	m.compare()
	upper := m.upperHeight(width, height)
	out := screen.Pad(m.upper(m.list.Cursor, width, upper), upper)
	if left := height - upper; left >= 2 {
		out = append(out, m.ctx.Line(width).Add(strings.Repeat("─", max(0, width)), style.Border).String())
		m.listRow = len(out)
		out = append(out, m.rows(width, left-1)...)
	}
	return screen.Pad(out, height)
}

// measured is what the height of the upper part depends on.
type measured struct {
	view          *library.View
	width, height int
}

// upperHeight is the height of the two passages and what is told of them: as
// high as any candidate needs, so that the list below does not jump.
func (m *Model) upperHeight(width, height int) int {
	if height < listFrom {
		return height
	}
	limit := height - 1 - min(len(m.found), height/4)
	if k := (measured{m.looked, width, height}); k != m.measured {
		m.measured, m.upperRows = k, 1
		for i := range m.found {
			m.upperRows = max(m.upperRows, len(m.upper(i, width, limit)))
		}
		m.upperRows = min(limit, m.upperRows+1)
	}
	return m.upperRows
}

// listFrom is the height in rows from which there is room for the list.
const listFrom = 18

// upper draws candidate i beside the passage, and what they share, in at most
// height rows.
func (m *Model) upper(i, width, height int) []string {
	foot := m.foot(i, width, height)
	room := max(1, height-len(foot))
	out := m.beside
	if width < wide {
		out = m.below
	}
	rows := out(i, width, room)
	if len(rows)+len(foot) < height && height >= 6 {
		rows = append(rows, "")
	}
	return append(rows, foot...)
}

// nothing says why there is no passage, and what to do.
func (m *Model) nothing(width int) []string {
	v := m.ctx.View
	text := "No other article speaks of this. Press q to go back, and = on another sentence."
	switch {
	case m.pending != nil:
		text = fmt.Sprintf("Looking through %d articles…", len(v.Articles))
	case len(v.Articles) < 2:
		text = "There is no other article to look in. Open several files or a folder, such as: lectern ~/articles"
	case !v.Complete():
		text = "No other article that was read so far speaks of this. More are being read."
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	if m.passage.Empty() || m.article >= len(v.Articles) {
		return out
	}
	out = append(out, "")
	return append(out, m.ctx.Passage(m.passage.In(v.Articles[m.article].Text), 2, min(width-2, 78), style.Text)...)
}

// side is one of the two passages.
type side struct {
	article int
	model.Span
	parts []library.Part
	// head is what stands above it, before the name of its article.
	head string
}

// sides are the passage of the reader and candidate i.
func (m *Model) sides(i int) (here, there side) {
	r := m.found[i]
	here = side{m.article, m.passage, nil, "this passage"}
	there = side{r.Article, r.Span, nil, fmt.Sprintf("%d of %d", i+1, len(m.found))}
	if i == m.compared {
		here.parts, there.parts = m.here, m.there
	}
	return here, there
}

// day is the article's day of publication.
func (m *Model) day(article int) string {
	if day := m.looked.Articles[article].Published.String(); day != "" {
		return day
	}
	return "undated"
}

// block draws a passage in at most height rows: where it stands, the article's
// title where there is room, the words.
func (m *Model) block(s side, width, height int) []string {
	l := m.ctx.Line(width).To(2).Add(s.head, style.PanelHeading)
	tail := " · " + m.day(s.article)
	label := screen.ClipWords(m.looked.Label(s.article), max(4, l.Left()-3-len(tail)))
	out := []string{l.Add(" · "+label+tail, style.PanelHeading).String()}
	if height > 8 {
		title := m.looked.Heading(s.article)
		if title == m.looked.Label(s.article) {
			title = ""
		}
		out = append(out, m.ctx.Line(width).To(2).Add(screen.ClipWords(title, width-2), style.Dim).String(), "")
	}
	text := cut(s.Span.In(m.looked.Articles[s.article].Text), min(width-4, 76), max(1, height-len(out)))
	marks := make([]screen.Mark, 0, len(s.parts))
	for _, p := range s.parts {
		look := style.Of(p.Kind)
		if p.Shared {
			look = style.Dim
		}
		marks = append(marks, screen.Mark{Span: model.Span{Start: p.Start - s.Start, End: p.End - s.Start}, Role: look})
	}
	return append(out, m.ctx.Passage(text, 2, min(width-2, 78), style.Text, marks...)...)
}

// beside sets the passages side by side.
func (m *Model) beside(i, width, height int) []string {
	half := (width - 3) / 2
	here, there := m.sides(i)
	left, right := m.block(here, half, height), m.block(there, width-half-3, height)
	bar := m.ctx.Styles.Render("│", style.Border)
	var out []string
	for y := range max(len(left), len(right)) {
		row := ""
		if y < len(left) {
			row = left[y]
		}
		row += strings.Repeat(" ", max(0, half-ansi.StringWidth(row))) + " " + bar
		if y < len(right) {
			row += right[y]
		}
		out = append(out, row)
	}
	return out
}

// below sets one passage below the other. The one of the other article has at
// least half of the room.
func (m *Model) below(i, width, height int) []string {
	here, there := m.sides(i)
	need := min(len(m.block(there, width, height)), height/2)
	out := m.block(here, width, max(2, height-need))
	lower := m.block(there, width, max(2, height-len(out)))
	if len(out)+len(lower) < height {
		out = append(out, "")
	}
	return append(out, lower...)
}

// foot tells what the passages share and how their figures compare.
func (m *Model) foot(i, width, height int) []string {
	r := m.found[i]
	var out []string
	limit := 1
	if m.height >= listFrom {
		limit = 2
	}
	cells := min(width-11, 110)
	field := func(label, text string, limit int) {
		for i, row := range screen.Wrap(cut(text, cells, limit), cells) {
			if i < limit {
				out = append(out, m.ctx.Line(width).To(2).Fit(label, 9, style.Dim).Add(row).String())
			}
			label = ""
		}
	}
	if height >= 6 {
		field("shares", r.Reason, limit)
	}
	for i, f := range r.Figures {
		if i < 3 && height >= 9 {
			field("figures", figures(f), 1)
		}
	}
	return out
}

// figures sets two figures beside each other.
func figures(f library.FigurePair) string {
	sign := "≠"
	if f.Agree {
		sign = "="
	}
	return fmt.Sprintf("%s  %s  %s", f.HereText, sign, f.ThereText)
}

// rows are the list of the passages; where there is room, what each shares
// stands below it.
func (m *Model) rows(width, height int) []string {
	m.rowHeight = 1
	if height >= 2*len(m.found) && width >= 60 {
		m.rowHeight = 2
	}
	m.list.Resize(len(m.found), max(1, height/m.rowHeight))
	label := 22
	if width < 80 {
		label = 16
	}
	var out []string
	for i := m.list.Top; i < len(m.found) && len(out) < height; i++ {
		r := m.found[i]
		l := m.ctx.Line(width)
		look := style.Text
		if i == m.list.Cursor {
			l.Add("▌", style.Accent)
			look = style.Title
		}
		more := ""
		if r.Variants > 0 {
			more = fmt.Sprintf(" +%d", r.Variants)
		}
		end := l.To(2).Used() + label
		l.Add(screen.ClipWords(m.looked.Label(r.Article), label-len(more)), look).Add(more, style.Key).To(end).Add("  ")
		if width >= 72 {
			l.Fit(m.day(r.Article), 10, style.Dim).Add("  ")
		}
		under := l.Used()
		text := strings.Join(strings.Fields(r.In(m.looked.Articles[r.Article].Text)), " ")
		out = append(out, l.Add(screen.ClipWords(text, l.Left()), look).String())
		if m.rowHeight == 2 {
			l = m.ctx.Line(width)
			if i == m.list.Cursor {
				l.Add("▌", style.Accent)
			}
			l.To(under)
			out = append(out, l.Add(screen.ClipWords("shares "+r.Reason, l.Left()), style.Dim).String())
		}
	}
	return out
}

// cut is as much of the text as wraps into so many rows of so many cells; where
// something is cut off it ends in "…".
func cut(text string, cells, rows int) string {
	wrapped := screen.Wrap(strings.ReplaceAll(text, "\n", " "), cells)
	if len(wrapped) <= rows {
		return text
	}
	fits := min(len(text), len(strings.Join(wrapped[:rows], " ")))
	if i := strings.LastIndexByte(text[:fits], ' '); i > 0 {
		fits = i
	}
	return strings.ToValidUTF8(text[:fits], "") + "…"
}
