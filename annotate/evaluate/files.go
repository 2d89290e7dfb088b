package main

import (
	"slices"
	"strings"

	"lectern/annotate/evaluate/internal/sets"
	"lectern/annotate/reference"
	"lectern/model"
	"lectern/model/ingest"
	"lectern/seeds"
)

// cleaning is how the reading texts that the program makes of the seeds' files
// compare with those of a careful reader.
type cleaning struct {
	words    reference.Count
	metadata reference.Share
	wrong    []string
}

// fromFiles replaces the seeds' texts by what the program reads out of their
// files, and moves the marks along. Marks in paragraphs that cleaning changed
// or dropped against the reference are kept at the text's end, where nothing
// can find them.
func fromFiles(s sets.Set) (sets.Set, cleaning, error) {
	var c cleaning
	out := sets.Set{Name: s.Name + " (files)", Half: s.Half, Kinds: s.Kinds}
	for _, d := range s.Docs {
		data, err := seeds.FS.ReadFile(d.File)
		if err != nil {
			return out, c, err
		}
		a, err := ingest.Read(d.File, data)
		if err != nil {
			return out, c, err
		}
		c.compare(&d, a)
		out.Docs = append(out.Docs, moved(d, a))
	}
	return out, c, nil
}

// moved is the document with its marks at their places in a.
func moved(d reference.Document, a *model.Article) reference.Document {
	at := make(map[string][]int)
	for _, p := range a.Paragraphs {
		text := p.In(a.Text)
		at[text] = append(at[text], p.Start)
	}
	marks := d.Marks
	d.Marks = nil
	for i, p := range d.Article.Paragraphs {
		text := p.In(d.Article.Text)
		starts := at[text]
		if len(starts) == 0 && slices.Contains(d.Neutral, i) {
			continue
		}
		for _, m := range marks {
			if !p.Covers(m.Span) {
				continue
			}
			if len(starts) == 0 {
				m.Span = model.Span{Start: len(a.Text), End: len(a.Text)}
			} else {
				m.Start += starts[0] - p.Start
				m.End += starts[0] - p.Start
			}
			d.Marks = append(d.Marks, m)
		}
		if len(starts) > 0 {
			at[text] = starts[1:]
		}
	}
	d.Article = a
	return d
}

// compare adds one article: words by longest common subsequence, and the
// metadata.
func (c *cleaning) compare(d *reference.Document, a *model.Article) {
	var want []string
	var neutral []bool
	for i, p := range d.Article.Paragraphs {
		for w := range strings.FieldsSeq(p.In(d.Article.Text)) {
			want = append(want, w)
			neutral = append(neutral, slices.Contains(d.Neutral, i))
		}
	}
	got := strings.Fields(a.Text)
	keptWant, keptGot := common(want, got)
	for i, kept := range keptWant {
		switch {
		case kept:
			c.words.Right++
		case !neutral[i]:
			c.words.Missed++
			c.wrong = append(c.wrong, d.Name+": dropped "+want[i])
		}
	}
	for i, kept := range keptGot {
		if !kept {
			c.words.Wrong++
			c.wrong = append(c.wrong, d.Name+": left in "+got[i])
		}
	}
	for _, f := range []struct{ name, want, got string }{
		{"title", d.Article.Title, a.Title}, {"source", d.Article.Source, a.Source},
		{"author", d.Article.Author, a.Author}, {"published", d.Article.Published.String(), a.Published.String()},
	} {
		c.metadata.Of++
		if f.want == f.got {
			c.metadata.Right++
		} else {
			c.wrong = append(c.wrong, d.Name+": "+f.name+" is "+f.got+", want "+f.want)
		}
	}
}

// common marks the words of a longest common subsequence.
func common(a, b []string) (inA, inB []bool) {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			}
		}
	}
	inA, inB = make([]bool, len(a)), make([]bool, len(b))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			inA[i], inB[j] = true, true
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return inA, inB
}

func (c *cleaning) rows(set string) []Row {
	return []Row{countRow(set, "cleaning: words kept", c.words), shareRow(set, "cleaning: metadata right", c.metadata)}
}
