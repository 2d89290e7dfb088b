package textview

import (
	"slices"
	"sort"
)

// FocusRemoved puts the focus on a removed piece, by its index among those of
// [View.SetRemoved]; -1 for none. It shows while removed pieces are shown.
func (v *View) FocusRemoved(index int) { v.ghostFocus = index }

// GoToRemoved brings a removed piece onto the screen, by its index. It reports
// false where the piece is not shown.
func (v *View) GoToRemoved(index int, where Placement) bool {
	if !v.ghostsShow {
		return false
	}
	for i, g := range v.ghosts.between {
		if g.index == index {
			item := v.ghosts.itemOf(i)
			b := v.block(item, 0)
			v.goTo(place{item, 0, b.lead}, where)
			return true
		}
	}
	for _, g := range v.ghosts.within {
		if g.index == index {
			v.GoTo(g.at, where)
			return true
		}
	}
	return false
}

// VisibleRemoved is the index of the first removed piece on the screen, -1 for
// none.
func (v *View) VisibleRemoved() int {
	for _, r := range v.visible() {
		if r.line < 0 {
			continue
		}
		if g := r.block.it.ghost; g >= 0 {
			return v.ghosts.between[g].index
		}
		if g := v.withinOn(r, func(int) bool { return true }); g >= 0 {
			return g
		}
	}
	return -1
}

// CountRemoved says how many of the removed pieces that are shown stand above the
// rows on the screen, on them, and below.
func (v *View) CountRemoved() (above, here, below int) {
	on := make(map[int]bool)
	for _, r := range v.visible() {
		if r.line < 0 {
			continue
		}
		if g := r.block.it.ghost; g >= 0 {
			on[v.ghosts.between[g].index] = true
			continue
		}
		v.withinOn(r, func(index int) bool { on[index] = true; return false })
	}
	seen, first := v.Visible().Start, v.VisibleRemoved()
	all := slices.Concat(v.ghosts.between, v.ghosts.within)
	for _, g := range all {
		if g.index == first {
			seen = g.at
		}
	}
	for _, g := range all {
		switch {
		case on[g.index]:
			here++
		case g.at < seen, g.at == seen && (first < 0 || g.index < first):
			above++
		default:
			below++
		}
	}
	return above, here, below
}

// withinOn is the index of the first removed piece on the row that stood in its
// paragraph and for which want holds, -1 for none.
func (v *View) withinOn(r visibleRow, want func(index int) bool) int {
	l := r.block.lines[r.line]
	inserts := r.block.inserts
	first := sort.Search(len(inserts), func(i int) bool { return inserts[i].end > int(l.start) })
	for _, in := range inserts[first:] {
		if in.start >= int(l.end) {
			break
		}
		if in.look != removed || in.ghost < 0 {
			continue
		}
		if index := v.ghosts.within[in.ghost].index; want(index) {
			return index
		}
	}
	return -1
}

// focusedGhost reports whether the row shows the removed piece that has the
// focus.
func (v *View) focusedGhost(r visibleRow) bool {
	switch {
	case v.ghostFocus < 0 || r.line < 0:
		return false
	case r.block.it.ghost >= 0:
		return v.ghosts.between[r.block.it.ghost].index == v.ghostFocus
	case len(r.block.inserts) == 0:
		return false
	}
	return v.withinOn(r, func(index int) bool { return index == v.ghostFocus }) >= 0
}
