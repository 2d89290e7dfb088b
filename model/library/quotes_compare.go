package library

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// Difference is how a wording differs from another, as byte ranges of it.
type Difference struct {
	// Changed are words between what both share that the other does not have.
	Changed []model.Span
	// Beyond is what stands before or after all that both share: the other
	// leaves it out.
	Beyond []model.Span
}

// compareLimit is the number of words beyond which wordings are not compared.
const compareLimit = 400

// Compare tells two wordings apart word by word, whatever their case, their
// punctuation and the style of their quotation marks.
func Compare(a, b string) (ofA, ofB Difference) {
	wa, wb := wordsOf(a), wordsOf(b)
	if len(wa) > compareLimit || len(wb) > compareLimit {
		return ofA, ofB
	}
	fa, fb := foldWords(a, wa), foldWords(b, wb)
	inA, inB := commonWords(fa, fb)
	return differenceOf(wa, inA), differenceOf(wb, inB)
}

// differenceOf makes runs of the words that are not shared.
func differenceOf(words []model.Span, shared []bool) (d Difference) {
	first, last := len(words), -1
	for i, s := range shared {
		if s {
			first, last = min(first, i), i
		}
	}
	for i := 0; i < len(words); i++ {
		if shared[i] {
			continue
		}
		run := words[i]
		from := i
		for i+1 < len(words) && !shared[i+1] {
			i++
			run.End = words[i].End
		}
		if from < first || i > last {
			d.Beyond = append(d.Beyond, run)
		} else {
			d.Changed = append(d.Changed, run)
		}
	}
	return d
}

func foldWords(text string, words []model.Span) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = foldWord(w.In(text))
	}
	return out
}

// commonWords says of each word whether it is in a longest common subsequence.
func commonWords[T comparable](a, b []T) (inA, inB []bool) {
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	width := len(b) + 1
	// table[i*width+j] is the length of the longest one of a[i:] and b[j:].
	table := make([]uint16, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i*width+j] = table[(i+1)*width+j+1] + 1
			} else {
				table[i*width+j] = max(table[(i+1)*width+j], table[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			i++
			j++
		case table[(i+1)*width+j] >= table[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}

// wordsOf are the words of text as byte ranges: letters and digits, with the
// apostrophes, hyphens, points and commas within them.
func wordsOf(text string) []model.Span {
	out := make([]model.Span, 0, len(text)/5)
	start := -1
	for i, r := range text {
		inside := 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsMark(r) || unicode.IsLetter(r) || unicode.IsDigit(r)
		if !inside && start >= 0 && r != ' ' && strings.ContainsRune("'’.,-", r) {
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			inside = unicode.IsDigit(next) || unicode.IsLetter(next) && r != '.' && r != ',' && r != '-'
		}
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, model.Span{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, model.Span{Start: start, End: len(text)})
	}
	return out
}

// foldWord is the word in lower case, with a straight apostrophe.
func foldWord(w string) string {
	return strings.ReplaceAll(strings.ToLower(w), "’", "'")
}
