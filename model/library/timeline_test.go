package library

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStretchOf(t *testing.T) {
	tests := []struct{ value, from, to, precision, when string }{
		{"2016-03-24", "2016-03-24", "2016-03-24", "day", "2016-03-24"},
		{"2016-03-24TMO", "2016-03-24", "2016-03-24", "time", "2016-03-24"},
		{"2016-03-24T15:30", "2016-03-24", "2016-03-24", "time", "2016-03-24"},
		{"2019-W31", "2019-07-29", "2019-08-04", "week", "week 31, 2019"},
		{"2019-W31-WE", "2019-08-03", "2019-08-04", "week", "weekend 31, 2019"},
		{"2020-W53-5", "2021-01-01", "2021-01-01", "day", "2021-01-01"},
		{"2016-02", "2016-02-01", "2016-02-29", "month", "2016-02"},
		{"2015-SU", "2015-06-01", "2015-08-31", "season", "summer 2015"},
		{"2015-WI", "2015-12-01", "2016-02-29", "season", "winter 2015"},
		{"2016-Q4", "2016-10-01", "2016-12-31", "quarter", "Q4 2016"},
		{"2016-H1", "2016-01-01", "2016-06-30", "quarter", "H1 2016"},
		{"2016", "2016-01-01", "2016-12-31", "year", "2016"},
		{"199", "1990-01-01", "1999-12-31", "decade", "1990s"},
		{"18", "1800-01-01", "1899-12-31", "century", "19th century"},
		{"20", "2000-01-01", "2099-12-31", "century", "21st century"},
		{"BC0044-03-15", "44 BC-03-15", "44 BC-03-15", "day", "44 BC-03-15"},
		{"BC0001", "1 BC-01-01", "1 BC-12-31", "year", "1 BC"},
		{"2016-03-20/2016-03-23", "2016-03-20", "2016-03-23", "range", "2016-03-20–23"},
		{"2016-03-20/2016-04-02", "2016-03-20", "2016-04-02", "range", "2016-03-20–04-02"},
		{"2015-12-30/2016-01-02", "2015-12-30", "2016-01-02", "range", "2015-12-30–2016-01-02"},
		{"2015-05/2016-03", "2015-05-01", "2016-03-31", "range", "2015-05–2016-03"},
		{"XXXX-05-16", "", "", "", "16 May, year?"},
		{"XXXX-03", "", "", "", "March, year?"},
		{"XXXX-SU", "", "", "", "summer, year?"},
		{"XXXX-WXX-5", "", "", "", ""},
		{"XX8", "", "", "", ""},
		{"PAST_REF", "", "", "", ""},
		{"P10M", "", "", "", ""},
		{"2016-02-30", "", "", "", ""},
		{"2016-13", "", "", "", ""},
		{"2016-W54", "", "", "", ""},
		{"2016-03-23/2016-03-20", "", "", "range", ""},
		{"2016-", "2016-01-01", "2016-12-31", "year", "2016"},
		{"-", "", "", "", ""},
		{"", "", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.value, func(t *testing.T) {
			s, precision, ok := stretchOf(tt.value)
			if ok != (tt.from != "") {
				t.Fatalf("is in the calendar: %v", ok)
			}
			if !ok {
				if got := When(tt.value); tt.precision != "range" && got != tt.when {
					t.Errorf("reads %q, want %q", got, tt.when)
				}
				return
			}
			if from, to := ByDay.Label(s.From), ByDay.Label(s.To); from != tt.from || to != tt.to {
				t.Errorf("runs from %s to %s, want %s to %s", from, to, tt.from, tt.to)
			}
			if precision != tt.precision {
				t.Errorf("precision %q, want %q", precision, tt.precision)
			}
			if got := When(tt.value); got != tt.when {
				t.Errorf("reads %q, want %q", got, tt.when)
			}
		})
	}
}

func FuzzStretchOf(f *testing.F) {
	for _, s := range []string{"2016-03-24", "BC0044", "2019-W31-WE", "199", "2016-03-20/2016-03-23", "XXXX-WXX-1", "-W", "2016-Q"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, value string) {
		s, precision, ok := stretchOf(value)
		if ok && (s.Days() < 1 || precision == "") {
			t.Errorf("%q is %d days, precision %q", value, s.Days(), precision)
		}
		When(value)
	})
}

func TestZoomBuckets(t *testing.T) {
	day := func(value string) int {
		s, _, ok := stretchOf(value)
		if !ok {
			t.Fatalf("%q is no date", value)
		}
		return s.From
	}
	tests := []struct {
		day                      string
		byDay, month, year, tens string
	}{
		{"2016-03-24", "2016-03-24", "2016-03", "2016", "2010s"},
		{"1999-12-31", "1999-12-31", "1999-12", "1999", "1990s"},
		{"2000-01-01", "2000-01-01", "2000-01", "2000", "2000s"},
		{"1969-12-31", "1969-12-31", "1969-12", "1969", "1960s"},
		{"0007-07-01", "0007-07-01", "0007-07", "0007", "1–9"},
		{"BC0001-12-31", "1 BC-12-31", "1 BC-12", "1 BC", "1–9"},
		{"BC0044-03-15", "44 BC-03-15", "44 BC-03", "44 BC", "51–42 BC"},
	}
	for _, tt := range tests {
		t.Run(tt.day, func(t *testing.T) {
			n := day(tt.day)
			for z, want := range []string{tt.byDay, tt.month, tt.year, tt.tens} {
				z := Zoom(z)
				b := z.Bucket(n)
				if got := z.Label(b); got != want {
					t.Errorf("by %s: %s, want %s", z, got, want)
				}
				s := z.Stretch(b)
				if s.From > n || s.To < n || z.Bucket(s.From) != b || z.Bucket(s.To) != b || z.Bucket(s.To+1) != b+1 {
					t.Errorf("by %s: bucket %d runs from %s to %s", z, b, ByDay.Label(s.From), ByDay.Label(s.To))
				}
			}
		})
	}
}

// events are events of the values, as a timeline orders them.
func events(t *testing.T, values ...string) []Event {
	t.Helper()
	var all []Event
	for _, v := range values {
		s, p, ok := stretchOf(v)
		if !ok {
			t.Fatalf("%q is no date", v)
		}
		all = append(all, Event{Value: v, Precision: p, Stretch: s})
	}
	return all
}

func TestDensity(t *testing.T) {
	all := events(t, "2015-05", "2016-03", "2016-03-20/2016-03-23", "2016-03-24", "2016-03-24", "2016-04-09", "2016")
	tests := []struct {
		zoom   Zoom
		first  string
		counts map[string]int
		coarse int
	}{
		{ByDay, "2015-05-01", map[string]int{"2016-03-24": 2, "2016-04-09": 1}, 4},
		{ByMonth, "2015-05", map[string]int{"2015-05": 1, "2016-03": 4, "2016-04": 1}, 1},
		{ByYear, "2015", map[string]int{"2015": 1, "2016": 6}, 0},
		{ByDecade, "2010s", map[string]int{"2010s": 7}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.zoom.String(), func(t *testing.T) {
			d := NewDensity(all, tt.zoom)
			got := map[string]int{}
			for i, n := range d.Counts {
				if n > 0 {
					got[tt.zoom.Label(d.First+i)] = n
				}
			}
			if diff := cmp.Diff(tt.counts, got); diff != "" {
				t.Error(diff)
			}
			if first := tt.zoom.Label(d.First); first != tt.first || d.Coarse != tt.coarse {
				t.Errorf("first %s, coarse %d; want %s, %d", first, d.Coarse, tt.first, tt.coarse)
			}
		})
	}
	if d := NewDensity(nil, ByDay); len(d.Counts) != 0 {
		t.Error("no events have no buckets")
	}
	if d := NewDensity(events(t, "BC0044-03-15", "2016-03-24"), ByDay); len(d.Counts) > densityLimit || d.Count(d.First+len(d.Counts)-1) != 1 {
		t.Errorf("%d buckets", len(d.Counts))
	}
}

func TestBestZoom(t *testing.T) {
	tests := []struct {
		name   string
		values []string
		want   Zoom
	}{
		{"nothing", nil, ByMonth},
		{"a week", []string{"2016-03-20", "2016-03-24"}, ByDay},
		{"a year", []string{"2015-05", "2016-03-24", "2016-04-09"}, ByMonth},
		{"an old date among many new", append([]string{"1936"}, "2016-03-20", "2016-03-21", "2016-03-24"), ByDay},
		{"an era", []string{"1936-01-01", "1980-01-01", "2016-03-24"}, ByYear},
		{"ages", []string{"1066-10-14", "1815-06-18", "2016-03-24"}, ByDecade},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := BestZoom(events(t, tt.values...), 100); got != tt.want {
				t.Errorf("by %s, want by %s", got, tt.want)
			}
		})
	}
}
