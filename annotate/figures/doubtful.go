package figures

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// unlikelyCurrency sorts out words that are more often something else: "two
// won", "50 Cent", "12 SR".
func (f *finder) unlikelyCurrency(n numbers.Number, k int, e entry) bool {
	switch {
	case f.is(k, "drachma", "drachmas"):
		return f.weighs(n.First)
	case f.is(k, "rand", "kip", "riel", "lev") && n.Digits && !f.upper(k):
		return false
	case f.is(k, "won", "real", "sol", "rand", "dram", "lei", "kip", "crowns", "lev", "lats", "ore", "riel", "som"):
		return !n.Scaled && n.Min < 100
	case e.per < 0, f.is(k, "cent", "mao", "fen", "kobo", "buck") && f.upper(k):
		return true
	}
	return n.Article && !n.Scaled && n.Min < 2 && !n.Fraction
}

// poundsAreMoney tells the currency from the weight: a scale word, or an
// article that has sterling elsewhere; never before "of".
func (f *finder) poundsAreMoney(n numbers.Number, k int) bool {
	if f.is(k+1, "of", "per", "heavier", "lighter") || f.is(n.First-1, "weighing", "weighs", "weighed", "weigh") || f.is(k, "pound") && f.hyphen(k-1) {
		return false
	}
	if n.Scaled && n.Min >= 1e5 {
		return true
	}
	if pence, ok := f.num.At(k + 1); ok && f.is(k, "pounds") && f.joined(k+1) && !pence.Digits && pence.Min >= 10 && pence.Max < 100 && (!f.joined(pence.End) || f.class(pence.End) == tokens.Punct && !f.hyphen(pence.End)) {
		return true // "five pounds fifty"
	}
	if f.pounds == 0 {
		f.pounds = -1
		for i := range f.d.Tokens {
			if f.class(i) == tokens.Symbol && f.d.At(i) == "£" || f.is(i, "sterling", "pence", "gbp") {
				f.pounds = 1
				break
			}
		}
	}
	return f.pounds > 0
}
