package quotes

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
	"lectern/model"
)

// paragraphs parts the text at blank lines.
func paragraphs(text string) []model.Paragraph {
	var ps []model.Paragraph
	at := 0
	for _, p := range strings.Split(text, "\n\n") {
		ps = append(ps, model.Paragraph{Span: model.Span{Start: at, End: at + len(p)}})
		at += len(p) + 2
	}
	return ps
}

// render shows a quote as "direct said <speaker> words".
func render(text string, a model.Annotation) string {
	how := "indirect"
	if a.Quote.Direct {
		how = "direct"
	}
	return fmt.Sprintf("%s | %s | %s | %s", how, a.Quote.Cue, a.Quote.SpeakerSpan.In(text), a.In(text))
}

func named(text string, names ...string) []model.Annotation {
	var as []model.Annotation
	for _, n := range names {
		i := strings.Index(text, n)
		as = append(as, model.Annotation{Span: model.Span{Start: i, End: i + len(n)}, Kind: model.Person, Form: model.Named})
	}
	return as
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		names      []string
		want       []string
	}{
		{"name and apposition before the cue", `"The bridge is closed," Maria Lopez, an engineer and councillor, said around noon.`, nil,
			[]string{`direct | said | Maria Lopez | The bridge is closed`}},
		{"inverted", `“The river will rise again on Friday”, said Tom Baker, a spokesman for the water board.`, nil,
			[]string{`direct | said | Tom Baker | The river will rise again on Friday`}},
		{"cue before, one addressed", `“We are ready,” the minister told Reuters on Sunday.`, nil,
			[]string{`direct | told | the minister | We are ready`}},
		{"cue before the words", `The mayor said: “No one will be left behind.”`, nil,
			[]string{`direct | said | The mayor | No one will be left behind.`}},
		{"goes on", `“It was loud,” she said. “Then the lights went out.”`, nil,
			[]string{`direct | said | she | It was loud`, `direct | said | she | Then the lights went out.`}},
		{"quoted as saying", `“Nobody was hurt”, the agency quoted a source at the harbour as saying.`, nil,
			[]string{`direct | quoted | a source at the harbour | Nobody was hurt`}},
		{"partial with a cue", `On Monday the union called the offer a “slap in the face”.`, nil,
			[]string{`direct | called | the union | slap in the face`}},
		{"partial without a cue", `The so-called “smart wall” cost far more than planned.`, nil, nil},
		{"a title is no speech", `She starred in the film “The Long Road Home” last year.`, nil, nil},
		{"according to, behind", `At least 12 people died in the flood, according to the interior ministry.`, nil,
			[]string{`indirect | according to | the interior ministry | At least 12 people died in the flood`}},
		{"according to, in front", `According to the central bank, prices rose by 3% in May.`, nil,
			[]string{`indirect | According to | the central bank | prices rose by 3% in May`}},
		{"according to, with what the speaker is", `According to Sandra Nino, head of the port authority, 12 ships were waiting.`, nil,
			[]string{`indirect | According to | Sandra Nino | 12 ships were waiting`}},
		{"an object is no clause", `The firm announced a new rule on Wednesday, replacing a policy of helping people located abroad.`, nil, nil},
		{"a noun with a participle", `The coalition fighting rebels says it has hit two bases.`, nil,
			[]string{`indirect | says | The coalition | it has hit two bases`}},
		{"a perfect tense with words inside", `Ann Reed has long said that the bridge is weak.`, nil,
			[]string{`indirect | said | Ann Reed | the bridge is weak`}},
		{"put at", `In the south, officials put the number of injured at 71.`, nil,
			[]string{`indirect | put | officials | the number of injured at 71`}},
		{"a dateline stays out", `MANILA, Apr 25 (Reuters) - At least 14 people drowned, police said.`, nil,
			[]string{`indirect | said | police | At least 14 people drowned`}},
		{"the marks leave out the subject", `The rebels “burned the library and fled,” the mayor said.`, nil,
			[]string{`direct | said | the mayor | The rebels “burned the library and fled`}},
		{"signed", "“It was the best night of my life.”\n\n— Ann Reed, a teacher", nil,
			[]string{`direct |  | Ann Reed | It was the best night of my life.`}},
		{"said that", `The army said that its troops had left the town.`, nil,
			[]string{`indirect | said | The army | its troops had left the town`}},
		{"says without that", `Meanwhile, the company says it has repaired 300 cars.`, nil,
			[]string{`indirect | says | the company | it has repaired 300 cars`}},
		{"trailing", `The fire started in a warehouse, police said.`, nil,
			[]string{`indirect | said | police | The fire started in a warehouse`}},
		{"trailing pronoun", `Help was on its way, it added.`, nil,
			[]string{`indirect | added | it | Help was on its way`}},
		{"adding", `A total of 40 homes were lost, he said, adding that two bridges were closed.`, nil,
			[]string{`indirect | said | he | A total of 40 homes were lost`, `indirect | adding | he | two bridges were closed`}},
		{"said to be", `The men were said to have fled. He was told to leave.`, nil, nil},
		{"call on", `The senator called on voters to stay calm.`, nil, nil},
		{"did not say", `The company did not say that it would close the plant.`, nil, nil},
		{"single marks, a possessive inside", `‘The troops’ pay is late,’ the general said.`, nil,
			[]string{`direct | said | the general | The troops’ pay is late`}},
		{"straight single marks", `'Don't go there,' he warned.`, nil, []string{`direct | warned | he | Don't go there`}},
		{"two single marks for a double one", `''It is late,'' Mr. Brown said.`, nil, []string{`direct | said | Brown | It is late`}},
		{"guillemets", `« Nous sommes prêts », said Anne Petit.`, nil, []string{`direct | said | Anne Petit | Nous sommes prêts`}},
		{"low marks", `„We won the match“, said Karl Maier.`, nil, []string{`direct | said | Karl Maier | We won the match`}},
		{"reversed guillemets", `»We won the match«, said Karl Maier.`, nil, []string{`direct | said | Karl Maier | We won the match`}},
		{"nested", `“He told me ‘never again’ and left,” said Ann Reed.`, nil, []string{`direct | said | Ann Reed | He told me ‘never again’ and left`}},
		{"mixed inside reported speech", `The court said the plan was “reckless and unlawful” and had to stop.`, nil,
			[]string{`indirect | said | The court | the plan was “reckless and unlawful” and had to stop`}},
		{"over paragraphs", "“This is the first part,” said Ann Reed. “It was hard.\n\n“It will be harder,” she went on.", nil,
			[]string{`direct | said | Ann Reed | This is the first part`, "direct | went on | she | It was hard.\n\n“It will be harder"}},
		{"a missing mark ends with its sentence", `“This was wrong, said Ann Reed. The court met on Monday.`, nil, nil},
		{"a listed name heads the phrase", `The chief executive of Acme, Jane van der Berg, said sales had doubled.`, []string{"Acme", "Jane van der Berg"},
			[]string{`indirect | said | Jane van der Berg | sales had doubled`}},
		{"a name inside the phrase does not head it", `A spokesman for Acme said sales had doubled.`, []string{"Acme"},
			[]string{`indirect | said | A spokesman for Acme | sales had doubled`}},
		{"a name with a preposition inside", `The Bank of England said rates would stay.`, []string{"Bank of England"},
			[]string{`indirect | said | Bank of England | rates would stay`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := tokens.Split(tt.text, paragraphs(tt.text))
			var names []model.Annotation
			if tt.names != nil {
				names = named(tt.text, tt.names...)
			}
			var got []string
			for _, a := range Find(d, names) {
				got = append(got, render(tt.text, a))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Quotes lie in the text, in order, and never overlap.
func FuzzFind(f *testing.F) {
	f.Add("“a ‘b” c’ said \"d «e” he told 'f'' according to g.\n\n“h said that")
	f.Add("''so'' ``x'' \"\"\"\"' said said said, it said.")
	f.Fuzz(func(t *testing.T, text string) {
		d := tokens.Split(text, paragraphs(text))
		end := 0
		for _, a := range Find(d, nil) {
			if a.Start < end || a.End <= a.Start || a.End > len(text) {
				t.Fatalf("quote %v after %d in %q", a.Span, end, text)
			}
			if s := a.Quote.SpeakerSpan; s.Start < 0 || s.End > len(text) || s.End < s.Start {
				t.Fatalf("speaker %v in %q", s, text)
			}
			end = a.End
		}
	})
}

// Budget: 1 µs a word.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("“The bridge is closed,” Maria Lopez, an engineer and councillor, said on Monday. The army said that its troops had left the town after heavy fighting near the river, where two bridges were destroyed last week. At least 12 people died in the flood, according to the interior ministry.\n\n", 300)
	d := tokens.Split(text, paragraphs(text))
	words := len(d.Tokens)
	for b.Loop() {
		Find(d, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/token")
}

// A long text without full stops or paragraphs takes no longer per word.
func TestFindOnOneLongLine(t *testing.T) {
	for _, piece := range []string{"he said that she said “ and it ", "' a \" b ‘ c said ", "according to a, ", "said said ", "x's “ y’ "} {
		text := strings.Repeat(piece, 400_000/len(piece))
		d := tokens.Split(text, nil)
		start := time.Now()
		Find(d, nil)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q: %v for %d tokens", piece, took, len(d.Tokens))
		}
	}
}
