package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/mentions"
)

// pivot makes the focused mark's entity the one that n and N walk.
func (m *Model) pivot() {
	local := m.reader.FocusedEntity()
	if local == 0 {
		if m.reader.Focused() == nil {
			m.say("Go to a name first: Tab, ]p, ]o or ]l.")
		} else {
			m.say("This mark names nobody; pivot on a name: ]p, ]o, ]l.")
		}
		return
	}
	w := &walk{article: m.reader.Article(), local: local, at: -1}
	w.refresh(m.ctx.View)
	if len(w.hits) == 0 {
		m.say("Its other mentions are still being looked for.")
		return
	}
	w.stand(w.article, m.reader.Focused().Span)
	m.walk = w
	m.showWalk()
}

// pivotOn makes an entity of the library the one that n and N walk. It is kept
// by its first mention's article, since the library's ids change as it grows.
// It reports whether there is anything to walk.
func (m *Model) pivotOn(id model.EntityID) bool {
	v := m.ctx.View
	names := v.Names(id)
	if len(names) == 0 {
		m.say("No article names it.")
		return false
	}
	first := names[0]
	w := &walk{article: first.Article, local: v.Annotated[first.Article].Annotations[first.Index].Entity, at: -1}
	w.refresh(v)
	m.walk = w
	m.showWalk()
	m.say("n walks " + v.Entity(id).Name + ".")
	return true
}

// step goes to the next place of the walk.
func (m *Model) step(dir int) {
	if m.walk == nil {
		m.say("Nothing to walk yet: * on a name, or / to search.")
		return
	}
	here := m.reader.Article()
	if !m.reader.Sees(m.walk.current(here)) {
		m.walk.at = -1 // the reader went elsewhere: walk on from there
	}
	i, wrapped := m.walk.step(dir, here, m.reader.From(dir))
	if i < 0 {
		m.say("Nothing was found.")
		return
	}
	if !m.walking {
		m.mark()
		m.walking = true
	}
	m.walk.at = i
	to := m.walk.hits[i]
	m.open(to.Article)
	m.reader.Show(to.Span)
	m.showWalk()
	if wrapped && dir > 0 {
		m.say("From the first again.")
	} else if wrapped {
		m.say("From the last again.")
	}
}

// concordance shows all mentions of the focused entity, else of what is
// walked, one per row.
func (m *Model) concordance() {
	w := m.walk
	focus := m.reader.Focused()
	onWalk := w != nil && focus != nil && w.current(m.reader.Article()) == focus.Span
	if local := m.reader.FocusedEntity(); local != 0 && !onWalk {
		w = &walk{article: m.reader.Article(), local: local, at: -1}
		w.refresh(m.ctx.View)
		w.stand(w.article, focus.Span)
	}
	if w == nil {
		m.say("Go to a name first: Tab, ]p, ]o or ]l; or search with /.")
		return
	}
	m.walk = w
	m.showWalk()
	title, command := "“"+w.text+"” in context", []string(nil)
	if e := m.ctx.View.Entity(w.entity(m.ctx.View)); e != nil {
		title, command = e.Name+" in context", []string{"mentions", e.Name}
	}
	found := func() []library.Mention { return w.hits }
	m.push(mentions.New(m.ctx, title, "Nothing was found.", found, w.at, command))
}

// removed shows or hides what cleaning took out.
func (m *Model) removed() {
	if m.reader.Article() < 0 {
		return
	}
	shown, above, here, below := m.reader.ToggleRemoved()
	switch n := above + here + below; {
	case n == 0:
		m.say("Cleaning removed nothing here.")
	case !shown:
		m.say("Removed pieces are hidden again.")
	default:
		m.say(fmt.Sprintf("Removed pieces are shown dimmed, with the reason: %d above, %d here, %d below.", above, here, below))
	}
}

// suspendMsg asks for the program to be suspended.
type suspendMsg struct{}

// resumedMsg says that the program goes on, or why it was not suspended.
type resumedMsg struct{ err error }

// suspend gives the terminal back and stops until a shell continues the
// program, which is then painted anew.
func (m *Model) suspend() tea.Cmd {
	return tea.Exec(stopper{}, func(err error) tea.Msg { return resumedMsg{err} })
}
