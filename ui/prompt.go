package ui

import (
	"context"
	"fmt"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

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
	from   reader.Place
	screen screen.Filterer
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
	m.prompt.screen = f
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
	k := m.ctx.Keys
	switch {
	case key.Matches(msg, k.Cancel):
		m.prompt = nil
		m.close()
	case key.Matches(msg, k.Accept):
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
	k := m.ctx.Keys
	if cmd, ok := m.typeName(msg); ok {
		return cmd
	}
	switch {
	case key.Matches(msg, k.Cancel):
		m.cancelPrompt()
		return nil
	case key.Matches(msg, k.Accept):
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
		m.prompt.screen.SetFilter("")
	}
	m.prompt = nil
}

func (m *Model) acceptPrompt() tea.Cmd {
	p := m.prompt
	m.prompt = nil
	m.reader.SetQuery(nil)
	text := p.input.Value()
	q := textview.NewQuery(text)
	if p.asked == askRows || q.Empty() {
		return nil
	}
	m.reader.GoTo(p.from)
	return m.find(q, text, p)
}

// search is a search in the background. Only the newest counts.
type search struct {
	id     int
	busy   bool
	cancel context.CancelFunc
}

// foundMsg brings what a search found.
type foundMsg struct {
	id    int
	walk  *walk
	from  reader.Place
	asked asked
}

// find searches the article or the library away from the screen's goroutine.
func (m *Model) find(q *textview.Query, text string, p *prompt) tea.Cmd {
	if m.search.cancel != nil {
		m.search.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.search = search{id: m.search.id + 1, busy: true, cancel: cancel}
	msg := foundMsg{id: m.search.id, from: p.from, asked: p.asked, walk: &walk{query: q, text: text, at: -1}}
	first, last := m.reader.Article(), m.reader.Article()+1
	if p.asked == askAll {
		first, last = 0, len(m.ctx.View.Articles)
	}
	v := m.ctx.View
	return func() tea.Msg {
		defer cancel()
		for i := first; i >= 0 && i < last && ctx.Err() == nil; i++ {
			for _, s := range textview.Find(v.Articles[i].Text, text) {
				msg.walk.hits = append(msg.walk.hits, library.Mention{Article: i, Span: s, Index: -1})
			}
		}
		return msg
	}
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
		}
		m.say(fmt.Sprintf("“%s” is not %s.", w.text, where))
		return nil
	}
	m.walk = w
	if msg.asked == askAll {
		m.showWalk()
		found := func() []library.Mention { return w.hits }
		m.push(mentions.New(m.ctx, "“"+w.text+"” in all articles", "Nothing was found.", found, 0))
		return nil
	}
	m.reader.DropFocus()
	m.step(1)
	return nil
}
