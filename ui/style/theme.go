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
}

// theme is the looks of every role.
type theme struct {
	name  string
	looks [roleCount]look
}

// compose lays the looks of the set's roles over each other, lowest first: a
// higher role's colours replace those below, weight, slant and underline add up.
func (t *theme) compose(set Set) look {
	var l look
	for s := uint64(set); s != 0; s &= s - 1 {
		r := bits.TrailingZeros64(s)
		if r >= int(roleCount) {
			break
		}
		l = l.under(t.looks[r])
	}
	return l
}

// under is l with the look o laid over it.
func (l look) under(o look) look {
	if o.bg != nil {
		l.bg = o.bg
		l.reverse = false
	}
	if o.fg != nil {
		l.fg = o.fg
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
	switch {
	case profile <= colorprofile.ASCII || name == "none":
		return mono()
	case profile == colorprofile.ANSI || name == "16":
		return sixteen(dark)
	case name == "light" || name != "dark" && !dark:
		return light(profile)
	}
	return darkTheme(profile)
}
