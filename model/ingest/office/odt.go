package office

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"iter"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// odt is what a person calls the format.
const odt = "OpenDocument text"

// odtType is the media type of OpenDocument texts; templates and master documents
// have longer ones.
const odtType = "application/vnd.oasis.opendocument.text"

// SniffODT tells an OpenDocument text, packed or in one file, by what it says of
// itself.
func SniffODT(src doc.Source) bool {
	return strings.HasPrefix(pack.MediaType(src), odtType) || isFlat(src.Head())
}

// isFlat reports whether the file is an OpenDocument text in one XML file.
func isFlat(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(head, "\ufeff \t\r\n"), []byte("<?xml")) && bytes.Contains(head, []byte("<office:document")) && bytes.Contains(head, []byte(`mimetype="`+odtType))
}

// ODT gives the one article that an OpenDocument text is, in the same way as a
// Word document.
func ODT(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) { give(readODT(ctx, src, limits))(yield) }
}

func readODT(ctx context.Context, src doc.Source, limits doc.Limits) (*doc.Document, error) {
	o := open{ctx: ctx, doc: &doc.Document{}, styles: make(map[string]odtStyle), lists: make(map[string]odtList)}
	if pack.MediaType(src) == "" {
		data, err := limits.ReadAll(src.Reader())
		if err != nil {
			return nil, err
		}
		err = o.part(data)
		return whole(o.finish(), err)
	}
	archive, err := pack.Open(src, odt, limits)
	if err != nil {
		return nil, err
	}
	return whole(o.doc, o.read(archive))
}

// open reads one document.
type open struct {
	ctx    context.Context
	doc    *doc.Document
	styles map[string]odtStyle
	lists  map[string]odtList
	// outline numbers the headings.
	outline odtList
	body    odtPart
	// headers and footers of pages.
	headers, footers []doc.Block
	title            string
}

// odf are the namespaces of OpenDocument.
func odf() map[string]string {
	const base = "urn:oasis:names:tc:opendocument:xmlns:"
	return map[string]string{
		base + "office:1.0": "office", base + "text:1.0": "text", base + "table:1.0": "table", base + "style:1.0": "style", base + "drawing:1.0": "draw",
		base + "meta:1.0": "meta", base + "xsl-fo-compatible:1.0": "fo", base + "svg-compatible:1.0": "svg", base + "manifest:1.0": "manifest", base + "presentation:1.0": "presentation",
		base + "form:1.0": "form", "http://www.w3.org/1999/xlink": "xlink", "http://purl.org/dc/elements/1.1": "dc", "http://www.w3.org/1998/Math/MathML": "math",
	}
}

// read reads the members of a package.
func (o *open) read(archive *pack.Archive) error {
	if locked(archive) {
		return doc.Fail(doc.ErrLocked, "is encrypted; save it without a password first.")
	}
	data, err := archive.Read("content.xml")
	if err != nil {
		return err
	}
	for _, name := range []string{"styles.xml", "meta.xml"} {
		if data, err := archive.Read(name); err == nil {
			o.part(data) //nolint:errcheck // the text can be read without them
		}
	}
	err = o.part(data)
	o.finish()
	return err
}

// locked reports whether the text is encrypted, as the manifest says.
func locked(archive *pack.Archive) bool {
	data, err := archive.Read("META-INF/manifest.xml")
	if err != nil {
		return false
	}
	x := pack.NewXML(data, odf())
	for {
		t, err := x.Next()
		if err != nil {
			return false
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "encryption-data" {
			return true
		}
	}
}

// finish puts together what was read.
func (o *open) finish() *doc.Document {
	blocks := append(o.headers, o.body.flow.close()...)
	blocks = append(blocks, o.body.atEnd...)
	o.doc.Blocks = append(blocks, o.footers...)
	// The title that stands in the text is better than what the properties say.
	given := o.doc.Title
	o.doc.Title = ""
	if !o.doc.Set(model.FieldTitle, o.title, "title in the text") {
		setTitle(o.doc, given)
	}
	return o.doc
}

// part reads one of the XML files of a document, or the only one.
func (o *open) part(data []byte) error {
	x := pack.NewXML(data, odf())
	for {
		t, err := x.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Space + ":" + e.Name.Local {
		case "office:meta":
			err = o.meta(x)
		case "office:styles", "office:automatic-styles":
			err = o.readStyles(x)
		case "office:master-styles":
			err = o.masterStyles(x)
		case "office:text":
			o.body.open, o.body.x = o, x
			err = o.body.read()
		case "office:scripts", "office:settings", "office:font-face-decls":
			err = x.Skip()
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
	}
}

// meta reads the metadata.
func (o *open) meta(x *pack.XML) error {
	for {
		t, err := x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "meta" {
				return nil
			}
		case xml.StartElement:
			text, err := x.Text()
			if err != nil {
				return err
			}
			switch t.Name.Space + ":" + t.Name.Local {
			case "dc:title":
				o.doc.Title = text
			case "meta:initial-creator":
				setAuthor(o.doc, text)
			}
		}
	}
}

// masterStyles reads the headers and footers of pages.
func (o *open) masterStyles(x *pack.XML) error {
	for {
		t, err := x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "master-styles" {
				return nil
			}
		case xml.StartElement:
			kind := ""
			switch t.Name.Local {
			case "header", "header-left", "header-first":
				kind = "header"
			case "footer", "footer-left", "footer-first":
				kind = "footer"
			}
			if kind == "" || t.Name.Space != "style" {
				continue
			}
			p := odtPart{open: o, x: x}
			if err := p.read(); err != nil {
				return err
			}
			blocks := pageBlocks(kind, []string{""}, func(string) []doc.Block { return p.flow.close() })
			if kind == "header" {
				o.headers = append(o.headers, blocks...)
			} else {
				o.footers = append(o.footers, blocks...)
			}
		}
	}
}
