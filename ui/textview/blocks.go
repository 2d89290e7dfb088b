package textview

import (
	"sort"
	"strings"
	"unicode/utf8"

	"lectern/model"
)

// insert is a stretch of a block's display string that is not in the text.
type insert struct {
	start, end int // of the display string
	reason     int // where the reason of a removed piece begins in it
	look       insertLook
	ghost      int // the removed piece, as an index among those within paragraphs
}

// insertLook is what an insert is.
type insertLook uint8

const (
	removed insertLook = iota // a removed piece with its reason
	padding                   // blanks that align columns
	ruled                     // a line under the names of columns
)

// block is a laid out piece of an item. Its display string is the text itself
// unless removed pieces are shown inside it.
type block struct {
	item, index int
	it          item
	disp        string
	base        int // offset in the text that disp[0] stands for
	inserts     []insert
	lines       []line
	lead        int // blank rows above it
	indent      int // cells before its first row
	hang        int // cells before its other rows
	bullet      string
	last        bool // it ends its item
	// separators are where in the display string the dots between the cells of
	// a table's row stand. In a row that is set in columns, columns are the cells
	// of the screen at which they are drawn; header says that it names them.
	separators []int
	columns    []int
	header     bool
}

func (b *block) rowCount() int { return b.lead + len(b.lines) }

// offset is the offset in the text of byte d of the display string; inside an
// insert it is the place of the insert.
func (b *block) offset(d int) int {
	if b.it.ghost >= 0 {
		return b.base
	}
	cut := 0
	for _, in := range b.inserts {
		if in.start >= d {
			break
		}
		cut += min(d, in.end) - in.start
	}
	return b.base + d - cut
}

// display is the inverse of offset, behind an insert that stands there.
func (b *block) display(offset int) int {
	d := offset - b.base
	for _, in := range b.inserts {
		if in.start > d {
			break
		}
		d += in.end - in.start
	}
	return max(0, min(d, len(b.disp)))
}

// displayEnd is display for the end of a span: before an insert that stands
// there.
func (b *block) displayEnd(offset int) int {
	d := offset - b.base
	for _, in := range b.inserts {
		if in.start >= d {
			break
		}
		d += in.end - in.start
	}
	return max(0, min(d, len(b.disp)))
}

// lineAt is the line that shows byte d of the display string; white space that
// is not shown belongs to the line before it.
func (b *block) lineAt(d int) int {
	n := sort.Search(len(b.lines), func(i int) bool { return int(b.lines[i].start) > d })
	return max(n-1, 0)
}

// fit is how many cells a grapheme takes in the block: one where no row can hold
// it and a replacement is shown.
func (b *block) fit(cells, width int) int {
	if cells > max(1, width-max(b.indent, b.hang)) {
		return 1
	}
	return cells
}

// block is block k of item i, laid out now unless it is kept from before.
func (v *View) block(i, k int) *block {
	if b := v.blocks.get(i, k); b != nil {
		return b
	}
	it := v.item(i)
	span := it.block(k)
	b := &block{item: i, index: k, it: it, last: k == it.blockCount()-1}
	b.base = span.Start
	if it.ghost >= 0 {
		g := v.ghosts.between[it.ghost]
		b.disp, b.base = span.In(it.text), g.at
		b.inserts = []insert{{start: 0, end: len(b.disp), reason: max(0, g.reason-span.Start), ghost: -1}}
	} else {
		b.disp, b.inserts = v.ghosts.inside(it, span, b.last, v.ghostsShow)
	}
	if k == 0 && i > 0 {
		b.lead = v.gap(i, it)
	}
	if it.ghost < 0 && it.role == model.TableRow {
		v.tableRow(b)
	} else {
		b.indent, b.hang, b.bullet = indents(it, k, v.width)
		b.lines = wrap(b.disp, v.width-b.hang, v.width-b.indent, v.method)
	}
	v.blocks.put(b)
	return b
}

// tableRow lays a row of a table out: in columns where the table fits, else as
// text whose rows but the first stand in.
func (v *View) tableRow(b *block) {
	t := v.tableOf(b.it.para)
	if b.it.blockCount() == 1 && t.set(b, v) {
		if b.header = t.header && b.it.para == t.first; b.header {
			t.rule(b)
		}
		return
	}
	b.hang = 2 * unit(v.width)
	if b.index > 0 {
		b.indent = b.hang
	}
	b.separators = separatorsOf(b)
	b.lines = wrap(b.disp, v.width-b.hang, v.width-b.indent, v.method)
}

// gap is the number of blank rows above item i: none inside a list, inside a
// table and between removed pieces, one elsewhere.
func (v *View) gap(i int, it item) int {
	before := v.item(i - 1)
	switch {
	case it.ghost >= 0 && before.ghost >= 0:
		return 0
	case it.ghost >= 0 || before.ghost >= 0 || it.role != before.role:
		return 1
	case it.role == model.ListItem || it.role == model.TableRow:
		return 0
	}
	return 1
}

// unit is by how many cells text stands in: a narrow view spends little on it.
func unit(width int) int {
	if width < 30 {
		return min(1, width/12)
	}
	return 2
}

// bullets mark the items of lists that have none in the text, by their depth.
var bullets = [...]string{"•", "◦", "·"}

// indents is how far the first row and the others of block k stand in, by the
// role of the paragraph, and the bullet of a list item to which the text gives
// none.
func indents(it item, k, width int) (indent, hang int, bullet string) {
	unit := unit(width)
	if it.ghost >= 0 {
		return 0, 0, ""
	}
	// What lies deep in others leaves half of the measure to the text.
	deep := min(2*unit*int(it.level), width/4)
	switch it.role {
	case model.Caption:
		return unit, unit, ""
	case model.BlockQuote:
		return deep + 2*unit, deep + 2*unit, ""
	case model.ListItem:
		if unit == 0 {
			return 0, 0, ""
		}
		mark := marker(it.span.In(it.text))
		if mark == 0 {
			if unit == 2 && k == 0 {
				bullet = bullets[min(int(it.level), len(bullets)-1)]
			}
			return deep + 2*unit, deep + 2*unit, bullet
		}
		hang = deep + min(unit+mark, width/2)
		if k > 0 {
			return hang, hang, ""
		}
		return deep + unit, hang, ""
	}
	return 0, 0, ""
}

// marker is the length of a list marker that text begins with, in cells, the
// space after it counted: "- ", "• ", "12. ", "1.1 ", "a) ", "(iv) ", "B) "; 0
// where there is none.
func marker(text string) int {
	word, _, found := strings.Cut(text[:min(len(text), 16)], " ")
	if !found || word == "" {
		return 0
	}
	cells := utf8.RuneCountInString(word)
	if cells == 1 && strings.Contains("-*•–·", word) {
		return 2
	}
	core := strings.TrimPrefix(word, "(")
	bare := strings.TrimRight(core, ".)")
	closed := len(core) - len(bare)
	if closed > 1 || len(core) < len(word) && !strings.HasSuffix(core, ")") {
		return 0
	}
	switch {
	case isNumbering(bare):
		if closed == 0 && !strings.Contains(bare, ".") {
			return 0 // "12 ships"
		}
	case closed == 1 && len(bare) <= 5 && bare != "" && (len(bare) == 1 && bare >= "a" && bare <= "z" || strings.Trim(bare, "ivxl") == ""):
	case len(bare) == 1 && bare >= "A" && bare <= "Z" && strings.HasSuffix(core, ")"):
	default:
		return 0
	}
	return cells + 1
}

// isNumbering reports whether s is a number of at most three digits, or several of
// them as "1.12.3".
func isNumbering(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || len(part) > 3 || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return true
}
