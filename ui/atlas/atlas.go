// Package atlas is the map: where the places of an entity, an article or the
// library lie, with coastlines and borders in braille dots, beside a list of
// the places and what is known of the chosen one.
package atlas

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
)

// The screen's own keys, beside those that the whole program has.
var (
	keyWest  = key.NewBinding(key.WithKeys("h", "left"), key.WithHelp("h ←", "map: pan west"))
	keySouth = key.NewBinding(key.WithKeys("j", "down"), key.WithHelp("j ↓", "map: pan south"))
	keyNorth = key.NewBinding(key.WithKeys("k", "up"), key.WithHelp("k ↑", "map: pan north"))
	keyEast  = key.NewBinding(key.WithKeys("l", "right"), key.WithHelp("l →", "map: pan east"))
	keyIn    = key.NewBinding(key.WithKeys("+", "="), key.WithHelp("+", "map: zoom in"))
	keyOut   = key.NewBinding(key.WithKeys("-", "_"), key.WithHelp("-", "map: zoom out"))
	keyMove  = key.NewBinding(key.WithKeys("x"), key.WithHelp("x", "map: it is another place"))
	keyFit   = key.NewBinding(key.WithKeys("0"), key.WithHelp("0", "map: all places, or the most"))
)

// Keys are the screen's own bindings, for help.
func Keys() []key.Binding {
	return []key.Binding{keyWest, keySouth, keyNorth, keyEast, keyIn, keyOut, keyFit, keyMove}
}

// fitting says how the map's part of the world was chosen.
type fitting uint8

const (
	fitCore fitting = iota // where most mentions are
	fitAll                 // all places
	fitFree                // by the reader
)

// Model is the atlas. Make one with New.
type Model struct {
	ctx    *screen.Context
	scope  screen.Scope
	origin origin
	list   screen.List

	places *library.Places
	// shown are the places that pass the filter, those with a position first;
	// located is the number of these.
	shown   []*library.Place
	located int
	// spots are where the map shows the located ones, area whether a place is a
	// country or region, whose name stands without a point.
	spots []spot
	area  []bool
	// passage is the index of the chosen place's mention that is shown.
	passage int
	filter  string
	why     bool
	// alone says that the list was last drawn without a map.
	alone bool

	frame   frame
	fitting fitting
	// home is the part of the world that was fitted last, and how.
	home    frame
	homeFit fitting
	chart   chart
	reasons *Reasons
}

// origin keeps the scope's entity while the library's ids change.
type origin struct {
	article int
	local   model.EntityID
}

// New is the atlas of the scope's places. It shows first where most of their
// mentions are.
func New(ctx *screen.Context, scope screen.Scope) *Model {
	m := &Model{ctx: ctx, scope: scope}
	if all := ctx.View.Mentions(scope.Entity); len(all) > 0 {
		first := all[0]
		m.origin = origin{first.Article, ctx.View.Annotated[first.Article].Annotations[first.Index].Entity}
	}
	m.Refresh()
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string {
	v := m.ctx.View
	switch e := v.Entity(m.scope.Entity); {
	case e != nil && e.Kind == model.Place:
		return e.Name + " and the places named with it"
	case e != nil:
		return "Places named with " + e.Name
	case m.scope.Article > 0 && m.scope.Article <= len(v.Articles):
		return "Places in " + v.Label(m.scope.Article-1)
	}
	return "Places"
}

// Filter is the text that places must hold.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the places whose names or country hold the text,
// whatever its case.
func (m *Model) SetFilter(text string) {
	m.filter = text
	m.narrow()
	m.list.Cursor, m.list.Top, m.passage = 0, 0, 0
	if m.fitting != fitAll {
		m.fitting = fitCore
	}
	m.frame.zoom = 0
}

// Refresh implements screen.Screen.
func (m *Model) Refresh() {
	v := m.ctx.View
	if m.origin.local != 0 {
		id := v.EntityOf(m.origin.article, m.origin.local)
		if id == 0 && m.places != nil {
			return // until its article is joined with the others again
		}
		m.scope.Entity = id
	}
	chosen := m.chosen()
	m.places = v.Places(m.scope.Entity, m.scope.Article-1)
	m.reasons = NewReasons(v)
	m.narrow()
	if chosen != nil {
		i := slices.IndexFunc(m.shown, func(p *library.Place) bool { return p.Name == chosen.Name && p.Country == chosen.Country })
		if i < 0 {
			i, m.passage = 0, 0
		}
		m.list.Cursor = i
	}
	if m.fitting != fitFree {
		m.frame.zoom = 0
	}
}

// narrow keeps the places that pass the filter.
func (m *Model) narrow() {
	want := strings.ToLower(m.filter)
	m.shown, m.spots, m.area = nil, nil, nil
	for _, list := range [...][]library.Place{m.places.Located, m.places.Unlocated} {
		for i := range list {
			p := &list[i]
			if want == "" || p.Holds(want) || strings.Contains(strings.ToLower(CountryName(p.Country)), want) {
				m.shown = append(m.shown, p)
			}
		}
		if m.spots == nil {
			m.located = len(m.shown)
			m.locate()
		}
	}
	m.chart = chart{}
	m.list.Len = len(m.shown)
}

// locate finds where the map shows the places.
func (m *Model) locate() {
	m.spots = make([]spot, m.located)
	m.area = make([]bool, m.located)
	for i, p := range m.shown {
		m.spots[i] = spot{p.Longitude, p.Latitude}
		m.area[i] = isRegion(p)
		if isCountry(p) {
			m.area[i] = true
			if n := named().byCode[p.Country]; n != nil {
				m.spots[i] = n.rooms[0].spot()
			}
		}
	}
}

// chosen is the place under the cursor, nil for none.
func (m *Model) chosen() *library.Place {
	if i := m.list.Cursor; i >= 0 && i < len(m.shown) {
		return m.shown[i]
	}
	return nil
}

// mention is the mention of the chosen place that is shown.
func (m *Model) mention() (o library.Mention, ok bool) {
	p := m.chosen()
	if p == nil || len(p.Mentions) == 0 {
		return o, false
	}
	m.passage = min(m.passage, len(p.Mentions)-1)
	return p.Mentions[m.passage], true
}

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	k := m.ctx.Keys
	p := m.chosen()
	switch {
	case key.Matches(s, k.Open):
		if o, ok := m.mention(); ok {
			return screen.Read{Article: o.Article, Span: o.Span}
		}
	case key.Matches(s, k.Pivot):
		if p != nil {
			return screen.Pivot{Entity: p.ID}
		}
	case key.Matches(s, k.Why):
		m.why = !m.why
	case key.Matches(s, keyMove) && p != nil:
		if c := newCandidates(m.ctx, p); c != nil {
			return screen.Push{Screen: c}
		}
		return screen.Say{Text: "The lists know no place of that name."}
	case key.Matches(s, k.NextMark):
		m.step(1)
	case key.Matches(s, k.PrevMark):
		m.step(-1)
	case key.Matches(s, k.Next):
		return m.turnPassage(1)
	case key.Matches(s, k.Prev):
		return m.turnPassage(-1)
	case !m.alone && m.pressMap(s):
	default:
		if before := m.list.Cursor; m.list.Press(s, k) && m.list.Cursor != before {
			m.arrive()
		}
	}
	return nil
}

// step chooses the next or previous place, around the ends.
func (m *Model) step(by int) {
	if n := len(m.shown); n > 0 {
		m.list.Cursor = (m.list.Cursor + by + n) % n
		m.arrive()
	}
}

// arrive is called when another place was chosen: the map moves so that it
// shows the place. It goes back to where it was fitted if that shows it; a
// country that lies elsewhere is shown whole.
func (m *Model) arrive() {
	m.passage = 0
	m.list.Move(0)
	i := m.list.Cursor
	if i >= m.located || m.frame.zoom <= 0 || m.shows(m.standing(i)) {
		return
	}
	moved, how := m.frame, m.fitting
	m.frame, m.fitting = m.home, m.homeFit
	if m.home.width == moved.width && m.home.height == moved.height && m.shows(m.standing(i)) {
		return
	}
	m.frame, m.fitting = moved, fitFree
	if how != fitFree {
		m.home, m.homeFit = moved, how
	}
	if l := named().byCode[m.shown[i].Country]; m.area[i] && l != nil {
		m.frame.fit(l.spots(), leastExtent)
		return
	}
	m.frame.lon, m.frame.lat = m.spots[i].lon, m.spots[i].lat
	m.frame.clamp()
}

// shows reports whether the map shows the spot.
func (m *Model) shows(s spot) bool {
	_, _, ok := m.frame.cell(s.lon, s.lat)
	return ok
}

// turnPassage shows the next or previous mention of the chosen place.
func (m *Model) turnPassage(by int) screen.Action {
	p := m.chosen()
	if p == nil || len(p.Mentions) == 0 {
		return nil
	}
	n := len(p.Mentions)
	m.passage = (m.passage + by + n) % n
	return screen.Say{Text: fmt.Sprintf("%s %d/%d", p.Name, m.passage+1, n)}
}

// Steps of the keys that move the map.
const (
	panStep  = 1.0 / 8 // of the map
	zoomStep = 1.5
)

// pressMap moves the map where the key says so.
func (m *Model) pressMap(s keymap.Strokes) bool {
	switch {
	case key.Matches(s, keyWest):
		m.frame.pan(-panStep, 0)
	case key.Matches(s, keyEast):
		m.frame.pan(panStep, 0)
	case key.Matches(s, keySouth):
		m.frame.pan(0, -panStep)
	case key.Matches(s, keyNorth):
		m.frame.pan(0, panStep)
	case key.Matches(s, keyIn):
		m.zoom(zoomStep)
	case key.Matches(s, keyOut):
		m.zoom(1 / zoomStep)
	case key.Matches(s, keyFit):
		m.refit()
		return true
	default:
		return false
	}
	m.fitting = fitFree
	return true
}

// zoom zooms about the chosen place where the map shows it, else about its
// middle.
func (m *Model) zoom(factor float64) {
	at := spot{m.frame.lon, m.frame.lat}
	if i := m.list.Cursor; i < m.located {
		if s := m.standing(i); m.shows(s) {
			at = s
		}
	}
	m.frame.zoomBy(factor, at.lon, at.lat)
}

// refit shows all places; where the map does already, the part of the world
// where most mentions are.
func (m *Model) refit() {
	if m.fitting == fitAll {
		m.fitting = fitCore
	} else {
		m.fitting = fitAll
	}
	m.frame.zoom = 0
}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	if len(m.shown) == 0 {
		return []screen.Hint{{Key: "&", Text: "filter"}, {Key: "q", Text: "back"}}
	}
	fit := "all"
	if m.fitting == fitAll {
		fit = "nearer"
	}
	hints := []screen.Hint{{Key: "Tab", Text: "place"}}
	if !m.alone {
		hints = append(hints, screen.Hint{Key: "hjkl", Text: "pan"}, screen.Hint{Key: "+ -", Text: "zoom"}, screen.Hint{Key: "0", Text: fit})
	}
	return append(hints, screen.Hint{Key: "g?", Text: "why"}, screen.Hint{Key: "*", Text: "pivot"}, screen.Hint{Key: "Enter", Text: "read"})
}

// Command implements screen.Commander.
func (m *Model) Command() (words []string, article int) {
	words = []string{"places"}
	if e := m.ctx.View.Entity(m.scope.Entity); e != nil {
		words = append(words, "--about", e.Name)
	}
	return words, m.scope.Article
}
