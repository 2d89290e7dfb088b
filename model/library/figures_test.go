package library_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate"
	"lectern/annotate/reference"
	"lectern/model"
	"lectern/model/library"
	"lectern/ui/uitest/gold"
)

func viewOf(t testing.TB, a library.Annotator, sources []library.Source) *library.View {
	t.Helper()
	lib := library.Open(t.Context(), library.Of(sources...), a)
	lib.Begin()
	<-lib.Done()
	return lib.View()
}

// happenings are the groups of several figures: how they stand to each other,
// and each figure's text.
func happenings(v *library.View, groups []library.FigureGroup) []string {
	var all []string
	for _, g := range groups {
		if len(g.Figures) < 2 {
			continue
		}
		parts := []string{map[bool]string{true: "≠", false: "="}[g.Differ]}
		for _, f := range g.Figures {
			parts = append(parts, f.In(v.Articles[f.Article].Text))
		}
		all = append(all, strings.Join(parts, " | "))
	}
	return all
}

// In the seeds the December offensive's dead soldiers stand together, the
// soldiers killed in May 2015 and the "terrorists" of March 2016 apart.
func TestFiguresOfTheSeeds(t *testing.T) {
	g, sources := gold.New(t, "seeds")
	for name, a := range map[string]library.Annotator{"reference": g, "annotator": annotate.New()} {
		t.Run(name, func(t *testing.T) {
			v := viewOf(t, a, sources)
			id := v.Lookup("Palmyra")[0]
			groups := v.Figures(id, 0)
			if diff := cmp.Diff([]string{"= | 50 troops | 49 Syrian troops"}, happenings(v, groups)); diff != "" {
				t.Error(diff)
			}
			first := groups[0]
			if first.Sources != 2 || first.Place != id || first.When != "Friday" || !strings.Contains(first.Why, "the numbers are near") {
				t.Errorf("%+v", first)
			}
			if len(v.Figures(0, 0)) <= len(groups) {
				t.Error("the library has no more figures than Palmyra")
			}
			inArticle := v.Figures(0, 2)
			if got := happenings(v, inArticle); len(got) != 1 {
				t.Errorf("the second article has %q", got)
			}
			for _, g := range inArticle[1:] {
				if g.Figures[0].Article != 1 {
					t.Errorf("a figure of article %d alone is in the second's", g.Figures[0].Article)
				}
			}
		})
	}
}

// The reference's development stories, as a careful reader marked them.
func TestFiguresOfStories(t *testing.T) {
	for story, want := range map[string][]string{
		"stories/1_ferry": {
			"= | 14 dead | 14 people",
			"= | 19 | 19",
		},
		"stories/3_wildfire": {"≠ | 13,000 hectares | 62,646 hectares"},
		"stories/5_chips":    {"= | €9bn | €9bn"},
	} {
		t.Run(story, func(t *testing.T) {
			g, sources := gold.New(t, story)
			v := viewOf(t, g, sources)
			if diff := cmp.Diff(want, happenings(v, v.Figures(0, 0))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Texts that have nothing to do with each other have no happening in common.
func TestFiguresOfUnlikeArticles(t *testing.T) {
	docs, err := reference.Load(reference.Embedded)
	if err != nil {
		t.Fatal(err)
	}
	docs = slices.DeleteFunc(docs, func(d reference.Document) bool {
		return d.Half != reference.Development || strings.HasPrefix(d.Story, "stories")
	})
	_, sources := gold.From(docs)
	v := viewOf(t, annotate.New(), sources)
	for _, g := range v.Figures(0, 0) {
		if g.Sources > 1 {
			t.Errorf("wrong: %q, because %s", happenings(v, []library.FigureGroup{g}), g.Why)
		}
	}
}

// pairs are small cases: two or three texts, and the happenings that they have
// in common. A text is a day ("" for undated), a line, and the marked text.
var pairs = []struct {
	name  string
	texts [][2]string
	want  []string
}{
	{"same day, same place", [][2]string{
		{"2023-02-10", "At least [[quantity:12 event=died hedge=at_least place=lome|12 people]] died when [[org:police|Police]] broke up a rally in [[place:lome|Lomé]]."},
		{"2023-02-11", "[[quantity:15 event=killed place=lome|15 people]] were killed in [[place:lome|Lomé]], [[org:police|Police]] said."},
	}, []string{"= | 12 people | 15 people"}},
	{"they cannot both be right", [][2]string{
		{"2023-02-10", "[[quantity:12 event=killed place=lome|12 people]] died when [[org:army|the Army]] shelled [[place:lome|Lomé]]."},
		{"2023-02-10", "[[org:army|The Army]] killed more than [[quantity:20 event=killed hedge=more_than place=lome|20 people]] in [[place:lome|Lomé]]."},
	}, []string{"≠ | 12 people | 20 people"}},
	{"three sources", [][2]string{
		{"2023-02-10", "[[quantity:12 event=killed place=lome|12 soldiers]] died as [[org:army|the Army]] fought in [[place:lome|Lomé]]."},
		{"2023-02-10", "[[org:army|The Army]] lost about [[quantity:12 event=killed hedge=about place=lome|12 troops]], killed in [[place:lome|Lomé]]."},
		{"2023-02-12", "[[quantity:14 event=dead place=lome|14 government troops]] of [[org:army|the Army]] are dead in [[place:lome|Lomé]]."},
	}, []string{"≠ | 12 soldiers | 12 troops | 14 government troops"}},
	{"acres and hectares", [][2]string{
		{"2023-02-10", "[[quantity:12000 unit=acre event=burned place=lome|12,000 acres]] burned near [[place:lome|Lomé]]."},
		{"2023-02-11", "Fire burned [[quantity:4900 unit=ha event=burned place=lome|4,900 hectares]] at [[place:lome|Lomé]]."},
	}, []string{"= | 12,000 acres | 4,900 hectares"}},
	{"a sum paid", [][2]string{
		{"2023-02-10", "[[org:acme|Acme]] paid [[money:4400000 USD event=paid|$4.4 million]] to [[org:gang|the Gang]]."},
		{"2023-03-10", "The ransom that [[org:gang|the Gang]] had of [[org:acme|Acme]] was [[money:4400000 USD|$4.4 million]]."},
	}, nil}, // a month apart
	{"a sum named again", [][2]string{
		{"2023-02-10", "[[org:acme|Acme]] paid [[money:4400000 USD event=paid|$4.4 million]] to [[org:gang|the Gang]]."},
		{"2023-02-11", "The ransom that [[org:gang|the Gang]] had of [[org:acme|Acme]] was [[money:4400000 USD|$4.4 million]]."},
	}, []string{"= | $4.4 million | $4.4 million"}},
	{"no dates, near numbers", [][2]string{
		{"", "[[org:army|The Army]] said [[quantity:48 event=killed|48 rebels]] were killed at [[place:lome|Lomé]]."},
		{"", "About [[quantity:50 event=killed hedge=about place=lome|50 rebels]] died in [[place:lome|Lomé]] when [[org:army|the Army]] struck."},
	}, []string{"= | 48 rebels | 50 rebels"}},
	{"no dates, far numbers", [][2]string{
		{"", "[[org:army|The Army]] said [[quantity:48 event=killed|48 rebels]] were killed at [[place:lome|Lomé]]."},
		{"", "At least [[quantity:300 event=killed hedge=at_least place=lome|300 rebels]] died in [[place:lome|Lomé]] when [[org:army|the Army]] struck."},
	}, nil},
	{"no dates, small numbers", [][2]string{
		{"", "[[org:army|The Army]] said [[quantity:2 event=killed|two rebels]] were killed at [[place:lome|Lomé]]."},
		{"", "[[quantity:2 event=killed|Two rebels]] died when the Navy came. [[org:army|The Army]] is at [[place:lome|Lomé]]."},
	}, nil},
	{"other weekdays, no dates", [][2]string{
		{"", "[[org:army|The Army]] killed [[quantity:48 event=killed place=lome|48 rebels]] at [[place:lome|Lomé]] on [[date:?|Monday]]."},
		{"", "[[org:army|The Army]] killed [[quantity:49 event=killed place=lome|49 rebels]] at [[place:lome|Lomé]] on [[date:?|Friday]]."},
	}, nil},
	{"other days", [][2]string{
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:48 event=killed place=lome when=2023-02-09|48 rebels]] at [[place:lome|Lomé]] on [[date:2023-02-09|Thursday]]."},
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:48 event=killed place=lome when=2023-02-07|48 rebels]] at [[place:lome|Lomé]] on [[date:2023-02-07|Tuesday]]."},
	}, nil},
	{"years ago", [][2]string{
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:48 event=killed place=lome|48 rebels]] at [[place:lome|Lomé]]."},
		{"2023-02-10", "In [[date:2011|2011]] [[org:army|the Army]] killed [[quantity:50 event=killed place=lome when=2011|50 rebels]] at [[place:lome|Lomé]]."},
	}, nil},
	{"other places", [][2]string{
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:48 event=killed place=lome|48 rebels]] at [[place:lome|Lomé]]."},
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:48 event=killed place=kara|48 rebels]] at [[place:kara|Kara]]."},
	}, nil},
	{"soldiers and civilians", [][2]string{
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:48 event=killed place=lome|48 civilians]] at [[place:lome|Lomé]]."},
		{"2023-02-10", "[[org:army|The Army]] lost [[quantity:48 event=killed place=lome|48 soldiers]] at [[place:lome|Lomé]]."},
	}, nil},
	{"killed and wounded", [][2]string{
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:48 event=killed place=lome|48 people]] at [[place:lome|Lomé]]."},
		{"2023-02-10", "[[org:army|The Army]] wounded [[quantity:48 event=wounded place=lome|48 people]] at [[place:lome|Lomé]]."},
	}, nil},
	{"more of them", [][2]string{
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:12 event=killed place=lome|12 people]] at [[place:lome|Lomé]]."},
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:12 event=killed place=lome|12 more people]] at [[place:lome|Lomé]]."},
	}, nil},
	{"some of them", [][2]string{
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:12 event=killed place=lome|12 people]] at [[place:lome|Lomé]]."},
		{"2023-02-10", "[[org:army|The Army]] fought at [[place:lome|Lomé]]; [[quantity:12 event=killed place=lome|12]] of those who fought were killed."},
	}, nil},
	{"so many each year", [][2]string{
		{"2023-02-10", "[[org:who|The WHO]] said [[quantity:500 event=killed place=lome|500 people]] died in [[place:lome|Lomé]]."},
		{"2023-02-10", "Malaria kills [[quantity:500 event=killed place=lome|500 people]] each year in [[place:lome|Lomé]], [[org:who|the WHO]] says."},
	}, nil},
	{"nationalities", [][2]string{
		{"2023-02-10", "[[quantity:12 event=killed place=lome|12 [[group:french|French]] soldiers]] of [[org:un|the UN]] were killed in [[place:lome|Lomé]]."},
		{"2023-02-10", "[[quantity:12 event=killed place=lome|12 [[group:dutch|Dutch]] soldiers]] of [[org:un|the UN]] were killed in [[place:lome|Lomé]]."},
	}, nil},
	{"young people", [][2]string{
		{"2023-02-10", "[[quantity:12 event=killed place=lome|12 young people]] were killed by [[org:army|the Army]] in [[place:lome|Lomé]]."},
		{"2023-02-10", "[[quantity:13 event=killed place=lome|13 people]] were killed by [[org:army|the Army]] in [[place:lome|Lomé]]."},
	}, nil},
	{"one text, two happenings", [][2]string{
		{"2023-02-10", "[[org:army|The Army]] killed [[quantity:12 event=killed place=lome|12 people]] in [[place:lome|Lomé]].\n\nBefore, [[quantity:30 event=killed place=lome|30 people]] had been killed there."},
	}, nil},
	{"dollars and euros", [][2]string{
		{"2023-02-10", "[[org:acme|Acme]] paid [[money:4400000 USD event=paid|$4.4 million]] to [[org:gang|the Gang]]."},
		{"2023-02-10", "[[org:acme|Acme]] paid [[money:4400000 EUR event=paid|€4.4 million]] to [[org:gang|the Gang]]."},
	}, nil},
	{"daily reports", [][2]string{
		{"", "[[org:army|The Army]] flew again on [[date:XXXX-01-09|Jan. 9]].\n\n[[org:army|The Army]] carried out [[quantity:15 event=carried_out place=lome|15 strikes]] in [[place:lome|Lomé]]."},
		{"", "[[org:army|The Army]] flew again on [[date:XXXX-01-10|Jan. 10]].\n\n[[org:army|The Army]] carried out [[quantity:15 event=carried_out place=lome|15 strikes]] in [[place:lome|Lomé]]."},
	}, nil},
	{"a difference", [][2]string{
		{"2023-02-10", "[[org:acme|Acme]] spent [[money:2000000 USD event=spent|$2 million]] more than [[org:bolt|Bolt]]."},
		{"2023-02-10", "[[org:acme|Acme]] spent [[money:2000000 USD event=spent|$2 million]], [[org:bolt|Bolt]] says."},
	}, nil},
	{"sums of others", [][2]string{
		{"2023-02-10", "[[org:acme|Acme]] is at [[place:lome|Lomé]]. [[org:club|The Club]] spent [[money:1500000 USD event=spent place=lome|$1.5 million]]."},
		{"2023-02-10", "[[org:acme|Acme]] is at [[place:lome|Lomé]]. [[org:bolt|Bolt]] spent [[money:2000000 USD event=spent place=lome|$2 million]]."},
	}, nil},
	{"dozens say too little", [][2]string{
		{"", "[[org:army|The Army]] killed [[quantity:24..99 event=killed place=lome|dozens of rebels]] at [[place:lome|Lomé]]."},
		{"", "[[org:army|The Army]] killed [[quantity:50 event=killed place=lome|50 rebels]] at [[place:lome|Lomé]]."},
	}, nil},
}

func TestFigureGrouping(t *testing.T) {
	for _, tt := range pairs {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{}
			for i, x := range tt.texts {
				header := fmt.Sprintf("source: Paper %d\n", i+1)
				if x[0] != "" {
					header += "published: " + x[0] + "\n"
				}
				files[fmt.Sprintf("texts/stories/1_case/%d.txt", i)] = &fstest.MapFile{Data: []byte(header + "---\n" + x[1] + "\n")}
			}
			docs, err := reference.Load(files)
			if err != nil {
				t.Fatal(err)
			}
			g, sources := gold.From(docs)
			v := viewOf(t, g, sources)
			if diff := cmp.Diff(tt.want, happenings(v, v.Figures(0, 0))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The figures of 1,000 articles are found once, in the background; a quarter
// of a second of one core at most.
func BenchmarkFigures(b *testing.B) {
	v := thousand(b)
	for b.Loop() {
		library.FindFigures(v)
	}
}

// Figures of an entity are found within 5 ms.
func BenchmarkFiguresOf(b *testing.B) {
	v := thousand(b)
	id := v.Lookup("Palmyra")[0]
	v.WarmFigures()
	for b.Loop() {
		v.Figures(id, 0)
	}
}

// thousand is a library of 1,000 articles, the seeds again and again: the worst
// case, since all tell of the same.
func thousand(b *testing.B) *library.View {
	g, seeds := gold.New(b, "seeds")
	var sources []library.Source
	for i := range 1000 {
		sources = append(sources, library.Source{Path: fmt.Sprint(i), Read: func() (*model.Article, error) { return seeds[i%len(seeds)].Read() }})
	}
	return viewOf(b, g, sources)
}
