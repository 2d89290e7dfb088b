package office_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"lectern/model/ingest/doc"
	"lectern/model/ingest/internal/racing"
	"lectern/model/ingest/office"
)

// What is made to take memory or time for ever ends, and says so.
func TestBombs(t *testing.T) {
	racing.SkipLarge(t)
	docx := func(body string) []byte { return packed(t, "[Content_Types].xml", "", "word/document.xml", body) }
	odt := func(body string) []byte { return packed(t, "mimetype", odtMime, "content.xml", body) }
	lying := func() []byte { // the directory claims ten bytes
		data := docx(wordXML(strings.Repeat(p("", r("x")), 1<<16)))
		at := bytes.LastIndex(data, []byte("PK\x01\x02"))
		binary.LittleEndian.PutUint32(data[at+24:], 10)
		return data
	}
	const entities = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>`
	const many = 1 << 16
	nest := func(start, inner string) string { return strings.Repeat(start, many) + inner }
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"a text of 100 MB", docx(strings.Repeat("\x00", 100<<20)), "! is larger than 64 MB once unpacked; it was left out.\n"},
		{"styles of 100 MB", packed(t, "word/document.xml", wordXML(p("", r("One."))), "word/styles.xml", strings.Repeat(" ", 100<<20)), "One.\n"},
		{"a lying size", lying(), "! is damaged: unpacking it failed"},
		{"entities", docx(strings.Replace(wordXML(p("", r("One &c; &e;"))), `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, entities, 1)), "One &c; &e;\n"},
		{"entities in OpenDocument", odt(strings.Replace(odtXML(`<text:p>One &c; &e;</text:p>`), `<?xml version="1.0" encoding="UTF-8"?>`, entities, 1)), "One &c; &e;\n"},
		{"nested elements", docx(wordXML(nest("<w:x>", p("", r("One."))))), "One.\n"},
		{"nested paragraphs", docx(wordXML(nest(`<w:p><w:r><w:t>a</w:t>`, p("", r("One."))))), "One.\n"},
		{"nested tables", docx(wordXML(nest(`<w:tbl><w:tr><w:tc>`, p("", r("One."))))), "One.\n"},
		{"nested text boxes", docx(wordXML(nest(`<w:p><w:r><w:txbxContent>`, p("", r("One."))))), "One.\n"},
		{"nested fields", docx(wordXML("<w:p>" + nest(`<w:fldChar w:fldCharType="begin"/>`, "</w:p>"+p("", r("One."))))), "One.\n"},
		{"nested controls", docx(wordXML(nest(`<w:sdt><w:sdtContent>`, p("", r("One."))))), "One.\n"},
		{"nested properties", docx(wordXML("<w:p><w:pPr>" + nest(`<w:x>`, ""))), "! is damaged"},
		{"nested lists", odt(odtXML(nest(`<text:list><text:list-item>`, "<text:p>One.</text:p>"))), "One."},
		{"nested notes", odt(odtXML("<text:p>One." + nest(`<text:note><text:note-body><text:p>x`, ""))), "One."},
		{"nested comments", odt(odtXML("<text:p>One." + nest(`<office:annotation><text:p>x`, ""))), "One."},
		{"nested spans", odt(odtXML("<text:p>" + nest(`<text:span>`, "One."))), "One.\n"},
		{"many cells", docx(wordXML("<w:tbl><w:tr>" + nest(`<w:tc/>`, "</w:tr></w:tbl>"+p("", r("One."))))), "One.\n"},
		{"many namespaces", docx(wordXML(numbers(many, `<w:x xmlns:n%d="a"/>`) + p("", r("One.")))), "One.\n"},
		{"one long note many times", packed(t, "word/document.xml", wordXML("<w:p>"+nest(`<w:footnoteReference w:id="1"/>`, "</w:p>"+p("", r("One.")))), "word/footnotes.xml", `<w:footnotes `+wordSpaces+`><w:footnote w:id="1">`+p("", r(strings.Repeat("Note. ", many)))+`</w:footnote></w:footnotes>`), "One.\n"},
		{"one long number many times", packed(t, "word/document.xml", wordXML(nest(p(num("1", "0"), r("x")), p("", r("One.")))), "word/numbering.xml", strings.Replace(wordNumbers, `"%1."`, `"%1`+strings.Repeat("-", many)+`"`, 1)), "One.\n"},
		{"one long address many times", packed(t, "word/document.xml", wordXML(nest(p("", `<w:hyperlink r:id="r1">`+r("x")+`</w:hyperlink>`), p("", r("One.")))), "word/_rels/document.xml.rels",
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/hyperlink" Target="https://example.org/`+strings.Repeat("a", 4000)+`" TargetMode="External"/></Relationships>`), "One.\n"},
		{"one long name for many comments", odt(odtXML("<text:p>One.<office:annotation><dc:creator>" + strings.Repeat("Ola ", many) + "</dc:creator>" + nest("<text:p>x</text:p>", "</office:annotation></text:p>"))), "One.\n"},
		{"many notes", packed(t, "word/document.xml", wordXML("<w:p>"+nest(`<w:footnoteReference w:id="1"/>`, "</w:p>"+p("", r("One.")))), "word/footnotes.xml", `<w:footnotes `+wordSpaces+`><w:footnote w:id="1">`+p("", r("Note."))+`</w:footnote></w:footnotes>`), "One.\n"},
	}
	for _, c := range tests {
		ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
		start := time.Now()
		parts := office.DOCX
		if office.SniffODT(doc.Source{Data: c.data}) {
			parts = office.ODT
		}
		got := read(ctx, parts, c.data)
		if ctx.Err() != nil {
			t.Errorf("%s: no end", c.name)
		}
		cancel()
		t.Logf("%s: %v", c.name, time.Since(start).Round(time.Millisecond))
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %.300q, want %q", c.name, got, c.want)
		}
	}
}

// Reading ends with its context.
func TestEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	data := packed(t, "word/document.xml", wordXML(strings.Repeat(p("", r("One.")), 1<<16)))
	if got := read(ctx, office.DOCX, data); strings.Count(got, "One.") > 4096 {
		t.Error("it was read to its end")
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add(wordXML(p(style("Titel")+num("1", "0"), r("One")+`<w:r><w:footnoteReference w:id="2"/></w:r>`)+`<w:tbl><w:tr><w:tc>`+p("", r("a"))+`</w:tc></w:tr></w:tbl>`), wordStyles, wordNumbers, `<w:footnotes `+wordSpaces+`><w:footnote w:id="2"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote></w:footnotes>`)
	f.Fuzz(func(t *testing.T, body, styles, numbering, notes string) {
		data := packed(t, "word/document.xml", body, "word/styles.xml", styles, "word/numbering.xml", numbering, "word/footnotes.xml", notes, "word/comments.xml", notes, "word/_rels/document.xml.rels", styles, "docProps/core.xml", notes)
		if read(t.Context(), office.DOCX, data) == "" {
			t.Error("nothing, and no word why")
		}
	})
}

func FuzzODT(f *testing.F) {
	f.Add(odtXML(`<text:h text:outline-level="2">a</text:h><text:list text:style-name="L1"><text:list-item><text:p>b<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>c</text:p></text:note-body></text:note></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell/></table:table-row></table:table>`), "")
	f.Fuzz(func(t *testing.T, body, styles string) {
		if read(t.Context(), office.ODT, packed(t, "mimetype", odtMime, "content.xml", body, "styles.xml", styles, "meta.xml", styles, "META-INF/manifest.xml", styles)) == "" {
			t.Error("nothing, and no word why")
		}
		read(t.Context(), office.ODT, []byte(body))
	})
}

func FuzzRefused(f *testing.F) {
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and a sector"))
	f.Add(packed(f, "xl/workbook.xml", "x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		src := doc.Source{Data: data}
		office.SniffRefused(src)
		office.SniffDOCX(src)
		office.SniffODT(src)
		read(t.Context(), office.DOCX, data)
		read(t.Context(), office.ODT, data)
	})
}

// A long report must open while the reader looks: budget 20 MB/s of its XML, of
// which a tenth is text.
func BenchmarkDOCX(b *testing.B) {
	run := `<w:r w:rsidR="00AB12CD"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">The harbour of Vardø lies further east </w:t></w:r>`
	body := wordXML(strings.Repeat(p(`<w:spacing w:after="120"/><w:jc w:val="both"/>`, run+run+run), 1000))
	data := packed(b, "word/document.xml", body)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		read(b.Context(), office.DOCX, data)
	}
}
