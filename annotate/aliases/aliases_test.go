package aliases

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"lectern/annotate/tokens"
	"lectern/model"
)

// gold is a mention of a test article: its span, the kind, the entity's label.
type gold struct {
	model.Span
	kind  model.Kind
	label string
	// added says that Within is not given it but must find it.
	added bool
}

// parseMarked reads a test article. Mentions are marked as "[text|K label]"
// where K is P, O, L (a place) or G; "+" after the label marks one that Within
// is not given and should add.
func parseMarked(t testing.TB, marked string) (string, []gold) {
	t.Helper()
	kinds := map[string]model.Kind{"P": model.Person, "O": model.Organization, "L": model.Place, "G": model.Group}
	var b strings.Builder
	var out []gold
	for marked != "" {
		open := strings.IndexByte(marked, '[')
		if open < 0 {
			b.WriteString(marked)
			break
		}
		b.WriteString(marked[:open])
		end := strings.IndexByte(marked[open:], ']') + open
		text, mark, ok := strings.Cut(marked[open+1:end], "|")
		f := strings.Fields(mark)
		if !ok || len(f) < 2 || kinds[f[0]] == 0 {
			t.Fatalf("cannot read mark %q", marked[open:end+1])
		}
		g := gold{kind: kinds[f[0]], label: f[1], added: len(f) > 2 && f[2] == "+"}
		g.Start = b.Len()
		b.WriteString(text)
		g.End = b.Len()
		out = append(out, g)
		marked = marked[end+1:]
	}
	return b.String(), out
}

func load(t testing.TB, dir string) (names []string, articles [][]string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no articles in testdata/%s (%v)", dir, err)
	}
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(data), "\n")
		names = append(names, filepath.Base(p))
		articles = append(articles, strings.Split(text, "\n---\n"))
	}
	return names, articles
}

// run feeds the given gold mentions to Within.
func run(text string, golds []gold) ([]model.Annotation, []model.Entity) {
	var anns []model.Annotation
	for _, g := range golds {
		if !g.added {
			anns = append(anns, model.Annotation{Span: g.Span, Kind: g.kind, Form: model.Named, By: model.Trained, Confidence: 0.9})
		}
	}
	return Within(tokens.Split(text, paragraphs(text)), anns)
}

func paragraphs(text string) []model.Paragraph {
	var out []model.Paragraph
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		if s := strings.TrimRight(line, "\n"); s != "" {
			out = append(out, model.Paragraph{Span: model.Span{Start: at, End: at + len(s)}})
		}
		at += len(line)
	}
	return out
}

// score is B-cubed over mentions that both sides have, and the marks added.
type score struct {
	precision, recall float64
	n                 int
	found, missed     int
	extra             []string
	verdicts          map[string]int // of the marks added without a name
}

func (s score) f1() float64 {
	p, r := s.precision/float64(s.n), s.recall/float64(s.n)
	return 2 * p * r / (p + r)
}

// bCubed adds the B-cubed sums of one clustering (Bagga and Baldwin 1998).
func (s *score) bCubed(gold, got []string) {
	both := map[[2]string]int{}
	golds, gots := map[string]int{}, map[string]int{}
	for i := range gold {
		both[[2]string{gold[i], got[i]}]++
		golds[gold[i]]++
		gots[got[i]]++
	}
	for i := range gold {
		c := float64(both[[2]string{gold[i], got[i]}])
		s.precision += c / float64(gots[got[i]])
		s.recall += c / float64(golds[gold[i]])
		s.n++
	}
}

func (s *score) add(text string, golds []gold, anns []model.Annotation, entities []model.Entity, t testing.TB, show bool) {
	byEnd := map[int]model.Annotation{}
	for _, a := range anns {
		if a.Form == model.Named || a.Form == model.Short {
			byEnd[a.End] = a
		}
	}
	var want, got []string
	for _, g := range golds {
		a, ok := byEnd[g.End]
		if !ok || a.Kind != g.kind {
			if g.added {
				s.missed++
			} else {
				t.Errorf("%q lost", g.In(text))
			}
			continue
		}
		delete(byEnd, g.End)
		if g.added {
			s.found++
		}
		want = append(want, g.label)
		got = append(got, fmt.Sprint(a.Entity))
	}
	for _, a := range byEnd {
		s.extra = append(s.extra, a.In(text))
	}
	s.bCubed(want, got)
	if show {
		report(t, text, golds, anns, entities)
	}
}

// report lists the pairs of labels and entities that disagree.
func report(t testing.TB, text string, golds []gold, anns []model.Annotation, entities []model.Entity) {
	of := map[int]model.EntityID{}
	for _, a := range anns {
		if a.Kind.IsEntity() && a.Form != model.Nominal && a.Form != model.Pronoun {
			of[a.End] = a.Entity
		}
	}
	labels, ids := map[string]map[model.EntityID]bool{}, map[model.EntityID]map[string]bool{}
	for _, g := range golds {
		id := of[g.End]
		if id == 0 {
			t.Logf("  not added: %q", g.In(text))
			continue
		}
		if labels[g.label] == nil {
			labels[g.label] = map[model.EntityID]bool{}
		}
		if ids[id] == nil {
			ids[id] = map[string]bool{}
		}
		labels[g.label][id], ids[id][g.label] = true, true
	}
	for label, set := range labels {
		if len(set) > 1 {
			t.Logf("  split: %s in %d", label, len(set))
		}
	}
	for id, set := range ids {
		if len(set) > 1 {
			t.Logf("  joined: %v as %s", keysOf(set), entities[id-1].Name)
		}
	}
}

func keysOf(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// TestWithin scores the two halves of the test articles; rules were tuned on
// the first alone.
func TestWithin(t *testing.T) {
	for _, half := range []struct {
		dir   string
		least float64
	}{{"dev", 0.97}, {"test", 0.93}} {
		t.Run(half.dir, func(t *testing.T) {
			var total score
			names, files := load(t, half.dir)
			for i, articles := range files {
				for _, marked := range articles {
					text, golds := parseMarked(t, marked)
					anns, entities := run(text, golds)
					dev := half.dir == "dev"
					if dev {
						t.Log(names[i])
					}
					total.add(text, golds, anns, entities, t, dev)
					for _, a := range anns {
						if dev && a.Form >= model.Nominal {
							t.Logf("  %v %q = %s (%s)", a.Form, a.In(text), entities[a.Entity-1].Name, a.Why)
						}
					}
				}
			}
			t.Logf("%d mentions: B-cubed precision %.3f recall %.3f F1 %.3f; added %d, missed %d, wrongly %q",
				total.n, total.precision/float64(total.n), total.recall/float64(total.n), total.f1(), total.found, total.missed, total.extra)
			if total.f1() < half.least {
				t.Errorf("B-cubed F1 %.3f, want %.3f", total.f1(), half.least)
			}
		})
	}
}
