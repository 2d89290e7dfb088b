package pdf

import (
	"context"
	"errors"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// read reads a file of testdata.
func read(t *testing.T, name string) *doc.Document {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Read(context.Background(), doc.Source{Path: name, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// lines writes blocks with their role or the reason why they are kept out:
// "# " headings, "* " items, "> " captions, "[reason] ".
func lines(d *doc.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		prefix := map[model.Role]string{model.Heading: "# ", model.ListItem: "* ", model.Caption: "> ", model.TableRow: "| "}[b.Role]
		if b.Reason != "" {
			prefix = "[" + b.Reason + "] "
		}
		out = append(out, prefix+b.Text)
	}
	return out
}

// TestFiles reads the files of testdata; its README says how they were made.
func TestFiles(t *testing.T) {
	for _, name := range []string{"columns", "newspaper", "report", "chinese", "hebrew", "arabic", "restricted"} {
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile("testdata/" + name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(strings.TrimSpace(string(want)), "\n"), lines(read(t, name+".pdf"))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAtOnce reads more files at a time than there are instances; some readers
// leave early.
func TestAtOnce(t *testing.T) {
	data, err := os.ReadFile("testdata/newspaper.pdf")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for k := range 3 * maxInstances {
		all.Go(func() {
			ctx, cancel := context.WithCancel(context.Background())
			if k%4 == 3 {
				cancel()
			}
			defer cancel()
			d, err := Read(ctx, doc.Source{Data: data})
			if k%4 == 3 {
				if !errors.Is(err, context.Canceled) {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil || d.Title == "" {
				t.Errorf("%v, %v", d, err)
			}
		})
	}
	all.Wait()
}

func TestMetadata(t *testing.T) {
	d := read(t, "newspaper.pdf")
	if d.Title != "Ferry service to Orrin ends after 90 years" || d.Author != "Mara Lindqvist" || d.Made.String() != "2024-02-17" || d.MadeOrigin != "the day the PDF was made" {
		t.Errorf("%q, %q, %v from %q", d.Title, d.Author, d.Made, d.MadeOrigin)
	}
	for _, f := range []model.Field{model.FieldTitle, model.FieldAuthor} {
		if d.Origins[f] != "PDF info" {
			t.Errorf("%s is from %q", f, d.Origins[f])
		}
	}
	for in, want := range map[string]string{
		"D:20240131120000+01'00'": "2024-01-31", "D:202401": "2024-01", "2024": "2024", "D:19040101": "", "": "", "Tuesday": "",
	} {
		if got := day(in); got != want {
			t.Errorf("day(%q) is %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]bool{
		"Annual report": true, "Microsoft Word - final.docx": false, "untitled": false, "thesis.dvi": false, "": false, "2021": false,
		"Document of the year: how a letter changed the law": true,
	} {
		if isTitle(in) != want {
			t.Errorf("isTitle(%q) is %v", in, !want)
		}
	}
}

func TestLinks(t *testing.T) {
	var got []string
	for _, name := range []string{"newspaper.pdf", "report.pdf"} {
		for _, b := range read(t, name).Blocks {
			for _, l := range b.Links {
				got = append(got, b.Text[l.Start:l.End]+" → "+l.URL)
			}
		}
	}
	want := []string{
		"courier.example/orrin → https://courier.example/orrin",
		"the revised series → https://stats.example/grain/2023",
		"grain@stats.example → mailto:grain@stats.example",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHyphens(t *testing.T) {
	v := vocabulary{"transformation": 2, "well-known": 1, "well": 1, "known": 3, "minister": 1, "post": 4, "office": 2, "north": 1, "south": 1}
	for in, want := range map[[2]string]string{
		{"transfor-", "mation,"}:                "transformation,",
		{"well-", "known"}:                      "well-known",
		{"unheard-", "ofness"}:                  "unheardofness",
		{"ex-", "minister"}:                     "ex-minister",
		{"ex-", "ample"}:                        "example",
		{"post-", "office"}:                     "post-office",
		{"Franco-", "German"}:                   "Franco-German",
		{"COVID-", "19"}:                        "COVID-19",
		{"Hafen\u2010", "stadt"}:                "Hafenstadt",
		{"post" + string(softHyphen), "office"}: "postoffice",
		{"(north-", "south)"}:                   "(north-south)",
	} {
		if got, ok := v.join(in[0], in[1]); !ok || got != want {
			t.Errorf("%q + %q is %q, want %q", in[0], in[1], got, want)
		}
	}
	for _, in := range [][2]string{{"–", "and"}, {"end.", "The"}, {"5 -", "x"}} {
		if got, ok := v.join(in[0], in[1]); ok {
			t.Errorf("%q + %q is %q", in[0], in[1], got)
		}
	}
}

func TestPageNumber(t *testing.T) {
	for in, want := range map[string]struct {
		n     int
		alone bool
	}{
		"12": {12, true}, "– 12 –": {12, true}, "Page 3 of 40": {3, true}, "xii": {12, true}, "Seite 7": {7, true},
		"18 Chapter one": {18, false}, "Results 19": {19, false}, "In 2019 nothing happened": {noNumber, false}, "": {noNumber, false},
	} {
		if n, alone := pageNumber(in); n != want.n || alone != want.alone {
			t.Errorf("pageNumber(%q) is %d, %v", in, n, alone)
		}
	}
}

func TestLineNumbers(t *testing.T) {
	var rows []row
	for k := range 17 {
		y := float64(12 * k)
		at := func(text string, x float64) word {
			return word{text: text, box: rect{x, y - 9, x + 5*float64(len(text)), y}, base: y, size: 10}
		}
		n := at(strconv.Itoa(k+1), 20)
		n.box.x1 = 30
		r := row{words: []word{n}, base: y, size: 10}
		if k != 5 {
			r.words = append(r.words, at("In", 60), at("May", 75))
		}
		rows = append(rows, r)
	}
	rest, numbers := lineNumbers(rows)
	if want := "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17"; numbers != want || len(rest) != 16 || len(rest[0].words) != 2 {
		t.Errorf("%q, %d rows", numbers, len(rest))
	}
}
