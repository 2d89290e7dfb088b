package library

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// placesView is two articles: each line is a sentence, each word an entity, a
// place where it begins with a capital letter, an organization in capitals.
func placesView(t testing.TB, texts ...string) *View {
	t.Helper()
	v := &View{resolution: &model.Resolution{}}
	ids := map[string]model.EntityID{}
	for _, text := range texts {
		d := &model.Annotated{Article: &model.Article{Text: text, Paragraphs: []model.Paragraph{{Span: model.Span{End: len(text)}}}}}
		var of []model.EntityID
		at := 0
		for line := range strings.SplitAfterSeq(text, "\n") {
			d.Sentences = append(d.Sentences, model.Span{Start: at, End: at + len(line)})
			for word := range strings.SplitAfterSeq(line, " ") {
				name := strings.Trim(word, " .\n")
				if name != "" && name[0] >= 'A' && name[0] <= 'Z' {
					kind := model.Place
					if strings.ToUpper(name) == name {
						kind = model.Organization
					}
					if ids[name] == 0 {
						ids[name] = model.EntityID(len(ids) + 1)
						e := model.Entity{ID: ids[name], Kind: kind, Name: name, Located: name[0] < 'X', Latitude: 10, Longitude: 20}
						v.resolution.Entities = append(v.resolution.Entities, e)
					}
					of = append(of, ids[name])
					d.Entities = append(d.Entities, model.Entity{ID: model.EntityID(len(of)), Kind: kind, Name: name})
					d.Annotations = append(d.Annotations, model.Annotation{Span: model.Span{Start: at, End: at + len(name)}, Kind: kind, Form: model.Named, Entity: model.EntityID(len(of))})
				}
				at += len(word)
			}
		}
		v.Articles, v.Annotated = append(v.Articles, d.Article), append(v.Annotated, d)
		v.resolution.Of = append(v.resolution.Of, of)
	}
	v.mentions = collect(v.Annotated, v.resolution)
	return v
}

func TestPlaces(t *testing.T) {
	v := placesView(t,
		"they left Homs for Palmyra.\nthe ARMY went to Palmyra and Palmyra.\nin Homs and Xanadu it rained.",
		"the ARMY left Aleppo.\nthey saw Palmyra.")
	id := func(name string) model.EntityID { return v.Lookup(name)[0] }
	// Each place as its name, mentions and articles.
	type row struct {
		Name               string
		Mentions, Articles int
	}
	tests := []struct {
		scope         string
		about         model.EntityID
		article       int
		located, lost []row
	}{
		{"library", 0, -1, []row{{"Palmyra", 4, 2}, {"Homs", 2, 1}, {"Aleppo", 1, 1}}, []row{{"Xanadu", 1, 1}}},
		{"first article", 0, 0, []row{{"Palmyra", 3, 1}, {"Homs", 2, 1}}, []row{{"Xanadu", 1, 1}}},
		{"second article", 0, 1, []row{{"Aleppo", 1, 1}, {"Palmyra", 1, 1}}, nil},
		{"with an organization", id("ARMY"), -1, []row{{"Palmyra", 2, 1}, {"Aleppo", 1, 1}}, nil},
		{"with a place, and itself", id("Homs"), -1, []row{{"Homs", 2, 1}, {"Palmyra", 1, 1}}, []row{{"Xanadu", 1, 1}}},
		{"an entity wins over an article", id("ARMY"), 0, []row{{"Palmyra", 2, 1}, {"Aleppo", 1, 1}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.scope, func(t *testing.T) {
			found := v.Places(tt.about, tt.article)
			rows := func(list []Place) (out []row) {
				for _, p := range list {
					out = append(out, row{p.Name, len(p.Mentions), p.Articles})
					for _, m := range p.Mentions {
						if got := v.Text(m); got != p.Name {
							t.Errorf("a mention of %s is %q", p.Name, got)
						}
					}
				}
				return out
			}
			if diff := cmp.Diff(tt.located, rows(found.Located)); diff != "" {
				t.Errorf("located (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.lost, rows(found.Unlocated)); diff != "" {
				t.Errorf("not located (-want +got):\n%s", diff)
			}
			if found != v.Places(tt.about, tt.article) {
				t.Error("the places are found again")
			}
		})
	}
}

func TestPlacesOfNothing(t *testing.T) {
	if n := (&View{}).Places(0, -1).Len(); n != 0 {
		t.Errorf("an empty library has %d places", n)
	}
	if n := (&View{}).Places(7, -1).Len(); n != 0 {
		t.Errorf("an unknown entity has %d places", n)
	}
}

// The places of 1,000 articles: the budget is 50 ms for the screen to open.
func BenchmarkPlaces(b *testing.B) {
	var texts []string
	line := "the ARMY went from Homs to Palmyra by way of Aleppo and Xanadu.\n"
	for range 1000 {
		texts = append(texts, strings.Repeat(line, 15))
	}
	v := placesView(b, texts...)
	army := v.Lookup("ARMY")[0]
	for b.Loop() {
		v.findPlaces(0, -1)
		v.findPlaces(army, -1)
	}
}
