package quotes

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// attributeDirect decides for each quoted stretch whether it is speech, and
// whose.
func (f *finder) attributeDirect() {
	for i := range f.quote {
		s, ok := f.cueAfter(i)
		if !ok {
			s, ok = f.cueBefore(i)
		}
		if !ok && !f.isTitleOfWork(i) {
			s, ok = f.continued(i)
		}
		if ok {
			s.found = true
			f.speech[i] = s
			if s.cue >= 0 {
				f.cueOf[s.cue] = int32(i + 1)
			}
		}
	}
}

// emitDirect adds the quoted stretches that are speech and that no reported
// speech has taken in.
func (f *finder) emitDirect() {
	for i, s := range f.speech {
		q := f.quote[i]
		if !s.found || f.claimed(q.first, q.end) {
			continue
		}
		first, end := f.opensWith(i), q.end
		for end > q.first && f.w.Tags[end-1] == grammar.Comma {
			end--
		}
		m := model.Quote{Direct: true, SpeakerSpan: s.speaker.span}
		if s.cue >= 0 {
			m.Cue = f.d.Span(tokens.Range{First: s.cue, End: s.cueEnd}).In(f.d.Text)
		}
		f.emit(first, end, m, s.why, s.confidence)
	}
}

// opensWith is the first token of the words of quote i. Where the marks leave
// out the subject of what was said (ISIL “destroyed the temple,” the agency
// said) the words start with it.
func (f *finder) opensWith(i int) int {
	q, sp := f.quote[i], f.speech[i]
	s := f.sentenceOf(q.open)
	if sp.cue < q.end || f.d.Tokens[q.first].Upper || q.open == s.First || q.open-s.First > 12 {
		return q.first
	}
	for j := s.First; j < q.open; j++ {
		t := f.w.Tags[j]
		if !t.Nominal() && t != grammar.Preposition && t != grammar.Pronoun && t != grammar.Auxiliary && t != grammar.Adverb && t != grammar.Conjunction || f.taken[j] {
			return q.first
		}
	}
	return s.First
}

// claimed reports whether an annotation made so far overlaps the tokens.
func (f *finder) claimed(first, end int) bool {
	if first >= end {
		return true
	}
	for i := first; i < end; i++ {
		if f.taken[i] {
			return true
		}
	}
	return false
}

const speechUse = clause | thatOnly | addressee | direct

// continued decides on a quote that has no cue of its own: it goes on with the
// one before, or it stands for itself.
func (f *finder) continued(i int) (speechOf, bool) {
	if !f.looksSpoken(i) {
		return speechOf{}, false
	}
	q := f.quote[i]
	p := f.paragraphOf(q.open)
	if i > 0 && f.speech[i-1].found && f.speech[i-1].speaker.ok() {
		prev := f.quote[i-1]
		s := f.speech[i-1]
		same := prev.open >= p.First
		ends := f.d.SentenceOf(q.open) - f.d.SentenceOf(min(prev.end, len(f.d.Tokens)-1))
		switch {
		case same && ends <= 2:
			s.why, s.confidence = "goes on with the quote before it", 0.85
			return s, true
		case q.open == p.First && f.d.ParagraphOf(prev.open)+1 == f.d.ParagraphOf(q.open) && ends <= 2:
			s.why, s.confidence = "goes on with the quote of the paragraph before", 0.65
			return s, true
		}
	}
	if q.closeMark < 0 {
		return speechOf{}, false
	}
	if s, ok := f.signed(q); ok {
		return s, true
	}
	s := speechOf{cue: -1, why: "a whole sentence in quotation marks", confidence: 0.55}
	return s, true
}

// wordsIn counts the words of quote i.
func (f *finder) wordsIn(i int) int {
	n := 0
	for j := f.quote[i].first; j < f.quote[i].end; j++ {
		if c := f.d.Tokens[j].Class; c == tokens.Word || c == tokens.Number {
			n++
		}
	}
	return n
}

// looksSpoken reports whether the quote is a sentence by its own looks: it
// starts with a capital, has some words, and ends in punctuation.
func (f *finder) looksSpoken(i int) bool {
	q := f.quote[i]
	first := &f.d.Tokens[q.first]
	if first.Class == tokens.Word && !first.Upper || f.wordsIn(i) < 3 {
		return false
	}
	last := q.end - 1
	if t := f.w.Tags[last]; t == grammar.Stop || t == grammar.Comma {
		return true
	}
	return f.wordsIn(i) >= 8 && q.closeMark >= 0
}

// isTitleOfWork reports whether the quoted words are written like the title of
// a film, a book or an article: every longer word has a capital.
func (f *finder) isTitleOfWork(i int) bool {
	q := f.quote[i]
	upper, words := 0, 0
	for j := q.first; j < q.end; j++ {
		t := &f.d.Tokens[j]
		if t.Class != tokens.Word {
			continue
		}
		if t.End-t.Start > 3 || j == q.first {
			words++
			if t.Upper {
				upper++
			}
		}
	}
	if f.w.Tags[q.end-1] == grammar.Stop && f.opensSpeech(q.open) {
		return false
	}
	return words >= 2 && upper == words
}

// opensSpeech reports whether the mark at token i stands where speech starts:
// at the start of a sentence, after a comma or a colon.
func (f *finder) opensSpeech(i int) bool {
	if i == f.sentenceOf(i).First {
		return true
	}
	switch f.w.Tags[i-1] {
	case grammar.Comma, grammar.Stop, grammar.Dash:
		return true
	}
	return f.cueUse(i-1) != 0
}
