package web

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// renderer writes a tree as blocks.
type renderer struct {
	base *url.URL
	// reasons says why an element, with all that is in it, is kept out of the
	// reading text; "" takes it in again.
	reasons map[*html.Node]string
	blocks  []doc.Block
	text    doc.Text
	// aside is what is left out of the paragraph that is being written.
	aside       doc.Text
	asideReason string
	// now is what the paragraph is part of; prefix stands before its first word.
	now    place
	prefix string
	// ended says that the paragraph ends, however many there are.
	ended bool
}

// place is what an element's text is part of.
type place struct {
	role   model.Role
	level  uint8
	reason string
	pre    bool
}

// nest is the place in a list item or a quote: one deeper where it lies in
// another.
func (c place) nest(role model.Role) place {
	const deepest = 9
	switch {
	case c.role != role:
		c.role, c.level = role, 0
	case c.level < deepest:
		c.level++
	}
	return c
}

// children writes what is in n.
func (r *renderer) children(n *html.Node, c place) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		r.node(k, c)
	}
}

func (r *renderer) node(n *html.Node, c place) {
	switch n.Type {
	case html.TextNode:
		r.writeText(n.Data, c)
		return
	case html.ElementNode:
	case html.DocumentNode:
		c.reason = r.reasons[n]
		r.children(n, c)
		return
	default:
		return
	}
	if reason, ok := r.reasons[n]; ok {
		c.reason = reason
	} else if c.reason == "" {
		c.reason = unseen(n)
	}
	if isInline(n.DataAtom) {
		r.inline(n, c)
		return
	}
	r.block(n, c)
}

// writeText writes text into the paragraph.
func (r *renderer) writeText(s string, c place) {
	for {
		before, after, parted := strings.Cut(s, parting)
		if c.pre {
			r.writeLines(before, c)
		} else {
			r.write(before, c)
		}
		if !parted {
			return
		}
		r.flush()
		s = after
	}
}

func (r *renderer) writeLines(s string, c place) {
	first := true
	for line := range strings.SplitSeq(s, "\n") {
		if !first {
			r.flush()
		}
		first = false
		r.write(line, c)
	}
}

func (r *renderer) write(s string, c place) {
	if s == "" {
		return
	}
	if r.text.Empty() && r.aside.Empty() {
		r.now = c
	}
	if c.reason != r.now.reason && strings.TrimSpace(s) != "" {
		if r.text.Empty() || len(r.blocks) >= maxBlocks {
			r.end()
			r.now = c
		} else {
			r.aside.Write(" ")
			r.aside.Write(s)
			r.asideReason = c.reason
			r.text.Write(" ")
			return
		}
	}
	if r.prefix != "" && strings.TrimSpace(s) != "" {
		r.text.Write(r.prefix)
		r.prefix = ""
	}
	r.text.Write(s)
}

// maxBlocks is how many blocks a page is cut into, more than any book has
// paragraphs; beyond it paragraphs run together up to runLength bytes.
const maxBlocks, runLength = 600_000, 4096

// flush ends the paragraph.
func (r *renderer) flush() {
	if len(r.blocks) >= maxBlocks && r.text.Len() < runLength && r.aside.Empty() && !r.ended {
		r.text.Write(" ")
		return
	}
	if !r.text.Empty() {
		b := r.text.Block(r.now.role)
		b.Reason, b.Level = r.now.reason, r.now.level
		b.Marked = b.Marked || r.now.pre
		if b.Text != "" {
			r.blocks = append(r.blocks, b)
		}
	} else {
		r.text.Block(model.Body) // forgets a blank
	}
	if !r.aside.Empty() {
		b := r.aside.Block(model.Body)
		if b.Reason = r.asideReason; b.Reason == "" {
			b.Reason = "within a paragraph"
		}
		r.blocks = append(r.blocks, b)
	}
}

// end ends the paragraph, however short it is.
func (r *renderer) end() {
	r.ended = true
	r.flush()
	r.ended = false
}

// inline writes an element that is part of a line.
func (r *renderer) inline(n *html.Node, c place) {
	switch n.DataAtom {
	case atom.Br:
		r.lineBreak(n)
	case atom.A:
		r.link(n, c)
	case atom.Q:
		r.write("“", c)
		r.children(n, c)
		r.write("”", c)
	case atom.Img:
		// A picture within a word is a sign: an emoji.
		if alt := attr(n, "alt"); alt != "" && len(alt) <= 16 && hasWord(attr(n, "class"), "emoji") {
			r.write(alt, c)
		}
	case atom.Sup:
		if note := footnote(n); note != "" {
			r.write("["+note+"]", c)
			return
		}
		if k := n.FirstChild; k != nil && k.NextSibling == nil && k.Type == html.TextNode {
			r.write(doc.Raised(k.Data), c)
			return
		}
		r.children(n, c)
	case atom.Input:
	default:
		r.children(n, c)
	}
}

// lineBreak ends the paragraph where two breaks stand together, or where what
// was written is a sentence.
func (r *renderer) lineBreak(n *html.Node) {
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	if next != nil && next.DataAtom == atom.Br || !r.text.Empty() && r.sentence(n) {
		r.flush()
		return
	}
	r.text.Write(" ")
	r.aside.Write(" ")
}

// sentence reports whether the text before a line break ends as a sentence does.
func (r *renderer) sentence(br *html.Node) bool {
	const most = 8
	for p, n := br.PrevSibling, 0; p != nil && n < most; p, n = p.PrevSibling, n+1 {
		if text := strings.TrimSpace(textOf(p, 2000)); text != "" {
			return strings.ContainsAny(text[len(text)-1:], ".!?:;") || strings.HasSuffix(text, "”") || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "»")
		}
	}
	return false
}

// leadsTo is the address, resolved, of a link that leads away from the page; ""
// of any other.
func (r *renderer) leadsTo(n *html.Node) string {
	href := strings.TrimSpace(attr(n, "href"))
	if href == "" || href[0] == '#' {
		return ""
	}
	return doc.Address(r.base, href)
}

// link writes a link.
func (r *renderer) link(n *html.Node, c place) {
	address := r.leadsTo(n)
	if address == "" || c.reason != "" {
		r.children(n, c)
		return
	}
	if r.text.Empty() {
		r.now = c
	}
	if r.prefix != "" && strings.TrimSpace(textOf(n, 100)) != "" {
		r.write(r.prefix, c)
		r.prefix = ""
	}
	r.text.Link(address)
	r.children(n, c)
	r.text.EndLink()
}

// block writes an element that is a paragraph, or holds some.
func (r *renderer) block(n *html.Node, c place) {
	r.flush()
	switch n.DataAtom {
	case atom.Head, atom.Title, atom.Script, atom.Style, atom.Hr:
		return
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.role, c.level = model.Heading, 0
	case atom.Blockquote:
		c = c.nest(model.BlockQuote)
	case atom.Figcaption:
		c.role, c.level = model.Caption, 0
	case atom.Ol:
		r.ordered(n, c)
		return
	case atom.Li, atom.Dd:
		c = c.nest(model.ListItem)
	case atom.Pre:
		c.pre = true
	case atom.Table:
		if isData(n) {
			r.table(n, c)
			return
		}
	default:
		if c.role == model.Body && isCaption(n) {
			c.role = model.Caption
		}
	}
	r.children(n, c)
	r.flush()
}

// ordered writes a list with the numbers that a reader of the page sees.
func (r *renderer) ordered(n *html.Node, c place) {
	const highest = 1_000_000
	number, step := 1, 1
	if start, err := strconv.Atoi(attr(n, "start")); err == nil && start > -highest && start < highest {
		number = start
	}
	style := attr(n, "type")
	if has(n, "reversed") {
		step = -1
		if attr(n, "start") == "" {
			number = 0
			for k := n.FirstChild; k != nil; k = k.NextSibling {
				if k.DataAtom == atom.Li {
					number++
				}
			}
		}
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom != atom.Li {
			r.node(k, c)
			continue
		}
		if value, err := strconv.Atoi(attr(k, "value")); err == nil && value > -highest && value < highest {
			number = value
		}
		r.flush()
		r.prefix = itemNumber(number, style) + ". "
		r.node(k, c)
		r.prefix = ""
		number += step
	}
	r.flush()
}

// itemNumber writes a number as a list's type says: 1, a, A, i, I.
func itemNumber(n int, style string) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	switch style {
	case "a", "A":
		var letters []byte
		for ; n > 0; n = (n - 1) / 26 {
			letters = append([]byte{style[0] + byte((n-1)%26)}, letters...)
		}
		return string(letters)
	case "i", "I":
		var b strings.Builder
		for _, d := range romans {
			for ; n >= d.value; n -= d.value {
				b.WriteString(d.sign)
			}
		}
		if style == "i" {
			return b.String()
		}
		return strings.ToUpper(b.String())
	}
	return strconv.Itoa(n)
}

var romans = [...]struct {
	value int
	sign  string
}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}

// footnote is the mark of a note that the element leads to: "1", "*"; "" where
// it is anything else, such as the 2 of square metres.
func footnote(n *html.Node) string {
	text := strings.Trim(strings.TrimSpace(textOf(n, 40)), "[]() ")
	if text == "" || len(text) > 4 || strings.Trim(text, "0123456789*†‡§") != "" {
		return ""
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == atom.A {
			return text
		}
	}
	if p := n.Parent; p != nil && p.DataAtom == atom.A && strings.HasPrefix(attr(p, "href"), "#") {
		return text
	}
	return ""
}
