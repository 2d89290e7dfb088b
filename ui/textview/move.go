package textview

import "lectern/model"

// place is a row of the laid out text.
type place struct {
	item, block, row int
}

func (p place) before(q place) bool {
	if p.item != q.item {
		return p.item < q.item
	}
	if p.block != q.block {
		return p.block < q.block
	}
	return p.row < q.row
}

// Placement says where [View.GoTo] puts its goal on the screen.
type Placement uint8

// The placements.
const (
	// Near scrolls no further than needed to show the goal with the rows of
	// context around it, and like Third where it is more than a screen away.
	Near   Placement = iota
	Third            // a third of the way down, where the eye reads on
	Center           // in the middle
	AtTop            // on the top row
)

// Scroll moves the text up by so many rows, or down where rows is negative, and
// reports whether anything moved. The last row of the text stops at the bottom
// of the screen.
func (v *View) Scroll(rows int) bool {
	p := v.walk(v.top, rows)
	return v.setTop(p)
}

// Page moves by so many screens, with two rows in common.
func (v *View) Page(pages int) bool { return v.Scroll(pages * max(v.height-2, 1)) }

// HalfPage moves by so many half screens.
func (v *View) HalfPage(halves int) bool { return v.Scroll(halves * max(v.height/2, 1)) }

// Top goes to the beginning of the text.
func (v *View) Top() bool { return v.setTop(place{}) }

// Bottom goes to the last screen of the text.
func (v *View) Bottom() bool { return v.setTop(v.lastTop()) }

// GoTo brings the byte at the offset onto the screen and makes its line the one
// that keeps its row when the text is laid out anew.
func (v *View) GoTo(offset int, where Placement) {
	v.goTo(v.placeOf(offset), where)
	v.Anchor(offset)
}

// goTo brings a place onto the screen.
func (v *View) goTo(goal place, where Placement) {
	context := min(v.context, (v.height-1)/2)
	row := v.rowOf(goal)
	switch {
	case where == AtTop:
		v.setTop(goal)
	case where == Center:
		v.setTop(v.walk(goal, -(v.height-1)/2))
	case where == Third:
		v.setTop(v.walk(goal, -v.height/3))
	case row >= 0 && row < context:
		v.setTop(v.walk(v.top, row-context))
	case row >= 0 && row >= v.height-context:
		v.setTop(v.walk(v.top, row-(v.height-1-context)))
	case row < 0:
		v.setTop(v.near(goal, context))
	}
}

// near is the top that shows a goal which is off the screen.
func (v *View) near(goal place, context int) place {
	if goal.before(v.top) {
		if p := v.walk(goal, v.height-context); !p.before(v.top) {
			return v.walk(goal, -context)
		}
	} else if p := v.walk(goal, -(2*v.height - context)); p.before(v.top) {
		return v.walk(goal, -(v.height - 1 - context))
	}
	return v.walk(goal, -v.height/3)
}

// Anchor says that the line with the byte at the offset is the one being read:
// it keeps its row when the text is laid out anew. Scrolling makes the top row
// the anchor. An offset that is off the screen is ignored.
func (v *View) Anchor(offset int) {
	if row := v.rowOf(v.placeOf(offset)); row >= 0 {
		v.anchor = anchor{offset, row}
	}
}

// walk is the place so many rows after p, or before it where rows is negative,
// as far as there is text.
func (v *View) walk(p place, rows int) place {
	b := v.block(p.item, p.block)
	for rows > 0 {
		if left := b.rowCount() - 1 - p.row; rows <= left {
			p.row += rows
			return p
		} else if next := v.after(b); next == nil {
			p.row += left
			return p
		} else {
			rows -= left + 1
			b = next
			p = place{b.item, b.index, 0}
		}
	}
	for rows < 0 {
		if -rows <= p.row {
			p.row += rows
			return p
		}
		prev := v.beforeBlock(b)
		if prev == nil {
			p.row = 0
			return p
		}
		rows += p.row + 1
		b = prev
		p = place{b.item, b.index, b.rowCount() - 1}
	}
	return p
}

// after is the block that follows b, nil at the end of the text.
func (v *View) after(b *block) *block {
	if !b.last {
		return v.block(b.item, b.index+1)
	}
	if b.item+1 < v.itemCount() {
		return v.block(b.item+1, 0)
	}
	return nil
}

// beforeBlock is the block before b, nil at the beginning of the text.
func (v *View) beforeBlock(b *block) *block {
	if b.index > 0 {
		return v.block(b.item, b.index-1)
	}
	if b.item > 0 {
		return v.block(b.item-1, v.item(b.item-1).blockCount()-1)
	}
	return nil
}

// setTop puts p at the top, or the last screen where p is behind it, and makes
// the first line with text the anchor. It reports whether the text moved.
func (v *View) setTop(p place) bool {
	if end := v.lastTop(); end.before(p) {
		p = end
	}
	moved := p != v.top
	v.top, v.rows = p, nil
	v.anchor = anchor{v.Offset(), 0}
	for i, r := range v.visible() {
		if r.line >= 0 && r.block.it.ghost < 0 {
			v.anchor = anchor{r.block.offset(int(r.block.lines[r.line].start)), i}
			break
		}
	}
	return moved
}

// restore puts the anchored line back on its row after the text was laid out
// anew. The anchor stays as it is, so that growing undoes shrinking.
func (v *View) restore() {
	row := min(v.anchor.row, v.height-1)
	if row < v.anchor.row {
		row = max(row-min(v.context, row), 0)
	}
	p := v.walk(v.placeOf(v.anchor.offset), -row)
	if end := v.lastTop(); end.before(p) {
		p = end
	}
	v.top, v.rows = p, nil
}

// lastTop is the top of the last screen.
func (v *View) lastTop() place {
	if !v.endKnown {
		i := v.itemCount() - 1
		b := v.block(i, v.item(i).blockCount()-1)
		v.end = v.walk(place{i, b.index, b.rowCount() - 1}, -(v.height - 1))
		v.endKnown = true
	}
	return v.end
}

// placeOf is the row that shows the byte at the offset.
func (v *View) placeOf(offset int) place {
	offset = max(0, min(offset, len(v.text)))
	para := v.paragraphAt(offset)
	i := v.itemOfParagraph(para)
	it := v.item(i)
	k := it.blockAt(offset)
	b := v.block(i, k)
	return place{i, k, b.lead + b.lineAt(b.display(offset))}
}

// Offset is the offset of the first byte on the screen.
func (v *View) Offset() int { return v.Visible().Start }

// EndOffset is the offset behind the last byte on the screen.
func (v *View) EndOffset() int { return v.Visible().End }

// Percent is how much of the text, in per cent of its bytes, lies before the
// end of the screen: 100 at the bottom.
func (v *View) Percent() float64 {
	if v.AtBottom() || len(v.text) == 0 {
		return 100
	}
	return 100 * float64(v.EndOffset()) / float64(len(v.text))
}

// AtTop reports whether the first row of the text is on the screen.
func (v *View) AtTop() bool { return v.top == place{} }

// AtBottom reports whether the last row of the text is on the screen.
func (v *View) AtBottom() bool { return !v.top.before(v.lastTop()) }

// Visible is the stretch of text on the screen, with what stands between its
// rows.
func (v *View) Visible() model.Span {
	rows := v.visible()
	if len(rows) == 0 {
		return model.Span{}
	}
	first, last := rows[0], rows[len(rows)-1]
	return model.Span{Start: first.start(), End: last.stop()}
}
