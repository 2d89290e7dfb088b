package office

import (
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// flow gathers the blocks of a document while it is read: paragraphs, in tables
// or not, and what hangs on them. The zero flow is empty. It takes starts and
// ends that do not match, as damaged files have them.
type flow struct {
	blocks []doc.Block
	// paragraphs that are open: text boxes lie in paragraphs.
	paragraphs []*paragraph
	tables     []*table
	// next waits for the next paragraph: text whose end mark was deleted, a large
	// first letter that is a paragraph of its own.
	next *paragraph
	// notes wait for the end of the paragraph or the table that refers to them.
	notes []doc.Block
}

// maxNesting is how deep text boxes and tables lie in each other; deeper ones
// are paragraphs among the others.
const maxNesting = 12

// paragraph is a paragraph that is being read.
type paragraph struct {
	text   doc.Text
	role   model.Role
	level  uint8
	reason string
	// code says that its lines stay lines.
	code bool
	// prefix is the length of the number in front.
	prefix int
	// lines are those before the one in text, of code.
	lines []doc.Block
	// hidden is text that the document does not show.
	hidden doc.Text
	// after is what comes after it: notes, text boxes, comments.
	after []doc.Block
	// joins says that it goes on in the next one.
	joins bool
	// title takes the text of the first paragraph that is a title; nil for others.
	title *string
}

// table is a table that is being read. depth is how many paragraphs it lies in.
type table struct {
	rows  [][]cell
	depth int
}

// cell is what a cell holds.
type cell struct {
	blocks []doc.Block
}

// top is the paragraph that is being read; nil between paragraphs.
func (f *flow) top() *paragraph {
	if len(f.paragraphs) == 0 {
		return nil
	}
	return f.paragraphs[len(f.paragraphs)-1]
}

// begin starts a paragraph.
func (f *flow) begin() *paragraph {
	if len(f.paragraphs) >= maxNesting {
		f.end()
	}
	p := f.next
	f.next = nil
	if p == nil {
		p = &paragraph{}
	}
	p.joins = false
	f.paragraphs = append(f.paragraphs, p)
	return p
}

// write writes into the paragraph that is open. Text between paragraphs makes
// one.
func (f *flow) write(s string) {
	p := f.top()
	if p == nil {
		if strings.TrimSpace(s) == "" {
			return
		}
		f.add(doc.Block{Text: model.SanitizeLine(s)})
		return
	}
	p.text.Write(s)
}

// number writes what stands in front of an item or a heading.
func (p *paragraph) number(s string) {
	if s == "" || !p.text.Empty() {
		return
	}
	p.text.Write(s + " ")
	p.prefix = p.text.Len()
}

// breakLine ends a line: of code a block, else a blank.
func (f *flow) breakLine() {
	p := f.top()
	switch {
	case p == nil:
	case p.code:
		b := p.text.Block(model.Body)
		b.Marked = true
		p.lines = append(p.lines, b)
	default:
		p.text.Write(" ")
	}
}

// end ends the paragraph that was begun last.
func (f *flow) end() {
	p := f.top()
	if p == nil {
		return
	}
	f.paragraphs = f.paragraphs[:len(f.paragraphs)-1]
	if p.joins && len(f.paragraphs) == 0 {
		f.next = p
		return
	}
	f.finish(p)
}

// finish adds the blocks of a paragraph.
func (f *flow) finish(p *paragraph) {
	for _, b := range p.lines {
		f.add(b)
	}
	if p.text.Len() > p.prefix {
		b := p.text.Block(p.role)
		b.Level, b.Reason = p.level, p.reason
		b.Marked = b.Marked || p.code
		if p.title != nil && *p.title == "" {
			*p.title = b.Text
		}
		f.add(b)
	}
	if !p.hidden.Empty() {
		b := p.hidden.Block(model.Body)
		b.Reason = "hidden text"
		f.add(b)
	}
	for _, b := range p.after {
		f.add(b)
	}
	f.addNotes()
}

// addNotes adds the notes, once the text that refers to them is over.
func (f *flow) addNotes() {
	if len(f.tables) > 0 || len(f.paragraphs) > 0 {
		return
	}
	for _, b := range f.notes {
		f.add(b)
	}
	f.notes = nil
}

// note keeps a note for the end of the paragraph, with its mark in front.
func (f *flow) note(mark string, blocks []doc.Block) {
	for i, b := range blocks {
		if i == 0 {
			b = prefixed(mark+" ", b)
		}
		f.notes = append(f.notes, b)
	}
}

// prefixed is a block with something in front.
func prefixed(s string, b doc.Block) doc.Block {
	links := make([]model.Link, len(b.Links))
	for i, l := range b.Links {
		l.Start += len(s)
		l.End += len(s)
		links[i] = l
	}
	b.Text, b.Links = s+b.Text, links
	return b
}

// add adds a block where the document is: after the paragraph that is open, in
// the cell that is open, or at the end.
func (f *flow) add(b doc.Block) {
	if b.Text == "" {
		return
	}
	t := f.table()
	if p := f.top(); p != nil && (t == nil || t.depth < len(f.paragraphs)) {
		p.after = append(p.after, b)
		return
	}
	if t != nil && len(t.rows) > 0 {
		row := &t.rows[len(t.rows)-1]
		if len(*row) == 0 {
			*row = append(*row, cell{})
		}
		c := &(*row)[len(*row)-1]
		c.blocks = append(c.blocks, b)
		return
	}
	f.blocks = append(f.blocks, b)
}

// table is the one that is being read; nil outside of tables.
func (f *flow) table() *table {
	if len(f.tables) == 0 {
		return nil
	}
	return f.tables[len(f.tables)-1]
}

func (f *flow) beginTable() {
	if len(f.tables) >= maxNesting {
		f.endTable()
	}
	f.tables = append(f.tables, &table{depth: len(f.paragraphs)})
}

func (f *flow) beginRow() {
	if t := f.table(); t != nil {
		t.rows = append(t.rows, nil)
	}
}

func (f *flow) beginCell() {
	if t := f.table(); t != nil {
		if len(t.rows) == 0 {
			t.rows = append(t.rows, nil)
		}
		row := &t.rows[len(t.rows)-1]
		*row = append(*row, cell{})
	}
}

// endTable adds the rows of the table, or what is in it where it only lays out.
func (f *flow) endTable() {
	t := f.table()
	if t == nil {
		return
	}
	f.tables = f.tables[:len(f.tables)-1]
	data := t.isData()
	for _, row := range t.rows {
		if data {
			for _, b := range joined(row) {
				f.add(b)
			}
			continue
		}
		for _, c := range row {
			for _, b := range c.blocks {
				f.add(b)
			}
		}
	}
	f.addNotes()
}

// close ends what is still open at the end of a file, and gives all blocks.
func (f *flow) close() []doc.Block {
	for len(f.paragraphs) > 0 || len(f.tables) > 0 {
		if t := f.table(); t != nil && t.depth >= len(f.paragraphs) {
			f.endTable()
		} else {
			f.top().joins = false
			f.end()
		}
	}
	if f.next != nil {
		f.finish(f.next)
		f.next = nil
	}
	f.addNotes()
	return f.blocks
}

// longCell is the length in bytes of a cell's text above which it is a paragraph,
// so that its table only lays the page out.
const longCell = 250

// isData reports whether a table shows data rather than lays out a page: most of
// its rows have several cells, and few are long, or hold headings or many
// paragraphs.
func (t *table) isData() bool {
	wide, filled, long, cells := 0, 0, 0, 0
	for _, row := range t.rows {
		n := 0
		for _, c := range row {
			size, paragraphs := 0, 0
			for _, b := range c.blocks {
				if b.Reason != "" {
					continue
				}
				size += len(b.Text)
				paragraphs++
				if b.Role == model.Heading || b.Role == model.TableRow {
					return false
				}
			}
			if paragraphs > 0 {
				n++
			}
			if size > longCell || paragraphs > 4 {
				long++
			}
		}
		cells += n
		if n > 0 {
			filled++
		}
		if n > 1 {
			wide++
		}
	}
	return wide >= 2 && wide*2 >= filled && long*4 <= cells
}

// joined is a row as one block, and after it what was left out of its cells.
func joined(row []cell) []doc.Block {
	var out []doc.Block
	var text strings.Builder
	b := doc.Block{Role: model.TableRow, Marked: true}
	for _, c := range row {
		separator := " · "
		if text.Len() == 0 {
			separator = ""
		}
		for _, part := range c.blocks {
			if part.Reason != "" {
				out = append(out, part)
				continue
			}
			text.WriteString(separator)
			separator = " "
			for _, l := range part.Links {
				l.Start += text.Len()
				l.End += text.Len()
				b.Links = append(b.Links, l)
			}
			text.WriteString(part.Text)
		}
	}
	b.Text = text.String()
	return append([]doc.Block{b}, out...)
}
