package ingest

import (
	"context"
	"testing"

	"lectern/model"
	"lectern/seeds"
)

// checkArticle fails where an article breaks what every consumer relies on.
func checkArticle(t *testing.T, a *model.Article) {
	t.Helper()
	if got := model.Sanitize(a.Text); got != a.Text {
		t.Errorf("text is not sanitised: %q", a.Text)
	}
	at := 0
	for i, p := range a.Paragraphs {
		if i > 0 {
			if a.Text[at:min(at+2, len(a.Text))] != "\n\n" {
				t.Fatalf("paragraph %d does not follow a blank line", i)
			}
			at += 2
		}
		if p.Start != at || p.Empty() || p.End > len(a.Text) {
			t.Fatalf("paragraph %d is %v, want start %d", i, p.Span, at)
		}
		at = p.End
	}
	if at != len(a.Text) {
		t.Fatalf("paragraphs end at %d of %d", at, len(a.Text))
	}
	for i, r := range a.Removed {
		if r.At < 0 || r.At > len(a.Text) || r.Reason == "" || i > 0 && r.At < a.Removed[i-1].At {
			t.Errorf("removal %d out of place: %+v", i, r)
		}
	}
}

func TestSeedsOpen(t *testing.T) {
	files, skips := List(WalkFS(context.Background(), seeds.FS, "."))
	if len(files) != 5 || len(skips) != 0 {
		t.Fatalf("%d files, %d skips", len(files), len(skips))
	}
	for _, f := range files {
		a, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		checkArticle(t, a)
	}
}
