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
		congressman congresswoman mp coach lawyer activist journalist striker midfielder defender goalkeeper analyst chief ceo advocate highness majesty excellency hh hrh hon'ble pm commodore`) {
		m[w] = true
	}
	return m
})

// settle applies the conventions of names to the marks: titles stand outside,
// nationalities are groups, a title alone is no name, two persons are two.
func (s *scratch) settle(d *tokens.Document) {
	s.found = append(s.found[:0], s.marks...)
	s.marks = s.marks[:0]
	for _, m := range s.found {
		switch m.Kind {
		case crf.Person:
			m.End = beforeOf(d, m)
			if i := conjunction(d, m); i > 0 {
				first := m
				first.End = i
				s.keepPerson(d, first)
				m.First = i + 1
			}
			s.keepPerson(d, m)
		case crf.Place, crf.Organization:
			if m.Kind == crf.Place && isMoney(d, m.End) || m.End-m.First == 1 && d.At(m.First) == "Opposition" {
				continue
			}
			if i := s.secondBody(d, m); i > 0 {
				first := m
				first.End = i
				s.keep(first)
				m.First = i + 2
			}
			m.First = s.withArticle(d, m.First)
			if k, ok := kindOfHead(d.At(m.End - 1)); ok && m.End-m.First > 1 && m.Kind != k {
				m.Kind, m.why = k, "“"+d.At(m.End-1)+"” names one"
			}
			if m.Kind == crf.Organization && m.First > 0 && isOrdinal(d, m.First-1) && (len(s.marks) == 0 || s.marks[len(s.marks)-1].End < m.First) {
				m.First--
				m.P = max(m.P, 0.7)
			}
			list, ok := s.features.Listed(m.First, m.End)
			if ok && gazetteer.List(list).Kind() == model.Group && m.End-m.First > 1 {
				m.Kind = crf.Group
			}
			s.keep(m)
		case crf.Group:
			if m.First < 2 || d.At(m.First-1) != "-" || d.At(m.First-2) != "pre" && d.At(m.First-2) != "post" {
				s.keep(m)
			}
		default:
			s.keep(m)
		}
	}
}

// kindOfHead is what the last word of a name makes of it where data sets disagree:
// an embassy acts, a hospital is where somebody is.
func kindOfHead(word string) (crf.Kind, bool) {
	switch word {
	case "Embassy", "Consulate", "Parliament", "University", "College":
		return crf.Organization, true
	case "Hospital", "Airport", "Airfield", "Airbase", "Stadium", "Prison", "Mosque", "Dam", "Barrage", "Zoo":
		return crf.Place, true
	}
	return 0, false
}

// listed replaces what was found inside a long listed name by the name:
// "Organisation for Economic Co-operation and Development" is one.
func (s *scratch) listed(d *tokens.Document) {
	s.found = append(s.found[:0], s.marks...)
	s.marks = s.marks[:0]
	next := 0
	for i := 0; i < len(d.Tokens); i++ {
		end, list, strength := s.features.ListedAt(i)
		if end == 0 || end-i < leastWords && strength < certain || strength < leastStrength {
			continue
		}
		kind := crf.Place
		switch gazetteer.List(list).Kind() {
		case model.Organization:
			if !d.Tokens[end-1].Upper {
				continue // "UN refugee agency" describes the agency
			}
			kind = crf.Organization
		case model.Place:
		default:
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
		if last == next+1 && s.found[next].First == i && s.found[next].End == end && s.found[next].P < unclearP &&
			(s.found[next].Kind == crf.Other || s.found[next].Kind == crf.Person && kind == crf.Organization && strength >= certain) {
			s.found[next].Kind, s.found[next].P, s.found[next].by = kind, 0.85, model.List
			continue
		}
		if end-i < leastWords && (last > next || kind != crf.Organization || !s.features.Whole(i, end)) {
			continue
		}
		inside := last == next || s.found[next].First >= i && s.found[last-1].End <= end
		if inside && !(last == next+1 && s.found[next].First == i && s.found[next].End == end) {
			s.marks = append(s.marks, Mark{Span: crf.Span{First: i, End: end, Kind: kind}, P: 0.95, by: model.List})
			next = last
		}
		i = end - 1
	}
	s.marks = append(s.marks, s.found[next:]...)
}

// What a listed name needs to be marked whatever the model says, set on the
// development halves.
const (
	leastWords    = 4
	leastStrength = 3 // of 6
	certain       = 6 // of 6: shorter names of organizations are marked where the model finds nothing
)

// keep adds the mark after the others, unless it overlaps the last.
func (s *scratch) keep(m Mark) {
	if n := len(s.marks); n == 0 || s.marks[n-1].End <= m.First {
		s.marks = append(s.marks, m)
	}
}

func (s *scratch) keepPerson(d *tokens.Document, m Mark) {
	m.First = s.withArticle(d, s.afterTitles(d, m))
	m.End = afterHyphen(d, m)
	if m.End-m.First == 1 && m.First > 0 && s.features.IsTitle(m.First, tokens.Range{First: m.First, End: m.End}) &&
		strings.EqualFold(d.At(m.First-1), "the") {
		return
	}
	s.keep(m)
}

// beforeOf is where a full name ends that an "of" or "for" follows: "Zhao Mei-Ling
// of Kaspersky" is a person and what she belongs to.
func beforeOf(d *tokens.Document, m Mark) int {
	for i := m.First + 2; i < m.End-1; i++ {
		if s := d.At(i); s == "for" || s == "of" || s == "from" {
			return i
		}
	}
	return m.End
}

// conjunction is the "and" that parts two persons in one mark, 0 where there is
// none.
func conjunction(d *tokens.Document, m Mark) int {
	for i := m.First + 1; i < m.End-1; i++ {
		if s := d.At(i); (s == "and" || s == "&") && d.Tokens[i+1].Upper {
			return i
		}
	}
	return 0
}

// secondBody is the "and" before the second of two organizations in one mark:
// in "Ministry of Health and the Centers for Disease Control", but not in
// "Commission for Latin America and the Caribbean"; 0 where there is none.
func (s *scratch) secondBody(d *tokens.Document, m Mark) int {
	if m.Kind != crf.Organization || m.by != model.Trained {
		return 0
	}
	for i := m.First + 2; i < m.End-3; i++ {
		if d.At(i) != "and" || d.At(i+1) != "the" {
			continue
		}
		capitals := 0
		for j := i + 2; j < m.End; j++ {
			if d.Tokens[j].Upper {
				capitals++
			}
		}
		if capitals > 1 && d.Tokens[i+2].Upper {
			return i
		}
	}
	return 0
}

// withArticle is where a name starts that has an Arabic article before its
// first token: "al-Damazin".
func (s *scratch) withArticle(d *tokens.Document, first int) int {
	if first < 2 || d.At(first-1) != "-" || d.Tokens[first-1].Space || d.Tokens[first].Space {
		return first
	}
	switch d.At(first - 2) {
	case "al", "el", "ad", "as", "an", "ash", "ar", "at", "az", "Al", "El", "Ad", "As", "An", "Ash", "Ar", "At", "Az":
		return first - 2
	}
	return first
}

// afterHyphen is where the person's name ends, with the second half of an East
// Asian given name: "Yoon Suk-yeol". "Modi-led" is no such name.
func afterHyphen(d *tokens.Document, m Mark) int {
	const longest = 6 // letters in a syllable of romanised Korean or Chinese
	if i := m.End; m.End-m.First == 1 && i+2 < len(d.Tokens) && isSyllable(d, i) && d.At(i+1) == "-" && !d.Tokens[i+1].Space &&
		d.Tokens[i].Upper && isSyllable(d, i+2) && !d.Tokens[i+2].Space && !d.Tokens[i+2].Upper {
		return i + 3
	}
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

// isSyllable reports whether the token can be one of the two of an East Asian
// given name.
func isSyllable(d *tokens.Document, i int) bool {
	switch d.At(i) {
	case "led", "era", "run", "based", "born", "like", "style", "backed", "owned", "linked", "made", "type", "and", "or", "in", "up", "out", "off":
		return false
	}
	return d.Tokens[i].Class == tokens.Word && d.Tokens[i].Len() <= 6
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
		if isOffice(d.At(i)) || s.isRole(i) {
			first = i + 1
		}
	}
	for first < m.End-1 && !d.Tokens[first].Upper && d.Tokens[first].Class == tokens.Punct {
		first++
	}
	return first
}

// isRole reports whether the word is in the list of what persons are, and in
// none of names.
func (s *scratch) isRole(i int) bool {
	c := gazetteer.Class(s.features.Class(i))
	return c.Has(gazetteer.Role) && !c.Has(gazetteer.GivenName|gazetteer.Surname|gazetteer.NamePart)
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
