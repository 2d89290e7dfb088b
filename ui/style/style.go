// Package style turns roles into looks. It is the only place of the program
// that names a colour: everything else says what a stretch of text is (a
// person, the focus, a search hit) and lets a theme decide how that looks on a
// dark, a light, a sixteen-colour or a colourless terminal.
package style

import (
	"sync"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lectern/model"
)

// Role says what a stretch of the screen is. Where several roles meet on one
// cell the later one in this list wins: focus over current hit over hit over
// pivot over kind over base.
type Role uint8

// The roles, from the lowest to the highest.
const (
	Text         Role = iota // running text, in the terminal's own colours
	Dim                      // what may be overlooked
	Title                    // an article's title
	Heading                  // a heading inside an article
	Caption                  // a caption inside an article
	BlockQuote               // a quotation set as a paragraph of its own
	PanelHeading             // a heading in a side panel or list
	Border                   // rules and frames
	Status                   // the status line
	Bar                      // bars and sparklines
	Key                      // a key in a hint: the n in "n next"
	Accent                   // the one thing on the line that matters
	Error                    // what went wrong
	Ghost                    // text that cleaning removed
	GhostReason              // why it was removed
	Link                     // text that leads to an address

	Reported // speech in the text's own words, without quotation marks
	Quote    // the kinds of marks; the widest first, so that a name shows in a quote
	Quantity
	Percent
	Money
	Duration
	Date
	Group
	Place
	Organization
	Person
	Weak // joined to a kind: the mention is nominal or a pronoun
	Read // a sentence that was read before in another article

	Pivot        // a mention of the entity that is walked
	CurrentPivot // the mention that the walk stands on
	Hit          // a search hit
	CurrentHit   // the hit that the walk stands on
	Selection    // text that the reader selected
	FocusBlock   // the quote or passage that the reader stands on
	Focus        // the mark that the reader stands on, a few words long
	roleCount
)

// FocusSign is what stands in the gutter, in the look of [Accent], beside the
// rows that the reader stands on.
const FocusSign = "▌"

var kindRoles = [...]Role{
	model.KindNone: Text, model.Person: Person, model.Organization: Organization,
	model.Place: Place, model.Group: Group, model.Date: Date,
	model.Duration: Duration, model.Money: Money, model.Percent: Percent,
	model.Quantity: Quantity, model.QuoteKind: Quote,
}

// Of is the role of a mark of the kind.
func Of(k model.Kind) Role {
	if int(k) < len(kindRoles) {
		return kindRoles[k]
	}
	return Text
}

// FocusOf is the role of the focus on a mark of the kind: a quote runs over
// rows of text and other marks, which a filled block would bury.
func FocusOf(k model.Kind) Role {
	if k == model.QuoteKind {
		return FocusBlock
	}
	return Focus
}

// Set is a set of roles that meet on one cell.
type Set uint64

// SetOf is the set of the roles.
func SetOf(roles ...Role) Set {
	var s Set
	for _, r := range roles {
		s |= 1 << r
	}
	return s
}

// With is the set with r added.
func (s Set) With(r Role) Set { return s | 1<<r }

// Without is the set with r taken out.
func (s Set) Without(r Role) Set { return s &^ (1 << r) }

// Has reports whether r is in the set.
func (s Set) Has(r Role) bool { return s&(1<<r) != 0 }

// Styles are the looks of every role on one terminal. They do not change once
// made and may be used by several goroutines.
type Styles struct {
	theme *theme
	mu    sync.RWMutex
	// seqs holds the composed sequence of each set that was asked for.
	seqs map[Set]string
}

// New makes the styles for a terminal with the colour profile on a dark or
// light background. The name is one of [Names] and wins over what the terminal
// says, except that a terminal without colour gets none; an unknown name
// counts as "auto".
func New(profile colorprofile.Profile, dark bool, name string) *Styles {
	return &Styles{theme: pick(profile, dark, name), seqs: make(map[Set]string)}
}

// Names lists the themes that a reader can ask for: "auto", "dark", "light",
// "16" and "none".
func Names() []string { return []string{"auto", "dark", "light", "16", "none"} }

// Name is the theme's name: "dark", "light", "16" or "none".
func (s *Styles) Name() string { return s.theme.name }

// Seq is the escape sequence that turns the composed look of the set on; it is
// "" where the set looks like plain text. [ansi.ResetStyle] turns it off. The
// answer is kept, so that painting costs a map look-up.
func (s *Styles) Seq(set Set) string {
	s.mu.RLock()
	seq, ok := s.seqs[set]
	s.mu.RUnlock()
	if ok {
		return seq
	}
	if style := s.theme.compose(set).ansi(); len(style) > 0 {
		seq = style.String()
	}
	s.mu.Lock()
	s.seqs[set] = seq
	s.mu.Unlock()
	return seq
}

// ANSI is the look of the role for painting text.
func (s *Styles) ANSI(r Role) ansi.Style { return s.theme.compose(SetOf(r)).ansi() }

// Render is text, which must be plain, in the look of the roles.
func (s *Styles) Render(text string, roles ...Role) string {
	seq := s.Seq(SetOf(roles...))
	if seq == "" || text == "" {
		return text
	}
	return seq + text + ansi.ResetStyle
}

// Lip is the look of the role for frames, tables and other chrome. Lip Gloss
// underlines rune by rune, so text that is read is painted with [Styles.Seq].
func (s *Styles) Lip(r Role) lipgloss.Style { return s.theme.compose(SetOf(r)).lip() }

// Sign is what the role puts into the gutter beside the rows that it covers,
// one cell wide, and the role in whose look it stands there; "" for most.
func (s *Styles) Sign(r Role) (text string, look Role) {
	switch r {
	case Quote:
		return "│", Dim
	case Reported:
		return "╎", Border
	case Ghost:
		return "┊", Ghost
	case Read:
		if s.theme.name == "none" { // not every terminal has faint text
			return "·", Dim
		}
	case FocusBlock:
		return FocusSign, Accent
	case Link:
		// Where no line under the words can tell a link from a mark, the gutter
		// says that the row leads out.
		if s.theme.looks[Link].underline == ansi.UnderlineNone {
			return "→", Dim
		}
	}
	return "", Text
}
