package model

import (
	"strings"
	"unicode/utf8"
)

// escape consumes the control sequence that s starts with and returns its
// length. r is the introducer, ESC or a C1 character, of size bytes. The
// grammar is that of ECMA-48, section 5.4 and 5.6.
func (z *sanitizer) escape(s string, r rune, size int) int {
	if r == 0x1B {
		if len(s) < 2 {
			return 1
		}
		c := s[1]
		switch {
		case c == '[' || c == ']' || c == 'P' || c == '_' || c == '^' || c == 'X':
			r, size = rune(c)+0x40, 2
		case 0x20 <= c && c < 0x30:
			return escapeEnd(s)
		case 0x30 <= c && c < 0x7F:
			return 2
		default:
			return 1
		}
	}
	switch r {
	case 0x9B:
		return size + controlEnd(s[size:])
	case 0x90, 0x98, 0x9D, 0x9E, 0x9F:
		return size + z.stringEnd(s[size:])
	}
	return size
}

// escapeEnd is the length of an escape sequence with intermediate bytes, such
// as the designation of a character set.
func escapeEnd(s string) int {
	i := 1
	for i < len(s) && 0x20 <= s[i] && s[i] < 0x30 {
		i++
	}
	if i < len(s) && 0x30 <= s[i] && s[i] < 0x7F {
		i++
	}
	return i
}

// controlEnd is the length of a control sequence's parameters, intermediate
// bytes and final byte; it ends before anything that cannot be part of one.
func controlEnd(s string) int {
	i := 0
	for i < len(s) && 0x30 <= s[i] && s[i] < 0x40 {
		i++
	}
	for i < len(s) && 0x20 <= s[i] && s[i] < 0x30 {
		i++
	}
	if i < len(s) && 0x40 <= s[i] && s[i] < 0x7F {
		i++
	}
	return i
}

// stringEnd is the length of a control string and its terminator, 0 where no
// terminator (ST, BEL, CAN or SUB) comes before the line ends or another
// escape sequence starts.
func (z *sanitizer) stringEnd(s string) int {
	if z.unended > 0 && len(s) >= z.unended {
		return 0
	}
	n, terminated := scanString(s)
	if terminated {
		return n
	}
	z.unended = len(s) - n + 1
	return 0
}

// scanString looks for a terminator. It returns the length up to and with it,
// or the length searched in vain.
func scanString(s string) (n int, terminated bool) {
	for i := 0; i < len(s); {
		j := strings.IndexAny(s[i:], "\x07\x18\x1a\x1b\n\r\u009c")
		if j < 0 {
			return len(s), false
		}
		i += j
		switch s[i] {
		case '\x07', '\x18', '\x1a':
			return i + 1, true
		case '\x1b':
			if strings.HasPrefix(s[i:], "\x1b\\") {
				return i + 2, true
			}
			return i, false
		case '\n', '\r':
			return i, false
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if r == 0x9C {
			return i, true
		}
	}
	return len(s), false
}
