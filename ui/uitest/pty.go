//go:build unix

package uitest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/xpty"
	"golang.org/x/sys/unix"
)

// Build builds the command of the package at path, such as "lectern", and
// returns where the binary is. It is removed when the test ends.
func Build(t testing.TB, path string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), filepath.Base(path))
	out, err := exec.Command("go", "build", "-o", binary, path).CombinedOutput()
	if err != nil {
		t.Fatalf("build %s: %v\n%s", path, err, out)
	}
	return binary
}

// Process is a built program that runs on a pseudo-terminal, as the foreground
// job of a session of its own.
type Process struct {
	t      testing.TB
	term   *terminal
	pty    *xpty.UnixPty
	cmd    *exec.Cmd
	before *term.State
	read   chan struct{} // closed when all output has been read
	done   chan struct{} // closed when the process has ended
	gone   atomic.Bool   // the terminal was taken away
}

// StartCommand runs the program with its arguments on a pseudo-terminal. It is
// killed when the test ends.
func StartCommand(t testing.TB, o Options, name string, args ...string) *Process {
	t.Helper()
	o = o.withDefaults()
	pty, err := xpty.NewUnixPty(o.Width, o.Height)
	if err != nil {
		t.Fatal(err)
	}
	p := &Process{
		t: t, term: newTerminal(o.Width, o.Height, o.Light), pty: pty, cmd: exec.Command(name, args...),
		read: make(chan struct{}), done: make(chan struct{}),
	}
	if p.before, err = term.GetState(pty.Slave().Fd()); err != nil {
		t.Fatal(err)
	}
	p.cmd.Env = append(environment(), o.Env...)
	// A session of its own whose terminal this is: without it the kernel sends
	// no SIGWINCH and no SIGHUP.
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := pty.Start(p.cmd); err != nil {
		t.Fatal(err)
	}
	go p.pump()
	go p.answer()
	go func() {
		p.cmd.Wait() //nolint:errcheck // Exit reads the state
		close(p.done)
	}()
	t.Cleanup(p.stop)
	return p
}

// environment is this process's own without what says how colours are shown.
func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		return slices.Contains([]string{"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM_PROGRAM", "TMUX", "STY"}, name)
	})
	return append(env, "TERM=xterm-256color", "COLORTERM=truecolor")
}

// pump shows what the program writes.
func (p *Process) pump() {
	defer close(p.read)
	buf := make([]byte, 32<<10)
	for {
		n, err := p.pty.Master().Read(buf)
		if err != nil || p.gone.Load() {
			return
		}
		p.term.Write(buf[:n]) //nolint:errcheck // a terminal in memory
	}
}

// answer sends the program what the terminal answers and what is typed.
func (p *Process) answer() {
	buf := make([]byte, 4<<10)
	for {
		n, err := p.term.input.Read(buf)
		if err != nil {
			return
		}
		if _, err := p.pty.Master().Write(buf[:n]); err != nil {
			return
		}
	}
}

func (p *Process) stop() {
	if p.Running() {
		p.cmd.Process.Kill() //nolint:errcheck // it may just have ended
	}
	<-p.done
	p.HangUp()
	p.pty.Slave().Close() //nolint:errcheck // nothing is left to write
	p.term.close()
}

// Running reports whether the process has not ended.
func (p *Process) Running() bool {
	select {
	case <-p.done:
		return false
	default:
		return true
	}
}

// Press presses the keys, named as Bubble Tea names them. It waits for nothing:
// use [Process.WaitFor].
func (p *Process) Press(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		seq, ok := keySequence(key)
		if !ok {
			p.t.Fatalf("no key is called %q", key)
		}
		p.Type(seq)
	}
}

// Type types the text.
func (p *Process) Type(text string) { p.term.input.Write([]byte(text)) } //nolint:errcheck // a pipe in memory

// Resize gives the terminal another size.
func (p *Process) Resize(width, height int) {
	p.t.Helper()
	p.term.resize(width, height)
	if err := p.pty.Resize(width, height); err != nil {
		p.t.Fatal(err)
	}
}

// Signal sends the process a signal.
func (p *Process) Signal(s syscall.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// HangUp takes the terminal away, as when its window is closed.
func (p *Process) HangUp() {
	if !p.gone.Swap(true) {
		// Where the terminal cannot be polled, closing it does not end a read
		// that is under way: something to read does.
		p.pty.Slave().Write([]byte{0}) //nolint:errcheck // it may be gone
		<-p.read
		p.pty.Master().Close() //nolint:errcheck // nothing is left to read
	}
}

// Screen is what the terminal shows now.
func (p *Process) Screen() *Screen {
	s, _ := p.term.screen()
	return s
}

// Output is everything that the program has written to the terminal.
func (p *Process) Output() []byte {
	p.term.mu.Lock()
	defer p.term.mu.Unlock()
	return slices.Clone(p.term.raw)
}

// WaitText waits until a row of the screen shows the text.
func (p *Process) WaitText(text string) *Screen {
	p.t.Helper()
	return p.WaitFor(fmt.Sprintf("%q on the screen", text), func(s *Screen) bool { return s.Contains(text) })
}

// WaitFor waits until the screen is as it should be and returns it. Ask for the
// last thing that a key does, not for the first.
func (p *Process) WaitFor(what string, ok func(*Screen) bool) *Screen {
	p.t.Helper()
	deadline := time.After(patience)
	for {
		s, written := p.term.screen()
		if ok(s) {
			return s
		}
		select {
		case <-written:
		case <-p.done:
			p.drain()
			if s, _ = p.term.screen(); ok(s) {
				return s
			}
			p.t.Fatalf("the program ended without %s\n%s", what, s.Text())
		case <-deadline:
			p.t.Fatalf("waited in vain for %s\n%s", what, s.Text())
		}
	}
}

// WaitStopped waits until the process is stopped, as by SIGTSTP.
func (p *Process) WaitStopped() {
	p.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.cmd.Process.Pid))
		if err != nil {
			p.t.Skip("this system does not tell whether a process is stopped")
		}
		// The state follows the command's name, which is in parentheses.
		for i := len(stat) - 1; i > 1; i-- {
			if stat[i-1] == ')' && i+1 < len(stat) {
				if stat[i+1] == 'T' {
					return
				}
				break
			}
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("the process was not stopped\n%s", p.Screen().Text())
		}
		time.Sleep(2 * time.Millisecond) // nothing tells when a process stops
	}
}

// Exit waits until the process has ended, and returns its exit code, -1 where
// a signal ended it, and the signal.
func (p *Process) Exit() (code int, signal syscall.Signal) {
	p.t.Helper()
	select {
	case <-p.done:
	case <-time.After(patience):
		p.t.Fatalf("the process did not end\n%s", p.Screen().Text())
	}
	p.drain()
	status, ok := p.cmd.ProcessState.Sys().(syscall.WaitStatus)
	if ok && status.Signaled() {
		return -1, status.Signal()
	}
	return p.cmd.ProcessState.ExitCode(), 0
}

// drain waits until what the process wrote before it ended has been shown: a
// mark written to its terminal comes out behind it.
func (p *Process) drain() {
	const mark = "\x1b]7777;end\x07"
	if p.gone.Load() {
		return
	}
	if _, err := p.pty.Slave().Write([]byte(mark)); err != nil {
		return
	}
	deadline := time.After(patience)
	for {
		_, written := p.term.screen()
		if out := p.Output(); len(out) >= len(mark) && slices.Equal(out[len(out)-len(mark):], []byte(mark)) {
			p.term.mu.Lock()
			p.term.raw = p.term.raw[:len(p.term.raw)-len(mark)]
			p.term.mu.Unlock()
			return
		}
		select {
		case <-written:
		case <-p.read:
			return
		case <-deadline:
			p.t.Fatal("the terminal swallowed the end of the output")
		}
	}
}

// modesOff are the modes of a terminal that a program must turn off again.
var modesOff = map[ansi.Mode]string{
	ansi.ModeMouseNormal: "mouse clicks are reported", ansi.ModeMouseButtonEvent: "mouse drags are reported",
	ansi.ModeMouseAnyEvent: "mouse motion is reported", ansi.ModeMouseExtSgr: "the mouse reports in SGR",
	ansi.ModeBracketedPaste: "pastes are bracketed", ansi.ModeFocusEvent: "focus is reported",
	ansi.ModeSynchronizedOutput: "output is held back",
}

// Restored is nil if the terminal is as the program found it: the line
// discipline, the screen, the cursor and the modes. Otherwise it is an
// [ErrTerminal] that says what is not.
func (p *Process) Restored() error {
	var errs []error
	now, err := term.GetState(p.pty.Slave().Fd())
	if err != nil {
		return err
	}
	if d := lineDiscipline(p.before, now); d != "" {
		errs = append(errs, errors.New(d))
	}
	p.term.mu.Lock()
	defer p.term.mu.Unlock()
	if p.term.vt.IsAltScreen() {
		errs = append(errs, errors.New("the alternate screen is on"))
	}
	if p.term.hidden {
		errs = append(errs, errors.New("the cursor is hidden"))
	}
	for mode, complaint := range modesOff {
		if p.term.modes[mode] {
			errs = append(errs, errors.New(complaint))
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrTerminal, errors.Join(errs...))
}

// lineDiscipline says what of it changed, "" for nothing.
func lineDiscipline(before, now *term.State) string {
	switch {
	case *before == *now:
		return ""
	case now.Lflag&unix.ECHO == 0 || now.Lflag&unix.ICANON == 0:
		return "the line discipline is raw: no echo, no lines"
	}
	return "the line discipline changed"
}
