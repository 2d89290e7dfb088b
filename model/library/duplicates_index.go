package library

import (
	"slices"
	"sync"

	"lectern/model"
)

const (
	// commonIn is the number of texts of different words from which a
	// fingerprint is taken for what a publisher puts under all its articles: it
	// does not count, and no more texts are noted for it.
	commonIn = 24
	// mostlyCommon is the share of common fingerprints from which a text is
	// nothing else, so that all of them count: a story that very many copied.
	mostlyCommon = 0.85
	// likelyShare is the share of the fingerprints of the shorter of two texts
	// from which the two are compared; less than any that joins them.
	likelyShare = 0.2
	// maxLikely bounds with how many texts one is compared.
	maxLikely = 64
)

// storyIndex finds the articles that tell one story in the same words. Articles
// are added one by one, in any order; each is compared with those alone that
// share fingerprints with it, so that it costs much the same in a library of
// any size. The zero index is empty; it is used by several goroutines.
type storyIndex struct {
	mu sync.Mutex
	// prints are the articles' fingerprints, nil for those not added.
	prints []*fingerprint
	// twins are the first article added of each text, by the sum of its words;
	// twin is that article for each. Only it is in the lists below.
	twins map[uint64]int32
	twin  []int32
	// holder is the article that holds a fingerprint; where there are several
	// it is -1-i of shared[i], which lists commonIn of them at most.
	holder map[uint32]int32
	shared [][]int32
	// shed counts for each article its fingerprints that became common.
	shed []int32
	// likely are the pairs that share enough to be compared.
	likely []pair
	pairs  map[[2]int32]*pair
	counts []int32 // for add: zero between calls
}

// pair is two articles that may tell one story, a < b.
type pair struct {
	a, b int32
	// share is how much of the shorter one is in the other; it holds while
	// shed is the sum of what both have shed.
	share float64
	shed  int32
}

// add takes the article in, unless it is there already.
func (x *storyIndex) add(i int, a *model.Article) {
	if x.has(i) {
		return
	}
	f := newFingerprint(a.Text) // without the lock
	x.mu.Lock()
	defer x.mu.Unlock()
	x.insert(int32(i), &f)
}

func (x *storyIndex) has(i int) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	return i < len(x.prints) && x.prints[i] != nil
}

// insert is add, of an article whose fingerprints are known, under the lock.
func (x *storyIndex) insert(i int32, f *fingerprint) {
	if x.twins == nil {
		x.twins, x.holder, x.pairs = make(map[uint64]int32), make(map[uint32]int32), make(map[[2]int32]*pair)
	}
	for int(i) >= len(x.prints) {
		x.prints, x.shed, x.counts = append(x.prints, nil), append(x.shed, 0), append(x.counts, 0)
		x.twin = append(x.twin, int32(len(x.twin)))
	}
	if x.prints[i] != nil {
		return
	}
	x.prints[i] = f
	if f.words < twinWords {
		return
	}
	if first, ok := x.twins[f.sum]; ok && x.prints[first].words == f.words {
		x.twin[i] = first
		return
	}
	x.twins[f.sum] = i
	x.meet(i, f)
	x.post(i, f)
}

// meet notes the pairs of the article and those that share much with it.
func (x *storyIndex) meet(i int32, f *fingerprint) {
	common := 0
	for _, mark := range f.marks {
		if x.common(mark) {
			common++
		}
	}
	all, own := float64(common) >= mostlyCommon*float64(len(f.marks)), len(f.marks)
	if !all {
		own -= common
	}
	var met []int32
	var one [1]int32
	for _, mark := range f.marks {
		if !all && common > 0 && x.common(mark) {
			continue
		}
		for _, j := range x.holders(mark, &one) {
			if x.counts[j] == 0 {
				met = append(met, j)
			}
			x.counts[j]++
		}
	}
	kept := met[:0]
	for _, j := range met {
		if float64(x.counts[j]) >= likelyShare*float64(min(own, x.countable(j, all))) {
			kept = append(kept, j)
		} else {
			x.counts[j] = 0
		}
	}
	if len(kept) > maxLikely {
		slices.SortFunc(kept, func(a, b int32) int { return int(x.counts[b] - x.counts[a]) })
		for _, j := range kept[maxLikely:] {
			x.counts[j] = 0
		}
		kept = kept[:maxLikely]
	}
	for _, j := range kept {
		x.counts[j] = 0
		x.likely = append(x.likely, pair{a: min(i, j), b: max(i, j)})
	}
}

// holders are the articles that hold the fingerprint, in one where it is one.
func (x *storyIndex) holders(mark uint32, one *[1]int32) []int32 {
	switch i, ok := x.holder[mark]; {
	case !ok:
		return nil
	case i < 0:
		return x.shared[-1-i]
	default:
		one[0] = i
		return one[:]
	}
}

// post notes the article with its fingerprints.
func (x *storyIndex) post(i int32, f *fingerprint) {
	for _, mark := range f.marks {
		at, ok := x.holder[mark]
		switch {
		case !ok:
			x.holder[mark] = i
			continue
		case at >= 0:
			x.holder[mark] = int32(-1 - len(x.shared))
			x.shared = append(x.shared, []int32{at, i})
			continue
		}
		list := &x.shared[-1-at]
		switch len(*list) {
		case commonIn:
			x.shed[i]++
		case commonIn - 1:
			*list = append(*list, i)
			for _, j := range *list {
				x.shed[j]++
			}
		default:
			*list = append(*list, i)
		}
	}
}

// common reports whether the fingerprint does not count.
func (x *storyIndex) common(mark uint32) bool {
	at := x.holder[mark] // zero for none, as for the first article
	return at < 0 && len(x.shared[-1-at]) == commonIn
}

// share is how much of two texts is the same, from 0 to 1; storyShare is enough.
// It is the containment of the shorter in the longer (Broder, "On the
// resemblance and containment of documents", SEQUENCES 1997), less where the
// shorter has much of its own and is a small part of the longer: that is a text
// that quotes another.
func (x *storyIndex) share(a, b int32) float64 {
	if a > b {
		a, b = b, a
	}
	shed := x.shed[a] + x.shed[b]
	p := x.pairs[[2]int32{a, b}]
	if p == nil {
		p = &pair{a: a, b: b, shed: -1}
		x.pairs[[2]int32{a, b}] = p
	}
	if p.shed != shed {
		p.share, p.shed = x.compare(a, b), shed
	}
	return p.share
}

func (x *storyIndex) compare(a, b int32) float64 {
	f, g := x.prints[a], x.prints[b]
	if len(f.marks) > len(g.marks) {
		a, b, f, g = b, a, g, f
	}
	if len(f.marks) == 0 {
		return 0
	}
	all := float64(x.shed[a]) >= mostlyCommon*float64(len(f.marks))
	shared, of := 0, 0
	for i, j := 0, 0; i < len(f.marks); i++ {
		if !all && x.common(f.marks[i]) {
			continue
		}
		of++
		for j < len(g.marks) && g.marks[j] < f.marks[i] {
			j++
		}
		if j < len(g.marks) && g.marks[j] == f.marks[i] {
			shared++
		}
	}
	if all && float64(shared) < mostlyCommon*float64(of) {
		return 0
	}
	share := float64(shared) / float64(max(1, of))
	if share >= contained {
		return share
	}
	return min(share, storyShare/longerShare*float64(shared)/float64(max(1, x.countable(b, all))))
}

// countable is the number of fingerprints of a text that count.
func (x *storyIndex) countable(i int32, all bool) int {
	if n := len(x.prints[i].marks); all {
		return n
	} else {
		return n - int(x.shed[i])
	}
}
