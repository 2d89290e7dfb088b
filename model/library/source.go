package library

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"lectern/model"
)

// Source is something to read: a file, mostly. One of Read and Each is set.
type Source struct {
	// Path names the source to the reader.
	Path string
	// Head reads the beginning alone, for a first look at a large file; nil
	// where Read is as fast.
	Head func() (*model.Article, error)
	// Read reads the only article. Its error is a sentence for a person.
	Read func() (*model.Article, error)
	// Each reads the articles of a source that may hold several. An error tells
	// of one of them alone, as a sentence; a Skip says which. It should end with
	// the context.
	Each func(context.Context) iter.Seq2[*model.Article, error]
	// Again says that the source may be read again: it is there to stay, and
	// small enough. Library.Reread asks for it.
	Again bool
}

// Of is a sequence of sources that are known beforehand.
func Of(sources ...Source) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		for _, s := range sources {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// Skip is a source, or a part of one, that could not be read, or not be marked,
// with the reason as a sentence. As an error it is that sentence.
type Skip struct {
	Path   string
	Reason error
}

// Error implements error.
func (s Skip) Error() string { return s.Reason.Error() }

// Unwrap gives the reason.
func (s Skip) Unwrap() error { return s.Reason }

// skipOf is the error of a source as a skip.
func (s Source) skipOf(err error) Skip {
	var skip Skip
	if errors.As(err, &skip) {
		return skip
	}
	return Skip{s.Path, err}
}

// Articles reads the articles of the source by itself, outside a library. An
// error is a Skip. One broken file must not end the program: a panic while
// reading ends the source with an error.
func (s Source) Articles(ctx context.Context) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		if s.Each == nil {
			a, err := safely(s.Read)
			if err != nil {
				err = s.skipOf(err)
			}
			yield(a, err)
			return
		}
		next, stop := iter.Pull2(s.Each(ctx))
		defer stop()
		for {
			more := true
			a, err := safely(func() (a *model.Article, err error) {
				a, err, more = next()
				return a, err
			})
			var crash *fault
			switch {
			case errors.As(err, &crash):
				yield(nil, s.skipOf(err))
				return
			case !more:
				return
			case err != nil:
				err = s.skipOf(err)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// result is one thing that reading a source gives: an article, or its head,
// which the next article replaces; or what could not be read; or the end.
type result struct {
	article *model.Article
	skip    *Skip
	end     bool
	// part counts the articles of the source before this one; source is where it
	// came from, nil where that is read only once.
	part   int
	source *Source
}

// all is everything that the source gives.
func (s Source) all(ctx context.Context) iter.Seq[result] {
	return func(yield func(result) bool) {
		var again *Source
		if s.Again {
			again = &s
		}
		part := 0
		if s.Head != nil {
			if a, err := safely(s.Head); err == nil && a.Partial && !yield(result{article: a, source: again}) {
				return
			}
		}
		for a, err := range s.Articles(ctx) {
			r := result{article: a, source: again, part: part}
			part++
			if err != nil {
				skip := s.skipOf(err)
				r = result{skip: &skip}
				part--
			}
			if !yield(r) {
				return
			}
		}
		yield(result{end: true})
	}
}

// fault is a panic while reading.
type fault struct{ value any }

// Error implements error.
func (f *fault) Error() string {
	return fmt.Sprintf("reading it failed, which is a fault of lectern: %v", f.value)
}

// safely reads, and makes an error of a panic.
func safely(read func() (*model.Article, error)) (a *model.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			a, err = nil, &fault{r}
		}
	}()
	return read()
}
