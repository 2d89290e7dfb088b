// Package articles is the list of what was opened: one row per article, then
// the files that could not be read, each with its reason.
package articles

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// Model is the list. Make one with New.
type Model struct {
	ctx    *screen.Context
	list   screen.List
	filter string
	rows   []int // indices of the articles that match the filter
}

// New is the list with the cursor on the article.
func New(ctx *screen.Context, article int) *Model {
	m := &Model{ctx: ctx}
	m.Refresh()
	m.list.Len, m.list.Cursor = len(m.rows), article
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string { return "Articles" }

// Filter is the text that rows must hold.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the articles whose source, title or path holds the text,
// compared as a search does.
func (m *Model) SetFilter(text string) {
	m.filter = text
	m.Refresh()
	m.list.Move(0)
}

// Refresh implements screen.Screen.
func (m *Model) Refresh() {
	m.rows = m.rows[:0]
	want := textview.NewQuery(m.filter)
	for i, a := range m.ctx.View.Articles {
		_, ok := want.Next(strings.Join([]string{a.Source, a.Title, a.Author, m.ctx.View.Heading(i), a.Path}, "\n"), 0)
		if ok || want.Empty() {
			m.rows = append(m.rows, i)
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
	return screen.Read{Article: m.rows[m.list.Cursor], Span: model.Span{Start: -1, End: -1}}
}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	return []screen.Hint{{Key: "Enter", Text: "read"}, {Key: "&", Text: "filter"}, {Key: "q", Text: "back"}}
}

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	skips := m.skipRows(width, max(0, height/3))
	m.list.Resize(len(m.rows), height-len(skips))
	var out []string
	for i := m.list.Top; i < len(m.rows) && len(out) < height-len(skips); i++ {
		out = append(out, m.row(m.rows[i], width, i == m.list.Cursor))
	}
	if len(m.rows) == 0 {
		out = append(out, m.empty(width)...)
	}
	return append(screen.Pad(out, height-len(skips)), skips...)
}

func (m *Model) empty(width int) []string {
	text := "No article is open. Start lectern with files or folders, such as: lectern ~/articles"
	if m.filter != "" {
		text = fmt.Sprintf("No article matches “%s”. Press Esc to see all %d.", m.filter, len(m.ctx.View.Articles))
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

// row shows one article: number, label, heading, day, marks.
func (m *Model) row(i, width int, chosen bool) string {
	v := m.ctx.View
	a := v.Articles[i]
	l := m.ctx.Line(width)
	look := []style.Role{style.Text}
	if chosen {
		l.Add("▌", style.Accent)
		look = append(look, style.Title)
	}
	l.To(1)
	l.FitRight(strconv.Itoa(i+1), len(strconv.Itoa(len(v.Articles)))+1, style.Dim).Add("  ")
	day, marks := a.Published.String(), ""
	if day == "" {
		day = "undated"
	}
	if d := v.Annotated[i]; d != nil {
		marks = fmt.Sprintf("%d marks", len(d.Annotations))
	}
	tail := 0
	if width >= 80 {
		tail = 12 + 11
	}
	heading := v.Heading(i)
	if column := labelWidth(width); column > 0 {
		label := v.Label(i)
		if label == heading {
			label = ""
		}
		l.Fit(label, column, look...).Add("  ")
	}
	l.Fit(heading, l.Left()-tail, look...)
	if tail > 0 {
		l.Add("  ").Fit(day, 10, style.Dim).FitRight(marks, 10, style.Dim)
	}
	return l.String()
}

// labelWidth is the width in cells of the column of sources.
func labelWidth(width int) int {
	switch {
	case width >= 100:
		return 26
	case width >= 60:
		return 18
	}
	return 0
}

// skipRows tell what could not be read, in at most limit rows.
func (m *Model) skipRows(width, limit int) []string {
	skips := slices.Concat(m.ctx.View.Skips, m.ctx.View.Unmarked)
	if len(skips) == 0 || limit < 2 {
		return nil
	}
	heading := fmt.Sprintf("Not read: %d", len(m.ctx.View.Skips))
	if n := len(m.ctx.View.Unmarked); n > 0 {
		heading += fmt.Sprintf(" · shown without marks: %d", n)
	}
	rows := []string{m.ctx.Line(width).Add(" ").Add(heading, style.PanelHeading).String()}
	for i, s := range skips {
		if left := len(skips) - i; len(rows) == limit-1 && left > 1 {
			return append(rows, m.ctx.Line(width).Add(fmt.Sprintf("   and %d more", left), style.Dim).String())
		}
		rows = append(rows, m.ctx.Line(width).Add("   ").Add(s.Reason.Error(), style.Dim).String())
	}
	return rows
}
