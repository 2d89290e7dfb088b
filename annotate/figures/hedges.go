package figures

import (
	"strings"

	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
	"lectern/model"
)

// hedge is the reservation that ends right before token i, as written: "at
// least", "as many as", "more than", "some".
func (f *finder) hedge(i int) string {
	first := f.hedgeStart(i)
	if first >= i {
		return ""
	}
	return f.d.Span(tokens.Range{First: first, End: i}).In(f.d.Text)
}

// hedgeStart is the first token of the hedge before token i; i where none is.
func (f *finder) hedgeStart(i int) int {
	k := i - 1
	if k < 0 || !f.joined(i) {
		return i
	}
	switch {
	case f.class(k) != tokens.Word:
		return f.signHedge(k, i)
	case f.is(k, "a", "an", "the") && k > 0:
		return i
	case f.is(k, "least", "most") && f.is(k-1, "very") && f.is(k-2, "the") && f.is(k-3, "at"):
		return k - 3
	case f.is(k, "least", "most", "best", "worst", "minimum", "maximum") && f.is(k-1, "at"):
		return k - 1
	case f.is(k, "as") && f.is(k-2, "as") && f.is(k-1, "many", "much", "few", "little", "high", "low", "long"):
		return k - 2
	case f.is(k, "from", "between") && f.is(k-1, "anywhere"):
		return k - 1
	case f.is(k, "than"):
		return f.comparison(k, i)
	case f.is(k, "to"):
		if f.is(k-1, "up", "close") {
			return f.intensified(k - 1)
		}
		if f.is(k-1, "equal") && f.is(k-2, "or") && f.is(k-3, "than") {
			return f.comparison(k-3, i)
		}
		if f.is(k-1, "equal") && f.is(k-2, "or") && f.is(k-3, "least", "most") && f.is(k-4, "at") {
			return k - 4
		}
	case f.is(k, "of"):
		if f.is(k-1, "upwards", "upward", "minimum", "maximum") {
			if f.is(k-2, "a") {
				return k - 2
			}
			return k - 1
		}
		if f.is(k-1, "excess") && f.is(k-2, "in") {
			return k - 2
		}
		if f.is(k-1, "region") && f.is(k-2, "the") && f.is(k-3, "in") {
			return k - 3
		}
	case f.is(k, "over", "under", "about", "around", "nearly", "almost", "roughly", "approximately", "circa", "approx", "approx.", "below", "above", "exceeding",
		"between", "barely", "exactly", "only", "just", "some", "estimated", "reportedly", "perhaps", "maybe", "possibly", "nearing", "approaching", "exceed", "exceeds", "exceeded", "beyond", "~", "≈", "probably", "virtually", "precisely", "surpassing", "topping"):
		if f.is(k, "estimated") && f.is(k-1, "an") {
			return k - 1
		}
		return f.intensified(k)
	}
	return i
}

// signHedge is the start of a hedge in signs that ends at token k: "≥", ">=",
// "~", "<".
func (f *finder) signHedge(k, i int) int {
	switch f.d.At(k) {
	case "~":
		if k > 0 && !f.d.Tokens[k].Space {
			return i // in an address of the web
		}
		return k
	case "≈", "≥", "≤", "±":
		return k
	case ">", "<":
		if f.class(k-1) == tokens.Word && !f.d.Tokens[k].Space {
			return i // markup
		}
		return k
	case "=":
		if f.is(k-1, ">", "<") && !f.d.Tokens[k].Space {
			return k - 1
		}
	}
	return i
}

// intensified takes in a word before a hedge: "just over", "well under".
func (f *finder) intensified(k int) int {
	if f.is(k-1, "just", "well", "only", "slightly", "far", "somewhere", "anywhere", "not", "very") && f.joined(k) {
		return k - 1
	}
	if f.is(k-1, "little", "bit") && f.is(k-2, "a") {
		return k - 2 // "a little over"
	}
	return k
}

// comparison is the start of "more than", "no fewer than", ending with "than"
// at token k.
func (f *finder) comparison(k, i int) int {
	if !f.is(k-1, "more", "less", "fewer", "greater", "higher", "lower", "larger", "smaller", "bigger", "longer", "better", "later", "older", "rather") {
		return i
	}
	if f.is(k-2, "or") && f.is(k-3, "equal") {
		return k - 3 // "equal or greater than"
	}
	if f.is(k-2, "or") && f.is(k-3, "to") && f.is(k-4, "equal") {
		return k - 4 // "equal to or less than"
	}
	if f.is(k-2, "no", "not", "little", "far", "slightly", "well", "much", "significantly") {
		return k - 2
	}
	return k - 1
}

// trailingHedge reads a reservation after the number: "60-plus", "50+", "500 or
// more", "5 km or so".
func (f *finder) trailingHedge(n numbers.Number, m *mark) {
	if m.hedge != "" {
		return
	}
	for _, k := range [...]int{n.End, m.end} {
		switch {
		case !f.joined(k):
		case f.is(k, "+") && !f.d.Tokens[k].Space && (f.class(k+1) != tokens.Number || !f.joined(k+1)):
			m.hedge = "+"
		case f.hyphen(k) && f.is(k+1, "plus"):
			m.hedge = "plus"
		case f.is(k, "or") && f.is(k+1, "more", "so", "less", "fewer", "thereabouts", "above", "below", "over", "under", "higher", "lower", "greater", "larger", "smaller", "better", "older", "younger", "longer", "equal"),
			f.is(k, "and") && f.is(k+1, "above", "over", "below", "under", "up", "older", "more") && (!f.joined(k+2) || f.class(k+2) == tokens.Punct),
			f.is(k, "at") && f.is(k+1, "least", "most"):
			m.hedge = f.d.Span(tokens.Range{First: k, End: k + 2}).In(f.d.Text)
			if f.is(k, "or") && m.kind == model.Quantity && m.end == k && m.unit == "" {
				f.nounAfter(k+2, n, m) // "30 or more people"
			}
		}
		if m.hedge != "" {
			return
		}
	}
	if m.kind == model.Quantity && f.is(m.end, "plus") && !f.num.Starts(m.end+1) {
		m.hedge = "plus"
		if m.unit == "" {
			f.nounAfter(m.end+1, n, m)
		}
	}
}

// nounAfter takes in what is counted behind a trailing hedge.
func (f *finder) nounAfter(k int, n numbers.Number, m *mark) {
	if got := f.noun(k, n.Min); f.joined(k) && got.unit != "" {
		m.end, m.unit = got.end, got.unit
	}
}

// side is +1 for a hedge that gives a lower bound, -1 for an upper one, 0 for
// others.
func side(hedge string) int {
	words := strings.Fields(strings.ToLower(hedge))
	if len(words) == 0 {
		return 0
	}
	sign := 1
	if words[0] == "no" || words[0] == "not" {
		sign = -1
	}
	for _, w := range words {
		switch w {
		case "more", "greater", "larger", "bigger", "higher", "above", "over", "least", "exceeding", "exceeds", "exceed", ">", ">=", "≥":
			return sign
		case "less", "fewer", "smaller", "lower", "below", "under", "most", "up", "<", "<=", "≤":
			return -sign
		}
	}
	return 0
}

// bounded reads the other bound of "more than 10 but less than 20 men" into the
// same figure.
func (f *finder) bounded(n numbers.Number, m *mark) {
	first := side(m.hedge)
	if first == 0 || m.end != n.End || m.kind != model.Quantity || !f.is(m.end, "and", "but", ",") {
		return
	}
	start := m.end + 1
	if f.is(m.end, ",") && f.is(start, "and", "but") {
		start++
	}
	for k := start + 1; k <= start+5 && f.joined(k); k++ {
		if !f.num.Starts(k) || f.taken[k] || f.is(k, "a", "over") {
			continue
		}
		if f.hedgeStart(k) != start {
			return
		}
		to, ok := f.num.At(k)
		if !ok || to.Min != to.Max || side(f.hedge(k)) != -first {
			return
		}
		lo, hi := m.min, to.Min
		if first < 0 {
			lo, hi = hi, lo
		}
		if lo >= hi {
			return
		}
		m.min, m.max, m.end = lo, hi, to.End
		if got := f.noun(to.End, hi); got.unit != "" {
			m.end, m.unit = got.end, got.unit
		}
		return
	}
}
