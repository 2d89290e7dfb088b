package gazetteer

import (
	"testing"

	"lectern/annotate/tokens"
	"lectern/model"
)

func TestLongest(t *testing.T) {
	tests := []struct {
		text    string // the name starts at the first token after "|"
		n       int
		kind    model.Kind
		name    string
		country string
	}{
		{"Raqqa fell", 1, model.Place, "Raqqa", "SY"},
		{"Deir ez-Zor fell", 4, model.Place, "Deir ez-Zor", "SY"},
		{"Deir Ezzor fell", 2, model.Place, "Deir ez-Zor", "SY"},
		{"United Nations said", 2, model.Organization, "United Nations", ""},
		{"US officials", 1, model.Place, "United States", "US"},
		{"U.S. officials", 1, model.Place, "United States", "US"},
		{"us officials", 0, 0, "", ""},
		{"Syrian troops", 1, model.Group, "Syrian", "SY"},
		{"WHO said", 1, model.Organization, "World Health Organization", ""},
		{"who said", 0, 0, "", ""},
		{"Who said", 0, 0, "", ""},
	}
	g := Default()
	for _, tt := range tests {
		n, e := g.Longest(tokens.Split(tt.text, nil), 0)
		if n != tt.n || e.Kind != tt.kind || e.Name != tt.name || e.Country != tt.country {
			t.Errorf("%q: %d %v %q %q (%s, %.2f), want %d %v %q %q", tt.text, n, e.Kind, e.Name, e.Country, e.List, e.Strength, tt.n, tt.kind, tt.name, tt.country)
		}
	}
}
