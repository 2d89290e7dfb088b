package tagger

import (
	"lectern/annotate/gazetteer"
	"lectern/annotate/gazetteer/bodies"
	"lectern/annotate/tokens"
)

// inBodies is the reason of a mark that the list alone makes.
const inBodies = "list of well-known organizations"

// wellKnown reports whether the tokens [first, end) are the name of a well-known
// organization and of nothing else that the lists hold.
func (s *scratch) wellKnown(d *tokens.Document, first, end int) bool {
	span := d.Span(tokens.Range{First: first, End: end})
	const most = 6 // tokens
	if end-first > most || !bodies.Has(span.In(d.Text)) {
		return false
	}
	if end-first > 1 {
		return true
	}
	const least = 4 // letters of a name that is no other word
	class := gazetteer.Class(s.features.Class(first))
	return d.Tokens[first].Len() >= least && !class.Has(gazetteer.Common|gazetteer.GivenName|gazetteer.Surname|gazetteer.NamePart|gazetteer.AnyPlace|gazetteer.AnyGroup)
}
