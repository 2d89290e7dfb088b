// Package feature turns a document's tokens into the features that the tagger's
// weights are kept under: hashes of words, shapes, word lists, word clusters
// and of what the rest of the document shows about a word. Training and tagging
// share it, so that both see the same.
package feature

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/annotate/tokens"
)

// Lexicon is what the features ask the gazetteer.
type Lexicon interface {
	// Word is the bit set of what the word can be.
	Word(word string) uint32
	// Longest is the length in tokens of the longest listed name that starts
	// at token i, 0 where none does, the number of its list and how strongly
	// the name means that, from 0 to 7.
	Longest(d *tokens.Document, i int) (n int, list, strength uint8)
}

// The ways in which a token is written.
const (
	other    = iota // punctuation, symbol
	lower           // "palmyra"
	initial         // "Palmyra"
	capitals        // "IS", "NATO"
	mixed           // "iPhone", "McDonald"
	number
	possess
	single // one capital letter, with or without its stop
)

// info is what is known about one token.
type info struct {
	word   uint64 // identity; short words in capitals are kept apart
	fold   uint64 // hash in lower case
	shape  uint64
	prefix [3]uint64 // of 2, 3 and 4 letters
	suffix [3]uint64
	gaz    uint32
	fine   uint16
	coarse uint16
	typ    uint16 // cluster of like labels
	own    uint16 // own word classes
	kind   uint8

	list     uint8 // of the longest listed name that covers the token
	strength uint8
	listPos  uint8  // 0 none, 1 only, 2 first, 3 inside, 4 last
	seen     uint32 // what this occurrence shows
	sentence uint8  // flags of the sentence
	run      int32  // index of the run, -1 where in none
}

// Flags of a sentence.
const (
	shouting  = 1 << iota // in capitals throughout
	titleCase             // nearly every word capitalised
	shortLine             // no full stop at its end
)

// run is a maximal stretch of capitalised words.
type run struct {
	first, end int32 // tokens, tight: hyphens and initials alone join
	wideEnd    int32 // where the run of runs joined by "of", "for the", "and" ends
	wideFirst  int32
}

// Extractor computes features of one document at a time. It reuses its memory;
// it must not be used by two goroutines at once.
type Extractor struct {
	lexicon  Lexicon
	clusters *Clusters
	own      map[uint64]uint16

	doc     *tokens.Document
	infos   []info
	runs    []run
	memory  memory
	cache   []cached
	segs    []Segment
	edge    [2]info // before and after a sentence
	keys    []uint32
	groups  []Group
	tracing bool
}

// Segment is a stretch of tokens of one sentence that names may lie in.
type Segment struct {
	First, End int
}

// New makes an extractor. A nil lexicon or nil clusters leave their features
// out.
func New(lexicon Lexicon, clusters *Clusters) *Extractor {
	x := &Extractor{lexicon: lexicon, clusters: clusters, own: ownWords(), cache: make([]cached, 1<<12)}
	x.edge[0] = info{word: 1, fold: 1, shape: 1, run: -1}
	x.edge[1] = info{word: 2, fold: 2, shape: 2, run: -1}
	return x
}

// Segments prepares the features of the document and returns the stretches
// that names may lie in; every other token is outside of names. The result is
// good until the next call.
func (x *Extractor) Segments(d *tokens.Document) []Segment {
	x.doc = d
	if cap(x.infos) < len(d.Tokens) {
		x.infos = make([]info, len(d.Tokens)+len(d.Tokens)/4)
	}
	x.infos = x.infos[:len(d.Tokens)]
	for i := range d.Tokens {
		x.describe(i)
	}
	for _, s := range d.Sentences {
		x.lay(s)
	}
	x.memory.reset(len(d.Tokens) / 2)
	x.runs = x.runs[:0]
	for _, s := range d.Sentences {
		if x.infos[s.First].sentence&shouting == 0 {
			x.findRuns(s)
			x.observe(s)
		}
	}
	for _, s := range d.Sentences {
		if x.infos[s.First].sentence&shouting != 0 {
			x.calm(s)
			x.findRuns(s)
		}
	}
	if x.lexicon != nil {
		x.match()
	}
	x.segs = x.segs[:0]
	for _, s := range d.Sentences {
		x.segment(s)
	}
	return x.segs
}

// Invisible are marks of direction and joiners, which some texts leave at the
// ends of words.
const Invisible = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"

// cached keeps the parts of info that depend on the token's text alone.
type cached struct {
	exact uint64
	info
}

func hashExact(s string) uint64 {
	h := uint64(len(s)) * mulA
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * mulB
		h ^= h >> 29
	}
	return mix(h) | 1
}

// describe fills in what the token's text alone shows.
func (x *Extractor) describe(i int) {
	tok := &x.doc.Tokens[i]
	s := tok.In(x.doc.Text)
	if n := len(s); n > 3 && (s[n-1] >= utf8.RuneSelf || s[0] >= utf8.RuneSelf) {
		s = strings.Trim(s, Invisible)
	}
	exact := hashExact(s) + uint64(tok.Class)<<1
	slot := &x.cache[exact>>20&uint64(len(x.cache)-1)]
	if slot.exact == exact {
		x.infos[i] = slot.info
		return
	}
	in := info{run: -1}
	in.fold = hashFold(s)
	in.kind = kindOf(s, tok)
	in.shape = shapeOf(s, in.kind)
	in.own = x.own[in.fold]
	in.fine, in.coarse, in.typ = x.clusters.find(in.fold)
	switch in.kind {
	case number:
		in.word = mix(in.shape + 7)
		in.fold = in.word
	case capitals, single:
		in.word = in.fold
		if len(s) <= 4 {
			in.word = mix(in.fold + 11)
		}
	default:
		in.word = in.fold
	}
	if in.kind != other && in.kind != possess && in.kind != lower {
		affixes(s, &in)
	}
	if x.lexicon != nil && tok.Class == tokens.Word {
		in.gaz = x.lexicon.Word(s)
	}
	if in.kind == capitals && utf8.RuneCountInString(s) >= 5 && in.gaz&gazPlace != 0 {
		// "BEIRUT (Reuters) -": no acronym, but a place in a dateline.
		in.kind, in.shape = initial, shapeOf("Xxxxx", initial)
	}
	slot.exact, slot.info = exact, in
	x.infos[i] = in
}

// kindOf says how the token is written.
func kindOf(s string, tok *tokens.Token) uint8 {
	switch tok.Class {
	case tokens.Possessive:
		return possess
	case tokens.Number:
		return number
	case tokens.Punct, tokens.Symbol:
		return other
	}
	upper, low, letters := 0, 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			letters++
		case unicode.IsLower(r):
			low++
			letters++
		case unicode.IsLetter(r):
			letters++
		}
	}
	switch {
	case upper == 0:
		return lower
	case upper == 1 && letters == 1:
		return single
	case low == 0:
		return capitals
	case upper == 1 && tok.Upper:
		return initial
	}
	return mixed
}

// shapeOf is a hash of the token with its letters and digits replaced by their
// classes, repetitions past the second left out.
func shapeOf(s string, kind uint8) uint64 {
	h, last, times := uint64(kind)+3, rune(0), 0
	for _, r := range s {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		}
		if c == last {
			if times++; times > 2 {
				continue
			}
		} else {
			last, times = c, 1
		}
		h = (h ^ uint64(c)) * mulB
		h ^= h >> 29
	}
	return h
}

// affixes fills in the hashes of the first and the last letters, in lower case.
func affixes(s string, in *info) {
	p := 0
	for n := range 4 {
		if p >= len(s) {
			break
		}
		_, size := utf8.DecodeRuneInString(s[p:])
		p += size
		if n >= 1 {
			in.prefix[n-1] = hashFold(s[:p])
		}
	}
	p = len(s)
	for n := range 4 {
		if p <= 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(s[:p])
		p -= size
		if n >= 1 {
			in.suffix[n-1] = hashFold(s[p:])
		}
	}
}

func (in *info) isCapital() bool {
	return in.kind == initial || in.kind == capitals || in.kind == mixed || in.kind == single
}
