package pdf

import (
	"context"
	"os"
	"strings"
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

// TestColumns reads a paper in two columns: testdata/columns.ms set by groff
// (groff -ms -Tpdf columns.ms), which breaks words with soft hyphens.
func TestColumns(t *testing.T) {
	want, err := os.ReadFile("testdata/columns.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(string(want)), "\n"), lines(read(t, "columns.pdf"))); diff != "" {
		t.Error(diff)
	}
}
