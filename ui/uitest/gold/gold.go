// Package gold annotates the reference texts as a careful reader did, so that
// what screens show in tests does not depend on how good the annotator is
// today. It is for tests alone.
package gold

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"lectern/annotate/reference"
	"lectern/annotate/tokens"
	"lectern/model"
	"lectern/model/library"
)

// Annotator is a library.Annotator of the reference texts. Make one with New.
type Annotator struct {
	docs map[*model.Article]*reference.Document
	mu   sync.Mutex
	keys map[*model.Annotated][]string // of the entities
}

// New is the reference texts of the story, as sources.
func New(t testing.TB, story string) (*Annotator, []library.Source) {
	t.Helper()
	docs, err := reference.Load(reference.Embedded)
	if err != nil {
		t.Fatal(err)
	}
	docs = slices.DeleteFunc(docs, func(d reference.Document) bool { return d.Story != story })
	if len(docs) == 0 {
		t.Fatalf("the reference has no story %q", story)
	}
	return From(docs)
}

// From is texts marked like the reference, as sources.
func From(docs []reference.Document) (*Annotator, []library.Source) {
	g := &Annotator{docs: make(map[*model.Article]*reference.Document), keys: make(map[*model.Annotated][]string)}
	var sources []library.Source
	for i := range docs {
		a := docs[i].Article
		g.docs[a] = &docs[i]
		sources = append(sources, library.Source{Path: docs[i].Name, Read: func() (*model.Article, error) { return a, nil }})
	}
	return g, sources
}

// Annotate implements library.Annotator.
func (g *Annotator) Annotate(a *model.Article) *model.Annotated {
	d := &model.Annotated{Article: a}
	var keys []string
	id := func(key string, kind model.Kind, name string) model.EntityID {
		if key == "" {
			return 0
		}
		i := slices.Index(keys, key)
		if i < 0 {
			i = len(keys)
			keys = append(keys, key)
			d.Entities = append(d.Entities, model.Entity{ID: model.EntityID(i + 1), Kind: kind})
		}
		if e := &d.Entities[i]; kind.IsEntity() && len(name) > len(e.Name) {
			e.Kind, e.Name = kind, name
		}
		return model.EntityID(i + 1)
	}
	for _, m := range g.docs[a].Marks {
		if m.Alternative || m.Optional {
			continue
		}
		out := model.Annotation{Span: m.Span, Kind: m.Kind, Form: m.Form, By: model.Reader, Confidence: 1, Why: "read with care"}
		switch {
		case m.Kind.IsEntity():
			name := ""
			if m.Form == model.Named {
				name = m.In(a.Text)
			}
			out.Entity = id(m.Key, m.Kind, name)
		case m.Kind.IsFigure():
			out.Figure = &model.Figure{Min: m.Min, Max: m.Max, Hedge: m.Hedge, Currency: m.Currency, Unit: m.Unit, Event: m.Event,
				AttributedTo: id(m.By, model.KindNone, ""), Place: id(m.Place, model.KindNone, ""), When: m.When}
		case m.Kind.IsTime():
			out.Time = &model.Time{Value: m.Timex}
		default:
			out.Quote = &model.Quote{Direct: strings.ContainsAny(a.Text[max(0, m.Start-3):m.Start], "\"“"), Speaker: id(m.Key, model.KindNone, "")}
		}
		d.Annotations = append(d.Annotations, out)
	}
	doc := tokens.Split(a.Text, a.Paragraphs)
	for _, s := range doc.Sentences {
		d.Sentences = append(d.Sentences, doc.Span(s))
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.keys[d] = keys
	return d
}

// Resolve implements library.Annotator: entities of one key are one.
func (g *Annotator) Resolve(docs []*model.Annotated) *model.Resolution {
	g.mu.Lock()
	defer g.mu.Unlock()
	r := &model.Resolution{}
	ids := make(map[string]model.EntityID)
	for _, d := range docs {
		of := make([]model.EntityID, len(d.Entities))
		for j, key := range g.keys[d] {
			if ids[key] == 0 {
				r.Entities = append(r.Entities, model.Entity{Kind: d.Entities[j].Kind})
				ids[key] = model.EntityID(len(r.Entities))
			}
			of[j] = ids[key]
			e := &r.Entities[ids[key]-1]
			e.ID = ids[key]
			if len(d.Entities[j].Name) > len(e.Name) {
				e.Kind, e.Name = d.Entities[j].Kind, d.Entities[j].Name
			}
		}
		r.Of = append(r.Of, of)
	}
	return r
}
