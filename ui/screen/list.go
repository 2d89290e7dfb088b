package screen

import (
	"charm.land/bubbles/v2/key"

	"lectern/ui/keymap"
)

// List is a cursor over rows of which only the visible ones are drawn.
type List struct {
	// Len is the number of rows; Cursor the row that is chosen; Top the first
	// that is visible.
	Len, Cursor, Top int
	// Height is the number of visible rows, as last drawn.
	Height int
}

// Resize keeps the cursor inside and visible.
func (l *List) Resize(length, height int) {
	l.Len, l.Height = length, max(1, height)
	l.Move(0)
}

// Move moves the cursor by delta rows and scrolls so that it stays visible.
func (l *List) Move(delta int) {
	l.Cursor = max(0, min(l.Len-1, l.Cursor+delta))
	// One row of context stays in sight above and below, where there is room.
	margin := 0
	if l.Height > 4 {
		margin = 1
	}
	l.Top = min(l.Top, max(0, l.Cursor-margin))
	l.Top = max(l.Top, l.Cursor+margin-l.Height+1)
	l.Top = max(0, min(l.Top, l.Len-l.Height))
}

// Press moves the cursor where the strokes say so, and reports whether they
// did.
func (l *List) Press(s keymap.Strokes, keys *keymap.Map) bool {
	switch {
	case key.Matches(s, keys.Down):
		l.Move(1)
	case key.Matches(s, keys.Up):
		l.Move(-1)
	case key.Matches(s, keys.PageDown):
		l.Move(l.Height - 1)
	case key.Matches(s, keys.PageUp):
		l.Move(1 - l.Height)
	case key.Matches(s, keys.HalfDown):
		l.Move(l.Height / 2)
	case key.Matches(s, keys.HalfUp):
		l.Move(-l.Height / 2)
	case key.Matches(s, keys.Top):
		l.Move(-l.Len)
	case key.Matches(s, keys.Bottom):
		l.Move(l.Len)
	default:
		return false
	}
	return true
}

// Click moves the cursor to the visible row, and reports whether it was there
// already.
func (l *List) Click(row int) (again bool) {
	i := l.Top + row
	if row < 0 || row >= l.Height || i >= l.Len {
		return false
	}
	again = i == l.Cursor
	l.Cursor = i
	return again
}
