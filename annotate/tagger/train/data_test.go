package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// Tokens become running text; names stay where they were.
func TestReadTSV(t *testing.T) {
	tests := []struct{ name, tokens, want string }{
		{"clitics and brackets", "He/O did/O n't/O see/O Syria/B-LOC 's/O army/O (/O SAA/B-ORG )/O ./O", "He didn't see [LOC Syria]'s army ([ORG SAA])."},
		{"straight quotes in pairs", "\"/O No/O ,/O \"/O said/O Omar/B-PER \"/O Abu/I-PER Ali/I-PER \"/O Said/O", "\"No,\" said [PER Omar] \"[PER Abu Ali]\" Said"},
		{"hyphens join words", "the/O UK/B-LOC -/O based/O Al/B-PER -/I-PER Hassan/I-PER", "the [LOC UK]-based [PER Al-Hassan]"},
		{"dashes do not", "June/O -/O In/O Libya/B-LOC -/O but/O", "June - In [LOC Libya] - but"},
		{"initials of a country", "the/O U./B-LOC S./I-LOC army/O", "the [LOC U.S.] army"},
		{"two names in a row", "Paris/B-LOC Lyon/B-LOC", "[LOC Paris] [LOC Lyon]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			for tok := range strings.FieldsSeq(tt.tokens) {
				i := strings.LastIndexByte(tok, '/')
				b.WriteString(tok[:i] + "\t" + tok[i+1:] + "\n")
			}
			path := filepath.Join(t.TempDir(), "set.tsv")
			if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
				t.Fatal(err)
			}
			texts, err := readTSV(path, 0, true)
			if err != nil {
				t.Fatal(err)
			}
			body, at := texts[0].body, 0
			var got strings.Builder
			for _, s := range texts[0].spans {
				got.WriteString(body[at:s.start] + "[" + s.label + " " + body[s.start:s.end] + "]")
				at = s.end
			}
			got.WriteString(strings.TrimRight(body[at:], "\n"))
			if diff := cmp.Diff(tt.want, got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNormalise(t *testing.T) {
	tests := []struct {
		text string
		kind model.Kind
		want string
	}{
		{"the Red Cross's", model.Organization, "Red Cross"},
		{"President Bashar al-Assad", model.Person, "Bashar al-Assad"},
		{"Prime Minister", model.Person, "Minister"},
		{"President Hotel", model.Place, "President Hotel"},
	}
	for _, tt := range tests {
		if got := normalise(tt.text, model.Span{Start: 0, End: len(tt.text)}, tt.kind); got.In(tt.text) != tt.want {
			t.Errorf("%q is normalised to %q, want %q", tt.text, got.In(tt.text), tt.want)
		}
	}
}

// The calibration finds the logistic function that the marks were made by.
func TestPlatt(t *testing.T) {
	var marks []judged
	for i := 1; i < 100; i++ {
		p := float64(i) / 100
		share := 1 / (1 + math.Exp(-0.5*math.Log(p/(1-p))-0.3))
		n := int(share*200 + 0.5)
		for j := range 200 {
			marks = append(marks, judged{p, j < n})
		}
	}
	slope, offset := platt(marks)
	if math.Abs(slope-0.5) > 0.02 || math.Abs(offset-0.3) > 0.02 {
		t.Errorf("slope %.3f, offset %.3f; want 0.5 and 0.3", slope, offset)
	}
}
