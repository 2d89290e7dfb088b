package library

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"lectern/model"
)

// sameWords groups the quotes of several articles that give the same words,
// reworded or shortened perhaps. Two quotes are compared where they share pairs of
// content words that stand together in both; they are the same where most of
// the shorter one's content words stand in the other in the same order. How
// many must depends on who speaks: less is asked of one speaker than of two.
func sameWords(quotes []Quote, kind func(model.EntityID) model.Kind) [][]int {
	stems := newStemmer()
	var all []wording
	at := make(map[string]int) // wordings by speaker and content
	for i := range quotes {
		content := stems.content(quotes[i].Words)
		if len(content) < 3 || len(content) > maxContent {
			continue
		}
		k := contentKey(quotes[i].Speaker, content)
		w, ok := at[k]
		if !ok {
			w = len(all)
			at[k] = w
			all = append(all, wording{content: content, speaker: quotes[i].Speaker, kind: kind(quotes[i].Speaker), direct: quotes[i].Direct})
		}
		all[w].quotes = append(all[w].quotes, i)
		all[w].direct = all[w].direct && quotes[i].Direct
	}
	parents := make([]int, len(all))
	for i := range parents {
		parents[i] = i
	}
	for _, pair := range likelySame(all) {
		i, j := pair.a, pair.b
		if rootOf(parents, i) != rootOf(parents, j) && !oneArticle(quotes, &all[i], &all[j]) && stems.same(&all[i], &all[j]) {
			parents[rootOf(parents, i)] = rootOf(parents, j)
		}
	}
	return gatherWordings(quotes, all, parents)
}

const (
	// maxContent is the number of content words beyond which a quote is not
	// compared: a whole speech.
	maxContent = 200
	// maxSharing is how many wordings may hold the same two words to be compared
	// for that; more share a set phrase.
	maxSharing = 24
)

// wording is quotes of one speaker with the same content words.
type wording struct {
	content []int32
	quotes  []int
	speaker model.EntityID
	kind    model.Kind
	direct  bool
}

func contentKey(speaker model.EntityID, content []int32) string {
	b := binary.AppendVarint(nil, int64(speaker))
	for _, w := range content {
		b = binary.AppendVarint(b, int64(w))
	}
	return string(b)
}

// likely is two wordings that may be of one utterance.
type likely struct{ a, b int }

// likelySame are the wordings that share two pairs of words, or one where either
// is short. A pair is two words that stand together, or with one between them.
// Pairs are found by sorting numbers: the high bits are a hash of the two words,
// the low ones the wording. A hash that two pairs share costs a comparison more.
func likelySame(all []wording) []likely {
	const low = 24
	words := 0
	for i := range all {
		words += len(all[i].content)
	}
	pairs := make([]uint64, 0, 2*words)
	for i := range all {
		c := all[i].content
		for j := range c {
			for k := j + 1; k < min(j+3, len(c)); k++ {
				hash := (uint64(uint32(c[j]))<<32 | uint64(uint32(c[k]))) * 0x9E3779B97F4A7C15 // Fibonacci hashing
				pairs = append(pairs, hash&^(1<<low-1)|uint64(i)&(1<<low-1))
			}
		}
	}
	slices.Sort(pairs)
	pairs = slices.Compact(pairs)
	var met []uint64 // two wordings, once for each pair that they share
	for from := 0; from < len(pairs); {
		to := from + 1
		for to < len(pairs) && pairs[to]>>low == pairs[from]>>low {
			to++
		}
		for i := from; i < to && to-from <= maxSharing; i++ {
			for j := i + 1; j < to; j++ {
				met = append(met, (pairs[i]&(1<<low-1))<<32|pairs[j]&(1<<low-1))
			}
		}
		from = to
	}
	slices.Sort(met)
	var out []likely
	for from := 0; from < len(met); {
		to := from + 1
		for to < len(met) && met[to] == met[from] {
			to++
		}
		l := likely{int(met[from] >> 32), int(met[from] & (1<<32 - 1))}
		if to-from > 1 || min(len(all[l.a].content), len(all[l.b].content)) <= 6 {
			out = append(out, l)
		}
		from = to
	}
	return out
}

func oneArticle(quotes []Quote, a, b *wording) bool {
	return len(a.quotes) == 1 && len(b.quotes) == 1 && quotes[a.quotes[0]].Article == quotes[b.quotes[0]].Article
}

func rootOf(parents []int, i int) int {
	for parents[i] != i {
		parents[i] = parents[parents[i]]
		i = parents[i]
	}
	return i
}

// gatherWordings makes groups of the joined wordings that stand in several articles.
func gatherWordings(quotes []Quote, all []wording, parents []int) [][]int {
	members := make(map[int][]int)
	for i := range all {
		root := rootOf(parents, i)
		members[root] = append(members[root], all[i].quotes...)
	}
	var groups [][]int
	for _, m := range members {
		slices.Sort(m)
		if quotes[m[0]].Article != quotes[m[len(m)-1]].Article {
			groups = append(groups, m)
		}
	}
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return groups
}

// same reports whether two wordings are of one utterance.
func (s *stemmer) same(a, b *wording) bool {
	short, long := a.content, b.content
	if len(short) > len(long) {
		short, long = long, short
	}
	common := commonLength(short, long)
	part, whole := float64(common)/float64(len(short)), float64(common)/float64(len(long))
	direct := a.direct && b.direct
	if !direct && s.numbersDiffer(short, long) {
		return false // two reports of like events
	}
	// Reworded as a whole, or a part of the other: then nearly all of it, in one
	// place there rather than here and there, and more than a slogan.
	reworded := func(words int, share float64) bool { return common >= words && part >= share && whole >= share-0.1 }
	excerpt := func(words int, share float64) bool {
		return common >= words && part >= share && compact(short, long, common)
	}
	switch {
	case a.speaker != 0 && a.speaker == b.speaker && direct:
		return reworded(5, 0.6) || excerpt(5, 0.75) || common >= 4 && whole >= 0.6 || common >= 3 && whole >= 0.75
	case a.speaker != 0 && a.speaker == b.speaker:
		return reworded(5, 0.7)
	case a.speaker == 0 || b.speaker == 0 || a.kind != b.kind:
		return reworded(5, 0.75) || direct && excerpt(6, 0.85)
	}
	return reworded(6, 0.8) || direct && excerpt(8, 0.9)
}

// compact reports whether what the two share stands close together in the
// longer one.
func compact(short, long []int32, common int) bool {
	_, shared := commonWords(short, long)
	first, last := len(long), 0
	for i, s := range shared {
		if s {
			first, last = min(first, i), i
		}
	}
	return last-first < 2*common
}

// numbersDiffer reports whether both hold numbers and share none.
func (s *stemmer) numbersDiffer(a, b []int32) bool {
	both := false
	for _, x := range a {
		if !s.number[x] {
			continue
		}
		for _, y := range b {
			if x == y {
				return false
			}
			both = both || s.number[y]
		}
	}
	return both
}

// commonLength is the length of the longest common subsequence.
func commonLength(a, b []int32) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// stemmer numbers content words; forms of one word have one number.
type stemmer struct {
	ids    map[string]int32
	number []bool
}

func newStemmer() *stemmer { return &stemmer{ids: make(map[string]int32)} }

// content are the words that carry the meaning, in order. Words that deny
// are among them.
func (s *stemmer) content(text string) []int32 {
	var out []int32
	for _, w := range wordsOf(text) {
		word := foldWord(w.In(text))
		if word == "" || isFunctionWord(word) {
			continue
		}
		stem := stemOf(word)
		id, ok := s.ids[stem]
		if !ok {
			id = int32(len(s.number))
			s.ids[stem] = id
			s.number = append(s.number, stem[0] >= '0' && stem[0] <= '9')
		}
		out = append(out, id)
	}
	return out
}

// stemOf strips the commonest endings, in the manner of an S-stemmer, and
// writes small numbers in digits.
func stemOf(w string) string {
	if n, ok := numeral(w); ok {
		return n
	}
	if strings.HasSuffix(w, "n't") || w == "cannot" {
		return "not"
	}
	w = strings.TrimSuffix(w, "'s")
	n := len(w)
	switch {
	case n > 5 && strings.HasSuffix(w, "ing"):
		w = w[:n-3]
	case n > 4 && strings.HasSuffix(w, "ied"), n > 4 && strings.HasSuffix(w, "ies"):
		w = w[:n-3] + "y"
	case n > 4 && strings.HasSuffix(w, "ed"):
		w = w[:n-2]
	case n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		w = w[:n-1]
	}
	if len(w) > 3 {
		w = strings.TrimSuffix(w, "e")
	}
	return w
}

func numeral(w string) (string, bool) {
	switch w {
	case "one":
		return "1", true
	case "two":
		return "2", true
	case "three":
		return "3", true
	case "four":
		return "4", true
	case "five":
		return "5", true
	case "six":
		return "6", true
	case "seven":
		return "7", true
	case "eight":
		return "8", true
	case "nine":
		return "9", true
	case "ten":
		return "10", true
	}
	return "", false
}

// isFunctionWord reports whether the word says little about what is said.
func isFunctionWord(w string) bool {
	switch w {
	case "a", "an", "the", "this", "that", "these", "those", "and", "or", "but", "if", "as", "than", "so", "then", "there", "here",
		"of", "in", "on", "at", "by", "for", "from", "to", "with", "into", "about", "over", "under", "up", "out", "off",
		"i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they", "them", "their",
		"who", "whom", "which", "what", "when", "where", "how", "why",
		"am", "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "do", "does", "did",
		"will", "would", "shall", "should", "can", "could", "may", "might", "must", "also", "just", "very", "too",
		"i'm", "we're", "we've", "i've", "they're", "it's", "that's", "there's", "he's", "she's", "we'll", "i'll", "said", "says", "say":
		return true
	}
	return false
}
