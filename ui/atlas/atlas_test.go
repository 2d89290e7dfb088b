package atlas

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/uitest"
	"lectern/ui/uitest/gold"
)

// located gives the places of the reference their positions, which the
// reference does not hold.
type located struct{ *gold.Annotator }

func (l located) Resolve(docs []*model.Annotated) *model.Resolution {
	r := l.Annotator.Resolve(docs)
	for i := range r.Entities {
		e := &r.Entities[i]
		if at, ok := map[string]model.Entity{
			"Palmyra": {Latitude: 34.56, Longitude: 38.28, Country: "SY"}, "Syria": {Latitude: 34.97, Longitude: 36.99, Country: "SY"},
			"Iraq": {Latitude: 33.68, Longitude: 44.62, Country: "IQ"}, "Aleppo": {Latitude: 36.27, Longitude: 37.27, Country: "SY"},
			"Mosul": {Latitude: 36.34, Longitude: 43.12, Country: "IQ"}, "Homs": {Latitude: 34.71, Longitude: 36.79, Country: "SY"},
			"Ramadi": {Latitude: 33.42, Longitude: 43.31, Country: "IQ"}, "Baghdad": {Latitude: 33.34, Longitude: 44.4, Country: "IQ"},
			"Moscow": {Latitude: 55.75, Longitude: 37.62, Country: "RU"}, "Geneva": {Latitude: 46.21, Longitude: 6.14, Country: "CH"},
			"Raqqa": {Latitude: 35.95, Longitude: 39.01, Country: "SY"}, "Deir Ezzor": {Latitude: 35.34, Longitude: 40.14, Country: "SY"},
			"U.S.": {Latitude: 37.63, Longitude: -92.58, Country: "US"}, "Britain": {Latitude: 52.6, Longitude: -1.5, Country: "GB"},
			"Russia": {Latitude: 54.08, Longitude: 54.12, Country: "RU"}, "Brussels": {Latitude: 50.85, Longitude: 4.35, Country: "BE"},
			"London": {Latitude: 51.51, Longitude: -0.13, Country: "GB"}, "Latakia": {Latitude: 35.5, Longitude: 35.81, Country: "SY"},
			"Tadmur": {Latitude: 34.56, Longitude: 38.28, Country: "SY"},
		}[e.Name]; ok && e.Kind == model.Place {
			e.Located, e.Latitude, e.Longitude, e.Country = true, at.Latitude, at.Longitude, at.Country
		}
	}
	return r
}

func seeds(t testing.TB) *screen.Context {
	t.Helper()
	g, sources := gold.New(t, "seeds")
	return open(t, located{g}, sources...)
}

func open(t testing.TB, a library.Annotator, sources ...library.Source) *screen.Context {
	lib := library.Open(t.Context(), library.Of(sources...), a)
	lib.Begin()
	<-lib.Done()
	return &screen.Context{View: lib.View(), Styles: style.New(colorprofile.TrueColor, true, "dark"), Keys: keymap.Default()}
}

func text(rows []string) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(strings.TrimRight(ansi.Strip(r), " ") + "\n")
	}
	return b.String()
}

func (m *Model) press(keys ...keymap.Strokes) (a screen.Action) {
	for _, k := range keys {
		a = m.Press(k)
		m.Draw(120, 31)
	}
	return a
}

func TestScreen(t *testing.T) {
	m := New(seeds(t), screen.Scope{})
	for _, size := range [][2]int{{120, 31}, {80, 19}, {60, 13}, {36, 10}} {
		uitest.Golden(t, fmt.Sprintf("%dx%d", size[0], size[1]), text(m.Draw(size[0], size[1])))
	}
	m.press("g?")
	uitest.Golden(t, "why", text(m.Draw(120, 31)))
	m.press("g?", "0")
	uitest.Golden(t, "all", text(m.Draw(120, 31)))
	m.SetFilter("iraq")
	uitest.Golden(t, "filtered", text(m.Draw(120, 31)))
}

// TestKeys walks through what the screen can do.
func TestKeys(t *testing.T) {
	ctx := seeds(t)
	m := New(ctx, screen.Scope{})
	m.Draw(120, 31)
	if p := m.chosen(); p == nil || p.Name != "Palmyra" {
		t.Fatalf("the most mentioned place is not chosen but %+v", p)
	}
	read, ok := m.press("enter").(screen.Read)
	if !ok || read.Span.In(ctx.View.Articles[read.Article].Text) != "Palmyra" {
		t.Errorf("Enter reads %+v", read)
	}
	m.press("n")
	if next, _ := m.press("enter").(screen.Read); next == read {
		t.Error("n does not go to the next mention")
	}
	m.press("N")
	if back, _ := m.press("enter").(screen.Read); back != read {
		t.Error("N does not go back")
	}
	if a, ok := m.press("*").(screen.Pivot); !ok || ctx.View.Entity(a.Entity).Name != "Palmyra" {
		t.Errorf("* asks for %+v", a)
	}
	first := m.chosen()
	m.press("tab")
	if m.chosen() == first {
		t.Error("Tab stays")
	}
	if m.press("shift+tab"); m.chosen() != first {
		t.Error("Shift-Tab does not go back")
	}
	m.press("shift+tab")
	if m.list.Cursor != len(m.shown)-1 {
		t.Error("Shift-Tab does not go around")
	}
	m.press("tab")

	start := m.frame
	for _, pair := range [][2]keymap.Strokes{{"h", "l"}, {"left", "right"}, {"k", "j"}, {"up", "down"}, {"+", "-"}} {
		m.press(pair[0])
		if m.frame == start {
			t.Errorf("%s does not move the map", pair[0])
		}
		m.press(pair[1])
		if d := m.frame.lon - start.lon; d > 0.3 || d < -0.3 {
			t.Errorf("%s does not undo %s: %v to %v", pair[1], pair[0], start, m.frame)
		}
	}
	m.press("h", "h", "h", "0")
	if m.fitting != fitAll {
		t.Error("0 does not show all")
	}
	for i, s := range m.spots {
		if _, _, ok := m.frame.cell(s.lon, s.lat); !ok {
			t.Errorf("0 leaves out %s", m.shown[i].Name)
		}
	}
	if m.press("0"); m.frame != start {
		t.Errorf("0 once more shows %+v, not %+v", m.frame, start)
	}
	for range m.shown {
		m.press("tab")
		if i := m.list.Cursor; i < m.located {
			if !m.shows(m.standing(i)) {
				t.Errorf("%s was chosen and is not on the map", m.chosen().Name)
			}
		}
	}
}

// TestThereAndBack asks that a visit to a distant country does not lose the map.
func TestThereAndBack(t *testing.T) {
	m := New(seeds(t), screen.Scope{})
	m.press()
	m.Draw(120, 31)
	start := m.frame
	for m.chosen().Name != "U.S." {
		m.press("tab")
	}
	if s := m.frame; s.lon > -60 || m.frame == start {
		t.Errorf("the U.S. is chosen and the map shows %+v", m.frame)
	}
	if m.press("shift+tab"); m.frame != start || m.fitting != fitCore {
		t.Errorf("back in Syria the map shows %+v, not %+v", m.frame, start)
	}
}

// TestScopes asks each scope for its own places.
func TestScopes(t *testing.T) {
	ctx := seeds(t)
	observatory := ctx.View.Lookup("Syrian Observatory for Human Rights")[0]
	m := New(ctx, screen.Scope{Entity: observatory})
	if !strings.HasPrefix(m.Title(), "Places named with ") {
		t.Errorf("the title is %q", m.Title())
	}
	for _, p := range m.shown {
		for _, o := range p.Mentions {
			s := ctx.View.Sentence(o.Article, o.Start)
			found := false
			for _, x := range ctx.View.Mentions(observatory) {
				found = found || x.Article == o.Article && s.Covers(x.Span)
			}
			if !found {
				t.Errorf("%q does not mention the observatory", s.In(ctx.View.Articles[o.Article].Text))
			}
		}
	}
	m = New(ctx, screen.Scope{Article: 2})
	for _, p := range m.shown {
		for _, o := range p.Mentions {
			if o.Article != 1 {
				t.Errorf("%s is named in article %d", p.Name, o.Article)
			}
		}
	}
}

// TestStates asks what the screen says when there is nothing to show.
func TestStates(t *testing.T) {
	ctx := seeds(t)
	m := New(ctx, screen.Scope{})
	m.SetFilter("zzz")
	if got := text(m.Draw(80, 20)); !strings.Contains(got, "None of ") || !strings.Contains(got, "Esc") {
		t.Errorf("filtered: %s", got)
	}
	if a := m.press("enter", "*", "tab", "n", "+", "0", "g?", "j"); a != nil {
		t.Errorf("an empty screen asks for %+v", a)
	}
	m.SetFilter("")
	if len(m.shown) != m.places.Len() {
		t.Error("dropping the filter does not show all")
	}
	empty := open(t, &gold.Annotator{})
	if got := text(New(empty, screen.Scope{}).Draw(80, 20)); !strings.Contains(got, "No place is named") {
		t.Errorf("empty: %s", got)
	}
	g, sources := gold.New(t, "seeds") // without positions
	none := New(open(t, g, sources...), screen.Scope{})
	if got := text(none.Draw(80, 20)); !strings.Contains(got, "could not be located") || strings.Contains(got, "km") {
		t.Errorf("without positions: %s", got)
	}
}

// TestGeometry draws every state at many sizes and in every theme.
func TestGeometry(t *testing.T) {
	ctx := seeds(t)
	for _, theme := range []string{"dark", "light", "16", "none"} {
		ctx.Styles = style.New(colorprofile.TrueColor, true, theme)
		for name, keys := range map[string][]keymap.Strokes{
			"start": nil, "all": {"0"}, "why": {"g?"}, "last": {"shift+tab"}, "last why": {"shift+tab", "g?"},
			"near": {"+", "+", "+", "+", "+", "+", "+", "+", "+"}, "pole": {"0", "k", "k", "k", "k", "k", "k", "k", "k"},
		} {
			m := New(ctx, screen.Scope{})
			m.press(keys...)
			sweep(t, theme+" "+name, m)
		}
		m := New(ctx, screen.Scope{})
		m.SetFilter("zzzz")
		sweep(t, "filtered", m)
	}
}

func sweep(t *testing.T, name string, m *Model) {
	t.Helper()
	for _, width := range []int{1, 2, 3, 5, 8, 13, 20, 39, 40, 59, 60, 79, 80, 109, 110, 120, 200, 250} {
		for _, height := range []int{1, 2, 3, 5, 6, 8, 12, 13, 16, 20, 36, 60} {
			rows := m.Draw(width, height)
			if len(rows) != height {
				t.Fatalf("%s at %dx%d: %d rows", name, width, height, len(rows))
			}
			for y, row := range rows {
				if w := ansi.StringWidth(row); w > width {
					t.Fatalf("%s at %dx%d: row %d is %d cells wide: %q", name, width, height, y, w, ansi.Strip(row))
				}
			}
		}
	}
}

// Drawing a map that moved, at 120x36: the budget is 2 ms.
func BenchmarkDraw(b *testing.B) {
	for _, bench := range []struct {
		name string
		keys []keymap.Strokes
	}{{"core", nil}, {"world", []keymap.Strokes{"0"}}, {"between", []keymap.Strokes{"-", "-"}}} {
		b.Run(bench.name, func(b *testing.B) {
			m := New(seeds(b), screen.Scope{})
			m.press(bench.keys...)
			for b.Loop() {
				m.chart = chart{}
				m.Draw(120, 31)
			}
		})
	}
}

// many is an annotator for tests: 20 places in each article, of 3,000 in all.
type many struct{}

func (many) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a, Sentences: []model.Span{{End: len(a.Text)}}}
	for at := 0; at < len(a.Text); at += 6 {
		s := model.Span{Start: at, End: at + 5}
		d.Entities = append(d.Entities, model.Entity{ID: model.EntityID(len(d.Entities) + 1), Kind: model.Place, Name: s.In(a.Text)})
		d.Annotations = append(d.Annotations, model.Annotation{Span: s, Kind: model.Place, Form: model.Named, Entity: model.EntityID(len(d.Entities))})
	}
	return d
}

func (many) Resolve(docs []*model.Annotated) *model.Resolution {
	r := &model.Resolution{}
	ids := make(map[string]model.EntityID)
	for _, d := range docs {
		var of []model.EntityID
		for _, e := range d.Entities {
			if ids[e.Name] == 0 {
				e.ID = model.EntityID(len(ids) + 1)
				ids[e.Name] = e.ID
				e.Located, e.Latitude, e.Longitude = true, float64(len(ids)%120-50), float64(len(ids)*7%360-180)
				r.Entities = append(r.Entities, e)
			}
			of = append(of, ids[e.Name])
		}
		r.Of = append(r.Of, of)
	}
	return r
}

// Opening the screen, outlines already unpacked (which takes 5 ms), on the seeds
// and on 1,000 articles with 3,000 places: the budget is 50 ms, with what the
// library has to find for it (see there).
func BenchmarkOpen(b *testing.B) {
	var sources []library.Source
	for i := range 1000 {
		var text strings.Builder
		for j := range 20 {
			fmt.Fprintf(&text, "P%04d ", (i*31+j*j*7)%3000)
		}
		a := &model.Article{Text: strings.TrimRight(text.String(), " ")}
		sources = append(sources, library.Source{Path: fmt.Sprint(i), Read: func() (*model.Article, error) { return a, nil }})
	}
	earth()
	for name, ctx := range map[string]*screen.Context{"seeds": seeds(b), "1000": open(b, many{}, sources...)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				New(ctx, screen.Scope{}).Draw(120, 31)
			}
		})
		b.Run(name+"/key", func(b *testing.B) {
			m := New(ctx, screen.Scope{})
			m.Draw(120, 31)
			for b.Loop() {
				m.Press("tab")
				m.Draw(120, 31)
			}
		})
	}
}
