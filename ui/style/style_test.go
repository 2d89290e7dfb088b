package style

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
)

// The backgrounds that the palettes are made for.
var pages = map[string]color.Color{
	"dark": lipgloss.Color("#18181b"), "light": lipgloss.Color("#fbfaf7"),
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xffff
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestContrast holds whatever is to be read to 4.5 : 1, the ratio of WCAG's
// level AA, on its own background, in all colours and in 256.
func TestContrast(t *testing.T) {
	var sets []Set
	for r := Text; r < roleCount; r++ {
		if r != Border && r != Weak {
			sets = append(sets, SetOf(r), SetOf(Text, r))
		}
	}
	for _, k := range model.Kinds() {
		for _, over := range []Role{Weak, Pivot, CurrentPivot, Hit, CurrentHit, Selection, FocusBlock, Focus} {
			sets = append(sets, SetOf(Text, Of(k), over))
		}
	}
	for name, page := range pages {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			s := New(profile, name == "dark", "auto")
			if s.Name() != name {
				t.Fatalf("theme %q, want %q", s.Name(), name)
			}
			for _, set := range sets {
				l := s.theme.compose(set)
				fg, bg := l.fg, l.bg
				if bg == nil {
					bg = page
				}
				if fg == nil { // the terminal's own colour for text, about this far from the page
					fg = map[string]color.Color{"dark": lipgloss.Color("#d0d0d0"), "light": lipgloss.Color("#28282c")}[name]
				}
				if got := contrast(fg, bg); got < 4.5 {
					t.Errorf("%s, %v: %s has contrast %.2f", name, profile, roles(set), got)
				}
			}
		}
	}
}

func roles(set Set) string {
	var names []string
	for r := Text; r < roleCount; r++ {
		if set.Has(r) {
			names = append(names, fmt.Sprint(r))
		}
	}
	return "role " + strings.Join(names, "+")
}

// TestKindsDiffer asks that no two kinds look the same, on any terminal. Dotted
// and other lines count as plain ones: many terminals draw them so.
func TestKindsDiffer(t *testing.T) {
	for _, s := range themes() {
		seen := make(map[string]model.Kind)
		for _, k := range model.Kinds() {
			if k == model.QuoteKind {
				if sign, _ := s.Sign(Quote); sign == "" {
					t.Errorf("%s: a quote has no sign", s.Name())
				}
				continue
			}
			seq := s.Seq(SetOf(Text, Of(k)))
			if seq == "" {
				t.Errorf("%s: %v looks like plain text", s.Name(), k)
			}
			if was, ok := seen[seq]; ok {
				t.Errorf("%s: %v looks like %v", s.Name(), k, was)
			}
			seen[seq] = k
		}
	}
}

func themes() []*Styles {
	return []*Styles{
		New(colorprofile.TrueColor, true, "auto"), New(colorprofile.TrueColor, false, "auto"),
		New(colorprofile.ANSI256, true, "auto"), New(colorprofile.ANSI256, false, "auto"),
		New(colorprofile.ANSI, true, "auto"), New(colorprofile.ANSI, false, "auto"),
		New(colorprofile.ASCII, true, "auto"),
	}
}

// TestWhatMovesStandsOut asks that each overlay differs from every other and
// from every kind below it.
func TestWhatMovesStandsOut(t *testing.T) {
	overlays := []Role{Pivot, CurrentPivot, Hit, CurrentHit, Selection, Focus}
	for _, s := range themes() {
		for _, below := range []Role{Text, Person, Organization, Place, Group, Date, Duration, Money, Percent, Quantity} {
			seen := []string{s.Seq(SetOf(Text, below))}
			for _, r := range overlays {
				seq := s.Seq(SetOf(Text, below, r))
				if slices.Contains(seen, seq) {
					t.Errorf("%s: role %d over role %d looks like another", s.Name(), r, below)
				}
				seen = append(seen, seq)
			}
		}
	}
}

func TestNoColorMeansNoColor(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.NoTTY, colorprofile.ASCII} {
		s := New(profile, true, "dark")
		for set := range Set(1) << roleCount {
			if set&(set-1) != 0 && set > 1<<14 {
				break // single roles and some thousand sets are enough
			}
			if l := s.theme.compose(set); l.fg != nil || l.bg != nil {
				t.Fatalf("%s has a colour", roles(set))
			}
		}
		for r := Text; r < roleCount; r++ {
			if l := s.theme.compose(SetOf(Text, r)); l.fg != nil || l.bg != nil {
				t.Errorf("role %d has a colour", r)
			}
		}
	}
}

// TestPageStays asks that only what moves has a background of its own.
func TestPageStays(t *testing.T) {
	for _, s := range themes() {
		for r := Text; r < Pivot; r++ {
			if l := s.theme.compose(SetOf(Text, r)); l.bg != nil || l.reverse {
				t.Errorf("%s: role %d has a background", s.Name(), r)
			}
		}
	}
}

func TestCompose(t *testing.T) {
	s := New(colorprofile.TrueColor, true, "dark")
	same := func(name string, a, b Set) {
		t.Helper()
		if s.Seq(a) != s.Seq(b) {
			t.Errorf("%s: %q is not %q", name, s.Seq(a), s.Seq(b))
		}
	}
	same("running text is plain", SetOf(Text), 0)
	same("a quote leaves its words alone", SetOf(Text, Quote), SetOf(Text))
	same("a name in a quote keeps its look", SetOf(Text, Quote, Person), SetOf(Text, Person))
	same("current hit over hit", SetOf(Text, Hit, CurrentHit), SetOf(Text, CurrentHit))
	same("current pivot over pivot", SetOf(Text, Pivot, CurrentPivot), SetOf(Text, CurrentPivot))
	same("a hit over a pivot", SetOf(Text, Pivot, Hit), SetOf(Text, Hit))
	same("focus over all", SetOf(Text, Person, Pivot, CurrentPivot, Hit, Selection, Focus), SetOf(Text, Person, Focus))
	if s.Seq(SetOf(Text, Person, Weak)) == s.Seq(SetOf(Text, Person)) {
		t.Error("a weak mention looks like a strong one")
	}
	if s.Seq(SetOf(Text, Person, Focus)) == s.Seq(SetOf(Text, Place, Focus)) {
		t.Error("the focus hides the kind")
	}
}

func TestNames(t *testing.T) {
	tests := []struct {
		profile colorprofile.Profile
		dark    bool
		name    string
		want    string
	}{
		{colorprofile.TrueColor, true, "auto", "dark"}, {colorprofile.TrueColor, false, "auto", "light"},
		{colorprofile.TrueColor, false, "dark", "dark"}, {colorprofile.TrueColor, true, "light", "light"},
		{colorprofile.TrueColor, true, "16", "16"}, {colorprofile.TrueColor, true, "none", "none"},
		{colorprofile.ANSI, true, "light", "16"}, {colorprofile.ASCII, true, "dark", "none"},
		{colorprofile.TrueColor, true, "no such", "dark"},
	}
	for _, tt := range tests {
		if got := New(tt.profile, tt.dark, tt.name).Name(); got != tt.want {
			t.Errorf("%v, dark %v, %q: theme %q, want %q", tt.profile, tt.dark, tt.name, got, tt.want)
		}
	}
}

func TestRender(t *testing.T) {
	s := New(colorprofile.TrueColor, true, "dark")
	for _, text := range []string{"", "word", "日本 👩‍🚀"} {
		if got := ansi.Strip(s.Render(text, Text, Person, Focus)); got != text {
			t.Errorf("%q became %q", text, got)
		}
		if got := ansi.Strip(s.Lip(Person).Render(text)); got != text {
			t.Errorf("Lip Gloss made %q of %q", got, text)
		}
	}
}

// A look-up is all that painting costs here: the budget is 50 ns.
func BenchmarkSeq(b *testing.B) {
	s := New(colorprofile.TrueColor, true, "dark")
	for b.Loop() {
		s.Seq(SetOf(Text, Person, Pivot, Focus))
	}
}
