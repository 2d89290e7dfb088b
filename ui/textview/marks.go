package textview

import (
	"cmp"
	"slices"
	"sort"

	"lectern/model"
	"lectern/ui/style"
)

// Mark gives a stretch of text a role. Marks may overlap.
type Mark struct {
	model.Span
	Role style.Role
}

// Index finds the marks of a stretch of text without a look at the others. It
// does not change once made: build it away from the screen's goroutine.
type Index struct {
	marks []Mark // by Start
	// ends holds the greatest End of each run of indexRun marks, so that a
	// search back from the stretch skips the runs that end before it.
	ends []int
}

const indexRun = 64

// NewIndex makes an index of the marks, in any order. Empty ones are left out.
func NewIndex(marks []Mark) *Index {
	x := &Index{marks: make([]Mark, 0, len(marks))}
	for _, m := range marks {
		if !m.Empty() {
			x.marks = append(x.marks, m)
		}
	}
	byStart := func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) }
	if !slices.IsSortedFunc(x.marks, byStart) {
		slices.SortStableFunc(x.marks, byStart)
	}
	for i, m := range x.marks {
		if i%indexRun == 0 {
			x.ends = append(x.ends, 0)
		}
		x.ends[i/indexRun] = max(x.ends[i/indexRun], m.End)
	}
	return x
}

// MarksOf are the marks of annotations, one each: its kind's role, and Weak
// beside it where the mention is nominal or a pronoun. Speech that is not given
// word for word is Reported.
func MarksOf(annotations []model.Annotation) []Mark {
	marks := make([]Mark, 0, len(annotations))
	for _, a := range annotations {
		role := style.Of(a.Kind)
		if a.Kind == model.QuoteKind && a.Quote != nil && !a.Quote.Direct {
			role = style.Reported
		}
		marks = append(marks, Mark{a.Span, role})
		if a.Form == model.Nominal || a.Form == model.Pronoun {
			marks = append(marks, Mark{a.Span, style.Weak})
		}
	}
	return marks
}

// Len is the number of marks.
func (x *Index) Len() int {
	if x == nil {
		return 0
	}
	return len(x.marks)
}

// AppendIn appends to dst the marks that share a byte with the span, by start.
func (x *Index) AppendIn(dst []Mark, span model.Span) []Mark {
	if x == nil || span.Empty() {
		return dst
	}
	end := sort.Search(len(x.marks), func(i int) bool { return x.marks[i].Start >= span.End })
	// Those that begin in the span are one run; those before it that reach in
	// are looked for in the runs whose greatest end lies behind its start.
	begin := sort.Search(end, func(i int) bool { return x.marks[i].Start > span.Start })
	for run := 0; run*indexRun < begin; run++ {
		if x.ends[run] <= span.Start {
			continue
		}
		for _, m := range x.marks[run*indexRun : min((run+1)*indexRun, begin)] {
			if m.End > span.Start {
				dst = append(dst, m)
			}
		}
	}
	return append(dst, x.marks[begin:end]...)
}
