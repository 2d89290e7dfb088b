package reader

import (
	"fmt"
	"strings"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// page builds the rows of a card.
type page struct {
	ctx   *screen.Context
	width int
	rows  []string
}

func (p *page) line() *screen.Line { return p.ctx.Line(p.width) }

func (p *page) add(l *screen.Line) { p.rows = append(p.rows, l.String()) }

func (p *page) gap() {
	if len(p.rows) > 0 && p.rows[len(p.rows)-1] != "" {
		p.rows = append(p.rows, "")
	}
}

// text adds wrapped text in the look of the roles.
func (p *page) text(s string, roles ...style.Role) {
	for _, row := range screen.Wrap(s, p.width) {
		p.add(p.line().Add(row, roles...))
	}
}

// labelCells is the width of the column of labels in a card.
const labelCells = 9

// field adds a label and, beside it, text that wraps under itself; nothing
// where the text is empty. At most limit rows are shown.
func (p *page) field(label, value string, limit int, roles ...style.Role) {
	rows := screen.Wrap(value, p.width-labelCells)
	for i, row := range rows {
		if i == limit {
			break
		}
		if i == limit-1 && len(rows) > limit {
			row = screen.Clip(row+" …", p.width-labelCells)
		}
		p.add(p.line().Fit(label, labelCells, style.Dim).Add(row, roles...))
		label = ""
	}
}

// cardKey is everything that a card's rows depend on.
type cardKey struct {
	view        *library.View
	styles      *style.Styles
	article     *model.Article
	found       *model.Annotated
	focus, link int
	piece       int
	width       int
	why         bool
}

// cardRows are the rows of the card: of the focused mark, else of the article.
// They are kept until something that they show changes, because an entity may
// have thousands of mentions and a card is drawn with every key.
func (m *Model) cardRows(width int) []string {
	key := cardKey{m.ctx.View, m.ctx.Styles, m.shown, m.found, m.focus, m.link, m.piece, width, m.why}
	if key != m.cardKey {
		m.cardKey, m.cardKept = key, m.buildCard(width)
	}
	return m.cardKept
}

func (m *Model) buildCard(width int) []string {
	p := &page{ctx: m.ctx, width: max(1, width)}
	a := m.Focused()
	piece, focused := m.FocusedPiece()
	switch {
	case focused:
		m.pieceCard(p, piece)
	case m.FocusedLink() != nil:
		m.linkCard(p, m.FocusedLink())
	case a == nil:
		m.articleCard(p)
	case m.why:
		p.head(a.Kind.String(), a.In(m.shown.Text), style.Of(a.Kind))
		m.whyRows(p, a)
	case a.Kind.IsEntity():
		m.entityCard(p, a)
	case a.Figure != nil:
		m.figureCard(p, a)
	case a.Quote != nil:
		m.quoteCard(p, a)
	default:
		m.timeCard(p, a)
	}
	return p.rows
}

// head adds a card's first rows: the kind and the name.
func (p *page) head(kind, name string, role style.Role) {
	p.add(p.line().Add(strings.ToUpper(kind), role, style.PanelHeading))
	p.text(name, style.Title)
}

// calledLimit is how many of an entity's names its card shows.
const calledLimit = 8

// entityCard tells of an entity: its names, what it is said to be, who it
// appears with, where.
func (m *Model) entityCard(p *page, a *model.Annotation) {
	v := m.ctx.View
	id := v.EntityOf(m.article, a.Entity)
	e := v.Entity(id)
	if e == nil {
		p.head(a.Kind.String(), a.In(m.shown.Text), style.Of(a.Kind))
		p.text("Its other mentions are still being looked for.", style.Dim)
		return
	}
	spreads := v.Spreads(id)
	p.head(e.Kind.String(), e.Name, style.Of(e.Kind))
	p.text(fmt.Sprintf("%s · %d of %s", screen.Plural(len(v.Names(id)), "mention", "mentions"), v.SourcesOf(id),
		screen.Plural(v.Sources(), "source", "sources")), style.Dim)
	p.gap()
	label, shown, left := "called", 0, 0
	for _, c := range v.Called(id) {
		if c.Form == model.Nominal {
			continue
		}
		if shown == calledLimit {
			left++
			continue
		}
		shown++
		count := fmt.Sprintf(" %d", c.Count)
		rows := screen.Wrap(c.Name, p.width-labelCells-len(count))
		for j, row := range rows {
			l := p.line().Fit(label, labelCells, style.Dim).Add(row)
			if j == len(rows)-1 {
				l.Add(count, style.Dim)
			}
			p.add(l)
			label = ""
		}
	}
	if left > 0 {
		p.add(p.line().Fit("", labelCells).Add(fmt.Sprintf("and %d more", left), style.Dim))
	}
	p.field("is", descriptions(e), 4)
	if q := v.Quotes(id); len(q) > 0 {
		p.field("said", m.saying(q), 3)
	}
	p.field("with", m.companions(id), 4)
	if e.Located {
		p.field("at", fmt.Sprintf("%.2f, %.2f %s", e.Latitude, e.Longitude, e.Country), 1)
	}
	p.gap()
	m.spreadRows(p, spreads)
}

// saying is the first quote that gives words as they were spoken, else the first
// that reports them.
func (m *Model) saying(quotes []library.Mention) string {
	v := m.ctx.View
	for _, q := range quotes {
		if v.Annotated[q.Article].Annotations[q.Index].Quote.Direct {
			return "“" + screen.Unquote(v.Text(q)) + "”"
		}
	}
	return "that " + screen.Unquote(v.Text(quotes[0]))
}

func descriptions(e *model.Entity) string {
	var all []string
	seen := map[string]bool{}
	for _, d := range e.Descriptions {
		if key := strings.ToLower(d.Text); !seen[key] {
			seen[key] = true
			all = append(all, d.Text)
		}
	}
	return strings.Join(all, ", ")
}

func (m *Model) companions(id model.EntityID) string {
	var all []string
	for _, c := range m.ctx.View.Companions(id) {
		if e := m.ctx.View.Entity(c.Entity); e != nil && len(all) < 6 {
			all = append(all, fmt.Sprintf("%s %d", e.Name, c.Count))
		}
	}
	return strings.Join(all, " · ")
}

// sparkCells is the width of a row that shows where in an article mentions lie.
const sparkCells = 8

// spreadRows show, for each article, where it names the entity and how often.
func (m *Model) spreadRows(p *page, spreads []library.Spread) {
	const limit = 12
	for i, s := range spreads {
		if i == limit {
			p.add(p.line().Add(fmt.Sprintf("and %d more", len(spreads)-limit), style.Dim))
			break
		}
		role, sign := style.Dim, ""
		if s.Article == m.article {
			role, sign = style.Text, " ◂"
		}
		p.add(p.line().Fit(m.ctx.View.Label(s.Article), p.width-sparkCells-6, role).Add(" ").
			Add(spark(s.At, sparkCells), style.Bar).FitRight(fmt.Sprint(s.Count), 3, role).Add(sign, style.Accent))
	}
}

// spark draws how many of the fractions fall into each of n equal parts.
func spark(at []float64, n int) string {
	const levels = " ▁▃▅▇█"
	counts := make([]int, n)
	for _, f := range at {
		counts[max(0, min(n-1, int(f*float64(n))))]++
	}
	var b strings.Builder
	for _, c := range counts {
		b.WriteRune([]rune(levels)[min(c, 5)])
	}
	return b.String()
}

// figureCard tells what a figure measures.
func (m *Model) figureCard(p *page, a *model.Annotation) {
	f := a.Figure
	p.head(a.Kind.String(), a.In(m.shown.Text), style.Of(a.Kind))
	p.gap()
	p.field("value", value(f), 2)
	unit := f.Unit
	if a.Kind == model.Money {
		unit = f.Currency
	}
	p.field("of", unit, 2)
	p.field("event", f.Event, 2)
	p.field("says", m.localName(f.AttributedTo), 2)
	p.field("where", m.localName(f.Place), 2)
	p.field("when", library.When(f.When), 1)
	m.sentenceRows(p, a)
}

// value is a figure's number as a person writes it, with its hedge.
func value(f *model.Figure) string {
	s := number(f.Min)
	if f.Max > f.Min {
		s += "–" + number(f.Max)
	}
	if f.Hedge != "" {
		s = f.Hedge + " " + s
	}
	return s
}

// number writes n with commas between thousands.
func number(n float64) string {
	s := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", n), "0"), ".")
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return whole
}

func (m *Model) localName(id model.EntityID) string {
	if e := m.ctx.View.Entity(m.ctx.View.EntityOf(m.article, id)); e != nil {
		return e.Name
	}
	if e := m.found.EntityOf(id); e != nil {
		return e.Name
	}
	return ""
}

func (m *Model) quoteCard(p *page, a *model.Annotation) {
	q := a.Quote
	kind := "indirect speech"
	if q.Direct {
		kind = "quote"
	}
	speaker := m.localName(q.Speaker)
	if speaker == "" && !q.SpeakerSpan.Empty() {
		speaker = q.SpeakerSpan.In(m.shown.Text)
	}
	if speaker == "" {
		speaker = "speaker unknown"
	}
	p.head(kind, speaker, style.Of(a.Kind))
	p.gap()
	p.field("cue", q.Cue, 1)
	if said := q.SpeakerSpan.In(m.shown.Text); said != speaker {
		p.field("as", said, 3)
	}
	p.field("words", screen.Unquote(a.In(m.shown.Text)), 12)
}

func (m *Model) timeCard(p *page, a *model.Annotation) {
	p.head(a.Kind.String(), a.In(m.shown.Text), style.Of(a.Kind))
	p.gap()
	if t := a.Time; t != nil {
		if t.Value == "" {
			p.field("is", "not resolved: "+a.Why, 3)
		} else {
			p.field("is", library.When(t.Value), 2)
			p.field("ISO", t.Value, 1)
		}
		p.field("to the", t.Precision, 1)
		if t.Anchor == "published" && t.Value != "" {
			p.field("counted", "from the day of publication, "+m.shown.Published.String(), 2)
		}
	}
	m.sentenceRows(p, a)
}

// sentenceRows show the sentence that holds the mark.
func (m *Model) sentenceRows(p *page, a *model.Annotation) {
	p.gap()
	p.text(m.ctx.View.Sentence(m.article, a.Start).In(m.shown.Text), style.Dim)
}

// whyRows tell what found the mark and how sure that is.
func (m *Model) whyRows(p *page, a *model.Annotation) {
	p.gap()
	p.add(p.line().Add("WHY", style.PanelHeading))
	p.field("found by", a.By.String(), 1)
	p.field("because", a.Why, 6)
	if a.Confidence > 0 {
		p.field("sure", fmt.Sprintf("%.0f %%", 100*a.Confidence), 1)
	}
	e := m.ctx.View.Entity(m.ctx.View.EntityOf(m.article, a.Entity))
	if e == nil {
		return
	}
	for i, alias := range e.Aliases {
		if i == 6 {
			break
		}
		if alias.Evidence.Reason != "" {
			p.field("joined", "“"+alias.Name+"”: "+alias.Evidence.Reason, 3)
		}
	}
}
