package web_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/ingest/doc"
)

// shown is an article as a person may check it: its facts with their origins,
// then a line for each paragraph, links in brackets, and one for each that was left out.
func shown(a *model.Article) string {
	var b strings.Builder
	for _, f := range []struct {
		field model.Field
		value string
	}{
		{model.FieldTitle, a.Title}, {model.FieldAuthor, a.Author}, {model.FieldSource, a.Source}, {model.FieldPublished, a.Published.String()}, {model.FieldURL, a.URL}, {model.FieldLanguage, a.Language},
	} {
		fmt.Fprintf(&b, "%s: %s (%s)\n", f.field, f.value, a.Origin(f.field))
	}
	names := map[model.Role]string{model.Heading: "# ", model.Caption: "caption: ", model.ListItem: "* ", model.BlockQuote: "> ", model.TableRow: "| "}
	for _, p := range a.Paragraphs {
		text, at := "", p.Start
		for _, l := range a.Links {
			if l.Start >= p.Start && l.End <= p.End {
				text += a.Text[at:l.Start] + "[" + a.Text[l.Start:l.End] + "](" + l.URL + ")"
				at = l.End
			}
		}
		fmt.Fprintf(&b, "%s%s%s\n", strings.Repeat("  ", int(p.Level)), names[p.Role], text+a.Text[at:p.End])
	}
	for _, r := range a.Removed {
		fmt.Fprintf(&b, "{%s} %s\n", r.Reason, r.Text)
	}
	return b.String()
}

func open(t *testing.T, path string) *model.Article {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for a, err := range ingest.Articles(context.Background(), doc.Source{Path: path, Data: data}, ingest.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	t.Fatal("no article")
	return nil
}

// TestPages opens each page of testdata and compares it with the file beside it:
// the facts with their origins, the text, and in braces what was left out.
func TestPages(t *testing.T) {
	for _, name := range []string{"news.html", "blog.html", "single.html", "saved.mhtml", "koi8.html", "book.xhtml"} {
		path := filepath.Join("testdata", name)
		want, err := os.ReadFile(path + ".want")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), shown(open(t, path))); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

// TestCharset reads the same page as its charset is declared in other ways.
func TestCharset(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("testdata", "koi8.html"))
	if err != nil {
		t.Fatal(err)
	}
	const title = "Маяк на острове снова горит"
	program := "<script>" + strings.Repeat("function f(a, b) { return a < b ? a : b }\n", 1000) + "</script>"
	undeclared := program + strings.Replace(string(page), "charset=koi8-r", "", 1)
	for name, src := range map[string]doc.Source{
		"by the page":   {Data: page},
		"by the server": {Data: []byte(undeclared), MediaType: "text/html; charset=KOI8-R"},
		"by nobody":     {Data: []byte(undeclared)},
		"wrongly":       {Data: []byte(program + strings.Replace(string(page), "koi8-r", "utf-8", 1))},
	} {
		src.Path = "a.html"
		for a, err := range ingest.Articles(context.Background(), src, ingest.Options{}) {
			if err != nil || a.Title != title {
				t.Errorf("%s: %q %v", name, a.Title, err)
			}
		}
	}
}
