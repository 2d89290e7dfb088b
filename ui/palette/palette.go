// Package palette finds commands, entities and articles by a few letters of
// their names, and runs or opens what was chosen.
package palette

import (
	"fmt"
	"slices"
	"strings"

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

// widely is how many of the most-mentioned entities are found by any letters of
// their names; the others by a part of the name, which is so much quicker that
// a library of a hundred thousand names answers between two keys.
const widely = 5000

// Model is the palette. Make one with New.
type Model struct {
	ctx   *screen.Context
	list  screen.List
	all   items
	folds []string // the names as they are compared
	// articles and entities are how many there were when all was made.
	articles, entities int
	query              string
	chosen             []int         // indices into all, best first
	marked             map[int][]int // for an index into all, the matched bytes of its name
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

// Refresh implements screen.Screen. The chosen row stays chosen.
func (m *Model) Refresh() {
	v := m.ctx.View
	if m.all != nil && m.articles == len(v.Articles) && m.entities == len(v.Entities()) {
		return
	}
	m.articles, m.entities = len(v.Articles), len(v.Entities())
	was := m.Choose()
	m.gather()
	m.SetFilter(m.query)
	for i, c := range m.chosen {
		if was != nil && m.all[c].action == was {
			m.list.Move(i)
			break
		}
	}
}

// gather lists everything that can be chosen: commands, articles, entities.
func (m *Model) gather() {
	m.all, m.folds = items{}, nil
	for _, s := range m.ctx.Keys.Sections() {
		if s.Where == keymap.Moving || s.Where == keymap.Lists {
			continue // nobody looks for a line down by its name
		}
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
	for _, it := range m.all {
		m.folds = append(m.folds, strings.ToLower(it.name))
	}
}

// Filter is what is typed.
func (m *Model) Filter() string { return m.query }

// SetFilter shows what matches the letters, in their order, the best first.
func (m *Model) SetFilter(text string) {
	m.query = text
	m.chosen, m.marked = m.chosen[:0], make(map[int][]int)
	m.list.Cursor, m.list.Top = 0, 0
	if text == "" {
		for i := range m.all {
			m.chosen = append(m.chosen, i)
		}
		m.list.Len = len(m.chosen)
		return
	}
	near := m.all[:min(len(m.all), widely+m.articles)]
	found := fuzzy.FindFrom(text, near)
	for _, f := range found[:min(len(found), limit)] {
		m.chosen = append(m.chosen, f.Index)
		m.marked[f.Index] = f.MatchedIndexes
	}
	want := strings.ToLower(text)
	for i := len(near); i < len(m.all) && len(m.chosen) < limit; i++ {
		if at := strings.Index(m.folds[i], want); at >= 0 {
			m.chosen = append(m.chosen, i)
		}
	}
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
