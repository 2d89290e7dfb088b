package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/library"
)

// prepared is an annotator that knows its answers beforehand.
type prepared struct {
	marks map[string]*model.Annotated // by path
	whole *model.Resolution
}

func (p prepared) Annotate(a *model.Article) *model.Annotated {
	d := *p.marks[a.Path]
	d.Article = a
	return &d
}

func (p prepared) Resolve(docs []*model.Annotated) *model.Resolution {
	return &model.Resolution{Entities: p.whole.Entities, Of: p.whole.Of[:len(docs)]}
}

// view is the complete view of the articles.
func view(t *testing.T, p prepared, articles ...*model.Article) *library.View {
	t.Helper()
	var sources []library.Source
	for _, a := range articles {
		sources = append(sources, library.Source{Path: a.Path, Read: func() (*model.Article, error) { return a, nil }})
	}
	l := library.Open(t.Context(), library.Of(sources...), p)
	l.Begin()
	select {
	case <-l.Done():
	case <-time.After(10 * time.Second):
		t.Fatal("the library does not end")
	}
	if v := l.View(); v.Complete() {
		return v
	}
	t.Fatalf("the library is not complete: %v", l.View().Failure)
	return nil
}

// span is where the part stands in the text, in bytes.
func span(text, part string) model.Span {
	i := strings.Index(text, part)
	return model.Span{Start: i, End: i + len(part)}
}

const reportText = "Élise said “at least 49 died” in Köln <on> 5 May 🙂 & 2016."

// report is two articles that name one place, with a mark of every shape.
func report(t *testing.T) *library.View {
	t.Helper()
	at := func(part string) model.Span { return span(reportText, part) }
	first := &model.Annotated{
		Annotations: []model.Annotation{
			{Span: at("Élise"), Kind: model.Person, Form: model.Short, Entity: 1, By: model.Rule, Confidence: 0.98765},
			{Span: at("“at least 49 died”"), Kind: model.QuoteKind, By: model.Rule,
				Quote: &model.Quote{Direct: true, Cue: "said", Speaker: 1, SpeakerSpan: at("Élise")}},
			{Span: at("at least 49"), Kind: model.Quantity, By: model.Rule,
				Figure: &model.Figure{Min: 49, Max: 49, Hedge: "at least", Event: "killed", AttributedTo: 1, Place: 2, When: "2016-05-05"}},
			{Span: at("Köln"), Kind: model.Place, Form: model.Named, Entity: 2},
			{Span: at("5 May"), Kind: model.Date, Time: &model.Time{Value: "2016-05-05", Precision: "day", Anchor: "text"}},
			{Span: at("2016"), Kind: model.Date, Time: &model.Time{}},
		},
		Entities: []model.Entity{{Kind: model.Person, Name: "Élise"}, {Kind: model.Place, Name: "Köln"}},
	}
	second := &model.Annotated{
		Annotations: []model.Annotation{{Span: model.Span{End: 5}, Kind: model.Place, Form: model.Named, Entity: 1}},
		Entities:    []model.Entity{{Kind: model.Place, Name: "Köln"}},
	}
	whole := &model.Resolution{
		Entities: []model.Entity{
			{ID: 1, Kind: model.Person, Name: "Élise Martin", Aliases: []model.Alias{
				{Name: "Élise Martin", Form: model.Named}, {Name: "Élise", Form: model.Short}, {Name: "the doctor", Form: model.Nominal}, {Name: "Élise", Form: model.Named}}},
			{ID: 2, Kind: model.Place, Name: "Köln", Located: true, Latitude: 50.9, Longitude: 0},
		},
		Of: [][]model.EntityID{{1, 2}, {2}},
	}
	return view(t, prepared{map[string]*model.Annotated{"a.txt": first, "b.txt": second}, whole},
		&model.Article{Path: "a.txt", Title: "T", Published: model.Day{Year: 2016, Month: 5, Day: 6}, Text: reportText,
			Inferred: []model.Field{model.FieldTitle}, Removed: []model.Removal{{Text: "AD", Reason: "advertising label"}}},
		&model.Article{Path: "b.txt", Text: "Köln."})
}

// The first article as JSON, whole: what it says, and what it leaves out.
func TestJSONLine(t *testing.T) {
	v := report(t)
	var b bytes.Buffer
	if err := JSONLine(&b, v, 0); err != nil {
		t.Fatal(err)
	}
	line := b.String()
	if strings.Count(line, "\n") != 1 || !strings.HasSuffix(line, "}\n") {
		t.Errorf("not one line: %q", line)
	}
	want := `{"path":"a.txt","title":"T","published":"2016-05-06","inferred":["title"],` +
		`"text":"Élise said “at least 49 died” in Köln <on> 5 May 🙂 & 2016.","annotations":[` +
		`{"start":0,"end":5,"text":"Élise","kind":"person","mention":"short","entity":"e1","by":"rule","confidence":0.988},` +
		`{"start":11,"end":29,"text":"“at least 49 died”","kind":"quote","value":{"direct":true,"cue":"said","speaker":"e1","speaker_text":"Élise"},"by":"rule"},` +
		`{"start":12,"end":23,"text":"at least 49","kind":"quantity","value":{"min":49,"max":49,"hedge":"at least","event":"killed","attributed_to":"e1","place":"e2","when":"2016-05-05"},"by":"rule"},` +
		`{"start":33,"end":37,"text":"Köln","kind":"place","mention":"named","entity":"e2"},` +
		`{"start":43,"end":48,"text":"5 May","kind":"date","value":{"timex":"2016-05-05","precision":"day","anchor":"text"}},` +
		`{"start":53,"end":57,"text":"2016","kind":"date"}],` +
		`"entities":[{"id":"e1","kind":"person","name":"Élise Martin","aliases":["Élise"]},` +
		`{"id":"e2","kind":"place","name":"Köln","latitude":50.9,"longitude":0}],` +
		`"removed":[{"text":"AD","reason":"advertising label"}]}` + "\n"
	if diff := cmp.Diff(want, line); diff != "" {
		t.Error(diff)
	}
}

// Offsets count code points, so that every reader of JSON finds the same text.
func TestOffsetsAreCodePoints(t *testing.T) {
	for i := range 2 {
		a := NewArticle(report(t), i)
		points := []rune(a.Text)
		for _, m := range a.Annotations {
			if got := string(points[m.Start:m.End]); got != m.Text {
				t.Errorf("%d to %d is %q, not %q", m.Start, m.End, got, m.Text)
			}
		}
	}
}

// One thing has one id in all articles of a library.
func TestIDsAreShared(t *testing.T) {
	v := report(t)
	first, second := NewArticle(v, 0), NewArticle(v, 1)
	if got, want := second.Annotations[0].Entity, first.Annotations[3].Entity; got != want || got == "" {
		t.Errorf("Köln is %q in one article and %q in the other", want, got)
	}
	if ID(0) != "" {
		t.Errorf("no entity has the id %q", ID(0))
	}
}

// An article of which nothing is known yet has empty lists, not none: a program
// that reads them need not ask.
func TestEmptyLists(t *testing.T) {
	v := &library.View{Articles: []*model.Article{{Path: "a", Text: "x"}}, Annotated: []*model.Annotated{nil}}
	var b bytes.Buffer
	if err := JSONLine(&b, v, 0); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), `{"path":"a","text":"x","annotations":[],"entities":[]}`+"\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// FuzzCodePoints checks both ways of counting against the runes that JSON
// keeps, of text that need not be UTF-8.
func FuzzCodePoints(f *testing.F) {
	f.Add("Köln 🙂 x", 1, 3)
	f.Add("a\xff\xfeb", 1, 3)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if start < 0 || end < start || end > len(text) || !utf8.ValidString(text[:start]+"|"+text[start:end]+"|"+text[end:]) {
			t.Skip() // marks begin and end between characters
		}
		s := model.Span{Start: start, End: end}
		first, last := CodePoints(text, s)
		if got := string([]rune(text)[first:last]); got != text[start:end] {
			t.Errorf("code points %d to %d are %q, not %q", first, last, got, text[start:end])
		}
		points := newCodePoints(text, []model.Annotation{{Span: s}, {Span: model.Span{End: len(text)}}})
		got := []int{points[start], points[end], points[len(text)]}
		if want := []int{first, last, utf8.RuneCountInString(text)}; !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

// Bytes that are no UTF-8 become one code point each, in the JSON as in the
// offsets.
func TestBytesThatAreNoText(t *testing.T) {
	text := "a\xff\xfe Ann"
	var out struct{ Text string }
	data, err := json.Marshal(struct{ Text string }{text})
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	start, end := CodePoints(text, span(text, "Ann"))
	if got := string([]rune(out.Text)[start:end]); got != "Ann" {
		t.Errorf("code points %d to %d are %q", start, end, got)
	}
}

// Budget: 5 ms for 100 kB with 1,500 marks, whose offsets are counted in one
// pass; measured 1.9 ms.
func BenchmarkJSONLine(b *testing.B) {
	text := strings.Repeat(reportText+" ", 1500)
	d := &model.Annotated{}
	for i := 0; i+4 < len(text); i += len(reportText) + 1 {
		d.Annotations = append(d.Annotations, model.Annotation{Span: model.Span{Start: i, End: i + 6}, Kind: model.Money, Figure: &model.Figure{}})
	}
	v := &library.View{Articles: []*model.Article{{Text: text}}, Annotated: []*model.Annotated{d}}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := JSONLine(new(bytes.Buffer), v, 0); err != nil {
			b.Fatal(err)
		}
	}
}
