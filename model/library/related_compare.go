package library

import (
	"cmp"
	"slices"

	"lectern/model"
)

// Part is a stretch of a passage that is compared with another.
type Part struct {
	model.Span
	// Shared says that the other passage tells the same there, in whatever
	// words. Where it is false the part is a name, a date or a figure that the
	// other passage does not give, and Kind says which.
	Shared bool
	Kind   model.Kind
}

// Compare holds a passage of an article against one that Related gave for it:
// what both tell, and the names, dates and figures that only one tells. The
// parts of each are in order and do not overlap.
func (v *View) Compare(article int, passage model.Span, r Related) (here, there []Part) {
	x := v.related()
	p, q := v.newPassage(x, article, passage), v.newPassage(x, r.Article, r.Span)
	m := x.compare(p, q)
	same := make(map[model.Span]bool) // figures of one value
	for _, s := range m.shared {
		if s.what == sharedAmount && p.value(s.here) == q.value(s.there) {
			same[s.here], same[s.there] = true, true
		}
	}
	return v.parts(p, q, same), v.parts(q, p, same)
}

// value is the least and the greatest value of the figure at the span.
func (p *passage) value(at model.Span) [2]float64 {
	for _, a := range p.amounts {
		if a.Span == at {
			return [2]float64{a.low, a.high}
		}
	}
	return [2]float64{}
}

// parts are the parts of p beside q.
func (v *View) parts(p, q *passage, same map[model.Span]bool) []Part {
	var all []Part
	add := func(part Part) {
		if !slices.ContainsFunc(all, func(o Part) bool { return o.Overlaps(part.Span) }) {
			all = append(all, part)
		}
	}
	for _, a := range p.amounts {
		add(Part{a.Span, same[a.Span], a.Kind})
	}
	for _, t := range p.times {
		shared := slices.ContainsFunc(q.times, func(o passageTime) bool {
			return t.value == o.value || t.dated && o.dated && t.days.From <= o.days.To && o.days.From <= t.days.To
		})
		kind := model.Date
		if !t.dated {
			kind = model.Duration
		}
		add(Part{t.Span, shared, kind})
	}
	marks := between(v.Annotated[p.article].Annotations, p.Span)
	for i := range marks {
		a := &marks[i]
		id := v.EntityOf(p.article, a.Entity)
		if !a.Kind.IsEntity() || id == 0 || a.End > p.End {
			continue
		}
		shared := slices.ContainsFunc(q.names, func(n passageName) bool { return n.id == id })
		if shared || a.Form == model.Named || a.Form == model.Short {
			add(Part{a.Span, shared, a.Kind})
		}
	}
	for _, w := range p.words {
		if slices.ContainsFunc(q.words, func(o passageWord) bool { return o.term == w.term }) {
			add(Part{Span: w.Span, Shared: true})
		}
	}
	slices.SortFunc(all, func(a, b Part) int { return cmp.Compare(a.Start, b.Start) })
	return joinShared(v.Articles[p.article].Text, p, all)
}

// joinShared makes one part of shared parts between which stand only words that
// say nothing, so that a sentence that both tell reads as one.
func joinShared(text string, p *passage, parts []Part) []Part {
	var out []Part
	for _, part := range parts {
		if n := len(out); n > 0 && part.Shared && out[n-1].Shared {
			gap := model.Span{Start: out[n-1].End, End: part.Start}
			own := slices.ContainsFunc(p.words, func(w passageWord) bool { return w.Overlaps(gap) })
			if !own && gap.Len() < 24 {
				out[n-1].End = part.End
				continue
			}
		}
		out = append(out, part)
	}
	return out
}
