package library

import (
	"math"
	"runtime"
	"slices"
	"sync"

	"lectern/model"
)

// relatedIndex finds the sentences that share terms with a passage.
type relatedIndex struct {
	// article and sentence of each unit; first is each article's first unit,
	// with the number of all at the end.
	article, sentence []int32
	first             []int32
	// at is the place of each term in starts; the units of term i are
	// units[starts[i]:starts[i+1]], in order.
	at     map[term]int32
	starts []int32
	units  []int32
	// topics are for each article the entities that it names, sorted.
	topics [][]model.EntityID
	// spread is the number of articles that name each entity.
	spread map[model.EntityID]int32
	// ready is the logarithm of the number of units, which scales rarity.
	scale float64
}

// relatedKey keys the index among the view's facts.
type relatedKey struct{}

// relatedOnce builds the index once; ready is closed when it stands.
type relatedOnce struct {
	once  sync.Once
	ready chan struct{}
	index *relatedIndex
}

func (v *View) relatedSlot() *relatedOnce {
	f, ok := v.facts.Load(relatedKey{})
	if !ok {
		f, _ = v.facts.LoadOrStore(relatedKey{}, &relatedOnce{ready: make(chan struct{})})
	}
	return f.(*relatedOnce)
}

func (v *View) related() *relatedIndex {
	slot := v.relatedSlot()
	slot.once.Do(func() {
		slot.index = v.indexSentences()
		close(slot.ready)
	})
	return slot.index
}

// WarmRelated builds the index that Related asks, so that a screen that asks
// later need not wait. It costs some 0.1 ms per article.
func (v *View) WarmRelated() { v.related() }

// RelatedReady is closed once the index that Related asks is built.
func (v *View) RelatedReady() <-chan struct{} { return v.relatedSlot().ready }

// sentenceTerms are the terms of one sentence, each once.
type sentenceTerms []term

// indexSentences builds the index, several articles at a time.
func (v *View) indexSentences() *relatedIndex {
	perArticle := make([][]sentenceTerms, len(v.Articles))
	topics := make([][]model.EntityID, len(v.Articles))
	var workers sync.WaitGroup
	n := max(1, runtime.GOMAXPROCS(0))
	for w := range n {
		workers.Go(func() {
			for i := w; i < len(v.Articles); i += n {
				perArticle[i], topics[i] = v.articleTerms(i)
			}
		})
	}
	workers.Wait()
	x := &relatedIndex{at: make(map[term]int32), topics: topics, spread: make(map[model.EntityID]int32)}
	x.fill(perArticle)
	for _, t := range topics {
		for _, id := range t {
			x.spread[id]++
		}
	}
	x.scale = math.Log(1 + float64(max(1, len(x.article))))
	return x
}

// fill sorts the sentences' terms into lists of units: it counts, then writes
// each list into its part of one slice.
func (x *relatedIndex) fill(perArticle [][]sentenceTerms) {
	var counts []int32
	for i, sentences := range perArticle {
		x.first = append(x.first, int32(len(x.article)))
		for j, terms := range sentences {
			x.article, x.sentence = append(x.article, int32(i)), append(x.sentence, int32(j))
			for k, t := range terms {
				at, ok := x.at[t]
				if !ok {
					at = int32(len(counts))
					x.at[t] = at
					counts = append(counts, 0)
				}
				counts[at]++
				terms[k] = term(at)
			}
		}
	}
	x.first = append(x.first, int32(len(x.article)))
	x.starts = make([]int32, len(counts)+1)
	for i, n := range counts {
		x.starts[i+1] = x.starts[i] + n
	}
	x.units = make([]int32, x.starts[len(counts)])
	next := slices.Clone(x.starts)
	unit := int32(0)
	for _, sentences := range perArticle {
		for _, terms := range sentences {
			for _, t := range terms {
				x.units[next[t]] = unit
				next[t]++
			}
			unit++
		}
	}
}

// with are the units that hold the term.
func (x *relatedIndex) with(t term) []int32 {
	at, ok := x.at[t]
	if !ok {
		return nil
	}
	return x.units[x.starts[at]:x.starts[at+1]]
}

// rarity is how much it says that a passage holds the term: near 1 for a term
// that stands nowhere else, near 0 for one that stands everywhere. It is the
// inverse document frequency, divided by its greatest value.
func (x *relatedIndex) rarity(t term) float64 {
	n := max(1, len(x.with(t)))
	return math.Log(1+float64(len(x.article))/float64(n)) / x.scale
}

// articleTerms are the terms of each sentence of the article, and the entities
// that the article names.
func (v *View) articleTerms(article int) ([]sentenceTerms, []model.EntityID) {
	d := v.Annotated[article]
	if d == nil {
		return nil, nil
	}
	book := relatedBook()
	text := v.Articles[article].Text
	all := make([]sentenceTerms, len(d.Sentences))
	var topics []model.EntityID
	terms := make([]term, 0, 64)
	for i, s := range d.Sentences {
		terms = terms[:0]
		book.eachWord(text, s, func(_ model.Span, t term) {
			if t != noTerm {
				terms = append(terms, t)
			}
		})
		marks := between(d.Annotations, s)
		for j := range marks {
			a := &marks[j]
			terms = v.markTerms(terms, article, text, a)
			if id := v.EntityOf(article, a.Entity); id != 0 && (a.Form == model.Named || a.Form == model.Short) {
				topics = append(topics, id)
			}
		}
		slices.Sort(terms)
		all[i] = slices.Clone(slices.Compact(terms))
	}
	slices.Sort(topics)
	return all, slices.Compact(topics)
}

// markTerms appends the terms of an annotation.
func (v *View) markTerms(terms []term, article int, text string, a *model.Annotation) []term {
	switch {
	case a.Kind.IsEntity():
		if id := v.EntityOf(article, a.Entity); id != 0 {
			terms = append(terms, entityTerm|term(id))
		}
	case a.Time != nil:
		if t := timeTermOf(a); t != noTerm {
			terms = append(terms, t)
		}
	case a.Figure != nil:
		f := newAmount(text, a)
		if f.of != "" && f.event != "" {
			terms = append(terms, hashTerm(figureTerm, f.of, f.event))
		}
	}
	return terms
}

// timeTermOf is the term of a date of a month at most, or of a duration;
// noTerm for others, which many passages share by chance.
func timeTermOf(a *model.Annotation) term {
	s, _, ok := stretchOf(a.Time.Value)
	switch {
	case ok && s.Days() == 1:
		return dayTerm | term(uint64(s.From))&^kindMask
	case ok && s.Days() > 31:
		return noTerm
	case ok, a.Kind == model.Duration && len(a.Time.Value) > 2:
		return hashTerm(timeTerm, a.Time.Value)
	}
	return noTerm
}

// amount is a figure as passages compare it.
type amount struct {
	*model.Annotation
	// of is what is counted: a class of nouns, a currency, what a unit
	// measures, "%"; event what happened to it, as a class.
	of, event string
	// low and high are the value in a unit that all amounts of one kind share.
	low, high float64
}

func newAmount(text string, a *model.Annotation) amount {
	f := scaled(a.Figure)
	out := amount{Annotation: a, event: eventClass(a.Figure.Event), low: math.Min(f.Min, f.Max), high: math.Max(f.Min, f.Max)}
	measure, measured := measures()[a.Figure.Unit]
	switch {
	case a.Kind == model.Money:
		out.of = a.Figure.Currency
	case a.Kind == model.Percent:
		out.of = "%"
	case measured:
		out.of = measure.dimension
	default:
		phrase := a.Figure.Unit
		if phrase == "" {
			_, phrase = written(text, a.Span, a.Kind, a.Figure)
		}
		if out.of = readCounted(phrase).head; out.of == "" && figureLexicon().befall[out.event] {
			out.of = people
		}
	}
	return out
}
