//go:build unix

package ui

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

var (
	fatalSignals = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
	stopSignals  = []os.Signal{syscall.SIGTSTP}
)

func isStop(s os.Signal) bool { return s == syscall.SIGTSTP }

// errNoShell says that nobody would wake the program again.
var errNoShell = errors.New("there is no shell to go back to")

// stopper stops the process group until a shell continues it. Bubble Tea's own
// way, SIGTSTP with its default effect, is closed to a program that wants to
// know of SIGTSTP: the Go runtime keeps its handler after signal.Reset, and
// then ignores the signal.
type stopper struct{}

// Run implements tea.ExecCommand: the terminal is as the program found it.
func (stopper) Run() error {
	mine, err := unix.Getsid(0)
	if err != nil {
		return err
	}
	if parents, err := unix.Getsid(os.Getppid()); err != nil || parents != mine {
		return errNoShell
	}
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if err := syscall.Kill(0, syscall.SIGSTOP); err != nil {
		return err
	}
	<-continued
	return nil
}

// SetStdin implements tea.ExecCommand, as the next two do.
func (stopper) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (stopper) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (stopper) SetStderr(io.Writer) {}
