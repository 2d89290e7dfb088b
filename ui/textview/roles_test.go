package textview_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/ui/style"
	"lectern/ui/textview"
	"lectern/ui/uitest"
)

// set is a text with a role for each of its paragraphs; leading plus signs are
// their levels.
func set(parts ...part) (string, []model.Paragraph) {
	var text strings.Builder
	var paragraphs []model.Paragraph
	for _, p := range parts {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		words := strings.TrimLeft(p.text, "+")
		start := text.Len()
		text.WriteString(words)
		paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: start, End: text.Len()}, Role: p.role, Level: uint8(len(p.text) - len(words))})
	}
	return text.String(), paragraphs
}

type part struct {
	role model.Role
	text string
}

// flood is an article with every role.
func flood() (string, []model.Paragraph) {
	return set(
		part{model.Heading, "What was built"},
		part{model.Body, "The programme spends €1.5bn a year."},
		part{model.ListItem, "Storm surge barriers"},
		part{model.ListItem, "+the Maeslantkering, finished in 1997"},
		part{model.ListItem, "++two gates of 210 metres each, which close by themselves"},
		part{model.ListItem, "Pumping stations:"},
		part{model.ListItem, "+1. Katwijk"},
		part{model.ListItem, "+2. IJmuiden, the largest in Europe, at 260 cubic metres a second"},
		part{model.BlockQuote, "The sea gives and the sea takes. We have lived with it for a thousand years."},
		part{model.BlockQuote, "That is what my grandfather said."},
		part{model.BlockQuote, "+Deep in another."},
		part{model.Caption, "The Oosterscheldekering in a storm. Photo: Rijkswaterstaat"},
		part{model.TableRow, "Barrier · Finished · Cost (€m) · Closed"},
		part{model.TableRow, "Maeslantkering · 1997 · 450 · 3"},
		part{model.TableRow, "Oosterscheldekering · 1986 · 2,500 · 29"},
		part{model.TableRow, "东斯海尔德 · 1997 · · 5"},
		part{model.Body, "Or in words:"},
		part{model.TableRow, "1953 · A storm surge in the night of 31 January killed 1,836 people in Zeeland."},
		part{model.TableRow, "1997 · Queen Beatrix opened the Maeslantkering near Hoek van Holland, the largest of all."},
	)
}

// TestRolesOnTheScreen sets every role at three measures.
func TestRolesOnTheScreen(t *testing.T) {
	text, paragraphs := flood()
	for _, width := range []int{76, 50, 30} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			v := textview.New(text, paragraphs)
			v.Resize(width, 64)
			marks := []textview.Mark{{Span: find(text, "2,500"), Role: style.Money}, {Span: find(text, "Queen Beatrix"), Role: style.Person}}
			rows := v.Paint(style.New(colorprofile.TrueColor, true, "dark"), textview.Frame{Marks: []*textview.Index{textview.NewIndex(marks)}})
			uitest.Golden(t, "", uitest.Draw(strings.Join(rows, "\n"), width+textview.Gutter, len(rows)).Describe())
			for i, row := range rows {
				if n := ansi.StringWidth(row); n > width+textview.Gutter {
					t.Errorf("row %d is %d cells wide", i, n)
				}
			}
		})
	}
}

func find(text, stretch string) model.Span {
	at := strings.Index(text, stretch)
	return model.Span{Start: at, End: at + len(stretch)}
}

// TestTables sets tables of all sorts.
func TestTables(t *testing.T) {
	tests := []struct {
		name  string
		width int
		rows  []string
		want  string
	}{
		{"numbers stand right", 40, []string{"Town · Dead", "Palmyra · 1,200", "Homs · 49"}, `
  Town    │  Dead
  ────────┼──────
  Palmyra │ 1,200
  Homs    │    49`},
		{"a first column of numbers", 40, []string{"Year · Won", "2016 · Leicester", "87 · Everton"}, `
  Year │ Won
  ─────┼──────────
  2016 │ Leicester
    87 │ Everton`},
		{"no names of columns", 40, []string{"Palmyra · 1,200", "Homs · 49", "Hama · 3"}, `
  Palmyra │ 1,200
  Homs    │    49
  Hama    │     3`},
		{"empty cells", 40, []string{"a · · c", "· bb · c", "aaa · b ·"}, `
  a   │    │ c
      │ bb │ c
  aaa │ b  │`},
		{"a row of another kind", 40, []string{"a · b · c", "aa · bb · cc", "In all"}, `
  a  │ b  │ c
  aa │ bb │ cc
  In all`},
		{"the last column wraps", 36, []string{"1953 · a storm surge in the night of January", "1997 · the barrier"}, `
  1953 │ a storm surge in the night of
       │ January
  1997 │ the barrier`},
		{"too wide", 30, []string{"Wave run-up and overtopping · Kluwer Academic Publishers · read", "x · y · z"}, `
  Wave run-up and overtopping ·
      Kluwer Academic Publishers
      · read
  x · y · z`},
		{"one row too wide", 30, []string{"The town in which it happened · Dead", "Palmyra · 1,200", "Homs · 49", "Hama · 3"}, `
  The town in which it happened
      · Dead
  Palmyra │ 1,200
  Homs    │    49
  Hama    │     3`},
		{"one row is no table", 40, []string{"one · row"}, `
  one · row`},
		{"a dot in a word parts nothing", 40, []string{"a·b · c", "d · e·f"}, `
  a·b │ c
  d   │ e·f`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var parts []part
			for _, r := range tt.rows {
				parts = append(parts, part{model.TableRow, r})
			}
			v := textview.New(set(parts...))
			v.Resize(tt.width, 20)
			rows := v.Paint(style.New(colorprofile.ASCII, true, ""), textview.Frame{})
			for i := range rows {
				rows[i] = strings.TrimRight(ansi.Strip(rows[i]), " ")
			}
			if got := "\n" + strings.Join(rows, "\n"); got != tt.want {
				t.Errorf("got%s\nwant%s", got, tt.want)
			}
		})
	}
}

// TestTableOffsets asks where every byte of a table is on the screen, and what
// is there: padding moves nothing.
func TestTableOffsets(t *testing.T) {
	text, paragraphs := flood()
	for _, width := range []int{76, 50, 30, 12} {
		v := textview.New(text, paragraphs)
		v.Resize(width, 200)
		for at := range text {
			row, col, ok := v.Locate(at)
			if !ok {
				t.Fatalf("width %d: byte %d is not on the screen", width, at)
			}
			if text[at] == '\n' || text[at] == ' ' {
				continue
			}
			if back, ok := v.HitTest(row, col); !ok || back != at {
				t.Fatalf("width %d: byte %d (%q) is at %d,%d, where byte %d is", width, at, text[at:min(at+9, len(text))], row, col, back)
			}
		}
	}
}

func BenchmarkScrollTable(b *testing.B) {
	// Budget: 1 ms for a page in the middle of a table of 50,000 rows, whose
	// columns are found 500 rows at a time.
	parts := make([]part, 50_000)
	for i := range parts {
		parts[i] = part{model.TableRow, fmt.Sprintf("Town number %d · %d · in the north, by the sea · %d.%d", i, i*7, i%90, i%10)}
	}
	v := textview.New(set(parts...))
	v.Resize(76, 50)
	s := style.New(colorprofile.TrueColor, true, "dark")
	v.GoTo(len(v.Text())/2, textview.Center)
	for b.Loop() {
		if !v.Page(1) {
			v.Top()
		}
		v.Paint(s, textview.Frame{})
	}
}

// FuzzTable sets any two rows at any measure: no row of the screen is too wide,
// every byte can be found where it is shown, and nothing panics.
func FuzzTable(f *testing.F) {
	f.Add("Barrier · Cost", "Hartel · 98", 40)
	f.Add("· a · · ", "东斯 · · \u0301 · 👩‍🚀", 9)
	f.Add("·", " · ·", 1)
	f.Fuzz(func(t *testing.T, first, second string, width int) {
		width = 1 + (width&0x7fffffff)%90
		text, paragraphs := set(part{model.TableRow, first}, part{model.TableRow, second}, part{model.TableRow, first})
		v := textview.New(text, paragraphs)
		v.Resize(width, 40)
		for i, row := range v.Paint(style.New(colorprofile.TrueColor, true, "dark"), textview.Frame{Pad: true}) {
			if n := ansi.StringWidth(row); utf8.ValidString(text) && !strings.ContainsAny(text, "\t\r\n") && n != width+textview.Gutter {
				t.Fatalf("row %d is %d cells wide, want %d: %q", i, n, width+textview.Gutter, row)
			}
		}
		for at, r := range text {
			row, col, ok := v.Locate(at)
			if !ok || r <= ' ' || ansi.StringWidth(string(r)) == 0 {
				continue
			}
			if back, _ := v.HitTest(row, col); back > at {
				t.Fatalf("byte %d is shown where byte %d is", at, back)
			}
		}
	})
}
