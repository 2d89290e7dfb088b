package main

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// swapper makes copies of documents in which other organizations stand, so that
// the model learns them from where they stand and how they are put together. It
// takes the names of other documents, initials of nothing, and words that nobody
// has written.
type swapper struct {
	rng   *rand.Rand
	names [2][]string // of organizations; [1] those that follow "the"
	words speller
}

// newSwapper notes the organizations of the documents.
func newSwapper(docs [][]labelled, seed uint64) *swapper {
	w := &swapper{rng: rand.New(rand.NewPCG(seed, 3)), words: speller{next: make(map[[3]rune][]rune), seen: make(map[string]bool)}}
	for _, set := range docs {
		for _, l := range set {
			for _, sp := range l.spans {
				if !isTidy(l.doc, sp) {
					continue
				}
				name := l.doc.Span(tokens.Range{First: sp.First, End: sp.End}).In(l.doc.Text)
				the := follows(l.doc, sp)
				w.names[the] = append(w.names[the], name)
				if sp.End-sp.First == 1 {
					w.words.note(name)
				}
			}
		}
	}
	return w
}

// isTidy reports whether the name is an organization's, and written with capitals
// at both ends.
func isTidy(d *tokens.Document, sp crf.Span) bool {
	const longest = 8
	last := d.Tokens[sp.End-1]
	return sp.Kind == crf.Organization && d.Tokens[sp.First].Upper && (last.Upper || last.Class == tokens.Number) && sp.End-sp.First < longest
}

// follows is 1 where "the" stands before the name, else 0.
func follows(d *tokens.Document, sp crf.Span) int {
	if sp.First > 0 && strings.EqualFold(d.At(sp.First-1), "the") {
		return 1
	}
	return 0
}

// swap is a copy of the document with other organizations. One that is named
// twice gets the same name twice.
func (w *swapper) swap(l labelled) labelled {
	d := l.doc
	var body strings.Builder
	instead := make(map[string]string)
	moved := make([]model.Span, len(l.spans)) // where the names are in the copy
	at := 0
	for i, sp := range l.spans {
		s := d.Span(tokens.Range{First: sp.First, End: sp.End})
		body.WriteString(d.Text[at:s.Start])
		moved[i].Start = body.Len()
		body.WriteString(w.other(d, sp, s.In(d.Text), instead))
		moved[i].End = body.Len()
		at = s.End
	}
	body.WriteString(d.Text[at:])
	// there is where the copy has what starts or ends at a token of the document.
	there := func(offset int) int {
		shift := 0
		for i, sp := range l.spans {
			end := d.Tokens[sp.End-1].End
			if end > offset {
				break
			}
			shift = moved[i].End - end
		}
		return offset + shift
	}
	var paragraphs []model.Paragraph
	for _, p := range d.Paragraphs {
		s := d.Span(p)
		paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: there(s.Start), End: there(s.End)}})
	}
	out := labelled{doc: tokens.Split(body.String(), paragraphs)}
	for i, sp := range l.spans {
		if r := out.doc.Within(moved[i]); r.First < r.End {
			out.spans = append(out.spans, crf.Span{First: r.First, End: r.End, Kind: sp.Kind})
		}
	}
	for _, sp := range l.open {
		s := d.Span(tokens.Range{First: sp.First, End: sp.End})
		if r := out.doc.Within(model.Span{Start: there(s.Start), End: there(s.End)}); r.First < r.End {
			out.open = append(out.open, crf.Span{First: r.First, End: r.End, Kind: sp.Kind})
		}
	}
	return out
}

// other is the name that stands for the old one: the same in three cases of ten,
// the name of another organization in four, an invented one in three.
func (w *swapper) other(d *tokens.Document, sp crf.Span, old string, instead map[string]string) string {
	if !isTidy(d, sp) || strings.ToUpper(old) == old && len(old) > 5 {
		return old
	}
	if n, ok := instead[old]; ok {
		return n
	}
	n := old
	the := follows(d, sp)
	switch r := w.rng.IntN(20); {
	case r < 6:
	case r < 14:
		n = w.names[the][w.rng.IntN(len(w.names[the]))]
	case the == 1 || r < 16:
		n = w.initials()
	default:
		n = w.words.spell(w.rng)
	}
	instead[old] = n
	return n
}

// initials are two to five capitals.
func (w *swapper) initials() string {
	const letters = "AABCCDDEFFGIILMNNOPPRSSTTUUW" // as often as names begin with them, about
	b := make([]byte, 2+w.rng.IntN(4))
	for i := range b {
		b[i] = letters[w.rng.IntN(len(letters))]
	}
	return string(b)
}

// speller makes up words like those that it saw, each letter from the three
// before it.
type speller struct {
	next map[[3]rune][]rune
	seen map[string]bool
}

func (s *speller) note(word string) {
	if s.seen[word] || utf8.RuneCountInString(word) < 3 || strings.ToUpper(word) == word {
		return
	}
	s.seen[word] = true
	var last [3]rune
	for _, r := range word + "\n" {
		s.next[last] = append(s.next[last], r)
		last = [3]rune{last[1], last[2], r}
	}
}

func (s *speller) spell(rng *rand.Rand) string {
	const least, most = 4, 13 // bytes
	for {
		var last [3]rune
		var b strings.Builder
		for b.Len() <= most {
			next := s.next[last]
			r := next[rng.IntN(len(next))]
			if r == '\n' {
				break
			}
			b.WriteRune(r)
			last = [3]rune{last[1], last[2], r}
		}
		if b.Len() >= least && b.Len() <= most {
			return b.String()
		}
	}
}
