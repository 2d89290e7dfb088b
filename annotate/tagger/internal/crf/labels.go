// Package crf is a linear-chain conditional random field over the labels of
// named spans (Lafferty, McCallum, Pereira 2001): the labels and which may
// follow which, the lattice with its best path and its marginals, and the
// table of weights with its file form. It knows nothing about text.
package crf

// Kind is a class of names.
type Kind uint8

// The classes of names. Other is whatever carries a name and is none of the
// four (events, works, products): it is learnt so that it is not taken for one.
const (
	Person Kind = iota
	Organization
	Place
	Group
	Other
	Kinds = 5
)

// Label is the part that a token plays: Outside, or the beginning, the inside
// or the last of a name of several tokens, or the unit of a name of one
// (BILOU; Ratinov and Roth 2009).
type Label uint8

// Outside is the label of tokens that are in no name.
const (
	Outside Label = 0
	// Labels is how many labels there are.
	Labels = 1 + 4*Kinds
)

// Begin is the label of the first of several tokens of a name of the kind.
func Begin(k Kind) Label { return Label(1 + 4*k) }

// Inside is the label of the tokens between the first and the last.
func Inside(k Kind) Label { return Label(2 + 4*k) }

// Last is the label of the last of several tokens.
func Last(k Kind) Label { return Label(3 + 4*k) }

// Unit is the label of the only token of a name.
func Unit(k Kind) Label { return Label(4 + 4*k) }

// Part says which of the four parts of a name a label is, and of which kind.
func (l Label) Part() (part int, k Kind) {
	if l == Outside {
		return -1, 0
	}
	return int(l-1) % 4, Kind((l - 1) / 4)
}

// opens reports whether a name is open after the label, so that it must go on.
func (l Label) opens() bool { p, _ := l.Part(); return p == 0 || p == 1 }

// continues reports whether the label goes on with an open name.
func (l Label) continues() bool { p, _ := l.Part(); return p == 1 || p == 2 }

// Legal reports whether label b may follow label a.
func Legal(a, b Label) bool {
	if a.opens() != b.continues() {
		return false
	}
	if !a.opens() {
		return true
	}
	_, ka := a.Part()
	_, kb := b.Part()
	return ka == kb
}

// Span is a name: tokens [First, End) of the kind.
type Span struct {
	First, End int
	Kind       Kind
}

// Spans appends the names that the labels spell. Illegal sequences are read
// leniently: a name that does not end properly is dropped.
func Spans(labels []Label, spans []Span) []Span {
	first := -1
	for i, l := range labels {
		part, k := l.Part()
		switch part {
		case 0:
			first = i
		case 2:
			if first >= 0 {
				spans = append(spans, Span{first, i + 1, k})
			}
			first = -1
		case 3:
			spans = append(spans, Span{i, i + 1, k})
			first = -1
		case -1:
			first = -1
		}
	}
	return spans
}

// Write puts the labels of the span into labels.
func (s Span) Write(labels []Label) {
	if s.End-s.First == 1 {
		labels[s.First] = Unit(s.Kind)
		return
	}
	labels[s.First] = Begin(s.Kind)
	for i := s.First + 1; i < s.End-1; i++ {
		labels[i] = Inside(s.Kind)
	}
	labels[s.End-1] = Last(s.Kind)
}
