package tagger

import (
	"slices"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// These limits were set on the development halves of the evaluation sets.
const (
	clearP   = 0.6 // a name at least this probable is clear where it stands
	unclearP = 0.9 // a name less probable than this follows the clear ones
)

// names are what a document shows about one spelling: how probable its marks
// are, by kind.
type names struct {
	votes [crf.Kinds]float64
	best  [crf.Kinds]float64 // the most probable mark
	n     int32              // length in tokens
	part  bool               // the last word of a longer person's name, seen nowhere alone
}

// winner is the kind with the most votes, and its share of them.
func (n *names) winner() (crf.Kind, float64) {
	best, sum := crf.Person, 0.0
	for k, v := range n.votes {
		sum += v
		if v > n.votes[best] {
			best = crf.Kind(k)
		}
	}
	return best, n.votes[best] / sum
}

// agree gives the repetitions of a name the reading of its clear occurrences,
// and marks occurrences that were missed.
func (s *scratch) agree(d *tokens.Document) {
	clear(s.names)
	for _, m := range s.marks {
		s.vote(d, m)
	}
	s.part(d)
	for i := range s.marks {
		s.follow(d, &s.marks[i])
	}
	s.complete(d)
}

// part makes two of a mark whose hyphen joins two names that the document has
// apart: "the Renault-Nissan talks".
func (s *scratch) part(d *tokens.Document) {
	for i := 0; i < len(s.marks); i++ {
		m := s.marks[i]
		if m.Kind != crf.Organization || m.End-m.First != 3 || d.At(m.First+1) != "-" || m.P >= heardP {
			continue
		}
		a, b := s.names[spelling(d, m.First, m.First+1)], s.names[spelling(d, m.First+2, m.End)]
		if a.best[crf.Organization] < clearP || b.best[crf.Organization] < clearP {
			continue
		}
		second := m
		s.marks[i].End, second.First = m.First+1, m.First+2
		s.marks[i].by, second.by = model.Document, model.Document
		s.marks = slices.Insert(s.marks, i+1, second)
		i++
	}
}

func (s *scratch) vote(d *tokens.Document, m Mark) {
	n := s.names[spelling(d, m.First, m.End)]
	n.votes[m.Kind] += m.P * m.P
	n.best[m.Kind] = max(n.best[m.Kind], m.P)
	n.n = int32(m.End - m.First)
	n.part = false
	s.names[spelling(d, m.First, m.End)] = n
	if m.Kind != crf.Person || m.End-m.First < 2 || m.P < clearP {
		return
	}
	// The surname of a clear full name reads as that person; it may come first:
	// "Xi" of "Xi Jinping".
	s.surname(d, m.End-1, m.P)
	class := gazetteer.Class(s.features.Class(m.First))
	if class.Has(gazetteer.Surname) && !class.Has(gazetteer.GivenName|gazetteer.Common|gazetteer.AnyPlace) {
		s.surname(d, m.First, m.P)
	}
}

// surname notes that the token is the surname of a person.
func (s *scratch) surname(d *tokens.Document, last int, prob float64) {
	h := spelling(d, last, last+1)
	if p, ok := s.names[h]; (!ok || p.part) && d.Tokens[last].Len() > 1 && d.Tokens[last].Upper {
		p.n, p.part = 1, true
		p.votes[crf.Person] += prob * prob
		p.best[crf.Person] = max(p.best[crf.Person], prob)
		s.names[h] = p
	}
}

// follow changes the kind of an unclear mark to that of the clear ones.
func (s *scratch) follow(d *tokens.Document, m *Mark) {
	n := s.names[spelling(d, m.First, m.End)]
	k, share := n.winner()
	if k == m.Kind {
		m.P = max(m.P, n.best[k]*share*0.9)
		return
	}
	if n.best[k] < clearP || share < 0.6 || m.P >= unclearP {
		return
	}
	m.Kind, m.P, m.by, m.why = k, n.best[k]*share, model.Document, ""
}

// complete marks the unmarked occurrences of clear names.
func (s *scratch) complete(d *tokens.Document) {
	found := s.found[:0]
	next := 0
	for i := 0; i < len(d.Tokens); i++ {
		for next < len(s.marks) && s.marks[next].End <= i {
			next++
		}
		if next < len(s.marks) && s.marks[next].First <= i {
			i = s.marks[next].End - 1
			continue
		}
		if !d.Tokens[i].Upper && !s.features.InRun(i) {
			continue
		}
		limit := len(d.Tokens)
		if next < len(s.marks) {
			limit = s.marks[next].First
		}
		if m, ok := s.known(d, i, limit); ok {
			found = append(found, m)
			i = m.End - 1
		}
	}
	s.found = found
	if len(found) == 0 {
		return
	}
	s.marks = append(s.marks, found...)
	slices.SortFunc(s.marks, func(a, b Mark) int { return a.First - b.First })
}

// known is the longest clear name that starts at token i and ends before limit,
// as a run of capitalised words of its own.
func (s *scratch) known(d *tokens.Document, i, limit int) (m Mark, ok bool) {
	const longest = 10
	h := uint64(0)
	for j := i; j < min(limit, i+longest); j++ {
		h = extend(h, d, j)
		n, there := s.names[h]
		if !there {
			continue
		}
		k, share := n.winner()
		if n.best[k] < clearP || share < 0.8 || k == crf.Other || !s.features.Whole(i, j+1) {
			continue
		}
		m, ok = Mark{Span: crf.Span{First: i, End: j + 1, Kind: k}, P: n.best[k] * share * 0.9, by: model.Document}, true
	}
	return m, ok
}

// spelling is the hash of the tokens [first, end) as they are written.
func spelling(d *tokens.Document, first, end int) uint64 {
	h := uint64(0)
	for i := first; i < end; i++ {
		h = extend(h, d, i)
	}
	return h
}

// extend adds a token to a spelling (FNV-1a).
func extend(h uint64, d *tokens.Document, i int) uint64 {
	h ^= 14695981039346656037
	for _, c := range []byte(d.At(i)) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
