package library

import (
	"context"
	"fmt"
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
	if len(l.View().Articles) > 0 && !l.waitBegin(ctx) {
		return
	}
	a, err := safely(s.Read)
	l.mu.Lock()
	first := len(l.articles) == 0
	switch {
	case err != nil:
		l.skip(s.Path, err)
		if head >= 0 { // its beginning stays, and is all there will be
			whole := *l.articles[head]
			whole.Partial = false
			l.put(head, &whole)
		}
	case head >= 0:
		l.put(head, a)
	default:
		l.articles = append(l.articles, a)
		l.annotated = append(l.annotated, nil)
		l.stamp++
	}
	l.todo.Broadcast()
	l.mu.Unlock()
	l.publish(first || head >= 0)
}

// put puts the whole article in the place of its head, for a worker to take.
func (l *Library) put(i int, a *model.Article) {
	l.articles[i] = a
	l.untaken = min(l.untaken, i)
	l.stamp++
}

// Article reads the source by itself, outside a library. Its error is a
// sentence for a person.
func (s Source) Article() (*model.Article, error) { return safely(s.Read) }

// safely reads, and makes an error of a panic: one broken file must not end
// the program.
func safely(read func() (*model.Article, error)) (a *model.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading it failed, which is a fault of lectern: %v", r)
		}
	}()
	return read()
}
