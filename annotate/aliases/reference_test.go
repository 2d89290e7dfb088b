package aliases

import (
	"fmt"
	"sort"
	"testing"

	"lectern/annotate/reference"
	"lectern/annotate/tokens"
	"lectern/model"
)

// named are the marks that Within is given: the named mentions and the short
// ones, since a tagger finds both.
func named(doc *reference.Document) (anns []model.Annotation, marks []reference.Mark) {
	for _, m := range doc.Marks {
		if !m.Kind.IsEntity() || m.Form == model.Nominal || m.Alternative {
			continue
		}
		if n := len(anns); n > 0 && anns[n-1].Overlaps(m.Span) {
			continue
		}
		anns = append(anns, model.Annotation{Span: m.Span, Kind: m.Kind, Form: model.Named, By: model.Trained, Confidence: 0.9})
		marks = append(marks, m)
	}
	return anns, marks
}

func loadReference(t testing.TB) []reference.Document {
	t.Helper()
	docs, err := reference.Load(reference.Embedded)
	if err != nil {
		t.Skip("the reference does not load: ", err)
	}
	return docs
}

// TestReference scores Within on the hand-made reference with the named
// mentions given, and Across on the seeds. Only the seeds and the development
// half are told apart in the log.
func TestReference(t *testing.T) {
	for half, least := range map[reference.Half]float64{reference.Seeds: 0.97, reference.Development: 0.93, reference.Test: 0.93} {
		t.Run(half.String(), func(t *testing.T) {
			total := score{verdicts: map[string]int{}}
			docs := loadReference(t)
			for i := range docs {
				doc := &docs[i]
				if doc.Half != half {
					continue
				}
				anns, marks := named(doc)
				got, entities := Within(tokens.Split(doc.Article.Text, doc.Article.Paragraphs), anns)
				total.compare(t, doc, marks, got, entities, half != reference.Test)
			}
			if total.n == 0 {
				t.Skip("no texts")
			}
			t.Logf("%d mentions: B-cubed precision %.3f recall %.3f F1 %.3f; nominal marks and pronouns: %d right, %d wrong, %d that the reference leaves out",
				total.n, total.precision/float64(total.n), total.recall/float64(total.n), total.f1(), total.verdicts["right"], total.verdicts["wrong"], total.verdicts["not i"])
			if total.f1() < least {
				t.Errorf("B-cubed F1 %.3f, want %.3f", total.f1(), least)
			}
		})
	}
}

// compare adds one article's clustering, and logs what is wrong in it.
func (s *score) compare(t *testing.T, doc *reference.Document, marks []reference.Mark, got []model.Annotation, entities []model.Entity, show bool) {
	at := map[model.Span]model.Annotation{}
	for _, a := range got {
		at[a.Span] = a
	}
	var want, have []string
	var golds []gold
	for _, m := range marks {
		if m.Open || m.Key == "" {
			continue
		}
		want = append(want, m.Key)
		have = append(have, fmt.Sprint(at[m.Span].Entity))
		golds = append(golds, gold{Span: m.Span, kind: m.Kind, label: m.Key})
	}
	s.bCubed(want, have)
	if show {
		t.Log(doc.Name)
		report(t, doc.Article.Text, golds, got, entities)
	}
	// An added mark is right where it overlaps a mark of the same entity.
	of := map[model.EntityID]string{}
	for i := range want {
		of[at[golds[i].Span].Entity] = want[i]
	}
	for _, a := range got {
		if a.Form < model.Nominal {
			continue
		}
		verdict := "not in the reference"
		for _, m := range doc.Marks {
			if m.Overlaps(a.Span) && m.Kind == a.Kind && m.Key != "" {
				verdict = "wrong, is " + m.Key
				if m.Key == of[a.Entity] {
					verdict = "right"
				}
			}
		}
		s.verdicts[verdict[:5]]++
		if show {
			t.Logf("  %s: %v %q = %s (%s)", verdict, a.Form, a.In(doc.Article.Text), entities[a.Entity-1].Name, a.Why)
		}
	}
	if !show {
		return
	}
	for _, e := range entities {
		for _, d := range e.Descriptions {
			t.Logf("  %s: %q", e.Name, d.Text)
		}
	}
}

// TestAcrossReference scores the entities of the whole set together, by half.
func TestAcrossReference(t *testing.T) {
	for half, least := range map[reference.Half]float64{reference.Seeds: 0.97, reference.Development: 0.9, reference.Test: 0.9} {
		t.Run(half.String(), func(t *testing.T) {
			var docs []*model.Annotated
			var marks [][]reference.Mark
			all := loadReference(t)
			for i := range all {
				if all[i].Half != half {
					continue
				}
				anns, m := named(&all[i])
				got, entities := Within(tokens.Split(all[i].Article.Text, all[i].Article.Paragraphs), anns)
				docs = append(docs, &model.Annotated{Article: all[i].Article, Annotations: got, Entities: entities})
				marks = append(marks, m)
			}
			if len(docs) == 0 {
				t.Skip("no texts")
			}
			r := Across(docs)
			var total score
			var want, have []string
			labels, ids := map[string]map[model.EntityID]bool{}, map[model.EntityID]map[string]bool{}
			for i, d := range docs {
				at := map[model.Span]model.EntityID{}
				for _, a := range d.Annotations {
					at[a.Span] = a.Entity
				}
				for _, m := range marks[i] {
					if m.Open || m.Key == "" {
						continue
					}
					id := r.Of[i][at[m.Span]-1]
					want, have = append(want, m.Key), append(have, fmt.Sprint(id))
					if labels[m.Key] == nil {
						labels[m.Key] = map[model.EntityID]bool{}
					}
					if ids[id] == nil {
						ids[id] = map[string]bool{}
					}
					labels[m.Key][id], ids[id][m.Key] = true, true
				}
			}
			total.bCubed(want, have)
			if half != reference.Test {
				show(t, r, labels, ids)
			}
			t.Logf("%d mentions: B-cubed precision %.3f recall %.3f F1 %.3f", total.n, total.precision/float64(total.n), total.recall/float64(total.n), total.f1())
			if total.f1() < least {
				t.Errorf("B-cubed F1 %.3f, want %.3f", total.f1(), least)
			}
		})
	}
}

func show(t *testing.T, r *model.Resolution, labels map[string]map[model.EntityID]bool, ids map[model.EntityID]map[string]bool) {
	var lines []string
	for label, set := range labels {
		if len(set) > 1 {
			line := "split: " + label + " as"
			for id := range set {
				line += " " + r.Entities[id-1].Name
			}
			lines = append(lines, line)
		}
	}
	for id, set := range ids {
		if len(set) > 1 {
			lines = append(lines, fmt.Sprintf("joined: %v as %s", keysOf(set), r.Entities[id-1].Name))
		}
	}
	sort.Strings(lines)
	for _, l := range lines {
		t.Log("  " + l)
	}
}
