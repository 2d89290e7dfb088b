package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/ui/palette"
	"lectern/ui/screen"
)

// wheelRows is how far one notch of the wheel scrolls, as in most terminals.
const wheelRows = 3

// doubleClick is the longest time between the two clicks of one.
const doubleClick = 500 * time.Millisecond

// mouse is what the root remembers of the mouse between two messages.
type mouse struct {
	off bool
	// pressed is where the left button went down in the text; -1 for nowhere.
	pressed int
	held    bool
	// last and at are the last click, to know a double one by.
	last time.Time
	at   int
}

// toggleMouse turns the mouse on or off: while it is on, the terminal's own
// selection needs a modifier key.
func (m *Model) toggleMouse() {
	m.mouse = mouse{off: !m.mouse.off}
	if m.mouse.off {
		m.say("The mouse is the terminal's: it selects as usual.")
	} else {
		m.say("The mouse is on: click a mark, double-click to pivot, drag to copy.")
	}
}

// handle does what the mouse asks for. There is a key for all of it.
func (ms *mouse) handle(m *Model, msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		rows := wheelRows
		if at.Button == tea.MouseWheelUp {
			rows = -rows
		}
		m.wheel(rows)
	case tea.MouseClickMsg:
		if at.Button == tea.MouseLeft {
			return ms.click(m, at)
		}
	case tea.MouseMotionMsg:
		if ms.held {
			if to, ok := m.offsetAt(at); ok {
				m.reader.SelectBetween(ms.pressed, to)
			}
		}
	case tea.MouseReleaseMsg:
		return ms.release(m)
	}
	return nil
}

// wheel scrolls the text or moves a list's cursor.
func (m *Model) wheel(rows int) {
	if m.prompt != nil {
		if p, ok := m.prompt.screen.(*palette.Model); ok {
			p.Move(rows / wheelRows)
		}
		return
	}
	key := m.ctx.Keys.Down
	if rows < 0 {
		key, rows = m.ctx.Keys.Up, -rows
	}
	for range rows {
		m.run(strokesOf(key))
	}
}

// offsetAt is the byte of the text under the mouse.
func (m *Model) offsetAt(at tea.Mouse) (int, bool) {
	if m.top() != nil || m.prompt != nil {
		return 0, false
	}
	row := at.Y - m.bodyRow()
	return m.reader.HitTest(row, at.X)
}

// click focuses the mark under the mouse; a second click pivots on it.
func (ms *mouse) click(m *Model, at tea.Mouse) tea.Cmd {
	if m.prompt != nil {
		return nil
	}
	if top := m.top(); top != nil {
		if c, ok := top.(screen.Clicker); ok {
			return m.act(c.Click(at.Y - m.bodyRow()))
		}
		return nil
	}
	m.reader.Select(model.Span{})
	offset, ok := m.offsetAt(at)
	if !ok {
		return nil
	}
	double := ms.at == offset && time.Since(ms.last) < doubleClick
	ms.pressed, ms.held, ms.at, ms.last = offset, true, offset, time.Now()
	m.status = ""
	if m.reader.FocusAt(offset) && double {
		m.pivot()
	}
	return nil
}

// release copies what was selected.
func (ms *mouse) release(m *Model) tea.Cmd {
	held := ms.held
	ms.held = false
	text := m.reader.Selected()
	if !held || text == "" {
		return nil
	}
	return m.copyText(text, "what is selected")
}

// copySentence copies the sentence of the focused mark, else the first on the
// screen; cited adds where it stands.
func (m *Model) copySentence(cited bool) tea.Cmd {
	i := m.reader.Article()
	if i < 0 {
		return nil
	}
	v := m.ctx.View
	text := strings.TrimSpace(v.Sentence(i, m.reader.Reading()).In(v.Articles[i].Text))
	if text == "" {
		m.say("There is no sentence here.")
		return nil
	}
	if cited {
		return m.copyText("“"+text+"” — "+citation(v.Articles[i], v.Label(i)), "the sentence with its source")
	}
	return m.copyText(text, "the sentence")
}

// citation names an article: author, title, source, day and address, as far as
// they are known.
func citation(a *model.Article, label string) string {
	var parts []string
	for _, s := range []string{a.Author, a.Title, a.Source, a.Published.String(), a.URL} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if a.Title == "" && a.Source == "" {
		parts = append([]string{label}, parts...)
	}
	return strings.Join(parts, ", ")
}

// copyLimit bounds what goes to the clipboard, in bytes: terminals drop longer
// ones without a word.
const copyLimit = 70 << 10

// copyText gives the text to the terminal's clipboard (OSC 52).
func (m *Model) copyText(text, what string) tea.Cmd {
	if len(text) > copyLimit {
		m.say("That is too long for the clipboard.")
		return nil
	}
	m.say("Copied " + what + ".")
	return tea.SetClipboard(model.Sanitize(text))
}
