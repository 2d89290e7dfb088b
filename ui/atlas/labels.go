package atlas

import (
	"slices"

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
	// must says that the name is shown even if something has to give way.
	must bool
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
	// taken are the cells that hold a point or a text, or the blank beside one.
	taken []bool
}

// lay places the marks, the most important first: all points, then for each the
// name where there is room for it: to the right, to the left, then above and
// below. A name that has no room is left out, its point stays. Of points on one
// cell the first is shown.
func lay(cols, rows int, marks []mark) *plan {
	p := &plan{cols: cols, rows: rows, taken: make([]bool, max(0, cols*rows))}
	for _, m := range marks {
		if m.point != 0 && !m.beyond {
			p.point(m)
		}
	}
	for _, m := range marks {
		p.name(m)
	}
	return p
}

// point places the point of a mark where its cell is free.
func (p *plan) point(m mark) {
	if i := m.row*p.cols + m.col; p.inside(m.col, m.row) && !p.taken[i] {
		p.points = append(p.points, placed{m.row, m.col, 1, string(m.point), m.index, m.beyond})
		p.taken[i] = true
	}
}

func (p *plan) inside(col, row int) bool { return col >= 0 && row >= 0 && col < p.cols && row < p.rows }

// name places the name of a mark.
func (p *plan) name(m mark) {
	width := ansi.StringWidth(m.text)
	if width == 0 || !p.inside(m.col, m.row) || m.beyond && p.taken[m.row*p.cols+m.col] {
		return
	}
	for _, at := range p.choices(m, width) {
		if p.free(at[0], at[1], width) {
			if p.put(m, at[0], at[1], width); m.beyond {
				p.point(m)
			}
			return
		}
	}
	if m.must && m.point == 0 { // a name alone may stand a little off
		for _, dy := range [...]int{-2, 2} {
			if col := m.col - width/2; p.free(col, m.row+dy, width) {
				p.put(m, col, m.row+dy, width)
				return
			}
		}
	}
}

// choices are where the name may begin, as columns and rows.
func (p *plan) choices(m mark, width int) [][2]int {
	if m.point == 0 {
		col := m.col - width/2
		if !m.must {
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
	return !slices.Contains(line[max(0, col-1):min(p.cols, col+width+1)], true)
}

func (p *plan) put(m mark, col, row, width int) {
	p.names = append(p.names, placed{row, col, width, m.text, m.index, m.beyond})
	for i := col; i < col+width; i++ {
		p.taken[row*p.cols+i] = true
	}
}
