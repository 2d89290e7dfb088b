package reference

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

func TestParse(t *testing.T) {
	text := "title: A test\npublished: 2016-12-10\n---\n" +
		"[[org:sohr short|Observatory]] said [[quantity:49 event=killed by=sohr when=2016-12-09|49 [[group:syrian|Syrian]] troops]] fell.\n\n" +
		"~ Cost: [[money:2000000..3000000 USD hedge=about|$2-3m]] on [[date:2016-12-09|Friday]].\n"
	got, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	want := &Document{
		Article: &model.Article{
			Title: "A test", Published: model.Day{Year: 2016, Month: 12, Day: 10},
			Text: "Observatory said 49 Syrian troops fell.\n\nCost: $2-3m on Friday.",
			Paragraphs: []model.Paragraph{
				{Span: model.Span{Start: 0, End: 39}}, {Span: model.Span{Start: 41, End: 63}},
			},
		},
		Neutral: []int{1},
		Marks: []Mark{
			{Span: model.Span{Start: 0, End: 11}, Kind: model.Organization, Form: model.Short, Key: "sohr"},
			{Span: model.Span{Start: 17, End: 33}, Kind: model.Quantity, Valued: true, Min: 49, Max: 49,
				Event: "killed", By: "sohr", When: "2016-12-09"},
			{Span: model.Span{Start: 20, End: 26}, Kind: model.Group, Form: model.Named, Key: "syrian"},
			{Span: model.Span{Start: 47, End: 52}, Kind: model.Money, Valued: true, Min: 2e6, Max: 3e6, Currency: "USD", Hedge: "about"},
			{Span: model.Span{Start: 56, End: 62}, Kind: model.Date, Valued: true, Timex: "2016-12-09"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parse (-want +got):\n%s", diff)
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"not closed", "[[place:x|here", "[[ without ]]"},
		{"not opened", "here]] there", "]] without [["},
		{"no bar", "[[place:x here]]", "no |"},
		{"unknown kind", "[[city:x|here]]", "no kind of mark"},
		{"unknown attribute", "[[place:x tiny|here]]", "no attribute"},
		{"no currency", "[[money:5|$5]]", "no currency"},
		{"no number", "[[percent:many|80%]]", "no number"},
		{"white space", "[[place:x|here ]]", "white space"},
		{"no key", "[[place:|here]]", "neither key nor value"},
		{"across paragraphs", "[[place:x|he\n\nre]]", "[[ without ]]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := parse("title: x\n---\n" + test.body + "\n")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("parse(%q) = %v, want an error with %q", test.body, err, test.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("title: x\n---\n~ [[org:a short|[[group:b|B]] c]] [[quantity:1..2 event=x|1-2]]\n\nd")
	f.Fuzz(func(t *testing.T, data string) {
		d, err := parse(data)
		if err != nil {
			return
		}
		for _, m := range d.Marks {
			if m.Start < 0 || m.Empty() || m.End > len(d.Article.Text) {
				t.Errorf("the mark %v lies outside the text", m)
			}
		}
	})
}
