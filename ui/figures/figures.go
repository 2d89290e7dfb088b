// Package figures is the screen of how many, how much and according to whom:
// the figures of an entity, an article or the library, those that speak of one
// happening side by side, with a sign where they cannot all be right.
package figures

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// keySort is the screen's own key, beside those of every list.
var keySort = key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "sort by happening, value, source, time"))

// Keys are the screen's own bindings, for help.
func Keys() []key.Binding { return []key.Binding{keySort} }

// order says how the rows are sorted.
type order uint8

const (
	byGroup order = iota
	byValue
	bySource
	byTime
	orders
)

// Model is the screen. Make one with New.
type Model struct {
	ctx    *screen.Context
	scope  screen.Scope
	origin origin
	list   screen.List
	// view is what the groups are of: while a library is read the screen
	// follows it in steps, since comparing figures takes longer than a frame.
	view   *library.View
	groups []library.FigureGroup
	// all are the figures of the groups, in the order of the groups; kept are
	// those of them, by index, that pass the filter.
	all   []entry
	kept  []int
	rows  []row
	width int // that rows are made for
	top   int // the screen's row of the list's first
	// moved says that the reader chose where the cursor stands: until then it
	// stays on the first figure while the library grows.
	moved  bool
	widths widths

	filter string
	order  order
}

// origin keeps the scope's entity while the library's ids change.
type origin struct {
	article int
	local   model.EntityID
}

// entry is a figure, its group, and the text that a filter looks at, which is
// made when it is first asked for.
type entry struct {
	*library.Figure
	group int
	hay   string
}

// row is one line of the list.
type row struct {
	kind rowKind
	// entry is the figure of a figure's row, the first under a heading.
	entry int
	// text is a line of why the figures stand together, or a heading.
	text string
}

type rowKind uint8

const (
	figureRow rowKind = iota
	groupRow          // the heading of a happening
	whyRow            // why its figures stand together
	sourceRow         // the heading of an article's other figures
	blankRow
)

// New is the screen of the scope's figures.
func New(ctx *screen.Context, scope screen.Scope) *Model {
	m := &Model{ctx: ctx, scope: scope, width: 80}
	if all := ctx.View.Mentions(scope.Entity); len(all) > 0 {
		first := all[0]
		m.origin = origin{first.Article, ctx.View.Annotated[first.Article].Annotations[first.Index].Entity}
	}
	m.Refresh()
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string {
	v := m.view
	switch {
	case v.Entity(m.scope.Entity) != nil:
		return "Figures on " + v.Entity(m.scope.Entity).Name
	case m.scope.Article > 0 && m.scope.Article <= len(v.Articles):
		return "Figures in " + v.Label(m.scope.Article-1)
	}
	return "Figures"
}

// Filter is the text that figures must hold.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the figures whose value, happening, giver, place, date,
// sentence or source holds the text, whatever its case. The other figures of
// the same happening stay beside them.
func (m *Model) SetFilter(text string) {
	m.filter = text
	m.narrow()
	m.arrange()
	m.list.Cursor, m.list.Top = 0, 0
	m.settle(1)
}

// Refresh implements screen.Screen.
func (m *Model) Refresh() {
	v := m.ctx.View
	if m.view == v || m.view != nil && !v.Complete() && v.Ready < m.view.Ready+1+m.view.Ready/step {
		return
	}
	m.view = v
	if m.origin.local != 0 {
		m.scope.Entity = v.EntityOf(m.origin.article, m.origin.local)
	}
	var chosen *entry
	if m.moved {
		chosen = m.remember()
	} else {
		m.list.Cursor, m.list.Top = 0, 0
	}
	m.groups = nil
	if m.origin.local == 0 || m.scope.Entity != 0 {
		m.groups = v.Figures(m.scope.Entity, m.scope.Article)
	}
	m.all = m.all[:0]
	for g := range m.groups {
		for i := range m.groups[g].Figures {
			m.all = append(m.all, entry{Figure: &m.groups[g].Figures[i], group: g})
		}
	}
	m.narrow()
	m.arrange()
	m.choose(chosen)
}

// step is the part of the articles known that has to be added before a library
// that is being read is asked again: a half.
const step = 2

// narrow finds the figures that pass the filter.
func (m *Model) narrow() {
	m.kept = m.kept[:0]
	want := strings.ToLower(m.filter)
	held := -1 // the last group of which a figure holds the text
	for i := range m.all {
		if g := m.all[i].group; want == "" || g == held || m.groupHolds(i, want) {
			held = g
			m.kept = append(m.kept, i)
		}
	}
}

// groupHolds reports whether a figure of the group of entry i, from i on, holds
// the text.
func (m *Model) groupHolds(i int, want string) bool {
	first := i > 0 && m.all[i-1].group == m.all[i].group
	if first {
		return false // the first of the group has looked at all of them
	}
	for k := i; k < len(m.all) && m.all[k].group == m.all[i].group; k++ {
		if m.all[k].hay == "" {
			m.all[k].hay = m.hay(&m.all[k])
		}
		if strings.Contains(m.all[k].hay, want) {
			return true
		}
	}
	return false
}

// hay is what a filter looks at.
func (m *Model) hay(e *entry) string {
	v := m.view
	return strings.ToLower(strings.Join([]string{
		e.Written, e.Normal, e.Counted, e.Value.Event, m.name(e.By), m.name(e.Place), e.When, v.Label(e.Article), m.groups[e.group].What,
		e.Sentence.In(v.Articles[e.Article].Text),
	}, "\n"))
}

func (m *Model) name(id model.EntityID) string {
	if e := m.view.Entity(id); e != nil {
		return e.Name
	}
	return ""
}

// chosen is the figure under the cursor, nil for none.
func (m *Model) chosen() *entry {
	if i := m.list.Cursor; i >= 0 && i < len(m.rows) && m.rows[i].kind == figureRow {
		return &m.all[m.rows[i].entry]
	}
	return nil
}

// remember is a copy of the figure under the cursor, nil for none.
func (m *Model) remember() *entry {
	e := m.chosen()
	if e == nil {
		return nil
	}
	copied := *e
	return &copied
}

// choose puts the cursor on the figure that was chosen, where it is still shown.
func (m *Model) choose(was *entry) {
	if was != nil {
		for i, r := range m.rows {
			if r.kind == figureRow && m.all[r.entry].Article == was.Article && m.all[r.entry].Span == was.Span {
				m.list.Cursor = i
				break
			}
		}
	}
	m.settle(1)
}

// settle moves the cursor to a figure, and shows the headings above the first.
func (m *Model) settle(dir int) {
	m.list.Move(0)
	m.list.Settle(dir, func(i int) bool { return m.rows[i].kind == figureRow })
	above := m.list.Cursor
	for above > 0 && m.rows[above-1].kind != figureRow {
		above--
	}
	if above < m.list.Top && m.list.Cursor-above < m.list.Height {
		m.list.Top = above
	}
}

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	e := m.chosen()
	switch {
	case key.Matches(s, m.ctx.Keys.Open):
		if e != nil {
			return screen.Read{Article: e.Article, Span: e.Span}
		}
	case key.Matches(s, m.ctx.Keys.Pivot):
		return m.pivot(e)
	case key.Matches(s, m.ctx.Keys.Why):
		return m.why(e)
	case key.Matches(s, keySort):
		was := m.remember()
		m.moved = true
		m.order = (m.order + 1) % orders
		m.arrange()
		m.list.Cursor, m.list.Top = 0, 0
		m.choose(was)
	default:
		before := m.list.Cursor
		if m.list.Press(s, m.ctx.Keys) {
			m.moved = true
			m.settle(cmp.Compare(m.list.Cursor, before))
		}
	}
	return nil
}

// pivot walks the figure's place; where it has none, who gave it.
func (m *Model) pivot(e *entry) screen.Action {
	if e == nil {
		return nil
	}
	for _, local := range [...]model.EntityID{e.Value.Place, e.Value.AttributedTo} {
		if id := m.ctx.View.EntityOf(e.Article, local); id != 0 {
			return screen.Pivot{Entity: id}
		}
	}
	return screen.Say{Text: "The text names neither a place nor a source for this figure; there is nothing to pivot on."}
}

func (m *Model) why(e *entry) screen.Action {
	switch {
	case e == nil:
		return nil
	case m.groups[e.group].Why != "":
		return screen.Say{Text: "Together because " + m.groups[e.group].Why + "."}
	}
	return screen.Say{Text: "It stands alone: no other figure is clearly of the same happening."}
}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	return []screen.Hint{
		{Key: "s", Text: [...]string{"by value", "by source", "by time", "by happening"}[m.order]},
		{Key: "*", Text: "pivot"}, {Key: "&", Text: "filter"}, {Key: "Enter", Text: "read"},
	}
}

// Click chooses the figure of a row of the screen; where it was chosen already
// it is read.
func (m *Model) Click(at int) screen.Action {
	i := m.list.Top + at - m.top
	if at < m.top || i >= len(m.rows) || at >= m.top+m.list.Height || m.rows[i].kind != figureRow {
		return nil
	}
	if e := m.chosen(); i == m.list.Cursor && e != nil {
		return screen.Read{Article: e.Article, Span: e.Span}
	}
	m.moved = true
	m.list.Move(i - m.list.Cursor)
	return nil
}

// measure is the widest that running text is set, in cells.
const measure = 100

// signOf is how a figure stands to the others of its happening.
func signOf(f *library.Figure) (string, style.Role) {
	switch {
	case f.Differs:
		return "≠", style.Accent
	case f.Agrees:
		return "=", style.Dim
	}
	return "", style.Dim
}

// Command implements screen.Commander.
func (m *Model) Command() (words []string, article int) {
	words = []string{"figures"}
	if e := m.ctx.View.Entity(m.scope.Entity); e != nil {
		words = append(words, "--about", e.Name)
	}
	return words, m.scope.Article
}
