package library

import (
	"context"
	"errors"
	"slices"

	"lectern/model"
)

// ErrOnce says that an article's source is read only once: a stream, an address
// of the network, a file too large.
var ErrOnce = errors.New("its source is read only once")

// origin is where an article came from: the source, nil where it is read only
// once, and how many articles of it came before.
type origin struct {
	source *Source
	part   int
}

// read reads the article again.
func (o origin) read(ctx context.Context) (*model.Article, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	part := 0
	for a, err := range o.source.Articles(ctx) {
		if err != nil {
			if o.source.Each == nil {
				return nil, err
			}
			continue // it tells of another article
		}
		if part == o.part {
			return a, nil
		}
		part++
	}
	return nil, errors.New("its source does not hold it any more")
}

// Reread reads the article again, since how it is read has changed, annotates it
// and joins all articles anew. It waits until the library is complete; then a
// new view has it. ErrOnce says that the source cannot be read again.
//
// Which articles tell one story is not looked at again.
func (l *Library) Reread(ctx context.Context, article int) error {
	select {
	case <-l.done:
	case <-ctx.Done():
		return ctx.Err()
	}
	l.rereading.Lock()
	defer l.rereading.Unlock()
	l.mu.Lock()
	from := l.origins[article]
	l.mu.Unlock()
	if from.source == nil {
		return ErrOnce
	}
	a, err := from.read(ctx)
	if err != nil {
		return err
	}
	found := l.annotateSafely(a)
	l.guard(func() {
		l.mu.Lock()
		// Views share what is there: they must not see it change.
		l.articles, l.annotated = slices.Clone(l.articles), slices.Clone(l.annotated)
		l.articles[article], l.annotated[article] = a, found
		l.resolved, l.resolving = 0, true
		l.stamp++
		l.mu.Unlock()
		l.resolve(true)
	})
	l.publish(true)
	return nil
}
