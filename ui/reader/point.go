package reader

import (
	"github.com/clipperhouse/uax29/v2/graphemes"

	"lectern/model"
	"lectern/ui/textview"
)

// HitTest is the byte of the text at the cell of the body, as last drawn; false
// where no text is.
func (m *Model) HitTest(row, col int) (int, bool) {
	if m.shown == nil || m.Covered() || row < 0 || row >= m.text.Height() {
		return 0, false
	}
	return m.text.HitTest(row, col-m.margin-textview.Gutter)
}

// FocusAt puts the focus on the innermost mark at the offset, and reports
// whether there is one.
func (m *Model) FocusAt(offset int) bool {
	best := -1
	if m.found != nil {
		for i, a := range m.found.Annotations {
			if a.Start > offset {
				break
			}
			if a.Contains(offset) && (best < 0 || a.Len() <= m.found.Annotations[best].Len()) {
				best = i
			}
		}
	}
	m.setFocus(best)
	return best >= 0
}

// Select marks a stretch of text as selected; an empty one for none.
func (m *Model) Select(s model.Span) { m.selection = s }

// SelectBetween selects from the character at one offset to that at another,
// both of them included.
func (m *Model) SelectBetween(a, b int) {
	if a > b {
		a, b = b, a
	}
	it := graphemes.FromString(m.shown.Text[b:])
	if it.Next() {
		b += len(it.Value())
	}
	m.selection = model.Span{Start: a, End: b}
}

// Selected is the selected text.
func (m *Model) Selected() string {
	if m.selection.Empty() || m.shown == nil || m.selection.End > len(m.shown.Text) {
		return ""
	}
	return m.selection.In(m.shown.Text)
}

// Reading is the offset of what is being read: the focused mark, else the
// walk's place where it is on the screen, else the first byte on the screen.
func (m *Model) Reading() int {
	seen := m.text.Visible()
	switch s := m.focusedSpan(); {
	case !s.Empty():
		return s.Start
	case !m.current.Empty() && seen.Overlaps(m.current):
		return m.current.Start
	}
	return seen.Start
}
