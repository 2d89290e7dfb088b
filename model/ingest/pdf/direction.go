package pdf

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
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

// part is a piece of a word, with its left edge.
type part struct {
	text string
	x    float64
}

// reversed is a word that is written from right to left and whose characters
// come as they stand on the page, in the order in which it is read: numbers, and
// letters with their marks, keep theirs.
func reversed(all []part) string {
	var parts []part
	for _, p := range all {
		r, n := firstRune(p.text), len(parts)
		number := unicode.IsDigit(r) || n > 0 && strings.ContainsRune(".,:/", r)
		if n > 0 && (unicode.Is(unicode.Mn, r) || number && endsInDigit(parts[n-1].text)) {
			parts[n-1].text += p.text
			continue
		}
		parts = append(parts, p)
	}
	sort.SliceStable(parts, func(a, b int) bool { return parts[a].x > parts[b].x })
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.text)
	}
	return b.String()
}

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
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
