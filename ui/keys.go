package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/ui/articles"
	"lectern/ui/help"
	"lectern/ui/keymap"
	"lectern/ui/screen"
)

// press routes a key: what ends the program first, then the prompt, then the
// strokes that are waited for, then the topmost screen, then the program.
func (m *Model) press(msg tea.KeyPressMsg) tea.Cmd {
	k := m.ctx.Keys
	if key.Matches(msg, k.Interrupt) {
		return m.interrupt()
	}
	m.status = ""
	m.reader.Select(model.Span{})
	if m.prompt != nil {
		return m.type_(msg)
	}
	if m.counts(msg.String()) {
		return nil
	}
	strokes := m.strokes + msg.String()
	m.strokes = ""
	if c, ok := m.top().(screen.Capturer); k.Prefixes(strokes) && !(ok && c.Captures(keymap.Strokes(strokes))) {
		m.strokes = strokes
		return nil
	}
	return m.repeat(keymap.Strokes(strokes))
}

// countLimit bounds a count, so that a slip of the finger is no endless loop.
const countLimit = 9999

// counts takes up a digit of a count, as in 5j. Look-up screens have digits of
// their own.
func (m *Model) counts(k string) bool {
	if m.top() != nil || m.strokes != "" || len(k) != 1 || k < "0" || k > "9" || k == "0" && m.count == 0 {
		return false
	}
	m.count = min(countLimit, 10*m.count+int(k[0]-'0'))
	return true
}

// repeat carries out the strokes as often as the count says, where that makes
// sense.
func (m *Model) repeat(s keymap.Strokes) tea.Cmd {
	n, k := max(1, m.count), m.ctx.Keys
	m.count = 0
	if !key.Matches(s, k.Down, k.Up, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.NextArticle, k.PrevArticle, k.NextVariant, k.PrevVariant, k.Next, k.Prev,
		k.NextLink, k.PrevLink) && !m.isMarkKey(s) {
		return m.run(s)
	}
	for range n {
		if cmd := m.run(s); cmd != nil {
			return cmd
		}
	}
	return nil
}

func (m *Model) isMarkKey(s keymap.Strokes) bool {
	for _, mk := range m.markKeys() {
		if key.Matches(s, mk.binding) {
			return true
		}
	}
	return false
}

// run carries out the strokes of a whole key.
func (m *Model) run(s keymap.Strokes) tea.Cmd {
	k := m.ctx.Keys
	walking := m.walking
	m.walking = false
	if key.Matches(s, k.Next, k.Prev) {
		m.walking = walking
	}
	if cmd, ok := m.pressProgram(s); ok {
		return cmd
	}
	if top := m.top(); top != nil {
		return m.act(top.Press(s))
	}
	if m.pressMoving(s) || m.pressMarks(s) {
		return nil
	}
	return m.pressReader(s)
}

// pressProgram handles the keys that mean the same on every screen.
func (m *Model) pressProgram(s keymap.Strokes) (tea.Cmd, bool) {
	k := m.ctx.Keys
	switch {
	case key.Matches(s, k.Quit):
		return tea.Quit, true
	case key.Matches(s, k.Close):
		return m.leave(), true
	case key.Matches(s, k.Escape):
		m.escape()
	case key.Matches(s, k.Suspend):
		return m.suspend(), true
	case key.Matches(s, k.Redraw):
		return tea.ClearScreen, true
	case key.Matches(s, k.Help):
		if _, open := m.top().(*help.Model); open {
			m.close()
		} else {
			m.push(help.New(m.ctx, m.ownKeys()))
		}
	case key.Matches(s, k.List):
		if _, open := m.top().(*articles.Model); open {
			m.close()
		} else {
			m.push(articles.New(m.ctx, max(0, m.reader.Article())))
		}
	case key.Matches(s, k.Search) && m.top() != nil:
		if f, ok := m.top().(screen.Filterer); ok {
			return m.askFilter(f), true
		}
		m.say("There is nothing to search here.")
	case key.Matches(s, k.SearchAll):
		return m.ask(askAll), true
	case key.Matches(s, k.Palette):
		return m.askPalette(), true
	case key.Matches(s, k.Command):
		return m.tellCommand(), true
	case key.Matches(s, k.Mouse):
		m.toggleMouse()
	case key.Matches(s, k.Back) && m.top() != nil:
		m.close()
	case key.Matches(s, k.Filter):
		if f, ok := m.top().(screen.Filterer); ok {
			return m.askFilter(f), true
		}
		return nil, false
	default:
		return nil, m.lookUp(s)
	}
	return nil, true
}

// leave goes back one level; at the last it quits.
func (m *Model) leave() tea.Cmd {
	if m.close() || m.reader.CloseCard() {
		return nil
	}
	return tea.Quit
}

// escape takes one thing away: a filter, a screen, the card, the focus, the
// walk.
func (m *Model) escape() {
	if f, ok := m.top().(screen.Filterer); ok && f.Filter() != "" {
		f.SetFilter("")
		return
	}
	if m.stopSearch() {
		m.say("The search was given up.")
		return
	}
	if m.close() || m.reader.CloseCard() || m.reader.DropFocus() {
		return
	}
	m.walk = nil
	m.showWalk()
}

func (m *Model) pressMoving(s keymap.Strokes) bool {
	k, r := m.ctx.Keys, m.reader
	switch {
	case key.Matches(s, k.CardDown), r.Covered() && key.Matches(s, k.Down, k.HalfDown, k.PageDown):
		r.ScrollCard(1)
		return true
	case key.Matches(s, k.CardUp), r.Covered() && key.Matches(s, k.Up, k.HalfUp, k.PageUp):
		r.ScrollCard(-1)
		return true
	}
	switch {
	case key.Matches(s, k.Down):
		r.Scroll(1)
	case key.Matches(s, k.Up):
		r.Scroll(-1)
	case key.Matches(s, k.PageDown):
		r.Page(1)
	case key.Matches(s, k.PageUp):
		r.Page(-1)
	case key.Matches(s, k.HalfDown):
		r.HalfPage(1)
	case key.Matches(s, k.HalfUp):
		r.HalfPage(-1)
	case key.Matches(s, k.Top):
		m.mark()
		r.Top()
	case key.Matches(s, k.Bottom):
		m.mark()
		r.Bottom()
	default:
		return false
	}
	return true
}

// markKey is a key that moves the focus to the next or previous mark of a sort.
type markKey struct {
	binding key.Binding
	dir     int
	name    string
	want    func(*model.Annotation) bool
}

func (m *Model) markKeys() []markKey {
	kind := func(kinds ...model.Kind) func(*model.Annotation) bool {
		return func(a *model.Annotation) bool {
			for _, k := range kinds {
				if a.Kind == k {
					return true
				}
			}
			return false
		}
	}
	k := m.ctx.Keys
	any := func(*model.Annotation) bool { return true }
	date, figure := kind(model.Date, model.Duration), kind(model.Money, model.Percent, model.Quantity)
	return []markKey{
		{k.NextMark, 1, "mark", any}, {k.PrevMark, -1, "mark", any},
		{k.NextPerson, 1, "person", kind(model.Person)}, {k.PrevPerson, -1, "person", kind(model.Person)},
		{k.NextOrganization, 1, "organization", kind(model.Organization)}, {k.PrevOrganization, -1, "organization", kind(model.Organization)},
		{k.NextPlace, 1, "place", kind(model.Place)}, {k.PrevPlace, -1, "place", kind(model.Place)},
		{k.NextGroup, 1, "group", kind(model.Group)}, {k.PrevGroup, -1, "group", kind(model.Group)},
		{k.NextDate, 1, "date", date}, {k.PrevDate, -1, "date", date},
		{k.NextQuote, 1, "quote", kind(model.QuoteKind)}, {k.PrevQuote, -1, "quote", kind(model.QuoteKind)},
		{k.NextFigure, 1, "figure", figure}, {k.PrevFigure, -1, "figure", figure},
	}
}

func (m *Model) pressMarks(s keymap.Strokes) bool {
	for _, mk := range m.markKeys() {
		if !key.Matches(s, mk.binding) {
			continue
		}
		if m.reader.Pending() {
			m.say("Marks are still being looked for.")
		} else if !m.reader.Step(mk.dir, mk.want) {
			where := "below"
			if mk.dir < 0 {
				where = "above"
			}
			m.say("No " + mk.name + " " + where + " in this article.")
		}
		return true
	}
	return false
}

func (m *Model) pressReader(s keymap.Strokes) tea.Cmd {
	k := m.ctx.Keys
	switch {
	case key.Matches(s, k.Card) && m.reader.FocusedLink() != nil, key.Matches(s, k.Links):
		m.followLinks()
	case key.Matches(s, k.Card):
		m.reader.OpenCard()
	case key.Matches(s, k.NextLink):
		m.stepLink(1)
	case key.Matches(s, k.PrevLink):
		m.stepLink(-1)
	case key.Matches(s, k.Why):
		m.reader.OpenCard()
		m.reader.ToggleWhy()
	case key.Matches(s, k.Pivot):
		m.pivot()
	case key.Matches(s, k.Next):
		m.step(1)
	case key.Matches(s, k.Prev):
		m.step(-1)
	case key.Matches(s, k.Concordance):
		m.concordance()
	case key.Matches(s, k.Search):
		return m.ask(askHere)
	case key.Matches(s, k.Back):
		m.back()
	case key.Matches(s, k.NextArticle):
		m.turn(1)
	case key.Matches(s, k.PrevArticle):
		m.turn(-1)
	case key.Matches(s, k.NextVariant):
		m.variant(1)
	case key.Matches(s, k.PrevVariant):
		m.variant(-1)
	case key.Matches(s, k.DimRead):
		m.dimRead()
	case key.Matches(s, k.Related):
		m.relate()
	case key.Matches(s, k.Copy):
		return m.copySentence(false)
	case key.Matches(s, k.Cite):
		return m.copySentence(true)
	case key.Matches(s, k.Panel):
		m.reader.TogglePanel()
	case key.Matches(s, k.Removed):
		m.removed()
	case key.Matches(s, k.NextPiece):
		m.stepPiece(1)
	case key.Matches(s, k.PrevPiece):
		m.stepPiece(-1)
	case key.Matches(s, k.Keep):
		return m.keepPiece()
	}
	return nil
}

// strokesOf is the binding's first key.
func strokesOf(b key.Binding) keymap.Strokes {
	if keys := b.Keys(); len(keys) > 0 {
		return keymap.Strokes(keys[0])
	}
	return ""
}
