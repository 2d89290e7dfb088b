package main

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"lectern/annotate/gazetteer/internal/columns"
	"lectern/model"
)

// encode makes the file that the program embeds.
func (b *builder) encode() ([]byte, columns.Header, [][]byte, error) {
	forms := b.sortedForms()
	items := b.number(forms)
	cols := make([][]byte, columns.ColCount)
	if err := b.encodeForms(cols, forms); err != nil {
		return nil, columns.Header{}, nil, err
	}
	b.encodeItems(cols, items)
	words := b.encodeWords(cols)
	h := columns.Header{Forms: uint32(len(forms)), Items: uint32(len(items)), Words: uint32(words), Keys: uint32(countKeys(forms))}
	file, err := columns.Encode(h, cols)
	return file, h, cols, err
}

func (b *builder) sortedForms() []*form {
	forms := make([]*form, 0, len(b.forms))
	for _, f := range b.forms {
		forms = append(forms, f)
	}
	slices.SortFunc(forms, func(x, y *form) int { return strings.Compare(x.key, y.key) })
	return forms
}

// number gives the items their indices: in the order of the forms of their
// canonical names.
func (b *builder) number(forms []*form) []*item {
	var items []*item
	for _, f := range forms {
		slices.SortStableFunc(f.canonical, compareItems)
		slices.SortStableFunc(f.others, compareItems)
		for _, it := range f.canonical {
			it.index = len(items)
			items = append(items, it)
		}
	}
	return items
}

func compareItems(x, y *item) int {
	if x.population != y.population {
		return y.population - x.population
	}
	return strings.Compare(x.id, y.id)
}

// countKeys counts the keys of the forms and of every shorter run of words
// that a key starts with.
func countKeys(forms []*form) int {
	keys := make(map[string]bool)
	for _, f := range forms {
		keys[f.key] = true
		for i, c := range f.key {
			if c == ' ' {
				keys[f.key[:i]] = true
			}
		}
	}
	return len(keys)
}

// put24 appends a number of three bytes to three columns.
func put24(cols [][]byte, low, n int) {
	for k := range 3 {
		cols[low+k] = append(cols[low+k], byte(n>>(8*k)))
	}
}

// front appends a string to a front-coded list.
func front(cols [][]byte, prefixes, suffixes int, last, s string) {
	n := 0
	for n < len(s) && n < len(last) && n < 255 && s[n] == last[n] {
		n++
	}
	cols[prefixes] = append(cols[prefixes], byte(n))
	cols[suffixes] = append(append(cols[suffixes], s[n:]...), 0)
}

func (b *builder) encodeForms(cols [][]byte, forms []*form) error {
	last := ""
	for _, f := range forms {
		front(cols, columns.ColPrefix, columns.ColSuffix, last, f.display)
		last = f.display
		cols[columns.ColStrength] = append(cols[columns.ColStrength], byte(math.Round(f.strength*255)))
		cols[columns.ColFlags] = append(cols[columns.ColFlags], f.flags)
		if len(f.canonical) > 255 || len(f.others) > 255 {
			return fmt.Errorf("%q names %d things", f.display, len(f.canonical)+len(f.others))
		}
		cols[columns.ColCanonical] = append(cols[columns.ColCanonical], byte(len(f.canonical)))
		cols[columns.ColOthers] = append(cols[columns.ColOthers], byte(len(f.others)))
		for _, it := range f.others {
			put24(cols, columns.ColOtherLow, it.index)
		}
	}
	return nil
}

func (b *builder) encodeItems(cols [][]byte, items []*item) {
	codes := map[string]int{"": 0}
	cols[columns.ColCountries] = []byte("  ")
	for _, code := range b.countryCodes() {
		codes[code] = len(codes)
		cols[columns.ColCountries] = append(cols[columns.ColCountries], code...)
	}
	for _, it := range items {
		cols[columns.ColList] = append(cols[columns.ColList], byte(it.list))
		cols[columns.ColCountry] = append(cols[columns.ColCountry], byte(codes[it.country]))
		if it.list.Kind() != model.Place {
			continue
		}
		lat, lon := int16(math.MinInt16), int16(0)
		if it.located {
			lat, lon = int16(math.Round(it.lat*100)), int16(math.Round(it.lon*100))
		}
		cols[columns.ColLatLow] = append(cols[columns.ColLatLow], byte(lat))
		cols[columns.ColLatHigh] = append(cols[columns.ColLatHigh], byte(uint16(lat)>>8))
		cols[columns.ColLonLow] = append(cols[columns.ColLonLow], byte(lon))
		cols[columns.ColLonHigh] = append(cols[columns.ColLonHigh], byte(uint16(lon)>>8))
		digits, power := twoDigits(it.population)
		cols[columns.ColPopDigits] = append(cols[columns.ColPopDigits], digits)
		cols[columns.ColPopPower] = append(cols[columns.ColPopPower], power)
		region := 0
		if it.region != nil {
			region = it.region.index + 1
		}
		put24(cols, columns.ColRegionLow, region)
	}
}

// twoDigits rounds n to two significant digits.
func twoDigits(n int) (digits, power byte) {
	for n >= 100 {
		n = (n + 5) / 10
		power++
	}
	return byte(n), power
}

// encodeWords writes the words and returns how many.
func (b *builder) encodeWords(cols [][]byte) int {
	keys := make([]string, 0, len(b.words))
	for key := range b.words {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	last := ""
	for _, key := range keys {
		w := b.words[key]
		front(cols, columns.ColWordPrefix, columns.ColWordSuffix, last, key)
		last = key
		for k := range 4 {
			cols[columns.ColClass0+k] = append(cols[columns.ColClass0+k], byte(w.class>>(8*k)))
		}
		step := 0
		if w.rank > 0 {
			step = 1 + int(math.Round(columns.RankStep*math.Log2(float64(w.rank))))
		}
		cols[columns.ColRank] = append(cols[columns.ColRank], byte(min(step, 255)))
	}
	return len(keys)
}

// sizes tells how many compressed bytes each column takes on its own.
func sizes(cols [][]byte) string {
	var out bytes.Buffer
	for i, c := range cols {
		file, err := columns.Encode(columns.Header{}, [][]byte{c})
		if err != nil {
			return err.Error()
		}
		fmt.Fprintf(&out, "column %d: %d bytes, %d compressed\n", i, len(c), len(file))
	}
	return out.String()
}
