package export

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// Links are in code points, and what is unknown is left out.
func TestLinksFormatAndOrigins(t *testing.T) {
	text := "Größe: the café is “open” ☕ now"
	a := &model.Article{
		Path: "a.html", Format: "web page", Text: text, Origins: map[model.Field]string{model.FieldAuthor: "JSON-LD"},
		Links: []model.Link{{Span: span(text, "café"), URL: "https://a.example"}, {Span: span(text, "☕"), URL: "mailto:b@c.example"}},
	}
	plain := &model.Article{Path: "b.txt", Text: "Nothing."}
	p := prepared{marks: map[string]*model.Annotated{a.Path: {}, plain.Path: {}}, whole: &model.Resolution{Of: make([][]model.EntityID, 2)}}
	v := view(t, p, a, plain)
	for i, want := range []string{
		`{"path":"a.html","format":"web page","origins":{"author":"JSON-LD"},"text":"Größe: the café is “open” ☕ now","annotations":[],"entities":[],` +
			`"links":[{"start":11,"end":15,"url":"https://a.example"},{"start":26,"end":27,"url":"mailto:b@c.example"}]}`,
		`{"path":"b.txt","text":"Nothing.","annotations":[],"entities":[]}`,
	} {
		got, err := json.Marshal(NewArticle(v, i))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
