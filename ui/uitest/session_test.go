package uitest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// counter is a program that counts its keys and answers "s" after a while.
type counter struct {
	width, height int
	keys          []string
	light         bool
	slow          string
}

type slowMsg string

func (c counter) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (c counter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.width, c.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		c.light = !msg.IsDark()
	case slowMsg:
		c.slow = string(msg)
	case tea.KeyPressMsg:
		c.keys = append(c.keys, msg.String())
		switch msg.String() {
		case "q":
			return c, tea.Quit
		case "s":
			slow := func(s string) tea.Cmd {
				return func() tea.Msg {
					time.Sleep(20 * time.Millisecond)
					return slowMsg(s)
				}
			}
			return c, tea.Batch(slow("first"), tea.Sequence(slow("second"), slow("last")))
		}
	}
	return c, nil
}

func (c counter) View() tea.View {
	bold := ansi.Style{}.Bold().ForegroundColor(ansi.XParseColor("#123456"))
	v := tea.NewView(fmt.Sprintf("%dx%d light=%v\n%s\n日本 %s", c.width, c.height, c.light,
		bold.Styled(strings.Join(c.keys, " ")), c.slow))
	v.AltScreen = true
	v.WindowTitle = "counter"
	return v
}

func TestSession(t *testing.T) {
	s := Start(t, counter{}, Options{Width: 40, Height: 5, Light: true})
	if got := s.Screen().Row(0); got != "40x5 light=true" {
		t.Errorf("first row %q", got)
	}
	s.Press("j", "tab", "ctrl+o", "esc", "shift+tab", "pgdown", "alt+x")
	s.Type("ab")
	if got, want := s.Screen().Row(1), "j tab ctrl+o esc shift+tab pgdown alt+x"; got != want {
		t.Errorf("keys %q, want %q", got, want)
	}
	s.Resize(60, 6)
	if got, want := s.Screen().Row(0), "60x6 light=true"; got != want {
		t.Errorf("after resize %q, want %q", got, want)
	}
	s.Press("s")
	if got, want := s.Screen().Row(2), "日本 last"; got != want {
		t.Errorf("after the slow commands %q, want %q", got, want)
	}
	screen := s.Screen()
	if row, col, ok := screen.Find("last"); !ok || row != 2 || col != 5 {
		t.Errorf("“last” found at %d, %d, %v", row, col, ok)
	}
	if got, want := screen.StyleOf("tab"), "fg=#123456 bold"; got != want {
		t.Errorf("style %q, want %q", got, want)
	}
	if !screen.AltScreen || screen.CursorShown || screen.Title != "counter" {
		t.Errorf("alternate screen %v, cursor shown %v, title %q", screen.AltScreen, screen.CursorShown, screen.Title)
	}
	Golden(t, "", screen.Describe())
	s.Press("q")
	m, err := s.Exit()
	if err != nil {
		t.Fatal(err)
	}
	if got := len(m.(counter).keys); got != 11 {
		t.Errorf("the last model has %d keys, want 11", got)
	}
	if s.Screen().AltScreen {
		t.Error("the program left the alternate screen on")
	}
}

// scripts is a program that shows writing of many kinds.
type scripts struct{}

func (scripts) Init() tea.Cmd                         { return nil }
func (s scripts) Update(tea.Msg) (tea.Model, tea.Cmd) { return s, nil }
func (scripts) View() tea.View {
	v := tea.NewView("👩‍🚀 astronaut\n🇮🇸 flag ❤️\nétude தமிழ் हिन्दी|\nمُحَمَّد שלום|\n日本語 한국어|")
	v.AltScreen = true
	return v
}

// TestSessionShowsEveryScript asks that waiting ends on writing that terminals
// and emulators measure in ways of their own.
func TestSessionShowsEveryScript(t *testing.T) {
	s := Start(t, scripts{}, Options{})
	s.Press("x")
	for y, want := range []string{"astronaut", "flag", "tude", "שלום|", "日本語 한국어|"} {
		if row := s.Screen().Row(y); !strings.Contains(row, want) {
			t.Errorf("row %d is %q", y, row)
		}
	}
}
