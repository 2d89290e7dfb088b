// Package sets reads the texts that the annotator is measured on, all in the
// shape of the reference: the reference itself, the Worldwide English newswire
// and the Relationship and Entity Extraction Evaluation Dataset (re3d).
package sets

import (
	"slices"

	"lectern/annotate/reference"
	"lectern/model"
)

// Set is texts with what is marked in them.
type Set struct {
	// Name is what the table calls the set, such as "worldwide development".
	Name string
	Half reference.Half
	Docs []reference.Document
	// Kinds are those that the set marks completely: others say nothing about
	// the annotator.
	Kinds []model.Kind
}

// Judged are the annotations of the kinds that the set marks.
func (s *Set) Judged(all []model.Annotation) []model.Annotation {
	return slices.DeleteFunc(slices.Clone(all), func(a model.Annotation) bool { return !s.Marks(a.Kind) })
}

// Marks reports whether the set marks the kind.
func (s *Set) Marks(k model.Kind) bool { return slices.Contains(s.Kinds, k) }

// Reference are the seeds and the two halves of the embedded reference.
func Reference() ([]Set, error) {
	docs, err := reference.Load(reference.Embedded)
	if err != nil {
		return nil, err
	}
	all := make([]Set, 3)
	for h := range all {
		half := reference.Half(h)
		all[h] = Set{Name: "reference " + half.String(), Half: half, Kinds: model.Kinds()}
		for _, d := range docs {
			if d.Half == half {
				all[h].Docs = append(all[h].Docs, d)
			}
		}
	}
	return all, nil
}

// halves splits a data set: texts in even places are for development, those in
// odd places for testing.
func halves(name string, docs []reference.Document, kinds ...model.Kind) []Set {
	all := []Set{
		{Name: name + " development", Half: reference.Development, Kinds: kinds},
		{Name: name + " test", Half: reference.Test, Kinds: kinds},
	}
	for i, d := range docs {
		s := &all[i%2]
		d.Half = s.Half
		s.Docs = append(s.Docs, d)
	}
	return all
}
