package tagger

import (
	"cmp"
	"slices"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tagger/internal/feature"
	"lectern/annotate/tokens"
	"lectern/model"
)

// why says in words what speaks for the mark: first what a reader can check in
// the text or in a list, else the groups of features that weigh most.
func (t *Tagger) why(s *scratch, d *tokens.Document, m Mark) string {
	if m.why != "" {
		return m.why
	}
	if m.by == model.Document {
		return "named clearly elsewhere in the article"
	}
	if m.by == model.List {
		if list, ok := s.features.Listed(m.First, m.End); ok {
			return gazetteer.List(list).String()
		}
	}
	if m.by == model.Rule {
		if m.End-m.First == 1 {
			return "initials of the name before it"
		}
		return "its initials stand after it"
	}
	sentence := d.Sentences[d.SentenceOf(m.First)]
	var reasons [4]string
	n := 0
	add := func(r string) {
		if r != "" && n < 2 {
			reasons[n] = r
			n++
		}
	}
	f := s.features
	if m.Kind == crf.Person {
		if f.IsTitle(m.First-1, sentence) {
			add("after the title “" + d.At(m.First-1) + "”")
		}
		if gazetteer.Class(f.Class(m.First)).Has(gazetteer.GivenName) && m.End-m.First > 1 {
			add("“" + d.At(m.First) + "” is a given name")
		} else if gazetteer.Class(f.Class(m.End - 1)).Has(gazetteer.Surname) {
			add("“" + d.At(m.End-1) + "” is a surname")
		}
		if f.IsSpeech(m.End, sentence) {
			add("before “" + d.At(m.End) + "”")
		}
	} else {
		if list, ok := f.Listed(m.First, m.End); ok && gazetteer.List(list).Kind() == kinds[m.Kind] {
			add(gazetteer.List(list).String())
		}
		if h := f.Head(m.First, m.End, m.Kind == crf.Organization); h >= 0 && m.Kind != crf.Group {
			add("“" + d.At(h) + "” names one")
		}
		if m.Kind == crf.Place && f.IsIn(m.First-1, sentence) {
			add("after “" + d.At(m.First-1) + "”")
		}
	}
	if n == 0 {
		add(t.weightiest(s, m, sentence))
	}
	if n == 2 {
		return reasons[0] + "; " + reasons[1]
	}
	return reasons[0]
}

var groupWords = [feature.Groups]string{
	feature.Word:     "the words of the name are like those of %",
	feature.Context:  "stands where % stand",
	feature.Shape:    "written as % are",
	feature.Run:      "put together as % are",
	feature.Cluster:  "words like these name %",
	feature.List:     "word lists point to %",
	feature.Document: "used elsewhere in the article as % are",
}

// weightiest names the group of features that speaks most for the mark against
// every other reading.
func (t *Tagger) weightiest(s *scratch, m Mark, sentence tokens.Range) string {
	var sums [feature.Groups]float32
	label := crf.Begin(m.Kind)
	if m.End-m.First == 1 {
		label = crf.Unit(m.Kind)
	}
	keys, groups := s.features.Trace(m.First, sentence)
	for i, k := range keys {
		sums[groups[i]] += t.model.Weight(k, label) - t.model.Weight(k, crf.Outside)
	}
	best := slices.MaxFunc(groupOrder[:], func(a, b feature.Group) int { return cmp.Compare(sums[a], sums[b]) })
	return explanations[m.Kind][best]
}

var groupOrder = func() (g [feature.Groups]feature.Group) {
	for i := range g {
		g[i] = feature.Group(i)
	}
	return g
}()

// explanations are the sentences of groupWords for each kind.
var explanations = func() (e [crf.Kinds][feature.Groups]string) {
	for k, noun := range [crf.Kinds]string{"persons", "organizations", "places", "groups", "other names"} {
		for g, words := range groupWords {
			for i := range len(words) {
				if words[i] == '%' {
					e[k][g] = words[:i] + noun + words[i+1:]
				}
			}
		}
	}
	return e
}()
