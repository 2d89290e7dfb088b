package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lectern/annotate/reference"
	"lectern/model/library"
	"lectern/ui/uitest"
	"lectern/ui/uitest/gold"
)

// copyOf is the text as another paper printed it: the paragraphs up to one, all
// of them where that is zero.
func copyOf(d reference.Document, source string, paragraphs int) reference.Document {
	a := *d.Article
	a.Source, a.Path = source, source
	if paragraphs > 0 {
		a.Paragraphs = a.Paragraphs[:paragraphs]
		end := a.Paragraphs[paragraphs-1].End
		a.Text = a.Text[:end]
		d.Marks = slices.DeleteFunc(slices.Clone(d.Marks), func(m reference.Mark) bool { return m.End > end })
	}
	d.Article, d.Name = &a, source
	return d
}

// papers are five papers: an agency's report of a fire, three that took it over,
// and one that tells of something else.
func papers(t testing.TB) (library.Annotator, []library.Source) {
	t.Helper()
	docs, err := reference.Load(reference.Embedded)
	if err != nil {
		t.Fatal(err)
	}
	find := func(name string) reference.Document {
		i := slices.IndexFunc(docs, func(d reference.Document) bool { return d.Name == name })
		if i < 0 {
			t.Fatalf("the reference has no %s", name)
		}
		return docs[i]
	}
	agency, other := find("articles/09_aircrash"), find("articles/13_protest")
	return gold.From([]reference.Document{
		copyOf(agency, "Agency", 0), copyOf(agency, "Gazette", 0), copyOf(agency, "Morning Star", len(agency.Article.Paragraphs)-2),
		other, copyOf(agency, "Herald", 0),
	})
}

func startPapers(t testing.TB, o uitest.Options) *uitest.Session {
	t.Helper()
	annotator, sources := papers(t)
	lib := library.Open(t.Context(), library.Of(sources...), annotator)
	lib.WaitFirst(t.Context())
	return uitest.Start(t, New(lib, Options{}), o)
}

// J and K go from story to story and say what they pass over; ]v and [v lead
// round the variants.
func TestVariantsArePassedOver(t *testing.T) {
	s := startPapers(t, uitest.Options{Width: 120, Height: 36})
	has(t, s, "1/5", "1 source in 4 articles: ]v", "also in", "Gazette, Morning Star")
	s.Type("J")
	has(t, s, "4/5", "2 variants passed over; L shows them.")
	s.Type("J")
	has(t, s, "4/5", "This is the last article. 1 variant passed over; L shows them.")
	s.Type("K")
	has(t, s, "1/5", "2 variants passed over")
	s.Type("]v")
	has(t, s, "2/5", "Variant 2 of 4: Gazette, same text.")
	s.Type("]v")
	has(t, s, "3/5", "Variant 3 of 4: Morning Star", "shorter")
	s.Type("[v")
	s.Type("[v")
	has(t, s, "1/5", "Variant 1 of 4: Agency.")
	s.Press("ctrl+o")
	has(t, s, "2/5")
	s.Type("JL")
	has(t, s, "2 stories in 5", "+3")
	lacks(t, s, "Gazette")
	s.Press("k", "right")
	has(t, s, "└ Gazette", "same text", "└ Herald")
	s.Press("j", "enter")
	has(t, s, "2/5")
}

// Variants are one source, wherever sources are counted.
func TestVariantsAreOneSource(t *testing.T) {
	s := startPapers(t, uitest.Options{Width: 120, Height: 36})
	s.Type("]p")
	has(t, s, "PERSON", "4 mentions · 1 of 2 sources")
	s.Press("*")
	lacks(t, s, "of 4 sources")
	lacks(t, s, "in 4 sources")
	s.Type("E")
	has(t, s, "1 of 2")
	lacks(t, s, "of 5")
}

// D dims what was on the screen before in another article.
func TestDimRead(t *testing.T) {
	const part = "There was a sound like a torn drum"
	s := startPapers(t, uitest.Options{Width: 120, Height: 36})
	plain := s.Screen().StyleOf(part)
	s.Type("D")
	if got := status(s); !strings.Contains(got, "Nothing here was read before.") {
		t.Errorf("the first article: %q", got)
	}
	s.Type("]v")
	s.Press("j") // takes the message away
	if got := status(s); !strings.Contains(got, "11 of 11 sentences were read before") {
		t.Errorf("a copy: %q", got)
	}
	if got := s.Screen().StyleOf(part); got == plain {
		t.Errorf("a sentence that was read looks like a new one: %q", got)
	}
	s.Type("D")
	has(t, s, "Nothing is dimmed any more.")
	if got := s.Screen().StyleOf(part); got != plain {
		t.Errorf("a sentence looks dimmed: %q, want %q", got, plain)
	}
}

// What was not on the screen was not read.
func TestDimReadKnowsTheScreen(t *testing.T) {
	s := startPapers(t, uitest.Options{Width: 80, Height: 14})
	s.Type("]vD")
	first := status(s)
	s.Type("[v")
	s.Type("G]v") // a sentence between the two screens was never seen
	s.Press("j")
	if all := status(s); !strings.Contains(first, "3 of 11 sentences were") || !strings.Contains(all, "10 of 11") {
		t.Errorf("%q, and after the end was seen %q", first, all)
	}
}

// Without colour what was read is faint, and has a sign in the margin.
func TestDimReadWithoutColor(t *testing.T) {
	annotator, sources := papers(t)
	lib := library.Open(t.Context(), library.Of(sources...), annotator)
	lib.WaitFirst(t.Context())
	s := uitest.Start(t, New(lib, Options{Theme: "none"}), uitest.Options{Width: 80, Height: 24})
	s.Type("]vD")
	has(t, s, "· Goma (DR Congo)")
	if got := s.Screen().StyleOf("ploughed into"); got != "faint" {
		t.Errorf("it is painted %q", got)
	}
}

// TestGeometryOfVariants looks at what variants add to the screen at many sizes.
func TestGeometryOfVariants(t *testing.T) {
	annotator, sources := papers(t)
	lib := library.Open(t.Context(), library.Of(sources...), annotator)
	lib.Begin()
	<-lib.Done()
	for name, keys := range map[string][]string{
		"card": {}, "folded": {"L"}, "unfolded": {"L", "l"}, "variant": {"]", "v"}, "dimmed": {"]", "v", "D"}, "filtered": {"L", "&", "g", "a", "z"},
	} {
		t.Run(name, func(t *testing.T) {
			m := New(lib, Options{})
			m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
			m.View()
			for _, k := range keys {
				m.Update(keyPress(k))
			}
			sweep(t, m)
		})
	}
}
