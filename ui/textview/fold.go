package textview

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldEnd is the end of the range of runes that fold by table: Latin, Greek,
// Cyrillic, Arabic, Hebrew, the Indic scripts and general punctuation.
const foldEnd = 0x2100

// folds maps a rune below foldEnd to what it is compared as, zero for what is
// passed over. There is one that keeps case and one that does not.
type folds struct{ exact, lower [foldEnd]uint16 }

var foldTable = sync.OnceValue(func() *folds {
	var f folds
	for r := range rune(foldEnd) {
		e := foldSlow(r)
		f.exact[r] = uint16(e)
		f.lower[r] = uint16(unicode.ToLower(e))
	}
	return &f
})

// strokes are the letters with a stroke or without a dot, whose plain forms
// Unicode does not give as decompositions.
var strokes = map[rune]rune{'Ø': 'O', 'ø': 'o', 'Đ': 'D', 'đ': 'd', 'Ł': 'L', 'ł': 'l', 'Ħ': 'H', 'ħ': 'h', 'ı': 'i', 'Ŧ': 'T', 'ŧ': 't'}

// foldSlow is the letter without its diacritics, the plain form of a quotation
// mark, a dash or a space, and zero for marks and what cannot be seen.
func foldSlow(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', 'ʼ', '′', '‹', '›':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '\u2010', '\u2011', '\u2012', '–', '—', '\u2015':
		return '-'
	}
	if s, ok := strokes[r]; ok {
		return s
	}
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	decomposed := norm.NFD.String(string(r))
	base, n := utf8.DecodeRuneInString(decomposed)
	for _, m := range decomposed[n:] {
		if !unicode.Is(unicode.Mn, m) {
			return r
		}
	}
	return base
}

// fold is what r is compared as, zero for what is passed over.
func (f *folds) fold(r rune, exact bool) rune {
	switch {
	case r < foldEnd && exact:
		return rune(f.exact[r])
	case r < foldEnd:
		return rune(f.lower[r])
	case r >= 0x2E80 && r <= 0xD7A3: // ideographs, kana, hangul
		if r == '\u3000' {
			return ' '
		}
		return r
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case exact:
		return r
	}
	return unicode.ToLower(r)
}
