package office

import (
	"context"
	"encoding/xml"
	"iter"
	"path"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// mainPart is where every known program puts the text of a document.
const mainPart = "word/document.xml"

// docx is what a person calls the format.
const docx = "Word document"

// SniffDOCX tells a Word document by what its archive holds.
func SniffDOCX(src doc.Source) bool {
	return pack.MediaType(src) == "" && pack.Find(src, mainPart) != ""
}

// DOCX gives the one article that a Word document is. Insertions that wait for
// approval are in the text, deletions are not; what a reader does not see on the
// page, headers, footers and comments are blocks with a reason. Footnotes come
// after the paragraph that refers to them, endnotes at the end.
func DOCX(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		archive, err := pack.Open(src, docx, limits)
		if err != nil {
			yield(doc.Part{Err: err})
			return
		}
		w := word{ctx: ctx, archive: archive, doc: &doc.Document{}}
		d, err := whole(w.doc, w.read())
		if len(w.chunks) == 0 || d != nil {
			for p := range give(d, err) {
				if !yield(p) {
					return
				}
			}
		}
		for _, name := range w.chunks {
			if limits.Part() != nil || !yield(w.chunk(name)) {
				return
			}
		}
	}
}

// chunk is a page that a program of the web packed into a document instead of
// its text.
func (w *word) chunk(name string) doc.Part {
	return doc.Part{Name: strings.TrimPrefix(name, "/"), Text: true, Load: func() (doc.Source, error) {
		data, err := w.archive.Read(name)
		return doc.Source{Data: data}, err
	}}
}

// word reads one document.
type word struct {
	ctx       context.Context
	archive   *pack.Archive
	doc       *doc.Document
	styles    styles
	numbering numbering
	// footnotes, endnotes, comments by their ids.
	footnotes, endnotes, comments map[string]note
	// marks counts the notes that the text refers to.
	footmarks, endmarks int
	// atEnd are the endnotes so far.
	atEnd []doc.Block
	title string // of the text
	// chunks are the members that are documents of their own.
	chunks []string
	// addresses is the length of those of all links in bytes.
	addresses int
}

// note is a footnote, an endnote or a comment.
type note struct {
	blocks []doc.Block
	author string
	// mark is what the text that refers to it has, "" before it does.
	mark string
}

// ooxml are the namespaces of Office Open XML, transitional and strict.
func ooxml() map[string]string {
	const open, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
	return map[string]string{
		open + "wordprocessingml/2006/main": "w", strict + "wordprocessingml/main": "w",
		open + "officeDocument/2006/relationships": "r", strict + "officeDocument/relationships": "r",
		open + "officeDocument/2006/math": "m", strict + "officeDocument/math": "m",
		open + "drawingml/2006/wordprocessingDrawing": "wp", strict + "drawingml/wordprocessingDrawing": "wp",
		open + "markup-compatibility/2006":             "mc",
		open + "package/2006/relationships":            "rel",
		open + "package/2006/metadata/core-properties": "cp",
		"http://purl.org/dc/elements/1.1":              "dc",
	}
}

// relation is what a part of the package refers to.
type relation struct {
	kind, target string
	outside      bool
}

// relations reads those of a part.
func (w *word) relations(part string) map[string]relation {
	dir, base := path.Split(part)
	out := make(map[string]relation)
	data, err := w.archive.Read(dir + "_rels/" + base + ".rels")
	if err != nil {
		return out
	}
	x := pack.NewXML(data, ooxml())
	for {
		t, err := x.Next()
		if err != nil {
			return out
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" {
			continue
		}
		rel := relation{target: pack.Attr(e, "", "Target"), outside: pack.Attr(e, "", "TargetMode") == "External"}
		rel.kind = path.Base(pack.Attr(e, "", "Type"))
		if !rel.outside && !strings.HasPrefix(rel.target, "/") {
			rel.target = path.Join("/", dir, rel.target)
		}
		out[pack.Attr(e, "", "Id")] = rel
	}
}

// partOf is the name of a part by the kind of its relation, or else its usual
// one.
func partOf(relations map[string]relation, kind, usual string) string {
	for _, r := range relations {
		if r.kind == kind && !r.outside {
			return r.target
		}
	}
	return usual
}

// read reads the document. It breaks off at the first damage, with what was read
// before it.
func (w *word) read() error {
	name := mainPart
	for _, r := range w.relations("") {
		if r.kind == "officeDocument" && w.archive.Has(r.target) {
			name = r.target
		}
	}
	data, err := w.archive.Read(name)
	if err != nil {
		return err
	}
	relations := w.relations(name)
	dir := path.Dir(name)
	w.styles = readStyles(w.bytes(partOf(relations, "styles", dir+"/styles.xml")))
	w.numbering = readNumbering(w.bytes(partOf(relations, "numbering", dir+"/numbering.xml")), w.styles)
	w.footnotes = w.notes(partOf(relations, "footnotes", dir+"/footnotes.xml"), "footnote")
	w.endnotes = w.notes(partOf(relations, "endnotes", dir+"/endnotes.xml"), "endnote")
	w.comments = w.notes(partOf(relations, "comments", dir+"/comments.xml"), "comment")
	p := wordPart{word: w, relations: relations, x: pack.NewXML(data, ooxml())}
	err = p.read()
	w.doc.Blocks = append(w.pageParts(relations, "header"), p.flow.close()...)
	w.doc.Blocks = append(w.doc.Blocks, w.atEnd...)
	w.doc.Blocks = append(w.doc.Blocks, w.pageParts(relations, "footer")...)
	w.doc.Set(model.FieldTitle, w.title, "title in the text")
	w.properties()
	return err
}

// bytes is the content of a part that may be missing or damaged: the text can be
// read without it.
func (w *word) bytes(name string) []byte {
	data, err := w.archive.Read(name)
	if err != nil {
		return nil
	}
	return data
}

// notes reads all footnotes, endnotes or comments.
func (w *word) notes(name, element string) map[string]note {
	data := w.bytes(name)
	if data == nil {
		return nil
	}
	p := wordPart{word: w, relations: w.relations(name), x: pack.NewXML(data, ooxml()), element: element, notes: make(map[string]note)}
	p.read() //nolint:errcheck // what there is of them is good
	return p.notes
}

// pageParts are the headers or footers of pages, each text once.
func (w *word) pageParts(relations map[string]relation, kind string) []doc.Block {
	const most = 50
	var names []string
	for _, r := range relations {
		if r.kind == kind && !r.outside && len(names) < most {
			names = append(names, r.target)
		}
	}
	return pageBlocks(kind, names, func(name string) []doc.Block {
		p := wordPart{word: w, relations: w.relations(name), x: pack.NewXML(w.bytes(name), ooxml())}
		p.read() //nolint:errcheck // what there is of them is good
		return p.flow.close()
	})
}

// properties reads the metadata.
func (w *word) properties() {
	data := w.bytes("docProps/core.xml")
	if data == nil {
		return
	}
	x := pack.NewXML(data, ooxml())
	for {
		t, err := x.Next()
		if err != nil {
			return
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Space != "dc" {
			continue
		}
		text, _ := x.Text() //nolint:errcheck // the next token tells
		switch text = strings.TrimSpace(text); e.Name.Local {
		case "title":
			setTitle(w.doc, text)
		case "creator":
			setAuthor(w.doc, text)
		}
	}
}
