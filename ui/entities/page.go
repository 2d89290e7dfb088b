package entities

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
	e     *model.Entity
	rows  []cardRow
}

// cardRow is a row of a card; its action is nil where there is nothing to go to.
type cardRow struct {
	line   *screen.Line
	action screen.Action
	// entity is who the row is about, where that is not the card's entity.
	entity model.EntityID
}

func newPage(ctx *screen.Context, width int, id model.EntityID) *page {
	return &page{ctx: ctx, width: width, e: ctx.View.Entity(id)}
}

// labelCells is the width of the column of labels.
const labelCells = 9

// row starts a row with a label, in what is left of which the value stands.
func (p *page) row(label string) *screen.Line {
	return p.ctx.Line(p.width).To(p.indent()).Fit(label, labelCells, style.Dim)
}

// indent leaves room for the cursor, on a card that has one.
func (p *page) indent() int {
	if p.width > panelCells {
		return 2
	}
	return 0
}

func (p *page) add(l *screen.Line, action screen.Action) {
	p.rows = append(p.rows, cardRow{line: l, action: action})
}

func (p *page) blank() { p.add(p.ctx.Line(p.width), nil) }

// wrap adds a label and beside it text that wraps under itself, in at most
// limit rows; the first row has the action.
func (p *page) wrap(label, text string, limit int, action screen.Action) {
	room := min(p.width-labelCells-p.indent(), 100)
	rows := screen.Wrap(text, room)
	for i, row := range rows {
		if i == limit {
			break
		}
		if i == limit-1 && len(rows) > limit {
			row = screen.Clip(row+" …", room)
		}
		p.add(p.row(label).Add(row), action)
		label, action = "", nil
	}
}

// head adds the kind, the name and the counts.
func (p *page) head() {
	v := p.ctx.View
	p.add(p.ctx.Line(p.width).To(p.indent()).Add(strings.ToUpper(p.e.Kind.String()), style.Of(p.e.Kind), style.PanelHeading), nil)
	for _, row := range screen.Wrap(p.e.Name, p.width-p.indent()) {
		p.add(p.ctx.Line(p.width).To(p.indent()).Add(row, style.Title), nil)
	}
	counts := fmt.Sprintf("%s · %d of %s", screen.Plural(len(v.Names(p.e.ID)), "mention", "mentions"), v.SourcesOf(p.e.ID),
		screen.Plural(v.Sources(), "source", "sources"))
	p.add(p.ctx.Line(p.width).To(p.indent()).Add(counts, style.Dim), nil)
}

// brief is the card in the few rows that stand beside the list.
func (p *page) brief() []string {
	v := p.ctx.View
	if p.e == nil {
		return nil
	}
	p.head()
	p.blank()
	label, names := "called", 0
	for _, c := range v.Called(p.e.ID) {
		if c.Form == model.Nominal {
			continue // "the group": the whole card has these
		}
		if names++; names > 6 {
			break
		}
		p.add(p.row(label).Add(c.Name).Add(fmt.Sprintf(" %d", c.Count), style.Dim), nil)
		label = ""
	}
	var is []string
	for _, d := range descriptions(p.e) {
		is = append(is, d.Text)
	}
	p.wrap("is", strings.Join(is, ", "), 3, nil)
	if q := v.Quotes(p.e.ID); len(q) > 0 {
		p.wrap("said", "“"+screen.Unquote(v.Text(q[0]))+"”", 3, nil)
	}
	var with []string
	for i, c := range v.Companions(p.e.ID) {
		if e := v.Entity(c.Entity); e != nil && i < 6 {
			with = append(with, fmt.Sprintf("%s %d", e.Name, c.Count))
		}
	}
	p.wrap("with", strings.Join(with, " · "), 3, nil)
	p.blank()
	for i, s := range v.Spreads(p.e.ID) {
		if i == 8 {
			p.add(p.ctx.Line(p.width).Add(fmt.Sprintf("and %d more", len(v.Spreads(p.e.ID))-i), style.Dim), nil)
			break
		}
		p.add(p.ctx.Line(p.width).Fit(v.Label(s.Article), p.width-inCells-6, style.Dim).Add("  ").
			Add(spread(s), style.Bar).FitRight(fmt.Sprint(s.Count), 4, style.Dim), nil)
	}
	out := make([]string, len(p.rows))
	for i, r := range p.rows {
		out[i] = r.line.String()
	}
	return out
}

// inCells is the width of the bar that shows where in an article mentions lie.
const inCells = 8

func spread(s library.Spread) string {
	counts := make([]int, inCells)
	for _, f := range s.At {
		counts[max(0, min(inCells-1, int(f*inCells)))]++
	}
	return spark(counts, 1)
}

// descriptions are the entity's descriptions, each text once.
func descriptions(e *model.Entity) []model.Description {
	var out []model.Description
	seen := make(map[string]bool)
	for _, d := range e.Descriptions {
		if k := strings.ToLower(d.Text); !seen[k] {
			seen[k] = true
			out = append(out, d)
		}
	}
	return out
}

// full is the whole card: every row that tells of a place in a text leads there.
func (p *page) full() []cardRow {
	if p.e == nil {
		p.add(p.ctx.Line(p.width).To(2).Add("No article names it any more. Press q to go back.", style.Dim), nil)
		return p.rows
	}
	p.head()
	p.names()
	p.says()
	p.companions()
	p.quotes()
	p.places()
	return p.rows
}

// names tells what the texts call it, and why each name was joined.
func (p *page) names() {
	v := p.ctx.View
	p.blank()
	label := "called"
	for i, c := range v.Called(p.e.ID) {
		if i == 12 {
			p.add(p.row("").Add(fmt.Sprintf("and %d more", len(v.Called(p.e.ID))-i), style.Dim), nil)
			break
		}
		l := p.row(label).Fit(c.Name, min(44, p.width/3)).FitRight(fmt.Sprint(c.Count), 4, style.Dim)
		if why := p.evidence(c.Name); why != "" && l.Left() > 16 {
			l.Add("  "+why, style.Dim)
		}
		p.add(l, screen.Read{Article: c.First.Article, Span: c.First.Span})
		label = ""
	}
	if p.e.Located {
		p.add(p.row("at").Add(fmt.Sprintf("%.2f, %.2f %s", p.e.Latitude, p.e.Longitude, p.e.Country)), nil)
	}
}

// evidence is why the name was joined to the entity.
func (p *page) evidence(name string) string {
	for _, a := range p.e.Aliases {
		if strings.EqualFold(strings.TrimPrefix(a.Name, "the "), strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")) {
			return a.Evidence.Reason
		}
	}
	return ""
}

// says tells what the texts say it is.
func (p *page) says() {
	label := "is"
	for i, d := range descriptions(p.e) {
		if i == 8 {
			break
		}
		if i == 0 {
			p.blank()
		}
		l := p.row(label).Add(screen.Clip(d.Text, p.width-labelCells-4))
		if source := p.ctx.View.Label(d.Article); l.Left() > len(source)+4 {
			l.Add("  "+source, style.Dim)
		}
		p.add(l, screen.Read{Article: d.Article, Span: d.Span})
		label = ""
	}
}

// companions tells who and what is named in the same sentences.
func (p *page) companions() {
	v := p.ctx.View
	label := "with"
	for i, c := range v.Companions(p.e.ID) {
		e := v.Entity(c.Entity)
		if i == 8 || e == nil {
			break
		}
		if i == 0 {
			p.blank()
		}
		l := p.row(label).Fit(e.Name, min(44, p.width/3), style.Of(e.Kind)).FitRight(fmt.Sprint(c.Count), 4, style.Dim)
		if i == 0 && l.Left() > 24 {
			l.Add("  sentences that name both", style.Dim)
		}
		p.add(l, screen.Push{Screen: newTogether(p.ctx, p.e.ID, e.ID)})
		p.rows[len(p.rows)-1].entity = e.ID
		label = ""
	}
}

// quotes shows what it said.
func (p *page) quotes() {
	v := p.ctx.View
	label := "said"
	all := v.Quotes(p.e.ID)
	for i, q := range all {
		if i == 0 {
			p.blank()
		}
		if i == 6 {
			p.add(p.row("").Add(fmt.Sprintf("and %d more", len(all)-i), style.Dim), nil)
			break
		}
		text := screen.Unquote(v.Text(q))
		if a := v.Annotated[q.Article].Annotations[q.Index]; a.Quote.Direct {
			text = "“" + text + "”"
		}
		p.wrap(label, text, 2, screen.Read{Article: q.Article, Span: q.Span})
		label = ""
	}
}

// places shows, for each article, where it names the entity and first in what
// words.
func (p *page) places() {
	v := p.ctx.View
	p.blank()
	last := -1
	spreads := v.Spreads(p.e.ID)
	at := 0
	for _, m := range v.Names(p.e.ID) {
		if m.Article == last || at >= len(spreads) {
			continue
		}
		last = m.Article
		s := spreads[at]
		at++
		l := p.ctx.Line(p.width).To(2).Fit(v.Label(m.Article), min(26, p.width/4), style.Dim).Add("  ").
			Add(spread(s), style.Bar).FitRight(fmt.Sprint(s.Count), 4, style.Dim).Add("  ")
		around(p.ctx, l, m.Article, m.Span)
		p.add(l, screen.Read{Article: m.Article, Span: m.Span})
	}
}

// around adds the sentence of a mention from a little before it on.
func around(ctx *screen.Context, l *screen.Line, article int, spans ...model.Span) {
	v := ctx.View
	text := v.Articles[article].Text
	s := v.Sentence(article, spans[0].Start)
	if s.Empty() || l.Left() < 8 {
		return
	}
	last := spans[len(spans)-1]
	s.End = max(s.End, v.Sentence(article, last.Start).End)
	start := s.Start
	// The mentions are to be seen: what stands before them gives way.
	for over := last.End - s.Start - l.Left() + 2; start < spans[0].Start && start-s.Start < over; {
		i := strings.IndexByte(text[start:spans[0].Start], ' ')
		if i < 0 {
			break
		}
		start += i + 1
	}
	if start > s.Start {
		l.Add("…", style.Dim)
	}
	marks := make([]screen.Mark, len(spans))
	for i, m := range spans {
		marks[i] = screen.Mark{Span: model.Span{Start: m.Start - start, End: m.End - start}, Role: style.Pivot}
	}
	ctx.Marked(l, text[start:s.End], style.Text, marks...)
}
