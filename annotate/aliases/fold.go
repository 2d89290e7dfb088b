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

// digraphs are spellings that transliteration varies; the longer come first.
var digraphs = [...][2]string{
	{"sch", "s"}, {"tch", "s"}, {"dsch", "j"}, {"ckh", "k"},
	{"kh", "h"}, {"gh", "k"}, {"dh", "d"}, {"th", "t"}, {"ph", "f"}, {"sh", "s"}, {"ch", "s"}, {"zh", "j"}, {"dj", "j"},
	{"ck", "k"}, {"ou", "u"}, {"oo", "u"}, {"ee", "i"}, {"ei", "i"}, {"ie", "i"}, {"ai", "i"}, {"ay", "i"}, {"ey", "i"},
	{"iy", "i"}, {"yi", "i"}, {"aa", "a"}, {"ah", "a"}, {"eh", "a"}, {"ow", "u"}, {"au", "u"}, {"aw", "u"},
}

// translit folds what the romanisations of one name differ in: kh and h, q, k
// and g, ou, oo, o and u, ee, y, e and i, doubled letters, a last h. word is
// folded already. The letters that remain are close to a rough phonetic
// spelling; two words that agree may still be two names.
func translit(word string) string {
	b := make([]byte, 0, len(word))
	put := func(c byte) {
		if n := len(b); n == 0 || b[n-1] != c {
			b = append(b, c)
		}
	}
next:
	for i := 0; i < len(word); {
		for _, d := range digraphs {
			if !strings.HasPrefix(word[i:], d[0]) {
				continue
			}
			if c := d[0]; (c == "ah" || c == "eh") && i+2 < len(word) {
				continue // the h is silent at the end alone
			}
			put(d[1][0])
			i += len(d[0])
			continue next
		}
		switch c := word[i]; c {
		case 'q', 'g', 'c':
			put('k')
		case 'o', 'w':
			put('u')
		case 'e', 'y':
			put('i')
		case 'v':
			put('f')
		case 'x':
			put('k')
			put('s')
		default:
			put(c)
		}
		i++
	}
	return string(b)
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
