//go:build !unix

package ui

import "os/exec"

// detach lets a program live without this one's terminal, where the system has
// such a thing.
func detach(*exec.Cmd) {}
