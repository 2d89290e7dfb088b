package keymap

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	"github.com/google/go-cmp/cmp"
)

// Two bindings of one screen on one key would make the second unreachable, and
// a key that begins another would have to wait for a stroke that may not come.
func TestNoKeyTwice(t *testing.T) {
	if err := Default().check(); err != nil {
		t.Error(err)
	}
}

func TestRead(t *testing.T) {
	tests := []struct{ name, file, wantErr string }{
		{"nothing", "\n# a remark\n", ""},
		{"other keys", "pivot = x\nnext-person = gp\n", ""},
		{"no form", "pivot x", "line 1 is not of the form"},
		{"no such name", "\nfly = x", `line 2: there is no key named "fly"`},
		{"no key", "pivot =", "line 1 gives no key for pivot"},
		{"taken", "pivot = j", "is the key for both"},
		{"begins another", "pivot = g", "begins another key"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Default().Read(strings.NewReader(tt.file))
			if (err == nil) != (tt.wantErr == "") || err != nil && !strings.Contains(err.Error(), tt.wantErr) {
				t.Errorf("error %v, want %q", err, tt.wantErr)
			}
		})
	}
	m := Default()
	if err := m.Read(strings.NewReader("pivot = x\nnext-person = zp P")); err != nil {
		t.Fatal(err)
	}
	if !key.Matches(Strokes("x"), m.Pivot) || key.Matches(Strokes("*"), m.Pivot) || !m.Prefixes("z") || !key.Matches(Strokes("P"), m.NextPerson) {
		t.Error("the file's keys are not those of the map")
	}
}

// What is written is read back as the same map.
func TestWrite(t *testing.T) {
	m := Default()
	if err := m.Read(strings.NewReader("pivot = x")); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	again := Default()
	if err := again.Read(strings.NewReader(b.String())); err != nil {
		t.Fatal(err)
	}
	for name, f := range m.fields() {
		if diff := cmp.Diff(f.Keys(), again.fields()[name].Keys()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	if _, err := Load(path); err != nil {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(path, []byte("fly = x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(path); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("the error does not name the file: %v", err)
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
