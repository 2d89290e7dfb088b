package quotes

import (
	"fmt"
	"strings"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/screen"
	"lectern/ui/style"
)

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Draw implements screen.Screen.
func (m *Model) Draw(width, height int) []string {
	var out []string
	if height >= 8 {
		out = append(out, m.summary(width))
		if height >= 14 {
			out = append(out, "")
		}
	}
	below := 0
	if len(m.rows) > 0 && height >= 12 {
		below = max(5, min(10, height/3))
	}
	room := height - len(out) - below
	m.list.Resize(len(m.rows), room)
	if len(m.rows) == 0 {
		return screen.Pad(append(out, m.nothing(width)...), height)
	}
	m.top = len(out)
	for i := m.list.Top; i < len(m.rows) && len(out) < m.top+room; i++ {
		out = append(out, m.row(m.rows[i], width, i == m.list.Cursor))
	}
	out = screen.Pad(out, m.top+room)
	if q := m.chosen(); q != nil && below > 0 {
		out = append(out, m.pane(q, width, below)...)
	}
	return screen.Pad(out, height)
}

// summary counts what is shown.
func (m *Model) summary(width int) string {
	same, quoted, last := 0, 0, 0
	for i := range m.groups {
		g := &m.groups[i]
		for _, q := range g.quotes {
			if m.speech.Quotes[q].Direct {
				quoted++
			}
			if s := m.speech.Quotes[q].Same; s != 0 && s != last {
				last = s
				same++
			}
		}
	}
	parts := []string{count(m.matching, "quote", "quotes")}
	if m.only == anySpeech && m.matching > 0 {
		parts = append(parts, fmt.Sprintf("%d direct", quoted))
	}
	if m.scope.Entity != 0 && m.matching > 0 {
		own := m.own()
		parts = append(parts, fmt.Sprintf("%d by or for it", own), fmt.Sprintf("%d about it", m.matching-own))
	}
	state := [...]string{"by speaker", "by article", "same words in several sources"}[m.by]
	if m.only != anySpeech {
		state = [...]string{"", "direct", "indirect"}[m.only] + " only · " + state
	}
	l := m.ctx.Line(width).Add("  ").Add(strings.Join(parts, " · "), style.Dim)
	if l.Left() >= len(state)+4 {
		l.FitRight(state, l.Left()-2, style.Dim)
	}
	return l.String()
}

// own is the number of quotes that the scope's entity speaks.
func (m *Model) own() int {
	n := 0
	for i := range m.groups {
		for _, q := range m.groups[i].quotes {
			if !m.about[q] {
				n++
			}
		}
	}
	return n
}

// nothing says why there is no row, and what to do.
func (m *Model) nothing(width int) []string {
	text := "No quote is marked here. Quotes are words in quotation marks and reports such as “she said that…”."
	switch {
	case m.filter != "":
		text = fmt.Sprintf("None of %s holds “%s”. Press Esc to see all.", count(len(m.shown), "quote", "quotes"), m.filter)
	case len(m.shown) == 0 && !m.view.Complete():
		text = "The articles are still being marked; quotes appear here as they are found."
	case len(m.shown) == 0:
	case m.by == bySame:
		text = "No two sources give the same words here. Press s to see all quotes by speaker."
	case m.only == direct:
		text = "No quote here is in quotation marks. Press d to see indirect speech."
	case m.only == indirect:
		text = "All quotes here are in quotation marks. Press d to see them."
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, m.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

func (m *Model) row(r row, width int, chosen bool) string {
	l := m.ctx.Line(width)
	g := &m.groups[r.group]
	switch r.quote {
	case blank:
		return ""
	case heading:
		l.Add("  ").Add(screen.Clip(g.name, max(l.Left()/2, l.Left()-len(g.note)-4)), g.role, style.PanelHeading)
		return l.Add("  ").Add(g.note, style.Dim).String()
	}
	q := &m.speech.Quotes[r.quote]
	if chosen {
		l.Add("▌", style.Accent)
	}
	l.To(2)
	right := 0
	label := min(24, width/4)
	switch {
	case m.by == bySame:
		l.Fit(m.view.Label(q.Article), label, style.Dim).Add("  ")
		if width >= 80 && m.dated {
			l.Fit(m.view.Articles[q.Article].Published.String(), 10, style.Dim).Add("  ")
		}
	case m.by == byArticle && width >= 60:
		name, role := m.speaker(q)
		l.Fit(name, label, role).Add("  ")
	case m.by == bySpeaker && width >= 80:
		right = label + 2
	}
	if m.by != bySame && len(m.speech.Same) > 0 {
		right += 4
	}
	m.sign(l, q)
	end := max(l.Used()+8, width-right)
	body := m.ctx.Line(end - l.Used())
	var marks []screen.Mark
	if m.by == bySame && r.quote != g.base {
		marks = m.differences(&m.speech.Quotes[g.base], q)
	}
	m.words(body, q, marks)
	l.Join(body)
	if right == 0 {
		return l.String()
	}
	l.To(width - right)
	if len(m.speech.Same) > 0 {
		l.FitRight(m.same(q), 4, style.Accent)
	}
	if l.Left() > 2 && m.by == bySpeaker {
		l.Add("  ").Fit(m.view.Label(q.Article), l.Left(), style.Dim)
	}
	return l.String()
}

// sign is the reader's sign for direct and indirect speech.
func (m *Model) sign(l *screen.Line, q *library.Quote) {
	role := style.Reported
	if q.Direct {
		role = style.Quote
	}
	text, look := m.ctx.Styles.Sign(role)
	l.Add(text, look).Add(" ")
}

// words adds the words, in quotation marks where one opens them.
func (m *Model) words(l *screen.Line, q *library.Quote, marks []screen.Mark) {
	if !q.Opened {
		m.ctx.Marked(l, q.Words, style.Text, marks...)
		return
	}
	l.Add("“", style.Dim)
	m.ctx.Marked(l, q.Words, style.Text, marks...)
	l.Add("”", style.Dim)
}

// same is the number of sources that give the words, where there are several:
// "=" where word for word, "≈" where they differ.
func (m *Model) same(q *library.Quote) string {
	if q.Same == 0 {
		return ""
	}
	group := m.speech.Same[q.Same-1]
	sources := m.speech.Sources(m.view, group)
	if sources == 1 { // variants of one story
		return ""
	}
	sign := "≈"
	if m.speech.Verbatim(group) {
		sign = "="
	}
	return fmt.Sprintf("%s%d", sign, sources)
}

// speaker is who speaks, and in what look.
func (m *Model) speaker(q *library.Quote) (string, style.Role) {
	name := m.view.SpeakerName(q)
	if name == "" {
		return unclear, style.Dim
	}
	if e := m.view.Entity(q.Speaker); e != nil {
		return name, style.Of(e.Kind)
	}
	return name, style.Text
}

// differences marks the words of q that base does not have.
func (m *Model) differences(base, q *library.Quote) []screen.Mark {
	_, d := library.Compare(base.Words, q.Words)
	return marksOf(d)
}

func marksOf(d library.Difference) []screen.Mark {
	var marks []screen.Mark
	for len(d.Changed)+len(d.Beyond) > 0 {
		if len(d.Beyond) > 0 && (len(d.Changed) == 0 || d.Beyond[0].Start < d.Changed[0].Start) {
			marks = append(marks, screen.Mark{Span: d.Beyond[0], Role: style.Dim})
			d.Beyond = d.Beyond[1:]
			continue
		}
		marks = append(marks, screen.Mark{Span: d.Changed[0], Role: style.Hit})
		d.Changed = d.Changed[1:]
	}
	return marks
}

// pane shows the chosen quote whole: who, how, where; the words; then what other
// sources make of them, or the sentence.
func (m *Model) pane(q *library.Quote, width, height int) []string {
	v := m.view
	out := []string{m.ctx.Line(width).Add(strings.Repeat("─", max(0, width)), style.Border).String()}
	out = append(out, m.attribution(q, width))
	measure := min(width-2, 102)
	if q.Same == 0 {
		return screen.Pad(append(out, cut(m.context(q, measure), height-len(out))...), height)
	}
	text := q.Words
	if q.Opened {
		text = "“" + text + "”"
	}
	out = append(out, cut(m.ctx.Passage(text, 2, measure, style.Text), max(1, (height-len(out))/2))...)
	for _, i := range m.speech.ByDay(v, m.speech.Same[q.Same-1]) {
		o := &m.speech.Quotes[i]
		if o.Article == q.Article {
			continue
		}
		rows := m.ctx.Passage(o.Words, 4, measure, style.Text, m.differences(q, o)...)
		if len(out)+1+len(rows) > height {
			if len(out) < height {
				out = append(out, m.ctx.Line(width).Add("  ").Add("more sources give these words: s groups by them", style.Dim).String())
			}
			break
		}
		l := m.ctx.Line(width).Add("  ").Add(v.Label(o.Article), style.Dim)
		if day := v.Articles[o.Article].Published.String(); day != "" {
			l.Add(" · "+day, style.Dim)
		}
		if o.Speaker != q.Speaker {
			name, role := m.speaker(o)
			l.Add(" · ", style.Dim).Add(name, role)
		}
		out = append(append(out, l.String()), rows...)
	}
	return screen.Pad(out, height)
}

// context is the words in the sentences that hold them and name the speaker.
func (m *Model) context(q *library.Quote, measure int) []string {
	v := m.view
	text := v.Articles[q.Article].Text
	s := v.Sentence(q.Article, q.Start)
	s.Start, s.End = min(s.Start, q.Start), max(s.End, v.Sentence(q.Article, q.End-1).End, q.End)
	if s.Empty() {
		s = q.Span
	}
	words := model.Span{Start: q.Start - s.Start, End: q.End - s.Start}
	whole := s.In(text)
	return m.ctx.Passage(whole, 2, measure, style.Text,
		screen.Mark{Span: model.Span{End: words.Start}, Role: style.Dim},
		screen.Mark{Span: model.Span{Start: words.End, End: len(whole)}, Role: style.Dim})
}

// cut keeps at most n rows; where some are left out the last ends in "…".
func cut(rows []string, n int) []string {
	if len(rows) <= n || n <= 0 {
		return rows[:min(len(rows), max(0, n))]
	}
	rows = rows[:n:n]
	rows[n-1] += " …"
	return rows
}

// attribution is who said it, how the text puts that, and where.
func (m *Model) attribution(q *library.Quote, width int) string {
	v := m.view
	name, role := m.speaker(q)
	l := m.ctx.Line(width).Add("  ").Add(screen.Clip(name, max(10, width/2)), role, style.PanelHeading)
	if q.As != "" && q.As != name && width >= 60 {
		l.Add(" as “"+screen.Clip(q.As, 30)+"”", style.Dim)
	}
	parts := []string{}
	if q.Cue != "" {
		parts = append(parts, q.Cue)
	}
	if !q.Direct {
		parts = append(parts, "indirect")
	}
	parts = append(parts, v.Label(q.Article))
	if day := v.Articles[q.Article].Published.String(); day != "" {
		parts = append(parts, day)
	}
	l.Add("  "+strings.Join(parts, " · "), style.Dim)
	if q.Why != "" && l.Left() > 24 {
		l.Add("  "+q.Why, style.Dim)
	}
	return l.String()
}
