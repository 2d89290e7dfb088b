package tagger

import (
	"lectern/annotate/gazetteer"
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// compounds joins and adds what stands in fixed patterns: "Cambridge" in
// "Cambridge-based", "US" in "US-China", and "Corp. of China" where the model parted it.
func (s *scratch) compounds(d *tokens.Document) {
	s.found = append(s.found[:0], s.marks...)
	s.marks = s.marks[:0]
	next := 0
	for i := 0; i+2 < len(d.Tokens); i++ {
		for next < len(s.found) && s.found[next].End <= i {
			s.append(d, s.found[next])
			next++
		}
		if d.At(i+1) != "-" || d.Tokens[i+1].Space || d.Tokens[i+2].Space {
			continue
		}
		if next < len(s.found) && s.found[next].First <= i {
			if m := &s.found[next]; m.First == i && m.End == i+1 && d.At(i+2) == "based" && m.Kind != crf.Place && m.P < unclearP {
				m.Kind, m.P, m.by, m.why = crf.Place, 0.85, model.Rule, "before “-based”"
			}
			continue
		}
		class := gazetteer.Class(s.features.Class(i))
		based := d.At(i+2) == "based" && class.Has(gazetteer.AnyPlace) && s.features.Whole(i, i+1)
		both := next < len(s.found) && s.found[next].First == i+2 && s.found[next].Kind == crf.Place && class.Has(gazetteer.Country)
		if d.Tokens[i].Upper && (based || both) {
			s.append(d, Mark{Span: crf.Span{First: i, End: i + 1, Kind: crf.Place}, P: 0.9, by: model.List})
		}
	}
	for _, m := range s.found[next:] {
		s.append(d, m)
	}
}

// append adds the mark, or joins it to the organization that it belongs to, or to
// the person whose patronymic it is: "Gethin ap Rhys".
func (s *scratch) append(d *tokens.Document, m Mark) {
	if f := m.First - 2; m.Kind == crf.Place && f >= 0 && d.At(f+1) == "of" && isBodyOf(d.At(f)) && (len(s.marks) == 0 || s.marks[len(s.marks)-1].End <= f) {
		m.First, m.Kind, m.P, m.by = f, crf.Organization, max(m.P, 0.8), model.Rule
		m.why = "a body and the country that it is of"
	}
	if f := m.First - 2; m.Kind == crf.Place && f >= 0 && d.At(f+1) == "of" && isPlaceOf(d.At(f)) {
		if n := len(s.marks) - 1; n >= 0 && s.marks[n].Kind == crf.Place && s.marks[n].First == f && s.marks[n].End == f+1 {
			s.marks = s.marks[:n]
		}
		if n := len(s.marks); n == 0 || s.marks[n-1].End <= f {
			m.First = f
		}
	}
	if m.Kind == crf.Person && s.nicknamed(d, m) {
		return
	}
	if n := len(s.marks) - 1; n >= 0 && (m.Kind == crf.Place || m.Kind == crf.Person) {
		o := &s.marks[n]
		if m.Kind == crf.Person {
			if o.Kind == crf.Person && o.End+1 == m.First && isSonOf(d.At(o.End)) {
				o.End = m.End
				return
			}
		} else if o.Kind == crf.Organization && o.End+1 == m.First && d.At(o.End) == "of" && s.features.Head(o.First, o.End, true) == o.End-1 {
			o.End = m.End
			return
		}
	}
	s.marks = append(s.marks, m)
}

// nicknamed joins the person to the one before, where only a nickname in
// quotation marks stands between: "Richard “Dick” Barton".
func (s *scratch) nicknamed(d *tokens.Document, m Mark) bool {
	const most = 3 // words of a nickname
	n := len(s.marks) - 1
	if n >= 0 && s.marks[n].First == m.First-1-(s.marks[n].End-s.marks[n].First) {
		n-- // the nickname is marked, too
	}
	if n < 0 || s.marks[n].Kind != crf.Person {
		return false
	}
	o := &s.marks[n]
	if gap := m.First - o.End; gap < 3 || gap > most+2 || !isQuote(d.At(o.End)) || !isQuote(d.At(m.First-1)) || d.Tokens[m.First-1].Space {
		return false
	}
	for i := o.End + 1; i < m.First-1; i++ {
		if !d.Tokens[i].Upper {
			return false
		}
	}
	o.End, o.P = m.End, max(o.P, m.P)
	s.marks = s.marks[:n+1]
	return true
}

// isQuote reports whether the token is a quotation mark.
func isQuote(token string) bool {
	switch token {
	case "\"", "“", "”", "'", "‘", "’":
		return true
	}
	return false
}

// isPlaceOf reports whether the word and the place that follows it after "of" are
// one place: "Gulf of Guinea".
func isPlaceOf(word string) bool {
	switch word {
	case "Gulf", "Bay", "Strait", "Straits", "Sea", "Port", "Isle", "Cape", "Province", "Republic", "Kingdom", "State", "County", "Governorate":
		return true
	}
	return false
}

// isBodyOf reports whether the word and the place that follows it after "of" are
// one organization: "Government of Chile".
func isBodyOf(word string) bool {
	switch word {
	case "Government", "Parliament", "Embassy", "Army":
		return true
	}
	return false
}

// isOrdinal reports whether the token is an ordinal in digits, as in the names
// of military units: "3rd".
func isOrdinal(d *tokens.Document, i int) bool {
	s := d.At(i)
	if d.Tokens[i].Class != tokens.Number && d.Tokens[i].Class != tokens.Word || len(s) < 3 || s[0] < '0' || s[0] > '9' {
		return false
	}
	switch s[len(s)-2:] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

// isSonOf reports whether the word stands between a given name and a father's.
func isSonOf(word string) bool {
	switch word {
	case "ap", "ab", "bin", "ibn", "ben", "bint", "ould", "ag", "binti", "van", "von", "de", "da", "dos", "der", "del", "di":
		return true
	}
	return false
}
