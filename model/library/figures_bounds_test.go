package library

import (
	"math"
	"testing"

	"lectern/model"
)

func TestBoundsOf(t *testing.T) {
	inf := math.Inf(1)
	tests := []struct {
		hedge    string
		min, max float64
		want     Bounds
	}{
		{"", 49, 49, Bounds{49, 49, false, false}},
		{"", 40, 50, Bounds{40, 50, false, false}},
		{"exactly", 49, 49, Bounds{49, 49, false, false}},
		{"a total of", 320, 320, Bounds{320, 320, false, false}},
		{"reportedly", 12, 12, Bounds{12, 12, false, false}},
		{"at least", 217, 217, Bounds{217, inf, false, false}},
		{"At least", 14, 14, Bounds{14, inf, false, false}},
		{"no fewer than", 14, 14, Bounds{14, inf, false, false}},
		{"+", 60, 60, Bounds{60, inf, false, false}},
		{"more than", 80, 80, Bounds{80, inf, true, false}},
		{"well over", 80, 80, Bounds{80, inf, true, false}},
		{"as many as", 50, 50, Bounds{0, 50, false, false}},
		{"up to", 50, 50, Bounds{0, 50, false, false}},
		{"no more than", 50, 50, Bounds{0, 50, false, false}},
		{"fewer than", 50, 50, Bounds{0, 50, false, true}},
		{"about", 20, 20, Bounds{15, 25, false, false}},
		{"about", 300, 300, Bounds{250, 350, false, false}},
		{"around", 100, 100, Bounds{75, 125, false, false}},
		{"some", 50, 50, Bounds{45, 55, false, false}},
		{"nearly", 200, 200, Bounds{150, 200, false, true}},
		{"just over", 200, 200, Bounds{200, 250, true, false}},
		{"more or less", 20, 20, Bounds{15, 25, false, false}},
		{"", 9e9, 9e9, Bounds{8.5e9, 9.5e9, false, true}},
		{"", 1.3e6, 1.3e6, Bounds{1.25e6, 1.35e6, false, true}},
	}
	for _, tt := range tests {
		got := BoundsOf(&model.Figure{Min: tt.min, Max: tt.max, Hedge: tt.hedge})
		if math.Abs(got.Low-tt.want.Low) > 1e-6*tt.min || got.High != tt.want.High && math.Abs(got.High-tt.want.High) > 1e-6*tt.min ||
			got.LowOpen != tt.want.LowOpen || got.HighOpen != tt.want.HighOpen {
			t.Errorf("%s %g–%g is %+v, want %+v", tt.hedge, tt.min, tt.max, got, tt.want)
		}
	}
}

func TestAgrees(t *testing.T) {
	f := func(hedge string, n float64) *model.Figure { return &model.Figure{Min: n, Max: n, Hedge: hedge} }
	tests := []struct {
		a, b *model.Figure
		want bool
	}{
		{f("as many as", 50), f("", 49), true},
		{f("as many as", 50), f("", 51), false},
		{f("at least", 14), f("", 19), true},
		{f("at least", 20), f("", 19), false},
		{f("", 18), f("", 19), false},
		{f("", 19), f("", 19), true},
		{f("more than", 50), f("", 50), false},
		{f("at least", 50), f("", 50), true},
		{f("more than", 50), f("fewer than", 50), false},
		{f("at least", 50), f("up to", 50), true},
		{f("about", 20), f("", 17), true},
		{f("about", 20), f("", 12), false},
		{f("nearly", 200), f("", 200), false},
		{f("nearly", 200), f("", 190), true},
		{f("at least", 300), f("at least", 217), true},
		{f("", 1.3e6), f("", 1312000), true},
		{f("", 62000), f("", 62646), false},
		{&model.Figure{Min: 24, Max: 99}, f("", 60), true},
		{&model.Figure{Min: 24, Max: 99}, f("", 146), false},
	}
	for _, tt := range tests {
		a, b := BoundsOf(tt.a), BoundsOf(tt.b)
		if a.Agrees(b) != tt.want || b.Agrees(a) != tt.want {
			t.Errorf("%s %g–%g and %s %g: agree is not %v", tt.a.Hedge, tt.a.Min, tt.a.Max, tt.b.Hedge, tt.b.Min, tt.want)
		}
	}
}

func TestDaysOf(t *testing.T) {
	day := func(s string) int {
		d, ok := daysOf(s)
		if !ok || d.from != d.to {
			t.Fatalf("%s is no day", s)
		}
		return d.from
	}
	tests := []struct{ value, from, to string }{
		{"2019-08-03", "2019-08-03", "2019-08-03"},
		{"2019-08-03T14:00", "2019-08-03", "2019-08-03"},
		{"2019-W31", "2019-07-29", "2019-08-04"},
		{"2019-W31-WE", "2019-08-03", "2019-08-04"},
		{"2021-W01", "2021-01-04", "2021-01-10"},
		{"2019-08", "2019-08-01", "2019-08-31"},
		{"2019-WI", "2019-12-01", "2020-02-29"},
		{"2019-Q2", "2019-04-01", "2019-06-30"},
		{"2019", "2019-01-01", "2019-12-31"},
		{"2016-03-20/2016-03-23", "2016-03-20", "2016-03-23"},
		{"1969-12-31", "1969-12-31", "1969-12-31"},
	}
	for _, tt := range tests {
		got, ok := daysOf(tt.value)
		if want := (days{day(tt.from), day(tt.to)}); !ok || got != want {
			t.Errorf("%s is %v, %v, want %v", tt.value, got, ok, want)
		}
	}
	for _, bad := range []string{"", "PAST_REF", "XXXX-05-16", "P10M", "2019-13", "2019-W99", "2019-Q9", "20", "198", "2019-08-03/2019-08-01"} {
		if got, ok := daysOf(bad); ok {
			t.Errorf("%q is %v, want nothing", bad, got)
		}
	}
}

func FuzzSplitFigure(f *testing.F) {
	for _, s := range []string{"49 Syrian troops", "tens of thousands of Syrian troops", "12 miles", "four-metre", "Dozens of raids", "320 “terrorists”", "two", "", "a", "\xff 3", "$2m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		number, rest := splitFigure(s)
		if len(number)+len(rest) > len(s) {
			t.Errorf("%q is parted into %q and %q", s, number, rest)
		}
	})
}

func TestSplitFigure(t *testing.T) {
	for _, tt := range [][3]string{
		{"49 Syrian troops", "49", "Syrian troops"},
		{"tens of thousands of Syrian troops", "tens of thousands", "Syrian troops"},
		{"several dozen troops", "several dozen", "troops"},
		{"12 miles", "12", "miles"},
		{"four-metre", "four", "metre"},
		{"Dozens of raids", "Dozens", "raids"},
		{"40 to 50 people", "40 to 50", "people"},
		{"1.3 million documents", "1.3 million", "documents"},
		{"Seventeen", "Seventeen", ""},
		{"a dozen cars", "a dozen", "cars"},
		{"twenty-two crew", "twenty-two", "crew"},
		{"no one", "no one", ""},
		{"people", "people", ""},
	} {
		if number, rest := splitFigure(tt[0]); number != tt[1] || rest != tt[2] {
			t.Errorf("%q is parted into %q and %q", tt[0], number, rest)
		}
	}
}

func TestNormal(t *testing.T) {
	tests := []struct {
		mark string
		kind model.Kind
		f    model.Figure
		want string
	}{
		{"80pc", model.Percent, model.Figure{Min: 80, Max: 80}, "80 %"},
		{"80 %", model.Percent, model.Figure{Min: 80, Max: 80}, ""},
		{"$2m", model.Money, model.Figure{Min: 2e6, Max: 2e6, Currency: "USD"}, "USD 2,000,000"},
		{"12 miles", model.Quantity, model.Figure{Min: 12, Max: 12, Unit: "mi"}, "19 km"},
		{"300 miles", model.Quantity, model.Figure{Min: 300, Max: 300, Unit: "mi"}, "480 km"},
		{"1,234 acres", model.Quantity, model.Figure{Min: 1234, Max: 1234, Unit: "acre"}, "499.4 ha"},
		{"5 km", model.Quantity, model.Figure{Min: 5, Max: 5, Unit: "km"}, ""},
		{"49 troops", model.Quantity, model.Figure{Min: 49, Max: 49, Unit: "troops"}, ""},
		{"5,300 men", model.Quantity, model.Figure{Min: 5300, Max: 5300, Unit: "men"}, ""},
		{"tens of thousands", model.Quantity, model.Figure{Min: 20000, Max: 99999}, "20,000–99,999"},
		{"1.3 million documents", model.Quantity, model.Figure{Min: 1.3e6, Max: 1.3e6, Unit: "documents"}, "1,300,000"},
		{"minus 4 degrees", model.Quantity, model.Figure{Min: -4, Max: -4, Unit: "Cel"}, "−4"},
		{"95 °F", model.Quantity, model.Figure{Min: 95, Max: 95, Unit: "[degF]"}, "35 °C"},
		{"? people", model.Quantity, model.Figure{}, ""},
	}
	for _, tt := range tests {
		if got := normal(tt.kind, &tt.f, tt.mark); got != tt.want {
			t.Errorf("%s is %q, want %q", tt.mark, got, tt.want)
		}
	}
}

func TestWhat(t *testing.T) {
	for _, tt := range []struct{ counted, event, want string }{
		{"Syrian troops", "killed", "Syrian troops killed"},
		{"dead", "killed", "dead"},
		{"people", "killed", "people killed"},
		{"", "death_toll", "death toll"},
		{"strikes", "carried out", "strikes carried out"},
		{"those killed", "killed", "those killed"},
		{"employees", "", "employees"},
	} {
		f := Figure{Counted: tt.counted, Value: &model.Figure{Event: tt.event}}
		if got := f.What(); got != tt.want {
			t.Errorf("%q and %q are %q, want %q", tt.counted, tt.event, got, tt.want)
		}
	}
}
