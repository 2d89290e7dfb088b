package doc

import "testing"

func TestRaised(t *testing.T) {
	for in, want := range map[string]string{"6": "⁶", "-12": "⁻¹²", "(1)": "⁽¹⁾", "th": "th", "2nd": "2nd", "": "", "0123456789": "⁰¹²³⁴⁵⁶⁷⁸⁹"} {
		if got := Raised(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
