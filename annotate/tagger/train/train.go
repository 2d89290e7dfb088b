package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"time"

	"lectern/annotate/tagger/internal/crf"
)

// options are the numbers of training.
type options struct {
	epochs  int
	rounds  int     // of self-training
	rate    float64 // learning rate of AdaGrad
	decay   float64 // weight of the L2 penalty, applied where a feature occurs
	dropout float64 // probability that a lexical feature is left out of an example
	thin    float64 // probability that another feature is left out
	average int     // epochs at the end whose weights are averaged (Polyak)
	shrink  float64 // factor of the lexical weights at the end
	minimum int     // occurrences below which a feature has no weight
	prune   float64 // weights below this are dropped at the end
	seed    uint64
	swap    float64 // weight of the copies with other organizations
}

// stride is the room of one feature: its weights, then their AdaGrad sums.
const stride = 2 * crf.Labels

// trainer learns the weights by stochastic gradient ascent on the logarithm of
// the probability of the allowed labellings, with AdaGrad's step sizes (Duchi,
// Hazan, Singer 2011).
type trainer struct {
	options
	keys  []uint32  // by row
	words []bool    // by row: the feature is lexical
	cells []float32 // stride per row
	trans crf.Transitions
	sums  crf.Transitions // AdaGrad sums of trans
	rng   *rand.Rand
	mean  []float32 // sum of the weights after each of the last epochs
	means int

	lattice crf.Lattice
	grad    []crf.Scores
	rows    []uint32 // of the example, after dropout
	ends    []int
}

// index gives rows to the features that occur often enough and rewrites the
// corpus from keys to rows.
func index(c *corpus, minimum int) (keys []uint32, words []bool) {
	counts := make(map[uint32]uint32, 1<<22)
	for _, k := range c.rows {
		counts[k]++
	}
	rowOf := make(map[uint32]uint32, len(counts)/2)
	kept := make([]uint32, 0, len(c.rows))
	for e := range c.examples {
		for t := range c.examples[e].tokens {
			tr := &c.examples[e].tokens[t]
			from := uint32(len(kept))
			lexical := uint16(0)
			for n, k := range c.rows[tr.from : tr.from+uint32(tr.n)] {
				if k == 0 || int(counts[k]) < minimum {
					continue
				}
				r, ok := rowOf[k]
				if !ok {
					r = uint32(len(keys))
					rowOf[k] = r
					keys = append(keys, k)
					words = append(words, n < int(tr.lexical))
				}
				kept = append(kept, r)
				if n < int(tr.lexical) {
					lexical++
				}
			}
			tr.from, tr.lexical, tr.n = from, lexical, uint16(uint32(len(kept))-from)
		}
	}
	c.rows = kept
	return keys, words
}

func newTrainer(c *corpus, o options) *trainer {
	keys, words := index(c, o.minimum)
	return &trainer{options: o, keys: keys, words: words, cells: make([]float32, stride*len(keys)), rng: rand.New(rand.NewPCG(o.seed, 9))}
}

func (t *trainer) train(c *corpus) {
	order := make([]int, len(c.examples))
	for i := range order {
		order[i] = i
	}
	for epoch := range t.epochs {
		begin := time.Now()
		t.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		// The step sizes fall to a tenth over the second half of the epochs.
		rate := t.rate
		if half := t.epochs / 2; epoch > half && t.epochs > 2 {
			rate *= 1 - 0.9*float64(epoch-half)/float64(t.epochs-1-half)
		}
		for n, i := range order {
			if n%8 == 0 {
				t.lattice.SetTransitions(&t.trans)
			}
			loss += t.step(c, &c.examples[i], float32(rate))
		}
		if t.average > 0 && epoch >= t.epochs-t.average {
			t.sum()
		}
		fmt.Fprintf(os.Stderr, "epoch %d of %d: loss %.4f, %v\n", epoch+1, t.epochs, loss/float64(len(order)), time.Since(begin).Round(time.Millisecond))
	}
}

// sum adds the weights to the mean.
func (t *trainer) sum() {
	if t.mean == nil {
		t.mean = make([]float32, crf.Labels*len(t.keys))
	}
	for r := range t.keys {
		for b, w := range t.cells[stride*r : stride*r+crf.Labels] {
			t.mean[crf.Labels*r+b] += w
		}
	}
	t.means++
}

// step learns from one example and returns its loss.
func (t *trainer) step(c *corpus, ex *example, rate float32) float64 {
	n := len(ex.tokens)
	t.lattice.Reset(n)
	t.rows, t.ends = t.rows[:0], t.ends[:0]
	thin := uint32(t.thin * math.MaxUint32)
	for i, tr := range ex.tokens {
		limit := uint32(t.dropout * math.MaxUint32)
		if tr.lexical == 0 {
			limit = thin
		}
		rows := c.rows[tr.from : tr.from+uint32(tr.n)]
		emit := &t.lattice.Emit[i]
		*emit = crf.Scores{}
		for j, r := range rows {
			if j == int(tr.lexical) {
				limit = thin
			}
			if limit > 0 && t.rng.Uint32() < limit {
				continue
			}
			t.rows = append(t.rows, r)
			w := (*[crf.Labels]float32)(t.cells[stride*int(r):])
			for b, x := range w {
				emit[b] += x
			}
		}
		t.ends = append(t.ends, len(t.rows))
	}
	if cap(t.grad) < n {
		t.grad = make([]crf.Scores, 2*n)
	}
	grad := t.grad[:n]
	var trans crf.Transitions
	logZ := t.lattice.Forward(nil)
	t.expect(grad, &trans, -1)
	gold := t.lattice.Forward(ex.allowed)
	t.expect(grad, &trans, 1)
	from := 0
	for i := range grad {
		t.update(t.rows[from:t.ends[i]], &grad[i], ex.weight, rate)
		from = t.ends[i]
	}
	t.updateTransitions(&trans, ex.weight, rate)
	return logZ - gold
}

// expect adds the expected counts of labels and steps, times sign.
func (t *trainer) expect(grad []crf.Scores, trans *crf.Transitions, sign float32) {
	for i := range grad {
		if sign < 0 {
			grad[i] = crf.Scores{}
		}
		for b := range crf.Label(crf.Labels) {
			grad[i][b] += sign * float32(t.lattice.Marginal(i, b))
		}
		if i > 0 {
			t.lattice.Steps(i-1, float64(sign), trans)
		} else {
			for b := range crf.Label(crf.Labels) {
				trans[crf.Outside][b] += sign * float32(t.lattice.Marginal(0, b))
			}
		}
	}
	last := len(grad) - 1
	for a := range crf.Label(crf.Labels) {
		trans[a][crf.Outside] += sign * float32(t.lattice.Marginal(last, a))
	}
}

func (t *trainer) update(rows []uint32, grad *crf.Scores, weight, rate float32) {
	var labels [crf.Labels]int
	n := 0
	for b, g := range grad {
		if g > 1e-3 || g < -1e-3 {
			labels[n] = b
			n++
		}
	}
	decay := float32(t.decay)
	for _, r := range rows {
		cell := (*[stride]float32)(t.cells[stride*int(r):])
		for _, b := range labels[:n] {
			g := weight*grad[b] - decay*cell[b]
			cell[crf.Labels+b] += g * g
			cell[b] += rate * g / float32(math.Sqrt(float64(cell[crf.Labels+b])+1e-2))
		}
	}
}

func (t *trainer) updateTransitions(grad *crf.Transitions, weight, rate float32) {
	for a := range grad {
		for b, g := range grad[a] {
			if g == 0 {
				continue
			}
			g *= weight
			t.sums[a][b] += g * g
			t.trans[a][b] += rate * g / float32(math.Sqrt(float64(t.sums[a][b])+1))
		}
	}
}

// entries quantises the weights. Weights below the limit are left out; one in
// ten thousand is cut to the largest step, so that the steps stay fine.
func (t *trainer) entries() (scale float32, entries []crf.Entry) {
	sizes := make([]float64, 0, 1<<20)
	for r := range t.keys {
		for b := range crf.Labels {
			if w := math.Abs(t.weight(r, b)); w >= t.prune {
				sizes = append(sizes, w)
			}
		}
	}
	slices.Sort(sizes)
	if len(sizes) == 0 {
		return 1, nil
	}
	scale = float32(sizes[len(sizes)-1-len(sizes)/10_000] / 127)
	for r, k := range t.keys {
		e := crf.Entry{Key: k}
		some := false
		for b := range e.Weights {
			w := t.weight(r, b)
			if math.Abs(w) < t.prune {
				continue
			}
			e.Weights[b] = int8(math.Round(max(-127, min(127, w/float64(scale)))))
			some = some || e.Weights[b] != 0
		}
		if some {
			entries = append(entries, e)
		}
	}
	return scale, entries
}

// weight is the weight of row r for label b in the model: what was learnt while
// features were left out counts less once all are there.
func (t *trainer) weight(r, b int) float64 {
	w := float64(t.cells[stride*r+b])
	if t.means > 0 {
		w = float64(t.mean[crf.Labels*r+b]) / float64(t.means)
	}
	if t.words[r] {
		return w * t.shrink
	}
	return w * (1 - t.thin)
}
