package tagger

import (
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// units marks military units by their numbers, "the 3rd Assault Brigade" and "the
// U.S. 7th Fleet", and gives names the number that the article repeats with them:
// "Task Force 151".
func (s *scratch) units(d *tokens.Document) {
	s.found = append(s.found[:0], s.marks...)
	s.marks = s.marks[:0]
	next := 0
	for i := 0; i < len(d.Tokens); i++ {
		end := unitEnd(d, i)
		if end == 0 {
			continue
		}
		for next < len(s.found) && s.found[next].End <= i {
			s.marks = append(s.marks, s.found[next])
			next++
		}
		last := next
		for last < len(s.found) && s.found[last].First < end {
			last++
		}
		if last > next && (s.found[next].First < i || s.found[last-1].End > end) {
			continue
		}
		first := i
		if n := len(s.marks) - 1; n >= 0 && s.marks[n].End == i && s.marks[n].Kind == crf.Place {
			first = s.marks[n].First
			s.marks = s.marks[:n]
		}
		s.marks = append(s.marks, Mark{Span: crf.Span{First: first, End: end, Kind: crf.Organization}, P: 0.9, by: model.Rule,
			why: "“" + d.At(end-1) + "” and its number name one"})
		next, i = last, end-1
	}
	s.marks = append(s.marks, s.found[next:]...)
	s.numbered(d)
}

// unitEnd is where the military unit ends that the ordinal at token i begins, 0
// where none does.
func unitEnd(d *tokens.Document, i int) int {
	const most = 5 // words after the ordinal
	if !isOrdinal(d, i) {
		return 0
	}
	for j := i + 1; j < min(i+1+most, len(d.Tokens)) && d.Tokens[j].Upper; j++ {
		if isUnit(d.At(j)) && (j+1 == len(d.Tokens) || !d.Tokens[j+1].Upper) {
			return j + 1
		}
	}
	return 0
}

// isUnit reports whether the word is a kind of military unit.
func isUnit(word string) bool {
	switch word {
	case "Fleet", "Army", "Corps", "Division", "Brigade", "Regiment", "Battalion", "Squadron", "Wing", "Group", "Company", "Infantry", "Cavalry",
		"Marines", "Battery", "Command", "Unit":
		return true
	}
	return false
}

// numbered gives an organization the number after its name where the article has
// the two together more than once.
func (s *scratch) numbered(d *tokens.Document) {
	for i := range s.marks {
		m := &s.marks[i]
		if !isNumbered(d, *m) {
			continue
		}
		for j := range s.marks {
			if o := s.marks[j]; j != i && isNumbered(d, o) && sameWords(d, tokens.Range{First: m.First, End: m.End + 1}, tokens.Range{First: o.First, End: o.End + 1}) {
				s.numbers = append(s.numbers, i)
				break
			}
		}
	}
	for _, i := range s.numbers {
		m := &s.marks[i]
		m.End++
		m.P, m.by, m.why = max(m.P, toldP), model.Document, "named with its number elsewhere in the article"
	}
	s.numbers = s.numbers[:0]
}

// isNumbered reports whether a number of at most three digits stands after the
// organization that is marked.
func isNumbered(d *tokens.Document, m Mark) bool {
	const most = 3
	if m.Kind != crf.Organization || m.End >= len(d.Tokens) || d.Tokens[m.End].Class != tokens.Number || d.Tokens[m.End].Len() > most {
		return false
	}
	for _, c := range []byte(d.At(m.End)) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
