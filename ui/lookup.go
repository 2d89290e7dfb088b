package ui

import (
	"charm.land/bubbles/v2/key"

	"lectern/ui/atlas"
	"lectern/ui/entities"
	"lectern/ui/figures"
	"lectern/ui/keymap"
	"lectern/ui/quotes"
	"lectern/ui/related"
	"lectern/ui/screen"
	"lectern/ui/timeline"
)

// lookup is a screen that answers one question about a scope.
type lookup struct {
	binding key.Binding
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
		{k.Figures, func(c *screen.Context, s screen.Scope) screen.Screen { return figures.New(c, s) }},
		{k.Quotes, func(c *screen.Context, s screen.Scope) screen.Screen { return quotes.New(c, s) }},
		{k.Entities, func(c *screen.Context, s screen.Scope) screen.Screen { return entities.New(c, s) }},
		{k.Timeline, func(c *screen.Context, s screen.Scope) screen.Screen { return timeline.New(c, s) }},
		{k.Atlas, func(c *screen.Context, s screen.Scope) screen.Screen { return atlas.New(c, s) }},
	}
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
