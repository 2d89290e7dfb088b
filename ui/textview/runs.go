package textview

import (
	"cmp"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/style"
)

// cut sets edges to where roles begin and end on the line, in order.
func (p *painter) cut(b *block, l line) {
	p.edges = p.edges[:0]
	add := func(start, end int, role style.Role) {
		if start, end = max(start, int(l.start)), min(end, int(l.end)); start < end {
			p.edges = append(p.edges, edge{at: start, role: role, in: true}, edge{at: end, role: role})
		}
	}
	for _, k := range p.linked {
		p.edges = append(p.edges, edge{at: k.Start, role: style.Link, in: true, url: k.URL}, edge{at: k.End, role: style.Link})
	}
	for _, m := range p.here {
		add(m.Start, m.End, m.Role)
	}
	for _, in := range b.inserts {
		switch in.look {
		case removed:
			add(in.start, in.end, style.Ghost)
			add(in.reason, in.end, style.GhostReason)
			if in.ghost >= 0 && p.view.ghosts.within[in.ghost].index == p.view.ghostFocus {
				add(in.start, in.end, style.FocusBlock)
			}
		case ruled:
			add(in.start, in.end, style.Border)
		}
	}
	for _, at := range b.separators {
		add(at, at+len(dot), style.Border)
	}
	slices.SortStableFunc(p.edges, func(a, b edge) int { return cmp.Compare(a.at, b.at) })
	if !l.plain {
		p.snap(b.disp, l)
	}
}

// snap moves edges that lie inside a grapheme, as those of a search for a part
// of one do, to where it begins or, at the end of a mark, to where it ends: a
// grapheme is never torn.
func (p *painter) snap(disp string, l line) {
	moved := false
	i := 0
	for at := int(l.start); at < int(l.end) && i < len(p.edges); {
		n, _ := p.at(disp, at)
		for ; i < len(p.edges) && p.edges[i].at < at+n; i++ {
			if e := &p.edges[i]; e.at > at {
				moved = true
				if e.at = at; !e.in {
					e.at = at + n
				}
			}
		}
		at += n
	}
	if moved {
		slices.SortStableFunc(p.edges, func(a, b edge) int { return cmp.Compare(a.at, b.at) })
	}
}

// run paints a stretch of one look.
func (p *painter) run(text string, set style.Set, plain bool) {
	seq := p.styles.Seq(set)
	linked := p.link != "" && model.Followable(p.link)
	if linked {
		p.out = append(p.out, ansi.SetHyperlink(p.link)...)
	}
	p.out = append(p.out, seq...)
	if plain {
		p.out = append(p.out, text...)
	} else if text == dot && p.block.columns != nil {
		p.out = append(p.out, columnRule...)
	} else {
		for i := 0; i < len(text); {
			n, cells := p.at(text, i)
			if p.block.fit(cells, p.view.width) != cells {
				p.out = append(p.out, replacement...)
			} else {
				p.out = appendCluster(p.out, text[i:i+n])
			}
			i += n
		}
	}
	if seq != "" {
		p.out = append(p.out, ansi.ResetStyle...)
	}
	if linked {
		p.out = append(p.out, ansi.ResetHyperlink()...)
	}
}

func (p *painter) styled(dst []byte, text string, set style.Set) []byte {
	seq := p.styles.Seq(set)
	dst = append(append(dst, seq...), text...)
	if seq != "" {
		dst = append(dst, ansi.ResetStyle...)
	}
	return dst
}

func appendBlanks(dst []byte, n int) []byte {
	for ; n > 0; n-- {
		dst = append(dst, ' ')
	}
	return dst
}

func blanks(n int) string { return string(appendBlanks(nil, n)) }
