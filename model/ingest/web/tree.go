package web

import (
	"context"
	"errors"
	"io"
	"runtime/metrics"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of the tree that is made of a page.
const (
	// maxTags and maxNodes are how large markup may be that is parsed by the
	// standard's algorithm: its tree takes some 250 bytes for each. A news page
	// has about 3,000 tags, the longest pages of the web a million.
	maxTags, maxNodes = 400_000, 1_200_000
	// maxPlainNodes is the size of the tree of larger markup; what comes after
	// it is text without elements.
	maxPlainNodes = 400_000
	// maxDepth is how deep elements are nested; deeper ones lie side by side.
	maxDepth = 200
)

// parting stands in text where a block ended that has no element of its own.
const parting = "\x00"

// parse makes a tree of markup. The standard's parser refuses more than 512
// open elements, and may make many nodes of few tags; then a plainer one, which
// only knows what is nested in what, makes the tree.
func parse(ctx context.Context, s *slimmed) *html.Node {
	if s.tags <= maxTags && s.nodes <= maxNodes {
		root, err := html.Parse(&guarded{ctx: ctx, r: strings.NewReader(s.markup), most: 512<<20 + 100*uint64(len(s.markup))})
		if err == nil {
			return root
		}
	}
	return plainTree(ctx, s.markup)
}

// guarded ends the reading of markup of which the parser makes far more than its
// size allows for: formatting elements that never close are made anew in each
// paragraph. What the process allocates is measured, so most, in bytes, is wide.
type guarded struct {
	ctx         context.Context
	r           io.Reader
	most, first uint64
}

var errSwollen = errors.New("too many elements are made of the markup")

// Read implements io.Reader.
func (g *guarded) Read(p []byte) (int, error) {
	if err := g.ctx.Err(); err != nil {
		return 0, err
	}
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() == metrics.KindUint64 {
		now := sample[0].Value.Uint64()
		if g.first == 0 {
			g.first = now
		}
		if now-g.first > g.most {
			return 0, errSwollen
		}
	}
	return g.r.Read(p)
}

// plainTree nests elements by their tags alone.
func plainTree(ctx context.Context, markup string) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	p := plainParser{open: []*html.Node{root}}
	z := html.NewTokenizer(strings.NewReader(markup))
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return root
		}
		switch z.Next() {
		case html.ErrorToken:
			p.flush()
			return root
		case html.TextToken:
			p.text(string(z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			p.start(z.Token())
		case html.EndTagToken:
			p.end(z.Token())
		}
	}
}

type plainParser struct {
	open  []*html.Node // the root first
	nodes int
	// waiting is text for one node, so that a flood of tags that make no element
	// costs no node each.
	waiting strings.Builder
}

func (p *plainParser) top() *html.Node { return p.open[len(p.open)-1] }

func (p *plainParser) text(s string) { p.waiting.WriteString(s) }

func (p *plainParser) flush() {
	if p.waiting.Len() == 0 {
		return
	}
	if p.waiting.Len() > len(parting) || p.waiting.String() != parting {
		p.top().AppendChild(&html.Node{Type: html.TextNode, Data: p.waiting.String()})
		p.nodes++
	}
	p.waiting.Reset()
}

func (p *plainParser) part() {
	if s := p.waiting.String(); !strings.HasSuffix(s, parting) {
		p.waiting.WriteString(parting)
	}
}

func (p *plainParser) start(t html.Token) {
	inline := isInline(t.DataAtom)
	if p.nodes >= maxPlainNodes || inline && t.DataAtom != atom.A {
		if !inline || t.DataAtom == atom.Br {
			p.part()
		}
		return
	}
	p.flush()
	switch t.DataAtom {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th, atom.Option:
		if p.top().DataAtom == t.DataAtom {
			p.open = p.open[:len(p.open)-1]
		}
	}
	n := &html.Node{Type: html.ElementNode, DataAtom: t.DataAtom, Data: t.Data, Attr: t.Attr}
	p.top().AppendChild(n)
	p.nodes++
	if !void(t.Data) && len(p.open) < maxDepth {
		p.open = append(p.open, n)
	}
}

func (p *plainParser) end(t html.Token) {
	// The innermost few are looked at: an end tag without a start closes nothing.
	for i := len(p.open) - 1; i > max(0, len(p.open)-20); i-- {
		if p.open[i].Data == t.Data {
			p.flush()
			p.open = p.open[:i]
			return
		}
	}
	if !isInline(t.DataAtom) {
		p.part()
	}
}
