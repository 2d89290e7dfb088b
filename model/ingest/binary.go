package ingest

import (
	"strings"

	"lectern/model/ingest/charset"
)

// signatures are what the commonest binary files start with.
var signatures = []struct{ magic, name string }{
	{"\x89PNG", "a PNG picture"}, {"\xff\xd8\xff", "a JPEG picture"}, {"GIF8", "a GIF picture"},
	{"PK\x03\x04", "a ZIP archive or office document"}, {"%PDF-", "a PDF document"},
	{"\x1f\x8b", "a gzip archive"}, {"BZh", "a bzip2 archive"}, {"\xfd7zXZ", "an xz archive"}, {"7z\xbc\xaf", "a 7-Zip archive"},
	{"Rar!", "a RAR archive"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"}, {"\xd0\xcf\x11\xe0", "an old office document"},
	{"SQLite format 3\x00", "a database"}, {"ID3", "a sound file"}, {"OggS", "a sound or film file"}, {"RIFF", "a sound or film file"},
	{"{\\rtf", "an RTF document"},
}

// signature is the kind of binary data that starts like this; "" for any other.
func signature(data []byte) string {
	for _, s := range signatures {
		if len(data) >= len(s.magic) && string(data[:len(s.magic)]) == s.magic {
			return s.name
		}
	}
	return ""
}

// binaryKind says what kind of binary data it is; "" for text.
func binaryKind(data []byte) string {
	if kind := signature(data); kind != "" {
		return kind
	}
	if charset.IsUTF16(data) {
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

// dataKind says what data a file is that is named as such and that no format
// knew by its content, for a person; "" where it may be text.
func dataKind(path string) string {
	switch extensionOf(path) {
	case ".json":
		return "JSON"
	case ".xml":
		return "XML"
	}
	return ""
}
