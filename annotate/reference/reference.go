// Package reference holds news texts that were annotated by hand, and the
// measures that compare what the annotator finds in them with what a careful
// reader does. README.md describes the texts and their markup.
package reference

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"lectern/model"
)

// Embedded holds the reference texts, below the folder "texts".
//
//go:embed texts
var Embedded embed.FS

// Half says what a text may be used for.
type Half uint8

// The halves of the reference.
const (
	// Seeds are the five articles that the program opens; they were known to
	// whoever wrote the annotator.
	Seeds Half = iota
	// Development texts may be looked at while tuning.
	Development
	// Test texts are for measuring alone.
	Test
)

// String is the half's name on the command line.
func (h Half) String() string { return [...]string{"seeds", "development", "test"}[h] }

// Document is one text with everything that a careful reader marks in it.
type Document struct {
	// Name is the path below "texts" without its ending, such as "seeds/002".
	Name string
	Half Half
	// Story groups the texts on one event from several sources: "seeds", or a
	// folder below "stories". It is Name for a text that stands alone.
	Story string
	// File is the name of the file that the text was read from, among the
	// seeds; "" where the text was written for the reference.
	File string
	// Article is the clean reading text with the metadata that a reader can
	// tell from the file.
	Article *model.Article
	// Neutral lists the paragraphs, by index, that cleaning may keep or drop.
	Neutral []int
	// Marks are sorted by Start; of two that start together the longer comes
	// first.
	Marks []Mark
}

// Mark is a span that a careful reader marks, and how it is to be read.
type Mark struct {
	model.Span
	Kind model.Kind
	// Form is Named, Short or Nominal on the entity kinds, none elsewhere.
	Form model.Form
	// Key names the entity; the same key is the same thing in every text. On a
	// quote it names the speaker. "" where the reader cannot tell.
	Key string
	// Open says that the mark is sure but what it names is open: it takes no
	// part in clustering.
	Open bool
	// Optional says that careful readers differ: neither missing it nor
	// marking it is a mistake.
	Optional bool
	// Alternative says that this longer mark may stand in place of the marks
	// that it covers: "Syrian government" for "Syrian".
	Alternative bool
	// Valued says that the reference gives the value of a date, a duration or
	// a figure.
	Valued bool
	// Min and Max are the value of a figure, as in model.Figure.
	Min, Max float64
	// Currency, Unit, Hedge, Event and When are as in model.Figure; "" where
	// the reference does not say.
	Currency, Unit, Hedge, Event, When string
	// By and Place are the keys of who gave a figure and where it holds.
	By, Place string
	// Timex is the value of a date or duration, as in model.Time.
	Timex string
}

// Load reads every text below "texts" in fsys, in the order of their names. An
// error names the file and line that is at fault.
func Load(fsys fs.FS) ([]Document, error) {
	var docs []Document
	err := fs.WalkDir(fsys, "texts", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".txt" {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		doc, err := parse(string(data))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := doc.place(strings.TrimSuffix(strings.TrimPrefix(name, "texts/"), ".txt")); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		docs = append(docs, *doc)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the reference: %w", err)
	}
	return docs, check(docs)
}

// place sets what a text's path says about it: its name, story and half. Odd
// numbers are for development, even ones for testing.
func (d *Document) place(name string) error {
	d.Name, d.Story = name, name
	d.Article.Path = name
	dir, rest, _ := strings.Cut(name, "/")
	if dir == "seeds" {
		d.Half, d.Story = Seeds, dir
		return nil
	}
	if dir == "stories" {
		d.Story = path.Dir(name)
	}
	var number int
	if _, err := fmt.Sscanf(rest, "%d_", &number); err != nil {
		return fmt.Errorf("name it with a number, as in 07_flood")
	}
	d.Half = Test
	if number%2 == 1 {
		d.Half = Development
	}
	return nil
}

// check finds what no single text can show: a key of two kinds, a reference to
// a key that the text has no mention of.
func check(docs []Document) error {
	kinds := make(map[string]model.Kind)
	for _, d := range docs {
		mentioned := make(map[string]bool)
		for _, m := range d.Marks {
			if !m.Kind.IsEntity() || m.Key == "" {
				continue
			}
			mentioned[m.Key] = true
			if k, ok := kinds[m.Key]; ok && k != m.Kind {
				return fmt.Errorf("%s: %q is a %s at %q, and a %s elsewhere",
					d.Name, m.Key, m.Kind, m.In(d.Article.Text), k)
			}
			kinds[m.Key] = m.Kind
		}
		for _, m := range d.Marks {
			for _, key := range []string{m.Key, m.By, m.Place} {
				if key != "" && !mentioned[key] {
					return fmt.Errorf("%s: no mention of %q, which %q refers to", d.Name, key, m.In(d.Article.Text))
				}
			}
		}
	}
	return nil
}
