package reader

import (
	"lectern/model"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// FocusedLink is the link that has the focus, nil for none.
func (m *Model) FocusedLink() *model.Link {
	if m.shown == nil || m.link < 0 || m.link >= len(m.shown.Links) {
		return nil
	}
	return &m.shown.Links[m.link]
}

// StepLink moves the focus to the next link (dir 1) or the previous one (dir
// -1), from what is being read. It reports whether there was one.
func (m *Model) StepLink(dir int) bool {
	if m.shown == nil {
		return false
	}
	links := m.shown.Links
	i := 0
	if at := m.FocusedLink(); at != nil && m.Sees(at.Span) {
		i = m.link + dir
	} else {
		from := m.From(dir)
		if a := m.Focused(); a != nil && from == a.Start+1 {
			from = a.Start // a mark may be a link as well
		}
		for i < len(links) && links[i].Start < from {
			i++
		}
		if dir < 0 {
			i--
		}
	}
	if i < 0 || i >= len(links) {
		return false
	}
	m.setFocus(-1)
	m.link = i
	m.text.GoTo(links[i].Start, textview.Near)
	return true
}

// Seen is the stretch of the text that is on the screen.
func (m *Model) Seen() model.Span { return m.text.Visible() }

// focusedSpan is what has the focus: a mark or a link; empty for nothing.
func (m *Model) focusedSpan() model.Span {
	if a := m.Focused(); a != nil {
		return a.Span
	}
	if k := m.FocusedLink(); k != nil {
		return k.Span
	}
	if p, ok := m.FocusedPiece(); ok && p.Kept {
		return p.span
	}
	return model.Span{}
}

// findLink is the index of the link with that span, -1 for none.
func (m *Model) findLink(s model.Span) int {
	if m.shown != nil && !s.Empty() {
		for i, k := range m.shown.Links {
			if k.Span == s {
				return i
			}
		}
	}
	return -1
}

// linkCard tells where a link leads.
func (m *Model) linkCard(p *page, k *model.Link) {
	p.head("link", k.In(m.shown.Text), style.Text)
	p.gap()
	p.add(p.line().Fit("leads to", labelCells, style.Dim).AddLink(model.Host(k.URL), k.URL))
	p.field("address", k.URL, 6, style.Dim)
	p.gap()
	p.text("Enter lists the links and opens this one.", style.Dim)
}
