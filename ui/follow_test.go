package ui

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/library"
	"lectern/ui/uitest"
)

const floodDefences = "---\ntitle: Flood defences\nsource: The Delta Review\nurl: https://www.delta-review.example/2024/flood\n---\n" +
	"The [Delta Programme](https://www.deltaprogramma.example/en?x=1) spends more each year, Mark Harbers " +
	"[told reporters](https://news.example/it's) on Monday. Write to [us](mailto:desk@delta.example).\n\n" +
	"| Barrier | Cost |\n|---|---|\n| [Hartelkering](https://hartel.example) | 98 |\n| Maeslantkering | 450 |\n"

// names marks one name, so that there are marks and links side by side.
type names struct{}

func (names) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a}
	if at := strings.Index(a.Text, "Delta Programme"); at >= 0 {
		d.Entities = []model.Entity{{ID: 1, Kind: model.Organization, Name: "Delta Programme"}}
		d.Annotations = []model.Annotation{{Span: model.Span{Start: at, End: at + 15}, Kind: model.Organization, Form: model.Named, Entity: 1}}
	}
	return d
}

func (names) Resolve(docs []*model.Annotated) *model.Resolution {
	r := &model.Resolution{}
	for _, d := range docs {
		r.Of = append(r.Of, make([]model.EntityID, len(d.Entities)))
	}
	return r
}

// startFile runs the program over one file of the text.
func startFile(t *testing.T, path, text string, o uitest.Options, opts Options) *uitest.Session {
	t.Helper()
	lib := library.Open(t.Context(), library.Of(library.Source{Path: path, Read: func() (*model.Article, error) {
		return ingest.Read(path, []byte(text))
	}}), names{})
	lib.WaitFirst(t.Context())
	return uitest.Start(t, New(lib, opts), o)
}

// fakeBrowser makes $BROWSER a program that notes what it is given.
func fakeBrowser(t *testing.T, script string) (note string) {
	t.Helper()
	dir := t.TempDir()
	note = filepath.Join(dir, "note")
	path := filepath.Join(dir, "browser")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+strings.ReplaceAll(script, "NOTE", note)+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("BROWSER", path)
	return note
}

func TestLinksAreListedAndOpened(t *testing.T) {
	note := fakeBrowser(t, `printf '%s|' "$@" >NOTE; echo noise; echo noise >&2`)
	s := startFile(t, "a.md", floodDefences, uitest.Options{Width: 90, Height: 24}, Options{})
	s.Type("o")
	has(t, s, "Links", "4 links in the text, 4 of them on the screen", "this article", "www.delta-review.example/2024/flood",
		"told reporters", "news.example/it's", "desk@delta.example", "Hartelkering")
	s.Press("j", "enter")
	has(t, s, "Opened news.example.")
	got, err := os.ReadFile(note)
	if err != nil || string(got) != "https://news.example/it's|" {
		t.Errorf("the browser was given %q, %v", got, err)
	}
	if s.Screen().Contains("noise") {
		t.Error("what the browser says is on the screen")
	}
	s.Press("y")
	has(t, s, "Copied the address of news.example.")
	if want := base64.StdEncoding.EncodeToString([]byte("https://news.example/it's")); !strings.Contains(string(s.Output()), want) {
		t.Error("y did not copy the address")
	}
	s.Press("c")
	has(t, s, `Copied: lectern --fetch 'https://news.example/it'\''s'`)
	s.Press("j", "c")
	has(t, s, "A mailbox cannot be fetched; y copies it.")
	s.Press("k", ".")
	has(t, s, "▌ The Delta", "]u next link")
	s.Press("ctrl+o")
	has(t, s, "4 links in the text")
	s.Type("&hartel")
	s.Press("enter")
	lacks(t, s, "told reporters")
}

func TestAFailingBrowserIsToldOf(t *testing.T) {
	fakeBrowser(t, "exit 3")
	s := startFile(t, "a.md", floodDefences, uitest.Options{Width: 90, Height: 24}, Options{})
	s.Type("o")
	s.Press("enter")
	has(t, s, "www.deltaprogramma.example was not opened: exit status 3. y copies the address.")
}

func TestWithoutABrowser(t *testing.T) {
	for _, name := range []string{"BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"} {
		t.Setenv(name, "")
	}
	s := startFile(t, "a.md", floodDefences, uitest.Options{Width: 60, Height: 16}, Options{})
	s.Type("o")
	s.Press("enter")
	has(t, s, "No browser here: y copies the address, or set $BROWSER.")
}

func TestStepOverLinks(t *testing.T) {
	s := startFile(t, "a.md", floodDefences, uitest.Options{Width: 120, Height: 36}, Options{})
	s.Type("]u")
	has(t, s, "LINK", "www.deltaprogramma.example")
	s.Type("]u")
	has(t, s, "news.example")
	s.Press("tab") // on from the link: there is no mark behind it
	has(t, s, "No mark below in this article.")
	s.Type("[u")
	s.Press("tab")
	has(t, s, "ORGANIZATION")
	s.Type("]u") // the mark is a link as well
	has(t, s, "LINK", "www.deltaprogramma.example")
	s.Type("4]u")
	has(t, s, "No link below in this article.", "hartel.example")
	s.Press("enter")
	has(t, s, "4 links in the text")
	row, _, _ := s.Screen().Find("Hartelkering")
	if !strings.HasPrefix(s.Screen().Row(row), "▌") {
		t.Errorf("the focused link is not the chosen one:\n%s", s.Screen().Text())
	}
	s.Press("esc", "esc")
	has(t, s, "ARTICLE")
}

// The card tells the format, the address, and where each field came from.
func TestCardTellsOrigins(t *testing.T) {
	s := startFile(t, "a.md", floodDefences, uitest.Options{Width: 120, Height: 36}, Options{})
	has(t, s, "address  www.delta-review.example", "format   Markdown", "from front matter (g?)")
	row, col, _ := s.Screen().Find("www.delta-review.example")
	if got := uitest.Link(s.Screen().Cells[row][col]); got != "https://www.delta-review.example/2024/flood" {
		t.Errorf("the address leads to %q", got)
	}
	s.Type("g?")
	has(t, s, "WHERE THIS COMES FROM", "title    from front matter", "address  from front matter")
}

// The terminal is given each link with its address, and nothing past its end.
func TestLinksOnTheTerminal(t *testing.T) {
	for _, o := range []uitest.Options{{Width: 90, Height: 24}, {Width: 34, Height: 16}, {Width: 90, Height: 24, Env: []string{"NO_COLOR=1"}}} {
		s := startFile(t, "a.md", floodDefences, o, Options{})
		got := make(map[string]string)
		for _, row := range s.Screen().Cells {
			for _, c := range row {
				if url := uitest.Link(c); url != "" {
					got[url] += c.Content
				}
			}
		}
		for url, text := range map[string]string{
			"https://www.deltaprogramma.example/en?x=1": "DeltaProgramme", "https://news.example/it's": "toldreporters",
			"mailto:desk@delta.example": "us", "https://hartel.example": "Hartelkering",
		} {
			if cells := strings.ReplaceAll(got[url], " ", ""); cells != text {
				t.Errorf("%dx%d: the cells of %s are %q, want %q", o.Width, o.Height, url, cells, text)
			}
		}
		if len(got) != 4 {
			t.Errorf("%d addresses on the screen: %v", len(got), got)
		}
	}
}
