package library

import (
	"slices"
	"strings"
	"unicode"

	"lectern/model"
)

const (
	// phrase is the number of words of the shingles of sentences: shorter than
	// those of texts, since a sentence has few, and "told reporters" for "said"
	// should not make a new one.
	phrase = 2
	// readShare is how much of a sentence must stand in one that was read for it
	// to be read too; likelyRead is the share from which that is looked at.
	readShare, likelyRead = 0.8, 0.3
	// nearWords is the least number of words of a sentence that is compared by
	// its shingles, and readWords that of one that is compared as a whole.
	nearWords, readWords = 7, 3
	// maxPhrase bounds how many sentences are noted for a shingle: more hold it
	// by chance, as "of the".
	maxPhrase = 64
)

// ReadSentences are the sentences that a reader has read, to tell which of
// another article's say the same again. The zero value knows of none. It is not
// safe for use by several goroutines.
type ReadSentences struct {
	all []readSentence
	// whole are the sentences of the same words, near those that hold a shingle;
	// indices of all.
	whole map[uint64][]int32
	near  map[uint32][]int32
}

type readSentence struct {
	article  int
	shingles []uint32 // sorted
	// telling are its numbers, denials its words that deny.
	telling []uint32
	denials int
}

// Note takes in a sentence of an article, which should not be there yet.
func (r *ReadSentences) Note(article int, text string) {
	words := wordHashes(nil, text)
	if len(words) < readWords {
		return
	}
	if r.whole == nil {
		r.whole, r.near = make(map[uint64][]int32), make(map[uint32][]int32)
	}
	i := int32(len(r.all))
	sum := sumOf(words)
	r.whole[sum] = append(r.whole[sum], i)
	r.all = append(r.all, readSentence{article: article})
	if len(words) < nearWords {
		return
	}
	q := &r.all[i]
	q.shingles = winnow(shingles(words, phrase), 1)
	q.telling, q.denials = telling(text)
	for _, h := range q.shingles {
		if list := r.near[h]; len(list) < maxPhrase {
			r.near[h] = append(list, i)
		}
	}
}

// Before reports whether a sentence of the article was read before in another
// one: in the same words, case and punctuation aside, or all but a few of them,
// with no number that is new and nothing denied that was not.
func (r *ReadSentences) Before(article int, text string) bool {
	words := wordHashes(nil, text)
	if len(words) < readWords || len(r.all) == 0 {
		return false
	}
	other := func(i int32) bool { return r.all[i].article != article }
	if slices.ContainsFunc(r.whole[sumOf(words)], other) {
		return true
	}
	if len(words) < nearWords {
		return false
	}
	p := readSentence{article: article, shingles: winnow(shingles(words, phrase), 1)}
	p.telling, p.denials = telling(text)
	counts := make(map[int32]int)
	for _, h := range p.shingles {
		for _, i := range r.near[h] {
			if other(i) {
				counts[i]++
			}
		}
	}
	for i, n := range counts {
		if float64(n) >= likelyRead*float64(len(p.shingles)) && p.says(&r.all[i]) {
			return true
		}
	}
	return false
}

// says reports whether the sentence says nothing that q does not.
func (p *readSentence) says(q *readSentence) bool {
	shared := 0
	for _, h := range p.shingles {
		if _, ok := slices.BinarySearch(q.shingles, h); ok {
			shared++
		}
	}
	return float64(shared) >= readShare*float64(len(p.shingles)) && p.denials == q.denials &&
		!slices.ContainsFunc(p.telling, func(x uint32) bool { return !slices.Contains(q.telling, x) })
}

// sumOf is a hash of all words in their order.
func sumOf(words []uint32) uint64 {
	h := uint64(fnvBasis)
	for _, w := range words {
		h = (h ^ uint64(w)) * fnvPrime
	}
	return h
}

// telling are hashes of the numbers in the text, in figures or as words up to
// ten, and the number of words that deny.
func telling(text string) (numbers []uint32, denials int) {
	for w := range strings.FieldsSeq(text) {
		bare := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		bare = foldWord(bare)
		switch bare {
		case "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "denied", "denies", "deny", "cannot":
			denials++
			continue
		}
		if strings.HasSuffix(bare, "n't") {
			denials++
		}
		if n, ok := numeral(bare); ok {
			bare = n
		}
		if strings.ContainsFunc(bare, unicode.IsDigit) {
			numbers = wordHashes(numbers, bare)
		}
	}
	return numbers, denials
}

// Stretches are the parts of a text that were seen, in order, apart from each
// other.
type Stretches []model.Span

// Add joins a stretch with the others. It reports whether that changed them.
func (s *Stretches) Add(span model.Span) bool {
	if span.Empty() || s.Holds(span) {
		return false
	}
	i, _ := slices.BinarySearchFunc(*s, span.Start, func(o model.Span, at int) int { return o.End - at })
	j := i
	for j < len(*s) && (*s)[j].Start <= span.End {
		span.Start, span.End = min(span.Start, (*s)[j].Start), max(span.End, (*s)[j].End)
		j++
	}
	*s = slices.Replace(*s, i, j, span)
	return true
}

// Holds reports whether the span was seen whole.
func (s Stretches) Holds(span model.Span) bool {
	i, _ := slices.BinarySearchFunc(s, span.Start+1, func(o model.Span, at int) int { return o.End - at })
	return i < len(s) && s[i].Covers(span)
}
