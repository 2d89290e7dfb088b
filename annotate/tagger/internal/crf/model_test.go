package crf

import (
	"math/rand/v2"
	"testing"
)

func sample(n int) (*Header, []Entry) {
	rng := rand.New(rand.NewPCG(5, 6))
	h := &Header{Scale: 0.25, Slope: 0.75, Offset: -0.5}
	h.Trans[0][1] = 0.5
	entries := make([]Entry, n)
	seen := map[uint32]bool{}
	for i := range entries {
		k := rng.Uint32() | 1
		for seen[k] {
			k = rng.Uint32() | 1
		}
		seen[k] = true
		entries[i].Key = k
		for j := range entries[i].Weights {
			if rng.IntN(3) == 0 {
				entries[i].Weights[j] = int8(rng.IntN(255) - 127)
			}
		}
	}
	return h, entries
}

func TestModelKeepsWhatWasEncoded(t *testing.T) {
	h, entries := sample(5000)
	data, err := Encode(h, entries)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if m.Rows() != len(entries) || m.Trans != h.Trans || m.Slope != h.Slope || m.Offset != h.Offset {
		t.Fatalf("%d rows, want %d", m.Rows(), len(entries))
	}
	var keys []uint32
	var want Scores
	for i, e := range entries {
		for j, w := range e.Weights {
			if got := m.Weight(e.Key, Label(j)); got != float32(w)*0.25 {
				t.Fatalf("weight %v, want %v", got, float32(w)*0.25)
			}
		}
		if i < 200 {
			keys = append(keys, e.Key, e.Key+2)
		}
	}
	for _, k := range keys {
		for j := range want {
			want[j] += m.Weight(k, Label(j))
		}
	}
	var got Scores
	m.Score(keys, &got)
	if got != want {
		t.Errorf("Score = %v, want %v", got, want)
	}
}

// A damaged file is refused with an error, never with a panic.
func FuzzDecode(f *testing.F) {
	h, entries := sample(20)
	data, err := Encode(h, entries)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte("LNTAG004"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		_, _ = Decode(data)
	})
}
