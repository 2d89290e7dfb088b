package aliases

import "testing"

func TestVariant(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"mohammed", "muhammad", true},
		{"gaddafi", "qadhafi", true},
		{"hussein", "husayn", true},
		{"yusuf", "youssef", true},
		{"rahman", "rehman", true},
		{"baalshamin", "baalshameen", true},
		{"zawahiri", "zawahri", true},
		{"oleksandr", "olexandr", true},
		{"hassan", "hussein", false},
		{"daniel", "daniela", false},
		{"ivanov", "ivanova", false},
		{"mario", "maria", false},
		{"paulo", "paula", false},
		{"martin", "morton", false},
		{"johnson", "johnston", false},
		{"karen", "karin", true},
		{"li", "lee", false},
	}
	for _, tt := range tests {
		if got := variant(tt.a, tt.b); got != tt.want {
			t.Errorf("variant(%q, %q) = %v (%s, %s)", tt.a, tt.b, got, translit(tt.a), translit(tt.b))
		}
		if variant(tt.a, tt.b) != variant(tt.b, tt.a) {
			t.Errorf("variant(%q, %q) depends on the order", tt.a, tt.b)
		}
	}
}

func TestFold(t *testing.T) {
	tests := map[string]string{"U.S.": "us", "Da’esh": "daesh", "Séamus": "seamus", "ISIL": "isil", "O'Dowd": "odowd", "Łódź": "lodz", "Straße": "strasse", "AT&T": "at&t"}
	for in, want := range tests {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAbbreviates(t *testing.T) {
	tests := []struct {
		short, long string
		want        bool
	}{
		{"ISIL", "Islamic State of Iraq and the Levant", true},
		{"Isil", "Islamic State of Iraq and the Levant", true},
		{"IS", "Islamic State group", true},
		{"OSCE", "Organization for Security and Co-operation in Europe", true},
		{"ECOWAS", "Economic Community of West African States", true},
		{"Interpol", "International Police", true},
		{"UNICEF", "World Health Organization", false},
		{"CIA", "Federal Bureau of Investigation", false},
		{"S", "Syria Solidarity", false},
	}
	l := words()
	for _, tt := range tests {
		s, n := parse(tt.short, 2, l), parse(tt.long, 2, l)
		if got := abbreviates(&s, &n, l); got != tt.want {
			t.Errorf("abbreviates(%q, %q) = %v", tt.short, tt.long, got)
		}
	}
}
