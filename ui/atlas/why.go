package atlas

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"lectern/annotate/gazetteer"
	"lectern/model"
	"lectern/model/library"
)

// CountryName is the common English name of the country with the ISO 3166-1
// alpha-2 code, the code itself where it is not listed.
func CountryName(code string) string {
	if code == "" {
		return ""
	}
	if name, _, _ := gazetteer.Default().Country(code); name != "" {
		return name
	}
	return code
}

// isCountry reports whether the place is a country rather than in one.
func isCountry(p *library.Place) bool {
	code, ok := gazetteer.Default().CountryCode(p.Name)
	return ok && code == p.Country
}

// isRegion reports whether the place is a part of the world, a sea or a range
// rather than a point in a country.
func isRegion(p *library.Place) bool {
	if p.Country != "" {
		return false
	}
	switch gazetteer.Default().Lookup(p.Name).List {
	case gazetteer.WorldList, gazetteer.WaterList, gazetteer.LandList:
		return true
	}
	return false
}

// Reasons tell why places of a view are held to be where they are. Make one with
// NewReasons; it is for one goroutine.
type Reasons struct {
	view *library.View
	// nations are the entities that name each country or its people, found when
	// first asked for.
	nations map[string][]model.EntityID
	kept    map[model.EntityID]string
}

// NewReasons are the reasons for the view's places.
func NewReasons(v *library.View) *Reasons {
	return &Reasons{view: v, kept: make(map[model.EntityID]string)}
}

// namesakes are the listed places that go by one of the place's names, those
// within a few kilometres of each other once; chosen is the index of the one
// whose position the place has, -1 for none.
func (r *Reasons) namesakes(p *library.Place) (name string, found []gazetteer.PlaceRecord, chosen int) {
	names := []string{p.Name}
	if e := r.view.Entity(p.ID); e != nil {
		for _, a := range e.Aliases {
			if a.Form == model.Named && a.Name != p.Name {
				names = append(names, a.Name)
			}
		}
	}
	g := gazetteer.Default()
	name, chosen = p.Name, -1
	for i, n := range names {
		records := apart(g.Places(n))
		at := -1
		if p.Located {
			at = slices.IndexFunc(records, func(r gazetteer.PlaceRecord) bool {
				return math.Abs(r.Latitude-p.Latitude) < near && math.Abs(r.Longitude-p.Longitude) < near
			})
		}
		if i == 0 || len(found) == 0 || at >= 0 {
			name, found, chosen = n, records, at
		}
		if at >= 0 || !p.Located && len(found) > 0 {
			break
		}
	}
	return name, found, chosen
}

// near is the distance, in degrees along each axis, within which two records
// are one place: a city and the province around it.
const near = 0.6

func apart(all []gazetteer.PlaceRecord) []gazetteer.PlaceRecord {
	var out []gazetteer.PlaceRecord
	for _, r := range all {
		if !slices.ContainsFunc(out, func(o gazetteer.PlaceRecord) bool {
			return o.Country == r.Country && math.Abs(o.Latitude-r.Latitude) < near && math.Abs(o.Longitude-r.Longitude) < near
		}) {
			out = append(out, r)
		}
	}
	return out
}

// Short says in a few words why a place has no position; "" for one that has.
func (r *Reasons) Short(p *library.Place) string {
	if p.Located {
		return ""
	}
	text, ok := r.kept[p.ID]
	if !ok {
		text = r.short(p)
		r.kept[p.ID] = text
	}
	return text
}

func (r *Reasons) short(p *library.Place) string {
	_, found, _ := r.namesakes(p)
	switch {
	case len(found) == 0:
		return "not listed"
	case len(found) > 1:
		return fmt.Sprintf("%d listed, not told apart", len(found))
	case !found[0].Located:
		return "listed without position"
	}
	return "listed, but in doubt"
}

// doubt says in sentences what Short says in a few words.
func (r *Reasons) doubt(p *library.Place) []string {
	name, found, _ := r.namesakes(p)
	switch {
	case len(found) == 0:
		return []string{fmt.Sprintf("“%s” is in none of the lists of places.", name)}
	case len(found) > 1:
		return []string{
			fmt.Sprintf("%d places called “%s” are listed: %s.", len(found), name, several(found, -1, 5)),
			"Nothing in the articles tells clearly which of them is meant.",
		}
	case !found[0].Located:
		return []string{fmt.Sprintf("“%s” is in the %s, which has no position for it.", name, found[0].List)}
	}
	only := &found[0]
	out := []string{fmt.Sprintf("One place called “%s” is listed, in the %s%s.", name, only.List, describe(only))}
	if only.Country != "" && only.List != gazetteer.CountryList && r.countryMentions(p, only.Country) == 0 {
		return append(out, fmt.Sprintf("The articles do not speak of %s, so that another may be meant.", CountryName(only.Country)))
	}
	return append(out, "Too little in the articles speaks for it.")
}

// Why says in sentences why the place is held to be where it is, or why its
// position is not known.
func (r *Reasons) Why(p *library.Place) []string {
	name, found, chosen := r.namesakes(p)
	if !p.Located {
		return r.doubt(p)
	}
	var out []string
	if chosen < 0 {
		out = append(out, "Its names are listed elsewhere; the position comes from what the articles call it.")
	} else {
		taken := &found[chosen]
		out = append(out, fmt.Sprintf("“%s” is in the %s%s.", name, taken.List, describe(taken)))
		if taken.List == gazetteer.CountryList {
			out = append(out, "Its position is the middle of its towns; the map writes the name across the country.")
		}
	}
	if chosen >= 0 {
		switch n := len(found) - 1; n {
		case 0:
			out = append(out, "It is the only listed place of that name.")
		case 1:
			out = append(out, "One other listed place has that name: "+several(found, chosen, 4)+".")
		default:
			out = append(out, fmt.Sprintf("%d other listed places have that name: %s.", n, several(found, chosen, 4)))
		}
		out = append(out, size(found, chosen)...)
	}
	if p.Country != "" && !isCountry(p) {
		country := CountryName(p.Country)
		articles, speak, not := "The articles that name it", "speak", "do not speak"
		if p.Articles == 1 {
			articles, speak, not = "The article that names it", "speaks", "does not speak"
		}
		if n := r.countryMentions(p, p.Country); n > 0 {
			out = append(out, fmt.Sprintf("%s %s of its country (%s) %s.", articles, speak, country, times(n)))
		} else {
			out = append(out, fmt.Sprintf("%s %s of its country (%s).", articles, not, country))
		}
	}
	return append(out, r.alias(p)...)
}

// describe says where a record is and how many people live there.
func describe(r *gazetteer.PlaceRecord) string {
	out := ""
	var in []string
	if r.Region != "" && r.Region != r.Name {
		in = append(in, r.Region)
	}
	if r.List != gazetteer.CountryList && r.Country != "" {
		in = append(in, CountryName(r.Country))
	}
	if len(in) > 0 {
		out = ": " + strings.Join(in, ", ")
	}
	if r.Population > 0 && r.List != gazetteer.CountryList && r.List != gazetteer.StateList {
		out += fmt.Sprintf(", about %s people", thousands(r.Population))
	}
	return out
}

// several names records but for the chosen one, limit at most.
func several(all []gazetteer.PlaceRecord, chosen, limit int) string {
	var out []string
	rest := 0
	for i := range all {
		r := &all[i]
		switch {
		case i == chosen:
			continue
		case len(out) == limit:
			rest++
			continue
		}
		text := CountryName(r.Country)
		switch {
		case r.List == gazetteer.CountryList:
			text = "the country"
		case r.Region != "" && r.Region != r.Name:
			text = r.Region + ", " + text
		}
		if r.Population > 0 && r.List != gazetteer.CountryList {
			text += " (" + thousands(r.Population) + ")"
		}
		if text == "" {
			text = "one without a country"
		}
		out = append(out, text)
	}
	if rest > 0 {
		out = append(out, fmt.Sprintf("%d more", rest))
	}
	return strings.Join(out, "; ")
}

// size says how the chosen record's population compares with the largest other.
func size(all []gazetteer.PlaceRecord, chosen int) []string {
	other := 0
	for i := range all {
		if i != chosen {
			other = max(other, all[i].Population)
		}
	}
	own := all[chosen].Population
	switch {
	case len(all) < 2:
		return nil
	case all[chosen].List == gazetteer.CountryList:
		return []string{"A country is taken before a town that bears its name."}
	case own == 0 || other == 0:
		return nil
	case own >= 100*other:
		return []string{"It has more than a hundred times as many people as the next."}
	case own >= 2*other:
		return []string{fmt.Sprintf("It has %d times as many people as the next.", own/other)}
	case other >= 2*own:
		return []string{fmt.Sprintf("Another has %d times as many people.", other/own)}
	}
	return nil
}

// alias tells of the names that were joined with the place's own.
func (r *Reasons) alias(p *library.Place) []string {
	e := r.view.Entity(p.ID)
	if e == nil {
		return nil
	}
	var out []string
	for _, a := range e.Aliases {
		if a.Name != p.Name && a.Form == model.Named && a.Evidence.Reason != "" && len(out) < 3 {
			out = append(out, fmt.Sprintf("Also “%s”: %s.", a.Name, a.Evidence.Reason))
		}
	}
	return out
}

// countryMentions counts how often the articles that name the place name the
// country or its people.
func (r *Reasons) countryMentions(p *library.Place, code string) (n int) {
	if r.nations == nil {
		r.nations = nationsOf(r.view)
	}
	in := make(map[int]bool)
	for _, m := range p.Mentions {
		in[m.Article] = true
	}
	for _, id := range r.nations[code] {
		for _, s := range r.view.Spreads(id) {
			if in[s.Article] {
				n += s.Count
			}
		}
	}
	return n
}

func nationsOf(v *library.View) map[string][]model.EntityID {
	g := gazetteer.Default()
	out := make(map[string][]model.EntityID)
	for i := range v.Entities() {
		e := &v.Entities()[i]
		var code string
		switch e.Kind {
		case model.Place:
			code, _ = g.CountryCode(e.Name)
		case model.Group:
			code, _ = g.Nationality(e.Name)
		}
		if code != "" {
			out[code] = append(out[code], e.ID)
		}
	}
	return out
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
