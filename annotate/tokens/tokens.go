// Package tokens cuts an article's text into tokens and sentences. Word and
// sentence boundaries follow Unicode Standard Annex 29; on top of it,
// possessives are tokens of their own, and abbreviations keep their full stop
// and do not end a sentence.
package tokens

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"lectern/model"
)

// Class says what a token is made of.
type Class uint8

// The classes of tokens.
const (
	Word       Class = iota // starts with a letter: "Palmyra", "U.S.", "mid"
	Number                  // starts with a digit: "2,000", "1.6m", "80pc"
	Possessive              // "'s" or "’s" after a word, a lone apostrophe after an s
	Punct                   // "," "“" "-"
	Symbol                  // "$" "%" and whatever else is visible
)

// Token is a word, a number, a sign or a punctuation mark.
type Token struct {
	model.Span
	Class Class
	// Space says that white space or the start of a paragraph comes before it.
	Space bool
	// Upper says that its first letter is upper case (or title case).
	Upper bool
	// Abbreviation says that it ends in a full stop that belongs to it.
	Abbreviation bool
}

// Range is a half-open range of token indices.
type Range struct {
	First, End int
}

// Document is a text with its tokens and sentences. It does not change once it
// is made.
type Document struct {
	Text string
	// Tokens are in order and never overlap; white space belongs to none.
	Tokens []Token
	// Sentences and Paragraphs cover the tokens; no sentence crosses a
	// paragraph's end.
	Sentences  []Range
	Paragraphs []Range
}

// Split cuts text into tokens and sentences, paragraph by paragraph. Where no
// paragraphs are given the whole text is one.
func Split(text string, paragraphs []model.Paragraph) *Document {
	if paragraphs == nil {
		paragraphs = []model.Paragraph{{Span: model.Span{Start: 0, End: len(text)}}}
	}
	d := &Document{Text: text, Tokens: make([]Token, 0, len(text)/5)}
	for _, p := range paragraphs {
		first := len(d.Tokens)
		d.splitWords(p.Span)
		if len(d.Tokens) == first {
			continue
		}
		d.Paragraphs = append(d.Paragraphs, Range{first, len(d.Tokens)})
		d.splitSentences(p.Span, first)
	}
	return d
}

// At is the text of token i.
func (d *Document) At(i int) string { return d.Tokens[i].In(d.Text) }

// Span is the stretch of text from the first token of r to its last; empty
// where r is.
func (d *Document) Span(r Range) model.Span {
	if r.First >= r.End {
		return model.Span{}
	}
	return model.Span{Start: d.Tokens[r.First].Start, End: d.Tokens[r.End-1].End}
}

// Index is the index of the first token that ends after the byte offset; it is
// len(Tokens) where there is none.
func (d *Document) Index(offset int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if d.Tokens[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// Within is the range of tokens that overlap the span.
func (d *Document) Within(s model.Span) Range {
	r := Range{First: d.Index(s.Start)}
	r.End = r.First
	for r.End < len(d.Tokens) && d.Tokens[r.End].Start < s.End {
		r.End++
	}
	return r
}

// SentenceOf is the index of the sentence that holds token i, -1 where i is
// out of range.
func (d *Document) SentenceOf(i int) int { return find(d.Sentences, i) }

// ParagraphOf is the index of the paragraph that holds token i, -1 where i is
// out of range.
func (d *Document) ParagraphOf(i int) int { return find(d.Paragraphs, i) }

func find(ranges []Range, i int) int {
	lo, hi := 0, len(ranges)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if ranges[mid].End <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(ranges) || i < ranges[lo].First {
		return -1
	}
	return lo
}

// splitWords appends the tokens of one paragraph.
func (d *Document) splitWords(p model.Span) {
	it := words.FromString(p.In(d.Text))
	space := true
	for it.Next() {
		start, end := p.Start+it.Start(), p.Start+it.End()
		if isSpace(d.Text[start:end]) {
			space = true
			continue
		}
		d.add(start, end, space)
		space = false
	}
}

// add appends one segment as a token, or joins it to the last, or parts it.
func (d *Document) add(start, end int, space bool) {
	seg := d.Text[start:end]
	if seg == "." && !space && len(d.Tokens) > 0 {
		last := &d.Tokens[len(d.Tokens)-1]
		if last.End == start && takesStop(last.In(d.Text), d.Text[end:]) {
			last.End, last.Abbreviation = end, true
			return
		}
	}
	t := Token{Span: model.Span{Start: start, End: end}, Space: space}
	r, _ := utf8.DecodeRuneInString(seg)
	t.Class, t.Upper = classOf(r), unicode.IsUpper(r) || unicode.IsTitle(r)
	if t.Class == Punct && isApostrophe(r) && !space && len(d.Tokens) > 0 && endsInS(d.At(len(d.Tokens)-1)) {
		t.Class = Possessive
	}
	if n := possessive(seg); n > 0 && t.Class == Word {
		t.End -= n
		d.Tokens = append(d.Tokens, t, Token{Span: model.Span{Start: end - n, End: end}, Class: Possessive})
		return
	}
	d.Tokens = append(d.Tokens, t)
}

func isSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func endsInS(s string) bool { return s[len(s)-1] == 's' || s[len(s)-1] == 'S' }

// possessive is the length in bytes of the possessive that ends the segment.
func possessive(seg string) int {
	for _, suffix := range [...]string{"'s", "’s", "'S", "’S"} {
		if len(seg) > len(suffix) && seg[len(seg)-len(suffix):] == suffix {
			return len(suffix)
		}
	}
	return 0
}

func classOf(r rune) Class {
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == '_':
		return Word
	case unicode.IsDigit(r):
		return Number
	case unicode.IsPunct(r) && r != '%' && r != '‰':
		return Punct
	}
	return Symbol
}
