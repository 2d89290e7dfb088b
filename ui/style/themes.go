package style

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

func mono() *theme {
	t := &theme{name: "none"}
	t.looks = [roleCount]look{
		Dim: {faint: true}, Title: {bold: true}, Heading: {bold: true},
		Person: {bold: true}, Organization: {underline: ansi.UnderlineSingle},
		Focus: {reverse: true},
	}
	return t
}

func sixteen(dark bool) *theme {
	t := mono()
	t.name = "16"
	return t
}

func darkTheme(p colorprofile.Profile) *theme {
	t := mono()
	t.name = "dark"
	t.looks[Person].fg = hex(p, "#e0b48a")
	return t
}

func light(p colorprofile.Profile) *theme {
	t := mono()
	t.name = "light"
	return t
}

func hex(p colorprofile.Profile, s string) color.Color { return p.Convert(lipgloss.Color(s)) }
