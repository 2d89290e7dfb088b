package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/style"
)

// Mark gives a stretch of a passage a look of its own.
type Mark struct {
	model.Span
	Role style.Role
}

// Passage breaks text at spaces into rows of at most width cells, the indent
// among them, in the look of base; marks, which are byte ranges of text in order
// and do not overlap, lie over it.
func (c *Context) Passage(text string, indent, width int, base style.Role, marks ...Mark) []string {
	text = strings.ReplaceAll(text, "\n", " ") // byte for byte, so that marks stay right
	if safe(text) != text {
		text, marks = safe(text), nil
	}
	var out []string
	at := 0
	for _, row := range Wrap(text, width-indent) {
		l := c.Line(width).To(indent)
		i := strings.Index(text[at:], row)
		if i < 0 { // a word that was broken in a way of its own
			out = append(out, l.Add(row, base).String())
			continue
		}
		at += i
		end := at + len(row)
		c.paint(l, text, model.Span{Start: at, End: end}, base, marks)
		at = end
		out = append(out, l.String())
	}
	return out
}

// Marked appends text to the row in the look of base with marks over it; where
// it does not fit it ends in "…".
func (c *Context) Marked(l *Line, text string, base style.Role, marks ...Mark) *Line {
	text = strings.ReplaceAll(text, "\n", " ")
	if safe(text) != text {
		return l.Add(text, base)
	}
	c.paint(l, text, model.Span{End: len(text)}, base, marks)
	return l
}

// paint appends a stretch of text.
func (c *Context) paint(l *Line, text string, s model.Span, base style.Role, marks []Mark) {
	at := s.Start
	for _, m := range marks {
		start, end := max(at, m.Start), min(s.End, m.End)
		if start >= end {
			continue
		}
		l.Add(text[at:start], base).Add(text[start:end], base, m.Role)
		at = end
	}
	l.Add(text[at:s.End], base)
}

// Settle moves the cursor from a row that cannot be chosen to the next that
// can, first in the direction dir, then in the other. It reports whether there
// is one.
func (l *List) Settle(dir int, can func(row int) bool) bool {
	if dir == 0 {
		dir = 1
	}
	dir = max(-1, min(1, dir))
	for _, d := range [...]int{dir, -dir} {
		for i := l.Cursor; i >= 0 && i < l.Len; i += d {
			if can(i) {
				l.Move(i - l.Cursor)
				return true
			}
		}
	}
	return false
}

// Join appends another row.
func (l *Line) Join(o *Line) *Line {
	if o.used > l.max-l.used {
		return l
	}
	l.b.WriteString(o.String())
	l.used += o.used
	return l
}

// Cut is a drawn row cut to at most width cells.
func (c *Context) Cut(row string, width int) string {
	if ansi.StringWidth(row) <= width {
		return row
	}
	return ansi.Truncate(row, max(0, width), "…")
}
