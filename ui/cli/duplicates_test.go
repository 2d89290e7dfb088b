package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// flood is a report of some length; others are made of it.
const flood = `the river rose by two metres in the night and carried off the market of Senna, the mayor said on Monday, while boats took 300 people
from the roofs of the lower town to a school on the hill. nobody was killed, he said, though a ferryman was missing and the bridge was gone.
engineers were to look at the dam at noon. the last flood of this height was in 1954, and old people had marked it on the church.`

func TestDuplicates(t *testing.T) {
	files := map[string]string{
		"a.txt": flood,
		"b.txt": strings.Replace(flood, "300", "500", 1),
		"c.txt": "the council met about the fish market, and nobody came.",
		"d.txt": flood,
	}
	out, _, code := run(t, files, "", "duplicates", "a.txt", "b.txt", "c.txt", "d.txt")
	want := `the river rose by two metres in the night and carried off the market of Senna, the mayor said on Monday, while boats took 300 people
           to read                         a.txt  undated  a.txt
   99 %    1 other figure b.txt  undated  b.txt
  100 %    same text                       d.txt  undated  d.txt

4 articles, 2 stories, 1 of them in several variants.
`
	fields := func(s string) []string { return strings.Fields(s) }
	if diff := cmp.Diff(fields(want), fields(out)); diff != "" || code != 0 {
		t.Errorf("exit %d: %s\n%s", code, diff, out)
	}
	out, _, _ = run(t, files, "", "duplicates", "--json", "a.txt", "b.txt", "c.txt", "d.txt")
	var s story
	if err := json.Unmarshal([]byte(out), &s); err != nil || strings.Count(out, "\n") != 1 {
		t.Fatalf("%v: %s", err, out)
	}
	if s.Lead.Path != "a.txt" || len(s.Variants) != 2 || s.Variants[0].Figures != 1 || s.Variants[0].Same || s.Variants[1].Shared != 1 || !s.Variants[1].Same {
		t.Errorf("%+v", s)
	}
	out, _, _ = run(t, files, "", "duplicates", "a.txt", "c.txt")
	if out != "2 articles, 2 stories.\n" {
		t.Errorf("no duplicates: %q", out)
	}
	if _, errs, code := run(t, files, "", "duplicates", "none.txt"); code == 0 || errs == "" {
		t.Error("a file that is not there is no error")
	}
}
