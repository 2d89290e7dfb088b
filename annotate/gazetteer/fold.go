package gazetteer

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold is the key under which the lists keep a name: lower case, without
// diacritics, apostrophes and full stops, every hyphen or run of white space
// one space, "'s" and "&" words of their own ("Al-Raqqah" and "Al Raqqah" are one key,
// "Sana'a" and "Sanaa", "São Paulo" and "Sao Paulo").
func Fold(name string) string { return string(appendKey(make([]byte, 0, len(name)+4), []byte(name))) }

// appendKey appends the key of a name to b.
func appendKey(b, name []byte) []byte {
	for start, i := -1, 0; i <= len(name); {
		r, size := rune(' '), 1
		if i < len(name) {
			if r = rune(name[i]); r >= utf8.RuneSelf {
				r, size = utf8.DecodeRune(name[i:])
			}
		}
		if isBreak(r) || r == '&' {
			if start >= 0 {
				b = appendWord(b, name[start:i])
			}
			if start = -1; r == '&' {
				b = appendWord(b, name[i:i+1])
			}
		} else if start < 0 {
			start = i
		}
		i += size
	}
	return b
}

// appendWord appends one word of a name to the key in b.
func appendWord(b, word []byte) []byte {
	possessive := false
	for _, suffix := range [...]string{"'s", "’s"} {
		if n := len(word) - len(suffix); n > 0 && string(word[n:]) == suffix {
			word, possessive = word[:n], true
		}
	}
	n := len(b)
	if n > 0 {
		b = append(b, ' ')
	}
	m := len(b)
	if b = appendFolded(b, word); len(b) == m {
		return b[:n]
	}
	if possessive {
		b = append(b, " s"...)
	}
	return b
}

func isBreak(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '-' || r == '/' || r == ',' || r == '(' || r == ')' || '\t' <= r && r <= '\r'
	}
	return r == '‐' || r == '‑' || r == '–' || unicode.IsSpace(r)
}

// appendFolded appends the folded letters and digits of s, which holds no
// white space.
func appendFolded[T string | []byte](b []byte, s T) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if f := asciiFold[c]; f != 0 {
				b = append(b, f)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(string(s[i:min(len(s), i+utf8.UTFMax)]))
		b = append(b, foldRune(r)...)
		i += size
	}
	return b
}

// asciiFold maps the ASCII bytes that a key keeps: letters in lower case,
// digits and "&"; the others are dropped.
var asciiFold = [utf8.RuneSelf]byte{
	'&': '&',
	'0': '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8', '9': '9',
	'A': 'a', 'B': 'b', 'C': 'c', 'D': 'd', 'E': 'e', 'F': 'f', 'G': 'g', 'H': 'h', 'I': 'i', 'J': 'j', 'K': 'k',
	'L': 'l', 'M': 'm', 'N': 'n', 'O': 'o', 'P': 'p', 'Q': 'q', 'R': 'r', 'S': 's', 'T': 't', 'U': 'u', 'V': 'v',
	'W': 'w', 'X': 'x', 'Y': 'y', 'Z': 'z',
	'a': 'a', 'b': 'b', 'c': 'c', 'd': 'd', 'e': 'e', 'f': 'f', 'g': 'g', 'h': 'h', 'i': 'i', 'j': 'j', 'k': 'k',
	'l': 'l', 'm': 'm', 'n': 'n', 'o': 'o', 'p': 'p', 'q': 'q', 'r': 'r', 's': 's', 't': 't', 'u': 'u', 'v': 'v',
	'w': 'w', 'x': 'x', 'y': 'y', 'z': 'z',
}

// The Latin letters that have a folded form: Latin-1 to Latin Extended-B, and
// Latin Extended Additional.
const (
	latinLow, latinHigh       = 0xC0, 0x250
	additionalLow, additional = 0x1E00, 0x1F00
)

// latinFold is the table of folded letters, made on first use: nearly all text
// is ASCII and never asks for it.
var latinFold = sync.OnceValue(func() []string {
	table := make([]string, latinHigh-latinLow+additional-additionalLow)
	special := map[rune]string{
		'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l",
		'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d", 'þ': "th", 'Þ': "th", 'ħ': "h", 'Ħ': "h", 'ı': "i", 'ŋ': "n", 'Ŋ': "n",
		'ŧ': "t", 'Ŧ': "t", 'ə': "a", 'Ə': "a", 'ɓ': "b", 'ɗ': "d", 'ƙ': "k", 'Ɓ': "b", 'Ɗ': "d", 'Ƙ': "k",
	}
	for i := range table {
		r := rune(i + latinLow)
		if r >= latinHigh {
			r = rune(i - (latinHigh - latinLow) + additionalLow)
		}
		folded, ok := special[r]
		if !ok {
			d := norm.NFD.String(string(r))
			if d[0] < utf8.RuneSelf && asciiFold[d[0]] != 0 {
				folded = string(asciiFold[d[0]])
			} else if unicode.IsLetter(r) {
				folded = string(unicode.ToLower(r))
			}
		}
		table[i] = folded
	}
	return table
})

// foldRune is the folded form of a rune beyond ASCII; "" where a key drops it.
func foldRune(r rune) string {
	switch {
	case latinLow <= r && r < latinHigh:
		return latinFold()[r-latinLow]
	case additionalLow <= r && r < additional:
		return latinFold()[r-additionalLow+latinHigh-latinLow]
	case r < latinLow, unicode.Is(unicode.Lm, r), unicode.IsMark(r), unicode.IsPunct(r), unicode.IsSymbol(r):
		return "" // "ʻ", "ʿ", "’", combining marks
	case r == 'ɛ':
		return "e"
	case r == 'ɔ':
		return "o"
	}
	return string(unicode.ToLower(r))
}
