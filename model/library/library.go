// Package library holds the articles that were opened together. It reads and
// annotates them in the background and publishes what it has as immutable
// views, so that a screen can ask a view without a lock and without waiting.
package library

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"lectern/model"
)

// Annotator finds what the text of an article holds, and which of the things
// found in several articles are the same. Both methods are called from several
// goroutines.
type Annotator interface {
	Annotate(*model.Article) *model.Annotated
	Resolve([]*model.Annotated) *model.Resolution
}

// publishEvery is the shortest time between two views while work goes on: three
// frames of a terminal at 60 Hz, so that a large library does not spend its
// time on views that nobody sees.
const publishEvery = 50 * time.Millisecond

// Library reads, annotates and joins articles. Make one with Open.
type Library struct {
	annotator Annotator
	view      atomic.Pointer[View]
	changed   chan struct{}
	done      chan struct{}
	stop      context.CancelFunc // of reading
	// patience is how long a source may take before others overtake it; 0 is for
	// ever.
	patience time.Duration

	rereading  sync.Mutex // one article is read again at a time
	mu         sync.Mutex
	articles   []*model.Article
	annotated  []*model.Annotated
	origins    []origin // of every article
	skips      []Skip
	unmarked   []Skip
	begun      bool
	queue      []Source // found and not yet read
	total      int
	finished   int  // sources that were read or skipped
	underway   int  // sources that are being read
	finding    bool // sources are still being found
	reading    bool
	busy       int // articles that are being annotated
	preferred  int // the article that the reader looks at
	todo       sync.Cond
	ready      int // articles, from the first on, that are known to be annotated
	stamp      int // see View.stamp
	untaken    int // articles, from the first on, that no worker need look at
	resolution *model.Resolution
	mentions   [][]Mention // of every entity of resolution
	resolved   int         // articles that resolution covers
	resolving  bool        // a worker is joining: the others go on annotating
	published  time.Time
	owed       bool // a view was held back, and will be published
	failure    *Failure
	prints     storyIndex // has a lock of its own
}

// Open starts to find and read the sources and returns at once. The sequence
// gives sources, and as errors what cannot be read, with the source's path.
// After the first article everything waits for Begin, so that nothing takes the
// processor from the first frame. Cancelling the context stops the work; what
// was published stays.
func Open(ctx context.Context, sources iter.Seq2[Source, error], annotator Annotator) *Library {
	return newLibrary(ctx, sources, annotator, 0)
}

// OpenImpatient is Open for a reader who waits: a source that gives nothing for
// so long, such as a long PDF, is overtaken by those behind it and comes later.
func OpenImpatient(ctx context.Context, sources iter.Seq2[Source, error], annotator Annotator, patience time.Duration) *Library {
	return newLibrary(ctx, sources, annotator, patience)
}

func newLibrary(ctx context.Context, sources iter.Seq2[Source, error], annotator Annotator, patience time.Duration) *Library {
	l := &Library{
		annotator: annotator,
		patience:  patience,
		changed:   make(chan struct{}, 1),
		done:      make(chan struct{}),
		finding:   true,
		reading:   true,
	}
	l.todo.L = &l.mu
	l.view.Store(&View{Reading: true})
	reading, stop := context.WithCancel(ctx)
	l.stop = stop
	wake := context.AfterFunc(reading, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.todo.Broadcast()
	})
	go func() {
		defer close(l.done)
		defer stop()
		defer wake()
		l.run(ctx, reading, sources)
	}()
	return l
}

// StopReading ends reading early. What was read is marked and joined as ever;
// View.Read stays behind View.Total.
func (l *Library) StopReading() { l.stop() }

// Begin lets the work go on after the first article.
func (l *Library) Begin() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begun = true
	l.todo.Broadcast()
}

// waitBegin waits for Begin; it reports false where the work was cancelled.
func (l *Library) waitBegin(ctx context.Context) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.begun && ctx.Err() == nil {
		l.todo.Wait()
	}
	return ctx.Err() == nil
}

// View is the library as it stands. It never waits.
func (l *Library) View() *View { return l.view.Load() }

// Changed receives after a new view was published. Several changes may be told
// as one.
func (l *Library) Changed() <-chan struct{} { return l.changed }

// Done is closed when everything was read, annotated and joined, or cancelled.
func (l *Library) Done() <-chan struct{} { return l.done }

// Prefer asks for the article to be annotated next.
func (l *Library) Prefer(article int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.preferred = article
}

// WaitFirst waits until there is an article to read, or nothing more to wait
// for.
func (l *Library) WaitFirst(ctx context.Context) {
	for len(l.View().Articles) == 0 {
		select {
		case <-l.changed:
		case <-l.done:
			return
		case <-ctx.Done():
			return
		}
	}
}

// run does the work; reading is the context of finding and reading alone.
func (l *Library) run(ctx, reading context.Context, sources iter.Seq2[Source, error]) {
	var workers sync.WaitGroup
	start := func(work func()) { workers.Go(func() { l.guard(work) }) }
	start(func() { l.find(reading, sources) })
	start(func() { l.read(reading) })
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		start(func() { l.annotate(ctx) })
	}
	workers.Wait()
	l.guard(func() { l.resolve(true) })
	l.publish(true)
}

// Failure is a panic in the library's work. What was published stays right;
// there is no more to come.
type Failure struct {
	Value any
	Stack []byte
}

// Error implements error.
func (f *Failure) Error() string { return fmt.Sprintf("a part of the program failed: %v", f.Value) }

// guard does the work and keeps a panic for whoever shows the library: it must
// end the program in good order, with the terminal restored.
func (l *Library) guard(work func()) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		f := &Failure{r, debug.Stack()}
		l.mu.Lock()
		l.failure = f
		l.finding, l.reading = false, false
		l.todo.Broadcast()
		l.mu.Unlock()
		l.publish(true)
	}()
	work()
}

// annotateSafely annotates, and after a panic keeps the article, without marks,
// among those of View.Unmarked.
func (l *Library) annotateSafely(a *model.Article) (found *model.Annotated) {
	defer func() {
		if r := recover(); r != nil {
			found = &model.Annotated{Article: a}
			l.mu.Lock()
			defer l.mu.Unlock()
			l.unmarked = append(l.unmarked, Skip{a.Path, fmt.Errorf("%s is shown without marks: marking it failed, which is a fault of lectern: %v",
				model.SanitizeLine(a.Path), r)})
		}
	}()
	if len(a.Text) > freeAbove {
		defer debug.FreeOSMemory()
	}
	return l.annotator.Annotate(a)
}

// freeAbove is the length in bytes of an article after which the memory that
// reading and annotating it took is given back to the system: some 0.1 s, and
// several times the article's size.
const freeAbove = 8 << 20

// annotate works until every article is annotated.
func (l *Library) annotate(ctx context.Context) {
	if !l.waitBegin(ctx) {
		return
	}
	for {
		i, a := l.next(ctx)
		if a == nil {
			return
		}
		l.prints.add(i, a)
		found := l.annotateSafely(a)
		l.mu.Lock()
		l.annotated[i] = found
		l.busy--
		l.stamp++
		due := l.due()
		l.resolving = l.resolving || due
		l.todo.Broadcast()
		l.mu.Unlock()
		if due {
			l.resolve(false)
		}
		l.publish(i == l.preferredArticle())
	}
}

func (l *Library) preferredArticle() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.preferred
}

// next waits for an article to annotate; nil means that there will be none.
// It marks the article as taken with an empty Annotated.
func (l *Library) next(ctx context.Context) (int, *model.Article) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for ctx.Err() == nil {
		if i := l.untouched(); i >= 0 {
			l.annotated[i] = pending
			l.busy++
			return i, l.articles[i]
		}
		if !l.reading {
			return -1, nil
		}
		l.todo.Wait()
	}
	return -1, nil
}

// pending stands in Library.annotated for an article that a worker has taken.
var pending = new(model.Annotated)

// untouched is the article to annotate next, -1 where there is none. It looks
// at each article once in all: what it passed over is taken, or is a head,
// which put it back when the whole is read.
func (l *Library) untouched() int {
	free := func(i int) bool { return l.annotated[i] == nil && !l.articles[i].Partial }
	if p := l.preferred; p < len(l.articles) && free(p) {
		return p
	}
	for ; l.untaken < len(l.articles); l.untaken++ {
		if free(l.untaken) {
			return l.untaken
		}
	}
	return -1
}

// contiguous is the number of articles, from the first on, that are annotated.
func (l *Library) contiguous() int {
	for l.ready < len(l.annotated) && l.annotated[l.ready] != nil && l.annotated[l.ready] != pending {
		l.ready++
	}
	return l.ready
}

// due reports whether the articles are to be joined anew: when their number has
// doubled, so that all calls together cost no more than about twice the last
// one, and at four times as many even while workers are busy. One worker joins
// at a time.
func (l *Library) due() bool {
	if l.resolving {
		return false
	}
	n := l.contiguous()
	return n >= max(1, 2*l.resolved) && l.busy == 0 || n >= 4*max(1, l.resolved)
}

// resolve joins the entities of the articles. It is called by one goroutine at
// a time: by the worker that set resolving, and at the end by run.
func (l *Library) resolve(last bool) {
	l.mu.Lock()
	n := l.contiguous()
	if n == l.resolved && !(last && l.resolution == nil) {
		l.resolving = false
		l.mu.Unlock()
		return
	}
	docs := l.annotated[:n:n]
	l.mu.Unlock()
	r := &model.Resolution{}
	if n > 0 {
		r = l.annotator.Resolve(docs)
	}
	mentions := collect(docs, r)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.resolution, l.mentions, l.resolved, l.resolving = r, mentions, n, false
}

// publish makes a new view and tells of it. Unless it must, it waits where the
// last view is young, for more to be told at once. It holds
// the lock for a copy of a pointer per article and no longer: Prefer waits for
// it between two frames.
func (l *Library) publish(must bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if wait := publishEvery - time.Since(l.published); !must && wait > 0 {
		if !l.owed {
			l.owed = true
			time.AfterFunc(wait, func() { l.publish(true) })
		}
		return
	}
	l.published, l.owed = time.Now(), false
	v := &View{
		Articles:  l.articles[:len(l.articles):len(l.articles)],
		Annotated: make([]*model.Annotated, len(l.annotated)),
		Skips:     l.skips[:len(l.skips):len(l.skips)],
		Unmarked:  l.unmarked[:len(l.unmarked):len(l.unmarked)],
		Total:     l.total,
		Read:      l.finished,
		Reading:   l.reading,
		Failure:   l.failure,

		resolution: l.resolution,
		mentions:   l.mentions,
		prints:     &l.prints,
		stamp:      l.stamp,
	}
	v.remember(l.view.Load())
	for i, a := range l.annotated {
		if a != pending {
			v.Annotated[i] = a
			if a != nil {
				v.Ready++
			}
		}
	}
	if last := len(v.Articles); last > 0 && v.Articles[last-1].Partial {
		// The slot will be overwritten: the view keeps a copy of its own.
		v.Articles = append([]*model.Article(nil), v.Articles...)
	}
	l.view.Store(v)
	select {
	case l.changed <- struct{}{}:
	default:
	}
}
