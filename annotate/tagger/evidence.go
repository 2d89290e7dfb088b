package tagger

import (
	"strings"
	"sync"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tokens"
	"lectern/model"
)

// clue is what a word beside a name is to it where the name is an
// organization's.
type clue uint8

const (
	officerOf clue = iota // "the chief executive of X"
	workerAt              // "an analyst at X"
	workerFor             // "a spokesman for X"
	doneBy                // "owned by X"
	thoseSuch             // "companies such as X"
	theBody               // "the airline, X,"
	bodyPost              // "X chief executive"
	sidePost              // "X striker"
	ownPost               // "X's chief executive"
	bodyNoun              // "X is a fast-growing company"
	staff                 // "X has 6,400 employees"
	signing               // "a signing from X"
)

// clueWords are the words of the clues, a bit for each.
var clueWords = sync.OnceValue(func() map[string]uint16 {
	m := make(map[string]uint16)
	add := func(bit clue, words string) {
		for w := range strings.FieldsSeq(words) {
			m[w] |= 1 << bit
		}
	}
	add(officerOf, `ceo executive chairman chairwoman chairperson chair founder co-founder cofounder founders co-founders director directors owner owners
		boss shareholder shareholders subsidiary employee employees spokesman spokeswoman spokesperson secretary-general members
		parent editor-in-chief arm unit overseer`)
	add(workerAt, `analyst economist strategist researcher fellow professor lecturer executive expert engineer analysts economists researchers
		strategists experts engineers executives editor founder co-founder`)
	add(workerFor, `spokesman spokeswoman spokesperson analyst reporter correspondent`)
	add(doneBy, `owned operated manufactured developed published acquired commissioned funded sponsored distributed marketed`)
	add(thoseSuch, `companies firms brands banks parties clubs organisations organizations agencies outlets newspapers giants retailers airlines
		platforms startups carriers unions manufacturers carmakers chipmakers broadcasters charities ngos insurers lenders suppliers developers`)
	add(theBody, `operator airline carrier manufacturer maker retailer insurer lender broadcaster publisher distributor developer contractor
		subsidiary supplier union regulator watchdog startup`)
	add(bodyPost, `ceo chairman chairwoman chair spokesman spokeswoman spokesperson boss founder co-founder employees executives engineers
		employee executive`)
	add(sidePost, `manager coach striker midfielder defender goalkeeper winger forward captain president chairman owner`)
	add(ownPost, `ceo executives shares shareholders profits revenues customers subsidiary headquarters employees newsroom registration parent`)
	add(bodyNoun, `company startup start-up firm ngo nonprofit non-profit charity airline bank retailer manufacturer newspaper broadcaster
		subsidiary organisation organization conglomerate fund union chain publisher insurer lender`)
	add(signing, `signing signings striker midfielder defender goalkeeper winger transfer loan`)
	add(staff, `employees staff workers outlets stores customers`)
	return m
})

// is reports whether token i is a word of the clue.
func (c context) is(i int, what clue) bool {
	const longest = 17 // bytes of a word in the table
	w := c.at(i)
	if len(w) < 2 || len(w) > longest {
		return false
	}
	if i == c.First || w == "CEO" || w == "NGO" {
		w = strings.ToLower(w)
	}
	return clueWords()[w]>>what&1 == 1
}

// evident reports whether what stands around the tokens [first, end) only stands
// around an organization, and whether a town's name can be that organization's.
func (s *scratch) evident(d *tokens.Document, first, end int) (body, side bool) {
	c := context{d, d.Sentences[d.SentenceOf(first)]}
	if c.is(end, sidePost) && c.capital(end+1) && (s.isTown(first) || s.features.IsMid(first, c.Range)) {
		return true, true
	}
	if c.at(first-1) == "from" && c.is(first-2, signing) {
		return true, true
	}
	owner := c.at(end) == "'s" || c.at(end) == "’s"
	switch c.at(first - 1) {
	case "of":
		body = !owner && c.is(first-2, officerOf)
	case "at":
		body = !owner && c.is(first-2, workerAt)
	case "for":
		body = !owner && c.is(first-2, workerFor)
	case "by":
		body = !owner && c.is(first-2, doneBy)
	case "as":
		body = c.at(first-2) == "such" && c.is(first-3, thoseSuch)
	case "like", "including":
		body = c.is(first-2, thoseSuch)
	case ",":
		body = c.is(first-2, theBody) && (c.at(end) == "," || c.at(end) == ".")
	}
	if body {
		return true, false
	}
	switch {
	case owner:
		return c.is(end+1, ownPost) || c.at(end+1) == "chief" && c.at(end+2) == "executive", false
	case c.at(end) == "is", c.at(end) == "was":
		if a := c.at(end + 1); a == "a" || a == "an" || a == "the" {
			return c.is(c.head(end+2), bodyNoun), false
		}
	case c.at(end) == "has", c.at(end) == "had", c.at(end) == "employs":
		return end+2 < c.End && d.Tokens[end+1].Class == tokens.Number && c.is(end+2, staff), false
	case c.at(end) == "chief":
		return c.at(end+1) == "executive" && s.features.IsMid(first, c.Range), false
	}
	return c.is(end, bodyPost) && s.features.IsMid(first, c.Range), false
}

// capital reports whether token i of the sentence is capitalised.
func (c context) capital(i int) bool { return i >= c.First && i < c.End && c.d.Tokens[i].Upper }

// embody lets the words around the mark, or the list of well-known organizations,
// say that it is an organization's.
func (s *scratch) embody(d *tokens.Document, m *Mark) {
	if m.Kind == crf.Group || m.Kind == crf.Organization && m.P >= toldP {
		return
	}
	if m.Kind == crf.Person && m.P < toldP && m.End-m.First > 1 && s.speaks(d, m.First, m.End) {
		m.P = toldP
		return
	}
	body, side := s.evident(d, m.First, m.End)
	listed := !body && (m.Kind == crf.Other || m.P < unclearP) && s.wellKnown(d, m.First, m.End)
	switch class := gazetteer.Class(s.features.Class(m.First)); {
	case listed:
	case !body, m.Kind != crf.Organization && m.P >= heardP && !side, m.Kind == crf.Person && side:
		return
	case m.Kind == crf.Place && (class.Has(gazetteer.Country) || class.Has(gazetteer.AnyPlace) && !side):
		return
	}
	changed := m.Kind != crf.Organization
	m.tell(crf.Organization)
	if listed && changed {
		m.by, m.why = model.List, inBodies
	}
}

// unmarked is the mark of the run of capitalised words [first, end), which the
// model left out, where it is an organization's name by the list or by what stands
// around it.
func (s *scratch) unmarked(d *tokens.Document, first, end int) (m Mark, ok bool) {
	m = Mark{Span: crf.Span{First: first, End: end, Kind: crf.Organization}, P: toldP, by: model.Rule, why: besides[crf.Organization]}
	if s.wellKnown(d, first, end) {
		m.by, m.why = model.List, inBodies
		return m, true
	}
	r := d.Sentences[d.SentenceOf(first)]
	if !s.features.IsMid(first, r) || s.features.IsTitle(first, r) || d.Tokens[first].Class != tokens.Word || d.Tokens[first].Len() < 2 {
		return Mark{}, false
	}
	body, side := s.evident(d, first, end)
	return m, body && !side
}

// speaks reports whether a verb of saying stands beside the tokens [first, end).
func (s *scratch) speaks(d *tokens.Document, first, end int) bool {
	r := d.Sentences[d.SentenceOf(first)]
	return s.features.IsSpeech(first-1, r) || s.features.IsSpeech(end, r)
}
