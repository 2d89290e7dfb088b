package textview

import (
	"strings"
	"unicode"

	"lectern/model"
)

// Limits of tables that are set in columns.
const (
	// tableRows is how many rows are measured and set together; a longer table
	// is set in pieces of so many.
	tableRows = 500
	// tableColumns and tableBytes bound a row that is set in columns.
	tableColumns = 24
	tableBytes   = 2000
	// tablesKept bounds how many tables stay measured.
	tablesKept = 64
	// separatorCells is what parts two columns: " │ ".
	separatorCells = 3
)

// table is a run of paragraphs that are rows of a table.
type table struct {
	first, end int // paragraphs
	// widths are the cells of each column; nil where the table does not fit the
	// measure, so that its rows are set like text.
	widths []int
	// right says which columns hold numbers and stand at their right end.
	right []bool
	// header says that the first row names the columns.
	header bool
}

// tables keeps the tables measured last.
type tables struct{ kept []*table }

func (ts *tables) clear() { ts.kept = nil }

// tableOf is the table that the paragraph, a row of one, belongs to.
func (v *View) tableOf(para int) *table {
	for _, t := range v.tables.kept {
		if t.first <= para && para < t.end {
			return t
		}
	}
	start := para
	for start > 0 && v.paragraphs[start-1].Role == model.TableRow {
		start--
	}
	t := &table{first: para - (para-start)%tableRows}
	for t.end = t.first; t.end < len(v.paragraphs) && t.end < t.first+tableRows && v.paragraphs[t.end].Role == model.TableRow; {
		t.end++
	}
	v.measure(t, t.first == start)
	if len(v.tables.kept) >= tablesKept {
		v.tables.clear()
	}
	v.tables.kept = append(v.tables.kept, t)
	return t
}

// measure finds the columns of the table and whether they fit. begins says that
// its first row is that of the whole table.
func (v *View) measure(t *table, begins bool) {
	rows := make([][]cell, 0, t.end-t.first)
	counts := make(map[int]int)
	c := clusters{method: v.method}
	for _, p := range v.paragraphs[t.first:t.end] {
		if p.Len() > tableBytes {
			return
		}
		row := cellsOf(p.In(v.text), &c)
		rows = append(rows, row)
		counts[len(row)]++
	}
	n := 0
	for count, times := range counts {
		if times > counts[n] || times == counts[n] && count > n {
			n = count
		}
	}
	if n < 2 || n > tableColumns || t.end-t.first < 2 {
		return
	}
	for i, row := range rows {
		if len(row) != n {
			rows[i] = nil
		}
	}
	widths, fitting := fitRows(rows, n, v.width), 0
	for _, row := range rows {
		if row != nil {
			fitting++
		}
	}
	if widths == nil || fitting < 2 || 2*fitting < len(rows) {
		return
	}
	t.widths = widths
	t.right = make([]bool, n)
	numbers, words := make([]int, n), make([]int, n)
	for i, row := range rows {
		if i == 0 && begins {
			continue
		}
		for j, cell := range row {
			switch {
			case cell.width == 0:
			case cell.number:
				numbers[j]++
			default:
				words[j]++
			}
		}
	}
	for j := range t.right {
		t.right[j] = numbers[j] > 0 && words[j] == 0
		t.header = t.header || t.right[j]
	}
	t.header = t.header && begins && len(rows) > 2 && rows[0] != nil
	for _, cell := range rows[0] {
		t.header = t.header && !cell.number
	}
}

// fitRows are the widths of n columns that fit the measure; nil where none do.
// The first row and one in eight may be too wide for them and are taken out of
// rows, the widest first: a long heading does not spoil the table.
func fitRows(rows [][]cell, n, measure int) []int {
	for spare := len(rows) / 8; spare >= 0; {
		widths, widest := make([]int, n), 0
		for _, row := range rows {
			for j, cell := range row {
				widths[j] = max(widths[j], cell.width)
			}
		}
		for j, w := range widths {
			if w > widths[widest] {
				widest = j
			}
		}
		wide := widths[widest]
		if fitted := fitColumns(widths, measure); fitted != nil {
			return fitted
		}
		for i, row := range rows {
			if row != nil && row[widest].width == wide {
				if rows[i] = nil; i > 0 {
					spare--
				}
			}
		}
	}
	return nil
}

// fitColumns are the widths of columns that fit the measure: as they are, or
// with a last one that is narrower than its text, which then wraps in it; nil
// where even that is too wide.
func fitColumns(widths []int, measure int) []int {
	last := len(widths) - 1
	used := separatorCells * last
	for _, w := range widths[:last] {
		used += w
	}
	switch left := measure - used; {
	case left >= widths[last]:
	case left >= max(16, measure/3):
		widths[last] = left
	default:
		return nil
	}
	return widths
}

// cell is a cell of a table's row.
type cell struct {
	model.Span      // in the row's text
	width      int  // cells of the screen
	dot        int  // where in the row the separator before it begins, -1 for the first
	number     bool // it holds a number, perhaps with a unit
}

// dot parts the cells of a row in the text; in columns it is shown as
// columnRule, which takes as many cells.
const (
	dot        = "·"
	columnRule = "│"
)

// cellsOf parts a row at the dots that stand between blanks. An empty cell
// leaves two dots beside each other, or one at an end.
func cellsOf(row string, c *clusters) []cell {
	var cells []cell
	start, before := 0, -1
	add := func(end int) {
		text := strings.TrimRight(row[start:max(start, end)], " ")
		cells = append(cells, cell{
			Span: model.Span{Start: start, End: start + len(text)}, width: c.cells(text), dot: before, number: isNumber(text),
		})
	}
	for at := 0; at < len(row); {
		i := strings.Index(row[at:], dot)
		if i < 0 {
			break
		}
		i += at
		at = i + len(dot)
		if i > 0 && row[i-1] != ' ' || at < len(row) && row[at] != ' ' {
			continue
		}
		add(i)
		start, before = min(at+1, len(row)), i
	}
	add(len(row))
	return cells
}

// separatorsOf are where the dots between cells stand in a row that is set like
// text.
func separatorsOf(b *block) []int {
	var at []int
	for _, cell := range cellsOf(b.disp, &clusters{}) {
		if cell.dot >= 0 && !b.inserted(cell.dot) {
			at = append(at, cell.dot)
		}
	}
	return at
}

// cells is how many cells of the screen the text takes.
func (c *clusters) cells(text string) int {
	if isPlain(text) {
		return len(text)
	}
	n := 0
	for i := 0; i < len(text); {
		size, cells := c.at(text, i)
		i += size
		n += cells
	}
	return n
}

// isNumber reports whether a cell of a table holds a number: at least as many
// digits as letters, or a dash that stands for one.
func isNumber(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	switch text {
	case "-", "–", "—", "…":
		return true
	}
	return digits > 0 && letters <= min(digits, 3)
}

// set lays a row of the table out in its columns: padding goes into the display
// string, so that offsets stay right. It reports false for a row that has other
// cells than the table.
func (t *table) set(b *block, v *View) bool {
	if t.widths == nil || len(b.inserts) > 0 {
		return false
	}
	row := cellsOf(b.disp, &clusters{method: v.method})
	if len(row) != len(t.widths) || !t.holds(row) {
		return false
	}
	s := setter{text: b.disp}
	used := 0 // cells before the last column
	for j, cell := range row {
		if j > 0 {
			used += t.widths[j-1] + separatorCells
			b.columns = append(b.columns, used-separatorCells+1)
			s.separator(row[j-1], cell)
		}
		blank := max(0, t.widths[j]-cell.width)
		if t.right[j] {
			s.pad(blank)
		}
		s.column = s.out.Len()
		s.out.WriteString(cell.In(s.text))
		if !t.right[j] && j < len(row)-1 {
			s.pad(blank)
		}
	}
	s.out.WriteString(s.text[row[len(row)-1].End:])
	b.disp, b.inserts, b.separators = s.out.String(), s.inserts, s.separators
	b.hang = used
	b.lines = wrap(b.disp[s.column:], v.width-used, v.width-used, v.method)
	for i := range b.lines {
		b.lines[i].start += int32(s.column)
		b.lines[i].end += int32(s.column)
	}
	first := &b.lines[0]
	first.start, first.cells, first.plain = 0, first.cells+int32(used), false
	if t.right[len(row)-1] { // what wrap took for blanks at its beginning
		first.cells = int32(used + t.widths[len(row)-1])
	}
	return true
}

// holds reports whether the row's cells fit their columns; the last may wrap.
func (t *table) holds(row []cell) bool {
	for j, cell := range row[:len(row)-1] {
		if cell.width > t.widths[j] {
			return false
		}
	}
	return true
}

// rule draws a line under the row that names the columns.
func (t *table) rule(b *block) {
	var s strings.Builder
	s.WriteString(b.disp)
	start := s.Len()
	s.WriteByte('\n')
	cells := 0
	for j, w := range t.widths {
		if j > 0 {
			s.WriteString("─┼─")
			cells += separatorCells
		}
		s.WriteString(strings.Repeat("─", w))
		cells += w
	}
	b.disp = s.String()
	b.inserts = append(b.inserts, insert{start: start, end: len(b.disp), look: ruled})
	b.lines = append(b.lines, line{start: int32(start + 1), end: int32(len(b.disp)), cells: int32(cells)})
}

// setter writes the display string of a row in columns.
type setter struct {
	text       string
	out        strings.Builder
	inserts    []insert
	separators []int
	column     int // where the last cell begins in out
}

func (s *setter) pad(n int) {
	if n <= 0 {
		return
	}
	start := s.out.Len()
	for range n {
		s.out.WriteByte(' ')
	}
	s.inserts = append(s.inserts, insert{start: start, end: s.out.Len(), look: padding})
}

// separator writes what parts two cells, with the blanks that an empty one
// lacks.
func (s *setter) separator(before, next cell) {
	if before.End == next.dot {
		s.pad(1)
	}
	s.out.WriteString(s.text[before.End:next.dot])
	s.separators = append(s.separators, s.out.Len())
	s.out.WriteString(s.text[next.dot:next.Start])
	if next.Start == next.dot+len(dot) {
		s.pad(1)
	}
}
