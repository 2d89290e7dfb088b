package tagger

import (
	"slices"
	"strings"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// field reads the names of towns as those of their clubs where the document
// shows that it means the clubs: "Harrogate" beside "Harrogate Town", "Leeds" after
// "Leeds manager", but not "in Leeds".
func (s *scratch) field(d *tokens.Document) {
	s.sides = s.sides[:0]
	for _, m := range s.marks {
		if m.Kind != crf.Organization || m.P < clearP {
			continue
		}
		if n := m.End - m.First; n > 1 && isSideName(d.At(m.End-1)) {
			s.sides = append(s.sides, tokens.Range{First: m.First, End: m.End - 1})
		} else if _, side := s.evident(d, m.First, m.End); side && s.isTown(m.First) {
			s.sides = append(s.sides, tokens.Range{First: m.First, End: m.End})
		}
	}
	if len(s.sides) == 0 {
		return
	}
	for i := range s.marks {
		m := &s.marks[i]
		if m.Kind != crf.Place || !s.isTown(m.First) || !s.isSide(d, m) {
			continue
		}
		if s.plays(d, m) {
			m.Kind, m.P, m.by, m.why = crf.Organization, max(m.P, toldP), model.Document, "the article names the club of the town"
		} else {
			m.P = max(m.P, unclearP)
		}
	}
}

// isSide reports whether the document names a club of the town that is marked.
func (s *scratch) isSide(d *tokens.Document, m *Mark) bool {
	end := m.End
	if end-m.First > 1 && isSideName(d.At(end-1)) {
		end--
	}
	return slices.ContainsFunc(s.sides, func(r tokens.Range) bool { return sameWords(d, r, tokens.Range{First: m.First, End: end}) })
}

// plays reports whether the mark of such a town stands where the club does.
func (s *scratch) plays(d *tokens.Document, m *Mark) bool {
	c := context{d, d.Sentences[d.SentenceOf(m.First)]}
	if s.features.IsIn(m.First-1, c.Range) || c.at(m.End) == "," && c.capital(m.End+1) {
		return false
	}
	switch c.at(m.First - 1) {
	case "in", "near", "of", "outside", "around", "across", "through", "town", "city":
		return false
	}
	return true
}

// sameWords reports whether the ranges hold the same words, whatever their case.
func sameWords(d *tokens.Document, a, b tokens.Range) bool {
	if a.End-a.First != b.End-b.First {
		return false
	}
	for i := range a.End - a.First {
		if !strings.EqualFold(d.At(a.First+i), d.At(b.First+i)) {
			return false
		}
	}
	return true
}

// isTown reports whether the lists have the word as a place that is no country.
func (s *scratch) isTown(i int) bool {
	class := gazetteer.Class(s.features.Class(i))
	return class.Has(gazetteer.AnyPlace) && !class.Has(gazetteer.Country)
}

// isSideName reports whether the word ends the names of clubs that begin with
// their town.
func isSideName(word string) bool {
	switch word {
	case "UNITED", "CITY", "TOWN", "United", "City", "Town", "Rovers", "Wanderers", "Athletic", "Albion", "County", "Rangers", "Wednesday", "Hotspur", "Argyle", "Alexandra",
		"FC", "AFC", "Dynamo", "Lions", "Tigers", "Eagles", "Giants", "Bulls", "Warriors", "Knights":
		return true
	}
	return false
}
