package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/model"
)

// A place that the reader moved is where it was put, in the next run too, and
// only where it would be put wrong again.
func TestPlaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lectern", "places")
	p, err := LoadPlaces(path)
	if err != nil {
		t.Fatal(err)
	}
	wrong := model.Entity{Kind: model.Place, Name: "Palmyra", Country: "US", Located: true, Latitude: 43, Longitude: -77}
	if err := p.Set(&wrong, 34.5, 38.25, "SY"); err != nil {
		t.Fatal(err)
	}
	again, err := LoadPlaces(path)
	if err != nil {
		t.Fatal(err)
	}
	r := &model.Resolution{Entities: []model.Entity{wrong, {Kind: model.Place, Name: "Palmyra", Country: "FR"}, {Kind: model.Person, Name: "Palmyra", Country: "US"}}}
	again.Apply(r)
	if e := r.Entities[0]; e.Country != "SY" || e.Latitude != 34.5 || e.Longitude != 38.25 {
		t.Errorf("the place is at %+v", e)
	}
	if r.Entities[1].Located || r.Entities[2].Located {
		t.Error("another thing of that name was moved")
	}
	// Moved once more: the first decision is replaced, not added to.
	if err := again.Set(&r.Entities[0], 1, 2, "XX"); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil || strings.Count(string(data), "Palmyra") != 1 || !strings.Contains(string(data), "Palmyra\tUS\t1\t2\tXX\n") {
		t.Errorf("%v: %q", err, data)
	}
}

func TestBadPlaces(t *testing.T) {
	for _, line := range []string{"Palmyra", "a\tb\tnorth\t1\tc", "a\tb\t91\t1\tc", "a\tb\t1\t181\tc"} {
		path := filepath.Join(t.TempDir(), "places")
		if err := os.WriteFile(path, []byte("# a remark\n"+line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadPlaces(path); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: %v", line, err)
		}
	}
	p, err := LoadPlaces("")
	if err != nil || p.Set(&model.Entity{Name: "x"}, 1, 2, "y") == nil {
		t.Error("where there is no folder, keeping a place does not fail")
	}
}
