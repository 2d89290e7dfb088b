//go:build unix

package ui

import (
	"os"
	"syscall"
)

var (
	fatalSignals = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
	stopSignals  = []os.Signal{syscall.SIGTSTP}
)

func isStop(s os.Signal) bool { return s == syscall.SIGTSTP }
