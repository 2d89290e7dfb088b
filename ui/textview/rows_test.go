package textview

import (
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/model"
)

func TestLocateAndHitTestAgree(t *testing.T) {
	text := "The café — 日本語 — e\u0301tude 👩‍🚀 end.\n\nSecond paragraph, with more in it."
	v := New(text, []model.Paragraph{{Span: span(0, strings.Index(text, "\n"))}, {Span: span(strings.Index(text, "Second"), len(text)), Role: model.BlockQuote}})
	v.Resize(14, 20)
	c := clusters{method: v.method}
	for i := 0; i < len(text); {
		n, _ := c.at(text, i)
		row, col, ok := v.Locate(i)
		got, hit := v.HitTest(row, col)
		if !ok || (hit && got != i && text[i] != '\n') || (!hit && text[i] != ' ' && text[i] != '\n') {
			t.Errorf("byte %d %q is at %d, %d (%v), where byte %d is (%v)", i, text[i:i+n], row, col, ok, got, hit)
		}
		i += n
	}
	if _, hit := v.HitTest(0, 13); hit {
		t.Error("hit something right of a row's end")
	}
	if _, hit := v.HitTest(19, 0); hit {
		t.Error("hit something below the text")
	}
}

func TestLocateOffTheScreen(t *testing.T) {
	text, paragraphs := numbered(100)
	v := New(text, paragraphs)
	v.Resize(40, 10)
	v.GoTo(paragraphs[50].Start, AtTop)
	if row, _, ok := v.Locate(0); ok || row != -1 {
		t.Errorf("above: row %d (%v)", row, ok)
	}
	if row, _, ok := v.Locate(len(text)); ok || row != 10 {
		t.Errorf("below: row %d (%v)", row, ok)
	}
}

func TestRoles(t *testing.T) {
	parts := []struct {
		text string
		role model.Role
	}{
		{"A heading", model.Heading}, {"A body of some length, to be broken.", model.Body},
		{"The first item of the list", model.ListItem}, {"The second item", model.ListItem},
		{"12. Numbered item of the list", model.ListItem}, {"A quotation as a block of its own", model.BlockQuote},
		{"A caption that is longer than a row", model.Caption},
	}
	var text string
	var paragraphs []model.Paragraph
	for _, p := range parts {
		if text != "" {
			text += "\n\n"
		}
		paragraphs = append(paragraphs, model.Paragraph{Span: span(len(text), len(text)+len(p.text)), Role: p.role})
		text += p.text
	}
	v := New(text, paragraphs)
	v.Resize(30, 30)
	want := `
  A heading

  A body of some length, to be
  broken.

    • The first item of the list
    • The second item
    12. Numbered item of the
        list

    ▏ A quotation as a block of
    ▏ its own

    A caption that is longer
    than a row`
	if got := "\n" + plain(v); got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
}

func TestRemoved(t *testing.T) {
	text := "First paragraph.\n\nSecond one, with a link in it."
	second := strings.Index(text, "Second")
	v := New(text, []model.Paragraph{{Span: span(0, 16)}, {Span: span(second, len(text))}})
	v.Resize(40, 20)
	v.SetRemoved([]model.Removal{
		{Text: "Advertisement", Reason: "advertising label", At: second},
		{Text: "Share this", Reason: "share bar", At: second},
		{Text: "Tweet", Reason: "share bar", At: second},
		{Text: ", external", Reason: "link residue", At: strings.Index(text, " in it"), Inline: true},
		{Text: "Tags: a, b", At: len(text)},
	})
	hidden := plain(v)
	v.ShowRemoved(true)
	want := `
  First paragraph.

┊ Advertisement — advertising label
┊ Share this — share bar
┊ Tweet

  Second one, with a link ‹, external —
  link residue› in it.

┊ Tags: a, b`
	if got := "\n" + plain(v); got != want {
		t.Errorf("got%s\nwant%s", got, want)
	}
	end := strings.Index(text, "it.")
	row, col, ok := v.Locate(end)
	if !ok || row != 7 || col != 17 {
		t.Errorf("“it.” at %d, %d (%v), want 7, 17", row, col, ok)
	}
	if got, hit := v.HitTest(7, 17); !hit || got != end {
		t.Errorf("there is byte %d (%v), want %d", got, hit, end)
	}
	if _, hit := v.HitTest(7, 3); hit {
		t.Error("a removed piece has an offset")
	}
	v.ShowRemoved(false)
	if got := plain(v); got != hidden {
		t.Errorf("hidden again:\n%s\nwant\n%s", got, hidden)
	}
}

// TestShowRemovedKeepsTheLine scrolls to a paragraph behind many removed pieces.
func TestShowRemovedKeepsTheLine(t *testing.T) {
	text, paragraphs := numbered(50)
	var removed []model.Removal
	for i := range paragraphs {
		removed = append(removed, model.Removal{Text: strings.Repeat("debris ", 30), Reason: "noise", At: paragraphs[i].Start, Inline: i%3 == 0})
	}
	v := New(text, paragraphs)
	v.SetRemoved(removed)
	v.Resize(40, 12)
	goal := paragraphs[30].Start + 30
	v.GoTo(goal, Center)
	was, _, _ := v.Locate(goal)
	for _, show := range []bool{true, false} {
		v.ShowRemoved(show)
		if row, _, ok := v.Locate(goal); !ok || row != was {
			t.Errorf("shown %v: row %d (%v), want %d", show, row, ok, was)
		}
	}
	v.ShowRemoved(true)
	v.Top()
	down, up := 0, 0
	for v.Scroll(1) {
		down++
	}
	for v.Scroll(-1) {
		up++
	}
	if up != down {
		t.Errorf("%d rows down, %d up", down, up)
	}
}

func TestIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var marks []Mark
	for range 1000 {
		start := r.IntN(10000)
		size := r.IntN(30)
		if r.IntN(50) == 0 {
			size = r.IntN(5000)
		}
		marks = append(marks, Mark{Span: span(start, start+size)})
	}
	x := NewIndex(marks)
	for range 500 {
		s := span(r.IntN(10000), 0)
		s.End = s.Start + r.IntN(300)
		want := 0
		for _, m := range marks {
			if !m.Empty() && !s.Empty() && m.Overlaps(s) {
				want++
			}
		}
		got := x.AppendIn(nil, s)
		if len(got) != want {
			t.Fatalf("%d marks in %v, want %d", len(got), s, want)
		}
		for i := 1; i < len(got); i++ {
			if got[i].Start < got[i-1].Start {
				t.Fatalf("marks out of order in %v", s)
			}
		}
	}
}
