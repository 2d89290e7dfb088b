package tagger

import (
	"unicode"
	"unicode/utf8"

	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// shorten reads the short name in parentheses after an organization's, be it
// initials or the beginnings of its words: "Cámara Panameña de la Construcción
// (Capac)".
func (s *scratch) shorten(d *tokens.Document) {
	s.found = append(s.found[:0], s.marks...)
	s.marks = s.marks[:0]
	for i := 0; i < len(s.found); i++ {
		m := s.found[i]
		s.marks = append(s.marks, m)
		p := m.End
		if m.Kind != crf.Organization || m.P < clearP || p+2 >= len(d.Tokens) || d.At(p) != "(" || d.At(p+2) != ")" || !isShortOf(d, m, p+1) {
			continue
		}
		if i+1 < len(s.found) && s.found[i+1].First <= p+1 {
			if next := &s.found[i+1]; next.First == p+1 && next.End == p+2 {
				if next.Kind != crf.Organization {
					next.Kind, next.by, next.why = crf.Organization, model.Rule, "short for the name before it"
				}
				next.P = max(next.P, min(m.P, 0.85))
			}
			continue
		}
		s.marks = append(s.marks, Mark{Span: crf.Span{First: p + 1, End: p + 2, Kind: crf.Organization}, P: min(m.P, 0.85), by: model.Rule,
			why: "short for the name before it"})
	}
}

// isShortOf reports whether the token is a capitalised word that the beginnings
// of the mark's words make up, in order.
func isShortOf(d *tokens.Document, m Mark, short int) bool {
	const least, most = 2, 9 // bytes
	w := d.At(short)
	if m.End-m.First < 2 || len(w) < least || len(w) > most || !d.Tokens[short].Upper {
		return false
	}
	return isMadeOf(d, w, m.First, m.End)
}

// isMadeOf reports whether beginnings of the tokens [first, end), in order and at
// least one letter each of those that take part, make up the letters.
func isMadeOf(d *tokens.Document, letters string, first, end int) bool {
	for i := first; i < end; i++ {
		rest := letters
		for _, r := range d.At(i) {
			q, size := utf8.DecodeRuneInString(rest)
			if size == 0 || unicode.ToLower(r) != unicode.ToLower(q) {
				break
			}
			if rest = rest[size:]; rest == "" || isMadeOf(d, rest, i+1, end) {
				return true
			}
		}
	}
	return false
}
