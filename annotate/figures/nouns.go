package figures

import "lectern/annotate/tokens"

// noun is the counted noun phrase after a number.
type noun struct {
	end  int
	unit string
}

// maxNoun is the longest noun phrase looked for, in words before its head.
const maxNoun = 5

// noun reads the phrase that a number counts, from token k on: adjectives and
// nouns up to the plural head ("Syrian troops", "oil tankers"). Where no
// plural stands it finds nothing; after one, the words up to the verb.
func (f *finder) noun(k int, value float64) noun {
	start := k
	quote := ""
	if f.joined(k) && f.is(k, "“", "\"", "‘", "'") {
		quote = f.d.At(k)
		k++
	}
	for f.joined(k) && f.is(k, "more", "other", "additional", "further", "such", "different", "separate", "new") {
		k++
	}
	first := k
	head := -1
	words := 0
	for words <= maxNoun && f.joined(k) && !f.taken[k] {
		if f.hyphen(k) && k > first && head < 0 && f.class(k+1) == tokens.Word { // "rocket-propelled grenades"
			if k += 2; f.plural(k-1) && !f.hyphen(k) {
				head = k - 1
			}
			continue
		}
		if head < 0 && f.upper(k) && f.hyphen(k+1) && f.class(k+2) == tokens.Number && !f.d.Tokens[k+1].Space { // "T-72 tanks"
			k += 3
			words++
			continue
		}
		compound := head < 0 && f.hyphen(k+1) && f.class(k+2) == tokens.Word // "near-simultaneous"
		if f.class(k) != tokens.Word || !compound && f.stops(k, head >= 0, k > first) {
			break
		}
		if f.plural(k) {
			if head >= 0 && !f.extends(head, k) {
				break
			}
			head = k
		} else if head >= 0 {
			break
		}
		k++
		words++
	}
	if head < 0 {
		if value != 1 {
			return noun{end: start}
		}
		if head = f.singular(first); head < first {
			return noun{end: start}
		}
	}
	n := noun{end: head + 1, unit: f.d.Text[f.d.Tokens[first].Start:f.d.Tokens[head].End]}
	if quote != "" {
		if !f.is(n.end, "”", "\"", "’", "'") {
			return noun{end: start}
		}
		n.end++
	}
	return n
}

// stops reports whether the word at token k ends a noun phrase: a function
// word, a verb in the past, a participle after the head.
func (f *finder) stops(k int, hasHead, inside bool) bool {
	switch f.role(k) {
	case rStop:
		return !f.acronym(k) || f.shouting(k) // "US" is no pronoun
	case rVerb:
		return (!f.upper(k) || f.acronym(k) && f.shouting(k)) && (hasHead || !f.is(k, "strikes", "wins", "shows", "works", "votes", "cuts", "hits", "runs", "falls", "rises", "draws", "lives",
			"fights", "needs", "sets", "leads", "costs", "breaks", "rides", "finds"))
	case rCurrency:
		return !f.upper(k) && f.words[k].per > 0 && !f.words[k].before
	}
	if f.upper(k) && !f.upper(k-1) && hasHead {
		return true
	}
	s := f.d.At(k)
	n := len(s)
	if n > 4 && (s[n-2:] == "ED" || s[n-3:] == "ING") && f.shouting(k) {
		return hasHead || !f.continuesNoun(k+1)
	}
	if n > 4 && !f.d.Tokens[k].Upper && (hasHead || !f.continuesNoun(k+1)) && (s[n-2:] == "ed" || s[n-3:] == "ing") {
		return true
	}
	if !hasHead && inside && n > 4 && s[n-2:] == "ly" && !f.d.Tokens[k].Upper {
		return !f.continuesNoun(k + 1)
	}
	return false
}

// continuesNoun reports whether token k can belong to the noun phrase that a
// participle before it opens: "armed men", "wounded Iraqi soldiers".
func (f *finder) continuesNoun(k int) bool {
	return f.joined(k) && (f.class(k) == tokens.Word && f.role(k) != rStop && f.role(k) != rVerb) && !f.taken[k]
}

// extends reports whether the plural at token k goes on with the phrase whose
// head would be at token head: "rights activists", "women voters".
func (f *finder) extends(head, k int) bool {
	if k != head+1 || f.upper(k) != f.upper(head) && f.upper(k) {
		return false
	}
	return !f.is(k, "years", "days", "weeks", "months", "hours", "minutes", "times", "ways")
}

// plural reports whether the word looks like a plural noun.
func (f *finder) plural(k int) bool {
	if f.role(k) == rMass {
		return true
	}
	s := f.d.At(k)
	n := len(s)
	if n < 4 || s[n-1]|0x20 != 's' || f.role(k) == rCurrency {
		return false
	}
	if s[n-1] == 'S' {
		return s[n-2] != 'S' && s[n-2] != 'U' && s[n-2] != 'I' && n > 4 && f.shouting(k)
	}
	switch s[n-2] {
	case 's', 'u', 'i', '\'':
		return s == "taxis" || s == "skis" || s == "bikinis" || len(s) > 5 && s[n-3:] == "eus" || f.upper(k) && s[n-2] == 'i' && n > 6 // "Iraqis"
	}
	switch s {
	case "news", "always", "perhaps", "series", "politics", "economics", "physics", "mathematics", "lens", "Paris", "James", "Christmas", "Texas",
		"Los", "Las", "Hamas", "overseas", "afterwards", "besides", "upwards", "onwards", "sometimes", "nowadays", "as", "whereas", "towards", "thus", "yes", "Islamic":
		return false
	}
	return true
}

// singular is the token of the noun that "one" counts: the last word before a
// function word, a verb or punctuation.
func (f *finder) singular(first int) int {
	head := first - 1
	for k := first; k < first+4 && f.joined(k); k++ {
		if f.hyphen(k) && k > first {
			continue
		}
		if f.class(k) != tokens.Word || f.stops(k, k > first, k > first) || f.taken[k] {
			break
		}
		if s := f.d.At(k); len(s) > 5 && s[len(s)-2:] == "ly" && k == first {
			break
		}
		head = k
	}
	if head == first && f.is(first, "day", "time", "thing", "way", "side", "hand", "point", "case", "example", "place", "reason", "word", "night", "part", "step", "last", "big", "moment", "area", "year", "kind", "sort", "off", "after", "such") {
		return first - 1
	}
	return head
}
