package aliases

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/annotate/tokens"
	"lectern/model"
)

// articlesOf annotates the articles of one file with the marks that it gives.
func articlesOf(t testing.TB, articles []string) (docs []*model.Annotated, golds [][]gold) {
	t.Helper()
	for _, marked := range articles {
		text, g := parseMarked(t, marked)
		anns, entities := run(text, g)
		docs = append(docs, &model.Annotated{Article: &model.Article{Text: text}, Annotations: anns, Entities: entities})
		golds = append(golds, g)
	}
	return docs, golds
}

// clusters are the labels and the resolved entities of all marks, in order.
func clusters(docs []*model.Annotated, golds [][]gold, r *model.Resolution) (want, got []string) {
	for i, d := range docs {
		at := map[model.Span]model.EntityID{}
		for _, a := range d.Annotations {
			at[a.Span] = a.Entity
		}
		for _, g := range golds[i] {
			if id := at[g.Span]; id > 0 {
				want = append(want, g.label)
				got = append(got, fmt.Sprint(r.Of[i][id-1]))
			}
		}
	}
	return want, got
}

// TestAcross scores the two halves of the groups of articles.
func TestAcross(t *testing.T) {
	for _, half := range []struct {
		dir   string
		least float64
	}{{"across-dev", 0.97}, {"across-test", 0.93}} {
		t.Run(half.dir, func(t *testing.T) {
			var total score
			names, files := load(t, half.dir)
			for i, articles := range files {
				docs, golds := articlesOf(t, articles)
				r := Across(docs)
				want, got := clusters(docs, golds, r)
				total.bCubed(want, got)
				checkResolution(t, docs, r)
				if half.dir != "across-dev" {
					continue
				}
				t.Log(names[i])
				labels, ids := map[string]map[model.EntityID]bool{}, map[model.EntityID]map[string]bool{}
				for k := range want {
					var id model.EntityID
					fmt.Sscan(got[k], &id)
					if labels[want[k]] == nil {
						labels[want[k]] = map[model.EntityID]bool{}
					}
					if ids[id] == nil {
						ids[id] = map[string]bool{}
					}
					labels[want[k]][id], ids[id][want[k]] = true, true
				}
				show(t, r, labels, ids)
			}
			t.Logf("%d mentions: B-cubed precision %.3f recall %.3f F1 %.3f", total.n,
				total.precision/float64(total.n), total.recall/float64(total.n), total.f1())
			if total.f1() < half.least {
				t.Errorf("B-cubed F1 %.3f, want %.3f", total.f1(), half.least)
			}
		})
	}
}

// checkResolution checks what holds of every resolution: ids in range, kinds
// kept, the name among the aliases, a reason and a place for each.
func checkResolution(t testing.TB, docs []*model.Annotated, r *model.Resolution) {
	t.Helper()
	for i, d := range docs {
		for j, e := range d.Entities {
			id := r.Of[i][j]
			if id < 1 || int(id) > len(r.Entities) {
				t.Fatalf("article %d entity %d resolves to %d of %d", i, j, id, len(r.Entities))
			}
			if k := r.Entities[id-1].Kind; k != e.Kind && (k == model.Person || e.Kind == model.Person || k == model.Group || e.Kind == model.Group) {
				t.Errorf("%q, a %s, became a %s", e.Name, e.Kind, k)
			}
		}
	}
	for _, e := range r.Entities {
		if !slices.ContainsFunc(e.Aliases, func(a model.Alias) bool { return a.Name == e.Name }) {
			t.Errorf("%q is not among its aliases", e.Name)
		}
		for _, a := range e.Aliases {
			if a.Evidence.Reason == "" || a.Count < 1 || a.Evidence.Article < 0 || a.Evidence.Article >= len(docs) {
				t.Errorf("alias %+v of %q", a, e.Name)
			} else if n := len(docs[a.Evidence.Article].Article.Text); a.Evidence.Span.End > n {
				t.Errorf("alias %+v of %q ends after %d", a, e.Name, n)
			}
		}
	}
}

// The order of the articles does not decide who is who.
func TestAcrossOrder(t *testing.T) {
	for _, dir := range []string{"across-dev", "across-test"} {
		names, files := load(t, dir)
		for i, articles := range files {
			docs, golds := articlesOf(t, articles)
			want := partition(clusters(docs, golds, Across(docs)))
			slices.Reverse(articles)
			docs, golds = articlesOf(t, articles)
			if got := partition(clusters(docs, golds, Across(docs))); got != want {
				t.Errorf("%s: %s, reversed %s", names[i], want, got)
			}
		}
	}
}

// partition says which labels fell together, in an order of its own.
func partition(want, got []string) string {
	labels := map[string]map[string]bool{}
	for i := range want {
		if labels[got[i]] == nil {
			labels[got[i]] = map[string]bool{}
		}
		labels[got[i]][want[i]] = true
	}
	var parts []string
	for _, set := range labels {
		parts = append(parts, fmt.Sprint(keysOf(set)))
	}
	slices.Sort(parts)
	return fmt.Sprint(parts)
}

// library makes articles with 30 entities each out of a vocabulary whose
// frequencies fall as those of news do.
func library(articles int) []*model.Annotated {
	docs := make([]*model.Annotated, articles)
	state := uint64(1)
	next := func(n int) int {
		state = state*6364136223846793005 + 1442695040888963407
		x := float64(state>>40) / (1 << 24)
		return int(x * x * x * float64(n))
	}
	syllables := []string{"ba", "ko", "ri", "ma", "tel", "sun", "gor", "vin", "da", "ler", "no", "pas", "qui", "fer", "ost", "hal"}
	word := func(i int) string {
		s := ""
		for range 3 {
			s += syllables[i%16]
			i = i/16 + i*7%5
		}
		return string(s[0]-32) + s[1:]
	}
	for i := range docs {
		d := &model.Annotated{Article: &model.Article{}}
		for j := range 30 {
			k := next(20000)
			e := model.Entity{ID: model.EntityID(j + 1)}
			switch j % 4 {
			case 0:
				e.Kind, e.Name = model.Person, word(k%900)+" "+word(k)
				e.Descriptions = []model.Description{{Text: []string{"minister", "striker", "a judge", "singer"}[k%4]}}
			case 1:
				e.Kind, e.Name = model.Organization, word(k)+" "+word(k*3)+" Agency"
			case 2:
				e.Kind, e.Name = model.Place, []string{"Syria", "Paris", "Springfield", "Kenya", word(k)}[k%5]
			case 3:
				e.Kind, e.Name = model.Person, word(k)
			}
			e.Aliases = []model.Alias{{Name: e.Name, Form: model.Named, Count: 1, Evidence: model.Evidence{Reason: "the fullest name that the article uses"}}}
			d.Entities = append(d.Entities, e)
		}
		docs[i] = d
	}
	return docs
}

func TestAcrossLarge(t *testing.T) {
	docs := library(300)
	checkResolution(t, docs[:0], Across(docs[:0]))
	r := Across(docs)
	for i := range docs {
		if len(r.Of[i]) != len(docs[i].Entities) {
			t.Fatal("an entity is lost")
		}
	}
}

// Budget: 100,000 entities in less than 1 s, growing with their number.
func BenchmarkAcross(b *testing.B) {
	for _, n := range []int{1000, 3334} {
		docs := library(n)
		b.Run(fmt.Sprint(n*30), func(b *testing.B) {
			for b.Loop() {
				Across(docs)
			}
		})
	}
}

// Budget: <= 10 µs a word in one article with thousands of different names, and
// the same for eight times the text: the work grows with its length.
func BenchmarkWithinLong(b *testing.B) {
	for _, n := range []int{400, 3200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var text strings.Builder
			var anns []model.Annotation
			put := func(s string, k model.Kind) {
				anns = append(anns, model.Annotation{Span: model.Span{Start: text.Len(), End: text.Len() + len(s)}, Kind: k, Form: model.Named, Confidence: 0.9})
				text.WriteString(s)
			}
			for i := range n {
				put(fmt.Sprintf("Given%c%c Family%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i%17, 'a'+i/17%26), model.Person)
				text.WriteString(", a teacher, said the city of ")
				put(fmt.Sprintf("Town%c%c", 'a'+i%23, 'a'+i/23%26), model.Place)
				text.WriteString(" was quiet. He said the group and the ")
				put(fmt.Sprintf("Ministry of %c%c Affairs", 'A'+i%26, 'a'+i/26%26), model.Organization)
				text.WriteString(" agreed. The ministry said no more.\n\n")
			}
			d := tokens.Split(text.String(), paragraphs(text.String()))
			for b.Loop() {
				Within(d, anns)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/token")
		})
	}
}

// Whatever the text and the spans, the result is well formed.
func FuzzWithin(f *testing.F) {
	f.Add("The [Islamic State|O a] ([IS|O a]) group, also known as [Daesh|O a], left [Homs|L b], [Syria|L c].", uint16(3))
	f.Add("“No,” [Mr O’Neill Jr.|P a] of the [U.S.|L b]–[EU|O c] ([X|P d], or [Y|P d]) said. He left the city. It said: the", uint16(9))
	f.Fuzz(func(t *testing.T, text string, seed uint16) {
		d := tokens.Split(text, nil)
		var anns []model.Annotation
		x := uint32(seed)
		for i := 0; i < len(d.Tokens); i++ {
			x = x*1664525 + 1013904223
			if x>>28 < 8 {
				continue
			}
			n := min(1+int(x>>20&3), len(d.Tokens)-i)
			anns = append(anns, model.Annotation{Span: d.Span(tokens.Range{First: i, End: i + n}), Kind: model.Person + model.Kind(x>>16&3),
				Form: model.Named, Confidence: float64(x>>8&255) / 255})
			i += n
		}
		out, entities := Within(d, anns)
		named := 0
		for i, a := range out {
			if i > 0 && before(a.Span, out[i-1].Span) {
				t.Fatal("not sorted")
			}
			if a.Start < 0 || a.End > len(text) || a.Empty() || a.Entity < 1 || int(a.Entity) > len(entities) {
				t.Fatalf("%+v of %d entities in %q", a, len(entities), text)
			}
			if a.Kind != entities[a.Entity-1].Kind {
				t.Fatalf("%v annotation of a %v in %q", a.Kind, entities[a.Entity-1].Kind, text)
			}
			if a.Form == model.Named || a.Form == model.Short {
				named++
			}
		}
		if named < len(anns) {
			t.Fatalf("%d of %d names are left in %q", named, len(anns), text)
		}
		checkResolution(t, nil, &model.Resolution{})
		docs := []*model.Annotated{{Article: &model.Article{Text: text}, Annotations: out, Entities: entities}}
		checkResolution(t, docs, Across(docs))
	})
}

// Budget: less than 1 µs a word.
func BenchmarkWithin(b *testing.B) {
	docs := loadReference(b)
	type input struct {
		d    *tokens.Document
		anns []model.Annotation
	}
	var in []input
	words := 0
	for i := range docs {
		anns, _ := named(&docs[i])
		d := tokens.Split(docs[i].Article.Text, docs[i].Article.Paragraphs)
		for _, t := range d.Tokens {
			if t.Class == tokens.Word || t.Class == tokens.Number {
				words++
			}
		}
		in = append(in, input{d, anns})
	}
	for b.Loop() {
		for _, x := range in {
			Within(x.d, x.anns)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
}
