package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLook is the length in bytes above which a block is looked at no closer: it
// is reading text, unless it is code.
const maxLook = 600

// A look is what can be told of a short block by its words alone.
type look struct {
	text string
	// edge says that the block stands before the first or after the last
	// paragraph of the running text, where debris is likelier and sentences are
	// rarer; topical, that the article is about the things that forms speak of.
	edge, topical bool
	// words are lower case, without the punctuation around them; numbers are "#".
	words []string
	// phrase is the words with single blanks between them.
	phrase string
	// stop says that the block ends as a sentence does; open, that it ends with
	// a comma, colon, semicolon or dash, so that something follows.
	stop, open bool
	// quoted says that it starts with a quotation mark.
	quoted bool
}

func lookAt(text string) look {
	l := look{text: text}
	for _, field := range strings.Fields(text) {
		if w := bare(field); w != "" {
			l.words = append(l.words, w)
		}
	}
	l.phrase = strings.Join(l.words, " ")
	l.stop = endsSentence(text)
	l.open = strings.ContainsRune(",:;–—-", lastRune(text))
	first, _ := utf8.DecodeRuneInString(text)
	l.quoted = strings.ContainsRune("\"“„«'‘", first)
	return l
}

// bare is a word in lower case without the punctuation around it; a number,
// with or without a "k" or "m", is "#".
func bare(field string) string {
	w := strings.ToLower(strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' }))
	if w == "" || !isDigit(w[0]) {
		return w
	}
	if strings.Trim(strings.TrimRight(w, "km+"), "0123456789.,") == "" {
		return "#"
	}
	return w
}

// endsSentence reports whether text ends with a full stop, question mark,
// exclamation mark or ellipsis, in any script, closing marks aside.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, " \"'”’»›)]*_\u00a0")
	return strings.ContainsRune(".!?…。！？؟۔।", lastRune(text)) && text != ""
}

// isSentence reports whether the block reads as running text: some words that
// end as a sentence does, or so many that it does not matter.
func isSentence(text string) bool {
	if len(text) > maxLook {
		return true
	}
	n := strings.Count(text, " ") + 1
	return n >= 40 || n >= 6 && endsSentence(text) || len(text) >= 30 && !isSpaced(text) && endsSentence(text)
}

// isSpaced reports whether the text's script puts blanks between words.
func isSpaced(text string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }))
	return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// startsUpper reports whether the first letter or digit is none in lower case.
func startsUpper(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return !unicode.IsLower(r)
		}
	}
	return false
}

// capitalised is the share of words of more than three letters that start with
// a capital.
func capitalised(text string) float64 {
	n, upper := 0, 0
	for _, f := range strings.Fields(text) {
		f = strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) })
		if utf8.RuneCountInString(f) <= 3 {
			continue
		}
		n++
		if r, _ := utf8.DecodeRuneInString(f); unicode.IsUpper(r) {
			upper++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(upper) / float64(n)
}

// isName reports whether text reads as the name of a person or two: two to four
// capitalised words each, no digits.
func isName(text string) bool {
	for _, part := range strings.Split(strings.NewReplacer(" and ", ",", " & ", ",", " und ", ",", " et ", ",", " y ", ",", " e ", ",", " i ", ",").Replace(text), ",") {
		words := strings.Fields(part)
		if len(words) < 2 || len(words) > 4 {
			return false
		}
		for i, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			particle := i > 0 && lists().particles[w]
			if !unicode.IsUpper(r) && !particle && unicode.IsOneOf([]*unicode.RangeTable{unicode.Lu, unicode.Ll}, r) || strings.ContainsAny(w, "0123456789@/:!?") {
				return false
			}
			if !unicode.IsLetter(r) {
				return false
			}
		}
		if !startsUpper(words[len(words)-1]) {
			return false
		}
	}
	return true
}
