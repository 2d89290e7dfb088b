package web

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Some pages give the text of their article as data too (articleBody in
// JSON-LD). It has no headings, lists or links, and is often cut off, so the
// article is still read from the page; but it tells where on the page to look.

// Limits of that text: in less no paragraphs can be known again, more is not
// looked at.
const minTold, maxTold = 300, 60_000

// told is the innermost element that holds nearly all paragraphs of the text
// that the page's data give; -1 where they give none, or one that is not on the
// page.
func (p *page) told() int {
	const shortest, key = 40, 40
	body := p.body
	if strings.Contains(body, "</") || strings.Contains(body, "<p") || strings.Contains(body, "<br") {
		body = plainText(body)
	}
	body = squeezed(body[:min(len(body), maxTold)])
	if len(body) < minTold {
		return -1
	}
	known := make([]int, len(p.items)) // the text in each element that is told
	for i := len(p.items) - 1; i > 0; i-- {
		e := &p.items[i]
		if e.drop == "" && e.own >= shortest && (!isInline(e.n.DataAtom) || e.n.DataAtom == 0) {
			if text := squeezed(textOf(e.n, 400)); len(text) >= key && strings.Contains(body, text[:key]) {
				known[i] += e.own
			}
		}
		known[e.parent] += known[i]
	}
	if len(p.items) == 0 || known[0]*2 < len(body) {
		return -1
	}
	best := 0
	for i := 1; i < len(p.items); i++ {
		if known[i]*10 >= known[0]*9 && i < p.items[best].end {
			best = i
		}
	}
	if a := p.items[best].n.DataAtom; isInline(a) && a != 0 || a == atom.Html {
		return -1
	}
	return p.container(best)
}

// plainText is the text of markup.
func plainText(markup string) string {
	var b strings.Builder
	for _, block := range Fragment(markup, "") {
		b.WriteString(block.Text)
		b.WriteByte(' ')
	}
	return b.String()
}
