package entities

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

func context(v *library.View) *screen.Context {
	return &screen.Context{View: v, Styles: style.New(colorprofile.TrueColor, true, "dark"), Keys: keymap.Default()}
}

// seeds is the library of the seeds as a careful reader marks them.
func seeds(t testing.TB) *library.View {
	t.Helper()
	g, sources := gold.New(t, "seeds")
	lib := library.Open(t.Context(), library.Of(sources...), g)
	lib.Begin()
	<-lib.Done()
	return lib.View()
}

func text(m screen.Screen, width, height int) string {
	return uitest.Draw(strings.Join(m.Draw(width, height), "\n"), width, height).Text()
}

func has(t *testing.T, got string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Fatalf("lacks %q:\n%s", want, got)
		}
	}
}

// press presses the keys as the root does: a screen that is pushed gets those
// that follow. It returns the topmost screen and the last action.
func press(m screen.Screen, keys ...string) (screen.Screen, screen.Action) {
	var last screen.Action
	for _, k := range keys {
		m.Draw(120, 33)
		last = m.Press(keymap.Strokes(k))
		if p, ok := last.(screen.Push); ok {
			m = p.Screen
		}
	}
	return m, last
}

func TestWhoIsNamedHowOftenAndWhere(t *testing.T) {
	v := seeds(t)
	m := New(context(v), screen.Scope{})
	got := text(m, 120, 33)
	has(t, got, "entities", "all kinds · by mentions", "Palmyra", "5 of 5", "ORGANIZATION")
	if _, action := press(m, "*"); action != (screen.Pivot{Entity: m.rows[0].ID}) {
		t.Errorf("* asks for %+v", action)
	}
	first := m.rows[0].Mentions
	press(m, "s", "s")
	has(t, text(m, 120, 33), "by name")
	if m.rows[0].Mentions == first && m.rows[0].Name > m.rows[1].Name {
		t.Errorf("by name, %q comes before %q", m.rows[0].Name, m.rows[1].Name)
	}
}

func TestKindsAndFilter(t *testing.T) {
	m := New(context(seeds(t)), screen.Scope{})
	for key, kind := range map[string]model.Kind{"2": model.Person, "3": model.Organization, "4": model.Place, "5": model.Group} {
		press(m, key)
		if len(m.rows) == 0 {
			t.Fatalf("%s shows nothing", key)
		}
		for _, r := range m.rows {
			if r.Kind != kind {
				t.Errorf("%s shows %s, which is a %s", key, r.Name, r.Kind)
			}
		}
	}
	press(m, "1")
	m.SetFilter("OBSERV")
	has(t, text(m, 120, 33), "1 of ", "Syrian Observatory for Human Rights")
	m.SetFilter("zzz")
	has(t, text(m, 120, 33), "goes by a name with “zzz”. Press Esc")
	if _, action := press(m, "enter", "*", "w", "j"); action != nil {
		t.Errorf("keys do something where there is no row: %+v", action)
	}
	press(m, "2")
	has(t, text(m, 120, 33), "None of the persons")
}

// An organization's card leads to the first place of a name, and to the
// passages that it shares with another.
func TestCard(t *testing.T) {
	m := New(context(seeds(t)), screen.Scope{})
	m.SetFilter("observatory")
	c, _ := press(m, "enter")
	got := text(c, 120, 40)
	has(t, got, "ORGANIZATION", "Syrian Observatory for Human Rights", "9 mentions · 5 of 5 sources", "called", "with", "sentences that name both")
	if c.Title() != "Syrian Observatory for Human Rights" {
		t.Error(c.Title())
	}
	_, action := press(c, "enter")
	if read, ok := action.(screen.Read); !ok || !strings.Contains(read.Span.In(m.ctx.View.Articles[read.Article].Text), "Observatory") {
		t.Errorf("Enter on a name asks for %+v", action)
	}
	if _, action = press(c, "G", "enter"); action.(screen.Read).Article != 4 {
		t.Errorf("Enter on the last source asks for %+v", action)
	}
	if _, action = press(c, "*"); action.(screen.Pivot).Entity == 0 {
		t.Errorf("* asks for %+v", action)
	}
}

// Two entities at once: the sentences, then the paragraphs that name both.
func TestTwoEntities(t *testing.T) {
	m := New(context(seeds(t)), screen.Scope{})
	m.SetFilter("observatory")
	press(m, "w")
	has(t, text(m, 120, 33), "◆ Syrian Observatory for Human Rights  and…  w on another")
	m.SetFilter("palmyra")
	both, _ := press(m, "w")
	got := text(both, 120, 33)
	has(t, got, "in one sentence", "Syrian Observatory for Human Rights said IS had killed")
	_, action := press(both, "enter")
	if _, ok := action.(screen.Read); !ok {
		t.Errorf("Enter asks for %+v", action)
	}
	f := both.(screen.Filterer)
	f.SetFilter("heavy fighting")
	has(t, text(both, 120, 33), "in one sentence  1")
	f.SetFilter("zzz")
	has(t, text(both, 120, 33), "holds “zzz”. Press Esc")
	m.SetFilter("observatory")
	press(m, "w")
	if strings.Contains(text(m, 120, 33), "w on another") {
		t.Error("w twice on one entity does not let it go")
	}
}

func TestNothingShared(t *testing.T) {
	v := seeds(t)
	s := newTogether(context(v), v.Lookup("Geneva")[0], v.Lookup("Ramadi")[0])
	has(t, text(s, 80, 24), "No paragraph names both Geneva and Ramadi. Press q")
}

func TestScopes(t *testing.T) {
	v := seeds(t)
	all, one := New(context(v), screen.Scope{}), New(context(v), screen.Scope{Article: 2})
	if len(one.rows) >= len(all.rows) || len(one.rows) == 0 || one.Title() != "Entities in Irish Independent" {
		t.Errorf("%s has %d of %d entities", one.Title(), len(one.rows), len(all.rows))
	}
	id := v.Lookup("Palmyra")[0]
	if m := New(context(v), screen.Scope{Entity: id}); m.chosen().ID != id {
		t.Errorf("the cursor is on %s", m.chosen().Name)
	}
}

func TestRefreshKeepsTheEntity(t *testing.T) {
	m := New(context(seeds(t)), screen.Scope{})
	press(m, "j", "j", "j", "s")
	before := m.chosen().Name
	m.ctx.View = seeds(t)
	m.Refresh()
	if after := m.chosen().Name; after != before {
		t.Errorf("the cursor went from %s to %s", before, after)
	}
}

func TestClickAndCommand(t *testing.T) {
	m := New(context(seeds(t)), screen.Scope{})
	m.Draw(120, 33)
	if m.Click(4) != nil || m.list.Cursor != 2 {
		t.Errorf("a click leads to row %d", m.list.Cursor)
	}
	card, ok := m.Click(4).(screen.Push)
	if !ok {
		t.Fatal("a second click opens nothing")
	}
	card.Screen.Draw(120, 33)
	c := card.Screen.(screen.Clicker)
	if _, ok := c.Click(4).(screen.Read); !ok || c.Click(0) != nil || c.Click(99) != nil {
		t.Error("clicks on the card do not lead to the text, or those beside it do")
	}
	press(m, "3", "w")
	name := m.ctx.View.Entity(m.rows[m.list.Cursor].ID).Name
	words, _ := m.Command()
	if got := strings.Join(words, "|"); got != "entities|--kind|organization|--about|"+name {
		t.Error(got)
	}
}

func TestSpark(t *testing.T) {
	for _, tt := range []struct {
		counts []int
		per    int
		want   string
	}{
		{[]int{0, 1, 2, 3, 4, 5, 7, 10, 15, 99}, 1, " ▁▂▃▃▄▄▅▆▇"},
		{[]int{0, 1, 10, 150}, 10, " ▁▁▆"},
		{nil, 1, ""},
	} {
		if got := spark(tt.counts, tt.per); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.counts, got, tt.want)
		}
	}
}

func TestScale(t *testing.T) {
	for _, tt := range []struct{ articles, cells, want int }{{5, 5, 1}, {12, 12, 1}, {48, 12, 2}, {1200, 12, 10}, {0, 0, 1}} {
		if got := scale(tt.articles, tt.cells); got != tt.want {
			t.Errorf("%d articles in %d cells: %d, want %d", tt.articles, tt.cells, got, tt.want)
		}
	}
}

func TestGolden(t *testing.T) {
	v := seeds(t)
	card, _ := press(New(context(v), screen.Scope{}), "enter")
	for name, s := range map[string]screen.Screen{
		"list": New(context(v), screen.Scope{}), "card": card,
		"together": newTogether(context(v), v.Lookup("Syrian Observatory for Human Rights")[0], v.Lookup("Palmyra")[0]),
	} {
		uitest.Golden(t, name+"-120x36", text(s, 120, 33))
		uitest.Golden(t, name+"-60x16", text(s, 60, 13))
	}
}

func TestGeometry(t *testing.T) {
	v := seeds(t)
	for name, keys := range map[string][]string{
		"list": nil, "last": {"G"}, "one chosen": {"w"}, "card": {"enter"}, "end of card": {"enter", "G"}, "together": {"w", "j", "w"}, "by name": {"s", "s", "2"},
	} {
		s, _ := press(New(context(v), screen.Scope{}), keys...)
		for _, filter := range []string{"", "zzz"} {
			if f, ok := s.(screen.Filterer); ok {
				f.SetFilter(filter)
			}
			for _, width := range []int{1, 2, 3, 5, 8, 13, 20, 40, 42, 59, 60, 66, 79, 80, 109, 110, 120, 250} {
				for _, height := range []int{1, 2, 3, 5, 8, 12, 13, 16, 24, 36, 60} {
					rows := s.Draw(width, height)
					if len(rows) != height {
						t.Fatalf("%s %dx%d: %d rows", name, width, height, len(rows))
					}
					for _, row := range rows {
						if w := ansi.StringWidth(row); w > width {
							t.Fatalf("%s %dx%d: %d cells: %q", name, width, height, w, ansi.Strip(row))
						}
					}
				}
			}
		}
	}
}

// crowd is an annotator of texts of names that are numbers.
type crowd struct{}

func (crowd) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a, Sentences: []model.Span{{End: len(a.Text)}}}
	at := 0
	for w := range strings.FieldsSeq(a.Text) {
		s := model.Span{Start: at, End: at + len(w)}
		at += len(w) + 1
		d.Entities = append(d.Entities, model.Entity{Name: w, Kind: model.Person + model.Kind(len(w)%4)})
		d.Annotations = append(d.Annotations, model.Annotation{Span: s, Kind: d.Entities[len(d.Entities)-1].Kind, Form: model.Named, Entity: model.EntityID(len(d.Entities))})
	}
	return d
}

func (crowd) Resolve(docs []*model.Annotated) *model.Resolution {
	r := &model.Resolution{}
	ids := map[string]model.EntityID{}
	for _, d := range docs {
		of := make([]model.EntityID, len(d.Entities))
		for j, e := range d.Entities {
			if ids[e.Name] == 0 {
				e.ID = model.EntityID(len(r.Entities) + 1)
				r.Entities = append(r.Entities, e)
				ids[e.Name] = e.ID
			}
			of[j] = ids[e.Name]
		}
		r.Of = append(r.Of, of)
	}
	return r
}

// thousand is 1,000 articles that name 20,000 entities 60,000 times.
func thousand(b *testing.B) *library.View {
	var sources []library.Source
	for i := range 1000 {
		var t strings.Builder
		for j := range 60 {
			n := i*20 + j
			if j > 19 {
				n = (i + j*j*j) % 997
			}
			fmt.Fprintf(&t, "Name%d ", n)
		}
		a := &model.Article{Title: fmt.Sprint("Article ", i), Text: t.String()}
		sources = append(sources, library.Source{Read: func() (*model.Article, error) { return a, nil }})
	}
	lib := library.Open(b.Context(), library.Of(sources...), crowd{})
	lib.Begin()
	<-lib.Done()
	return lib.View()
}

// Budget: the screen opens within 50 ms on 1,000 articles.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		v := thousand(b)
		b.StartTimer()
		New(context(v), screen.Scope{}).Draw(120, 36)
	}
}

// Budget: <= 2 ms a key on 1,000 articles.
func BenchmarkKey(b *testing.B) {
	v := thousand(b)
	for _, keys := range []string{"j", "G gg", "s", "2 1", "w"} {
		b.Run(keys, func(b *testing.B) {
			m := New(context(v), screen.Scope{})
			press(m, "s", "s", "s", "w", "w")
			for b.Loop() {
				for k := range strings.FieldsSeq(keys) {
					m.Press(keymap.Strokes(k))
					m.Draw(120, 36)
				}
			}
		})
	}
	b.Run("filter", func(b *testing.B) {
		m := New(context(v), screen.Scope{})
		for i := 0; b.Loop(); i++ {
			m.SetFilter([]string{"name1", "name12", "name"}[i%3])
			m.Draw(120, 36)
		}
	})
}
