package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lectern/model"
	"lectern/ui/keymap"
	"lectern/ui/style"
)

// brackets draws marks as a terminal without colour would not: what is reversed
// stands in brackets.
func brackets(rows []string) []string {
	out := make([]string, len(rows))
	for i, row := range rows {
		on := context().Styles.Seq(style.SetOf(style.Hit))
		row = strings.ReplaceAll(row, on, "[")
		out[i] = strings.ReplaceAll(row, ansi.ResetStyle, "]")
	}
	return out
}

func TestPassage(t *testing.T) {
	mark := func(start, end int) Mark { return Mark{model.Span{Start: start, End: end}, style.Hit} }
	tests := []struct {
		name, text    string
		indent, width int
		marks         []Mark
		want          []string
	}{
		{"plain", "one two three", 2, 10, nil, []string{"  one two", "  three"}},
		{"a mark in a row", "one two three", 0, 20, []Mark{mark(4, 7)}, []string{"one [two] three"}},
		{"a mark over two rows", "one two three four", 0, 10, []Mark{mark(4, 13)}, []string{"one [two]", "[three] four"}},
		{"two marks", "one two three", 0, 20, []Mark{mark(0, 3), mark(8, 13)}, []string{"[one] two [three]"}},
		{"a newline", "one\ntwo", 0, 20, []Mark{mark(4, 7)}, []string{"one [two]"}},
		{"wide letters", "日本 語 one", 0, 6, []Mark{mark(7, 10)}, []string{"日本", "[語] one"}},
		{"an escape takes the marks away", "one \x1b[31mtwo", 0, 20, []Mark{mark(0, 3)}, []string{"one two"}},
		{"no room", "one two", 2, 2, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := context().Passage(tt.text, tt.indent, tt.width, style.Text, tt.marks...)
			if diff := cmp.Diff(tt.want, brackets(got), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
			for _, row := range got {
				if w := ansi.StringWidth(row); w > tt.width {
					t.Errorf("%q is %d cells wide", row, w)
				}
			}
		})
	}
}

func TestMarkedIsCut(t *testing.T) {
	c := context()
	l := c.Marked(c.Line(9), "one two three", style.Text, Mark{model.Span{Start: 4, End: 7}, style.Hit})
	if diff := cmp.Diff([]string{"one [two]…"}, brackets([]string{l.String()})); diff != "" && ansi.StringWidth(l.String()) > 9 {
		t.Error(diff)
	}
	if got := c.Line(4).Add("ab").Join(c.Line(3).Add("abc")).String(); got != "ab" {
		t.Errorf("a row that does not fit is joined: %q", got)
	}
	if got := ansi.Strip(c.Cut("abcdef", 4)); got != "abc…" {
		t.Errorf("Cut: %q", got)
	}
}

func TestSettle(t *testing.T) {
	heads := map[int]bool{0: true, 3: true, 4: true, 9: true}
	can := func(i int) bool { return !heads[i] }
	l := List{}
	l.Resize(10, 5)
	for _, tt := range []struct {
		strokes keymap.Strokes
		want    int
	}{{"gg", 1}, {"j", 2}, {"j", 5}, {"k", 2}, {"G", 8}, {"j", 8}, {"gg", 1}, {"k", 1}} {
		before := l.Cursor
		l.Press(tt.strokes, keymap.Default())
		if !l.Settle(l.Cursor-before, can) || l.Cursor != tt.want {
			t.Fatalf("after %s the cursor is on %d, want %d", tt.strokes, l.Cursor, tt.want)
		}
	}
	if l.Settle(1, func(int) bool { return false }) {
		t.Error("a row was found where none can be chosen")
	}
}
