package textview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// Query is what to look for, prepared once. It matches without regard to
// diacritics, to the shape of quotation marks and dashes, and to how white space
// is written; and to case, unless it has an upper-case letter. It is literal,
// not a regular expression, and does not change once made.
type Query struct {
	pattern []rune // folded; a run of white space is one space
	exact   bool   // case counts
	folds   *folds

	// anchor is the index of the rarest ASCII character of the first word, -1
	// where it has none; low and high are its two cases.
	anchor    int
	low, high byte
	// has holds the low bytes of the pattern's characters.
	has [256]bool
}

// NewQuery prepares a query. One without anything but white space is empty and
// finds nothing.
func NewQuery(text string) *Query {
	q := &Query{folds: foldTable(), anchor: -1}
	q.exact = strings.ContainsFunc(text, unicode.IsUpper)
	for _, r := range text {
		f := q.folds.fold(r, q.exact)
		n := len(q.pattern)
		if f == 0 || f == utf8.RuneError || f == ' ' && (n == 0 || q.pattern[n-1] == ' ') {
			continue
		}
		q.pattern = append(q.pattern, f)
		q.has[byte(f)] = true
	}
	q.choose()
	return q
}

// commonFirst are the lower-case letters of English text, the commonest first.
const commonFirst = "etaoinsrhldcumfpgwybvkxjqz"

// choose finds the anchor.
func (q *Query) choose() {
	best := -1
	for i, r := range q.pattern {
		if r == ' ' {
			break
		}
		if r >= utf8.RuneSelf {
			continue
		}
		rank := strings.IndexRune(commonFirst, r)
		if rank < 0 {
			rank = len(commonFirst)
		}
		if rank > best {
			best, q.anchor = rank, i
		}
	}
	if q.anchor >= 0 {
		q.low = byte(q.pattern[q.anchor])
		q.high = q.low
		if !q.exact {
			q.high = byte(unicode.ToUpper(rune(q.low)))
		}
	}
}

// Empty reports whether the query can find nothing.
func (q *Query) Empty() bool { return len(q.pattern) == 0 }

// The bytes that are searched at a time: few at first, because a match is often
// near.
const (
	firstStretch = 16 << 10
	maxStretch   = 1 << 20
)

// Next is the first match that begins at or after the offset.
func (q *Query) Next(text string, from int) (model.Span, bool) {
	if q.Empty() {
		return model.Span{}, false
	}
	stretch := firstStretch
	for from = max(from, 0); from < len(text); {
		to := min(from+stretch, len(text))
		plain, found := q.plain(text, from, to)
		if found {
			to = plain.Start
		}
		if other, ok := q.other(text, from, to); ok {
			return other, true
		}
		if found {
			return plain, true
		}
		from, stretch = to, min(2*stretch, maxStretch)
	}
	return model.Span{}, false
}

// Prev is the last match that begins before the offset.
func (q *Query) Prev(text string, before int) (model.Span, bool) {
	stretch := firstStretch
	for before = min(before, len(text)); before > 0; {
		from := max(before-stretch, 0)
		var last model.Span
		for at := from; ; at = last.Start + 1 {
			m, ok := q.Next(text[:min(before+q.reach(), len(text))], at)
			if !ok || m.Start >= before {
				break
			}
			last = m
		}
		if !last.Empty() {
			return last, true
		}
		before, stretch = from, min(2*stretch, maxStretch)
	}
	return model.Span{}, false
}

// reach is how many bytes a match may take, long runs of white space aside.
func (q *Query) reach() int { return 8*len(q.pattern) + 64 }

// In are the matches that share a byte with the span, such as the part of the
// text that is on the screen.
func (q *Query) In(text string, span model.Span) []model.Span {
	var found []model.Span
	end := min(span.End+q.reach(), len(text))
	for at := span.Start - q.reach(); ; {
		m, ok := q.Next(text[:end], at)
		if !ok || m.Start >= span.End {
			return found
		}
		if m.End > span.Start {
			found = append(found, m)
		}
		at = m.End
	}
}

// All are the matches of the text from its beginning, without overlaps; no more
// than limit where that is above zero.
func (q *Query) All(text string, limit int) []model.Span {
	var found []model.Span
	for at := 0; limit <= 0 || len(found) < limit; {
		m, ok := q.Next(text, at)
		if !ok {
			break
		}
		found = append(found, m)
		at = m.End
	}
	return found
}

// Find are all matches of the query in text, without overlaps.
func Find(text, query string) []model.Span { return NewQuery(query).All(text, 0) }

// plain is the first match that begins in text[from:to] and is ASCII up to the
// anchor.
func (q *Query) plain(text string, from, to int) (model.Span, bool) {
	if q.anchor < 0 {
		return model.Span{}, false
	}
	// The anchor of a match that begins before to lies before limit.
	limit := min(to+q.anchor, len(text))
	low, high := from+q.anchor, from+q.anchor
	low, high = next(text, low, limit, q.low), next(text, high, limit, q.high)
	for low < limit || high < limit {
		at := min(low, high)
		if m, ok := q.match(text, at-q.anchor); ok {
			return m, true
		}
		if low == at {
			low = next(text, at+1, limit, q.low)
		}
		if high == at {
			high = next(text, at+1, limit, q.high)
		}
	}
	return model.Span{}, false
}

// next is the first place of c in text[from:to], to where there is none.
func next(text string, from, to int, c byte) int {
	if from >= to {
		return to
	}
	if i := strings.IndexByte(text[from:to], c); i >= 0 {
		return from + i
	}
	return to
}

// other is the first match that begins in text[from:to] and has a rune beyond
// ASCII in it. Each such rune is tried as each character of the pattern that it
// can be, with what lies before it compared backwards.
func (q *Query) other(text string, from, to int) (model.Span, bool) {
	table := &q.folds.lower
	if q.exact {
		table = &q.folds.exact
	}
	limit := min(to+q.reach(), len(text))
	for at := from; at < limit; {
		var f rune
		n := 2
		switch b := text[at]; {
		case b < utf8.RuneSelf:
			at = nonASCII(text, at, limit)
			continue
		case b >= 0xC2 && b < 0xE0 && at+1 < len(text) && text[at+1]&0xC0 == 0x80: // two bytes: most alphabets
			f = rune(table[rune(b&0x1F)<<6|rune(text[at+1]&0x3F)])
		default:
			f, n = q.folded(text, at)
		}
		// Inside a word of such runes, it can be the pattern's first alone.
		possible := f == q.pattern[0] || (f == 0 || q.has[byte(f)]) && at > 0 && text[at-1] < utf8.RuneSelf
		if possible {
			if m, ok := q.around(text, at, f, from, to); ok {
				return m, true
			}
		}
		at += n
	}
	return model.Span{}, false
}

// around is the first match that begins in text[from:to] and has the rune at
// the offset, folded to f, as its first one beyond ASCII.
func (q *Query) around(text string, at int, f rune, from, to int) (model.Span, bool) {
	var best model.Span
	for i, p := range q.pattern {
		if p != f && (f != 0 || i == 0) {
			continue
		}
		start := q.back(text, at, i)
		if start < from || start >= to || !best.Empty() && start >= best.Start {
			continue
		}
		if m, ok := q.match(text, start); ok {
			best = m
		}
	}
	return best, !best.Empty()
}

// back is where a match begins whose first i characters end at the offset and
// are ASCII; -1 where they do not match.
func (q *Query) back(text string, at, i int) int {
	for i--; i >= 0; i-- {
		if at == 0 || text[at-1] >= utf8.RuneSelf {
			return -1
		}
		f := q.folds.fold(rune(text[at-1]), q.exact)
		if f != q.pattern[i] {
			return -1
		}
		at--
		for f == ' ' && at > 0 && text[at-1] < utf8.RuneSelf && q.folds.fold(rune(text[at-1]), q.exact) == ' ' {
			at--
		}
	}
	return at
}

// match is the match that begins at the offset. It takes in the marks that
// belong to its last character.
func (q *Query) match(text string, start int) (model.Span, bool) {
	at := start
	for i, p := range q.pattern {
		f, n := q.folded(text, at)
		for f == 0 && n > 0 && i > 0 {
			at += n
			f, n = q.folded(text, at)
		}
		if f != p || n == 0 {
			return model.Span{}, false
		}
		at += n
		if p == ' ' {
			for f, n = q.folded(text, at); n > 0 && (f == ' ' || f == 0); f, n = q.folded(text, at) {
				at += n
			}
		}
	}
	for f, n := q.folded(text, at); n > 0 && f == 0; f, n = q.folded(text, at) {
		at += n
	}
	return model.Span{Start: start, End: at}, true
}

// folded is the folded rune at the offset and its length, 0 at the end.
func (q *Query) folded(text string, at int) (rune, int) {
	if at >= len(text) {
		return 0, 0
	}
	if b := text[at]; b < utf8.RuneSelf {
		if q.exact {
			return rune(q.folds.exact[b]), 1
		}
		return rune(q.folds.lower[b]), 1
	}
	r, n := utf8.DecodeRuneInString(text[at:])
	return q.folds.fold(r, q.exact), n
}

// nonASCII is the first byte of text[from:to] beyond ASCII, to where there is
// none. It looks at eight bytes at a time.
func nonASCII(text string, from, to int) int {
	for ; from+8 <= to; from += 8 {
		s := text[from : from+8]
		word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if word&0x8080808080808080 != 0 {
			break
		}
	}
	for ; from < to; from++ {
		if text[from] >= utf8.RuneSelf {
			return from
		}
	}
	return to
}
