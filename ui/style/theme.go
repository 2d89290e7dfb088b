package style

import (
	"image/color"
	"math/bits"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// look is how a role looks. A nil colour leaves what lies below.
type look struct {
	fg, bg                               color.Color
	bold, faint, italic, reverse, strike bool
	underline                            ansi.Underline
	// alone takes weight, slant and underline off what lies below, so that the
	// look stays the same over every kind.
	alone bool
	// fill makes the colour of what lies below the background, and the page's
	// colour that of the text: a mark filled with the accent of its kind.
	fill bool
}

// theme is the looks of every role.
type theme struct {
	name  string
	looks [roleCount]look
	// soft are the accents of the kinds where the mention is weak.
	soft [roleCount]color.Color
	// page is the colour that text has on a filled mark.
	page color.Color
}

// kindSet holds the roles of the kinds but for the quote.
var kindSet = SetOf(Quantity, Percent, Money, Duration, Date, Group, Place, Organization, Person)

// compose lays the looks of the set's roles over each other, lowest first: a
// higher role's colours replace those below, weight, slant and underline add up.
//
// Some roles look at the others. A quote in running text has its bar in the
// gutter and leaves its words alone; by itself, as in a label, it has an accent
// like any kind. A weak mention has its kind's soft accent and no other mark.
func (t *theme) compose(set Set) look {
	if set != SetOf(Quote) {
		set = set.Without(Quote)
	}
	weak := set.Has(Weak)
	var l look
	for s := uint64(set); s != 0; s &= s - 1 {
		r := Role(bits.TrailingZeros64(s))
		if r >= roleCount {
			break
		}
		o := t.looks[r]
		if weak && kindSet.Has(r) {
			o = look{fg: t.soft[r]}
		}
		l = l.under(o, t)
	}
	return l
}

// under is l with the look o laid over it.
func (l look) under(o look, t *theme) look {
	if o.alone {
		l.bold, l.faint, l.italic, l.reverse, l.strike = false, false, false, false, false
		l.underline = ansi.UnderlineNone
	}
	if o.fill {
		if l.bg = l.fg; l.bg == nil {
			l.bg = o.bg
		}
		l.fg = t.page
	} else {
		if o.bg != nil {
			l.bg = o.bg
		}
		if o.fg != nil {
			l.fg = o.fg
		}
	}
	l.bold = l.bold || o.bold
	l.faint = l.faint || o.faint
	l.italic = l.italic || o.italic
	l.reverse = l.reverse || o.reverse
	l.strike = l.strike || o.strike
	if o.underline != ansi.UnderlineNone {
		l.underline = o.underline
	}
	return l
}

func (l look) ansi() ansi.Style {
	var s ansi.Style
	if l.bold {
		s = s.Bold()
	}
	if l.faint {
		s = s.Faint()
	}
	if l.italic {
		s = s.Italic(true)
	}
	if l.underline != ansi.UnderlineNone {
		s = s.UnderlineStyle(l.underline)
	}
	if l.reverse {
		s = s.Reverse(true)
	}
	if l.strike {
		s = s.Strikethrough(true)
	}
	if l.fg != nil {
		s = s.ForegroundColor(l.fg)
	}
	if l.bg != nil {
		s = s.BackgroundColor(l.bg)
	}
	return s
}

func (l look) lip() lipgloss.Style {
	s := lipgloss.NewStyle()
	if l.fg != nil {
		s = s.Foreground(l.fg)
	}
	if l.bg != nil {
		s = s.Background(l.bg)
	}
	return s.Bold(l.bold).Faint(l.faint).Italic(l.italic).Reverse(l.reverse).
		Strikethrough(l.strike).UnderlineStyle(l.underline)
}

// pick chooses the theme.
func pick(profile colorprofile.Profile, dark bool, name string) *theme {
	switch name {
	case "dark":
		dark = true
	case "light":
		dark = false
	}
	switch {
	case profile <= colorprofile.ASCII || name == "none":
		return mono()
	case profile == colorprofile.ANSI || name == "16":
		return sixteen(dark)
	case profile == colorprofile.ANSI256 && dark:
		return paint("dark", profile, &darkPalette256)
	case profile == colorprofile.ANSI256:
		return paint("light", profile, &lightPalette256)
	case dark:
		return paint("dark", profile, &darkPalette)
	}
	return paint("light", profile, &lightPalette)
}
