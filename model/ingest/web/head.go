package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// takeHead takes in what stands above an article's text: the headline, and the
// lead between it and the first paragraph, whatever it is called.
func (p *page) takeHead(core int, reasons map[*html.Node]string) {
	from := core
	if h := p.headline(core); h >= 0 {
		if h < core && p.items[h].end <= core {
			p.take(h, reasons)
		}
		from = p.items[h].end
	}
	for i := from; i < p.items[core].end; i++ {
		e := &p.items[i]
		if i > core && e.drop == "" && e.goodness() > 0 {
			return
		}
		if (i < core || e.drop != "") && p.isLead(i) {
			p.take(i, reasons)
			i = e.end - 1
		}
	}
}

// take takes an element in that lies outside of the core.
func (p *page) take(i int, reasons map[*html.Node]string) { reasons[p.items[i].n] = "" }

// headline is the heading that says the article's title, as its metadata have it,
// the nearest to the text; else the <h1> in the core or the last one above it;
// -1 where there is none.
func (p *page) headline(core int) int {
	best, bestRank := -1, 0
	for i := 1; i < p.items[core].end; i++ {
		e := &p.items[i]
		if !isHeading(e.n.DataAtom) && !strings.Contains(e.names, " headline ") || e.own > 400 || i > core && e.drop != "" {
			continue
		}
		text := squeezed(textOf(e.n, 500))
		rank := 0
		for _, title := range p.titles {
			if within(text, title) {
				rank = 2
			}
		}
		if e.n.DataAtom == atom.H1 {
			rank++
		}
		switch {
		case rank == 0 || text == "":
		case rank > bestRank, rank == bestRank && i <= core:
			best, bestRank = i, rank
		}
	}
	return best
}

// isLead reports whether a line between the headline and the text is the
// article's lead.
func (p *page) isLead(i int) bool {
	const shortest, longest = 40, 1500
	e := &p.items[i]
	if e.own < shortest || e.own > longest || e.ownLinks*4 > e.own || isInline(e.n.DataAtom) {
		return false
	}
	switch e.n.DataAtom {
	case atom.Figcaption, atom.Li, atom.Td, atom.Button, atom.Label, atom.Address:
		return false
	}
	switch e.drop {
	case "", "related articles", "header of the page":
	default:
		return false
	}
	if p.within(e, atom.Figure) || p.within(e, atom.Figcaption) {
		return false
	}
	return e.sentences > 0 || leadWords(e.names) || e.own >= 100
}

// leadWords reports whether the names are those that leads have.
func leadWords(names string) bool {
	for w := range strings.FieldsSeq(names) {
		switch w {
		case "lead", "lede", "standfirst", "subtitle", "subhead", "subheadline", "subheading", "dek", "deck", "intro", "introduction", "excerpt", "abstract", "summary", "chapo", "chapeau",
			"vorspann", "anreisser", "teaser", "kicker", "bajada", "copete", "entradilla", "sommario", "occhiello", "ingress", "preamble", "description", "strapline", "sottotitolo", "unterzeile":
			return true
		}
	}
	return false
}
