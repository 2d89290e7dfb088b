package tagger

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
)

// What stands around a name, or elsewhere in the article, says that it is an
// organization's.
func TestEvidence(t *testing.T) {
	tests := []struct{ name, want string }{
		{"an officer of it", "The chief executive of [organization Tarvo], a 40-year-old, resigned."},
		{"a worker at it", "An analyst at [organization Brindlemoor] said prices would fall."},
		{"who runs it", "The ferry, operated by [organization Luma Sea Express], sank on Friday."},
		{"its staff", "[organization Quillon] has 6,400 employees in two countries."},
		{"what it is", "[organization Zelmio] is a fast-growing company that sells milk."},
		{"its chief executive", "The board backed [organization Norvane]'s chief executive on Monday."},
		{"a town's club", "[organization Plymouth] manager [person Tom Price] praised [organization Plymouth] on Saturday. The team trains in [place Plymouth]."},
		{"a town's club by its longer name", "[organization Leeds United] won again. Fans said [organization Leeds] were lucky. They met in [place Leeds]."},
		{"a town is a town", "The council of [place Plymouth] met on Monday. Roads to [place Plymouth] were closed."},
		{"a country has an economy", "The chief executive of the group left [place Spain] for [place Peru]."},
		{"two bodies with a hyphen", "[organization Nissan] fell. [organization Renault] rose. The [organization Renault]-[organization Nissan] deal is dead."},
		{"the president of a club", "[organization Plymouth] president [person Tom Price] resigned on Monday."},
		{"a unit and its number", "Ships of the [organization U.S. 7th Fleet] met the [organization 3rd Assault Brigade] on Monday."},
		{"a number that stays with the name", "The admiral of [organization Task Force 83] left [place Malta]. He said that [organization Task Force 83] would return."},
		{"a well-known one", "We shopped at [organization Waitrose] and [organization Lidl] on Monday."},
		{"a short name of beginnings", "The [organization National Coffee Board] ([organization Nacob]) met the unions."},
	}
	tg := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := brackets.Replace(tt.want)
			if diff := cmp.Diff(tt.want, render(text, tg.Tag(tokens.Split(text, nil)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestShortOf(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"Rural Health Board (RHB)", true},
		{"University of Norland (Unor)", true},
		{"Northern Anti-Drug Squad (ADS)", true},
		{"Rural Health Board (Lima)", false},
		{"Rural Health Board (RXB)", false},
		{"Rural (R)", false},
	} {
		d := tokens.Split(tt.text, nil)
		n := len(d.Tokens)
		m := Mark{}
		m.End = n - 3
		if got := isShortOf(d, m, n-2); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.text, got, tt.want)
		}
	}
}
