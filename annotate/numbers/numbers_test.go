package numbers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
)

// all renders the numbers of a text: "words = value", or a range.
func all(text string) string {
	d := tokens.Split(text, nil)
	r := NewReader(d)
	var out []string
	for i := 0; i < len(d.Tokens); i++ {
		if !r.Starts(i) {
			continue
		}
		n, ok := r.Range(i)
		if !ok {
			continue
		}
		value := fmt.Sprintf("%.9g", n.Min)
		if n.Max != n.Min {
			value += fmt.Sprintf("..%.9g", n.Max)
		}
		out = append(out, d.Span(tokens.Range{First: n.First, End: n.End}).In(text)+" = "+value)
		i = n.End - 1
	}
	return strings.Join(out, "; ")
}

func TestNumbers(t *testing.T) {
	tests := []struct{ text, want string }{
		{"49 troops", "49 = 49"},
		{"2,000 men and 1,00,000 votes", "2,000 = 2000; 1,00,000 = 100000"},
		{"2,25 billion", "2,25 billion = 2.25e+09"},
		{"1.25bn, 3.4 billion, 2mil", "1.25bn = 1.25e+09; 3.4 billion = 3.4e+09; 2mil = 2000000"},
		{"35 lakh, 1 crore, 2 lakh crore", "35 lakh = 3500000; 1 crore = 10000000; 2 lakh crore = 2e+12"},
		{"forty-nine and twenty one", "forty-nine = 49; twenty one = 21"},
		{"one hundred and six", "one hundred and six = 106"},
		{"two hundred and two thousand", "two hundred and two thousand = 202000"},
		{"twenty-one trillion and three hundred", "twenty-one trillion and three hundred = 2.1e+13"},
		{"4 thousand 3 hundred and 21", "4 thousand 3 hundred and 21 = 4321"},
		{"hundred thousand dollars", "hundred thousand = 100000"},
		{"a hundred people, a dozen, half a dozen, a couple of men", "a hundred = 100; a dozen = 12; half a dozen = 6; a couple of = 2"},
		{"two dozen, several dozen, three dozens", "two dozen = 24; several dozen = 36..108; three dozens = 36"},
		{"a few hundred", "a few hundred = 300..500"},
		{"dozens, tens of thousands, hundreds of millions", "dozens = 24..99; tens of thousands = 20000..99999; hundreds of millions = 200000000..999999999"},
		{"two thirds, two-thirds, three quarters", "two thirds = 0.666666667; two-thirds = 0.666666667; three quarters = 0.75"},
		{"a third of voters; a third man; one third of it; the one third place", "a third = 0.333333333; one third = 0.333333333; one = 1"},
		{"half of them, half the town, half-time", "half = 0.5; half = 0.5"},
		{"half a million, a quarter of a million", "half a million = 500000; a quarter of a million = 250000"},
		{"one and a half, two and a half million", "one and a half = 1.5; two and a half million = 2500000"},
		{"10 1/2 miles, 1/2, ¾", "10 1/2 = 10.5; 1/2 = 0.5; ¾ = 0.75"},
		{"two hundred point seventy-one, five point five", "two hundred point seventy-one = 200.71; five point five = 5.5"},
		{"minus five degrees", "minus five = -5"},
		{"twenty twenty fifths", "twenty twenty fifths = 0.8"},
		{"3,000–4,000 men", "3,000–4,000 = 3000..4000"},
		{"3 to 5 million and 1.2–1.4 trillion", "3 to 5 million = 3000000..5000000; 1.2–1.4 trillion = 1.2e+12..1.4e+12"},
		{"two or three", "two or three = 2..3"},
		{"the 25th and the 1990s", "1990s = 1990"},
		{"he said 5\n\n6 men", "5 = 5; 6 = 6"},
		{"23.04.2022", ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, all(tt.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOrdinal(t *testing.T) {
	for word, want := range map[string]int{"25th": 25, "1st": 1, "second": 2, "Nineteenth": 19, "thirtieth": 30} {
		if got, ok := Ordinal(word); !ok || got != want {
			t.Errorf("Ordinal(%q) = %d, %v, want %d", word, got, ok, want)
		}
	}
	for _, word := range []string{"quarter", "half", "25", "", "thirds", "hundredth"} {
		if got, ok := Ordinal(word); ok {
			t.Errorf("Ordinal(%q) = %d, want none", word, got)
		}
	}
}

// No text makes the reader panic, loop, or leave the document.
func FuzzReader(f *testing.F) {
	f.Add("two hundred and a half 1/2 of a million – 3.5.6 and point")
	f.Add("1,,2 minus minus a a half hyphen - one over")
	f.Fuzz(func(t *testing.T, text string) {
		d := tokens.Split(text, nil)
		r := NewReader(d)
		for i := range d.Tokens {
			if !r.Starts(i) {
				continue
			}
			if n, ok := r.Range(i); ok && (n.First != i || n.End <= i || n.End > len(d.Tokens) || n.Min > n.Max) {
				t.Fatalf("%+v at %d of %d in %q", n, i, len(d.Tokens), text)
			}
		}
	})
}

// The budget is 200 ns a word.
func BenchmarkReader(b *testing.B) {
	text := strings.Repeat("The group said 49 Syrian troops and two dozen rebels had been killed near the city, some 300 miles north of the capital. ", 500)
	d := tokens.Split(text, nil)
	b.ResetTimer()
	for b.Loop() {
		r := NewReader(d)
		for i := range d.Tokens {
			if r.Starts(i) {
				r.Range(i)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(strings.Fields(text))), "ns/word")
}
