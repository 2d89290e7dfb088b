package quotes

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
)

// antecedent is the last token of the phrase that a relative clause hangs on
// whose verb is at token v, where what was taken for a subject is that verb's
// object: "Republicans who praised his plan said". It is -1 where there is none.
func (f *finder) antecedent(v, lo int) int {
	if v <= lo || !f.w.Tags[v].IsVerb() {
		return -1
	}
	for i := v - 1; i > lo && i > v-6; i-- {
		switch t := f.w.Tags[i]; {
		case t == grammar.Relative && f.d.At(i) == "who" && f.headTag(i-1):
			return i - 1
		case t == grammar.Auxiliary, t == grammar.Adverb, t == grammar.Modal, t.IsVerb():
		default:
			return -1
		}
	}
	return -1
}

// reducedBefore is the token of the participle that joins the phrase starting
// at first to the noun it hangs on ("the coalition fighting IS", "people living
// in Homs"), -1 where none does.
func (f *finder) reducedBefore(first, lo int) int {
	b := first - 1
	if b > lo && f.w.Tags[b] == grammar.Preposition {
		b--
	}
	if b <= lo || f.inQuote[b] != f.inQuote[first] {
		return -1
	}
	switch f.w.Tags[b] {
	case grammar.Gerund, grammar.Participle:
	case grammar.Past:
		if b == first-1 {
			return -1
		}
	default:
		return -1
	}
	if t := f.w.Tags[b-1]; t != grammar.Noun && t != grammar.Name {
		return -1
	}
	return b
}

// asideBefore is the token of the comma that opens the aside which the comma
// at j closes ("Rahman, the director of the group, said"), -1 where there is
// none.
func (f *finder) asideBefore(j, lo int) int {
	kind := f.w.Tags[j]
	best := -1
	for m := j - 1; m > lo; m-- {
		t := f.w.Tags[m]
		if t == grammar.Stop || f.inQuote[m] > 0 {
			break
		}
		if t != kind || !f.headTag(m-1) && f.w.Tags[m-1] != grammar.Pronoun && f.w.Tags[m-1] != grammar.Bracket {
			continue
		}
		if !f.startsAside(m+1, j) {
			continue
		}
		best = m
		// "Rahman, the director of the Observatory, a monitoring group, said":
		// go on only where what stands before is itself an apposition.
		if first := f.phraseStart(m-1, lo); first > lo+1 && f.w.Tags[first-1] == grammar.Comma &&
			(f.w.Tags[first] == grammar.Determiner || first == m-1 && f.w.Tags[first] == grammar.Number) && f.w.Tags[first-2] == grammar.Name {
			continue
		}
		break
	}
	return best
}

// nameAside is the name between the commas at m and j where the phrase before
// it has none as its head: "The chief executive of Acme, Jane Berg, said".
func (f *finder) nameAside(m, j, lo int) speaker {
	n, ok := f.nameAt(j - 1)
	if !ok || n.Start != f.d.Tokens[m+1].Start {
		return speaker{}
	}
	before := f.headed(tokens.Range{First: f.phraseStart(m-1, lo), End: m})
	if before.named || f.w.Tags[before.phrase.First] != grammar.Determiner && f.w.Tags[before.phrase.First] != grammar.Noun {
		return speaker{}
	}
	return speaker{phrase: tokens.Range{First: m + 1, End: j}, span: n, named: true, start: before.start}
}

// startsAside reports whether an apposition, a relative clause, an age or the
// like may start at token i and end at j.
func (f *finder) startsAside(i, j int) bool {
	if i >= j {
		return false
	}
	switch f.w.Tags[i] {
	case grammar.Determiner, grammar.Number, grammar.Relative, grammar.Gerund, grammar.Participle, grammar.Past,
		grammar.Adverb, grammar.Preposition, grammar.Noun, grammar.Name, grammar.Subordinator, grammar.Conjunction, grammar.Pronoun:
	default:
		return false
	}
	for k := i; k < j; k++ { // an aside holds no clause of its own unless it is a relative one
		if t := f.w.Tags[k]; (t == grammar.Finite || t == grammar.Modal || t == grammar.Auxiliary) && !f.relativeBefore(i, k) {
			return false
		}
	}
	return true
}

func (f *finder) relativeBefore(i, k int) bool {
	for ; i < k; i++ {
		t := f.w.Tags[i]
		if t == grammar.Relative || t == grammar.Subordinator {
			return true
		}
	}
	return false
}

func (f *finder) bracketBefore(j, lo int) int {
	for m := j - 1; m > lo; m-- {
		if f.w.Tags[m] == grammar.Bracket {
			return m
		}
	}
	return -1
}

// attaches lists the prepositions that join a noun phrase to the one before.
func attaches(word string) bool {
	switch word {
	case "of", "for", "at", "from", "in", "with", "on", "to", "behind", "against", "near", "inside", "by":
		return true
	}
	return false
}

// phraseStart is the first token of the noun phrase that ends at j.
func (f *finder) phraseStart(j, lo int) int {
	i := j
	for i > lo && j-i < phraseLimit {
		cur, prev := f.w.Tags[i], f.w.Tags[i-1]
		if f.inQuote[i-1] != f.inQuote[j] {
			break
		}
		switch {
		case cur == grammar.Determiner && !isQuantifierPair(prev):
			if prev == grammar.Preposition && i-2 >= lo && attaches(f.d.At(i-1)) && f.headTag(i-2) && f.inQuote[i-2] == f.inQuote[j] {
				i -= 2
				continue
			}
			return i
		case prev.Nominal():
			i--
		case prev == grammar.Preposition && i-2 >= lo && attaches(f.d.At(i-1)) && f.headTag(i-2):
			i -= 2
		case prev == grammar.Conjunction && i-2 >= lo && cur == grammar.Name && f.w.Tags[i-2] == grammar.Name:
			i -= 2
		case (prev == grammar.Participle || prev == grammar.Gerund || prev == grammar.Past) && i-2 >= lo &&
			(f.w.Tags[i-2] == grammar.Determiner || f.w.Tags[i-2] == grammar.Hyphen):
			i--
		default:
			return i
		}
	}
	return i
}

func isQuantifierPair(prev grammar.Tag) bool {
	return prev == grammar.Determiner || prev == grammar.Number || prev == grammar.Possessive
}

// phraseFrom is the noun phrase that starts at token i, before hi.
func (f *finder) phraseFrom(i, hi int) speaker {
	if i >= hi {
		return speaker{}
	}
	if f.w.Tags[i] == grammar.Pronoun {
		return f.pronoun(i)
	}
	end := i
	for end < hi && end-i < phraseLimit {
		t := f.w.Tags[end]
		switch {
		case t.Nominal() && !(t == grammar.Determiner && end > i && !isQuantifierPair(f.w.Tags[end-1]) && f.w.Tags[end-1] != grammar.Preposition):
			end++
			continue
		case t == grammar.Preposition && end > i && joins(f.d.At(end)) && end+1 < hi && f.w.Tags[end+1].Nominal():
			end++
			continue
		case t == grammar.Conjunction && end > i && end+1 < hi && f.w.Tags[end-1] == grammar.Name && f.w.Tags[end+1] == grammar.Name && !f.verbFollows(end+1, hi):
			end++
			continue
		case (t == grammar.Past || t == grammar.Participle || t == grammar.Adverb) && end+1 < hi && end-i < 2 &&
			(f.w.Tags[end+1] == grammar.Noun || f.w.Tags[end+1] == grammar.Name): // "retired surgeon Ann Reed"
			end++
			continue
		}
		break
	}
	for end > i && (f.w.Tags[end-1] == grammar.Preposition || f.w.Tags[end-1] == grammar.Possessive || f.w.Tags[end-1] == grammar.Determiner || f.w.Tags[end-1] == grammar.Currency) && end-1 > i {
		end--
	}
	if end == i || !f.headTag(end-1) {
		return speaker{}
	}
	return f.headed(tokens.Range{First: i, End: end})
}

// verbFollows reports whether the nominal tokens from i on run into a verb.
func (f *finder) verbFollows(i, hi int) bool {
	for ; i < hi; i++ {
		if t := f.w.Tags[i]; !t.Nominal() {
			return t.HasSubject()
		}
	}
	return false
}

func joins(word string) bool {
	switch word {
	case "of", "for", "at", "from", "with":
		return true
	}
	return false
}
