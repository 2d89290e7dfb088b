// Package uitest drives terminal programs in tests: a Bubble Tea model on an
// emulated terminal ([Start]) or a built program on a pseudo-terminal
// ([StartCommand]). It types keys, waits until all that they caused is done,
// without sleeping, and reads the screen. It is for tests alone.
package uitest

import (
	"errors"
	"io"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// patience is how long a test waits for what must happen.
const patience = 20 * time.Second

// Options are the terminal that a session runs on. The zero value is a dark
// terminal of 80 by 24 cells that shows every colour.
type Options struct {
	Width, Height int
	// Light makes the terminal's background light.
	Light bool
	// Profile is what colours it shows; TrueColor where Unknown.
	Profile colorprofile.Profile
	// Env is added to the program's environment, as "NAME=value".
	Env []string
}

func (o Options) withDefaults() Options {
	if o.Width == 0 {
		o.Width = 80
	}
	if o.Height == 0 {
		o.Height = 24
	}
	if o.Profile == colorprofile.Unknown {
		o.Profile = colorprofile.TrueColor
	}
	return o
}

// The backgrounds that the emulated terminals answer with.
const (
	darkBackground  = "#18181b"
	lightBackground = "#fbfaf7"
)

// terminal is an emulated terminal that may be written to and looked at by
// several goroutines.
type terminal struct {
	mu      sync.Mutex
	vt      *vt.Emulator
	input   *pipe // what it sends to the program
	written chan struct{}
	modes   map[ansi.Mode]bool
	hidden  bool
	title   string
	raw     []byte // everything written to it
}

func newTerminal(width, height int, light bool) *terminal {
	t := &terminal{
		vt: vt.NewEmulator(width, height), input: newPipe(),
		written: make(chan struct{}), modes: make(map[ansi.Mode]bool),
	}
	t.vt.SetDefaultBackgroundColor(ansi.XParseColor(darkBackground))
	if light {
		t.vt.SetDefaultBackgroundColor(ansi.XParseColor(lightBackground))
	}
	t.vt.SetCallbacks(vt.Callbacks{
		CursorVisibility: func(shown bool) { t.hidden = !shown },
		Title:            func(title string) { t.title = title },
		EnableMode:       func(m ansi.Mode) { t.modes[m] = true },
		DisableMode:      func(m ansi.Mode) { t.modes[m] = false },
	})
	go io.Copy(t.input, t.vt) //nolint:errcheck // ends when the emulator is closed
	return t
}

// Write shows what a program writes.
func (t *terminal) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw = append(t.raw, b...)
	n, err := t.vt.Write(b)
	close(t.written)
	t.written = make(chan struct{})
	return n, err
}

// screen is a copy of what is shown, and a channel that is closed once more is
// written.
func (t *terminal) screen() (*Screen, <-chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := copyCells(t.vt, t.vt.Width(), t.vt.Height())
	pos := t.vt.CursorPosition()
	s.CursorCol, s.CursorRow = pos.X, pos.Y
	s.CursorShown, s.AltScreen, s.Title = !t.hidden, t.vt.IsAltScreen(), t.title
	return s, t.written
}

func (t *terminal) resize(width, height int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.vt.Resize(width, height)
}

func (t *terminal) close() {
	if w, ok := t.vt.InputPipe().(io.Closer); ok {
		w.Close() //nolint:errcheck // a pipe in memory
	}
	t.input.Close() //nolint:errcheck // a pipe in memory
}

// Session is a model that runs on an emulated terminal.
type Session struct {
	t       testing.TB
	term    *terminal
	tracker *tracker
	program *tea.Program
	typed   int
	done    chan struct{}
	final   tea.Model
	err     error
}

// Start runs the model on an emulated terminal and waits until it is idle. The
// program is killed when the test ends.
func Start(t testing.TB, m tea.Model, o Options) *Session {
	t.Helper()
	o = o.withDefaults()
	s := &Session{t: t, term: newTerminal(o.Width, o.Height, o.Light), tracker: newTracker(), done: make(chan struct{})}
	// A program that does not write to a terminal device sends bare line feeds:
	// the emulator is told to go to the first column with each.
	s.term.Write([]byte("\x1b[20h")) //nolint:errcheck // a terminal in memory
	s.program = tea.NewProgram(model{m, s.tracker},
		tea.WithInput(s.term.input), tea.WithOutput(s.term), tea.WithWindowSize(o.Width, o.Height),
		tea.WithColorProfile(o.Profile), tea.WithoutSignals(), tea.WithFPS(120), tea.WithFilter(s.tracker.filter),
		tea.WithEnvironment(append([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, o.Env...)))
	go func() {
		defer close(s.done)
		final, err := s.program.Run()
		if w, ok := final.(model); ok {
			final = w.inner
		}
		s.final, s.err = final, err
	}()
	t.Cleanup(func() {
		s.program.Kill()
		<-s.done
		s.term.close()
	})
	s.Wait()
	return s
}

// Type types the text, a key for every character, and waits until the program
// is idle.
func (s *Session) Type(text string) {
	s.t.Helper()
	s.send(text, utf8.RuneCountInString(text))
	s.Wait()
}

// Press presses the keys one after the other, each named as Bubble Tea names
// it ("j", "tab", "ctrl+o", "esc"), and waits after each until the program is
// idle.
func (s *Session) Press(keys ...string) {
	s.t.Helper()
	for _, key := range keys {
		seq, ok := keySequence(key)
		if !ok {
			s.t.Fatalf("no key is called %q", key)
		}
		s.send(seq, 1)
		s.Wait()
	}
}

func (s *Session) send(text string, keys int) {
	s.typed += keys
	s.term.input.Write([]byte(text)) //nolint:errcheck // a pipe in memory
}

// Send gives the program a message, such as a click, and waits until it is idle.
func (s *Session) Send(msg tea.Msg) {
	s.t.Helper()
	s.tracker.change(func() { s.tracker.commands++ })
	s.program.Send(envelope{msg})
	s.Wait()
}

// Resize gives the terminal another size and waits until the program is idle.
func (s *Session) Resize(width, height int) {
	s.t.Helper()
	s.term.resize(width, height)
	s.Send(tea.WindowSizeMsg{Width: width, Height: height})
}

// Screen is what the terminal shows now.
func (s *Session) Screen() *Screen {
	screen, _ := s.term.screen()
	return screen
}

// Wait waits until every key has been handled, nothing that it started is in
// flight, and the terminal shows the model's view; or until the program ended.
func (s *Session) Wait() {
	s.t.Helper()
	deadline := time.After(patience)
	for poked := false; ; {
		screen, written := s.term.screen()
		waiting, changed := s.waiting(screen)
		if waiting == "" {
			if poked {
				return
			}
			// Once more round the loop: what was under way when we looked has
			// been counted by then.
			poked = true
			s.program.Send(poke{})
			continue
		}
		poked = false
		select {
		case <-s.done:
			return
		case <-written:
		case <-changed:
		case <-deadline:
			s.t.Fatalf("the program did not come to rest: %s\n%s", waiting, screen.Text())
		}
	}
}

// waiting says what the program is still to do, "" if nothing.
func (s *Session) waiting(screen *Screen) (string, <-chan struct{}) {
	k := s.tracker
	k.mu.Lock()
	defer k.mu.Unlock()
	reason := ""
	switch {
	case k.inputs < s.typed:
		reason = "a key has not arrived"
	case k.owed > 0:
		reason = "the terminal has not answered"
	case k.commands > 0 && !k.idler:
		reason = "a command is running"
	case !k.idle:
		reason = "the model says that it is busy"
	default:
		reason = Draw(k.content, screen.Width(), screen.Height()).differs(screen)
	}
	return reason, k.changed
}

// Exit waits until the program has ended by itself, and returns its last model
// and its error.
func (s *Session) Exit() (tea.Model, error) {
	s.t.Helper()
	select {
	case <-s.done:
	case <-time.After(patience):
		s.t.Fatalf("the program did not end\n%s", s.Screen().Text())
	}
	return s.final, s.err
}

// Output is everything that the program has written to the terminal.
func (s *Session) Output() []byte {
	s.term.mu.Lock()
	defer s.term.mu.Unlock()
	return append([]byte(nil), s.term.raw...)
}

// ErrTerminal says that a program left the terminal in a state that is not how
// it found it.
var ErrTerminal = errors.New("the terminal is not as it was")
