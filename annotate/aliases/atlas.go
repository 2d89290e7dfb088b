package aliases

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lectern/annotate/gazetteer"
	"lectern/model"
)

// nation is a country that an article names, and how often.
type nation struct {
	code  string
	count int
}

// soleCountry is the country of a place that no place of another country comes
// near in size, "" where the name is not that clear.
func soleCountry(records []gazetteer.PlaceRecord) string {
	if len(records) == 0 || !township(&records[0]) || records[0].Country == homonyms {
		return ""
	}
	r := &records[0]
	if r.Population < town/4 {
		return ""
	}
	for i := range records {
		if o := &records[i]; o.Country != r.Country && (o.Population*10 > r.Population || o.List == gazetteer.CountryList) {
			return ""
		}
	}
	return r.Country
}

// readNations counts the countries that each article names: by name, by
// nationality, or by a town that is one country's without doubt.
func (w *whole) readNations() {
	w.nations = make([][]nation, len(w.docs))
	for i, d := range w.docs {
		var list []nation
		for j := range d.Entities {
			e := &d.Entities[j]
			if e.Kind != model.Place && e.Kind != model.Group {
				continue
			}
			p := w.parse(e.Kind, e.Name)
			code := p.country
			if code == "" {
				code = p.sole
			}
			if code == "" {
				continue
			}
			n := 0
			for _, a := range e.Aliases {
				n += a.Count
			}
			at := slices.IndexFunc(list, func(n nation) bool { return n.code == code })
			if at < 0 {
				list = append(list, nation{code, n})
			} else {
				list[at].count += n
			}
		}
		slices.SortStableFunc(list, func(a, b nation) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.code, b.code)) })
		w.nations[i] = list
	}
}

// mainNation is the country that an article names most, "" where it names
// none or two alike.
func (w *whole) mainNation(article int) string {
	list := w.nations[article]
	if len(list) == 0 || len(list) > 1 && list[0].count == list[1].count {
		return ""
	}
	return list[0].code
}

// foreign reports whether two articles name countries and none in common.
func (w *whole) foreign(a, b int32) bool {
	na, nb := w.nations[a], w.nations[b]
	if len(na) == 0 || len(nb) == 0 {
		return false
	}
	for _, x := range na {
		if slices.ContainsFunc(nb, func(y nation) bool { return x.code == y.code }) {
			return false
		}
	}
	return true
}

// clearly is by how much the likeliest place must lead the next one to be
// taken: a tenfold population, or being in a country that the article names.
const clearly = 1.0

// locate chooses, for each unit of a place's name, the place of the lists that
// the article most likely means: by the countries and regions that it names,
// then by importance and population.
func (w *whole) locate(g int32) {
	group := &w.groups[g]
	for _, u := range group.units {
		w.units[u].record = w.record(group, &w.units[u])
	}
}

func (w *whole) record(group *group, u *unit) int32 {
	best, score := -1, math.Inf(-1)
	for i := range group.records {
		if v := w.likelihood(&group.records[i], u); v > score {
			best, score = i, v
		}
	}
	if best < 0 {
		return 0
	}
	r := &group.records[best]
	if !w.founded(r, u) {
		return 0
	}
	for i := range group.records {
		o := &group.records[i]
		if nearby(o, r) {
			continue
		}
		lead := score - w.likelihood(o, u)
		if lead < clearly && !(lead > 0 && r.Country != homonyms && w.names(u.article, r.Country) && !w.names(u.article, o.Country)) {
			return 0
		}
	}
	return int32(best + 1)
}

// founded reports whether more than its name speaks for a place: its size, or
// that the article names its country or region. A name that a country and a
// state of another share is neither's where the article names that other.
func (w *whole) founded(r *gazetteer.PlaceRecord, u *unit) bool {
	switch r.List {
	case gazetteer.CountryList:
		for i := range w.groups[u.group].records {
			if o := &w.groups[u.group].records[i]; o.List == gazetteer.StateList && o.Country != r.Country && w.names(u.article, o.Country) {
				return false
			}
		}
		return true
	case gazetteer.CapitalList, gazetteer.WorldList, gazetteer.WaterList, gazetteer.LandList:
		return true
	}
	return r.Population >= town || w.names(u.article, r.Country) || slices.Contains(u.words, r.Country) ||
		r.Region != "" && r.Region != r.Name && w.namesPlace(u.article, r.Region)
}

// names reports whether an article names the country.
func (w *whole) names(article int32, country string) bool {
	return slices.ContainsFunc(w.nations[article], func(n nation) bool { return n.code == country })
}

// homonyms is the country whose towns carry the names of the rest of the
// world's: that an article names it says less of which town is meant.
const homonyms = "US"

// likelihood weighs a place for a unit's article, in powers of ten.
func (w *whole) likelihood(r *gazetteer.PlaceRecord, u *unit) float64 {
	v := math.Log10(float64(max(r.Population, 1000)))
	switch r.List {
	case gazetteer.CountryList:
		v += 4
	case gazetteer.WorldList, gazetteer.CapitalList:
		v += 3
	case gazetteer.WaterList, gazetteer.LandList:
		v += 2
	}
	if r.Country != "" && slices.Contains(u.words, r.Country) {
		v += 4 // "a city in the north of Lebanon"
	}
	if !strings.HasSuffix(w.groups[u.group].key, "="+r.Country) {
		v += w.nationhood(r, u.article) // else it names itself
	}
	if r.Region != "" && r.Region != r.Name && w.namesPlace(u.article, r.Region) {
		v += 2
	}
	return v
}

// town is the population up to which a place is taken only with its country.
const town = 100000

// nationhood is what it says for a place that the article names its country.
func (w *whole) nationhood(r *gazetteer.PlaceRecord, article int32) float64 {
	total, own := 0, 0
	for _, n := range w.nations[article] {
		total += n.count
		if n.code == r.Country {
			own = n.count
		}
	}
	if own == 0 {
		return 0
	}
	share := float64(own) / float64(total)
	switch {
	case r.Country == homonyms:
		return 0.5 + share
	case r.Population < town:
		return 0.5 + 3*share
	}
	return 2 + 2.5*share
}

// namesPlace reports whether an article names the place.
func (w *whole) namesPlace(article int32, name string) bool {
	g, ok := w.byKey[groupID{model.Place, w.parse(model.Place, name).id}]
	if !ok {
		return false
	}
	_, found := slices.BinarySearch(w.context[article], g)
	return found
}

// nearby reports whether two records are one place to a reader: a city and the
// province named after it.
func nearby(a, b *gazetteer.PlaceRecord) bool {
	return a.Country == b.Country && math.Abs(a.Latitude-b.Latitude) < 1.2 && math.Abs(a.Longitude-b.Longitude) < 1.2
}

// splitPlaces parts the units of one name that are of different places; units
// whose place the article does not tell go with the place most often meant.
func (w *whole) splitPlaces(g int32) {
	w.locate(g)
	group := &w.groups[g]
	var rest []int32
	var chosen []int32 // records, one-based
	var members [][]int32
	for _, u := range group.units {
		r := w.units[u].record
		if r == 0 {
			rest = append(rest, u)
			continue
		}
		i := slices.IndexFunc(chosen, func(c int32) bool { return c == r || nearby(&group.records[c-1], &group.records[r-1]) })
		if i < 0 {
			i = len(chosen)
			chosen, members = append(chosen, r), append(members, nil)
		}
		members[i] = append(members[i], u)
	}
	if len(members) <= 1 {
		w.newSense(g, group.units)
		return
	}
	big := 0
	for i := range members {
		if len(members[i]) > len(members[big]) {
			big = i
		}
	}
	members[big] = append(members[big], rest...)
	slices.Sort(members[big])
	for _, m := range members {
		w.newSense(g, m)
	}
}

// linkPlaces joins two names of one place where the lists say so and no
// article uses both as if of two.
func (w *whole) linkPlaces() {
	type spot struct {
		country  string
		lat, lon float64
		name     string
	}
	at := map[spot][]int32{}
	for s := range int32(len(w.senses)) {
		r := w.recordOf(s)
		if r == nil || !r.Located || strings.HasPrefix(w.groups[w.senses[s].group].key, "=") {
			continue
		}
		records := w.groups[w.senses[s].group].records
		for i := range records {
			o := &records[i]
			if !township(o) || !nearby(o, r) {
				continue
			}
			k := spot{o.Country, o.Latitude, o.Longitude, o.Name}
			for _, other := range at[k] {
				if w.onePlace(s, other, o.Country) {
					w.join(other, s, "listed as a name of the same place as “"+w.groups[w.senses[other].group].name.text+"”", -1)
					break
				}
			}
			at[k] = append(at[k], s)
		}
	}
}

// onePlace reports whether two senses that the lists hold to be one place may
// be: no article names both, and their articles name the country or share
// other names.
func (w *whole) onePlace(a, b int32, country string) bool {
	return w.mayBeOne(a, b) && (w.namedIn(a, country) && w.namedIn(b, country) || w.agreement(a, b) >= agrees)
}

// township reports whether the record is of a town or region: names of seas and
// continents ("South Atlantic") are listed too loosely.
func township(r *gazetteer.PlaceRecord) bool {
	switch r.List {
	case gazetteer.CapitalList, gazetteer.CityList, gazetteer.TownList, gazetteer.StateList:
		return true
	}
	return false
}

// namedIn reports whether an article that names the sense names the country.
func (w *whole) namedIn(s int32, country string) bool {
	return slices.ContainsFunc(sample(w.senses[s].units), func(u int32) bool { return w.names(w.units[u].article, country) })
}

// recordOf is the place that most units of a sense are, nil where none tells.
func (w *whole) recordOf(s int32) *gazetteer.PlaceRecord {
	group := &w.groups[w.senses[s].group]
	if group.kind != model.Place {
		return nil
	}
	counts := make(map[int32]int)
	best := int32(0)
	for _, u := range w.senses[s].units {
		r := w.units[u].record
		if r == 0 {
			continue
		}
		if counts[r]++; best == 0 || counts[r] > counts[best] {
			best = r
		}
	}
	if best == 0 {
		return nil
	}
	return &group.records[best-1]
}
