package main

import (
	"math"
	"strings"

	"lectern/annotate/gazetteer"
	"lectern/annotate/gazetteer/internal/columns"
	"lectern/model"
)

// finish gives the words their ranks and the forms their strengths.
func (b *builder) finish() {
	for key, w := range b.words {
		w.rank = b.ranks[key]
	}
	b.dropCommonNames()
	for _, f := range b.forms {
		if !f.fixed {
			f.strength = b.strengthOf(f)
		}
	}
}

// strengthOf estimates how likely a capitalised occurrence of the form means
// what the lists say.
func (b *builder) strengthOf(f *form) float64 {
	it := f.heaviest()
	s := baseStrength(it)
	if len(f.canonical) == 0 && it.list.Kind() == model.Place && it.list != gazetteer.CountryList {
		s *= 0.85 // an alternate name, often of another language
	}
	if f.flags&columns.FormNeedsContext != 0 {
		return 0.25
	}
	if strings.Contains(f.key, " ") {
		return b.severalWords(f, it, s)
	}
	return s * b.clash(f, it)
}

// baseStrength is the strength of a name that means nothing else.
func baseStrength(it *item) float64 {
	switch it.list {
	case gazetteer.CountryList, gazetteer.NationList:
		return 0.98
	case gazetteer.CapitalList:
		return 0.97
	case gazetteer.WorldList, gazetteer.ReligionList, gazetteer.PeopleList:
		return 0.95
	case gazetteer.WaterList, gazetteer.LandList:
		return 0.93
	case gazetteer.StateList:
		return 0.9
	case gazetteer.CityList, gazetteer.TownList, gazetteer.SiteList:
		// 0.4 at 1,000 inhabitants, 0.95 from a million on
		tens := math.Log10(math.Max(float64(it.population), 1000)) - 3
		return math.Min(0.4+tens*0.185, 0.95)
	}
	return 0.95 // an organisation
}

// clash is the factor by which a single word's other readings weaken it.
func (b *builder) clash(f *form, it *item) float64 {
	key := strings.ToLower(f.key)
	c, rank, factor := b.classOf(key), b.ranks[key], 1.0
	weighty := f.flags&columns.FormExact != 0 || it.list.Kind() == model.Organization || isWeighty(it)
	for _, other := range f.canonical {
		weighty = weighty || isWeighty(other)
	}
	if c.Has(gazetteer.Common | gazetteer.Title | gazetteer.Role | gazetteer.Month | gazetteer.Weekday | gazetteer.OrgHead | gazetteer.PlaceHead | gazetteer.Direction | gazetteer.Facility) {
		switch {
		case f.flags&columns.FormExact != 0 && it.list == gazetteer.CountryList:
			factor *= 0.95
		case f.flags&columns.FormExact != 0:
			factor *= 0.85
		case weighty && it.list.Kind() == model.Organization:
			factor *= 0.5
		case weighty:
			factor *= 0.9
		case rank > 0 && rank < 20000:
			factor *= 0.12
		default:
			factor *= 0.3
		}
	}
	if c.Has(gazetteer.GivenName | gazetteer.Surname | gazetteer.NamePart) {
		switch {
		case it.list == gazetteer.PeopleList:
			factor *= 0.8
		case weighty && !c.Has(gazetteer.GivenName):
		case weighty:
			factor *= 0.93
		case it.population > 300_000:
			factor *= 0.6
		default:
			factor *= 0.3
		}
	}
	alternate := len(f.canonical) == 0 && it.list != gazetteer.CountryList && it.list.Kind() == model.Place
	if len(key) <= 3 && !weighty || len(key) <= 4 && alternate && f.flags&columns.FormExact == 0 {
		factor *= 0.5
	}
	return factor
}

// isWeighty reports whether the thing is so well known that its name outweighs
// other readings of the word.
func isWeighty(it *item) bool {
	switch it.list {
	case gazetteer.CountryList, gazetteer.NationList, gazetteer.CapitalList, gazetteer.WorldList, gazetteer.ReligionList, gazetteer.PeopleList:
		return true
	case gazetteer.CityList:
		return it.population > 2_000_000
	}
	return false
}

// severalWords is the strength of a name of several words: clear, but where
// its words are a person's names or ordinary words.
func (b *builder) severalWords(f *form, it *item, s float64) float64 {
	if it.list.Kind() != model.Place || it.population > 1_000_000 {
		return s
	}
	words := strings.Fields(f.key)
	persons, common := 0, 0
	for _, w := range words {
		c := b.classOf(w)
		if c.Has(gazetteer.GivenName | gazetteer.Surname | gazetteer.NamePart) {
			persons++
		}
		if c.Has(gazetteer.Common) {
			common++
		}
	}
	switch {
	case persons == len(words) && b.classOf(words[0]).Has(gazetteer.GivenName):
		return s * 0.4
	case common == len(words):
		return s * 0.6
	}
	return math.Max(s, math.Min(s+0.2, 0.9))
}
