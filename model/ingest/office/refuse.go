package office

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
	"iter"
	"strings"
	"unicode/utf16"

	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// SniffRefused tells the documents that are known and not read: RTF, the binary
// formats of Microsoft Office before 2007, encrypted documents, Apple's, sheets
// and slides.
func SniffRefused(src doc.Source) bool { return refusal(src) != nil }

// Refuse says what a document is that SniffRefused told, and what to do with it.
func Refuse(_ context.Context, src doc.Source, _ doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		if err := refusal(src); err != nil {
			yield(doc.Part{Err: err})
		}
	}
}

// refusal is why a document is not read; nil where it may be.
func refusal(src doc.Source) error {
	head := src.Head()
	switch {
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return doc.Fail(doc.ErrUnsupported, "is an RTF document, which is not read; save it as .docx, .odt or .txt.")
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return compound(src)
	case bytes.HasPrefix(head, []byte("\xff\x57\x50\x43")):
		return doc.Fail(doc.ErrUnsupported, "is a WordPerfect document, which is not read; save it as .docx, .odt or .txt.")
	case bytes.HasPrefix(head, []byte("PK")):
		return zipped(src)
	}
	if bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte(`progid="Word.Document"`)) {
		return doc.Fail(doc.ErrUnsupported, "is a Word document in an XML form, which is not read; save it as .docx.")
	}
	return nil
}

// compound tells the OLE compound files by the names in their directory
// ([MS-CFB], 2.6).
func compound(src doc.Source) error {
	has := directory(src)
	switch {
	case has("EncryptedPackage"):
		return doc.Fail(doc.ErrLocked, "is encrypted; save it without a password first.")
	case has("WordDocument"):
		return doc.Fail(doc.ErrUnsupported, "is a document of Word before 2007 (.doc), which is not read; save it as .docx.")
	case has("Workbook"), has("Book"):
		return doc.Fail(doc.ErrUnsupported, "is an Excel workbook, which is not read; save the text in it as .docx, .csv or .txt.")
	case has("PowerPoint Document"):
		return doc.Fail(doc.ErrUnsupported, "is a PowerPoint presentation, which is not read; save it as .pdf.")
	case has("__properties_version1.0"):
		return doc.Fail(doc.ErrUnsupported, "is an Outlook message (.msg), which is not read; save it as .eml or .txt.")
	}
	return doc.Fail(doc.ErrUnsupported, "is an old office document, which is not read; save it as .docx, .odt or .txt.")
}

// directory reads the beginning of a compound file's directory, and tells whether
// a name is there.
func directory(src doc.Source) func(name string) bool {
	const most = 64 << 10 // bytes: 512 names
	var names []byte
	if head := src.Head(); len(head) >= 52 {
		shift := binary.LittleEndian.Uint16(head[30:])
		sector := int64(binary.LittleEndian.Uint32(head[48:]))
		at, size := src.At()
		if start := (sector + 1) << min(shift, 12); start < size {
			names = make([]byte, min(most, size-start))
			n, err := at.ReadAt(names, start)
			if err != nil && err != io.EOF {
				n = 0
			}
			names = names[:n]
		}
	}
	return func(name string) bool {
		var wide []byte
		for _, unit := range utf16.Encode([]rune(name)) {
			wide = binary.LittleEndian.AppendUint16(wide, unit)
		}
		for at := 0; at+128 <= len(names); at += 128 { // the size of an entry
			if bytes.HasPrefix(names[at:], wide) {
				return true
			}
		}
		return false
	}
}

// zipped tells the packages that are no texts.
func zipped(src doc.Source) error {
	const sheet = "is a spreadsheet, which is not read; save the text in it as .docx, .odt or .txt."
	const slides = "is a presentation, which is not read; save it as .pdf."
	kind, odf := strings.CutPrefix(pack.MediaType(src), "application/vnd.oasis.opendocument.")
	switch {
	case !odf:
	case strings.HasPrefix(kind, "text"):
		return nil
	case strings.HasPrefix(kind, "spreadsheet"):
		return doc.Fail(doc.ErrUnsupported, sheet)
	case strings.HasPrefix(kind, "presentation"):
		return doc.Fail(doc.ErrUnsupported, slides)
	default:
		return doc.Fail(doc.ErrUnsupported, "is an OpenDocument file without running text, which is not read; save it as .pdf.")
	}
	if pack.MediaType(src) != "" {
		return nil
	}
	switch pack.Find(src, "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml", "Index/Document.iwa", "index.apxl") {
	case "xl/workbook.xml", "xl/workbook.bin":
		return doc.Fail(doc.ErrUnsupported, sheet)
	case "ppt/presentation.xml":
		return doc.Fail(doc.ErrUnsupported, slides)
	case "Index/Document.iwa", "index.apxl":
		return doc.Fail(doc.ErrUnsupported, "is a document of Pages, Numbers or Keynote, which is not read; export it as .docx, .epub or .pdf.")
	}
	return nil
}
