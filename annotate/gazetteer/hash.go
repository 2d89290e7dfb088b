package gazetteer

import (
	"math/bits"
	"unicode/utf8"
)

// FNV-1a of 64 bits (Fowler, Noll, Vo) over the folded bytes: it can be carried
// on from word to word, so that every prefix of a name costs one step.
const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

// hashWord carries h on over the folded bytes of s.
func hashWord(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return hashLatin(h, s[i:])
		}
		if f := asciiFold[c]; f != 0 {
			h = (h ^ uint64(f)) * hashPrime
		}
	}
	return h
}

func hashLatin(h uint64, s string) uint64 {
	var buf [64]byte
	return hashKey(h, appendFolded(buf[:0], s))
}

// hashKey carries h on over bytes that are folded already.
func hashKey[T string | []byte](h uint64, key T) uint64 {
	for i := 0; i < len(key); i++ {
		h = (h ^ uint64(key[i])) * hashPrime
	}
	return h
}

// hashSpace carries h on over the space between two words.
func hashSpace(h uint64) uint64 { return (h ^ ' ') * hashPrime }

// table is an open-addressing hash table from a key's hash to a number above
// zero. It keeps no keys: slot and fingerprint together hold about 50 bits of
// the hash, so of a million lookups of unknown words about one in a thousand
// runs would meet a false entry.
type table struct {
	slots []slot
}

type slot struct {
	fingerprint, value uint32
}

func newTable(entries int) table {
	return table{slots: make([]slot, entries*4/3+8)}
}

// find is the slot where the hash lies or would lie.
func (t *table) find(h uint64) *slot {
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9 // the multiplier of splitmix64's finaliser
	h ^= h >> 32
	fingerprint := uint32(h) | 1
	hi, _ := bits.Mul64(h<<32|h>>32, uint64(len(t.slots)))
	for i := int(hi); ; i++ {
		if i == len(t.slots) {
			i = 0
		}
		s := &t.slots[i]
		if s.fingerprint == fingerprint || s.fingerprint == 0 {
			return s
		}
	}
}

// get is the number stored under the hash, zero where there is none.
func (t *table) get(h uint64) uint32 { return t.find(h).value }

// put makes the slot of the hash, and returns it to be filled.
func (t *table) put(h uint64) *slot {
	s := t.find(h)
	if s.fingerprint == 0 {
		k := h ^ h>>29
		k *= 0xBF58476D1CE4E5B9
		k ^= k >> 32
		s.fingerprint = uint32(k) | 1
	}
	return s
}
