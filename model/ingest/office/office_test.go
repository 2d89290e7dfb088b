package office_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/office"
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

// written shows blocks a line each: the role, the text with its links in
// brackets, and the reason of those that are left out.
func written(blocks []doc.Block) string {
	names := map[model.Role]string{model.Heading: "# ", model.Caption: "^ ", model.ListItem: "* ", model.BlockQuote: "> ", model.TableRow: "| "}
	var b strings.Builder
	for _, x := range blocks {
		text, at := "", 0
		for _, l := range x.Links {
			text += x.Text[at:l.Start] + "[" + x.Text[l.Start:l.End] + "](" + l.URL + ")"
			at = l.End
		}
		line := strings.Repeat("  ", int(x.Level)) + names[x.Role] + text + x.Text[at:]
		if x.Reason != "" {
			line = "{" + x.Reason + "} " + line
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// read reads a document with its errors, as written shows it.
func read(ctx context.Context, parts func(context.Context, doc.Source, doc.Limits) iter.Seq[doc.Part], data []byte) string {
	var b strings.Builder
	for p := range parts(ctx, doc.Source{Path: "d", Data: data}, doc.NewLimits(int64(len(data)))) {
		var problem *doc.Problem
		switch {
		case p.Load != nil:
			src, err := p.Load()
			fmt.Fprintf(&b, "%s: %s %v\n", p.Name, src.Data, err)
		case errors.As(p.Err, &problem):
			b.WriteString("! " + problem.Text + "\n")
		case p.Err != nil:
			b.WriteString("no problem: " + p.Err.Error() + "\n")
		default:
			b.WriteString(written(p.Doc.Blocks))
		}
	}
	return b.String()
}

// One document in three formats, from the file to the article.
func TestDocuments(t *testing.T) {
	const want = `# Storm closes the harbour of Vardø
# 1. What happened
The harbour was closed on Monday, [the harbour master wrote](https://example.org/letter).[1] Some twenty-five ships wait outside with 10⁶ litres of oil.
[1] The letter is dated 14 March 2016.
The council met at noon and will meet again.[i]
# 1.1 What is needed
* 1. A new breakwater,
  * a) of stone, or
  * b) of concrete;
* 2. money for it.
* Nobody was hurt.
> “We have asked for years,” said the harbour master.
^ Table 1: Ships that wait
| Ship · Length · Load
| [Aurora](https://example.org/aurora) · 112 m · oil
| Bora · 98 m · fish
wind 31 m/s
waves 9 m
The storm is expected to pass on Thursday, the weather service said.
The harbour was built in 1897 and has been closed four times since.
[i] Minutes of the council, page 3.
title: Storm closes the harbour of Vardø (title in the text)
author: Ingrid Nilsen (document properties)
published: 
language: en (text)
header of the page: Draft for the Northern Courier
table of contents: 1. What happened 1
comment by Ola Berg: Who counted them?
hidden text: (call them back)
footer of the page: Page 1
`
	for _, name := range []string{"harbour.docx", "harbour.odt", "harbour.fodt"} {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for a, err := range ingest.Articles(t.Context(), doc.Source{Path: name, Data: data}, ingest.Options{}) {
			if err != nil {
				t.Fatal(err)
			}
			n++
			if diff := cmp.Diff(want, shown(a)); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d articles", name, n)
		}
	}
}

// shown is an article as lines.
func shown(a *model.Article) string {
	var blocks []doc.Block
	links := a.Links
	for _, p := range a.Paragraphs {
		b := doc.Block{Text: a.Text[p.Start:p.End], Role: p.Role, Level: p.Level}
		for len(links) > 0 && links[0].End <= p.End {
			l := links[0]
			l.Start, l.End = l.Start-p.Start, l.End-p.Start
			b.Links, links = append(b.Links, l), links[1:]
		}
		blocks = append(blocks, b)
	}
	text := written(blocks)
	text += fmt.Sprintf("title: %s (%s)\nauthor: %s (%s)\npublished: %s\nlanguage: %s (%s)\n", a.Title, a.Origin(model.FieldTitle), a.Author, a.Origin(model.FieldAuthor),
		a.Published, a.Language, a.Origin(model.FieldLanguage))
	for _, r := range a.Removed {
		text += r.Reason + ": " + r.Text + "\n"
	}
	return text
}

// What is known and not read says what it is and what to do.
func TestRefused(t *testing.T) {
	compound := func(names ...string) []byte {
		data := make([]byte, 512+128*len(names))
		copy(data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
		data[30] = 9 // sectors of 512 bytes; the directory is the first
		for i, name := range names {
			for j, c := range []byte(name) {
				data[512+128*i+2*j] = c
			}
		}
		return data
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"RTF":                {[]byte(`{\rtf1\ansi Hello}`), "is an RTF document, which is not read; save it as .docx, .odt or .txt."},
		"Word before 2007":   {compound("Root Entry", "1Table", "WordDocument"), "is a document of Word before 2007 (.doc), which is not read; save it as .docx."},
		"Excel before 2007":  {compound("Root Entry", "Workbook"), "is an Excel workbook, which is not read; save the text in it as .docx, .csv or .txt."},
		"PowerPoint":         {compound("Root Entry", "PowerPoint Document"), "is a PowerPoint presentation, which is not read; save it as .pdf."},
		"Outlook":            {compound("Root Entry", "__properties_version1.0"), "is an Outlook message (.msg), which is not read; save it as .eml or .txt."},
		"an encrypted DOCX":  {compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), "is encrypted; save it without a password first."},
		"an unknown old one": {compound("Root Entry"), "is an old office document, which is not read; save it as .docx, .odt or .txt."},
		"a broken old one":   {compound()[:20], "is an old office document, which is not read; save it as .docx, .odt or .txt."},
		"a workbook":         {packed(t, "[Content_Types].xml", "", "xl/workbook.xml", ""), "is a spreadsheet, which is not read; save the text in it as .docx, .odt or .txt."},
		"slides":             {packed(t, "[Content_Types].xml", "", "ppt/presentation.xml", ""), "is a presentation, which is not read; save it as .pdf."},
		"an ODS sheet":       {packed(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "is a spreadsheet, which is not read; save the text in it as .docx, .odt or .txt."},
		"a drawing":          {packed(t, "mimetype", "application/vnd.oasis.opendocument.graphics"), "is an OpenDocument file without running text, which is not read; save it as .pdf."},
		"Pages":              {packed(t, "Index/Document.iwa", ""), "is a document of Pages, Numbers or Keynote, which is not read; export it as .docx, .epub or .pdf."},
		"WordPerfect":        {[]byte("\xff\x57\x50\x43 text"), "is a WordPerfect document, which is not read; save it as .docx, .odt or .txt."},
	} {
		got := ""
		for a, err := range ingest.Articles(t.Context(), doc.Source{Path: "d.docx", Data: c.data}, ingest.Options{}) {
			if a != nil {
				t.Errorf("%s: read", name)
				continue
			}
			got += err.Error()
		}
		if got != "d.docx "+c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
	for name, data := range map[string][]byte{"text": []byte("Hello."), "a ZIP archive": packed(t, "a.txt", "x"), "nothing": nil} {
		if office.SniffRefused(doc.Source{Data: data}) {
			t.Errorf("%s is refused", name)
		}
	}
}

// The content tells what a file is, not its name.
func TestWrongNames(t *testing.T) {
	a, err := ingest.Read("letter.docx", []byte("The ferry was late again on Monday, and the harbour was closed."))
	if err != nil || a.Format != "plain text" {
		t.Errorf("text: %v, %v", a, err)
	}
	data, err := os.ReadFile("testdata/harbour.odt")
	if err != nil {
		t.Fatal(err)
	}
	if a, err := ingest.Read("letter.txt", data); err != nil || a.Format != "OpenDocument text" {
		t.Errorf("an OpenDocument text: %v", err)
	}
}

// numbers writes a format for each number below n.
func numbers(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// In folders, too, a reader is told what to do with what is known and not read.
func TestRefusedInFolders(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/old.rtf", []byte(`{\rtf1 Hello}`), 0o600); err != nil {
		t.Fatal(err)
	}
	files, skips := ingest.List(ingest.Walk(t.Context(), dir))
	if len(files) != 1 || len(skips) != 0 {
		t.Fatalf("%v, %v", files, skips)
	}
	if _, err := files[0].Read(); err == nil || !strings.HasSuffix(err.Error(), "is an RTF document, which is not read; save it as .docx, .odt or .txt.") {
		t.Errorf("%v", err)
	}
	if strings.Contains(ingest.Extensions(), ".rtf") {
		t.Error("RTF is said to be read")
	}
}
