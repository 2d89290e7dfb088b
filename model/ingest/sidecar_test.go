package ingest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// walked lists what a folder holds: an article's path, facts and where the
// title came from, or what was not read.
func walked(t *testing.T, files fstest.MapFS) []string {
	t.Helper()
	var out []string
	for f, err := range WalkFS(t.Context(), files, ".") {
		if err != nil {
			out = append(out, "! "+err.Error())
			continue
		}
		for a, err := range f.Articles(t.Context(), Options{}) {
			if err != nil {
				out = append(out, "! "+err.Error())
				continue
			}
			language := a.Language
			if a.IsInferred(model.FieldLanguage) {
				language = ""
			}
			out = append(out, fmt.Sprintf("%s | %s | %s | %s | %s | %s | %s | %s", a.Path, a.Title, a.Author, a.Source, a.Published, a.URL, language, a.Origin(model.FieldTitle)))
		}
	}
	return out
}

func TestSidecars(t *testing.T) {
	text := "The ferry was late again on Monday, the harbour office said.\n"
	const csl = `[{"id": "quay", "type": "article-newspaper", "title": "Late again", "container-title": "The Harbour News", "author": [{"family": "Quay", "given": "Ada"}, {"literal": "Port Desk"}],
		"issued": {"date-parts": [["2016", 3, 5]]}, "URL": "https://harbour.example/late", "language": "en-GB"}]`
	tests := []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"YAML beside a text", map[string]string{"a.txt": text, "a.txt.yaml": "title: Late\nauthor: [Ada Quay, Cy Pier]\nsource: The Harbour News\nurl: https://harbour.example/1\npublished: 2016-03-25\nlanguage: en\n"},
			[]string{"a.txt | Late | Ada Quay, Cy Pier | The Harbour News | 2016-03-25 | https://harbour.example/1 | en | sidecar file"}},
		{"CSL-JSON of Zotero", map[string]string{"a.txt": text, "a.json": csl},
			[]string{"a.txt | Late again | Ada Quay, Port Desk | The Harbour News | 2016-03-05 | https://harbour.example/late | en-GB | sidecar file"}},
		{"it wins over what the file says", map[string]string{"a.md": "---\ntitle: Early\nauthor: Ben Mole\n---\n\n" + text, "a.meta.json": `{"Title": "Late"}`},
			[]string{"a.md | Late | Ben Mole |  |  |  |  | sidecar file"}},
		{"the whole name before the stem, and its ending", map[string]string{"a.txt": text, "a.yaml": "title: Stem", "a.txt.json": `{"title": "Whole"}`, "a.txt.yml": "title: Better"},
			[]string{"a.txt | Better |  |  |  |  |  | sidecar file"}},
		{"one for two forms of a text", map[string]string{"a.txt": text, "a.md": text, "a.yaml": "title: Late"},
			[]string{"a.md | Late |  |  |  |  |  | sidecar file", "a.txt | Late |  |  |  |  |  | sidecar file"}},
		{"a feed of the same name is none", map[string]string{"a.txt": text, "a.json": `{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "title": "Item", "content_text": "The ferry was late."}]}`},
			[]string{"a.json/1 | Item |  |  |  |  |  | feed", "a.txt |  |  |  |  |  |  | "}},
		{"not of the parts of a container", map[string]string{"a.xml": `<rss><channel><item><title>Item</title><guid>1</guid><description>The ferry was late.</description></item></channel></rss>`, "a.xml.yaml": "title: Late"},
			[]string{"a.xml/1 | Item |  |  |  |  |  | feed"}},
		{"beside nothing", map[string]string{"a.yaml": "title: Late", "b.json": "{}"},
			[]string{"! a.yaml has", "! b.json is"}},
		{"damaged", map[string]string{"a.txt": text, "a.yaml": "title: [", "b.txt": text, "b.json": "7", "c.txt": text, "c.yaml": "colour: red"},
			[]string{"a.txt |  |  |  |  |  |  | ", "! a.yaml lies beside an article and should say what it is, but it is damaged (yaml: line 1: did not find expected node content); correct or remove it.",
				"b.txt |  |  |  |  |  |  | ", "! b.json lies beside an article and should say what it is, but has none of title, author, source, url, published, language; correct or remove it.",
				"c.txt |  |  |  |  |  |  | ", "! c.yaml lies beside an article and should say what it is, but has none of title, author, source, url, published, language; correct or remove it."}},
		{"hostile", map[string]string{"a.txt": text, "a.yaml": "title: \"a\\e[31m\\u202eb\"\nurl: \"javascript:alert(1)\"\n", "b.txt": text, "b.yaml": "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ntitle: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"},
			[]string{"a.txt | ab |  |  |  |  |  | sidecar file", "b.txt |  |  |  |  |  |  | ", "! b.yaml lies beside an article and should say what it is, but it is damaged (yaml: document contains excessive aliasing); correct or remove it."}},
	}
	for _, tt := range tests {
		files := make(fstest.MapFS)
		for name, data := range tt.files {
			files[name] = &fstest.MapFile{Data: []byte(data)}
		}
		got := walked(t, files)
		for i := range got {
			if tt.name == "beside nothing" {
				got[i] = strings.Join(strings.Fields(got[i])[:3], " ")
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func FuzzSidecar(f *testing.F) {
	f.Add("a.json", []byte(`[{"title": "Late", "author": [{"family": "Quay"}], "issued": {"date-parts": [["2016", 3]]}}]`))
	f.Add("a.yaml", []byte("title: Late\nauthor: [a, {name: b}]\npublished: 2016-03-25T10:00:00Z\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := readSidecar(name, data)
		if (d == nil) == (err == nil) {
			t.Errorf("%v, %v", d, err)
		}
	})
}

// A file that is named outright has its sidecar too, and is read anew when that
// changes.
func TestSidecarOfNamed(t *testing.T) {
	dir := t.TempDir()
	file, side := filepath.Join(dir, "a.txt"), filepath.Join(dir, "a.txt.yaml")
	for name, data := range map[string]string{file: "The ferry was late again.\n", side: "title: Late\n"} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(side, later, later); err != nil {
		t.Fatal(err)
	}
	files, skips := List(Walk(t.Context(), file))
	if len(files) != 1 || len(skips) > 0 {
		t.Fatal(files, skips)
	}
	if files[0].ModTime != later.UnixNano() {
		t.Errorf("last changed at %d, not %d", files[0].ModTime, later.UnixNano())
	}
	for what, read := range map[string]func() (*model.Article, error){
		"whole": files[0].Read,
		"head":  func() (*model.Article, error) { return files[0].Head(10) },
		"short": func() (*model.Article, error) { return files[0].Head(1000) },
	} {
		a, err := read()
		if err != nil || a.Title != "Late" || a.Origin(model.FieldTitle) != "sidecar file" {
			t.Errorf("%s: %+v, %v", what, a, err)
		}
	}
	// The sidecar itself, named outright, is a text like any other.
	if files, _ := List(Walk(t.Context(), side)); len(files) != 1 || files[0].sidecar != "" {
		t.Errorf("%+v", files)
	}
	if err := os.Remove(side); err != nil {
		t.Fatal(err)
	}
	for a, err := range files[0].Articles(t.Context(), Options{}) {
		if (a == nil) == (err == nil) || err != nil && !errors.Is(err, ErrNotFound) {
			t.Errorf("%v, %v", a, err)
		}
	}
}
