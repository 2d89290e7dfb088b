//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"lectern/model"
	"lectern/seeds"
	"lectern/ui/cli"
	"lectern/ui/uitest"
)

// as makes the test binary be a program: "lectern" itself, or lectern with an
// annotator that has a fault.
const as = "LECTERN_TEST_AS"

func TestMain(m *testing.M) {
	switch mode := os.Getenv(as); mode {
	case "":
		os.Exit(m.Run())
	case "lectern":
		main()
	case "shell":
		shell()
	default:
		p := cli.Program{Seeds: seeds.FS, Annotator: faulty(mode), Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr}
		os.Exit(p.Main(context.Background(), os.Args[1:]))
	}
}

// shell starts lectern as a shell with job control does: in a process group of
// its own, in the foreground. The kernel stops no process whose group has no
// parent in its session. Its process id goes to the file that the first
// argument names.
func shell() {
	cmd := exec.Command(os.Args[0], os.Args[2:]...)
	cmd.Env = append(os.Environ(), as+"=lectern")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Foreground: true, Ctty: 0}
	if err := cmd.Start(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(99)
	}
	if err := os.WriteFile(os.Args[1], fmt.Append(nil, cmd.Process.Pid), 0o600); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(99)
	}
	cmd.Wait() //nolint:errcheck // the exit code tells
	os.Exit(cmd.ProcessState.ExitCode())
}

// faulty is an annotator with the fault that its value names.
type faulty string

func (f faulty) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a}
	if f == "panic in View" {
		// A mark that lies outside the text cannot be painted.
		d.Annotations = []model.Annotation{{Span: model.Span{Start: 0, End: 1 << 30}, Kind: model.QuoteKind, Quote: &model.Quote{}}}
	}
	return d
}

func (f faulty) Resolve(docs []*model.Annotated) *model.Resolution {
	if f == "panic in a goroutine" {
		panic("a fault for the test")
	}
	return &model.Resolution{Of: make([][]model.EntityID, len(docs))}
}

func start(t testing.TB, mode string, args ...string) *uitest.Process {
	t.Helper()
	p := uitest.StartCommand(t, uitest.Options{Width: 120, Height: 36, Env: []string{as + "=" + mode}}, os.Args[0], args...)
	return p
}

// ended checks how the process ended and that the terminal is as it was.
func ended(t *testing.T, p *uitest.Process, want int) {
	t.Helper()
	code, signal := p.Exit()
	if code != want || signal != 0 {
		t.Errorf("exit code %d, signal %v, want code %d\n%s", code, signal, want, p.Screen().Text())
	}
	if err := p.Restored(); err != nil {
		t.Error(err)
	}
}

const firstWords = "Forces in Iraq and Syria on Monday"

func TestTerminalIsRestored(t *testing.T) {
	tests := []struct {
		name, mode string
		do         func(*uitest.Process)
		code       int
	}{
		{"q", "lectern", func(p *uitest.Process) { p.Press("q") }, 0},
		{"Ctrl-c", "lectern", func(p *uitest.Process) { p.Press("ctrl+c") }, 0},
		{"Ctrl-c while typing", "lectern", func(p *uitest.Process) { p.Press("/"); p.Press("ctrl+c") }, 0},
		{"SIGTERM", "lectern", func(p *uitest.Process) { p.Signal(syscall.SIGTERM) }, 128 + int(syscall.SIGTERM)},
		{"SIGHUP", "lectern", func(p *uitest.Process) { p.Signal(syscall.SIGHUP) }, 128 + int(syscall.SIGHUP)},
		{"SIGQUIT", "lectern", func(p *uitest.Process) { p.Signal(syscall.SIGQUIT) }, 128 + int(syscall.SIGQUIT)},
		{"SIGINT", "lectern", func(p *uitest.Process) { p.Signal(syscall.SIGINT) }, 128 + int(syscall.SIGINT)},
		{"panic in a goroutine", "panic in a goroutine", func(*uitest.Process) {}, 2},
		{"panic in View", "panic in View", func(p *uitest.Process) {
			p.WaitText("1 quote") // the mark is there
			p.Press("tab")
		}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := start(t, tt.mode)
			if tt.code != 2 {
				p.WaitText(firstWords)
			}
			tt.do(p)
			ended(t, p, tt.code)
		})
	}
}

func TestHangUp(t *testing.T) {
	p := start(t, "lectern")
	p.WaitText(firstWords)
	p.HangUp()
	if code, _ := p.Exit(); code != 128+int(syscall.SIGHUP) && code != 1 {
		t.Errorf("exit code %d after the terminal went away", code)
	}
}

// job is lectern in the foreground of a shell.
type job struct {
	*uitest.Process
	t   *testing.T
	pid int
}

func startJob(t *testing.T) job {
	t.Helper()
	file := filepath.Join(t.TempDir(), "pid")
	p := start(t, "shell", file)
	p.WaitText("Organizations") // all of it is read, the first article marked
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return job{p, t, pid}
}

func (j job) signal(s syscall.Signal) {
	j.t.Helper()
	if err := syscall.Kill(j.pid, s); err != nil {
		j.t.Fatal(err)
	}
}

// stopped waits until the process is stopped and the terminal is as it was: what
// the process wrote before may still be on its way.
func (j job) stopped() {
	j.t.Helper()
	state, restored := "", error(nil)
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		out, err := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(j.pid)).Output()
		if state = strings.TrimSpace(string(out)); err != nil || !strings.HasPrefix(state, "T") {
			continue
		}
		if restored = j.Restored(); restored == nil {
			return
		}
	}
	j.t.Fatalf("the process is in state %q, the terminal not restored: %v", state, restored)
}

func TestSuspendAndResume(t *testing.T) {
	key := func(j job) { j.Press("ctrl+z") }
	signal := func(j job) { j.signal(syscall.SIGTSTP) }
	for _, tt := range []struct {
		name  string
		stops []func(job)
	}{
		{"Ctrl-z", []func(job){key}},
		{"SIGTSTP", []func(job){signal}},
		{"again and again", []func(job){signal, key, signal}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j := startJob(t)
			for _, stop := range tt.stops {
				stop(j)
				j.stopped()
				j.signal(syscall.SIGCONT)
				j.WaitFor("all of it painted again", func(s *uitest.Screen) bool { return s.AltScreen && s.Contains(firstWords) })
			}
			j.Press("J")
			j.WaitText("2/5")
			j.Press("q")
			ended(t, j.Process, 0)
		})
	}
}

// A session on the real program: focus, card, pivot through the sources and
// back, search, resize.
func TestSession(t *testing.T) {
	p := start(t, "lectern")
	p.WaitText("Organizations") // the marks are there
	p.Type("/observatory for")
	p.Press("enter")
	p.WaitText("1/1")
	p.Type("]o")
	p.WaitText("ORGANIZATION")
	p.Press("esc")
	p.WaitText("ARTICLE") // a key right behind Esc would be Alt and that key
	p.Press("J")
	p.WaitText("2/5")
	p.Resize(80, 24)
	p.WaitFor("the narrow screen", func(s *uitest.Screen) bool { return s.Width() == 80 && s.Contains("Isil has advanced") })
	p.Press("ctrl+o")
	p.WaitText("1/5")
	p.Press("Z", "Z")
	ended(t, p, 0)
}

func TestFileRemovedWhileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	text := strings.Repeat("The council met in Oslo on Monday and spoke for hours of the harbour.\n\n", 20000)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, "lectern", path)
	p.WaitText("The council met in Oslo")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.Press("G")
	p.WaitText("100 %")
	p.Press("q")
	ended(t, p, 0)
}

func TestOpeningFails(t *testing.T) {
	p := start(t, "lectern", "no such file.txt")
	ended(t, p, 1)
	if s := p.Screen(); !s.Contains("no such file.txt") || s.AltScreen {
		t.Errorf("the screen:\n%s", s.Text())
	}
}

func TestTinyTerminal(t *testing.T) {
	p := start(t, "lectern")
	p.WaitText(firstWords)
	p.Resize(1, 1)
	p.Press("tab", "enter", "n", "?")
	p.Resize(120, 36)
	p.WaitText("Keys")
	p.Press("Z", "Z")
	ended(t, p, 0)
}

// BenchmarkFirstFrame measures the time from the start of the process until
// its text is on the screen, beside a bare Bubble Tea program's.
// Budget: within 1.5 times the bare program's, whatever the article's size.
func BenchmarkFirstFrame(b *testing.B) {
	dir := b.TempDir()
	lectern, bare := uitest.Build(b, "lectern"), uitest.Build(b, "lectern/ui/uitest/bare")
	seed, err := seeds.FS.ReadFile("001_2f4ad477c76ee4d8.txt")
	if err != nil {
		b.Fatal(err)
	}
	file := func(size int) string {
		path := filepath.Join(dir, fmt.Sprintf("%d.txt", size))
		if err := os.WriteFile(path, []byte(strings.Repeat(string(seed)+"\n\n", size/len(seed))), 0o600); err != nil {
			b.Fatal(err)
		}
		return path
	}
	cases := []struct {
		name, program, text string
		args                []string
	}{
		{"bare", bare, "bare", nil},
		{"seeds", lectern, firstWords, nil},
		{"1 MB", lectern, "Isil has advanced", []string{file(1 << 20)}},
		{"50 MB", lectern, "Isil has advanced", []string{file(50 << 20)}},
	}
	// The cases take turns, so that a busy machine slows all of them alike.
	spent := make([]time.Duration, len(cases))
	rounds := 0
	for b.Loop() {
		for i, c := range cases {
			began := time.Now()
			p := uitest.StartCommand(b, uitest.Options{Width: 120, Height: 40}, c.program, c.args...)
			p.WaitText(c.text)
			spent[i] += time.Since(began)
			p.Press("q")
			p.Exit()
		}
		rounds++
	}
	for i, c := range cases {
		name := strings.ReplaceAll(c.name, " ", "")
		b.ReportMetric(float64(spent[i].Microseconds())/1000/float64(rounds), "ms/"+name)
		b.ReportMetric(float64(spent[i])/float64(spent[0]), "x/"+name)
	}
}
