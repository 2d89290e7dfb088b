package bodies

import (
	"strings"
	"testing"
)

func TestHas(t *testing.T) {
	for name, want := range map[string]bool{
		"Waitrose": true, "Walt Disney Co": true, "Visa": false, "waitrose": false, "": false, "Nobody's Company": false,
		strings.Repeat("x", Longest+1): false,
	} {
		if got := Has(name); got != want {
			t.Errorf("Has(%q) = %v, want %v", name, got, want)
		}
	}
}

// Every line has a list, a country or none, and things whose names are clean.
func TestFile(t *testing.T) {
	for n, line := range strings.Split(strings.TrimSpace(file), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "|")
		if len(fields) != 3 || len(fields[1]) != 0 && len(fields[1]) != 2 {
			t.Errorf("line %d: %.40q", n+1, line)
			continue
		}
		for _, name := range strings.FieldsFunc(fields[2], func(r rune) bool { return r == ';' || r == '=' }) {
			if c := strings.TrimSpace(name); c == "" || len(c) > Longest || strings.Contains(c, "  ") {
				t.Errorf("line %d: name %q", n+1, name)
			}
		}
	}
}

// Reading the list takes about a millisecond, once.
func BenchmarkHas(b *testing.B) {
	for b.Loop() {
		Has("Deutsche Telekom")
	}
}
