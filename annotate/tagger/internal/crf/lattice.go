package crf

import "math"

// Scores are the scores of the labels of one token.
type Scores [Labels]float32

// Transitions are the scores of label pairs, [from][to]; illegal pairs are
// never read.
type Transitions [Labels][Labels]float32

// outs are the labels after which no name is open, ins those that may follow
// them: from each of outs to each of ins every step is legal.
var outs, ins = func() (o, n [1 + 2*Kinds]Label) {
	o[0], n[0] = Outside, Outside
	for k := range Kind(Kinds) {
		o[1+2*k], o[2+2*k] = Last(k), Unit(k)
		n[1+2*k], n[2+2*k] = Begin(k), Unit(k)
	}
	return o, n
}()

// Lattice holds what one run of tokens needs for its best path and its
// marginals. The run begins and ends outside of names. A Lattice can be used
// again and again and does not allocate once it is large enough.
type Lattice struct {
	// Emit are the scores of each token's labels; set them after Reset.
	Emit []Scores

	back  [][Labels]Label
	alpha [][Labels]float64
	beta  [][Labels]float64
	local [][Labels]float64 // exp of Emit, 0 where not allowed
	trans [Labels][Labels]float64
}

// Reset makes room for n tokens.
func (l *Lattice) Reset(n int) {
	if cap(l.Emit) < n {
		size := 2 * n
		l.Emit = make([]Scores, size)
		l.back = make([][Labels]Label, size)
		l.alpha = make([][Labels]float64, size)
		l.beta = make([][Labels]float64, size)
		l.local = make([][Labels]float64, size)
	}
	l.Emit = l.Emit[:n]
}

// SetTransitions must be called before Marginals, and again when t changed.
func (l *Lattice) SetTransitions(t *Transitions) {
	for a := range Label(Labels) {
		for b := range Label(Labels) {
			if Legal(a, b) {
				l.trans[a][b] = math.Exp(float64(t[a][b]))
			}
		}
	}
}

// Viterbi writes the best labels into best, which must have room.
func (l *Lattice) Viterbi(t *Transitions, best []Label) {
	const low = -1e30
	var cur, next Scores
	for j := range cur {
		cur[j] = low
	}
	cur[Outside] = 0
	for i := range l.Emit {
		back, emit := &l.back[i], &l.Emit[i]
		for _, b := range ins {
			top, from := float32(low), Outside
			for _, a := range outs {
				if s := cur[a] + t[a][b]; s > top {
					top, from = s, a
				}
			}
			next[b], back[b] = top+emit[b], from
		}
		for k := range Kind(Kinds) {
			begin, inside := Begin(k), Inside(k)
			for _, b := range [2]Label{inside, Last(k)} {
				x, y := cur[begin]+t[begin][b], cur[inside]+t[inside][b]
				if x >= y {
					next[b], back[b] = x+emit[b], begin
				} else {
					next[b], back[b] = y+emit[b], inside
				}
			}
		}
		cur = next
	}
	top, last := float32(math.Inf(-1)), Outside
	for _, a := range outs {
		if s := cur[a] + t[a][Outside]; s > top {
			top, last = s, a
		}
	}
	for i := len(l.Emit) - 1; i >= 0; i-- {
		best[i] = last
		last = l.back[i][last]
	}
}

// All allows every label.
const All = 1<<Labels - 1

// Forward runs the forward and backward recursions over the paths whose labels
// are allowed (a bit per label; nil allows all) and returns the logarithm of
// their summed weight.
func (l *Lattice) Forward(allowed []uint32) float64 {
	n := len(l.Emit)
	if n == 0 {
		return 0
	}
	logZ := 0.0
	for i := range n {
		emit, local := &l.Emit[i], &l.local[i]
		top := emit[0]
		for _, s := range emit[1:] {
			top = max(top, s)
		}
		logZ += float64(top)
		for j, s := range emit {
			local[j] = math.Exp(float64(s - top))
			if allowed != nil && allowed[i]>>j&1 == 0 {
				local[j] = 0
			}
		}
	}
	var start [Labels]float64
	start[Outside] = 1
	prev := &start
	for i := range n {
		cur, local := &l.alpha[i], &l.local[i]
		var sum float64
		for _, b := range ins {
			var s float64
			for _, a := range outs {
				s += prev[a] * l.trans[a][b]
			}
			cur[b] = s * local[b]
			sum += cur[b]
		}
		for k := range Kind(Kinds) {
			begin, inside := Begin(k), Inside(k)
			for _, b := range [2]Label{inside, Last(k)} {
				cur[b] = (prev[begin]*l.trans[begin][b] + prev[inside]*l.trans[inside][b]) * local[b]
				sum += cur[b]
			}
		}
		scale := 1 / sum
		for j := range cur {
			cur[j] *= scale
		}
		logZ += math.Log(sum)
		prev = cur
	}
	end := 0.0
	for _, a := range outs {
		end += prev[a] * l.trans[a][Outside]
	}
	logZ += math.Log(end)
	l.backward(end)
	return logZ
}

// backward fills beta so that alpha times beta are the marginals.
func (l *Lattice) backward(end float64) {
	n := len(l.Emit)
	clear(l.beta[n-1][:])
	for _, a := range outs {
		l.beta[n-1][a] = l.trans[a][Outside] / end
	}
	for i := n - 2; i >= 0; i-- {
		next, local, cur := &l.beta[i+1], &l.local[i+1], &l.beta[i]
		var pass [Labels]float64
		for j := range pass {
			pass[j] = next[j] * local[j]
		}
		var sum float64
		for _, a := range outs {
			var s float64
			for _, b := range ins {
				s += l.trans[a][b] * pass[b]
			}
			cur[a] = s
			sum += s * l.alpha[i][a]
		}
		for k := range Kind(Kinds) {
			for _, a := range [2]Label{Begin(k), Inside(k)} {
				s := l.trans[a][Inside(k)]*pass[Inside(k)] + l.trans[a][Last(k)]*pass[Last(k)]
				cur[a] = s
				sum += s * l.alpha[i][a]
			}
		}
		scale := 1 / sum
		for j := range cur {
			cur[j] *= scale
		}
	}
}

// Marginal is the probability of label b at token i, after Forward.
func (l *Lattice) Marginal(i int, b Label) float64 { return l.alpha[i][b] * l.beta[i][b] }

// Step is the probability of label a at token i and b at i+1, after Forward.
func (l *Lattice) Step(i int, a, b Label) float64 {
	return l.alpha[i][a] * l.trans[a][b] * l.local[i+1][b] * l.beta[i+1][b] / l.norm(i)
}

// norm is what scaling divided by between tokens i and i+1.
func (l *Lattice) norm(i int) float64 {
	var sum float64
	for _, a := range outs {
		for _, b := range ins {
			sum += l.alpha[i][a] * l.trans[a][b] * l.local[i+1][b] * l.beta[i+1][b]
		}
	}
	for k := range Kind(Kinds) {
		for _, a := range [2]Label{Begin(k), Inside(k)} {
			for _, b := range [2]Label{Inside(k), Last(k)} {
				sum += l.alpha[i][a] * l.trans[a][b] * l.local[i+1][b] * l.beta[i+1][b]
			}
		}
	}
	return sum
}

// SpanProbability is the probability that exactly the tokens of s are a name of
// its kind, after Forward.
func (l *Lattice) SpanProbability(s Span) float64 {
	if s.End-s.First == 1 {
		return l.Marginal(s.First, Unit(s.Kind))
	}
	a := Begin(s.Kind)
	p := l.Marginal(s.First, a)
	for i := s.First + 1; i < s.End; i++ {
		b := Inside(s.Kind)
		if i == s.End-1 {
			b = Last(s.Kind)
		}
		if m := l.Marginal(i-1, a); m > 1e-12 {
			p *= l.Step(i-1, a, b) / m
		} else {
			return 0
		}
		a = b
	}
	return min(p, 1)
}

// Steps adds the probabilities of all label pairs at tokens i and i+1, times
// sign, to sums, after Forward.
func (l *Lattice) Steps(i int, sign float64, sums *Transitions) {
	scale := sign / l.norm(i)
	var pass [Labels]float64
	for j := range pass {
		pass[j] = l.local[i+1][j] * l.beta[i+1][j] * scale
	}
	for _, a := range outs {
		p := l.alpha[i][a]
		for _, b := range ins {
			sums[a][b] += float32(p * l.trans[a][b] * pass[b])
		}
	}
	for k := range Kind(Kinds) {
		for _, a := range [2]Label{Begin(k), Inside(k)} {
			for _, b := range [2]Label{Inside(k), Last(k)} {
				sums[a][b] += float32(l.alpha[i][a] * l.trans[a][b] * pass[b])
			}
		}
	}
}
