package figures

import (
	"sync"

	"lectern/annotate/numbers"
)

// movers are the words after which "from X to Y" is a change of one thing and
// no range; those that are true also make "X to Y" alone a change and the
// level that it led to ("fell $2 to $79").
var movers = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for word, alone := range map[string]bool{
		"rose": true, "fell": true, "climbed": true, "dropped": true, "slipped": true, "gained": true, "jumped": true, "plunged": true, "surged": true,
		"soared": true, "slid": true, "sank": true, "tumbled": true, "declined": true, "edged": true, "advanced": true, "plummeted": true,
		"rise": false, "rises": false, "rising": false, "risen": false, "fall": false, "falls": false, "falling": false, "fallen": false, "drop": false, "drops": false,
		"increase": false, "increased": false, "increases": false, "increasing": false, "decrease": false, "decreased": false, "grew": false, "grow": false, "grown": false,
		"growing": false, "shrank": false, "shrink": false, "cut": false, "cutting": false, "cuts": false, "raise": false, "raised": false, "raises": false, "raising": false, "lowered": false,
		"reduce": false, "reduced": false, "reducing": false, "hiked": false, "widened": false, "narrowed": false, "went": false, "improved": false, "doubled": false, "tripled": false, "upgraded": false,
		"downgraded": false, "slashed": false, "boosted": false, "boost": false, "expanded": false, "up": false, "down": false, "dipped": true, "swelled": false,
	} {
		m[word] = alone
	}
	return m
})

// moved reports whether the amount at token i is where a change began, or how
// large it was, so that what follows "to" is no end of a range. signed says
// that both amounts have their currency.
func (f *finder) moved(i int, signed bool) bool {
	k := i - 1
	if signed && k >= 0 {
		if alone := f.mover(f.hedgeStart(i) - 1); alone == 2 {
			return true
		}
	}
	for ; k >= 0 && k > i-4 && f.joined(k+1); k-- { // "from", "from the current"
		if f.is(k, "from") {
			break
		}
	}
	if !f.is(k, "from") {
		return false
	}
	for n := 0; n < 12 && k > 0 && f.joined(k) && !f.is(k, ".", ";"); n++ {
		k--
		if f.is(k, "range", "ranges", "ranged", "ranging", "anywhere", "varies", "vary", "varied", "of") && n < 2 {
			return false
		}
		if f.mover(k) > 0 {
			return true
		}
	}
	return false
}

// mover is 2 where token k tells of a change with its size next, 1 where it
// tells of a change, else 0.
func (f *finder) mover(k int) int {
	if k < 0 {
		return 0
	}
	var buf [16]byte
	switch alone, ok := movers()[lower(f.d.At(k), &buf)]; {
	case alone:
		return 2
	case ok:
		return 1
	}
	return 0
}

// ranged reports whether "to" joins the two ends of the number.
func (f *finder) ranged(n numbers.Number) bool {
	for k := n.First + 1; k < n.End-1; k++ {
		if f.is(k, "to") {
			return true
		}
	}
	return false
}
