package ui

import (
	"fmt"
	"slices"

	"lectern/model"
	"lectern/model/library"
)

// walk is what n and N follow: the mentions of the pivot or the hits of a
// search.
type walk struct {
	// article and local name the pivot by an article's own entity, because the
	// library's ids change as it grows. local is zero while a search is walked.
	article int
	local   model.EntityID
	// text is what was searched for.
	text string
	// hits are the places, in reading order; at is the one that the walk
	// stands on, -1 for none.
	hits []library.Mention
	at   int
	// more says that there are more hits than are kept.
	more bool
	// firsts are the indices among hits at which an article begins; sources
	// number, from one, the sources that those are of: variants of one story
	// have one number.
	firsts, sources []int
	sourceCount     int
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

// set takes up the places, and keeps standing where it stood.
func (w *walk) set(v *library.View, hits []library.Mention) {
	var on library.Mention
	if w.at >= 0 && w.at < len(w.hits) {
		on = w.hits[w.at]
	}
	w.hits, w.firsts = hits, w.firsts[:0]
	last := -1
	for i, m := range hits {
		if m.Article != last {
			last = m.Article
			w.firsts = append(w.firsts, i)
		}
	}
	w.number(v)
	w.stand(on.Article, on.Span)
}

// number numbers the sources of the hits.
func (w *walk) number(v *library.View) {
	w.sources = w.sources[:0]
	of := make(map[int]int, len(w.firsts)) // by the lead of the story
	for _, i := range w.firsts {
		lead := v.StoryOf(w.hits[i].Article).Lead
		if of[lead] == 0 {
			of[lead] = len(of) + 1
		}
		w.sources = append(w.sources, of[lead])
	}
	w.sourceCount = len(of)
}

// refresh takes up mentions that were found since.
func (w *walk) refresh(v *library.View) {
	if w.pivots() {
		w.set(v, v.Names(w.entity(v)))
	}
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

// step is the index of the next place in the direction: from the one that the
// walk stands on, else from the article and offset. wrapped says that it went
// around the end. It is -1 where there is no place at all.
func (w *walk) step(dir, article, offset int) (i int, wrapped bool) {
	if len(w.hits) == 0 {
		return -1, false
	}
	if w.at >= 0 {
		i = w.at + dir
	} else if i = w.from(article, offset); dir < 0 {
		i--
	}
	n := len(w.hits)
	return (i + n) % n, i < 0 || i >= n
}

// from is the index of the first place at or after the article's offset.
func (w *walk) from(article, offset int) int {
	i, _ := slices.BinarySearchFunc(w.hits, library.Mention{Article: article, Span: model.Span{Start: offset}}, func(a, b library.Mention) int {
		if a.Article != b.Article {
			return a.Article - b.Article
		}
		return a.Start - b.Start
	})
	return i
}

// stand puts the walk on the place with that article and span, if it is one.
func (w *walk) stand(article int, s model.Span) {
	w.at = -1
	for i := w.from(article, s.Start); !s.Empty() && i < len(w.hits) && w.hits[i].Article == article && w.hits[i].Start == s.Start; i++ {
		if w.hits[i].Span == s {
			w.at = i
			return
		}
	}
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
	n := fmt.Sprint(len(w.hits))
	if w.more {
		n += "+"
	}
	if w.at < 0 {
		return n
	}
	return fmt.Sprintf("%d/%s", w.at+1, n)
}

// standing is the number of sources with a place, and the number of that which
// the walk stands in, from one; zero where it stands on none. Variants of one
// story are one source.
func (w *walk) standing() (at, of int) {
	if w.at >= 0 {
		if i, _ := slices.BinarySearch(w.firsts, w.at+1); i > 0 {
			at = w.sources[i-1]
		}
	}
	return at, w.sourceCount
}
