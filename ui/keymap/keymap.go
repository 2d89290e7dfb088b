// Package keymap holds every key of the program in one place: what it is
// called, what it does, where it applies. Help, hints and the README are made
// from it.
package keymap

import (
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
)

// Where says on which screens a binding applies.
type Where string

// The places where bindings apply, in the order in which help shows them.
const (
	Moving    Where = "Moving"
	Marks     Where = "Marks"
	Walking   Where = "Walking and searching"
	LookUp    Where = "Looking up"
	Articles  Where = "Articles"
	Lists     Where = "Lists"
	Program   Where = "Program"
	PromptBox Where = "Prompt"
)

// Map is the set of bindings. A key of several strokes is written without
// spaces: "gg", "]p". The names are those of bubbles' key package, so that
// key.Matches works with a whole sequence.
type Map struct {
	Down, Up, PageDown, PageUp, HalfDown, HalfUp, Top, Bottom key.Binding

	CardDown, CardUp key.Binding

	NextMark, PrevMark, Card                                         key.Binding
	NextPerson, NextOrganization, NextPlace, NextGroup               key.Binding
	PrevPerson, PrevOrganization, PrevPlace, PrevGroup               key.Binding
	NextDate, NextQuote, NextFigure, PrevDate, PrevQuote, PrevFigure key.Binding
	NextLink, PrevLink, Links                                        key.Binding
	Why                                                              key.Binding

	Pivot, Next, Prev, Concordance, Search, SearchAll, Back key.Binding

	NextArticle, PrevArticle, List, Removed, NextPiece, PrevPiece, Keep, Panel key.Binding

	NextVariant, PrevVariant, DimRead key.Binding

	Open, Filter, Unfold, Fold key.Binding

	Figures, Quotes, Entities, Timeline, Atlas, Related key.Binding

	Copy, Cite, Command, Palette, Mouse key.Binding

	Help, Escape, Close, Quit, Suspend, Redraw, Interrupt key.Binding
}

func bind(help string, keys ...string) key.Binding {
	shown := make([]string, len(keys))
	for i, k := range keys {
		shown[i] = Show(k)
	}
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(strings.Join(shown, " "), help))
}

// Default is the map that the program starts with.
func Default() *Map {
	return &Map{
		Down:     bind("line down", "j", "down", "ctrl+e"),
		Up:       bind("line up", "k", "up", "ctrl+y"),
		PageDown: bind("page down", "space", "pgdown", "ctrl+f"),
		PageUp:   bind("page up", "b", "pgup", "ctrl+b"),
		HalfDown: bind("half a page down", "ctrl+d"),
		HalfUp:   bind("half a page up", "ctrl+u"),
		Top:      bind("top", "gg", "home"),
		Bottom:   bind("bottom", "G", "end"),

		NextMark:         bind("next mark", "tab"),
		PrevMark:         bind("previous mark", "shift+tab"),
		Card:             bind("card of the focused mark", "enter"),
		NextPerson:       bind("next person", "]p"),
		NextOrganization: bind("next organization", "]o"),
		NextPlace:        bind("next place", "]l"),
		NextGroup:        bind("next group", "]g"),
		NextDate:         bind("next date or duration", "]d"),
		NextQuote:        bind("next quote", "]q"),
		NextFigure:       bind("next figure", "]f"),
		PrevPerson:       bind("previous person", "[p"),
		PrevOrganization: bind("previous organization", "[o"),
		PrevPlace:        bind("previous place", "[l"),
		PrevGroup:        bind("previous group", "[g"),
		PrevDate:         bind("previous date or duration", "[d"),
		PrevQuote:        bind("previous quote", "[q"),
		PrevFigure:       bind("previous figure", "[f"),
		NextLink:         bind("next link", "]u"),
		PrevLink:         bind("previous link", "[u"),
		Links:            bind("links: open, copy", "o"),
		Why:              bind("why this is marked", "g?"),
		CardDown:         bind("card down", "}"),
		CardUp:           bind("card up", "{"),

		Pivot:       bind("pivot: let n walk every mention", "*"),
		Next:        bind("next mention or hit", "n"),
		Prev:        bind("previous mention or hit", "N"),
		Concordance: bind("all mentions in context", "gr"),
		Search:      bind("search in this article", "/"),
		SearchAll:   bind("search in all articles", "g/"),
		Back:        bind("go back to where you were", "ctrl+o"),

		NextArticle: bind("next article", "J"),
		PrevArticle: bind("previous article", "K"),
		List:        bind("list of articles", "L"),
		Removed:     bind("show what cleaning removed", "\\"),
		NextVariant: bind("next variant of the story", "]v"),
		PrevVariant: bind("previous variant of the story", "[v"),
		DimRead:     bind("dim what was read before", "D"),
		NextPiece:   bind("next removed piece", "]r"),
		PrevPiece:   bind("previous removed piece", "[r"),
		Keep:        bind("keep a removed piece, or give it up", "gk"),
		Panel:       bind("side panel on or off", "p"),

		Figures:  bind("how many, according to whom", "F"),
		Quotes:   bind("who said what", "Q"),
		Entities: bind("who and what is named", "E"),
		Timeline: bind("what happened when", "T"),
		Atlas:    bind("where it is: the atlas", "A"),
		Related:  bind("what others say of this sentence", "="),

		Copy:    bind("copy the sentence", "yy"),
		Cite:    bind("copy the sentence with its source", "yc"),
		Command: bind("copy the command for this screen", "y:"),
		Palette: bind("go to a command, an article, a name", ":"),
		Mouse:   bind("mouse on or off", "M"),

		Open:   bind("read here", "enter"),
		Filter: bind("show only rows that match", "&"),
		Unfold: bind("unfold the variants of a story", "right", "l"),
		Fold:   bind("fold them", "left", "h"),

		Help:      bind("this help", "?"),
		Escape:    bind("drop filter, focus, walk, in turn", "esc"),
		Close:     bind("back one level, at last quit", "q"),
		Quit:      bind("quit", "ZZ"),
		Suspend:   bind("suspend", "ctrl+z"),
		Redraw:    bind("redraw", "ctrl+l"),
		Interrupt: bind("stop long reading, else quit at once", "ctrl+c"),
	}
}

// Row is one line of help: one binding, or two that do the same in opposite
// directions.
type Row struct {
	Bindings []key.Binding
	// Text is what the bindings do.
	Text string
}

// Keys are the row's keys as a person reads them.
func (r Row) Keys() string {
	keys := make([]string, len(r.Bindings))
	for i, b := range r.Bindings {
		keys[i] = b.Help().Key
	}
	return strings.Join(keys, "  ")
}

// Section is the bindings of one place.
type Section struct {
	Where Where
	Rows  []Row
}

// Bindings are the section's bindings.
func (s Section) Bindings() []key.Binding {
	var all []key.Binding
	for _, r := range s.Rows {
		all = append(all, r.Bindings...)
	}
	return all
}

func one(b key.Binding) Row { return Row{[]key.Binding{b}, b.Help().Desc} }

// two is the row of two bindings; the second's help is a word that goes with
// the first's, as in "next" and "previous".
func two(next, prev key.Binding) Row {
	a, b := strings.Fields(next.Help().Desc), strings.Fields(prev.Help().Desc)
	if len(a) > 1 && len(b) > 1 && a[0] == b[0] { // "card down" and "card up"
		return Row{[]key.Binding{next, prev}, strings.Join(a, " ") + ", " + strings.Join(b[1:], " ")}
	}
	return Row{[]key.Binding{next, prev}, a[0] + ", " + b[0] + " " + strings.Join(a[1:], " ")}
}

// Sections are all bindings, in the order in which help shows them.
func (m *Map) Sections() []Section {
	return []Section{
		{Moving, []Row{one(m.Down), one(m.Up), one(m.PageDown), one(m.PageUp), one(m.HalfDown), one(m.HalfUp), one(m.Top), one(m.Bottom)}},
		{Marks, []Row{
			two(m.NextMark, m.PrevMark), one(m.Card), two(m.CardDown, m.CardUp), one(m.Why),
			two(m.NextPerson, m.PrevPerson), two(m.NextOrganization, m.PrevOrganization), two(m.NextPlace, m.PrevPlace),
			two(m.NextGroup, m.PrevGroup), two(m.NextDate, m.PrevDate), two(m.NextQuote, m.PrevQuote), two(m.NextFigure, m.PrevFigure), two(m.NextLink, m.PrevLink), one(m.Links),
		}},
		{Walking, []Row{one(m.Pivot), two(m.Next, m.Prev), one(m.Concordance), one(m.Search), one(m.SearchAll), one(m.Back)}},
		{LookUp, []Row{one(m.Figures), one(m.Quotes), one(m.Entities), one(m.Timeline), one(m.Atlas), one(m.Related), one(m.Command)}},
		{Articles, []Row{two(m.NextArticle, m.PrevArticle), one(m.List), two(m.NextVariant, m.PrevVariant), one(m.DimRead), one(m.Copy), one(m.Cite), one(m.Removed), two(m.NextPiece, m.PrevPiece), one(m.Keep), one(m.Panel)}},
		{Lists, []Row{one(m.Open), one(m.Filter), one(m.Unfold), one(m.Fold)}},
		{Program, []Row{one(m.Help), one(m.Palette), one(m.Mouse), one(m.Escape), one(m.Close), one(m.Quit), one(m.Suspend), one(m.Redraw), one(m.Interrupt)}},
	}
}

// All are the bindings of the sections.
func (m *Map) All() []key.Binding {
	var all []key.Binding
	for _, s := range m.Sections() {
		all = append(all, s.Bindings()...)
	}
	return all
}

// Prefixes reports whether some binding starts with the strokes and goes on,
// so that more strokes must be waited for.
func (m *Map) Prefixes(strokes string) bool {
	for _, b := range m.All() {
		for _, k := range b.Keys() {
			if len(k) > len(strokes) && strings.HasPrefix(k, strokes) && chord(k) {
				return true
			}
		}
	}
	return false
}

// chord reports whether the key is two strokes rather than the name of one, such
// as "up" or "f1".
func chord(k string) bool {
	runes := []rune(k)
	return len(runes) == 2 && k != "up" && !(runes[0] == 'f' && unicode.IsDigit(runes[1]))
}

// Strokes is a sequence of keys, for key.Matches.
type Strokes string

// String is the sequence as bindings write it.
func (s Strokes) String() string { return string(s) }

// Show is the key as a person reads it: "Ctrl-o", "Space", "]p".
func Show(k string) string {
	names := map[string]string{
		"space": "Space", "tab": "Tab", "shift+tab": "Shift-Tab", "enter": "Enter", "esc": "Esc",
		"up": "↑", "down": "↓", "left": "←", "right": "→",
		"pgup": "PgUp", "pgdown": "PgDn", "home": "Home", "end": "End",
	}
	if n, ok := names[k]; ok {
		return n
	}
	if c, ok := strings.CutPrefix(k, "ctrl+"); ok {
		return "Ctrl-" + c
	}
	return k
}
