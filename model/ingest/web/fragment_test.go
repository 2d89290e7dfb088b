package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// written shows blocks a line each: how deep they lie, the role, the text with its links in
// brackets, and the reason of those that are left out.
func written(blocks []doc.Block) string {
	names := map[model.Role]string{model.Body: "body", model.Heading: "head", model.Caption: "caption", model.ListItem: "item", model.BlockQuote: "quote", model.TableRow: "row"}
	var b strings.Builder
	for _, x := range blocks {
		text, at := "", 0
		for _, l := range x.Links {
			text += x.Text[at:l.Start] + "[" + x.Text[l.Start:l.End] + "](" + l.URL + ")"
			at = l.End
		}
		fmt.Fprintf(&b, "%s%s: %s", strings.Repeat("> ", int(x.Level)), names[x.Role], text+x.Text[at:])
		if x.Reason != "" {
			fmt.Fprintf(&b, " {%s}", x.Reason)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestFragment(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"paragraphs and headings": {
			"<h1>The  harbour</h1><p>Ships <b>wait</b>\n outside.<p>The <em>mayor</em> said so.</p>loose text",
			"head: The harbour\nbody: Ships wait outside.\nbody: The mayor said so.\nbody: loose text\n",
		},
		"links": {
			`<p>See <a href="/a?b=1&amp;c=2">the report</a>, <a href="#n1">here</a>, <a href="javascript:x()">there</a> and <a href="mailto:a@example.org">write</a>.`,
			"body: See [the report](https://example.org/a?b=1&c=2), here, there and [write](mailto:a@example.org).\n",
		},
		"lists": {
			`<ul><li>one<li>two<ul><li>inner</ul></ul><ol start=3><li>three<li value=7><p>seven</p><li>eight</ol><ol type=a><li>x</ol><ol type=I reversed><li>y<li>z</ol>`,
			"item: one\nitem: two\n> item: inner\nitem: 3. three\nitem: 7. seven\nitem: 8. eight\nitem: a. x\nitem: II. y\nitem: I. z\n",
		},
		"quotes and captions": {
			`<blockquote><p>We <q>shall</q> see.</p><footer>A poet</footer></blockquote><figure><img src=x><figcaption>A ship. <span class="credit">Foto</span></figcaption></figure>`,
			"quote: We “shall” see.\nquote: A poet\ncaption: A ship. Foto\n",
		},
		"quotes in quotes": {
			"<blockquote>one<blockquote>two</blockquote><ul><li>three</ul></blockquote>",
			"quote: one\n> quote: two\nitem: three\n",
		},
		"a table of data": {
			`<table><caption>Ships</caption><tr><th>Name<th>Length</tr><tr><td><a href="/x">Aurora</a><td>12 m<br>(new)<tr><td>Bora<td></table>`,
			"caption: Ships\nrow: Name · Length\nrow: [Aurora](https://example.org/x) · 12 m (new)\nrow: Bora ·\n",
		},
		"a table that lays out": {
			`<table><tr><td><p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p></td><td>side</td></tr></table>`,
			"body: One.\nbody: Two.\nbody: Three.\nbody: Four.\nbody: side\n",
		},
		"line breaks": {
			"<p>First sentence.<br>Second sentence.<br>a line<br>runs on<br><br>Third</p>",
			"body: First sentence.\nbody: Second sentence.\nbody: a line runs on\nbody: Third\n",
		},
		"code": {
			"<pre>one\n  two &lt;b&gt;\n\nthree</pre>",
			"body: one\nbody: two <b>\nbody: three\n",
		},
		"what is not seen": {
			`<p hidden>no</p><p>It is <span class="sr-only">spoken</span>shown.</p><script>x<p>y</script><button>Send</button><style>p{}</style><p style="DISPLAY: none">no</p>`,
			"body: no {hidden}\nbody: It is shown.\nbody: spoken {for screen readers}\nbody: Send {form}\nbody: no {hidden}\n",
		},
		"notes": {
			`<p>Two m<sup>2</sup> there<sup><a href="#f1">1</a></sup>, and CO<sub>2</sub>.`,
			"body: Two m² there[1], and CO2.\n",
		},
		"XML": {
			`<?xml version="1.0"?><html><head><title/><script src="x"/></head><body><p><a id="p1"/>One<br/>two <![CDATA[<three>]]>.</p><i/><p>Four &amp; five</p></body></html>`,
			"body: One two <three>.\nbody: Four & five\n",
		},
		"nothing":          {"", ""},
		"a broken tag":     {"<p>text <a href=\"x", "body: text\n"},
		"an open script":   {"<p>before<script>var a = 1;\n<p>after</p>", "body: before\nbody: after\n"},
		"an open comment":  {"<p>before<!-- x ><p>after</p>", "body: before\nbody: after\n"},
		"zero bytes":       {"<p>a\x00b</p>", "body: ab\n"},
		"escape sequences": {"<p>a\x1b[31mb&#27;[0mc&#x202e;</p>", "body: abc\n"},
		"an emoji":         {`<p>Fine <img class="emoji" alt="👍"></p>`, "body: Fine 👍\n"},
	} {
		if diff := cmp.Diff(c.want, written(Fragment(c.in, "https://example.org/news/1.html"))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
