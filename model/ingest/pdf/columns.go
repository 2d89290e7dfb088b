package pdf

import (
	"math"
	"sort"
)

// segment is a stretch of one row that lies in one column: a line of text.
type segment struct {
	words []word
	box   rect
	base  float64
	size  float64
	cells bool // the segment is a row of a table, its cells still to be parted
}

// gutter is a stretch of white from y0 to y1 that parts columns.
type gutter struct {
	x0, x1, y0, y1 float64
	lines          float64 // about as many stand on both sides
	table          bool    // what it parts are the columns of a table
	labels         bool    // what stands to its left are the numbers of what stands to its right
}

// How many sizes of the body's font.
const (
	narrowest = 0.6 // a gutter is at least this wide
	cellWidth = 9   // columns of text are wider than this, those of tables narrower
)

// segmentsOf cuts rows into segments at the gutters of the page.
func segmentsOf(rows []row, size float64) ([]segment, []gutter) {
	gutters := guttersOf(rows, size)
	for k := range gutters {
		gutters[k].classify(rows, gutters, size)
	}
	var out []segment
	for _, r := range rows {
		start := 0
		for k := 1; k <= len(r.words); k++ {
			if k < len(r.words) && !parted(r, k, gutters) {
				continue
			}
			out = append(out, segmentOf(r.words[start:k], gutters))
			start = k
		}
	}
	return out, gutters
}

func segmentOf(words []word, gutters []gutter) segment {
	s := segment{words: words, box: words[0].box}
	for _, w := range words {
		s.box = s.box.union(w.box)
		if w.size > s.size {
			s.size, s.base = w.size, w.base
		}
	}
	for _, g := range gutters {
		s.cells = s.cells || g.table && g.y0 < s.base && s.base < g.y1 && s.box.x0 < g.x0 && g.x1 < s.box.x1
	}
	return s
}

// parted reports whether a gutter between columns of text lies between the words
// k-1 and k of a row.
func parted(r row, k int, gutters []gutter) bool {
	if g, ok := gutterAt(r, k, gutters); ok {
		return !g.table && !g.labels
	}
	// What stands far apart does not belong together, unless it is the number of
	// a page at the end of the line.
	apart := r.words[k].box.x0-r.words[k-1].box.x1 > 6*r.size
	return apart && (k < len(r.words)-1 || number(r.words[k].text) == noNumber)
}

func gutterAt(r row, k int, gutters []gutter) (gutter, bool) {
	a, b := r.words[k-1], r.words[k]
	if b.box.x0-a.box.x1 < 0.5*max(a.size, b.size) {
		return gutter{}, false
	}
	for _, g := range gutters {
		if middle := r.base - capsHeight/2*r.size; g.y0 <= middle && middle <= g.y1 && min(b.box.x0, g.x1)-max(a.box.x1, g.x0) > 0 {
			return g, true
		}
	}
	return gutter{}, false
}

// grid is the page in cells, true where text is.
type grid struct {
	wide, high   int
	cellX, cellY float64
	full         []bool
	// left and right are how many cells it is to text on that side.
	left, right []int16
}

func (g *grid) at(x, y int) bool { return g.full[y*g.wide+x] }

// maxGrid bounds the cells of a page, along one side.
const maxGrid = 1500

func gridOf(rows []row, size float64) *grid {
	g := &grid{cellX: size / 8, cellY: size / 4}
	var end rect
	for _, r := range rows {
		for _, w := range r.words {
			end = end.union(w.box)
		}
	}
	g.cellX, g.cellY = max(g.cellX, end.x1/maxGrid), max(g.cellY, end.y1/maxGrid)
	g.wide, g.high = int(end.x1/g.cellX)+2, int(end.y1/g.cellY)+2
	g.full = make([]bool, g.wide*g.high)
	for _, r := range rows {
		for k, w := range r.words {
			x1 := w.box.x1
			// The spaces between words are no white space of the page.
			if k+1 < len(r.words) && r.words[k+1].box.x0-x1 < narrowest*max(w.size, r.words[k+1].size) {
				x1 = max(x1, r.words[k+1].box.x0)
			}
			g.fill(rect{w.box.x0, w.base - capsHeight*w.size, x1, w.base + descent*w.size})
		}
	}
	return g
}

func (g *grid) fill(r rect) {
	clampX := func(v float64) int { return max(0, min(g.wide-1, int(v/g.cellX))) }
	clampY := func(v float64) int { return max(0, min(g.high-1, int(v/g.cellY))) }
	for y := clampY(r.y0); y <= clampY(r.y1); y++ {
		line := g.full[y*g.wide:]
		for x := clampX(r.x0); x <= clampX(r.x1); x++ {
			line[x] = true
		}
	}
}

// guttersOf finds tall white rectangles with text on both sides.
func guttersOf(rows []row, size float64) []gutter {
	if len(rows) < 3 {
		return nil
	}
	g := gridOf(rows, size)
	g.measure()
	least := max(1, int(math.Ceil(narrowest*size/g.cellX)))
	// run[x] is where the white of least cells' width at x began, -1 where none is.
	run := make([]int, g.wide)
	for x := range run {
		run[x] = -1
	}
	var found []gutter
	for y := 0; y <= g.high; y++ {
		white := 0
		for x := g.wide - 1; x >= 0; x-- {
			if y < g.high && !g.at(x, y) {
				white++
			} else {
				white = 0
			}
			switch {
			case white >= least && run[x] < 0:
				run[x] = y
			case white < least && run[x] >= 0:
				found = append(found, g.judge(x, least, run[x], y, size)...)
				run[x] = -1
			}
		}
	}
	return joinGutters(found, size)
}

// judge makes a gutter of a white stretch if enough lines stand on both sides.
func (g *grid) judge(x, least, y0, y1 int, size float64) []gutter {
	if float64(y1-y0)*g.cellY < 2.5*size {
		return nil
	}
	nearby, far := int(3*size/g.cellX), int(14*size/g.cellX)
	both := 0
	for y := y0; y < y1; y++ {
		left, right := int(g.left[y*g.wide+x]), int(g.right[y*g.wide+min(g.wide-1, x+least-1)])
		if left <= far && right <= far && (left <= nearby || right <= nearby) {
			both++
		}
	}
	// Rows of text cover most of a line's height.
	lines := float64(both) * g.cellY / (capsHeight + descent) / size
	if lines < 2.5 {
		return nil
	}
	return []gutter{{float64(x) * g.cellX, float64(x+least) * g.cellX, float64(y0) * g.cellY, float64(y1) * g.cellY, lines, false, false}}
}

// measure finds how far it is to text from every cell.
func (g *grid) measure() {
	const none = math.MaxInt16
	g.left, g.right = make([]int16, len(g.full)), make([]int16, len(g.full))
	for y := range g.high {
		line := y * g.wide
		near := int16(none)
		for x := range g.wide {
			if g.full[line+x] {
				near = 0
			} else if near < none {
				near++
			}
			g.left[line+x] = near
		}
		near = none
		for x := g.wide - 1; x >= 0; x-- {
			if g.full[line+x] {
				near = 0
			} else if near < none {
				near++
			}
			g.right[line+x] = near
		}
	}
}

// joinGutters makes one gutter of those beside each other over the same rows,
// those with the most lines first.
func joinGutters(found []gutter, size float64) []gutter {
	sort.SliceStable(found, func(a, b int) bool { return found[a].lines > found[b].lines })
	var out []gutter
	for _, f := range found {
		joined := false
		for k := range out {
			o := &out[k]
			if f.x0 <= o.x1 && o.x0 <= f.x1 && f.y0 <= o.y1 && o.y0 <= f.y1 {
				// One that has most of the lines makes the other wider.
				if f.lines > 0.8*o.lines {
					o.x0, o.x1 = min(o.x0, f.x0), max(o.x1, f.x1)
				}
				joined = true
				break
			}
		}
		if !joined {
			out = append(out, f)
		}
	}
	enough := out[:0]
	for _, g := range out {
		if g.sure(size) {
			enough = append(enough, g)
		}
	}
	return enough
}

// sure asks for more lines beside a narrow gutter, as the spaces of some may lie
// above each other by chance.
func (g gutter) sure(size float64) bool {
	switch width := (g.x1 - g.x0) / size; {
	case width >= 2.5:
		return g.lines >= 2.5
	case width >= 1.2:
		return g.lines >= 4
	}
	return g.lines >= 6
}

// classify tells whether the gutter parts cells or labels rather than columns of
// text: they are narrow on one side at least, and stand on the same baselines.
func (g *gutter) classify(rows []row, gutters []gutter, size float64) {
	var left, right []float64 // widths of what stands beside the gutter
	lefts, rights := 0, 0     // lines that have something there
	for _, r := range rows {
		if middle := r.base - capsHeight/2*r.size; middle < g.y0 || middle > g.y1 {
			continue
		}
		hasLeft, hasRight := false, false
		for k, w := range r.words {
			hasLeft = hasLeft || w.box.x1 <= g.x1 && g.x0-w.box.x1 < 14*size
			hasRight = hasRight || w.box.x0 >= g.x0 && w.box.x0-g.x1 < 14*size
			if k == 0 {
				continue
			}
			if at, ok := gutterAt(r, k, gutters); ok && at.x0 == g.x0 && at.y0 == g.y0 {
				left, right = append(left, extent(r, k-1, -1, gutters)), append(right, extent(r, k, 1, gutters))
			}
		}
		if hasLeft {
			lefts++
		}
		if hasRight {
			rights++
		}
	}
	if len(left) < 3 {
		return
	}
	// Most, but not all: a heading may stand in a column of a table.
	l, r := quantile(left, 0.8), quantile(right, 0.8)
	aligned := float64(len(left))
	narrow := l < 2.5*size && aligned >= 0.5*float64(lefts)
	g.labels = r > cellWidth*size && (narrow || l < cellWidth*size && aligned >= 0.9*float64(lefts) && lefts <= rights)
	g.table = !g.labels && min(l, r) < cellWidth*size && aligned >= 0.65*float64(max(lefts, rights))
}

// extent is the width of the words from k on in the direction of step, as far
// as the next gutter.
func extent(r row, k, step int, gutters []gutter) float64 {
	box := r.words[k].box
	for next := k + step; next >= 0 && next < len(r.words); next += step {
		if _, ok := gutterAt(r, max(next, next-step), gutters); ok {
			break
		}
		box = box.union(r.words[next].box)
	}
	return box.width()
}

func median(all []float64) float64 { return quantile(all, 0.5) }

// quantile is the value below which that share of all values lies.
func quantile(all []float64, share float64) float64 {
	if len(all) == 0 {
		return 0
	}
	sorted := append([]float64(nil), all...)
	sort.Float64s(sorted)
	return sorted[int(share*float64(len(sorted)-1)+0.5)]
}
