package library

import (
	"cmp"
	"slices"
	"strings"

	"lectern/model"
)

// Place is a place with where it is named in a scope.
type Place struct {
	ID   model.EntityID
	Name string
	// Country is an ISO 3166-1 alpha-2 code, "" where unknown.
	Country string
	// Latitude and Longitude are degrees, WGS 84; Located is false where the
	// articles and the lists do not tell them.
	Located             bool
	Latitude, Longitude float64
	// Mentions are the mentions of the scope that name it, in reading order.
	Mentions []Mention
	// Articles is the number of articles that those are of.
	Articles int
	// folded is the names that it goes by, in lower case.
	folded string
}

// Holds reports whether one of the place's names holds the text, which must be
// in lower case.
func (p *Place) Holds(text string) bool { return strings.Contains(p.folded, text) }

// Places are the places of a scope, the most mentioned first.
type Places struct {
	// Located have coordinates, Unlocated have none.
	Located, Unlocated []Place
}

// Len is the number of places.
func (p *Places) Len() int { return len(p.Located) + len(p.Unlocated) }

// placesKey keys the places of a scope among the view's facts.
type placesKey struct {
	about   model.EntityID
	article int
}

// Places are the places of a scope: those that sentences with the entity name,
// and itself where it is a place; where about is zero those of the article; and
// where article is negative too, of all articles. They are found once; the
// caller must not change them.
func (v *View) Places(about model.EntityID, article int) *Places {
	if about != 0 {
		article = -1
	}
	return keep(v, placesKey{about, max(-1, article)}, func() *Places { return v.findPlaces(about, article) })
}

func (v *View) findPlaces(about model.EntityID, article int) *Places {
	out := &Places{}
	add := func(id model.EntityID, mentions []Mention) {
		e := v.Entity(id)
		if e == nil || e.Kind != model.Place || len(mentions) == 0 {
			return
		}
		p := newPlace(e, mentions)
		if p.Located {
			out.Located = append(out.Located, p)
		} else {
			out.Unlocated = append(out.Unlocated, p)
		}
	}
	switch {
	case about != 0:
		with := v.sentencesWith(about)
		add(about, v.Names(about))
		for _, c := range v.Companions(about) {
			if e := v.Entity(c.Entity); e != nil && e.Kind == model.Place {
				add(c.Entity, v.namesIn(c.Entity, with))
			}
		}
	default:
		for i := range v.Entities() {
			if e := &v.Entities()[i]; e.Kind == model.Place {
				add(e.ID, inArticle(v.Names(e.ID), article))
			}
		}
	}
	for _, list := range [...][]Place{out.Located, out.Unlocated} {
		slices.SortStableFunc(list, func(a, b Place) int {
			return cmp.Or(cmp.Compare(len(b.Mentions), len(a.Mentions)), cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Name, b.Name))
		})
	}
	return out
}

func newPlace(e *model.Entity, mentions []Mention) Place {
	p := Place{
		ID: e.ID, Name: e.Name, Country: e.Country, Located: e.Located, Latitude: e.Latitude, Longitude: e.Longitude,
		Mentions: mentions, folded: strings.ToLower(e.Name),
	}
	last := -1
	for _, m := range mentions {
		if m.Article != last {
			p.Articles, last = p.Articles+1, m.Article
		}
	}
	for _, a := range e.Aliases {
		if a.Name != e.Name && (a.Form == model.Named || a.Form == model.Short) {
			p.folded += "\n" + strings.ToLower(a.Name)
		}
	}
	return p
}

// inArticle are the mentions of the article, all where it is negative.
func inArticle(all []Mention, article int) []Mention {
	if article < 0 {
		return all
	}
	byArticle := func(m Mention, i int) int { return cmp.Compare(m.Article, i) }
	lo, _ := slices.BinarySearchFunc(all, article, byArticle)
	hi, _ := slices.BinarySearchFunc(all, article+1, byArticle)
	return all[lo:hi]
}

// sentence is a sentence of an article, by their indices.
type sentence struct{ article, index int }

// sentencesWith are the sentences that mention the entity.
func (v *View) sentencesWith(id model.EntityID) map[sentence]bool {
	with := make(map[sentence]bool)
	for _, m := range v.Mentions(id) {
		if i := sentenceAt(v.Annotated[m.Article].Sentences, m.Start); i >= 0 {
			with[sentence{m.Article, i}] = true
		}
	}
	return with
}

// namesIn are the mentions that name the entity in one of the sentences.
func (v *View) namesIn(id model.EntityID, sentences map[sentence]bool) []Mention {
	var out []Mention
	for _, m := range v.Names(id) {
		if sentences[sentence{m.Article, sentenceAt(v.Annotated[m.Article].Sentences, m.Start)}] {
			out = append(out, m)
		}
	}
	return out
}
