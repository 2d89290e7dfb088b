package grammar

import (
	"slices"

	"lectern/annotate/tokens"
)

// sentenceLimit is how many tokens a sentence may have. What is longer is a
// table, a list or a text without full stops.
const sentenceLimit = 250

// Bound is the document with sentences of at most 250 tokens, so that rules
// that look through a sentence take linear time on any text. It is d itself
// where no sentence is longer.
func Bound(d *tokens.Document) *tokens.Document {
	long := func(s tokens.Range) bool { return s.End-s.First > sentenceLimit }
	if !slices.ContainsFunc(d.Sentences, long) {
		return d
	}
	bounded := *d
	bounded.Sentences = make([]tokens.Range, 0, len(d.Sentences)+len(d.Tokens)/sentenceLimit)
	for _, s := range d.Sentences {
		for long(s) {
			cut := s.First + sentenceLimit
			bounded.Sentences = append(bounded.Sentences, tokens.Range{First: s.First, End: cut})
			s.First = cut
		}
		bounded.Sentences = append(bounded.Sentences, s)
	}
	return &bounded
}
