package ingest

import (
	"testing"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// When a file was made is the day of publication only where nothing better is
// known.
func TestMade(t *testing.T) {
	day := func(s string) model.Day { d, _ := model.ParseDay(s); return d }
	blocks := []doc.Block{{Text: "Published 3 May 2016"}, {Text: "The ferry was late again on Monday, the harbour office said."}}
	tests := []struct {
		name         string
		d            doc.Document
		want, origin string
	}{
		{"nothing else", doc.Document{Blocks: blocks[1:], Made: day("2026-01-02"), MadeOrigin: "PDF info"}, "2026-01-02", "PDF info"},
		{"the text says it", doc.Document{Blocks: blocks, Made: day("2026-01-02"), MadeOrigin: "PDF info"}, "2016-05-03", "text"},
		{"the metadata says it", doc.Document{Blocks: blocks[1:], Published: day("2016-05-04"), Origins: map[model.Field]string{model.FieldPublished: "JSON-LD"},
			Made: day("2026-01-02"), MadeOrigin: "PDF info"}, "2016-05-04", "JSON-LD"},
		{"nobody says anything", doc.Document{Blocks: blocks[1:]}, "", ""},
	}
	for _, tt := range tests {
		a, err := finished(doc.Source{Path: "a.pdf"}, format{name: "PDF"}.document(&tt.d), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Published.String(); got != tt.want || a.Origin(model.FieldPublished) != tt.origin {
			t.Errorf("%s: %s from %q", tt.name, got, a.Origin(model.FieldPublished))
		}
		if a.IsInferred(model.FieldPublished) != (tt.origin == "PDF info" || tt.origin == "text") {
			t.Errorf("%s: inferred is %v", tt.name, a.Inferred)
		}
	}
}
