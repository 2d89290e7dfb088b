package feature

import "lectern/annotate/tokens"

// Group says what kind of evidence a feature is.
type Group uint8

// The groups of features.
const (
	Word     Group = iota // the word itself, its beginning and ending
	Context               // the words around it
	Shape                 // how it is written
	Run                   // the run of capitalised words that it is in
	Cluster               // what the word is like in other texts
	List                  // word lists
	Document              // what the rest of the document shows
	Groups
)

// match finds the listed names in the document.
func (x *Extractor) match() {
	n := len(x.infos)
	for i := 0; i < n; i++ {
		if k := x.infos[i].kind; k == other || k == possess || k == number {
			continue
		}
		length, list, strength := x.lexicon.Longest(x.doc, i)
		if length == 0 {
			continue
		}
		for j := i; j < min(i+length, n); j++ {
			in := &x.infos[j]
			in.list, in.strength = list, strength
			switch {
			case length == 1:
				in.listPos = 1
			case j == i:
				in.listPos = 2
			case j == i+length-1:
				in.listPos = 4
			default:
				in.listPos = 3
			}
		}
		i += length - 1
	}
}

// near is the token at i, or the edge of the sentence s.
func (x *Extractor) near(i int, s tokens.Range) *info {
	if i < s.First {
		return &x.edge[0]
	}
	if i >= s.End {
		return &x.edge[1]
	}
	return &x.infos[i]
}

// add appends the feature of template t with value v.
func (x *Extractor) add(g Group, t, v uint64) {
	x.keys = append(x.keys, key(t, v))
	if x.tracing {
		x.groups = append(x.groups, g)
	}
}

// Features are the keys of token i of sentence s; the first lexical of them
// name particular words, the rest do not. The result is good until the next
// call.
func (x *Extractor) Features(i int, s tokens.Range) (keys []uint32, lexical int) {
	x.keys, x.groups = x.keys[:0], x.groups[:0]
	w := [5]*info{x.near(i-2, s), x.near(i-1, s), x.near(i, s), x.near(i+1, s), x.near(i+2, s)}
	u := run{int32(i), int32(i + 1), int32(i + 1), int32(i)}
	if r := w[2].run; r >= 0 {
		u = x.runs[r]
	}
	x.lexicalFeatures(w, u, s)
	lexical = len(x.keys)
	x.shapeFeatures(i, w, u, s)
	x.clusterFeatures(w, u, s)
	x.listFeatures(i, w, u, s)
	x.neighbourFeatures(u, s)
	x.documentFeatures(i, w[2], s)
	return x.keys, lexical
}

// Trace is Features with the group of each key.
func (x *Extractor) Trace(i int, s tokens.Range) ([]uint32, []Group) {
	x.tracing = true
	keys, _ := x.Features(i, s)
	x.tracing = false
	return keys, x.groups
}

func (x *Extractor) lexicalFeatures(w [5]*info, u run, s tokens.Range) {
	x.add(Word, 1, w[2].word)
	x.add(Context, 2, w[1].word)
	x.add(Context, 3, w[3].word)
	x.add(Context, 4, w[0].word)
	x.add(Context, 5, w[4].word)
	x.add(Context, 6, pair(w[1].word, w[2].word))
	x.add(Context, 7, pair(w[2].word, w[3].word))
	x.add(Context, 8, pair(w[1].word, w[3].word))
	x.add(Context, 9, pair(w[0].word, w[1].word))
	x.add(Context, 10, pair(w[3].word, w[4].word))
	if w[2].prefix[0] != 0 {
		for n := range 3 {
			x.add(Word, 11+uint64(n), w[2].prefix[n])
			x.add(Word, 14+uint64(n), w[2].suffix[n])
		}
		x.add(Word, 17, pair(w[2].suffix[1], uint64(w[2].kind)))
	}
	head, before, after := x.near(int(u.end)-1, s), x.near(int(u.first)-1, s), x.near(int(u.end), s)
	x.add(Run, 18, head.word)
	x.add(Run, 19, x.near(int(u.first), s).word)
	x.add(Run, 20, before.word)
	x.add(Run, 21, after.word)
	x.add(Run, 22, pair(before.word, after.word))
	x.add(Run, 23, pair(before.word, x.near(int(u.first)-2, s).word))
	x.add(Run, 24, pair(after.word, x.near(int(u.end)+1, s).word))
	if u.wideEnd != u.end {
		x.add(Run, 25, x.near(int(u.wideEnd)-1, s).word)
	}
	if u.wideFirst != u.first {
		x.add(Run, 26, x.wideHead(u).word)
	}
	x.add(Run, 27, pair(head.suffix[1], 5))
}

// wideHead is the head of the first of the runs that are joined to u:
// "Observatory" in "Syrian Observatory for Human Rights".
func (x *Extractor) wideHead(u run) *info {
	first := x.runs[x.infos[u.wideFirst].run]
	return &x.infos[first.end-1]
}

func (x *Extractor) shapeFeatures(i int, w [5]*info, u run, s tokens.Range) {
	kind := uint64(w[2].kind)
	x.add(Shape, 40, 0)
	x.add(Shape, 41, w[2].shape)
	x.add(Shape, 42, pair(w[1].shape, w[2].shape))
	x.add(Shape, 43, pair(w[2].shape, w[3].shape))
	kinds := kind
	for _, n := range [4]*info{w[0], w[1], w[3], w[4]} {
		kinds = kinds*8 + uint64(n.kind)
	}
	x.add(Shape, 44, kinds)
	place := uint64(2)
	if i == s.First {
		place = 0
	} else if i == s.First+1 && w[1].kind == other {
		place = 1
	}
	style := uint64(w[2].sentence)
	x.add(Shape, 45, place*64+style*8+kind)
	x.add(Shape, 46, pair(w[2].shape, place))
	length, at := min(uint64(u.end-u.first), 6), min(uint64(i)-uint64(u.first), 6)
	x.add(Run, 47, length*8+at)
	x.add(Run, 48, (length*8+at)*4+place)
	x.add(Run, 49, ((length*8+at)*8+kind)*8+style)
	wide := uint64(0)
	if u.wideFirst != u.first {
		wide |= 1
	}
	if u.wideEnd != u.end {
		wide |= 2
	}
	x.add(Run, 50, wide*64+length*8+at)
	x.add(Shape, 51, uint64(min(s.End-s.First, 12))*8+kind)
}

func (x *Extractor) clusterFeatures(w [5]*info, u run, s tokens.Range) {
	for n, in := range w {
		t := uint64(60 + 2*n)
		x.add(Cluster, t, uint64(in.fine))
		x.add(Cluster, t+1, uint64(in.coarse))
	}
	k := uint64(w[2].kind)
	x.add(Cluster, 70, uint64(w[2].fine)*8+k)
	x.add(Cluster, 71, uint64(w[1].coarse)<<16|uint64(w[2].coarse))
	x.add(Cluster, 72, uint64(w[2].coarse)<<16|uint64(w[3].coarse))
	x.add(Cluster, 73, uint64(w[1].coarse)<<16|uint64(w[3].coarse))
	x.add(Cluster, 74, uint64(w[1].fine)<<16|uint64(w[2].fine))
	x.add(Cluster, 75, uint64(w[2].fine)<<16|uint64(w[3].fine))
	x.add(Cluster, 76, uint64(w[1].fine)<<16|uint64(w[3].fine))
	head, before, after := x.near(int(u.end)-1, s), x.near(int(u.first)-1, s), x.near(int(u.end), s)
	x.add(Run, 77, uint64(head.fine))
	x.add(Run, 78, uint64(head.coarse))
	x.add(Run, 79, uint64(x.near(int(u.first), s).coarse))
	x.add(Run, 80, uint64(before.fine))
	x.add(Run, 81, uint64(after.fine))
	x.add(Run, 82, uint64(before.coarse)<<16|uint64(after.coarse))
	x.add(Run, 83, uint64(head.coarse)<<16|uint64(before.coarse))
	x.add(Run, 84, uint64(head.coarse)<<16|uint64(after.coarse))
	x.add(Run, 85, uint64(head.coarse)<<16|uint64(w[2].coarse))
	for n, in := range w {
		x.add(Cluster, 180+uint64(n), uint64(in.typ))
	}
	x.add(Cluster, 185, uint64(w[2].typ)*8+k)
	x.add(Cluster, 186, uint64(w[1].typ)<<16|uint64(w[2].typ))
	x.add(Cluster, 187, uint64(w[2].typ)<<16|uint64(w[3].typ))
	x.add(Run, 188, uint64(head.typ))
	x.add(Run, 189, uint64(head.typ)<<16|uint64(w[2].typ))
	x.add(Run, 190, uint64(before.coarse)<<16|uint64(w[2].typ))
	x.add(Run, 191, uint64(after.coarse)<<16|uint64(w[2].typ))
	x.add(Run, 192, uint64(before.fine)<<16|uint64(head.typ))
	x.add(Run, 193, uint64(after.fine)<<16|uint64(head.typ))
	if u.wideFirst != u.first {
		x.add(Run, 86, uint64(x.wideHead(u).fine))
	}
	if u.wideEnd != u.end {
		x.add(Run, 87, uint64(x.near(int(u.wideEnd)-1, s).fine))
	}
	x.add(Run, 88, uint64(x.near(int(u.end)+1, s).coarse))
	x.add(Run, 89, uint64(x.near(int(u.first)-2, s).coarse))
}

func (x *Extractor) listFeatures(i int, w [5]*info, u run, s tokens.Range) {
	head, before, after := x.near(int(u.end)-1, s), x.near(int(u.first)-1, s), x.near(int(u.end), s)
	for n, in := range [6]*info{w[1], w[2], w[3], head, before, after} {
		t := uint64(100 + n)
		for b := in.own; b != 0; b &= b - 1 {
			x.add(List, t, uint64(b&-b))
		}
	}
	if x.lexicon == nil {
		return
	}
	for n, in := range [5]*info{w[1], w[2], w[3], head, before} {
		t := uint64(110 + n)
		for b := in.gaz; b != 0; b &= b - 1 {
			x.add(List, t, uint64(b&-b))
		}
	}
	k := uint64(w[2].kind)
	for b := w[2].gaz; b != 0; b &= b - 1 {
		x.add(List, 116, pair(uint64(b&-b), k))
	}
	x.add(List, 117, uint64(w[2].gaz))
	x.add(List, 118, uint64(w[1].gaz)<<32|uint64(w[2].gaz))
	x.add(List, 119, uint64(w[2].gaz)<<32|uint64(w[3].gaz))
	x.add(List, 120, uint64(head.gaz))
	x.add(List, 121, pair(uint64(before.gaz), uint64(w[2].gaz)))
	x.add(List, 122, pair(uint64(after.gaz), uint64(w[2].gaz)))
	if i == s.First {
		x.add(List, 123, uint64(w[2].gaz))
	}
	for n, in := range [3]*info{w[1], w[2], w[3]} {
		t := uint64(125 + 2*n)
		if in.listPos == 0 {
			x.add(List, t, 7)
			continue
		}
		x.add(List, t, uint64(in.list)*8+uint64(in.listPos))
		x.add(List, t+1, (uint64(in.list)*8+uint64(in.strength))*8+uint64(in.listPos))
	}
}

// neighbourFeatures are those of the runs that stand in one list with u: "X" in
// "Belgium, X and Denmark".
func (x *Extractor) neighbourFeatures(u run, s tokens.Range) {
	if n := x.coordinated(int(u.first)-1, -1, s); n != nil {
		x.neighbour(160, n)
	}
	if n := x.coordinated(int(u.end), 1, s); n != nil {
		x.neighbour(170, n)
	}
}

func (x *Extractor) neighbour(t uint64, n *info) {
	x.add(Context, t, uint64(n.fine))
	x.add(Context, t+1, uint64(n.coarse))
	x.add(List, t+2, uint64(n.list)*8+uint64(n.listPos))
	x.add(List, t+3, uint64(n.gaz))
	x.add(List, t+4, uint64(n.own))
	x.add(Shape, t+5, n.shape)
}

// coordinated is the nearer end of the run that stands beyond a comma or "and"
// from token i on, in the direction of step; nil where there is none.
func (x *Extractor) coordinated(i, step int, s tokens.Range) *info {
	seen := false
	for n := 0; n < 3 && i >= s.First && i < s.End; n++ {
		in := &x.infos[i]
		if in.run >= 0 {
			if !seen {
				return nil
			}
			return in
		}
		switch x.doc.At(i) {
		case ",", "and", "or", "&", "/", ";":
			seen = true
		case "the":
		default:
			return nil
		}
		i += step
	}
	return nil
}

func (x *Extractor) documentFeatures(i int, in *info, s tokens.Range) {
	k := uint64(in.kind)
	if in.kind == lower || in.kind == other || in.kind == number || in.kind == possess {
		x.add(Document, 140, 0)
		return
	}
	r := x.memory.find(in.fold)
	if r == nil {
		x.add(Document, 141, k)
		return
	}
	bits := r.elsewhere(in.seen)
	for b := range uint64(seenBits) {
		if bits>>b&1 == 1 {
			x.add(Document, 142, b)
			x.add(Document, 143, b*8+k)
		}
	}
	place := uint64(0)
	if i > s.First {
		place = 1
	}
	x.add(Document, 144, uint64(bits)*16+k*2+place)
	const shape = 1<<seenLower | 1<<seenMid
	x.add(Document, 145, uint64(bits&shape)*16+k*2+place)
	if r.first != 0 {
		x.add(Document, 146, uint64(r.first))
	}
	if r.head != 0 {
		x.add(Document, 147, uint64(r.head))
	}
	if in.kind == capitals {
		x.acronymFeatures(i)
	}
}

// acronymFeatures says whether the word is the initials of a longer name.
func (x *Extractor) acronymFeatures(i int) {
	var letters [8]byte
	k := 0
	for _, c := range []byte(x.doc.At(i)) {
		if c >= 'A' && c <= 'Z' && k < len(letters) {
			letters[k] = c
			k++
		}
	}
	if k < 2 {
		return
	}
	if r := x.memory.find(acronymHash(letters[:k])); r != nil {
		x.add(Document, 148, 1)
		x.add(Document, 149, uint64(r.head))
	}
}
