package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/evaluate/internal/sets"
	"lectern/annotate/reference"
	"lectern/model"
	"lectern/model/ingest"
)

func TestWriteTable(t *testing.T) {
	rows := []Row{
		countRow("reference test", "names", reference.Count{Right: 3, Wrong: 1, Missed: 1}),
		shareRow("reference test", "  value right", reference.Share{Right: 1, Of: 3}),
		{Set: "the annotator", What: "speed", Note: "7 words/s"},
	}
	var out bytes.Buffer
	if err := writeTable(&out, rows); err != nil {
		t.Fatal(err)
	}
	want := `set             what           precision  recall      F1       of
reference test  names               75.0    75.0    75.0        4
reference test    value right                       33.3        3

the annotator   speed                                              7 words/s
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("writeTable (-want +got):\n%s", diff)
	}
	out.Reset()
	if err := writeJSON(&out, rows[1:]); err != nil {
		t.Fatal(err)
	}
	if want := `"what":"value right","score":33.33`; !strings.Contains(out.String(), want) {
		t.Errorf("writeJSON gives %s, want %s in it", out.String(), want)
	}
}

// parrot answers every article with the reference's own marks.
type parrot map[*model.Article]*model.Annotated

func (p parrot) Annotate(a *model.Article) *model.Annotated { return p[a] }

func (p parrot) Resolve(docs []*model.Annotated) *model.Resolution {
	r := &model.Resolution{}
	for _, d := range docs {
		var of []model.EntityID
		for _, e := range d.Entities {
			r.Entities = append(r.Entities, e)
			of = append(of, model.EntityID(len(r.Entities)))
		}
		r.Of = append(r.Of, of)
	}
	return r
}

func newParrot(s sets.Set) parrot {
	p := make(parrot)
	for _, d := range s.Docs {
		out := &model.Annotated{Article: d.Article}
		ids := make(map[string]model.EntityID)
		for _, m := range d.Marks {
			a := model.Annotation{Span: m.Span, Kind: m.Kind, Form: m.Form, Confidence: 1}
			if m.Kind.IsEntity() && m.Key != "" {
				if ids[m.Key] == 0 {
					out.Entities = append(out.Entities, model.Entity{Name: m.Key})
					ids[m.Key] = model.EntityID(len(out.Entities))
				}
				a.Entity = ids[m.Key]
			}
			out.Annotations = append(out.Annotations, a)
		}
		p[d.Article] = out
	}
	return p
}

// TestScoring: with the reference's own marks all names are right, the
// entities of each article too, and across articles everything is apart.
func TestScoring(t *testing.T) {
	all, err := sets.Reference()
	if err != nil {
		t.Fatal(err)
	}
	s := all[reference.Seeds]
	p := newParrot(s)
	r, annotated := scoreSet(p, &s)
	if f := r.Names[model.KindNone].F1(); f != 1 {
		t.Errorf("names F1 %.3f, want 1", f)
	}
	g := group(s.Docs, annotated, p.Resolve(annotated), true, false)
	if f := join(g.articles).BCubed().Precision(); f == 1 {
		t.Error("entities of different articles have the same names: the test shows nothing")
	}
	for i, a := range g.articles {
		if f := a.BCubed().F1(); f != 1 {
			t.Errorf("%s: B-cubed F1 %.3f, want 1", s.Docs[i].Name, f)
		}
	}
	if b := g.across.BCubed(); b.Precision() != 1 || b.Recall() > 0.9 {
		t.Errorf("across articles: precision %.3f, recall %.3f", b.Precision(), b.Recall())
	}
}

// What stands inside a mention that is no name is counted where it is right,
// and left out where it is not.
func TestLeavingOut(t *testing.T) {
	text := "UK troops left. Paris troops left. Rome left."
	s := sets.Set{Name: "x", Kinds: []model.Kind{model.Organization, model.Place}, Docs: []reference.Document{{
		Article: ingest.Raw("x", []byte(text)),
		Marks: []reference.Mark{
			{Span: model.Span{Start: 0, End: 9}, Kind: model.Organization, Optional: true},
			{Span: model.Span{Start: 0, End: 2}, Kind: model.Organization},
			{Span: model.Span{Start: 16, End: 28}, Kind: model.Organization, Optional: true},
			{Span: model.Span{Start: 16, End: 21}, Kind: model.Place},
			{Span: model.Span{Start: 35, End: 39}, Kind: model.Organization},
		},
	}}}
	place := func(start, end int) model.Annotation {
		return model.Annotation{Span: model.Span{Start: start, End: end}, Kind: model.Place, Confidence: 0.9}
	}
	all := []*model.Annotated{{Annotations: []model.Annotation{place(0, 2), place(16, 21), place(35, 39)}}}
	rows := leavingOut(&s, all)
	if want := countRow("x", rows[0].What, reference.Count{Right: 1, Wrong: 1, Missed: 2}); !cmp.Equal(want, rows[0]) {
		t.Errorf("leavingOut (-want +got):\n%s", cmp.Diff(want, rows[0]))
	}
	s.Docs[0].Marks = s.Docs[0].Marks[4:]
	if rows := leavingOut(&s, all); rows != nil {
		t.Errorf("%d rows for a set of names alone, want none", len(rows))
	}
}

func TestMoved(t *testing.T) {
	d := reference.Document{
		Article: ingest.Raw("x", []byte("Ann came.\n\nBob left.\n\nGone.")),
		Marks: []reference.Mark{
			{Span: model.Span{Start: 0, End: 3}}, {Span: model.Span{Start: 11, End: 14}}, {Span: model.Span{Start: 22, End: 26}},
		},
	}
	a := ingest.Raw("x", []byte("Advertisement\n\nAnn came.\n\nBob left."))
	var got []string
	for _, m := range moved(d, a).Marks {
		got = append(got, m.In(a.Text))
	}
	if diff := cmp.Diff([]string{"Ann", "Bob", ""}, got); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
}

func TestCleaning(t *testing.T) {
	d := reference.Document{
		Article: ingest.Raw("x", []byte("Syria – War\n\nAnn came home.")),
		Neutral: []int{0},
	}
	d.Article.Title = "Ann"
	var c cleaning
	c.compare(&d, ingest.Raw("x", []byte("Share\n\nAnn came.")))
	if want := (reference.Count{Right: 1, Wrong: 2, Missed: 2}); c.words != want {
		t.Errorf("words %+v, want %+v: %q", c.words, want, c.wrong)
	}
	if want := (reference.Share{Right: 3, Of: 4}); c.metadata != want {
		t.Errorf("metadata %+v, want %+v", c.metadata, want)
	}
}

func TestCommon(t *testing.T) {
	a, b := common(strings.Fields("a b c d"), strings.Fields("x b d e"))
	if diff := cmp.Diff([][]bool{{false, true, false, true}, {false, true, true, false}}, [][]bool{a, b}); diff != "" {
		t.Errorf("common (-want +got):\n%s", diff)
	}
}

func TestWriteMistakes(t *testing.T) {
	d := reference.Document{Name: "x", Article: ingest.Raw("x", []byte("Ann met Ann in Rome."))}
	mistakes := []reference.Mistake{
		{Text: "x", What: "missed", Kind: model.Place, Span: model.Span{Start: 15, End: 19}},
		{Text: "x", What: "kind", Kind: model.Person, Span: model.Span{Start: 0, End: 3}, Want: "person", Got: "place"},
		{Text: "x", What: "kind", Kind: model.Person, Span: model.Span{Start: 8, End: 11}, Want: "person", Got: "place"},
	}
	var out bytes.Buffer
	if err := writeMistakes(&out, "some set", []reference.Document{d}, mistakes, 1); err != nil {
		t.Fatal(err)
	}
	want := "\nsome set: 3 mistakes\n   2× kind     person       [Ann] met Ann in Rome. (want \"person\", got \"place\")  [x]\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("writeMistakes (-want +got):\n%s", diff)
	}
}

func TestWriteJoins(t *testing.T) {
	var g grouping
	for _, pair := range []string{"paris e1", "paris e2", "texas e2", "rome e3"} {
		want, got, _ := strings.Cut(pair, " ")
		g.across.Add(want, got)
	}
	var out bytes.Buffer
	if err := writeJoins(&out, "some set", g); err != nil {
		t.Fatal(err)
	}
	want := "\nsome set: entities, names found, across articles\n  joined wrongly: paris (1), texas (1)\n  kept apart: paris in 2 parts [1 1]\n"
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("writeJoins (-want +got):\n%s", diff)
	}
}

func TestAnswers(t *testing.T) {
	out := `{"names":[{"start":0,"end":3,"kind":"person"}],"seconds":0.5}` + "\n" + `{"names":[],"seconds":0.25}`
	found, seconds, err := answers(strings.NewReader(out), 2)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]model.Annotation{{{Span: model.Span{Start: 0, End: 3}, Kind: model.Person, Form: model.Named}}, nil}
	if diff := cmp.Diff(want, found); diff != "" || seconds != 0.75 {
		t.Errorf("%v seconds, (-want +got):\n%s", seconds, diff)
	}
	for _, bad := range []string{"", `{"names":[{"kind":"city"}]}`} {
		if _, _, err := answers(strings.NewReader(bad), 1); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}
