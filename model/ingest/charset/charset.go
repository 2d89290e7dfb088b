// Package charset turns the bytes of a text into UTF-8, as what declares them
// says or else as their content shows.
package charset

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

// Decode turns the bytes of a text into UTF-8. A byte order mark decides; then
// what was declared, a charset's name such as "koi8-r", unless the bytes are
// plainly UTF-8; "" and unknown names declare nothing. Without either, NUL
// parity shows UTF-16, and of bytes that are no UTF-8 the frequencies of their
// letters tell the charset (ICU's method, in gogs/chardet), Windows-1252 where
// they do not, of which ISO 8859-1 and ASCII are part. Bytes that no encoding
// explains stay.
func Decode(data []byte, declared string) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return string(data[3:])
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], binary.BigEndian)
	}
	if e := named(declared); e != nil && !plainlyUTF8(data) {
		return decode(data, e)
	}
	if order := utf16Order(data); order != nil {
		return decodeUTF16(data, order)
	}
	if mostlyUTF8(data) {
		return string(data)
	}
	return decode(data, detect(data))
}

// IsUTF16 reports whether data is UTF-16, by its mark or by the parity of its
// zero bytes.
func IsUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || utf16Order(data) != nil
}

// named is the encoding of that name, by the WHATWG's table; nil where there is
// none. "x-user-defined" and "replacement" are no one's charset.
func named(name string) encoding.Encoding {
	name = strings.Trim(name, " \t\r\n\"'")
	if name == "" {
		return nil
	}
	e, err := htmlindex.Get(name)
	if err != nil || e == encoding.Replacement {
		return nil
	}
	return e
}

// plainlyUTF8 reports whether data has letters beyond ASCII and all of them are
// UTF-8, which is next to impossible in another charset.
func plainlyUTF8(data []byte) bool {
	return utf8.Valid(data) && bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0
}

func decode(data []byte, e encoding.Encoding) string {
	s, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return string(data)
	}
	return string(s)
}

// sample is how many bytes tell the charset; less than a millisecond.
const sample = 16 << 10

// detect is the charset that the content shows.
func detect(data []byte) encoding.Encoding {
	best, err := chardet.NewTextDetector().DetectBest(data[:min(len(data), sample)])
	// Below this the guess is wrong more often than right on short texts; the
	// detector's best on Western text is about 70.
	const sure = 30
	if err != nil || best.Confidence < sure {
		return charmap.Windows1252
	}
	e := named(best.Charset)
	if e == nil || !plausible(data, e) {
		return charmap.Windows1252
	}
	return e
}

// plausible reports whether the encoding makes letters of the bytes beyond
// ASCII rather than signs.
func plausible(data []byte, e encoding.Encoding) bool {
	letters, others := 0, 0
	for _, r := range decode(data[:min(len(data), sample)], e) {
		switch {
		case r < utf8.RuneSelf:
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			letters++
		case r == utf8.RuneError || unicode.Is(unicode.Co, r) || unicode.IsControl(r):
			others += 4
		default:
			others++
		}
	}
	return letters >= others
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	return string(utf16.Decode(units))
}

// utf16Order tells the byte order of UTF-16 without a mark: in text of most
// scripts spaces, digits and line ends have a zero byte, always on one side.
func utf16Order(data []byte) binary.ByteOrder {
	sample := data[:min(len(data), 4096)&^1]
	var zeros, spaces [2]int
	for i := 0; i+1 < len(sample); i += 2 {
		for side := range 2 {
			if sample[i+side] == 0 {
				zeros[side]++
				if c := sample[i+1-side]; c == ' ' || c == '\n' || c == '\r' {
					spaces[side]++
				}
			}
		}
	}
	units := len(sample) / 2
	switch {
	case zeros[1] > 20*zeros[0] && spaces[1] > 0 && zeros[1]*16 > units:
		return binary.LittleEndian
	case zeros[0] > 20*zeros[1] && spaces[0] > 0 && zeros[0]*16 > units:
		return binary.BigEndian
	}
	return nil
}

// mostlyUTF8 reports whether data is UTF-8, give or take damage: one in fifty
// of its sequences beyond ASCII may be invalid, and a cut end does not count.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	good, bad := 0, 0
	for len(data) > 0 {
		i := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
		if i < 0 {
			break
		}
		data = data[i:]
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			if utf8.FullRune(data) {
				bad++
			}
		} else {
			good++
		}
		data = data[size:]
	}
	return bad*50 <= good
}
