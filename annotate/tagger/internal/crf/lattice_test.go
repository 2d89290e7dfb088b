package crf

import (
	"math"
	"math/rand/v2"
	"testing"
)

// all calls f with every legal labelling of n tokens and its score.
func all(l *Lattice, t *Transitions, f func(labels []Label, score float64)) {
	n := len(l.Emit)
	labels := make([]Label, n)
	var walk func(i int, prev Label, score float64)
	walk = func(i int, prev Label, score float64) {
		if i == n {
			if Legal(prev, Outside) {
				f(labels, score+float64(t[prev][Outside]))
			}
			return
		}
		for b := range Label(Labels) {
			if Legal(prev, b) {
				labels[i] = b
				walk(i+1, b, score+float64(t[prev][b])+float64(l.Emit[i][b]))
			}
		}
	}
	walk(0, Outside, 0)
}

// The recursions must agree with summing over every labelling.
func TestLatticeAgainstEnumeration(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var l Lattice
	var tr Transitions
	for a := range tr {
		for b := range tr[a] {
			tr[a][b] = float32(rng.NormFloat64())
		}
	}
	l.SetTransitions(&tr)
	for n := 1; n <= 3; n++ {
		l.Reset(n)
		allowed := make([]uint32, n)
		for i := range l.Emit {
			allowed[i] = rng.Uint32()&All | 1
			for j := range l.Emit[i] {
				l.Emit[i][j] = float32(2 * rng.NormFloat64())
			}
		}
		var z, zAllowed, unit, pairs float64
		top, best := math.Inf(-1), make([]Label, n)
		span := Span{0, n, Place}
		want := make([]Label, n)
		span.Write(want)
		all(&l, &tr, func(labels []Label, score float64) {
			w := math.Exp(score)
			z += w
			ok, same := true, true
			for i, b := range labels {
				ok = ok && allowed[i]>>b&1 == 1
				same = same && b == want[i]
			}
			if ok {
				zAllowed += w
			}
			if same {
				pairs += w
			}
			if labels[n-1] == Unit(Person) {
				unit += w
			}
			if score > top {
				top = score
				copy(best, labels)
			}
		})
		got := make([]Label, n)
		l.Viterbi(&tr, got)
		for i := range got {
			if got[i] != best[i] {
				t.Errorf("n=%d: best path %v, want %v", n, got, best)
				break
			}
		}
		near(t, "restricted log Z", l.Forward(allowed), math.Log(zAllowed))
		near(t, "log Z", l.Forward(nil), math.Log(z))
		near(t, "marginal", l.Marginal(n-1, Unit(Person)), unit/z)
		near(t, "span", l.SpanProbability(span), pairs/z)
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-4*(1+math.Abs(want)) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}
