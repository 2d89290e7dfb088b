// Package entities is the screen of who and what the articles name: all
// entities with their counts, the card of one, and the passages that name two.
package entities

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
)

// The screen's own keys, beside those of every list.
var (
	keyAll    = key.NewBinding(key.WithKeys("1"), key.WithHelp("1", "every kind"))
	keyPerson = key.NewBinding(key.WithKeys("2"), key.WithHelp("2", "persons only"))
	keyOrg    = key.NewBinding(key.WithKeys("3"), key.WithHelp("3", "organizations only"))
	keyPlace  = key.NewBinding(key.WithKeys("4"), key.WithHelp("4", "places only"))
	keyGroup  = key.NewBinding(key.WithKeys("5"), key.WithHelp("5", "groups only"))
	keySort   = key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "sort by mentions, sources, name"))
	keyWith   = key.NewBinding(key.WithKeys("w", "m"), key.WithHelp("w", "with: w on two shows where they meet"))
)

// Keys are the screen's own bindings, for help.
func Keys() []key.Binding {
	return []key.Binding{keyAll, keyPerson, keyOrg, keyPlace, keyGroup, keySort, keyWith}
}

// kinds are the kinds that the keys 1 to 5 choose.
var kinds = [...]struct {
	binding *key.Binding
	kind    model.Kind
	name    string
}{
	{&keyAll, model.KindNone, "all kinds"}, {&keyPerson, model.Person, "persons"}, {&keyOrg, model.Organization, "organizations"},
	{&keyPlace, model.Place, "places"}, {&keyGroup, model.Group, "groups"},
}

// Model is the list. Make one with New.
type Model struct {
	ctx   *screen.Context
	scope screen.Scope
	list  screen.List
	rows  []library.EntityRow
	// view is what the rows were made of.
	view *library.View
	// total is the number of entities in the scope; top that of the screen's rows
	// over the list.
	total, top int

	filter string
	kind   int // an index of kinds
	order  library.EntityOrder
	// with is the entity that another is looked for beside; zero for none.
	with anchor
	// beside are the numbers of sentences that entities share with it.
	beside map[model.EntityID]int
}

// anchor keeps an entity while the library's ids change: an article that names
// it, and the article's own id.
type anchor struct {
	article int
	local   model.EntityID
}

func anchorOf(v *library.View, id model.EntityID) anchor {
	all := v.Mentions(id)
	if len(all) == 0 {
		return anchor{}
	}
	first := all[0]
	return anchor{first.Article, v.Annotated[first.Article].Annotations[first.Index].Entity}
}

func (a anchor) id(v *library.View) model.EntityID { return v.EntityOf(a.article, a.local) }

// New is the list of the library's entities, or of those that the scope's
// article names, with the cursor on the scope's entity.
func New(ctx *screen.Context, scope screen.Scope) *Model {
	m := &Model{ctx: ctx, scope: scope}
	m.arrange()
	m.choose(scope.Entity)
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string {
	if i := m.scope.Article - 1; i >= 0 && i < len(m.ctx.View.Articles) {
		return "Entities in " + m.ctx.View.Label(i)
	}
	return "Entities"
}

// Filter is the text that names must hold.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the entities of which a name holds the text, whatever
// its case.
func (m *Model) SetFilter(text string) {
	m.filter = text
	m.arrange()
	m.list.Cursor, m.list.Top = 0, 0
}

// Refresh implements screen.Screen. The entity under the cursor stays there.
func (m *Model) Refresh() {
	if m.ctx.View.SharesEntities(m.view) {
		return
	}
	var at anchor
	if r := m.chosen(); r != nil {
		at = anchorOf(m.view, r.ID)
	}
	m.arrange()
	m.choose(at.id(m.ctx.View))
}

// arrange makes the rows that pass the filters.
func (m *Model) arrange() {
	v := m.ctx.View
	m.view = v
	all := v.EntityRows(m.order)
	want := strings.TrimPrefix(strings.ToLower(m.filter), "the ")
	inside := m.inside()
	m.rows, m.total = m.rows[:0], 0
	for i := range all {
		r := &all[i]
		if inside != nil && !inside[r.ID] {
			continue
		}
		m.total++
		if k := kinds[m.kind].kind; k != model.KindNone && r.Kind != k {
			continue
		}
		if want == "" || r.Holds(want) {
			m.rows = append(m.rows, *r)
		}
	}
	m.beside = nil
	if id := m.with.id(v); id != 0 {
		m.beside = make(map[model.EntityID]int)
		for _, c := range v.Companions(id) {
			m.beside[c.Entity] = c.Count
		}
	}
	m.list.Len = len(m.rows)
}

// inside are the entities that the scope's article names, nil for all.
func (m *Model) inside() map[model.EntityID]bool {
	i := m.scope.Article - 1
	if i < 0 || i >= len(m.ctx.View.Annotated) || m.ctx.View.Annotated[i] == nil {
		return nil
	}
	inside := make(map[model.EntityID]bool)
	for _, a := range m.ctx.View.Annotated[i].Annotations {
		if a.Kind.IsEntity() && (a.Form == model.Named || a.Form == model.Short) {
			inside[m.ctx.View.EntityOf(i, a.Entity)] = true
		}
	}
	return inside
}

// choose puts the cursor on the entity, where it is shown.
func (m *Model) choose(id model.EntityID) {
	for i := range m.rows {
		if id != 0 && m.rows[i].ID == id {
			m.list.Cursor = i
			break
		}
	}
	m.list.Move(0)
}

// chosen is the row under the cursor, nil for none.
func (m *Model) chosen() *library.EntityRow {
	if i := m.list.Cursor; i >= 0 && i < len(m.rows) {
		return &m.rows[i]
	}
	return nil
}

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	for i, k := range kinds {
		if key.Matches(s, *k.binding) {
			m.kind = i
			m.rearrange()
			return nil
		}
	}
	r := m.chosen()
	switch {
	case key.Matches(s, keySort):
		m.order = m.order.Next()
		m.rearrange()
	case r != nil && key.Matches(s, m.ctx.Keys.Open):
		return screen.Push{Screen: newCard(m.ctx, r.ID)}
	case r != nil && key.Matches(s, m.ctx.Keys.Pivot):
		return screen.Pivot{Entity: r.ID}
	case r != nil && key.Matches(s, keyWith):
		return m.pair(r.ID)
	default:
		m.list.Press(s, m.ctx.Keys)
	}
	return nil
}

// Click implements screen.Clicker: the first click chooses an entity, the
// second opens its card.
func (m *Model) Click(row int) screen.Action {
	if r := m.chosen(); m.list.Click(row-m.top) && r != nil {
		return screen.Push{Screen: newCard(m.ctx, r.ID)}
	}
	return nil
}

// Command implements screen.Commander.
func (m *Model) Command() (words []string, article int) {
	v := m.ctx.View
	words = []string{"entities"}
	if k := kinds[m.kind].kind; k != model.KindNone {
		words = append(words, "--kind", k.String())
	}
	if e := v.Entity(m.with.id(v)); e != nil {
		words = append(words, "--about", e.Name)
	}
	return words, m.scope.Article
}

// rearrange keeps the cursor on its entity while rows come and go; where it
// goes, the cursor starts over.
func (m *Model) rearrange() {
	var id model.EntityID
	if r := m.chosen(); r != nil {
		id = r.ID
	}
	m.arrange()
	m.list.Cursor, m.list.Top = 0, 0
	m.choose(id)
}

// pair remembers the first entity and shows where it meets the second.
func (m *Model) pair(id model.EntityID) screen.Action {
	v := m.ctx.View
	first := m.with.id(v)
	switch first {
	case 0:
		m.with = anchorOf(v, id)
	case id:
		m.with = anchor{}
	default:
		return screen.Push{Screen: newTogether(m.ctx, first, id)}
	}
	m.arrange()
	return nil
}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	with := "with…"
	if m.with.local != 0 {
		with = "where both are"
	}
	return []screen.Hint{
		{Key: "1-5", Text: "kind"}, {Key: "s", Text: "sort"}, {Key: "w", Text: with},
		{Key: "*", Text: "pivot"}, {Key: "&", Text: "filter"}, {Key: "Enter", Text: "card"},
	}
}
