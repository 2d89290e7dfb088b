package library

import (
	"math"
	"slices"
	"strings"

	"lectern/model"
)

// candidate is a figure with what grouping looks at.
type candidate struct {
	Figure
	counted
	// key is what is counted, measured or paid, and in which unit; figures of
	// different keys are never compared. "" for one that joins no other.
	key string
	// event is the class of what happened, "" where the text does not say.
	event  string
	bounds Bounds
	// low and high are the value without regard to its hedge.
	low, high float64
	moment    moment
	// named are the entities of the sentence; places and actors are those of
	// them that are places, and people or organisations, who gave the figure
	// left out. groups are the nationalities within the mark.
	named, places, actors, groups []model.EntityID
	// meets are the names by which the figure is looked for.
	meets []model.EntityID
	// sentence tells the figures of one sentence from those of others.
	sentence int
	lead     *lead
}

// lead is what an article is about: what its first paragraphs name.
type lead struct {
	places, actors []model.EntityID
	// all is what the article names anywhere.
	all []model.EntityID
}

// leadLength is how far into an article its lead reaches, in bytes: a headline
// and a paragraph or two. A paragraph that starts before it counts whole.
const leadLength = 400

// collectFigures are all figures, in reading order.
func (v *View) collectFigures() []candidate {
	var all []candidate
	for i, d := range v.Annotated {
		if d == nil {
			continue
		}
		var about *lead
		sentence, near := -2, named{}
		var dated *model.Annotation // the last date before
		for j := range d.Annotations {
			a := &d.Annotations[j]
			if a.Kind == model.Date && a.Time != nil {
				dated = a
			}
			if !a.Kind.IsFigure() || a.Figure == nil {
				continue
			}
			if about == nil {
				about = v.leadOf(i, d)
			}
			if s := sentenceAt(d.Sentences, a.Start); s != sentence || s < 0 {
				sentence = s
				near = v.namedIn(i, d, v.Sentence(i, a.Start))
			}
			c := v.candidate(i, j, a, near, about, sentence)
			c.moment.follow(d.Article.Text, dated)
			all = append(all, c)
		}
	}
	return all
}

// named are entities by the part that they play.
type named struct {
	span                model.Span
	all, places, actors []model.EntityID
	dates               []*model.Annotation
}

// namedIn is what the annotations within the span name, each list sorted.
func (v *View) namedIn(article int, d *model.Annotated, s model.Span) named {
	n := named{span: s}
	marks := between(d.Annotations, s)
	for i := range marks {
		a := &marks[i]
		if a.Kind == model.Date {
			n.dates = append(n.dates, a)
		}
		if !a.Kind.IsEntity() {
			continue
		}
		id := v.EntityOf(article, a.Entity)
		if id == 0 {
			continue
		}
		n.all = append(n.all, id)
		switch a.Kind {
		case model.Place:
			n.places = append(n.places, id)
		case model.Person, model.Organization:
			n.actors = append(n.actors, id)
		}
	}
	for _, ids := range []*[]model.EntityID{&n.all, &n.places, &n.actors} {
		slices.Sort(*ids)
		*ids = slices.Compact(*ids)
	}
	return n
}

func (v *View) leadOf(article int, d *model.Annotated) *lead {
	end := 0
	for _, p := range v.Articles[article].Paragraphs {
		if p.Start > leadLength {
			break
		}
		end = p.End
	}
	first := v.namedIn(article, d, model.Span{End: end})
	whole := v.namedIn(article, d, model.Span{End: len(v.Articles[article].Text)})
	return &lead{first.places, first.actors, whole.all}
}

// candidate is one figure, seen in its sentence and its article.
func (v *View) candidate(article, index int, a *model.Annotation, near named, about *lead, sentence int) candidate {
	text, f := v.Articles[article].Text, a.Figure
	c := candidate{
		Figure: Figure{
			Article: article, Index: index, Span: a.Span, Kind: a.Kind, Value: f, Sentence: near.span,
			By: v.EntityOf(article, f.AttributedTo), Place: v.EntityOf(article, f.Place), When: f.When,
		},
		named: near.all, places: near.places, actors: without(near.actors, v.EntityOf(article, f.AttributedTo)),
		sentence: sentence, lead: about,
	}
	c.Written, c.Counted = written(text, a.Span, a.Kind, f)
	c.Normal = normal(a.Kind, f, a.In(text))
	if c.When == "" {
		c.When = ownWord(text, a.Span, near.dates)
	}
	c.moment = momentOf(f.When, c.When, v.Articles[article].Published)
	if !strings.ContainsAny(f.When[:min(1, len(f.When))], "0123456789") && f.When != "" {
		c.When = wordsFor(text, f.When, near.dates)
	}
	c.classify(text)
	d := v.Annotated[article]
	for _, g := range between(d.Annotations, a.Span) {
		if g.Kind == model.Group && a.Covers(g.Span) {
			if id := v.EntityOf(article, g.Entity); id != 0 {
				c.groups = append(c.groups, id)
			}
		}
	}
	return c
}

func without(ids []model.EntityID, id model.EntityID) []model.EntityID {
	if i := slices.Index(ids, id); i >= 0 {
		return append(slices.Clone(ids[:i]), ids[i+1:]...)
	}
	return ids
}

// ownWord is the date that follows the figure in its clause, in the text's own
// words, where its sentence has no other and its day could not be told:
// "Friday" in an undated article.
func ownWord(text string, figure model.Span, dates []*model.Annotation) string {
	if len(dates) != 1 || dates[0].Start < figure.End || dates[0].Time == nil || dates[0].Time.Value != "" {
		return ""
	}
	if strings.ContainsAny(text[figure.End:dates[0].Start], ",;:—()“”\"") {
		return ""
	}
	return strings.Join(strings.Fields(dates[0].In(text)), " ")
}

// wordsFor are the text's own words for a date that is not fully known, such as
// "May 16" for XXXX-05-16; "" where the sentence has none.
func wordsFor(text, when string, dates []*model.Annotation) string {
	for _, d := range dates {
		if d.Time != nil && d.Time.Value == when {
			return strings.Join(strings.Fields(d.In(text)), " ")
		}
	}
	return ""
}

// classify says what the figure counts, and whether it can be held against
// others at all.
func (c *candidate) classify(text string) {
	f := scaled(c.Value)
	c.bounds, c.low, c.high = BoundsOf(f), math.Min(f.Min, f.Max), math.Max(f.Min, f.Max)
	c.event = eventClass(c.Value.Event)
	c.counted = readCounted(c.Counted)
	_, before := lastWord(text[c.Sentence.Start:max(c.Sentence.Start, c.Start)])
	c.added = c.added || isAdding(before)
	after := strings.TrimLeft(text[c.End:max(c.End, c.Sentence.End)], " \n")
	c.part = strings.HasPrefix(after, "of them") || strings.HasPrefix(after, "of those") || strings.HasPrefix(after, "of whom") ||
		c.Counted == "" && strings.HasPrefix(after, "of the ") || isDifference(after)
	switch {
	case recurring(after), c.Kind == model.Percent && c.event == "":
		return
	case c.Kind == model.Money:
		if c.Value.Currency != "" {
			c.key = "money " + c.Value.Currency
		}
	case c.Kind == model.Percent:
		c.key = "percent " + c.head
	default:
		c.key = c.quantityKey()
	}
}

// quantityKey is the key of a count or measure.
func (c *candidate) quantityKey() string {
	if m, ok := measures()[c.Value.Unit]; ok {
		c.head, c.mods = m.dimension, ""
		return "measure " + m.dimension
	}
	if c.Value.Unit == "year" {
		return "" // an age
	}
	if figureLexicon().events[strings.ToLower(c.head)] == "killed" && c.event == "killed" || c.head == "" && figureLexicon().befall[c.event] {
		c.head, c.person = people, true
	}
	if c.head == "" {
		return ""
	}
	return "count " + c.head
}

func lastWord(s string) (rest, word string) {
	s = strings.TrimRight(s, " \n")
	i := strings.LastIndexAny(s, " \n")
	return s[:max(0, i)], s[i+1:]
}

// isDifference reports whether the text after a figure makes it a difference of
// two others: "$2 million more than".
func isDifference(after string) bool {
	for _, w := range [...]string{"more", "less", "fewer", "higher", "lower", "above", "below", "ahead of", "behind"} {
		if rest, ok := strings.CutPrefix(after, w); ok && (strings.HasPrefix(rest, " than ") || w == "above" || w == "below" || w == "ahead of" || w == "behind") {
			return true
		}
	}
	return false
}

// recurring reports whether the text after a figure makes it a rate: so many
// each year.
func recurring(after string) bool {
	for _, p := range [...]string{"each year", "every year", "per year", "annually", "a year on average", "each month", "every month", "each day", "every day", "per day", "a day on average", "yearly", "each week", "every week"} {
		if strings.Contains(after, p) {
			return true
		}
	}
	return false
}
