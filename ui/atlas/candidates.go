package atlas

import (
	"fmt"

	"charm.land/bubbles/v2/key"

	"lectern/annotate/gazetteer"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// candidates lists the places of one name, for the reader to say which of them
// the articles mean.
type candidates struct {
	ctx     *screen.Context
	place   library.Place
	list    screen.List
	records []gazetteer.PlaceRecord
}

// newCandidates is the list of all known places that go by one of the place's
// names; nil where none does.
func newCandidates(ctx *screen.Context, p *library.Place) *candidates {
	c := &candidates{ctx: ctx, place: *p}
	names := []string{p.Name}
	if e := ctx.View.Entity(p.ID); e != nil {
		for _, a := range e.Aliases {
			names = append(names, a.Name)
		}
	}
	seen := make(map[string]bool)
	for _, name := range names {
		for _, r := range gazetteer.Default().Places(name) {
			id := fmt.Sprintf("%.2f,%.2f", r.Latitude, r.Longitude)
			if r.Located && !seen[id] {
				seen[id] = true
				c.records = append(c.records, r)
			}
		}
	}
	if len(c.records) == 0 {
		return nil
	}
	c.list.Len = len(c.records)
	return c
}

// Title implements screen.Screen.
func (c *candidates) Title() string { return "Which " + c.place.Name + "?" }

// Refresh implements screen.Screen.
func (c *candidates) Refresh() {}

// Hints implements screen.Screen.
func (c *candidates) Hints() []screen.Hint {
	return []screen.Hint{{Key: "Enter", Text: "this one"}, {Key: "q", Text: "leave it"}}
}

// Press implements screen.Screen.
func (c *candidates) Press(s keymap.Strokes) screen.Action {
	if key.Matches(s, c.ctx.Keys.Open) {
		r := c.records[c.list.Cursor]
		return screen.Relocate{Entity: c.place.ID, Latitude: r.Latitude, Longitude: r.Longitude, Country: r.Country}
	}
	c.list.Press(s, c.ctx.Keys)
	return nil
}

// Draw implements screen.Screen.
func (c *candidates) Draw(width, height int) []string {
	c.list.Resize(len(c.records), height-2)
	out := []string{c.ctx.Line(width).Add("  ").Add("Places of that name, the largest first. The choice is kept.", style.Dim).String(), ""}
	for i := c.list.Top; i < len(c.records) && len(out) < height; i++ {
		out = append(out, c.row(c.records[i], width, i == c.list.Cursor))
	}
	return screen.Pad(out, height)
}

func (c *candidates) row(r gazetteer.PlaceRecord, width int, chosen bool) string {
	l := c.ctx.Line(width)
	look := style.Text
	if chosen {
		l.Add("▌", style.Accent)
		look = style.Title
	}
	l.To(2).Fit(r.Name, min(28, width/3), look).Add("  ").Fit(CountryName(r.Country), min(24, width/4), style.Place).Add("  ")
	if width >= 90 {
		l.Fit(r.Region, 22, style.Dim).Add("  ")
	}
	l.FitRight(fmt.Sprintf("%.2f, %.2f", r.Latitude, r.Longitude), 15, style.Dim)
	if r.Population > 0 && width >= 70 {
		l.FitRight(fmt.Sprintf("%d people", r.Population), 18, style.Dim)
	}
	if r.Latitude == c.place.Latitude && r.Longitude == c.place.Longitude {
		l.Add("  now", style.Accent)
	}
	return l.String()
}
