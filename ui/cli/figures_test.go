package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"lectern/annotate"
	"lectern/seeds"
)

// figures runs the command over the seeds with the annotator.
func figures(t *testing.T, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var out, errs bytes.Buffer
	p := Program{Annotator: annotate.New(), Seeds: seeds.FS, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs}
	cmd := p.figuresCommand(&input{})
	cmd.SetArgs(args)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.ExecuteContext(context.Background())
	return out.String(), errs.String(), err
}

func TestFiguresTable(t *testing.T) {
	out, _, err := figures(t, "--about", "Palmyra")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(out, "\n")
	for i, want := range []string{"= troops killed · Palmyra · Friday · 2 sources", "  both tell of troops killed; at Palmyra"} {
		if !strings.HasPrefix(rows[i], want) {
			t.Errorf("row %d is %q, want %q", i, rows[i], want)
		}
	}
	for i, want := range [][]string{{"=", "as many as 50", "troops killed", "Irish Independent"}, {"=", "49", "Syrian troops killed", "Syrian Observatory for Human Rights", "Palmyra", "Friday"}} {
		for _, w := range want {
			if !strings.Contains(rows[2+i], w) {
				t.Errorf("row %d is %q, lacks %q", 2+i, rows[2+i], w)
			}
		}
	}
	if strings.Contains(rows[4], "300") {
		t.Errorf("row 4 is %q", rows[4])
	}
}

func TestFiguresJSON(t *testing.T) {
	out, _, err := figures(t, "--about", "Palmyra", "--json")
	if err != nil {
		t.Fatal(err)
	}
	var found []figure
	for line := range strings.Lines(out) {
		var f figure
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		found = append(found, f)
	}
	if f := found[0]; f.Text != "50 troops" || f.Group != 1 || f.Agreement != "agrees" || f.Min != 50 || f.Hedge != "as many as" || f.Source != "Irish Independent" ||
		!strings.Contains(f.Sentence, "50 troops reported dead") || f.Why == "" {
		t.Errorf("%+v", f)
	}
	if f := found[1]; f.Written != "49" || f.Counted != "Syrian troops" || f.By != "Syrian Observatory for Human Rights" || f.Place != "Palmyra" || f.Group != 1 {
		t.Errorf("%+v", f)
	}
	if f := found[2]; f.Group != 0 || f.Agreement != "" {
		t.Errorf("%+v", f)
	}
}

func TestFiguresCSV(t *testing.T) {
	out, _, err := figures(t, "--kind", "money", "--csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("%v: %d rows of %q", err, len(rows), out)
	}
	if r := rows[1]; r[2] != "money" || r[3] != "some $2m" || r[4] != "2000000" || r[6] != "some" || r[8] != "USD" {
		t.Errorf("%q", r)
	}
}

func TestFiguresBadFlags(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"--kind", "place"}, "--kind is money, percent or quantity"},
		{[]string{"--about", "Zoe"}, "goes by the name “Zoe”"},
		{[]string{"--json", "--csv"}, "give one of them"},
	} {
		if _, _, err := figures(t, tt.args...); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v", tt.args, err)
		}
	}
}
