// Package mail reads letters as mail programs save them (RFC 5322 and MIME), and
// mailboxes of them (mbox). A letter is its text: what it quotes of others, its
// signature and its attachments are told, not read in its place.
package mail

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"lectern/model/ingest/doc"
)

// maxHeader is the size in bytes of the header of a letter, beyond which it is
// none. Large ones have 20 kB of signatures of the servers on the way.
const maxHeader = 1 << 20

// Sniff tells a letter by its header. A page saved as MHTML has one too, and is
// none.
func Sniff(src doc.Source) bool {
	head := src.Head()
	if inner := counted(head); inner != nil {
		head = inner
	}
	if !startsWithField(head) {
		return false
	}
	fields := fieldNames(head)
	if !fields["from"] && len(head) == doc.HeadSize { // servers put theirs first
		head = make([]byte, min(src.Length(), 64<<10))
		at, _ := src.At()
		n, _ := at.ReadAt(head, 0) //nolint:errcheck // what there is tells
		fields = fieldNames(head[:n])
	}
	if fields["snapshot-content-location"] {
		return false
	}
	name := strings.ToLower(src.Path)
	if strings.HasSuffix(name, ".mht") || strings.HasSuffix(name, ".mhtml") {
		return false
	}
	if strings.HasSuffix(name, ".eml") || strings.HasSuffix(name, ".emlx") || strings.HasPrefix(src.MediaType, "message/rfc822") {
		return fields["from"] || fields["subject"] || fields["date"] || fields["received"] || fields["mime-version"]
	}
	server := fields["received"] || fields["message-id"] || fields["return-path"] || fields["mime-version"]
	return fields["from"] && fields["date"] && (server || fields["to"] && fields["subject"])
}

// counted is the letter in a file of Apple Mail (.emlx): a line with its size in
// bytes, the letter, and what the program knows of it. nil for any other file.
func counted(data []byte) []byte {
	line, _, ok := bytes.Cut(data[:min(len(data), 32)], []byte("\n"))
	n, err := strconv.Atoi(string(bytes.TrimSpace(line)))
	if !ok || err != nil || n <= 0 || !startsWithField(data[len(line)+1:]) {
		return nil
	}
	letter := data[len(line)+1:]
	return letter[:min(n, len(letter))]
}

// startsWithField reports whether data begins with a header field.
func startsWithField(data []byte) bool {
	i := 0
	for i < len(data) && data[i] > ' ' && data[i] < 0x7f && data[i] != ':' {
		i++
	}
	return i > 1 && i < 80 && i < len(data) && data[i] == ':'
}

// fieldNames are those of a header, in lower case; none where a line of it is no
// field.
func fieldNames(data []byte) map[string]bool {
	names := make(map[string]bool)
	for line := range bytes.Lines(data) {
		text := bytes.TrimRight(line, "\r\n")
		switch {
		case len(text) == 0:
			return names
		case text[0] == ' ' || text[0] == '\t':
		case startsWithField(text):
			name, _, _ := bytes.Cut(text, []byte(":"))
			names[strings.ToLower(string(name))] = true
		case len(text) == len(line): // cut off here
		default:
			return nil
		}
	}
	return names
}

// Parts gives a letter and, after it, the documents attached to it. A letter
// without any is one article, of the file's own name.
func Parts(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		if src.Length() > doc.MaxPart {
			yield(doc.Part{Err: tooLarge()})
			return
		}
		data, err := io.ReadAll(src.Reader())
		if err != nil {
			yield(doc.Part{Err: err})
			return
		}
		if letter := counted(data); letter != nil {
			data = letter
		}
		give(ctx, "", data, limits, yield)
	}
}

func tooLarge() error {
	return doc.Fail(doc.ErrTooLarge, "is a letter of more than %d MB; save its text and its attachments on their own.", doc.MaxPart>>20)
}

// give yields a letter and its documents; name is the letter's own below the
// file. It returns false to stop.
func give(ctx context.Context, name string, data []byte, limits doc.Limits, yield func(doc.Part) bool) bool {
	l := &letter{ctx: ctx}
	l.read(data)
	if ctx.Err() != nil {
		return false
	}
	if err := limits.Part(); err != nil {
		yield(doc.Part{Name: name, Err: err})
		return false
	}
	d, err := l.document()
	switch {
	case err != nil && len(l.files) == 0:
		return yield(doc.Part{Name: name, Err: err})
	case err == nil:
		if !yield(doc.Part{Name: name, Doc: d}) {
			return false
		}
	}
	taken := make(map[string]int)
	for _, f := range l.files {
		if err := limits.Part(); err != nil {
			yield(doc.Part{Name: name, Err: err})
			return false
		}
		part := f.name
		if taken[part]++; taken[part] > 1 {
			part = fmt.Sprintf("%d %s", taken[part], part)
		}
		if name != "" {
			part = name + "/" + part
		}
		load := func() (doc.Source, error) { return doc.Source{Data: f.data, MediaType: f.media}, nil }
		if !yield(doc.Part{Name: part, Text: true, Load: load}) {
			return false
		}
	}
	return true
}
