package book_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/ingest/book"
	"lectern/model/ingest/doc"
)

// packed makes a ZIP archive of files, given as name and content in turn.
func packed(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		header := &zip.FileHeader{Name: files[i], Method: zip.Deflate}
		if files[i] == "mimetype" || len(files[i+1]) < 64<<10 {
			header.Method = zip.Store
		}
		f, err := w.CreateHeader(header)
		if err == nil {
			_, err = io.WriteString(f, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const containerXML = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

// packageXML is a package file with a title, an author and a day; manifest and
// spine are the content of those elements.
func packageXML(manifest, spine string) string {
	return `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>The Book</dc:title><dc:creator opf:role="aut">Ann Author</dc:creator><dc:language>en</dc:language><dc:date>2016-03-25</dc:date></metadata>
<manifest>` + manifest + `</manifest><spine toc="ncx">` + spine + `</spine></package>`
}

// items lists pages for a manifest, each with its own name as id, and the same
// for a spine.
func items(names ...string) (manifest, spine string) {
	for _, name := range names {
		manifest += fmt.Sprintf(`<item id="%s" href="%s" media-type="application/xhtml+xml"/>`, name, name)
		spine += fmt.Sprintf(`<itemref idref="%s"/>`, name)
	}
	return manifest, spine
}

// nav is a table of contents of EPUB 3.
func nav(links string) string {
	return `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="toc"><h1>Contents</h1><ol>` + links + `</ol></nav></body></html>`
}

const navItem = `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`

func page(body string) string {
	return `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>` + body + `</body></html>`
}

// ebook packs a book with the files besides those that each has.
func ebook(t testing.TB, opf string, files ...string) []byte {
	return packed(t, append([]string{"mimetype", "application/epub+zip", "META-INF/container.xml", containerXML, "OEBPS/book.opf", opf}, files...)...)
}

// parts reads a book: a line for each chapter with its name, its title and its
// paragraphs, and for each error.
func parts(ctx context.Context, data []byte) []string {
	var out []string
	for p := range book.Parts(ctx, doc.Source{Path: "b.epub", Data: data}, doc.NewLimits(int64(len(data)))) {
		if p.Err != nil {
			var problem *doc.Problem
			if !errors.As(p.Err, &problem) {
				out = append(out, "no problem: "+p.Err.Error())
				continue
			}
			out = append(out, "! "+p.Name+" "+problem.Text)
			continue
		}
		line := p.Name + " | " + p.Doc.Title + " |"
		for _, b := range p.Doc.Blocks {
			text := b.Text
			if len(text) > 200 {
				text = text[:200] + "…"
			}
			if b.Reason != "" {
				text = "{" + b.Reason + ": " + text + "}"
			}
			line += " " + text
		}
		out = append(out, line)
	}
	return out
}

// A book that pandoc made, from the file to the articles.
func TestBook(t *testing.T) {
	data, err := os.ReadFile("testdata/harbours.epub")
	if err != nil {
		t.Fatal(err)
	}
	type chapter struct {
		Path, Title, Source, Author, Published, Language, Text string
	}
	roles := map[model.Role]string{model.Heading: "# ", model.ListItem: "* ", model.BlockQuote: "> ", model.TableRow: "| ", model.Caption: "^ "}
	var got []chapter
	for a, err := range ingest.Articles(t.Context(), doc.Source{Path: "h.epub", Data: data}, ingest.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, p := range a.Paragraphs {
			text += roles[p.Role] + a.Text[p.Start:p.End] + "\n"
		}
		for _, l := range a.Links {
			text += l.URL + "\n"
		}
		got = append(got, chapter{a.Path, a.Title, a.Source, a.Author, a.Published.String(), a.Language, text})
	}
	const source, author, day, language = "Harbours of the North", "Ingrid Nilsen, Ola Berg", "2016-03-25", "en-GB"
	want := []chapter{
		{"h.epub/EPUB/text/title_page.xhtml", source, source, author, day, language, "# Harbours of the North\nIngrid Nilsen\nOla Berg\nCourier Books\n2016-03-25\n"},
		{"h.epub/EPUB/text/ch001.xhtml", "Vardø", source, author, day, language, `# Vardø
The harbour of Vardø lies further east than Istanbul.[1] It was closed on 14 March 2016, when a storm threw 10⁶ litres of water over the breakwater.
# The breakwater
* 1. It was built in 1897.
* 2. It was mended in 1961.
* 1. Vardø lies at 31 degrees east.
https://example.org/storm
`},
		{"h.epub/EPUB/text/ch002.xhtml", "Hammerfest", source, author, day, language, `# Hammerfest
^ Ships in the harbour
| Year · Ships
| 1900 · 120
| 2016 · 310
> “We never close,” says the harbour master.
The harbour of Hammerfest does not freeze, as warm water comes up from the south.
`},
		{"h.epub/EPUB/text/ch003.xhtml", "Tromsø", source, author, day, language, `# Tromsø
The harbour of Tromsø is the largest of the three, and the only one with a museum of its own.
`},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSniff(t *testing.T) {
	manifest, spine := items("a.xhtml")
	whole := ebook(t, packageXML(manifest, spine), "OEBPS/a.xhtml", page("<p>One.</p>"))
	for name, c := range map[string]struct {
		data []byte
		want bool
	}{
		"a book":                 {whole, true},
		"cut off":                {whole[:len(whole)/2], true},
		"without a mimetype":     {packed(t, "META-INF/container.xml", containerXML), true},
		"a ZIP archive":          {packed(t, "a.txt", "x"), false},
		"a container elsewhere":  {packed(t, "backup/META-INF/container.xml", containerXML), false},
		"an OpenDocument text":   {packed(t, "mimetype", "application/vnd.oasis.opendocument.text"), false},
		"text with the name":     {[]byte("mimetypeapplication/epub+zip"), false},
		"nothing":                {nil, false},
		"the beginning of a ZIP": {[]byte("PK\x03\x04"), false},
	} {
		if got := book.Sniff(doc.Source{Path: "a.epub", Data: c.data}); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
