package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// A book may say what on a page would be debris: the day of a diary, a refrain, a
// heading that is a site's label.
func TestEdited(t *testing.T) {
	const refrain = "The sea, the sea, the grey and rolling sea that never sleeps at all."
	lines := []doc.Block{
		{Text: "Play", Role: model.Heading, Marked: true},
		{Text: "12 June 1942"},
		{Text: "I woke early and went down to the harbour, where the boats were coming in."},
		{Text: refrain},
		{Text: "The gulls call over the water in the evening when the boats come home."},
		{Text: refrain},
		{Text: "A list of chapters", Reason: "table of contents"},
		{Text: "Copyright © 1999 by Ann Author. All rights reserved."},
	}
	for edited, want := range map[bool][]string{
		true:  {"A list of chapters"},
		false: {"12 June 1942", refrain, "A list of chapters", "Copyright © 1999 by Ann Author. All rights reserved."},
	} {
		d := format{name: "book"}.document(&doc.Document{Title: "Days", Edited: edited, Blocks: lines})
		a, err := finished(doc.Source{Path: "b"}, d, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range a.Removed {
			if r.Text != "Play" { // the label of a page, or not
				got = append(got, r.Text)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("edited %v: %s", edited, diff)
		}
		if edited && (a.Published.Known() || a.Paragraphs[0].Role != model.Heading || a.Language != "en") {
			t.Errorf("%v, role %d, %q", a.Published, a.Paragraphs[0].Role, a.Language)
		}
	}
}

// A list of contents in the text does not make the headings debris that it lists.
func TestRepeatedHeading(t *testing.T) {
	const heading = "7.7. Relationships between source packages and binary packages, and what they mean"
	text := []doc.Block{
		{Text: "This manual describes what packages have to be like to be part of the distribution."},
		{Text: heading, Role: model.ListItem, Marked: true},
		{Text: "The packages depend on each other in several ways, which are described below."},
		{Text: heading, Role: model.Heading, Marked: true},
		{Text: "A source package may ask for binary packages to be there while it is built."},
	}
	a, err := finished(doc.Source{Path: "m"}, format{name: "document"}.document(&doc.Document{Blocks: text}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Removed) > 0 || len(a.Paragraphs) != len(text) {
		t.Errorf("removed: %v", a.Removed)
	}
}
