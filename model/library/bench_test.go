package library

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"lectern/model"
)

// nothing is an annotator that finds nothing and takes no time.
type nothing struct{}

func (nothing) Annotate(a *model.Article) *model.Annotated { return &model.Annotated{Article: a} }

func (nothing) Resolve(docs []*model.Annotated) *model.Resolution {
	return &model.Resolution{Of: make([][]model.EntityID, len(docs))}
}

// empties are n sources that cost nothing to read; the first waits for the
// channel.
func empties(n int, first <-chan struct{}) []Source {
	a := &model.Article{Text: "x"}
	sources := make([]Source, n)
	for i := range sources {
		sources[i] = Source{Path: "a", Read: func() (*model.Article, error) { return a, nil }}
	}
	sources[0].Read = func() (*model.Article, error) { <-first; return a, nil }
	sources[0].Head = func() (*model.Article, error) { return &model.Article{Text: "x", Partial: true}, nil }
	return sources
}

// fill opens n empty articles and waits for the end.
func fill(n int) {
	now := make(chan struct{})
	close(now)
	l := Open(context.Background(), Of(empties(n, now)...), nothing{})
	l.Begin()
	<-l.Done()
}

// slowFirst annotates the article "slow" when told to.
type slowFirst struct {
	nothing
	release chan struct{}
}

func (s slowFirst) Annotate(a *model.Article) *model.Annotated {
	if a.Path == "slow" {
		<-s.release
	}
	return s.nothing.Annotate(a)
}

// fillSlowly is fill with a first article that takes until all others are done.
func fillSlowly(b *testing.B, n int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(3)) // two workers
	now := make(chan struct{})
	close(now)
	sources := empties(n, now)
	sources[0] = Source{Path: "slow", Read: func() (*model.Article, error) { return &model.Article{Path: "slow", Text: "x"}, nil }}
	a := slowFirst{release: make(chan struct{})}
	l := Open(context.Background(), Of(sources...), a)
	l.Begin()
	for l.View().Ready < n-1 {
		time.Sleep(time.Millisecond)
		l.publish(false)
	}
	close(a.release)
	<-l.Done()
	if !l.View().Complete() {
		b.Error("not complete")
	}
}

// Budget: 5 µs an article, and linear: an article that takes long does not make
// the others be looked through again and again.
func BenchmarkSlowFirstArticle(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				fillSlowly(b, n)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/article")
		})
	}
}

// Budget: 3 µs an article, and linear: 100,000 empty articles in at most 0.3 s.
// Measured on 2 cores: 1.0 µs of 10,000 and 1.5 µs of 100,000 articles.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				fill(n)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/article")
		})
	}
}
