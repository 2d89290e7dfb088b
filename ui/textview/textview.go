// Package textview lays an article's text out in rows of a given measure and
// paints the rows that are on the screen. It knows nothing of Bubble Tea and
// does no I/O: a screen holds a [View], moves it about, and asks for the rows.
//
// Nothing is laid out before it is seen. The unit of layout is a block, which
// is a paragraph or, where a paragraph is huge, a piece of about eight
// kilobytes of it; a place in the text is a block and a row in it, never a row
// number of the whole, so that opening, resizing and jumping cost the same in
// a text of 50 MB as in one of 5 kB. Offsets are bytes of the article's text.
package textview

import (
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
)

// Gutter is the number of cells to the left of the text that hold signs.
const Gutter = 2

// defaultContext is how many rows [View.GoTo] keeps above and below its goal.
const defaultContext = 3

// View is an article's text at one width and height. It is not safe for use by
// several goroutines.
type View struct {
	text       string
	paragraphs []model.Paragraph
	width      int // cells of text, without the gutter
	height     int // rows
	context    int // rows kept around the goal of GoTo
	method     ansi.Method

	ghosts     ghosts
	ghostsShow bool
	ghostFocus int // index of the removed piece that has the focus, -1 for none

	top    place
	anchor anchor
	blocks cache
	tables tables
	// rows are the rows on the screen, nil where they must be computed anew.
	rows []visibleRow
	// end is the last place that may stand at the top; valid where endKnown.
	end      place
	endKnown bool
}

// anchor is the line that keeps its place on the screen when the text is laid
// out anew: the byte offset of something on it, and its row.
type anchor struct {
	offset, row int
}

// New makes a view of the text with its paragraphs, which must be in order and
// must not overlap. Without paragraphs the whole text is one. The view is 76 by
// 24 cells until [View.Resize] says otherwise.
func New(text string, paragraphs []model.Paragraph) *View {
	v := &View{width: 76, height: 24, context: defaultContext, method: ansi.GraphemeWidth, ghostFocus: -1}
	v.load(text, paragraphs)
	return v
}

func (v *View) load(text string, paragraphs []model.Paragraph) {
	if len(paragraphs) == 0 {
		paragraphs = []model.Paragraph{{Span: model.Span{Start: 0, End: len(text)}}}
	}
	v.text, v.paragraphs = text, paragraphs
}

// SetText puts another text into the view, which must begin with the present
// one where the place is to be kept: an article of which only the beginning was
// read grows to its whole. Removed pieces are forgotten.
func (v *View) SetText(text string, paragraphs []model.Paragraph) {
	v.load(text, paragraphs)
	v.ghosts = ghosts{}
	v.relayout()
}

// Text is the text that is laid out.
func (v *View) Text() string { return v.text }

// Width is the number of cells of a row of text, without the gutter.
func (v *View) Width() int { return v.width }

// Height is the number of rows.
func (v *View) Height() int { return v.height }

// SetWidth lays the text out for rows of so many cells, one at least, without
// the gutter. The line that is being read stays where it is on the screen.
func (v *View) SetWidth(cells int) { v.Resize(cells, v.height) }

// SetHeight sets the number of rows, one at least.
func (v *View) SetHeight(rows int) { v.Resize(v.width, rows) }

// Resize is SetWidth and SetHeight at once.
func (v *View) Resize(cells, rows int) {
	cells, rows = max(cells, 1), max(rows, 1)
	if cells == v.width && rows == v.height {
		return
	}
	if cells != v.width {
		v.blocks.clear()
		v.tables.clear()
	}
	v.width, v.height = cells, rows
	v.dirty()
	v.restore()
}

// SetContext sets how many rows [View.GoTo] keeps above and below its goal;
// three unless told otherwise.
func (v *View) SetContext(rows int) { v.context = max(rows, 0) }

// SetMethod says how the terminal measures graphemes of several runes, such as
// families of emoji and the syllables of Indic scripts: as one, unless told
// otherwise. Terminals that do not report mode 2027 measure rune by rune.
func (v *View) SetMethod(m ansi.Method) {
	if m != v.method {
		v.method = m
		v.relayout()
	}
}

// SetRemoved tells the view what cleaning took out of the text, for
// [View.ShowRemoved].
func (v *View) SetRemoved(removed []model.Removal) {
	v.ghosts = newGhosts(v.paragraphs, removed)
	if v.ghostsShow {
		v.relayout()
	}
}

// ShowRemoved shows or hides, dimmed and in their places, the pieces that
// cleaning took out. They have no offsets: the marks of the text stay right.
func (v *View) ShowRemoved(show bool) {
	if show == v.ghostsShow {
		return
	}
	v.ghostsShow = show
	v.relayout()
}

// RemovedShown reports whether removed pieces are shown.
func (v *View) RemovedShown() bool { return v.ghostsShow }

// relayout forgets every laid out block and keeps the anchored line in place.
func (v *View) relayout() {
	v.blocks.clear()
	v.tables.clear()
	v.dirty()
	v.restore()
}

// dirty forgets the rows on the screen and where the text's last screen begins.
func (v *View) dirty() {
	v.rows = nil
	v.endKnown = false
}
