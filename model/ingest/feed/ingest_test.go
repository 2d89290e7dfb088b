package feed_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/ingest/doc"
)

// opened is what a file holds: its articles, and what was not read.
func opened(t *testing.T, name string) (articles []*model.Article, skips []string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	for a, err := range ingest.Articles(t.Context(), doc.Source{Path: name, Data: data}, ingest.Options{}) {
		var skip *ingest.Skip
		switch {
		case err == nil:
			articles = append(articles, a)
		case errors.As(err, &skip):
			skips = append(skips, skip.Error())
		default:
			t.Fatal(err)
		}
	}
	return articles, skips
}

func TestArticles(t *testing.T) {
	articles, skips := opened(t, "harbour.rss")
	if len(articles) != 2 || len(skips) != 1 || !strings.Contains(skips[0], "only a title") {
		t.Fatalf("%d articles, %q", len(articles), skips)
	}
	a := articles[0]
	got := []string{a.Path, a.Format, a.Title, a.Author, a.Source, a.Published.String(), a.URL, a.Language, a.Origin(model.FieldTitle), a.Origin(model.FieldPublished)}
	want := []string{"harbour.rss/https://harbour.example/2026/ferry-late", "feed", "Ferry late & nobody surprised", "Ada Quay", "The Harbour News", "2026-03-02",
		"https://harbour.example/2026/ferry-late", "en-GB", "feed", "feed"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	text := `The ferry was late again on Monday, the harbour office said.

What the captain says

“We had fog from bank to bank,” said Captain Mary Lowe.

The morning boat left at 9.40.

The evening boat did not leave.`
	if diff := cmp.Diff(text, a.Text); diff != "" {
		t.Error(diff)
	}
	var roles []model.Role
	for _, p := range a.Paragraphs {
		roles = append(roles, p.Role)
	}
	if diff := cmp.Diff([]model.Role{model.Body, model.Heading, model.Body, model.ListItem, model.ListItem}, roles); diff != "" {
		t.Error(diff)
	}
	if len(a.Links) != 1 || a.Links[0].URL != "https://harbour.example/office" || a.Text[a.Links[0].Start:a.Links[0].End] != "harbour office" {
		t.Errorf("%+v", a.Links)
	}
	for name, n := range map[string]int{"harbour.atom": 3, "harbour.json": 2, "harbour.rdf": 1} {
		articles, skips := opened(t, name)
		if len(articles) != n || len(skips) > 0 {
			t.Errorf("%s: %d articles, %q", name, len(articles), skips)
		}
	}
	articles, skips = opened(t, "feeds.opml")
	if len(articles) != 0 || len(skips) != 3 || !strings.Contains(skips[0], "only when asked") {
		t.Errorf("%d articles, %q", len(articles), skips)
	}
}

// Names that promise a feed and hold none are refused with a sentence.
func TestNoFeed(t *testing.T) {
	for name, want := range map[string]string{
		"a.xml":  "a.xml is XML, but neither a feed nor a page; save its text as .txt to read it.",
		"a.json": "a.json is JSON, but neither a feed nor a page; save its text as .txt to read it.",
	} {
		_, err := ingest.Read(name, []byte(`{"a": "The ferry was late again on Monday, the harbour office said."}`))
		if !errors.Is(err, ingest.ErrUnsupported) || err.Error() != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
