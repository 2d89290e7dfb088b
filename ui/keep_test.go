package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/ingest/doc"
	"lectern/model/library"
	"lectern/model/store"
	"lectern/ui/uitest"
)

const debris = "---\ntitle: Flood defences\nurl: https://www.delta-review.example/2024/flood\n---\n" +
	"The Delta Programme spends more each year, Mark Harbers said on Monday, and will go on to do so.\n\n" +
	"Sign up for our newsletter\n\n" +
	"The fund has twenty-five billion until 2037, Mr Harbers said, and more is to come after that.\n\n" +
	"Share this article on Facebook Twitter WhatsApp\n\n" +
	"The works will be done by then, the programme's office in The Hague said on Tuesday.\n"

// startKeeping runs the program over an article with debris. again says that its
// source may be read again.
func startKeeping(t *testing.T, again bool, o uitest.Options) (s *uitest.Session, file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "keeps")
	keeps, err := store.LoadKeeps(file)
	if err != nil {
		t.Fatal(err)
	}
	lib := library.Open(t.Context(), library.Of(library.Source{Path: "a.md", Again: again, Read: func() (*model.Article, error) {
		for a, err := range ingest.Articles(t.Context(), doc.Source{Path: "a.md", Data: []byte(debris)}, ingest.Options{Keep: keeps.Kept}) {
			return a, err
		}
		return nil, errors.New("nothing to read")
	}}), names{})
	lib.WaitFirst(t.Context())
	return uitest.Start(t, New(lib, Options{Keeper: keeps}), o), file
}

func TestKeepAndGiveUp(t *testing.T) {
	s, file := startKeeping(t, true, uitest.Options{Width: 120, Height: 30})
	lacks(t, s, "newsletter")
	s.Type("gk") // shows which one it would be
	has(t, s, "▌ Sign up for our newsletter — newsletter box", "gk keeps this for delta-review.example; ]r [r: others.", "REMOVED")
	if _, err := os.Stat(file); err == nil {
		t.Error("the first gk already kept it")
	}
	s.Type("]r")
	has(t, s, "▌ Share this article on Facebook")
	s.Type("]r")
	has(t, s, "No removed piece below in this article.", "▌ Share this")
	s.Type("[rgk")
	has(t, s, "KEPT", "▌ Sign up for our newsletter", "Kept for delta-review.example, in ")
	lacks(t, s, "newsletter box")
	if got, err := os.ReadFile(file); err != nil || !strings.Contains(string(got), "delta-review.example\tsign up for our newsletter\n") {
		t.Errorf("the file holds %q, %v", got, err)
	}
	// The marks have followed.
	s.Press("esc", "tab")
	has(t, s, "ORGANIZATION")
	s.Press("esc", "\\")
	has(t, s, "Sign up for our newsletter")
	lacks(t, s, "Facebook")
	s.Type("gk")
	has(t, s, "KEPT", "gk gives this up for delta-review.example; ]r [r: others.")
	s.Type("gk")
	has(t, s, "▌ Sign up for our newsletter — newsletter box", "No longer kept for delta-review.example")
	if got, err := os.ReadFile(file); err != nil || strings.Contains(string(got), "newsletter") {
		t.Errorf("the file holds %q, %v", got, err)
	}
	s.Press("esc")
	lacks(t, s, "▌")
}

// What is above the place that is read may change its length: the place stays.
func TestKeepStaysInPlace(t *testing.T) {
	s, _ := startKeeping(t, true, uitest.Options{Width: 40, Height: 12})
	s.Type("G]r]r")
	has(t, s, "▌ Share this article", "will be done")
	s.Type("gk")
	has(t, s, "▌ Share this article", "will be done")
}

func TestKeepOfASourceThatIsGone(t *testing.T) {
	s, file := startKeeping(t, false, uitest.Options{Width: 200, Height: 30})
	s.Type("gkgk")
	has(t, s, "Kept for delta-review.example, in ", "; it shows when this is opened again.")
	if got, err := os.ReadFile(file); err != nil || !strings.Contains(string(got), "newsletter") {
		t.Errorf("the file holds %q, %v", got, err)
	}
}

func TestKeepThatCannotBeWritten(t *testing.T) {
	s, file := startKeeping(t, true, uitest.Options{Width: 200, Height: 30})
	if err := os.MkdirAll(filepath.Join(file, "in the way"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.Type("gkgk")
	has(t, s, "Kept for delta-review.example until you quit; it could not be written", "KEPT")
}

func TestNothingToKeep(t *testing.T) {
	s := startFile(t, "a.md", floodDefences, uitest.Options{}, Options{})
	s.Type("gk")
	has(t, s, "Nothing can be kept here.")
	s.Type("]r")
	has(t, s, "No removed piece below in this article.")
}

// TestGeometryOfPiecesAndLinks sweeps the screens of links and of what is kept.
func TestGeometryOfPiecesAndLinks(t *testing.T) {
	keeps, err := store.LoadKeeps("")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"links": floodDefences, "debris": debris, "nothing": "Ann."} {
		lib := library.Open(t.Context(), library.Of(library.Source{Path: "a.md", Read: func() (*model.Article, error) {
			return ingest.Read("a.md", []byte(text))
		}}), names{})
		lib.Begin()
		<-lib.Done()
		for _, keys := range []string{"", "]u", "]u\r", "o", "o&z", "gk", "gk\r", "gkgk"} {
			t.Run(name+" "+keys, func(t *testing.T) {
				m := New(lib, Options{Keeper: keeps})
				m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
				for _, k := range keys {
					if k == '\r' {
						m.Update(keyPress("enter"))
						continue
					}
					m.Update(keyPress(string(k)))
				}
				sweep(t, m)
			})
		}
	}
}

func TestMoveWalk(t *testing.T) {
	m := &Model{walk: &walk{text: "x", at: -1, hits: []library.Mention{{Article: 0}, {Article: 2}}}}
	if m.moveWalk(1); m.walk == nil {
		t.Error("a search elsewhere is dropped")
	}
	if m.moveWalk(2); m.walk != nil {
		t.Error("a search keeps places of a text that is no more")
	}
}
