package library

import (
	"context"
	"iter"
	"runtime"

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
	l.readFirst(ctx)
	l.readAhead(ctx, max(1, runtime.GOMAXPROCS(0)/2))
	l.mu.Lock()
	l.reading = false
	if len(l.articles) == 0 {
		l.begun = true // there will be no first frame to wait for
	}
	l.todo.Broadcast()
	l.mu.Unlock()
	l.publish(true)
}

// readFirst reads one source after the other, with nothing else going on, until
// the first frame is out.
func (l *Library) readFirst(ctx context.Context) {
	for !l.hasBegun() {
		s, ok := l.take(ctx)
		if !ok {
			return
		}
		for r := range s.all(ctx) {
			l.put(r)
			if !l.mayGoOn(ctx) {
				return
			}
		}
	}
}

// readAhead reads several sources at a time and takes over what they give in
// their order. Each may be some articles ahead, so that one large file does not
// hold up the small ones behind it, nor fill the memory.
func (l *Library) readAhead(ctx context.Context, readers int) {
	const ahead = 8 // articles
	line := make(chan chan result, readers-1)
	go func() {
		defer close(line)
		for {
			s, ok := l.take(ctx)
			if !ok {
				return
			}
			results := make(chan result, ahead)
			select {
			case line <- results:
			case <-ctx.Done():
				return
			}
			go s.send(ctx, results)
		}
	}()
	for results := range line {
		for r := range results {
			l.put(r)
		}
	}
}

func (l *Library) hasBegun() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.begun
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

// mayGoOn waits, once there is an article, for Begin; it reports false where
// the work was cancelled.
func (l *Library) mayGoOn(ctx context.Context) bool {
	return ctx.Err() == nil && (len(l.View().Articles) == 0 || l.waitBegin(ctx))
}

// put takes over what was read of a source. What changes what the reader may be
// looking at is shown at once.
func (l *Library) put(r result) {
	l.mu.Lock()
	last := len(l.articles) - 1
	head := last >= 0 && l.articles[last].Partial
	must := last < 0 || head
	switch {
	case r.end:
		l.finished++
	case r.skip != nil:
		l.skip(r.skip.Path, r.skip.Reason)
		if head { // the beginning is all there will be
			whole := *l.articles[last]
			whole.Partial = false
			l.replace(last, &whole)
		}
	case head:
		l.replace(last, r.article)
	default:
		l.articles = append(l.articles, r.article)
		l.annotated = append(l.annotated, nil)
		l.stamp++
		must = must || r.article.Partial
	}
	l.todo.Broadcast()
	l.mu.Unlock()
	l.publish(must)
}

// replace puts the whole article in the place of its head, for a worker to take.
func (l *Library) replace(i int, a *model.Article) {
	l.articles[i] = a
	l.untaken = min(l.untaken, i)
	l.stamp++
}
