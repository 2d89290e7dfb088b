package articles

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/uitest"
)

const storm = `A storm that forecasters called the worst in a generation tore roofs from houses along the coast on Monday and left at least 14 people dead.
Rescuers reached the village of Senna by boat after the only bridge was washed away. "We heard the wind turn and then the church was gone," said Marta Oliva, a teacher who sheltered 30 children in a school.
The governor asked for tents, water and generators. Power was cut to 200,000 homes, the grid operator said, and would not return before Thursday in the hills.`

const council = `The city council voted on Tuesday to close the old fish market and to build flats in its place, after a debate that lasted until midnight.`

// paper is an article of a paper.
func paper(source, title, text string, day int) *model.Article {
	return &model.Article{Path: strings.ToLower(source) + ".txt", Source: source, Title: title, Text: text,
		Published: model.DayOf(time.Date(2016, 12, day, 0, 0, 0, 0, time.UTC))}
}

// sources are five papers, of which four printed an agency's story.
func sources() *library.View {
	cut := strings.Split(storm, "\n")
	v := &library.View{Articles: []*model.Article{
		paper("Morning Star", "Storm: what we know", cut[0]+"\n"+cut[1], 6),
		paper("Reuters", "Storm kills at least 14 on the coast", storm, 5),
		paper("Council News", "Fish market to close", council, 6),
		paper("Irish Independent", "Storm kills at least 19 on the coast", strings.Replace(storm, "14", "19", 1), 6),
		paper("Gazette", "Storm kills at least 14 on the coast", storm, 6),
	}}
	v.Annotated = make([]*model.Annotated, len(v.Articles))
	for i, a := range v.Articles {
		v.Annotated[i] = &model.Annotated{Article: a}
	}
	return v
}

func list(article int) *Model {
	return New(&screen.Context{View: sources(), Styles: style.New(colorprofile.TrueColor, true, "dark"), Keys: keymap.Default()}, article)
}

func press(m *Model, bindings ...key.Binding) screen.Action {
	var a screen.Action
	for _, b := range bindings {
		a = m.Press(keymap.Strokes(b.Keys()[0]))
	}
	return a
}

func TestGoldens(t *testing.T) {
	for _, size := range [][2]int{{120, 12}, {80, 12}, {60, 12}, {36, 8}} {
		m := list(1)
		draw := func() string {
			return uitest.Draw(strings.Join(m.Draw(size[0], size[1]), "\n"), size[0], size[1]).Describe()
		}
		uitest.Golden(t, fmt.Sprintf("folded-%d", size[0]), draw())
		press(m, m.ctx.Keys.Unfold, m.ctx.Keys.Down)
		uitest.Golden(t, fmt.Sprintf("unfolded-%d", size[0]), draw())
	}
}

// shown are the numbers of the articles in the list, from one.
func shown(m *Model) string {
	var all []string
	for _, r := range m.rows {
		all = append(all, fmt.Sprint(r.article+1))
	}
	return strings.Join(all, " ")
}

func TestFolding(t *testing.T) {
	m := list(1)
	k := m.ctx.Keys
	steps := []struct {
		name     string
		do       func() screen.Action
		rows     string
		on, says string
	}{
		{"one row per story", func() screen.Action { return nil }, "2 3", "2", ""},
		{"unfolded", func() screen.Action { return press(m, k.Unfold) }, "2 1 4 5 3", "2", ""},
		{"a variant is read", func() screen.Action { return press(m, k.Down, k.Down, k.Open) }, "2 1 4 5 3", "4", ""},
		{"new articles move nothing", func() screen.Action { m.Refresh(); return nil }, "2 1 4 5 3", "4", ""},
		{"folded from a variant", func() screen.Action { return press(m, k.Fold) }, "2 3", "2", ""},
		{"nothing to unfold", func() screen.Action { return press(m, k.Down, k.Unfold) }, "2 3", "3", "No other article"},
		{"a filter finds a variant", func() screen.Action { m.SetFilter("irish"); return nil }, "2 4", "4", ""},
		{"a filter finds a lead", func() screen.Action { m.SetFilter("reuters"); return nil }, "2", "2", ""},
		{"without it", func() screen.Action { m.SetFilter(""); return nil }, "2 3", "2", ""},
	}
	for _, s := range steps {
		a := s.do()
		if got := shown(m); got != s.rows {
			t.Errorf("%s: rows %s, want %s", s.name, got, s.rows)
		}
		if got := fmt.Sprint(m.rows[m.list.Cursor].article + 1); got != s.on {
			t.Errorf("%s: the cursor is on %s, want %s", s.name, got, s.on)
		}
		if say, _ := a.(screen.Say); !strings.HasPrefix(say.Text, s.says) {
			t.Errorf("%s: it says %q", s.name, say.Text)
		}
		if read, ok := a.(screen.Read); ok && fmt.Sprint(read.Article+1) != s.on {
			t.Errorf("%s: article %d is read", s.name, read.Article+1)
		}
	}
}

// Whoever reads a variant finds it in the list.
func TestVariantThatIsRead(t *testing.T) {
	m := list(3)
	if got := shown(m); got != "2 1 4 5 3" || m.rows[m.list.Cursor].article != 3 {
		t.Errorf("rows %s, the cursor on %d", got, m.rows[m.list.Cursor].article+1)
	}
	if m.Title() != "Articles · 2 stories in 5" {
		t.Error(m.Title())
	}
}

// What could not be read is told, each with its reason; files that nobody takes
// for articles share one row.
func TestSkipRows(t *testing.T) {
	skip := func(path string, reason error) library.Skip { return library.Skip{Path: path, Reason: reason} }
	locked, unknown := errors.New("a.pdf is encrypted"), fmt.Errorf("%w", ingest.ErrUnknown)
	tests := []struct {
		name  string
		skips []library.Skip
		limit int
		want  []string
	}{
		{"none", nil, 9, nil},
		{"one of each", []library.Skip{skip("a.pdf", locked), skip("b.jpg", unknown)}, 9, []string{" Not read: 2", "   a.pdf is encrypted", "   not a format that is read"}},
		{"pictures", []library.Skip{skip("b.jpg", unknown), skip("a.pdf", locked), skip("c.JPG", unknown), skip("d", unknown)}, 9,
			[]string{" Not read: 4", "   a.pdf is encrypted", "   3 files with names of no format that is read: .jpg 2, no extension 1"}},
		{"too many", []library.Skip{skip("1", locked), skip("2", locked), skip("3", locked), skip("b.jpg", unknown), skip("c.jpg", unknown)}, 4,
			[]string{" Not read: 5", "   a.pdf is encrypted", "   and 2 more: lectern doctor tells of them all", "   2 files with names of no format that is read: .jpg 2"}},
	}
	for _, tt := range tests {
		ctx := &screen.Context{View: &library.View{Skips: tt.skips}, Styles: style.New(colorprofile.NoTTY, true, "none"), Keys: keymap.Default()}
		var got []string
		for _, row := range New(ctx, 0).skipRows(100, tt.limit) {
			got = append(got, ansi.Strip(row))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}
