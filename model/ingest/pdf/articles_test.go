package pdf_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/ingest/doc"
)

// TestArticle opens a PDF as the program does, under a name that says nothing.
func TestArticle(t *testing.T) {
	data, err := os.ReadFile("testdata/newspaper.pdf")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for a, err := range ingest.Articles(context.Background(), doc.Source{Path: "download", Data: data}, ingest.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if a.Format != "PDF" || a.Title != "Ferry service to Orrin ends after 90 years" || a.Origin(model.FieldTitle) != "PDF info" {
			t.Errorf("%q: %q, from %q", a.Format, a.Title, a.Origin(model.FieldTitle))
		}
		for _, want := range []string{
			"The last scheduled ferry between Merrow and the island of Orrin tied up on Friday evening,",
			"\n\n“Nobody asked us”\n\nOn the island",
			"it does not appear in the minutes.\n\nWhat happens next\n\nMs Soler",
		} {
			if !strings.Contains(a.Text, want) {
				t.Errorf("no %q in\n%s", want, a.Text)
			}
		}
		if len(a.Removed) == 0 || a.Removed[len(a.Removed)-1].Reason != "page number" {
			t.Errorf("removed: %v", a.Removed)
		}
		t.Log(a.Removed)
	}
	if n != 1 {
		t.Errorf("%d articles", n)
	}
}
