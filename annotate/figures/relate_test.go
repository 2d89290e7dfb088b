package figures

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"lectern/annotate/grammar"
	"lectern/annotate/quotes"
	"lectern/annotate/tokens"
	"lectern/model"
)

// example is one text of the reference with its marks and its truth.
type example struct {
	text  string
	anns  []model.Annotation // mentions, dates, figures
	names []string           // names[id-1] is the entity's name
	truth []string
}

// readExamples reads a reference file; testdata/README.md tells its format.
func readExamples(t *testing.T, path string) []example {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for _, block := range strings.Split(string(raw), "\n\n") {
		var e example
		var lines []string
		for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
			switch {
			case strings.HasPrefix(line, "#"):
			case strings.HasPrefix(line, "= "):
				e.truth = append(e.truth, line[2:])
			default:
				lines = append(lines, line)
			}
		}
		e.read(t, strings.Join(lines, " "))
		all = append(all, e)
	}
	return all
}

// read takes the marks out of the text.
func (e *example) read(t *testing.T, marked string) {
	t.Helper()
	var b strings.Builder
	for len(marked) > 0 {
		i := strings.IndexAny(marked, "[{<")
		if i < 0 {
			b.WriteString(marked)
			break
		}
		b.WriteString(marked[:i])
		end := strings.IndexByte(marked, map[byte]byte{'[': ']', '{': '}', '<': '>'}[marked[i]])
		if end < 0 {
			t.Fatalf("unclosed mark in %q", marked)
		}
		a, words := e.mark(marked[i], marked[i+1:end])
		a.Start = b.Len()
		b.WriteString(words)
		a.End = b.Len()
		e.anns = append(e.anns, a)
		marked = marked[end+1:]
	}
	e.text = b.String()
}

// mark reads one mark: what it annotates, and its words.
func (e *example) mark(open byte, inside string) (model.Annotation, string) {
	switch open {
	case '{':
		kind, rest, _ := strings.Cut(inside, " ")
		words, name, other := strings.Cut(rest, "=")
		if !other {
			name = words
		}
		kinds := map[string]model.Kind{"person": model.Person, "org": model.Organization, "place": model.Place, "group": model.Group}
		return model.Annotation{Kind: kinds[kind], Form: model.Named, Entity: e.entity(name)}, words
	case '<':
		value, words, _ := strings.Cut(inside, " ")
		return model.Annotation{Kind: model.Date, Time: &model.Time{Value: value}}, words
	}
	a := model.Annotation{Kind: model.Quantity, Figure: &model.Figure{}}
	switch {
	case strings.ContainsAny(inside, "$€£"):
		a.Kind = model.Money
	case strings.Contains(inside, "%") || strings.Contains(inside, "per cent") || strings.Contains(inside, "percent"):
		a.Kind = model.Percent
	default:
		a.Figure.Unit = unitOf(inside)
	}
	return a, inside
}

// unitOf are the words after the number, much as Find sets them.
func unitOf(figure string) string {
	words := strings.Fields(figure)
	for len(words) > 0 && (strings.ContainsAny(words[0], "0123456789") || grammar.IsNumberWord(words[0]) || words[0] == "of" || words[0] == "Another" || isHedge(words[0])) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func (e *example) entity(name string) model.EntityID {
	i := slices.Index(e.names, name)
	if i < 0 {
		e.names = append(e.names, name)
		i = len(e.names) - 1
	}
	return model.EntityID(i + 1)
}

func (e *example) name(id model.EntityID) string {
	if id == 0 {
		return "-"
	}
	return e.names[id-1]
}

// run finds the quotes, links them, relates, and renders each figure as a
// truth line.
func (e *example) run() []string {
	d := tokens.Split(e.text, nil)
	var mentions []model.Annotation
	for _, a := range e.anns {
		if a.Kind.IsEntity() {
			mentions = append(mentions, a)
		}
	}
	all := slices.Clone(e.anns)
	all = append(all, quotes.Find(d, mentions)...)
	slices.SortStableFunc(all, func(a, b model.Annotation) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	quotes.Link(d, all)
	Relate(d, all)
	var lines []string
	for _, a := range all {
		if f := a.Figure; f != nil {
			lines = append(lines, fmt.Sprintf("%s | %s | %s | %s | %s", a.In(e.text), dash(f.Event), e.name(f.AttributedTo), e.name(f.Place), dash(f.When)))
		}
	}
	return lines
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

var fields = [...]string{"", "event", "attributed to", "place", "when"}

// scoreFile counts, per field, how many figures have it right.
func scoreFile(t *testing.T, path string, verbose bool) (right [len(fields)]int, total int) {
	t.Helper()
	for _, e := range readExamples(t, path) {
		got := e.run()
		if len(got) != len(e.truth) {
			t.Fatalf("%d figures, %d truths in %q", len(got), len(e.truth), e.text)
		}
		for i, want := range e.truth {
			total++
			w, g := strings.Split(want, " | "), strings.Split(got[i], " | ")
			if w[0] != g[0] {
				t.Fatalf("figure %q, truth for %q", g[0], w[0])
			}
			for k := 1; k < len(fields); k++ {
				if w[k] == g[k] {
					right[k]++
				} else if verbose {
					t.Logf("%s: %s: want %q, got %q", w[0], fields[k], w[k], g[k])
				}
			}
		}
	}
	return right, total
}

// TestRelate holds the accuracy of each field on both halves of the reference.
func TestRelate(t *testing.T) {
	for _, tt := range []struct {
		path    string
		atLeast [len(fields)]float64 // percent
	}{
		{"testdata/figures_dev.txt", [...]float64{0, 95, 95, 95, 95}},
		{"testdata/figures_test.txt", [...]float64{0, 80, 85, 85, 85}},
	} {
		right, total := scoreFile(t, tt.path, !strings.Contains(tt.path, "_test"))
		for k := 1; k < len(fields); k++ {
			got := 100 * float64(right[k]) / float64(total)
			t.Logf("%s: %s %.1f %% of %d", tt.path, fields[k], got, total)
			if got < tt.atLeast[k] {
				t.Errorf("%s: %s %.1f %% right, want %.0f %%", tt.path, fields[k], got, tt.atLeast[k])
			}
		}
	}
}
