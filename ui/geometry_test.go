package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lectern/model/library"
	"lectern/ui/uitest/gold"
)

// surfaces are the states of the screen that the sweep looks at: the keys that
// lead there from the start.
var surfaces = map[string][]string{
	"reader":           {},
	"bottom":           {"G"},
	"entity":           {"]", "o"},
	"entity card":      {"]", "o", "enter"},
	"why":              {"]", "p", "g", "?"},
	"figure card":      {"]", "f", "enter"},
	"quote card":       {"]", "q", "enter"},
	"date card":        {"]", "d", "enter"},
	"pivot":            {"]", "o", "*", "n", "n"},
	"concordance":      {"]", "o", "g", "r"},
	"concordance none": {"]", "o", "g", "r", "&", "z", "z", "z", "enter"},
	"articles":         {"L"},
	"articles none":    {"L", "&", "z", "z", "z"},
	"help":             {"?"},
	"search":           {"/", "p", "a", "l"},
	"figures":          {"F"},
	"figures of pivot": {"]", "l", "*", "F"},
	"timeline":         {"T"},
	"atlas":            {"A"},
	"atlas other":      {"A", "x"},
	"related":          {"]", "f", "="},
	"quotes":           {"Q"},
	"quotes here":      {"Q", "Q"},
	"entities":         {"E"},
	"palette":          {":"},
	"palette some":     {":", "o", "b", "s"},
	"palette none":     {":", "q", "q", "q"},
	"strokes":          {"g"},
	"message":          {"n"},
	"removed":          {"\\"},
	"no panel":         {"p"},
}

func keyPress(name string) tea.KeyPressMsg {
	switch name {
	case "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// TestGeometry looks at every surface at many sizes: no row is wider than the
// screen, there are as many rows as it has, and nothing panics.
func TestGeometry(t *testing.T) {
	g, sources := gold.New(t, "seeds")
	lib := library.Open(t.Context(), library.Of(sources...), g)
	lib.Begin()
	<-lib.Done()
	for name, keys := range surfaces {
		t.Run(name, func(t *testing.T) {
			m := New(lib, Options{})
			m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
			for _, k := range keys {
				m.Update(keyPress(k))
			}
			sweep(t, m)
		})
	}
	t.Run("nothing to read", func(t *testing.T) {
		empty := nilLibrary(t)
		empty.Begin()
		<-empty.Done()
		sweep(t, New(empty, Options{}))
	})
}

func sweep(t *testing.T, m *Model) {
	t.Helper()
	for _, width := range []int{1, 2, 3, 5, 8, 13, 20, 40, 59, 60, 79, 80, 109, 110, 120, 200, 250} {
		for _, height := range []int{1, 2, 3, 5, 6, 8, 16, 19, 20, 24, 36, 60} {
			m.Update(tea.WindowSizeMsg{Width: width, Height: height})
			content := m.View().Content
			rows := strings.Split(content, "\n")
			if len(rows) != height {
				t.Fatalf("%dx%d: %d rows", width, height, len(rows))
			}
			for y, row := range rows {
				if w := ansi.StringWidth(row); w > width {
					t.Fatalf("%dx%d: row %d is %d cells wide: %q", width, height, y, w, ansi.Strip(row))
				}
			}
		}
	}
}

// The program is asked for a view before it knows its size.
func TestViewWithoutSize(t *testing.T) {
	m := New(nilLibrary(t), Options{})
	if content := m.View().Content; content != "" {
		t.Errorf("a screen of unknown size shows %q", content)
	}
	m.Update(tea.WindowSizeMsg{})
	_ = fmt.Sprint(m.View())
}
