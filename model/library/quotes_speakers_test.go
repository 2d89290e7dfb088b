package library

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// TestSpeakers looks at quotes of which the sentence does not name the speaker.
// In the texts <n: words> are names, of entity n of the list of tests; speakers
// are in brackets after their quote's number.
func TestSpeakers(t *testing.T) {
	person := func(name string, descriptions ...string) model.Entity {
		e := model.Entity{Kind: model.Person, Name: name}
		for _, d := range descriptions {
			e.Descriptions = append(e.Descriptions, model.Description{Text: d})
		}
		return e
	}
	ann, bob := person("Ann Reed", "a spokeswoman for the port"), person("Bob Hill", "the mayor")
	port := model.Entity{Kind: model.Organization, Name: "Port Authority"}
	oslo := model.Entity{Kind: model.Place, Name: "Oslo"}
	tests := []struct {
		name, text string
		entities   []model.Entity
		want       []string
	}{
		{"he after his own words", "“It sank,” @Bob Hill@ said.\n\n“We saw it,” @he@ said.", []model.Entity{bob}, []string{"Bob Hill", "Bob Hill"}},
		{"he after another name", "“It sank,” @Bob Hill@ said. #Ann Reed# left.\n\n“We saw it,” @he@ said.", []model.Entity{bob, ann}, []string{"Bob Hill", ""}},
		{"he too far away", "“It sank,” @Bob Hill@ said.\n\nIt was late.\n\nIt rained.\n\n“We saw it,” @he@ said.", []model.Entity{bob}, []string{"Bob Hill", ""}},
		{"he is not an organisation", "“It sank,” @Port Authority@ said.\n\n“We saw it,” @he@ said.", []model.Entity{port}, []string{"Port Authority", ""}},
		{"it is", "The ship sank, @Port Authority@ said. Nobody was hurt, @it@ said.", []model.Entity{port}, []string{"Port Authority", "Port Authority"}},
		{"he is an unnamed source", "“It sank,” @an army source@ said. “We saw it,” @he@ said.", nil, []string{"an army source", "an army source"}},
		{"he is not several", "“It sank,” @army sources@ said. “We saw it,” @he@ said.", nil, []string{"army sources", ""}},
		{"whom the paragraph opens with", "#Bob Hill# thanked the crew. “It sank,” @he@ said.", []model.Entity{bob}, []string{"Bob Hill"}},
		{"one of two in the paragraph", "#Bob Hill# thanked #Ann Reed#. “It sank,” @he@ said.", []model.Entity{bob, ann}, []string{""}},
		{"one who is told of", "The judge fined #Bob Hill#. “It sank,” @he@ said.", []model.Entity{bob}, []string{""}},
		{"they are", "“It sank,” @army sources@ said. “We saw it,” @they@ said.", nil, []string{"army sources", "army sources"}},
		{"the spokesman", "#Ann Reed#, a spokeswoman for the port, came. “It sank,” @the spokeswoman@ said.", []model.Entity{ann}, []string{"Ann Reed"}},
		{"one of two spokesmen", "“It sank,” @the spokesman@ said.", []model.Entity{ann, person("Cid Low", "a spokesman")}, []string{"the spokesman"}},
		{"words that go on", "“It sank,” @Bob Hill@ said. “We saw it.”", []model.Entity{bob}, []string{"Bob Hill", "Bob Hill"}},
		{"words of the next paragraph", "“It sank,” @Bob Hill@ said.\n\n“We saw it.”", []model.Entity{bob}, []string{"Bob Hill", ""}},
		{"the ministry in a place", "“It sank,” @the ministry in #Oslo#@ said.", []model.Entity{oslo}, []string{"the ministry in Oslo"}},
		{"a place that speaks", "“It sank,” @Oslo@ said.", []model.Entity{oslo}, []string{"Oslo"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := speechOf(tt.text, tt.entities)
			v := &View{Articles: []*model.Article{d.Article}, Annotated: []*model.Annotated{d}, resolution: &model.Resolution{Entities: d.Entities}}
			var of []model.EntityID
			for i := range d.Entities {
				d.Entities[i].ID = model.EntityID(i + 1)
				of = append(of, model.EntityID(i+1))
			}
			v.resolution.Of = [][]model.EntityID{of}
			var got []string
			for i := range v.Speech().Quotes {
				q := &v.Speech().Quotes[i]
				got = append(got, v.SpeakerName(q))
				if q.Speaker != 0 && q.Why == "" && !strings.Contains(q.As, v.SpeakerName(q)) {
					t.Errorf("%q: it is not said why “%s” speaks", q.Words, v.SpeakerName(q))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What an entity's quotes are: its own, those of people who speak for it, those
// that speak of it; not those that were told to it.
func TestQuotesOfAnEntity(t *testing.T) {
	for _, tt := range []struct {
		text     string
		in, only bool // among the quotes; only about
	}{
		{"“It sank,” @Port Authority@ said.", true, false},
		{"“It sank,” #Port Authority# director @Bob Hill@ said.", true, false},
		{"“It sank,” @Bob Hill@ of the #Port Authority# said.", true, false},
		{"“It sank,” @Bob Hill@ said to the #Port Authority#.", false, false},
		{"#Port Authority# closed. “It sank,” @Bob Hill@ said.", false, false},
		{"The #Port Authority# failed, @Bob Hill@ said.", true, true},
		{"“It sank,” @Bob Hill@ said.", false, false},
	} {
		d := speechOf(tt.text, []model.Entity{{ID: 1, Kind: model.Organization, Name: "Port Authority"}, {ID: 2, Kind: model.Person, Name: "Bob Hill"}})
		r := &model.Resolution{Entities: d.Entities, Of: [][]model.EntityID{{1, 2}}}
		for i := range d.Annotations {
			if q := d.Annotations[i].Quote; q != nil {
				q.Cue = "said"
			}
		}
		v := &View{Articles: []*model.Article{d.Article}, Annotated: []*model.Annotated{d}, resolution: r, mentions: collect([]*model.Annotated{d}, r)}
		quotes, about := v.Speech().Of(v, 1, -1)
		if in := len(quotes) == 1; in != tt.in || in && about[0] != tt.only {
			t.Errorf("%s: %v, about it only: %v", tt.text, quotes, about)
		}
	}
}

func TestWordsAndMarks(t *testing.T) {
	for _, tt := range []struct {
		text, quote string // the quote is a part of the text
		direct      bool
		words       string
		opened      bool
	}{
		{"“It sank,” he said.", "It sank", true, "It sank", true},
		{"“It sank,” he said.", "“It sank,”", false, "It sank", true},
		{"\"It sank,\" he said.", "\"It sank,\"", true, "It sank", true},
		{"He said it sank, they heard.", "it sank,", false, "it sank", false},
		{"He called the ship “a coffin” and left.", "the ship “a coffin”", true, "the ship “a coffin”", false},
		{"It’s so, he said.", "It’s so", false, "It’s so", false},
	} {
		at := strings.Index(tt.text, tt.quote)
		d := speechOf(tt.text, nil)
		d.Annotations = []model.Annotation{{Span: model.Span{Start: at, End: at + len(tt.quote)}, Kind: model.QuoteKind, Quote: &model.Quote{Direct: tt.direct}}}
		v := &View{Articles: []*model.Article{d.Article}, Annotated: []*model.Annotated{d}}
		q := v.Speech().Quotes[0]
		if q.Words != tt.words || q.Opened != tt.opened {
			t.Errorf("%s in %s: %q, opened by a mark: %v", tt.quote, tt.text, q.Words, q.Opened)
		}
	}
}

// speechOf annotates a text in which @ stands around speakers and # around
// names; quotes end before their speaker, or where the sentence does.
func speechOf(marked string, entities []model.Entity) *model.Annotated {
	d := &model.Annotated{Entities: append([]model.Entity(nil), entities...)}
	var text strings.Builder
	var speakers, names []model.Span
	at, name := -1, -1
	for _, r := range marked {
		switch r {
		case '@':
			if at < 0 {
				at = text.Len()
			} else {
				speakers = append(speakers, model.Span{Start: at, End: text.Len()})
				at = -1
			}
		case '#':
			if name < 0 {
				name = text.Len()
			} else {
				names = append(names, model.Span{Start: name, End: text.Len()})
				name = -1
			}
		default:
			text.WriteRune(r)
		}
	}
	d.Article = &model.Article{Text: text.String()}
	start := 0
	for p := range strings.SplitSeq(d.Article.Text, "\n\n") {
		d.Article.Paragraphs = append(d.Article.Paragraphs, model.Paragraph{Span: model.Span{Start: start, End: start + len(p)}})
		from := start
		for s := range strings.SplitAfterSeq(p, ". ") {
			d.Sentences = append(d.Sentences, model.Span{Start: from, End: from + len(s)})
			from += len(s)
		}
		start += len(p) + 2
	}
	local := func(text string) model.EntityID {
		for i, e := range d.Entities {
			if e.Name == text {
				return model.EntityID(i + 1)
			}
		}
		return 0
	}
	for _, s := range append(append([]model.Span(nil), names...), speakers...) {
		if id := local(s.In(d.Article.Text)); id != 0 {
			d.Annotations = append(d.Annotations, model.Annotation{Span: s, Kind: d.Entities[id-1].Kind, Form: model.Named, Entity: id})
		}
	}
	for _, s := range d.Sentences {
		q := model.Quote{Direct: strings.Contains(s.In(d.Article.Text), "“")}
		words := s
		for _, p := range speakers {
			if s.Covers(p) {
				q.SpeakerSpan, words.End = p, p.Start-1
				q.Speaker = local(p.In(d.Article.Text))
			}
		}
		for i := range names {
			if q.SpeakerSpan.Covers(names[i]) {
				q.Speaker = local(names[i].In(d.Article.Text))
			}
		}
		if !q.Direct && q.SpeakerSpan.Empty() {
			continue
		}
		if i := strings.Index(s.In(d.Article.Text), "“"); i >= 0 && words.Start+i < words.End {
			words.Start += i
			if end := strings.Index(words.In(d.Article.Text), "”"); end >= 0 {
				words.End = words.Start + end + len("”")
			}
		}
		if words.Empty() {
			continue
		}
		d.Annotations = append(d.Annotations, model.Annotation{Span: words, Kind: model.QuoteKind, Quote: &q})
	}
	sortAnnotations(d.Annotations)
	return d
}

// Whatever the annotator says, the quotes can be shown.
func FuzzSpeakers(f *testing.F) {
	f.Add("“It sank,” @Bob Hill@ said.\n\n“We saw it,” @he@ said. #Ann Reed# left.", 3, 9)
	f.Add("@It@ said so. “No,” @the spokesman@ said.\n\n", 40, 0)
	f.Fuzz(func(t *testing.T, text string, start, length int) {
		d := speechOf(text, []model.Entity{{Kind: model.Person, Name: "Bob Hill"}, {Kind: model.Organization, Name: "Ann Reed"}})
		n := len(d.Article.Text)
		for i := range d.Annotations {
			if q := d.Annotations[i].Quote; q != nil { // a speaker anywhere
				q.SpeakerSpan.Start = max(0, min(n, start))
				q.SpeakerSpan.End = max(q.SpeakerSpan.Start, min(n, start+length%99))
			}
		}
		v := &View{Articles: []*model.Article{d.Article}, Annotated: []*model.Annotated{d}}
		s := v.Speech()
		for i := range s.Quotes {
			v.SpeakerName(&s.Quotes[i])
			Compare(s.Quotes[i].Words, s.Quotes[0].Words)
		}
	})
}

func sortAnnotations(all []model.Annotation) {
	for i := range all {
		for j := i; j > 0 && all[j].Start < all[j-1].Start; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
}
