// Package help shows every key, made from the bindings themselves.
package help

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// Model is the help screen. Make one with New.
type Model struct {
	ctx *screen.Context
	// list moves over the rows that may stand at the top.
	list   screen.List
	height int // of the screen, in rows
	// own are the keys of single screens.
	own []keymap.Section
}

// New is the help screen at its top. own are the keys of single screens, which
// come after those of the program.
func New(ctx *screen.Context, own []keymap.Section) *Model { return &Model{ctx: ctx, own: own} }

// Title implements screen.Screen.
func (m *Model) Title() string { return "Keys" }

// Refresh implements screen.Screen.
func (m *Model) Refresh() {}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	return []screen.Hint{{Key: "j k", Text: "scroll"}, {Key: "q", Text: "back"}}
}

// Press implements screen.Screen. Keys scroll; there is no cursor.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	k := m.ctx.Keys
	switch {
	case key.Matches(s, k.PageDown):
		m.list.Move(m.height - 1)
	case key.Matches(s, k.PageUp):
		m.list.Move(1 - m.height)
	case key.Matches(s, k.HalfDown):
		m.list.Move(m.height / 2)
	case key.Matches(s, k.HalfUp):
		m.list.Move(-m.height / 2)
	default:
		m.list.Press(s, k)
	}
	return nil
}

// Measures of a column of help, in cells.
const (
	columnWidth = 62
	keyWidth    = 20
)

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	columns := max(1, min(3, (width+4)/columnWidth))
	blocks := m.blocks(min(columnWidth-1, width-(columns-1)*columnWidth))
	all := balance(blocks, columns)
	rows := 0
	for _, c := range all {
		rows = max(rows, len(c))
	}
	m.height = height
	m.list.Resize(max(1, rows-height+1), 1)
	out := make([]string, 0, height)
	for y := m.list.Cursor; y < rows && len(out) < height; y++ {
		l := ""
		for x, c := range all {
			cell := ""
			if y < len(c) {
				cell = c[y]
			}
			if x < len(all)-1 {
				cell += strings.Repeat(" ", max(0, columnWidth-ansi.StringWidth(cell)))
			}
			l += cell
		}
		out = append(out, l)
	}
	return screen.Pad(out, height)
}

// blocks are the sections, each as rows.
func (m *Model) blocks(width int) [][]string {
	var all [][]string
	for _, s := range append(m.ctx.Keys.Sections(), m.own...) {
		rows := []string{m.ctx.Line(width).Add("  ").Add(string(s.Where), style.PanelHeading).String()}
		for _, r := range s.Rows {
			rows = append(rows, m.ctx.Line(width).Add("  ").Fit(r.Keys(), keyWidth, style.Key).Add(r.Text).String())
		}
		all = append(all, append(rows, ""))
	}
	return all
}

// balance sets the blocks into columns of about one height, in reading order.
func balance(blocks [][]string, columns int) [][]string {
	total := 0
	for _, b := range blocks {
		total += len(b)
	}
	out := make([][]string, 1, columns)
	for _, b := range blocks {
		last := len(out) - 1
		if len(out) < columns && len(out[last]) > 0 && len(out[last])+len(b)/2 > total/columns {
			out = append(out, nil)
			last++
		}
		out[last] = append(out[last], b...)
	}
	return out
}
