package library

import (
	"cmp"
	"slices"
)

// A text is a variant of a longer one where the share contained of it stands
// there: it is the same, cut. Where less does, storyShare must, and be the share
// longerShare of the longer one.
//
// The numbers were chosen on the development half of TestDuplicatesOnNews, where
// storyShare from 0.3 to 0.5 and longerShare to 0.35 give the same pairs but for a
// few: precision 1.000, recall 0.98; on the other half 0.990 and 0.97.
const (
	storyShare  = 0.45
	longerShare = 0.35
	contained   = 0.85
	// togetherShare is what the texts of two groups must share on average: less,
	// since two papers may each have reworded a third's text.
	togetherShare = 0.8 * storyShare
)

// judges is how many texts of a story are asked whether another belongs to it.
const judges = 6

// gather groups the articles below n by story: stories[of[i]] are those that
// tell the story of i, in order. Two stories become one, the likest pair first,
// where the texts of the one share enough with those of the other: a review of
// the day that holds two reports whole does not make one story of them.
func (x *storyIndex) gather(n int) (of []int32, stories [][]int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	near := make([]pair, 0, len(x.likely))
	for _, p := range x.likely {
		if p.share = x.share(p.a, p.b); p.share >= storyShare {
			near = append(near, p)
		}
	}
	slices.SortFunc(near, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.share, p.share), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	groups := make(grouping)
	for _, p := range near {
		g, h := groups.of(x, p.a), groups.of(x, p.b)
		if g != h && x.together(g, h) {
			g.join(x, h)
		}
	}
	return numberStories(max(n, len(x.twin)), n, func(i int) int32 {
		if i >= len(x.twin) {
			return int32(i)
		}
		if g, ok := groups[x.twin[i]]; ok {
			return g.root().first
		}
		return x.twin[i]
	})
}

// group is texts of one story that differ.
type group struct {
	parent *group // in which it went up; nil for none
	size   int
	// first is the one that was added first, longest the first of the longest;
	// some are judges of them at most.
	first, longest int32
	some           []int32
}

// grouping is the group of each text that is like another.
type grouping map[int32]*group

// of is the group that the text is in now.
func (all grouping) of(x *storyIndex, i int32) *group {
	g := all[i]
	if g == nil {
		g = &group{first: i, longest: i, size: 1, some: []int32{i}}
		all[i] = g
	}
	return g.root()
}

func (g *group) root() *group {
	for g.parent != nil {
		if g.parent.parent != nil {
			g.parent = g.parent.parent
		}
		g = g.parent
	}
	return g
}

// join makes one group of two.
func (g *group) join(x *storyIndex, h *group) {
	if g.size < h.size {
		g, h = h, g
	}
	h.parent = g
	g.size += h.size
	g.first = min(g.first, h.first)
	if a, b := x.prints[g.longest].words, x.prints[h.longest].words; b > a || a == b && h.longest < g.longest {
		g.longest = h.longest
	}
	g.some = append(g.some, h.some[:min(len(h.some), judges-len(g.some))]...)
}

// together reports whether texts of two groups share enough on average, the
// longest ones do, and few have next to nothing in common.
func (x *storyIndex) together(g, h *group) bool {
	if x.share(g.longest, h.longest) < storyShare {
		return false
	}
	sum, strange, pairs := 0.0, 0, len(g.some)*len(h.some)
	for _, i := range g.some {
		for _, j := range h.some {
			share := x.share(i, j)
			if sum += share; share < storyShare/3 {
				strange++
			}
		}
	}
	return sum >= togetherShare*float64(pairs) && 3*strange <= pairs
}

// numberStories numbers the stories of the first n of all articles in order; root,
// less than all, is the same for the articles of a story.
func numberStories(all, n int, root func(int) int32) (of []int32, stories [][]int) {
	of, stories = make([]int32, n), make([][]int, 0, n)
	self := make([]int, n)   // the lists of stories of one article
	at := make([]int32, all) // the story of a root, plus one
	for i := range n {
		self[i] = i
		r := root(i)
		k := at[r] - 1
		if k < 0 {
			k = int32(len(stories))
			at[r] = k + 1
			stories = append(stories, self[i:i+1:i+1])
		} else {
			stories[k] = append(stories[k], i)
		}
		of[i] = k
	}
	return of, stories
}
