package feature

import (
	"unicode"
	"unicode/utf8"
)

// The multipliers are those of the SplitMix64 generator (Steele, Lea, Flood
// 2014): odd, with bits spread evenly.
const (
	mulA = 0xbf58476d1ce4e5b9
	mulB = 0x94d049bb133111eb
)

// mix scrambles x so that every bit of the result depends on every bit of x.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * mulA
	x = (x ^ x>>27) * mulB
	return x ^ x>>31
}

// hashFold is the hash of s in lower case.
func hashFold(s string) uint64 {
	h := uint64(len(s))
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c-'A' < 26 {
				c += 'a' - 'A'
			}
			h = (h ^ uint64(c)) * mulB
			h ^= h >> 29
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		h = (h ^ uint64(foldRune(r))) * mulB
		h ^= h >> 29
		i += n
	}
	return mix(h)
}

// foldRune is the lower-case letter; the curly apostrophe counts as straight.
func foldRune(r rune) rune {
	if r == '’' {
		return '\''
	}
	return unicode.ToLower(r)
}

// key is the 32-bit name of the feature of template t with the value v.
func key(t uint64, v uint64) uint32 { return uint32(mix(v+t*mulA) >> 32) }

// pair joins two values into one; the order matters.
func pair(a, b uint64) uint64 { return (a^a>>31)*mulA + (b^b>>29)*mulB + 1 }
