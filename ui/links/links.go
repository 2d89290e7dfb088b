// Package links is the list of where an article's text leads: its own address,
// then its links, with what they say and whom they lead to. Nothing is opened
// or fetched before a key asks for it.
package links

import (
	"fmt"
	"net/url"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// The screen's own keys, beside those of every list.
var (
	keyOpen    = key.NewBinding(key.WithKeys("enter"), key.WithHelp("Enter", "open in the browser"))
	keyCopy    = key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "copy the address"))
	keyCommand = key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "copy the command that reads it here"))
	keyShow    = key.NewBinding(key.WithKeys("."), key.WithHelp(".", "show it in the text"))
)

// Keys are the screen's own bindings, for help.
func Keys() []key.Binding { return []key.Binding{keyOpen, keyCopy, keyCommand, keyShow} }

// own is the text of the article's own address.
const own = "this article"

// row is an address with what the text says of it.
type row struct {
	text, url, host string
	span            model.Span // in the text; empty for the article's own address
	seen            bool       // it is on the screen of the reader
}

// Model is the list. Make one with New.
type Model struct {
	ctx     *screen.Context
	article int
	list    screen.List
	all     []row
	rows    []int // indices of those that match the filter
	filter  string
	seen    int // how many are on the screen
}

// New is the list for the article. seen is what the reader shows of its text;
// the link at the offset at, else the first from there on, is chosen.
func New(ctx *screen.Context, article int, seen model.Span, at int) *Model {
	m := &Model{ctx: ctx, article: article}
	a := ctx.View.Articles[article]
	if model.Followable(a.URL) {
		m.all = append(m.all, row{text: own, url: a.URL, host: model.Host(a.URL)})
	}
	chosen := -1
	for _, l := range a.Links {
		if !model.Followable(l.URL) || l.Start < 0 || l.End > len(a.Text) || l.Empty() {
			continue
		}
		if chosen < 0 && l.End > at {
			chosen = len(m.all)
		}
		r := row{text: strings.Join(strings.Fields(l.In(a.Text)), " "), url: l.URL, host: model.Host(l.URL), span: l.Span, seen: seen.Overlaps(l.Span)}
		if r.seen {
			m.seen++
		}
		m.all = append(m.all, r)
	}
	if chosen < 0 {
		chosen = len(m.all) - 1
	}
	m.SetFilter("")
	m.list.Len, m.list.Cursor = len(m.rows), max(0, chosen)
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string { return "Links" }

// Refresh implements screen.Screen. An article's links do not change.
func (m *Model) Refresh() {}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	return []screen.Hint{{Key: "c", Text: "command"}, {Key: "y", Text: "copy"}, {Key: "Enter", Text: "open"}, {Key: "q", Text: "back"}}
}

// Filter is the text that rows must hold.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the links whose text or address holds the text.
func (m *Model) SetFilter(text string) {
	m.filter = text
	m.rows = m.rows[:0]
	want := textview.NewQuery(text)
	for i, r := range m.all {
		if _, ok := want.Next(r.text+"\n"+r.url, 0); ok || want.Empty() {
			m.rows = append(m.rows, i)
		}
	}
	m.list.Len = len(m.rows)
	m.list.Move(0)
}

// Captures implements screen.Capturer: y is a key by itself here.
func (m *Model) Captures(s keymap.Strokes) bool { return key.Matches(s, keyCopy) }

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	if m.list.Press(s, m.ctx.Keys) || m.list.Cursor >= len(m.rows) {
		return nil
	}
	r := m.all[m.rows[m.list.Cursor]]
	switch {
	case key.Matches(s, keyOpen):
		return screen.Follow{URL: r.url}
	case key.Matches(s, keyCopy):
		return screen.Copy{Text: r.url, What: "the address of " + r.host}
	case key.Matches(s, keyCommand) && strings.HasPrefix(strings.ToLower(r.url), "mailto:"):
		return screen.Say{Text: "A mailbox cannot be fetched; y copies it."}
	case key.Matches(s, keyCommand):
		return screen.CopyCommand{Words: []string{"--fetch", r.url}}
	case key.Matches(s, keyShow) && r.span.Empty():
		return screen.Say{Text: "This is the article's own address."}
	case key.Matches(s, keyShow):
		return screen.Read{Article: m.article, Span: r.span}
	}
	return nil
}

// Click implements screen.Clicker: a click chooses, and never opens.
func (m *Model) Click(row int) screen.Action {
	m.list.Click(row - m.headRows())
	return nil
}

// headRows is how many rows stand over the list.
func (m *Model) headRows() int {
	if m.list.Height < 4 || len(m.rows) == 0 {
		return 0
	}
	return 2
}

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	m.list.Resize(len(m.rows), height)
	head := m.headRows()
	m.list.Resize(len(m.rows), height-head)
	var out []string
	if head > 0 {
		out = append(out, m.head(width), "")
	}
	for i := m.list.Top; i < len(m.rows) && len(out) < height; i++ {
		out = append(out, m.row(m.all[m.rows[i]], width, i == m.list.Cursor))
	}
	if len(m.rows) == 0 {
		out = append(out, m.empty(width)...)
	}
	return screen.Pad(out, height)
}

// head tells how many there are and what the dots mean.
func (m *Model) head(width int) string {
	n := len(m.all)
	if n > 0 && m.all[0].span.Empty() {
		n--
	}
	l := m.ctx.Line(width).Add("   ").Add(screen.Plural(n, "link", "links")+" in the text", style.Dim)
	if m.seen > 0 {
		l.Add(fmt.Sprintf(", %d of them on the screen ", m.seen), style.Dim).Add("•", style.Accent)
	}
	return l.String()
}

func (m *Model) empty(width int) []string {
	text := "This article has no links and no known address. Links of web pages, Markdown, books and mail are kept; plain text has none."
	if m.filter != "" {
		text = fmt.Sprintf("No link matches “%s”. Press Esc to see all %d.", m.filter, len(m.all))
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

// row shows one link: what the text says, whom it leads to, the rest of the
// address. The host is never cut where it can be shown at all.
func (m *Model) row(r row, width int, chosen bool) string {
	l := m.ctx.Line(width)
	look := []style.Role{style.Text}
	if chosen {
		l.Add(style.FocusSign, style.Accent)
		look = append(look, style.Title)
	}
	l.To(1)
	if r.seen {
		l.Add("•", style.Accent)
	}
	l.To(3)
	if r.span.Empty() {
		look = append(look, style.Dim)
	}
	column := min(44, (width-3)*2/5)
	l.Fit(r.text, column, look...).Add("  ")
	return l.AddLink(r.host, r.url, style.Text).Add(rest(r.url), style.Dim).String()
}

// rest is what an address says beside its host: the path and what follows, and
// what stands before an @, which is none.
func rest(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	out := ""
	if u.Opaque == "" {
		if out = u.EscapedPath(); out == "/" {
			out = ""
		}
	}
	if u.RawQuery != "" {
		out += "?" + u.RawQuery
	}
	if u.Fragment != "" {
		out += "#" + u.EscapedFragment()
	}
	if u.User != nil {
		out += " (signing in as " + u.User.Username() + ")"
	}
	if u.Scheme == "http" {
		out += " (not encrypted)"
	}
	return out
}
