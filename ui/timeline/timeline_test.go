package timeline

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

var pictures = flag.String("pictures", "", "folder to write pictures to")

// reasons is the gold annotator with the reasons that the real one gives for
// dates that it cannot resolve.
type reasons struct{ *gold.Annotator }

func (r reasons) Annotate(a *model.Article) *model.Annotated {
	d := r.Annotator.Annotate(a)
	for i := range d.Annotations {
		if t := d.Annotations[i].Time; t != nil && t.Value == "" {
			d.Annotations[i].Why = "the article gives no date"
		} else if t != nil && a.Published.Known() {
			t.Anchor = "published"
		}
	}
	return d
}

// seeds is a context over the reference's seeds.
func seeds(t testing.TB) *screen.Context {
	t.Helper()
	g, sources := gold.New(t, "seeds")
	lib := library.Open(t.Context(), library.Of(sources...), reasons{g})
	lib.Begin()
	<-lib.Done()
	return contextOf(lib.View())
}

func contextOf(v *library.View) *screen.Context {
	return &screen.Context{View: v, Styles: style.New(colorprofile.TrueColor, true, "dark"), Keys: keymap.Default()}
}

// draw is the screen as a person sees it.
func draw(m *Model, width, height int) *uitest.Screen {
	return uitest.Draw(strings.Join(m.Draw(width, height), "\n"), width, height)
}

func has(t *testing.T, s *uitest.Screen, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !s.Contains(text) {
			t.Fatalf("the screen does not show %q:\n%s", text, s.Text())
		}
	}
}

func press(m *Model, keys ...keymap.Strokes) screen.Action {
	var a screen.Action
	for _, k := range keys {
		a = m.Press(k)
	}
	return a
}

func TestGoldens(t *testing.T) {
	for _, size := range [][2]int{{120, 32}, {60, 13}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			ctx := seeds(t)
			ctx.Styles = style.New(colorprofile.NoTTY, true, "none")
			m := New(ctx, screen.Scope{})
			draw(m, size[0], size[1])
			press(m, "j", "j", "j")
			uitest.Golden(t, "", draw(m, size[0], size[1]).Text()+"\n")
			if *pictures != "" {
				ctx.Styles = style.New(colorprofile.TrueColor, true, "dark")
				svg := draw(m, size[0], size[1]).SVG("timeline", false)
				if err := os.WriteFile(filepath.Join(*pictures, fmt.Sprintf("timeline-%d.svg", size[0])), []byte(svg), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestReadsTheDateInItsPlace(t *testing.T) {
	ctx := seeds(t)
	m := New(ctx, screen.Scope{})
	draw(m, 120, 32)
	r, ok := press(m, "j", "j", "j", "j", "enter").(screen.Read)
	if !ok || r.Article != 4 || r.Span.In(ctx.View.Articles[4].Text) != "Thursday" {
		t.Errorf("reads %+v", r)
	}
	if p, ok := press(m, "*").(screen.Pivot); !ok || ctx.View.Entity(p.Entity).Kind == model.Group {
		t.Errorf("pivots on %+v", p)
	}
}

func TestUnresolvedStandApartWithTheReason(t *testing.T) {
	m := New(seeds(t), screen.Scope{})
	draw(m, 140, 40)
	press(m, "G")
	has(t, draw(m, 140, 40), "NOT RESOLVED", "the article gives no date", "--published gives it one", "undated")
	for i := range m.list.Len {
		if e := m.at(i); (e == nil) != (i == len(m.events)) {
			t.Errorf("row %d is %+v", i, e)
		}
	}
	// The cursor never stands on the heading.
	press(m, "gg")
	for range m.list.Len + 3 {
		if press(m, "j"); m.current() == nil {
			t.Error("the cursor stands on the heading")
		}
	}
	for range m.list.Len + 3 {
		if press(m, "k"); m.current() == nil {
			t.Error("the cursor stands on the heading")
		}
	}
	if m.list.Cursor != 0 {
		t.Errorf("the cursor is at %d", m.list.Cursor)
	}
}

func TestZoom(t *testing.T) {
	m := New(seeds(t), screen.Scope{})
	has(t, draw(m, 120, 32), "by month", "2015-05")
	press(m, "-")
	has(t, draw(m, 120, 32), "by year", "2016")
	press(m, "-", "-", "-")
	has(t, draw(m, 120, 32), "by decade", "2010s")
	press(m, "+", "+", "+", "+")
	has(t, draw(m, 120, 32), "by day", "longer than a day not in the bars")
	// By day, > and < step through the days that have dates.
	press(m, "gg", ">")
	if e := m.current(); e.Value != "2016-03" {
		t.Errorf("the second bucket is %s", e.Value)
	}
	press(m, ">", ">")
	if e := m.current(); e.Value != "2016-03-24" {
		t.Errorf("the fourth bucket is %s", e.Value)
	}
	press(m, "<", "<", "<")
	if e := m.current(); e.Value != "2015-05" || m.list.Cursor != 0 {
		t.Errorf("back at %s, row %d", e.Value, m.list.Cursor)
	}
}

func TestFilterAndEmptyStates(t *testing.T) {
	ctx := seeds(t)
	m := New(ctx, screen.Scope{})
	all := m.list.Len
	m.SetFilter("STAFFAN DE")
	if m.list.Len >= all || len(m.events) != 1 {
		t.Errorf("%d of %d rows", m.list.Len, all)
	}
	has(t, draw(m, 120, 32), "John Kerry")
	m.SetFilter("no such words")
	has(t, draw(m, 120, 32), "None of", "Press Esc to see all")
	if a := press(m, "enter", "j", "+", ">", "<"); a != nil {
		t.Errorf("an empty list acts: %+v", a)
	}
	if _, ok := press(m, "*").(screen.Say); !ok {
		t.Error("* without a row says nothing")
	}
	m.SetFilter("")
	if m.list.Len != all {
		t.Errorf("%d rows, want %d", m.list.Len, all)
	}
	silent := ctx.View.Lookup("Yasser al Youssef")[0]
	has(t, draw(New(ctx, screen.Scope{Entity: silent}), 120, 32), "No sentence that names Yasser al Youssef gives a date")
	has(t, draw(New(contextOf(&library.View{}), screen.Scope{}), 120, 32), "No date is marked in these articles")
}

// A pivot keeps its thing when the library grows, and its title names it.
func TestScope(t *testing.T) {
	ctx := seeds(t)
	id := ctx.View.Lookup("Syrian Observatory for Human Rights")[0]
	m := New(ctx, screen.Scope{Entity: id})
	if got := m.Title(); got != "Timeline · "+ctx.View.Entity(id).Name {
		t.Errorf("title %q", got)
	}
	words, _ := m.Command()
	if got := strings.Join(words, "|"); got != "timeline|--about|"+ctx.View.Entity(id).Name {
		t.Errorf("command %q", got)
	}
	n := m.list.Len
	m.Refresh()
	if n == 0 || m.list.Len != n {
		t.Errorf("%d rows, then %d", n, m.list.Len)
	}
	if got := New(ctx, screen.Scope{Article: 5}).Title(); !strings.Contains(got, "ISIS Militants under Pressure") {
		t.Errorf("title %q", got)
	}
}

func TestGeometry(t *testing.T) {
	ctx := seeds(t)
	for name, prepare := range map[string]func(*Model){
		"start":      func(*Model) {},
		"last":       func(m *Model) { press(m, "G") },
		"by day":     func(m *Model) { press(m, "+", "+", "+", "j", "j") },
		"by decade":  func(m *Model) { press(m, "-", "-", "-") },
		"nothing":    func(m *Model) { m.SetFilter("zzz") },
		"unresolved": func(m *Model) { m.SetFilter("irish independent") },
	} {
		t.Run(name, func(t *testing.T) {
			m := New(ctx, screen.Scope{})
			prepare(m)
			for _, width := range []int{1, 2, 3, 5, 8, 13, 20, 40, 59, 60, 72, 79, 80, 90, 110, 120, 200, 250} {
				for _, height := range []int{1, 2, 3, 5, 6, 8, 9, 13, 16, 18, 20, 26, 36, 60} {
					rows := m.Draw(width, height)
					if len(rows) != height {
						t.Fatalf("%dx%d: %d rows", width, height, len(rows))
					}
					for y, row := range rows {
						if w := ansi.StringWidth(row); w > width {
							t.Fatalf("%dx%d: row %d is %d cells wide: %q", width, height, y, w, ansi.Strip(row))
						}
					}
				}
			}
		})
	}
}

// many is a library of n articles with eight dates each.
func many(t testing.TB, n int) *library.View {
	t.Helper()
	lib := library.Open(t.Context(), func(yield func(library.Source, error) bool) {
		for i := range n {
			a := &model.Article{Path: fmt.Sprint(i, ".txt"), Source: fmt.Sprint("Source ", i%40),
				Published: model.DayOf(time.Date(2016, 1, 1+i%400, 0, 0, 0, 0, time.UTC))}
			a.Text = strings.Repeat("On Thursday the council met in the town hall to hear what the mayor had to say of the bridge. ", 8)
			if !yield(library.Source{Path: a.Path, Read: func() (*model.Article, error) { return a, nil }}, nil) {
				return
			}
		}
	}, weekly{})
	lib.Begin()
	<-lib.Done()
	return lib.View()
}

type weekly struct{}

func (weekly) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a}
	size := len(a.Text) / 8
	for i := range 8 {
		at := i * size
		d.Sentences = append(d.Sentences, model.Span{Start: at, End: at + size - 1})
		value := a.Published.Time().AddDate(0, 0, -7*i).Format("2006-01-02")
		d.Annotations = append(d.Annotations, model.Annotation{Span: model.Span{Start: at + 3, End: at + 11}, Kind: model.Date,
			Time: &model.Time{Value: value, Precision: "day", Anchor: "published"}})
	}
	return d
}

func (weekly) Resolve(docs []*model.Annotated) *model.Resolution {
	return &model.Resolution{Of: make([][]model.EntityID, len(docs))}
}

// Budget: <= 50 ms to open on 1,000 articles, 8,000 dates.
func BenchmarkOpen(b *testing.B) {
	v := many(b, 1000)
	for b.Loop() {
		fresh := &library.View{Articles: v.Articles, Annotated: v.Annotated}
		m := New(contextOf(fresh), screen.Scope{})
		m.Draw(120, 36)
	}
}

// Budget: <= 2 ms a key.
func BenchmarkKeys(b *testing.B) {
	ctx := contextOf(many(b, 1000))
	for name, keys := range map[string][2]keymap.Strokes{"down": {"j", "j"}, "zoom": {"+", "-"}, "step": {">", "<"}} {
		b.Run(name, func(b *testing.B) {
			m := New(ctx, screen.Scope{})
			m.Draw(120, 36)
			press(m, "space", "space")
			for i := 0; b.Loop(); i++ {
				m.Press(keys[i%2])
				m.Draw(120, 36)
			}
		})
	}
	b.Run("filter", func(b *testing.B) {
		m := New(ctx, screen.Scope{})
		for i := 0; b.Loop(); i++ {
			m.SetFilter([]string{"source 7", "source 77"}[i%2])
			m.Draw(120, 36)
		}
	})
}
