package atlas

import (
	"fmt"
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// Measures of the screen, in cells: from wide on the list stands beside the map,
// below it under the map; a map that would be smaller than the least is left
// out.
const (
	wide                  = 110
	paired                = 80 // from here on the card stands beside the list
	leastWidth, leastHigh = 40, 8
	leastList             = 5
	gap                   = 3 // the rule between two parts, and a blank on either side
)

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	m.alone = true
	switch {
	case len(m.shown) == 0:
		return screen.Pad(m.nothing(width), height)
	case m.located == 0 || width < leastWidth || height < leastHigh+leastList:
		return screen.Pad(m.pair(width, height), height)
	case width >= wide:
		m.alone = false
		side := min(52, max(38, width/4))
		left := width - side - gap - 1 // the last column stays blank, as in the header
		return m.beside(m.chartRows(left, height), m.panel(side, height), left, width, height)
	}
	m.alone = false
	below := max(leastList, height*2/5)
	above := height - below - 1
	out := append([]string(nil), m.chartRows(width, above)...)
	out = append(out, m.ctx.Line(width).Add(strings.Repeat("─", width), style.Border).String())
	return screen.Pad(append(out, m.pair(width, below)...), height)
}

// beside sets two blocks of rows side by side with a rule between them.
func (m *Model) beside(left, right []string, leftWidth, width, height int) []string {
	rule := m.ctx.Styles.Render("│", style.Border)
	out := make([]string, height)
	for i := range out {
		l, r := "", ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		out[i] = padTo(l, leftWidth) + " " + rule
		if r != "" {
			out[i] += " " + r
		}
	}
	return out
}

// panel is the list with the card of the chosen place under it. The card's
// height does not depend on the place, so that the list stays as it is while
// places are chosen.
func (m *Model) panel(width, height int) []string {
	card := m.card(width)
	least := 11 // the rule, name, position, and a passage of some rows
	if height < 24 {
		least = 8
	}
	room := max(least, height/3, height-len(m.shown)-4)
	switch {
	case height < 16 && m.why:
		return cut(card, height)
	case height < 16:
		return m.rows(width, height)
	case m.why:
		room = max(room, min(len(card)+1, height*2/3))
	}
	room = min(room, height*2/3)
	out := screen.Pad(m.rows(width, height-room), height-room)
	out = append(out, m.ctx.Line(width).Add(strings.Repeat("─", width), style.Border).String())
	return append(out, cut(card, room-1)...)
}

// pair is the list with the card beside it where there is room; where there is
// none, the card takes the list's place while it tells why.
func (m *Model) pair(width, height int) []string {
	if width < paired {
		if m.why {
			return cut(m.card(width), height)
		}
		return m.rows(width, height)
	}
	left := min(60, (width-gap)/2)
	return m.beside(m.rows(left, height), cut(m.card(width-left-gap-1), height), left, width, height)
}

// cut shortens rows to height; where something is left out the last says so.
func cut(rows []string, height int) []string {
	if len(rows) <= height || height <= 0 {
		return rows[:min(len(rows), max(0, height))]
	}
	return append(rows[:height-1:height-1], "…")
}

func (m *Model) nothing(width int) []string {
	v := m.ctx.View
	text := "No place is named in these articles."
	switch {
	case m.filter != "":
		text = fmt.Sprintf("None of %s holds “%s”. Press Esc to see all.", count(m.places.Len(), "place", "places"), m.filter)
	case !v.Complete():
		text = "The articles are still being read; places appear here when they are found."
	case v.Entity(m.scope.Entity) != nil:
		text = fmt.Sprintf("No sentence names a place together with %s. Press q to go back; the atlas of the whole library has every place.", v.Entity(m.scope.Entity).Name)
	case m.scope.Article > 0:
		text = "No place is named in this article. Press q to go back; J and K go to other articles."
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// rows are the list: a heading, the places on the map, and those that could not
// be located.
func (m *Model) rows(width, height int) []string {
	var out []string
	if height > 2 {
		out = append(out, m.heading(width))
	}
	lost := len(m.shown) - m.located
	between := 0
	if lost > 0 && height-len(out) >= leastList {
		between = 1
		if m.located > 0 {
			between = 2
		}
	}
	m.list.Resize(len(m.shown), height-len(out)-between)
	most := 0
	for _, p := range m.shown {
		most = max(most, len(p.Mentions))
	}
	for i := m.list.Top; i < len(m.shown) && len(out) < height; i++ {
		if i == m.located && between > 0 {
			if between > 1 {
				out = append(out, "")
			}
			out = append(out, m.ctx.Line(width).Add("  ").Add(count(lost, "place", "places")+" could not be located", style.Dim).String())
			if len(out) >= height {
				break
			}
		}
		out = append(out, m.row(i, width, most))
	}
	return out
}

func (m *Model) heading(width int) string {
	mentions := 0
	for _, p := range m.shown {
		mentions += len(p.Mentions)
	}
	l := m.ctx.Line(width).Add("  ").Add(count(len(m.shown), "place", "places"), style.PanelHeading)
	if m.filter != "" {
		l.Add(fmt.Sprintf(" of %d with “%s”", m.places.Len(), m.filter), style.Dim)
	}
	if lost := len(m.shown) - m.located; lost > 0 {
		l.Add(fmt.Sprintf(" · %d not located", lost), style.Dim)
	}
	if text := " · " + count(mentions, "mention", "mentions"); len(text) <= l.Left() {
		l.Add(text, style.Dim)
	}
	return l.String()
}

// row is a place of the list.
func (m *Model) row(i, width, most int) string {
	p := m.shown[i]
	l := m.ctx.Line(width)
	if i == m.list.Cursor {
		l.Add(style.FocusSign, style.Accent)
	}
	l.To(2)
	number := fmt.Sprint(len(p.Mentions))
	numbers := max(3, len(fmt.Sprint(most)))
	rest := ""
	role := style.Of(model.Place)
	switch {
	case i >= m.located:
		rest, role = m.reasons.Short(p), style.Text
	case m.area[i] && p.Country == "":
		rest = "region"
	case m.area[i]:
		rest = "country"
	default:
		rest = CountryName(p.Country)
		l.Add(string(sign(len(p.Mentions), m.mostLocated())), role)
	}
	l.To(4)
	room := l.Left() - numbers - 1
	name, note := room, 0
	switch {
	case room < 24:
	case i < m.located:
		note = max(14, room*9/20)
	default: // a reason is longer than a country
		note = max(12, room-max(15, ansi.StringWidth(p.Name))-1)
	}
	if note > 0 {
		name = room - note - 1
	}
	look := []style.Role{role}
	if i == m.list.Cursor {
		look = append(look, style.Title)
	}
	l.Fit(p.Name, name, look...)
	if note > 0 {
		l.Add(" ").Fit(rest, note, style.Dim)
	}
	return l.Add(" ").FitRight(number, min(numbers, l.Left()), style.Dim).String()
}

func (m *Model) mostLocated() int {
	if m.located == 0 {
		return 1
	}
	return len(m.shown[0].Mentions)
}

// card tells of the chosen place: where it lies, on what ground, and the passage
// that names it.
func (m *Model) card(width int) []string {
	p := m.chosen()
	if p == nil {
		return nil
	}
	var out []string
	text := func(s string, roles ...style.Role) {
		for _, row := range screen.Wrap(s, width) {
			out = append(out, m.ctx.Line(width).Add(row, roles...).String())
		}
	}
	text(p.Name, style.Title)
	where := m.reasons.Short(p)
	if p.Located {
		where = degrees(p.Latitude, "N", "S") + " " + degrees(p.Longitude, "E", "W")
		if country := CountryName(p.Country); country != "" && country != p.Name {
			where += " · " + country
		}
	}
	text(where, style.Dim)
	if m.why {
		for _, s := range m.reasons.Why(p) {
			out = append(out, "")
			text(s)
		}
		return out
	}
	o, ok := m.mention()
	if !ok {
		return out
	}
	v := m.ctx.View
	out = append(out, "")
	l := m.ctx.Line(width)
	number := fmt.Sprintf(" %d/%d", m.passage+1, len(p.Mentions))
	l.Add(screen.Clip(v.Label(o.Article), width-len(number)), style.PanelHeading).Add(number, style.Dim)
	if len(p.Mentions) > 1 && l.Left() > 8 {
		l.Add("  ").Add(screen.Clip(m.ctx.Keys.Next.Help().Key, 2), style.Key).Add(" next", style.Dim)
	}
	out = append(out, l.String())
	s := v.Sentence(o.Article, o.Start)
	if s.Empty() {
		s = o.Span
	}
	mark := screen.Mark{Span: model.Span{Start: o.Start - s.Start, End: o.End - s.Start}, Role: style.Pivot}
	return append(out, m.ctx.Passage(s.In(v.Articles[o.Article].Text), 0, width, style.Text, mark)...)
}

// degrees writes a coordinate as maps do.
func degrees(d float64, plus, minus string) string {
	if d < 0 {
		plus = minus
	}
	return fmt.Sprintf("%.2f° %s", math.Abs(d), plus)
}

// padTo fills a row, which may hold styles, with blanks up to width cells.
func padTo(row string, width int) string {
	if n := width - ansi.StringWidth(row); n > 0 {
		return row + strings.Repeat(" ", n)
	}
	return row
}
