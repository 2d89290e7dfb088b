package entities

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"lectern/model"
	"lectern/model/library"
	"lectern/ui/keymap"
	"lectern/ui/screen"
	"lectern/ui/style"
)

// together is the passages that name two entities, as a screen.
type together struct {
	ctx    *screen.Context
	a, b   anchor
	names  [2]string
	list   screen.List
	all    []library.Passage
	rows   []meeting
	filter string
	// sentences is the number of passages that are one sentence.
	sentences int
}

// meeting is a row: a passage, or a heading over some.
type meeting struct {
	heading string
	passage *library.Passage
}

func newTogether(ctx *screen.Context, a, b model.EntityID) *together {
	t := &together{ctx: ctx, a: anchorOf(ctx.View, a), b: anchorOf(ctx.View, b)}
	t.Refresh()
	return t
}

// Title implements screen.Screen.
func (t *together) Title() string { return t.names[0] + " and " + t.names[1] }

// Filter is the text that passages must hold.
func (t *together) Filter() string { return t.filter }

// SetFilter shows only the passages that hold the text, or whose source does,
// whatever its case.
func (t *together) SetFilter(text string) {
	t.filter = text
	t.arrange()
	t.list.Cursor, t.list.Top = 0, 0
	t.settle(1)
}

// Refresh implements screen.Screen.
func (t *together) Refresh() {
	v := t.ctx.View
	a, b := t.a.id(v), t.b.id(v)
	for i, id := range []model.EntityID{a, b} {
		if e := v.Entity(id); e != nil {
			t.names[i] = e.Name
		}
	}
	t.all = nil
	if a != 0 && b != 0 && a != b {
		t.all = v.Together(a, b)
	}
	t.arrange()
	t.settle(1)
}

func (t *together) arrange() {
	v := t.ctx.View
	want := strings.ToLower(t.filter)
	t.rows, t.sentences = t.rows[:0], 0
	var of [2][]*library.Passage
	for i := range t.all {
		p := &t.all[i]
		text := p.In(v.Articles[p.Article].Text)
		if want != "" && !strings.Contains(strings.ToLower(text+"\n"+v.Label(p.Article)), want) {
			continue
		}
		if p.Sentence {
			of[0] = append(of[0], p)
		} else {
			of[1] = append(of[1], p)
		}
	}
	t.sentences = len(of[0])
	for i, name := range []string{"in one sentence", "in one paragraph"} {
		if len(of[i]) == 0 {
			continue
		}
		t.rows = append(t.rows, meeting{heading: fmt.Sprintf("%s  %d", name, len(of[i]))})
		for _, p := range of[i] {
			t.rows = append(t.rows, meeting{passage: p})
		}
	}
	t.list.Len = len(t.rows)
}

func (t *together) settle(dir int) {
	t.list.Move(0)
	t.list.Settle(dir, func(i int) bool { return t.rows[i].passage != nil })
}

func (t *together) chosen() *library.Passage {
	if i := t.list.Cursor; i >= 0 && i < len(t.rows) {
		return t.rows[i].passage
	}
	return nil
}

// Press implements screen.Screen.
func (t *together) Press(s keymap.Strokes) screen.Action {
	if key.Matches(s, t.ctx.Keys.Open) {
		return t.read()
	}
	before := t.list.Cursor
	if t.list.Press(s, t.ctx.Keys) {
		t.settle(t.list.Cursor - before)
	}
	return nil
}

func (t *together) read() screen.Action {
	if p := t.chosen(); p != nil {
		return screen.Read{Article: p.Article, Span: p.A}
	}
	return nil
}

// Click implements screen.Clicker: the first click chooses a passage, the
// second reads it.
func (t *together) Click(row int) screen.Action {
	i := t.list.Top + row
	if i >= len(t.rows) || t.rows[i].passage == nil || !t.list.Click(row) {
		return nil
	}
	return t.read()
}

// Hints implements screen.Screen.
func (t *together) Hints() []screen.Hint {
	return []screen.Hint{{Key: "&", Text: "filter"}, {Key: "Enter", Text: "read"}, {Key: "q", Text: "back"}}
}

// Draw implements screen.Screen.
func (t *together) Draw(width, height int) []string {
	if len(t.rows) == 0 {
		return screen.Pad(t.nothing(width), height)
	}
	below := 0
	if height >= 12 {
		below = max(5, min(8, height/3))
	}
	t.list.Resize(len(t.rows), height-below)
	var out []string
	last := -1
	for i := t.list.Top; i < len(t.rows) && len(out) < height-below; i++ {
		r := t.rows[i]
		if r.passage == nil {
			out = append(out, t.ctx.Line(width).Add("  ").Add(r.heading, style.PanelHeading).String())
			last = -1
			continue
		}
		out = append(out, t.row(r.passage, width, i == t.list.Cursor, r.passage.Article != last))
		last = r.passage.Article
	}
	out = screen.Pad(out, height-below)
	if p := t.chosen(); p != nil && below > 0 {
		out = append(out, t.pane(p, width, below)...)
	}
	return screen.Pad(out, height)
}

func (t *together) nothing(width int) []string {
	text := fmt.Sprintf("No paragraph names both %s and %s. Press q to choose another.", t.names[0], t.names[1])
	if t.filter != "" {
		text = fmt.Sprintf("None of %s holds “%s”. Press Esc to see all.", screen.Plural(len(t.all), "passage", "passages"), t.filter)
	}
	out := []string{""}
	for _, row := range screen.Wrap(text, width-4) {
		out = append(out, t.ctx.Line(width).Add("  ").Add(row, style.Dim).String())
	}
	return out
}

// row shows the passage from a little before the first of the two on.
func (t *together) row(p *library.Passage, width int, chosen, first bool) string {
	l := t.ctx.Line(width)
	if chosen {
		l.Add("▌", style.Accent)
	}
	l.To(2)
	if width >= 60 {
		label := ""
		if first {
			label = t.ctx.View.Label(p.Article)
		}
		l.Fit(label, min(26, width/5), style.Dim).Add("  ")
	}
	around(t.ctx, l, p.Article, inOrder(p)...)
	return l.String()
}

// inOrder are the two mentions as they stand, one where they overlap.
func inOrder(p *library.Passage) []model.Span {
	a, b := p.A, p.B
	if b.Start < a.Start {
		a, b = b, a
	}
	if b.Start < a.End {
		return []model.Span{{Start: a.Start, End: max(a.End, b.End)}}
	}
	return []model.Span{a, b}
}

// pane shows the whole passage.
func (t *together) pane(p *library.Passage, width, height int) []string {
	v := t.ctx.View
	out := []string{t.ctx.Line(width).Add(strings.Repeat("─", max(0, width)), style.Border).String()}
	day := v.Articles[p.Article].Published.String()
	if day == "" {
		day = "undated"
	}
	out = append(out, t.ctx.Line(width).Add("  ").Add(v.Label(p.Article), style.PanelHeading).Add("  "+day, style.Dim).String())
	var marks []screen.Mark
	for _, s := range inOrder(p) {
		marks = append(marks, screen.Mark{Span: model.Span{Start: s.Start - p.Start, End: s.End - p.Start}, Role: style.Pivot})
	}
	rows := t.ctx.Passage(p.In(v.Articles[p.Article].Text), 2, min(width-2, 102), style.Text, marks...)
	if room := height - len(out); len(rows) > room {
		rows = rows[:room:room]
		rows[room-1] += " …"
	}
	return screen.Pad(append(out, rows...), height)
}
