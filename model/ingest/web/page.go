package web

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// page is the tree of a page laid flat, with what can be counted of each element.
type page struct {
	root  *html.Node
	items []element
	// titles are what the page's metadata call the article, squeezed.
	titles []string
	// body is the article's text as the page's data have it; "" where they do not.
	body string
	// lenient says that no names are believed.
	lenient bool
}

// element is one element of a page. Lengths are in characters of Latin text:
// those of scripts that need fewer count twice.
type element struct {
	n *html.Node
	// parent and end are places in page.items: the element's own parent (-1) and
	// the first that is not in it.
	parent, end int
	// names are the words of class, id and the like, in lower case, a blank before
	// and after each.
	names string
	// own and ownLinks are the text of lines directly in the element, and that
	// part of it that is links; sentences counts the ends of its sentences.
	own, ownLinks, sentences int
	// text and links are the same of all that is in it; good is the text of
	// paragraphs that may be an article's.
	text, links, good int
	// goodBlocks is how many such paragraphs there are.
	goodBlocks int
	// drop is why the element is no part of an article; "" where it may be.
	drop string
	// spared is a reason for which the element is not dropped.
	spared string
}

// newPage counts the elements of a tree.
func newPage(root *html.Node) *page {
	p := &page{root: root}
	p.add(root, -1, -1, false)
	return p
}

// add lays n and what is in it flat. line is the element that n's text is a line
// of; link says that it is in a link.
func (p *page) add(n *html.Node, parent, line int, link bool) {
	at := len(p.items)
	p.items = append(p.items, element{n: n, parent: parent})
	if n.Type == html.ElementNode {
		p.items[at].names = namesOf(n)
	}
	if !isInline(n.DataAtom) || line < 0 {
		line = at
	}
	link = link || n.DataAtom == atom.A
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.Type {
		case html.TextNode:
			size, ends := measure(k.Data)
			p.items[line].own += size
			p.items[line].sentences += ends
			if link {
				p.items[line].ownLinks += size
			}
		case html.ElementNode:
			p.add(k, at, line, link)
		}
	}
	p.items[at].end = len(p.items)
}

// sum adds up what elements hold, without those that are dropped.
func (p *page) sum() {
	for i := range p.items {
		e := &p.items[i]
		e.text, e.links, e.good, e.goodBlocks = 0, 0, 0, 0
	}
	for i := len(p.items) - 1; i >= 0; i-- {
		e := &p.items[i]
		if e.drop != "" {
			e.text, e.links, e.good, e.goodBlocks = 0, 0, 0, 0
			continue
		}
		e.text += e.own
		e.links += e.ownLinks
		if g := e.goodness(); g > 0 {
			e.good += g
			e.goodBlocks++
		}
		if e.parent >= 0 {
			up := &p.items[e.parent]
			up.text += e.text
			up.links += e.links
			up.good += e.good
			up.goodBlocks += e.goodBlocks
		}
	}
}

// goodness is how much of an element's own lines is running text.
func (e *element) goodness() int {
	const short, sentence = 80, 25
	switch e.n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Figcaption, atom.Button, atom.Option, atom.Label, atom.Title, atom.Legend:
		return 0
	}
	if e.own < sentence || e.own < short && e.sentences == 0 || e.ownLinks*2 > e.own {
		return 0
	}
	return e.own - e.ownLinks
}

// measure is the length of text without the white space around its words, and
// how many sentences end in it.
func measure(s string) (size, ends int) {
	blank := true
	last := rune(0)
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u00a0' {
			if !blank {
				size++
				if isEnd(last) {
					ends++
				}
			}
			blank = true
			continue
		}
		blank = false
		size++
		if utf8.RuneLen(r) > 2 && r >= 0x2E80 {
			size++
			if r == '。' || r == '！' || r == '？' {
				ends++
			}
		}
		last = r
	}
	if !blank && isEnd(last) {
		ends++
	}
	return size, ends
}

func isEnd(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '”', '»', '؟', '۔', '।':
		return true
	}
	return false
}

// namesOf are the words of what a page calls an element.
func namesOf(n *html.Node) string {
	var b strings.Builder
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "id", "role", "itemprop", "data-testid", "data-component", "data-type", "epub:type":
			addWords(&b, n.Attr[i].Val)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	b.WriteByte(' ')
	return b.String()
}

// wordsOf are the words of one name, like those that namesOf gives.
func wordsOf(name string) string {
	var b strings.Builder
	addWords(&b, name)
	b.WriteByte(' ')
	return b.String()
}

// addWords writes the words of a name: parted at signs and at capitals.
func addWords(b *strings.Builder, name string) {
	name = name[:min(len(name), 400)]
	previous := byte('-')
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if !('A' <= previous && previous <= 'Z') {
				b.WriteByte(' ')
			}
			b.WriteByte(c | 0x20)
		case 'a' <= c && c <= 'z' || c >= 0x80:
			if !(isLetter(previous) || previous >= 0x80) {
				b.WriteByte(' ')
			}
			b.WriteByte(c)
		}
		previous = c
	}
}
