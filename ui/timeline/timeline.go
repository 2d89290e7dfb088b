// Package timeline is the list of what happened when: the dates that the texts
// name, in their order, each with its sentence, below an axis that shows how
// many lie where. Dates without a place in the calendar stand apart at the end,
// each with the reason.
package timeline

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// Model is the timeline. Make one with New.
type Model struct {
	ctx *screen.Context
	// view is what the dates are of: while a library is read the screen follows
	// it in steps.
	view  *library.View
	scope scope
	list  screen.List
	all   library.Timeline
	// events are the dates that match the filter, unresolved ones too.
	events, unresolved []library.Event
	filter             string
	// texts are what a filter looks at, of all events and then all unresolved
	// ones, in lower case; nil until a filter is typed.
	texts []string

	zoom library.Zoom
	// chosen says that the reader chose the zoom; fitted is the axis' width in
	// cells that it was chosen for otherwise.
	chosen  bool
	fitted  int
	density library.Density
	// whenCells is the width of the column of dates; axisRows the height of the
	// axis as last drawn.
	whenCells, axisRows int
}

// New is the timeline of the scope, with the cursor on the first date.
func New(ctx *screen.Context, s screen.Scope) *Model {
	m := &Model{ctx: ctx, scope: newScope(ctx.View, s)}
	m.Refresh()
	return m
}

// scope is what the timeline tells of. An entity's id changes as the library
// grows; its first mention stays.
type scope struct {
	screen.Scope
	// first is an article that mentions the entity, local its id there.
	first int
	local model.EntityID
}

func newScope(v *library.View, s screen.Scope) scope {
	out := scope{Scope: s}
	if all := v.Mentions(s.Entity); len(all) > 0 {
		out.first, out.local = all[0].Article, v.Annotated[all[0].Article].Annotations[all[0].Index].Entity
	}
	return out
}

// entity is the id of the scope's entity in the view.
func (s scope) entity(v *library.View) model.EntityID {
	if s.local == 0 {
		return s.Entity
	}
	return v.EntityOf(s.first, s.local)
}

// Title implements screen.Screen.
func (m *Model) Title() string {
	if e := m.view.Entity(m.scope.entity(m.view)); e != nil {
		return "Timeline · " + e.Name
	}
	if i := m.scope.Article - 1; i >= 0 && i < len(m.view.Articles) {
		return "Timeline · " + m.view.Name(i)
	}
	return "Timeline"
}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	return []screen.Hint{{Key: "< >", Text: "step"}, {Key: "+ -", Text: "zoom"}, {Key: "&", Text: "filter"}, {Key: "Enter", Text: "read"}, {Key: "q", Text: "back"}}
}

// Refresh implements screen.Screen. The cursor stays on its date.
func (m *Model) Refresh() {
	v := m.ctx.View
	if m.view != nil && m.view != v && !v.Complete() && v.Ready < m.view.Ready+1+m.view.Ready/2 {
		return // it has not grown by half
	}
	was := m.current()
	m.view = v
	m.all = m.view.Timeline(m.scope.entity(m.view), m.scope.Article)
	m.texts = nil
	m.narrow()
	m.goTo(was)
}

// goTo puts the cursor on the same date as e, if it is there.
func (m *Model) goTo(e *library.Event) {
	if e != nil {
		for i := range m.list.Len {
			if o := m.at(i); o != nil && o.Article == e.Article && o.Span == e.Span {
				m.list.Cursor = i
			}
		}
	}
	m.list.Move(0)
	m.settle(1)
}

// Filter implements screen.Filterer.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the dates whose sentence, source, entities or value hold
// the text, whatever its case.
func (m *Model) SetFilter(text string) {
	was := m.current()
	m.filter = text
	m.narrow()
	m.goTo(was)
}

func (m *Model) narrow() {
	m.events, m.unresolved = m.all.Events, m.all.Unresolved
	if m.filter != "" {
		m.events, m.unresolved = m.matches()
	}
	m.list.Len = len(m.events) + len(m.unresolved)
	if len(m.unresolved) > 0 {
		m.list.Len++ // their heading
	}
	m.density = library.NewDensity(m.events, m.zoom)
	m.fitted = 0
	m.whenCells = whenWidth(m.events, m.unresolved)
}

// matches are the events that hold the filter's text.
func (m *Model) matches() (events, unresolved []library.Event) {
	if m.texts == nil {
		for _, e := range m.all.Events {
			m.texts = append(m.texts, m.text(&e))
		}
		for _, e := range m.all.Unresolved {
			m.texts = append(m.texts, m.text(&e))
		}
	}
	want := strings.ToLower(m.filter)
	for i, text := range m.texts {
		if !strings.Contains(text, want) {
			continue
		}
		if n := len(m.all.Events); i < n {
			events = append(events, m.all.Events[i])
		} else {
			unresolved = append(unresolved, m.all.Unresolved[i-n])
		}
	}
	return events, unresolved
}

// text is what a filter looks for its words in.
func (m *Model) text(e *library.Event) string {
	v := m.view
	parts := []string{e.Value, library.When(e.Value), v.Label(e.Article), e.Reason, e.Sentence.In(v.Articles[e.Article].Text)}
	for _, id := range e.Entities {
		parts = append(parts, v.Entity(id).Name)
	}
	return strings.ToLower(strings.Join(parts, "\n"))
}

// at is the event of row i, nil for the heading of the unresolved ones and for
// no row.
func (m *Model) at(i int) *library.Event {
	switch n := len(m.events); {
	case i < 0 || i >= m.list.Len, i == n:
		return nil
	case i < n:
		return &m.events[i]
	default:
		return &m.unresolved[i-n-1]
	}
}

// current is the event that the cursor stands on, nil for none.
func (m *Model) current() *library.Event { return m.at(m.list.Cursor) }

// settle takes the cursor off the heading, in the direction that it came.
func (m *Model) settle(dir int) {
	if m.list.Len == 0 || m.current() != nil {
		return
	}
	if m.list.Cursor+dir < 0 {
		dir = 1
	}
	m.list.Move(dir)
}

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	k := m.ctx.Keys
	switch {
	case key.Matches(s, k.Open):
		return m.read()
	case key.Matches(s, k.Pivot):
		return m.pivot()
	case s == "+":
		m.zoomTo(int(m.zoom) - 1)
	case s == "-":
		m.zoomTo(int(m.zoom) + 1)
	case s == ">":
		m.step(1)
	case s == "<":
		m.step(-1)
	default:
		was := m.list.Cursor
		if m.list.Press(s, k) {
			m.settle(map[bool]int{true: 1, false: -1}[m.list.Cursor >= was])
		}
	}
	return nil
}

// Click implements screen.Clicker: a click chooses a row, another reads it.
func (m *Model) Click(row int) screen.Action {
	if m.list.Click(row - m.axisRows) {
		return m.read()
	}
	m.settle(1)
	return nil
}

func (m *Model) read() screen.Action {
	if e := m.current(); e != nil {
		return screen.Read{Article: e.Article, Span: e.Span}
	}
	return nil
}

// pivot walks the first entity of the chosen sentence that is not the scope's.
func (m *Model) pivot() screen.Action {
	if ids := m.others(m.current()); len(ids) > 0 {
		// The root's view may be a later one, with other ids.
		return screen.Pivot{Entity: newScope(m.view, screen.Scope{Entity: ids[0]}).entity(m.ctx.View)}
	}
	return screen.Say{Text: "This sentence names nobody else to walk."}
}

// others are the entities of the event's sentence but for the scope's own.
func (m *Model) others(e *library.Event) []model.EntityID {
	if e == nil {
		return nil
	}
	own := m.scope.entity(m.view)
	return slices.DeleteFunc(slices.Clone(e.Entities), func(id model.EntityID) bool { return id == own })
}

func (m *Model) zoomTo(z int) {
	m.zoom = library.Zoom(max(0, min(int(library.Zooms)-1, z)))
	m.chosen = true
	m.density = library.NewDensity(m.events, m.zoom)
}

// step goes to the next bucket of the axis, or the one before, that holds the
// beginning of a date.
func (m *Model) step(dir int) {
	i := m.list.Cursor
	if n := len(m.events); i >= n { // from the unresolved ones back to the last
		if dir < 0 && n > 0 {
			m.list.Move(n - 1 - i)
		}
		return
	}
	bucket := func(i int) int { return m.zoom.Bucket(m.events[i].From) }
	here := bucket(i)
	for i += dir; i >= 0 && i < len(m.events); i += dir {
		if bucket(i) != here {
			// Back, too, to the first date of the bucket.
			for dir < 0 && i > 0 && bucket(i-1) == bucket(i) {
				i--
			}
			m.list.Move(i - m.list.Cursor)
			return
		}
	}
}

// Command implements screen.Commander.
func (m *Model) Command() (words []string, article int) {
	words = []string{"timeline"}
	if e := m.view.Entity(m.scope.entity(m.view)); e != nil {
		words = append(words, "--about", e.Name)
	}
	return words, m.scope.Article
}

// nothing says why there is no row, and what to do.
func (m *Model) nothing(width int) []string {
	v := m.view
	text := "No date is marked in these articles."
	switch e := v.Entity(m.scope.entity(v)); {
	case m.filter != "":
		text = fmt.Sprintf("None of %d dates has “%s” in its sentence. Press Esc to see all.", len(m.all.Events)+len(m.all.Unresolved), m.filter)
	case !v.Complete():
		text = "Dates are still being looked for."
	case e != nil:
		text = "No sentence that names " + e.Name + " gives a date. Press q to go back, then Esc to drop the pivot; T shows the dates of all articles."
	case m.scope.Article != 0:
		text = "No date is marked in this article. Press q to go back."
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}
