package textview

import (
	"lectern/model"
)

// visibleRow is a row on the screen.
type visibleRow struct {
	block *block
	line  int // -1 on a blank row
}

// visible are the rows on the screen, fewer than its height where the text is
// short.
func (v *View) visible() []visibleRow {
	if v.rows != nil {
		return v.rows
	}
	rows := make([]visibleRow, 0, v.height)
	b := v.block(v.top.item, v.top.block)
	for row := v.top.row; len(rows) < v.height; row++ {
		for row >= b.rowCount() {
			if b = v.after(b); b == nil {
				v.rows = rows
				return rows
			}
			row = 0
		}
		rows = append(rows, visibleRow{b, max(row-b.lead, -1)})
	}
	v.rows = rows
	return rows
}

// start is the offset of the first byte of the row; of what follows where the
// row shows no text.
func (r visibleRow) start() int {
	if r.line < 0 {
		return r.block.offset(0)
	}
	return r.block.offset(int(r.block.lines[r.line].start))
}

// stop is the offset behind the last byte of the row.
func (r visibleRow) stop() int {
	if r.line < 0 {
		return r.block.offset(0)
	}
	return r.block.offset(int(r.block.lines[r.line].end))
}

// indent is the number of blank cells before the row's text.
func (r visibleRow) indent() int {
	switch {
	case r.line == 0:
		return r.block.indent
	case r.block.header && r.line == len(r.block.lines)-1:
		return 0 // the rule under the names of columns
	}
	return r.block.hang
}

// RowKind says what a row of the screen shows.
type RowKind uint8

// The kinds of rows.
const (
	RowAfter   RowKind = iota // nothing: the text has ended
	RowBlank                  // the space between two paragraphs
	RowText                   // text
	RowRemoved                // a removed piece
)

// RowInfo says what a row of the screen shows.
type RowInfo struct {
	Kind RowKind
	// Span is the text on the row, empty where it shows none. White space at
	// which the row was broken is left out.
	Span model.Span
	// Paragraph is the index of the paragraph, or of the one that follows; -1
	// behind the end.
	Paragraph int
	// First says that the row is the first of its paragraph.
	First bool
	// Indent and Cells are the blank cells before the text and the cells that
	// it takes.
	Indent, Cells int
}

// Row says what row i of the screen shows, 0 at the top.
func (v *View) Row(i int) RowInfo {
	rows := v.visible()
	if i < 0 || i >= len(rows) {
		return RowInfo{Paragraph: -1, Span: model.Span{Start: len(v.text), End: len(v.text)}}
	}
	r := rows[i]
	info := RowInfo{Kind: RowBlank, Span: model.Span{Start: r.start(), End: r.stop()}, Paragraph: r.block.it.para}
	if r.line < 0 {
		return info
	}
	info.Kind, info.Indent, info.Cells = RowText, r.indent(), int(r.block.lines[r.line].cells)
	info.First = r.line == 0 && r.block.index == 0
	if r.block.it.ghost >= 0 {
		info.Kind = RowRemoved
	}
	return info
}

// rowOf is the row of the screen that p stands on, -1 where it is off it.
func (v *View) rowOf(p place) int {
	if p.before(v.top) {
		return -1
	}
	for i, r := range v.visible() {
		if r.block.item == p.item && r.block.index == p.block && max(p.row-r.block.lead, -1) == r.line {
			return i
		}
	}
	return -1
}

// Locate is where the byte at the offset is on the screen: its row, and its
// column in cells from the text's left edge. Where it is off the screen, row is
// -1 above it and the height below it.
func (v *View) Locate(offset int) (row, col int, visible bool) {
	p := v.placeOf(offset)
	row = v.rowOf(p)
	if row < 0 {
		if !p.before(v.top) {
			row = v.height
		}
		return row, 0, false
	}
	r := v.visible()[row]
	l := r.block.lines[r.line]
	d := min(r.block.display(offset), int(l.end))
	col = r.indent()
	c := clusters{method: v.method}
	for i := int(l.start); i < d; {
		n, cells := c.at(r.block.disp, i)
		if i+n > d {
			break
		}
		i += n
		col += r.block.fit(cells, v.width)
	}
	return row, col, true
}

// HitTest is the offset of the grapheme at the row and column of the screen, in
// cells from the text's left edge. Where no text is there, ok is false and
// offset is the nearest byte of the row, or of the text that follows.
func (v *View) HitTest(row, col int) (offset int, ok bool) {
	rows := v.visible()
	switch {
	case row < 0:
		return v.Offset(), false
	case row >= len(rows):
		return v.EndOffset(), false
	}
	r := rows[row]
	if r.line < 0 {
		return r.start(), false
	}
	col -= r.indent()
	if col < 0 {
		return r.start(), false
	}
	l := r.block.lines[r.line]
	c := clusters{method: v.method}
	for i := int(l.start); i < int(l.end); {
		n, cells := c.at(r.block.disp, i)
		if col -= r.block.fit(cells, v.width); col < 0 {
			return r.block.offset(i), !r.block.inserted(i)
		}
		i += n
	}
	return r.stop(), false
}

// inserted reports whether byte d of the display string is not of the text.
func (b *block) inserted(d int) bool {
	for _, in := range b.inserts {
		if in.start <= d && d < in.end {
			return true
		}
	}
	return false
}
