package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/ui/keymap"
	"lectern/ui/style"
)

func context() *Context {
	return &Context{Styles: style.New(colorprofile.NoTTY, true, "none"), Keys: keymap.Default()}
}

func TestLineNeverGrowsTooWide(t *testing.T) {
	tests := []struct {
		name, want string
		build      func(*Context) *Line
	}{
		{"plain", "abc", func(c *Context) *Line { return c.Line(5).Add("abc") }},
		{"cut", "abcd…", func(c *Context) *Line { return c.Line(5).Add("abcdef") }},
		{"column", "ab   |", func(c *Context) *Line { return c.Line(9).Fit("ab", 5).Add("|") }},
		{"column cut", "abcd…|", func(c *Context) *Line { return c.Line(9).Fit("abcdefg", 5).Add("|") }},
		{"right", "   ab|", func(c *Context) *Line { return c.Line(9).FitRight("ab", 5).Add("|") }},
		{"wide cells", "日本…", func(c *Context) *Line { return c.Line(5).Add("日本語") }},
		{"escape", "ab", func(c *Context) *Line { return c.Line(5).Add("a\x1b[31mb") }},
		{"blanks stay", " a b ", func(c *Context) *Line { return c.Line(9).Add(" ").Add("a ").Add("b ") }},
		{"newline", "a b", func(c *Context) *Line { return c.Line(5).Add("a\nb") }},
		{"nothing left", "", func(c *Context) *Line { return c.Line(-1).Add("abc").Fit("x", 3).To(9) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := ansi.Strip(tt.build(context()).String()); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestClipLeft(t *testing.T) {
	for _, tt := range []struct {
		width int
		want  string
	}{{0, ""}, {1, "…"}, {4, "…def"}, {6, "abcdef"}} {
		if got := ClipLeft("abcdef", tt.width); got != tt.want {
			t.Errorf("width %d: %q, want %q", tt.width, got, tt.want)
		}
	}
	if got := ClipLeft("日本語", 5); ansi.StringWidth(got) > 5 {
		t.Errorf("%q is wider than 5 cells", got)
	}
}

func TestWrap(t *testing.T) {
	for _, row := range Wrap(strings.Repeat("long words and short ones ", 20), 17) {
		if ansi.StringWidth(row) > 17 {
			t.Errorf("%q is too wide", row)
		}
	}
}

func TestListKeepsTheCursorInSight(t *testing.T) {
	l := List{}
	l.Resize(100, 10)
	keys := keymap.Default()
	for _, s := range []keymap.Strokes{"j", "space", "G", "k", "ctrl+u", "gg", "k", "ctrl+d", "pgdown", "b"} {
		if !l.Press(s, keys) {
			t.Errorf("%s does nothing", s)
		}
		if l.Cursor < 0 || l.Cursor >= 100 || l.Cursor < l.Top || l.Cursor >= l.Top+10 {
			t.Errorf("after %s the cursor %d is outside %d+10", s, l.Cursor, l.Top)
		}
	}
	l.Resize(3, 10)
	if l.Cursor > 2 || l.Top != 0 {
		t.Errorf("after shrinking: cursor %d, top %d", l.Cursor, l.Top)
	}
	l.Resize(0, 0)
	if l.Cursor != 0 || l.Press("x", keys) {
		t.Error("an empty list has no cursor but 0 and no key x")
	}
}

func TestClipWords(t *testing.T) {
	for _, tt := range []struct {
		text       string
		width      int
		want, left string
	}{
		{"one two three", 20, "one two three", "one two three"},
		{"one two three", 13, "one two three", "one two three"},
		{"one two, three", 11, "one two…", "…two, three"},
		{"onetwothree", 5, "onet…", "…hree"},
		{"", 5, "", ""},
	} {
		if got := ClipWords(tt.text, tt.width); got != tt.want {
			t.Errorf("ClipWords(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
		}
		if got := ClipWordsLeft(tt.text, tt.width); got != tt.left {
			t.Errorf("ClipWordsLeft(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.left)
		}
	}
	if Plural(1, "row", "rows") != "1 row" || Plural(0, "row", "rows") != "0 rows" || Unquote("“a”") != "a" {
		t.Error("Plural or Unquote")
	}
}
