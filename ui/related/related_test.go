package related

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
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

var pictures = flag.String("pictures", "", "folder to write pictures to")

// open is a context over a story of the reference.
func open(t testing.TB, story string) *screen.Context {
	t.Helper()
	g, sources := gold.New(t, story)
	lib := library.Open(t.Context(), library.Of(sources...), g)
	lib.Begin()
	<-lib.Done()
	lib.View().WarmRelated()
	return &screen.Context{View: lib.View(), Styles: style.New(colorprofile.TrueColor, true, "dark"), Keys: keymap.Default()}
}

// on is the screen for the sentence that holds the words.
func on(t testing.TB, ctx *screen.Context, article int, words string) *Model {
	t.Helper()
	at := strings.Index(ctx.View.Articles[article].Text, words)
	if at < 0 {
		t.Fatalf("article %d has no %q", article, words)
	}
	return New(ctx, article, model.Span{Start: at, End: at})
}

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
			ctx := open(t, "seeds")
			m := on(t, ctx, 1, "as many as 50 troops")
			if *pictures != "" {
				svg := draw(m, size[0], size[1]).SVG("related", false)
				if err := os.WriteFile(filepath.Join(*pictures, fmt.Sprintf("related-%d.svg", size[0])), []byte(svg), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			ctx.Styles = style.New(colorprofile.NoTTY, true, "none")
			uitest.Golden(t, "", draw(m, size[0], size[1]).Describe())
		})
	}
}

func TestSideBySide(t *testing.T) {
	ctx := open(t, "seeds")
	m := on(t, ctx, 1, "as many as 50 troops")
	s := draw(m, 120, 32)
	has(t, s, "this passage · Irish Independent", "49 Syrian", "as many as 50 troops  =  49 Syrian troops", "1 of ")
	if here, there := s.StyleOf("50 troops"), s.StyleOf("49 Syrian"); here == "" || there == "" {
		t.Error("figures that differ look like plain text")
	}
	// What both tell is dimmed.
	if look, _, _ := strings.Cut(s.StyleOf("IS had killed"), " "); look == "" {
		t.Errorf("a shared name looks like plain text")
	}
	r, ok := press(m, "enter").(screen.Read)
	if !ok || !strings.Contains(r.Span.In(ctx.View.Articles[r.Article].Text), "49 Syrian troops") {
		t.Errorf("reads %+v", r)
	}
}

func TestCommandAndClick(t *testing.T) {
	ctx := open(t, "seeds")
	m := on(t, ctx, 1, "as many as 50 troops")
	text := ctx.View.Articles[1].Text
	want := fmt.Sprintf("related|--at|seeds/001:%d", len([]rune(text[:strings.Index(text, "The militants were said")])))
	words, _ := m.Command()
	if got := strings.Join(words, "|"); got != want {
		t.Errorf("command %q, want %q", got, want)
	}
	draw(m, 120, 32)
	if a := m.Click(m.listRow + 2); a != nil || m.list.Cursor != 1 {
		t.Errorf("a click on the second passage: %+v, cursor %d", a, m.list.Cursor)
	}
	if a, ok := m.Click(m.listRow + 3).(screen.Read); !ok || a.Article != m.found[1].Article {
		t.Errorf("a second click: %+v", a)
	}
	if a := m.Click(0); a != nil {
		t.Errorf("a click above the list: %+v", a)
	}
}

func TestWalksTheCandidates(t *testing.T) {
	m := on(t, open(t, "seeds"), 1, "as many as 50 troops")
	n := len(m.found)
	if n < 2 {
		t.Fatalf("%d candidates", n)
	}
	has(t, draw(m, 120, 32), fmt.Sprintf("1 of %d", n))
	press(m, "J")
	has(t, draw(m, 120, 32), fmt.Sprintf("2 of %d", n))
	press(m, "K")
	if a, ok := press(m, "K").(screen.Say); !ok || !strings.Contains(a.Text, "best match") {
		t.Errorf("before the first: %+v", a)
	}
	press(m, "G")
	has(t, draw(m, 120, 32), fmt.Sprintf("%d of %d", n, n))
	if a, ok := press(m, "J").(screen.Say); !ok || !strings.Contains(a.Text, "last match") {
		t.Errorf("after the last: %+v", a)
	}
}

func TestEmptyStates(t *testing.T) {
	ctx := open(t, "stories/1_ferry")
	m := on(t, ctx, 1, "Jun-Jun Mercado")
	has(t, draw(m, 120, 32), "No other article speaks of this", "leaning since the pier")
	if a := press(m, "enter", "J", "K", "j", "G"); a != nil {
		t.Errorf("an empty screen acts: %+v", a)
	}
	one := &library.View{Articles: ctx.View.Articles[:1], Annotated: ctx.View.Annotated[:1]}
	single := *ctx
	single.View = one
	has(t, draw(New(&single, 0, model.Span{}), 120, 32), "There is no other article to look in")
	single.View = &library.View{}
	has(t, draw(New(&single, 0, model.Span{}), 120, 32), "There is no other article to look in")
}

// While a library is read the screen keeps what it shows until there is much
// more to ask; once it is complete it asks again, and stays on its passage.
func TestFollowsAGrowingLibrary(t *testing.T) {
	whole := open(t, "seeds").View
	part := *open(t, "seeds")
	g, sources := gold.New(t, "seeds")
	lib := library.Open(t.Context(), library.Of(sources[:3]...), g)
	lib.Begin()
	<-lib.Done()
	part.View = lib.View()
	m := on(t, &part, 1, "as many as 50 troops")
	if len(m.found) == 0 || m.looked != part.View {
		t.Fatalf("%d passages", len(m.found))
	}
	press(m, "G")
	was := m.found[m.list.Cursor]
	part.View = whole
	m.Refresh()
	now := m.found[m.list.Cursor]
	if m.looked != whole || len(m.found) < 2 || now.Article != was.Article || now.Span != was.Span {
		t.Errorf("%d passages, on %+v, was on %+v", len(m.found), now, was)
	}
	found := m.found
	m.Refresh()
	if &m.found[0] != &found[0] {
		t.Error("the same view is asked again")
	}
}

func TestGeometry(t *testing.T) {
	ctx := open(t, "seeds")
	for _, words := range []string{"as many as 50 troops", "Residents sent", "In Aleppo"} {
		m := on(t, ctx, 1, words)
		for _, key := range []keymap.Strokes{"", "J", "G"} {
			press(m, key)
			for _, width := range []int{1, 2, 3, 5, 8, 13, 20, 40, 59, 60, 72, 79, 80, 99, 100, 120, 200, 250} {
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
		}
	}
}

// Budget: <= 2 ms a key.
func BenchmarkKeys(b *testing.B) {
	m := on(b, open(b, "seeds"), 1, "as many as 50 troops")
	m.Draw(120, 36)
	for i := 0; b.Loop(); i++ {
		m.Press([]keymap.Strokes{"J", "K"}[i%2])
		m.Draw(120, 36)
	}
}
