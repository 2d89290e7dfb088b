package feature

import "lectern/annotate/tokens"

// lay finds out how the sentence is written: in capitals throughout, in title
// case, without a full stop.
func (x *Extractor) lay(s tokens.Range) {
	var words, caps, long, longUpper int
	for i := s.First; i < s.End; i++ {
		in := &x.infos[i]
		n := x.doc.Tokens[i].Len()
		switch in.kind {
		case capitals:
			words++
			if n > 1 {
				caps++
			}
		case lower, initial, mixed:
			words++
		default:
			continue
		}
		if n >= 4 && i > s.First {
			long++
			if in.kind != lower {
				longUpper++
			}
		}
	}
	var flags uint8
	if words >= 3 && 10*caps >= 7*words {
		flags |= shouting
	}
	if long >= 3 && 10*longUpper >= 8*long {
		flags |= titleCase
	}
	switch last := x.doc.At(s.End - 1); last {
	case ".", "!", "?", "\"", "”", "’", "'", "…":
	default:
		flags |= shortLine
	}
	for i := s.First; i < s.End; i++ {
		x.infos[i].sentence = flags
	}
}

// calm rewrites a sentence in capitals: each word is read as the document or
// the lexicon has it, as a name or as an ordinary word.
func (x *Extractor) calm(s tokens.Range) {
	for i := s.First; i < s.End; i++ {
		in := &x.infos[i]
		if in.kind != capitals && in.kind != single {
			continue
		}
		if in.kind == single && x.doc.Tokens[i].Abbreviation {
			continue
		}
		as := uint8(initial)
		r := x.memory.find(in.fold)
		switch {
		case r != nil && r.count[seenCaps] > 0:
			continue
		case r != nil && r.count[seenMid] > 0:
		case r != nil && r.count[seenLower] > 0, in.own&(ownJoin|ownIn|ownThe|ownSpeech) != 0, x.isCommon(in):
			as = lower
		}
		in.kind = as
		in.word = in.fold
		in.shape = uint64(as) + 101
	}
}

// isCommon reports whether the lexicon holds the word for an ordinary one and
// for no name.
func (x *Extractor) isCommon(in *info) bool {
	return in.gaz&gazCommon != 0 && in.gaz&gazNames == 0
}

// findRuns appends the runs of capitalised words of the sentence, tight ones
// first, then joined by the small words that stand inside names.
func (x *Extractor) findRuns(s tokens.Range) {
	from := len(x.runs)
	for i := s.First; i < s.End; i++ {
		if !x.infos[i].isCapital() || x.opens(i, s) {
			continue
		}
		end := i + 1
		for end < s.End {
			if x.infos[end].isCapital() {
				end++
				continue
			}
			if n := x.tightJoin(end, s.End); n > 0 {
				end += n + 1
				continue
			}
			if x.hyphened(end, s.End) {
				end += 2
				continue
			}
			break
		}
		first := i
		for first > s.First && x.startsRun(first-1, s.First) {
			first--
		}
		for j := first; j < end; j++ {
			x.infos[j].run = int32(len(x.runs))
		}
		x.runs = append(x.runs, run{int32(first), int32(end), int32(end), int32(first)})
		i = end - 1
	}
	for i := from; i < len(x.runs); {
		j := i
		for j+1 < len(x.runs) && x.widelyJoined(int(x.runs[j].end), int(x.runs[j+1].first)) {
			j++
		}
		for k := i; k <= j; k++ {
			x.runs[k].wideFirst, x.runs[k].wideEnd = x.runs[i].first, x.runs[j].end
		}
		i = j + 1
	}
}

// opens reports whether token i is a small word whose capital is that of the
// sentence: "Near" in "Near Tal Afar".
func (x *Extractor) opens(i int, s tokens.Range) bool {
	in := &x.infos[i]
	return in.own&ownOpener != 0 && in.kind == initial && in.sentence&(titleCase|shouting) == 0 && (i == s.First || x.opensQuote(i, s))
}

// tightJoin is how many tokens from i join the capitalised words on both of
// their sides into one run: a hyphen, an apostrophe or "al-".
func (x *Extractor) tightJoin(i, end int) int {
	if i+1 >= end {
		return 0
	}
	switch s := x.doc.At(i); {
	case s == "-" || s == "&" || s == "'" || s == "’":
		if x.infos[i+1].isCapital() && (s == "&" || !x.doc.Tokens[i].Space) {
			return 1
		}
		if s == "-" && i+3 < end && x.isLink(i+1) && x.infos[i+3].isCapital() {
			return 3
		}
	case x.infos[i].own&ownParticle != 0 && x.infos[i].kind == lower:
		if x.infos[i+1].isCapital() && s != "an" && s != "at" && s != "as" {
			return 1
		}
		if i+2 < end && x.doc.At(i+1) == "-" && x.infos[i+2].isCapital() {
			return 2
		}
	}
	return 0
}

// isLink reports whether token i is a small word between two hyphens, all without
// spaces: the "e" of "Sher-e-Bangla".
func (x *Extractor) isLink(i int) bool {
	switch x.doc.At(i) {
	case "to", "and", "or", "vs", "in", "the":
		return false
	}
	t := x.doc.Tokens
	const longest = 3 // bytes
	return x.infos[i].kind == lower && t[i].Len() <= longest && x.doc.At(i+1) == "-" && !t[i-1].Space && !t[i].Space && !t[i+1].Space && !t[i+2].Space
}

// hyphened reports whether a hyphen at i and the lower-case word after it belong
// to the capitalised word before: "Suk-yeol", where "US-led" is two things.
func (x *Extractor) hyphened(i, end int) bool {
	if i+1 >= end || x.doc.At(i) != "-" || x.doc.Tokens[i].Space || x.doc.Tokens[i+1].Space {
		return false
	}
	in := &x.infos[i+1]
	return in.kind == lower && in.gaz&gazCommon == 0 && in.own&(ownParticle|ownJoin) == 0 && x.infos[i-1].kind == initial && x.lexicon != nil
}

// startsRun reports whether token i, which stands before a run, belongs to its
// beginning: the "al" and the hyphen of "al-Assad".
func (x *Extractor) startsRun(i, first int) bool {
	if x.doc.At(i) == "-" {
		return i > first && x.infos[i-1].kind == lower && x.infos[i-1].own&ownParticle != 0 && !x.doc.Tokens[i].Space
	}
	return x.infos[i].kind == lower && x.infos[i].own&ownParticle != 0 && x.doc.At(i+1) == "-"
}

// widelyJoined reports whether only small words that stand inside names lie
// between tokens end and first.
func (x *Extractor) widelyJoined(end, first int) bool {
	if first-end > 3 || first <= end {
		return false
	}
	for i := end; i < first; i++ {
		in := &x.infos[i]
		if in.kind != lower || in.own&ownJoin == 0 {
			return false
		}
		switch x.doc.At(i) {
		case "in", "to", "at", "by", "from", "as", "a", "an", "on":
			return false
		}
	}
	return true
}

// segment appends the stretches of the sentence that names may lie in:
// capitalised words, numbers beside them, and the small words between them.
func (x *Extractor) segment(s tokens.Range) {
	first := -1
	gap := 0
	for i := s.First; i < s.End; i++ {
		switch {
		case x.active(i, s):
			if first < 0 {
				first = i
			}
			gap = 0
			continue
		case first < 0:
			continue
		}
		if gap++; gap > 4 || x.infos[i].own&ownJoin == 0 {
			x.segs = append(x.segs, Segment{first, i - gap + 1})
			first, gap = -1, 0
		}
	}
	if first >= 0 {
		x.segs = append(x.segs, Segment{first, s.End - gap})
	}
}

// active reports whether a name may begin or end at token i.
func (x *Extractor) active(i int, s tokens.Range) bool {
	in := &x.infos[i]
	if in.isCapital() || in.run >= 0 {
		return true
	}
	if in.kind == number {
		return i > s.First && x.infos[i-1].isCapital() || i+1 < s.End && x.infos[i+1].isCapital()
	}
	if in.kind == lower && in.own&ownParticle != 0 && i+1 < s.End && x.infos[i+1].isCapital() {
		return true
	}
	return false
}

// observe notes what the sentence shows about its words.
func (x *Extractor) observe(s tokens.Range) {
	for i := s.First; i < s.End; i++ {
		in := &x.infos[i]
		switch in.kind {
		case lower:
			in.seen = 1 << seenLower
			x.memory.see(in.fold, in.seen)
			continue
		case initial, capitals, mixed:
		default:
			continue
		}
		in.seen = x.shows(i, s)
		r := x.memory.see(in.fold, in.seen)
		if in.run >= 0 {
			u := x.runs[in.run]
			if u.end-u.first > 1 {
				if int(u.end)-1 == i {
					r.first = x.infos[u.first].coarse
				} else {
					r.head = x.infos[u.end-1].fine
				}
			}
		}
	}
	x.acronyms(s)
}

// shows is what the occurrence at token i shows about its word.
func (x *Extractor) shows(i int, s tokens.Range) (bits uint32) {
	in := &x.infos[i]
	if in.kind == capitals {
		bits |= 1 << seenCaps
	}
	u := run{int32(i), int32(i + 1), int32(i + 1), int32(i)}
	if in.run >= 0 {
		u = x.runs[in.run]
	}
	first, end := int(u.first), int(u.end)
	if i > s.First && in.sentence&titleCase == 0 && !x.opensQuote(i, s) {
		bits |= 1 << seenMid
	}
	if i > s.First {
		if p := &x.infos[i-1]; p.own&ownTitle != 0 {
			bits |= 1 << seenTitled
		} else if p.own&ownThe != 0 {
			bits |= 1 << seenThe
		}
	}
	if first > s.First {
		p := &x.infos[first-1]
		if p.own&ownIn != 0 {
			bits |= 1 << seenIn
		}
		if p.own&ownSpeech != 0 {
			bits |= 1 << seenSaid
		}
	}
	if end < s.End {
		n := &x.infos[end]
		if n.own&ownSpeech != 0 {
			bits |= 1 << seenSaid
		}
		if n.kind == possess && end-1 == i {
			bits |= 1 << seenOwner
		}
		if first > s.First && x.doc.At(end) == ")" && x.doc.At(first-1) == "(" {
			bits |= 1 << seenParen
		}
	}
	if end-first > 1 {
		bits |= x.showsInRun(i, u)
	}
	return bits
}

// showsInRun is what the place in a run of several words shows.
func (x *Extractor) showsInRun(i int, u run) (bits uint32) {
	if int(u.end)-1 == i {
		bits |= 1 << seenLast
	} else {
		head := &x.infos[u.end-1]
		if head.own&ownOrg != 0 {
			bits |= 1 << seenOrg
		}
		if head.own&(ownPlace|ownFacility) != 0 {
			bits |= 1 << seenPlace
		}
	}
	if int(u.first) == i {
		bits |= 1 << seenFirst
	} else if x.infos[i-1].gaz&gazGiven != 0 {
		bits |= 1 << seenGiven
	}
	return bits
}

// opensQuote reports whether token i is the first word after an opening quote,
// where it is capitalised whatever it is.
func (x *Extractor) opensQuote(i int, s tokens.Range) bool {
	switch x.doc.At(i - 1) {
	case "\"", "“", "‘", "'", ":", "-", "–", "—", "•", "*", "...", "…":
		return true
	}
	return false
}

// acronyms notes the initials of the longer runs.
func (x *Extractor) acronyms(s tokens.Range) {
	last := int32(-1)
	for i := s.First; i < s.End; i++ {
		n := x.infos[i].run
		if n < 0 || n == last {
			continue
		}
		last = n
		u := x.runs[n]
		if u.first != u.wideFirst {
			continue
		}
		var letters [8]byte
		k := 0
		for j := int(u.wideFirst); j < int(u.wideEnd) && k < len(letters); j++ {
			if c := x.doc.At(j)[0]; x.infos[j].isCapital() && c >= 'A' && c <= 'Z' {
				letters[k] = c
				k++
			}
		}
		if k < 2 {
			continue
		}
		head := x.infos[u.end-1].fine
		r := x.memory.see(acronymHash(letters[:k]), 1<<seenAcronym)
		r.head = head
	}
}

// acronymHash is the hash under which initials are remembered.
func acronymHash(letters []byte) uint64 {
	h := uint64(len(letters))
	for _, c := range letters {
		h = (h ^ uint64(c)) * mulB
		h ^= h >> 29
	}
	return mix(h + 77)
}
