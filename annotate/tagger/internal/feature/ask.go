package feature

import "lectern/annotate/tokens"

// is reports whether token i of the sentence is of one of the own classes.
func (x *Extractor) is(i int, s tokens.Range, class uint16) bool {
	return i >= s.First && i < s.End && x.infos[i].own&class != 0
}

// IsTitle reports whether token i of the sentence is a title before a name.
func (x *Extractor) IsTitle(i int, s tokens.Range) bool { return x.is(i, s, ownTitle) }

// IsSpeech reports whether token i of the sentence is a verb of saying.
func (x *Extractor) IsSpeech(i int, s tokens.Range) bool { return x.is(i, s, ownSpeech) }

// IsIn reports whether token i of the sentence is a preposition of place.
func (x *Extractor) IsIn(i int, s tokens.Range) bool { return x.is(i, s, ownIn) }

// Class is what the lexicon says of token i.
func (x *Extractor) Class(i int) uint32 { return x.infos[i].gaz }

// Listed is the list of the name that takes exactly the tokens [first, end).
func (x *Extractor) Listed(first, end int) (list uint8, ok bool) {
	a, b := &x.infos[first], &x.infos[end-1]
	if end-first == 1 {
		return a.list, a.listPos == 1
	}
	return a.list, a.listPos == 2 && b.listPos == 4 && a.list == b.list
}

// Head is the token of [first, end) that says what is named: "Observatory" of
// an organization, "Airport" of a place; -1 where none does.
func (x *Extractor) Head(first, end int, organization bool) int {
	class := uint16(ownPlace | ownFacility)
	if organization {
		class = ownOrg
	}
	if end-first < 2 {
		return -1
	}
	for i := end - 1; i >= first; i-- {
		if in := &x.infos[i]; in.own&class != 0 && in.isCapital() {
			return i
		}
	}
	return -1
}

// ListedAt is the listed name that starts at token i: its end,
// its list, and how strongly it means that, from 0 to 6; 0 where none starts or
// the name needs context.
func (x *Extractor) ListedAt(i int) (end int, list, strength uint8) {
	in := &x.infos[i]
	if in.listPos == 1 && in.strength != 7 {
		return i + 1, in.list, in.strength
	}
	if in.listPos != 2 || in.strength == 7 {
		return 0, 0, 0
	}
	for end = i + 1; end < len(x.infos) && x.infos[end].listPos == 3; end++ {
	}
	return end + 1, in.list, in.strength
}

// InRun reports whether token i is in a run of capitalised words, after
// Segments.
func (x *Extractor) InRun(i int) bool { return x.infos[i].run >= 0 }

// Whole reports whether the tokens [first, end) begin and end with runs of
// capitalised words: they are not a piece of a longer one.
func (x *Extractor) Whole(first, end int) bool {
	a, b := x.infos[first].run, x.infos[end-1].run
	return a >= 0 && b >= 0 && int(x.runs[a].first) == first && int(x.runs[b].end) == end
}

// IsCapitals reports whether token i is a word in capitals.
func (x *Extractor) IsCapitals(i int) bool { return x.infos[i].kind == capitals }

// Wide is the stretch of runs, joined by small words such as "of", that token i
// is in; empty where it is in none.
func (x *Extractor) Wide(i int) (first, end int) {
	r := x.infos[i].run
	if r < 0 {
		return i, i
	}
	return int(x.runs[r].wideFirst), int(x.runs[r].wideEnd)
}

// Tight is the run of capitalised words that token i is in; empty where it is in
// none.
func (x *Extractor) Tight(i int) (first, end int) {
	r := x.infos[i].run
	if r < 0 {
		return i, i
	}
	return int(x.runs[r].first), int(x.runs[r].end)
}

// IsMid reports whether token i is capitalised where ordinary words are not:
// inside a sentence of running text.
func (x *Extractor) IsMid(i int, s tokens.Range) bool {
	return i > s.First && x.infos[i].sentence&(titleCase|shouting) == 0 && !x.opensQuote(i, s)
}
