package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tagger/internal/feature"
	"lectern/annotate/tokens"
	"lectern/model"
)

// source is a data set that the model learns from.
type source struct {
	file    string
	split   int     // see readTSV
	weight  float32 // of each of its examples
	hyphens bool    // see readTSV
	noMisc  bool    // marks no names of other kinds: a capitalised word outside may be one
}

// sources are the open data sets; ../shared/data/README.md and the model card
// name their licences.
var sources = []source{
	{file: "wikigold.tsv", weight: 1},
	{file: "uner_ewt_dev.tsv", weight: 1, noMisc: true},
	{file: "uner_ewt_test.tsv", weight: 1, noMisc: true},
	{file: "uner_pud.tsv", split: 5, hyphens: true, weight: 1, noMisc: true},
	{file: "gum.tsv", hyphens: true, weight: 1, noMisc: true},
	{file: "grobid.tsv", weight: 0.3},
	{file: "crossner_pol.tsv", weight: 1},
	{file: "redocred.tsv", hyphens: true, weight: 1},
	{file: "btc.tsv", weight: 1, noMisc: true},
}

// unlabelled is open text whose labels the model gives itself; the labels of
// the file are not used.
var unlabelled = source{file: "gmb.tsv", weight: 0.8}

// example is a segment to learn: the rows of its tokens' features and the
// labels that are right.
type example struct {
	source  uint8
	weight  float32
	tokens  []tokenRows
	allowed []uint32
	exact   bool // every mask has one label
}

type tokenRows struct {
	from    uint32 // into corpus.rows
	lexical uint16
	n       uint16
}

// corpus is the examples with their features as keys, later as row numbers.
type corpus struct {
	examples []example
	rows     []uint32
	lost     int // names outside of every segment
	total    int
}

var kindOf = map[string]crf.Kind{
	"PER": crf.Person, "ORG": crf.Organization, "LOC": crf.Place, "NORP": crf.Group, "MISC": crf.Other,
}

// readSource reads the texts of a training set with its labels as kinds.
func readSource(dir string, s source) ([]labelled, error) {
	texts, err := readTSV(filepath.Join(dir, "ner", s.file), s.split, s.hyphens)
	if err != nil {
		return nil, err
	}
	out := make([]labelled, 0, len(texts))
	for _, t := range texts {
		l, err := project(t)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.file, err)
		}
		out = append(out, l)
	}
	return out, nil
}

// labelled is a document with the names that the data mark, in tokens.
type labelled struct {
	doc   *tokens.Document
	spans []crf.Span
	open  []crf.Span // where any label is allowed
}

// project finds the tokens of the marked names.
func project(t text) (labelled, error) {
	l := labelled{doc: tokens.Split(t.body, t.paragraphs)}
	next := 0
	for _, g := range t.spans {
		k, ok := kindOf[g.label]
		if !ok {
			return l, fmt.Errorf("unknown label %q", g.label)
		}
		r := l.doc.Within(model.Span{Start: g.start, End: g.end})
		r.First = max(r.First, next)
		if r.First > next && l.doc.At(r.First-1) == "United" {
			r.First-- // one set leaves the word out of "United Nations"
		}
		first, end := trim(l.doc, r.First, r.End)
		if first >= end {
			continue
		}
		sp := crf.Span{First: first, End: end, Kind: k}
		if cut := compound(l.doc, first, end); cut < end {
			l.open = append(l.open, sp)
			sp.End = cut
			if k == crf.Other {
				next = end
				continue
			}
		}
		l.spans = append(l.spans, sp)
		next = end
	}
	return l, nil
}

// trim leaves determiners, possessives and punctuation at the ends of a name
// out, as the tagger's names have none.
func trim(d *tokens.Document, first, end int) (int, int) {
	for first < end {
		switch strings.ToLower(d.At(first)) {
		case "the", "a", "an", "\"", "“", "‘", "(", ",", "'", "-":
			first++
			continue
		}
		break
	}
	for first < end {
		switch d.At(end - 1) {
		case "\"", "”", "’", "'", "'s", "’s", ",", "-", "(":
			end--
			continue
		}
		break
	}
	return first, end
}

// compound is where a name ends that a lower-case word is hyphened to: after
// "US" in "US-led". It is end where there is none.
func compound(d *tokens.Document, first, end int) int {
	if end-first >= 3 && d.At(end-2) == "-" && !d.Tokens[end-1].Upper && !d.Tokens[end-1].Space && !hasUpper(d.At(end-1)) &&
		d.Tokens[end-1].Class == tokens.Word && d.Tokens[end-3].Upper {
		return end - 2
	}
	return end
}

// add makes examples of a document.
func (c *corpus) add(x *feature.Extractor, l labelled, src int, s source) {
	d := l.doc
	segments := x.Segments(d)
	masks := c.masks(l, segments, s)
	sentence := 0
	for _, seg := range segments {
		for d.Sentences[sentence].End <= seg.First {
			sentence++
		}
		ex := example{source: uint8(src), weight: s.weight, exact: true}
		for i := seg.First; i < seg.End; i++ {
			keys, lexical := x.Features(i, d.Sentences[sentence])
			ex.tokens = append(ex.tokens, tokenRows{uint32(len(c.rows)), uint16(lexical), uint16(len(keys))})
			c.rows = append(c.rows, keys...)
			ex.allowed = append(ex.allowed, masks[i])
			ex.exact = ex.exact && masks[i]&(masks[i]-1) == 0
		}
		c.examples = append(c.examples, ex)
	}
}

const misc = 1<<(1+4*crf.Other) | 1<<(2+4*crf.Other) | 1<<(3+4*crf.Other) | 1<<(4+4*crf.Other)

// masks are the labels that each token may have, a bit per label. Where a name
// does not lie within one segment, every label is allowed.
func (c *corpus) masks(l labelled, segments []feature.Segment, s source) []uint32 {
	d := l.doc
	labels := make([]crf.Label, len(d.Tokens))
	masks := make([]uint32, len(d.Tokens))
	next := 0
	open := l.open
	for _, sp := range l.spans {
		c.total++
		for next < len(segments) && segments[next].End <= sp.First {
			next++
		}
		if next < len(segments) && segments[next].First <= sp.First && sp.End <= segments[next].End {
			sp.Write(labels)
			continue
		}
		c.lost++
		open = append(open, sp)
	}
	for i, b := range labels {
		masks[i] = 1 << b
		if b == crf.Outside && s.noMisc && hasUpper(d.At(i)) {
			masks[i] |= misc
		}
	}
	for _, sp := range open {
		for i := sp.First; i < sp.End; i++ {
			if labels[i] == crf.Outside {
				masks[i] = crf.All
			}
		}
	}
	return masks
}
