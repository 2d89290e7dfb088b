package aliases

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold is the comparison form of a word: lower case, without accents,
// apostrophes and stops, so that "U.S." and "US", "Isil" and "ISIL", "Da'esh"
// and "Daesh" agree.
func fold(word string) string {
	if plain(word) {
		return word
	}
	var b strings.Builder
	b.Grow(len(word))
	if !ascii(word) {
		word = norm.NFD.String(word)
	}
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf && 'A' <= r && r <= 'Z':
			b.WriteByte(byte(r) + 'a' - 'A')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'ı' || r == 'İ':
			b.WriteByte('i')
		case r == 'đ' || r == 'Đ' || r == 'ð' || r == 'Ð':
			b.WriteByte('d')
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		case r == 'œ' || r == 'Œ':
			b.WriteString("oe")
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '&':
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// translit folds what the romanisations of one name differ in: kh and h, q, k
// and g, ou, oo, o and u, ee, y, e and i, doubled letters, a last h. word is
// folded already. The letters that remain are close to a rough phonetic
// spelling; two words that agree may still be two names.
func translit(word string) string {
	b := make([]byte, 0, len(word))
	for i := 0; i < len(word); {
		c, n := sound(word[i:])
		if k := len(b); k == 0 || b[k-1] != c {
			b = append(b, c)
		}
		i += n
	}
	return string(b)
}

// sound is the letter that stands for the first sound of s, and how many bytes
// spell it.
func sound(s string) (c byte, n int) {
	if len(s) > 1 {
		if c := digraph(s[0], s[1], len(s) == 2); c != 0 {
			return c, 2
		}
		if s[0] == 's' && s[1] == 'c' && len(s) > 2 && s[2] == 'h' || s[0] == 't' && s[1] == 'c' && len(s) > 2 && s[2] == 'h' {
			return 's', 3
		}
	}
	switch c := s[0]; c {
	case 'q', 'g', 'c':
		return 'k', 1
	case 'o', 'w':
		return 'u', 1
	case 'e', 'y':
		return 'i', 1
	case 'v':
		return 'f', 1
	default:
		return c, 1
	}
}

// digraph is the letter for two that spell one sound, 0 for others; last says
// that the word ends with them.
func digraph(a, b byte, last bool) byte {
	switch b {
	case 'h':
		switch a {
		case 'k':
			return 'h'
		case 'g':
			return 'k'
		case 'd', 't':
			return a
		case 'p':
			return 'f'
		case 's', 'c':
			return 's'
		case 'z':
			return 'j'
		case 'a', 'e':
			if last {
				return 'a' // the h is silent at the end alone
			}
		}
	case 'u', 'w':
		if a == 'o' || a == 'a' {
			return 'u'
		}
	case 'o':
		if a == 'o' {
			return 'u'
		}
	case 'e', 'i':
		if a == 'e' || b == 'e' && a == 'i' || b == 'i' && (a == 'a' || a == 'y') {
			return 'i'
		}
	case 'y':
		if a == 'a' || a == 'e' || a == 'i' {
			return 'i'
		}
	case 'j':
		if a == 'd' {
			return 'j'
		}
	case 'k':
		if a == 'c' {
			return 'k'
		}
	case 's':
		if a == 'k' {
			return 'x'
		}
	case 'a':
		if a == 'a' {
			return 'a'
		}
	}
	return 0
}

// skeleton is a translit form without the vowels after the first letter: what
// blocks of possible variants share.
func skeleton(t string) string {
	b := make([]byte, 0, len(t))
	for i := range len(t) {
		if i > 0 && vowel(t[i]) {
			continue
		}
		if n := len(b); n > 0 && b[n-1] == t[i] {
			continue
		}
		b = append(b, t[i])
	}
	return string(b)
}

func vowel(c byte) bool { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' }

// variant reports whether two folded words are likely spellings of one name:
// the same consonants, the same end, and vowels that differ in one place at
// most (two in long names).
func variant(a, b string) bool {
	if a == b {
		return true
	}
	if a == "" || b == "" || len(a)-len(b) > 4 || len(b)-len(a) > 4 {
		return false
	}
	x, _ := sound(a)
	if y, _ := sound(b); x != y {
		return false // all that follows needs the same beginning
	}
	ta, tb := translit(a), translit(b)
	if ta == tb {
		return len(ta) >= 3 && !sexed(a, b)
	}
	if len(ta) < 5 || len(tb) < 5 || skeleton(ta) != skeleton(tb) {
		return false
	}
	la, lb := ta[len(ta)-1], tb[len(tb)-1]
	if (vowel(la) || vowel(lb)) && la != lb {
		return false // Daniel and Daniela, Ivanov and Ivanova
	}
	limit := 1
	if len(ta) >= 9 {
		limit = 2
	}
	return distance(ta, tb, limit) <= limit
}

// sexed reports whether the words differ in a last letter that tells a man's
// name from a woman's.
func sexed(a, b string) bool {
	la, lb := a[len(a)-1], b[len(b)-1]
	return la != lb && (la == 'o' && lb == 'a' || la == 'a' && lb == 'o')
}

// distance is the Levenshtein distance of a and b, or limit+1 where it is
// more.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [2][64]int
	if len(b) >= len(rows[0]) {
		return limit + 1
	}
	prev, cur := rows[0][:], rows[1][:]
	for j := range len(b) + 1 {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			d := prev[j-1]
			if a[i-1] != b[j-1] {
				d++
			}
			cur[j] = min(d, prev[j]+1, cur[j-1]+1)
		}
		prev, cur = cur, prev
	}
	return min(prev[len(b)], limit+1)
}
