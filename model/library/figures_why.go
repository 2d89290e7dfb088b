package library

import (
	"cmp"
	"slices"
	"strings"

	"lectern/model"
)

// why says in words why the figures stand together.
func (v *View) why(all []candidate, members []int, what string) string {
	parts := []string{"all tell of " + what}
	switch {
	case all[members[0]].event == "":
		parts[0] = "the same number"
	case len(members) == 2:
		parts[0] = "both tell of " + what
	}
	parts = append(parts, v.whereWords(all, members), v.whoWords(all, members), whenWords(all, members))
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "; ")
}

func (v *View) whereWords(all []candidate, members []int) string {
	given := 0
	var place model.EntityID
	for _, i := range members {
		if p := all[i].Figure.Place; p != 0 {
			given++
			place = cmp.Or(place, p)
		}
	}
	if e := v.Entity(place); e != nil {
		if given == len(members) {
			return "at " + e.Name
		}
		return "at " + e.Name + " or in an article on it"
	}
	return v.namesOf(shareAll(all, members, func(c *candidate) []model.EntityID {
		return union(c.places, c.lead.places)
	}), "in articles that name ")
}

func (v *View) whoWords(all []candidate, members []int) string {
	ids := shareAll(all, members, func(c *candidate) []model.EntityID { return c.actors })
	if len(ids) > 0 {
		return v.namesOf(ids, "beside the name ")
	}
	return v.namesOf(shareAll(all, members, func(c *candidate) []model.EntityID { return union(c.actors, c.lead.actors) }), "in articles on ")
}

// namesOf are the names of two entities at most, with words before.
func (v *View) namesOf(ids []model.EntityID, before string) string {
	var names []string
	for _, id := range ids[:min(2, len(ids))] {
		if e := v.Entity(id); e != nil {
			names = append(names, e.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return before + strings.Join(names, " and ")
}

// shareAll are the entities that every member has.
func shareAll(all []candidate, members []int, of func(*candidate) []model.EntityID) []model.EntityID {
	ids := of(&all[members[0]])
	for _, i := range members[1:] {
		ids = common(ids, of(&all[i]))
	}
	return ids
}

func union(a, b []model.EntityID) []model.EntityID {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

// whenWords says what is known of the time.
func whenWords(all []candidate, members []int) string {
	given, placed, oneArticle := true, true, true
	for _, i := range members {
		given = given && all[i].moment.given
		placed = placed && all[i].moment.placed
		oneArticle = oneArticle && all[i].Article == all[members[0]].Article
	}
	switch {
	case oneArticle:
		return "told twice in one article"
	case given:
		return "at the same time"
	case placed:
		return "articles of the same days"
	}
	return "no dates to compare, but the numbers are near"
}
