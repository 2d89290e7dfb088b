package annotate

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
	"lectern/model"
)

// article is an article of the paragraphs.
func article(paragraphs ...string) *model.Article {
	a := &model.Article{Path: "a.txt", Published: model.Day{Year: 2016, Month: 3, Day: 25}}
	var b strings.Builder
	for _, p := range paragraphs {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(p)
		a.Paragraphs = append(a.Paragraphs, model.Paragraph{Span: model.Span{Start: start, End: b.Len()}})
	}
	a.Text = b.String()
	return a
}

// lines tells the marks of an article, one a line, by the names of what they
// stand for: entities may be numbered in another order.
func lines(d *model.Annotated) []string {
	name := func(id model.EntityID) string {
		if e := d.EntityOf(id); e != nil {
			return e.Name
		}
		return "-"
	}
	var all []string
	for _, m := range d.Annotations {
		s := fmt.Sprintf("%d:%d %s %q %s", m.Start, m.End, m.Kind, m.In(d.Article.Text), name(m.Entity))
		switch {
		case m.Figure != nil:
			f := *m.Figure
			s += fmt.Sprintf(" by %s in %s", name(f.AttributedTo), name(f.Place))
			f.AttributedTo, f.Place = 0, 0
			s += fmt.Sprintf(" %+v", f)
		case m.Time != nil:
			s += fmt.Sprintf(" %+v", *m.Time)
		case m.Quote != nil:
			s += fmt.Sprintf(" by %s, %q", name(m.Quote.Speaker), m.Quote.SpeakerSpan.In(d.Article.Text))
		}
		all = append(all, s)
	}
	for _, s := range d.Sentences {
		all = append(all, "sentence "+s.In(d.Article.Text))
	}
	return all
}

var independent = []string{
	`Rami Abdel Rahman, the director of the Syrian Observatory for Human Rights, said at least 49 troops were killed near Palmyra on Friday.`,
	`"The bombing never stops," said Angela Merkel in Berlin on 5 May 2016. Angela Merkel paid €2m.`,
	`Boeing reported a loss of $2m in March. Boeing employs 170,000 people in Seattle.`,
	`Rami Abdel Rahman spoke in London for ten minutes.`,
	`"We will rebuild," said Rami Abdel Rahman of the Syrian Observatory for Human Rights.`,
}

// Paragraphs that do not lean on each other are marked alike in one piece and
// in runs, and what they name is joined.
func TestRunsAreMarkedAlike(t *testing.T) {
	p, a := New(), article(independent...)
	r, err := p.names()
	if err != nil {
		t.Fatal(err)
	}
	whole := p.annotate(r, a)
	for _, size := range []int{1, 200, 1 << 20} {
		parted := p.inRuns(r, a, size)
		if diff := cmp.Diff(lines(whole), lines(parted)); diff != "" {
			t.Errorf("in runs of %d bytes:\n%s", size, diff)
		}
		for _, e := range parted.Entities {
			for _, alias := range e.Aliases {
				if v := alias.Evidence; v.Article > 0 || v.Span.End > len(a.Text) {
					t.Errorf("%s: evidence at %v in article %d of one", alias.Name, v.Span, v.Article)
				}
			}
			for _, d := range e.Descriptions {
				if d.Article != 0 || d.Span.In(a.Text) != d.Text {
					t.Errorf("%s is described by %q, which stands as %q in article %d", e.Name, d.Text, d.Span.In(a.Text), d.Article)
				}
			}
		}
	}
}

// counting is a recogniser that counts the texts it is given.
type counting struct{ calls, longest atomic.Int64 }

func (c *counting) Tag(d *tokens.Document) []model.Annotation {
	c.calls.Add(1)
	for n := int64(len(d.Text)); n > c.longest.Load(); {
		c.longest.Store(n)
	}
	return nil
}

// A text is taken in one piece up to the limit, and in runs above it.
func TestRunLimit(t *testing.T) {
	line := strings.Repeat("On 5 May 2016 it cost $5 there. ", 1000)
	var paragraphs []string
	for size := 0; size < runLimit; size += len(line) + 2 {
		paragraphs = append(paragraphs, line)
	}
	for _, tt := range []struct {
		name string
		a    *model.Article
		runs int64
	}{
		{"below", article(paragraphs[:len(paragraphs)-1]...), 1},
		{"above", article(paragraphs...), 2},
		{"above, in one paragraph", article(strings.Join(paragraphs, " ")), 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := &counting{}
			got := With(c).Annotate(tt.a)
			if c.calls.Load() != tt.runs {
				t.Errorf("%d bytes in %d runs, want %d", len(tt.a.Text), c.calls.Load(), tt.runs)
			}
			if want := 2 * strings.Count(tt.a.Text, "$5"); len(got.Annotations) != want {
				t.Errorf("%d marks, want %d", len(got.Annotations), want)
			}
			for _, m := range got.Annotations {
				if s := m.In(tt.a.Text); s != "5 May 2016" && s != "$5" {
					t.Fatalf("a mark on %q", s)
				}
			}
		})
	}
}

func TestRunsCoverEveryParagraph(t *testing.T) {
	a := article("aa", "bbbb", "c", "dddddd", "e", "f")
	for _, size := range []int{1, 5, 8, 100} {
		var all []model.Paragraph
		for _, run := range runs(a.Paragraphs, size) {
			all = append(all, run...)
		}
		if diff := cmp.Diff(a.Paragraphs, all); diff != "" {
			t.Errorf("size %d: %s", size, diff)
		}
	}
}

// A panic in a run is the caller's, who can recover.
func TestPanicInARun(t *testing.T) {
	defer func() {
		if r := recover(); r != "bad run" {
			t.Errorf("recovered %v", r)
		}
	}()
	each(8, func(i int) {
		if i == 3 {
			panic("bad run")
		}
	})
	t.Error("the panic is lost")
}

// Long texts have the heap collected more often, and leave it as it was.
func TestThrift(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	a, b := thrifty(), thrifty()
	a()
	if got := debug.SetGCPercent(collectAt); got != collectAt {
		t.Errorf("%d per cent while one text is left, want %d", got, collectAt)
	}
	b()
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("%d per cent afterwards, want 100", got)
	}
}

// Budget: a text of 50 MB in 15 s on two cores, with a peak below 700 MB.
// Measured, on two cores that others used too: 9.3 s and 608 MB with the reading
// of the file; in one piece 14.7 s and 3.7 GB.
func BenchmarkLong(b *testing.B) {
	var paragraphs []string
	for range 3000 {
		paragraphs = append(paragraphs, independent...)
	}
	a, p := article(paragraphs...), New()
	p.Annotate(article("warm"))
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		p.Annotate(a)
		runtime.GC()
	}
}
