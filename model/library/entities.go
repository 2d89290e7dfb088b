package library

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"lectern/model"
)

// EntityRow is an entity with its counts.
type EntityRow struct {
	ID   model.EntityID
	Kind model.Kind
	Name string
	// Mentions is the number of mentions that name it, Sources that of the
	// articles that hold one, where the variants of a story count once.
	Mentions, Sources int
	// folded is what a filter looks at: the name and its aliases in lower case.
	folded string
}

// Holds reports whether the entity's name or one of its aliases holds the text,
// which must be in lower case.
func (r *EntityRow) Holds(text string) bool { return strings.Contains(r.folded, text) }

// EntityOrder says how a list of entities is sorted.
type EntityOrder uint8

// The orders of a list of entities.
const (
	ByMentions EntityOrder = iota
	BySources
	ByName
	orderCount
)

// String names the order.
func (o EntityOrder) String() string {
	return [...]string{"by mentions", "by sources", "by name"}[o%orderCount]
}

// Next is the order that comes after o.
func (o EntityOrder) Next() EntityOrder { return (o + 1) % orderCount }

// entityTable is the rows in each order.
type entityTable struct {
	orders [orderCount]func() []EntityRow
}

// tableKey is the key under which a view keeps its table of entities.
type tableKey struct{}

// EntityRows are the entities that some text names, in the order. Each order is
// made once; the caller must not change the slice.
func (v *View) EntityRows(order EntityOrder) []EntityRow {
	t := keep(v, tableKey{}, v.newEntityTable)
	return t.orders[order%orderCount]()
}

// WarmEntities counts the entities, so that a screen that asks later need not
// wait.
func (v *View) WarmEntities() { v.EntityRows(ByMentions) }

// SharesEntities reports whether the entities of both views are the same, with
// the same ids and the same mentions.
func (v *View) SharesEntities(o *View) bool { return o != nil && v.resolution == o.resolution }

func (v *View) newEntityTable() *entityTable {
	t := &entityTable{}
	t.orders[ByMentions] = sync.OnceValue(v.countEntities)
	sorted := func(compare func(a, b *EntityRow) int) func() []EntityRow {
		return sync.OnceValue(func() []EntityRow {
			rows := slices.Clone(t.orders[ByMentions]())
			slices.SortStableFunc(rows, func(a, b EntityRow) int { return compare(&a, &b) })
			return rows
		})
	}
	t.orders[BySources] = sorted(func(a, b *EntityRow) int { return cmp.Compare(b.Sources, a.Sources) })
	t.orders[ByName] = sorted(func(a, b *EntityRow) int { return cmp.Compare(a.folded, b.folded) })
	return t
}

// countEntities are the rows, those with most mentions first.
func (v *View) countEntities() []EntityRow {
	var rows []EntityRow
	story := v.storyBoard().of
	counted := make([]model.EntityID, len(v.Articles)) // for which entity a story was
	for i := range v.Entities() {
		e := &v.Entities()[i]
		r := EntityRow{ID: e.ID, Kind: e.Kind, Name: e.Name}
		for _, m := range v.Mentions(e.ID) {
			if m.Form != model.Named && m.Form != model.Short {
				continue
			}
			if r.Mentions++; r.Name == "" {
				r.Name = v.Text(m)
			}
			if k := story[m.Article]; counted[k] != e.ID {
				r.Sources, counted[k] = r.Sources+1, e.ID
			}
		}
		if r.Mentions == 0 {
			continue
		}
		r.folded = foldName(r.Name)
		for _, alias := range e.Aliases {
			if alias.Name != e.Name && (alias.Form == model.Named || alias.Form == model.Short) {
				r.folded += "\n" + strings.ToLower(alias.Name)
			}
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b EntityRow) int {
		return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(b.Sources, a.Sources))
	})
	return rows
}

// Buckets parts the library's articles into at most n equal runs and counts the
// entity's mentions in each: one run for each article where there are no more.
func (v *View) Buckets(id model.EntityID, n int) []int {
	n = min(n, len(v.Articles))
	if n <= 0 {
		return nil
	}
	counts := make([]int, n)
	for _, s := range v.Spreads(id) {
		counts[s.Article*n/len(v.Articles)] += s.Count
	}
	return counts
}

// Passage is a stretch of text that mentions two entities.
type Passage struct {
	Article int
	// Span is the sentence, or where no sentence holds both the paragraph.
	model.Span
	Sentence bool
	// A and B are the mentions of either that stand nearest to each other.
	A, B model.Span
}

// Together are the passages that mention both entities, whatever they are
// called there: first the sentences, then the paragraphs of which no sentence
// holds both; each in reading order.
func (v *View) Together(a, b model.EntityID) []Passage {
	var sentences, paragraphs []Passage
	of := v.Mentions(b)
	for _, run := range byArticle(v.Mentions(a)) {
		from, _ := slices.BinarySearchFunc(of, run[0].Article, func(m Mention, i int) int { return cmp.Compare(m.Article, i) })
		to := from
		for to < len(of) && of[to].Article == run[0].Article {
			to++
		}
		if from == to {
			continue
		}
		d := v.Annotated[run[0].Article]
		found := meetings(run, of[from:to], func(at int) int { return sentenceAt(d.Sentences, at) })
		for i := range found {
			found[i].Sentence = true
			found[i].Span = d.Sentences[sentenceAt(d.Sentences, found[i].A.Start)]
		}
		sentences = append(sentences, found...)
		for _, p := range meetings(run, of[from:to], func(at int) int { return paragraphOf(d.Article, at) }) {
			p.Span = d.Article.Paragraphs[paragraphOf(d.Article, p.A.Start)].Span
			if !slices.ContainsFunc(found, func(s Passage) bool { return p.Covers(s.Span) }) {
				paragraphs = append(paragraphs, p)
			}
		}
	}
	return append(sentences, paragraphs...)
}

// byArticle parts mentions by article.
func byArticle(all []Mention) [][]Mention {
	var out [][]Mention
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].Article == all[from].Article {
			to++
		}
		out = append(out, all[from:to])
		from = to
	}
	return out
}

// meetings finds the units of text, as unit numbers them, that hold mentions of
// both lists, which are of one article and in reading order. Of several pairs in
// a unit the nearest counts.
func meetings(a, b []Mention, unit func(offset int) int) []Passage {
	var out []Passage
	last, j := -1, 0
	for _, m := range a {
		u := unit(m.Start)
		if u < 0 {
			continue
		}
		for j < len(b) && unit(b[j].Start) < u {
			j++
		}
		for k := j; k < len(b) && unit(b[k].Start) == u; k++ {
			p := Passage{Article: m.Article, A: m.Span, B: b[k].Span}
			switch {
			case u != last:
				out = append(out, p)
				last = u
			case gapOf(p) < gapOf(out[len(out)-1]):
				out[len(out)-1] = p
			}
		}
	}
	return out
}

// gapOf is the number of bytes between a passage's two mentions.
func gapOf(p Passage) int { return max(p.A.Start, p.B.Start) - min(p.A.End, p.B.End) }
