package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// speeches is an annotator for tests: every line is `“words” Name said.` or
// `words Name said.`, with a name of one word.
type speeches struct{ capitals }

func (speeches) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a}
	at := 0
	for line := range strings.SplitAfterSeq(a.Text, "\n") {
		fields := strings.Fields(strings.TrimRight(line, ".\n"))
		if len(fields) < 3 {
			at += len(line)
			continue
		}
		name := fields[len(fields)-2]
		i := strings.LastIndex(line, " "+name+" ")
		d.Sentences = append(d.Sentences, model.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))})
		d.Entities = append(d.Entities, model.Entity{Kind: model.Person, Name: name})
		id := model.EntityID(len(d.Entities))
		said := model.Span{Start: at + i + 1, End: at + i + 1 + len(name)}
		words := model.Span{Start: at, End: at + i}
		d.Annotations = append(d.Annotations,
			model.Annotation{Span: words, Kind: model.QuoteKind, Quote: &model.Quote{Direct: strings.HasPrefix(line, "“"), Cue: "said", Speaker: id, SpeakerSpan: said}},
			model.Annotation{Span: said, Kind: model.Person, Form: model.Named, Entity: id})
		at += len(line)
	}
	return d
}

// runQuotes runs the command of quotes on two files.
func runQuotes(t *testing.T, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"a.txt": "“We have lost seven brothers tonight” Ann said.\n\nthe harbour is closed Bob said.",
		"b.txt": "“We have lost nine brothers tonight” Ann said.",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	p := Program{Annotator: speeches{}, Stdout: &out, Stderr: &errs}
	cmd := p.quotesCommand(&input{})
	cmd.SetArgs(append(args, "a.txt", "b.txt"))
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err = cmd.ExecuteContext(t.Context())
	return out.String(), errs.String(), err
}

func TestQuotesTable(t *testing.T) {
	out, _, err := runQuotes(t)
	want := `Ann
  ≈2  a.txt  said  “We have lost seven brothers tonight”
  ≈2  b.txt  said  “We have lost nine brothers tonight”

Bob
    a.txt  said  the harbour is closed
`
	if diff := cmp.Diff(want, out); diff != "" || err != nil {
		t.Error(err, diff)
	}
	if out, _, _ := runQuotes(t, "--about", "bob"); !strings.HasPrefix(out, "Bob\n") || strings.Contains(out, "Ann") {
		t.Errorf("about Bob: %q", out)
	}
	if out, _, _ := runQuotes(t, "--direct"); strings.Contains(out, "Bob") {
		t.Errorf("direct: %q", out)
	}
	if _, _, err := runQuotes(t, "--about", "Zoe"); err == nil || !strings.Contains(err.Error(), "goes by the name “Zoe”") {
		t.Errorf("about nobody: %v", err)
	}
	if _, _, err := runQuotes(t, "--json", "--csv"); err == nil {
		t.Error("two forms of output at once")
	}
}

func TestQuotesJSONAndCSV(t *testing.T) {
	out, _, _ := runQuotes(t, "--json")
	lines := strings.Split(strings.TrimSpace(out), "\n")
	var q quote
	if err := json.Unmarshal([]byte(lines[0]), &q); err != nil || len(lines) != 3 {
		t.Fatalf("%d lines, %v", len(lines), err)
	}
	want := quote{Path: "a.txt", Source: "a.txt", Start: 0, End: 37, Text: "“We have lost seven brothers tonight”", Direct: true, Cue: "said",
		Speaker: "e1", Name: "Ann", SpeakerText: "Ann", Same: 1, Sentence: "“We have lost seven brothers tonight” Ann said."}
	if diff := cmp.Diff(want, q); diff != "" {
		t.Error(diff)
	}
	out, _, _ = runQuotes(t, "--csv")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 4 || rows[2][0] != "Bob" || rows[2][4] != "the harbour is closed" {
		t.Errorf("%v: %q", err, rows)
	}
}

func TestEntitiesForms(t *testing.T) {
	files := map[string]string{"a.txt": "here Ann met Bob.", "b.txt": "there was Ann."}
	out, _, _ := run(t, files, "", "entities", "--csv", "a.txt", "b.txt")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 3 || rows[1][2] != "Ann" || rows[1][3] != "2" || rows[1][4] != "2" {
		t.Errorf("%v: %q", err, rows)
	}
	out, _, _ = run(t, files, "", "entities", "--about", "Bob", "a.txt", "b.txt")
	if out != "◆1  2  2 of 2  person  Ann\n" {
		t.Errorf("about Bob: %q", out)
	}
	out, _, _ = run(t, files, "", "entities", "--json", "--about", "Bob", "a.txt", "b.txt")
	if !strings.Contains(out, `"mentions":2,"articles":2,"together":1`) {
		t.Errorf("about Bob: %s", out)
	}
}
