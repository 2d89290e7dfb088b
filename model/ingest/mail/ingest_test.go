package mail_test

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

// The newsletter is read as the letter that a person wrote.
func TestNewsletter(t *testing.T) {
	articles, skips := opened(t, "newsletter.eml")
	if len(articles) != 1 || len(skips) > 0 {
		t.Fatalf("%d articles, %q", len(articles), skips)
	}
	a := articles[0]
	got := []string{a.Path, a.Format, a.Title, a.Author, a.Source, a.Published.String(), a.URL, a.Origin(model.FieldTitle), a.Origin(model.FieldAuthor)}
	want := []string{"newsletter.eml", "letter", "Fog, a ferry and a crane", "Ada Quay", "The Harbour News", "2026-03-03", "https://harbour.example/letters/12", "mail header", "mail header"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	text := `The week at the quay

The ferry was late again on Monday, the harbour office said. Captain Mary Lowe spoke of fog from bank to bank.

A crane

The council of Port Example bought a crane for £2.4 million on Tuesday, its largest purchase in ten years.

“We shall lift what others cannot,” the mayor said.

See you next week, Ada Quay`
	if diff := cmp.Diff(text, a.Text); diff != "" {
		t.Error(diff)
	}
}

func TestReply(t *testing.T) {
	articles, skips := opened(t, "reply.eml")
	if len(articles) != 2 || len(skips) > 0 {
		t.Fatalf("%d articles, %q", len(articles), skips)
	}
	if want := "Dear Ada,\n\nthe council bought the crane on Tuesday, and it will stand where the café is now. The minutes of the meeting are attached, with the vote of each member.\n\nCy"; articles[0].Text != want {
		t.Errorf("%q", articles[0].Text)
	}
	reasons := make(map[string]int)
	for _, r := range articles[0].Removed {
		reasons[r.Reason]++
	}
	if diff := cmp.Diff(map[string]int{"quoted mail": 5, "attachment": 1, "attachment, an article of its own": 1}, reasons); diff != "" {
		t.Error(diff)
	}
	if a := articles[1]; a.Path != "reply.eml/Minutes of the café.txt" || a.Format != "plain text" || !strings.HasPrefix(a.Text, "The council met") {
		t.Errorf("%s, %s: %q", a.Path, a.Format, a.Text)
	}
}

func TestLetterAndMailbox(t *testing.T) {
	articles, skips := opened(t, "letter.eml")
	if len(articles) != 1 || len(skips) > 0 || articles[0].Title != "The café on the quay" || articles[0].Paragraphs[2].Role != model.ListItem || len(articles[0].Links) != 1 {
		t.Errorf("%+v %q", articles, skips)
	}
	articles, skips = opened(t, "three.mbox")
	var got []string
	for _, a := range articles {
		got = append(got, a.Path+": "+a.Title)
	}
	if diff := cmp.Diff([]string{"three.mbox/letter 1: The ferry", "three.mbox/letter 2: The crane"}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"three.mbox/letter 3 is encrypted; decrypt it in a mail program and save its text."}, skips); diff != "" {
		t.Error(diff)
	}
}
