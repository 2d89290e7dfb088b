package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/palette"
	"lectern/ui/uitest"
	"lectern/ui/uitest/gold"
)

// n goes on from where the reader is, not from where the walk was left.
func TestWalkGoesOnFromTheReader(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Type(":obsrv")
	s.Press("enter")
	has(t, s, "1/9")
	s.Press("J", "J")
	has(t, s, "3/5", " 1/9 · in 5 sources")
	s.Press("n")
	has(t, s, "3/5", "5/9 · 3 of 5 sources")
	s.Type("gg")
	s.Press("J", "G", "N")
	has(t, s, "4/5", "7/9")
}

// A list keeps its row through reading and coming back, and the walk's own rows
// are not replaced by those of the mark that it stands on.
func TestConcordanceOfASearch(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Type("g/tadmur")
	s.Press("enter", "j", "enter")
	has(t, s, "4/5")
	s.Type("gr")
	has(t, s, "“tadmur” in context", "2 of 2")
}

func TestHelpPages(t *testing.T) {
	s := start(t, uitest.Options{Width: 60, Height: 16})
	s.Press("?")
	has(t, s, "line down")
	s.Press("space")
	lacks(t, s, "line down")
	s.Press("b")
	has(t, s, "line down")
	s.Press("G")
	has(t, s, "zoom out")
}

func TestFilterIsShownAndGivenBack(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 24})
	s.Press("L")
	s.Type("/irish") // in a list, search is the filter
	s.Press("enter")
	has(t, s, "Articles · only “irish”", "Irish Independent")
	lacks(t, s, "Al Jazeera")
	s.Type("& x")
	s.Press("esc")
	has(t, s, "Articles · only “irish”")
	s.Press("esc")
	has(t, s, "Al Jazeera")
	s.Press("?", "/")
	has(t, s, "There is nothing to search here.")
}

// A click does not act behind a prompt.
func TestClickBehindAPrompt(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 24})
	s.Press("L")
	s.Type("&i")
	row := cell(t, s, "Irish Independent")
	s.Send(tea.MouseClickMsg(row))
	s.Send(tea.MouseClickMsg(row))
	has(t, s, "Articles", "&i")
}

func TestDragTakesTheCharacterUnderThePointer(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	from := cell(t, s, "Ramadi, as ISIL")
	to := from
	to.X += len("Ramadi") - 1
	s.Send(tea.MouseClickMsg(from))
	s.Send(tea.MouseMotionMsg(to))
	s.Send(tea.MouseReleaseMsg(to))
	if got := clipboard(t, s); got != "Ramadi" {
		t.Errorf("the clipboard was given %q", got)
	}
}

// Shrinking the terminal after Enter leaves the text in sight.
func TestShrinkWithTheCardOpen(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Type("]p")
	s.Press("enter")
	s.Resize(60, 20)
	has(t, s, "Rami Abdulrahman from")
}

func TestEmptySearchRepeatsTheLast(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Type("/ramadi")
	s.Press("enter", "/", "enter")
	has(t, s, "“ramadi” 2/2")
	s.Press("/", "backspace")
	lacks(t, s, "/\n")
	has(t, s, "“ramadi” 2/2")
}

func TestLongPromptShowsItsEnd(t *testing.T) {
	s := start(t, uitest.Options{Width: 40, Height: 12})
	s.Type("/" + strings.Repeat("long words ", 8) + "END")
	has(t, s, "END")
}

func TestCounts(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 24})
	s.Type("3J")
	has(t, s, "4/5")
	s.Type("2K")
	has(t, s, "2/5")
	s.Type("5")
	has(t, s, "5…")
}

func TestWhyStandsUnderTheName(t *testing.T) {
	s := start(t, uitest.Options{Width: 80, Height: 24})
	s.Type("]pg?")
	has(t, s, "PERSON", "WHY", "read with care")
}

// slow is an annotator that waits until it is let go.
type slow struct {
	*gold.Annotator
	wait chan struct{}
}

func (s slow) Annotate(a *model.Article) *model.Annotated {
	<-s.wait
	return s.Annotator.Annotate(a)
}

// While marks are being looked for, the program says so instead of that there
// are none, and what was chosen in the palette stays chosen when they come.
func TestBeforeTheMarksAreThere(t *testing.T) {
	g, sources := gold.New(t, "seeds")
	a := slow{g, make(chan struct{})}
	lib := library.Open(t.Context(), library.Of(sources...), a)
	lib.WaitFirst(t.Context())
	m := New(lib, Options{})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	lib.Begin()
	for deadline := time.Now().Add(10 * time.Second); len(lib.View().Articles) < 5 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	m.Update(changedMsg{})
	m.Update(tea.KeyPressMsg{Code: tea.KeyTab})
	if want := "Marks are still being looked for."; !strings.Contains(m.View().Content, want) {
		t.Errorf("the screen does not show %q", want)
	}
	for _, r := range ":syria" {
		m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	chosen := m.prompt.screen.(*palette.Model).Choose()
	close(a.wait)
	<-lib.Done()
	m.Update(changedMsg{complete: true})
	if got := m.prompt.screen.(*palette.Model).Choose(); got != chosen {
		t.Errorf("the palette's choice went from %v to %v", chosen, got)
	}
}

// Every screen tells the command that gives what it shows.
func TestCommandOfAScreen(t *testing.T) {
	g, sources := gold.New(t, "seeds")
	lib := library.Open(t.Context(), library.Of(sources...), g)
	lib.WaitFirst(t.Context())
	s := uitest.Start(t, New(lib, Options{Paths: []string{"my articles", "b.txt"}}), uitest.Options{Width: 160, Height: 36})
	for _, tt := range []struct{ keys, want string }{
		{"", "Copied: lectern annotate 'my articles' b.txt"},
		{"F", "Copied: lectern figures 'my articles' b.txt"},
		{"F", "Copied: lectern figures seeds/000"},
		{"T", "Copied: lectern timeline 'my articles' b.txt"},
		{"A", "Copied: lectern places 'my articles' b.txt"},
	} {
		s.Type(tt.keys + "y:")
		has(t, s, tt.want)
	}
	s.Press("esc", "esc", "esc", "esc", "esc")
	focus(t, s, "]o", "│ Syrian Observatory for Human Rights")
	s.Type("E3y:")
	has(t, s, "Copied: lectern entities --kind organization 'my articles' b.txt")
	s.Press("esc")
	s.Type("*Qy:")
	has(t, s, "Copied: lectern quotes --about 'Syrian Observatory for Human Rights' 'my articles' b.txt")
	s.Press("esc")
	s.Type("Ld") // the list of articles has none
	s.Type("y:")
	has(t, s, "No command writes what this screen shows.")
	s.Press("esc")
	s.Type("gry:")
	has(t, s, "Copied: lectern mentions 'Syrian Observatory for Human Rights' 'my articles' b.txt")
}

func TestQuoteWord(t *testing.T) {
	for in, want := range map[string]string{"a.txt": "a.txt", "a b": "'a b'", "it's": `'it'\''s'`, "": "''", "$(x)": "'$(x)'"} {
		if got := quoteWord(in); got != want {
			t.Errorf("%q is %s, want %s", in, got, want)
		}
	}
}

// A place that was put wrong can be put right, and the choice is handed on to
// be kept.
func TestRelocate(t *testing.T) {
	lib := seedLibrary(t)
	var kept string
	s := uitest.Start(t, New(lib, Options{Relocate: func(e *model.Entity, _, _ float64, country string) error {
		kept = e.Name + " " + country
		return nil
	}}), uitest.Options{Width: 120, Height: 36})
	s.Type("A")
	has(t, s, "Palmyra", "Syria")
	s.Press("x")
	has(t, s, "Which Palmyra?", "United States", "now")
	s.Press("j", "enter")
	has(t, s, "Palmyra was moved.")
	if kept == "" || kept == "Palmyra SY" {
		t.Errorf("what was kept is %q", kept)
	}
	e := lib.View().Entity(lib.View().Lookup("Palmyra")[0])
	if e.Country == "SY" {
		t.Errorf("Palmyra still lies at %.2f, %.2f %s", e.Latitude, e.Longitude, e.Country)
	}
}
