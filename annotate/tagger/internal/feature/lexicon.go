package feature

import (
	"lectern/annotate/gazetteer"
	"lectern/annotate/tokens"
)

// The gazetteer's classes that the features name.
const (
	gazCommon = uint32(gazetteer.Common)
	gazPlace  = uint32(gazetteer.AnyPlace)
	gazGiven  = uint32(gazetteer.GivenName)
	gazNames  = uint32(gazetteer.GivenName | gazetteer.Surname | gazetteer.NamePart | gazetteer.AnyPlace |
		gazetteer.AnyGroup | gazetteer.Organization | gazetteer.Month | gazetteer.Weekday | gazetteer.Language)
)

// lists asks a gazetteer for what the features need.
type lists struct{ g *gazetteer.Gazetteer }

// Lists is the gazetteer as a Lexicon.
func Lists(g *gazetteer.Gazetteer) Lexicon { return lists{g} }

func (l lists) Word(word string) uint32 { return uint32(l.g.Word(word)) }

func (l lists) Longest(d *tokens.Document, i int) (n int, list, strength uint8) {
	n, e := l.g.Longest(d, i)
	if n == 0 {
		return 0, 0, 0
	}
	strength = uint8(min(e.Strength, 0.999) * 7)
	if e.NeedsContext {
		strength = 7
	}
	return n, uint8(e.List), strength
}
