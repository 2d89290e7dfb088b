// Package palette finds commands, entities and articles by a few letters of
// their names, and runs or opens what was chosen.
package palette

import (
	"fmt"
	"slices"

	"github.com/sahilm/fuzzy"

	"lectern/model"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// limit bounds how many rows a search shows: nobody reads further down.
const limit = 200

// item is something that can be chosen.
type item struct {
	name, sort, detail string
	role               style.Role
	action             screen.Action
}

// items implements fuzzy.Source.
type items []item

// String is the text that is matched.
func (is items) String(i int) string { return is[i].name }

// Len is the number of items.
func (is items) Len() int { return len(is) }

// Model is the palette. Make one with New.
type Model struct {
	ctx    *screen.Context
	list   screen.List
	all    items
	query  string
	chosen []int         // indices into all, best first
	marked map[int][]int // for an index into all, the matched bytes of its name
}

// New is the palette with everything that can be chosen.
func New(ctx *screen.Context) *Model {
	m := &Model{ctx: ctx}
	m.Refresh()
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string { return "Go to" }

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	return []screen.Hint{{Key: "↑ ↓", Text: "choose"}, {Key: "Enter", Text: "go"}, {Key: "Esc", Text: "close"}}
}

// Refresh implements screen.Screen.
func (m *Model) Refresh() {
	m.all = m.all[:0]
	for _, s := range m.ctx.Keys.Sections() {
		for _, b := range s.Bindings() {
			if k := b.Keys(); len(k) > 0 {
				m.all = append(m.all, item{b.Help().Desc, "command", keymap.Show(k[0]), style.Key, screen.Run{Strokes: keymap.Strokes(k[0])}})
			}
		}
	}
	v := m.ctx.View
	for i := range v.Articles {
		m.all = append(m.all, item{v.Heading(i), "article", v.Label(i), style.Text,
			screen.Read{Article: i, Span: model.Span{Start: -1, End: -1}}})
	}
	for _, id := range v.ByMentions() {
		e := v.Entity(id)
		m.all = append(m.all, item{e.Name, e.Kind.String(), fmt.Sprintf("%d×", len(v.Names(id))), style.Of(e.Kind), screen.Visit{Entity: id}})
	}
	m.SetFilter(m.query)
}

// Filter is what is typed.
func (m *Model) Filter() string { return m.query }

// SetFilter shows what matches the letters, in their order, the best first.
func (m *Model) SetFilter(text string) {
	m.query = text
	m.chosen, m.marked = m.chosen[:0], make(map[int][]int)
	if text == "" {
		for i := range m.all {
			m.chosen = append(m.chosen, i)
		}
	} else {
		found := fuzzy.FindFrom(text, m.all)
		for _, f := range found[:min(len(found), limit)] {
			m.chosen = append(m.chosen, f.Index)
			m.marked[f.Index] = f.MatchedIndexes
		}
	}
	m.list.Cursor, m.list.Top = 0, 0
	m.list.Len = len(m.chosen)
}

// Move moves the cursor by delta rows.
func (m *Model) Move(delta int) { m.list.Move(delta) }

// Choose is what the chosen row does; nil where there is none.
func (m *Model) Choose() screen.Action {
	if m.list.Cursor >= len(m.chosen) {
		return nil
	}
	return m.all[m.chosen[m.list.Cursor]].action
}

// Press implements screen.Screen; the root moves and chooses while it types.
func (m *Model) Press(keymap.Strokes) screen.Action { return nil }

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	m.list.Resize(len(m.chosen), height)
	var out []string
	for i := m.list.Top; i < len(m.chosen) && len(out) < height; i++ {
		out = append(out, m.row(m.chosen[i], width, i == m.list.Cursor))
	}
	if len(m.chosen) == 0 {
		out = append(out, "", m.ctx.Line(width).Add("  ").Add(fmt.Sprintf("Nothing is called “%s”. Search the texts with g/.", m.query), style.Dim).String())
	}
	return screen.Pad(out, height)
}

// row shows one item: its name with the typed letters marked, its sort, and the
// key or count.
func (m *Model) row(i, width int, chosen bool) string {
	it := m.all[i]
	l := m.ctx.Line(width)
	if chosen {
		l.Add("▌", style.Accent)
	}
	l.To(2)
	column := min(70, max(10, width-32))
	name := screen.Clip(it.name, column)
	end := l.Used() + column
	base := []style.Role{style.Text}
	if chosen {
		base = []style.Role{style.Title}
	}
	for at, r := range name {
		if slices.Contains(m.marked[i], at) {
			l.Add(string(r), append(base, style.Accent)...)
		} else {
			l.Add(string(r), base...)
		}
	}
	return l.To(end).Add("  ").Fit(it.sort, 13, style.Dim).Add(it.detail, it.role).String()
}
