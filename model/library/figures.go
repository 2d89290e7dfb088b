package library

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"lectern/model"
)

// Figure is a figure of an article, with what the library knows about it.
type Figure struct {
	// Article is the index of the article in View.Articles, Index that of the
	// mark among its annotations.
	Article, Index int
	model.Span
	Kind model.Kind
	// Value is the figure as the annotator found it.
	Value *model.Figure
	// By and Place are entities of the library; zero where the text names none.
	By, Place model.EntityID
	// Sentence is the sentence that holds the figure.
	Sentence model.Span
	// Written is the number with its hedge as the text has it ("as many as
	// 50", "some $2m"); Normal the value in figures where that tells more than
	// Written does ("80 %", "19 km", "20,000–99,999").
	Written, Normal string
	// Counted is what was counted or measured, as the text has it; "" where
	// the figure stands alone.
	Counted string
	// When is the figure's date: a TIMEX3 value where it is known, else the
	// text's own words for it, such as "Friday" in an undated article.
	When string
	// Agrees and Differs say how the figure stands to the others of its group:
	// whether one at least can be right together with it, and whether one at
	// least cannot. Both are false for a figure that stands alone, or that only
	// variants of its story give.
	Agrees, Differs bool
}

// What is what was counted and what happened to it: "Syrian troops killed",
// "14 dead" without another "killed".
func (f *Figure) What() string {
	event := strings.ReplaceAll(f.Value.Event, "_", " ")
	if c := headClass(f.Counted); c == people && figureLexicon().events[strings.ToLower(f.Counted)] == eventClass(f.Value.Event) || strings.HasSuffix(f.Counted, " "+event) {
		event = ""
	}
	return strings.TrimSpace(f.Counted + " " + event)
}

// FigureGroup is the figures that speak of one happening, or one figure alone.
type FigureGroup struct {
	// Figures are in reading order.
	Figures []Figure
	// Sources is the number of articles that they come from, where the variants
	// of a story count once.
	Sources int
	// Articles is the number of articles.
	Articles int
	// Differ says that two of the figures cannot both be right, hedges allowed
	// for.
	Differ bool
	// What is what was counted and what happened to it ("troops killed").
	What string
	// Place is where it happened; zero where no text says.
	Place model.EntityID
	// When is the date or dates that the texts give; "" where none does.
	When string
	// Why says in words why the figures stand together; "" for one alone.
	Why string
}

// figureBoard is all figures of a view.
type figureBoard struct {
	groups []FigureGroup
	// touched are for each group the entities that its figures are about.
	touched [][]model.EntityID
}

// figureKey keys the board among the view's facts.
type figureKey struct{}

// board is the view's figures, found when first asked for. It is safe for use
// by several goroutines, so that it can be made ready in the background.
func (v *View) board() *figureBoard {
	f, ok := v.facts.Load(figureKey{})
	if !ok {
		f, _ = v.facts.LoadOrStore(figureKey{}, sync.OnceValue(v.findFigures))
	}
	return f.(func() *figureBoard)()
}

// WarmFigures finds and groups the figures, so that a screen that asks later
// need not wait.
func (v *View) WarmFigures() { v.board() }

// Figures are the groups of figures that tell of the entity (zero for any) and
// of the article (an index plus one, zero for any). A figure tells of an entity
// that it is attributed to, that is its place, or that its sentence names. A
// group of which one figure does is given whole, since the others say the same
// of the same happening. Groups of several figures come first, those that
// differ before those that agree, those of many sources before those of few;
// then the figures that stand alone, in reading order. The caller must not
// change what the groups hold.
func (v *View) Figures(entity model.EntityID, article int) []FigureGroup {
	b := v.board()
	if entity == 0 && article == 0 {
		return b.groups
	}
	var found []FigureGroup
	for i, g := range b.groups {
		if entity != 0 {
			if _, ok := slices.BinarySearch(b.touched[i], entity); !ok {
				continue
			}
		}
		if article != 0 && !slices.ContainsFunc(g.Figures, func(f Figure) bool { return f.Article == article-1 }) {
			continue
		}
		found = append(found, g)
	}
	return found
}

func (v *View) findFigures() *figureBoard {
	all := v.collectFigures()
	g := grouper{all: all}
	g.run()
	b := &figureBoard{}
	type entry struct {
		group   FigureGroup
		touched []model.EntityID
	}
	entries := make([]entry, 0, len(all))
	for _, members := range g.groups() {
		entries = append(entries, entry{v.newGroup(all, members), touchedBy(all, members)})
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return byWeight(a.group, b.group) })
	for _, e := range entries {
		b.groups = append(b.groups, e.group)
		b.touched = append(b.touched, e.touched)
	}
	return b
}

// byWeight orders groups as Figures tells.
func byWeight(a, b FigureGroup) int {
	rank := func(g FigureGroup) int {
		switch {
		case len(g.Figures) == 1:
			return 2
		case g.Differ:
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Sources, a.Sources))
}

// touchedBy are the entities that the figures are about, sorted.
func touchedBy(all []candidate, members []int) []model.EntityID {
	var ids []model.EntityID
	for _, i := range members {
		ids = append(ids, all[i].By, all[i].Figure.Place)
		ids = append(ids, all[i].named...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// newGroup describes the group of the figures.
func (v *View) newGroup(all []candidate, members []int) FigureGroup {
	g := FigureGroup{}
	articles := make([]int, len(members))
	for k, i := range members {
		articles[k] = all[i].Article
	}
	g.Sources = v.Independent(articles...)
	slices.Sort(articles)
	g.Articles = len(slices.Compact(articles))
	for _, i := range members {
		f := all[i].Figure
		for _, j := range members {
			if i == j {
				continue
			}
			switch {
			case !all[i].bounds.Agrees(all[j].bounds):
				f.Differs, g.Differ = true, true
			case all[i].Article == all[j].Article || !v.SameStory(all[i].Article, all[j].Article):
				f.Agrees = true // a variant of one story confirms nothing
			}
		}
		g.Figures = append(g.Figures, f)
		if g.Place == 0 {
			g.Place = f.Place
		}
	}
	g.What = what(all, members)
	g.When = whenOf(g.Figures)
	if len(members) > 1 {
		g.Why = v.why(all, members, g.What)
	}
	return g
}

// what names what was counted and what happened, in the words of the figure
// that says most briefly.
func what(all []candidate, members []int) string {
	first := &all[members[0]]
	counted, event := "", ""
	for _, i := range members {
		c := &all[i]
		if n := c.Counted; n != "" && (counted == "" || len(n) < len(counted)) {
			counted = n
		}
		event = cmp.Or(event, c.Value.Event)
	}
	switch {
	case first.head == people:
		counted = people
	case counted == "" && first.Kind == model.Money:
		counted = "money"
	case counted == "" && first.Kind == model.Percent:
		counted = "share"
	}
	return strings.TrimSpace(counted + " " + strings.ReplaceAll(event, "_", " "))
}

// whenOf are the dates that the figures give, from the first to the last.
func whenOf(figures []Figure) string {
	var given []string
	for _, f := range figures {
		if f.When != "" && !slices.Contains(given, f.When) {
			given = append(given, f.When)
		}
	}
	slices.Sort(given)
	return strings.Join(given, ", ")
}
