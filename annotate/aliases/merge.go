package aliases

import (
	"cmp"
	"slices"
	"strings"

	"lectern/model"
)

// resolution builds the entities of the whole, numbered by first appearance.
func (w *whole) resolution() *model.Resolution {
	r := &model.Resolution{Of: make([][]model.EntityID, len(w.docs))}
	for i, d := range w.docs {
		r.Of[i] = make([]model.EntityID, len(d.Entities))
	}
	ids := make([]model.EntityID, len(w.senses))
	var members [][]int32
	for i, u := range w.units {
		root := w.find(u.sense)
		if ids[root] == 0 {
			members = append(members, nil)
			ids[root] = model.EntityID(len(members))
		}
		id := ids[root]
		members[id-1] = append(members[id-1], int32(i))
		r.Of[u.article][u.entity] = id
	}
	r.Entities = make([]model.Entity, len(members))
	for i, units := range members {
		r.Entities[i] = w.entity(model.EntityID(i+1), units)
	}
	return r
}

// entity merges units into one entity.
func (w *whole) entity(id model.EntityID, units []int32) model.Entity {
	e := model.Entity{ID: id, Kind: w.kindOf(units)}
	w.pin(&e, units)
	if len(units) == 1 {
		return w.single(e, &w.units[units[0]])
	}
	at := map[string]int{}
	said := map[string]bool{}
	docs := map[string]int{}
	for _, i := range units {
		u := &w.units[i]
		from := &w.docs[u.article].Entities[u.entity]
		docs[from.Name]++
		for _, a := range from.Aliases {
			a.Evidence.Article = int(u.article)
			j, ok := at[a.Name]
			if !ok {
				at[a.Name] = len(e.Aliases)
				e.Aliases = append(e.Aliases, a)
				continue
			}
			b := &e.Aliases[j]
			b.Count += a.Count
			b.Form = min(b.Form, a.Form)
			if b.Evidence.Reason == fullest && a.Evidence.Reason != fullest {
				b.Evidence = a.Evidence
			}
		}
		for _, d := range from.Descriptions {
			if !said[d.Text] {
				said[d.Text] = true
				d.Article = int(u.article)
				e.Descriptions = append(e.Descriptions, d)
			}
		}
	}
	e.Name = w.bestName(e.Kind, docs, len(units))
	for i := range e.Aliases {
		if a := &e.Aliases[i]; a.Name != e.Name && a.Evidence.Reason == fullest {
			w.justify(&e, a, units)
		}
	}
	slices.SortStableFunc(e.Aliases, func(a, b model.Alias) int { return cmp.Compare(b.Count, a.Count) })
	return e
}

// kindOf is the kind of most of the units, the first of equals.
func (w *whole) kindOf(units []int32) model.Kind {
	var counts [model.Group + 1]int
	best := w.groups[w.units[units[0]].group].kind
	for _, i := range units {
		counts[w.groups[w.units[i].group].kind]++
	}
	for k, n := range counts {
		if n > counts[best] {
			best = model.Kind(k)
		}
	}
	return best
}

// justify replaces the reason of a name that is an article's fullest, and not
// the entity's, by why it is a name of the entity.
func (w *whole) justify(e *model.Entity, a *model.Alias, units []int32) {
	p, full := w.parse(e.Kind, a.Name), w.parse(e.Kind, e.Name)
	if reason := w.likeness(p, full); reason != "" {
		a.Evidence.Reason = reason
		return
	}
	joined := ""
	for _, i := range units {
		u := &w.units[i]
		s := &w.senses[u.sense]
		if s.reason == "" {
			continue
		}
		name := w.docs[u.article].Entities[u.entity].Name
		if name != a.Name {
			joined = "joined by “" + name + "”: " + s.reason
			continue
		}
		a.Evidence.Reason = s.reason
		if s.unit >= 0 {
			w.show(a, &w.units[s.unit], p.id)
		}
		return
	}
	if joined == "" {
		joined = "joined by other names of the same entity"
	}
	a.Evidence.Reason = joined
}

// show points the evidence to the article that establishes the name.
func (w *whole) show(a *model.Alias, u *unit, id string) {
	e := &w.docs[u.article].Entities[u.entity]
	for _, b := range e.Aliases {
		if w.parse(e.Kind, b.Name).id == id {
			a.Evidence.Article, a.Evidence.Span = int(u.article), b.Evidence.Span
			return
		}
	}
}

// likeness says in words how one name is another's by its form alone, "" where
// it is not.
func (w *whole) likeness(p, full *parsed) string {
	switch {
	case p.id == full.id && p.listed && p.key() != full.key():
		switch p.kind {
		case model.Place:
			return "names of one country"
		case model.Group:
			return "words for one nationality"
		}
		return "listed as a name of “" + strings.TrimPrefix(p.id, "=") + "”"
	case p.id == full.id:
		return "the same name but for its spelling"
	case abbreviates(&p.name, &full.name, w.l):
		return "initials of “" + full.text + "”"
	}
	if rel, why := shortOf(&p.name, &full.name, w.l); rel != noRelation {
		return why
	}
	if ok, why := sameFull(&p.name, &full.name, w.l); ok {
		return why
	}
	return ""
}

// pin gives a place its coordinates and country where the articles tell which
// place it is.
func (w *whole) pin(e *model.Entity, units []int32) {
	if e.Kind != model.Place {
		return
	}
	for _, i := range units {
		r := w.recordOf(w.units[i].sense)
		if r == nil {
			continue
		}
		e.Located, e.Latitude, e.Longitude, e.Country = r.Located, r.Latitude, r.Longitude, r.Country
		return
	}
}

// single is the entity of one unit.
func (w *whole) single(e model.Entity, u *unit) model.Entity {
	from := &w.docs[u.article].Entities[u.entity]
	e.Name = from.Name
	e.Aliases = slices.Clone(from.Aliases)
	for i := range e.Aliases {
		e.Aliases[i].Evidence.Article = int(u.article)
	}
	e.Descriptions = slices.Clone(from.Descriptions)
	for i := range e.Descriptions {
		e.Descriptions[i].Article = int(u.article)
	}
	return e
}

// bestName is the fullest of the names that at least a tenth of the articles
// use as their fullest; of places and groups the commonest.
func (w *whole) bestName(kind model.Kind, docs map[string]int, n int) string {
	names := make([]string, 0, len(docs))
	for t := range docs {
		names = append(names, t)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(docs[b], docs[a]), cmp.Compare(a, b)) })
	best := names[0]
	for _, t := range names[1:] {
		p, q := w.parse(kind, t), w.parse(kind, best)
		switch {
		case q.acronym && !p.acronym && docs[t]*10 >= n:
			best = t
		case kind == model.Place || kind == model.Group || p.acronym:
		case len(p.words) > len(q.words) && docs[t]*10 >= n:
			best = t
		}
	}
	return best
}
