package ingest

import (
	"context"
	"iter"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lectern/model"
	"lectern/model/ingest/archive"
	"lectern/model/ingest/book"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/feed"
	"lectern/model/ingest/mail"
	"lectern/model/ingest/office"
	"lectern/model/ingest/pdf"
	"lectern/model/ingest/web"
)

// A source is what the formats of this package are given to read: a text.
type source struct {
	path string
	data []byte
	// partial says that data is only the beginning of the file.
	partial bool
}

// A document is what a format makes of a source: blocks of text that cleaning
// then works on, and the metadata that the format itself gives.
type document struct {
	format                     string
	title, author, outlet, url string
	published                  model.Day
	language                   string
	origins                    map[model.Field]string
	// made is the day of publication where nothing better is known, and
	// madeOrigin where it came from.
	made       model.Day
	madeOrigin string
	// edited says that there is nothing of a site to be taken out.
	edited bool
	blocks []block
}

// A format is one kind of file. To add one, write it in a package of its own
// below this one and name it in formats. It reads documents or gives the parts
// of a container.
type format struct {
	// name is for a person, as in "2 of 5 web pages".
	name string
	// extensions are those of files that are looked for in folders, with the
	// dot, in lower case.
	extensions []string
	// refused are the extensions of files that are looked for only to say why they
	// are not read.
	refused []string
	// sniff tells by the content that a source is of this format; nil where
	// only the name can tell.
	sniff func(doc.Source) bool
	// text reads a format that is plain text.
	text func(source) (document, error)
	// read reads a document whose bytes need not be text.
	read func(context.Context, doc.Source) (*doc.Document, error)
	// parts opens a container.
	parts func(context.Context, doc.Source, doc.Limits) iter.Seq[doc.Part]
}

// formats lists what can be read. Content decides before the name does, and an
// earlier format before a later one; plain text is what is left.
func formats() []format {
	return []format{
		{name: "web archive", extensions: []string{".warc"}, sniff: archive.SniffWARC, parts: archive.WARC},
		{name: "gzip", extensions: []string{".gz"}, sniff: archive.SniffGZIP, parts: archive.GZIP},
		{name: "EPUB book", extensions: []string{".epub"}, sniff: book.Sniff, parts: book.Parts},
		{name: "Word document", extensions: []string{".docx", ".docm"}, sniff: office.SniffDOCX, parts: office.DOCX},
		{name: "OpenDocument text", extensions: []string{".odt", ".fodt"}, sniff: office.SniffODT, parts: office.ODT},
		{name: "office document", refused: []string{".rtf", ".doc", ".wpd", ".pages", ".msg"}, sniff: office.SniffRefused, parts: office.Refuse},
		{name: "ZIP", extensions: []string{".zip"}, sniff: archive.SniffZIP, parts: archive.ZIP},
		{name: "web page", extensions: []string{".mht", ".mhtml"}, sniff: web.SniffMHTML, read: web.ReadMHTML},
		{name: "mailbox", extensions: []string{".mbox", ".mbx"}, sniff: mail.SniffMbox, parts: mail.Mbox},
		{name: "letter", extensions: []string{".eml", ".emlx"}, sniff: mail.Sniff, parts: mail.Parts},
		{name: "feed", extensions: []string{".rss", ".atom", ".rdf", ".xml", ".json"}, sniff: feed.Sniff, parts: feed.Parts},
		{name: "list of feeds", extensions: []string{".opml"}, sniff: feed.SniffOPML, parts: feed.Subscriptions},
		{name: "web page", extensions: []string{".html", ".htm", ".xhtml"}, sniff: web.Sniff, read: web.Read},
		{name: "PDF", extensions: []string{".pdf"}, sniff: pdf.Sniff, read: pdf.Read},
		{name: "Markdown", extensions: []string{".md", ".markdown", ".mdown"}, text: readMarkdown},
		{name: "plain text", extensions: []string{".txt", ".text"}, text: readText},
	}
}

// formatOf is the format of a source; text where nothing else fits.
func formatOf(src doc.Source) format {
	all := formats()
	if src.MediaType != "" && signature(src.Head()) != "" { // servers err, and some lie
		src.MediaType = ""
	}
	for _, f := range all {
		if f.sniff != nil && f.sniff(src) {
			return f
		}
	}
	extension := extensionOf(src.Path)
	for _, f := range all {
		// What can be told by its content and was not is something else.
		if f.sniff == nil && f.has(extension) {
			return f
		}
	}
	return all[len(all)-1]
}

func (f format) has(extension string) bool {
	return slices.Contains(f.extensions, extension) || slices.Contains(f.refused, extension)
}

// container reports whether a file of this name may be one that holds several
// articles: those are read in parts and may be of any size.
func container(name string) bool {
	extension := extensionOf(name)
	for _, f := range formats() {
		if f.parts != nil && f.has(extension) {
			return true
		}
	}
	return false
}

// Known reports whether a file of this name is looked for in folders.
func Known(name string) bool {
	extension := extensionOf(name)
	for _, f := range formats() {
		if f.has(extension) {
			return true
		}
	}
	return false
}

// Extensions lists the extensions of the files that are looked for in folders,
// as a person would write them: ".md, .txt".
func Extensions() string {
	var all []string
	for _, f := range formats() {
		all = append(all, f.extensions...)
	}
	return strings.Join(all, ", ")
}

func extensionOf(name string) string { return strings.ToLower(path.Ext(filepath.ToSlash(name))) }

// document takes over what the format's package made.
func (f format) document(d *doc.Document) document {
	out := document{
		format: f.name,
		title:  d.Title, author: d.Author, outlet: d.Outlet, url: d.URL,
		published: d.Published, language: d.Language, origins: d.Origins, edited: d.Edited,
		made: d.Made, madeOrigin: d.MadeOrigin,
		blocks: make([]block, 0, len(d.Blocks)),
	}
	for _, b := range d.Blocks {
		if b.Text != "" {
			out.blocks = append(out.blocks, block{text: b.Text, role: b.Role, level: b.Level, marked: b.Marked, gap: true, reason: b.Reason, links: b.Links})
		}
	}
	return out
}
