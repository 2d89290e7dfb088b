package library

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"lectern/model"
)

func TestRelatedWords(t *testing.T) {
	b := relatedBook()
	key := func(w string) term { return b.word([]byte(w)) }
	for _, same := range [][]string{
		{"capture", "captured", "seized", "retaken"},
		{"kill", "killed", "dead", "died", "deaths"},
		{"advance", "advanced", "advances", "advancing"},
		{"stop", "stopped", "stopping", "stops"},
		{"troops", "soldiers", "soldier"},
		{"country", "countries"},
		{"bridge", "bridges"},
	} {
		for _, w := range same[1:] {
			if key(w) != key(same[0]) {
				t.Errorf("%q and %q are two words", same[0], w)
			}
		}
	}
	for _, two := range [][2]string{{"killed", "injured"}, {"bus", "bu"}, {"red", "r"}, {"sing", "s"}, {"news", "new"}, {"palmyra", "aleppo"}} {
		if key(two[0]) == key(two[1]) {
			t.Errorf("%q and %q are one word", two[0], two[1])
		}
	}
	var words []string
	const text = "The U.S. army’s 1,300 café-goers — ÜBER 2.5"
	b.eachWord(text, model.Span{Start: 4, End: len(text)}, func(s model.Span, _ term) { words = append(words, s.In(text)) })
	if got := strings.Join(words, "|"); got != "U|S|army|s|1,300|café|goers|ÜBER|2.5" {
		t.Error(got)
	}
}

func FuzzEachWord(f *testing.F) {
	f.Add("At least 14 people drowned\xff, the café’s owner said… 1,300,")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		relatedBook().eachWord(text, model.Span{End: len(text)}, func(s model.Span, _ term) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%v after %d in %q", s, last, text)
			}
			last = s.End
		})
	})
}

// wire makes synthetic news: words and names by Zipf's law, 20 sentences an
// article, ten articles on each of the same events.
type wire struct {
	words, names []string
	pick         *rand.Rand
	zipf, people *rand.Zipf
}

func newWire() *wire {
	r := rand.New(rand.NewPCG(1, 2))
	w := &wire{pick: r, zipf: rand.NewZipf(r, 1.1, 4, 20000), people: rand.NewZipf(r, 1.2, 2, 5000)}
	syllables := strings.Fields("ba ke lo mi nu ra se to vi zu dan per gol tir mas")
	word := func(i int) string {
		s := ""
		for n := i + 1; n > 0; n /= len(syllables) {
			s += syllables[n%len(syllables)]
		}
		return s
	}
	for i := range 20001 {
		w.words = append(w.words, word(i))
	}
	for i := range 5001 {
		w.names = append(w.names, "Q"+word(i))
	}
	return w
}

// article writes an article and what is marked in it.
func (w *wire) article(i int) *model.Annotated {
	a := &model.Article{Path: fmt.Sprint(i, ".txt"), Published: model.DayOf(time.Date(2016, 1, 1+i/10, 0, 0, 0, 0, time.UTC))}
	d := &model.Annotated{Article: a}
	var text strings.Builder
	for range 20 {
		start := text.Len()
		for k := range 24 {
			if k > 0 {
				text.WriteByte(' ')
			}
			at := text.Len()
			switch {
			case k%8 == 3:
				n := int(w.people.Uint64()+uint64(i/10*7)) % len(w.names)
				text.WriteString(w.names[n])
				d.Annotations = append(d.Annotations, model.Annotation{Span: model.Span{Start: at, End: text.Len()}, Kind: model.Person, Form: model.Named, Entity: model.EntityID(n + 1)})
			case k == 20:
				fmt.Fprintf(&text, "%d troops", w.pick.IntN(90)+2)
				d.Annotations = append(d.Annotations, model.Annotation{Span: model.Span{Start: at, End: text.Len()}, Kind: model.Quantity,
					Figure: &model.Figure{Min: 5, Max: 5, Unit: "troops", Event: []string{"killed", "captured", "sent", "seen"}[w.pick.IntN(4)]}})
			case k == 13:
				text.WriteString("Friday")
				d.Annotations = append(d.Annotations, model.Annotation{Span: model.Span{Start: at, End: text.Len()}, Kind: model.Date,
					Time: &model.Time{Value: a.Published.Time().AddDate(0, 0, -w.pick.IntN(9)).Format("2006-01-02"), Precision: "day"}})
			default:
				text.WriteString(w.words[w.zipf.Uint64()])
			}
		}
		text.WriteString(". ")
		d.Sentences = append(d.Sentences, model.Span{Start: start, End: text.Len() - 1})
	}
	a.Text = text.String()
	a.Paragraphs = []model.Paragraph{{Span: model.Span{End: len(a.Text)}}}
	return d
}

// newsView is a view of n such articles.
func newsView(n int) *View {
	w := newWire()
	v := &View{Total: n, Ready: n, resolution: &model.Resolution{}}
	var identity []model.EntityID
	for i, name := range w.names {
		v.resolution.Entities = append(v.resolution.Entities, model.Entity{ID: model.EntityID(i + 1), Kind: model.Person, Name: name})
		identity = append(identity, model.EntityID(i+1))
	}
	for i := range n {
		d := w.article(i)
		d.Entities = v.resolution.Entities
		v.Articles, v.Annotated = append(v.Articles, d.Article), append(v.Annotated, d)
		v.resolution.Of = append(v.resolution.Of, identity)
	}
	return v
}

// fresh is the view without what it has found out.
func fresh(v *View) *View {
	return &View{Articles: v.Articles, Annotated: v.Annotated, Total: v.Total, Ready: v.Ready, resolution: v.resolution, mentions: v.mentions}
}

// Budget: 1,000 articles in the background within 500 ms.
func BenchmarkRelatedIndex(b *testing.B) {
	v := newsView(1000)
	for b.Loop() {
		fresh(v).WarmRelated()
	}
}

// Budget: <= 50 ms on 1,000 articles.
func BenchmarkRelated(b *testing.B) {
	v := newsView(1000)
	v.WarmRelated()
	for i := 0; b.Loop(); i++ {
		article := i * 37 % 1000
		v.Related(article, v.Annotated[article].Sentences[i%20])
	}
}

// Budget: <= 50 ms on 1,000 articles with 20,000 dates.
func BenchmarkTimeline(b *testing.B) {
	v := newsView(1000)
	for b.Loop() {
		fresh(v).WarmTimeline()
	}
}
