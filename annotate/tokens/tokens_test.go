package tokens

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// render shows tokens parted by bars, sentences by newlines.
func render(d *Document) string {
	var b strings.Builder
	for _, s := range d.Sentences {
		for i := s.First; i < s.End; i++ {
			if i > s.First {
				b.WriteByte('|')
			}
			b.WriteString(d.At(i))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestSplit(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"possessives", "Syria's air force hit Damascus’s suburbs and the troops' base.",
			"Syria|'s|air|force|hit|Damascus|’s|suburbs|and|the|troops|'|base|.\n"},
		{"acronyms keep their stops", "A U.S.-led raid. In the U.S. Secretary Kerry spoke. He left the U.S. The end.",
			"A|U.S.|-|led|raid|.\nIn|the|U.S.|Secretary|Kerry|spoke|.\nHe|left|the|U.S.\nThe|end|.\n"},
		{"titles and initials", "Mr. J. R. Smith met Gen. Dunford. They talked.",
			"Mr.|J.|R.|Smith|met|Gen.|Dunford|.\nThey|talked|.\n"},
		{"a letter at the end is no initial", "It was vitamin C. doctors said.", "It|was|vitamin|C|.|doctors|said|.\n"},
		{"numbers", "Some $2m (£1.6m), 2,000 men, 80pc, 5-6 km.",
			"Some|$|2m|(|£|1.6m|)|,|2,000|men|,|80pc|,|5|-|6|km|.\n"},
		{"quotes stay with their sentence", "“It is over.” He left. \"Why?\" she asked.",
			"“|It|is|over|.|”\nHe|left|.\n\"|Why|?|\"|she|asked|.\n"},
		{"abbreviated months", "On Jan. 5 he died. It was No. 3.", "On|Jan.|5|he|died|.\nIt|was|No.|3|.\n"},
		{"no at a sentence's end", "He said no. They left.", "He|said|no|.\nThey|left|.\n"},
		{"names with hyphens", "Abdulkafi al-Hamdo of al-Zenki", "Abdulkafi|al|-|Hamdo|of|al|-|Zenki\n"},
		{"nothing", " \n ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, render(Split(tt.text, nil))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParagraphsPartSentences(t *testing.T) {
	text := "A headline\n\nThe text."
	d := Split(text, []model.Paragraph{{Span: model.Span{Start: 0, End: 10}}, {Span: model.Span{Start: 12, End: 21}}})
	if got, want := render(d), "A|headline\nThe|text|.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := d.ParagraphOf(2); got != 1 {
		t.Errorf("ParagraphOf(2) = %d, want 1", got)
	}
	if got := d.Within(model.Span{Start: 3, End: 15}); got != (Range{1, 3}) {
		t.Errorf("Within = %v, want {1 3}", got)
	}
}

// Every token lies in the text, in order; every token is in one sentence.
func FuzzSplit(f *testing.F) {
	f.Add("Mr. O'Brien's U.S. troops—“49”—left. No. 5's…")
	f.Add("\xff.\x00'S\u0301 ’s")
	f.Fuzz(func(t *testing.T, text string) {
		d := Split(text, nil)
		end := 0
		for _, tok := range d.Tokens {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %v after %d in %q", tok.Span, end, text)
			}
			end = tok.End
		}
		next := 0
		for _, s := range d.Sentences {
			if s.First != next || s.End <= s.First {
				t.Fatalf("sentence %v after token %d in %q", s, next, text)
			}
			next = s.End
		}
		if next != len(d.Tokens) {
			t.Fatalf("%d of %d tokens in sentences of %q", next, len(d.Tokens), text)
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("Rami Abdel Rahman, the director of the UK-based Syrian Observatory for Human Rights, said the current assault was the first to see Isil seize territory since it was pushed out. ", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text, nil)
	}
}
