package gazetteer

import (
	"math"
	"slices"

	"lectern/model"
)

// PlaceRecord is one place of the lists.
type PlaceRecord struct {
	// Name is the canonical name; Region the state or province it lies in, ""
	// where unknown; Country an ISO 3166-1 alpha-2 code.
	Name, Region, Country string
	// Latitude and Longitude are in degrees, WGS 84, to about a kilometre. That
	// of a country or region is the middle of its towns, weighted by
	// population; Located is false where the lists have none.
	Latitude, Longitude float64
	Located             bool
	// Population is rounded to two significant digits; zero is unknown.
	Population int
	// List says what it is: a capital, a city, a country.
	List List
}

// countryRecord is what is known about a country beside its item.
type countryRecord struct {
	item      uint32
	capital   uint32 // item index plus one
	adjective string
}

// Places is the places that go by the name, the weightiest first: countries,
// capitals, then by population. It allocates its result.
func (g *Gazetteer) Places(name string) []PlaceRecord {
	v := g.lookup(name)
	if v == 0 {
		return nil
	}
	var places []PlaceRecord
	for it := range g.targetsOf(&g.forms[v-1]) {
		if g.items[it].list.Kind() == model.Place {
			places = append(places, g.place(it))
		}
	}
	return places
}

// PlacesOf is Places for an entry that Longest or Lookup returned.
func (g *Gazetteer) PlacesOf(e Entry) []PlaceRecord {
	if e.IsZero() {
		return nil
	}
	var places []PlaceRecord
	for it := range g.targetsOf(&g.forms[e.form-1]) {
		if g.items[it].list.Kind() == model.Place {
			places = append(places, g.place(it))
		}
	}
	return places
}

// unlocated is the latitude that stands for none.
const unlocated = math.MinInt16

func (g *Gazetteer) place(i uint32) PlaceRecord {
	it := &g.items[i]
	p := PlaceRecord{Name: g.nameOf(i), Country: g.countries[it.country], List: it.list, Population: it.people()}
	if it.lat != unlocated {
		p.Located, p.Latitude, p.Longitude = true, float64(it.lat)/100, float64(it.lon)/100
	}
	if it.region != 0 {
		p.Region = g.nameOf(it.region - 1)
	}
	return p
}

func (it *item) people() int {
	n := int(it.population >> 4)
	for range it.population & 15 {
		n *= 10
	}
	return n
}

// Nationality is the country of a nationality word in any of its forms:
// "Syrian", "Syrians", "Dutch", "Briton". A people without a state of its own
// has none.
func (g *Gazetteer) Nationality(word string) (country string, ok bool) {
	v := g.lookup(word)
	if v == 0 {
		return "", false
	}
	f := &g.forms[v-1]
	for i := range g.targetsOf(f) {
		if it := &g.items[i]; it.list == NationList {
			return g.countries[it.country], true
		}
	}
	return "", false
}

// CountryCode is the ISO 3166-1 alpha-2 code of the country that goes by the
// name, common, official or old.
func (g *Gazetteer) CountryCode(name string) (code string, ok bool) {
	v := g.lookup(name)
	if v == 0 {
		return "", false
	}
	for i := range g.targetsOf(&g.forms[v-1]) {
		if it := &g.items[i]; it.list == CountryList {
			return g.countries[it.country], true
		}
	}
	return "", false
}

// Country is the common English name of the country with the code, its capital
// and its adjective ("Syria", "Damascus", "Syrian"); "" for what is unknown.
func (g *Gazetteer) Country(code string) (name, capital, adjective string) {
	r, ok := g.byCode[code]
	if !ok {
		return "", "", ""
	}
	if r.capital != 0 {
		capital = g.nameOf(r.capital - 1)
	}
	return g.nameOf(r.item), capital, r.adjective
}

// CountryAliases is every name that the lists show for the country with the
// code. The caller must not change it.
func (g *Gazetteer) CountryAliases(code string) []string { return g.aliases[g.byCode[code].item] }

// CapitalOf is the country whose capital goes by the name: "SY" for
// "Damascus", which texts also use for its government.
func (g *Gazetteer) CapitalOf(name string) (country string, ok bool) {
	v := g.lookup(name)
	if v == 0 {
		return "", false
	}
	for i := range g.targetsOf(&g.forms[v-1]) {
		if it := &g.items[i]; it.list == CapitalList {
			return g.countries[it.country], true
		}
	}
	return "", false
}

// Countries is the codes of all listed countries, sorted. It allocates.
func (g *Gazetteer) Countries() []string {
	codes := make([]string, 0, len(g.byCode))
	for code := range g.byCode {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// readAdjectives fills in capitals and adjectives of the countries; the
// canonical name of a nationality is the country's adjective.
func (g *Gazetteer) readAdjectives() {
	for i := range g.items {
		it := &g.items[i]
		if it.list != CapitalList && it.list != NationList {
			continue
		}
		code := g.countries[it.country]
		r, ok := g.byCode[code]
		if !ok {
			continue
		}
		if it.list == CapitalList {
			if r.capital == 0 || g.items[r.capital-1].people() < it.people() {
				r.capital = uint32(i) + 1
			}
		} else {
			r.adjective = g.nameOf(uint32(i))
		}
		g.byCode[code] = r
	}
}
