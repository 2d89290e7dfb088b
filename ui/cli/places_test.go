package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"lectern/model"
)

// towns is an annotator for tests: every capitalised word is a place, of which
// Palmyra and Homs have positions; each line is a sentence.
type towns struct{}

func (towns) Annotate(a *model.Article) *model.Annotated {
	d := capitals{}.Annotate(a)
	for i := range d.Annotations {
		d.Annotations[i].Kind = model.Place
	}
	for i := range d.Entities {
		d.Entities[i].Kind = model.Place
	}
	d.Sentences = nil
	at := 0
	for line := range strings.SplitAfterSeq(a.Text, "\n") {
		d.Sentences = append(d.Sentences, model.Span{Start: at, End: at + len(line)})
		at += len(line)
	}
	return d
}

func (towns) Resolve(docs []*model.Annotated) *model.Resolution {
	r := capitals{}.Resolve(docs)
	for i := range r.Entities {
		e := &r.Entities[i]
		switch e.Name {
		case "Palmyra":
			e.Located, e.Latitude, e.Longitude, e.Country = true, 34.56, 38.28, "SY"
		case "Homs":
			e.Located, e.Latitude, e.Longitude, e.Country = true, 34.71, 36.79, "SY"
		}
	}
	return r
}

func runPlaces(t *testing.T, args ...string) (stdout string, err error) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"a.txt": "they left Palmyra for Homs .\n\nthey came to Zzyzx .",
		"b.txt": "they saw Palmyra .",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	p := Program{Annotator: towns{}, Stdout: &out, Stderr: &errs}
	cmd := p.placesCommand(&input{})
	cmd.SetArgs(append(args, "a.txt", "b.txt"))
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.ExecuteContext(t.Context())
	return out.String(), err
}

func TestPlacesTable(t *testing.T) {
	out, err := runPlaces(t)
	want := []string{
		"2  2 of 2  Palmyra  Syria   34.56    38.28  a.txt, b.txt",
		"1  1 of 2  Homs     Syria   34.71    36.79  a.txt",
		"1  1 of 2  Zzyzx                –        –  “Zzyzx” is in none of the lists of places.",
	}
	if got := strings.Split(strings.TrimSpace(out), "\n"); err != nil || len(got) != len(want) {
		t.Fatalf("%v\n%s", err, out)
	} else {
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("row %d is %q, want %q", i, got[i], want[i])
			}
		}
	}
	if out, err := runPlaces(t, "--about", "Homs"); err != nil || !strings.Contains(out, "1  1 of 2  Palmyra") || strings.Contains(out, "Zzyzx") {
		t.Errorf("about Homs: %v\n%s", err, out)
	}
}

func TestPlacesForms(t *testing.T) {
	out, err := runPlaces(t, "--json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if err != nil || len(lines) != 3 {
		t.Fatalf("%v: %s", err, out)
	}
	var first, last place
	if json.Unmarshal([]byte(lines[0]), &first) != nil || json.Unmarshal([]byte(lines[2]), &last) != nil {
		t.Fatalf("no JSON: %s", out)
	}
	if first.Name != "Palmyra" || first.CountryName != "Syria" || first.Latitude == nil || *first.Latitude != 34.56 || first.Mentions != 2 || len(first.Sources) != 2 {
		t.Errorf("the first is %+v", first)
	}
	if last.Latitude != nil || last.Why == "" {
		t.Errorf("the last is %+v", last)
	}

	out, err = runPlaces(t, "--csv")
	rows, errCSV := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || errCSV != nil || len(rows) != 4 || rows[1][1] != "Palmyra" || rows[1][4] != "34.56" || rows[3][4] != "" {
		t.Errorf("%v %v: %q", err, errCSV, rows)
	}

	out, err = runPlaces(t, "--geojson")
	var collection struct {
		Type     string
		Features []struct {
			Type       string
			Geometry   *geometry
			Properties map[string]any
		}
	}
	if errJSON := json.Unmarshal([]byte(out), &collection); err != nil || errJSON != nil || collection.Type != "FeatureCollection" || len(collection.Features) != 3 {
		t.Fatalf("%v %v: %s", err, errJSON, out)
	}
	if g := collection.Features[0].Geometry; g == nil || g.Type != "Point" || g.Coordinates != [2]float64{38.28, 34.56} {
		t.Errorf("longitude comes first: %+v", g)
	}
	if collection.Features[2].Geometry != nil {
		t.Error("a place without a position has a geometry")
	}
	if _, err := runPlaces(t, "--json", "--csv"); err == nil {
		t.Error("two forms at once are no error")
	}
}
