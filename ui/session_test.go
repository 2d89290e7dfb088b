package ui

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"lectern/ui/keymap"
	"lectern/ui/uitest"
)

// has fails the test where the screen does not show all of the texts.
func has(t *testing.T, s *uitest.Session, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !s.Screen().Contains(text) {
			t.Fatalf("the screen does not show %q:\n%s", text, s.Screen().Text())
		}
	}
}

func lacks(t *testing.T, s *uitest.Session, text string) {
	t.Helper()
	if s.Screen().Contains(text) {
		t.Fatalf("the screen shows %q:\n%s", text, s.Screen().Text())
	}
}

func status(s *uitest.Session) string {
	screen := s.Screen()
	return screen.Row(screen.Height() - 1)
}

func TestOpenShowsTheFirstArticleWithItsFacts(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	has(t, s, "Forces in Iraq and Syria on Monday bolstered", "undated · 1/5", "ARTICLE", "Al Jazeera and Reuters", "Palmyra")
}

func TestFocusAndCard(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Type("]p")
	has(t, s, "PERSON", "Rami Abd", "3 of 5 sources")
	if style := s.Screen().StyleOf("Rami Abdulrahman from"); style == "" {
		t.Error("the focused mark looks like plain text")
	}
	s.Type("]f")
	s.Press("enter")
	has(t, s, "QUANTITY")
	s.Press("esc")
	has(t, s, "ARTICLE")
}

// focus types the keys until the card shows the text.
func focus(t *testing.T, s *uitest.Session, keys, card string) {
	t.Helper()
	for !s.Screen().Contains(card) {
		s.Type(keys)
		if strings.HasPrefix(strings.TrimSpace(status(s)), "No ") {
			t.Fatalf("no mark has the card %q", card)
		}
	}
}

// The walk goes through every source under every name and comes back.
func TestPivotWalksAcrossArticlesAndBack(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	focus(t, s, "]o", "│ Syrian Observatory for Human Rights")
	s.Press("*", "n")
	has(t, s, "Syrian Observatory for Human Rights 1/9 · 1 of 5 sources")
	s.Press("j", "k") // the run of n ends: what follows is one step back

	before := s.Screen().Text()
	var articles []string
	for i := 2; i <= 9; i++ {
		s.Press("n")
		if want := fmt.Sprintf(" %d/9 · ", i); !strings.Contains(status(s), want) {
			t.Fatalf("after %d steps the status line is %q", i-1, status(s))
		}
		row := s.Screen().Row(0)
		articles = append(articles, row[strings.LastIndex(row, "/5")-1:][:1])
	}
	if got := strings.Join(articles, ""); got != "11233455" {
		t.Errorf("the walk went through the articles %s, want 11233455", got)
	}
	s.Press("ctrl+o")
	if after := s.Screen().Text(); after != before {
		t.Errorf("back is not where the walk began: %s", cmp.Diff(before, after))
	}
	s.Press("N")
	has(t, s, "From the last again.")
}

func TestConcordanceAndBack(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	focus(t, s, "]o", "│ Syrian Observatory for Human Rights")
	s.Type("gr")
	has(t, s, "Syrian Observatory for Human Rights in context", "Irish Independent", "9")
	for y := 2; y < 11; y++ {
		row := s.Screen().Row(y)
		at := strings.Index(row, "Observatory")
		for _, name := range []string{"Syrian Observatory", "the Observatory"} {
			if i := strings.Index(row, name); i >= 0 {
				at = i + len(name) - len("Observatory")
			}
		}
		if at < 0 {
			t.Fatalf("row %d is no mention: %q", y, row)
		}
	}
	s.Press("j", "j", "j", "enter")
	has(t, s, "Irish Independent", "2/5", "Rami Abdel Rahman")
	s.Press("ctrl+o")
	has(t, s, "in context", "4 of 9")
	s.Press("j", "enter")
	has(t, s, "3/5")
	s.Press("ctrl+o", "ctrl+o")
	has(t, s, "1/5", "Forces in Iraq")
}

func TestFilterNarrowsRows(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	focus(t, s, "]o", "│ Syrian Observatory for Human Rights")
	s.Type("gr")
	s.Type("&heavy fighting")
	has(t, s, "1 of 1")
	s.Press("enter")
	has(t, s, "1 of 1")
	s.Press("esc")
	has(t, s, "of 9")
	s.Type("&no such words")
	has(t, s, "None of 9 rows holds")
}

func TestSearchHereAndEverywhere(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Type("/ramadi")
	has(t, s, "/ramadi")
	s.Press("enter")
	has(t, s, "“ramadi” 1/2")
	s.Press("n")
	has(t, s, "“ramadi” 2/2")
	s.Press("n")
	has(t, s, "From the first again.")
	s.Type("/zzz")
	s.Press("enter")
	has(t, s, "“zzz” is not in this article")
	s.Type("g/tadmur")
	s.Press("enter")
	has(t, s, "“tadmur” in all articles", "adjacent city of Tadmur", "infamous Tadmur prison")
	s.Press("j", "enter")
	has(t, s, "4/5", "Tadmur prison")
	s.Press("N")
	has(t, s, "3/5", "adjacent city of Tadmur")
}

// A search that is given up leaves everything as it was.
func TestSearchCancelled(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 24})
	before := s.Screen().Text()
	s.Type("/caliphate")
	if s.Screen().Text() == before {
		t.Fatal("typing shows nothing")
	}
	s.Press("esc")
	if after := s.Screen().Text(); after != before {
		t.Errorf("after Esc:\n%s", after)
	}
}

func TestResizeKeepsTheLine(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Press("J", "J")
	focus(t, s, "]f", "oil tankers")
	for _, size := range [][2]int{{80, 24}, {60, 16}, {200, 50}, {120, 36}} {
		s.Resize(size[0], size[1])
		has(t, s, "tankers")
	}
}

func TestHelpIsMadeFromTheBindings(t *testing.T) {
	s := start(t, uitest.Options{Width: 200, Height: 50})
	s.Press("?")
	for _, section := range keymap.Default().Sections() {
		for _, row := range section.Rows {
			has(t, s, row.Text)
		}
	}
	s.Press("?")
	has(t, s, "Forces in Iraq")
}

func TestRemovedPieces(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Press("\\")
	has(t, s, "Cleaning removed nothing here.")
}

func TestEscTakesOneThingAwayAtATime(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	focus(t, s, "]o", "│ Syrian Observatory for Human Rights")
	s.Press("*", "L")
	has(t, s, "Articles", "Irish Independent")
	s.Press("esc")
	has(t, s, "◆ Syrian Observatory", "ORGANIZATION")
	s.Press("esc")
	has(t, s, "◆ Syrian Observatory", "ARTICLE")
	s.Press("esc")
	lacks(t, s, "◆ Syrian Observatory")
	s.Press("n")
	has(t, s, "Nothing to walk yet")
}

func TestQuit(t *testing.T) {
	for _, keys := range [][]string{{"q"}, {"Z", "Z"}, {"ctrl+c"}, {"L", "q", "q"}, {"/", "ctrl+c"}} {
		s := start(t, uitest.Options{Width: 80, Height: 24})
		s.Press(keys...)
		if _, err := s.Exit(); err != nil {
			t.Errorf("%v: %v", keys, err)
		}
		if s.Screen().AltScreen {
			t.Errorf("%v: still on the alternate screen", keys)
		}
	}
}

func TestPalette(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Type(":obsrv")
	has(t, s, ":obsrv", "Syrian Observatory for Human Rights", "organization", "9×")
	s.Press("enter")
	has(t, s, "◆ Syrian Observatory for Human Rights 1/9", "1/5")
	s.Type(":moscow")
	s.Press("enter")
	has(t, s, "◆ Moscow 1/3", "4/5")
	s.Type(":list of art")
	s.Press("enter")
	has(t, s, "Articles", "Irish Independent")
	s.Press("esc")
	s.Type(":qqqq")
	has(t, s, "Nothing is called “qqqq”")
	s.Press("esc")
	has(t, s, "◆ Moscow 1/3")
}

// cell is where the text stands on the screen.
func cell(t *testing.T, s *uitest.Session, text string) tea.Mouse {
	t.Helper()
	row, col, ok := s.Screen().Find(text)
	if !ok {
		t.Fatalf("%q is not on the screen:\n%s", text, s.Screen().Text())
	}
	return tea.Mouse{X: col, Y: row, Button: tea.MouseLeft}
}

// clipboard is what the terminal was last asked to keep (OSC 52). The request
// follows the screen that tells of it, so that it is waited for.
func clipboard(t *testing.T, s *uitest.Session) string {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		out := string(s.Output())
		_, data, ok := strings.Cut(out[max(0, strings.LastIndex(out, "\x1b]52;c;")):], "\x1b]52;c;")
		if end := strings.IndexAny(data, "\a\x1b"); ok && end >= 0 {
			text, err := base64.StdEncoding.DecodeString(data[:end])
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
	}
	t.Fatal("the clipboard was given nothing")
	return ""
}

func TestMouse(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	at := cell(t, s, "Ramadi, as ISIL")
	s.Send(tea.MouseClickMsg(at))
	has(t, s, "PLACE", "│ Ramadi")
	s.Send(tea.MouseReleaseMsg(at))
	s.Send(tea.MouseClickMsg(at))
	has(t, s, "◆ Ramadi 1/2")
	s.Send(tea.MouseReleaseMsg(at))

	from, to := cell(t, s, "fighters renewed"), cell(t, s, " efforts to")
	to.X-- // on the last character
	s.Send(tea.MouseClickMsg(from))
	s.Send(tea.MouseMotionMsg(to))
	s.Send(tea.MouseReleaseMsg(to))
	has(t, s, "Copied what is selected.")
	if got := clipboard(t, s); got != "fighters renewed" {
		t.Errorf("the clipboard was given %q", got)
	}

	s.Send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	lacks(t, s, "Forces in Iraq and Syria on Monday bolstered")
	s.Send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	has(t, s, "Forces in Iraq and Syria on Monday bolstered")

	s.Press("L")
	row := cell(t, s, "Irish Independent")
	s.Send(tea.MouseClickMsg(row))
	s.Send(tea.MouseClickMsg(row))
	has(t, s, "2/5", "Isil has advanced")
	s.Press("M")
	has(t, s, "The mouse is the terminal's")
}

func TestCopy(t *testing.T) {
	s := start(t, uitest.Options{Width: 120, Height: 36})
	s.Press("J", "J", "J", "J")
	focus(t, s, "]f", "six command posts")
	s.Type("yc")
	has(t, s, "Copied the sentence with its source.")
	want := "“A total of 320 “terrorists” were killed, it said, adding that six command posts"
	if got := clipboard(t, s); !strings.HasPrefix(got, want) || !strings.Contains(got, "2016-03-25") {
		t.Errorf("the clipboard holds %q", got)
	}
}
