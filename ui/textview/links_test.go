package textview_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/ui/style"
	"lectern/ui/textview"
	"lectern/ui/uitest"
)

// linkCells are the runs of cells that a terminal would open, as "text -> URL".
func linkCells(rows []string, width int) []string {
	var out []string
	s := uitest.Draw(strings.Join(rows, "\n"), width, len(rows))
	for _, row := range s.Cells {
		last := ""
		for _, c := range row {
			url := c.Link.URL
			switch {
			case url == "":
			case url == last:
				text, _, _ := strings.Cut(out[len(out)-1], " -> ")
				out[len(out)-1] = text + c.Content + " -> " + url
			default:
				out = append(out, c.Content+" -> "+url)
			}
			last = url
		}
	}
	return out
}

// TestLinks paints links beside each other, over marks, over the end of a row
// and in a table, and asks which cells lead where: all of their own and no more.
func TestLinks(t *testing.T) {
	text, paragraphs := set(
		part{model.Body, "The Delta Programme told reporters on Monday that more was to come."},
		part{model.Body, "One two three."},
		part{model.TableRow, "Delft · 1,200"}, part{model.TableRow, "Katwijk · 7"},
	)
	link := func(stretch, url string) model.Link { return model.Link{Span: find(text, stretch), URL: url} }
	f := textview.Frame{
		Links: []model.Link{
			link("Delta Programme told", "https://a.example/?q=1;2"), link(" reporters on Monday", "http://b.example"),
			link("two", "javascript:alert(1)"), link("three", "mailto:a@c.example"), link("1,200", "https://d.example"), link("Katwijk", "https://e.example/\x1b]8;;\x07"),
		},
		Marks:    []*textview.Index{textview.NewIndex([]textview.Mark{{Span: find(text, "Delta Programme"), Role: style.Organization}})},
		Overlays: []textview.Mark{{Span: find(text, "Programme told re"), Role: style.Hit}},
		Margin:   2, Pad: true,
	}
	for _, theme := range []string{"dark", "light", "16", "none"} {
		v := textview.New(text, paragraphs)
		v.Resize(24, 12)
		rows := v.Paint(style.New(colorprofile.TrueColor, true, theme), f)
		want := []string{
			"Delta Programme told -> https://a.example/?q=1;2", "reporters on Monday -> http://b.example",
			"three -> mailto:a@c.example", "1,200 -> https://d.example",
		}
		if diff := cmp.Diff(want, linkCells(rows, 60)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", theme, diff)
		}
		for i, row := range rows {
			if got, want := ansi.StringWidth(row), 2+textview.Gutter+24; got != want {
				t.Errorf("%s: row %d is %d cells wide, want %d", theme, i, got, want)
			}
			if opened, closed := strings.Count(row, "\x1b]8;;http")+strings.Count(row, "\x1b]8;;mailto"), strings.Count(row, ansi.ResetHyperlink()); opened != closed {
				t.Errorf("%s: row %d opens %d links and closes %d", theme, i, opened, closed)
			}
			if strings.Contains(row, "javascript") || strings.Contains(row, "e.example") {
				t.Errorf("%s: row %d holds an address that must not be there: %q", theme, i, row)
			}
		}
	}
}

// A link that goes over the end of a row is one on each, and none between them.
func TestLinksWrap(t *testing.T) {
	text := "The Delta Programme told us."
	v := textview.New(text, nil)
	v.Resize(11, 6)
	rows := v.Paint(style.New(colorprofile.TrueColor, true, "dark"), textview.Frame{
		Links: []model.Link{{Span: find(text, "Delta Programme told"), URL: "https://a.example"}},
	})
	want := []string{"Delta -> https://a.example", "Programme -> https://a.example", "told -> https://a.example"}
	if diff := cmp.Diff(want, linkCells(rows, 20)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestLinksLook asks that links can be told in every theme, and from every kind
// of mark.
func TestLinksLook(t *testing.T) {
	for _, name := range []string{"dark", "light", "16", "none"} {
		s := style.New(colorprofile.TrueColor, true, name)
		look := s.Seq(style.SetOf(style.Link))
		sign, _ := s.Sign(style.Link)
		if look == "" && sign == "" {
			t.Errorf("%s: a link cannot be told from text", name)
		}
		for _, kind := range []model.Kind{model.Person, model.Organization, model.Place, model.Group, model.Date, model.Money} {
			if look != "" && look == s.Seq(style.SetOf(style.Of(kind))) {
				t.Errorf("%s: a link looks like a %s", name, kind)
			}
		}
	}
}

// The text of an article never becomes a link by itself.
func TestTextMakesNoLinks(t *testing.T) {
	hostile := "See \x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\ and https://plain.example or \u009d8;;https://c1.example\u009cx."
	v := textview.New(hostile, nil)
	v.Resize(60, 6)
	rows := v.Paint(style.New(colorprofile.TrueColor, true, "dark"), textview.Frame{})
	if got := linkCells(rows, 80); len(got) > 0 {
		t.Errorf("links made of text: %q", got)
	}
	if strings.Contains(strings.Join(rows, ""), "\x1b]") {
		t.Errorf("an escape sequence came through: %q", rows)
	}
}

func BenchmarkPaintLinks(b *testing.B) {
	// Budget: 0.3 ms for a screen on which every third word is a link.
	words := strings.Repeat("several words stand here ", 4000)
	var links []model.Link
	for at := 0; at+7 < len(words); at += 25 {
		links = append(links, model.Link{Span: model.Span{Start: at, End: at + 7}, URL: fmt.Sprintf("https://example.org/%d", at)})
	}
	v := textview.New(words, nil)
	v.Resize(76, 50)
	s := style.New(colorprofile.TrueColor, true, "dark")
	for b.Loop() {
		v.Scroll(1)
		v.Paint(s, textview.Frame{Links: links})
	}
}
