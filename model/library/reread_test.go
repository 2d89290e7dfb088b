package library

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"

	"lectern/model"
)

// TestReread changes what a source says and reads one of its articles again.
func TestReread(t *testing.T) {
	text := "Ann met Bob."
	article := func(path, text string) *model.Article {
		return &model.Article{Path: path, Text: text, Paragraphs: []model.Paragraph{{Span: model.Span{End: len(text)}}}}
	}
	each := func(context.Context) iter.Seq2[*model.Article, error] {
		return func(yield func(*model.Article, error) bool) {
			_ = yield(article("a", "Cid stayed."), nil) && yield(nil, errors.New("one part is broken")) && yield(article("b", text), nil)
		}
	}
	lib := Open(t.Context(), Of(Source{Path: "a", Each: each, Again: true}, Source{Path: "c", Each: each}), words{})
	lib.Begin()
	<-lib.Done()
	before := lib.View()
	text = "Ann met Bob. Dan came too."
	if err := lib.Reread(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	after := lib.View()
	if before.Articles[1].Text != "Ann met Bob." || after.Articles[1].Text != text || after.Articles[0] != before.Articles[0] || len(after.Articles) != 4 {
		t.Errorf("%q, then %q", before.Articles[1].Text, after.Articles[1].Text)
	}
	if len(after.Lookup("Dan")) != 1 || len(before.Lookup("Dan")) != 0 {
		t.Error("what is new is not marked")
	}
	if !after.Complete() || len(after.Annotated[1].Annotations) <= len(before.Annotated[1].Annotations) {
		t.Error("the article is not annotated")
	}
	if err := lib.Reread(t.Context(), 3); !errors.Is(err, ErrOnce) {
		t.Errorf("a source that is read once: %v", err)
	}
	text = ""
	lib.origins[1].part = 7
	if err := lib.Reread(t.Context(), 1); err == nil || !strings.Contains(err.Error(), "any more") {
		t.Errorf("an article that is gone: %v", err)
	}
	if lib.View().Articles[1] != after.Articles[1] {
		t.Error("what could not be read again is lost")
	}
}
