package office_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model/ingest/doc"
	"lectern/model/ingest/office"
)

const wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`

func wordXML(body string) string {
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + wordSpaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`
}

// p is a paragraph with properties and text.
func p(properties, text string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr>` + text + `</w:p>`
}

// r is a run of text.
func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

const wordStyles = `<w:styles ` + wordSpaces + `>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Chapter name"/><w:basedOn w:val="Loop"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Mine"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="HTML Preformatted"/></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
</w:styles>`

const wordNumbers = `<w:numbering ` + wordSpaces + `>
<w:abstractNum w:abstractNumId="10"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="11"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="12"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="berschrift1"/><w:lvlText w:val="Part %1:"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift2"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="10"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="11"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="10"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="12"/></w:num>
</w:numbering>`

// num makes a paragraph an item of a list.
func num(id, level string) string {
	return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr>`
}

func style(id string) string { return `<w:pStyle w:val="` + id + `"/>` }

// What the elements of Word's text come to.
func TestDOCX(t *testing.T) {
	const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/hyperlink" Target="https://example.org/a?b=1&amp;c=2" TargetMode="External"/><Relationship Id="r2" Type="x/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`
	const notes = `<w:footnotes ` + wordSpaces + `><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> See there.</w:t></w:r></w:p><w:p><w:r><w:t>And here.</w:t></w:r></w:p></w:footnote></w:footnotes>`
	ref := `<w:r><w:footnoteReference w:id="2"/></w:r>`
	cell := func(s string) string { return `<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>` + s + `</w:tc>` }
	row := func(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }
	for name, c := range map[string]struct{ in, want string }{
		"styles by their English names": {p(style("Titel"), r("Name")) + p(style("Zitat"), r("Said.")) + p(style("V1"), r("One 1")) + p(style("Mine"), r("Head")) + p(`<w:outlineLvl w:val="2"/>`, r("Inner")) + p("", r("Text.")),
			"# Name\n> Said.\n{table of contents} One 1\n# Head\n# Inner\nText.\n"},
		"numbered headings": {p(style("berschrift1"), r("A")) + p(style("berschrift2"), r("B")) + p(style("berschrift2"), r("C")) + p(style("berschrift1"), r("D")) + p(style("berschrift2"), r("E")),
			"# Part I: A\n# 1.1 B\n# 1.2 C\n# Part II: D\n# 2.1 E\n"},
		"lists": {p(num("1", "0"), r("a")) + p(num("1", "1"), r("b")) + p(num("1", "1"), r("c")) + p(num("1", "0"), r("d")) + p(num("3", "0"), r("e")) + p(num("1", "0"), r("f")) + p(style("ListBullet"), r("g")) + p(num("0", "0"), r("h")) + p(num("99", "8"), r("i")),
			"* 1. a\n  * 1a) b\n  * 1b) c\n* 2. d\n* 7. e\n* 8. f\n* g\nh\ni\n"},
		"tracked changes": {p("", r("One")+`<w:del w:id="1"><w:r><w:delText> two</w:delText></w:r></w:del><w:ins w:id="2">`+r(" three")+`</w:ins><w:moveFrom w:id="3">`+r(" four")+`</w:moveFrom>`+r(".")) +
			p(`<w:rPr><w:del w:id="4"/></w:rPr>`, r("This goes")) + p("", r(" on.")),
			"One three.\nThis goes on.\n"},
		"fields": {p("", r("See ")+`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+r("there")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+r(", page ")+
			`<w:fldSimple w:instr=" PAGEREF x ">`+r("7")+`</w:fldSimple>`+r(".")) + p("", r("An open one ")+`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`+r("is hidden")) + p("", r("Until here.")),
			"See [there](https://example.org/x), page 7.\nAn open one\nUntil here.\n"},
		"links": {p("", `<w:hyperlink r:id="r1">`+r("out")+`</w:hyperlink>`+r(" ")+`<w:hyperlink r:id="r2">`+r("file")+`</w:hyperlink>`+r(" ")+`<w:hyperlink w:anchor="x">`+r("in")+`</w:hyperlink>`),
			"[out](https://example.org/a?b=1&c=2) file in\n"},
		"one note twice": {p("", r("One")+ref+r(".")) + p("", r("Two")+ref+r(".")), "One[1].\n[1] See there.\nAnd here.\nTwo[1].\n"},
		"notes":          {p("", r("One")+ref+r(".")) + p("", r("Two.")), "One[1].\n[1] See there.\nAnd here.\nTwo.\n"},
		"a text box once, by the first choice": {p("", r("Around ")+`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:docPr descr="A map"/><w:txbxContent>`+p("", r("Boxed."))+`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>`+p("", r("Boxed."))+`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`+r("it.")),
			"Around it.\n{picture} A map\nBoxed.\n"},
		"a table of data": {`<w:tbl><w:tblPr/>` + row(cell(p("", r("Ship"))), cell(p("", r("Length")))) + row(cell(p("", r("Aurora")+ref)), cell(p("", r("12"))+p("", r("m")))) + row(cell(p("", "")), cell(p("", r("14 m")))) + `</w:tbl>` + p("", r("After.")),
			"| Ship · Length\n| Aurora[1] · 12 m\n| 14 m\n[1] See there.\nAnd here.\nAfter.\n"},
		"a table that lays out": {`<w:tbl>` + row(cell(p(style("Mine"), r("Head"))+p("", r("Text."))), cell(p("", r("Side.")))) + row(cell(p("", r("x"))), cell(p("", r("y")))) + `</w:tbl>`, "# Head\nText.\nSide.\nx\ny\n"},
		"a table in a table": {`<w:tbl>` + row(cell(p("", r("Left"))), cell(`<w:tbl>`+row(cell(p("", r("a"))), cell(p("", r("b"))))+row(cell(p("", r("c"))), cell(p("", r("d"))))+`</w:tbl>`+p("", ""))) + row(cell(p("", r("x"))), cell(p("", r("y")))) + `</w:tbl>`,
			"Left\n| a · b\n| c · d\nx\ny\n"},
		"runs": {p("", r("10")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>`+r(" on the 25")+`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>th</w:t></w:r><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>d</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>`),
			"10⁶ on the 25th a b-cd\n{hidden text} secret\n"},
		"a large first letter": {p(`<w:framePr w:dropCap="drop"/>`, r("O")) + p("", r("nce upon a time.")), "Once upon a time.\n"},
		"code":                 {p(style("Code"), `<w:r><w:t>one</w:t><w:br/><w:t xml:space="preserve">  two</w:t></w:r>`), "one\ntwo\n"},
		"controls": {`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>` + p("", r("Contents")) + `</w:sdtContent></w:sdt>` + p("", `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>`+r("Click here")+`</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>`+r("Text.")+`</w:sdtContent></w:sdt>`),
			"{table of contents} Contents\nText.\n"},
		"a formula and ruby": {p("", `<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath><w:r><w:ruby><w:rt>`+r("かん")+`</w:rt><w:rubyBase>`+r("漢")+`</w:rubyBase></w:ruby></w:r>`), "x=2漢\n"},
		"a comment":          {p("", `<w:commentRangeStart w:id="0"/>`+r("Text.")+`<w:r><w:commentReference w:id="0"/></w:r>`), "Text.\n{comment by Ola} Really?\n"},
		"other prefixes":     {`</w:body></w:document><a:document xmlns:a="http://purl.oclc.org/ooxml/wordprocessingml/main"><a:body><a:p><a:r><a:t>Strict.</a:t></a:r></a:p></a:body></a:document>`, "Strict.\n"},
		"nothing":            {"", "! holds no text; there is nothing to read.\n"},
		"cut off":            {p("", r("One.")) + `<w:p><w:r><w:t>Two and`, "One.\nTwo\n! is damaged: its text breaks off; the rest was left out.\n"},
		"broken":             {p("", r("One.")) + `</w:p></w:tbl></w:p><w:tc>` + p("", r("Two.")) + `<w:p <>`, "One.\nTwo.\n! is damaged: its text breaks off; the rest was left out.\n"},
	} {
		body := wordXML(c.in)
		if name == "cut off" {
			body = body[:strings.Index(body, "Two and")+len("Two")]
		}
		data := packed(t, "[Content_Types].xml", "", "word/document.xml", body, "word/_rels/document.xml.rels", relations, "word/styles.xml", wordStyles, "word/numbering.xml", wordNumbers, "word/footnotes.xml", notes,
			"word/comments.xml", `<w:comments `+wordSpaces+`><w:comment w:id="0" w:author="Ola"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>`)
		if diff := cmp.Diff(c.want, read(t.Context(), office.DOCX, data)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The text may have another name, which the package tells; its parts may be
// missing.
func TestDOCXPackage(t *testing.T) {
	body := wordXML(p(style("Titel"), r("Text.")))
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"only the text": {[]string{"word/document.xml", body}, "Text.\n"},
		"another name": {[]string{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`,
			"word/document.xml", wordXML(p("", r("Old."))), "word/document2.xml", body}, "Text.\n"},
		"damaged parts": {[]string{"word/document.xml", body, "word/styles.xml", "<w:st", "word/numbering.xml", "\x00\x01", "word/_rels/document.xml.rels", "<<<"}, "Text.\n"},
		"a page instead of text": {[]string{"word/document.xml", wordXML(`<w:altChunk r:id="r1"/>`), "word/afchunk.htm", "<p>Text.</p>", "word/_rels/document.xml.rels",
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="afchunk.htm"/></Relationships>`}, "word/afchunk.htm: <p>Text.</p> <nil>\n"},
		"ways out of the archive": {[]string{"word/document.xml", body, "_rels/.rels", `<Relationships><Relationship Id="x" Type="x/officeDocument" Target="../../../../etc/passwd"/></Relationships>`}, "Text.\n"},
	} {
		if diff := cmp.Diff(c.want, read(t.Context(), office.DOCX, packed(t, c.files...))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestProperties(t *testing.T) {
	for name, c := range map[string]struct{ title, creator, want string }{
		"good":           {"A title", "Ann Author", "A title|Ann Author"},
		"made up":        {"Microsoft Word - Dokument1", "Microsoft Office User", "|"},
		"a file's name":  {"letter.docx", "user", "|"},
		"without a name": {"Untitled 1", "", "|"},
		"two lines":      {"A\n title ", " Ann\u202e ", "A title|Ann"},
	} {
		data := packed(t, "word/document.xml", wordXML(p("", r("Text."))), "docProps/core.xml",
			`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>`+c.title+`</dc:title><dc:creator>`+c.creator+`</dc:creator><dcterms:created>2016-03-25T10:00:00Z</dcterms:created></cp:coreProperties>`)
		for part := range office.DOCX(t.Context(), doc.Source{Data: data}, doc.NewLimits(1)) {
			if got := part.Doc.Title + "|" + part.Doc.Author; got != c.want || part.Doc.Published.Known() {
				t.Errorf("%s: %q, %v", name, got, part.Doc.Published)
			}
		}
	}
}
