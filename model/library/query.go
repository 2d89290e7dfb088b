package library

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lectern/model"
)

// Spread is how an entity's mentions lie in one article.
type Spread struct {
	Article int
	// Count is the number of mentions that name the entity there.
	Count int
	// At are their places as fractions of the text's length, in [0, 1).
	At []float64
}

// Spreads are the articles that name the entity, in order.
func (v *View) Spreads(id model.EntityID) []Spread { return v.factsOf(id).spreads() }

func (v *View) findSpreads(id model.EntityID) []Spread {
	var all []Spread
	for _, m := range v.Names(id) {
		if n := len(all); n == 0 || all[n-1].Article != m.Article {
			all = append(all, Spread{Article: m.Article})
		}
		s := &all[len(all)-1]
		s.Count++
		s.At = append(s.At, float64(m.Start)/float64(max(1, len(v.Articles[m.Article].Text))))
	}
	return all
}

// SourcesOf is the number of articles that name the entity, where the variants
// of a story count once.
func (v *View) SourcesOf(id model.EntityID) int {
	spreads := v.Spreads(id)
	articles := make([]int, len(spreads))
	for i := range spreads {
		articles[i] = spreads[i].Article
	}
	return v.Independent(articles...)
}

// Called is a name that the texts use for an entity, and how often.
type Called struct {
	Name string
	Form model.Form
	// Count is the number of mentions; First the first of them.
	Count int
	First Mention
}

// Called are the names by which the texts call the entity, the most frequent
// first. Names that differ only in case of a leading article are one.
func (v *View) Called(id model.EntityID) []Called { return v.factsOf(id).called() }

func (v *View) findCalled(id model.EntityID) []Called {
	var names []Called
	at := make(map[string]int)
	for _, m := range v.Mentions(id) {
		if m.Form == model.Pronoun {
			continue
		}
		text := strings.Join(strings.Fields(v.Text(m)), " ")
		key := strings.TrimPrefix(strings.TrimPrefix(text, "The "), "the ")
		i, ok := at[key]
		if !ok {
			i = len(names)
			at[key] = i
			names = append(names, Called{Name: text, Form: m.Form, First: m})
		}
		names[i].Count++
	}
	slices.SortStableFunc(names, func(a, b Called) int { return cmp.Compare(b.Count, a.Count) })
	return names
}

// Companion is an entity that is named together with another.
type Companion struct {
	Entity model.EntityID
	// Count is the number of sentences that name both.
	Count int
}

// Companions are the entities named in one sentence with the entity, the most
// frequent first.
func (v *View) Companions(id model.EntityID) []Companion { return v.factsOf(id).companions() }

func (v *View) findCompanions(id model.EntityID) []Companion {
	counts := make(map[model.EntityID]int)
	article, sentence := -1, -1
	for _, m := range v.Mentions(id) {
		d := v.Annotated[m.Article]
		s := sentenceAt(d.Sentences, m.Start)
		if s < 0 || m.Article == article && s == sentence {
			continue
		}
		article, sentence = m.Article, s
		seen := map[model.EntityID]bool{id: true, 0: true}
		for _, a := range between(d.Annotations, d.Sentences[s]) {
			if !a.Kind.IsEntity() {
				continue
			}
			if other := v.EntityOf(m.Article, a.Entity); !seen[other] {
				seen[other] = true
				counts[other]++
			}
		}
	}
	all := make([]Companion, 0, len(counts))
	for e, n := range counts {
		all = append(all, Companion{e, n})
	}
	slices.SortFunc(all, func(a, b Companion) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Entity, b.Entity))
	})
	return all
}

// Quotes are the quotes that the entity speaks, in reading order.
func (v *View) Quotes(id model.EntityID) []Mention { return v.factsOf(id).quotes() }

func (v *View) findQuotes(id model.EntityID) []Mention {
	var all []Mention
	article := -1
	for _, m := range v.Mentions(id) {
		if m.Article == article {
			continue
		}
		article = m.Article
		for i, a := range v.Annotated[article].Annotations {
			if a.Quote != nil && v.EntityOf(article, a.Quote.Speaker) == id {
				all = append(all, Mention{Article: article, Span: a.Span, Index: i})
			}
		}
	}
	return all
}

// Sentence is the sentence that holds the byte offset; the whole paragraph
// where sentences are not known, an empty span where there is no text.
func (v *View) Sentence(article, offset int) model.Span {
	if d := v.Annotated[article]; d != nil {
		if i := sentenceAt(d.Sentences, offset); i >= 0 {
			return d.Sentences[i]
		}
	}
	for _, p := range v.Articles[article].Paragraphs {
		if p.Contains(offset) {
			return p.Span
		}
	}
	return model.Span{}
}

// Lookup finds the entities that go by the name, ignoring case and a leading
// article. Whole names come first, then names that hold it as words; among
// equals the one with more mentions comes first.
func (v *View) Lookup(name string) []model.EntityID {
	want := foldName(name)
	if want == "" {
		return nil
	}
	type match struct {
		id   model.EntityID
		rank int
	}
	var found []match
	for i := range v.Entities() {
		e := &v.Entities()[i]
		rank := 0
		for _, alias := range append([]model.Alias{{Name: e.Name}}, e.Aliases...) {
			have := foldName(alias.Name)
			switch {
			case have == want:
				rank = 2
			case strings.Contains(" "+have+" ", " "+want+" "):
				rank = max(rank, 1)
			}
		}
		if rank > 0 {
			found = append(found, match{e.ID, rank})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(len(v.Names(b.id)), len(v.Names(a.id))))
	})
	ids := make([]model.EntityID, len(found))
	for i, m := range found {
		ids[i] = m.id
	}
	return ids
}

// foldName is the name as names are compared: in lower case, without diacritics
// and a leading article.
func foldName(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(name))
	return strings.TrimPrefix(bare, "the ")
}

// sentenceAt is the index of the sentence that holds the offset, -1 for none.
func sentenceAt(sentences []model.Span, offset int) int {
	i, _ := slices.BinarySearchFunc(sentences, offset, func(s model.Span, at int) int {
		return cmp.Compare(s.End, at+1)
	})
	if i < len(sentences) && sentences[i].Contains(offset) {
		return i
	}
	return -1
}

// between are the annotations that start inside the span.
func between(annotations []model.Annotation, s model.Span) []model.Annotation {
	byStart := func(a model.Annotation, at int) int { return cmp.Compare(a.Start, at) }
	lo, _ := slices.BinarySearchFunc(annotations, s.Start, byStart)
	hi, _ := slices.BinarySearchFunc(annotations, s.End, byStart)
	return annotations[lo:hi]
}

// ByMentions are the entities, those with most mentions first. Entities that no
// text names are left out.
func (v *View) ByMentions() []model.EntityID {
	type counted struct {
		id model.EntityID
		n  int
	}
	var all []counted
	for i := range v.Entities() {
		id := v.Entities()[i].ID
		if n := len(v.Names(id)); n > 0 {
			all = append(all, counted{id, n})
		}
	}
	slices.SortStableFunc(all, func(a, b counted) int { return cmp.Compare(b.n, a.n) })
	ids := make([]model.EntityID, len(all))
	for i, c := range all {
		ids[i] = c.id
	}
	return ids
}
