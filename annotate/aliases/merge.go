package aliases

import (
	"cmp"
	"slices"

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
	e := model.Entity{ID: id, Kind: w.groups[w.units[units[0]].group].kind}
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
			j, ok := at[a.Name]
			if !ok {
				j = len(e.Aliases)
				at[a.Name] = j
				b := a
				b.Count = 0
				b.Evidence.Article = int(u.article)
				e.Aliases = append(e.Aliases, w.justify(b, i, from))
			}
			e.Aliases[j].Count += a.Count
			e.Aliases[j].Form = min(e.Aliases[j].Form, a.Form)
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
	slices.SortStableFunc(e.Aliases, func(a, b model.Alias) int { return cmp.Compare(b.Count, a.Count) })
	return e
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

// justify gives the alias that names a whole sense the reason for which that
// sense joined.
func (w *whole) justify(a model.Alias, i int32, from *model.Entity) model.Alias {
	s := &w.senses[w.units[i].sense]
	if a.Name == from.Name && s.reason != "" {
		a.Evidence.Reason = s.reason
		if s.unit >= 0 {
			shown := &w.units[s.unit]
			a.Evidence.Article = int(shown.article)
			for _, b := range w.docs[shown.article].Entities[shown.entity].Aliases {
				if w.parse(from.Kind, b.Name).id == w.groups[w.units[i].group].key {
					a.Evidence.Span = b.Evidence.Span
				}
			}
		}
	}
	return a
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
