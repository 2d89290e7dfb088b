package library

import (
	"cmp"
	"slices"

	"lectern/model"
)

// Only figures that can be of one happening are compared, so that the time
// grows with the library and not with its square: those that count the same
// and share a place, a name or the number itself, or stand in one article; and
// of these, those that are near each other in time, or where time is not
// known, in value.

// longest is how many days two figures that are told of the same time can lie
// apart: a month that the one gives, and the days before the other's article.
const longest = 31 + newsSpan + reportSpan

// neighbours is the number of figures, nearest first, that one is compared
// with in one list. It matters only where a library has more than that on one
// place in the same days.
const neighbours = 400

// shelf is where figures meet that may be of one happening.
type shelf struct {
	key string
	// of is a place or a name that they share; value a number that they share;
	// article an index plus one. The others are zero.
	of      model.EntityID
	value   float64
	article int
}

// links are the reasons to join that the candidates give.
func (g *grouper) links() []link {
	shelves := make(map[shelf][]int)
	for i := range g.all {
		for _, s := range g.all[i].shelves() {
			shelves[s] = append(shelves[s], i)
		}
	}
	var links []link
	for s, on := range shelves {
		if len(on) > 1 {
			links = g.byTime(s, on, links)
			links = g.byValue(s, on, links)
		}
	}
	return links
}

// shelves are where the figure is put. What does not say what happened can only
// meet the same number.
func (c *candidate) shelves() []shelf {
	switch {
	case c.key == "":
		return nil
	case c.event == "" && c.low != c.high:
		return nil
	case c.event == "":
		return []shelf{{key: c.key, value: c.low}}
	}
	all := []shelf{{key: c.key, article: c.Article + 1}}
	if c.Kind == model.Money && c.low == c.high {
		all = append(all, shelf{key: c.key, value: c.low})
	}
	if c.meets = c.actors; c.Kind == model.Quantity {
		c.meets = union(c.places, c.lead.places)
		if p := c.Figure.Place; p != 0 && !has(c.meets, p) {
			c.meets = union(c.meets, []model.EntityID{p})
		}
	}
	for _, id := range c.meets {
		all = append(all, shelf{key: c.key, of: id})
	}
	return all
}

// brief reports whether the figure's days are known, and are no more than a
// month: whether time can tell it from others.
func (c *candidate) brief() bool { return c.moment.placed && c.moment.to-c.moment.from <= 31 }

// byTime adds the links between figures whose days are known and near.
func (g *grouper) byTime(s shelf, on []int, links []link) []link {
	known := make([]int, 0, len(on))
	for _, i := range on {
		if g.all[i].brief() {
			known = append(known, i)
		}
	}
	slices.SortFunc(known, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.all[a].moment.to, g.all[b].moment.to), cmp.Compare(a, b))
	})
	for i, a := range known {
		for _, b := range known[i+1 : min(len(known), i+1+neighbours)] {
			if g.all[b].moment.to-g.all[a].moment.to > longest {
				break
			}
			links = g.link(s, a, b, links)
		}
	}
	return links
}

// byValue adds the links between figures of which one's days at least are not
// known: their values have to be near.
func (g *grouper) byValue(s shelf, on []int, links []link) []link {
	if !slices.ContainsFunc(on, func(i int) bool { return !g.all[i].brief() }) {
		return links
	}
	slices.SortFunc(on, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.all[a].low, g.all[b].low), cmp.Compare(a, b))
	})
	for i, a := range on {
		for _, b := range on[i+1 : min(len(on), i+1+neighbours)] {
			if g.all[b].low > farUndated*g.all[a].high {
				break
			}
			if !g.all[a].brief() || !g.all[b].brief() {
				links = g.link(s, a, b, links)
			}
		}
	}
	return links
}

// link adds the link between two figures where there is one. Two that meet at
// several places are compared at the first.
func (g *grouper) link(s shelf, a, b int, links []link) []link {
	a, b = min(a, b), max(a, b)
	x, y := &g.all[a], &g.all[b]
	if s.of != 0 && first(x.meets, y.meets) != s.of {
		return links
	}
	if n := strength(x, y); n > 0 {
		return append(links, link{a, b, n})
	}
	return links
}
