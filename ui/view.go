package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// Rows that are not the screen's body: the header with a blank row under it,
// and the status line, on a high screen with one over it.
const (
	// tiny is the width in cells under which margins and signs alone may be
	// wider than the screen: rows are cut there.
	tiny     = 8
	headRows = 2
	highFrom = 20
)

// View implements tea.Model.
func (m *Model) View() tea.View {
	var v tea.View
	v.AltScreen = true
	v.WindowTitle = "lectern"
	if !m.mouse.off {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.width <= 0 || m.height <= 0 {
		return v
	}
	rows := m.rows()
	if m.width < tiny {
		for i := range rows {
			rows[i] = ansi.Truncate(rows[i], m.width, "")
		}
	}
	if p := m.prompt; p != nil {
		if v.Cursor = p.input.Cursor(); v.Cursor != nil {
			left, _ := p.visible(m.width)
			v.Cursor.Y = len(rows) - 1
			v.Cursor.X = min(1+ansi.StringWidth(p.input.Prompt+left), m.width-1)
		}
	}
	v.Content = strings.Join(rows, "\n")
	return v
}

// rows are the whole screen. Where it is low, the body has it alone; then the
// status line comes, then the header.
func (m *Model) rows() []string {
	switch {
	case m.height < 2:
		return m.body(m.height)
	case m.height < 6:
		return append(m.body(m.height-1), m.statusLine())
	}
	foot := 1
	if m.height >= highFrom {
		foot = 2
	}
	body := m.body(m.height - headRows - foot) // first: it lays out what the header tells of
	rows := append([]string{m.header(), ""}, body...)
	if foot == 2 {
		rows = append(rows, "")
	}
	return append(rows, m.statusLine())
}

// bodyRow is the screen's row on which the body begins.
func (m *Model) bodyRow() int {
	if m.height < 6 {
		return 0
	}
	return headRows
}

func (m *Model) body(height int) []string {
	if s := m.top(); s != nil {
		return screen.Pad(s.Draw(m.width, height), height)
	}
	return m.reader.Draw(m.width, height)
}

// header is the top row: what is read, and how far.
func (m *Model) header() string {
	right := m.progress()
	l := m.ctx.Line(m.width)
	name := "lectern"
	if m.opts.Name != "" {
		name = m.opts.Name
	}
	title := ""
	if s := m.top(); s != nil {
		title = s.Title()
		if f, ok := s.(screen.Filterer); ok && f.Filter() != "" && m.prompt == nil {
			title += " · only “" + f.Filter() + "”"
		}
	} else if i := m.reader.Article(); i >= 0 {
		title = m.ctx.View.Name(i)
	}
	room := m.width - len([]rune(right)) - 2
	l.Add(" ").Add(screen.Clip(name, 24), style.Status).Add("  ")
	if n := room - l.Used() - 2; n > 0 {
		l.Add(screen.Clip(title, n), style.Title)
	}
	return l.FitRight(right, l.Left()-1, style.Status).String()
}

// progress is the header's right end: day, article, place; or how far reading
// has come.
func (m *Model) progress() string {
	v := m.ctx.View
	var parts []string
	i := m.reader.Article()
	if i >= 0 && m.top() == nil && m.width >= 60 {
		day := v.Articles[i].Published.String()
		if day == "" {
			day = "undated"
		} else if v.Articles[i].IsInferred(model.FieldPublished) {
			day = "~ " + day
		}
		parts = append(parts, day)
	}
	switch {
	case v.Reading:
		text := "reading"
		if v.Total > 0 { // of what is piped nobody knows yet how much it is
			text += " " + screen.Count(v.Read) + " of " + screen.Count(v.Total)
		}
		parts = append(parts, text)
	case v.Read < v.Total:
		parts = append(parts, "stopped at "+screen.Count(v.Read)+" of "+screen.Count(v.Total))
	case !v.Complete():
		parts = append(parts, "marking "+screen.Count(v.Ready)+" of "+screen.Count(len(v.Articles)))
	}
	if i >= 0 {
		parts = append(parts, fmt.Sprintf("%d/%d", i+1, max(len(v.Articles), 1)))
		if m.top() == nil {
			parts = append(parts, fmt.Sprintf("%d %%", m.reader.Percent()))
		}
	}
	return strings.Join(parts, " · ")
}

// statusLine is the last row: the prompt, a message, or what is walked, with
// the keys that matter now.
func (m *Model) statusLine() string {
	l := m.ctx.Line(m.width).Add(" ")
	hints := m.hints()
	switch {
	case m.prompt != nil:
		left, right := m.prompt.visible(m.width)
		return l.Add(m.prompt.input.Prompt, style.Accent).Add(left).Add(right).String()
	case m.strokes != "" || m.count > 0:
		if m.count > 0 {
			l.Add(fmt.Sprint(m.count), style.Accent)
		}
		l.Add(m.strokes, style.Accent).Add("…", style.Dim)
	case m.status != "":
		return l.Add(m.status, style.Status).String()
	case m.search.busy:
		l.Add("searching…", style.Status)
	case m.walk != nil:
		m.walkStatus(l)
	case m.opening.shown():
		l.Add("reading "+m.opening.String(), style.Status)
		hints = m.opening.hints()
	case m.top() == nil && m.readBefore() != "":
		l.Add(m.readBefore(), style.Status)
	default:
		m.skipStatus(l)
	}
	return m.addHints(l, hints)
}

// walkStatus tells what is walked and where the walk stands.
func (m *Model) walkStatus(l *screen.Line) {
	w, v := m.walk, m.ctx.View
	name := "“" + w.text + "”"
	if e := v.Entity(w.entity(v)); e != nil {
		name = e.Name
	}
	l.Add("◆ ", style.Accent).Add(screen.Clip(name, max(12, m.width/3)), style.Title).Add(" "+w.count(), style.Status)
	stands := m.reader.Sees(w.current(m.reader.Article())) || m.top() != nil
	if at, of := w.standing(); of > 1 && m.width >= 70 {
		if at > 0 && stands {
			l.Add(fmt.Sprintf(" · %d of %d sources", at, of), style.Status)
		} else {
			l.Add(fmt.Sprintf(" · in %d sources", of), style.Status)
		}
	}
	if w.pivots() && w.at >= 0 && stands && m.width >= 100 {
		if as := v.Text(w.hits[w.at]); as != name {
			l.Add(" · as “"+screen.Clip(as, 30)+"”", style.Status)
		}
	}
}

// skipStatus tells of files that could not be read, so that nothing is missing
// in silence.
func (m *Model) skipStatus(l *screen.Line) {
	switch n := len(m.ctx.View.Skips); {
	case n == 1:
		l.Add("1 file was not read; L tells why", style.Status)
	case n > 1:
		l.Add(fmt.Sprintf("%d files were not read; L tells why", n), style.Status)
	case len(m.ctx.View.Unmarked) > 0:
		l.Add(fmt.Sprintf("%d shown without marks; L tells why", len(m.ctx.View.Unmarked)), style.Status)
	}
}

func (m *Model) hints() []screen.Hint {
	if s := m.top(); s != nil {
		return append(s.Hints(), screen.Hint{Key: "?", Text: "help"})
	}
	switch {
	case m.walk != nil:
		return []screen.Hint{{Key: "gr", Text: "in context"}, {Key: "Ctrl-o", Text: "back"}, {Key: "n N", Text: "walk"}, {Key: "?", Text: "help"}}
	case m.focusedPiece():
		return []screen.Hint{{Key: "]r", Text: "next piece"}, {Key: "gk", Text: "keep or not"}, {Key: "\\", Text: "hide"}, {Key: "?", Text: "help"}}
	case m.reader.FocusedLink() != nil:
		return []screen.Hint{{Key: "]u", Text: "next link"}, {Key: "Enter", Text: "open"}, {Key: "Esc", Text: "drop"}, {Key: "?", Text: "help"}}
	case m.reader.Focused() != nil:
		return []screen.Hint{{Key: "Tab", Text: "next"}, {Key: "*", Text: "pivot"}, {Key: "gr", Text: "in context"}, {Key: "?", Text: "help"}}
	}
	return []screen.Hint{{Key: "Tab", Text: "marks"}, {Key: "J", Text: "next article"}, {Key: "/", Text: "search"}, {Key: "?", Text: "help"}}
}

// addHints puts as many hints as there is room for at the right end; the last,
// the way to help, comes first when room is short.
func (m *Model) addHints(l *screen.Line, hints []screen.Hint) string {
	width := func(hs []screen.Hint) int {
		n := 0
		for _, h := range hs {
			n += len([]rune(h.Key)) + len([]rune(h.Text)) + 3
		}
		return n
	}
	for len(hints) > 0 && width(hints)+2 > l.Left() {
		hints = hints[1:]
	}
	l.To(l.Used() + l.Left() - width(hints))
	for _, h := range hints {
		l.Add(h.Key, style.Key).Add(" "+h.Text, style.Dim).Add("  ")
	}
	return l.String()
}
