package figures

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"lectern/annotate/quotes"
	"lectern/annotate/tokens"
	"lectern/model"
)

// Budget: 0.5 µs a word, a figure in every tenth.
func BenchmarkRelate(b *testing.B) {
	text := strings.Repeat("The army said that its troops had killed 49 soldiers near the river in Homs on Friday, where 300 people were displaced last week. A loss of $2m followed. ", 400)
	d := tokens.Split(text, nil)
	anns := numbersIn(d)
	anns = append(anns, quotes.Find(d, nil)...)
	slices.SortStableFunc(anns, func(a, b model.Annotation) int { return cmp.Compare(a.Start, b.Start) })
	for b.Loop() {
		Relate(d, anns)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/token")
}

// numbersIn takes every number for a figure, every other one for money, and
// every capitalised word for a place.
func numbersIn(d *tokens.Document) []model.Annotation {
	var anns []model.Annotation
	for i, t := range d.Tokens {
		switch {
		case t.Class == tokens.Number && i%2 == 0:
			anns = append(anns, model.Annotation{Span: t.Span, Kind: model.Money, Figure: &model.Figure{}})
		case t.Class == tokens.Number:
			anns = append(anns, model.Annotation{Span: t.Span, Kind: model.Quantity, Figure: &model.Figure{}})
		case t.Upper:
			anns = append(anns, model.Annotation{Span: t.Span, Kind: model.Place, Entity: 1})
		}
	}
	return anns
}

// Relate fills fields and nothing else, whatever the text.
func FuzzRelate(f *testing.F) {
	f.Add("“a 4 b”, 5 ($6) of 7 In Homs and 8, killed 9. 10")
	f.Add("worth 3 to 4 of 5, which 6, and 7 were")
	f.Fuzz(func(t *testing.T, text string) {
		d := tokens.Split(text, nil)
		anns := append(numbersIn(d), quotes.Find(d, nil)...)
		slices.SortStableFunc(anns, func(a, b model.Annotation) int { return cmp.Compare(a.Start, b.Start) })
		before := slices.Clone(anns)
		Relate(d, anns)
		for i := range anns {
			if anns[i].Span != before[i].Span || anns[i].Kind != before[i].Kind {
				t.Fatalf("annotation %d changed in %q", i, text)
			}
		}
	})
}
