package library_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/uitest/gold"
)

// story is a story of the reference, read with care.
func story(t testing.TB, name string) *library.View {
	t.Helper()
	g, sources := gold.New(t, name)
	lib := library.Open(t.Context(), library.Of(sources...), g)
	lib.Begin()
	<-lib.Done()
	return lib.View()
}

// The seeds' dates in their order; "last May" stands in March with the other
// news of the year before.
func TestTimelineOfTheSeeds(t *testing.T) {
	v := story(t, "seeds")
	all := v.Timeline(0, 0)
	var got []string
	for _, e := range all.Events {
		got = append(got, fmt.Sprintf("%s %s: %s, article %d", e.Precision, library.When(e.Value), e.In(v.Articles[e.Article].Text), e.Article+1))
	}
	want := []string{
		"month 2015-05: May 2015, article 4",
		"month 2015-05: last May, article 5",
		"month 2016-03: early this month, article 5",
		"range 2016-03-20–23: Wednesday and last Sunday, article 5",
		"day 2016-03-24: Thursday, article 5",
		"day 2016-03-25: Fri Mar 25, 2016, article 5",
		"day 2016-04-09: April 9, article 5",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	reasons := map[string]int{}
	for _, e := range all.Unresolved {
		if e.Value != "" || e.Article == 4 {
			reasons[library.When(e.Value)+" "+e.Reason]++
		}
		if e.Reason == "" || e.Days() > 1 {
			t.Errorf("%+v", e)
		}
	}
	if diff := cmp.Diff(map[string]int{"16 May, year? the article gives no date": 1}, reasons); diff != "" {
		t.Error(diff)
	}
}

func TestTimelineOfOneThing(t *testing.T) {
	v := story(t, "seeds")
	id := v.Lookup("Mosul")[0]
	got := map[string]int{}
	tl := v.Timeline(id, 0)
	for _, e := range append(tl.Events, tl.Unresolved...) {
		if s := e.Sentence.In(v.Articles[e.Article].Text); s == "" {
			t.Errorf("%+v has no sentence", e)
		}
		got[fmt.Sprint(e.Article+1, " ", e.In(v.Articles[e.Article].Text))]++
	}
	if diff := cmp.Diff(map[string]int{"5 Thursday": 1, "4 several months ago": 1}, got); diff != "" {
		t.Error(diff)
	}
	for _, e := range v.Timeline(0, 5).Events {
		if e.Article != 4 {
			t.Errorf("article 5 has a date of article %d", e.Article+1)
		}
	}
	if tl := v.Timeline(model.EntityID(len(v.Entities())+7), 0); len(tl.Events)+len(tl.Unresolved) > 0 {
		t.Error("an unknown entity has dates")
	}
}

// Who acts stands before where it happens.
func TestTimelineEntities(t *testing.T) {
	v := story(t, "seeds")
	var got []string
	for _, e := range v.Timeline(0, 5).Events {
		if e.In(v.Articles[4].Text) != "Thursday" {
			continue
		}
		for _, id := range e.Entities {
			got = append(got, v.Entity(id).Name)
		}
	}
	want := []string{"Islamic State of Iraq and the Levant", "Palmyra", "Mosul", "Syrian", "Iraqi"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
