package textview

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// breakAfter reports whether a row may end after the cluster of n bytes at i,
// which is no white space. The rules are the common ones of the Unicode line
// breaking algorithm (UAX 14): after hyphens, dashes and slashes inside a word,
// around dashes between words, and between ideographs.
func breakAfter(text string, i, n int) bool {
	next := i + n
	if next >= len(text) {
		return false
	}
	c, d := text[i], text[next]
	if n == 1 && c < utf8.RuneSelf {
		switch {
		case c == '-':
			return i > 0 && letterOrDigit(lastRune(text[:i])) && letterOrDigit(firstRune(text[next:]))
		case c == '/':
			return i > 0 && d != '/' && d != ' ' && !digit(d)
		case d == 0xE2: // may be a dash, or an opening of a script below
			return opensBreak(text, i, next)
		case d < 0xE1:
			return false
		}
		return opensBreak(text, i, next)
	}
	r := firstRune(text[i:])
	switch r {
	case '\u2010', '\u2012', '–', '—', '\u200B':
		return !closing(firstRune(text[next:])) && !unicode.IsPunct(firstRune(text[next:]))
	}
	if wide(r) && d < utf8.RuneSelf {
		return !noStart(rune(d)) && !noEnd(r) && d != ' '
	}
	if d < 0xE1 {
		return false
	}
	return opensBreak(text, i, next)
}

// opensBreak reports whether a row may end before what begins at next because
// it is a dash between words, or an ideograph.
func opensBreak(text string, i, next int) bool {
	r, s := firstRune(text[i:]), firstRune(text[next:])
	if s == '—' {
		return letterOrDigit(r)
	}
	if !wide(r) && !wide(s) {
		return false
	}
	return !noEnd(r) && !noStart(s) && r != '\u00A0' && s != '\u00A0' && r != '\u2060' && s != '\u2060'
}

// wide reports whether r belongs to a script that is written without spaces and
// broken between any two characters: ideographs, kana, hangul syllables, and the
// full-width forms.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x303F || r >= 0x3041 && r <= 0x33FF || r >= 0x3400 && r <= 0x4DBF ||
		r >= 0x4E00 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7A3 || r >= 0xF900 && r <= 0xFAFF ||
		r >= 0xFF01 && r <= 0xFF60 || r >= 0x20000 && r <= 0x3FFFF
}

const (
	neverFirst = "、。，．・：；？！ー々〉》」』】〕〗〙〛）］｝ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ" +
		"゛゜ヽヾゝゞ〜…‥,.;:?!)]}%’”»"
	neverLast = "〈《「『【〔〖〘〚（［｛([{‘“«$£¥￥"
)

// noStart reports whether r must not begin a row (JIS X 4051, "gyōtō kinsoku").
func noStart(r rune) bool { return strings.ContainsRune(neverFirst, r) }

// noEnd reports whether r must not end a row ("gyōmatsu kinsoku").
func noEnd(r rune) bool { return strings.ContainsRune(neverLast, r) }

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
