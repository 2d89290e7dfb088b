// Package reader is the screen on which an article is read: its text with the
// marks, the focus, and the side panel with the card of what is focused.
package reader

import (
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// Measures of the screen, in cells; see docs/ARCHITECTURE.md, "The screen".
const (
	measure    = 76  // the longest row of text: about 12 words
	wide       = 110 // from here on the panel stands beside the text
	medium     = 80  // from here on it opens below; under it, instead of the text
	panelWidth = 38
	minMargin  = 1
)

// Model is the reader. Make one with New.
type Model struct {
	ctx *screen.Context
	// article is the index of the one that is read; shown and found are what
	// text and index were made from, to see when they are out of date.
	article int
	shown   *model.Article
	found   *model.Annotated
	text    *textview.View
	index   *textview.Index
	// focus is the index among the annotations, -1 for none.
	focus int
	// link is the index among the article's links of the one that has the focus,
	// -1 for none; a mark and a link never have it both.
	link int
	// piece is the index among the pieces of the one that has the focus, -1 for
	// none; piecesKept are those of the article piecesOf.
	piece      int
	piecesOf   *model.Article
	piecesKept []Piece
	keeper     Keeper
	// left remembers where each article was left.
	left map[int]Place
	// pivot are the mentions of the pivot in this article, hits those of a
	// search; current is the one that the walk stands on.
	pivot, hits []model.Span
	current     model.Span
	query       *textview.Query
	selection   model.Span

	before  before
	removed bool
	// method says how the terminal counts the cells of a character.
	method   ansi.Method
	panel    bool // beside the text, where there is room
	card     bool // opened by Enter, where there is none
	why      bool
	scroll   int // first row of the panel
	cardKey  cardKey
	cardKept []string
	width    int
	height   int
	margin   int // blank cells left of the text, as last drawn
}

// Place is where an article is being read.
type Place struct {
	Article int
	// Offset is the first byte on the screen.
	Offset int
	// Focus is the focused mark; empty for none.
	Focus model.Span
}

// New is a reader on the first article.
func New(ctx *screen.Context) *Model {
	m := &Model{ctx: ctx, focus: -1, link: -1, piece: -1, left: make(map[int]Place), panel: true, text: textview.New("", nil), method: ansi.WcWidth}
	m.Refresh()
	return m
}

// Article is the index of the article that is read; -1 where there is none.
func (m *Model) Article() int {
	if m.shown == nil {
		return -1
	}
	return m.article
}

// Percent is how much of the article lies before the screen's end.
func (m *Model) Percent() int { return int(m.text.Percent()) }

// Refresh takes up what is new in the library's view.
func (m *Model) Refresh() {
	v := m.ctx.View
	if m.article >= len(v.Articles) {
		return
	}
	if a := v.Articles[m.article]; a != m.shown {
		m.load(a)
	}
	if d := v.Annotated[m.article]; d != m.found {
		m.found = d
		m.index = textview.NewIndex(textview.MarksOf(d.Annotations))
	}
}

// load takes up the article's text. Where it was read again, or first in part,
// the place stays.
func (m *Model) load(a *model.Article) {
	before, top := m.shown, m.text.Offset()
	if before != nil && before.Partial {
		m.text.SetText(a.Text, a.Paragraphs)
	} else {
		width, height := m.text.Width(), m.text.Height()
		m.text = textview.New(a.Text, a.Paragraphs)
		m.text.SetMethod(m.method)
		m.text.Resize(width, height)
	}
	m.text.SetRemoved(a.Removed)
	m.text.FocusRemoved(-1)
	m.text.ShowRemoved(m.removed)
	if before != nil && !before.Partial {
		m.text.GoTo(moved(top, before.Text, a.Text), textview.AtTop)
	}
	m.shown, m.found, m.index, m.focus, m.link, m.piece = a, nil, nil, -1, -1, -1
}

// SetMethod says how the terminal counts the cells of a character: by whole
// graphemes, or by code points as terminals did before they knew of them.
func (m *Model) SetMethod(method ansi.Method) {
	m.method = method
	m.text.SetMethod(method)
}

// Open shows article i where it was left.
func (m *Model) Open(i int) {
	if i < 0 || i >= len(m.ctx.View.Articles) || i == m.article && m.shown != nil {
		return
	}
	m.left[m.Article()] = m.Place()
	m.article, m.shown, m.found, m.index = i, nil, nil, nil
	m.pivot, m.hits, m.current, m.selection = nil, nil, model.Span{}, model.Span{}
	m.scroll, m.why = 0, false
	m.focus, m.link, m.piece = -1, -1, -1
	m.Refresh()
	if p, ok := m.left[i]; ok {
		m.GoTo(p)
	}
}

// Place is where the reader is now.
func (m *Model) Place() Place {
	return Place{Article: m.Article(), Offset: m.text.Offset(), Focus: m.focusedSpan()}
}

// GoTo opens the place's article and brings it to the screen as it was.
func (m *Model) GoTo(p Place) {
	m.Open(p.Article)
	m.text.GoTo(p.Offset, textview.AtTop)
	m.setFocus(m.find(p.Focus))
	if m.focus < 0 {
		m.link = m.findLink(p.Focus)
	}
}

// Show brings the span onto the screen, and puts the focus on the mark that it
// is, if it is one.
func (m *Model) Show(s model.Span) {
	m.text.GoTo(s.Start, textview.Near)
	m.setFocus(m.find(s))
	if m.focus < 0 {
		m.link = m.findLink(s)
	}
}

// Find is the index of the annotation with that span, -1 for none.
func (m *Model) find(s model.Span) int {
	if m.found == nil || s.Empty() {
		return -1
	}
	for i, a := range m.found.Annotations {
		if a.Span == s {
			return i
		}
		if a.Start > s.Start {
			break
		}
	}
	return -1
}

// Focused is the mark that has the focus, nil for none.
func (m *Model) Focused() *model.Annotation {
	if m.found == nil || m.focus < 0 || m.focus >= len(m.found.Annotations) {
		return nil
	}
	return &m.found.Annotations[m.focus]
}

// FocusedEntity is the article's own entity that the focused mark names, zero
// for none: that of the mention, or the speaker of a quote.
func (m *Model) FocusedEntity() model.EntityID {
	a := m.Focused()
	switch {
	case a == nil:
		return 0
	case a.Quote != nil:
		return a.Quote.Speaker
	}
	return a.Entity
}

func (m *Model) setFocus(i int) {
	m.focus, m.link, m.piece, m.scroll, m.why = i, -1, -1, 0, false
	m.text.FocusRemoved(-1)
}

// DropFocus takes the focus away and reports whether there was one.
func (m *Model) DropFocus() bool {
	had := m.focus >= 0 || m.link >= 0 || m.piece >= 0
	m.setFocus(-1)
	return had
}

// Step moves the focus to the next mark (dir 1) or the previous one (dir -1)
// for which want holds. Where nothing has the focus on the screen it starts
// from the place of the walk, else from the screen's edge. It reports whether
// there was one.
func (m *Model) Step(dir int, want func(*model.Annotation) bool) bool {
	if m.found == nil {
		return false
	}
	all := m.found.Annotations
	i := m.start(dir)
	for ; i >= 0 && i < len(all); i += dir {
		if want(&all[i]) {
			m.setFocus(i)
			m.text.GoTo(all[i].Start, textview.Near)
			return true
		}
	}
	return false
}

// start is the first annotation that Step looks at.
func (m *Model) start(dir int) int {
	all := m.found.Annotations
	seen := m.text.Visible()
	if a := m.Focused(); a != nil && seen.Overlaps(a.Span) {
		return m.focus + dir
	}
	from, behind := seen.Start, len(all)
	switch k := m.FocusedLink(); {
	case k != nil && m.Sees(k.Span):
		from = k.Start
	case !m.current.Empty() && seen.Overlaps(m.current):
		from = m.current.Start
	case dir < 0:
		from = seen.End
	}
	for i := range all {
		if all[i].Start >= from {
			behind = i
			break
		}
	}
	if dir < 0 {
		return behind - 1
	}
	return behind
}

// Pending reports whether the article's marks are still being looked for.
func (m *Model) Pending() bool { return m.shown != nil && m.found == nil }

// Sees reports whether any of the span is on the screen.
func (m *Model) Sees(s model.Span) bool { return !s.Empty() && m.text.Visible().Overlaps(s) }

// From is the offset from which a walk in the direction starts: behind the
// focused mark where it is on the screen, else the screen's edge.
func (m *Model) From(dir int) int {
	seen := m.text.Visible()
	if s := m.focusedSpan(); seen.Overlaps(s) && !s.Empty() {
		if dir > 0 {
			return s.Start + 1
		}
		return s.Start
	}
	if dir > 0 {
		return seen.Start
	}
	return seen.End
}

// SetWalk tells what is walked: the pivot's mentions or a search's hits in this
// article, and the one that the walk stands on.
func (m *Model) SetWalk(pivot, hits []model.Span, current model.Span) {
	m.pivot, m.hits, m.current = pivot, hits, current
}

// SetQuery shows the hits of a query that is being typed; nil for none.
func (m *Model) SetQuery(q *textview.Query) { m.query = q }

// Seek brings the first hit of the query at or after the offset onto the
// screen, and reports whether there is one.
func (m *Model) Seek(q *textview.Query, from int) bool {
	s, ok := q.Next(m.text.Text(), from)
	if !ok {
		s, ok = q.Next(m.text.Text(), 0)
	}
	if ok {
		m.current = s
		m.text.GoTo(s.Start, textview.Near)
	}
	return ok
}

// Scroll moves by so many rows. It reports whether the text moved, as the next
// four do.
func (m *Model) Scroll(rows int) bool { return m.text.Scroll(rows) }

// Page moves by so many screens.
func (m *Model) Page(n int) bool { return m.text.Page(n) }

// HalfPage moves by so many half screens.
func (m *Model) HalfPage(n int) bool { return m.text.HalfPage(n) }

// Top goes to the beginning.
func (m *Model) Top() bool { return m.text.Top() }

// Bottom goes to the end.
func (m *Model) Bottom() bool { return m.text.Bottom() }

// ToggleRemoved shows or hides what cleaning removed, and reports how many
// pieces stand above the screen, on it and below.
func (m *Model) ToggleRemoved() (shown bool, above, here, below int) {
	if m.removed = !m.removed; !m.removed && m.piece >= 0 {
		m.setFocus(-1)
	}
	m.text.ShowRemoved(m.removed)
	above, here, below = m.text.CountRemoved()
	return m.removed, above, here, below
}

// TogglePanel turns the side panel on or off; where there is no room beside the
// text it opens or closes the card.
func (m *Model) TogglePanel() {
	if m.width >= wide {
		m.panel = !m.panel
	} else {
		m.card = !m.card
	}
}

// OpenCard shows the card of the focused mark.
func (m *Model) OpenCard() {
	m.panel, m.card = true, m.width < wide
}

// CloseCard closes a card that covers the text, and reports whether one did.
func (m *Model) CloseCard() bool {
	had := m.card && m.width < wide
	m.card = false
	return had
}

// Covered reports whether the card stands instead of the text.
func (m *Model) Covered() bool { return m.card && m.width < medium }

// ScrollCard moves a card that covers the text.
func (m *Model) ScrollCard(rows int) { m.scroll = max(0, m.scroll+rows) }

// ToggleWhy shows or hides why the focused mark is one.
func (m *Model) ToggleWhy() { m.why = !m.why }

// overlays are the marks that change with every key.
func (m *Model) overlays() []textview.Mark {
	seen := m.text.Visible()
	var all []textview.Mark
	add := func(spans []model.Span, role style.Role) {
		for _, s := range spans[after(spans, seen.Start):] {
			if s.Start >= seen.End {
				break
			}
			all = append(all, textview.Mark{Span: s, Role: role})
		}
	}
	add(m.pivot, style.Pivot)
	add(m.hits, style.Hit)
	if m.query != nil {
		for _, s := range m.query.In(m.text.Text(), seen) {
			all = append(all, textview.Mark{Span: s, Role: style.Hit})
		}
	}
	if len(m.pivot) > 0 {
		all = append(all, textview.Mark{Span: m.current, Role: style.CurrentPivot})
	} else {
		all = append(all, textview.Mark{Span: m.current, Role: style.CurrentHit})
	}
	if a := m.Focused(); a != nil {
		all = append(all, textview.Mark{Span: a.Span, Role: style.FocusOf(a.Kind)})
	}
	if k := m.FocusedLink(); k != nil {
		all = append(all, textview.Mark{Span: k.Span, Role: style.Focus})
	}
	if p, ok := m.FocusedPiece(); ok && p.Kept {
		all = append(all, textview.Mark{Span: p.span, Role: style.FocusBlock})
	}
	if !m.selection.Empty() {
		all = append(all, textview.Mark{Span: m.selection, Role: style.Selection})
	}
	return all
}

// after is the index of the first span that ends after the offset.
func after(spans []model.Span, offset int) int {
	lo, hi := 0, len(spans)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if spans[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
