package ui

import (
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/annotate"
	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/library"
	"lectern/ui/uitest"
)

// openedFile is one real file of a format, as the reader shows it.
type openedFile struct {
	file string // below model/ingest
	// articles is how many it holds.
	articles int
	// shows is what is on the screen when it was opened.
	shows []string
}

var openedFiles = []openedFile{
	{"web/testdata/news.html", 1, []string{"Harbour at Lissau closed after storm", "• The ferry to the islands", "1962 │   7 m │ 3.1 million", "The Northern Courier", "web page", "JSON-LD"}},
	{"web/testdata/book.xhtml", 1, []string{"On tides", "some said <the moon> & were laughed at", "Edda Frost", "Dublin Core"}},
	{"web/testdata/single.html", 1, []string{"Brücke gesperrt", "sagte Baurätin Petra Olm", "blatt.example", "marks English alone"}},
	{"web/testdata/saved.mhtml", 1, []string{"Ice on the lake", "skates or not", "Hill Radio"}},
	{"web/testdata/koi8.html", 1, []string{"Маяк на острове снова горит"}},
	{"pdf/testdata/report.pdf", 1, []string{"Grain in transit", "in every", "single month, from 1,200 to 46,800 tonnes", "Office of Port Statistics", "PDF"}},
	{"pdf/testdata/columns.pdf", 1, []string{"The Harbour That Moved Inland", "sheep", "graze where merchantmen"}},
	{"book/testdata/harbours.epub", 4, []string{"Harbours of the North", "EPUB book", "1/4", "Ingrid Nilsen, Ola Berg"}},
	{"office/testdata/harbour.docx", 1, []string{"Storm closes the harbour of Vardø", "a) of stone, or", "Aurora │  112 m │ oil", "Word document"}},
	{"office/testdata/harbour.odt", 1, []string{"Storm closes the harbour of Vardø", "a) of stone, or", "OpenDocument text"}},
	{"mail/testdata/letter.eml", 1, []string{"The café on the quay", "closes on Friday after forty years", "letter"}},
	{"mail/testdata/newsletter.eml", 1, []string{"Fog, a ferry and a crane", "£2.4 million", "Ada Quay"}},
	{"mail/testdata/three.mbox", 2, []string{"The ferry was late again on Monday.", "mailbox", "1/2", "1 file was not read; L tells why"}},
	{"feed/testdata/harbour.rss", 2, []string{"Ferry late & nobody surprised", "feed", "1/2", "1 file was not read"}},
	{"feed/testdata/harbour.atom", 3, []string{"Ferry late again", "feed", "1/3"}},
	{"feed/testdata/harbour.json", 2, []string{"Ferry late again", "The Harbour News", "1/2"}},
	{"archive/testdata/harbour.zip", 3, []string{"The ferry to Skarholm", "Monday   │        140 │ 2 hours", "1/3"}},
	{"archive/testdata/notice.txt.gz", 1, []string{"Notice to passengers", "plain text"}},
	{"archive/testdata/harbour.warc.gz", 2, []string{"The ferry to Skarholm", "courier.example", "1/2"}},
}

// libraryOf opens a file as the program does.
func libraryOf(t *testing.T, path string) *library.Library {
	t.Helper()
	var sources []library.Source
	for f, err := range ingest.Walk(t.Context(), path) {
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, library.Source{Path: f.Path, Each: func(ctx context.Context) iter.Seq2[*model.Article, error] {
			return func(yield func(*model.Article, error) bool) {
				for a, err := range f.Articles(ctx, ingest.Options{}) {
					var skip *ingest.Skip
					if errors.As(err, &skip) {
						err = library.Skip{Path: skip.Path, Reason: skip.Reason}
					}
					if !yield(a, err) {
						return
					}
				}
			}
		}})
	}
	lib := library.Open(t.Context(), library.Of(sources...), annotate.New())
	lib.WaitFirst(t.Context())
	return lib
}

// Every format opens end to end: a real file, read, marked and on the screen.
// With -pictures the screens are drawn.
func TestFormatsOnTheScreen(t *testing.T) {
	for _, f := range openedFiles {
		name := strings.ReplaceAll(filepath.Base(f.file), ".", "-")
		t.Run(name, func(t *testing.T) {
			lib := libraryOf(t, filepath.Join("..", "model", "ingest", filepath.FromSlash(f.file)))
			s := uitest.Start(t, New(lib, Options{}), uitest.Options{Width: 120, Height: 32})
			if n := len(lib.View().Articles); n != f.articles {
				t.Errorf("%d articles, want %d: %v", n, f.articles, lib.View().Skips)
			}
			has(t, s, f.shows...)
			if *pictures == "" {
				return
			}
			svg := s.Screen().SVG("Opened: "+filepath.Base(f.file), false)
			if err := os.WriteFile(filepath.Join(*pictures, "format-"+name+".svg"), []byte(svg), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}
