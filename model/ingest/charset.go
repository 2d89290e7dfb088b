package ingest

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decodeText turns the bytes of a text file into UTF-8. A byte order mark
// decides; without one, NUL parity shows UTF-16, and bytes that are no UTF-8
// are taken for Windows-1252, of which ISO 8859-1 and ASCII are part. Bytes
// that no encoding explains stay, for Sanitize to replace.
func decodeText(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return string(data[3:])
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], binary.BigEndian)
	}
	if order := utf16Order(data); order != nil {
		return decodeUTF16(data, order)
	}
	if mostlyUTF8(data) {
		return string(data)
	}
	s, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return string(data)
	}
	return string(s)
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

// signatures are what the commonest binary files start with.
var signatures = []struct{ magic, name string }{
	{"\x89PNG", "a PNG picture"}, {"\xff\xd8\xff", "a JPEG picture"}, {"GIF8", "a GIF picture"},
	{"PK\x03\x04", "a ZIP archive or office document"}, {"%PDF-", "a PDF document"},
	{"\x1f\x8b", "a gzip archive"}, {"BZh", "a bzip2 archive"}, {"\xfd7zXZ", "an xz archive"}, {"7z\xbc\xaf", "a 7-Zip archive"},
	{"Rar!", "a RAR archive"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"}, {"\xd0\xcf\x11\xe0", "an old office document"},
	{"SQLite format 3\x00", "a database"}, {"ID3", "a sound file"}, {"OggS", "a sound or film file"}, {"RIFF", "a sound or film file"},
	{"{\\rtf", "an RTF document"},
}

// binaryKind says what kind of binary data it is; "" for text.
func binaryKind(data []byte) string {
	for _, s := range signatures {
		if len(data) >= len(s.magic) && string(data[:len(s.magic)]) == s.magic {
			return s.name
		}
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || utf16Order(data) != nil {
		return ""
	}
	sample := data[:min(len(data), 8192)]
	if controls := countControls(sample); controls*10 > len(sample) {
		return "binary data"
	}
	return ""
}

// countControls counts the bytes that text has no use for. Escape is not among
// them: text with colours is text.
func countControls(data []byte) int {
	n := 0
	for _, c := range data {
		if c < 0x20 && !strings.ContainsRune("\t\n\v\f\r\x1b\x08", rune(c)) || c == 0x7f {
			n++
		}
	}
	return n
}
