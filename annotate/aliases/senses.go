package aliases

import (
	"cmp"
	"slices"

	"lectern/annotate/gazetteer"
	"lectern/model"
)

// readContested finds the acronyms that articles expand to different names:
// each article that uses one alone is judged by itself.
func (w *whole) readContested() {
	w.contested = map[int32]bool{}
	claimed := map[int32]int32{} // acronym -> the group that claims it
	for i := range w.units {
		u := &w.units[i]
		if w.groups[u.group].kind != model.Organization {
			continue
		}
		e := &w.docs[u.article].Entities[u.entity]
		for _, a := range e.Aliases {
			if a.Name == e.Name || a.Form != model.Named {
				continue
			}
			p := w.parse(e.Kind, a.Name)
			g, ok := w.byKey[groupID{e.Kind, p.id}]
			if !ok || !p.acronym || g == u.group {
				continue
			}
			if first, ok := claimed[g]; !ok {
				claimed[g] = u.group
			} else if first != u.group {
				w.contested[g] = true
			}
		}
	}
}

// splitGroups parts the units of one name that are of different things. Every
// group has one sense at least.
func (w *whole) splitGroups() {
	for g := range int32(len(w.groups)) {
		group := &w.groups[g]
		switch {
		case group.kind == model.Place:
			w.splitPlaces(g)
		case group.kind == model.Person && len(group.units) > 1:
			w.splitPersons(g)
		case group.kind == model.Organization && w.contested[g]:
			for _, u := range group.units {
				w.newSense(g, []int32{u})
			}
		default:
			w.newSense(g, group.units)
		}
	}
}

// identity is a person as far as the units of one name tell.
type identity struct {
	units    []int32
	roles    uint32
	words    []string
	context  map[int32]bool
	articles []int32 // a sample
}

// identities bounds how many people of one name are told apart.
const identities = 24

// splitPersons parts people of one name. Units are taken in turn, those with
// descriptions first; each joins the person whom it fits best: by the same
// role words, by the names around it; not where walks of life or countries
// contradict. How much must speak for it depends on how common the name is.
func (w *whole) splitPersons(g int32) {
	order := slices.Clone(w.groups[g].units)
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Compare(len(w.units[b].words), len(w.units[a].words))
	})
	prior := w.prior(w.groups[g].name)
	var people []*identity
	for _, u := range order {
		var best *identity
		score := 0.0
		for _, p := range people {
			if v := w.fit(u, p, g) + prior; v > score {
				best, score = p, v
			}
		}
		if best == nil {
			if best = (&identity{context: map[int32]bool{}}); len(people) < identities {
				people = append(people, best)
			} else {
				best = people[0]
			}
		}
		w.enrol(u, best)
	}
	for _, p := range people {
		slices.Sort(p.units)
	}
	slices.SortFunc(people, func(a, b *identity) int { return cmp.Compare(a.units[0], b.units[0]) })
	for _, p := range people {
		w.newSense(g, p.units)
	}
}

func (w *whole) enrol(u int32, p *identity) {
	x := &w.units[u]
	p.units = append(p.units, u)
	p.roles |= x.roles
	for _, word := range x.words {
		if !slices.Contains(p.words, word) {
			p.words = append(p.words, word)
		}
	}
	if len(p.articles) >= sampled {
		return
	}
	p.articles = append(p.articles, x.article)
	for _, g := range w.context[x.article] {
		p.context[g] = true
	}
}

// prior is what a name itself says for its being one person's: little where
// both its parts are common, much where they are rare; less still for a single
// word.
func (w *whole) prior(n *name) float64 {
	if len(n.words) < 2 {
		return -0.5
	}
	common := 0
	for _, word := range []string{n.words[0], n.surname()} {
		if w.g.Word(word).Has(gazetteer.GivenName | gazetteer.Surname | gazetteer.NamePart | gazetteer.Common) {
			common++
		}
	}
	return [...]float64{2.5, 1.75, 1}[common]
}

// fit is how much speaks for a unit's being the person: positive for, negative
// against.
func (w *whole) fit(u int32, p *identity, g int32) float64 {
	x := &w.units[u]
	v := 0.0
	if slices.ContainsFunc(x.words, func(word string) bool { return w.l.roles[word] != noField && slices.Contains(p.words, word) }) {
		v += 1.5
	}
	if !compatible(x.roles, p.roles) {
		v -= 4
	}
	shared := 0.0
	for _, c := range w.context[x.article] {
		if c != g && p.context[c] {
			shared += w.rarity(c)
		}
	}
	v += min(2.5, shared/agrees)
	if shared < agrees && !slices.ContainsFunc(p.articles, func(a int32) bool { return !w.foreign(a, x.article) }) {
		v -= 1.25
	}
	return v
}

// neighbours lists the pairs of walks of life that one person often has.
var neighbours = [...][2]field{
	{politics, law}, {politics, business}, {politics, military}, {politics, activism}, {politics, royalty}, {politics, media},
	{law, activism}, {arts, media}, {arts, business}, {arts, activism}, {science, education}, {science, medicine}, {science, media},
	{science, business}, {science, politics}, {media, activism}, {business, sport}, {business, law}, {faith, activism}, {faith, politics},
	{education, activism}, {education, politics}, {medicine, education}, {medicine, politics}, {royalty, military}, {military, activism},
}

// compatible reports whether one person may well have both sets of walks of
// life.
func compatible(a, b uint32) bool {
	const crimes = 1 << crime
	a, b = a&^crimes, b&^crimes // anyone can stand trial
	if a == 0 || b == 0 || a&b != 0 {
		return true
	}
	for _, n := range neighbours {
		x, y := uint32(1)<<n[0], uint32(1)<<n[1]
		if a&x != 0 && b&y != 0 || a&y != 0 && b&x != 0 {
			return true
		}
	}
	return false
}
