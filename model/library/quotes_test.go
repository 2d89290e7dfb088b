package library

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

func TestSameWords(t *testing.T) {
	const ann, bob, port = 1, 2, 3
	kinds := map[model.EntityID]model.Kind{ann: model.Person, bob: model.Person, port: model.Organization}
	type said struct {
		by       model.EntityID
		direct   bool
		words    string
		articles int
	}
	tests := []struct {
		name string
		a, b said
		want bool
	}{
		{"word for word", said{ann, true, "We have lost seven brothers tonight", 0}, said{ann, true, "We have lost seven brothers tonight,", 0}, true},
		{"other marks and case", said{ann, true, "Don't touch the valves", 0}, said{ann, true, "don’t touch the valves", 0}, true},
		{"numerals", said{ann, true, "We lost 7 good brothers", 0}, said{ann, true, "We lost seven good brothers", 0}, true},
		{"one word changed", said{ann, true, "We have lost seven brothers tonight", 0}, said{ann, true, "We have lost nine brothers tonight", 0}, true},
		{"a denial lost", said{ann, true, "We will never hide behind the old valves", 0}, said{ann, true, "We will hide behind the old valves", 0}, true},
		{"shortened", said{ann, true, "The manifest lists 118 people. We have counted 131 heads on the quay, and we are still counting", 0},
			said{ann, true, "We have counted 131 heads on the quay, and we are still counting", 0}, true},
		{"direct there, indirect here", said{ann, true, "The ship rolled once and never came back up", 0},
			said{ann, false, "the ship had rolled once and never came back up", 0}, true},
		{"speaker known in one", said{ann, true, "The ship rolled once and never came back up", 0},
			said{0, true, "The ship rolled once and never came back up", 0}, true},
		{"two speakers, long and alike", said{ann, true, "The ship rolled once in the heavy sea and never came back up", 0},
			said{bob, true, "The ship rolled once in the heavy sea and never came back up", 0}, true},
		{"two speakers, short", said{ann, true, "The ship rolled over", 0}, said{bob, true, "The ship rolled over", 0}, false},
		{"same subject, other statement", said{ann, true, "The ship was overloaded when it left the pier", 0},
			said{ann, true, "The ship will be raised from the sea next week", 0}, false},
		{"a set phrase", said{ann, true, "We are doing everything we can", 0}, said{bob, true, "We are doing everything we can", 0}, false},
		{"like events reported", said{port, false, "rebels had killed 49 soldiers near the eastern gate", 0},
			said{port, false, "rebels had killed 12 soldiers near the eastern gate", 0}, false},
		{"the same event reported", said{port, false, "rebels had killed 49 soldiers near the eastern gate", 0},
			said{port, false, "49 soldiers had been killed by rebels near the eastern gate", 0}, true},
		{"same words in one article", said{ann, true, "We have lost seven brothers tonight", 1}, said{ann, true, "We have lost seven brothers tonight", 1}, false},
		{"a slogan in two speeches", said{ann, true, "This town will be great, believe me, and we will all work hard: make the harbour great again", 0},
			said{ann, true, "make the harbour great again", 0}, false},
		{"words here and there", said{ann, true, "The mayor closed the bridge last night after the storm because the old ferry could not leave and nobody dared to cross", 0},
			said{ann, true, "The mayor, the storm, the ferry: nobody dared", 0}, false},
		{"few words in a long speech", said{ann, true, "You cannot let them have it. When they march down the street you cannot let that happen", 0},
			said{ann, true, "I will not let you down", 0}, false},
		{"too short", said{ann, true, "terrorist targets", 0}, said{ann, true, "terrorist targets", 0}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			second := 1
			if tt.a.articles == 1 {
				second = 0
			}
			quotes := []Quote{
				{Mention: Mention{Article: 0}, Speaker: tt.a.by, Direct: tt.a.direct, Words: tt.a.words},
				{Mention: Mention{Article: second}, Speaker: tt.b.by, Direct: tt.b.direct, Words: tt.b.words},
			}
			groups := sameWords(quotes, func(id model.EntityID) model.Kind { return kinds[id] })
			if got := len(groups) == 1; got != tt.want {
				t.Errorf("%q and %q: same is %v, want %v", tt.a.words, tt.b.words, got, tt.want)
			}
		})
	}
}

// marked writes the changed words in brackets and what lies beyond in braces.
func marked(text string, d Difference) string {
	var b strings.Builder
	for i := range len(text) + 1 {
		for _, s := range d.Changed {
			if s.End == i {
				b.WriteByte(']')
			}
		}
		for _, s := range d.Beyond {
			if s.End == i {
				b.WriteByte('}')
			}
		}
		for _, s := range d.Changed {
			if s.Start == i {
				b.WriteByte('[')
			}
		}
		for _, s := range d.Beyond {
			if s.Start == i {
				b.WriteByte('{')
			}
		}
		if i < len(text) {
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	tests := []struct{ a, b, wantA, wantB string }{
		{"It rolled once.", "“It rolled once”", "It rolled once.", "“It rolled once”"},
		{"We lost seven brothers", "We have lost nine brothers", "We lost [seven] brothers", "We [have] lost [nine] brothers"},
		{"The list says 118. We counted 131", "We counted 131", "{The list says 118}. We counted 131", "We counted 131"},
		{"We don't know", "We don’t know yet", "We don't know", "We don’t know {yet}"},
		{"yes", "no", "{yes}", "{no}"},
		{"", "no", "", "{no}"},
		{"$1.5m, at 3,000 km", "$1.6m, at 3,000 km", "${1.5m}, at 3,000 km", "${1.6m}, at 3,000 km"},
	}
	for _, tt := range tests {
		a, b := Compare(tt.a, tt.b)
		if diff := cmp.Diff([]string{tt.wantA, tt.wantB}, []string{marked(tt.a, a), marked(tt.b, b)}); diff != "" {
			t.Error(diff)
		}
	}
}

// manyQuotes is a library of n articles, each with eight quotes, half of which
// other articles give as well.
func manyQuotes(n int) *View {
	v := &View{resolution: &model.Resolution{}}
	for i := range 50 {
		v.resolution.Entities = append(v.resolution.Entities, model.Entity{ID: model.EntityID(i + 1), Kind: model.Person, Name: fmt.Sprint("Person ", i)})
	}
	nouns := strings.Fields("harbour bridge council engine railway border station school hospital factory market river tower airport garden library museum castle")
	verbs := strings.Fields("opened closed repaired painted guarded bought sold flooded inspected rebuilt emptied cleaned")
	for i := range n {
		var text strings.Builder
		d := &model.Annotated{}
		of := make([]model.EntityID, 50)
		for j := range of {
			of[j] = model.EntityID(j + 1)
			d.Entities = append(d.Entities, v.resolution.Entities[j])
		}
		for j := range 8 {
			k := i*8 + j
			if j%2 == 0 {
				k = i / 3 * 8
			}
			start := text.Len()
			fmt.Fprintf(&text, "The %s was %s by the %s before the %s could be %s and number %d %s", nouns[k%18], verbs[k/18%12], nouns[k/7%18], nouns[k/5%18], verbs[k%12], k, nouns[(k+j)%18])
			d.Annotations = append(d.Annotations, model.Annotation{Span: model.Span{Start: start, End: text.Len()}, Kind: model.QuoteKind,
				Quote: &model.Quote{Direct: j%3 > 0, Cue: "said", Speaker: model.EntityID(k%50 + 1)}})
			text.WriteString(". ")
		}
		d.Article = &model.Article{Text: text.String(), Title: fmt.Sprint("Article ", i)}
		d.Article.Paragraphs = []model.Paragraph{{Span: model.Span{End: text.Len()}}}
		v.Articles, v.Annotated = append(v.Articles, d.Article), append(v.Annotated, d)
		v.resolution.Of = append(v.resolution.Of, of)
	}
	return v
}

// Budget: the quotes of 1,000 articles are found, and those that are the same
// joined, in <= 50 ms.
func BenchmarkSpeech(b *testing.B) {
	v := manyQuotes(1000)
	for b.Loop() {
		if s := v.findSpeech(); len(s.Quotes) != 8000 || len(s.Same) == 0 {
			b.Fatal(len(s.Quotes), len(s.Same))
		}
	}
}
