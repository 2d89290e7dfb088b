package tagger

import (
	"slices"
	"strings"
	"sync"

	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// cue is what a phrase beside a name says of it.
type cue uint8

const (
	placeOf    cue = iota // "the village of X"
	placeIs               // "X, a village"
	bodyIs                // "X, a bank"
	bodiesAre             // "X, one of the largest banks"
	bodyCalled            // "the bank X"
	calledBody            // "the X group"
	bodyHas               // "X's shares"
	partOf                // "shares in X"
	distance              // "12 miles"
	site                  // "X airport"
)

// cueWords are the nouns of the phrases, a bit for each cue.
var cueWords = sync.OnceValue(func() map[string]uint16 {
	m := make(map[string]uint16)
	add := func(bit cue, words string) {
		for w := range strings.FieldsSeq(words) {
			m[w] |= 1 << bit
		}
	}
	add(placeOf, `town village city suburb neighbourhood neighborhood hamlet settlement outskirts district province governorate municipality`)
	add(placeIs, `town village city suburb neighbourhood neighborhood hamlet settlement district province island municipality`)
	add(bodyIs, `company firm bank charity ngo non-profit nonprofit startup start-up airline retailer manufacturer chipmaker carmaker think-tank
		newspaper broadcaster subsidiary conglomerate insurer supermarket consultancy`)
	add(bodiesAre, `companies firms banks charities ngos airlines retailers manufacturers chipmakers carmakers newspapers broadcasters insurers
		supermarkets startups`)
	add(bodyCalled, `company firm bank charity ngo airline retailer manufacturer chipmaker carmaker newspaper broadcaster website network startup
		start-up watchdog magazine channel consultancy designer operator`)
	add(calledBody, `group newspaper militia charity company magazine airline`)
	add(bodyHas, `shares shareholders subsidiary subsidiaries ceo headquarters customers revenue revenues turnover`)
	add(partOf, `shares shareholders subsidiary`)
	add(site, `airport airbase airfield province district governorate neighbourhood neighborhood suburb valley dam peninsula island mountains`)
	add(distance, `mile miles km kilometre kilometres kilometer kilometers kms`)
	return m
})

// These limits were set on the development halves of the evaluation sets.
const (
	heardP = 0.995 // a mark less probable than this follows the words beside it
	toldP  = 0.85  // the probability of a reading that those words give
	doubtP = 0.8   // a mark less probable than this follows the name of a site after it
)

// hear lets the words beside the names say what they are.
func (s *scratch) hear(d *tokens.Document) {
	s.found = s.found[:0]
	next := 0
	for i := 0; i < len(d.Tokens); i++ {
		if next < len(s.marks) && s.marks[next].First == i {
			m := &s.marks[next]
			k, ok := s.told(d, m.First, m.End)
			if ok = ok && m.follows(k); !ok && m.P < doubtP && m.Kind != crf.Group && s.sited(d, m.First, m.End) {
				k, ok = crf.Place, true
			}
			if ok {
				m.tell(k)
			} else {
				s.embody(d, m)
			}
			i = m.End - 1
			next++
			continue
		}
		first, end := s.features.Tight(i)
		if first == end || first < i {
			continue
		}
		if next == len(s.marks) || s.marks[next].First >= end {
			k, ok := s.told(d, first, end)
			if !ok && s.sited(d, first, end) {
				k, ok = crf.Place, true
			}
			if m, listed := s.unmarked(d, first, end); !ok && listed {
				s.found = append(s.found, m)
			} else if ok {
				s.found = append(s.found, Mark{Span: crf.Span{First: first, End: end, Kind: k}, P: toldP, by: model.Rule, why: besides[k]})
			}
			i = end - 1
		}
	}
	if len(s.found) > 0 {
		s.marks = append(s.marks, s.found...)
		slices.SortFunc(s.marks, func(a, b Mark) int { return a.First - b.First })
	}
}

// tell gives the mark the reading k.
func (m *Mark) tell(k crf.Kind) {
	if m.Kind != k {
		m.by, m.why = model.Rule, besides[k]
	}
	m.Kind, m.P = k, max(m.P, toldP)
}

// follows reports whether the mark gives way to the reading k.
func (m *Mark) follows(k crf.Kind) bool {
	return m.P < heardP && m.Kind != crf.Group && (m.Kind != crf.Place || k != crf.Organization || m.P <= clearP)
}

// besides are the reasons of marks that hear made.
var besides = [crf.Kinds]string{
	crf.Place:        "the words beside it tell of a place",
	crf.Organization: "the words beside it tell of an organization",
}

// context is a sentence around a name.
type context struct {
	d *tokens.Document
	tokens.Range
}

// at is the token at i, empty outside of the sentence.
func (c context) at(i int) string {
	if i < c.First || i >= c.End {
		return ""
	}
	return c.d.At(i)
}

// has reports whether token i is a word of the cue.
func (c context) has(i int, what cue) bool {
	const longest = 14 // bytes of a word in the table
	w := c.at(i)
	if i == c.First {
		w = strings.ToLower(w)
	}
	return len(w) > 1 && len(w) <= longest && cueWords()[w]>>what&1 == 1
}

// told is what the words beside the tokens [first, end) say that they name.
func (s *scratch) told(d *tokens.Document, first, end int) (crf.Kind, bool) {
	c := context{d, d.Sentences[d.SentenceOf(first)]}
	if w := c.at(end - 1); (w == "Cabinet" || w == "Parliament") && end-first < 3 && s.features.IsMid(end-1, c.Range) {
		return crf.Organization, true
	}
	if k, ok := c.before(first, end); ok {
		return k, true
	}
	if k, ok := c.after(end); ok {
		return k, true
	}
	const most = 3 // words in a name that stands between "the" and "group"
	if end-first > most {
		return 0, false
	}
	if c.has(first-1, bodyCalled) && !s.features.IsTitle(first, c.Range) || strings.EqualFold(c.at(first-1), "the") && c.has(end, calledBody) {
		return crf.Organization, true
	}
	return 0, false
}

// sited reports whether the tokens [first, end) are the short name of a site that
// the next words tell: "X airport", "X air base".
func (s *scratch) sited(d *tokens.Document, first, end int) bool {
	const most = 2 // words
	c := context{d, d.Sentences[d.SentenceOf(first)]}
	if end-first > most || s.features.IsTitle(first, c.Range) || !s.features.IsMid(first, c.Range) {
		return false
	}
	switch c.at(end) {
	case "air", "military", "naval", "refugee":
		return c.at(end+1) == "base" || c.at(end+1) == "camp"
	}
	return c.has(end, site)
}

// before reads the words before a name.
func (c context) before(first, end int) (crf.Kind, bool) {
	switch c.at(first - 1) {
	case "of":
		switch {
		case c.has(first-2, placeOf), isSide(c.at(first-2)) && c.has(first-3, distance):
			return crf.Place, true
		case c.has(first-2, partOf) && c.at(end) != "'s":
			return crf.Organization, true
		}
	case "in":
		if c.has(first-2, partOf) && c.at(end) != "'s" {
			return crf.Organization, true
		}
	case "Near":
		if first-1 == c.First && c.at(end) == "," {
			return crf.Place, true
		}
	}
	return 0, false
}

// after reads the words after a name.
func (c context) after(end int) (crf.Kind, bool) {
	switch c.at(end) {
	case "'s", "’s":
		if c.has(end+1, bodyHas) {
			return crf.Organization, true
		}
	case ",":
		return c.apposition(end + 1)
	}
	return 0, false
}

// apposition reads what stands after the name and a comma: "about 12 miles
// south", "one of the largest banks", "a small village near".
func (c context) apposition(i int) (crf.Kind, bool) {
	n := i
	switch c.at(n) {
	case "about", "some", "around", "roughly", "nearly", "just", "almost", "only", "approximately":
		n++
	}
	if n < c.End && c.d.Tokens[n].Class == tokens.Number && c.has(n+1, distance) {
		return crf.Place, true
	}
	switch c.at(i) {
	case "one":
		for j := i + 2; c.at(i+1) == "of" && j < min(i+9, c.End) && c.d.Tokens[j].Class != tokens.Punct; j++ {
			if c.has(j, bodiesAre) {
				return crf.Organization, true
			}
		}
	case "a", "an", "the":
		if head := c.head(i + 1); c.has(head, placeIs) {
			return crf.Place, true
		} else if c.has(head, bodyIs) {
			return crf.Organization, true
		}
	}
	return 0, false
}

// head is the noun that ends the few words from token i on, -1 where none does.
func (c context) head(i int) int {
	const most = 4
	for j := i; j < min(i+most, c.End); j++ {
		if c.d.Tokens[j].Upper && j > i+1 || c.d.Tokens[j].Class == tokens.Punct && c.d.At(j) != "-" {
			return -1
		}
		switch c.at(j + 1) {
		case ",", "in", "of", "near", "that", "which", "on", "based", "with":
			return j
		}
	}
	return -1
}

// isSide reports whether the word is a point of the compass.
func isSide(word string) bool {
	switch word {
	case "north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west",
		"northeast", "northwest", "southeast", "southwest":
		return true
	}
	return false
}
