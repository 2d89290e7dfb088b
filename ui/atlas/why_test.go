package atlas

import (
	"strings"
	"testing"

	"lectern/model"
	"lectern/model/library"
)

func TestWhy(t *testing.T) {
	ctx := seeds(t)
	r := NewReasons(ctx.View)
	place := func(name string) *library.Place {
		all := ctx.View.Places(0, -1)
		for _, list := range [][]library.Place{all.Located, all.Unlocated} {
			for i := range list {
				if list[i].Name == name {
					return &list[i]
				}
			}
		}
		t.Fatalf("the seeds have no place %q", name)
		return nil
	}
	tests := []struct {
		name string
		want []string // each is part of what is said
	}{
		{"Palmyra", []string{"list of cities: Homs, Syria", "9 other listed places", "Brazil", "its country (Syria)"}},
		{"Iraq", []string{"list of countries", "writes the name across the country"}},
		{"London", []string{"list of capitals", "Ontario, Canada", "times as many people", "not speak of its country (United Kingdom)"}},
		{"Mosul", []string{"only listed place of that name", "its country (Iraq)"}},
	}
	for _, tt := range tests {
		got := strings.Join(r.Why(place(tt.name)), " ")
		for _, want := range tt.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q does not say %q", tt.name, got, want)
			}
		}
		if r.Short(place(tt.name)) != "" {
			t.Errorf("%s has a position and a reason for having none", tt.name)
		}
	}
}

// TestDoubt asks why places have no position.
func TestDoubt(t *testing.T) {
	ctx := seeds(t)
	r := NewReasons(ctx.View)
	mentions := ctx.View.Mentions(ctx.View.Lookup("Palmyra")[0])[:1]
	for i, tt := range []struct{ name, short, long string }{
		{"Zzyzxville", "not listed", "in none of the lists"},
		{"Springfield", "listed, not told apart", "which of them is meant"},
		{"Ouagadougou", "listed, but in doubt", "do not speak of Burkina Faso"},
	} {
		p := &library.Place{ID: model.EntityID(1<<20 + i), Name: tt.name, Mentions: mentions}
		if got := r.Short(p); !strings.Contains(got, tt.short) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.short)
		}
		if got := strings.Join(r.Why(p), " "); !strings.Contains(got, tt.long) {
			t.Errorf("%s: %q does not say %q", tt.name, got, tt.long)
		}
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 51000: "51,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}
