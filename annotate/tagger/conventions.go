package tagger

import (
	"strings"
	"sync"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// offices are titles that stand before a person's name and are never a part of
// one; words such as "King" or "Bishop", which are surnames too, are only titles
// where the name begins with them.
var offices = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`president vice-president premier chancellor minister senator representative governor mayor professor
		prof prof. dr dr. mr mr. mrs mrs. ms ms. secretary spokesman spokeswoman spokesperson chairman chairwoman director ambassador envoy
		commissioner commander colonel col. gen. lt. maj. capt. sgt. sergeant captain lieutenant admiral brigadier inspector superintendent
		congressman congresswoman mp coach lawyer activist journalist striker midfielder defender goalkeeper analyst chief ceo advocate`) {
		m[w] = true
	}
	return m
})

// settle applies the conventions of names to the marks: titles stand outside,
// nationalities are groups, a title alone is no name.
func (s *scratch) settle(d *tokens.Document) {
	kept := s.marks[:0]
	for _, m := range s.marks {
		if m.Kind == crf.Person {
			m.First = s.afterTitles(d, m)
			if m.End-m.First == 1 && m.First > 0 && s.features.IsTitle(m.First, tokens.Range{First: m.First, End: m.End}) &&
				strings.EqualFold(d.At(m.First-1), "the") {
				continue
			}
		}
		if m.Kind == crf.Place || m.Kind == crf.Organization {
			if list, ok := s.features.Listed(m.First, m.End); ok && gazetteer.List(list).Kind() == model.Group && m.End-m.First > 1 {
				m.Kind = crf.Group
			}
		}
		kept = append(kept, m)
	}
	s.marks = kept
}

// afterTitles is the first token of the person's name after its titles.
func (s *scratch) afterTitles(d *tokens.Document, m Mark) int {
	whole := tokens.Range{First: m.First, End: m.End}
	first := m.First
	for first < m.End-1 && s.features.IsTitle(first, whole) {
		first++
	}
	for i := first; i < m.End-1; i++ {
		if isOffice(d.At(i)) {
			first = i + 1
		}
	}
	for first < m.End-1 && !d.Tokens[first].Upper && d.Tokens[first].Class == tokens.Punct {
		first++
	}
	return first
}

// isOffice looks the word up in lower case, without making garbage of the
// common case that it is too long or too short.
func isOffice(word string) bool {
	if len(word) > 16 {
		return false
	}
	var buf [16]byte
	for i := range len(word) {
		c := word[i]
		if c-'A' < 26 {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return offices()[string(buf[:len(word)])]
}
