//go:build !unix

package ui

import "os"

var (
	fatalSignals = []os.Signal{os.Interrupt}
	stopSignals  []os.Signal
)

func isStop(os.Signal) bool { return false }
