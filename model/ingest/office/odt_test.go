package office_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model/ingest/doc"
	"lectern/model/ingest/office"
)

const odtSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"`

func odtXML(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ` + odtSpaces + `><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"/><style:style style:name="P2" style:parent-style-name="P3"/><style:style style:name="P3" style:parent-style-name="P2"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="3"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>
</office:automatic-styles><office:body><office:text>` + body + `</office:text></office:body></office:document-content>`
}

const odtMime = "application/vnd.oasis.opendocument.text"

// What the elements of OpenDocument's text come to.
func TestODT(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"styles": {`<text:p text:style-name="P1">Head</text:p><text:p text:style-name="P2">Text.</text:p><text:p text:style-name="Quotations">Said.</text:p><text:p text:style-name="Contents_20_2">x 1</text:p>`,
			"# Head\nText.\n> Said.\n{table of contents} x 1\n"},
		"blanks": {`<text:p>a<text:s text:c="4"/>b<text:tab/>c<text:line-break/>d <text:span> e</text:span>` + "\n" + `f</text:p>`, "a b c d e f\n"},
		"lists": {`<text:list text:style-name="L1"><text:list-item><text:p>a</text:p><text:p>still a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item><text:list-header><text:p>h</text:p></text:list-header><text:list-item text:start-value="9"><text:p>c</text:p></text:list-item></text:list><text:p>Between.</text:p><text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>d</text:p></text:list-item></text:list><text:list text:style-name="L1"><text:list-item><text:p>e</text:p></text:list-item></text:list>`,
			"* 3. a\n* still a\n  * 3.1. b\n* h\n* 9. c\nBetween.\n* 10. d\n* 3. e\n"},
		"changes and indexes": {`<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:table-of-content><text:table-of-content-source><text:index-title-template>T</text:index-title-template></text:table-of-content-source><text:index-body><text:p>One 1</text:p></text:index-body></text:table-of-content><text:p>a<text:change/>b</text:p>`,
			"{table of contents} One 1\nab\n"},
		"notes in a table": {`<table:table><table:table-row><table:table-cell><text:p>a<text:note text:note-class="footnote"><text:note-citation>*</text:note-citation><text:note-body><text:p>Note.</text:p></text:note-body></text:note></text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell><table:table-cell><text:p>d</text:p></table:table-cell></table:table-row></table:table>`,
			"| a[*] · b\n| c · d\n[*] Note.\n"},
		"pictures and boxes":       {`<text:p>Text <draw:frame><draw:image xlink:href="x.png"/><svg:title>A ship</svg:title></draw:frame>goes on.<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p>`, "Text goes on.\n{picture} A ship\nBoxed.\n"},
		"comments":                 {`<text:p>Text<office:annotation><dc:creator>Ola</dc:creator><dc:date>2016</dc:date><text:list><text:list-item><text:p>No.</text:p></text:list-item></text:list><text:p>Why?</text:p></office:annotation>.</text:p>`, "Text.\n{comment by Ola} No.\n{comment by Ola} Why?\n"},
		"links":                    {`<text:p><text:a xlink:href="https://example.org/">out</text:a> <text:a xlink:href="#x">in</text:a> <text:a xlink:href="../other.odt">file</text:a></text:p>`, "[out](https://example.org/) in file\n"},
		"headings without numbers": {`<text:h text:outline-level="3">Deep</text:h><text:section><text:p>Text.</text:p></text:section>`, "# Deep\nText.\n"},
		"ruby":                     {`<text:p><text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby></text:p>`, "漢\n"},
		"nothing":                  {``, "! holds no text; there is nothing to read.\n"},
		"unclosed":                 {`<text:p>One.</text:p><text:p>Two.<text:note><text:note-body><text:p>N.`, "One.\nTwo.\n! is damaged: its text breaks off; the rest was left out.\n"},
	} {
		body := odtXML(c.in)
		if name == "unclosed" {
			body = body[:strings.Index(body, "N.")]
		}
		if diff := cmp.Diff(c.want, read(t.Context(), office.ODT, packed(t, "mimetype", odtMime, "content.xml", body))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestODTLocked(t *testing.T) {
	data := packed(t, "mimetype", odtMime, "content.xml", "\x01\x02", "META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`)
	if got := read(t.Context(), office.ODT, data); got != "! is encrypted; save it without a password first.\n" {
		t.Error(got)
	}
}

func TestSniff(t *testing.T) {
	docx := packed(t, "[Content_Types].xml", "", "word/document.xml", wordXML(p("", r("Text."))))
	odt := packed(t, "mimetype", odtMime, "content.xml", odtXML(""))
	for name, c := range map[string]struct {
		data      []byte
		docx, odt bool
	}{
		"a Word document":          {docx, true, false},
		"one that was cut off":     {docx[:len(docx)/2], true, false},
		"an OpenDocument text":     {odt, false, true},
		"a template":               {packed(t, "mimetype", odtMime+"-template"), false, true},
		"a sheet":                  {packed(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), false, false},
		"in one file":              {[]byte(`<?xml version="1.0"?><office:document office:mimetype="` + odtMime + `">`), false, true},
		"a document in a folder":   {packed(t, "a/word/document.xml", ""), false, false},
		"a ZIP archive":            {packed(t, "a.txt", "x"), false, false},
		"text":                     {[]byte("word/document.xml"), false, false},
		"nothing":                  {nil, false, false},
		"no more than a beginning": {[]byte("PK\x03\x04"), false, false},
	} {
		src := doc.Source{Path: "a.zip", Data: c.data}
		if office.SniffDOCX(src) != c.docx || office.SniffODT(src) != c.odt {
			t.Errorf("%s: %v, %v", name, office.SniffDOCX(src), office.SniffODT(src))
		}
	}
}
