package figures

import (
	"math"
	"strings"
	"testing"
	"time"

	"lectern/annotate/dates"
	"lectern/annotate/tokens"
	"lectern/model"
)

// No text makes the scanner panic, loop, overlap, leave the text, or give a
// value that JSON cannot hold.
func FuzzFind(f *testing.F) {
	f.Add("$5m to $10m, Rs4,000 crore, 5 ft 10 in, between 40% and 50 %, one in three, 1/2 a mile, .5")
	f.Add("more than 10 but less than “20” men, R120 000 000, 3-1, 10:45, aged 34 and 61, T-72s")
	f.Add("tens of thousands of\n\nhalf-a-million minus 5 x 9 trillion trillion trillion trillion lakh crore")
	f.Add("D$")
	f.Fuzz(func(t *testing.T, text string) {
		d := tokens.Split(text, nil)
		taken := dates.Find(d, model.Day{Year: 2016, Month: 12, Day: 10})
		end := 0
		for _, a := range Find(d, taken) {
			if a.Start < end || a.End <= a.Start || a.End > len(text) {
				t.Fatalf("mark %v after %d in %q", a.Span, end, text)
			}
			end = a.End
			g := a.Figure
			if g == nil || !a.Kind.IsFigure() || g.Min > g.Max || math.IsInf(g.Max, 0) || math.IsNaN(g.Min) {
				t.Fatalf("mark %q is %+v", a.In(text), g)
			}
			for _, o := range taken {
				if o.Overlaps(a.Span) {
					t.Fatalf("%q overlaps %q", a.In(text), o.In(text))
				}
			}
		}
	})
}

// A run of one phrase takes linear time: each of these is read in some tens of
// milliseconds, and was not always.
func TestLongRuns(t *testing.T) {
	for _, s := range []string{"minus ", "a ", "one ", "1-", "1/", "1 and ", "$", "US $ ", "half a ", "more than 1 but ", "hundreds of thousands of ", "1 000 ", "- 5\n", "point ", "1e", "2^", "one and two ", "5 million and ", "two two-", "5 red-", "T-72 ",
		"one thousand, ", "1'000'", "-5 to ", "a mile and a half ", "5 Red ", "6-foot-", "from 5 up to ", "couple of ", "6x10^2 x 10^", "five dollars and ", ">= 5 and "} {
		d := tokens.Split(strings.Repeat(s, 100_000/len(s)), nil)
		start := time.Now()
		Find(d, nil)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("a run of %q took %v", s, took)
		}
	}
}

// The budget is 0.7 µs a word.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The UK-based Syrian Observatory for Human Rights said IS had killed 49 Syrian troops near Palmyra on Friday. "+
		"Meanwhile, the US-led coalition fighting IS says it has destroyed 168 oil tankers belonging to the group near the city, "+
		"in the largest raid of its kind so far, at a cost of some $2m (£1.6m), or 80pc of the total. ", 200)
	d := tokens.Split(text, nil)
	for b.Loop() {
		Find(d, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(strings.Fields(text))), "ns/word")
}
