package uitest

import (
	"fmt"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Screen is a copy of what a terminal shows: rows of cells. The cell behind a
// wide character has no content and width 0.
type Screen struct {
	Cells [][]uv.Cell
	// Cursor is where the cursor stands, in cells from the top left.
	CursorRow, CursorCol int
	// CursorShown says that the cursor is visible.
	CursorShown bool
	// AltScreen says that the program is on the alternate screen.
	AltScreen bool
	// Title is the window's title.
	Title string
}

// Draw is the screen of so many cells that shows content, which may have
// styles, such as a component's View.
func Draw(content string, width, height int) *Screen {
	buf := uv.NewScreenBuffer(width, height)
	buf.Method = ansi.GraphemeWidth
	uv.NewStyledString(content).Draw(buf, buf.Bounds())
	return copyCells(buf, width, height)
}

// cellSource is what cells can be copied from.
type cellSource interface{ CellAt(x, y int) *uv.Cell }

func copyCells(src cellSource, width, height int) *Screen {
	s := &Screen{Cells: make([][]uv.Cell, height)}
	for y := range s.Cells {
		s.Cells[y] = make([]uv.Cell, width)
		for x := range s.Cells[y] {
			s.Cells[y][x] = uv.EmptyCell
			if c := src.CellAt(x, y); c != nil {
				s.Cells[y][x] = *c
			}
		}
	}
	return s
}

// Width is the number of columns.
func (s *Screen) Width() int {
	if len(s.Cells) == 0 {
		return 0
	}
	return len(s.Cells[0])
}

// Height is the number of rows.
func (s *Screen) Height() int { return len(s.Cells) }

// Row is the text of row y without the blanks at its end.
func (s *Screen) Row(y int) string {
	text, _ := s.row(y)
	return strings.TrimRight(text, " ")
}

// row is the text of row y and the column that each of its bytes stands in.
func (s *Screen) row(y int) (text string, columns []int) {
	var b strings.Builder
	for x, c := range s.Cells[y] {
		content := c.Content
		switch {
		case content == "" && c.Width == 0 && x > 0 && s.Cells[y][x-1].Width > 1:
			continue // the second half of a wide character
		case content == "":
			content = " "
		}
		b.WriteString(content)
		for range len(content) {
			columns = append(columns, x)
		}
	}
	return b.String(), columns
}

// Text is the text of all rows, a line each, without the blank rows at the end.
func (s *Screen) Text() string {
	rows := make([]string, s.Height())
	for y := range rows {
		rows[y] = s.Row(y)
	}
	return strings.TrimRight(strings.Join(rows, "\n"), "\n")
}

// Contains reports whether a row shows the text.
func (s *Screen) Contains(text string) bool {
	_, _, ok := s.Find(text)
	return ok
}

// Find is the first place, by rows, where the text stands: its row and the
// column of its first cell.
func (s *Screen) Find(text string) (row, col int, ok bool) {
	for y := range s.Cells {
		line, columns := s.row(y)
		if at := strings.Index(line, text); at >= 0 && at < len(columns) {
			return y, columns[at], true
		}
	}
	return 0, 0, false
}

// Style says how the cell at the row and column looks, in the words of
// [Screen.Describe]; "" where it is plain.
func (s *Screen) Style(row, col int) string { return describeStyle(&s.Cells[row][col].Style) }

// StyleOf is the style of the first cell of the text where it first stands.
func (s *Screen) StyleOf(text string) string {
	row, col, ok := s.Find(text)
	if !ok {
		return "not on the screen"
	}
	return s.Style(row, col)
}

// Describe is the screen for a person to read and for a golden file: every row,
// and under it the runs of cells that are not plain.
//
//	0|  The Minister wrote about Reykjavík
//	 └ 6-13 fg=#000080 bold underline
func (s *Screen) Describe() string {
	var b strings.Builder
	for y, row := range s.Cells {
		fmt.Fprintf(&b, "%2d|%s\n", y, s.Row(y))
		var runs []string
		for x := 0; x < len(row); {
			style, end := describeStyle(&row[x].Style), x+1
			for end < len(row) && (row[end].Width == 0 || describeStyle(&row[end].Style) == style) {
				end++
			}
			if style != "" {
				runs = append(runs, fmt.Sprintf("%d-%d %s", x, end-1, style))
			}
			x = end
		}
		for _, r := range runs {
			fmt.Fprintf(&b, "  └ %s\n", r)
		}
	}
	return b.String()
}

func describeStyle(s *uv.Style) string {
	var words []string
	if s.Fg != nil {
		words = append(words, "fg="+describeColor(s.Fg))
	}
	if s.Bg != nil {
		words = append(words, "bg="+describeColor(s.Bg))
	}
	for _, a := range []struct {
		attr uint8
		name string
	}{
		{uv.AttrBold, "bold"}, {uv.AttrFaint, "faint"}, {uv.AttrItalic, "italic"},
		{uv.AttrReverse, "reverse"}, {uv.AttrStrikethrough, "strike"}, {uv.AttrBlink, "blink"},
	} {
		if s.Attrs&a.attr != 0 {
			words = append(words, a.name)
		}
	}
	if s.Underline != uv.UnderlineNone {
		words = append(words, [...]string{"", "underline", "double", "curly", "dotted", "dashed"}[s.Underline%6])
	}
	return strings.Join(words, " ")
}

func describeColor(c color.Color) string {
	switch c := c.(type) {
	case ansi.BasicColor:
		return fmt.Sprint(uint8(c))
	case ansi.IndexedColor:
		return fmt.Sprint(uint8(c))
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// differs says in a line where the text of two screens first differs, "" where
// it does not. Combining marks are left aside: an emulator may drop them.
func (s *Screen) differs(o *Screen) string {
	for y := 0; y < min(s.Height(), o.Height()); y++ {
		for x := 0; x < min(len(s.Cells[y]), len(o.Cells[y])); x++ {
			a, b := glyph(s.Cells[y][x]), glyph(o.Cells[y][x])
			if a != b {
				return fmt.Sprintf("row %d, column %d: %q, not %q", y, x, string(a), string(b))
			}
		}
	}
	return ""
}

func glyph(c uv.Cell) rune {
	for _, r := range c.Content {
		return r
	}
	return ' '
}

// Link is the address that a terminal would open from the cell, "" for none.
// The emulator takes the address of OSC 8 for its parameters: either is it.
func Link(c uv.Cell) string {
	if c.Link.URL == "" {
		return c.Link.Params
	}
	return c.Link.URL
}
