package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// takeHead takes in what stands above an article's text: the headline, and the
// lead between it and the text.
func (p *page) takeHead(core int, reasons map[*html.Node]string) {
	h := p.headline(core)
	if h < 0 {
		return
	}
	if h < core {
		p.take(h, reasons)
		h = p.items[h].end - 1
	} else {
		return
	}
	for i := h + 1; i < core; i++ {
		e := &p.items[i]
		if p.isLead(i) {
			p.take(i, reasons)
			i = e.end - 1
		}
	}
}

// take takes an element in that lies outside of the core.
func (p *page) take(i int, reasons map[*html.Node]string) { reasons[p.items[i].n] = "" }

// headline is the last <h1> above the core, or in it; -1 where there is none.
func (p *page) headline(core int) int {
	for i := core; i < p.items[core].end; i++ {
		if p.items[i].n.DataAtom == atom.H1 && p.items[i].drop == "" {
			return i
		}
	}
	best := -1
	for i := range core {
		if p.items[i].n.DataAtom == atom.H1 && strings.TrimSpace(textOf(p.items[i].n, 300)) != "" {
			best = i
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
