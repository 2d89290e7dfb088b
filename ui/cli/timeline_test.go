package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"

	"lectern/model"
)

// calendar is an annotator for tests: capitals, and dates: "2015" and
// "2016-03-24" stand for themselves, "Friday" stays open.
type calendar struct{ capitals }

func (calendar) Annotate(a *model.Article) *model.Annotated {
	d := capitals{}.Annotate(a)
	d.Sentences = nil
	for _, at := range regexp.MustCompile(`[^.]+\.`).FindAllStringIndex(a.Text, -1) {
		d.Sentences = append(d.Sentences, model.Span{Start: at[0] + strings.Count(a.Text[at[0]:at[0]+1], " "), End: at[1]})
	}
	kept := d.Annotations[:0]
	for _, m := range d.Annotations {
		if m.In(a.Text) != "Friday" {
			kept = append(kept, m)
		}
	}
	d.Annotations = kept
	for _, at := range regexp.MustCompile(`\d{4}(-\d\d-\d\d)?|Friday`).FindAllStringIndex(a.Text, -1) {
		m := model.Annotation{Span: model.Span{Start: at[0], End: at[1]}, Kind: model.Date, Time: &model.Time{}}
		if m.In(a.Text) == "Friday" {
			m.Why = "the article gives no date"
		} else {
			m.Time.Value = m.In(a.Text)
		}
		d.Annotations = append(d.Annotations, m)
	}
	byStart(d.Annotations)
	return d
}

func byStart(all []model.Annotation) {
	for i := range all {
		for j := i; j > 0 && all[j].Start < all[j-1].Start; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
}

// runCommand runs one command on files.
func runCommand(t *testing.T, files map[string]string, command func(Program) *cobra.Command, args ...string) (string, error) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	cmd := command(Program{Annotator: calendar{}, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out})
	cmd.SetArgs(args)
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	cmd.SilenceUsage, cmd.SilenceErrors = true, true
	err := cmd.ExecuteContext(context.Background())
	return out.String(), err
}

var dated2 = map[string]string{
	"a.txt": "the bridge fell on 2016-03-24 near Ulm. on Friday it was Ann who said so.",
	"b.txt": "it was built in 2015 by Bob. über Ulm it hung in 2016-03-24 fog.",
}

func timelineOf(t *testing.T, args ...string) (string, error) {
	return runCommand(t, dated2, func(p Program) *cobra.Command { return p.timelineCommand(&input{}) }, args...)
}

func TestTimelineTable(t *testing.T) {
	out, err := timelineOf(t, "a.txt", "b.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := `2015        b.txt  undated  it was built in [2015] by Bob.
2016-03-24  a.txt  undated  the bridge fell on [2016-03-24] near Ulm.
2016-03-24  b.txt  undated  über Ulm it hung in [2016-03-24] fog.

not resolved: 1
  a.txt  undated  the article gives no date  on [Friday] it was Ann who said so.
`
	if diff := cmp.Diff(want, out); diff != "" {
		t.Error(diff)
	}
}

func TestTimelineJSON(t *testing.T) {
	out, err := timelineOf(t, "--json", "--about", "ulm", "a.txt", "b.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got []event
	for line := range strings.Lines(out) {
		var e event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		got = append(got, e)
	}
	want := []event{
		{Path: "a.txt", Source: "a.txt", Start: 19, End: 29, Text: "2016-03-24", Timex: "2016-03-24", Precision: "day", From: "2016-03-24", To: "2016-03-24",
			Entities: []string{"Ulm"}, Sentence: "the bridge fell on 2016-03-24 near Ulm."},
		{Path: "b.txt", Source: "b.txt", Start: 49, End: 59, Text: "2016-03-24", Timex: "2016-03-24", Precision: "day", From: "2016-03-24", To: "2016-03-24",
			Entities: []string{"Ulm"}, Sentence: "über Ulm it hung in 2016-03-24 fog."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTimelineCSV(t *testing.T) {
	out, err := timelineOf(t, "--csv", "a.txt", "b.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got := strings.Join(rows[1][:5], "|"); got != "2015-01-01|2015-12-31|2015|year|2015" {
		t.Error(got)
	}
	if got := rows[4][5]; got != "the article gives no date" {
		t.Error(got)
	}
}

func TestTimelineMistakes(t *testing.T) {
	for want, args := range map[string][]string{
		"give one of them":       {"--json", "--csv", "a.txt"},
		"goes by the name “Zoe”": {"--about", "Zoe", "a.txt"},
		"none.txt":               {"none.txt"},
	} {
		if _, err := timelineOf(t, args...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", args, err, want)
		}
	}
}
