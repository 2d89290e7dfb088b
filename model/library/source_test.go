package library

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// each gives articles for their names: "!" before a name is one that cannot be
// read, "panic" is a fault.
func each(names ...string) func(context.Context) iter.Seq2[*model.Article, error] {
	return func(context.Context) iter.Seq2[*model.Article, error] {
		return func(yield func(*model.Article, error) bool) {
			for _, name := range names {
				var a *model.Article
				var err error
				switch {
				case name == "panic":
					panic("no such page")
				case name[0] == '!':
					err = Skip{Path: name[1:], Reason: errors.New(name[1:] + " is locked")}
				default:
					a = &model.Article{Path: name, Text: name, Paragraphs: []model.Paragraph{{Span: model.Span{End: len(name)}}}}
				}
				if !yield(a, err) {
					return
				}
			}
		}
	}
}

// A source may hold several articles; what cannot be read of it costs nothing
// else, and a fault in it ends it alone.
func TestSourceOfSeveral(t *testing.T) {
	lib := Open(t.Context(), Of(
		Source{Path: "book", Each: each("!book/0", "book/1", "book/2")},
		Source{Path: "broken", Each: each("broken/1", "panic", "broken/2")},
		Source{Path: "last", Each: each("last/1")},
	), nothing{})
	lib.WaitFirst(t.Context())
	if n := len(lib.View().Articles); n != 1 {
		t.Errorf("%d articles before the first frame, want 1", n)
	}
	lib.Begin()
	<-lib.Done()
	v := lib.View()
	var got []string
	for _, a := range v.Articles {
		got = append(got, a.Path)
	}
	for _, s := range v.Skips {
		got = append(got, fmt.Sprintf("%s: %v", s.Path, s.Reason))
	}
	got = append(got, fmt.Sprintf("%d of %d", v.Read, v.Total))
	want := []string{"book/1", "book/2", "broken/1", "last/1", "book/0: book/0 is locked",
		"broken: reading it failed, which is a fault of lectern: no such page", "3 of 3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Where nothing but the last source can be read, nothing waits for a frame that
// never comes.
func TestSourceOfNothing(t *testing.T) {
	lib := Open(t.Context(), Of(Source{Path: "a", Each: each("!a/1", "!a/2")}, Source{Path: "b", Each: each()}), nothing{})
	<-lib.Done()
	if v := lib.View(); len(v.Articles) != 0 || len(v.Skips) != 2 {
		t.Errorf("%d articles, %d skips", len(v.Articles), len(v.Skips))
	}
}

// What takes long is overtaken where the reader waits, and comes when it is
// read; where nobody waits the order is that of the sources.
func TestLongReadingIsOvertaken(t *testing.T) {
	for _, patience := range []time.Duration{0, time.Millisecond} {
		go1 := make(chan struct{})
		slow := Source{Path: "slow", Each: func(ctx context.Context) iter.Seq2[*model.Article, error] {
			<-go1
			return each("slow/1", "slow/2")(ctx)
		}}
		lib := newLibrary(t.Context(), Of(slow, Source{Path: "a", Each: each("a")}, Source{Path: "b", Each: each("b")}), nothing{}, patience)
		lib.Begin()
		want := []string{"slow/1", "slow/2", "a", "b"}
		if patience > 0 {
			want = []string{"a", "b", "slow/1", "slow/2"}
			for len(lib.View().Articles) < 2 {
				<-lib.Changed()
			}
		}
		close(go1)
		<-lib.Done()
		var got []string
		for _, a := range lib.View().Articles {
			got = append(got, a.Path)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("patience %v: %s", patience, diff)
		}
	}
}
