package ingest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// tree makes files below a new folder: a name ending in "/" is a folder,
// "a -> b" a link.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		if from, to, ok := strings.Cut(name, " -> "); ok {
			if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
				t.Skip(err)
			}
			continue
		}
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "/") {
			os.MkdirAll(p, 0o755)
		} else if err := os.WriteFile(p, []byte("Text of "+name+"."), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestWalk(t *testing.T) {
	dir := tree(t, "10.txt", "2.txt", "b/ä.MD", "b/c/x.txt", ".hidden.txt", ".git/config.txt", "pic.jpg", "note", "B.txt",
		"loop -> .", "b/up -> ..", "gone.txt -> nowhere", "link.txt -> 2.txt", "empty/")
	files, skips := List(Walk(context.Background(), dir, filepath.Join(dir, "note"), filepath.Join(dir, "missing")))
	var got []string
	for _, f := range files {
		rel, _ := filepath.Rel(dir, f.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	want := []string{"2.txt", "10.txt", "b/c/x.txt", "b/ä.MD", "B.txt", "link.txt", "note"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var reasons []string
	for _, s := range skips {
		rel, _ := filepath.Rel(dir, s.Path)
		for _, e := range []error{ErrUnknown, ErrNotFound, ErrNotRegular, ErrFailed} {
			if errors.Is(s, e) {
				reasons = append(reasons, rel+": "+e.Error())
			}
		}
		if !strings.HasSuffix(s.Error(), ".") || !strings.Contains(s.Error(), filepath.Base(s.Path)) {
			t.Errorf("not a sentence: %q", s.Error())
		}
	}
	wantReasons := []string{"gone.txt: no such file", "note: not a format that is read", "pic.jpg: not a format that is read", "missing: no such file"}
	if diff := cmp.Diff(wantReasons, reasons); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWalkLinks(t *testing.T) {
	dir := tree(t, "out/a.txt", "else/b.txt", "in/c.txt", "in/d/e.txt",
		"in/around -> ..", "in/everything -> /", "in/d/up -> ..", "in/system -> /proc/self", "in/beside -> ../else")
	if _, err := os.Stat("/proc/self"); err != nil {
		os.Remove(filepath.Join(dir, "in/system"))
	}
	files, skips := List(Walk(t.Context(), filepath.Join(dir, "in")))
	var got []string
	for _, f := range files {
		rel, _ := filepath.Rel(dir, f.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	if diff := cmp.Diff([]string{"in/beside/b.txt", "in/c.txt", "in/d/e.txt"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, s := range skips {
		if !errors.Is(s, ErrNotRegular) || !strings.Contains(s.Error(), " is a link to far more than this folder") {
			t.Error(s)
		}
	}
	if len(skips) < 2 {
		t.Errorf("links not told: %v", skips)
	}
	// Named outright, a link is followed.
	if files, _ := List(Walk(t.Context(), filepath.Join(dir, "in/around"))); len(files) != 4 {
		t.Errorf("files behind a link that was named: %v", files)
	}
}

func TestWalkStops(t *testing.T) {
	fsys := fstest.MapFS{"a.txt": {Data: []byte("A.")}, "b.txt": {Data: []byte("B.")}, "d/c.txt": {Data: []byte("C.")}}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range WalkFS(ctx, fsys, ".") {
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("%d files after cancelling", n)
	}
	for range WalkFS(context.Background(), fsys, ".") {
		n++
		break
	}
	if n != 2 {
		t.Errorf("%d files after breaking", n)
	}
}

func TestNatural(t *testing.T) {
	order := []string{"", "02.txt", "2.txt", "10.txt", "a", "a1", "a2", "a10", "a10b", "B", "b", "ä"}
	for i, a := range order {
		for j, b := range order {
			got := natural(a, b)
			if i == j && got != 0 || i < j && got >= 0 || natural(b, a) != -got {
				t.Errorf("natural(%q, %q) = %d", a, b, got)
			}
		}
	}
}

// Files of rules leave out what they name, in their folder and below, as Git
// reads them; what was left out is told.
func TestWalkHonoursIgnoreFiles(t *testing.T) {
	dir := tree(t, "a.txt", "draft-1.txt", "draft-2.txt", "old/x.txt", "b/old/y.txt", "b/keep.txt", "b/a.txt", "c/draft-1.txt", "c/notes.md")
	for name, rules := range map[string]string{
		".gitignore":       "\ufeff# drafts\r\ndraft-*.txt \r\n!draft-2.txt\n/old/\n",
		"b/.lecternignore": "a.txt\n",
		"c/.ignore":        "!draft-1.txt\n*.md\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(rules), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, skips := List(Walk(t.Context(), dir, filepath.Join(dir, "draft-1.txt")))
	var got []string
	for _, f := range files {
		rel, _ := filepath.Rel(dir, f.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	for _, s := range skips {
		rel, _ := filepath.Rel(dir, s.Path)
		if !errors.Is(s, ErrIgnored) {
			t.Error(s)
		}
		got = append(got, "! "+filepath.ToSlash(rel))
	}
	want := []string{"a.txt", "b/keep.txt", "b/old/y.txt", "c/draft-1.txt", "draft-2.txt", "draft-1.txt", "! b/a.txt", "! c/notes.md", "! draft-1.txt", "! old"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The lines of ignore files mean what they mean to Git.
func TestRules(t *testing.T) {
	tests := []struct {
		line, path string
		want       bool
	}{
		{"*.txt", "a.txt", true}, {"*.txt", "b/a.txt", true}, {"/*.txt", "b/a.txt", false}, {"b/*.txt", "b/a.txt", true}, {"b/*.txt", "c/b/a.txt", false},
		{"**/b/*.txt", "c/b/a.txt", true}, {"c/**/a.txt", "c/d/e/a.txt", true}, {"c/**/a.txt", "c/a.txt", true}, {"c/**", "c/d/a.txt", true},
		{"a", "a", true}, {"a/", "a", false}, {"a/", "a/", true}, {"[a-c].txt", "b.txt", true}, {"[!a-c].txt", "b.txt", false}, {"?.txt", "ab.txt", false},
		{"{a}.txt", "{a}.txt", true}, {"{a,b}.txt", "a.txt", false}, {`\!a.txt`, "!a.txt", true}, {`\#a.txt`, "#a.txt", true}, {"#a.txt", "#a.txt", false},
		{"a.txt  ", "a.txt", true}, {`a\ `, "a ", true}, {"*.txt", ".txt/b.md", false}, {"[", "[", false}, {"/", "a", false}, {"", "", false},
	}
	for _, tt := range tests {
		var r rules
		if rule, ok := parseRule(tt.line, 0); ok {
			r.all = append(r.all, rule)
		}
		path, dir := strings.CutSuffix(tt.path, "/")
		parts := strings.Split(path, "/")
		r.path = parts[:len(parts)-1]
		if got := r.leavesOut(parts[len(parts)-1], dir); got != tt.want {
			t.Errorf("%q leaves out %q: %v", tt.line, tt.path, got)
		}
	}
}
