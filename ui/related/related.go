// Package related shows what other articles say about a passage: the passage
// and the best matching one of another article side by side, with what they
// share, and a list of the others.
package related

import (
	"fmt"
	"time"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
)

// Model is the comparison. Make one with New.
type Model struct {
	ctx     *screen.Context
	article int
	// span is what the reader stood on, passage what is compared.
	span, passage model.Span
	found         []library.Related
	list          screen.List
	// looked is the view that found comes from; pending one whose index is
	// still being built.
	looked, pending *library.View
	// here and there are the parts of the two passages that are drawn, for the
	// candidate compared; -1 for none.
	here, there []library.Part
	compared    int
	// height is the screen's, as last drawn; upperRows that of the two passages,
	// found for what is measured.
	height    int
	measured  measured
	upperRows int
	// listRow is the first row of the list as last drawn, -1 where it is not;
	// rowHeight the number of rows that each of its rows takes.
	listRow, rowHeight int
}

// New shows what other articles say about the sentence at the span; an empty
// span is a place.
func New(ctx *screen.Context, article int, span model.Span) *Model {
	m := &Model{ctx: ctx, article: article, span: span, compared: -1, listRow: -1}
	m.look()
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string { return "What others say" }

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	if len(m.found) == 0 {
		return []screen.Hint{{Key: "q", Text: "back"}}
	}
	return []screen.Hint{{Key: "J K", Text: "next, previous"}, {Key: "Enter", Text: "read there"}, {Key: "q", Text: "back"}}
}

// indexWait is how long the screen waits for an index that is still being
// built: a few frames, which go unnoticed.
const indexWait = 40 * time.Millisecond

// look asks the view, or notes that it must be asked again.
func (m *Model) look() {
	v := m.ctx.View
	ready := v.RelatedReady()
	select {
	case <-ready:
	default:
		go v.WarmRelated()
		select {
		case <-ready:
		case <-time.After(indexWait):
			m.pending = v
			return
		}
	}
	m.take(v)
}

// take takes up what the view says.
func (m *Model) take(v *library.View) {
	var was library.Related
	if m.list.Cursor < len(m.found) {
		was = m.found[m.list.Cursor]
	}
	m.pending, m.looked, m.compared = nil, v, -1
	m.passage = v.Passage(m.article, m.span)
	m.found = v.Related(m.article, m.span)
	m.list.Len = len(m.found)
	for i, r := range m.found {
		if r.Article == was.Article && r.Span == was.Span {
			m.list.Cursor = i
		}
	}
	m.list.Move(0)
}

// settle takes up a view whose index has been built meanwhile.
func (m *Model) settle() {
	if m.pending == nil {
		return
	}
	select {
	case <-m.pending.RelatedReady():
		m.take(m.pending)
	default:
	}
}

// Refresh implements screen.Screen. While the library grows it is asked again
// only when it has doubled, or is complete: the index is made anew each time.
func (m *Model) Refresh() {
	v := m.ctx.View
	if m.looked == v || m.pending != nil && !v.Complete() {
		return
	}
	if m.looked == nil || v.Complete() || v.Ready >= 2*m.looked.Ready {
		m.look()
	}
}

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	m.settle()
	k := m.ctx.Keys
	switch {
	case key.Matches(s, k.Open):
		return m.read()
	case key.Matches(s, k.NextArticle):
		return m.turn(1)
	case key.Matches(s, k.PrevArticle):
		return m.turn(-1)
	default:
		m.list.Press(s, k)
	}
	return nil
}

// Click implements screen.Clicker: a click in the list chooses a passage,
// another reads it.
func (m *Model) Click(row int) screen.Action {
	if m.listRow >= 0 && row >= m.listRow && m.list.Click((row-m.listRow)/max(1, m.rowHeight)) {
		return m.read()
	}
	return nil
}

func (m *Model) read() screen.Action {
	if m.list.Cursor >= len(m.found) {
		return nil
	}
	r := m.found[m.list.Cursor]
	return screen.Read{Article: r.Article, Span: r.Span}
}

// Command implements screen.Commander.
func (m *Model) Command() (words []string, article int) {
	if m.passage.Empty() {
		return nil, 0
	}
	a := m.ctx.View.Articles[m.article]
	return []string{"related", "--at", fmt.Sprintf("%s:%d", a.Path, utf8.RuneCountInString(a.Text[:m.passage.Start]))}, 0
}

// turn goes to the next or previous passage.
func (m *Model) turn(dir int) screen.Action {
	switch i := m.list.Cursor + dir; {
	case len(m.found) == 0:
		return nil
	case i < 0:
		return screen.Say{Text: "This is the best match."}
	case i >= len(m.found):
		return screen.Say{Text: "This is the last match."}
	}
	m.list.Move(dir)
	return nil
}

// compare finds the parts of the two passages on the screen.
func (m *Model) compare() {
	if m.compared == m.list.Cursor {
		return
	}
	m.compared = m.list.Cursor
	m.here, m.there = m.looked.Compare(m.article, m.passage, m.found[m.compared])
}
