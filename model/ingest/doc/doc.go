// Package doc is what formats and cleaning agree on: the source that a format
// reads, the document that it makes of it, and the limits that keep hostile
// files from taking the machine.
package doc

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"lectern/model"
)

// Source is a file, or a part of one, that a format is to read.
type Source struct {
	// Path names it to the reader: "a.zip/b.html" is a part of "a.zip".
	Path string
	// Data is the content of a single document; of a container it may be nil.
	Data []byte
	// File and Size, in bytes, are the content of a container, which need not
	// fit in memory. Where File is nil, Data is all there is.
	File io.ReaderAt
	Size int64
	// Partial says that Data is only the beginning of the file.
	Partial bool
	// MediaType is what a server or a container said the content is, such as
	// "text/html; charset=koi8-r"; "" where nobody did.
	MediaType string
	// URL is the address that the content came from; "" where unknown.
	URL string
}

// HeadSize is how many bytes formats may look at to tell what a source is.
const HeadSize = 4096

// Head is the beginning of the content, at most HeadSize bytes.
func (s Source) Head() []byte {
	if s.File == nil {
		return s.Data[:min(len(s.Data), HeadSize)]
	}
	head := make([]byte, min(s.Size, HeadSize))
	n, err := s.File.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil
	}
	return head[:n]
}

// At is the content for reading at any place, with its size in bytes.
func (s Source) At() (io.ReaderAt, int64) {
	if s.File != nil {
		return s.File, s.Size
	}
	return bytes.NewReader(s.Data), int64(len(s.Data))
}

// Length is the size of the content in bytes.
func (s Source) Length() int64 {
	_, size := s.At()
	return size
}

// Reader reads the content from its beginning.
func (s Source) Reader() io.Reader {
	at, size := s.At()
	return io.NewSectionReader(at, 0, size)
}

// Document is what a format makes of a source: blocks, in reading order, that
// cleaning then works on, and the metadata that the format itself gives.
// Nothing in it need be sanitised but the text of blocks.
type Document struct {
	Title, Author, Outlet, URL string
	Published                  model.Day
	// Made is when the file was made, by what its format says; MadeOrigin says
	// where. It is the day of publication where nothing better is known: a page
	// printed to a file later is dated too late, so that it is marked as inferred.
	Made       model.Day
	MadeOrigin string
	// Language is a BCP 47 tag; "" where the format does not say.
	Language string
	// Origins says where each known field came from, in a word or two for a
	// person, such as "JSON-LD" or "mail header".
	Origins map[model.Field]string
	// Edited says that somebody edited the text as a whole, as that of a book: it
	// holds nothing of a site, so that nothing is taken out of it but the blocks
	// with a Reason, and nothing about its publication is read in it.
	Edited bool
	Blocks []Block
}

// Set sets a field that is not known yet, unless value is empty. It reports
// whether it did.
func (d *Document) Set(f model.Field, value, origin string) bool {
	var at *string
	switch f {
	case model.FieldTitle:
		at = &d.Title
	case model.FieldAuthor:
		at = &d.Author
	case model.FieldSource:
		at = &d.Outlet
	case model.FieldURL:
		at = &d.URL
	case model.FieldLanguage:
		at = &d.Language
	case model.FieldPublished:
		day, err := model.ParseDay(value)
		if err != nil || d.Published.Known() {
			return false
		}
		d.Published = day
	}
	if at != nil {
		if *at != "" || value == "" {
			return false
		}
		*at = value
	}
	if d.Origins == nil {
		d.Origins = make(map[model.Field]string)
	}
	d.Origins[f] = origin
	return true
}

// Block is a paragraph on its way into an article, or out of it.
type Block struct {
	// Text is sanitised and one line, without blanks at its ends. A Text builder
	// makes it.
	Text string
	Role model.Role
	// Level is how deep a list item or a block quote lies in others; 0 is the
	// outermost.
	Level uint8
	// Marked says that the markup gave the role, so that nothing has to be
	// guessed from the look of the text.
	Marked bool
	// Reason is why the format keeps the block out of the reading text, in a few
	// words, such as "navigation"; "" where it stays.
	Reason string
	// Links lead out of Text, in its order.
	Links []model.Link
}

// Part is one thing in a container: a document, or content to be read as a file
// of its own, or what could not be had.
type Part struct {
	// Name is the part's path below the container's; it may be hostile, and is
	// only ever shown.
	Name string
	// Doc is the part where the container's format reads it itself.
	Doc *Document
	// Load gives the part where it is a file of its own, for Doc nil; it is called
	// at once or never. The path of the source is made of the container's and
	// Name.
	Load func() (Source, error)
	// Text says that the part is known to hold text, whatever its name; of others
	// the name must be one that is read.
	Text bool
	// Err says why the part cannot be read; it should be a *Problem.
	Err error
}

// The meanings of problems. Test for them with errors.Is.
var (
	// ErrDamaged is for content that is cut off or breaks its format's rules.
	ErrDamaged = errors.New("damaged")
	// ErrLocked is for content that is encrypted.
	ErrLocked = errors.New("locked")
	// ErrNoText is for content without text, such as scanned pages.
	ErrNoText = errors.New("no text")
	// ErrTooLarge is for content beyond a limit.
	ErrTooLarge = errors.New("too large")
	// ErrUnsupported is for a format, or a kind of it, that is not read.
	ErrUnsupported = errors.New("not supported")
)

// Problem is why a source cannot be read.
type Problem struct {
	// Meaning is one of the errors above.
	Meaning error
	// Text goes on after the path and says what is wrong and what to do: "is
	// encrypted; save it without a password first."
	Text string
	// Cause is the error behind it; nil where there is none.
	Cause error
}

// Fail makes a Problem without a cause.
func Fail(meaning error, format string, args ...any) error {
	return &Problem{Meaning: meaning, Text: fmt.Sprintf(format, args...)}
}

// Error implements error.
func (p *Problem) Error() string { return "the file " + p.Text }

// Unwrap gives meaning and cause.
func (p *Problem) Unwrap() []error {
	if p.Cause == nil {
		return []error{p.Meaning}
	}
	return []error{p.Meaning, p.Cause}
}
