package library

import (
	"context"
	"iter"

	"lectern/model"
)

// find fills the queue of sources.
func (l *Library) find(ctx context.Context, sources iter.Seq2[Source, error]) {
	defer func() {
		l.mu.Lock()
		l.finding = false
		l.todo.Broadcast()
		l.mu.Unlock()
	}()
	for s, err := range sources {
		if ctx.Err() != nil {
			return
		}
		l.mu.Lock()
		l.total++
		if err != nil {
			l.skip(s.Path, err)
			l.finished++
		} else {
			l.queue = append(l.queue, s)
		}
		l.todo.Broadcast()
		for len(l.queue) >= queueBeforeBegin && !l.begun && ctx.Err() == nil {
			l.todo.Wait()
		}
		l.mu.Unlock()
	}
}

// queueBeforeBegin bounds how many sources are looked for before the first
// frame: enough to find a readable one among them, few enough to cost nothing.
const queueBeforeBegin = 64

// skip notes a source that could not be read. Views share the list: each sees
// no more of it than was there when the view was made.
func (l *Library) skip(path string, reason error) {
	l.skips = append(l.skips, Skip{path, reason})
}

// read fills the list of articles, in the order of the sources.
func (l *Library) read(ctx context.Context) {
	for {
		s, ok := l.take(ctx)
		if !ok {
			break
		}
		l.readOne(ctx, s)
	}
	l.mu.Lock()
	l.reading = false
	if len(l.articles) == 0 {
		l.begun = true // there will be no first frame to wait for
	}
	l.todo.Broadcast()
	l.mu.Unlock()
	l.publish(true)
}

// take waits for the next source to read.
func (l *Library) take(ctx context.Context) (Source, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for ctx.Err() == nil {
		if len(l.queue) > 0 {
			s := l.queue[0]
			l.queue = l.queue[1:]
			l.todo.Broadcast()
			return s, true
		}
		if !l.finding {
			break
		}
		l.todo.Wait()
	}
	return Source{}, false
}

func (l *Library) readOne(ctx context.Context, s Source) {
	head := -1
	if s.Head != nil {
		if a, err := safely(s.Head); err == nil && a.Partial {
			head = l.add(a)
			l.publish(true)
		}
	}
	if !l.mayGoOn(ctx) {
		return
	}
	for a, err := range s.Articles(ctx) {
		l.put(s, head, a, err)
		head = -1
		if !l.mayGoOn(ctx) {
			return
		}
	}
	l.mu.Lock()
	l.finished++
	l.mu.Unlock()
}

// mayGoOn waits, once there is an article, for Begin; it reports false where
// the work was cancelled.
func (l *Library) mayGoOn(ctx context.Context) bool {
	return ctx.Err() == nil && (len(l.View().Articles) == 0 || l.waitBegin(ctx))
}

// put adds what was read of the source: an article, in the place of its head
// where that is shown, or what could not be read.
func (l *Library) put(s Source, head int, a *model.Article, err error) {
	l.mu.Lock()
	first := len(l.articles) == 0
	if err != nil {
		skip := s.skipOf(err)
		l.skip(skip.Path, skip.Reason)
		if head >= 0 { // its beginning stays, and is all there will be
			whole := *l.articles[head]
			whole.Partial = false
			a = &whole
		}
	}
	switch {
	case a == nil:
	case head >= 0:
		l.articles[head] = a
		l.untaken = min(l.untaken, head)
		l.stamp++
	default:
		l.articles = append(l.articles, a)
		l.annotated = append(l.annotated, nil)
		l.stamp++
	}
	l.todo.Broadcast()
	l.mu.Unlock()
	l.publish(first || head >= 0)
}
