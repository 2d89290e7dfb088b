package pdf

import (
	"slices"
	"unicode"
)

// rtl reports whether a line is written from right to left.
func rtl(s segment) bool { return direction(s.words) < 0 }

// direction is how many more letters run from left to right than from right to
// left.
func direction(words []word) int {
	n := 0
	for _, w := range words {
		n += letters(w.text)
	}
	return n
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case rightToLeft(r):
			n--
		case unicode.IsLetter(r):
			n++
		}
	}
	return n
}

func rightToLeft(r rune) bool {
	return r >= 0x0590 && r <= 0x08ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfeff || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// logical puts the words of a line that is written from right to left, which
// come as they stand on the page, in the order in which they are read: words
// that run from left to right keep their order among themselves.
func logical(words []word) []word {
	out := slices.Clone(words)
	slices.Reverse(out)
	for start := 0; start < len(out); start++ {
		end := start
		for end < len(out) && letters(out[end].text) >= 0 && (letters(out[end].text) > 0 || end > start) {
			end++
		}
		for end > start && letters(out[end-1].text) == 0 {
			end-- // what is neither goes with the line
		}
		if end > start+1 {
			slices.Reverse(out[start:end])
		}
		start = max(start, end-1)
	}
	return out
}
