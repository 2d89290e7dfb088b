package textview

import (
	"sort"
	"strings"

	"lectern/model"
)

// ghost is a removed piece as it is shown.
type ghost struct {
	text   string // the piece and its reason
	reason int    // where the reason begins in text
	at     int    // offset in the article's text before which it stood
	para   int    // the paragraph that follows it, or that it stands in
	index  int    // among the removed pieces that the view was told of
}

// ghosts are the removed pieces, in order: those between paragraphs and those
// within one.
type ghosts struct {
	between, within []ghost
}

// newGhosts sorts the removed pieces into their places.
func newGhosts(paragraphs []model.Paragraph, removed []model.Removal) ghosts {
	var gs ghosts
	for index, r := range removed {
		if strings.TrimSpace(r.Text) == "" {
			continue
		}
		para := sort.Search(len(paragraphs), func(i int) bool { return paragraphs[i].End >= r.At })
		in := para < len(paragraphs) && paragraphs[para].Start <= r.At
		inside := in && paragraphs[para].Start < r.At && r.At < paragraphs[para].End
		if inside || in && r.Inline {
			gs.within = append(gs.within, newGhost(r, index, para, "‹", "›"))
			continue
		}
		if in && r.At > paragraphs[para].Start {
			para++
		}
		gs.between = append(gs.between, newGhost(r, index, para, "", ""))
	}
	sort.SliceStable(gs.between, func(i, j int) bool { return gs.between[i].at < gs.between[j].at })
	gs.sayOnce(removed)
	sort.SliceStable(gs.within, func(i, j int) bool { return gs.within[i].at < gs.within[j].at })
	return gs
}

// sayOnce leaves the reason to the first of pieces that stand together and were
// removed for the same one: pages have hundreds of them.
func (gs *ghosts) sayOnce(removed []model.Removal) {
	for i := len(gs.between) - 1; i > 0; i-- {
		g, before := &gs.between[i], &gs.between[i-1]
		if g.para == before.para && removed[g.index].Reason == removed[before.index].Reason {
			g.text = g.text[:g.reason]
		}
	}
}

func newGhost(r model.Removal, index, para int, open, end string) ghost {
	text := open + strings.TrimSpace(r.Text)
	reason := len(text)
	if r.Reason != "" {
		text += " — " + r.Reason
	}
	return ghost{text: text + end, reason: reason, at: r.At, para: para, index: index}
}

// itemOf is the number of the item that the g-th ghost between paragraphs is.
func (gs *ghosts) itemOf(g int) int { return gs.between[g].para + g }

// inside is the display string of a block of a paragraph: its text, with the
// removed pieces that stood in it where they are shown.
func (gs *ghosts) inside(it item, span model.Span, last, show bool) (string, []insert) {
	text := span.In(it.text)
	if !show || len(gs.within) == 0 {
		return text, nil
	}
	first := sort.Search(len(gs.within), func(i int) bool { return gs.within[i].at >= span.Start })
	var b strings.Builder
	var inserts []insert
	from := span.Start
	for i, g := range gs.within[first:] {
		if g.at > span.End || g.at == span.End && !last {
			break
		}
		b.WriteString(it.text[from:g.at])
		from = g.at
		start := b.Len()
		if g.at > span.Start && it.text[g.at-1] != ' ' {
			b.WriteByte(' ')
		}
		reason := b.Len() + g.reason
		b.WriteString(g.text)
		if g.at < span.End && it.text[g.at] != ' ' {
			b.WriteByte(' ')
		}
		inserts = append(inserts, insert{start: start, end: b.Len(), reason: reason, ghost: first + i})
	}
	if inserts == nil {
		return text, nil
	}
	b.WriteString(it.text[from:span.End])
	return b.String(), inserts
}
