package ui

import (
	"context"
	"fmt"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/mentions"
	"lectern/ui/palette"
	"lectern/ui/reader"
	"lectern/ui/screen"
	"lectern/ui/textview"
)

// asked is what a prompt asks for.
type asked uint8

const (
	askHere asked = iota // a search in the article
	askAll               // a search in the library
	askRows              // a filter for the rows of a screen
	askName              // a name in the palette
)

// prompt is a line that the reader types into, at the place of the status line.
type prompt struct {
	asked asked
	input textinput.Model
	// from is where the article stood before typing moved it.
	from reader.Place
	// screen is the one whose rows are narrowed; before is how they were.
	screen screen.Filterer
	before string
}

// ask opens the prompt for a search.
func (m *Model) ask(a asked) tea.Cmd {
	mark := map[asked]string{askHere: "/", askAll: "all /", askRows: "&", askName: ":"}[a]
	in := textinput.New()
	in.Prompt = ""
	in.SetVirtualCursor(false)
	m.prompt = &prompt{asked: a, input: in, from: m.reader.Place()}
	m.prompt.input.Placeholder = ""
	m.prompt.input.Prompt = mark
	return m.prompt.input.Focus()
}

// askFilter opens the prompt for the rows of a screen.
func (m *Model) askFilter(f screen.Filterer) tea.Cmd {
	cmd := m.ask(askRows)
	m.prompt.screen, m.prompt.before = f, f.Filter()
	m.prompt.input.SetValue(f.Filter())
	m.prompt.input.CursorEnd()
	return cmd
}

// askPalette opens the palette: a screen of names, and the prompt that narrows
// them.
func (m *Model) askPalette() tea.Cmd {
	p := palette.New(m.ctx)
	m.push(p)
	cmd := m.ask(askName)
	m.prompt.screen = p
	return cmd
}

// typeName handles the keys that the palette has beside typing.
func (m *Model) typeName(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	p, ok := m.prompt.screen.(*palette.Model)
	if !ok {
		return nil, false
	}
	switch {
	case msg.String() == "esc":
		m.prompt = nil
		m.close()
	case msg.String() == "enter":
		m.prompt = nil
		m.close()
		return m.act(p.Choose()), true
	case msg.String() == "up", msg.String() == "ctrl+p":
		p.Move(-1)
	case msg.String() == "down", msg.String() == "ctrl+n":
		p.Move(1)
	default:
		return nil, false
	}
	return nil, true
}

// type_ handles a key while the prompt is open.
func (m *Model) type_(msg tea.KeyPressMsg) tea.Cmd {
	if cmd, ok := m.typeName(msg); ok {
		return cmd
	}
	switch {
	case msg.String() == "esc", msg.String() == "backspace" && m.prompt.input.Value() == "":
		m.cancelPrompt()
		return nil
	case msg.String() == "enter":
		return m.acceptPrompt()
	}
	return m.edit(msg)
}

// paste puts pasted text into the prompt; elsewhere it means nothing.
func (m *Model) paste(text string) tea.Cmd {
	if m.prompt == nil {
		return nil
	}
	return m.edit(tea.PasteMsg{Content: model.SanitizeLine(text)})
}

// edit changes what is typed and shows what it finds.
func (m *Model) edit(msg tea.Msg) tea.Cmd {
	p := m.prompt
	before := p.input.Value()
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	text := p.input.Value()
	if text == before {
		return cmd
	}
	switch p.asked {
	case askRows, askName:
		p.screen.SetFilter(text)
	case askHere:
		q := textview.NewQuery(text)
		m.reader.SetQuery(q)
		m.reader.GoTo(p.from)
		m.showWalk()
		if !q.Empty() {
			m.reader.Seek(q, p.from.Offset)
		}
	}
	return cmd
}

func (m *Model) cancelPrompt() {
	if m.prompt.asked == askHere {
		m.reader.SetQuery(nil)
		m.reader.GoTo(m.prompt.from)
		m.showWalk()
	}
	if m.prompt.asked == askRows {
		m.prompt.screen.SetFilter(m.prompt.before)
	}
	m.prompt = nil
}

func (m *Model) acceptPrompt() tea.Cmd {
	p := m.prompt
	m.prompt = nil
	m.reader.SetQuery(nil)
	if p.asked == askRows {
		return nil
	}
	text := p.input.Value()
	m.reader.GoTo(p.from)
	m.showWalk()
	if text == "" { // the last search again, as in vi and less
		text = m.search.last
		if m.walk != nil && !m.walk.pivots() && m.walk.text == text {
			m.step(1)
			return nil
		}
	}
	if textview.NewQuery(text).Empty() {
		return nil
	}
	return m.find(text, p.asked)
}

// search is a search in the background. Only the newest counts.
type search struct {
	id     int
	busy   bool
	cancel context.CancelFunc
	last   string // what was looked for last
}

// hitLimit bounds how many hits of a search are kept: nobody walks more, and a
// letter is found millions of times in a large library.
const hitLimit = 100_000

// foundMsg brings what a search found.
type foundMsg struct {
	id    int
	walk  *walk
	asked asked
}

// find searches the article or the library away from the screen's goroutine.
func (m *Model) find(text string, asked asked) tea.Cmd {
	m.stopSearch()
	ctx, cancel := context.WithCancel(context.Background())
	m.search = search{id: m.search.id + 1, busy: true, cancel: cancel, last: text}
	msg := foundMsg{id: m.search.id, asked: asked, walk: &walk{text: text, at: -1}}
	q := textview.NewQuery(text)
	first, last := m.reader.Article(), m.reader.Article()+1
	if asked == askAll {
		first, last = 0, len(m.ctx.View.Articles)
	}
	v := m.ctx.View
	return func() tea.Msg {
		defer cancel()
		var hits []library.Mention
		for i := first; i >= 0 && i < last && ctx.Err() == nil && len(hits) < hitLimit; i++ {
			for _, s := range q.All(v.Articles[i].Text, hitLimit-len(hits)) {
				hits = append(hits, library.Mention{Article: i, Span: s, Index: -1})
			}
		}
		msg.walk.set(v, hits)
		msg.walk.more = len(hits) == hitLimit
		return msg
	}
}

// stopSearch gives up a search that is going on, and reports whether one was.
func (m *Model) stopSearch() bool {
	was := m.search.busy
	if m.search.cancel != nil {
		m.search.cancel()
	}
	m.search.busy = false
	m.search.id++ // what it finds yet comes too late
	return was
}

// found takes up what a search found: in the article it goes to the next hit,
// in the library it lists them.
func (m *Model) found(msg foundMsg) tea.Cmd {
	if msg.id != m.search.id {
		return nil
	}
	m.search.busy = false
	w := msg.walk
	if len(w.hits) == 0 {
		where := "in this article; g/ searches all of them"
		if msg.asked == askAll {
			where = "in any article"
			if m.ctx.View.Reading {
				where += " that was read so far"
			}
		}
		m.say(fmt.Sprintf("“%s” is not %s.", w.text, where))
		return nil
	}
	m.walk = w
	if msg.asked == askAll {
		m.showWalk()
		found := func() []library.Mention { return w.hits }
		m.push(mentions.New(m.ctx, "“"+w.text+"” in all articles", "Nothing was found.", found, 0, nil))
		return nil
	}
	m.reader.DropFocus()
	m.step(1)
	return nil
}

// visible is what is typed, before and after the cursor, as far as a row of so
// many cells shows it: the cursor always is on it.
func (p *prompt) visible(width int) (left, right string) {
	value, at := []rune(p.input.Value()), p.input.Position()
	at = min(at, len(value))
	room := max(1, width-ansi.StringWidth(p.input.Prompt)-3)
	left = screen.ClipLeft(string(value[:at]), room)
	return left, screen.Clip(string(value[at:]), room-ansi.StringWidth(left))
}
