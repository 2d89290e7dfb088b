package entities

import (
	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// card is all that the articles tell of one entity, as a screen.
type card struct {
	ctx    *screen.Context
	entity anchor
	name   string
	list   screen.List
	rows   []cardRow
	// made is what the rows were made for.
	made struct {
		view  *library.View
		style *style.Styles
		width int
	}
}

func newCard(ctx *screen.Context, id model.EntityID) *card {
	c := &card{ctx: ctx, entity: anchorOf(ctx.View, id), name: ctx.View.Entity(id).Name}
	c.build(panelFrom)
	return c
}

// Title implements screen.Screen.
func (c *card) Title() string { return c.name }

// Refresh implements screen.Screen.
func (c *card) Refresh() { c.made.view = nil }

// build makes the rows, where they are not those of the width already.
func (c *card) build(width int) {
	if c.made.view == c.ctx.View && c.made.style == c.ctx.Styles && c.made.width == width {
		return
	}
	c.made.view, c.made.style, c.made.width = c.ctx.View, c.ctx.Styles, width
	p := newPage(c.ctx, width, c.entity.id(c.ctx.View))
	if p.e != nil {
		c.name = p.e.Name
	}
	c.rows = p.full()
	c.list.Len = len(c.rows)
	c.settle(1)
}

// settle keeps the cursor on a row that leads somewhere. On the first of them
// the card's head is in sight, which has no row to stand on.
func (c *card) settle(dir int) {
	c.list.Move(0)
	can := func(i int) bool { return c.rows[i].action != nil }
	if !c.list.Settle(dir, can) {
		return
	}
	for i := range c.list.Cursor {
		if can(i) {
			return
		}
	}
	if c.list.Cursor < max(c.list.Height, 8) {
		c.list.Top = 0
	}
}

// Press implements screen.Screen.
func (c *card) Press(s keymap.Strokes) screen.Action {
	var chosen cardRow
	if c.list.Cursor < len(c.rows) {
		chosen = c.rows[c.list.Cursor]
	}
	switch {
	case key.Matches(s, c.ctx.Keys.Open):
		return chosen.action
	case key.Matches(s, c.ctx.Keys.Pivot):
		if chosen.entity != 0 {
			return screen.Pivot{Entity: chosen.entity}
		}
		return screen.Pivot{Entity: c.entity.id(c.ctx.View)}
	}
	before := c.list.Cursor
	if c.list.Press(s, c.ctx.Keys) {
		c.settle(c.list.Cursor - before)
	}
	return nil
}

// Click implements screen.Clicker: the first click chooses a row, the second
// goes where it leads.
func (c *card) Click(row int) screen.Action {
	i := c.list.Top + row
	if i >= len(c.rows) || c.rows[i].action == nil || !c.list.Click(row) {
		return nil
	}
	return c.rows[i].action
}

// Hints implements screen.Screen.
func (c *card) Hints() []screen.Hint {
	return []screen.Hint{{Key: "*", Text: "pivot"}, {Key: "Enter", Text: "go there"}, {Key: "q", Text: "back"}}
}

// Draw implements screen.Screen.
func (c *card) Draw(width, height int) []string {
	c.build(max(panelCells+1, width))
	c.list.Resize(len(c.rows), height)
	var out []string
	for i := c.list.Top; i < len(c.rows) && len(out) < height; i++ {
		row := c.rows[i].line.String()
		if i == c.list.Cursor && c.rows[i].action != nil {
			row = c.ctx.Line(1).Add("▌", style.Accent).String() + row[1:]
		}
		out = append(out, c.ctx.Cut(row, width))
	}
	return screen.Pad(out, height)
}
