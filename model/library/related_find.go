package library

import (
	"strings"

	"lectern/model"
)

// FindPassage is the sentence that holds the words: the first that has them as
// they stand, whatever their case and spacing; else the one that has most of
// them, by how rare they are. It reports false where none has the most part.
func (v *View) FindPassage(words string) (article int, s model.Span, ok bool) {
	want := strings.ToLower(strings.Join(strings.Fields(words), " "))
	if want == "" {
		return 0, model.Span{}, false
	}
	for i, d := range v.Annotated {
		if d == nil {
			continue
		}
		if s, ok := sentenceWith(d, v.Articles[i].Text, want); ok {
			return i, s, true
		}
	}
	x := v.related()
	terms := make(map[term]float64)
	whole := 0.0
	relatedBook().eachWord(words, model.Span{End: len(words)}, func(_ model.Span, t term) {
		if _, seen := terms[t]; t != noTerm && !seen {
			terms[t] = x.rarity(t)
			whole += terms[t]
		}
	})
	sums := make(map[int32]float64)
	best := int32(-1)
	for t, w := range terms {
		for _, u := range x.with(t) {
			sums[u] += w
			if best < 0 || sums[u] > sums[best] || sums[u] == sums[best] && u < best {
				best = u
			}
		}
	}
	if best < 0 || sums[best] < mostPart*whole {
		return 0, model.Span{}, false
	}
	return int(x.article[best]), v.unit(x, best), true
}

// mostPart is how much of the words a sentence must have.
const mostPart = 0.5

// sentenceWith is the first sentence that holds the words, which are in lower
// case with single spaces. Words that run over the end of a sentence are looked
// for in the paragraph.
func sentenceWith(d *model.Annotated, text, want string) (model.Span, bool) {
	if !strings.Contains(want, " ") && !strings.Contains(strings.ToLower(text), want) {
		return model.Span{}, false
	}
	has := func(s model.Span) bool {
		return strings.Contains(strings.ToLower(strings.Join(strings.Fields(s.In(text)), " ")), want)
	}
	for i, s := range d.Sentences {
		if has(s) {
			return s, true
		}
		if i+1 < len(d.Sentences) {
			if both := (model.Span{Start: s.Start, End: d.Sentences[i+1].End}); has(both) && !has(d.Sentences[i+1]) {
				return both, true
			}
		}
	}
	return model.Span{}, false
}
