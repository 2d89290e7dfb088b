package ui

import (
	"fmt"
	"slices"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/textview"
)

// walk is what n and N follow: the mentions of the pivot or the hits of a
// search.
type walk struct {
	// article and local name the pivot by an article's own entity, because the
	// library's ids change as it grows.
	article int
	local   model.EntityID
	// query is what is searched for; nil while a pivot is walked.
	query *textview.Query
	text  string
	// hits are the places, in reading order; at is the one that the walk
	// stands on, -1 before the first step.
	hits []library.Mention
	at   int
}

// pivots reports whether an entity is walked.
func (w *walk) pivots() bool { return w != nil && w.local != 0 }

// entity is the library's id of the pivot.
func (w *walk) entity(v *library.View) model.EntityID {
	if !w.pivots() {
		return 0
	}
	return v.EntityOf(w.article, w.local)
}

// refresh takes up mentions that were found since.
func (w *walk) refresh(v *library.View) {
	if !w.pivots() {
		return
	}
	var on library.Mention
	if w.at >= 0 && w.at < len(w.hits) {
		on = w.hits[w.at]
	}
	w.hits = v.Names(w.entity(v))
	w.at = slices.IndexFunc(w.hits, func(m library.Mention) bool {
		return m.Article == on.Article && m.Span == on.Span && !on.Empty()
	})
}

// in are the places in the article.
func (w *walk) in(article int) []model.Span {
	if w == nil {
		return nil
	}
	at := func(m library.Mention, i int) int { return m.Article - i }
	first, _ := slices.BinarySearchFunc(w.hits, article, at)
	end, _ := slices.BinarySearchFunc(w.hits, article+1, at)
	spans := make([]model.Span, 0, end-first)
	for _, m := range w.hits[first:end] {
		spans = append(spans, m.Span)
	}
	return spans
}

// step is the index of the next place in the direction, seen from the article
// and offset; wrapped says that it went around the end. It is -1 where there
// is none at all.
func (w *walk) step(dir, article, offset int) (i int, wrapped bool) {
	if len(w.hits) == 0 {
		return -1, false
	}
	if w.at >= 0 {
		i = w.at + dir
	} else {
		i, _ = slices.BinarySearchFunc(w.hits, library.Mention{Article: article, Span: model.Span{Start: offset}}, byPlace)
		if dir < 0 {
			i--
		}
	}
	n := len(w.hits)
	return (i + n) % n, i < 0 || i >= n
}

func byPlace(a, b library.Mention) int {
	if a.Article != b.Article {
		return a.Article - b.Article
	}
	return a.Start - b.Start
}

// stand puts the walk on the place with that article and span, if it is one.
func (w *walk) stand(article int, s model.Span) {
	w.at = slices.IndexFunc(w.hits, func(m library.Mention) bool { return m.Article == article && m.Span == s })
}

// current is the span that the walk stands on, if it is in the article.
func (w *walk) current(article int) model.Span {
	if w == nil || w.at < 0 || w.at >= len(w.hits) || w.hits[w.at].Article != article {
		return model.Span{}
	}
	return w.hits[w.at].Span
}

// count is "5/9": the place that the walk stands on, of how many.
func (w *walk) count() string {
	if w.at < 0 {
		return fmt.Sprint(len(w.hits))
	}
	return fmt.Sprintf("%d/%d", w.at+1, len(w.hits))
}

// sources is the number of articles with a place, and the number of that
// which the walk stands in, from one; zero before the first step.
func (w *walk) sources() (at, of int) {
	last := -1
	for i, m := range w.hits {
		if m.Article != last {
			last = m.Article
			of++
		}
		if i == w.at {
			at = of
		}
	}
	return at, of
}
