package dates

import (
	"strings"
	"testing"
	"time"

	"lectern/annotate/tokens"
	"lectern/model"
)

// No text makes the scanner panic, loop, overlap or leave the text.
func FuzzFind(f *testing.F) {
	f.Add("On the 3rd of May 2016 – 2017, last week of 2019, 1/2/3, Mon 31 Feb; ’80s a year ago", 2016, 2, 29)
	f.Add("half an hour from now, the first six months of this year, 480 BC, AD 1, week 53 of 2020", 1, 0, 0)
	f.Add("between now and\n\nthe end of next month's first quarter of", 0, 0, 0)
	f.Add("the quarter 4Q, in December", 1, 7, -124)
	f.Fuzz(func(t *testing.T, text string, year, month, day int) {
		published := model.Day{Year: max(0, year%9999), Month: time.Month(1 + max(0, month%12)), Day: max(0, day%29)}
		if month == 0 {
			published.Month, published.Day = 0, 0
		}
		end := 0
		for _, a := range Find(tokens.Split(text, nil), published) {
			if a.Start < end || a.End <= a.Start || a.End > len(text) {
				t.Fatalf("mark %v after %d in %q", a.Span, end, text)
			}
			if a.Time == nil || !a.Kind.IsTime() || a.Time.Value == "" && a.Why == "" {
				t.Fatalf("mark %q has neither value nor reason", a.In(text))
			}
			end = a.End
		}
	})
}

// A run of one phrase takes linear time: each of these is read in some tens of
// milliseconds, and was not always.
func TestLongRuns(t *testing.T) {
	for _, s := range []string{"the day after ", "2016 10 ", "first half of ", "week of the ", "2 days, ", "between 3 and ", "jan to ", "two weeks starting ", "3 weeks after ", "week of ", "first week of ", "minus ", "Monday to ", "from 2011 to ", "2 years 1 ", "a ", "1-", "1/", "last ", "early ", "end of ", "5 April and ", "between now and "} {
		d := tokens.Split(strings.Repeat(s, 100_000/len(s)), nil)
		start := time.Now()
		Find(d, model.Day{Year: 2016, Month: 3, Day: 2})
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("a run of %q took %v", s, took)
		}
	}
}

// The budget is 0.8 µs a word.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The UK-based Syrian Observatory for Human Rights said IS had killed 49 Syrian troops near Palmyra on Friday. "+
		"Meanwhile, the US-led coalition fighting IS says it has destroyed 168 oil tankers belonging to the group near the city in March 2016, "+
		"in the largest raid of its kind so far, 10 months after it was seized. ", 200)
	d := tokens.Split(text, nil)
	day := model.Day{Year: 2016, Month: 12, Day: 10}
	for b.Loop() {
		Find(d, day)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(strings.Fields(text))), "ns/word")
}
