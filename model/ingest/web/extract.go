package web

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// around is the reason of what stands around an article.
const around = "the page around the article"

// extract finds the article of a page: the place of the element that holds its
// text, -1 where none does. The map tells of elements why they, with
// all that is in them, are no part of it, and "" of those that are.
//
// It goes by what newspapers and web frameworks have in common: parts that call
// themselves navigation, comments and the like are dropped; the article is the
// element that holds most running text and least links, or a part of that which
// calls itself one; the headline and the lead stand above it; and what is left
// in it of links, labels and notices is trimmed.
func (p *page) extract() (core int, reasons map[*html.Node]string) {
	core = p.find()
	reasons = make(map[*html.Node]string)
	if core < 0 {
		return core, reasons
	}
	reasons[p.items[0].n] = around
	for i := range p.items {
		e := &p.items[i]
		if e.drop != "" && (e.parent < 0 || p.items[e.parent].drop != e.drop) {
			reasons[e.n] = e.drop
		}
	}
	reasons[p.items[core].n] = ""
	p.takeHead(core, reasons)
	return core, reasons
}

// find drops debris and finds the core. Where that leaves next to no article and
// there is much text in what was dropped, it looks again and believes no names.
func (p *page) find() int {
	const short = 400 // characters; shorter articles are rare
	p.sum()
	p.prune()
	p.sum()
	core := p.article()
	if core >= 0 {
		e := &p.items[core]
		if e.text >= short || e.weight() >= 4 && e.good*5 >= short {
			return core // a short article that says that it is one is one
		}
	}
	left := 0
	if core >= 0 {
		left = p.items[core].text
	}
	strict := slices.Clone(p.items)
	for i := range p.items {
		p.items[i].drop, p.items[i].spared = "", ""
	}
	p.lenient = true
	p.sum()
	p.prune()
	p.sum()
	if again := p.article(); again >= 0 && p.items[again].good > 3*left && p.items[again].good >= short {
		return again
	}
	p.items = strict
	return core
}

// article finds the core and trims it. A core of which next to nothing is left
// then was none, and is looked for elsewhere.
func (p *page) article() int {
	const tries = 4
	for range tries {
		core := p.core()
		if core < 0 {
			break
		}
		part := p.items[core:p.items[core].end]
		before := slices.Clone(part)
		p.trim(core)
		if left := p.items[core].text; left*5 > before[0].text || left >= 1000 {
			return core
		}
		copy(part, before)
		p.drop(core, "links")
		p.sum()
	}
	for i := range p.items {
		if e := &p.items[i]; e.drop == "links" {
			e.drop = ""
		}
	}
	p.sum()
	return p.shortCore()
}

// prune drops what says itself that it is no article, unless much of the page's
// text is in it: then neither it goes nor, for the same reason, what is in it.
func (p *page) prune() {
	total := p.items[0].good
	for i := 1; i < len(p.items); i++ {
		e := &p.items[i]
		if e.parent >= 0 {
			e.spared = p.items[e.parent].spared
		}
		reason := p.debris(e)
		if reason == "" || reason == e.spared || p.calledByHeading(i) {
			continue
		}
		if e.good*10 > total*4 && (reason != "comments" || !p.articleBeside(i)) {
			e.spared = reason
			continue
		}
		p.drop(i, reason)
		i = e.end - 1
	}
}

// calledByHeading reports whether an element has its id from the words of its own
// heading, as generators of documents give them: "comments-on-method" is no debris.
func (p *page) calledByHeading(at int) bool {
	e := &p.items[at]
	id := attr(e.n, "id")
	if id == "" || debrisNames().reason(wordsOf(attr(e.n, "class"))) != "" {
		return false
	}
	const far = 6 // elements in which the heading must come
	for i := at; i < min(e.end, at+far); i++ {
		if h := &p.items[i]; isHeading(h.n.DataAtom) {
			text := textOf(h.n, 200)
			return squeezed(text) == squeezed(id) && closingHeading(text) == ""
		}
	}
	return false
}

// articleBeside reports whether an element outside of the one at place at says
// that it is the article, and holds some text.
func (p *page) articleBeside(at int) bool {
	const enough = 120
	for i := 1; i < len(p.items); i++ {
		if i == at {
			i = p.items[at].end
			if i >= len(p.items) {
				break
			}
		}
		e := &p.items[i]
		if e.good >= enough && e.drop == "" && e.weight() >= 4 && (e.end <= at || i > at) {
			return true
		}
	}
	return false
}

// drop takes an element out, with all that is in it.
func (p *page) drop(i int, reason string) {
	for j := i; j < p.items[i].end; j++ {
		if p.items[j].drop == "" {
			p.items[j].drop = reason
		}
	}
}

// debris is why an element is no article, by what it is and is called.
func (p *page) debris(e *element) string {
	switch e.n.DataAtom {
	case atom.Head, atom.Body, atom.Html, atom.Article, atom.Main, atom.H1:
		return ""
	case atom.Nav, atom.Menu:
		return "navigation"
	case atom.Aside, atom.Form:
		if p.lenient {
			return ""
		}
		if e.n.DataAtom == atom.Form {
			return "form"
		}
		return "sidebar"
	case atom.Footer:
		if p.within(e, atom.Blockquote) {
			return ""
		}
		return "footer"
	}
	if p.lenient {
		return ""
	}
	if reason := unseen(e.n); reason != "" {
		return reason
	}
	if e.names == "" || contentWeight(e.names) >= 4 {
		return ""
	}
	reason := debrisNames().reason(e.names)
	switch e.n.DataAtom {
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		// A heading is often called by its words.
		if reason != "share bar" && reason != "related articles" && reason != "comments" {
			return ""
		}
	}
	return reason
}

func (p *page) within(e *element, a atom.Atom) bool {
	for e.parent >= 0 {
		if e = &p.items[e.parent]; e.n.DataAtom == a {
			return true
		}
	}
	return false
}

// core is the place of the element that holds the article, -1 where none does.
func (p *page) core() int {
	best, bestValue := -1, 0.0
	for i := range p.items {
		e := &p.items[i]
		if e.drop != "" || e.good == 0 || isInline(e.n.DataAtom) && e.n.DataAtom != 0 {
			continue
		}
		// Links between the paragraphs weigh more against an element than its
		// short lines, which may be lists or tables.
		other := max(0, e.text-e.good-e.links)
		value := float64(e.good) - 1.0*float64(e.links) - 0.3*float64(other)
		if value >= bestValue {
			best, bestValue = i, value
		}
	}
	best = p.container(best)
	if told := p.told(); told >= 0 {
		// Around what is told there may be more: data often have the beginning
		// alone.
		if inside := best >= 0 && told >= best && told < p.items[best].end; !inside {
			return told
		}
	}
	if short := p.shortCore(); best < 0 || short >= 0 && p.better(short, best) {
		return short
	}
	// A part of it, or what it is part of, may say that it is the article.
	marked, weight := best, 0
	for i := best; i < p.items[best].end; i++ {
		e := &p.items[i]
		// The vaguer the word, the more of the text must be in it.
		w := e.weight()
		if least := 10 - (w+2)/2; w > weight && e.drop == "" && e.good*10 >= p.items[best].good*least {
			marked, weight = i, w
		}
	}
	return marked
}

// container is the element around a core that is but a paragraph: the short ones
// beside it belong to it too, if they are no links.
func (p *page) container(best int) int {
	for best > 0 {
		e := &p.items[best]
		switch e.n.DataAtom {
		case atom.P, atom.Li, atom.Blockquote, atom.Pre, atom.Dd, atom.Dt, atom.Ul, atom.Ol, atom.Dl:
		default:
			return best
		}
		if up := &p.items[e.parent]; up.links*3 > up.text || up.n.DataAtom == atom.Html {
			return best
		}
		best = e.parent
	}
	return best
}

// weight is how surely an element says that it holds the article's text.
func (e *element) weight() int {
	w := contentWeight(e.names)
	if e.n.DataAtom == atom.Article {
		w = max(w, 4)
	}
	return w
}

// shortCore is the core of a page with little running text: what calls itself the
// article, and holds most text.
func (p *page) shortCore() int {
	best, bestWeight, bestText := -1, 0, 0
	for i := range p.items {
		e := &p.items[i]
		if e.drop != "" || e.text == 0 || isInline(e.n.DataAtom) && e.n.DataAtom != 0 {
			continue
		}
		w := e.weight()
		if e.n.DataAtom == atom.Main {
			w = max(w, 3)
		}
		if e.n.DataAtom == atom.Body {
			w = max(w, 1)
		}
		if w > bestWeight || w == bestWeight && w > 0 && e.text > bestText {
			best, bestWeight, bestText = i, w, e.text
		}
	}
	return best
}

// better reports whether an element that calls itself the article holds it
// rather than the one with the best running text, which is little.
func (p *page) better(short, best int) bool {
	const little = 600
	least := 60
	e, b := &p.items[short], &p.items[best]
	switch {
	case short == best || e.weight() < 6 || b.good > little || e.text < least:
		return false
	case best > short && best < e.end: // best is a part of it
		return b.good*2 < e.text-e.links
	case short > best && short < b.end:
		return false
	}
	least = e.text - e.links
	if b.spared != "" { // what is called something else has to hold far more
		least *= 4
	}
	return b.good < least
}
