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
	groups := make(map[int32][]int32) // of texts that differ, by any of them
	group := func(i int32) []int32 {
		if g := groups[i]; g != nil {
			return g
		}
		return []int32{i}
	}
	for _, p := range near {
		g, h := group(p.a), group(p.b)
		if g[0] == h[0] || !x.together(g, h) {
			continue
		}
		if h[0] < g[0] {
			g, h = h, g
		}
		g = append(g, h...)
		for _, i := range g {
			groups[i] = g
		}
	}
	return x.number(n, func(i int) int32 {
		if i >= len(x.twin) {
			return int32(i)
		}
		return group(x.twin[i])[0]
	})
}

// together reports whether texts of two groups share enough on average, the
// longest ones do, and few have next to nothing in common.
func (x *storyIndex) together(g, h []int32) bool {
	if x.share(x.longest(g), x.longest(h)) < storyShare {
		return false
	}
	g, h = g[:min(len(g), judges)], h[:min(len(h), judges)]
	sum, strange, pairs := 0.0, 0, len(g)*len(h)
	for _, i := range g {
		for _, j := range h {
			share := x.share(i, j)
			if sum += share; share < storyShare/3 {
				strange++
			}
		}
	}
	return sum >= togetherShare*float64(pairs) && 3*strange <= pairs
}

// longest is the first of the longest texts.
func (x *storyIndex) longest(group []int32) int32 {
	return slices.MaxFunc(group, func(a, b int32) int {
		return cmp.Or(cmp.Compare(x.prints[a].words, x.prints[b].words), cmp.Compare(b, a))
	})
}

// number numbers the stories of the first n articles in order; root is the same
// for all articles of a story.
func (x *storyIndex) number(n int, root func(int) int32) (of []int32, stories [][]int) {
	of = make([]int32, n)
	at := make(map[int32]int32)
	for i := range n {
		r := root(i)
		k, ok := at[r]
		if !ok {
			k = int32(len(stories))
			at[r] = k
			stories = append(stories, nil)
		}
		of[i] = k
		stories[k] = append(stories[k], i)
	}
	return of, stories
}
