package annotate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
	"lectern/model"
)

func mark(start, end int, k model.Kind, sure float64) model.Annotation {
	return model.Annotation{Span: model.Span{Start: start, End: end}, Kind: k, Confidence: sure}
}

func TestSettle(t *testing.T) {
	tests := []struct {
		name        string
		names       []model.Annotation
		times       []model.Annotation
		wantN       int
		wantT       int
		explanation string
	}{
		{"apart", []model.Annotation{mark(0, 3, model.Person, .9)}, []model.Annotation{mark(5, 8, model.Date, .9)}, 1, 1, "both stay"},
		{"the name holds more", []model.Annotation{mark(0, 14, model.Organization, .5)}, []model.Annotation{mark(0, 3, model.Date, .9)}, 1, 0, "May Day Parade"},
		{"the time holds more", []model.Annotation{mark(4, 10, model.Place, .9)}, []model.Annotation{mark(0, 18, model.Date, .5)}, 0, 1, "the summer of 2014"},
		{"equal, the name is surer", []model.Annotation{mark(0, 3, model.Person, .9)}, []model.Annotation{mark(0, 3, model.Date, .5)}, 1, 0, "May said"},
		{"equal, the time is surer", []model.Annotation{mark(0, 3, model.Person, .5)}, []model.Annotation{mark(0, 3, model.Date, .9)}, 0, 1, "in May"},
		{"one name, two times", []model.Annotation{mark(0, 20, model.Organization, .5)},
			[]model.Annotation{mark(0, 3, model.Date, .9), mark(10, 14, model.Date, .9)}, 1, 0, "both lose"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			names, times := settle(tt.names, tt.times)
			if len(names) != tt.wantN || len(times) != tt.wantT {
				t.Errorf("%d names and %d times, want %d and %d: %s", len(names), len(times), tt.wantN, tt.wantT, tt.explanation)
			}
		})
	}
}

func TestFiguresInsideNamesAreNone(t *testing.T) {
	names := []model.Annotation{mark(0, 10, model.Organization, 1), mark(30, 36, model.Group, 1)}
	got := outside([]model.Annotation{mark(7, 10, model.Quantity, 1), mark(20, 25, model.Quantity, 1), mark(27, 43, model.Quantity, 1)}, names)
	want := []model.Span{{Start: 20, End: 25}, {Start: 27, End: 43}}
	var spans []model.Span
	for _, a := range got {
		spans = append(spans, a.Span)
	}
	if diff := cmp.Diff(want, spans); diff != "" {
		t.Error(diff)
	}
}

type nobody struct{}

func (nobody) Tag(*tokens.Document) []model.Annotation { return nil }

func TestAnotherRecognizerDropsIn(t *testing.T) {
	a := &model.Article{Text: "On 5 May 2016 John Smith paid $5."}
	d := With(nobody{}).Annotate(a)
	var kinds []string
	for _, m := range d.Annotations {
		kinds = append(kinds, m.Kind.String()+" "+m.In(a.Text))
	}
	if diff := cmp.Diff([]string{"date 5 May 2016", "money $5"}, kinds); diff != "" {
		t.Error(diff)
	}
}

// Budget: >= 50,000 words/s on one core, the whole pipeline: at most 20 µs a
// word; the aim is 120,000.
func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat(`Rami Abdel Rahman, the director of the UK-based Syrian Observatory for Human Rights, said at least 49 troops were killed near Palmyra on Friday. "Bombing never stops," a teacher said around midnight. The company reported a loss of $2m in March. `, 40)
	p := New()
	p.Annotate(&model.Article{Text: text[:200]}) // loads the model
	words := len(strings.Fields(text))
	for b.Loop() {
		p.Annotate(&model.Article{Text: text})
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
