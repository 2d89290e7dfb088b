package reference

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lectern/model"
	"lectern/seeds"
)

func load(t *testing.T) []Document {
	t.Helper()
	docs, err := Load(Embedded)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// TestSeedsAreTheFiles holds every paragraph of the seeds' reference against
// the file: cleaning takes out, it never writes.
func TestSeedsAreTheFiles(t *testing.T) {
	n := 0
	for _, d := range load(t) {
		if d.Half != Seeds {
			continue
		}
		n++
		data, err := seeds.FS.ReadFile(d.File)
		if err != nil {
			t.Fatal(err)
		}
		raw := strings.ReplaceAll(string(data), ", external", "")
		for _, p := range d.Article.Paragraphs {
			if text := p.In(d.Article.Text); !strings.Contains(raw, text) {
				t.Errorf("%s: not in the file: %s", d.Name, text)
			}
		}
	}
	if n != 5 {
		t.Errorf("%d seeds, want 5", n)
	}
}

// TestObservatory counts the mentions that the five seeds are known to hold.
func TestObservatory(t *testing.T) {
	n, in := 0, make(map[string]bool)
	for _, d := range load(t) {
		for _, m := range d.Marks {
			if d.Half == Seeds && m.Key == "sohr" && (m.Form == model.Named || m.Form == model.Short) {
				n++
				in[d.Name] = true
			}
		}
	}
	if n != 9 || len(in) != 5 {
		t.Errorf("%d named mentions in %d seeds, want 9 in 5", n, len(in))
	}
}

func TestMarksAreSound(t *testing.T) {
	for _, d := range load(t) {
		text := d.Article.Text
		if strings.Count(text, "“") != strings.Count(text, "”") && !strings.Contains(text, "”\n\n“") {
			t.Errorf("%s: curly quotation marks do not balance", d.Name)
		}
		if strings.Count(text, `"`)%2 != 0 {
			t.Errorf("%s: straight quotation marks do not balance", d.Name)
		}
		for i, m := range d.Marks {
			got := m.In(text)
			if m.Kind.IsEntity() && m.Form != model.Nominal {
				for _, bad := range []string{"the ", "The ", "Mr ", "Mr. ", "Mrs ", "Ms ", "Dr ", "President ", "Sir "} {
					if strings.HasPrefix(got, bad) {
						t.Errorf("%s: %q starts with what belongs to no name", d.Name, got)
					}
				}
				if strings.HasSuffix(got, "'s") || strings.HasSuffix(got, "’s") {
					t.Errorf("%s: %q ends in a possessive", d.Name, got)
				}
			}
			for _, o := range d.Marks[i+1:] {
				if m.Span == o.Span && m.Kind == o.Kind {
					t.Errorf("%s: %q is marked twice", d.Name, got)
				}
				if m.Overlaps(o.Span) && !m.Covers(o.Span) {
					t.Errorf("%s: %q and %q cross", d.Name, got, o.In(text))
				}
			}
		}
	}
}

func TestCheck(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"two kinds", "[[place:x|Jordan]] met [[person:x|Jordan]]", "elsewhere"},
		{"no mention", "[[quantity:5 by=y|5 dogs]]", "no mention"},
	}
	for _, test := range tests {
		fsys := fstest.MapFS{"texts/articles/01_x.txt": {Data: []byte("title: x\n---\n" + test.text)}}
		if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want an error with %q", test.name, err, test.want)
		}
	}
}

// TestWeekdays holds every day that a text gives by its weekday against the
// calendar.
func TestWeekdays(t *testing.T) {
	for _, d := range load(t) {
		for _, m := range d.Marks {
			day, err := model.ParseDay(m.Timex)
			if m.Kind != model.Date || err != nil || !day.Exact() {
				continue
			}
			text := m.In(d.Article.Text)
			for w := time.Sunday; w <= time.Saturday; w++ {
				if strings.Contains(text, w.String()) && day.Time().Weekday() != w {
					t.Errorf("%s: %q is not %s, a %s", d.Name, text, m.Timex, day.Time().Weekday())
				}
			}
		}
	}
}

// TestLengths keeps the texts short enough to check by reading.
func TestLengths(t *testing.T) {
	for _, d := range load(t) {
		if n := len(strings.Fields(d.Article.Text)); d.Half != Seeds && (n < 100 || n > 320) {
			t.Errorf("%s: %d words, want 100 to 320", d.Name, n)
		}
	}
}
