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
