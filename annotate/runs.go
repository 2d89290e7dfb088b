package annotate

import (
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"lectern/annotate/aliases"
	"lectern/model"
)

// runLimit is the length in bytes above which a text is annotated in runs: far
// more than an article has, about a long novel. runSize is the least length of
// a run, unless it is the last: the steps take some 80 bytes of working memory
// per byte of text, so that a run takes some 40 MB.
const (
	runLimit = 1 << 20
	runSize  = 512 << 10
)

// freeAbove is the length in bytes of a text after which memory is given back
// to the system, which takes some 0.1 s.
const freeAbove = 8 << 20

// collectAt is the percentage by which the heap may grow before it is collected
// while a text longer than freeAbove is annotated, in place of Go's 100: a text
// of 50 MB then peaks at 616 MB of memory instead of 754, for no time that could
// be measured.
const collectAt = 60

// thrift counts the long texts that are being annotated; before is the
// percentage to go back to after the last.
var thrift struct {
	sync.Mutex
	texts, before int
}

// thrifty has the heap collected more often until the function that it returns
// is called.
func thrifty() func() {
	thrift.Lock()
	defer thrift.Unlock()
	if thrift.texts++; thrift.texts == 1 {
		thrift.before = debug.SetGCPercent(collectAt)
		if thrift.before >= 0 && thrift.before < collectAt {
			debug.SetGCPercent(thrift.before)
		}
	}
	return func() {
		thrift.Lock()
		defer thrift.Unlock()
		if thrift.texts--; thrift.texts == 0 {
			debug.SetGCPercent(thrift.before)
		}
	}
}

// runs are the paragraphs of the article in runs of at least size bytes. A
// paragraph is never cut.
func runs(paragraphs []model.Paragraph, size int) [][]model.Paragraph {
	var all [][]model.Paragraph
	first := 0
	for i, p := range paragraphs {
		if p.End-paragraphs[first].Start >= size || i == len(paragraphs)-1 {
			all = append(all, paragraphs[first:i+1])
			first = i + 1
		}
	}
	return all
}

// inRuns annotates a long text run by run, several at a time, and joins what
// the runs name as if each were an article of its own: what a name stands for
// is settled within its run first.
func (p *Pipeline) inRuns(r Recognizer, a *model.Article, size int) *model.Annotated {
	if len(a.Text) > freeAbove {
		defer thrifty()()
	}
	parts := runs(a.Paragraphs, size)
	found := make([]*model.Annotated, len(parts))
	each(len(parts), func(i int) { found[i] = p.annotate(r, part(a, parts[i])) })
	joined := aliases.Across(found)
	if len(a.Text) > freeAbove {
		debug.FreeOSMemory() // the runs' working memory, before the marks are copied
	}
	out := &model.Annotated{Article: a, Entities: joined.Entities}
	annotations, sentences := 0, 0
	for _, d := range found {
		annotations += len(d.Annotations)
		sentences += len(d.Sentences)
	}
	out.Annotations = make([]model.Annotation, 0, annotations)
	out.Sentences = make([]model.Span, 0, sentences)
	for i, d := range found {
		at := parts[i][0].Start
		shift(d, at, joined.Of[i])
		out.Annotations = append(out.Annotations, d.Annotations...)
		out.Sentences = append(out.Sentences, d.Sentences...)
		found[i] = nil // the copy is all that is needed
	}
	rebase(out.Entities, parts)
	return out
}

// part is the run as an article: a slice of the text with its own offsets.
func part(a *model.Article, run []model.Paragraph) *model.Article {
	at := run[0].Start
	out := *a
	out.Text = a.Text[at:run[len(run)-1].End]
	out.Paragraphs = make([]model.Paragraph, len(run))
	for i, p := range run {
		out.Paragraphs[i] = model.Paragraph{Span: model.Span{Start: p.Start - at, End: p.End - at}, Role: p.Role}
	}
	return &out
}

func moved(s model.Span, by int) model.Span {
	if s.Empty() {
		return s
	}
	return model.Span{Start: s.Start + by, End: s.End + by}
}

// shift moves what was found in a run to where the run stands, and has it name
// the entities of the whole. The run's own values may be changed: nobody else
// has them.
func shift(d *model.Annotated, by int, of []model.EntityID) {
	whole := func(id *model.EntityID) {
		if *id != 0 {
			*id = of[*id-1]
		}
	}
	for i := range d.Annotations {
		m := &d.Annotations[i]
		m.Span = moved(m.Span, by)
		whole(&m.Entity)
		if f := m.Figure; f != nil {
			whole(&f.AttributedTo)
			whole(&f.Place)
		}
		if q := m.Quote; q != nil {
			whole(&q.Speaker)
			q.SpeakerSpan = moved(q.SpeakerSpan, by)
		}
	}
	for i := range d.Sentences {
		d.Sentences[i] = moved(d.Sentences[i], by)
	}
}

// rebase turns evidence in a run into evidence in the article.
func rebase(entities []model.Entity, parts [][]model.Paragraph) {
	place := func(article *int, s *model.Span) {
		if *article < 0 {
			return
		}
		*s = moved(*s, parts[*article][0].Start)
		*article = 0
	}
	for i := range entities {
		e := &entities[i]
		for j := range e.Aliases {
			v := &e.Aliases[j].Evidence
			place(&v.Article, &v.Span)
		}
		for j := range e.Descriptions {
			d := &e.Descriptions[j]
			place(&d.Article, &d.Span)
		}
	}
}

// each does the work for 0 to n-1, as many at a time as there are processors.
// A panic in one is the caller's.
func each(n int, work func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	var once sync.Once
	var fault any
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					once.Do(func() { fault = r })
					next.Store(int64(n))
				}
			}()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	workers.Wait()
	if fault != nil {
		panic(fault)
	}
}
