package figures

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/dates"
	"lectern/annotate/tokens"
	"lectern/model"
)

// found renders the figures of a text, one a line: kind, span, value, unit or
// currency, hedge in brackets.
func found(text string) string {
	d := tokens.Split(text, nil)
	var out []string
	for _, a := range Find(d, dates.Find(d, model.Day{Year: 2016, Month: 12, Day: 10})) {
		f := a.Figure
		s := fmt.Sprintf("%s %s = %.9g", a.Kind, a.In(text), f.Min)
		if f.Max != f.Min {
			s += fmt.Sprintf("..%.9g", f.Max)
		}
		for _, w := range []string{f.Currency, f.Unit} {
			if w != "" {
				s += " " + w
			}
		}
		if f.Hedge != "" {
			s += " [" + f.Hedge + "]"
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

type sentence struct{ text, want string }

func check(t *testing.T, tests []sentence) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(strings.Split(tt.want, "; "), strings.Split(found(tt.text), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
