package web

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// trim drops what is left in an article that is none of its text: lists of
// links, labels, what sites put behind their articles.
func (p *page) trim(core int) {
	// An article that consists of links is one of links.
	if p.items[core].links*2 < p.items[core].text {
		dataEnd := 0 // of a table of data, which is judged as a whole
		for i := core; i < p.items[core].end; i++ {
			e := &p.items[i]
			if i > core && e.drop == "" && i >= dataEnd && linksOnly(e) {
				p.drop(i, "links")
			}
			if e.n.DataAtom == atom.Table && i >= dataEnd && isData(e.n) {
				dataEnd = e.end
			}
			p.looseLinks(i)
		}
		p.sum()
	}
	p.sections(core)
	p.lines(core)
	p.labels(core)
	p.sum()
}

// linksOnly knows blocks that are links and nothing else.
func linksOnly(e *element) bool {
	if e.text == 0 || isInline(e.n.DataAtom) {
		return false
	}
	// A title in a list of literature is linked, its author and year are not.
	const told = 40
	if e.text == e.own && e.sentences >= 3 && e.own-e.ownLinks >= told {
		return false
	}
	return e.good == 0 && e.links*10 >= e.text*6 || e.links*10 >= e.text*7
}

// looseLinks drops the links that stand by themselves between an element's
// blocks.
func (p *page) looseLinks(i int) {
	e := &p.items[i]
	if e.drop != "" || e.own == 0 || e.ownLinks*10 < e.own*8 || isInline(e.n.DataAtom) || e.text == e.own {
		return
	}
	for j := i + 1; j < e.end; j++ {
		k := &p.items[j]
		if !isInline(k.n.DataAtom) {
			j = k.end - 1
			continue
		}
		if k.n.DataAtom == atom.A && k.drop == "" {
			p.drop(j, "links")
			j = k.end - 1
		}
	}
	e.own, e.ownLinks = e.own-e.ownLinks, 0
}

// sections drops what follows a heading that says that the article is over.
func (p *page) sections(core int) {
	after := p.goodAfter(core)
	for i := core + 1; i < p.items[core].end; i++ {
		e := &p.items[i]
		if e.drop != "" || e.own == 0 || e.own > 60 || isInline(e.n.DataAtom) {
			continue
		}
		heading := ownText(e.n, 200)
		reason := closingHeading(heading)
		if reason == "" && isHeading(e.n.DataAtom) && opensMore(heading) && after[e.end-core] <= littleMore {
			reason = "related articles"
		}
		at, limit := i, p.items[core].good/3
		if reason == "" || e.good > limit {
			continue
		}
		// The whole part that the heading opens goes, if that is not most of the
		// article; else the heading.
		for p.items[at].parent > core && p.first(p.items[at].parent, at) && p.items[p.items[at].parent].good <= limit {
			at = p.items[at].parent
		}
		p.drop(at, reason)
		for j := p.items[at].end; j < p.items[core].end && p.items[j].parent == p.items[at].parent; j = p.items[j].end {
			k := &p.items[j]
			if isHeading(k.n.DataAtom) || k.good > limit {
				break
			}
			if at == i && k.good > 0 && k.links*3 < k.text && after[j-core] > littleMore {
				break
			}
			p.drop(j, reason)
		}
		i = p.items[at].end - 1
	}
}

// littleMore is how much running text, in characters, may follow a heading that
// offers more to read.
const littleMore = 300

// goodAfter tells for each place in the core, from its own on, how much running
// text comes from there on.
func (p *page) goodAfter(core int) []int {
	part := p.items[core:p.items[core].end]
	after := make([]int, len(part)+1)
	for i := len(part) - 1; i >= 0; i-- {
		after[i] = after[i+1]
		if part[i].drop == "" {
			after[i] += part[i].goodness()
		}
	}
	return after
}

// lines drops single lines that are no text: credits of pictures, the day above
// the text, what sites tell their readers after it.
func (p *page) lines(core int) {
	good := 0
	for i := core + 1; i < p.items[core].end; i++ {
		e := &p.items[i]
		if !e.isLine() {
			continue
		}
		text := ownText(e.n, 400)
		day := good == 0 && e.own <= 60 && e.sentences == 0 && !isHeading(e.n.DataAtom) && dayInText(text) != "" && strings.Count(text, " ") <= 6
		switch reason := lineReason(text, e); {
		case reason != "":
			p.drop(i, reason)
		case day:
			p.drop(i, "publication date")
		default:
			good += e.goodness()
		}
	}
	good = 0 // after the line
	for i := p.items[core].end - 1; i > core && good <= littleMore; i-- {
		e := &p.items[i]
		if e.isLine() && isNotice(ownText(e.n, 400), e) {
			p.drop(i, "notice of the site")
		}
		if e.drop == "" {
			good += e.goodness()
		}
	}
}

// isLine reports whether an element is a line and nothing else.
func (e *element) isLine() bool {
	return e.drop == "" && e.own > 0 && !isInline(e.n.DataAtom) && e.text == e.own
}

// lineReason is why a line is none of the text by its own words.
func lineReason(text string, e *element) string {
	if e.own > 120 || e.sentences > 1 {
		return ""
	}
	lower := strings.ToLower(text)
	for _, l := range lineStarts {
		if strings.HasPrefix(lower, l.start) && (e.own <= 60 || strings.HasSuffix(l.start, ":")) {
			return l.reason
		}
	}
	return ""
}

// first reports whether the element at place i is the first with text in the one
// at place parent.
func (p *page) first(parent, i int) bool {
	const far = 200
	if p.items[parent].own > 0 || i-parent > far {
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
		label := e.own <= 80 && e.sentences == 0 && strings.HasSuffix(ownText(e.n, 200), ":")
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
