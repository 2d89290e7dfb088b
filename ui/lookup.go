package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lectern/ui/atlas"
	"lectern/ui/entities"
	"lectern/ui/figures"
	"lectern/ui/keymap"
	"lectern/ui/links"
	"lectern/ui/quotes"
	"lectern/ui/related"
	"lectern/ui/screen"
	"lectern/ui/timeline"
)

// lookup is a screen that answers one question about a scope.
type lookup struct {
	binding key.Binding
	name    string        // that help gives its keys
	keys    []key.Binding // that the screen has beside the program's
	open    func(*screen.Context, screen.Scope) screen.Screen
}

// looking is the look-up screen that was opened last, and its scope among
// scopes: its key pressed again goes on to the next.
type looking struct {
	screen screen.Screen
	which  int
	scope  int
}

func (m *Model) lookups() []lookup {
	k := m.ctx.Keys
	return []lookup{
		{k.Figures, "figures", figures.Keys(), func(c *screen.Context, s screen.Scope) screen.Screen { return figures.New(c, s) }},
		{k.Quotes, "quotes", quotes.Keys(), func(c *screen.Context, s screen.Scope) screen.Screen { return quotes.New(c, s) }},
		{k.Entities, "entities", entities.Keys(), func(c *screen.Context, s screen.Scope) screen.Screen { return entities.New(c, s) }},
		{k.Timeline, "timeline", timeline.Keys(), func(c *screen.Context, s screen.Scope) screen.Screen { return timeline.New(c, s) }},
		{k.Atlas, "atlas", atlas.Keys(), func(c *screen.Context, s screen.Scope) screen.Screen { return atlas.New(c, s) }},
	}
}

// ownKeys are the keys of the look-up screens, for help.
func (m *Model) ownKeys() []keymap.Section {
	var all []keymap.Section
	own := append(m.lookups(), lookup{name: "links", keys: links.Keys()})
	for _, l := range own {
		s := keymap.Section{Where: keymap.Where(strings.ToUpper(l.name[:1]) + l.name[1:])}
		for _, b := range l.keys {
			s.Rows = append(s.Rows, keymap.Row{Bindings: []key.Binding{b}, Text: b.Help().Desc})
		}
		if len(s.Rows) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// scopes are what a look-up may tell of, the first of them first: the pivot,
// the article, everything; without a pivot everything comes first.
func (m *Model) scopes() []screen.Scope {
	article := screen.Scope{Article: m.reader.Article() + 1}
	if id := m.walk.entity(m.ctx.View); id != 0 {
		return []screen.Scope{{Entity: id}, article, {}}
	}
	return []screen.Scope{{}, article}
}

// lookUp opens the look-up screen of the strokes, or where it is open already
// its next scope. It reports whether the strokes are one's.
func (m *Model) lookUp(s keymap.Strokes) bool {
	for i, l := range m.lookups() {
		if !key.Matches(s, l.binding) {
			continue
		}
		scopes, at := m.scopes(), 0
		if top := m.top(); top != nil && top == m.looking.screen && i == m.looking.which {
			m.close()
			at = (m.looking.scope + 1) % len(scopes)
		}
		m.looking = looking{l.open(m.ctx, scopes[at]), i, at}
		m.push(m.looking.screen)
		return true
	}
	return false
}

// relate shows what other articles say of the sentence that is being read.
func (m *Model) relate() {
	i := m.reader.Article()
	if i < 0 {
		return
	}
	m.push(related.New(m.ctx, i, m.ctx.View.Sentence(i, m.reader.Reading())))
}

// command is the command line that writes what the screen shows; for the reader,
// all that is marked. It is nil where there is none.
func (m *Model) command() []string {
	words, article := []string{"annotate"}, 0
	if top := m.top(); top != nil {
		c, ok := top.(screen.Commander)
		if !ok {
			return nil
		}
		if words, article = c.Command(); words == nil {
			return nil
		}
	}
	paths := m.opts.Paths
	if article > 0 && len(paths) > 0 {
		paths = []string{m.ctx.View.Articles[article-1].Path}
	}
	return slices.Concat([]string{"lectern"}, words, paths)
}

// tellCommand shows the screen's command and gives it to the clipboard.
func (m *Model) tellCommand() tea.Cmd {
	if len(m.ctx.View.Articles) == 0 {
		return nil
	}
	words := m.command()
	if words == nil {
		m.say("No command writes what this screen shows.")
		return nil
	}
	return m.copyCommand(words[1:])
}

// quoteWord is the word as a POSIX shell takes it for one.
func quoteWord(w string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./~", r)
	}
	if w != "" && strings.IndexFunc(w, func(r rune) bool { return !plain(r) }) < 0 {
		return w
	}
	return "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
}

// relocate puts a place where the reader says it lies, now and in later runs.
func (m *Model) relocate(a screen.Relocate) {
	e := m.ctx.View.Entity(a.Entity)
	if e == nil {
		return
	}
	m.close()
	text := e.Name + " was moved."
	if m.opts.Relocate != nil {
		if err := m.opts.Relocate(e, a.Latitude, a.Longitude, a.Country); err != nil {
			text = e.Name + " was moved for now; it could not be kept: " + err.Error()
		}
	}
	m.lib.Relocate(a.Entity, a.Latitude, a.Longitude, a.Country)
	m.refresh()
	m.say(text)
}
