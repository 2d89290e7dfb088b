package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDoctor(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"a.md":       "---\ntitle: The ferry\ndate: 2016-03-25\nsource: The Courier\n---\n\nIt was late again on Monday, the harbour office said.\n",
		"b.txt":      "Nobody was surprised, least of all the captain’s wife.",
		"c.txt":      "",
		"d.jpg":      "\xff\xd8\xff",
		"e.JPG":      "\xff\xd8\xff",
		"f":          "x",
		"g\x1b[.txt": "PNG\x00\x01\x02\x03\x04\x05",
	} {
		if err := os.WriteFile(filepath.FromSlash(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"doctor", "."}, `7 files, 2 articles, in TIME; 5 things were not read.

  format      articles  words  with title  with source  with date  pieces removed
  Markdown    1         10     100 %       100 %        100 %      0
  plain text  1         9      0 %         0 %          0 %        0
  all         2         19     50 %        50 %         50 %       0

  without the name of a format that is read: 3
    .jpg 2, no extension 1
    In folders lectern looks for EXTENSIONS.

  not text: 1
    gxt is binary data, which lectern does not read.

  without text: 1
    c.txt is empty; there is nothing to read.
`},
		{[]string{"doctor", "--json", "a.md", "c.txt"}, `{"path":"a.md","format":"Markdown","title":"The ferry","source":"The Courier","published":"2016-03-25","origins":{"published":"front matter","source":"front matter","title":"front matter"},"words":10}
{"path":"c.txt","skipped":"without text","reason":"c.txt is empty; there is nothing to read."}
`},
	}
	changing := regexp.MustCompile(`(in )[0-9.]+ s \([0-9,.]+ a second\)`)
	known := regexp.MustCompile(`(?:\.[a-z]+, )+\.text`)
	for _, tt := range tests {
		var out, errs bytes.Buffer
		p := Program{Annotator: capitals{}, Stdout: &out, Stderr: &errs}
		if code := p.Main(t.Context(), tt.args); code != 0 {
			t.Errorf("exit %d: %s", code, errs.String())
		}
		got := known.ReplaceAllString(changing.ReplaceAllString(out.String(), "${1}TIME"), "EXTENSIONS")
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q: %s", tt.args, diff)
		}
	}
}

// Commands tell of files in other formats in one line, and of the rest one by
// one.
func TestTellOfSkips(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a.txt", "b.jpg", "c.jpg", "d.bin", "e.txt"} {
		text := "here is Ann."
		if name == "e.txt" {
			text = ""
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	p := Program{Annotator: capitals{}, Stdout: &out, Stderr: &errs}
	if code := p.Main(t.Context(), []string{"entities", "."}); code != 0 {
		t.Errorf("exit %d", code)
	}
	want := "lectern: e.txt is empty; there is nothing to read.\nlectern: 3 files with names of no format that is read: .jpg 2, .bin 1\n"
	if diff := cmp.Diff(want, errs.String()); diff != "" {
		t.Error(diff)
	}
}
