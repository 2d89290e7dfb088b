package quotes

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"lectern/annotate/tokens"
	"lectern/model"
)

// mentionsIn takes the words in braces, such as {p Ann Reed}, for mentions (p
// person, o organization, l place, g group) and returns the text without the
// braces. Equal words are one entity, whose name is in names at its id less one.
func mentionsIn(marked string) (text string, mentions []model.Annotation, names []string) {
	kinds := map[byte]model.Kind{'p': model.Person, 'o': model.Organization, 'l': model.Place, 'g': model.Group}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "{")
		b.WriteString(before)
		if !ok {
			return b.String(), mentions, names
		}
		inside, after, _ := strings.Cut(rest, "}")
		words := inside[2:]
		id := slices.Index(names, words)
		if id < 0 {
			names = append(names, words)
			id = len(names) - 1
		}
		mentions = append(mentions, model.Annotation{
			Span: model.Span{Start: b.Len(), End: b.Len() + len(words)},
			Kind: kinds[inside[0]], Form: model.Named, Entity: model.EntityID(id + 1),
		})
		b.WriteString(words)
		marked = after
	}
}

func TestLink(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a name", `“We won,” {p Ann Reed} said.`, "Ann Reed"},
		{"a name behind an apposition", `“We won,” {p Ann Reed}, a minister in {l Paris}, said.`, "Ann Reed"},
		{"a place behind the head", `The ministry in {l Moscow} said that it was over.`, "-"},
		{"a name before the head", `The {l US}-led coalition said that it was over.`, "-"},
		{"a nationality", `{g Syrian} state media said that it was over.`, "-"},
		{"the last name is the head", `{g Syrian} news agency {o SANA} said that it was over.`, "SANA"},
		{"a title with of", `{o ATS} Superintendent of Police {p Raj Patel} said that it was over.`, "Raj Patel"},
		{"a name with of", `The {o Bank of England} said that it was over.`, "Bank of England"},
		{"a spokesman", `A spokesman for {o Acme} said that it was over.`, "Acme"},
		{"a spokesman, the name before", `An {o Acme} spokesman said that it was over.`, "Acme"},
		{"a survey", `Prices rose, a survey by {o Alpha} showed.`, "Alpha"},
		{"a pronoun after a speaker", `“We won,” said {p Ann Reed}. “It was hard,” she added.`, "Ann Reed, Ann Reed"},
		{"a pronoun after another name", "“We won,” said {p Ann Reed}. Then {p Tom Lee} came. “It was hard,” he added.", "Ann Reed, -"},
		{"a pronoun after a speaker without a name", `A witness said that it was over. “It was hard,” he added.`, "-, -"},
		{"an organisation goes on", `{o Acme} said that sales rose. It added that costs fell.`, "Acme, Acme"},
		{"the minister", `“We won,” said {p Ann Reed}. “It was hard,” the minister said.`, "Ann Reed, Ann Reed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, mentions, names := mentionsIn(tt.text)
			d := tokens.Split(text, nil)
			anns := append(Find(d, mentions), mentions...)
			slices.SortStableFunc(anns, func(a, b model.Annotation) int {
				return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
			})
			Link(d, anns)
			var got []string
			for _, a := range anns {
				switch {
				case a.Quote == nil:
				case a.Quote.Speaker == 0:
					got = append(got, "-")
				default:
					got = append(got, names[a.Quote.Speaker-1])
				}
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}
