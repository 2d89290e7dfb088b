package atlas

import (
	"github.com/charmbracelet/x/ansi"
)

// mark is something that stands on the map: the point of a place with its name
// beside it, or a name alone.
type mark struct {
	// col and row are the cell of the point, or of the middle of a name alone.
	col, row int
	// point is the point's sign; 0 for a name alone.
	point rune
	text  string
	// index is that of the place, -1 for a country's name that the map shows for
	// orientation.
	index int
	// must says that point and name come before all others, even where the map is
	// crowded; loose that a name alone may stand a row off.
	must, loose bool
	// beyond says that the place lies outside of the map: the point is an arrow
	// at the edge, which is shown with its name or not at all.
	beyond bool
}

// placed is a text on the map.
type placed struct {
	row, col, width int
	text            string
	index           int
	beyond          bool
}

// plan is where points and names stand on the map. No two of its texts
// share a cell, and none covers a point.
type plan struct {
	cols, rows int
	// points are the signs with the index of their place.
	points []placed
	names  []placed
	// taken are the cells that hold a point or a text.
	taken []uint8
	// lines are the cells that hold a coast; a name that covers one hides it.
	lines []uint8
	// room is the number of cells that names may still take.
	room int
}

// What a cell of a plan is taken by.
const (
	byPoint = 1 + iota
	byName
	byBlank // that parts a name from what stands beside it
)

// crowded is the share of the map that names may take: so many can be read and
// leave the land to be seen.
const crowded = 0.1

// lay places the marks: first those that must be shown, then the others, the most
// important first. Of each, all points come first, then the names where there is
// room for them: to the right, to the left, then above and below, whichever hides
// least of the coasts. A name that has no room is left out, its point stays. Of
// points on one cell the first is shown. lines are the cells of the coasts, nil
// for none.
func lay(cols, rows int, marks []mark, lines []uint8) *plan {
	size := max(0, cols*rows)
	p := &plan{cols: cols, rows: rows, taken: make([]uint8, size), lines: lines, room: max(40, int(crowded*float64(size)))}
	for _, must := range [...]bool{true, false} {
		for _, m := range marks {
			if m.must == must && m.point != 0 && !m.beyond {
				p.point(m)
			}
		}
		for _, m := range marks {
			if m.must == must {
				p.name(m)
			}
		}
	}
	return p
}

// point places the point of a mark where its cell is free.
func (p *plan) point(m mark) {
	if i := m.row*p.cols + m.col; p.inside(m.col, m.row) && p.taken[i] == 0 {
		p.points = append(p.points, placed{m.row, m.col, 1, string(m.point), m.index, m.beyond})
		p.taken[i] = byPoint
	}
}

func (p *plan) inside(col, row int) bool { return col >= 0 && row >= 0 && col < p.cols && row < p.rows }

// name places the name of a mark.
func (p *plan) name(m mark) {
	width := ansi.StringWidth(m.text)
	if width == 0 || !p.inside(m.col, m.row) || width > p.room && !m.must {
		return
	}
	// A name stands beside a point, its own or one on the same cell; that of an
	// arrow comes with it.
	switch by := p.taken[m.row*p.cols+m.col]; {
	case m.beyond && by != 0, !m.beyond && m.point != 0 && by != byPoint:
		return
	}
	best, least := -1, 0
	choices := p.choices(m, width)
	for i, at := range choices {
		if !p.free(at[0], at[1], width) {
			continue
		}
		if hidden := p.hidden(at[0], at[1], width) + i; best < 0 || hidden < least {
			best, least = i, hidden
		}
	}
	if best >= 0 {
		if p.put(m, choices[best][0], choices[best][1], width); m.beyond {
			p.point(m)
		}
	}
}

// choices are where the name may begin, as columns and rows.
func (p *plan) choices(m mark, width int) [][2]int {
	if m.point == 0 {
		col := m.col - width/2
		if !m.loose {
			return [][2]int{{col, m.row}}
		}
		return [][2]int{{col, m.row}, {col, m.row - 1}, {col, m.row + 1}}
	}
	if m.beyond { // of arrows at an edge only what stands beside them is clear
		return [][2]int{{m.col + 2, m.row}, {m.col - 1 - width, m.row}}
	}
	return [][2]int{
		{m.col + 2, m.row}, {m.col - 1 - width, m.row},
		{m.col + 1, m.row - 1}, {m.col + 1, m.row + 1}, {m.col - width, m.row - 1}, {m.col - width, m.row + 1},
		{m.col - width/2, m.row - 1}, {m.col - width/2, m.row + 1},
	}
}

// free reports whether the text's cells are on the map and nothing stands there
// or right beside them.
func (p *plan) free(col, row, width int) bool {
	if row < 0 || row >= p.rows || col < 0 || col+width > p.cols {
		return false
	}
	line := p.taken[row*p.cols : (row+1)*p.cols]
	for i := max(0, col-1); i < min(p.cols, col+width+1); i++ {
		inside := i >= col && i < col+width
		if by := line[i]; by == byPoint || by == byName || by == byBlank && inside {
			return false
		}
	}
	return true
}

// hidden is the number of cells of a coast that the text would cover.
func (p *plan) hidden(col, row, width int) (n int) {
	if p.lines == nil {
		return 0
	}
	for _, dots := range p.lines[row*p.cols+col : row*p.cols+col+width] {
		if dots != 0 {
			n++
		}
	}
	return n
}

func (p *plan) put(m mark, col, row, width int) {
	p.room -= width
	p.names = append(p.names, placed{row, col, width, m.text, m.index, m.beyond})
	line := p.taken[row*p.cols : (row+1)*p.cols]
	for i := max(0, col-1); i < min(p.cols, col+width+1); i++ {
		switch {
		case i >= col && i < col+width:
			line[i] = byName
		case line[i] == 0:
			line[i] = byBlank
		}
	}
}
