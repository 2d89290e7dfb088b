package gazetteer

import (
	"bytes"
	_ "embed"
	"fmt"
	"sync"
	"unicode/utf8"

	"lectern/annotate/gazetteer/internal/columns"
	"lectern/model"
)

//go:embed gazetteer.bin
var compiled []byte

// Default is the gazetteer of the embedded lists, decompressed on first use.
// It is safe for use by several goroutines. It panics where the embedded file
// is damaged, which a test of this package rules out.
func Default() *Gazetteer { return load() }

var load = sync.OnceValue(func() *Gazetteer {
	g, err := decode(compiled)
	if err != nil {
		panic("gazetteer: " + err.Error())
	}
	return g
})

// Gazetteer answers what a word or a name can be. It does not change once it
// is made; its methods allocate nothing unless they say so.
type Gazetteer struct {
	forms     []form
	formTable table
	// targets holds the items of the forms that name several; a form's own
	// target is an item, or with manyTargets set an index into it, where a
	// count comes first.
	targets []uint32
	items   []item
	names   string // the canonical names of all items, one after the other
	words   []word
	// wordTable finds words.
	wordTable table
	countries []string // two-letter codes by index
	aliases   map[uint32][]string
	byCode    map[string]countryRecord
}

// form is a name.
type form struct {
	target   uint32
	capital  uint16 // bit i: word i must start with a capital letter
	strength uint8
	flags    uint8
}

const manyTargets = 1 << 31

// item is a thing that has names.
type item struct {
	nameEnd    uint32 // the name is names[the item before's nameEnd:nameEnd]
	region     uint32 // index of the region's item plus one
	lat, lon   int16  // hundredths of a degree
	population uint16 // two digits times a power of ten: digits<<4 | power
	list       List
	country    uint8
}

type word struct {
	class Class
	rank  uint8
}

// Values of formTable: the form's index plus one in the low bits.
const (
	hasLonger = 1 << 31 // a longer name starts with these words
	formMask  = hasLonger - 1
)

func decode(file []byte) (*Gazetteer, error) {
	h, payload, err := columns.Payload(file)
	if err != nil {
		return nil, err
	}
	cols, err := columns.Split(payload)
	if err != nil {
		return nil, err
	}
	if len(cols) != columns.ColCount || len(cols[columns.ColStrength]) != int(h.Forms) || len(cols[columns.ColList]) != int(h.Items) || len(cols[columns.ColRank]) != int(h.Words) {
		return nil, fmt.Errorf("%d columns do not fit the header: %w", len(cols), columns.ErrFormat)
	}
	g := &Gazetteer{aliases: make(map[uint32][]string), byCode: make(map[string]countryRecord)}
	for c := cols[columns.ColCountries]; len(c) >= 2; c = c[2:] {
		g.countries = append(g.countries, string(c[:2]))
	}
	g.countries[0] = ""
	g.readItems(cols, int(h.Items))
	g.readForms(cols, int(h.Forms), int(h.Keys))
	g.readWords(cols, int(h.Words))
	return g, nil
}

// fronts reads a front-coded list of names: next is valid until the call after.
type fronts struct {
	prefix, suffix []byte
	buf            []byte
}

func (f *fronts) next() []byte {
	f.buf = f.buf[:f.prefix[0]]
	f.prefix = f.prefix[1:]
	for i, c := range f.suffix {
		if c == 0 {
			f.buf = append(f.buf, f.suffix[:i]...)
			f.suffix = f.suffix[i+1:]
			break
		}
	}
	return f.buf
}

func (g *Gazetteer) readItems(cols [][]byte, n int) {
	g.items = make([]item, n)
	at := 0
	for i := range g.items {
		it := &g.items[i]
		it.list, it.country = List(cols[columns.ColList][i]), cols[columns.ColCountry][i]
		if it.list.Kind() != model.Place {
			continue
		}
		it.lat = int16(uint16(cols[columns.ColLatLow][at]) | uint16(cols[columns.ColLatHigh][at])<<8)
		it.lon = int16(uint16(cols[columns.ColLonLow][at]) | uint16(cols[columns.ColLonHigh][at])<<8)
		it.population = uint16(cols[columns.ColPopDigits][at])<<4 | uint16(cols[columns.ColPopPower][at])
		it.region = uint32(cols[columns.ColRegionLow][at]) | uint32(cols[columns.ColRegionMid][at])<<8 | uint32(cols[columns.ColRegionHigh][at])<<16
		at++
	}
}

func (g *Gazetteer) readForms(cols [][]byte, n, keys int) {
	g.forms = make([]form, n)
	g.formTable = newTable(keys)
	names := make([]byte, 0, 10*len(g.items))
	src := fronts{prefix: cols[columns.ColPrefix], suffix: cols[columns.ColSuffix]}
	var key []byte
	var list []uint32
	nextItem, nextOther := uint32(0), 0
	for i := range g.forms {
		name := src.next()
		f := &g.forms[i]
		f.strength, f.flags = cols[columns.ColStrength][i], cols[columns.ColFlags][i]
		list = list[:0]
		for k := cols[columns.ColCanonical][i]; k > 0; k-- {
			names = append(names, name...)
			g.items[nextItem].nameEnd = uint32(len(names))
			list = append(list, nextItem)
			nextItem++
		}
		for k := cols[columns.ColOthers][i]; k > 0; k-- {
			list = append(list, uint32(cols[columns.ColOtherLow][nextOther])|uint32(cols[columns.ColOtherMid][nextOther])<<8|uint32(cols[columns.ColOtherHigh][nextOther])<<16)
			nextOther++
		}
		g.setTargets(f, list)
		if f.flags&columns.FormDisplay != 0 {
			for _, it := range list {
				if l := g.items[it].list; l.Kind() == model.Organization || l == CountryList {
					g.aliases[it] = append(g.aliases[it], string(name))
				}
			}
		}
		key = g.addForm(key[:0], name, f, uint32(i)+1)
	}
	g.names = string(names)
	for i := range g.items {
		if g.items[i].list == CountryList {
			g.byCode[g.countries[g.items[i].country]] = countryRecord{item: uint32(i)}
		}
	}
	g.readAdjectives()
}

// setTargets stores the items that a form names, the weightiest first.
func (g *Gazetteer) setTargets(f *form, list []uint32) {
	if len(list) == 1 {
		f.target = list[0]
		return
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && g.items[list[j]].weight() > g.items[list[j-1]].weight(); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	f.target = manyTargets | uint32(len(g.targets))
	g.targets = append(append(g.targets, uint32(len(list))), list...)
}

func (it *item) weight() int { return it.list.Weight(it.people()) }

// addForm puts the form under its key and every shorter prefix of it into the
// table, and notes which of its words must start with a capital letter.
func (g *Gazetteer) addForm(key, name []byte, f *form, value uint32) []byte {
	if f.flags&columns.FormExact != 0 {
		g.formTable.put(hashKey(hashSeed, name)).value |= value
		return key
	}
	h, plain := uint64(hashSeed), isPlain(name)
	if plain {
		h, f.capital = g.addPlain(name)
	} else {
		key = appendKey(key, name)
		f.capital = capitals(name)
		for _, c := range key {
			if c == ' ' {
				g.formTable.put(h).value |= hasLonger
			}
			h = (h ^ uint64(c)) * hashPrime
		}
	}
	s := g.formTable.put(h)
	s.value = s.value&hasLonger | value
	return key
}

// isPlain reports whether the name is of ASCII letters, digits, spaces,
// hyphens and full stops alone, as nearly all are.
func isPlain(name []byte) bool {
	for _, c := range name {
		if c >= utf8.RuneSelf || asciiFold[c] == 0 && c != ' ' && c != '-' && c != '.' || c == '&' {
			return false
		}
	}
	return true
}

// addPlain does for a plain name in one pass what appendKey and capitals do for
// any: it returns the key's hash and the mask of its capitals. Loading spends
// most of its time here.
func (g *Gazetteer) addPlain(name []byte) (h uint64, mask uint16) {
	h = hashSeed
	words, start := 0, -1
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch f := asciiFold[c]; {
		case f != 0:
			if start < 0 {
				if words > 0 {
					g.formTable.put(h).value |= hasLonger
					h = hashSpace(h)
				}
				start = i
				words++
			}
			h = (h ^ uint64(f)) * hashPrime
			if i+1 < len(name) {
				continue
			}
			i++
		case c == '.' && i+1 < len(name):
			continue
		}
		if start >= 0 && 'A' <= name[start] && name[start] <= 'Z' && words <= 16 && (i-start > 4 || !isParticle(string(name[start:i]))) {
			mask |= 1 << (words - 1)
		}
		start = -1
	}
	return h, mask
}

// capitals has bit i set where word i of the name, counted as its key counts
// them, starts with a capital letter and is no particle, which texts write
// either way.
func capitals(name []byte) (mask uint16) {
	n, start := 0, 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != ' ' && name[i] != '-' && name[i] != '&' {
			continue
		}
		if w := name[start:i]; len(w) > 0 {
			if n < 16 && startsUpper(w) && !isParticle(string(w)) {
				mask |= 1 << n
			}
			n++
			if bytes.HasSuffix(w, []byte("'s")) || bytes.HasSuffix(w, []byte("’s")) {
				n++
			}
		}
		if i < len(name) && name[i] == '&' {
			n++
		}
		start = i + 1
	}
	return mask
}

func (g *Gazetteer) readWords(cols [][]byte, n int) {
	g.words = make([]word, n)
	g.wordTable = newTable(n)
	src := fronts{prefix: cols[columns.ColWordPrefix], suffix: cols[columns.ColWordSuffix]}
	for i := range g.words {
		g.words[i] = word{
			class: Class(cols[columns.ColClass0][i]) | Class(cols[columns.ColClass1][i])<<8 | Class(cols[columns.ColClass2][i])<<16 | Class(cols[columns.ColClass3][i])<<24,
			rank:  cols[columns.ColRank][i],
		}
		g.wordTable.put(hashKey(hashSeed, src.next())).value = uint32(i) + 1
	}
}
