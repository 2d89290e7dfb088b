package reader

import (
	"cmp"
	"slices"
	"strings"

	"lectern/model"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// Keeper knows what the reader wants to stay in articles of a site though
// cleaning would take it out.
type Keeper interface {
	// Site is what the blocks of an article are kept for, such as a host.
	Site(a *model.Article) string
	// Kept reports whether blocks like the text stay.
	Kept(a *model.Article, text string) bool
}

// SetKeeper tells what is kept; without it nothing is.
func (m *Model) SetKeeper(k Keeper) { m.keeper = k }

// Piece is what cleaning took out of the article, or a paragraph that stays
// because the reader wants it.
type Piece struct {
	Text string
	// Reason is why it was taken out.
	Reason string
	// Kept says that it is a paragraph that stays.
	Kept bool
	// Inline says that it stood within a paragraph: it cannot be kept.
	Inline bool

	span    model.Span // of a kept paragraph
	at      int        // where in the text it stands
	removal int        // its index among the article's removals
}

// pieces are all of the article's, in reading order. They are kept with it.
func (m *Model) pieces() []Piece {
	if m.piecesOf == m.shown {
		return m.piecesKept
	}
	var all []Piece
	for i, r := range m.shown.Removed {
		if strings.TrimSpace(r.Text) != "" {
			all = append(all, Piece{Text: r.Text, Reason: r.Reason, Inline: r.Inline, at: r.At, removal: i})
		}
	}
	for _, p := range m.shown.Paragraphs {
		if m.keeper == nil || p.Len() > longestPiece {
			continue
		}
		if text := p.In(m.shown.Text); m.keeper.Kept(m.shown, text) {
			all = append(all, Piece{Text: text, Kept: true, span: p.Span, at: p.Start, removal: -1})
		}
	}
	slices.SortStableFunc(all, func(a, b Piece) int { return cmp.Compare(a.at, b.at) })
	m.piecesOf, m.piecesKept = m.shown, all
	return all
}

// longestPiece is the length in bytes of the longest paragraph that may have
// been kept: cleaning leaves longer ones alone.
const longestPiece = 4 << 10

// FocusedPiece is the piece that has the focus; false for none.
func (m *Model) FocusedPiece() (Piece, bool) {
	if m.shown == nil || m.piece < 0 || m.piece >= len(m.pieces()) {
		return Piece{}, false
	}
	return m.pieces()[m.piece], true
}

// StepPiece shows the pieces and moves the focus to the next (dir 1) or the
// previous one (dir -1); where none has it, to the first on the screen, else the
// first in that direction. It reports whether there was one.
func (m *Model) StepPiece(dir int) bool {
	if m.shown == nil || len(m.pieces()) == 0 {
		return false
	}
	all := m.pieces()
	if !m.removed {
		m.removed = true
		m.text.ShowRemoved(true)
	}
	i := m.piece + dir
	if m.piece < 0 {
		i = m.nearestPiece(dir)
	}
	if i < 0 || i >= len(all) {
		return false
	}
	m.focusPiece(i)
	return true
}

// nearestPiece is the first piece on the screen, else the next in the
// direction; -1 or the number of pieces where there is none.
func (m *Model) nearestPiece(dir int) int {
	all, seen := m.pieces(), m.text.Visible()
	visible := m.text.VisibleRemoved()
	for i, p := range all {
		if p.removal >= 0 && p.removal == visible || p.Kept && seen.Overlaps(p.span) {
			return i
		}
	}
	next := slices.IndexFunc(all, func(p Piece) bool { return p.at >= seen.Start })
	switch {
	case next < 0 && dir < 0:
		return len(all) - 1
	case next < 0:
		return len(all)
	case dir < 0:
		return next - 1
	}
	return next
}

// NearestPiece focuses the piece that is nearest to what is read, behind it or
// else before it. It reports whether there is one.
func (m *Model) NearestPiece() bool { return m.StepPiece(1) || m.StepPiece(-1) }

func (m *Model) focusPiece(i int) {
	m.setFocus(-1)
	m.piece = i
	p := m.pieces()[i]
	m.text.FocusRemoved(p.removal)
	if p.Kept || !m.text.GoToRemoved(p.removal, textview.Near) {
		m.text.GoTo(p.at, textview.Near)
	}
}

// FocusText puts the focus on the piece with the text, as after it was kept or
// given up.
func (m *Model) FocusText(text string) {
	if m.shown == nil {
		return
	}
	for i, p := range m.pieces() {
		if p.Text == text {
			m.focusPiece(i)
			return
		}
	}
}

// pieceSigns are the signs beside the kept paragraphs on the screen, while what
// was removed is shown.
func (m *Model) pieceSigns() []textview.Sign {
	if !m.removed {
		return nil
	}
	var signs []textview.Sign
	seen := m.text.Visible()
	for _, p := range m.pieces() {
		if p.Kept && seen.Overlaps(p.span) {
			signs = append(signs, textview.Sign{Span: p.span, Text: "+", Role: style.Dim})
		}
	}
	return signs
}

// pieceCard tells why a piece was taken out, or that it is kept.
func (m *Model) pieceCard(p *page, piece Piece) {
	kind := "removed"
	if piece.Kept {
		kind = "kept"
	}
	p.add(p.line().Add(strings.ToUpper(kind), style.PanelHeading))
	p.text(screen.Clip(piece.Text, 6*p.width))
	p.gap()
	p.field("because", piece.Reason, 3)
	if m.keeper == nil {
		return
	}
	site := m.keeper.Site(m.shown)
	switch {
	case piece.Inline:
		p.text("It stood inside a paragraph and cannot be kept by itself.", style.Dim)
	case piece.Kept:
		p.text("It stays in articles of "+site+". gk gives it up.", style.Dim)
	default:
		p.text("gk keeps what is like it in articles of "+site+".", style.Dim)
	}
}

// moved is where the byte at the offset of one text is in another that differs
// from it in one stretch.
func moved(offset int, from, to string) int {
	n := min(len(from), len(to))
	same := 0
	for same < n && from[same] == to[same] {
		same++
	}
	if offset > same {
		offset += len(to) - len(from)
	}
	return max(0, min(offset, len(to)))
}
