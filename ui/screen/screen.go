// Package screen holds what the screens share: the context they draw from, the
// messages they send to the root, rows that never grow too wide, and lists.
// Screens know this package and never each other.
package screen

import (
	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/style"
)

// Context is what every screen draws from. The root owns it and replaces its
// fields; screens read them when they update and draw.
type Context struct {
	View   *library.View
	Styles *style.Styles
	Keys   *keymap.Map
}

// Screen is one that lies over the reader.
type Screen interface {
	// Title is what the header shows.
	Title() string
	// Press handles a key of one or more strokes; it reports whether it did.
	Press(keymap.Strokes) (tea.Cmd, bool)
	// Refresh is called after the library's view or the styles changed.
	Refresh()
	// Draw is the screen as exactly height rows of at most width cells.
	Draw(width, height int) []string
	// Hints are the bindings that the status line names.
	Hints() []Hint
}

// Filterer is a screen whose rows can be narrowed by typing.
type Filterer interface {
	Filter() string
	SetFilter(string)
}

// Hint is a key and what it does, in a word or two.
type Hint struct {
	Key, Text string
}

// Read asks for a place to be read.
type Read struct {
	Article int
	// Span is shown and, where it is not empty, focused.
	Span model.Span
}

// Close asks to go back to what lies under the screen.
type Close struct{}

// Say asks for a short message in the status line.
type Say struct {
	Text   string
	Failed bool
}

// Send is a command that sends the message.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
