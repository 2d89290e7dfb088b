package ingest

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// triggers is a filter over the rarest words of the phrases that mark debris
// among sentences, so that most paragraphs are passed after one cheap scan.
type triggers struct {
	bits  [1 << 10]uint64
	words map[string]bool
}

// noticeWords are looked for beside the words of interfaceWords.
const noticeWords = `reserved vorbehalten réservés reservados riservati rewritten`

var triggerFilter = sync.OnceValue(func() *triggers {
	t := &triggers{words: wordSet(noticeWords)}
	for phrase, weight := range lists().furniture {
		if weight < 2 {
			continue
		}
		longest := ""
		for _, w := range strings.Fields(phrase) {
			if utf8.RuneCountInString(w) > utf8.RuneCountInString(longest) {
				longest = w
			}
		}
		t.words[longest] = true
	}
	for w := range t.words {
		h := fnvStart
		for i := range len(w) {
			h = fnv(h, w[i])
		}
		t.bits[h>>6&1023] |= 1 << (h & 63)
	}
	return t
})

// FNV-1a, 32 bits (Fowler, Noll, Vo).
const fnvStart = uint32(2166136261)

func fnv(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

// hit reports whether one of the words stands in text.
func (t *triggers) hit(text string) bool {
	h, start := fnvStart, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) {
			c := text[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if 'a' <= c && c <= 'z' || c >= 0x80 || c == '-' {
				h = fnv(h, c)
				continue
			}
		}
		if t.bits[h>>6&1023]&(1<<(h&63)) != 0 && i-start > 1 && t.words[strings.ToLower(text[start:i])] {
			return true
		}
		h, start = fnvStart, i+1
	}
	return false
}
