// Package quotes is the screen of who said what: the quotes of an entity, an
// article or the library, by speaker, by article, or by words that several
// sources give.
package quotes

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// The screen's own keys, beside those of every list.
var (
	keyGroup  = key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "group by speaker, article, same words"))
	keyDirect = key.NewBinding(key.WithKeys("d"), key.WithHelp("d", "all, direct or indirect speech"))
)

// Keys are the screen's own bindings, for help.
func Keys() []key.Binding { return []key.Binding{keyGroup, keyDirect} }

// grouping says what stands together.
type grouping uint8

const (
	bySpeaker grouping = iota
	byArticle
	bySame
	groupings
)

// speech says which quotes are shown.
type speech uint8

const (
	anySpeech speech = iota
	direct
	indirect
	speeches
)

// Model is the screen. Make one with New.
type Model struct {
	ctx *screen.Context
	// view is what speech is of: while a library is read the screen follows it in
	// steps, since finding what several sources say takes longer than a frame.
	view   *library.View
	scope  screen.Scope
	origin origin
	list   screen.List
	speech *library.Speech
	// shown are the indices of the scope's quotes in speech, about which of
	// them only speak of the scope's entity.
	shown  []int
	about  map[int]bool
	groups []group
	rows   []row
	// matching is the number of quotes in rows; top that of the screen's rows over
	// the list.
	matching, top int
	// dated says that an article of groups has a day.
	dated bool

	filter string
	by     grouping
	only   speech
}

// origin keeps the scope's entity while the library's ids change.
type origin struct {
	article int
	local   model.EntityID
}

// group is quotes under one heading.
type group struct {
	name, note string
	role       style.Role
	speaker    model.EntityID
	// base is the quote that the others of the group are compared with.
	base   int
	quotes []int
}

// row is one line of the list: a heading, a quote, or nothing between groups.
type row struct {
	group int
	// quote is an index of Speech.Quotes, or one of the two below.
	quote int
}

// unclear stands where the text does not say who speaks.
const unclear = "speaker not clear"

const (
	heading = -1
	blank   = -2
)

// New is the screen of the scope's quotes, by speaker; of an article's quotes
// in their order.
func New(ctx *screen.Context, scope screen.Scope) *Model {
	m := &Model{ctx: ctx, scope: scope, origin: originOf(ctx.View, scope.Entity)}
	m.Refresh()
	return m
}

// originOf is where the view's entity comes from, zero for none.
func originOf(v *library.View, id model.EntityID) origin {
	all := v.Mentions(id)
	if len(all) == 0 {
		return origin{}
	}
	first := all[0]
	return origin{first.Article, v.Annotated[first.Article].Annotations[first.Index].Entity}
}

// Show puts the cursor on the quote that stands there; where other sources give
// its words too, they stand beside it. It reports whether the quote is shown.
func (m *Model) Show(article int, s model.Span) bool {
	for _, i := range m.shown {
		q := &m.speech.Quotes[i]
		if q.Article != article || q.Span != s {
			continue
		}
		m.by = bySpeaker
		if q.Same != 0 {
			m.by = bySame
		}
		m.rearrange(q)
		return true
	}
	return false
}

// Title implements screen.Screen.
func (m *Model) Title() string {
	v := m.view
	switch {
	case v.Entity(m.scope.Entity) != nil:
		return "Quotes of and about " + v.Entity(m.scope.Entity).Name
	case m.scope.Article > 0 && m.scope.Article <= len(v.Articles):
		return "Quotes in " + v.Label(m.scope.Article-1)
	}
	return "Quotes"
}

// Filter is the text that quotes must hold.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the quotes whose words, speaker or source hold the text,
// whatever its case.
func (m *Model) SetFilter(text string) {
	m.filter = text
	m.arrange()
	m.list.Cursor, m.list.Top = 0, 0
	m.settle(1)
}

// Refresh implements screen.Screen.
func (m *Model) Refresh() {
	v := m.ctx.View
	if m.view == v || m.view != nil && !v.Complete() && v.Ready < m.view.Ready+1+m.view.Ready/2 {
		return // it has not grown by half
	}
	m.view = v
	if m.origin.local != 0 {
		m.scope.Entity = v.EntityOf(m.origin.article, m.origin.local)
	}
	chosen := m.chosen()
	var at library.Mention
	if chosen != nil {
		at = chosen.Mention
	}
	m.speech = v.Speech()
	var about []bool
	m.shown, about = m.speech.Of(v, m.scope.Entity, m.scope.Article-1)
	m.about = make(map[int]bool)
	for i, q := range m.shown {
		if about[i] {
			m.about[q] = true
		}
	}
	m.arrange()
	m.choose(at, chosen != nil)
}

// arrange makes the groups and rows of what passes the filters.
func (m *Model) arrange() {
	want := strings.ToLower(m.filter)
	var kept []int
	for _, i := range m.shown {
		q := &m.speech.Quotes[i]
		if m.only == direct && !q.Direct || m.only == indirect && q.Direct {
			continue
		}
		if want == "" || q.Holds(want) {
			kept = append(kept, i)
		}
	}
	switch m.by {
	case bySpeaker:
		m.groups = m.groupsBySpeaker(kept)
	case byArticle:
		m.groups = m.groupsByArticle(kept)
	default:
		m.groups = m.groupsOfSame(kept)
	}
	m.rows, m.matching, m.dated = m.rows[:0], 0, false
	for g := range m.groups {
		if g > 0 {
			m.rows = append(m.rows, row{g, blank})
		}
		m.rows = append(m.rows, row{g, heading})
		for _, q := range m.groups[g].quotes {
			m.rows = append(m.rows, row{g, q})
			m.dated = m.dated || m.view.Articles[m.speech.Quotes[q].Article].Published.Known()
		}
		m.matching += len(m.groups[g].quotes)
	}
	m.list.Len = len(m.rows)
}

func (m *Model) groupsBySpeaker(kept []int) []group {
	v := m.view
	var out []group
	for _, s := range m.speech.BySpeaker(v, kept, m.scope.Entity) {
		g := group{name: s.Name, speaker: s.Speaker, quotes: s.Quotes, role: style.Text, base: -1}
		switch e := v.Entity(s.Speaker); {
		case s.Name == "":
			g.name, g.role = unclear, style.Dim
		case e != nil:
			g.role = style.Of(e.Kind)
		}
		g.note = count(len(s.Quotes), "quote", "quotes")
		if m.scope.Article == 0 && s.Speaker != 0 {
			g.note += " · " + count(s.Sources, "source", "sources")
		}
		out = append(out, g)
	}
	return out
}

func (m *Model) groupsByArticle(kept []int) []group {
	v := m.view
	var out []group
	last := -1
	for _, i := range kept {
		if a := m.speech.Quotes[i].Article; a != last {
			last = a
			g := group{name: v.Label(a), role: style.Text, base: -1}
			if h := v.Heading(a); h != g.name {
				g.note = h
			}
			out = append(out, g)
		}
		g := &out[len(out)-1]
		g.quotes = append(g.quotes, i)
	}
	return out
}

// sources are the sources that give the quotes, and the articles where these are
// more: variants of one story.
func (m *Model) sources(quotes []int) string {
	n, articles, last := m.speech.Sources(m.view, quotes), 0, -1
	for _, q := range quotes {
		if a := m.speech.Quotes[q].Article; a != last {
			articles, last = articles+1, a
		}
	}
	note := count(n, "source", "sources")
	if articles > n {
		note += fmt.Sprintf(" in %d articles", articles)
	}
	return note
}

// groupsOfSame are the groups of same words of which a quote was kept, whole.
func (m *Model) groupsOfSame(kept []int) []group {
	v := m.view
	var out []group
	seen := make(map[int]bool)
	for _, i := range kept {
		q := &m.speech.Quotes[i]
		if q.Same == 0 || seen[q.Same] {
			continue
		}
		seen[q.Same] = true
		same := m.speech.ByDay(v, m.speech.Same[q.Same-1])
		base := &m.speech.Quotes[same[0]]
		g := group{name: v.SpeakerName(base), speaker: base.Speaker, quotes: same, base: same[0], role: style.Text,
			note: m.sources(same)}
		if e := v.Entity(base.Speaker); e != nil {
			g.role = style.Of(e.Kind)
		}
		if g.name == "" {
			g.name, g.role = unclear, style.Dim
		}
		out = append(out, g)
	}
	return out
}

// chosen is the quote under the cursor, nil for none.
func (m *Model) chosen() *library.Quote {
	if i := m.list.Cursor; i >= 0 && i < len(m.rows) && m.rows[i].quote >= 0 {
		return &m.speech.Quotes[m.rows[i].quote]
	}
	return nil
}

// choose puts the cursor on the quote that stands there, where it is shown.
func (m *Model) choose(at library.Mention, was bool) {
	if was {
		for i, r := range m.rows {
			if r.quote >= 0 && m.speech.Quotes[r.quote].Article == at.Article && m.speech.Quotes[r.quote].Span == at.Span {
				m.list.Cursor = i
				break
			}
		}
	}
	m.settle(1)
}

func (m *Model) settle(dir int) {
	m.list.Move(0)
	m.list.Settle(dir, func(i int) bool { return m.rows[i].quote >= 0 })
}

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	q := m.chosen()
	switch {
	case key.Matches(s, m.ctx.Keys.Open):
		return m.read()
	case key.Matches(s, m.ctx.Keys.Pivot):
		switch {
		case q == nil:
		case q.Speaker == 0:
			return screen.Say{Text: "The text does not name this speaker; there is nothing to pivot on."}
		default:
			return m.pivot(q.Speaker)
		}
	case key.Matches(s, keyGroup):
		m.by = (m.by + 1) % groupings
		m.rearrange(q)
	case key.Matches(s, keyDirect):
		m.only = (m.only + 1) % speeches
		m.rearrange(q)
	default:
		before := m.list.Cursor
		if m.list.Press(s, m.ctx.Keys) {
			m.settle(m.list.Cursor - before)
		}
	}
	return nil
}

// pivot asks for an entity of the screen's view to be walked, by its id in the
// newest.
func (m *Model) pivot(id model.EntityID) screen.Action {
	if o := originOf(m.view, id); m.view != m.ctx.View {
		id = m.ctx.View.EntityOf(o.article, o.local)
	}
	return screen.Pivot{Entity: id}
}

// read is the action of reading the chosen quote, nil where there is none.
func (m *Model) read() screen.Action {
	if q := m.chosen(); q != nil {
		return screen.Read{Article: q.Article, Span: q.Span}
	}
	return nil
}

// Click implements screen.Clicker: the first click chooses a quote, the second
// reads it.
func (m *Model) Click(row int) screen.Action {
	i := m.list.Top + row - m.top
	if i < 0 || i >= len(m.rows) || m.rows[i].quote < 0 || !m.list.Click(row-m.top) {
		return nil
	}
	return m.read()
}

// Command implements screen.Commander.
func (m *Model) Command() (words []string, article int) {
	words = []string{"quotes"}
	if e := m.view.Entity(m.scope.Entity); e != nil {
		words = append(words, "--about", e.Name)
	}
	if m.only == direct {
		words = append(words, "--direct")
	}
	return words, m.scope.Article
}

// rearrange keeps the cursor on the quote while the groups change.
func (m *Model) rearrange(q *library.Quote) {
	var at library.Mention
	if q != nil {
		at = q.Mention
	}
	m.arrange()
	m.list.Cursor, m.list.Top = 0, 0
	m.choose(at, q != nil)
}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	return []screen.Hint{
		{Key: "d", Text: "direct"}, {Key: "s", Text: [...]string{"by article", "same words", "by speaker"}[m.by]},
		{Key: "*", Text: "pivot"}, {Key: "&", Text: "filter"}, {Key: "Enter", Text: "read"},
	}
}
