package reference

import (
	"slices"
	"strings"

	"lectern/model"
)

// Link is a mention of the reference with the entity that the annotator holds
// it to name; zero where it has no such mention.
type Link struct {
	Mark
	Entity model.EntityID
}

// LinksOf gives the mentions of the reference whose thing is known, with the
// annotator's entity for each.
func LinksOf(doc *Document, got []model.Annotation) []Link {
	c := newComparison(doc, got)
	var links []Link
	for _, m := range c.gold {
		if !m.Kind.IsEntity() || m.Key == "" || m.Open || m.Optional {
			continue
		}
		l := Link{Mark: m}
		if a := c.find(m); a != nil {
			l.Entity = a.Entity
		}
		links = append(links, l)
	}
	return links
}

func newComparison(doc *Document, got []model.Annotation) *comparison {
	c := &comparison{doc: doc, text: doc.Article.Text, got: slices.Clone(got), ignored: make([]bool, len(got))}
	for i := range c.got {
		if c.got[i].Kind.IsEntity() {
			c.got[i].Span = withoutArticle(c.text, c.got[i].Span)
		}
	}
	c.settle()
	c.linked = make(map[string]map[model.EntityID]bool)
	for _, m := range c.gold {
		if !m.Kind.IsEntity() || m.Key == "" {
			continue
		}
		if a := c.find(m); a != nil && a.Entity != 0 {
			if c.linked[m.Key] == nil {
				c.linked[m.Key] = make(map[model.EntityID]bool)
			}
			c.linked[m.Key][a.Entity] = true
		}
	}
	return c
}

// withoutArticle leaves out a determiner before a name.
func withoutArticle(text string, s model.Span) model.Span {
	for _, article := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		if strings.HasPrefix(s.In(text), article) {
			s.Start += len(article)
		}
	}
	return s
}

// settle chooses between a longer mark and those that it covers: the longer
// one where the annotator has exactly it, the shorter ones elsewhere.
func (c *comparison) settle() {
	var chosen []model.Span
	for _, m := range c.doc.Marks {
		if m.Alternative && slices.ContainsFunc(c.got, func(a model.Annotation) bool {
			return a.Kind.IsEntity() && a.Span == m.Span
		}) {
			chosen = append(chosen, m.Span)
		}
	}
	within := func(s model.Span) bool {
		return slices.ContainsFunc(chosen, func(o model.Span) bool { return o.Covers(s) && o != s })
	}
	for _, m := range c.doc.Marks {
		if m.Kind.IsEntity() && (within(m.Span) || m.Alternative && !slices.Contains(chosen, m.Span)) {
			continue
		}
		c.gold = append(c.gold, m)
	}
	for i, a := range c.got {
		c.ignored[i] = a.Kind.IsEntity() && within(a.Span)
	}
}

// find is the annotator's mention of exactly the mark's words, or, for a
// nominal mention, one that ends in the same word; nil where there is none.
func (c *comparison) find(m Mark) *model.Annotation {
	var loose *model.Annotation
	for i := range c.got {
		a := &c.got[i]
		if !a.Kind.IsEntity() || c.ignored[i] {
			continue
		}
		if a.Span == m.Span && (a.Form != model.Nominal || m.Form == model.Nominal) {
			return a
		}
		if m.Form == model.Nominal && a.Form != model.Pronoun && a.End == m.End && a.Overlaps(m.Span) {
			loose = a
		}
	}
	return loose
}
