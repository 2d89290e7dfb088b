package uitest

import (
	"fmt"
	"image/color"
	"strings"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// The size of a cell of a picture, in pixels.
const (
	cellWidth  = 9
	cellHeight = 20
	baseline   = 15 // from the top of the cell
	margin     = 16 // around the screen
)

// SVG is a picture of the screen as an SVG document, the same for the same
// screen. Light makes the page light; title says what the picture shows.
func (s *Screen) SVG(title string, light bool) string {
	p := picture{page: "#18181b", ink: "#d4d4d8"}
	if light {
		p.page, p.ink = "#fbfaf7", "#28282c"
	}
	width, height := s.Width()*cellWidth+2*margin, s.Height()*cellHeight+2*margin
	fmt.Fprintf(&p.out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&p.out, "<title>%s</title>\n", escape(title))
	fmt.Fprintf(&p.out, `<rect width="%d" height="%d" rx="8" fill="%s"/>`+"\n", width, height, p.page)
	fmt.Fprintf(&p.out, `<g font-family="JetBrains Mono, DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="15" fill="%s" style="white-space:pre" xml:space="preserve">`+"\n", p.ink)
	for y, row := range s.Cells {
		for x := 0; x < len(row); {
			end := runEnd(row, x)
			p.run(row[x:end], x, y)
			x = end
		}
	}
	p.out.WriteString("</g>\n</svg>\n")
	return p.out.String()
}

// runEnd is the end of the run of cells that begins at x and is drawn as one:
// cells of one style and one column each, or a single wide or drawn one.
func runEnd(row []uv.Cell, x int) int {
	end := x + 1
	for end < len(row) && row[end].Width == 0 {
		end++
	}
	if end > x+1 || drawn(row[x]) {
		return end
	}
	for end < len(row) && row[end].Width == 1 && !drawn(row[end]) && row[end].Style.Equal(&row[x].Style) {
		if end+1 < len(row) && row[end+1].Width == 0 {
			break
		}
		end++
	}
	return end
}

type picture struct {
	out       strings.Builder
	page, ink string
}

// run draws cells of one style.
func (p *picture) run(cells []uv.Cell, x, y int) {
	style := &cells[0].Style
	ink, paper := p.ink, ""
	if style.Fg != nil {
		ink = hexColor(style.Fg)
	}
	if style.Bg != nil {
		paper = hexColor(style.Bg)
	}
	if style.Attrs&uv.AttrReverse != 0 {
		if paper == "" {
			paper = p.page
		}
		ink, paper = paper, ink
	}
	left, top, width := margin+x*cellWidth, margin+y*cellHeight, len(cells)*cellWidth
	if paper != "" {
		fmt.Fprintf(&p.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, top, width, cellHeight, paper)
	}
	if drawn(cells[0]) {
		p.shape(cells[0], left, top, ink)
		return
	}
	var text strings.Builder
	for _, c := range cells {
		if c.Content == "" && c.Width > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(c.Content)
	}
	plain := text.String()
	if strings.TrimSpace(plain) == "" && style.Underline == uv.UnderlineNone {
		return
	}
	lead := len(plain) - len(strings.TrimLeft(plain, " "))
	if style.Underline != uv.UnderlineNone {
		lead = 0
	}
	body := strings.TrimRight(plain[lead:], " ")
	cellCount := len(cells) - lead - (len(plain) - lead - len(body))
	fmt.Fprintf(&p.out, `<text x="%d" y="%d" textLength="%d"%s>%s</text>`+"\n", left+lead*cellWidth, top+baseline, max(cellCount, 1)*cellWidth, attributes(style, ink, p.ink), escape(body))
}

func attributes(s *uv.Style, ink, usual string) string {
	var b strings.Builder
	if ink != usual {
		fmt.Fprintf(&b, ` fill="%s"`, ink)
	}
	if s.Attrs&uv.AttrBold != 0 {
		b.WriteString(` font-weight="bold"`)
	}
	if s.Attrs&uv.AttrItalic != 0 {
		b.WriteString(` font-style="italic"`)
	}
	if s.Attrs&uv.AttrFaint != 0 {
		b.WriteString(` opacity="0.6"`)
	}
	switch {
	case s.Attrs&uv.AttrStrikethrough != 0:
		b.WriteString(` text-decoration="line-through"`)
	case s.Underline != uv.UnderlineNone:
		b.WriteString(` text-decoration="underline"`)
	}
	return b.String()
}

// drawn reports whether the cell is a line or a block, which is drawn as a
// shape: in a font these leave gaps between rows.
func drawn(c uv.Cell) bool {
	_, _, _, _, ok := shapeOf(c)
	return ok
}

// shapeOf is the rectangle that a line or block fills, in pixels of the cell.
func shapeOf(c uv.Cell) (x, y, width, height int, ok bool) {
	r, n := utf8.DecodeRuneInString(c.Content)
	if n == 0 || n != len(c.Content) {
		return 0, 0, 0, 0, false
	}
	switch {
	case r == '│':
		return cellWidth / 2, 0, 1, cellHeight, true
	case r == '─':
		return 0, cellHeight / 2, cellWidth, 1, true
	case r == '▌':
		return 0, 0, cellWidth / 2, cellHeight, true
	case r == '▐':
		return cellWidth - cellWidth/2, 0, cellWidth / 2, cellHeight, true
	case r >= '▁' && r <= '█': // eighths from below
		h := cellHeight * int(r-'▁'+1) / 8
		return 0, cellHeight - h, cellWidth, h, true
	}
	return 0, 0, 0, 0, false
}

func (p *picture) shape(c uv.Cell, left, top int, ink string) {
	x, y, w, h, _ := shapeOf(c)
	fade := ""
	if c.Style.Attrs&uv.AttrFaint != 0 {
		fade = ` opacity="0.6"`
	}
	fmt.Fprintf(&p.out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"%s/>`+"\n", left+x, top+y, w, h, ink, fade)
}

// sixteenColors are what the picture shows for the terminal's own colours.
var sixteenColors = [16]string{
	"#282a2e", "#cc6666", "#8cb468", "#deb464", "#6e96c8", "#b294bb", "#78b8b0", "#c5c8c6",
	"#66696e", "#f07878", "#aad67c", "#fad678", "#8cbaf0", "#d2aadc", "#96dcd2", "#fafafa",
}

func hexColor(c color.Color) string {
	if b, ok := c.(ansi.BasicColor); ok {
		return sixteenColors[b&15]
	}
	if i, ok := c.(ansi.IndexedColor); ok && i < 16 {
		return sixteenColors[i]
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace
