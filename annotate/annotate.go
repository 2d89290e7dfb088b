// Package annotate turns an article into its annotations. Each step has a
// package of its own; this one runs them in order and settles their overlaps.
package annotate

import (
	"cmp"
	"slices"

	"lectern/annotate/aliases"
	"lectern/annotate/dates"
	"lectern/annotate/figures"
	"lectern/annotate/quotes"
	"lectern/annotate/tagger"
	"lectern/annotate/tokens"
	"lectern/model"
)

// Recognizer finds named mentions: the seam at which one way of finding names
// replaces another.
type Recognizer interface {
	Tag(*tokens.Document) []model.Annotation
}

// Pipeline annotates articles. It is safe for use by several goroutines.
type Pipeline struct {
	// names is asked for the recogniser on first use, so that making a
	// Pipeline costs nothing before the first frame.
	names func() (Recognizer, error)
}

// New is a pipeline with the embedded tagger.
func New() *Pipeline {
	return &Pipeline{names: func() (Recognizer, error) { return tagger.Load() }}
}

// With is a pipeline that finds names with the recogniser.
func With(r Recognizer) *Pipeline {
	return &Pipeline{names: func() (Recognizer, error) { return r, nil }}
}

// Annotate finds what the article's text holds; of a text that is not English,
// only its sentences. A text of more than 1 MiB is
// annotated in runs of whole paragraphs, so that the working memory does not
// grow with it. It panics where the embedded model cannot be read, which only a
// broken build can cause.
func (p *Pipeline) Annotate(a *model.Article) *model.Annotated {
	recognizer, err := p.names()
	if err != nil {
		panic(err)
	}
	if len(a.Text) > runLimit && len(a.Paragraphs) > 1 {
		return p.inRuns(recognizer, a, runSize)
	}
	return p.annotate(recognizer, a)
}

// annotate runs the steps over the whole text at once.
func (p *Pipeline) annotate(recognizer Recognizer, a *model.Article) *model.Annotated {
	d := tokens.Split(a.Text, a.Paragraphs)
	out := &model.Annotated{Article: a}
	for _, s := range d.Sentences {
		out.Sentences = append(out.Sentences, d.Span(s))
	}
	if foreign(a) {
		return out
	}
	names := recognizer.Tag(d)
	times := dates.Find(d, a.Published)
	names, times = settle(names, times)
	numbers := outside(figures.Find(d, times), names)
	all := slices.Concat(names, times, numbers, quotes.Find(d, names))
	Sort(all)
	all, entities := aliases.Within(d, all)
	Sort(all)
	quotes.Link(d, all)
	figures.Relate(d, all)
	out.Annotations, out.Entities = all, entities
	return out
}

// Resolve says which entities of the articles are the same.
func (p *Pipeline) Resolve(docs []*model.Annotated) *model.Resolution { return aliases.Across(docs) }

// Sort puts annotations in reading order; of two that start together the
// longer comes first.
func Sort(all []model.Annotation) {
	slices.SortStableFunc(all, func(a, b model.Annotation) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind))
	})
}

// settle drops the weaker of a name and a time that overlap. What holds more
// wins ("May Day Parade" over "May", "the summer of 2014" over "Summer"); of
// equal spans the surer one does. Both must be sorted.
func settle(names, times []model.Annotation) (keptNames, keptTimes []model.Annotation) {
	lost := make([]bool, len(times))
	next := 0
	for _, n := range names {
		for next < len(times) && times[next].End <= n.Start {
			next++
		}
		keep := true
		for i := next; i < len(times) && times[i].Start < n.End; i++ {
			if lost[i] {
				continue
			}
			if wins(n, times[i]) {
				lost[i] = true
			} else {
				keep = false
			}
		}
		if keep {
			keptNames = append(keptNames, n)
		}
	}
	for i, t := range times {
		if !lost[i] {
			keptTimes = append(keptTimes, t)
		}
	}
	return keptNames, keptTimes
}

func wins(name, time model.Annotation) bool {
	if name.Len() != time.Len() {
		return name.Len() > time.Len()
	}
	return name.Confidence > time.Confidence
}

// outside are the figures that are not part of a name ("Boeing 737", "G20").
func outside(numbers, names []model.Annotation) []model.Annotation {
	next := 0
	return slices.DeleteFunc(numbers, func(f model.Annotation) bool {
		for next < len(names) && names[next].End <= f.Start {
			next++
		}
		for i := next; i < len(names) && names[i].Start <= f.Start; i++ {
			if names[i].Covers(f.Span) {
				return true
			}
		}
		return false
	})
}
