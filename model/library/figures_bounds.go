package library

import (
	"math"
	"strings"

	"lectern/model"
)

// Bounds is what a figure leaves possible: the values from Low to High. An open
// end is not itself possible ("more than 50" is not 50).
type Bounds struct {
	Low, High         float64
	LowOpen, HighOpen bool
}

// Agrees reports whether one value is possible under both.
func (b Bounds) Agrees(o Bounds) bool {
	low, lowOpen := b.Low, b.LowOpen
	if o.Low > low || o.Low == low && o.LowOpen {
		low, lowOpen = o.Low, o.LowOpen
	}
	high, highOpen := b.High, b.HighOpen
	if o.High < high || o.High == high && o.HighOpen {
		high, highOpen = o.High, o.HighOpen
	}
	return low < high || low == high && !lowOpen && !highOpen
}

// stance is what a hedge says about the number beside it.
type stance uint8

const (
	exact    stance = iota // 49; "exactly 49"; "a total of 49"
	atLeast                // "at least 49"
	moreThan               // "more than 49"
	atMost                 // "up to 49", "as many as 49"
	lessThan               // "fewer than 49"
	around                 // "about 49"
	nearly                 // "nearly 49": less, and not by much
	justOver               // "just over 49": more, and not by much
)

// BoundsOf is what the figure leaves possible:
//
//	49               49 alone
//	40 to 50, dozens from the lower bound to the upper
//	at least 49      49 and more
//	more than 49     more than 49
//	as many as 49    from none to 49; "up to", "at most", "no more than" too
//	fewer than 49    from none to less than 49
//	about 49         49 give or take; "some", "around", "estimated" too
//	nearly 49        less than 49, by no more than "about" allows
//	just over 49     more than 49, by no more than "about" allows
//
// "About" gives or takes half a unit of the last digit that is not nought, but
// no less than a tenth of the number and no more than a quarter: about 20 is 15
// to 25, about 49 is 44.1 to 53.9. A number of a million or more is taken as
// rounded to the digits that it is written with: 1.3 million is 1.25 to 1.35
// million. The tenth, the quarter and the million are conventions of ours.
func BoundsOf(f *model.Figure) Bounds {
	low, high := math.Min(f.Min, f.Max), math.Max(f.Min, f.Max)
	b := Bounds{Low: low, High: high}
	switch readHedge(f.Hedge) {
	case atLeast:
		b.High = math.Inf(1)
	case moreThan:
		b.High, b.LowOpen = math.Inf(1), true
	case atMost:
		b.Low = math.Min(0, low)
	case lessThan:
		b.Low, b.HighOpen = math.Min(0, low), true
	case around:
		b.Low, b.High = low-slack(low), high+slack(high)
	case nearly:
		b.Low, b.HighOpen = low-slack(low), true
	case justOver:
		b.High, b.LowOpen = high+slack(high), true
	default:
		if low == high && math.Abs(low) >= 1e6 {
			half := lastDigit(low) / 2
			b.Low, b.High, b.HighOpen = low-half, high+half, true
		}
	}
	return b
}

// slack is how far a number that is hedged with "about" may be off.
func slack(n float64) float64 {
	n = math.Abs(n)
	return math.Min(n/4, math.Max(n/10, lastDigit(n)/2))
}

// lastDigit is one unit of the last digit of n that is not nought: 10 for 320,
// 0.1 for 1.6. It looks at no more than nine digits.
func lastDigit(n float64) float64 {
	n = math.Abs(n)
	if n == 0 || math.IsInf(n, 0) || math.IsNaN(n) {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(n)))
	for range 9 {
		if r := n / unit; math.Abs(r-math.Round(r)) < 1e-6*r {
			return unit
		}
		unit /= 10
	}
	return unit
}

// readHedge is what the hedge says, by its words. What is no reservation about
// the number ("reportedly", "a total of") leaves it exact.
func readHedge(hedge string) stance {
	if hedge == "" {
		return exact
	}
	h := " " + strings.Join(strings.Fields(strings.ToLower(hedge)), " ") + " "
	for _, r := range hedgeWords {
		for _, w := range r.words {
			if strings.Contains(h, w) {
				return r.stance
			}
		}
	}
	return exact
}

// hedgeWords are tried in order: what is denied comes before what is said, and
// what is narrow before what is wide.
var hedgeWords = [...]struct {
	stance stance
	words  []string
}{
	{atMost, []string{" no more than ", " not more than ", " no greater than ", " no higher than ", " no larger than ", " not exceeding "}},
	{atLeast, []string{" no fewer than ", " no less than ", " not less than ", " not fewer than ", " greater than or equal "}},
	{atMost, []string{" less than or equal "}},
	{justOver, []string{" just over ", " just above ", " slightly over ", " slightly more ", " little more ", " just more "}},
	{nearly, []string{" just under ", " just below ", " just short ", " slightly under ", " slightly less ", " little less ", " nearly ", " almost ", " close to ", " approaching ", " nearing ", " virtually "}},
	{around, []string{" more or less ", " about ", " some ", " around ", " roughly ", " approximately ", " approx ", " approx. ", " estimated ", " circa ", " ~ ", " ≈ ",
		" or so ", " thereabouts ", " in the region of ", " perhaps ", " maybe ", " possibly ", " probably ", " somewhere ", " barely "}},
	{atLeast, []string{" at least ", " minimum ", " upwards ", " as few as ", " as little as ", " as low as ", " or more ", " or above ", " or over ", " + ", " plus "}},
	{moreThan, []string{" more than ", " over ", " above ", " greater than ", " higher than ", " larger than ", " bigger than ", " longer than ", " better than ", " exceed", " excess ", " beyond "}},
	{atMost, []string{" at most ", " maximum ", " up to ", " as many as ", " as much as ", " as high as ", " as long as ", " at best ", " at worst ", " or less ", " or fewer ", " or below ", " or under "}},
	{lessThan, []string{" less than ", " fewer than ", " under ", " below ", " lower than ", " smaller than "}},
}
