//go:build !unix

package ui

import (
	"errors"
	"io"
	"os"
)

var (
	fatalSignals = []os.Signal{os.Interrupt}
	stopSignals  []os.Signal
)

func isStop(os.Signal) bool { return false }

// stopper stands where processes cannot be stopped and continued.
type stopper struct{}

// Run implements tea.ExecCommand.
func (stopper) Run() error { return errors.New("this system cannot suspend a program") }

// SetStdin implements tea.ExecCommand, as the next two do.
func (stopper) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (stopper) SetStdout(io.Writer) {}

// SetStderr implements tea.ExecCommand.
func (stopper) SetStderr(io.Writer) {}
