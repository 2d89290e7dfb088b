package textview

import (
	"strings"
	"testing"

	"lectern/model"
)

func TestCountRemoved(t *testing.T) {
	text := strings.Repeat("One line.\n", 40)
	text = text[:len(text)-1]
	var paragraphs []model.Paragraph
	for at := 0; at < len(text); at += 10 {
		paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: at, End: at + 9}})
	}
	var removed []model.Removal
	for range 30 {
		removed = append(removed, model.Removal{Text: "Menu", Reason: "navigation"})
	}
	removed = append(removed, model.Removal{Text: "Share", Reason: "links", At: 15, Inline: true},
		model.Removal{Text: "Foot", Reason: "navigation", At: len(text)})
	v := New(text, paragraphs)
	v.Resize(40, 8)
	v.SetRemoved(removed)
	check := func(name string, above, here, below int) {
		t.Helper()
		if a, h, b := v.CountRemoved(); a != above || h != here || b != below {
			t.Errorf("%s: %d above, %d here, %d below; want %d, %d, %d", name, a, h, b, above, here, below)
		}
	}
	v.ShowRemoved(true) // what was at the top stays there
	if a, _, b := v.CountRemoved(); a+b < 20 {
		t.Errorf("%d above, %d below of pieces that do not fit", a, b)
	}
	v.Bottom()
	check("bottom", 31, 1, 0)
	v.Top()
	if a, h, b := v.CountRemoved(); a != 0 || h < 4 || h > 8 || a+h+b != len(removed) {
		t.Errorf("top: %d above, %d here, %d below", a, h, b)
	}
}
