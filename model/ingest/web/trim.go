package web

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// trim drops what is left in an article that is none of its text: lists of
// links, labels, what sites put behind their articles.
func (p *page) trim(core int) {
	for i := core + 1; i < p.items[core].end; i++ {
		e := &p.items[i]
		if e.drop != "" {
			continue
		}
		if reason := p.linksOnly(e); reason != "" {
			p.drop(i, reason)
		}
	}
	p.sum()
	p.sections(core)
	p.labels(core)
	p.sum()
}

// linksOnly knows elements that are links and nothing else.
func (p *page) linksOnly(e *element) string {
	if e.text == 0 || isInline(e.n.DataAtom) && e.n.DataAtom != atom.A {
		return ""
	}
	if e.n.DataAtom == atom.A {
		return ""
	}
	switch {
	case e.good == 0 && e.links*10 >= e.text*6:
		return "links"
	case e.good > 0 && e.links*10 >= e.text*7:
		return "links"
	}
	return ""
}

// sections drops what follows a heading that says that the article is over.
func (p *page) sections(core int) {
	for i := core + 1; i < p.items[core].end; i++ {
		e := &p.items[i]
		if e.drop != "" || e.own == 0 || e.own > 60 || isInline(e.n.DataAtom) {
			continue
		}
		reason := closingHeading(textOf(e.n, 200))
		if reason == "" {
			continue
		}
		// The whole part that the heading opens goes, if that is not most of the
		// article; else the heading.
		at, limit := i, p.items[core].good/3
		for p.items[at].parent > core && p.first(p.items[at].parent, at) && p.items[p.items[at].parent].good <= limit {
			at = p.items[at].parent
		}
		p.drop(at, reason)
		for j := p.items[at].end; j < p.items[core].end && p.items[j].parent == p.items[at].parent; j = p.items[j].end {
			k := &p.items[j]
			if isHeading(k.n.DataAtom) || k.good > limit {
				break
			}
			if at == i && k.good > 0 && k.links*3 < k.text {
				break
			}
			p.drop(j, reason)
		}
		i = p.items[at].end - 1
	}
}

// first reports whether the element at place i is the first with text in the one
// at place parent.
func (p *page) first(parent, i int) bool {
	if p.items[parent].own > 0 {
		return false
	}
	for j := parent + 1; j < i; j++ {
		if p.items[j].drop == "" && p.items[j].own > 0 {
			return false
		}
	}
	return true
}

// labels drops headings and labels that nothing follows which they could head.
func (p *page) labels(core int) {
	following := true // nothing but dropped things follow
	nextDropped := false
	for i := p.items[core].end - 1; i > core; i-- {
		e := &p.items[i]
		if e.own == 0 || isInline(e.n.DataAtom) {
			continue
		}
		if e.drop != "" {
			nextDropped = true
			continue
		}
		heading := isHeading(e.n.DataAtom)
		label := e.own <= 80 && e.sentences == 0 && strings.HasSuffix(strings.TrimSpace(textOf(e.n, 200)), ":")
		if e.n.DataAtom != atom.H1 && (heading || label) && nextDropped && following || label && nextDropped {
			p.drop(i, "label")
			continue
		}
		following, nextDropped = false, false
	}
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}
