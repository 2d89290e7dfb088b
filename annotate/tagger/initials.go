package tagger

import (
	"unicode"
	"unicode/utf8"

	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// abbreviate reads "Health Service Executive (HSE)": a run of capitalised words
// before its own initials in parentheses is one name, and so are the initials.
func (s *scratch) abbreviate(d *tokens.Document) {
	s.found = append(s.found[:0], s.marks...)
	s.marks = s.marks[:0]
	next := 0
	for i := 2; i+2 < len(d.Tokens); i++ {
		if d.At(i) != "(" || d.At(i+2) != ")" || !s.features.IsCapitals(i+1) {
			continue
		}
		first := s.spelledOut(d, i)
		if first < 0 {
			continue
		}
		for next < len(s.found) && s.found[next].End <= first {
			s.marks = append(s.marks, s.found[next])
			next++
		}
		last, inside, body := next, true, s.features.Head(first, i, true) >= 0
		name := Mark{Span: crf.Span{First: first, End: i, Kind: crf.Organization}, P: 0.85, by: model.Rule}
		for last < len(s.found) && s.found[last].First < i+3 {
			m := s.found[last]
			inside = inside && m.First >= first && m.End <= i+3 && (m.End <= i || m.First == i+1)
			if m.First == first && m.End == i {
				name, body = m, true
			}
			body = body || m.Kind == crf.Organization
			last++
		}
		if !inside || !body || name.Kind == crf.Person {
			continue
		}
		short := Mark{Span: crf.Span{First: i + 1, End: i + 2, Kind: name.Kind}, P: max(name.P, 0.85), by: model.Rule}
		if n := last - 1; n >= next && s.found[n].First == i+1 && s.found[n].Kind == name.Kind {
			short = s.found[n]
		}
		s.marks = append(s.marks, name, short)
		next = last
	}
	s.marks = append(s.marks, s.found[next:]...)
}

// spelledOut is the first token of the words before the parenthesis at i that
// the initials after it stand for, -1 where they stand for none.
func (s *scratch) spelledOut(d *tokens.Document, i int) int {
	first, end := s.features.Wide(i - 1)
	if end != i {
		return -1
	}
	letters := d.At(i + 1)
	for j := i - 1; j >= first; j-- {
		r, _ := utf8.DecodeRuneInString(d.At(j))
		if !unicode.IsUpper(r) {
			continue
		}
		last, size := utf8.DecodeLastRuneInString(letters)
		if r != last {
			return -1
		}
		if letters = letters[:len(letters)-size]; letters == "" {
			if i-j < 2 {
				return -1
			}
			return j
		}
	}
	return -1
}
