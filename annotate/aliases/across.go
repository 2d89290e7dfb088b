package aliases

import (
	"slices"

	"lectern/annotate/gazetteer"
	"lectern/model"
)

// unit is one entity of one article, before anything is joined.
type unit struct {
	article, entity int32
	group, sense    int32
	// roles holds the walks of life that its descriptions tell, one bit each;
	// words the folded role words.
	// Of a place, words holds the codes of the countries that they name.
	roles uint32
	words []string
	place bool
	// record is the place that the unit is, one-based into the group's
	// records; 0 where the lists have none or the article does not tell.
	record int32
}

// group is all the units of one kind with one canonical key.
type group struct {
	kind  model.Kind
	key   string
	name  *name
	units []int32
	// records are the places that go by the name, the weightiest first.
	records []gazetteer.PlaceRecord
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
	g      *gazetteer.Gazetteer
	parsed map[nameID]*parsed
	units  []unit
	groups []group
	byKey  map[groupID]int32
	senses []sense
	// context lists, per article, the groups that it names, sorted.
	context [][]int32
	// nations lists, per article, the countries that it names, the commonest
	// first.
	nations [][]nation
	// overruled are the acronyms that an article expands to another name than
	// the lists do.
	overruled map[string]bool
	// contested are the acronyms of several organisations.
	contested map[int32]bool
	// marks and mark tell in agreement which groups were met.
	marks []uint32
	mark  uint32
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
	// country is the ISO code of a country or nationality; listed says that the
	// lists know the name; generic that only its country tells it from others.
	country string
	// sole is the country of a place that is one country's without doubt.
	sole    string
	listed  bool
	generic bool
}

// Across joins the entities of several articles that are one thing. It is a
// pure function of its input; the order of the articles decides the numbering
// and, between equals, nothing else. Names are compared within blocks of equal
// or similarly written ones, so that the work grows with the number of
// entities. Every alias of the result says why it belongs.
func Across(docs []*model.Annotated) *model.Resolution {
	w := &whole{docs: docs, l: words(), g: gazetteer.Default(), parsed: map[nameID]*parsed{}, byKey: map[groupID]int32{}, aliases: map[groupID][]claim{}}
	w.readOverruled()
	w.readNations()
	w.readUnits()
	w.readContext()
	w.readContested()
	w.splitGroups()
	w.readAliases()
	w.linkAliases()
	w.linkPlaces()
	w.linkVariants()
	w.linkShort()
	w.linkKinds()
	return w.resolution()
}

// parse is parse with a memory.
func (w *whole) parse(kind model.Kind, text string) *parsed {
	id := nameID{kind, text}
	if p, ok := w.parsed[id]; ok {
		return p
	}
	p := &parsed{name: parse(text, kind, w.l)}
	w.identify(p)
	w.parsed[id] = p
	return p
}

// identify gives the parsed name the key that names of surely one thing share.
func (w *whole) identify(p *parsed) {
	p.id = p.key()
	switch p.kind {
	case model.Group:
		p.id = groupKey(&p.name)
		if code := nationOf(w.g, &p.name); code != "" {
			p.id, p.country, p.listed = "="+code, code, true
		}
	case model.Place:
		if code := countryOf(w.g, &p.name); code != "" {
			p.id, p.country, p.listed = "="+code, code, true
		} else {
			p.sole = soleCountry(w.g.Places(p.text))
		}
	case model.Organization:
		if listed, _, _, ambiguous, ok := w.g.Organization(p.text); ok && !ambiguous && !w.overruled[p.text] {
			p.id, p.listed = "="+listed, true
		}
		p.generic = !p.listed && generically(&p.name, w.l)
	case model.Person:
		if p.suffix != "" {
			p.id += ", " + p.suffix
		}
	}
}

// generically reports whether a name of an organisation has no word of its
// own: every country has a "Ministry of Health".
func generically(n *name, l *lexicon) bool {
	if n.acronym {
		return false
	}
	for _, w := range n.full {
		if !l.orgs[w] && !l.generic[w] && !l.apart[w] && !l.small[w] && !l.modifier[w] && !l.topic[w] {
			return false
		}
	}
	return true
}

func (w *whole) readUnits() {
	for i, d := range w.docs {
		for j := range d.Entities {
			e := &d.Entities[j]
			p := w.parse(e.Kind, e.Name)
			u := unit{article: int32(i), entity: int32(j), group: w.groupOf(p, i), place: e.Kind == model.Place}
			w.readRoles(&u, e)
			g := &w.groups[u.group]
			g.units = append(g.units, int32(len(w.units)))
			w.units = append(w.units, u)
		}
	}
}

// groupOf is the group of a name in an article. A generic name belongs to the
// country that the article is about.
func (w *whole) groupOf(p *parsed, article int) int32 {
	id := groupID{p.kind, p.id}
	if p.generic {
		id.key += "@" + w.mainNation(article)
	}
	g, ok := w.byKey[id]
	if !ok {
		g = int32(len(w.groups))
		w.byKey[id] = g
		w.groups = append(w.groups, group{kind: p.kind, key: id.key, name: &p.name})
		if p.kind == model.Place {
			w.groups[g].records = w.g.Places(p.text)
		}
	}
	return g
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
	if ra == rb || w.toldApart(a, b) {
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

// toldApart reports whether two senses' names cannot be one person's.
func (w *whole) toldApart(a, b int32) bool {
	na, nb := w.groups[w.senses[a].group].name, w.groups[w.senses[b].group].name
	return differ(na, nb, w.l) || differ(w.groups[w.senses[w.find(a)].group].name, w.groups[w.senses[w.find(b)].group].name, w.l)
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
			if a.Form == model.Short && (len(p.words) < 2 || !w.leads(p, e)) {
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

// leads reports whether a short form is the beginning of the organisation's
// name ("the Syrian Observatory"), which tells more than its head alone ("the
// Catholic Church" of a parish).
func (w *whole) leads(p *parsed, e *model.Entity) bool {
	rel, _ := shortOf(&p.name, &w.parse(e.Kind, e.Name).name, w.l)
	return e.Kind == model.Organization && rel == leadName
}

// distinctive is the length from which an acronym is held to be one
// organisation's: there are many called "CMA", one called "ECOWAS".
const distinctive = 5

// linkAliases joins a name with the entity that another article establishes it
// for, and two names that are each other's.
func (w *whole) linkAliases() {
	for s := range int32(len(w.senses)) {
		g := &w.groups[w.senses[s].group]
		claims := w.aliases[groupID{g.kind, g.key}]
		if len(claims) == 0 {
			continue
		}
		need := agrees
		if len(g.name.words) > 1 || len(g.name.full[0]) >= distinctive {
			need = 0 // clear by itself
		}
		w.decide(s, claims, need)
	}
}

// decide joins the sense with the one claim that holds: the only one, where the
// contexts agree as much as is needed, or the one whose context agrees most by
// far.
func (w *whole) decide(s int32, claims []claim, need float64) {
	best, second := claim{sense: -1}, 0.0
	score := 0.0
	for _, c := range claims {
		if c.sense == s || best.sense >= 0 && w.find(c.sense) == w.find(best.sense) {
			continue
		}
		if !w.mayBeOne(s, c.sense) {
			continue
		}
		v := w.agreement(s, c.sense)
		if w.rolesAgree(s, c.sense) {
			v += agrees
		}
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
	only := !slices.ContainsFunc(claims, func(c claim) bool {
		return c.sense != s && w.find(c.sense) != w.find(best.sense)
	})
	if only && score >= need || score >= max(need, agrees) && score >= 2*second {
		w.join(best.sense, s, best.reason, best.unit)
	}
}
