package model

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks one base character keeps. Eight is more
// than any orthography stacks (pointed Hebrew with cantillation comes to five);
// what lies above it is a flood that slows or breaks terminals.
const maxMarks = 8

// tabWidth is the distance between tab stops, in code points.
const tabWidth = 4

// Sanitize makes text safe for a terminal: nothing in the result acts on one,
// hides text or reorders it. The newline is the only control character left.
//
//   - Escape sequences go whole, with a 7-bit ESC or an 8-bit C1 introducer. A
//     string sequence (OSC, DCS, APC, PM, SOS) that is not ended on its own line
//     loses only its introducer: a terminal would swallow all that follows, a
//     reader must see it.
//   - CRLF, CR, VT, FF, NEL, LS and PS become newlines; tabs become spaces up to
//     the next multiple of four; every other C0 and C1 character goes.
//   - Bidirectional marks, embeddings, overrides and isolates go (U+061C, U+200E,
//     U+200F, U+202A–202E, U+2066–2069): plain right-to-left text keeps its
//     order without them, and Trojan Source attacks need them.
//   - Invisible characters go: soft hyphen, zero width space, word joiner, byte
//     order mark, tags, fillers. ZWJ and ZWNJ stay where they shape something: in
//     scripts that join letters and within emoji sequences.
//   - Invalid UTF-8 becomes U+FFFD, one for each invalid byte; so do
//     noncharacters. Combining marks stay up to eight on a base.
//
// Quotes, dashes, hyphens and no-break spaces stay as written. Sanitize is
// idempotent, and returns s itself where nothing has to change.
func Sanitize(s string) string {
	n := cleanPrefix(s)
	if n == len(s) {
		return s
	}
	z := sanitizer{out: make([]byte, 0, len(s)+16)}
	for {
		z.out = append(z.out, s[:n]...)
		s = s[n:]
		if s == "" {
			return string(z.out)
		}
		s = s[z.step(s):]
		n = cleanPrefix(s)
		if n > 0 {
			z.joiner = z.pendingJoiner(s)
		}
	}
}

// SanitizeLine is Sanitize for what must stay on one line, such as a title, a
// path or an error: newlines and runs of spaces become single spaces, and none
// is left at the ends.
func SanitizeLine(s string) string {
	s = Sanitize(s)
	if !strings.Contains(s, "\n") && !strings.Contains(s, "  ") && strings.Trim(s, " ") == s {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

// cleanPrefix is the length of the longest prefix of s that needs no look at
// its neighbours to be known safe.
func cleanPrefix(s string) int {
	i := 0
	for i < len(s) {
		// Eight bytes at a time while they are printable ASCII: the expressions
		// find a byte with its high bit set, below 0x20, or equal to 0x7f.
		for i+8 <= len(s) {
			v := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
				uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
			if (v|(v-ones*0x20)|(v+ones))&(ones<<7) != 0 {
				break
			}
			i += 8
		}
		stop := min(i+8, len(s))
		for i < stop {
			c := s[i]
			if c < utf8.RuneSelf {
				if c < 0x20 && c != '\n' || c == 0x7f {
					return i
				}
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size < 2 || !plain(r) {
				return i
			}
			i += size
		}
	}
	return i
}

const ones = 0x0101010101010101

// plain reports whether r is visible wherever it stands and combines with
// nothing. The ranges before the table look-ups are those that news text uses.
func plain(r rune) bool {
	switch {
	case r < 0xA0:
		return false
	case r < 0x300:
		return r != 0xAD
	case 0x370 <= r && r < 0x483, 0x48A <= r && r < 0x590,
		0x2010 <= r && r < 0x2028, 0x202F <= r && r < 0x2060, 0x2070 <= r && r < 0x20D0, 0x2100 <= r && r < 0x2C00,
		0x3041 <= r && r < 0x3099, 0x309B <= r && r < 0x3164, 0x3165 <= r && r < 0xA000, 0xAC00 <= r && r < 0xD7A4:
		return true
	case 0x620 <= r && r < 0x64B:
		return true
	}
	return !invisible(r) && !unicode.Is(unicode.M, r)
}

// invisible reports whether r shows nothing by itself or must not be passed
// on: format characters, fillers, noncharacters. The Arabic and Syriac signs
// that stand before a number, and Egyptian ones, are format characters that show.
func invisible(r rune) bool {
	switch {
	case 0x600 <= r && r <= 0x605, r == 0x6DD, r == 0x70F, r == 0x890, r == 0x891, r == 0x8E2,
		r == 0x110BD, r == 0x110CD, 0x13430 <= r && r <= 0x1343F:
		return false
	case r == 0x34F, r == 0x3164, r == 0xFFA0, r == 0x2028, r == 0x2029:
		return true
	case nonCharacter(r), 0xE0000 <= r && r <= 0xE0FFF:
		return true
	}
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r)
}

func nonCharacter(r rune) bool { return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF }

// sanitizer holds what one pass has to remember.
type sanitizer struct {
	out []byte
	// marksEnd is len(out) after the last combining mark; marks counts those
	// that end there.
	marks, marksEnd int
	// column is the number of code points between the last newline and
	// columnAt; kept so that many tabs on one long line stay linear.
	column, columnAt int
	// unended, where set, says that no string sequence ends while at least so
	// many bytes of the input remain: many introducers on one long line would
	// else each search the whole of it.
	unended int
	// joiner is a ZWJ after an emoji that waits for the next one.
	joiner bool
}

// step consumes what s starts with, at least one byte, and returns how much.
func (z *sanitizer) step(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && size < 2, nonCharacter(r):
		z.put(utf8.RuneError)
	case r == '\r':
		z.put('\n')
		if strings.HasPrefix(s, "\r\n") {
			return 2
		}
	case r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
		z.put('\n')
	case r == '\t':
		z.tab()
	case r == 0x1B, 0x80 <= r && r < 0xA0:
		return z.escape(s, r, size)
	case r == 0x200C, r == 0x200D:
		z.join(r)
	case invisible(r):
	case unicode.Is(unicode.M, r):
		z.mark(r)
	default:
		z.joiner = z.pendingJoiner(s)
		z.put(r)
	}
	return size
}

func (z *sanitizer) put(r rune) {
	z.joiner = false
	z.out = utf8.AppendRune(z.out, r)
}

// tab adds spaces up to the next tab stop.
func (z *sanitizer) tab() {
	fresh := z.out[z.columnAt:]
	if i := bytes.LastIndexByte(fresh, '\n'); i >= 0 {
		z.column, fresh = 0, fresh[i+1:]
	}
	z.column += utf8.RuneCount(fresh)
	n := tabWidth - z.column%tabWidth
	z.joiner = false
	z.out = append(z.out, "    "[:n]...)
	z.column += n
	z.columnAt = len(z.out)
}

// mark keeps a combining mark that has a base and is not one too many.
func (z *sanitizer) mark(r rune) {
	last, _ := utf8.DecodeLastRune(z.out)
	if len(z.out) == 0 || last == '\n' || last == ' ' {
		// Without a base a terminal would set it on whatever is beside the text.
		if !unicode.Is(unicode.Mc, r) {
			return
		}
	}
	if len(z.out) != z.marksEnd {
		z.marks = 0
	}
	if z.marks++; z.marks > maxMarks {
		return
	}
	z.put(r)
	z.marksEnd = len(z.out)
}

// join keeps a joiner where it shapes what stands before it.
func (z *sanitizer) join(r rune) {
	last, size := utf8.DecodeLastRune(z.out)
	switch {
	case size == 0:
	case unicode.In(last, joining...), 0x64B <= last && last <= 0x65F, last == 0x670:
		z.put(r)
	case r == 0x200D && emoji(last):
		z.joiner = true
	}
}

// pendingJoiner writes the waiting ZWJ if s goes on with an emoji. It returns
// false, the joiner's next state.
func (z *sanitizer) pendingJoiner(s string) bool {
	if z.joiner {
		if r, _ := utf8.DecodeRuneInString(s); emoji(r) && r != 0xFE0F {
			z.out = append(z.out, "\u200d"...)
		}
	}
	return false
}

// joining are the scripts in which ZWJ and ZWNJ choose the form of a letter.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Mandaic, unicode.Adlam,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
	unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Khmer, unicode.Myanmar, unicode.Tibetan,
	unicode.Balinese, unicode.Javanese, unicode.Meetei_Mayek,
}

// emoji reports whether r may stand beside a ZWJ in an emoji sequence.
func emoji(r rune) bool {
	return 0x2190 <= r && r < 0x2C00 || 0x1F000 <= r && r < 0x20000 || r == 0xFE0F
}
