package timeline

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// preview is the height of the pane that shows the chosen date's sentence.
const preview = 6

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	if m.list.Len == 0 {
		return screen.Pad(m.nothing(width), height)
	}
	var out []string
	if bars := barRows(height); bars > 0 && len(m.events) > 0 {
		out = m.drawAxis(width, bars)
		if bars > 1 {
			out = append(out, "")
		}
	}
	m.axisRows = len(out)
	below := 0
	switch {
	case height >= 18:
		below = preview
	case height >= 9 && width < 90:
		below = 1 // the columns leave the article out
	}
	rows := max(1, height-below-len(out))
	m.list.Resize(m.list.Len, rows)
	last := ""
	for i := m.list.Top; i < m.list.Len && i < m.list.Top+rows; i++ {
		e := m.at(i)
		if e == nil {
			out, last = append(out, m.heading(width)), ""
			continue
		}
		when := library.When(e.Value)
		out = append(out, m.row(e, width, i == m.list.Cursor, when != last))
		last = when
	}
	out = screen.Pad(out, height-below)
	switch e := m.current(); {
	case e == nil:
	case below == 1:
		out = append(out, m.source(e, width))
	case below > 0:
		out = append(out, m.pane(e, width)...)
	}
	return screen.Pad(out, height)
}

// barRows is the height of the bars on a screen of so many rows; zero where
// there is no room for an axis.
func barRows(height int) int {
	switch {
	case height >= 26:
		return 3
	case height >= 18:
		return 2
	case height >= 9:
		return 1
	}
	return 0
}

// heading stands above the dates that have no place in the calendar.
func (m *Model) heading(width int) string {
	text := fmt.Sprintf("  %s without a day in the calendar, and why", screen.Plural(len(m.unresolved), "date", "dates"))
	return m.ctx.Line(width).To(2).Add("NOT RESOLVED", style.PanelHeading).Add(text, style.Dim).String()
}

// columns are the widths in cells of a row's columns; a width of zero leaves
// the column out.
type columns struct {
	when, names, label, day int
}

func (m *Model) columns(width int) columns {
	c := columns{when: min(m.whenCells, max(10, width/4))}
	if width >= 72 {
		c.label = min(24, width/6)
	}
	if width >= 90 {
		c.day = len("2016-03-24")
	}
	if width >= 110 {
		c.names = min(40, max(26, width/5))
	}
	return c
}

// row shows one date: when, the sentence around its words, who and where, the
// article and its day of publication.
func (m *Model) row(e *library.Event, width int, chosen, first bool) string {
	v := m.view
	c := m.columns(width)
	if c.day > 0 {
		width-- // the right margin
	}
	l := m.ctx.Line(width)
	if chosen {
		l.Add("▌", style.Accent)
	}
	l.To(2)
	if c.when > 0 {
		look := style.Text
		switch {
		case chosen:
			look = style.Title
		case !first || e.Reason != "":
			look = style.Dim
		}
		l.Fit(library.When(e.Value), c.when, look).Add("  ")
	}
	right := 0
	for _, n := range []int{c.names, c.label, c.day} {
		if n > 0 {
			right += n + 2
		}
	}
	end := l.Used() + max(0, l.Left()-right)
	m.around(l, e, l.Left()-right)
	l.To(end)
	if c.names > 0 {
		text := m.names(e)
		if e.Reason != "" {
			text = e.Reason
		}
		l.Add("  ").Fit(screen.ClipWords(text, c.names), c.names, style.Dim)
	}
	if c.label > 0 {
		l.Add("  ").Fit(screen.ClipWords(v.Label(e.Article), c.label), c.label, style.Dim)
	}
	if c.day > 0 {
		l.Add("  ").Add(m.published(e.Article), style.Dim)
	}
	return l.String()
}

// published is the article's day of publication.
func (m *Model) published(article int) string {
	if day := m.view.Articles[article].Published.String(); day != "" {
		return day
	}
	return "undated"
}

// names are the entities of the sentence without the scope's own, as the
// sentence itself names them.
func (m *Model) names(e *library.Event) string {
	var names []string
	for _, id := range m.others(e) {
		if name := m.view.NameIn(e.Article, e.Sentence, id); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// around appends the date's words with as much of the sentence as fits into so
// many cells.
func (m *Model) around(l *screen.Line, e *library.Event, cells int) {
	text := m.view.Articles[e.Article].Text
	line := func(from, to int) string { return strings.ReplaceAll(text[from:to], "\n", " ") }
	before, words, after := line(e.Sentence.Start, e.Start), line(e.Start, e.End), line(e.End, e.Sentence.End)
	room := cells - ansi.StringWidth(words)
	if n := room - ansi.StringWidth(after); ansi.StringWidth(before) > n {
		before = screen.ClipWordsLeft(before, max(n, room/3))
	}
	words = screen.Clip(words, cells)
	l.Add(before).Add(words, style.Date)
	l.Add(screen.ClipWords(after, room-ansi.StringWidth(before)))
}

// source tells where the chosen date stands.
func (m *Model) source(e *library.Event, width int) string {
	l := m.ctx.Line(width).To(2).Add(screen.ClipWords(m.view.Label(e.Article), width/2), style.PanelHeading)
	text := "  " + m.published(e.Article)
	if m.view.Articles[e.Article].Published.Known() {
		text = "  published " + m.published(e.Article)
	}
	if i := m.list.Cursor; i < len(m.events) {
		text += fmt.Sprintf(" · %d of %d", i+1, len(m.events))
	} else {
		text += fmt.Sprintf(" · %d of %d not resolved", i-len(m.events), len(m.unresolved))
	}
	return l.Add(text, style.Dim).String()
}

// pane shows the chosen date's whole sentence, where it stands, and what the
// words were taken for.
func (m *Model) pane(e *library.Event, width int) []string {
	a := m.view.Articles[e.Article]
	rule := m.ctx.Line(width).Add(strings.Repeat("─", max(0, width)), style.Border).String()
	out := []string{rule, m.source(e, width), m.meaning(e, width)}
	cells := min(width-4, 100)
	text, words := excerpt(e.Sentence.In(a.Text), model.Span{Start: e.Start - e.Sentence.Start, End: e.End - e.Sentence.Start}, cells, preview-len(out))
	out = append(out, m.ctx.Passage(text, 2, cells+2, style.Text, screen.Mark{Span: words, Role: style.Date})...)
	return screen.Pad(out, preview)
}

// excerpt is as much of the text as wraps into so many rows of so many cells,
// and where the words, a span of the text, stand in it; where something is cut
// off there is "…".
func excerpt(text string, words model.Span, cells, rows int) (string, model.Span) {
	wrapped := screen.Wrap(text, cells)
	if len(wrapped) <= rows {
		return text, words
	}
	fits := len(strings.Join(wrapped[:rows], " "))
	if words.End > fits-len("…") { // the words stand far back: leave out the beginning
		from := max(0, words.Start-fits/2)
		if i := strings.IndexByte(text[from:words.Start], ' '); i >= 0 {
			from += i + 1
		}
		shift := len("…") - from
		text, words = "…"+text[from:], model.Span{Start: words.Start + shift, End: words.End + shift}
		if wrapped = screen.Wrap(text, cells); len(wrapped) <= rows {
			return text, words
		}
		fits = len(strings.Join(wrapped[:rows], " "))
	}
	fits = min(fits, len(text))
	if i := strings.LastIndexByte(text[:fits], ' '); i > words.End {
		fits = i
	}
	return strings.ToValidUTF8(text[:fits], "") + "…", words
}

// meaning says what the date's words were taken for.
func (m *Model) meaning(e *library.Event, width int) string {
	a := m.view.Articles[e.Article]
	l := m.ctx.Line(width).Add("  ").Add("“"+model.SanitizeLine(e.In(a.Text))+"”", style.Date)
	if e.Reason != "" {
		l.Add(" is not resolved: "+e.Reason, style.Dim)
		if !a.Published.Known() && e.Value == "" {
			l.Add("; --published gives it one", style.Dim)
		}
		return l.String()
	}
	l.Add(" is "+library.When(e.Value), style.Dim)
	switch e.Precision {
	case "day":
	case "range":
		l.Add(fmt.Sprintf(", %s", screen.Plural(e.Days(), "day", "days")), style.Dim)
	default:
		l.Add(", to the "+e.Precision, style.Dim)
	}
	if t := m.view.Annotated[e.Article].Annotations[e.Index].Time; t != nil && t.Anchor == "published" {
		l.Add(", counted from publication", style.Dim)
	} else if t != nil && t.Anchor == "text" {
		l.Add(", counted from a date before it", style.Dim)
	}
	return l.String()
}
