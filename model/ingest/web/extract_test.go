package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model/ingest/doc"
)

// TestExtract gives the text that stays of a page, a line each.
func TestExtract(t *testing.T) {
	const (
		one   = "<p>The harbour was closed after the storm, the harbour master said on Sunday.</p>"
		two   = "<p>Nobody was hurt, but forty boats are stuck inside, and the ferry does not sail.</p>"
		lines = "The harbour was closed after the storm, the harbour master said on Sunday.\nNobody was hurt, but forty boats are stuck inside, and the ferry does not sail.\n"
		talk  = "<p>I was there and it was even worse than they write here, believe me, all of you.</p>"
	)
	for name, c := range map[string]struct{ in, want string }{
		"what calls itself something else": {
			`<div class="main-nav"><p>A paragraph in a menu that reads like running text does.</p></div>` + one + two + `<div id="disqus_thread">` + talk + `</div>`,
			lines,
		},
		"a body that is called by its sidebar": {
			`<body class="has-sidebar"><div class="page with-comments">` + one + two + `</div>`,
			lines,
		},
		"more comments than article": {
			`<article>` + one + two + `</article><div class="comments">` + strings.Repeat(talk, 30) + `</div>`,
			lines,
		},
		"an article in comments is still found": {
			`<div class="comment-page">` + one + two + `</div>`,
			lines,
		},
		"links that stand between paragraphs": {
			`<div>` + one + `<ul><li><a href=/1>Storm warning for the coast</a><li><a href=/2>Whale in the bay</a></ul><a href=/3>Another story</a>` + two + `</div>`,
			lines,
		},
		"a list of short items stays": {
			`<div>` + one + `<p>You need:</p><ul><li>a needle<li>twine</ul>` + two + `</div>`,
			strings.Replace(lines, "\n", "\nYou need:\na needle\ntwine\n", 1),
		},
		"what follows a closing heading": {
			`<div>` + one + two + strings.Repeat(one, 3) + `<h3>Related articles</h3><p>A whale was seen in the bay, and it is not the first this year.</p></div>`,
			lines + strings.Repeat(strings.SplitAfter(lines, "\n")[0], 3),
		},
		"notices of the site": {
			`<div>` + one + two + `<p>Subscribe to our newsletter and have it in your inbox every day.</p></div>`,
			lines,
		},
		"a lead that is called a teaser": {
			`<h1>Harbour closed</h1><div class="teaser"><p>Forty boats are stuck inside the harbour of Lissau.</p></div><div class="article-body">` + one + two + `</div>`,
			"Harbour closed\nForty boats are stuck inside the harbour of Lissau.\n" + lines,
		},
		"an article that is hidden until a program shows it": {
			`<nav><a href=/>Home</a></nav><div style="display:none">` + strings.Repeat(one+two, 4) + `</div>`,
			strings.Repeat(lines, 4),
		},
		"a part that is called by its heading": {
			`<article>` + one + two + one + two + `<section id="comments-on-method"><h2>Comments on method</h2>` + two + `</section></article>`,
			strings.Repeat(lines, 2) + "Comments on method\n" + strings.SplitAfter(lines, "\n")[1],
		},
		"a page that holds one line": {`<p>Closed.</p>`, "Closed.\n"},
	} {
		d, err := Read(t.Context(), doc.Source{Path: "a.html", Data: []byte(c.in)})
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, b := range d.Blocks {
			if b.Reason == "" {
				got.WriteString(b.Text + "\n")
			}
		}
		if diff := cmp.Diff(c.want, got.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
