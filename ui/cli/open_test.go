package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// file is a file that a test gives as standard input.
func file(t *testing.T, f *os.File, err error) *os.File {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Without a path, what is piped is read; where nothing is, the seeds are.
func TestStandardInput(t *testing.T) {
	const text = "piped in came Cid."
	pipe := func(t *testing.T) *os.File {
		r, w, err := os.Pipe()
		f := file(t, r, err)
		if _, err := w.WriteString(text); err != nil {
			t.Fatal(err)
		}
		w.Close()
		return f
	}
	regular := func(t *testing.T) *os.File {
		name := filepath.Join(t.TempDir(), "in")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(name)
		return file(t, f, err)
	}
	null := func(t *testing.T) *os.File { f, err := os.Open(os.DevNull); return file(t, f, err) }
	closed := func(t *testing.T) *os.File { f := null(t); f.Close(); return f }
	tests := []struct {
		name  string
		stdin func(*testing.T) *os.File
		want  string
	}{
		{"a pipe", pipe, "Cid"}, {"a file", regular, "Cid"}, {"the null device", null, "Ann"}, {"closed", closed, "Ann"},
	}
	for _, tt := range tests {
		for _, args := range [][]string{{}, {"entities"}, {"annotate", "--json"}, {"mentions", tt.want}} {
			t.Run(strings.Join(append([]string{tt.name}, args...), " "), func(t *testing.T) {
				var out, errs bytes.Buffer
				p := Program{
					Annotator: capitals{}, Seeds: fstest.MapFS{"seed.txt": {Data: []byte("the seed names Ann.")}},
					Stdin: tt.stdin(t), Stdout: &out, Stderr: &errs,
				}
				if code := p.Main(t.Context(), args); code != 0 || !strings.Contains(out.String(), tt.want) {
					t.Errorf("exit %d, %q, %q, want %s", code, out.String(), errs.String(), tt.want)
				}
			})
		}
	}
}

// A file is opened once, by whatever names it is given; two files of one text
// are two.
func TestTheSameFileIsOpenedOnce(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"d/a.txt", "d/b.txt", "e/a.txt"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte("here is Ann."), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, time.Unix(1e9, 0), time.Unix(1e9, 0)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join("d", "a.txt"), "link.txt"); err != nil {
		t.Skip(err)
	}
	if err := os.Link(filepath.Join("d", "b.txt"), "hard.txt"); err != nil {
		t.Skip(err)
	}
	tests := []struct {
		name  string
		paths []string
		want  []string
	}{
		{"twice", []string{"d/a.txt", "d/a.txt"}, []string{"d/a.txt"}},
		{"by folder and name", []string{"d", "./d/a.txt"}, []string{"d/a.txt", "d/b.txt"}},
		{"by name and folder", []string{"d/b.txt", "d"}, []string{"d/b.txt", "d/a.txt"}},
		{"the folder twice", []string{"d", "d/"}, []string{"d/a.txt", "d/b.txt"}},
		{"by links", []string{"link.txt", "hard.txt", "d"}, []string{"link.txt", "hard.txt"}},
		{"equal text", []string{"d/a.txt", "e/a.txt"}, []string{"d/a.txt", "e/a.txt"}},
		{"standard input", []string{"-", "-"}, []string{"-"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			p := Program{Stdin: strings.NewReader("x")}
			for s, err := range p.sources(t.Context(), tt.paths, reading{}) {
				if err != nil {
					t.Error(err)
				}
				got = append(got, filepath.ToSlash(s.Path))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// The screen goes by the name of the one folder that is open.
func TestName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "my\x1b[31m reports")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	if err := os.WriteFile("a.txt", []byte("Ann."), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		paths []string
		want  string
	}{
		{nil, ""}, {[]string{"."}, "my reports"}, {[]string{dir + "/"}, "my reports"}, {[]string{"a.txt"}, ""},
		{[]string{"-"}, ""}, {[]string{".", "a.txt"}, ""}, {[]string{"none"}, ""},
	}
	for _, tt := range tests {
		if got := name(tt.paths); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.paths, got, tt.want)
		}
	}
}
