package library

import (
	"cmp"
	"math"
	"slices"

	"lectern/model"
)

// Grouping. Two figures are held to speak of one happening where
//
//   - they count the same (the same kind of thing, measure or currency) and the
//     same befell it;
//   - nothing speaks against it: another place, another day, another
//     nationality, a number that is far off, an addition ("5 more") or a part
//     ("three of them");
//   - place and actors speak for it, and time does, or where no time can be
//     compared, the numbers are near.
//
// A figure joins a group only if nothing speaks against any figure in it. Where
// a text does not say what happened, the same number has to stand beside two
// names that both sentences share. A wrong group is worse than none: what is
// not clear stands alone.

// The limits, conventions of ours, that keep different happenings apart.
const (
	// farDated is how many times the one number the other may be where both
	// give dates that overlap, farPlaced where both give the place and their
	// articles are of the same days, farNear where only the articles are.
	farDated, farPlaced, farNear = 10, 5, 2
	// farUndated is the same where no time can be compared.
	farUndated = 1.25
	// fewest is the smallest number that is told from others by its size.
	fewest = 10
)

// grouper joins candidates.
type grouper struct {
	all []candidate
	// root is the first figure of each one's group; members the figures of
	// each root's.
	root    []int
	members [][]int
}

// link is a reason to join two figures; a stronger one is followed first.
type link struct {
	a, b     int
	strength int
}

func (g *grouper) run() {
	g.root, g.members = make([]int, len(g.all)), make([][]int, len(g.all))
	for i := range g.all {
		g.root[i], g.members[i] = i, []int{i}
	}
	links := g.links()
	slices.SortFunc(links, func(a, b link) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
	})
	for _, l := range links {
		g.join(l.a, l.b)
	}
}

// join makes one group of two where nothing speaks against it.
func (g *grouper) join(a, b int) {
	a, b = g.root[a], g.root[b]
	if a == b {
		return
	}
	for _, x := range g.members[a] {
		for _, y := range g.members[b] {
			if against(&g.all[x], &g.all[y]) {
				return
			}
		}
	}
	if b < a {
		a, b = b, a
	}
	for _, y := range g.members[b] {
		g.root[y] = a
	}
	g.members[a] = append(g.members[a], g.members[b]...)
	slices.Sort(g.members[a])
	g.members[b] = nil
}

// groups are the groups in the order of their first figures.
func (g *grouper) groups() [][]int {
	var out [][]int
	for i := range g.all {
		if g.root[i] == i {
			out = append(out, g.members[i])
		}
	}
	return out
}

// strength is how much speaks for one happening, 0 where too little does.
func strength(a, b *candidate) int {
	if a.event != "" && b.event != "" && a.event != b.event || against(a, b) {
		return 0
	}
	if a.event == "" || b.event == "" {
		return sameNumber(a, b)
	}
	if a.Article == b.Article {
		if a.sentence == b.sentence || a.low != b.low || a.high != b.high || vague(a) {
			return 0
		}
		return 10
	}
	when, where, who := compareTimes(a.moment, b.moment), placeLevel(a, b), actorLevel(a, b)
	far := ratio(a, b)
	if a.Kind != model.Quantity {
		// A sum or a share is of the same thing only where both sentences name
		// those that it passes between.
		if who < 2 || len(common(a.named, b.named)) < 2 {
			return 0
		}
		where = max(where, 1)
	}
	if where == 0 || where+who < 2 {
		return 0
	}
	switch when {
	case same:
		if far > farDated {
			return 0
		}
	case near:
		limit := float64(farNear)
		if a.Figure.Place != 0 && b.Figure.Place != 0 {
			limit = farPlaced
		}
		if far > limit || min(a.low, b.low) < fewest/2 && far > 1 {
			return 0
		}
	default:
		if far > farUndated || vague(a) || vague(b) || where+who < 3 || a.low < fewest && (where < 2 || who < 2) {
			return 0
		}
	}
	return 1 + int(when) + where + who
}

// sameNumber joins figures of which one at least does not say what happened:
// the number has to be the same, tell something, and stand beside two names
// that both sentences share.
func sameNumber(a, b *candidate) int {
	if a.low != b.low || a.high != b.high || vague(a) || a.Kind != model.Money && a.low < fewest || a.sentence == b.sentence && a.Article == b.Article {
		return 0
	}
	if a.event != b.event && a.Kind != model.Money {
		return 0
	}
	if n := len(common(a.named, b.named)); n >= 2 {
		return 1
	}
	return 0
}

// against reports whether something speaks against one happening.
func against(a, b *candidate) bool {
	if !a.comparable(b.counted) || len(a.groups) > 0 && len(b.groups) > 0 && !meet(a.groups, b.groups) {
		return true
	}
	if a.event != "" && b.event != "" && a.event != b.event {
		return true
	}
	when := compareTimes(a.moment, b.moment)
	if when == apart {
		return true
	}
	if a.Article == b.Article {
		return !a.bounds.Agrees(b.bounds)
	}
	if when == unknown && ratio(a, b) > farUndated {
		return true
	}
	return placeLevel(a, b) < 0
}

// vague reports whether the figure is "dozens" or the like, which tells nothing
// from others.
func vague(c *candidate) bool { return c.high >= 2*c.low }

// ratio is how many times the one number the other is, hedges aside.
func ratio(a, b *candidate) float64 {
	if a.low > b.low {
		a, b = b, a
	}
	if b.low <= a.high {
		return 1
	}
	return b.low / math.Max(a.high, 1e-9)
}

// common are the entities of both sorted lists.
func common(a, b []model.EntityID) []model.EntityID {
	var both []model.EntityID
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			both = append(both, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return both
}

// first is the first entity of both sorted lists, zero for none.
func first(a, b []model.EntityID) model.EntityID {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			return a[0]
		}
	}
	return 0
}

func meet(a, b []model.EntityID) bool { return first(a, b) != 0 }

func has(ids []model.EntityID, id model.EntityID) bool {
	_, ok := slices.BinarySearch(ids, id)
	return ok
}

// placeLevel is how much place speaks for one happening: 2 where both figures
// or their sentences name it, 1 where one article is about it, 0 where nothing
// is known, -1 where they name different places.
func placeLevel(a, b *candidate) int {
	if a.Figure.Place == 0 && b.Figure.Place != 0 {
		a, b = b, a
	}
	switch {
	case a.Figure.Place != 0 && b.Figure.Place != 0:
		if a.Figure.Place == b.Figure.Place {
			return 2
		}
		if has(a.places, b.Figure.Place) || has(b.places, a.Figure.Place) {
			return 1
		}
		return -1
	case a.Figure.Place != 0:
		switch {
		case has(b.places, a.Figure.Place):
			return 2
		case len(b.places) > 0:
			return elsewhere(a, b)
		case has(b.lead.places, a.Figure.Place):
			return 1
		}
		return 0
	case len(a.places) > 0 && len(b.places) > 0:
		if meet(a.places, b.places) {
			return 1
		}
		return elsewhere(a, b)
	case meet(a.places, b.lead.places), meet(b.places, a.lead.places):
		return 1
	}
	return 0
}

// shared is how many names two articles share that tell the same story under
// other places: a ferry lost off an island, or between two ports.
const shared = 4

// elsewhere is the level of two figures that name different places: articles
// that share many names tell one story, so that a place of the one's sentence
// that the other article names too is no contradiction.
func elsewhere(a, b *candidate) int {
	if len(common(a.lead.all, b.lead.all)) < shared {
		return -1
	}
	if meet(a.places, b.lead.all) || meet(b.places, a.lead.all) {
		return 1
	}
	return -1
}

// actorLevel is how much actors speak for one happening: 2 where both sentences
// name one, 1 where a sentence and the other's lead do, or both leads.
func actorLevel(a, b *candidate) int {
	switch {
	case meet(a.actors, b.actors):
		return 2
	case meet(a.actors, b.lead.actors), meet(b.actors, a.lead.actors), meet(a.lead.actors, b.lead.actors):
		return 1
	}
	return 0
}
