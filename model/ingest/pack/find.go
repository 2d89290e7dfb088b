package pack

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"

	"lectern/model/ingest/doc"
)

// Find is the first of the names that a member of the archive has, whatever its
// case; "" where none has, or src is no archive. It costs the reading of the
// directory: a few milliseconds for a hundred thousand members.
func Find(src doc.Source, names ...string) string {
	if !bytes.HasPrefix(src.Head(), []byte(local)) {
		return ""
	}
	at, size := src.At()
	if found, ok := scan(at, size, names); ok {
		return found
	}
	r, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		// A package that was cut off has lost its directory, not its beginning.
		for _, name := range names {
			if bytes.Contains(src.Head(), []byte(name)) {
				return name
			}
		}
		return ""
	}
	for _, f := range r.File {
		if name := matching(f.Name, names); name != "" {
			return name
		}
	}
	return ""
}

// matching is the one of names that a member's name is, "" for none.
func matching(member string, names []string) string {
	for _, name := range names {
		// Most are told apart by their ends, which costs nothing.
		end := name[strings.LastIndexByte(name, '/')+1:]
		if len(member) >= len(name) && strings.EqualFold(member[len(member)-len(end):], end) && strings.EqualFold(clean(member), name) {
			return name
		}
	}
	return ""
}

// scan looks through the directory at the end of an archive without making
// anything of it (APPNOTE 6.3.10, 4.3.12 and 4.3.16). ok is false where it is not
// where it should be, or too large for its fields.
func scan(at io.ReaderAt, size int64, names []string) (found string, ok bool) {
	const ending, longestComment, entry = 22, 1<<16 - 1, 46 // bytes
	tail := make([]byte, min(size, ending+1024))
	if _, err := at.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return "", false
	}
	i := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if i < 0 || i+ending > len(tail) {
		return "", false
	}
	count := binary.LittleEndian.Uint16(tail[i+10:])
	length, start := int64(binary.LittleEndian.Uint32(tail[i+12:])), int64(binary.LittleEndian.Uint32(tail[i+16:]))
	if count == 1<<16-1 || start+length != size-int64(len(tail)-i) {
		return "", false
	}
	r := bufio.NewReaderSize(io.NewSectionReader(at, start, length), entry+longestComment)
	for range count {
		head, err := r.Peek(entry)
		if err != nil || string(head[:4]) != "PK\x01\x02" {
			return "", false
		}
		name := int(binary.LittleEndian.Uint16(head[28:]))
		rest := int(binary.LittleEndian.Uint16(head[30:])) + int(binary.LittleEndian.Uint16(head[32:]))
		head, err = r.Peek(entry + name)
		if err != nil {
			return "", false
		}
		if found := matching(string(head[entry:]), names); found != "" {
			return found, true
		}
		if _, err := r.Discard(entry + name + rest); err != nil {
			return "", false
		}
	}
	return "", true
}
