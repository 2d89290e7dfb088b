// Package screen holds what the screens share: the context they draw from, the
// actions they ask of the root, rows that never grow too wide, and lists.
// Screens know this package and never each other.
package screen

import (
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
	// Press handles a key of one or more strokes, and may ask the root to act.
	Press(keymap.Strokes) Action
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

// Commander is a screen that tells the command that writes what it shows: the
// words after the program's name, without paths, and the index plus one of the
// only article that it tells of; zero for all.
type Commander interface {
	Command() (words []string, article int)
}

// Capturer is a screen that has keys of its own with which keys of several
// strokes begin elsewhere: they are given to it at once.
type Capturer interface {
	Captures(keymap.Strokes) bool
}

// Clicker is a screen whose rows can be clicked, counted from its first.
type Clicker interface {
	Click(row int) Action
}

// Hint is a key and what it does, in a word or two.
type Hint struct {
	Key, Text string
}

// Action is what a screen asks the root to do; nil is nothing. The root does it
// at once, so that no key can come between.
type Action interface{ action() }

// Read asks for a place to be read.
type Read struct {
	Article int
	// Span is shown and, where it is not empty, focused.
	Span model.Span
}

func (Read) action() {}

// Pivot asks for the entity to be walked by n and N.
type Pivot struct{ Entity model.EntityID }

func (Pivot) action() {}

// Push asks for another screen to be laid over this one; Ctrl-o and q come
// back to this one as it was.
type Push struct{ Screen Screen }

func (Push) action() {}

// Say asks for a short message in the status line.
type Say struct{ Text string }

func (Say) action() {}

// Scope says what a screen tells of: one entity, one article, or everything.
// The zero Scope is the whole library.
type Scope struct {
	// Entity is the library's id; zero for any.
	Entity model.EntityID
	// Article is the index of the article plus one; zero for any.
	Article int
}

// Run asks for the command that the strokes call.
type Run struct{ Strokes keymap.Strokes }

func (Run) action() {}

// Visit asks for an entity's first mention, and for the entity to be walked.
type Visit struct{ Entity model.EntityID }

func (Visit) action() {}

// Relocate says where a place lies, and closes the screen.
type Relocate struct {
	Entity              model.EntityID
	Latitude, Longitude float64 // degrees, WGS 84
	Country             string  // ISO 3166-1 alpha-2
}

func (Relocate) action() {}

// Follow asks for an address to be opened in the browser.
type Follow struct{ URL string }

func (Follow) action() {}

// Copy asks for the text to be given to the clipboard; What names it to the
// reader.
type Copy struct{ Text, What string }

func (Copy) action() {}

// CopyCommand asks for a command of this program to be given to the clipboard,
// by the words after the program's name.
type CopyCommand struct{ Words []string }

func (CopyCommand) action() {}
