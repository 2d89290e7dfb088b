package textview

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/model"
)

// numbered is a text of n paragraphs of about three rows at width 40, each with
// its number in it, and the paragraphs.
func numbered(n int) (string, []model.Paragraph) {
	var b strings.Builder
	paragraphs := make([]model.Paragraph, n)
	for i := range paragraphs {
		if i > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		fmt.Fprintf(&b, "P%d. It is the same text again and again, with the exception of its number, which is %d.", i, i)
		paragraphs[i].Span = span(start, b.Len())
	}
	return b.String(), paragraphs
}

func TestScrollStopsAtBothEnds(t *testing.T) {
	text, paragraphs := numbered(10)
	v := New(text, paragraphs)
	v.Resize(40, 7)
	if v.Scroll(-1) || !v.AtTop() {
		t.Error("scrolled above the top")
	}
	steps := 0
	for v.Scroll(1) {
		steps++
	}
	// Ten paragraphs of three rows and nine blank rows between them.
	if want := 10*3 + 9 - 7; steps != want {
		t.Errorf("%d steps to the bottom, want %d", steps, want)
	}
	if got := v.EndOffset(); got != len(text) || v.Percent() != 100 || !v.AtBottom() {
		t.Errorf("at the bottom: end %d of %d, %g %%", got, len(text), v.Percent())
	}
	for i := range steps {
		if !v.Scroll(-1) {
			t.Fatalf("stuck after %d steps back", i)
		}
	}
	if !v.AtTop() {
		t.Error("not back at the top")
	}
	if v.Bottom(); !v.AtBottom() || v.Bottom() {
		t.Error("Bottom does not reach the bottom, or moves twice")
	}
}

func TestShortTextDoesNotScroll(t *testing.T) {
	for _, text := range []string{"", "one", "one\n\ntwo"} {
		v := New(text, nil)
		v.Resize(40, 10)
		if v.Scroll(1) || v.Page(1) || v.Bottom() {
			t.Errorf("%q scrolled", text)
		}
		if v.Percent() != 100 {
			t.Errorf("%q: %g %%", text, v.Percent())
		}
	}
}

// TestResizeKeepsTheLine changes the width to and fro: the byte that began the
// top row stays on the top row, however often.
func TestResizeKeepsTheLine(t *testing.T) {
	text, paragraphs := numbered(200)
	v := New(text, paragraphs)
	v.Resize(40, 12)
	v.Scroll(301)
	was := v.Row(0).Span.Start
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		v.Resize(10+r.IntN(80), 5+r.IntN(30))
		if row, _, ok := v.Locate(was); !ok || row != 0 {
			t.Fatalf("after a resize to %d by %d it is in row %d (%v)", v.Width(), v.Height(), row, ok)
		}
	}
	v.Resize(40, 12)
	if got := v.Row(0).Span.Start; got != was {
		t.Errorf("the top row begins at %d, want %d", got, was)
	}
}

// TestResizeKeepsTheGoal does the same with a goal in the middle of the screen.
func TestResizeKeepsTheGoal(t *testing.T) {
	text, paragraphs := numbered(200)
	v := New(text, paragraphs)
	v.Resize(40, 20)
	goal := strings.Index(text, "which is 77")
	v.GoTo(goal, Center)
	was, _, _ := v.Locate(goal)
	for _, width := range []int{20, 90, 33, 40} {
		v.SetWidth(width)
		if row, _, ok := v.Locate(goal); !ok || row != was {
			t.Errorf("at width %d in row %d (%v), want %d", width, row, ok, was)
		}
	}
	v.SetHeight(4)
	if row, _, ok := v.Locate(goal); !ok {
		t.Errorf("in a view of 4 rows it is in row %d, off the screen", row)
	}
}

func TestGoTo(t *testing.T) {
	text, paragraphs := numbered(100)
	at := func(n int) int { return paragraphs[n].Start }
	tests := []struct {
		name  string
		from  int // paragraph on the top row
		goal  int // offset
		where Placement
		row   int
	}{
		{"on the screen nothing moves", 10, at(12), Near, 8},
		{"a little below", 10, at(15), Near, 16},
		{"a little above", 10, at(9), Near, 3},
		{"close to the edge", 10, at(10), Near, 3},
		{"far below", 10, at(80), Near, 6},
		{"far above", 80, at(10), Near, 6},
		{"to the top", 10, at(50), AtTop, 0},
		{"to the middle", 10, at(50), Center, 9},
		{"to a third", 10, at(50), Third, 6},
		{"the beginning", 50, 0, Center, 0},
		{"the end", 50, len(text), AtTop, 19},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := New(text, paragraphs)
			v.Resize(40, 20)
			v.GoTo(at(tt.from), AtTop)
			v.GoTo(tt.goal, tt.where)
			if row, _, ok := v.Locate(tt.goal); !ok || row != tt.row {
				t.Errorf("in row %d (%v), want %d", row, ok, tt.row)
			}
		})
	}
}

// TestLongParagraph walks a paragraph of many blocks down and up again and sees
// every byte once each way.
func TestLongParagraph(t *testing.T) {
	for name, unit := range map[string]string{"words": "several words ", "no space": "abcdefghij", "ideographs": "日本語の本", "marks": "e\u0301"} {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(unit, 100_000/len(unit))
			v := New(text, nil)
			v.Resize(61, 30)
			at := 0
			down := 0
			for {
				row := v.Row(0).Span
				if between := strings.TrimSpace(text[at:row.Start]); between != "" {
					t.Fatalf("%q before %d is not shown", between, row.Start)
				}
				at = row.End
				if !v.Scroll(1) {
					break
				}
				down++
			}
			if got := v.EndOffset(); got < len(strings.TrimSpace(text)) {
				t.Errorf("the last row ends at %d of %d", got, len(text))
			}
			up := 0
			for v.Scroll(-1) {
				up++
			}
			if up != down || !v.AtTop() {
				t.Errorf("%d rows down, %d up", down, up)
			}
		})
	}
}

func TestSetTextKeepsTheLine(t *testing.T) {
	text, paragraphs := numbered(300)
	half := paragraphs[99].End
	v := New(text[:half], paragraphs[:100])
	v.Resize(40, 12)
	v.Bottom()
	was := v.Offset()
	v.SetText(text, paragraphs)
	if got := v.Offset(); got != was {
		t.Errorf("the top is at %d, want %d", got, was)
	}
	if v.AtBottom() {
		t.Error("still at the bottom of a text that grew")
	}
}

// TestAnythingGoes does what a restless reader does, on hostile text and at any
// size: the rows on the screen are never more than fit, are in order, and every
// row that shows text can be found again.
func TestAnythingGoes(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		text := randomText(r, r.IntN(400))
		var removed []model.Removal
		for range r.IntN(5) {
			removed = append(removed, model.Removal{Text: randomText(r, 20), Reason: "noise", At: r.IntN(len(text) + 1), Inline: r.IntN(2) == 0})
		}
		v := New(text, randomParagraphs(r, text))
		v.SetRemoved(removed)
		for range 40 {
			doSomething(r, v)
			if n := len(v.visible()); n > v.Height() || n == 0 {
				t.Fatalf("%d rows in a view of %d", n, v.Height())
			}
			last := -1
			for i := range v.Height() {
				row := v.Row(i)
				if row.Kind != RowText {
					continue
				}
				if row.Span.Start < last || row.Span.End > len(text) {
					t.Fatalf("row %d shows %v after %d", i, row.Span, last)
				}
				last = row.Span.End
				if at, _, ok := v.Locate(row.Span.Start); !row.Span.Empty() && (!ok || at != i) {
					t.Fatalf("row %d shows byte %d, which is in row %d (%v), of %q", i, row.Span.Start, at, ok, text)
				}
			}
			if p := v.Percent(); p < 0 || p > 100 {
				t.Fatalf("%g per cent", p)
			}
		}
	}
}

func doSomething(r *rand.Rand, v *View) {
	switch r.IntN(8) {
	case 0:
		v.Scroll(r.IntN(9) - 4)
	case 1:
		v.Page(r.IntN(3) - 1)
	case 2:
		v.Resize(r.IntN(40), r.IntN(12))
	case 3:
		v.GoTo(r.IntN(len(v.Text())+2)-1, Placement(r.IntN(4)))
	case 4:
		v.ShowRemoved(r.IntN(2) == 0)
	case 5:
		v.Bottom()
	case 6:
		v.HitTest(r.IntN(14)-1, r.IntN(50)-1)
	case 7:
		v.Anchor(r.IntN(len(v.Text()) + 1))
	}
}

// randomParagraphs cuts the text at blank lines, if there are any.
func randomParagraphs(r *rand.Rand, text string) []model.Paragraph {
	var paragraphs []model.Paragraph
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.Index(text[at:], "\n"); i >= 0 {
			end = at + i
		}
		if end > at {
			paragraphs = append(paragraphs, model.Paragraph{Span: span(at, end), Role: model.Role(r.IntN(5))})
		}
		at = end + 1
	}
	return paragraphs
}
