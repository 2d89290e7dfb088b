package keymap

import (
	"testing"

	"charm.land/bubbles/v2/key"
)

// Two bindings of one screen on one key would make the second unreachable, and
// a key that begins another would have to wait for a stroke that may not come.
func TestNoKeyTwice(t *testing.T) {
	m := Default()
	seen := map[string]string{}
	for _, s := range m.Sections() {
		if s.Where == Lists {
			continue // lists have Enter for themselves
		}
		for _, r := range s.Rows {
			for _, b := range r.Bindings {
				for _, k := range b.Keys() {
					if other, ok := seen[k]; ok {
						t.Errorf("%s is both %q and %q", k, other, b.Help().Desc)
					}
					seen[k] = b.Help().Desc
					if m.Prefixes(k) {
						t.Errorf("%s begins another key", k)
					}
				}
			}
		}
	}
}

func TestStrokes(t *testing.T) {
	m := Default()
	for _, prefix := range []string{"g", "]", "["} {
		if !m.Prefixes(prefix) {
			t.Errorf("%q waits for no second stroke", prefix)
		}
	}
	for _, whole := range []string{"t", "e", "gg", "x", "s", "Q"} {
		if m.Prefixes(whole) {
			t.Errorf("%q waits for more", whole)
		}
	}
	if !key.Matches(Strokes("]p"), m.NextPerson) {
		t.Error("]p is not next person")
	}
	if got := Show("ctrl+o"); got != "Ctrl-o" {
		t.Errorf("Show = %q", got)
	}
}

func TestRowsOfTwo(t *testing.T) {
	m := Default()
	row := two(m.NextPerson, m.PrevPerson)
	if row.Keys() != "]p  [p" || row.Text != "next, previous person" {
		t.Errorf("%q %q", row.Keys(), row.Text)
	}
}
