package ingest

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPageParts(t *testing.T) {
	dir := tree(t, "a.html", "a_files/frame.html", "a_files/style.css", "b_files/c.html", "Brücke.htm", "Brücke-Dateien/x.html")
	files, skips := List(Walk(context.Background(), dir))
	var got []string
	for _, f := range files {
		rel, _ := filepath.Rel(dir, f.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	if diff := cmp.Diff([]string{"a.html", "b_files/c.html", "Brücke.htm"}, got); diff != "" || len(skips) > 0 {
		t.Error(diff, skips)
	}
}
