package library

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/model"
)

// wireTexts are the texts of n synthetic articles; every fifth is the one before
// it, cut by a third.
func wireTexts(n int) []*model.Article {
	w := newWire()
	all := make([]*model.Article, n)
	for i := range all {
		all[i] = w.article(i).Article
		if i%5 == 4 {
			text := all[i-1].Text
			all[i] = &model.Article{Path: fmt.Sprint(i), Text: text[:2*len(text)/3]}
		}
	}
	return all
}

// Budget: <= 1 ms an article of 500 words in a library of 10,000, its
// fingerprints included.
func BenchmarkStoryIndexAdd(b *testing.B) {
	articles := wireTexts(12000)
	x := new(storyIndex)
	for i, a := range articles[:10000] {
		x.add(i, a)
	}
	n := 10000
	for b.Loop() {
		if n == len(articles) {
			b.StopTimer()
			x, n = new(storyIndex), 10000
			for i, a := range articles[:10000] {
				x.add(i, a)
			}
			b.StartTimer()
		}
		x.add(n, articles[n])
		n++
	}
}

// Budget: <= 16 ms for a view of 10,000 articles, a fifth of them variants: a
// screen may ask for it in one frame.
func BenchmarkStories(b *testing.B) {
	articles := wireTexts(10000)
	x := new(storyIndex)
	for i, a := range articles {
		x.add(i, a)
	}
	marked := make([]*model.Annotated, len(articles))
	for i := range marked {
		marked[i] = &model.Annotated{Article: articles[i]}
	}
	n := 0
	for b.Loop() {
		v := &View{Articles: articles, Annotated: marked, prints: x}
		n = len(v.Stories())
	}
	b.ReportMetric(float64(n), "stories")
}

// Budget: <= 16 ms for a view of 10,000 articles that are made after one pattern,
// of which four words in five are the same: what a publisher repeats must not
// cost the square of it.
func BenchmarkStoriesOfPattern(b *testing.B) {
	w := newWire()
	pattern := strings.Fields(w.article(0).Article.Text)
	x := new(storyIndex)
	v := &View{prints: x}
	for i := range 10000 {
		words := slices.Clone(pattern)
		for k := range words {
			if k%50 >= 40-i%10 {
				words[k] = fmt.Sprint("w", i*500+k)
			}
		}
		a := &model.Article{Path: fmt.Sprint(i), Text: strings.Join(words, " ")}
		x.add(i, a)
		v.Articles, v.Annotated = append(v.Articles, a), append(v.Annotated, &model.Annotated{Article: a})
	}
	n := 0
	for b.Loop() {
		n = len((&View{Articles: v.Articles, Annotated: v.Annotated, prints: x}).Stories())
	}
	b.ReportMetric(float64(n), "stories")
}

// Budget: <= 100 ns a word.
func BenchmarkFingerprint(b *testing.B) {
	a := wireTexts(1)[0]
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		newFingerprint(a.Text)
	}
}
