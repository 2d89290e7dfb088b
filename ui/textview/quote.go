package textview

import (
	"lectern/model"
	"lectern/ui/style"
)

// quoteBar stands before the rows of a block quote, two cells from the text.
const quoteBar = "▏"

// bar paints the bar of a block quote in an indent of n cells.
func (p *painter) bar(n int) {
	p.out = appendBlanks(p.out, n-2)
	p.out = p.styled(p.out, quoteBar, style.SetOf(style.Border))
	p.out = append(p.out, ' ')
}

// runsOn is how far a block quote stands in of which b goes on after a blank row;
// 0 where it begins or is none.
func (v *View) runsOn(b *block) int {
	if !b.quoted() || b.index > 0 || b.item == 0 || b.indent < 2 {
		return 0
	}
	if before := v.item(b.item - 1); before.ghost >= 0 || before.role != model.BlockQuote || before.level != b.it.level {
		return 0
	}
	return b.indent
}

// quoted reports whether the block is of a block quote.
func (b *block) quoted() bool { return b.it.ghost < 0 && b.it.role == model.BlockQuote }
