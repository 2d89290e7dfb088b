package numbers

import "testing"

// Families of written numbers, one member or two of each.
func TestFamilies(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		// Powers and letters.
		{"1e5, 1.1e-2, 12.32e+14, 2^10, 1.1^+2", "1e5 = 100000; 1.1e-2 = 0.011; 12.32e+14 = 1.232e+15; 2^10 = 1024; 1.1^+2 = 1.21"},
		{"180k, 2.33 k of it", "180k = 180000; 2.33 k = 2330"},
		{"£354million, 1.2billion", "354million = 354000000; 1.2billion = 1.2e+09"},
		// Points and signs.
		{"It fell by point five.", "point five = 0.5"},
		{"minus point five", "minus point five = -0.5"},
		{"At this point five men came; at one point two left.", "five = 5; one = 1; two = 2"},
		{"- 1 4/5", "- 1 4/5 = -1.8"},
		// Separators.
		{"1 234 567 and 40 000", "1 234 567 = 1234567; 40 000 = 40000"},
		{"10.000,5 and 1.250.000 and 1,234,567.89", "10.000,5 = 10000.5; 1.250.000 = 1250000; 1,234,567.89 = 1234567.89"},
		// Fractions.
		{"three twenty-firsts, one twenty-first, eleven twenty-fourths", "three twenty-firsts = 0.142857143; one twenty-first = 0.0476190476; eleven twenty-fourths = 0.458333333"},
		{"one hundred thirty fifths", "one hundred thirty fifths = 2.85714286"},
		{"one hundred and five over seven", "one hundred and five over seven = 15"},
		{"half percent, a half percent, a half mile", "half = 0.5; a half = 0.5; a half = 0.5"},
		{"one billion and three quarters million", "one billion and three quarters million = 1.00075e+09"},
		{"from 1/4 to 1/2, from two fifths to four fifths", "1/4 to 1/2 = 0.25..0.5; two fifths to four fifths = 0.4..0.8"},
		// Dozens and scores.
		{"five doz eggs, three score and ten, a 3 score lead, the score", "five doz = 60; three score = 60; ten = 10; 3 = 3"},
		// Ends of ranges that "and" joins.
		{"between one thousand and two thousand", "one thousand = 1000; two thousand = 2000"},
		{"between two million and three million", "two million = 2000000; three million = 3000000"},
	} {
		if got := all(tt.text); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}
