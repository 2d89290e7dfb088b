package main

import (
	"slices"
	"strconv"

	"lectern/annotate"
	"lectern/annotate/evaluate/internal/sets"
	"lectern/annotate/reference"
	"lectern/annotate/tokens"
	"lectern/model"
)

// annotator is what is measured: package annotate, or a stand-in in tests.
type annotator interface {
	Annotate(*model.Article) *model.Annotated
	Resolve([]*model.Annotated) *model.Resolution
}

// scoreSet annotates the texts of a set and compares.
func scoreSet(a annotator, s *sets.Set) (reference.Result, []*model.Annotated) {
	var total reference.Result
	all := make([]*model.Annotated, len(s.Docs))
	for i := range s.Docs {
		all[i] = a.Annotate(s.Docs[i].Article)
		total.Add(reference.Compare(&s.Docs[i], s.Judged(all[i].Annotations)))
	}
	return total, all
}

// leavingOut are further rows for a set that marks more than names (none for
// others): the names as in the strict row, but what the annotator marks
// inside a mention that is no name, and has not right, is left out of the count. In
// "the UK government", marked as a whole, the set may call "UK" an organization
// too; whoever marks a place there has made no mistake about the mention.
func leavingOut(s *sets.Set, all []*model.Annotated) []Row {
	var total reference.Count
	var confidence reference.Bins
	more := false
	for i := range s.Docs {
		d := &s.Docs[i]
		kept := slices.DeleteFunc(s.Judged(all[i].Annotations), func(a model.Annotation) bool {
			within, right := false, false
			for _, m := range d.Marks {
				if m.Optional {
					more = true
					within = within || m.Covers(a.Span)
				} else {
					right = right || m.Span == a.Span && m.Kind == a.Kind
				}
			}
			return within && !right && a.Kind.IsEntity()
		})
		r := reference.Compare(d, kept)
		for _, k := range []model.Kind{model.Person, model.Organization, model.Place} {
			total.Add(r.Names[k])
		}
		confidence.Add(r.Confidence)
	}
	if !more {
		return nil
	}
	const but = ", those inside other mentions left out"
	return []Row{
		countRow(s.Name, "names"+but, total),
		{Set: s.Name, What: "  calibration error", Score: percent(confidence.Error()), N: marked(confidence)},
	}
}

// given is a recogniser that finds exactly the names of one text's reference,
// so that the grouping of mentions can be measured apart from finding them.
type given struct{ doc *reference.Document }

// Tag gives the named and short mentions; of nested ones the longest.
func (g given) Tag(*tokens.Document) []model.Annotation {
	var names []model.Annotation
	for _, m := range g.doc.Marks {
		if !m.Kind.IsEntity() || m.Form == model.Nominal || m.Alternative {
			continue
		}
		if n := len(names); n > 0 && names[n-1].Overlaps(m.Span) {
			continue
		}
		names = append(names, model.Annotation{Span: m.Span, Kind: m.Kind, Form: model.Named, By: model.Trained, Why: "given", Confidence: 1})
	}
	return names
}

// grouping is how mentions were grouped, within each article and across all.
type grouping struct {
	articles []reference.Links
	across   reference.Links
}

// group compares the entities of the articles, and of all together, with the
// reference. names leaves out nominal mentions; found those that the annotator
// did not find.
func group(docs []reference.Document, all []*model.Annotated, whole *model.Resolution, names, found bool) grouping {
	var g grouping
	for i, a := range all {
		var within reference.Links
		for _, l := range reference.LinksOf(&docs[i], a.Annotations) {
			if names && l.Form == model.Nominal || found && l.Entity == 0 {
				continue
			}
			if l.Entity == 0 {
				within.Add(l.Key, "")
				g.across.Add(l.Key, "")
				continue
			}
			within.Add(l.Key, strconv.Itoa(int(l.Entity)))
			g.across.Add(l.Key, strconv.Itoa(int(whole.Of[i][l.Entity-1])))
		}
		g.articles = append(g.articles, within)
	}
	return g
}

// groupRows measures entities within and across the articles of a set: with
// the names given, and with those that the annotator finds.
func groupRows(a annotator, s *sets.Set, all []*model.Annotated) []Row {
	withNames := make([]*model.Annotated, len(s.Docs))
	for i := range s.Docs {
		withNames[i] = annotate.With(given{&s.Docs[i]}).Annotate(s.Docs[i].Article)
	}
	var rows []Row
	add := func(what string, all []*model.Annotated, names, found bool) {
		g := group(s.Docs, all, a.Resolve(all), names, found)
		rows = append(rows, linkRows(s.Name, what+" within", join(g.articles), g.articles)...)
		rows = append(rows, linkRows(s.Name, what+" across", g.across, nil)...)
	}
	add("entities, names given,", withNames, true, true)
	add("entities, names found,", all, true, true)
	add("entities, all mentions,", all, false, false)
	return rows
}

func join(articles []reference.Links) reference.Links {
	var all reference.Links
	for _, a := range articles {
		all.Want = append(all.Want, a.Want...)
		all.Got = append(all.Got, a.Got...)
	}
	return all
}
