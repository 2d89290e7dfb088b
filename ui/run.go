package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"lectern/model/library"
)

// framesPerSecond is Bubble Tea's maximum. It halves the time from key to
// screen against its default of 60 (measured: 5.8 ms instead of 10.3 ms).
const framesPerSecond = 120

// patience is how long a signal waits for an orderly end before the program is
// ended without one.
const patience = 2 * time.Second

// SignalError says that a signal ended the program.
type SignalError struct{ Signal os.Signal }

// Error implements error.
func (e SignalError) Error() string { return fmt.Sprintf("ended by %s", e.Signal) }

// Run shows the library until the reader quits, and restores the terminal
// however it ends. A SignalError says that a signal ended it, a library.Failure
// that a goroutine of its own panicked.
func Run(ctx context.Context, lib *library.Library, opts Options) error {
	p := tea.NewProgram(New(lib, opts), tea.WithContext(ctx), tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler())
	g := &guard{program: p}
	stop := g.watchSignals()
	defer stop()
	_, err := p.Run()
	switch failure, ended := g.failure.Load(), g.ended.Load(); {
	case failure != nil:
		return failure
	case lib.View().Failure != nil:
		return lib.View().Failure
	case ended != nil:
		return *ended
	case errors.Is(err, context.Canceled):
		return nil
	}
	return err
}

// guard ends the program in good order when a signal comes or a goroutine
// panics: Bubble Tea alone leaves the terminal raw on SIGHUP, SIGQUIT, SIGTSTP
// and on panics outside its own goroutines.
type guard struct {
	program *tea.Program
	signals chan os.Signal
	ended   atomic.Pointer[SignalError]
	failure atomic.Pointer[library.Failure]
}

// run starts a goroutine whose panic ends the program in good order.
func (g *guard) run(f func()) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				g.failure.Store(&library.Failure{Value: r, Stack: debug.Stack()})
				g.program.Kill()
			}
		}()
		f()
	}()
}

// watchSignals handles the signals of guard until stop is called.
func (g *guard) watchSignals() (stop func()) {
	g.signals = make(chan os.Signal, 4)
	signal.Notify(g.signals, fatalSignals...)
	if len(stopSignals) > 0 {
		signal.Notify(g.signals, stopSignals...)
	}
	g.run(func() {
		for s := range g.signals {
			if isStop(s) {
				g.program.Send(suspendMsg{})
				continue
			}
			g.ended.CompareAndSwap(nil, &SignalError{s})
			time.AfterFunc(patience, g.program.Kill)
			go g.program.Quit()
		}
	})
	return func() {
		signal.Stop(g.signals)
		close(g.signals)
	}
}
