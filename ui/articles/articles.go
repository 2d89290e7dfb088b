// Package articles is the list of what was opened: one row per story, with the
// variants of it unfolded below where the reader asks for them, then the files
// that could not be read, each with its reason.
package articles

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/ingest"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
	"lectern/ui/textview"
)

// Model is the list. Make one with New.
type Model struct {
	ctx    *screen.Context
	list   screen.List
	filter string
	rows   []row
	// open are the articles whose stories are unfolded.
	open map[int]bool
}

// row is an article: the lead of a story, or a variant below it.
type row struct {
	article int
	// variants is the number of the lead's variants; variant what a variant is.
	variants int
	variant  *library.Variant
}

// New is the list with the cursor on the article.
func New(ctx *screen.Context, article int) *Model {
	m := &Model{ctx: ctx, open: make(map[int]bool)}
	if article < len(ctx.View.Articles) && ctx.View.StoryOf(article).Lead != article {
		m.open[article] = true
	}
	m.fill()
	m.find(article)
	return m
}

// Title implements screen.Screen.
func (m *Model) Title() string {
	v := m.ctx.View
	if n := v.Sources(); n < len(v.Articles) {
		return fmt.Sprintf("Articles · %s in %s", screen.Plural(n, "story", "stories"), screen.Count(len(v.Articles)))
	}
	return "Articles"
}

// Filter is the text that rows must hold.
func (m *Model) Filter() string { return m.filter }

// SetFilter shows only the articles whose source, title or path holds the text,
// compared as a search does, and the leads of variants that do.
func (m *Model) SetFilter(text string) {
	m.filter = text
	m.Refresh()
}

// Refresh implements screen.Screen. The cursor stays on its article.
func (m *Model) Refresh() {
	article := -1
	if m.list.Cursor < len(m.rows) {
		article = m.rows[m.list.Cursor].article
	}
	m.fill()
	m.find(article)
}

// fill makes the rows.
func (m *Model) fill() {
	v := m.ctx.View
	m.rows = m.rows[:0]
	want := textview.NewQuery(m.filter)
	matches := func(i int) bool {
		a := v.Articles[i]
		_, ok := want.Next(strings.Join([]string{a.Source, a.Title, a.Author, v.Heading(i), a.Path}, "\n"), 0)
		return ok
	}
	for _, s := range v.Stories() {
		unfolded := slices.ContainsFunc(s.Articles, func(i int) bool { return m.open[i] })
		lead := row{article: s.Lead, variants: s.Count() - 1}
		var below []row
		if lead.variants > 0 && (unfolded || m.filter != "") {
			for i := range s.Variants() {
				if d := &s.Variants()[i]; want.Empty() || matches(d.Article) {
					below = append(below, row{article: d.Article, variant: d})
				}
			}
		}
		if want.Empty() || matches(s.Lead) || len(below) > 0 {
			m.rows = append(append(m.rows, lead), below...)
		}
	}
	m.list.Len = len(m.rows)
}

// find puts the cursor on the article, or on the lead of its story.
func (m *Model) find(article int) {
	lead := article
	if article >= 0 && article < len(m.ctx.View.Articles) {
		lead = m.ctx.View.StoryOf(article).Lead
	}
	for i, r := range m.rows {
		if r.article == article || r.article == lead {
			m.list.Cursor = i
		}
		if r.article == article {
			break
		}
	}
	m.list.Move(0)
}

// Press implements screen.Screen.
func (m *Model) Press(s keymap.Strokes) screen.Action {
	k := m.ctx.Keys
	switch {
	case key.Matches(s, k.Open):
		return m.read()
	case key.Matches(s, k.Unfold):
		return m.fold(true)
	case key.Matches(s, k.Fold):
		return m.fold(false)
	}
	m.list.Press(s, k)
	return nil
}

// fold shows or hides the variants of the story at the cursor.
func (m *Model) fold(open bool) screen.Action {
	if m.list.Cursor >= len(m.rows) {
		return nil
	}
	s := m.ctx.View.StoryOf(m.rows[m.list.Cursor].article)
	if s.Count() == 1 {
		return screen.Say{Text: "No other article tells this story in the same words."}
	}
	for _, i := range s.Articles {
		delete(m.open, i)
	}
	if open {
		m.open[s.Lead] = true
	}
	m.Refresh()
	if open { // so that the variants are in sight
		below := max(0, min(s.Count()-1, m.list.Height-3))
		m.list.Move(below)
		m.list.Move(-below)
	}
	return nil
}

// Click implements screen.Clicker: a click on the chosen row opens it.
func (m *Model) Click(row int) screen.Action {
	if m.list.Click(row) {
		return m.read()
	}
	return nil
}

func (m *Model) read() screen.Action {
	if m.list.Cursor >= len(m.rows) {
		return nil
	}
	return screen.Read{Article: m.rows[m.list.Cursor].article, Span: model.Span{Start: -1, End: -1}}
}

// Hints implements screen.Screen.
func (m *Model) Hints() []screen.Hint {
	hints := []screen.Hint{{Key: "Enter", Text: "read"}, {Key: "&", Text: "filter"}, {Key: "q", Text: "back"}}
	if m.ctx.View.Sources() < len(m.ctx.View.Articles) {
		hints = append([]screen.Hint{{Key: "→ ←", Text: "variants"}}, hints...)
	}
	return hints
}

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	skips := m.skipRows(width, max(0, height/3))
	m.list.Resize(len(m.rows), height-len(skips))
	var out []string
	for i := m.list.Top; i < len(m.rows) && len(out) < height-len(skips); i++ {
		out = append(out, m.draw(m.rows[i], width, i == m.list.Cursor))
	}
	if len(m.rows) == 0 {
		out = append(out, m.empty(width)...)
	}
	return append(screen.Pad(out, height-len(skips)), skips...)
}

func (m *Model) empty(width int) []string {
	text := "No article is open. Start lectern with files or folders, such as: lectern ~/articles"
	if m.filter != "" {
		text = fmt.Sprintf("No article matches “%s”. Press Esc to see all %d.", m.filter, len(m.ctx.View.Articles))
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

// moreCells is the width of the column that counts the variants of a story.
const moreCells = 5

// draw shows one article: number, label, heading, variants, day, marks; of a
// variant how it differs instead of a heading.
func (m *Model) draw(r row, width int, chosen bool) string {
	v := m.ctx.View
	a := v.Articles[r.article]
	l := m.ctx.Line(width)
	look := []style.Role{style.Text}
	if r.variant != nil {
		look[0] = style.Dim
	}
	if chosen {
		l.Add("▌", style.Accent)
		look = append(look, style.Title)
	}
	l.To(1)
	l.FitRight(strconv.Itoa(r.article+1), len(strconv.Itoa(len(v.Articles)))+1, style.Dim).Add("  ")
	tail, more := 0, 0
	if width >= 80 {
		tail = 12 + 11
	}
	if v.Sources() < len(v.Articles) {
		more = moreCells
	}
	m.texts(l, r, width, l.Left()-tail-more, look)
	if more > 0 {
		count := ""
		if r.variants > 0 {
			count = fmt.Sprintf("+%d", r.variants)
		}
		l.FitRight(count, more, style.Key)
	}
	if tail > 0 {
		day, marks := a.Published.String(), ""
		if day == "" {
			day = "undated"
		}
		if d := v.Annotated[r.article]; d != nil {
			marks = fmt.Sprintf("%d marks", len(d.Annotations))
		}
		l.Add("  ").Fit(day, 10, style.Dim).FitRight(marks, 10, style.Dim)
	}
	return l.String()
}

// texts fills room cells with the row's label and heading.
func (m *Model) texts(l *screen.Line, r row, width, room int, look []style.Role) {
	v := m.ctx.View
	end := l.Used() + room
	label, heading := v.Label(r.article), v.Heading(r.article)
	if r.variant != nil {
		said := r.variant.String()
		if lead := v.StoryOf(r.article).Lead; heading != v.Heading(lead) && heading != label {
			said += " · " + heading
		}
		label, heading = "└ "+label, said
	} else if label == heading {
		label = ""
	}
	switch column := labelWidth(width); {
	case column > 0:
		l.Fit(label, column, look...).Add("  ")
	case r.variant != nil:
		heading = label + " · " + heading
	}
	l.Fit(heading, end-l.Used(), look...)
}

// labelWidth is the width in cells of the column of sources.
func labelWidth(width int) int {
	switch {
	case width >= 100:
		return 26
	case width >= 60:
		return 18
	}
	return 0
}

// skipRows tell what could not be read, in at most limit rows. Files whose names
// are of no format that is read, which are in every folder, share one row.
func (m *Model) skipRows(width, limit int) []string {
	var told, unknown []library.Skip
	for _, s := range slices.Concat(m.ctx.View.Skips, m.ctx.View.Unmarked) {
		if errors.Is(s.Reason, ingest.ErrUnknown) {
			unknown = append(unknown, s)
		} else {
			told = append(told, s)
		}
	}
	if len(told)+len(unknown) == 0 || limit < 2 {
		return nil
	}
	heading := fmt.Sprintf("Not read: %s", screen.Count(len(m.ctx.View.Skips)))
	if n := len(m.ctx.View.Unmarked); n > 0 {
		heading += fmt.Sprintf(" · shown without marks: %s", screen.Count(n))
	}
	rows := []string{m.ctx.Line(width).Add(" ").Add(heading, style.PanelHeading).String()}
	add := func(text string) { rows = append(rows, m.ctx.Line(width).Add("   ").Add(text, style.Dim).String()) }
	if len(unknown) == 1 {
		told, unknown = append(told, unknown...), nil
	}
	if len(unknown) > 0 {
		limit--
	}
	for i, s := range told {
		if left := len(told) - i; len(rows) >= limit-1 && left > 1 {
			add(fmt.Sprintf("and %s more: lectern doctor tells of them all", screen.Count(left)))
			break
		}
		add(s.Reason.Error())
	}
	if len(unknown) > 0 {
		add(fmt.Sprintf("%s files with names of no format that is read: %s", screen.Count(len(unknown)), screen.Extensions(unknown)))
	}
	return rows
}
