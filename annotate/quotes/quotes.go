// Package quotes finds speech in the running text: words in quotation marks of
// every style, and speech that is reported without them ("X said that …",
// "according to X"), each with its cue and the noun phrase that names the
// speaker. Rules over a shallow grammar decide; every annotation says in words
// why it was made.
package quotes

import (
	"sort"

	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// finder holds what is known of one document while its quotes are found.
type finder struct {
	d     *tokens.Document
	w     *grammar.Words
	cues  map[string]use
	names []mention // named mentions, sorted by start; nil where none were given
	quote []quoted
	// inQuote is, per token, the index plus one of the quoted stretch that the
	// token lies in, its marks included.
	inQuote []int32
	// speech says which of quote are speech.
	speech []speechOf
	// cueOf is, per token, the index plus one of the stretch whose cue it is.
	cueOf []int32
	// taken says which tokens an annotation made so far covers.
	taken []bool
	out   []model.Annotation
}

// mention is a name in the text.
type mention struct {
	model.Span
	person bool
}

// speechOf is what is known of a quoted stretch.
type speechOf struct {
	found      bool
	cue        int // token, -1 where there is none
	cueEnd     int // token after the cue
	speaker    speaker
	why        string
	confidence float64
}

// Find returns the quotes of the document in order; none overlap. names are
// the named mentions of persons, organisations, places and groups, and may be
// nil: then runs of capitalised words stand in for them. Quote.Speaker is left
// zero; SpeakerSpan says which text names the speaker.
func Find(d *tokens.Document, names []model.Annotation) []model.Annotation {
	d = grammar.Bound(d)
	f := &finder{d: d, w: grammar.Read(d), cues: cues()}
	if names != nil {
		f.names = make([]mention, 0, len(names))
		for i := range names {
			if names[i].Kind.IsEntity() {
				f.names = append(f.names, mention{names[i].Span, names[i].Kind == model.Person})
			}
		}
		sort.Slice(f.names, func(i, j int) bool { return f.names[i].Start < f.names[j].Start })
	}
	f.quote = pairs(d)
	f.inQuote = make([]int32, len(d.Tokens))
	f.cueOf = make([]int32, len(d.Tokens))
	f.taken = make([]bool, len(d.Tokens))
	for i, q := range f.quote {
		for j := q.open; j < max(q.end, q.closeMark+1); j++ {
			f.inQuote[j] = int32(i + 1)
		}
	}
	f.speech = make([]speechOf, len(f.quote))
	f.attributeDirect()
	f.findIndirect()
	f.emitDirect()
	sort.SliceStable(f.out, func(i, j int) bool { return f.out[i].Start < f.out[j].Start })
	return f.out
}

// cueUse is how the verb at token k introduces speech, zero where it does not.
func (f *finder) cueUse(k int) use {
	v := f.w.Verbs[k]
	if v == nil || !f.w.Tags[k].IsVerb() {
		return 0
	}
	u := f.cues[v.Lemma]
	switch v.Lemma {
	case "go", "point", "put": // only with their second word
		if k+1 >= len(f.d.Tokens) || !isTwoWordCue(v.Lemma, f.d.At(k+1)) {
			return 0
		}
	}
	return u
}

// passive reports whether the verb at token k is a participle after be.
func (f *finder) passive(k int) bool {
	if t := f.w.Tags[k]; t != grammar.Participle {
		return false
	}
	for j := k - 1; j >= 0 && j > k-5; j-- {
		switch f.w.Tags[j] {
		case grammar.Adverb:
			continue
		case grammar.Auxiliary:
			v := f.w.Verbs[j]
			return v == nil || v.Lemma == "be"
		}
		break
	}
	return false
}

// perfect reports whether the participle at token k follows have.
func (f *finder) perfect(k int) bool {
	for j := k - 1; j >= 0 && j > k-5; j-- {
		switch f.w.Tags[j] {
		case grammar.Adverb:
			continue
		case grammar.Auxiliary:
			v := f.w.Verbs[j]
			return v == nil || v.Lemma == "have"
		}
		break
	}
	return false
}

// sentenceOf is the range of tokens of the sentence that holds token i.
func (f *finder) sentenceOf(i int) tokens.Range {
	return f.d.Sentences[f.d.SentenceOf(i)]
}

// paragraphOf is the range of tokens of the paragraph that holds token i.
func (f *finder) paragraphOf(i int) tokens.Range {
	return f.d.Paragraphs[f.d.ParagraphOf(i)]
}

// emit adds an annotation for the tokens [first, end) unless it is empty.
func (f *finder) emit(first, end int, q model.Quote, why string, confidence float64) {
	if first >= end {
		return
	}
	for i := first; i < end; i++ {
		f.taken[i] = true
	}
	f.out = append(f.out, model.Annotation{
		Span: f.d.Span(tokens.Range{First: first, End: end}), Kind: model.QuoteKind,
		By: model.Rule, Why: why, Confidence: confidence, Quote: &q,
	})
}
