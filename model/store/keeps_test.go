package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

func TestKeeps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lectern", "keeps")
	k, err := LoadKeeps(path)
	if err != nil {
		t.Fatal(err)
	}
	a := &model.Article{Path: "/x/a.html", URL: "https://www.News.example/2024/a", Source: "The News"}
	other := &model.Article{Path: "/x/b.html", URL: "https://other.example/"}
	if k.Kept(a, "Sign up, 12 people did") {
		t.Error("nothing was kept yet")
	}
	if err := k.Keep(a, "Sign up,\t12  people did"); err != nil {
		t.Fatal(err)
	}
	if err := k.Keep(a, "Another"); err != nil {
		t.Fatal(err)
	}
	again, err := LoadKeeps(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []*Keeps{k, again} {
		if !k.Kept(a, "SIGN UP, 7 people did ") || k.Kept(other, "Sign up, 12 people did") || k.Kept(a, "Sign up") {
			t.Error("what was kept is not what is kept")
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := "# site, text of a block that stays though it looks like debris (lower case, # for numbers)\n" +
		"news.example\tsign up, # people did\nnews.example\tanother\n"
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Two runs at a time lose nothing of each other's.
	if err := again.Keep(other, "Third"); err != nil {
		t.Fatal(err)
	}
	if err := k.Forget(a, "another"); err != nil {
		t.Fatal(err)
	}
	last, err := LoadKeeps(path)
	if err != nil || !last.Kept(other, "third") || last.Kept(a, "another") || !last.Kept(a, "sign up, 3 people did") {
		t.Errorf("after both changed it: %v, %v", last.lines, err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the file stands %v, %v", left, err)
	}
}

func TestSite(t *testing.T) {
	var k Keeps
	for _, tt := range []struct {
		name string
		a    model.Article
		want string
	}{
		{"host", model.Article{URL: "https://www.news.example:8080/x", Source: "News"}, "news.example:8080"},
		{"source", model.Article{Source: "The News", Path: "/a/b.txt"}, "The News"},
		{"a source that was only inferred", model.Article{Source: "The News", Path: "/a/b.txt", Inferred: []model.Field{model.FieldSource}}, "/a"},
		{"folder", model.Article{Path: "/a/b.txt"}, "/a"},
		{"part of a ZIP", model.Article{Path: "/a/b.zip/c/d.html"}, "/a/b.zip/c"},
		{"standard input", model.Article{Path: "-"}, "standard input"},
		{"a tab in a name", model.Article{Path: "/a\tb\n/c.txt"}, "/a b"},
	} {
		if got := k.Site(&tt.a); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	k.Here = "lectern"
	if got := k.Site(&model.Article{Path: "a.txt"}); got != "lectern" {
		t.Errorf("%q", got)
	}
}

func TestKeepsThatCannotBe(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "keeps")
	if err := os.WriteFile(path, []byte("# remark\n\nno tab here\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadKeeps(path); err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("%v", err)
	}
	k, err := LoadKeeps("")
	if err != nil {
		t.Fatal(err)
	}
	a := &model.Article{Path: "/a/b.txt"}
	if err := k.Keep(a, "one"); err == nil {
		t.Error("no error without a folder for settings")
	}
	if !k.Kept(a, "One") {
		t.Error("it is not even kept for now")
	}
	if err := k.Keep(a, "two"); err == nil || !k.Kept(a, "one") || !k.Kept(a, "two") {
		t.Error("the second forgets the first")
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Sign up 12,345 times\t\x1b[31m")
	f.Fuzz(func(t *testing.T, text string) {
		once := Fold(text)
		if again := Fold(once); again != once {
			t.Errorf("%q folds to %q, and that to %q", text, once, again)
		}
		if len(once) > longestFold || strings.ContainsAny(once, "\t\n\r") {
			t.Errorf("%q", once)
		}
	})
}
