package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"

	"lectern/annotate/tagger/internal/crf"
	"lectern/annotate/tagger/internal/feature"
	"lectern/annotate/tokens"
)

// The roles of words that vectors are taught to foretell.
const (
	roleLower   = iota // in lower case, outside of names
	roleCapital        // capitalised, outside of names
	rolePersonFirst
	rolePersonLast
	roleOrgInner
	roleOrgLast
	rolePlace
	roleGroup
	roleOther
	roles
)

// rolesIn counts the roles that each word has in the documents.
func rolesIn(docs [][]labelled) map[uint32]*[roles]float32 {
	counts := make(map[uint32]*[roles]float32)
	for _, set := range docs {
		for _, l := range set {
			role := make([]int, len(l.doc.Tokens))
			for i, t := range l.doc.Tokens {
				if t.Class != tokens.Word {
					role[i] = -1
				} else if hasUpper(l.doc.At(i)) {
					role[i] = roleCapital
				}
			}
			for _, sp := range l.open {
				for i := sp.First; i < sp.End; i++ {
					role[i] = -1
				}
			}
			for _, sp := range l.spans {
				for i := sp.First; i < sp.End; i++ {
					if role[i] == roleCapital {
						role[i] = roleOf(sp, i)
					}
				}
			}
			for i, r := range role {
				if r < 0 {
					continue
				}
				k := feature.ClusterKey(l.doc.At(i))
				if counts[k] == nil {
					counts[k] = new([roles]float32)
				}
				counts[k][r]++
			}
		}
	}
	return counts
}

func roleOf(sp crf.Span, i int) int {
	last := i == sp.End-1
	switch sp.Kind {
	case crf.Person:
		if last {
			return rolePersonLast
		}
		return rolePersonFirst
	case crf.Organization:
		if last {
			return roleOrgLast
		}
		return roleOrgInner
	case crf.Place:
		return rolePlace
	case crf.Group:
		return roleGroup
	}
	return roleOther
}

// lesson is a word with its vector and the shares of its roles.
type lesson struct {
	word   int
	fold   int
	target [roles]float32
	weight float32
}

// typesOf groups all words by the roles that their vectors foretell. What is
// foretold of a word never comes from a network that saw the word, so that words
// of the training data look no surer than new ones.
func typesOf(words []string, vecs [][]float32, docs [][]labelled, rng *rand.Rand) []int {
	const folds = 5
	counts := rolesIn(docs)
	var lessons []lesson
	foldOf := make([]int, len(words))
	for i, w := range words {
		k := feature.ClusterKey(w)
		foldOf[i] = int(k>>7) % folds
		c := counts[k]
		if c == nil {
			continue
		}
		var sum float32
		for _, n := range c {
			sum += n
		}
		l := lesson{word: i, fold: foldOf[i], weight: float32(math.Log2(1 + float64(sum)))}
		for r, n := range c {
			l.target[r] = n / sum
		}
		lessons = append(lessons, l)
	}
	fmt.Fprintf(os.Stderr, "%d words with known roles\n", len(lessons))
	foretold := make([][]float32, len(words))
	for i := range foretold {
		foretold[i] = make([]float32, roles)
	}
	for fold := range folds {
		n := newNetwork(len(vecs[0]), 64, rng)
		n.learn(lessons, vecs, fold, 12, rng)
		for i, v := range vecs {
			if counts[feature.ClusterKey(words[i])] == nil || foldOf[i] == fold {
				p := n.run(v)
				for r := range p {
					foretold[i][r] += p[r]
				}
			}
		}
	}
	// Square roots: the distance between them is Hellinger's.
	for _, p := range foretold {
		for r := range p {
			p[r] = float32(math.Sqrt(float64(p[r])))
		}
		unit(p)
	}
	return nearest(foretold, kMeans(foretold[:min(len(foretold), 150_000)], typeClusters, 20, rng))
}

// network is a perceptron with one hidden layer.
type network struct {
	in, hidden int
	w1, b1     []float32
	w2, b2     []float32
	h          []float32
	dh         []float32
}

func newNetwork(in, hidden int, rng *rand.Rand) *network {
	n := &network{in: in, hidden: hidden, w1: make([]float32, in*hidden), b1: make([]float32, hidden),
		w2: make([]float32, hidden*roles), b2: make([]float32, roles), h: make([]float32, hidden), dh: make([]float32, hidden)}
	for i := range n.w1 {
		n.w1[i] = float32(rng.NormFloat64() * math.Sqrt(2/float64(in)) * 3)
	}
	for i := range n.w2 {
		n.w2[i] = float32(rng.NormFloat64() * math.Sqrt(2/float64(hidden)))
	}
	return n
}

// run is the probabilities of the roles of a word with the vector.
func (n *network) run(v []float32) (p [roles]float32) {
	for j := range n.h {
		n.h[j] = max(0, n.b1[j]+dot(v, n.w1[j*n.in:(j+1)*n.in]))
	}
	var top float32 = -1e30
	for r := range p {
		p[r] = n.b2[r] + dot(n.h, n.w2[r*n.hidden:(r+1)*n.hidden])
		top = max(top, p[r])
	}
	var sum float32
	for r := range p {
		p[r] = float32(math.Exp(float64(p[r] - top)))
		sum += p[r]
	}
	for r := range p {
		p[r] /= sum
	}
	return p
}

// learn goes over the lessons of the other folds, with falling steps.
func (n *network) learn(lessons []lesson, vecs [][]float32, fold, epochs int, rng *rand.Rand) {
	order := rng.Perm(len(lessons))
	for epoch := range epochs {
		rate := float32(0.02 * (1 - float64(epoch)/float64(epochs)))
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			if lessons[i].fold != fold {
				n.step(vecs[lessons[i].word], &lessons[i], rate*min(lessons[i].weight, 4)/2)
			}
		}
	}
}

func (n *network) step(v []float32, l *lesson, rate float32) {
	p := n.run(v)
	clear(n.dh)
	for r := range p {
		g := rate * (l.target[r] - p[r])
		w := n.w2[r*n.hidden : (r+1)*n.hidden]
		for j, h := range n.h {
			n.dh[j] += g * w[j]
			w[j] += g * h
		}
		n.b2[r] += g
	}
	for j, g := range n.dh {
		if n.h[j] == 0 {
			continue
		}
		w := n.w1[j*n.in : (j+1)*n.in]
		for i, x := range v {
			w[i] += g * x
		}
		n.b1[j] += g
	}
}
