package ui

import (
	"context"
	"iter"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/uitest/gold"
)

// Long reading shows how far it has come, and Ctrl-c ends it without ending the
// program; what was read stays and is marked.
func TestLongReadingCanBeStopped(t *testing.T) {
	g, sources := gold.New(t, "seeds")
	endless := library.Source{Path: "endless", Each: func(ctx context.Context) iter.Seq2[*model.Article, error] {
		return func(func(*model.Article, error) bool) { <-ctx.Done() }
	}}
	lib := library.Open(t.Context(), library.Of(append(sources, endless, endless)...), g)
	lib.WaitFirst(t.Context())
	m := New(lib, Options{Theme: "dark"})
	screen := func() string { return ansi.Strip(m.View().Content) }
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
	m.Update(beginMsg{})
	for lib.View().Read < len(sources) {
		<-lib.Changed()
	}
	m.Update(changedMsg{})
	if strings.Contains(screen(), "━") {
		t.Error("a bar for reading that takes no time yet")
	}
	m.opening.began = time.Now().Add(-10 * time.Second)
	m.Update(changedMsg{})
	if want := "reading ━━━━━━━━━━━━━━────── 5 of 7 · 0.5 a second"; !strings.Contains(screen(), want) {
		t.Fatalf("no %q in\n%s", want, screen())
	}
	if _, cmd := m.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}); cmd != nil {
		t.Error("the first Ctrl-c does more than to stop reading")
	}
	if want := "Reading was stopped; what was read stays."; !strings.Contains(screen(), want) {
		t.Errorf("no %q in\n%s", want, screen())
	}
	<-lib.Done()
	m.Update(changedMsg{complete: true})
	if v := lib.View(); v.Ready != len(sources) || !strings.Contains(screen(), "stopped at 5 of 7") {
		t.Errorf("%d of %d articles are marked:\n%s", v.Ready, len(sources), screen())
	}
	if _, cmd := m.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}); cmd == nil {
		t.Error("the second Ctrl-c does not quit")
	}
}

// A first article that takes long is no reason to show nothing.
func TestTheScreenComesBeforeTheFirstArticle(t *testing.T) {
	ready := make(chan struct{})
	slow := library.Source{Path: "slow", Read: func() (*model.Article, error) {
		<-ready
		return &model.Article{Path: "slow", Text: "The ferry was late.", Paragraphs: []model.Paragraph{{Span: model.Span{End: 19}}}}, nil
	}}
	lib := library.Open(t.Context(), library.Of(slow), &gold.Annotator{})
	m := New(lib, Options{Theme: "dark"})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m.Update(beginMsg{})
	if screen := ansi.Strip(m.View().Content); !strings.Contains(screen, "Reading…") {
		t.Errorf("nothing says that something is read:\n%s", screen)
	}
	close(ready)
	lib.WaitFirst(t.Context())
	m.Update(changedMsg{})
	if screen := ansi.Strip(m.View().Content); !strings.Contains(screen, "The ferry was late.") {
		t.Errorf("the article does not come:\n%s", screen)
	}
}

// A screen that waited in vain ends by itself, for the command line to say why.
func TestTheScreenEndsWhereNothingCanBeRead(t *testing.T) {
	lib := nilLibrary(t)
	<-lib.Done()
	m := New(lib, Options{Theme: "dark"})
	if _, cmd := m.Update(changedMsg{complete: true}); cmd == nil {
		t.Error("the screen stays")
	}
}
