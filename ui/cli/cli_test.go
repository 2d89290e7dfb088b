package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"lectern/model"
	"lectern/model/export"
)

// capitals is an annotator for tests: every capitalised word is a person, every
// "$5" or so is money.
type capitals struct{}

func (capitals) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a, Sentences: []model.Span{{End: len(a.Text)}}}
	at := 0
	for _, w := range strings.SplitAfter(a.Text, " ") {
		word := strings.Trim(w, " .\r\n")
		s := model.Span{Start: at + strings.Index(w, word), End: at + strings.Index(w, word) + len(word)}
		switch {
		case word != "" && word[0] >= 'A' && word[0] <= 'Z':
			d.Entities = append(d.Entities, model.Entity{Kind: model.Person, Name: word})
			d.Annotations = append(d.Annotations, model.Annotation{Span: s, Kind: model.Person, Form: model.Named,
				Entity: model.EntityID(len(d.Entities)), By: model.Rule, Confidence: 0.75})
		case strings.HasPrefix(word, "$"):
			d.Annotations = append(d.Annotations, model.Annotation{Span: s, Kind: model.Money, By: model.Rule,
				Figure: &model.Figure{Min: 5, Max: 5, Currency: "USD", Hedge: "about"}})
		}
		at += len(w)
	}
	return d
}

func (capitals) Resolve(docs []*model.Annotated) *model.Resolution {
	r := &model.Resolution{}
	ids := map[string]model.EntityID{}
	for _, d := range docs {
		var of []model.EntityID
		for _, e := range d.Entities {
			if ids[e.Name] == 0 {
				e.ID = model.EntityID(len(r.Entities) + 1)
				e.Aliases = []model.Alias{{Name: e.Name, Form: model.Named, Count: 1}}
				r.Entities = append(r.Entities, e)
				ids[e.Name] = e.ID
			}
			of = append(of, ids[e.Name])
		}
		r.Of = append(r.Of, of)
	}
	return r
}

// run runs the command line on a folder with the files.
func run(t *testing.T, files map[string]string, stdin string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	p := Program{
		Version: "1.2.3", Commit: "0123456789", Annotator: capitals{},
		Seeds: fstest.MapFS{"seed.txt": {Data: []byte("the seed names Ann.")}},
		Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &errs,
	}
	code = p.Main(context.Background(), args)
	return out.String(), errs.String(), code
}

func TestPlainWhereThereIsNoTerminal(t *testing.T) {
	out, _, code := run(t, map[string]string{"a.txt": "with Bob came \x1b[31mAnn."}, "", "a.txt")
	if code != 0 || !strings.Contains(out, "with Bob came Ann.") || strings.Contains(out, "\x1b") {
		t.Errorf("exit %d: %q", code, out)
	}
	if out, _, _ := run(t, nil, ""); !strings.Contains(out, "the seed names Ann.") {
		t.Errorf("without a path: %q", out)
	}
	if out, _, _ := run(t, nil, "read from a pipe, Cid", "-"); !strings.Contains(out, "read from a pipe") {
		t.Errorf("from standard input: %q", out)
	}
}

func TestBadInputIsASentence(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		args  []string
		want  string
	}{
		{"missing", nil, []string{"none.txt"}, "none.txt"},
		{"an empty folder", map[string]string{"d/.hidden": ""}, []string{"d"}, "d holds no article"},
		{"binary", map[string]string{"x.txt": "\x7fELF\x02\x00\x00\x01\x00\x00\x00\x00"}, []string{"x.txt"}, "x.txt"},
		{"two bad", map[string]string{"x.txt": ""}, []string{"x.txt", "y.txt"}, "none of 2 files can be read"},
		{"a bad day", nil, []string{"--published", "yesterday"}, "is no date"},
		{"a bad kind", nil, []string{"entities", "--kind", "thing"}, "--kind is person"},
		{"a bad theme", nil, []string{"--theme", "foo\x1b[31m"}, "is no theme; there are auto, dark, light, 16 and none"},
		{"no name", nil, []string{"mentions"}, "mentions needs a name: lectern mentions NAME [PATH…]"},
		{"an empty name", nil, []string{"mentions", " "}, "mentions needs a name"},
		{"an unknown name", map[string]string{"a.txt": "here is Ann."}, []string{"mentions", "Zoe", "a.txt"}, "goes by the name “Zoe”"},
		{"an escape in a path", nil, []string{"a\x1b]0;x\x07.txt"}, "a.txt"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, errs, code := run(t, tt.files, "", tt.args...)
			if code != 1 || !strings.Contains(errs, tt.want) || strings.ContainsAny(errs, "\x1b\x07") {
				t.Errorf("exit %d, standard error %q, want 1 and %q", code, errs, tt.want)
			}
		})
	}
}

// sentenceless is an annotator that leaves no sentence and no paragraph.
type sentenceless struct{ capitals }

func (s sentenceless) Annotate(a *model.Article) *model.Annotated {
	d := s.capitals.Annotate(a)
	d.Sentences, a.Paragraphs = nil, nil
	return d
}

// A mention outside every sentence is written alone, not with all before it.
func TestMentionOutsideSentences(t *testing.T) {
	var out bytes.Buffer
	p := Program{Annotator: sentenceless{}, Seeds: fstest.MapFS{"seed.txt": {Data: []byte("the seed names Ann.")}}, Stdout: &out, Stderr: &out}
	p.Main(t.Context(), []string{"mentions", "Ann"})
	if !strings.HasSuffix(out.String(), "seed.txt  [Ann]\n") {
		t.Errorf("%q", out.String())
	}
}

// never is an annotator that must not be asked.
type never struct{ t *testing.T }

func (n never) Annotate(*model.Article) *model.Annotated {
	n.t.Error("an article is annotated, though its marks are not shown")
	return nil
}

func (never) Resolve([]*model.Annotated) *model.Resolution { return &model.Resolution{} }

// notices is a standard output that calls f with the first bytes.
type notices struct {
	f func()
	bytes.Buffer
}

func (n *notices) Write(b []byte) (int, error) {
	if f := n.f; f != nil {
		n.f = nil
		f()
	}
	return n.Buffer.Write(b)
}

// Plain articles are written one by one as they are read, without marks; a
// reader that has had enough ends it.
func TestPlainWritesAsItReads(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, f := range []string{"a", "b"} {
		if err := os.WriteFile(f+".txt", []byte("here is "+f+"."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var errs bytes.Buffer
	out := &notices{f: func() {
		if err := os.WriteFile("b.txt", []byte("changed since."), 0o600); err != nil {
			t.Error(err)
		}
	}}
	p := Program{Annotator: never{t}, Stdout: out, Stderr: &errs}
	if code := p.Main(t.Context(), []string{"none.txt", "a.txt", "b.txt"}); code != 0 {
		t.Errorf("exit %d: %s", code, errs.String())
	}
	if s := out.String(); !strings.Contains(s, "here is a.") || !strings.Contains(s, "changed since.") {
		t.Errorf("b.txt was read before a.txt was written: %q", s)
	}
	if strings.Count(errs.String(), "none.txt") != 1 {
		t.Errorf("standard error %q", errs.String())
	}
	p.Stdout = closedPipe{}
	if code := p.Main(t.Context(), []string{"a.txt", "b.txt"}); code != 0 {
		t.Errorf("exit %d where the reader has had enough", code)
	}
}

// closedPipe is a standard output that nobody reads any more.
type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, syscall.EPIPE }

// faulty is an annotator that fails on every article.
type faulty struct{ capitals }

func (faulty) Annotate(*model.Article) *model.Annotated { panic("bad text") }

// An article that cannot be marked is told of as shown without marks.
func TestUnmarkedArticlesAreTold(t *testing.T) {
	var out, errs bytes.Buffer
	p := Program{Annotator: faulty{}, Seeds: fstest.MapFS{"seed.txt": {Data: []byte("the seed names Ann.")}}, Stdout: &out, Stderr: &errs}
	code := p.Main(t.Context(), []string{"annotate", "--json"})
	if code != 0 || !strings.Contains(out.String(), "the seed names Ann.") || !strings.Contains(errs.String(), "seed.txt is shown without marks") {
		t.Errorf("exit %d, %q, %q", code, out.String(), errs.String())
	}
}

// What cannot be read is told, the rest is shown.
func TestSomeFilesAreBad(t *testing.T) {
	out, errs, code := run(t, map[string]string{"a.txt": "here is Ann."}, "", "a.txt", "none.txt")
	if code != 0 || !strings.Contains(out, "here is Ann.") || !strings.Contains(errs, "none.txt") {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}

func TestAnnotateJSON(t *testing.T) {
	text := "über $5, says Ann."
	out, _, code := run(t, map[string]string{"a.txt": text}, "", "annotate", "--json", "--raw", "--published", "2016-03-25", "a.txt")
	if code != 0 {
		t.Fatalf("exit %d", code)
	}
	var a export.Article
	if err := json.Unmarshal([]byte(out), &a); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	if a.Path != "a.txt" || a.Text != text || a.Published != "2016-03-25" || len(a.Annotations) != 2 || len(a.Entities) != 1 {
		t.Errorf("%+v", a)
	}
	runes := []rune(a.Text)
	for _, m := range a.Annotations {
		if got := string(runes[m.Start:m.End]); got != m.Text {
			t.Errorf("code points %d to %d are %q, not %q", m.Start, m.End, got, m.Text)
		}
	}
	want := `"value":{"min":5,"max":5,"hedge":"about","currency":"USD"}`
	if !strings.Contains(out, want) {
		t.Errorf("%s\nlacks %s", out, want)
	}
	if strings.Contains(out, `"title"`) {
		t.Error("an unknown title is not left out")
	}
}

// Bytes that are no UTF-8 keep the offsets right in raw articles.
func TestRawBytes(t *testing.T) {
	out, _, _ := run(t, map[string]string{"a.txt": "x\xff\xfe Ann\r\n"}, "", "annotate", "--json", "--raw", "a.txt")
	var a export.Article
	if err := json.Unmarshal([]byte(out), &a); err != nil {
		t.Fatal(err)
	}
	m := a.Annotations[0]
	if !utf8.ValidString(a.Text) || string([]rune(a.Text)[m.Start:m.End]) != "Ann" {
		t.Errorf("%+v in %q", m, a.Text)
	}
}

func TestMentionsAndEntities(t *testing.T) {
	files := map[string]string{"a.txt": "here Ann met Bob.", "b.txt": "there was Ann."}
	out, _, _ := run(t, files, "", "mentions", "ann", "a.txt", "b.txt")
	want := "Ann · person · 2 mentions in 2 of 2 articles\na.txt  here [Ann] met Bob.\nb.txt  there was [Ann].\n"
	if out != want {
		t.Errorf("got %q, want %q", out, want)
	}
	out, _, _ = run(t, files, "", "mentions", "--json", "ann", "a.txt", "b.txt")
	if n := strings.Count(out, "\n"); n != 2 || !strings.Contains(out, `"sentence":"there was Ann."`) {
		t.Errorf("%d lines: %s", n, out)
	}
	out, _, _ = run(t, files, "", "entities", "a.txt", "b.txt")
	if !strings.HasPrefix(out, "2  2 of 2  person  Ann") || !strings.Contains(out, "1  1 of 2  person  Bob") {
		t.Errorf("entities: %q", out)
	}
}

func TestVersion(t *testing.T) {
	out, _, code := run(t, nil, "", "--version")
	if code != 0 || !strings.Contains(out, "1.2.3") || !strings.Contains(out, "0123456") {
		t.Errorf("exit %d: %q", code, out)
	}
}

func TestExitCodes(t *testing.T) {
	if got := exitCode(errors.New("x")); got != 1 {
		t.Errorf("an error exits with %d", got)
	}
	if got := exitCode(nil); got != 0 {
		t.Errorf("success exits with %d", got)
	}
}

func TestKeys(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	out, _, code := run(t, nil, "", "keys")
	if code != 0 || !strings.Contains(out, "# pivot: let n walk every mention\npivot = *\n") {
		t.Errorf("exit %d: %q", code, out)
	}
}
