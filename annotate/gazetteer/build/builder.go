package main

import (
	"cmp"
	"slices"
	"strings"

	"lectern/annotate/gazetteer"
	"lectern/annotate/gazetteer/internal/columns"
)

// item is a thing that has names.
type item struct {
	id         string // unique: what keeps the order of equals reproducible
	name       string
	list       gazetteer.List
	country    string
	located    bool
	lat, lon   float64
	population int
	region     *item
	index      int
}

// form is a name, with the things of which it is the canonical name and the
// others that go by it.
type form struct {
	key, display      string
	canonical, others []*item
	flags             byte
	strength          float64
	fixed             bool // the strength was given by hand
}

// word is a single word: what it can be, and its place in the list of words by
// frequency, 0 where it stands in none.
type word struct {
	class gazetteer.Class
	rank  int
}

// builder gathers everything before it is encoded.
type builder struct {
	items []*item
	forms map[string]*form
	words map[string]*word
	// ranks holds the place of every word of the frequency list, lower holds
	// the words that dictionaries write in lower case.
	ranks map[string]int
	lower map[string]bool
	// writtenNames holds the keys of the person names of the folder data.
	writtenNames map[string]bool
	// countries finds countries by "SY", regions first-level regions by "SY.11",
	// districts second-level ones by "GB.ENG.G5".
	countries, regions, districts map[string]*item
}

func newBuilder() *builder {
	return &builder{
		forms: make(map[string]*form), words: make(map[string]*word), ranks: make(map[string]int), lower: make(map[string]bool), writtenNames: make(map[string]bool),
		countries: make(map[string]*item), regions: make(map[string]*item), districts: make(map[string]*item),
	}
}

// add adds an item with its canonical name and further names.
func (b *builder) add(it *item, aliases ...string) *item {
	b.items = append(b.items, it)
	if f := b.form(it.name); f != nil {
		f.canonical = append(f.canonical, it)
		if len(f.canonical) == 1 || it.population > f.canonical[0].population {
			f.display = it.name
		}
	}
	for _, a := range aliases {
		b.alias(it, a)
	}
	return it
}

// alias adds a further name of an item; nothing happens where the item has it
// already.
func (b *builder) alias(it *item, name string) *form {
	f := b.form(name)
	if f == nil || slices.Contains(f.canonical, it) || slices.Contains(f.others, it) {
		return f
	}
	f.others = append(f.others, it)
	return f
}

// form is the form of the name, made where there is none; nil where the name
// has no key. A name in capitals of at most six letters is read in capitals
// only.
func (b *builder) form(name string) *form {
	name = strings.Join(strings.Fields(name), " ")
	key, flags := gazetteer.Fold(name), byte(0)
	if key == "" || len(name) > 90 {
		return nil
	}
	if isAcronym(name) {
		name = strings.ReplaceAll(name, ".", "")
		key, flags = name, columns.FormExact
	}
	f := b.forms[key]
	if f == nil {
		f = &form{key: key, display: name, flags: flags}
		b.forms[key] = f
	}
	return f
}

func isAcronym(s string) bool {
	if len(s) < 2 || len(s) > 12 || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	n := 0
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			n++
		case r != '.':
			return false
		}
	}
	return 2 <= n && n <= 8
}

// mark gives the single word s, folded, further bits.
func (b *builder) mark(s string, c gazetteer.Class) {
	key := gazetteer.Fold(s)
	if key == "" || strings.Contains(key, " ") {
		return
	}
	w := b.words[key]
	if w == nil {
		w = &word{}
		b.words[key] = w
	}
	w.class |= c
}

func (b *builder) classOf(key string) gazetteer.Class {
	if w := b.words[key]; w != nil {
		return w.class
	}
	return 0
}

func (b *builder) countryCodes() []string {
	seen := make(map[string]bool)
	var codes []string
	for _, it := range b.items {
		if it.country != "" && !seen[it.country] {
			seen[it.country] = true
			codes = append(codes, it.country)
		}
	}
	slices.SortFunc(codes, cmp.Compare)
	return codes
}

// heaviest is the weightiest thing that the form names.
func (f *form) heaviest() *item {
	var best *item
	for _, list := range [2][]*item{f.canonical, f.others} {
		for _, it := range list {
			if best == nil || it.list.Weight(it.population) > best.list.Weight(best.population) {
				best = it
			}
		}
	}
	return best
}
