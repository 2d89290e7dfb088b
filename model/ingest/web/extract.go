package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// around is the reason of what stands around an article.
const around = "the page around the article"

// extract finds the article of a page. The map tells of elements why they, with
// all that is in them, are no part of it, and "" of those that are.
func (p *page) extract() map[*html.Node]string {
	p.sum()
	p.prune()
	p.sum()
	reasons := make(map[*html.Node]string)
	core := p.core()
	if core < 0 {
		return reasons
	}
	for i := range p.items {
		e := &p.items[i]
		switch {
		case i == 0:
			reasons[e.n] = around
		case e.drop != "":
			reasons[e.n] = e.drop
		}
	}
	reasons[p.items[core].n] = ""
	p.headline(core, reasons)
	return reasons
}

// prune drops what says itself that it is no article, unless most of the page's
// text is in it.
func (p *page) prune() {
	total := p.items[0].good
	for i := 1; i < len(p.items); i++ {
		e := &p.items[i]
		reason := p.debris(e)
		if reason == "" || e.good*10 > total*4 {
			continue
		}
		e.drop = reason
		for j := i + 1; j < e.end; j++ {
			if p.items[j].drop == "" {
				p.items[j].drop = reason
			}
		}
		i = e.end - 1
	}
}

// debris is why an element is no article, by what it is and is called.
func (p *page) debris(e *element) string {
	switch e.n.DataAtom {
	case atom.Head, atom.Body, atom.Html, atom.Article, atom.Main, atom.H1:
		return ""
	case atom.Nav, atom.Menu:
		return "navigation"
	case atom.Aside:
		return "sidebar"
	case atom.Form:
		return "form"
	case atom.Footer:
		if p.within(e, atom.Blockquote) {
			return ""
		}
		return "footer"
	}
	if reason := unseen(e.n); reason != "" {
		return reason
	}
	if e.names == "" || contentWeight(e.names) >= 4 {
		return ""
	}
	return debrisNames().reason(e.names)
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
		value := float64(e.good) - 0.7*float64(e.text-e.good)
		if value >= bestValue {
			best, bestValue = i, value
		}
	}
	if best < 0 {
		return -1
	}
	// A part of it may say that it is the article.
	marked, weight := best, 0
	for i := best; i < p.items[best].end; i++ {
		e := &p.items[i]
		if e.drop != "" || e.good*10 < p.items[best].good*6 {
			continue
		}
		w := contentWeight(e.names)
		if e.n.DataAtom == atom.Article {
			w = max(w, 4)
		}
		if strings.Contains(e.names, " article body ") {
			w = 8
		}
		if w > weight {
			marked, weight = i, w
		}
	}
	return marked
}

// headline takes the page's headline in.
func (p *page) headline(core int, reasons map[*html.Node]string) {
	for i := core; i < p.items[core].end; i++ {
		if p.items[i].n.DataAtom == atom.H1 {
			return
		}
	}
	best := -1
	for i := range core {
		if p.items[i].n.DataAtom == atom.H1 && strings.TrimSpace(textOf(p.items[i].n, 300)) != "" {
			best = i
		}
	}
	if best >= 0 {
		reasons[p.items[best].n] = ""
	}
}
