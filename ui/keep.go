package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/reader"
)

// Keeper keeps blocks that cleaning would take out of the articles of a site.
type Keeper interface {
	reader.Keeper
	// Keep lets blocks like the text stay; Forget undoes it. After an error the
	// change holds until the program ends.
	Keep(a *model.Article, text string) error
	Forget(a *model.Article, text string) error
	// Path is the file in which it is kept.
	Path() string
}

// stepPiece moves the focus to the next or previous removed piece.
func (m *Model) stepPiece(dir int) {
	switch {
	case m.reader.Article() < 0:
	case m.reader.StepPiece(dir):
		m.tellPiece()
	case dir < 0:
		m.say("No removed piece above in this article.")
	default:
		m.say("No removed piece below in this article.")
	}
}

// tellPiece says what gk would do with the focused piece.
func (m *Model) tellPiece() {
	p, ok := m.reader.FocusedPiece()
	if !ok || m.opts.Keeper == nil {
		return
	}
	site := m.opts.Keeper.Site(m.ctx.View.Articles[m.reader.Article()])
	switch {
	case p.Inline:
		m.say("Removed inside a paragraph: it cannot be kept; ]r [r: others.")
	case p.Kept:
		m.say("gk gives this up for " + site + "; ]r [r: others.")
	default:
		m.say("gk keeps this for " + site + "; ]r [r: others.")
	}
}

// keepPiece keeps the focused piece for its site, or gives it up; where none has
// the focus it shows which one it would be.
func (m *Model) keepPiece() tea.Cmd {
	i, k := m.reader.Article(), m.opts.Keeper
	if i < 0 {
		return nil
	}
	p, ok := m.reader.FocusedPiece()
	switch {
	case k == nil:
		m.say("Nothing can be kept here.")
		return nil
	case !ok && !m.reader.NearestPiece():
		m.say("Cleaning removed nothing here.")
		return nil
	case !ok || p.Inline:
		m.tellPiece()
		return nil
	}
	a := m.ctx.View.Articles[i]
	msg := rereadMsg{article: i, piece: p, site: k.Site(a)}
	if p.Kept {
		msg.unsaved = k.Forget(a, p.Text)
	} else {
		msg.unsaved = k.Keep(a, p.Text)
	}
	m.outside++
	m.say("Reading the article again…")
	lib := m.lib
	return func() tea.Msg {
		msg.err = lib.Reread(context.Background(), msg.article)
		return msg
	}
}

// rereadMsg says that an article was read again since a piece of it is kept, or
// not any more, or why it was not.
type rereadMsg struct {
	article int
	piece   reader.Piece
	site    string
	// unsaved is why the decision could not be written, err why the article
	// could not be read.
	unsaved, err error
}

// reread shows the article as it was read again.
func (m *Model) reread(msg rereadMsg) {
	m.outside--
	if msg.err == nil {
		m.moveWalk(msg.article)
		m.refresh()
		if m.reader.Article() == msg.article {
			m.reader.FocusText(msg.piece.Text)
		}
	}
	text := "Kept for " + msg.site
	if msg.piece.Kept {
		text = "No longer kept for " + msg.site
	}
	switch {
	case msg.unsaved != nil:
		text += " until you quit; it could not be written: " + model.SanitizeLine(msg.unsaved.Error())
	default:
		text += ", in " + home(m.opts.Keeper.Path())
	}
	switch {
	case errors.Is(msg.err, library.ErrOnce):
		text += "; it shows when this is opened again"
	case msg.err != nil:
		text += "; reading it again failed: " + model.SanitizeLine(msg.err.Error())
	}
	m.say(text + ".")
}

// moveWalk prepares the walk for an article that changed: a pivot is named by
// another article, and what cannot be found again is dropped.
func (m *Model) moveWalk(article int) {
	w := m.walk
	if w == nil {
		return
	}
	for _, h := range w.hits {
		switch {
		case !w.pivots() && h.Article == article:
			m.walk = nil // places of a search in a text that is no more
			return
		case w.pivots() && w.article != article:
			return
		case w.pivots() && h.Article != article:
			w.article, w.local = h.Article, m.ctx.View.Annotated[h.Article].Annotations[h.Index].Entity
			return
		}
	}
	if w.pivots() && w.article == article {
		m.walk = nil
	}
}

// home is a path with the reader's own folder as ~.
func home(path string) string {
	dir, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(path, dir+string(filepath.Separator)); ok && err == nil && dir != "" {
		path = "~" + string(filepath.Separator) + rest
	}
	return model.SanitizeLine(path)
}

// focusedPiece reports whether a removed or kept piece has the focus.
func (m *Model) focusedPiece() bool {
	_, ok := m.reader.FocusedPiece()
	return ok
}
