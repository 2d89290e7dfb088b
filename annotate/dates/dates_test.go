package dates

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
	"lectern/model"
)

// found renders the marks of a text as "words = value", durations with "~".
func found(t *testing.T, text, published string) string {
	t.Helper()
	var day model.Day
	if published != "" {
		var err error
		if day, err = model.ParseDay(published); err != nil {
			t.Fatal(err)
		}
	}
	var out []string
	for _, a := range Find(tokens.Split(text, nil), day) {
		eq := " = "
		if a.Kind == model.Duration {
			eq = " ~ "
		}
		out = append(out, a.In(text)+eq+a.Time.Value)
	}
	return strings.Join(out, "; ")
}

type sentence struct{ published, text, want string }

func check(t *testing.T, tests []sentence) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, found(t, tt.text, tt.published)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
