package reader

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// Resize tells the size of the screen's body in cells.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
}

// Draw is the reader as exactly height rows of at most width cells.
func (m *Model) Draw(width, height int) []string {
	m.Resize(width, height)
	switch {
	case m.shown == nil:
		return screen.Pad(m.nothing(), height)
	case m.Covered():
		return screen.Pad(m.panelRows(width-2, height, 1), height)
	case width >= wide && m.panel:
		return m.beside()
	case m.card && width < wide:
		return m.below()
	}
	return screen.Pad(m.column(width, height), height)
}

func (m *Model) nothing() []string {
	text := "Reading…"
	if m.ctx.View.Complete() {
		text = "There is nothing to read here."
	}
	return []string{m.ctx.Line(m.width).Add("  ").Add(text, style.Dim).String()}
}

// column is the text, centred in a width of so many cells.
func (m *Model) column(width, height int) []string {
	cells := max(1, min(measure, width-textview.Gutter-minMargin))
	m.text.Resize(cells, max(1, height))
	m.margin = max(0, (width-cells-textview.Gutter)/2)
	m.before.note(m.article, m.text.Visible())
	marks := []*textview.Index{m.index}
	if _, _, ok := m.Before(); ok {
		marks = append(marks, m.before.index)
	}
	f := textview.Frame{
		Marks:    marks,
		Overlays: m.overlays(),
		Links:    m.shown.Links,
		Margin:   m.margin,
	}
	f.Signs = m.pieceSigns()
	if s := m.focusedSpan(); !s.Empty() {
		f.Signs = append(f.Signs, textview.Sign{Span: s, Text: style.FocusSign, Role: style.Accent})
	}
	return m.text.Paint(m.ctx.Styles, f)
}

// beside is the text with the panel to its right.
func (m *Model) beside() []string {
	left := m.width - panelWidth - 3
	text := screen.Pad(m.column(left, m.height), m.height)
	panel := m.panelRows(panelWidth, m.height, 0)
	rule := m.ctx.Styles.Render("│", style.Border)
	out := make([]string, m.height)
	for i := range out {
		row := text[i]
		row += strings.Repeat(" ", max(0, left-ansi.StringWidth(row))) + rule
		if i < len(panel) && panel[i] != "" {
			row += " " + panel[i]
		}
		out[i] = row
	}
	return out
}

// below is the text with the card under it.
func (m *Model) below() []string {
	card := m.panelRows(m.width-4, max(3, m.height/2), 2)
	height := max(1, m.height-len(card)-1)
	text := screen.Pad(m.column(m.width, height), height)
	rule := m.ctx.Styles.Render(strings.Repeat("─", m.width), style.Border)
	return screen.Pad(append(append(text, rule), card...), m.height)
}

// panelRows are the rows of the panel, at most height of them, each with so
// many blank cells before it.
func (m *Model) panelRows(width, height, margin int) []string {
	rows := m.cardRows(width)
	m.scroll = max(0, min(m.scroll, len(rows)-height))
	rows = rows[m.scroll:]
	if left := len(rows) - height; left > 0 && height > 1 {
		more := m.ctx.Line(width).Add(fmt.Sprintf("↓ %s more: }", screen.Plural(left+1, "row", "rows")), style.Dim).String()
		rows = append(slices.Clone(rows[:height-1]), more)
	}
	rows = rows[:max(0, min(len(rows), height))]
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = strings.Repeat(" ", margin) + row
	}
	return out
}
