//go:build unix

package ui

import (
	"os/exec"
	"syscall"
)

// detach lets a program live without this one's terminal: it gets no key, none
// of its signals, and what it says goes nowhere.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
