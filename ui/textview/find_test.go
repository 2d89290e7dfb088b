package textview

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name, text, query string
		want              []string
	}{
		{"any case", "Isil, ISIL and isil", "isil", []string{"Isil", "ISIL", "isil"}},
		{"a capital makes case count", "Isil, ISIL and isil", "ISIL", []string{"ISIL"}},
		{"diacritics fold", "Café, cafe, CAFÉ", "cafe", []string{"Café", "cafe", "CAFÉ"}},
		{"in the query too", "Cafe and café", "café", []string{"Cafe", "café"}},
		{"combining marks", "caf\u0065\u0301 noir", "cafe n", []string{"caf\u0065\u0301 n"}},
		{"a mark at the end belongs to the match", "cafe\u0301!", "cafe", []string{"cafe\u0301"}},
		{"strokes", "Łódź and Ørsted", "lodz", []string{"Łódź"}},
		{"curly apostrophes", "Syria’s and Syria's", "syria's", []string{"Syria’s", "Syria's"}},
		{"curly quotes", "“We have seen” and \"we saw\"", "\"we", []string{"“We", "\"we"}},
		{"dashes", "2011–2016 and 2011-2016", "2011-2016", []string{"2011–2016", "2011-2016"}},
		{"white space", "Syrian\n  Observatory, Syrian\u00a0Observatory", "syrian observatory", []string{"Syrian\n  Observatory", "Syrian\u00a0Observatory"}},
		{"over a paragraph's end", "the end.\n\nThe start", "end. the", []string{"end.\n\nThe"}},
		{"soft hyphens and joiners", "pass\u00adword pass\u200bword", "password", []string{"pass\u00adword", "pass\u200bword"}},
		{"Cyrillic", "Россия и россия", "россия", []string{"Россия", "россия"}},
		{"Greek accents", "Ελλάδα και ελλαδα", "ελλαδα", []string{"Ελλάδα", "ελλαδα"}},
		{"Arabic vowel marks", "مُحَمَّد محمد", "محمد", []string{"مُحَمَّد", "محمد"}},
		{"ideographs", "日本語と日本", "日本", []string{"日本", "日本"}},
		{"no overlaps", "aaaa", "aa", []string{"aa", "aa"}},
		{"nothing but space", "a b c", "  ", nil},
		{"nothing", "a b c", "", nil},
		{"literal", "a.c abc", "a.c", []string{"a.c"}},
		{"longer than the text", "ab", "abc", nil},
		{"invalid bytes", "a\xffb ab", "ab", []string{"ab"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Find(tt.text, tt.query) {
				got = append(got, s.In(tt.text))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestFindAgainstSlow compares the fast search with one that tries every rune.
func TestFindAgainstSlow(t *testing.T) {
	text := strings.Repeat("The Café at Pálmyra’s gate — “Tadmur” — café palmyra's ", 2000) + "ENDE é"
	for _, query := range []string{"e", "é", "cafe", "palmyra's", "t", "'s g", "- \"t", "ende", "É", "zzz", "a t"} {
		q := NewQuery(query)
		at := 0
		for i := range text {
			if i < at {
				continue
			}
			m, ok := q.match(text, i)
			if !ok {
				continue
			}
			got, found := q.Next(text, at)
			if !found || got != m {
				t.Fatalf("%q from %d: got %v %v, want %v", query, at, got, found, m)
			}
			at = m.End
		}
		if got, found := q.Next(text, at); found {
			t.Fatalf("%q from %d: got %v, want none", query, at, got)
		}
	}
}

func TestFindPrevAndIn(t *testing.T) {
	text := strings.Repeat("x", 40000) + "Öl" + strings.Repeat("y ", 40000) + "ol"
	q := NewQuery("ol")
	all := q.All(text, 0)
	if len(all) != 2 {
		t.Fatalf("found %d, want 2", len(all))
	}
	if got, ok := q.Prev(text, len(text)); !ok || got != all[1] {
		t.Errorf("last: %v %v, want %v", got, ok, all[1])
	}
	if got, ok := q.Prev(text, all[1].Start); !ok || got != all[0] {
		t.Errorf("before the last: %v %v, want %v", got, ok, all[0])
	}
	if got, ok := q.Prev(text, all[0].Start); ok {
		t.Errorf("before the first: %v, want none", got)
	}
	if diff := cmp.Diff(all[:1], q.In(text, all[0])); diff != "" {
		t.Error(diff)
	}
	if got := q.In(text, span(0, 40000)); got != nil {
		t.Errorf("in the x: %v, want none", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The Café’s", "cafe's")
	f.Add("a\u0301b\u200bc", "abc")
	f.Add("не \u2014 ёлка", "- елка")
	f.Add("x  \u00a0’ y", "x 'y")
	f.Fuzz(func(t *testing.T, text, query string) {
		q := NewQuery(query)
		var want model.Span
		for i := range text {
			if m, ok := q.match(text, i); ok && !q.Empty() {
				want = m
				break
			}
		}
		if got, _ := q.Next(text, 0); got != want {
			t.Fatalf("%q in %q: %v, want %v", query, text, got, want)
		}
		at := 0
		for _, m := range q.All(text, 100) {
			if m.Start < at || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("match %v after %d in %d bytes", m, at, len(text))
			}
			at = m.End
		}
		q.Prev(text, len(text))
		q.In(text, span(0, len(text)))
	})
}

// The budget is 85 ms for 50 MB that do not hold the query.
func BenchmarkFind50MB(b *testing.B) {
	text := strings.Repeat(english, 50<<20/len(english))
	for _, query := range []string{"needle", "teee", "cafés", "the zebra", "россия"} {
		b.Run(query, func(b *testing.B) {
			q := NewQuery(query)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if m, ok := q.Next(text, 0); ok {
					b.Fatal(m)
				}
			}
		})
	}
}
