package figures

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/annotate"
	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/uitest"
	"lectern/ui/uitest/gold"
)

// open is a context over the story's texts, with the reference's marks.
func open(t testing.TB, story string) *screen.Context {
	t.Helper()
	g, sources := gold.New(t, story)
	return over(t, library.Of(sources...), g)
}

func over(t testing.TB, sources func(func(library.Source, error) bool), a library.Annotator) *screen.Context {
	t.Helper()
	lib := library.Open(t.Context(), sources, a)
	lib.Begin()
	<-lib.Done()
	return &screen.Context{View: lib.View(), Styles: style.New(colorprofile.TrueColor, true, "dark"), Keys: keymap.Default()}
}

func palmyra(t testing.TB, ctx *screen.Context) screen.Scope {
	t.Helper()
	ids := ctx.View.Lookup("Palmyra")
	if len(ids) == 0 {
		t.Fatal("no Palmyra")
	}
	return screen.Scope{Entity: ids[0]}
}

func text(m *Model, width, height int) string {
	return uitest.Draw(strings.Join(m.Draw(width, height), "\n"), width, height).Text()
}

// How many were killed near Palmyra, according to whom, and do they agree?
func TestSeedsAnswer(t *testing.T) {
	for name, ctx := range map[string]*screen.Context{"reference": open(t, "seeds"), "annotator": annotated(t)} {
		t.Run(name, func(t *testing.T) {
			m := New(ctx, palmyra(t, ctx))
			got := text(m, 120, 36)
			rows := strings.Split(got, "\n")
			for i, want := range [][]string{
				{"= troops", "Palmyra", "2 sources"},
				{"at Palmyra or in an article on it", "no dates to"},
			} {
				if !holdsAll(rows[3+i], want) {
					t.Errorf("row %d is %q, want %q", 3+i, rows[3+i], want)
				}
			}
			for _, want := range [][]string{{"as many as 50", "Irish Independent"}, {"49", "Syrian troops killed", "Syrian Observatory", "Palmyra", "Syria war"}} {
				if !holdsRow(rows[4:8], want) {
					t.Errorf("no row of the first happening has %q:\n%s", want, got)
				}
			}
			if m.Title() != "Figures on Palmyra" {
				t.Errorf("the title is %q", m.Title())
			}
			a := m.Press("enter").(screen.Read)
			if got := a.Span.In(ctx.View.Articles[a.Article].Text); got != "50 troops" {
				t.Errorf("Enter reads %q", got)
			}
			m.Press("j")
			if a := m.Press("*"); a != (screen.Pivot{Entity: m.scope.Entity}) {
				t.Errorf("* on the second row is %v", a)
			}
		})
	}
}

// annotated is the seeds' texts as the annotator marks them.
func annotated(t testing.TB) *screen.Context {
	_, sources := gold.New(t, "seeds")
	return over(t, library.Of(sources...), annotate.New())
}

func holdsAll(row string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(row, w) {
			return false
		}
	}
	return true
}

func holdsRow(rows []string, words []string) bool {
	for _, r := range rows {
		if holdsAll(r, words) {
			return true
		}
	}
	return false
}

func TestScreen(t *testing.T) {
	ctx := open(t, "seeds")
	for _, size := range [][2]int{{120, 36}, {60, 16}} {
		m := New(ctx, palmyra(t, ctx))
		uitest.Golden(t, fmt.Sprintf("%dx%d", size[0], size[1]), text(m, size[0], size[1]))
	}
	m := New(open(t, "stories/3_wildfire"), screen.Scope{})
	uitest.Golden(t, "differ", text(m, 120, 30))
}

func TestFilter(t *testing.T) {
	ctx := open(t, "seeds")
	m := New(ctx, screen.Scope{})
	all := len(m.kept)
	m.SetFilter("TANKERS")
	if len(m.kept) != 1 || m.chosen().Written != "168" {
		t.Errorf("“tankers” keeps %d figures", len(m.kept))
	}
	m.SetFilter("killed 49")
	if len(m.kept) != 2 {
		t.Errorf("“killed 49” keeps %d figures; what stands beside it must stay", len(m.kept))
	}
	m.SetFilter("nowhere at all")
	if got := text(m, 80, 20); len(m.kept) != 0 || !strings.Contains(got, "Press Esc to see all") || m.Press("enter") != nil || m.Press("*") != nil || m.Press("g?") != nil {
		t.Errorf("nothing left:\n%s", got)
	}
	m.SetFilter("")
	if len(m.kept) != all {
		t.Errorf("without a filter %d of %d figures", len(m.kept), all)
	}
}

func TestSort(t *testing.T) {
	m := New(open(t, "stories/1_ferry"), screen.Scope{})
	m.Draw(120, 30)
	m.Press("G")
	was := m.chosen().Span
	m.Press("s")
	if m.chosen().Span != was {
		t.Error("the cursor leaves its figure")
	}
	last := 1e18
	for _, r := range m.rows {
		v := m.all[r.entry].Value.Max
		if r.kind != figureRow || v > last {
			t.Fatalf("%v is no falling order", m.rows)
		}
		last = v
	}
	for range 3 {
		m.Press("s")
	}
	if m.order != byGroup {
		t.Error("four times s is not where it began")
	}
}

func TestShort(t *testing.T) {
	for when, want := range map[string]string{
		"2016-03-20/2016-03-23": "2016-03-20/23", "2016-03-20/2016-04-02": "2016-03-20/2016-04-02", "2016-03": "2016-03", "Friday": "Friday", "": "", "2015/2016": "2015/2016",
		"2015-11-13TNI": "2015-11-13 night", "2015-11-13T14:00": "2015-11-13T14:00", "Tuesday": "Tuesday",
	} {
		if got := short(when); got != want {
			t.Errorf("%s is %s, want %s", when, got, want)
		}
	}
}

func TestWhy(t *testing.T) {
	ctx := open(t, "seeds")
	m := New(ctx, screen.Scope{})
	if say := m.Press("g?").(screen.Say); !strings.HasPrefix(say.Text, "Together because both tell of troops") {
		t.Error(say.Text)
	}
	m.Draw(80, 24)
	m.Press("G")
	if say := m.Press("g?").(screen.Say); !strings.HasPrefix(say.Text, "It stands alone") {
		t.Error(say.Text)
	}
}

func TestEmpty(t *testing.T) {
	ctx := over(t, library.Of(), &gold.Annotator{})
	m := New(ctx, screen.Scope{})
	if got := text(m, 80, 20); !strings.Contains(got, "No figure is marked here") {
		t.Error(got)
	}
	if m.Title() != "Figures" || m.Press("j") != nil || m.Press("enter") != nil {
		t.Error("an empty screen does something")
	}
}

func TestClick(t *testing.T) {
	ctx := open(t, "seeds")
	m := New(ctx, screen.Scope{})
	m.Draw(120, 36)
	// The summary, the columns, a blank row, the heading, two rows of reasons;
	// then two figures.
	for _, at := range []int{-1, 0, 2, 3, 5, 40} {
		if a := m.Click(at); a != nil || m.chosen().Written != "as many as 50" {
			t.Errorf("a click on row %d does something", at)
		}
	}
	if a := m.Click(7); a != nil || m.chosen().Written != "49" {
		t.Errorf("a click on the second figure chooses %q, %v", m.chosen().Written, a)
	}
	if a, ok := m.Click(7).(screen.Read); !ok || a.Span.Len() != len("49 Syrian troops") {
		t.Errorf("a second click does not read: %v", a)
	}
}

// TestGeometry looks at every state at many sizes: the screen has as many rows
// as asked for, and none is too wide.
func TestGeometry(t *testing.T) {
	ctx := open(t, "seeds")
	ferry := open(t, "stories/1_ferry")
	states := map[string]*Model{
		"all":     New(ctx, screen.Scope{}),
		"entity":  New(ctx, palmyra(t, ctx)),
		"article": New(ctx, screen.Scope{Article: 2}),
		"ferry":   New(ferry, screen.Scope{}),
		"end":     New(ferry, screen.Scope{}),
		"value":   New(ferry, screen.Scope{}),
		"none":    New(ctx, screen.Scope{}),
		"empty":   New(over(t, library.Of(), &gold.Annotator{}), screen.Scope{}),
	}
	states["end"].Press("G")
	states["value"].Press("s")
	states["none"].SetFilter("zzz")
	for name, m := range states {
		for _, width := range []int{0, 1, 2, 3, 5, 8, 13, 20, 40, 59, 60, 79, 80, 109, 110, 120, 200, 250} {
			for _, height := range []int{0, 1, 2, 3, 5, 6, 8, 12, 14, 16, 19, 20, 24, 36, 60} {
				rows := m.Draw(width, height)
				if len(rows) != height {
					t.Fatalf("%s at %dx%d has %d rows", name, width, height, len(rows))
				}
				for y, r := range rows {
					if w := ansi.StringWidth(r); w > width {
						t.Fatalf("%s at %dx%d: row %d is %d wide: %q", name, width, height, y, w, ansi.Strip(r))
					}
				}
			}
		}
	}
}

// The cursor stands on figures alone, and a scope survives the library's growth.
func TestCursorAndRefresh(t *testing.T) {
	ctx := open(t, "seeds")
	m := New(ctx, palmyra(t, ctx))
	m.Draw(120, 20)
	for _, s := range []keymap.Strokes{"j", "space", "G", "k", "ctrl+u", "gg", "k", "b", "ctrl+d"} {
		m.Press(s)
		if m.chosen() == nil {
			t.Errorf("after %s the cursor stands on no figure", s)
		}
		at, n := m.chosen().Span, len(m.rows)
		m.view = nil // as if the library had grown
		m.Refresh()
		if m.chosen().Span != at || len(m.rows) != n {
			t.Errorf("after %s a refresh moves the cursor", s)
		}
	}
	m.Press("gg")
	m.Draw(120, 20)
	if m.list.Top != 0 {
		t.Errorf("at the top the heading is out of sight: %d", m.list.Top)
	}
}

// While the library grows the cursor stays on the first figure, until the reader
// moves it.
func TestGrowing(t *testing.T) {
	g, sources := gold.New(t, "seeds")
	first := over(t, library.Of(sources[:1]...), g)
	m := New(first, screen.Scope{})
	m.Draw(120, 36)
	if m.chosen().Written != "at least 15" {
		t.Fatalf("the first is %q", m.chosen().Written)
	}
	first.View = over(t, library.Of(sources...), g).View
	m.Refresh()
	if m.chosen().Written != "as many as 50" {
		t.Errorf("the cursor stays behind on %q", m.chosen().Written)
	}
	m.Press("G")
	last := m.chosen().Span
	first.View = over(t, library.Of(sources...), g).View
	m.Refresh()
	if m.chosen().Span != last {
		t.Errorf("the cursor goes to %q", m.chosen().Written)
	}
}

// thousand is a library of 1,000 articles with some twenty figures each.
func thousand(b *testing.B) *screen.Context {
	var sources []library.Source
	g, seeds := gold.New(b, "seeds")
	for i := range 1000 {
		s := seeds[i%len(seeds)]
		sources = append(sources, library.Source{Path: fmt.Sprint(i), Read: func() (*model.Article, error) {
			a, err := s.Read()
			return a, err
		}})
	}
	return over(b, library.Of(sources...), g)
}

// Opening takes at most 50 ms on 1,000 articles whose figures are known.
func BenchmarkOpen(b *testing.B) {
	ctx := thousand(b)
	ctx.View.WarmFigures()
	for b.Loop() {
		New(ctx, screen.Scope{}).Draw(120, 36)
	}
}

// A key takes at most 2 ms.
func BenchmarkKey(b *testing.B) {
	ctx := thousand(b)
	m := New(ctx, screen.Scope{})
	m.Draw(120, 36)
	for b.Loop() {
		m.Press("j")
		m.Draw(120, 36)
	}
}

// A letter of the filter takes at most 2 ms once its texts are made.
func BenchmarkFilter(b *testing.B) {
	ctx := thousand(b)
	m := New(ctx, screen.Scope{})
	m.SetFilter("z")
	for b.Loop() {
		m.SetFilter("tank")
		m.Draw(120, 36)
	}
}
