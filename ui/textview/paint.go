package textview

import (
	"bytes"
	"cmp"
	"slices"

	"lectern/model"
	"lectern/ui/style"
)

// Frame is what is painted over the text. The indexes hold what changes seldom;
// the overlays what changes with every key: focus, pivot, hits on the screen.
type Frame struct {
	Marks    []*Index
	Overlays []Mark
	// Links are painted as such, and as links that a terminal may open where
	// their addresses are fit for one. They are in order and do not overlap.
	Links []model.Link
	// Hidden are the roles that are not shown now, such as a kind that the
	// reader switched off.
	Hidden style.Set
	// Signs stand in the gutter beside the rows that share a byte with them;
	// the last one wins. Roles that bring a sign of their own (a quote's bar)
	// need none.
	Signs []Sign
	// Margin is the number of blank cells left of the gutter.
	Margin int
	// Pad fills every row with blanks to the view's full width, and the frame
	// with empty rows to its height.
	Pad bool
}

// Sign is a character of one cell in the gutter.
type Sign struct {
	model.Span
	Text string
	Role style.Role
}

// Paint paints the rows on the screen. Its cost depends on what is on the
// screen alone. Each row is at most margin, gutter and width cells and ends
// with its styles off.
func (v *View) Paint(s *style.Styles, f Frame) []string {
	rows := v.visible()
	if f.Hidden.Has(style.Quote) {
		f.Hidden = f.Hidden.With(style.Reported)
	}
	p := painter{clusters: clusters{method: v.method}, view: v, styles: s, frame: &f}
	seen := v.Visible()
	for _, x := range f.Marks {
		p.marks = x.AppendIn(p.marks, seen)
	}
	for _, m := range f.Overlays {
		if m.Overlaps(seen) && !m.Empty() {
			p.marks = append(p.marks, m)
		}
	}
	p.marks = slices.DeleteFunc(p.marks, func(m Mark) bool { return f.Hidden.Has(m.Role) })
	slices.SortStableFunc(p.marks, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) })
	p.links = linksIn(f.Links, seen)
	out := make([]string, 0, v.height)
	for _, r := range rows {
		out = append(out, p.row(r))
	}
	for f.Pad && len(out) < v.height {
		out = append(out, blanks(f.Margin+Gutter+v.width))
	}
	return out
}

// painter paints the rows of one frame, top to bottom.
type painter struct {
	clusters
	view   *View
	styles *style.Styles
	frame  *Frame
	marks  []Mark // on the screen, by start
	first  int    // marks before it end above the row
	block  *block // of the row
	here   []Mark // on the row, in bytes of the display string
	links  []model.Link
	linked []model.Link // on the row, in bytes of the display string
	link   string       // the address of the run that is painted
	edges  []edge
	out    []byte
}

// edge is where a role begins or ends on a row.
type edge struct {
	at   int
	role style.Role
	in   bool
	// url is the address of a link that begins here.
	url string
}

func (p *painter) row(r visibleRow) string {
	p.out = p.out[:0]
	p.out = appendBlanks(p.out, p.frame.Margin)
	if r.line < 0 {
		p.blank(r)
		return string(p.out)
	}
	p.find(r)
	p.gutter(r, model.Span{Start: r.start(), End: r.stop()})
	p.indent(r)
	p.text(r)
	if p.frame.Pad {
		p.out = appendBlanks(p.out, p.view.width-r.indent()-int(r.block.lines[r.line].cells))
	}
	return string(p.out)
}

// blank paints a blank row. The sign of a mark that runs over it, as a quote of
// two paragraphs does, runs on.
func (p *painter) blank(r visibleRow) {
	p.here = p.here[:0]
	at := r.start()
	for _, m := range p.marks[p.first:] {
		if m.Start >= at {
			break
		}
		if m.End > at && r.block.it.ghost < 0 {
			p.here = append(p.here, m)
		}
	}
	p.gutter(r, model.Span{Start: at, End: at})
	used := 0
	if used = p.view.runsOn(r.block); used > 0 {
		p.bar(used)
	}
	if p.frame.Pad {
		p.out = appendBlanks(p.out, p.view.width-used)
	} else {
		p.out = bytes.TrimRight(p.out, " ")
	}
}

// find sets here to the marks on the row.
func (p *painter) find(r visibleRow) {
	p.here, p.linked = p.here[:0], p.linked[:0]
	if r.block.it.ghost >= 0 {
		return
	}
	row := model.Span{Start: r.start(), End: r.stop()}
	for p.first < len(p.marks) && p.marks[p.first].End <= row.Start {
		p.first++
	}
	for _, m := range p.marks[p.first:] {
		if m.Start >= row.End {
			break
		}
		if m.End <= row.Start {
			continue
		}
		if s := r.shown(m.Span, row); !s.Empty() {
			p.here = append(p.here, Mark{s, m.Role})
		}
	}
	for len(p.links) > 0 && p.links[0].End <= row.Start {
		p.links = p.links[1:]
	}
	for _, k := range p.links {
		if k.Start >= row.End {
			break
		}
		if s := r.shown(k.Span, row); !s.Empty() {
			p.linked = append(p.linked, model.Link{Span: s, URL: k.URL})
		}
	}
}

// shown is the part of the span that is on the row, which shows the stretch row
// of the text, in bytes of the display string.
func (r visibleRow) shown(s, row model.Span) model.Span {
	l := r.block.lines[r.line]
	start, end := int(l.start), int(l.end)
	if s.Start >= row.Start {
		start = max(start, r.block.display(s.Start))
	}
	if s.End < row.End {
		end = min(end, r.block.displayEnd(s.End))
	}
	return model.Span{Start: start, End: max(start, end)}
}

// gutter paints the sign of the row, which shows the span.
func (p *painter) gutter(r visibleRow, row model.Span) {
	text, look, highest := "", style.Text, style.Text
	switch {
	case r.line < 0:
	case r.block.it.ghost >= 0:
		text, look = p.styles.Sign(style.Ghost)
	case len(p.linked) > 0:
		text, look = p.styles.Sign(style.Link)
	}
	for _, m := range p.here {
		if sign, l := p.styles.Sign(m.Role); sign != "" && m.Role >= highest {
			text, look, highest = sign, l, m.Role
		}
	}
	for _, s := range p.frame.Signs {
		if s.Overlaps(row) || row.Empty() && s.Start < row.Start && s.End > row.Start {
			text, look = s.Text, s.Role
		}
	}
	if p.view.focusedGhost(r) {
		text, look = style.FocusSign, style.Accent
	}
	if text == "" {
		p.out = appendBlanks(p.out, Gutter)
		return
	}
	p.out = p.styled(p.out, text, style.SetOf(look))
	// The sign of a link stands beside that of a quote.
	if sign, l := p.styles.Sign(style.Link); sign != "" && len(p.linked) > 0 && text != sign && r.line >= 0 {
		p.out = p.styled(p.out, sign, style.SetOf(l))
		return
	}
	p.out = appendBlanks(p.out, Gutter-1)
}

func (p *painter) indent(r visibleRow) {
	n := r.indent()
	switch {
	case r.line == 0 && r.block.bullet != "" && n >= 2:
		p.out = appendBlanks(p.out, n-2)
		p.out = append(p.out, r.block.bullet...)
		p.out = append(p.out, ' ')
	case r.block.quoted() && n >= 2:
		p.bar(n)
	case r.block.columns != nil && n > 0:
		at := 0
		for _, column := range r.block.columns {
			p.out = appendBlanks(p.out, column-at)
			p.out = p.styled(p.out, columnRule, style.SetOf(style.Border))
			at = column + 1
		}
		p.out = appendBlanks(p.out, n-at)
	default:
		p.out = appendBlanks(p.out, n)
	}
}

var paragraphRoles = [...]style.Role{
	model.Body: style.Text, model.Heading: style.Heading, model.Caption: style.Caption,
	model.ListItem: style.Text, model.BlockQuote: style.BlockQuote, model.TableRow: style.Text,
}

// text paints the row's text in runs of one look each.
func (p *painter) text(r visibleRow) {
	base := style.Text
	if r.block.it.ghost >= 0 {
		base = style.Ghost
	} else if int(r.block.it.role) < len(paragraphRoles) {
		base = paragraphRoles[r.block.it.role]
	}
	if r.block.header {
		base = style.Heading
	}
	l := r.block.lines[r.line]
	p.cut(r.block, l)
	p.block, p.link = r.block, ""
	var counts [64]int
	set := style.SetOf(base)
	if base == style.Ghost && p.view.focusedGhost(r) {
		set = set.With(style.FocusBlock)
	}
	from := int(l.start)
	for _, e := range p.edges {
		if e.at > from {
			p.run(r.block.disp[from:e.at], set, l.plain)
			from = e.at
		}
		if e.role == style.Link {
			p.link = e.url
		}
		if e.in {
			counts[e.role]++
		} else {
			counts[e.role]--
		}
		if e.role == base {
			continue
		}
		if counts[e.role] > 0 {
			set = set.With(e.role)
		} else {
			set = set.Without(e.role)
		}
	}
	if int(l.end) > from {
		p.run(r.block.disp[from:l.end], set, l.plain)
	}
}
