package sets

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/reference"
	"lectern/model"
)

func TestReadTokens(t *testing.T) {
	in := "-DOCSTART-\ta.txt\n\nPresident\tB-Person\nAnn\tI-Person\nLee\tI-Person\n's\tO\n(\tO\n\"\tO\nUN\tB-Organization\n\"\tO\n)\tO\nrow\tO\n.\tO\n\n" +
		"$\tB-Money\n5\tI-Money\nRome\tB-Location\n-DOCSTART-\tb.txt\n\nThe\tB-Location\nHague\tI-Location\n"
	docs, err := readTokens(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	type mark struct {
		Kind model.Kind
		Text string
	}
	var texts []string
	var marks []mark
	for _, d := range docs {
		texts = append(texts, d.Name+": "+d.Article.Text)
		for _, m := range d.Marks {
			marks = append(marks, mark{m.Kind, m.In(d.Article.Text)})
		}
	}
	wantTexts := []string{"a.txt: President Ann Lee's (\"UN\") row.\n\n$5 Rome\n\n", "b.txt: The Hague\n\n"}
	wantMarks := []mark{{model.Person, "Ann Lee"}, {model.Organization, "UN"}, {model.Place, "Rome"}, {model.Place, "Hague"}}
	if diff := cmp.Diff(wantTexts, texts); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(wantMarks, marks); diff != "" {
		t.Errorf("marks (-want +got):\n%s", diff)
	}
}

func TestRe3dMark(t *testing.T) {
	tests := []struct {
		text, label string
		confidence  float64
		want        string
		optional    bool
	}{
		{"the Foreign Office", "Organisation", 1, "Foreign Office", false},
		{"President Assad's", "Person", 1, "Assad", false},
		{"al-Raqqa", "Location", 0.9, "al-Raqqa", false},
		{"the northern part", "Location", 1, "the northern part", true},
		{"He", "Person", 1, "He", true},
		{"Paris", "Location", 0.3, "Paris", true},
		{"a Hellfire missile", "Weapon", 1, "a Hellfire missile", true},
	}
	for _, test := range tests {
		m := re3dMark(test.text, model.Span{End: len(test.text)}, test.label, test.confidence)
		if m.In(test.text) != test.want || m.Optional != test.optional {
			t.Errorf("%q: %q, optional %t", test.text, m.In(test.text), m.Optional)
		}
	}
}

func TestReference(t *testing.T) {
	all, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 3 || len(all[reference.Seeds].Docs) != 5 || len(all[reference.Test].Docs) < 15 {
		t.Errorf("the reference has %d sets", len(all))
	}
}
