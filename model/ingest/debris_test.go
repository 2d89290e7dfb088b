package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/model"
)

// A debris file is an article with a mark before each line: " |" stays, "-|"
// goes, " =" goes on with the paragraph above, "{-…-}" goes from within one.
// "!field: value" says what is inferred. Rules are made on the files in dev;
// those in test are only counted.
type debrisCase struct {
	input  string
	spaced string // the same with a blank line after each line; "" for hard-wrapped text
	stay   []string
	gone   []string
	fields map[string]string
}

func readDebris(t *testing.T, path string) debrisCase {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c := debrisCase{fields: map[string]string{}}
	var input, spaced strings.Builder
	wrapped := false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if key, value, ok := strings.Cut(line, ": "); ok && strings.HasPrefix(line, "!") {
			c.fields[key[1:]] = value
			continue
		}
		mark, text := "", ""
		if line != "" {
			mark, text = line[:2], line[2:]
		}
		seen := strings.NewReplacer("{-", "", "-}", "").Replace(text)
		input.WriteString(seen + "\n")
		spaced.WriteString(seen + "\n\n")
		switch mark {
		case " |":
			c.stay = append(c.stay, withoutInline(text))
		case " =":
			wrapped = true
			c.stay[len(c.stay)-1] += " " + text
		case "-|":
			c.gone = append(c.gone, seen)
		}
	}
	c.input = input.String()
	if !wrapped {
		c.spaced = spaced.String()
	}
	return c
}

func withoutInline(text string) string {
	for {
		before, rest, ok := strings.Cut(text, "{-")
		if !ok {
			return text
		}
		_, after, _ := strings.Cut(rest, "-}")
		text = before + after
	}
}

func fieldsOf(a *model.Article) map[string]string {
	return map[string]string{"title": a.Title, "source": a.Source, "author": a.Author, "published": a.Published.String(), "language": a.Language, "url": a.URL}
}

// debrisCount is how well a set of files was cleaned.
type debrisCount struct{ stay, lost, gone, left, fields, wrong int }

func (n *debrisCount) add(c debrisCase, a *model.Article, report func(format string, args ...any)) {
	kept := make(map[string]int)
	for _, p := range a.Paragraphs {
		kept[strings.TrimLeft(p.In(a.Text), bullets+" ")]++
	}
	n.stay += len(c.stay)
	n.gone += len(c.gone)
	n.fields += len(fieldsOf(a))
	for _, s := range c.stay {
		if kept[s]--; kept[s] < 0 {
			n.lost++
			report("lost: %s", s)
		}
	}
	for _, s := range c.gone {
		if kept[strings.TrimLeft(s, bullets+" ")] > 0 {
			n.left++
			report("left: %s", s)
		}
	}
	for field, got := range fieldsOf(a) {
		if got != c.fields[field] {
			n.wrong++
			report("%s is %q, want %q", field, got, c.fields[field])
		}
	}
}

func countDebris(t *testing.T, half string, report func(format string, args ...any)) debrisCount {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "debris", half, "*.txt"))
	if err != nil || len(paths) < 8 {
		t.Fatalf("%d files: %v", len(paths), err)
	}
	var n debrisCount
	for _, path := range paths {
		c := readDebris(t, path)
		for layout, input := range map[string]string{"lines": c.input, "blank lines": c.spaced} {
			if input == "" {
				continue
			}
			a, err := Read(path, []byte(input))
			if err != nil {
				t.Fatal(err)
			}
			checkArticle(t, a)
			n.add(c, a, func(format string, args ...any) {
				report(filepath.Base(path)+", "+layout+": "+format, args...)
			})
		}
	}
	return n
}

func TestDebrisDevelopment(t *testing.T) {
	countDebris(t, "dev", t.Errorf)
}

// The test half is for measuring alone: a sentence lost fails, the rest is
// counted.
func TestDebrisMeasured(t *testing.T) {
	n := countDebris(t, "test", func(string, ...any) {})
	t.Logf("of %d paragraphs %d lost, of %d pieces of debris %d left, of %d fields %d wrong", n.stay, n.lost, n.gone, n.left, n.fields, n.wrong)
	if n.lost > 0 || n.left*100 > n.gone*15 || n.wrong*100 > n.fields*5 {
		t.Errorf("cleaning got worse: %+v", n)
	}
}

// Texts with lists, verse, figures, dialogue and words that debris is made of:
// all of it is the article's own.
func TestStays(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "stays", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range mustRead(t, path, string(data)).Removed {
			t.Errorf("%s: removed as %s: %s", filepath.Base(path), r.Reason, r.Text)
		}
	}
}

// "(c)" claims rights before a year or a name, and counts items before a
// sentence.
func TestCopyrightOrItem(t *testing.T) {
	for text, want := range map[string]string{
		"(c) 2016 The Courier": "copyright line", "(c) Reuters": "copyright line", "© Ann Example, all that is here": "copyright line",
		"(c) the harbour master must be told beforehand;": "", "(c) Ships that carry oil wait outside the pier.": "",
	} {
		if got := judgeCopyright(lookAt(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
