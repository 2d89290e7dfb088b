package library

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// words is an annotator for tests: every capitalised word is a mention of the
// entity of that name.
type words struct{}

func (words) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a}
	at := 0
	for sentence := range strings.SplitSeq(a.Text, ".") {
		d.Sentences = append(d.Sentences, model.Span{Start: at, End: at + len(sentence)})
		pos := at
		for w := range strings.SplitSeq(sentence, " ") {
			if w != "" && w[0] >= 'A' && w[0] <= 'Z' {
				d.Annotations = append(d.Annotations, model.Annotation{
					Span: model.Span{Start: pos, End: pos + len(w)}, Kind: model.Person, Form: model.Named, Entity: entity(d, w),
				})
			}
			pos += len(w) + 1
		}
		at += len(sentence) + 1
	}
	return d
}

func (words) Resolve(docs []*model.Annotated) *model.Resolution {
	r := &model.Resolution{}
	ids := map[string]model.EntityID{}
	for _, d := range docs {
		of := make([]model.EntityID, len(d.Entities))
		for j, e := range d.Entities {
			if ids[e.Name] == 0 {
				r.Entities = append(r.Entities, e)
				id := model.EntityID(len(r.Entities))
				r.Entities[id-1].ID = id
				ids[e.Name] = id
			}
			of[j] = ids[e.Name]
		}
		r.Of = append(r.Of, of)
	}
	return r
}

func entity(d *model.Annotated, name string) model.EntityID {
	for i, e := range d.Entities {
		if e.Name == name {
			return model.EntityID(i + 1)
		}
	}
	d.Entities = append(d.Entities, model.Entity{Kind: model.Person, Name: name, Aliases: []model.Alias{{Name: name}}})
	return model.EntityID(len(d.Entities))
}

func source(path, text string) Source {
	return Source{Path: path, Read: func() (*model.Article, error) {
		return &model.Article{Path: path, Text: text, Paragraphs: []model.Paragraph{{Span: model.Span{End: len(text)}}}}, nil
	}}
}

func open(t *testing.T, sources ...Source) *View {
	t.Helper()
	l := Open(t.Context(), Of(sources...), words{})
	l.Begin()
	select {
	case <-l.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("the library does not end")
	}
	return l.View()
}

func TestMentionsAcrossArticles(t *testing.T) {
	v := open(t, source("a", "Ann met Bob. then Ann left."), source("b", "nobody."), source("c", "with Bob came Ann."))
	if !v.Complete() {
		t.Fatal("not complete")
	}
	ids := v.Lookup("ann")
	if len(ids) != 1 {
		t.Fatalf("Lookup = %v, want one entity", ids)
	}
	var got []string
	for _, m := range v.Names(ids[0]) {
		got = append(got, fmt.Sprintf("%d:%d %s", m.Article, m.Start, v.Text(m)))
	}
	if diff := cmp.Diff([]string{"0:0 Ann", "0:18 Ann", "2:14 Ann"}, got); diff != "" {
		t.Error(diff)
	}
	want := []Companion{{v.Lookup("Bob")[0], 2}}
	if diff := cmp.Diff(want, v.Companions(ids[0])); diff != "" {
		t.Error(diff)
	}
	spreads := v.Spreads(ids[0])
	if len(spreads) != 2 || spreads[0].Count != 2 || spreads[1].Article != 2 {
		t.Errorf("Spreads = %+v", spreads)
	}
	if got := v.Sentence(0, 20).In(v.Articles[0].Text); got != " then Ann left" {
		t.Errorf("Sentence = %q", got)
	}
}

func TestUnreadableSourcesAreCounted(t *testing.T) {
	bad := Source{Path: "x", Read: func() (*model.Article, error) { return nil, errors.New("x holds no text") }}
	v := open(t, source("a", "Ann."), bad, source("b", "Bob."))
	if len(v.Articles) != 2 || len(v.Skips) != 1 || v.Skips[0].Path != "x" {
		t.Errorf("%d articles, skips %v", len(v.Articles), v.Skips)
	}
	if empty := open(t, bad); len(empty.Articles) != 0 || !empty.Complete() {
		t.Errorf("a library without articles never completes: %+v", empty)
	}
}

func TestHeadIsReplaced(t *testing.T) {
	release := make(chan struct{})
	s := source("a", "Ann and Bob.")
	read := s.Read
	s.Read = func() (*model.Article, error) { <-release; return read() }
	s.Head = func() (*model.Article, error) { return &model.Article{Text: "Ann", Partial: true}, nil }
	l := Open(t.Context(), Of(s), words{})
	l.Begin()
	<-l.Changed()
	head := l.View()
	if len(head.Articles) != 1 || !head.Articles[0].Partial {
		t.Fatalf("no head: %+v", head.Articles)
	}
	close(release)
	<-l.Done()
	if v := l.View(); v.Articles[0].Partial || !v.Complete() {
		t.Error("the whole article did not replace its head")
	}
	if !head.Articles[0].Partial {
		t.Error("a published view changed")
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	shown := make(chan struct{}) // the first article
	l := Open(ctx, Of(source("a", "Ann."), Source{Path: "b", Read: func() (*model.Article, error) {
		<-shown
		cancel()
		return nil, ctx.Err()
	}}, source("c", "Cid.")), words{})
	l.WaitFirst(ctx)
	close(shown)
	l.Begin()
	select {
	case <-l.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("cancelling does not end the work")
	}
	if n := len(l.View().Articles); n != 1 {
		t.Errorf("%d articles after cancelling, want 1", n)
	}
}

// Before Begin the first article is there and nothing else is done; a bad first
// source does not stand in the way of a good second.
func TestBegin(t *testing.T) {
	bad := Source{Path: "x", Read: func() (*model.Article, error) { return nil, errors.New("x holds no text") }}
	l := Open(t.Context(), Of(bad, source("a", "Ann."), source("b", "Bob.")), words{})
	l.WaitFirst(t.Context())
	if v := l.View(); len(v.Articles) != 1 || v.Annotated[0] != nil {
		t.Errorf("before Begin: %d articles, %d annotated", len(v.Articles), v.Ready)
	}
	l.Begin()
	<-l.Done()
	none := Open(t.Context(), Of(bad), words{})
	<-none.Done() // nobody begins what has nothing to show
	if v := l.View(); len(v.Articles) != 2 || !v.Complete() {
		t.Errorf("after Begin: %d articles, complete %v", len(v.Articles), v.Complete())
	}
}

// A panic in reading or marking one file leaves the others, and is told.
func TestPanicsAreTold(t *testing.T) {
	l := Open(t.Context(), Of(source("a", "Ann."), Source{Path: "b", Read: func() (*model.Article, error) { panic("bad") }},
		source("c", "PANIC"), source("d", "Dan.")), fragile{})
	l.Begin()
	<-l.Done()
	v := l.View()
	if len(v.Articles) != 3 || len(v.Skips) != 1 || !v.Complete() {
		t.Errorf("%d articles, skips %v, complete %v", len(v.Articles), v.Skips, v.Complete())
	}
	if len(v.Unmarked) != 1 || v.Unmarked[0].Path != "c" || !strings.Contains(v.Unmarked[0].Reason.Error(), "shown without marks") {
		t.Errorf("articles without marks: %v, want c", v.Unmarked)
	}
}

// What is found and cannot be read is part of the total: never "7 of 5".
func TestTotalCountsWhatIsSkipped(t *testing.T) {
	bad := Source{Path: "x", Read: func() (*model.Article, error) { return nil, errors.New("x holds no text") }}
	l := Open(t.Context(), func(yield func(Source, error) bool) {
		_ = yield(Source{Path: "w"}, errors.New("w cannot be opened")) && yield(source("a", "Ann."), nil) && yield(bad, nil)
	}, words{})
	l.Begin()
	<-l.Done()
	if v := l.View(); v.Total != 3 || len(v.Articles)+len(v.Skips) != 3 {
		t.Errorf("%d articles and %d skips of %d", len(v.Articles), len(v.Skips), v.Total)
	}
}

// A fault outside one file's work ends all of it, and is told.
func TestFailure(t *testing.T) {
	l := Open(t.Context(), Of(source("a", "Ann.")), joinless{})
	l.Begin()
	<-l.Done()
	v := l.View()
	if v.Failure == nil || !strings.Contains(v.Failure.Error(), "cannot join") || len(v.Articles) != 1 {
		t.Errorf("failure %v, %d articles", v.Failure, len(v.Articles))
	}
}

type joinless struct{ words }

func (joinless) Resolve([]*model.Annotated) *model.Resolution { panic("cannot join") }

type fragile struct{ words }

func (f fragile) Annotate(a *model.Article) *model.Annotated {
	if a.Text == "PANIC" {
		panic("bad text")
	}
	return f.words.Annotate(a)
}

// Many articles go through with every view consistent.
func TestManyArticles(t *testing.T) {
	var sources []Source
	for i := range 500 {
		sources = append(sources, source(fmt.Sprint(i), fmt.Sprintf("Ann met Person%d.", i)))
	}
	l := Open(t.Context(), Of(sources...), words{})
	l.Begin()
	for done := false; !done; {
		select {
		case <-l.Changed():
			v := l.View()
			for _, id := range v.Lookup("Ann") {
				for _, m := range v.Names(id) {
					if v.Text(m) != "Ann" {
						t.Fatalf("mention %+v is %q", m, v.Text(m))
					}
				}
			}
		case <-l.Done():
			done = true
		}
	}
	v := l.View()
	if got := len(v.Names(v.Lookup("Ann")[0])); got != 500 {
		t.Errorf("%d mentions, want 500", got)
	}
}
