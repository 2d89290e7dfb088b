// Package mentions is the concordance: every mention of an entity, or every
// hit of a search, in its context, one per row, aligned on the words found.
package mentions

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// Model is the concordance. Make one with New.
type Model struct {
	ctx    *screen.Context
	title  string
	empty  string
	list   screen.List
	found  func() []library.Mention
	all    []library.Mention
	rows   []library.Mention
	filter string
	// command is what writes the same without the screen; nil for nothing.
	command []string
}

// Command implements screen.Commander.
func (m *Model) Command() (words []string, article int) { return m.command, 0 }

// New shows what found returns, under the title; found is asked again when the
// library has grown. empty is what the screen says where there is nothing. The
// cursor starts on row at; command is what writes the same without the screen,
// nil for nothing.
func New(ctx *screen.Context, title, empty string, found func() []library.Mention, at int, command []string) *Model {
	m := &Model{ctx: ctx, title: title, empty: empty, found: found, command: command}
	m.Refresh()
	m.list.Cursor = max(0, at)
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string { return m.title }

// Filter is the text that rows must hold.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the rows whose sentence or source holds the text,
// compared as a search does.
func (m *Model) SetFilter(text string) {
	m.filter = text
	m.narrow()
	m.list.Move(0)
}

// Refresh implements screen.Screen.
func (m *Model) Refresh() {
	m.all = m.found()
	m.narrow()
}

func (m *Model) narrow() {
	m.rows = m.all
	if want := textview.NewQuery(m.filter); !want.Empty() {
		m.rows = nil
		for _, o := range m.all {
			context := m.ctx.View.Sentence(o.Article, o.Start).In(m.ctx.View.Articles[o.Article].Text)
			if _, ok := want.Next(context+"\n"+m.ctx.View.Label(o.Article), 0); ok {
				m.rows = append(m.rows, o)
			}
		}
	}
	m.list.Len = len(m.rows)
}

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	if key.Matches(s, m.ctx.Keys.Open) {
		return m.open()
	}
	m.list.Press(s, m.ctx.Keys)
	return nil
}

// Click implements screen.Clicker: a click on the chosen row opens it.
func (m *Model) Click(row int) screen.Action {
	if m.list.Click(row) {
		return m.open()
	}
	return nil
}

func (m *Model) open() screen.Action {
	if m.list.Cursor >= len(m.rows) {
		return nil
	}
	o := m.rows[m.list.Cursor]
	return screen.Read{Article: o.Article, Span: o.Span}
}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	return []screen.Hint{{Key: "Enter", Text: "read"}, {Key: "&", Text: "filter"}, {Key: "q", Text: "back"}}
}

// preview is the height of the pane that shows the chosen row's sentence.
const preview = 5

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	below := 0
	if height >= 14 && len(m.rows) > 0 {
		below = preview
	}
	m.list.Resize(len(m.rows), height-below)
	if len(m.rows) == 0 {
		return screen.Pad(m.nothing(width), height)
	}
	var out []string
	last := -1
	for i := m.list.Top; i < len(m.rows) && len(out) < height-below; i++ {
		o := m.rows[i]
		out = append(out, m.row(o, width, i == m.list.Cursor, o.Article != last))
		last = o.Article
	}
	out = screen.Pad(out, height-below)
	if below > 0 {
		out = append(out, m.sentence(m.rows[m.list.Cursor], width)...)
	}
	return screen.Pad(out, height)
}

func (m *Model) nothing(width int) []string {
	text := m.empty
	if m.filter != "" {
		text = fmt.Sprintf("None of %d rows holds “%s”. Press Esc to see all.", len(m.all), m.filter)
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

// row shows one occurrence: the source, then the words before, the words found,
// the words after. The words found start in one column on every row.
func (m *Model) row(o library.Mention, width int, chosen, first bool) string {
	v := m.ctx.View
	l := m.ctx.Line(width)
	base := style.Text
	if chosen {
		l.Add("▌", style.Accent)
	}
	l.To(2)
	if column := labelWidth(width); column > 0 {
		label := ""
		if first {
			label = v.Label(o.Article)
		}
		l.Fit(label, column, style.Dim).Add("  ")
	}
	left := l.Left() * 2 / 5
	before, node, after := context(v.Articles[o.Article].Text, o, width)
	l.FitRight(screen.ClipLeft(before, left), left, base)
	look := style.Pivot
	if chosen {
		look = style.CurrentPivot
	}
	return l.Add(node, look).Add(after, base).String()
}

// labelWidth is the width in cells of the column of sources.
func labelWidth(width int) int {
	if width < 80 {
		return 0
	}
	return min(26, width/5)
}

// context is the text around the occurrence within its paragraph: at most n
// bytes on either side.
func context(text string, o library.Mention, n int) (before, node, after string) {
	start, end := max(0, o.Start-n), min(len(text), o.End+n)
	before, after = text[start:o.Start], text[o.End:end]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	return strings.ToValidUTF8(strings.TrimLeft(before, " "), ""), o.In(text), strings.ToValidUTF8(strings.TrimRight(after, " "), "")
}

// sentence shows the chosen row's whole sentence and where it stands.
func (m *Model) sentence(o library.Mention, width int) []string {
	v := m.ctx.View
	out := []string{m.ctx.Line(width).Add(strings.Repeat("─", max(0, width)), style.Border).String()}
	a := v.Articles[o.Article]
	day := a.Published.String()
	if day == "" {
		day = "undated"
	}
	l := m.ctx.Line(width).Add("  ").Add(v.Label(o.Article), style.PanelHeading)
	l.Add(fmt.Sprintf("  %s · %d of %d", day, m.list.Cursor+1, len(m.rows)), style.Dim)
	out = append(out, l.String())
	for _, row := range screen.Wrap(v.Sentence(o.Article, o.Start).In(a.Text), min(width-4, 100)) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row).String())
	}
	if len(out) > preview {
		out = out[:preview]
	}
	return screen.Pad(out, preview)
}
