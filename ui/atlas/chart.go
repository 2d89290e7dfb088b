package atlas

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// chart is the map as rows, kept until something that it shows changes.
type chart struct {
	frame  frame
	styles *style.Styles
	cursor int
	lines  *canvas
	rows   []string
}

// Indices of marks that are no place.
const (
	countryMark = -1
	scaleMark   = -2
)

// nameLimit is the longest name on the map, in cells; markLimit the number of
// places whose names are tried, edgeLimit that of places beyond the edge that are shown.
const (
	nameLimit = 24
	markLimit = 300
	edgeLimit = 6
)

// chartRows are the rows of the map, cols cells wide.
func (m *Model) chartRows(cols, rows int) []string {
	m.aim(cols*dotsAcross, rows*dotsDown)
	c := &m.chart
	if c.lines == nil || c.frame != m.frame {
		c.frame, c.lines, c.rows = m.frame, earth().drawn(&m.frame), nil
	}
	if c.rows == nil || c.styles != m.ctx.Styles || c.cursor != m.list.Cursor {
		c.styles, c.cursor = m.ctx.Styles, m.list.Cursor
		c.rows = m.paint(c.lines, lay(cols, rows, m.marks(cols, rows), c.lines.coasts))
	}
	return m.chart.rows
}

// aim fits the map to its places where it is not the reader who moved it.
func (m *Model) aim(width, height int) {
	f := &m.frame
	switch {
	case f.width == width && f.height == height && f.zoom > 0:
	case m.fitting == fitFree && f.zoom > 0:
		f.resize(width, height)
	default:
		f.width, f.height = width, height
		spots := m.spots
		if m.fitting == fitCore {
			spots = core(spots, m.weights())
		}
		f.fit(spots, leastExtent)
		m.home, m.homeFit = *f, m.fitting
	}
}

func (m *Model) weights() []int {
	out := make([]int, m.located)
	for i := range out {
		out[i] = len(m.shown[i].Mentions)
	}
	return out
}

// sign is the point of a place with n mentions where the most are most.
func sign(n, most int) rune {
	share := math.Sqrt(float64(n) / float64(max(1, most)))
	switch {
	case most > 1 && share > 0.6:
		return '●'
	case n > 1 && share > 0.2 || most == 1:
		return '•'
	}
	return '◦'
}

// marks are what stands on the map, the most important first.
func (m *Model) marks(cols, rows int) []mark {
	out := []mark{m.scaleBar(cols, rows)}
	var edge []mark
	most := 1
	for _, p := range m.shown[:m.located] {
		most = max(most, len(p.Mentions))
	}
	areas := make(map[string]bool)
	add := func(i int, must bool) {
		p := m.shown[i]
		k := mark{index: i, must: must, loose: m.area[i]}
		at := m.standing(i)
		var ok bool
		k.col, k.row, ok = m.frame.cell(at.lon, at.lat)
		if len(out) <= markLimit {
			if k.text = screen.Clip(p.Name, nameLimit); m.area[i] {
				k.text = strings.ToUpper(k.text)
			}
		}
		switch {
		case !ok && len(edge) < edgeLimit:
			edge = append(edge, m.beyond(k, i))
		case ok && !m.area[i]:
			k.point = sign(len(p.Mentions), most)
			out = append(out, k)
		case ok && k.text != "":
			out = append(out, k)
		}
	}
	cursor := m.list.Cursor
	if cursor < m.located {
		add(cursor, true)
	}
	for i := range m.located {
		if m.area[i] {
			areas[m.shown[i].Country] = true
		}
		if i != cursor {
			add(i, false)
		}
	}
	out = append(out, edge...)
	return append(out, m.countries(areas)...)
}

// standing is where place i stands on the map. The name of a country stands at
// the first of its places that the map shows and that has room for it.
func (m *Model) standing(i int) spot {
	if m.area[i] {
		if l := named().byCode[m.shown[i].Country]; l != nil {
			if r := m.frame.roomFor(l, min(nameLimit, ansi.StringWidth(m.shown[i].Name))); r != nil {
				return r.spot()
			}
		}
	}
	return m.spots[i]
}

// arrows point to where a place lies, from the east on against the clock.
var arrows = [...]rune{'→', '↗', '↑', '↖', '←', '↙', '↓', '↘'}

// beyond is the mark of a place outside of the map: an arrow at the edge.
func (m *Model) beyond(k mark, i int) mark {
	f := &m.frame
	x, y := f.dot(m.spots[i].lon, m.spots[i].lat)
	cx, cy := float64(f.width)/2, float64(f.height)/2
	dx, dy := x-cx, y-cy
	t := min(cx/max(1e-9, math.Abs(dx)), cy/max(1e-9, math.Abs(dy)))
	k.col = min(f.width/dotsAcross-1, max(0, int((cx+dx*t)/dotsAcross)))
	k.row = min(f.height/dotsDown-1, max(0, int((cy+dy*t)/dotsDown)))
	turn := math.Atan2(-dy, dx) / (math.Pi / 4)
	k.beyond = true
	k.point = arrows[(int(math.Round(turn))+len(arrows))%len(arrows)]
	return k
}

// countries are the names of countries for which the map has room, but for those
// that are places themselves.
func (m *Model) countries(but map[string]bool) []mark {
	var out []mark
	c := named()
	for i := range earth().names {
		l := &earth().names[i]
		if but[c.codes[i]] && c.codes[i] != "" {
			continue
		}
		if r := m.frame.roomFor(l, ansi.StringWidth(l.text)); r != nil {
			s := r.spot()
			col, row, _ := m.frame.cell(s.lon, s.lat)
			out = append(out, mark{col: col, row: row, text: l.text, index: countryMark})
		}
	}
	return out
}

// roomFor is the first of the country's places that the frame shows and that has
// room for a name of so many cells, nil where there is none.
func (f *frame) roomFor(l *label, width int) *room {
	// The least room in units, to one side and up or down.
	wide := int(float64(width+1) * dotsAcross / 2 * perDegree / (f.narrowing() * f.zoom))
	high := int(1.2 * dotsDown / 2 * perDegree / f.zoom)
	for i := range l.rooms {
		r := &l.rooms[i]
		if r.wide < wide || r.high < high {
			continue
		}
		s := r.spot()
		col, row, ok := f.cell(s.lon, s.lat)
		if ok && row > 0 && row < f.height/dotsDown-1 && col >= width/2+1 && col+width/2+1 < f.width/dotsAcross {
			return r
		}
	}
	return nil
}

// scaleBar shows how long a round number of kilometres is along the middle.
func (m *Model) scaleBar(cols, rows int) mark {
	const kilometres = 111.2 // of a degree of latitude, on a sphere of 6,371 km
	perCell := kilometres * dotsAcross / m.frame.zoom
	length := 1.0
	for _, l := range [...]float64{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000} {
		if l/perCell <= min(16, float64(cols)/5) {
			length = l
		}
	}
	cells := int(math.Round(length / perCell))
	if cells < 2 || rows < 4 || cols < 30 {
		return mark{index: scaleMark}
	}
	text := "└" + strings.Repeat("─", cells-2) + "┘ " + fmt.Sprintf("%g km", length)
	return mark{col: ansi.StringWidth(text)/2 + 1, row: rows - 1, text: text, index: scaleMark}
}

// paint makes the rows of the lines, points and names.
func (m *Model) paint(c *canvas, p *plan) []string {
	out := make([]string, p.rows)
	texts := make([][]placed, p.rows)
	for _, t := range slices.Concat(p.points, p.names) {
		texts[t.row] = append(texts[t.row], t)
	}
	for row := range out {
		slices.SortFunc(texts[row], func(a, b placed) int { return cmp.Compare(a.col, b.col) })
		out[row] = m.paintRow(c, row, texts[row], p.points)
	}
	return out
}

// paintRow makes a row of the map. The cells beside a name are left blank, so
// that no line runs into it.
func (m *Model) paintRow(c *canvas, row int, texts []placed, points []placed) string {
	var b strings.Builder
	b.Grow(4 * c.cols)
	look, open := style.Text, false
	set := func(r style.Role) {
		if open && r == look {
			return
		}
		if open {
			b.WriteString(ansi.ResetStyle)
		}
		look, open = r, false
		if seq := m.ctx.Styles.Seq(style.SetOf(r)); seq != "" {
			b.WriteString(seq)
			open = true
		}
	}
	for col := 0; col < c.cols; {
		if len(texts) > 0 && texts[0].col == col {
			t := texts[0]
			set(m.roleOf(t))
			b.WriteString(t.text)
			col += t.width
			texts = texts[1:]
			blank := t.width > 1 && col < c.cols && (len(texts) == 0 || texts[0].col > col)
			if blank {
				set(style.Text)
				b.WriteByte(' ')
				col++
			}
			continue
		}
		i := row*c.cols + col
		coast, border := c.coasts[i], c.borders[i]
		before := len(texts) > 0 && texts[0].col == col+1 && texts[0].width > 1
		switch {
		case before, coast|border == 0:
			set(style.Text)
			b.WriteByte(' ')
		case coast != 0:
			set(style.Dim)
			b.WriteRune(braille(coast | border))
		default:
			set(style.Border)
			b.WriteRune(braille(border))
		}
		col++
	}
	set(style.Text)
	if open {
		b.WriteString(ansi.ResetStyle)
	}
	return b.String()
}

// roleOf is the look of a point or name.
func (m *Model) roleOf(t placed) style.Role {
	switch {
	case t.index == countryMark:
		return style.Caption
	case t.index < 0:
		return style.Dim
	case t.index == m.list.Cursor && t.width == 1:
		return style.Accent
	case t.index == m.list.Cursor:
		return style.Focus
	case t.beyond:
		return style.Dim
	}
	return style.Of(model.Place)
}
