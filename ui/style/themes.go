package style

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// palette is the colours of a theme that has all it wants. The accents of one
// palette have the same lightness and much the same chroma in OKLCH (0.81 on
// dark, 0.48 on light), so that a page full of marks keeps an even grey and no
// kind shouts. Related kinds have neighbouring hues: things that have a name go
// from sand over green to blue, times are mauve, figures coral.
type palette struct {
	person, organization, place, group string
	date, duration                     string
	money, percent, quantity, quote    string

	accent, fail, dim, rule, page                      string
	pivot, currentPivot, hit, currentHit, selection    string
	softPerson, softOrganization, softPlace, softGroup string
}

var darkPalette = palette{
	person: "#dfbb82", organization: "#a1c4f1", place: "#a1cea9", group: "#9dccc5",
	date: "#ccb8dc", duration: "#d8b4cf",
	money: "#ebb391", percent: "#f0aea4", quantity: "#efb09a", quote: "#c7c2a1",
	accent: "#eabc6e", fail: "#f58b88", dim: "#8b8b91", rule: "#4c4c51", page: "#18181b",
	pivot: "#25364c", currentPivot: "#2d4a6f", hit: "#463d18", currentHit: "#efca61", selection: "#3c3c42",
	softPerson: "#d4c5af", softOrganization: "#bbc9db", softPlace: "#bbcdbe", softGroup: "#baccc9",
}

var lightPalette = palette{
	person: "#7e5500", organization: "#315f97", place: "#346c42", group: "#2b6a62",
	date: "#6c4f81", duration: "#794c70",
	money: "#8b4a1d", percent: "#924239", quantity: "#904529", quote: "#645e3d",
	accent: "#975800", fail: "#b02a2d", dim: "#66635e", rule: "#c1bdb7", page: "#fbfaf7",
	pivot: "#dfeafb", currentPivot: "#cbdff9", hit: "#f6e9ab", currentHit: "#f4cd4b", selection: "#e1ddd8",
	softPerson: "#56452a", softOrganization: "#364961", softPlace: "#384e3c", softGroup: "#364d4a",
}

// The same for terminals of 256 colours, by hand: the nearest of them are not
// always apart, or not dark enough to be read.
var darkPalette256 = palette{
	person: "180", organization: "111", place: "115", group: "109",
	date: "183", duration: "182",
	money: "215", percent: "217", quantity: "216", quote: "187",
	accent: "179", fail: "210", dim: "246", rule: "240", page: "234",
	pivot: "17", currentPivot: "18", hit: "52", currentHit: "221", selection: "237",
	softPerson: "187", softOrganization: "146", softPlace: "151", softGroup: "145",
}

var lightPalette256 = palette{
	person: "94", organization: "25", place: "22", group: "23",
	date: "54", duration: "90",
	money: "88", percent: "124", quantity: "125", quote: "58",
	accent: "94", fail: "124", dim: "242", rule: "250", page: "231",
	pivot: "195", currentPivot: "159", hit: "229", currentHit: "221", selection: "255",
	softPerson: "58", softOrganization: "60", softPlace: "239", softGroup: "240",
}

// paint is the theme that the palette makes in the colours of the profile.
func paint(name string, profile colorprofile.Profile, p *palette) *theme {
	c := func(hex string) color.Color { return profile.Convert(lipgloss.Color(hex)) }
	t := &theme{name: name, page: c(p.page)}
	t.looks = [roleCount]look{
		Dim: {fg: c(p.dim)}, Title: {bold: true}, Heading: {bold: true},
		Caption: {fg: c(p.dim), italic: true}, BlockQuote: {},
		PanelHeading: {bold: true}, Border: {fg: c(p.rule)}, Status: {fg: c(p.dim)},
		Bar: {fg: c(p.accent)}, Key: {fg: c(p.accent)}, Accent: {fg: c(p.accent), bold: true},
		Error: {fg: c(p.fail), bold: true},
		Ghost: {fg: c(p.dim)}, GhostReason: {fg: c(p.dim), italic: true},
		Link: {underline: ansi.UnderlineSingle},

		Person: {fg: c(p.person)}, Organization: {fg: c(p.organization)}, Place: {fg: c(p.place)}, Group: {fg: c(p.group)},
		Date: {fg: c(p.date)}, Duration: {fg: c(p.duration)},
		Money: {fg: c(p.money)}, Percent: {fg: c(p.percent)}, Quantity: {fg: c(p.quantity)},
		Quote: {fg: c(p.quote)}, Read: {fg: c(p.dim), alone: true},

		Pivot: {bg: c(p.pivot)}, CurrentPivot: {bg: c(p.currentPivot), bold: true},
		Hit: {bg: c(p.hit)}, CurrentHit: {bg: c(p.currentHit), fg: blackOn(c), bold: true},
		Selection: {bg: c(p.selection)}, FocusBlock: {bg: c(p.selection)},
		Focus: {fill: true, bg: c(p.accent), bold: true, alone: true},
	}
	t.soft[Person], t.soft[Organization] = c(p.softPerson), c(p.softOrganization)
	t.soft[Place], t.soft[Group] = c(p.softPlace), c(p.softGroup)
	return t
}

// blackOn is the text on a bright mark, in both palettes.
func blackOn(c func(string) color.Color) color.Color { return c("#18181b") }

// sixteen is the theme of the sixteen colours that every terminal has, in the
// shades that the reader chose for them. Their contrast cannot be known, so the
// bright half is used on dark and the dark half on light.
func sixteen(dark bool) *theme {
	c := func(i int) color.Color { return ansi.BasicColor(i) }
	bright := func(i int) color.Color { return c(i) }
	if dark {
		bright = func(i int) color.Color { return c(i + 8) }
	}
	black, yellow := c(0), c(3)
	t := &theme{name: "16"}
	t.looks = [roleCount]look{
		Dim: {faint: true}, Title: {bold: true}, Heading: {bold: true},
		Caption:      {faint: true, italic: true},
		PanelHeading: {bold: true}, Border: {faint: true}, Status: {faint: true},
		Bar: {fg: bright(6)}, Key: {bold: true}, Accent: {fg: bright(6), bold: true}, Error: {fg: bright(1), bold: true},
		Ghost: {faint: true}, GhostReason: {faint: true, italic: true},
		Link: {underline: ansi.UnderlineSingle},

		// Yellow on light cannot be read in many a palette: persons are bold.
		Person: {bold: true}, Organization: {fg: bright(4)}, Place: {fg: bright(2)}, Group: {fg: bright(6)},
		Date: {fg: bright(5)}, Duration: {fg: bright(5), italic: true},
		Quantity: {fg: bright(1)}, Money: {fg: bright(1), bold: true}, Percent: {fg: bright(1), italic: true},
		Quote: {fg: bright(6), faint: true}, Read: {faint: true, alone: true},

		Pivot: {underline: ansi.UnderlineSingle, bold: true, alone: true}, CurrentPivot: {fg: c(15), bg: c(4), bold: true, alone: true},
		Hit: {fg: black, bg: yellow, alone: true}, CurrentHit: {fg: black, bg: c(11), bold: true, underline: ansi.UnderlineSingle, alone: true},
		Selection: {fg: black, bg: c(7), alone: true}, FocusBlock: {bold: true},
		Focus: {reverse: true, bold: true, alone: true},
	}
	if dark {
		t.looks[Person] = look{fg: bright(3)}
	}
	t.looks[Weak].faint = true
	for _, r := range []Role{Person, Organization, Place, Group} {
		t.soft[r] = t.looks[r].fg
	}
	return t
}

// mono is the theme without colour. Each kind has a combination of its own of
// bold, italic, underline and faint, and nothing else: terminals that cannot do
// dotted lines draw plain ones. Names are light, figures, which are few and looked
// for, heavier. What moves is reversed.
func mono() *theme {
	line := ansi.UnderlineSingle
	t := &theme{name: "none"}
	t.looks = [roleCount]look{
		Dim: {faint: true}, Title: {bold: true}, Heading: {bold: true},
		Caption:      {faint: true, italic: true},
		PanelHeading: {bold: true}, Border: {faint: true}, Status: {faint: true},
		Key: {bold: true}, Accent: {bold: true}, Error: {bold: true},
		Ghost: {faint: true}, GhostReason: {faint: true, italic: true},

		Person: {bold: true}, Organization: {underline: line}, Place: {italic: true}, Group: {faint: true, underline: line},
		Date: {italic: true, underline: line}, Duration: {faint: true, italic: true, underline: line},
		Quantity: {bold: true, italic: true}, Money: {bold: true, underline: line}, Percent: {bold: true, italic: true, underline: line},
		Quote: {faint: true}, Read: {faint: true, alone: true},

		Pivot: {reverse: true, underline: line, alone: true}, CurrentPivot: {reverse: true, bold: true, underline: line, alone: true},
		Hit: {reverse: true, italic: true, alone: true}, CurrentHit: {reverse: true, bold: true, italic: true, alone: true},
		Selection: {reverse: true, alone: true}, FocusBlock: {bold: true},
		Focus: {reverse: true, bold: true, alone: true},
	}
	return t
}
