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
			m.End = afterHyphen(d, m)
			if m.End-m.First == 1 && m.First > 0 && s.features.IsTitle(m.First, tokens.Range{First: m.First, End: m.End}) &&
				strings.EqualFold(d.At(m.First-1), "the") {
				continue
			}
		}
		if m.Kind == crf.Place && isMoney(d, m.End) {
			continue
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

// afterHyphen is where the person's name ends, with the second half of an East
// Asian given name: "Yoon Suk-yeol". "Modi-led" is no such name.
func afterHyphen(d *tokens.Document, m Mark) int {
	const longest = 6 // letters in a syllable of romanised Korean or Chinese
	i := m.End
	if m.End-m.First < 2 || m.End-m.First > 3 || i+1 >= len(d.Tokens) || d.At(i) != "-" {
		return m.End
	}
	next := d.Tokens[i+1]
	if d.Tokens[i].Space || next.Space || next.Class != tokens.Word || next.Upper || next.Len() > longest || d.Tokens[i-1].Len() > longest {
		return m.End
	}
	switch d.At(i + 1) {
	case "led", "era", "run", "based", "born", "like", "style", "backed", "owned", "linked", "themed", "esque", "made", "type", "and", "or":
		return m.End
	}
	return i + 2
}

// isMoney reports whether token i makes the country before it a part of an
// amount: "US $2 billion", "5,000 US dollars".
func isMoney(d *tokens.Document, i int) bool {
	if i >= len(d.Tokens) {
		return false
	}
	switch s := d.At(i); s {
	case "$", "£", "€", "dollar", "dollars", "Dollar", "Dollars":
		return true
	}
	return false
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
