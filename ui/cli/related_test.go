package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

var bridges = map[string]string{
	"a.txt": "über the river the old bridge of Ulm collapsed when Ann crossed it. nobody in the whole of the valley spoke of the harvest that day.",
	"b.txt": "it rained in the hills. the collapsed bridge of Ulm had been crossed by Ann and her dog.",
	"c.txt": "nothing of the sort was told in the village.",
}

func relatedTo(t *testing.T, args ...string) (string, error) {
	return runCommand(t, bridges, func(p Program) *cobra.Command { return p.relatedCommand(&input{}) }, args...)
}

func TestRelatedText(t *testing.T) {
	out, err := relatedTo(t, "bridge OF  ulm collapsed", "a.txt", "b.txt", "c.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := `a.txt · undated
  über the river the old bridge of Ulm collapsed when Ann crossed it.

1 of 1 · b.txt · undated
  the collapsed bridge of Ulm had been crossed by Ann and her dog.
  shares   Ulm, Ann, bridge, collapsed, crossed
`
	if diff := cmp.Diff(want, out); diff != "" {
		t.Error(diff)
	}
	out, err = relatedTo(t, "harvest", "a.txt", "b.txt", "c.txt")
	if err != nil || !strings.Contains(out, "No other article speaks of this.") {
		t.Errorf("%q, %v", out, err)
	}
}

// The words and the place name the same passage.
func TestRelatedJSONByPlace(t *testing.T) {
	byWords, err := relatedTo(t, "--json", "dog crossed Ulm", "a.txt", "b.txt", "c.txt")
	if err != nil {
		t.Fatal(err)
	}
	var r relatedPassage
	if err := json.Unmarshal([]byte(byWords), &r); err != nil {
		t.Fatalf("%v in %q", err, byWords)
	}
	if r.Path != "a.txt" || r.To.Path != "b.txt" || r.Score <= 0 {
		t.Errorf("%+v", r)
	}
	if got := string([]rune(bridges["a.txt"])[r.Start:r.End]); got != r.Text {
		t.Errorf("code points %d to %d are %q", r.Start, r.End, got)
	}
	byPlace, err := relatedTo(t, "--json", "--at", fmt.Sprint("b.txt:", r.To.Start+3), "a.txt", "b.txt", "c.txt")
	if err != nil || byPlace != byWords {
		t.Errorf("%v: %s", err, cmp.Diff(byWords, byPlace))
	}
}

func TestRelatedCSV(t *testing.T) {
	out, err := relatedTo(t, "--csv", "bridge of Ulm collapsed", "a.txt", "b.txt", "c.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][3] != "b.txt" {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestRelatedMistakes(t *testing.T) {
	for want, args := range map[string][]string{
		"say which passage":             {},
		"give one of them":              {"--json", "--csv", "bridge", "a.txt"},
		"holds the words “zebra stripe": {"zebra stripe", "a.txt"},
		"is no place":                   {"--at", "a.txt", "a.txt"},
		"is not among the articles":     {"--at", "b.txt:3", "a.txt"},
		"there is no sentence":          {"--at", "a.txt:4000", "a.txt"},
		"none.txt":                      {"words", "none.txt"},
	} {
		if _, err := relatedTo(t, args...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", args, err, want)
		}
	}
}
