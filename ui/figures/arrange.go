package figures

import (
	"cmp"
	"slices"
	"strings"

	"lectern/model/library"
	"lectern/ui/screen"
)

// arrange makes the rows of what passes the filter, in the order chosen.
func (m *Model) arrange() {
	m.rows, m.widths = m.rows[:0], m.natural()
	if m.order == byGroup {
		m.arrangeGroups()
	} else {
		sorted := slices.Clone(m.kept)
		slices.SortStableFunc(sorted, func(a, b int) int { return m.compare(&m.all[a], &m.all[b]) })
		for _, i := range sorted {
			m.rows = append(m.rows, row{kind: figureRow, entry: i})
		}
	}
	m.list.Len = len(m.rows)
}

func (m *Model) arrangeGroups() {
	group, article := -1, -1
	for _, i := range m.kept {
		e := &m.all[i]
		switch g := &m.groups[e.group]; {
		case len(g.Figures) > 1 && e.group != group:
			m.gap()
			m.rows = append(m.rows, row{kind: groupRow, entry: i})
			for _, line := range screen.Wrap(beside(g), min(m.width-6, measure)) {
				m.rows = append(m.rows, row{whyRow, i, line})
			}
		case len(g.Figures) == 1 && e.Article != article:
			m.gap()
			m.rows = append(m.rows, row{kind: sourceRow, entry: i})
			article = e.Article
		}
		group = e.group
		m.rows = append(m.rows, row{kind: figureRow, entry: i})
	}
}

// beside is why the figures stand together, less what their heading tells.
func beside(g *library.FigureGroup) string {
	if _, rest, ok := strings.Cut(g.Why, "tell of "+g.What+"; "); ok {
		return rest
	}
	return g.Why
}

func (m *Model) gap() {
	if len(m.rows) > 0 {
		m.rows = append(m.rows, row{kind: blankRow})
	}
}

// compare sorts by value, the largest first; by source; by time, those without
// a date last.
func (m *Model) compare(a, b *entry) int {
	switch m.order {
	case byValue:
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(b.Value.Max, a.Value.Max))
	case bySource:
		return cmp.Or(cmp.Compare(m.view.Label(a.Article), m.view.Label(b.Article)), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start))
	}
	return cmp.Compare(m.sortDate(a), m.sortDate(b))
}

// sortDate is what a figure is sorted by: its date, else its article's.
func (m *Model) sortDate(e *entry) string {
	if e.Value.When != "" && e.Value.When[0] >= '0' && e.Value.When[0] <= '9' {
		return e.Value.When
	}
	return cmp.Or(m.view.Articles[e.Article].Published.String(), "~")
}
