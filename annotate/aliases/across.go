package aliases

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lectern/model"
)

// unit is one entity of one article, before anything is joined.
type unit struct {
	article, entity int32
	group, sense    int32
	// roles holds the walks of life that its descriptions tell, one bit each;
	// words the folded role words; countries the country codes.
	roles     uint32
	words     []string
	countries []string
}

// group is all the units of one kind with one canonical key.
type group struct {
	kind  model.Kind
	key   string
	name  *name
	units []int32
}

// sense is a set of units of one group that are held to be one thing; the
// union-find over senses makes the entities of the whole.
type sense struct {
	group  int32
	units  []int32
	parent int32
	// reason is why it joined its parent; unit the one that shows it.
	reason string
	unit   int32
}

// whole is the state of Across.
type whole struct {
	docs   []*model.Annotated
	l      *lexicon
	parsed map[nameID]*parsed
	units  []unit
	groups []group
	byKey  map[groupID]int32
	senses []sense
	// context lists, per article, the groups that it names, sorted.
	context [][]int32
	// countries counts, per article, how often each country is named.
	countries []map[string]int
	// aliases maps a further name of an entity to the senses that it was
	// established for.
	aliases map[groupID][]claim
}

type nameID struct {
	kind model.Kind
	text string
}

type groupID struct {
	kind model.Kind
	key  string
}

// claim says that a name was established for a sense, in a unit's article.
type claim struct {
	sense, unit int32
	reason      string
}

// parsed is a name with its key, made once per text.
type parsed struct {
	name
	id string
}

// Across joins the entities of several articles that are one thing. It is a
// pure function of its input; the order of the articles decides the numbering
// and, between equals, nothing else. Names are compared within blocks of equal
// or similarly written ones, so that the work grows with the number of
// entities. Every alias of the result says why it belongs.
func Across(docs []*model.Annotated) *model.Resolution {
	w := &whole{docs: docs, l: words(), parsed: map[nameID]*parsed{}, byKey: map[groupID]int32{}, aliases: map[groupID][]claim{}}
	w.readUnits()
	w.readContext()
	w.splitGroups()
	w.readAliases()
	w.linkAliases()
	w.linkVariants()
	w.linkShort()
	return w.resolution()
}

// parse is parse with a memory.
func (w *whole) parse(kind model.Kind, text string) *parsed {
	id := nameID{kind, text}
	if p, ok := w.parsed[id]; ok {
		return p
	}
	p := &parsed{name: parse(text, kind, w.l)}
	p.id = keyOf(&p.name)
	w.parsed[id] = p
	return p
}

// keyOf is what names that are surely written alike share.
func keyOf(n *name) string {
	switch n.kind {
	case model.Group:
		return groupKey(n)
	case model.Person:
		if n.suffix != "" {
			return n.key() + ", " + n.suffix
		}
	}
	return n.key()
}

func (w *whole) readUnits() {
	for i, d := range w.docs {
		for j := range d.Entities {
			e := &d.Entities[j]
			p := w.parse(e.Kind, e.Name)
			u := unit{article: int32(i), entity: int32(j), group: w.groupOf(p)}
			w.readRoles(&u, e)
			g := &w.groups[u.group]
			g.units = append(g.units, int32(len(w.units)))
			w.units = append(w.units, u)
		}
	}
}

func (w *whole) groupOf(p *parsed) int32 {
	id := groupID{p.kind, p.id}
	g, ok := w.byKey[id]
	if !ok {
		g = int32(len(w.groups))
		w.byKey[id] = g
		w.groups = append(w.groups, group{kind: p.kind, key: p.id, name: &p.name})
	}
	return g
}

// readRoles learns from an entity's descriptions what walk of life it is of.
func (w *whole) readRoles(u *unit, e *model.Entity) {
	for _, d := range e.Descriptions {
		for _, word := range splitName(d.Text) {
			f := strings.TrimSuffix(fold(word), "s")
			r, ok := w.l.roles[f]
			if !ok {
				continue
			}
			if r != noField {
				u.roles |= 1 << r
			}
			if !slices.Contains(u.words, f) {
				u.words = append(u.words, f)
			}
		}
	}
}

// readContext lists the groups that each article names.
func (w *whole) readContext() {
	w.context = make([][]int32, len(w.docs))
	for _, u := range w.units {
		w.context[u.article] = append(w.context[u.article], u.group)
	}
	for i := range w.context {
		slices.Sort(w.context[i])
		w.context[i] = slices.Compact(w.context[i])
	}
}

// sampled is the number of units that stand for a sense where contexts are
// compared, so that a name in 50,000 articles costs no more than one in 32.
const sampled = 32

// agreement is how much the articles of two senses share: the sum over the
// names in both of how rare each is in the library. 50 more articles than
// there are keep small libraries from finding every name common.
func (w *whole) agreement(a, b int32) float64 {
	in := map[int32]bool{}
	w.eachContext(a, func(g int32) { in[g] = true })
	sum := 0.0
	seen := map[int32]bool{}
	w.eachContext(b, func(g int32) {
		if !in[g] || seen[g] || g == w.senses[a].group || g == w.senses[b].group {
			return
		}
		seen[g] = true
		sum += w.rarity(g)
	})
	return sum
}

func (w *whole) rarity(g int32) float64 {
	return math.Log(float64(len(w.docs)+50) / float64(len(w.groups[g].units)+1))
}

// agrees is the agreement from which two contexts are held to be of one story:
// one rare name, or a few common ones.
const agrees = 2.0

func (w *whole) eachContext(s int32, f func(g int32)) {
	units := w.senses[s].units
	step := max(1, len(units)/sampled)
	for i := 0; i < len(units); i += step {
		for _, g := range w.context[w.units[units[i]].article] {
			f(g)
		}
	}
}

func (w *whole) find(s int32) int32 {
	for w.senses[s].parent != s {
		w.senses[s].parent = w.senses[w.senses[s].parent].parent
		s = w.senses[s].parent
	}
	return s
}

// join makes two senses one for the reason that unit shows.
func (w *whole) join(a, b int32, reason string, unit int32) {
	ra, rb := w.find(a), w.find(b)
	if ra == rb || w.sameArticle(ra, rb) {
		return
	}
	if ra > rb {
		ra, rb = rb, ra
	}
	if w.senses[b].reason == "" {
		w.senses[b].reason, w.senses[b].unit = reason, unit
	} else if w.senses[a].reason == "" {
		w.senses[a].reason, w.senses[a].unit = reason, unit
	}
	w.senses[rb].parent = ra
}

// sameArticle reports whether one article tells two persons apart by names
// that disagree: then nothing across articles joins them.
func (w *whole) sameArticle(a, b int32) bool {
	ga, gb := &w.groups[w.senses[a].group], &w.groups[w.senses[b].group]
	return ga.kind == model.Person && gb.kind == model.Person && differ(ga.name, gb.name, w.l)
}

func (w *whole) newSense(g int32, units []int32) int32 {
	s := int32(len(w.senses))
	w.senses = append(w.senses, sense{group: g, units: units, parent: s, unit: -1})
	for _, u := range units {
		w.units[u].sense = s
	}
	return s
}

// readAliases collects the further names that articles establish.
func (w *whole) readAliases() {
	for i := range w.units {
		u := &w.units[i]
		e := &w.docs[u.article].Entities[u.entity]
		for _, a := range e.Aliases {
			if a.Name == e.Name || a.Form != model.Named && a.Form != model.Short {
				continue
			}
			p := w.parse(e.Kind, a.Name)
			if p.id == w.groups[u.group].key || len(p.words) == 0 {
				continue
			}
			if a.Form == model.Short && (e.Kind == model.Person || len(p.words) < 2) {
				continue // "the Observatory" is this article's alone
			}
			id := groupID{e.Kind, p.id}
			list := w.aliases[id]
			if !slices.ContainsFunc(list, func(c claim) bool { return c.sense == u.sense }) {
				w.aliases[id] = append(list, claim{u.sense, int32(i), a.Evidence.Reason})
			}
		}
	}
}

// linkAliases joins a name with the entity that another article establishes it
// for, and two names that are each other's.
func (w *whole) linkAliases() {
	for s := range int32(len(w.senses)) {
		g := &w.groups[w.senses[s].group]
		claims := w.aliases[groupID{g.kind, g.key}]
		if len(claims) == 0 {
			continue
		}
		w.decide(s, claims, len(g.name.words) > 1)
	}
}

// decide joins the sense with the one claim that holds: the only one where
// contexts agree, or that whose context agrees most by far. A clear name needs
// no agreement.
func (w *whole) decide(s int32, claims []claim, clear bool) {
	best, second := claim{sense: -1}, 0.0
	score := 0.0
	for _, c := range claims {
		if c.sense == s || best.sense >= 0 && w.find(c.sense) == w.find(best.sense) {
			continue
		}
		v := w.agreement(s, c.sense)
		switch {
		case best.sense < 0 || v > score:
			best, second, score = c, score, v
		case v > second:
			second = v
		}
	}
	if best.sense < 0 {
		return
	}
	only := second == 0 && !slices.ContainsFunc(claims, func(c claim) bool {
		return c.sense != s && w.find(c.sense) != w.find(best.sense)
	})
	if only && (clear || score >= agrees) || score >= agrees && score >= 2*second {
		w.join(best.sense, s, best.reason, best.unit)
	}
}

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
