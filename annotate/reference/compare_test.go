package reference

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// at is an annotation of the first place where text says words.
func at(t *testing.T, text, words string, a model.Annotation) model.Annotation {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	a.Span = model.Span{Start: i, End: i + len(words)}
	return a
}

func document(t *testing.T, body string) *Document {
	t.Helper()
	d, err := parse("title: x\n---\n" + body)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCompareNames(t *testing.T) {
	d := document(t, "[[person:a|Jordan]] left [[place:b|Jordan City]]. The [[org:c or|[[group:d|Syrian]] government]] and [[org:e nominal|the big firm]] of [[org:e optional|Ee]] saw [[place:f optional|Eden]].")
	text := d.Article.Text
	named := func(k model.Kind) model.Annotation {
		return model.Annotation{Kind: k, Form: model.Named, Confidence: 0.95}
	}
	tests := []struct {
		name  string
		got   []model.Annotation
		typed Count
		spans Count
		noms  Share
	}{
		{"nothing", nil, Count{Missed: 3}, Count{Missed: 3}, Share{Of: 1}},
		{
			"all, with the shorter reading",
			[]model.Annotation{
				at(t, text, "Jordan", named(model.Person)), at(t, text, "Jordan City", named(model.Place)),
				at(t, text, "Syrian", named(model.Group)), at(t, text, "firm", model.Annotation{Kind: model.Organization, Form: model.Nominal}),
			},
			Count{Right: 3}, Count{Right: 3}, Share{1, 1},
		},
		{
			"the longer reading with its article, the shorter one within it not counted",
			[]model.Annotation{
				at(t, text, "The Syrian government", named(model.Organization)), at(t, text, "Syrian", named(model.Group)),
			},
			Count{Right: 1, Missed: 2}, Count{Right: 1, Missed: 2}, Share{0, 1},
		},
		{
			"a wrong kind, a wrong span, an optional one",
			[]model.Annotation{
				at(t, text, "Jordan", named(model.Place)), at(t, text, "City", named(model.Place)), at(t, text, "Eden", named(model.Person)),
			},
			Count{Wrong: 2, Missed: 3}, Count{Right: 1, Wrong: 1, Missed: 2}, Share{0, 1},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := Compare(d, test.got)
			if r.Names[model.KindNone] != test.typed || r.Untyped != test.spans || r.Nominals != test.noms {
				t.Errorf("typed %+v, spans %+v, nominals %+v; want %+v, %+v, %+v",
					r.Names[model.KindNone], r.Untyped, r.Nominals, test.typed, test.spans, test.noms)
			}
		})
	}
}

func TestCompareFiguresTimesQuotes(t *testing.T) {
	d := document(t, "[[quote:a|\"Help!\"]] [[person:a|Ann Lee]] said. [[quantity:4 event=killed by=a place=b|Four men]] died in [[place:b|Rome]] on "+
		"[[date:2020-05-01|1 May]] for [[money:5 USD|$5]]; [[quantity:7 optional|seven]] [[percent:9|9%]].")
	text := d.Article.Text
	figure := func(k model.Kind, f model.Figure) model.Annotation {
		f.Max = f.Min
		return model.Annotation{Kind: k, Figure: &f}
	}
	got := []model.Annotation{
		at(t, text, "Ann Lee", model.Annotation{Kind: model.Person, Form: model.Named, Entity: 1}),
		at(t, text, "Rome", model.Annotation{Kind: model.Place, Form: model.Named, Entity: 2}),
		at(t, text, "Four", figure(model.Quantity, model.Figure{Min: 4, Event: "kill", AttributedTo: 1, Place: 1})),
		at(t, text, "$5", figure(model.Money, model.Figure{Min: 5, Currency: "EUR"})),
		at(t, text, "seven", figure(model.Quantity, model.Figure{Min: 7})),
		at(t, text, "for", figure(model.Quantity, model.Figure{Min: 4})),
		at(t, text, "May", model.Annotation{Kind: model.Date, Time: &model.Time{Value: "2020-05"}}),
		at(t, text, "Help!", model.Annotation{Kind: model.QuoteKind, Quote: &model.Quote{Direct: true, Speaker: 1}}),
	}
	r := Compare(d, got)
	r.Mistakes, r.Words, r.Confidence = nil, 0, Bins{}
	want := Result{
		Untyped: Count{Right: 2},
		Figures: Count{Right: 2, Wrong: 1, Missed: 1}, Values: Share{2, 2}, Currencies: Share{0, 1}, Related: Share{2, 3},
		Times: Count{Right: 1}, Resolved: Share{0, 1},
		Quotes: Count{Right: 1}, Speakers: Share{1, 1},
	}
	want.Names[model.KindNone] = Count{Right: 2}
	want.Names[model.Person] = Count{Right: 1}
	want.Names[model.Place] = Count{Right: 1}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("Compare (-want +got):\n%s", diff)
	}
}

// TestCompareWithItself holds the reference against itself: everything is right.
func TestCompareWithItself(t *testing.T) {
	for _, d := range load(t) {
		keys := make(map[string]model.EntityID)
		id := func(key string) model.EntityID {
			if key != "" && keys[key] == 0 {
				keys[key] = model.EntityID(len(keys) + 1)
			}
			return keys[key]
		}
		var got []model.Annotation
		for _, m := range d.Marks {
			a := model.Annotation{Span: m.Span, Kind: m.Kind, Form: m.Form}
			switch {
			case m.Kind.IsFigure():
				a.Figure = &model.Figure{Min: m.Min, Max: m.Max, Currency: m.Currency, Event: m.Event, AttributedTo: id(m.By), Place: id(m.Place)}
			case m.Kind.IsTime():
				a.Time = &model.Time{Value: m.Timex}
			case m.Kind == model.QuoteKind:
				a.Quote = &model.Quote{Direct: true, Speaker: id(m.Key)}
			default:
				a.Entity = id(m.Key)
			}
			got = append(got, a)
		}
		if r := Compare(&d, got); len(r.Mistakes) > 0 {
			t.Errorf("%s: %+v", d.Name, r.Mistakes[0])
		}
		var links Links
		for _, l := range LinksOf(&d, got) {
			links.Add(l.Key, strconv.Itoa(int(l.Entity)))
		}
		if f := links.BCubed().F1(); f != 1 {
			t.Errorf("%s: B-cubed F1 %.3f, want 1", d.Name, f)
		}
	}
}
