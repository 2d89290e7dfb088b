package ui

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"lectern/annotate"
	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/library"
	"lectern/seeds"
	"lectern/ui/uitest"
)

var pictures = flag.String("pictures", "", "folder to write the pictures of the documentation to")

// picture is a screen that the documentation shows: the keys that lead to it
// from the first article of the seeds, "]o" and the like typed, others pressed.
type picture struct {
	name, title   string
	light         bool
	width, height int
	keys          []string
}

var documented = []picture{
	{"reader", "The reader: an article with its marks, and the card of the pivot", false, 120, 36, []string{"J", "J", "/the syrian observatory", "enter", "]o", "*"}},
	{"reader-light", "The reader on a light terminal", true, 120, 36, []string{"J", "J", "/the syrian observatory", "enter", "]o", "*"}},
	{"concordance", "Every mention of one organization in context", false, 120, 30, []string{"J", "J", "/the syrian observatory", "enter", "]o", "gr"}},
	{"articles", "The list of articles", false, 120, 16, []string{"L"}},
	{"figures", "Figures, those of one happening together", false, 120, 36, []string{"F"}},
	{"quotes", "Who said what", false, 120, 36, []string{"Q"}},
	{"entities", "Who and what is named, and where", false, 120, 36, []string{"E"}},
	{"timeline", "What happened when", false, 120, 36, []string{"T"}},
	{"atlas", "Where it is", false, 120, 36, []string{"A"}},
	{"related", "What the other articles say of one sentence", false, 120, 32, []string{"J", "J", "/49", "enter", "="}},
}

// TestPictures draws the documentation's screens with the real annotator. With
// -pictures it writes them as SVG; without, it checks that each can be reached.
func TestPictures(t *testing.T) {
	for _, p := range documented {
		t.Run(p.name, func(t *testing.T) {
			s := uitest.Start(t, New(seedLibrary(t), Options{}), uitest.Options{Width: p.width, Height: p.height, Light: p.light})
			for _, k := range p.keys {
				if len(k) > 1 && (k[0] == '/' || k[0] == ']' || k[0] == '[' || k[0] == 'g') {
					s.Type(k)
				} else {
					s.Press(k)
				}
			}
			has(t, s, "lectern")
			if *pictures == "" {
				return
			}
			svg := s.Screen().SVG(p.title, p.light)
			if err := os.WriteFile(filepath.Join(*pictures, p.name+".svg"), []byte(svg), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// seedLibrary is the seeds as the program opens them.
func seedLibrary(t *testing.T) *library.Library {
	t.Helper()
	pipeline := annotate.New()
	var sources []library.Source
	for f, err := range ingest.WalkFS(t.Context(), seeds.FS, ".") {
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, library.Source{Path: f.Path, Read: func() (*model.Article, error) { return f.Read() }})
	}
	lib := library.Open(t.Context(), library.Of(sources...), pipeline)
	lib.WaitFirst(t.Context())
	return lib
}
