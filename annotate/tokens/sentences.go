package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"

	"lectern/model"
)

// splitSentences appends the sentences of the paragraph whose tokens start at
// index first. Boundaries are those of UAX 29 less the ones that follow an
// abbreviation or come before a lower-case word.
func (d *Document) splitSentences(p model.Span, first int) {
	it := sentences.FromString(p.In(d.Text))
	start := first
	for it.Next() {
		end := d.Index(p.Start + it.End())
		if end < len(d.Tokens) && d.Tokens[end].Start < p.Start+it.End() {
			end++ // the boundary fell into a token: keep the token whole
		}
		if end <= start || end < len(d.Tokens) && !d.parts(end) {
			continue
		}
		d.Sentences = append(d.Sentences, Range{start, end})
		start = end
	}
	if start < len(d.Tokens) {
		d.Sentences = append(d.Sentences, Range{start, len(d.Tokens)})
	}
}

// parts reports whether a sentence may start at token i.
func (d *Document) parts(i int) bool {
	prev, next := d.Tokens[i-1], d.Tokens[i]
	if prev.Abbreviation {
		return endsSentence(prev.In(d.Text)) && opensSentence(next.In(d.Text))
	}
	if next.Class == Word && !next.Upper {
		r, _ := utf8.DecodeRuneInString(next.In(d.Text))
		return !unicode.IsLower(r)
	}
	return true
}

// takesStop reports whether a full stop after the word belongs to it: an
// initial, an acronym with stops, a known abbreviation. rest is the text after
// the stop.
func takesStop(word, rest string) bool {
	if isDotted(word) {
		return true
	}
	if utf8.RuneCountInString(word) == 1 {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r) && startsName(rest)
	}
	if abbreviations[strings.ToLower(word)] {
		return true
	}
	return beforeNumber[strings.ToLower(word)] && startsNumber(rest)
}

// isDotted reports whether the word is letters parted by stops: "U.S", "a.m".
func isDotted(word string) bool {
	if len(word) < 3 || !strings.Contains(word, ".") {
		return false
	}
	letters := 0
	for _, r := range word {
		switch {
		case r == '.':
			letters = 0
		case unicode.IsLetter(r):
			if letters++; letters > 2 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func startsName(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0-"))
	return unicode.IsUpper(r)
}

func startsNumber(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \u00a0"))
	return unicode.IsDigit(r)
}

// endsSentence reports whether the abbreviation may also be a sentence's last
// word; titles such as "Mr." may not.
func endsSentence(abbreviation string) bool {
	word := strings.ToLower(strings.TrimRight(abbreviation, "."))
	return isDotted(word) || trailing[word] || len(word) == 1
}

// opensSentence reports whether the word is one that starts sentences more
// often than it continues a name.
func opensSentence(word string) bool { return openers[word] }

func set(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	abbreviations = set(`mr mrs ms mx dr prof rev fr sr jr hon st ste mt ft gen lt col maj capt cmdr cpl sgt pvt adm
		brig cllr sen rep gov pres supt insp det amb atty messrs mme mlle sen-elect
		inc corp ltd co cos bros llc plc dept univ assn natl intl ave blvd
		jan feb apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
		vs etc al eds vol approx est ca cf e.g i.e viz ph.d`)
	beforeNumber = set(`no nos p pp art sec fig ch`)
	trailing     = set(`inc corp ltd co cos bros llc plc jr sr etc al ph.d dept`)
	openers      = set(`The A An In On At It He She They We I But And This That These Those There Its His Her Their
		Our For From After Before When While As If Since With Under By To Some Many Most More Both Meanwhile However
		Also Not No One Two Now Last Earlier Later Once Despite Although Though Yet So What Who Why How Such`)
)
