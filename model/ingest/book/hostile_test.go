package book_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/model/ingest/book"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/internal/racing"
)

// Damage costs what is damaged, and is told; the rest of the book opens.
func TestDamage(t *testing.T) {
	const one = "<p>One.</p>"
	two, twoSpine := items("a.xhtml", "b.xhtml")
	plain := packageXML(two, twoSpine)
	locked := func(method string, names ...string) string {
		text := `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">`
		for _, name := range names {
			text += fmt.Sprintf(`<enc:EncryptedData><enc:EncryptionMethod Algorithm="%s"/><enc:CipherData><enc:CipherReference URI="%s"/></enc:CipherData></enc:EncryptedData>`, method, name)
		}
		return text + "</encryption>"
	}
	const aes, font = "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding"
	tests := []struct {
		name string
		data []byte
		want []string
	}{
		{"a missing file", ebook(t, plain, "OEBPS/a.xhtml", page(one)), []string{
			"! OEBPS/b.xhtml is missing in the EPUB book, though it is named there.", "OEBPS/a.xhtml | Chapter 1 | One.",
		}},
		{"an empty file", ebook(t, plain, "OEBPS/a.xhtml", "", "OEBPS/b.xhtml", page(one)), []string{"OEBPS/b.xhtml | Chapter 1 | One."}},
		{"a reference to nothing", ebook(t, packageXML(two, `<itemref idref="x"/>`+twoSpine), "OEBPS/a.xhtml", page(one), "OEBPS/b.xhtml", page("<p>Two.</p>")), []string{
			"! x is named in the reading order, but is no file of the book.", "OEBPS/a.xhtml | Chapter 1 | One.", "OEBPS/b.xhtml | Chapter 2 | Two.",
		}},
		{"one id twice, and one file twice", ebook(t, packageXML(two+`<item id="a.xhtml" href="b.xhtml" media-type="application/xhtml+xml"/>`, twoSpine+twoSpine), "OEBPS/a.xhtml", page(one), "OEBPS/b.xhtml", page("<p>Two.</p>")), []string{
			"OEBPS/a.xhtml | Chapter 1 | One.", "OEBPS/b.xhtml | Chapter 2 | Two.",
		}},
		{"names in another case, encoded, with backslashes", ebook(t, packageXML(`<item id="a" href="Text\A%20b.XHTML" media-type="application/xhtml+xml"/>`, `<itemref idref="a"/>`), "oebps/text/a b.xhtml", page(one)), []string{
			"oebps/text/a b.xhtml | Chapter 1 | One.",
		}},
		{"no container", packed(t, "mimetype", "application/epub+zip", "OEBPS/book.opf", plain, "OEBPS/a.xhtml", page(one), "OEBPS/b.xhtml", ""), []string{"OEBPS/a.xhtml | Chapter 1 | One."}},
		{"no package", packed(t, "mimetype", "application/epub+zip", "p10.xhtml", page("<p>Two.</p>"), "p9.xhtml", page(one)), []string{
			"!  has no package file; its pages are shown in the order of their names.", "p9.xhtml | Chapter 1 | One.", "p10.xhtml | Chapter 2 | Two.",
		}},
		{"a package that breaks off", ebook(t, plain[:strings.Index(plain, `<itemref idref="b`)], "OEBPS/a.xhtml", page(one)), []string{
			"!  has a damaged package file; what could be read of it is shown.", "OEBPS/a.xhtml | Chapter 1 | One.",
		}},
		{"a byte order mark and UTF-16", ebook(t, "\ufeff"+plain, "OEBPS/a.xhtml", "\xff\xfe"+wide(page("<p>Jürgen.</p>")), "OEBPS/b.xhtml", "\ufeff"+page(one)), []string{
			"OEBPS/a.xhtml | Chapter 1 | Jürgen.", "OEBPS/b.xhtml | Chapter 2 | One.",
		}},
		{"another charset", ebook(t, strings.Replace(plain, `"1.0"`, `"1.0" encoding="ISO-8859-1"`, 1), "OEBPS/a.xhtml", "<?xml version='1.0' encoding='windows-1252'?><html><body><p>Caf\xe9 \x93x\x94</p></body></html>", "OEBPS/b.xhtml", ""), []string{
			"OEBPS/a.xhtml | Chapter 1 | Café “x”",
		}},
		{"locked", ebook(t, plain, "META-INF/encryption.xml", locked(aes, "OEBPS/a.xhtml", "OEBPS/b.xhtml"), "OEBPS/a.xhtml", "\x01\x02", "OEBPS/b.xhtml", "\x03"), []string{
			"!  is protected against copying (DRM); open it in the program that it was bought for.",
		}},
		{"locked in part", ebook(t, plain, "META-INF/encryption.xml", locked(aes, "OEBPS/a.xhtml"), "OEBPS/a.xhtml", "\x01\x02", "OEBPS/b.xhtml", page(one)), []string{
			"! OEBPS/a.xhtml is protected against copying (DRM); it was left out.", "OEBPS/b.xhtml | Chapter 1 | One.",
		}},
		{"fonts made unreadable", ebook(t, plain, "META-INF/encryption.xml", locked(font, "OEBPS/f.otf", "OEBPS/a.xhtml"), "OEBPS/a.xhtml", page(one), "OEBPS/b.xhtml", ""), []string{"OEBPS/a.xhtml | Chapter 1 | One."}},
		{"only pictures", ebook(t, plain, "OEBPS/a.xhtml", page("<img src='a.jpg'/>"), "OEBPS/b.xhtml", page("")), []string{
			"!  is a book without text: its pages are pictures, which are not read.",
		}},
		{"no ZIP archive", []byte("PK\x03\x04 and nothing more"), []string{"!  is a damaged or cut-off EPUB book; get or save it again."}},
		{"ways out of the archive", ebook(t, packageXML(`<item id="a" href="../../../etc/passwd" media-type="text/html"/><item id="b" href="%2e%2e/%2e%2e/etc/passwd" media-type="text/html"/><item id="c" href="file:///etc/passwd" media-type="text/html"/><item id="d" href="/etc/passwd" media-type="text/html"/>`,
			`<itemref idref="a"/><itemref idref="b"/><itemref idref="c"/><itemref idref="d"/>`), "../../etc/shadow", page(one)), []string{
			"! etc/passwd is missing in the EPUB book, though it is named there.", "! c is named in the reading order, but is no file of the book.",
		}},
	}
	for _, c := range tests {
		if diff := cmp.Diff(c.want, parts(t.Context(), c.data)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// wide is UTF-16 of text of the Latin script.
func wide(s string) string {
	var b []byte
	for _, r := range s {
		b = binary.LittleEndian.AppendUint16(b, uint16(r)) //nolint:gosec // Latin
	}
	return string(b)
}

// What is made to take memory or time for ever ends, and says so.
func TestBombs(t *testing.T) {
	racing.SkipLarge(t)
	one, oneSpine := items("a.xhtml")
	plain := packageXML(one, oneSpine)
	lying := func() []byte { // the directory claims ten bytes
		data := ebook(t, plain, "OEBPS/a.xhtml", page("<p>"+strings.Repeat("x ", 1<<20)))
		at := bytes.LastIndex(data, []byte("PK\x01\x02"))
		binary.LittleEndian.PutUint32(data[at+24:], 10)
		return data
	}
	many := func() []byte {
		var names, files []string
		text := page("<p>One.</p>" + strings.Repeat(" ", 27<<20))
		for i := range 16 {
			names = append(names, fmt.Sprintf("%d.xhtml", i))
			files = append(files, "OEBPS/"+names[i], text)
		}
		manifest, spine := items(names...)
		return ebook(t, packageXML(manifest, spine), files...)
	}
	entities := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>`
	tests := []struct {
		name string
		data []byte
		want string // in one of the lines
	}{
		{"a chapter of 100 MB", ebook(t, plain, "OEBPS/a.xhtml", strings.Repeat("\x00", 100<<20)), "! OEBPS/a.xhtml is larger than 64 MB once unpacked; it was left out."},
		{"many large chapters", many(), "unpacks to more than "},
		{"a lying size", lying(), "! OEBPS/a.xhtml is damaged: unpacking it failed"},
		{"entities in the package", ebook(t, strings.Replace(plain, `<?xml version="1.0"?>`, entities, 1), "OEBPS/a.xhtml", page("<p>One.</p>")), "One."},
		{"entities in a title", ebook(t, strings.Replace(strings.Replace(plain, `<?xml version="1.0"?>`, entities, 1), "The Book", "&c;&e;", 1), "OEBPS/a.xhtml", page("<p>One.</p>")), "One."},
		{"entities in a chapter", ebook(t, plain, "OEBPS/a.xhtml", entities+`<html><body><p>One &c; &e;</p></body></html>`), "One &c; &e;"},
		{"a million nested elements", ebook(t, plain, "OEBPS/a.xhtml", page(strings.Repeat("<div>", 1<<20)+"One.")), "One."},
		{"a million nested elements in the package", ebook(t, strings.Replace(plain, "<metadata", strings.Repeat("<x>", 1<<20)+"<metadata", 1), "OEBPS/a.xhtml", page("<p>One.</p>")), "One."},
		{"a million entries", ebook(t, packageXML(navItem+one, oneSpine), "OEBPS/nav.xhtml", nav(strings.Repeat(`<li><a href="a.xhtml#x">X</a></li>`, 1<<20)), "OEBPS/a.xhtml", page("<p>One.</p>")), "One."},
		{"entries into one nest", ebook(t, packageXML(navItem+one, oneSpine), "OEBPS/nav.xhtml", nav(numbers(20_000, `<li><a href="a.xhtml#x%d">X</a></li>`)), "OEBPS/a.xhtml", page(numbers(20_000, `<i id="x%d">`)+"One.")), "One."},
		{"a hundred thousand pages", ebook(t, packageXML(numbers(100_000, `<item id="i%d" href="a.xhtml" media-type="text/html"/>`), numbers(100_000, `<itemref idref="i%d"/>`)), "OEBPS/a.xhtml", page("<p>One.</p>")), "One."},
		{"a hundred thousand pages that are missing", ebook(t, packageXML(numbers(100_000, `<item id="i%[1]d" href="%[1]d.xhtml" media-type="text/html"/>`), numbers(100_000, `<itemref idref="i%d"/>`))), "!  has 99900 more files that cannot be read."},
		{"no ends", ebook(t, plain, "OEBPS/a.xhtml", strings.Repeat(`<a b="<!--<![CDATA[<?`, 1<<18)+"<rt><math alttext='x'><svg><text>One."), ""},
		{"open scripts", ebook(t, plain, "OEBPS/a.xhtml", page(strings.Repeat("<script><style>", 1<<18)+"<p>One.")), "One."},
	}
	for _, c := range tests {
		ctx, cancel := context.WithTimeout(t.Context(), 60*time.Second)
		start := time.Now()
		got := parts(ctx, c.data)
		if ctx.Err() != nil {
			t.Errorf("%s: no end", c.name)
		}
		cancel()
		t.Logf("%s: %v", c.name, time.Since(start).Round(time.Millisecond))
		if all := strings.Join(got, "\n"); !strings.Contains(all, c.want) {
			t.Errorf("%s: %.300q, want %q", c.name, all, c.want)
		}
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

// Reading ends with its context and when nobody wants more.
func TestEnds(t *testing.T) {
	manifest, spine := items("a.xhtml", "b.xhtml", "c.xhtml")
	data := ebook(t, packageXML(manifest, spine), "OEBPS/a.xhtml", page("<p>One.</p>"), "OEBPS/b.xhtml", page("<p>Two.</p>"), "OEBPS/c.xhtml", page("<p>Three.</p>"))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range book.Parts(ctx, doc.Source{Data: data}, doc.NewLimits(1)) {
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("%d chapters after the end", n-1)
	}
	for range book.Parts(t.Context(), doc.Source{Data: data}, doc.NewLimits(1)) {
		break
	}
}

func FuzzParts(f *testing.F) {
	manifest, spine := items("a.xhtml", "b.xhtml")
	f.Add(containerXML, packageXML(navItem+manifest, spine), nav(`<li><a href="a.xhtml">A</a><ol><li><a href="b.xhtml#x">B</a></li></ol></li>`), page(`<h1>One</h1><p>Two <sup>2</sup> <a href="#n" epub:type="noteref">1</a></p>`), page(`<p>x</p><h2><a id="x"/>Three</h2><ruby>a<rt>b</rt></ruby>`))
	f.Add("", packageXML(manifest, spine), `<ncx><navMap><navPoint><navLabel><text>A</text></navLabel><content src="b.xhtml#x"/></navPoint></navMap></ncx>`, "<svg><text>a</text></svg>", "<math alttext='x'>y</math>")
	f.Fuzz(func(t *testing.T, container, opf, toc, a, b string) {
		data := packed(t, "META-INF/container.xml", container, "OEBPS/book.opf", opf, "OEBPS/nav.xhtml", toc, "OEBPS/toc.ncx", toc, "OEBPS/a.xhtml", a, "OEBPS/b.xhtml", b)
		n := 0
		for p := range book.Parts(t.Context(), doc.Source{Data: data}, doc.NewLimits(int64(len(data)))) {
			n++
			if p.Doc != nil && p.Doc.Title == "" {
				t.Error("a chapter without a title")
			}
		}
		if n == 0 {
			t.Error("nothing, and no word why")
		}
	})
}

func FuzzArchive(f *testing.F) {
	manifest, spine := items("a.xhtml")
	f.Add(ebook(f, packageXML(manifest, spine), "OEBPS/a.xhtml", page("<p>One.</p>")))
	f.Fuzz(func(t *testing.T, data []byte) {
		src := doc.Source{Data: data}
		book.Sniff(src)
		for range book.Parts(t.Context(), src, doc.NewLimits(int64(len(data)))) {
		}
	})
}

// A novel must open while the reader looks: budget 100 ms for 1 MB of text.
func BenchmarkParts(b *testing.B) {
	var names, files []string
	text := page("<h2>A chapter</h2>" + strings.Repeat("<p>The harbour of <i>Vardø</i> lies further east than Istanbul, and has been closed four times since it was built in 1897.</p>\n", 250))
	for i := range 32 {
		names = append(names, fmt.Sprintf("%d.xhtml", i))
		files = append(files, "OEBPS/"+names[i], text)
	}
	manifest, spine := items(names...)
	data := ebook(b, packageXML(manifest, spine), files...)
	b.SetBytes(int64(len(text) * len(names)))
	for b.Loop() {
		for range book.Parts(b.Context(), doc.Source{Data: data}, doc.NewLimits(int64(len(data)))) {
		}
	}
}
