package library

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"time"

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

// read fills the list of articles.
func (l *Library) read(ctx context.Context) {
	l.collect(l.readers(ctx, max(2, runtime.GOMAXPROCS(0)/2)))
	l.mu.Lock()
	l.reading = false
	if len(l.articles) == 0 {
		l.begun = true // there will be no first frame to wait for
	}
	l.todo.Broadcast()
	l.mu.Unlock()
	l.publish(true)
}

// readers reads several sources at a time and gives what each holds, in the
// order of the sources. Each may be some articles ahead, so that one large file
// does not hold up the small ones behind it, nor fill the memory.
func (l *Library) readers(ctx context.Context, most int) <-chan chan result {
	const ahead = 8 // articles
	line := make(chan chan result)
	slots := make(chan struct{}, most)
	go func() {
		defer close(line)
		for {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			s, ok := l.take(ctx)
			if !ok {
				return
			}
			results := make(chan result, ahead)
			go func() {
				l.send(ctx, s, results)
				<-slots
			}()
			select {
			case line <- results:
			case <-ctx.Done():
				return
			}
		}
	}()
	return line
}

// collect takes over what was read, in the order of the sources; but where
// nobody depends on the order, what takes long is overtaken.
func (l *Library) collect(line <-chan chan result) {
	var late sync.WaitGroup
	for results := range line {
		if l.patience == 0 {
			l.drain(results)
			continue
		}
		patience := time.NewTimer(l.patience)
		select {
		case r, ok := <-results:
			if ok {
				l.drain(results, r)
			}
		case <-patience.C:
			late.Go(func() { l.guard(func() { l.drain(results) }) })
		}
		patience.Stop()
	}
	late.Wait()
}

// drain takes over what a source gives, the first of it before the rest.
func (l *Library) drain(results <-chan result, first ...result) {
	head := -1
	for _, r := range first {
		head = l.put(r, head)
	}
	for r := range results {
		head = l.put(r, head)
	}
}

// send sends what the source gives and closes the channel. With the first
// article it waits for Begin.
func (l *Library) send(ctx context.Context, s Source, results chan<- result) {
	defer close(results)
	for r := range s.all(ctx) {
		if r.end && ctx.Err() != nil {
			return // cut off is not read: it must not count
		}
		select {
		case results <- r:
		case <-ctx.Done():
			return
		}
		if r.article != nil && !l.waitBegin(ctx) {
			return
		}
	}
}

// take waits for the next source to read. Until the first frame is out only one
// is read at a time, and none once there is an article.
func (l *Library) take(ctx context.Context) (Source, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for ctx.Err() == nil {
		if len(l.queue) > 0 && (l.begun || l.underway == 0 && len(l.articles) == 0) {
			s := l.queue[0]
			l.queue = l.queue[1:]
			l.underway++
			l.todo.Broadcast()
			return s, true
		}
		if len(l.queue) == 0 && !l.finding {
			break
		}
		l.todo.Wait()
	}
	return Source{}, false
}

// put takes over one thing that was read of a source; head is the index of the
// article that shows its beginning, -1 for none. It returns that of the next.
// What changes what the reader may be looking at is shown at once.
func (l *Library) put(r result, head int) int {
	l.mu.Lock()
	must := len(l.articles) == 0 || head >= 0
	switch {
	case r.end:
		l.finished++
		l.underway--
	case r.skip != nil:
		l.skip(r.skip.Path, r.skip.Reason)
		if head >= 0 { // the beginning is all there will be
			whole := *l.articles[head]
			whole.Partial = false
			l.replace(head, &whole)
		}
		head = -1
	case head >= 0:
		l.replace(head, r.article)
		head = -1
	default:
		if r.article.Partial {
			head, must = len(l.articles), true
		}
		l.articles = append(l.articles, r.article)
		l.annotated = append(l.annotated, nil)
		l.origins = append(l.origins, origin{r.source, r.part})
		l.stamp++
	}
	l.todo.Broadcast()
	l.mu.Unlock()
	l.publish(must)
	return head
}

// replace puts the whole article in the place of its head, for a worker to take.
func (l *Library) replace(i int, a *model.Article) {
	l.articles[i] = a
	l.untaken = min(l.untaken, i)
	l.stamp++
}
