//go:build unix

package uitest

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestMain runs the counter in place of the tests where a test asks for it.
func TestMain(m *testing.M) {
	switch os.Getenv("UITEST_PROGRAM") {
	case "counter":
		if _, err := tea.NewProgram(counter{}).Run(); err != nil {
			fmt.Fprintln(os.Stderr, "counter:", err)
			os.Exit(3)
		}
		fmt.Println("bye")
		os.Exit(0)
	case "rude":
		fmt.Print("\x1b[?1049h\x1b[?25l\x1b[?1002h")
		os.Exit(7)
	}
	os.Exit(m.Run())
}

func startProgram(t *testing.T, name string) *Process {
	t.Helper()
	return StartCommand(t, Options{Width: 50, Height: 6, Env: []string{"UITEST_PROGRAM=" + name}}, os.Args[0])
}

func TestProcess(t *testing.T) {
	p := startProgram(t, "counter")
	p.WaitText("50x6 light=false")
	if p.Restored() == nil {
		t.Error("the terminal is said to be restored while the program runs")
	}
	p.Press("j", "ctrl+o")
	p.WaitText("j ctrl+o")
	p.Resize(60, 7)
	p.WaitText("60x7")
	p.Press("q")
	if code, signal := p.Exit(); code != 0 || signal != 0 {
		t.Errorf("exit code %d, signal %v", code, signal)
	}
	if err := p.Restored(); err != nil {
		t.Error(err)
	}
	if got := p.Screen().Row(0); got != "bye" {
		t.Errorf("after the end the screen shows %q", got)
	}
	if !strings.Contains(string(p.Output()), "bye") || strings.Contains(string(p.Output()), "7777") {
		t.Error("the output is not what the program wrote")
	}
}

func TestProcessSignal(t *testing.T) {
	p := startProgram(t, "counter")
	p.WaitText("light=false")
	p.Signal(syscall.SIGKILL)
	if code, signal := p.Exit(); code != -1 || signal != syscall.SIGKILL {
		t.Errorf("exit code %d, signal %v", code, signal)
	}
	err := p.Restored()
	if !errors.Is(err, ErrTerminal) || !strings.Contains(err.Error(), "alternate screen") || !strings.Contains(err.Error(), "raw") {
		t.Errorf("a killed program left the terminal: %v", err)
	}
}

func TestProcessStop(t *testing.T) {
	p := startProgram(t, "counter")
	p.WaitText("light=false")
	p.Signal(syscall.SIGSTOP)
	p.WaitStopped()
	p.Signal(syscall.SIGCONT)
	p.Press("k", "q")
	if code, _ := p.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestProcessHangUp(t *testing.T) {
	p := startProgram(t, "counter")
	p.WaitText("light=false")
	p.HangUp()
	if code, signal := p.Exit(); code == 0 && signal == 0 {
		t.Error("the program ended well though its terminal was taken away")
	}
}

func TestProcessThatLeavesAMess(t *testing.T) {
	p := startProgram(t, "rude")
	if code, _ := p.Exit(); code != 7 {
		t.Errorf("exit code %d, want 7", code)
	}
	err := p.Restored()
	for _, want := range []string{"alternate screen", "cursor", "mouse drags"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not tell of the %s", err, want)
		}
	}
}
