package aliases

import (
	"sort"
	"strings"

	"lectern/annotate/tokens"
	"lectern/model"
)

// form says how a name names its entity, given the entity's fullest name: a
// surname, initials or a head noun are short forms; an acronym or the own part
// of a company's name ("Acme" of "Acme Holdings") is a name.
func form(n, full *name) model.Form {
	if n == full {
		return model.Named
	}
	switch n.kind {
	case model.Person:
		if n.acronym || len(n.words) < len(full.words) && len(n.words) == 1 {
			return model.Short
		}
	case model.Organization, model.Place:
		k := len(n.words)
		if n.acronym || k >= len(full.words) {
			return model.Named
		}
		if k == full.head && equalWords(n.words, full.words[:k]) || full.head > k && equalWords(n.words, full.words[full.head-k:full.head]) {
			return model.Short
		}
	}
	return model.Named
}

// fuller reports whether a is a better canonical name than b: of organisations
// the one with more words; of people and places the more frequent, and a fuller
// form of it. Acronyms give way.
func fuller(a, b *name, l *lexicon) bool {
	if a.acronym != b.acronym {
		return b.acronym
	}
	if shouted(a.text) != shouted(b.text) && len(a.words) == len(b.words) {
		return shouted(b.text)
	}
	if a.kind == model.Group && len(a.text) != len(b.text) {
		return len(a.text) < len(b.text)
	}
	if len(a.words) != len(b.words) {
		long, short := a, b
		if len(long.words) < len(short.words) {
			long, short = short, long
		}
		if a.kind == model.Organization || extends(long, short, l) {
			return long == a
		}
	}
	if len(a.mentions) != len(b.mentions) {
		return len(a.mentions) > len(b.mentions)
	}
	return len(a.full) > len(b.full)
}

// shouted reports whether a name is in capitals as headlines are.
func shouted(s string) bool {
	return len(s) > 5 && s == strings.ToUpper(s)
}

// extends reports whether the longer name is a fuller form of the shorter
// rather than another name.
func extends(long, short *name, l *lexicon) bool {
	if rel, _ := shortOf(short, long, l); rel != noRelation {
		return true
	}
	same, _ := sameFull(long, short, l)
	return same
}

// result builds the entities, in the order of their first mentions, and the
// annotations that point to them.
func (w *work) result(rest []model.Annotation) ([]model.Annotation, []model.Entity) {
	ids := map[int]model.EntityID{}
	var entities []model.Entity
	var best []int // the fullest name of each entity
	for i := range w.ms {
		m := &w.ms[i]
		id, ok := ids[m.cluster]
		if !ok {
			id = model.EntityID(len(entities) + 1)
			ids[m.cluster] = id
			entities = append(entities, model.Entity{ID: id, Kind: w.names[m.cluster].kind})
			best = append(best, m.name)
		}
		m.Entity = id
		b := &best[id-1]
		if w.shared[m.name] == nil && (w.shared[*b] != nil || fuller(&w.names[m.name], &w.names[*b], w.l)) {
			*b = m.name
		}
	}
	w.aliases(entities, best)
	w.attach(entities, ids)
	out := rest
	for i := range w.ms {
		m := &w.ms[i]
		m.Kind = entities[m.Entity-1].Kind
		m.Form = form(&w.names[m.name], &w.names[best[m.Entity-1]])
		out = append(out, m.Annotation)
	}
	for _, n := range w.nouns {
		out = append(out, n.annotation(ids[n.cluster], w.names[n.cluster].kind))
	}
	for _, p := range w.prons {
		p.Entity, p.Kind = ids[p.cluster], w.names[p.cluster].kind
		out = append(out, p.Annotation)
	}
	sort.SliceStable(out, func(i, j int) bool { return before(out[i].Span, out[j].Span) })
	return out, entities
}

// fullest is the evidence of an article's own fullest name.
const fullest = "the fullest name that the article uses"

// aliases fills in the names of each entity.
func (w *work) aliases(entities []model.Entity, best []int) {
	type id struct {
		entity model.EntityID
		name   string
	}
	at := map[id]int{}
	for i := range w.ms {
		m := &w.ms[i]
		e := &entities[m.Entity-1]
		k := id{m.Entity, w.names[m.name].text}
		j, ok := at[k]
		if !ok {
			j = len(e.Aliases)
			at[k] = j
			full := best[m.Entity-1]
			ev := model.Evidence{Reason: fullest, Span: m.Span}
			if m.name != full {
				ev = w.evidence(m, full)
			}
			e.Aliases = append(e.Aliases, model.Alias{Name: w.names[m.name].text, Form: form(&w.names[m.name], &w.names[full]), Evidence: ev})
		}
		e.Aliases[j].Count++
	}
	for i := range entities {
		e := &entities[i]
		e.Name = w.names[best[i]].text
		sort.SliceStable(e.Aliases, func(a, b int) bool { return e.Aliases[a].Count > e.Aliases[b].Count })
	}
}

// evidence is why the name of m names its entity.
func (w *work) evidence(m *mention, full int) model.Evidence {
	b := w.bonds[m.name]
	if w.shared[m.name] != nil && m.name != full {
		b = bond{"short for “" + w.names[full].text + "”, of several the one named last", m.Span}
	}
	if b.reason == "" {
		if c := w.bonds[full]; c.reason != "" {
			b = c
		} else {
			b = bond{"joined by other names of the same entity", m.Span}
		}
	}
	return model.Evidence{Reason: b.reason, Span: b.span}
}

// attach adds the descriptions to the entities.
func (w *work) attach(entities []model.Entity, ids map[int]model.EntityID) {
	sort.SliceStable(w.facts, func(i, j int) bool { return before(w.facts[i].span, w.facts[j].span) })
	for _, f := range w.facts {
		id := ids[f.cluster]
		if id == 0 || f.own {
			continue
		}
		e := &entities[id-1]
		if e.Kind != model.Person && f.tok.End-f.tok.First == 1 && plainNoun(f.head) {
			continue
		}
		text := f.span.In(w.d.Text)
		known := false
		for _, d := range e.Descriptions {
			known = known || d.Text == text
		}
		if !known {
			e.Descriptions = append(e.Descriptions, model.Description{Text: text, Span: f.span})
		}
	}
}

// plainNoun reports whether a noun by itself says too little of a thing to be
// shown as its description.
func plainNoun(head string) bool {
	switch head {
	case "group", "city", "town", "company", "country", "party", "organisation", "organization", "firm", "body", "area", "agency":
		return true
	}
	return false
}

// noun is a nominal mention.
type noun struct {
	span    model.Span
	tok     tokens.Range
	cluster int
	why     string
	sure    float64
}

func (n noun) annotation(id model.EntityID, k model.Kind) model.Annotation {
	return model.Annotation{Span: n.span, Kind: k, Form: model.Nominal, Entity: id, By: model.Rule, Why: n.why, Confidence: n.sure}
}

// fact is a phrase that says what an entity is.
type fact struct {
	span    model.Span
	tok     tokens.Range
	cluster int
	// head is the folded head noun, "" where the phrase has none ("UK-based").
	head string
	// appositive says that the phrase follows the name, set off by commas.
	appositive bool
	// joined says that "of" stands between the noun and the name.
	joined bool
	// own says that the noun is the head of the name itself.
	own bool
}
