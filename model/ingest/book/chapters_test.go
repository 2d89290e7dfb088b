package book_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Which files and parts of files make a chapter, and what it is called.
func TestChapters(t *testing.T) {
	long := strings.Repeat("The sea was calm and the ships came home. ", 8)
	cut := func(lines []string) []string {
		for i := range lines {
			lines[i] = strings.ReplaceAll(lines[i], strings.TrimSpace(long)[:200]+"…", "LONG")
		}
		return lines
	}
	one, oneSpine := items("a.xhtml")
	two, twoSpine := items("a.xhtml", "b.xhtml")
	three, threeSpine := items("a.xhtml", "b.xhtml", "c.xhtml")
	tests := []struct {
		name string
		data []byte
		want []string
	}{
		{"a file each, without a table of contents", ebook(t, packageXML(two, twoSpine), "OEBPS/a.xhtml", page("<h2>First</h2><p>One.</p>"), "OEBPS/b.xhtml", page("<p>Two.</p>")), []string{
			"OEBPS/a.xhtml | First | First One.", "OEBPS/b.xhtml | Chapter 2 | Two.",
		}},
		{"titles of the table of contents, which is left out", ebook(t, packageXML(navItem+two, `<itemref idref="nav"/>`+twoSpine), "OEBPS/nav.xhtml", nav(`<li><a href="a.xhtml"> The <i>first</i></a></li><li><a href="b.xhtml">Tom &amp; Ann</a></li>`),
			"OEBPS/a.xhtml", page("<h2>I</h2><p>One.</p>"), "OEBPS/b.xhtml", page("<p>Two.</p>")), []string{
			"OEBPS/a.xhtml | The first | {table of contents: Contents} {table of contents: 1. The first} {table of contents: 2. Tom & Ann} I One.", "OEBPS/b.xhtml | Tom & Ann | Two.",
		}},
		{"the table of contents of EPUB 2", ebook(t, packageXML(`<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>`+two, twoSpine), "OEBPS/toc.ncx",
			`<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint id="x"><navLabel><text>Part</text></navLabel><content src="a.xhtml"/><navPoint id="x"><navLabel><text>Inner</text></navLabel><content src="b.xhtml#top"/></navPoint></navPoint></navMap></ncx>`,
			"OEBPS/a.xhtml", page("<p>One.</p>"), "OEBPS/b.xhtml", page("<p id='top'>Two.</p>")), []string{
			"OEBPS/a.xhtml | Part | One.", "OEBPS/b.xhtml | Inner | Two.",
		}},
		{"several files under one entry", ebook(t, packageXML(navItem+three, threeSpine), "OEBPS/nav.xhtml", nav(`<li><a href="a.xhtml">First</a></li><li><a href="c.xhtml">Second</a></li>`),
			"OEBPS/a.xhtml", page("<h2>First</h2><p>One.</p>"), "OEBPS/b.xhtml", page("<p>More.</p>"), "OEBPS/c.xhtml", page("<p>Two.</p>")), []string{
			"OEBPS/a.xhtml | First | First One. More.", "OEBPS/c.xhtml | Second | Two.",
		}},
		{"a file with a heading that no entry leads to", ebook(t, packageXML(navItem+three, threeSpine), "OEBPS/nav.xhtml", nav(`<li><a href="a.xhtml">First</a></li><li><a href="c.xhtml">Second</a></li>`),
			"OEBPS/a.xhtml", page("<p>One.</p>"), "OEBPS/b.xhtml", page("<h1>Between</h1><p>More.</p>"), "OEBPS/c.xhtml", page("<p>Two.</p>")), []string{
			"OEBPS/a.xhtml | First | One.", "OEBPS/b.xhtml | Between | Between More.", "OEBPS/c.xhtml | Second | Two.",
		}},
		{"several entries in one file", ebook(t, packageXML(navItem+one, oneSpine), "OEBPS/nav.xhtml", nav(`<li><a href="a.xhtml#c1">First</a><ol><li><a href="a.xhtml#s1">Section</a></li></ol></li><li><a href="a.xhtml#c2">Second</a></li>`),
			"OEBPS/a.xhtml", page(`<div><p>`+long+`</p></div><div class="c"><h2><a id="c1"/>First</h2><p>One.</p><h3 id="s1">Section</h3><p>Two.</p></div><h2 id="c2">Second</h2><p>Three.</p>`)), []string{
			"OEBPS/a.xhtml | Chapter 1 | LONG", "OEBPS/a.xhtml#c1 | First | First One. Section Two.", "OEBPS/a.xhtml#c2 | Second | Second Three.",
		}},
		{"a book in one file, under its own title", ebook(t, packageXML(navItem+one, oneSpine), "OEBPS/nav.xhtml", nav(`<li><a href="a.xhtml">The Book</a><ol><li><a href="a.xhtml#c1">First</a></li><li><a href="a.xhtml#c2">Second</a></li></ol></li>`),
			"OEBPS/a.xhtml", page(`<h1>The Book</h1><h2 id="c1">First</h2><p>One.</p><h2 id="c2">Second</h2><p>Three.</p>`)), []string{
			"OEBPS/a.xhtml | The Book | The Book", "OEBPS/a.xhtml#c1 | First | First One.", "OEBPS/a.xhtml#c2 | Second | Second Three.",
		}},
		{"the end of a chapter in the file of the next", ebook(t, packageXML(navItem+two, twoSpine), "OEBPS/nav.xhtml", nav(`<li><a href="a.xhtml">First</a></li><li><a href="b.xhtml#c2">Second</a></li>`),
			"OEBPS/a.xhtml", page("<p>One.</p>"), "OEBPS/b.xhtml", page(`<p>`+long+`</p><h2 id="c2">Second</h2><p>Two.</p>`)), []string{
			"OEBPS/a.xhtml | First | One. LONG", "OEBPS/b.xhtml#c2 | Second | Second Two.",
		}},
		{"a number above the heading that the entry leads to", ebook(t, packageXML(navItem+two, twoSpine), "OEBPS/nav.xhtml", nav(`<li><a href="a.xhtml">First</a></li><li><a href="b.xhtml#c2">Second</a></li>`),
			"OEBPS/a.xhtml", page("<p>One.</p>"), "OEBPS/b.xhtml", page(`<p>Chapter 2</p><h2 id="c2">Second</h2><p>Two.</p>`)), []string{
			"OEBPS/a.xhtml | First | One.", "OEBPS/b.xhtml | Second | Chapter 2 Second Two.",
		}},
		{"pictures, and what lies outside the reading order", ebook(t, packageXML(three+`<item id="p" href="p.jpg" media-type="image/jpeg"/>`, `<itemref idref="a.xhtml" linear="no"/><itemref idref="p"/><itemref idref="b.xhtml"/><itemref idref="c.xhtml"/>`),
			"OEBPS/a.xhtml", page("<p>Aside.</p>"), "OEBPS/p.jpg", "\xff\xd8\xff text", "OEBPS/b.xhtml", page(`<img src="x.png"/>`), "OEBPS/c.xhtml", page("<p>Two.</p>")), []string{
			"OEBPS/c.xhtml | Chapter 1 | Two.", "OEBPS/a.xhtml | Chapter 2 | Aside.",
		}},
		{"a stand-in for what is not read", ebook(t, packageXML(`<item id="p" href="p.pdf" media-type="application/pdf" fallback="q"/><item id="q" href="q.x" media-type="x/y" fallback="p"/><item id="r" href="r.pdf" media-type="application/pdf" fallback="a.xhtml"/>`+one, `<itemref idref="p"/><itemref idref="r"/>`),
			"OEBPS/a.xhtml", page("<p>One.</p>")), []string{"OEBPS/a.xhtml | Chapter 1 | One."}},
		{"a picture with text", ebook(t, packageXML(`<item id="s" href="s.svg" media-type="image/svg+xml"/>`, `<itemref idref="s"/>`), "OEBPS/s.svg",
			`<svg xmlns="http://www.w3.org/2000/svg"><title>no</title><text x="1">A map <tspan>of the coast</tspan></text><path d="M0"/></svg>`), []string{"OEBPS/s.svg | Chapter 1 | A map of the coast"}},
	}
	for _, c := range tests {
		if diff := cmp.Diff(c.want, cut(parts(t.Context(), c.data))); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// What only books have in their pages.
func TestPages(t *testing.T) {
	manifest, spine := items("a.xhtml")
	for name, c := range map[string]struct{ in, want string }{
		"marks of printed pages":       {`<p>One <span epub:type="pagebreak" id="p12">12</span>two.</p><div role="doc-pagebreak" title="13"/><p>Three.</p>`, "One two. Three."},
		"readings above characters":    {`<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>です。</p>`, "漢字です。"},
		"formulas":                     {`<p>That <m:math xmlns:m="http://www.w3.org/1998/Math/MathML" alttext="x &lt; 2"><m:mi>x</m:mi></m:math> is so.</p>`, "That x < 2 is so."},
		"notes":                        {`<p>So<a epub:type="noteref" href="n.xhtml#n1">1</a> and so<a href="#n2"><sup>2</sup></a>.</p><aside epub:type="footnote" id="n1"><p>1. See there. <a href="a.xhtml#r1" role="doc-backlink">↩︎</a></p></aside>`, "So[1] and so[2]. 1. See there."},
		"powers":                       {`<p>10<sup>6</sup> m<sup>2</sup>, the 25<sup>th</sup></p>`, "10⁶ m², the 25th"},
		"prefixes":                     {`<h:p xmlns:h="http://www.w3.org/1999/xhtml">One <h:b>two</h:b>.</h:p>`, "One two."},
		"alternatives":                 {`<epub:switch><epub:case required-namespace="x"><p>No.</p></epub:case><epub:default><p>Yes.</p></epub:default></epub:switch>`, "Yes."},
		"elements closed like XML":     {`<script src="x"/><p><a id="x"/>One<br/>two<i/> three.</p><textarea/><p>Four.</p>`, "One two three. Four."},
		"an element that never closes": {`<p>One <math alttext="x"><p>Two.</p>`, "One x Two."},
		"a link and a hidden place":    {`<p>See <a href="https://example.org/a?b=1&amp;c=2">there</a> <a href="javascript:x">or</a> <a href="../../etc/passwd">not</a>.</p>`, "See there or not."},
		"marked text":                  {`<p>a &lt; b <![CDATA[& <c>]]></p>`, "a < b & <c>"},
		"an address without quotes":    {`<p>See <a href=https://example.org/>there</a>.</p>`, "See there."},
		"a script":                     {`<script>if (a < b) { document.write("<p>no</p>") }</script><style>p > a {}</style><p>One.</p>`, "One."},
	} {
		got := parts(t.Context(), ebook(t, packageXML(manifest, spine), "OEBPS/a.xhtml", page(c.in)))
		if diff := cmp.Diff([]string{"OEBPS/a.xhtml | Chapter 1 | " + c.want}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
