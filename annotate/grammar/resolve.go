package grammar

import "lectern/annotate/tokens"

// resolve decides the words of a sentence that can be a verb or a noun, from
// left to right.
func (w *Words) resolve(s tokens.Range) {
	for i := s.First; i < s.End; i++ {
		if w.Tags[i] == Possessive && i > s.First && w.contracts(s, i) {
			w.Tags[i], w.Verbs[i], w.forms[i] = Auxiliary, be(), AuxForm|ThirdForm
			continue
		}
		if w.Tags[i] == Preposition && i+1 < s.End && (w.Tags[i+1] == Number || w.Tags[i+1] == Currency) && isApproximate(w.Doc.At(i)) {
			w.Tags[i] = Adverb // "about 40 people"
			continue
		}
		if w.Tags[i] == Preposition && i+1 < s.End && (w.Doc.At(i+1) == "least" || w.Doc.At(i+1) == "most") {
			w.Tags[i], w.Tags[i+1] = Adverb, Adverb // "at least 40 people"
			continue
		}
		f := w.forms[i]
		if f&^AlsoNoun == 0 || f&AuxForm != 0 {
			continue
		}
		prev := w.before(s, i)
		w.Tags[i] = w.verbTag(s, i, prev, f)
		if w.Tags[i] == Noun && f&UnlistedOK != 0 {
			w.forms[i] = 0
		}
	}
	w.promote(s)
}

func isApproximate(word string) bool {
	switch word {
	case "about", "About", "around", "Around", "over", "Over", "under", "Under":
		return true
	}
	return false
}

// promote makes a verb of the word that can be one in a first clause that has
// none so far: "The drug cut deaths by a third, …".
func (w *Words) promote(s tokens.Range) {
	if s.First >= s.End || !w.Tags[s.First].Nominal() {
		return
	}
	best := -1
	for i := s.First; i < s.End && w.Tags[i] != Comma && w.Tags[i] != Stop; i++ {
		if w.Tags[i].HasSubject() {
			return
		}
		if best < 0 && i > s.First && w.Tags[i] == Noun && w.forms[i]&AlsoNoun != 0 && w.forms[i]&(PastForm|ThirdForm) != 0 &&
			(w.Tags[i-1] == Noun || w.Tags[i-1] == Name) && w.next(s, i) != Stop {
			best = i
		}
	}
	if best >= 0 && w.forms[best]&PastForm != 0 {
		w.Tags[best] = Finite
	}
}

// contracts reports whether the "'s" at token i is "is" or "has": "it's late".
func (w *Words) contracts(s tokens.Range, i int) bool {
	if w.Doc.Tokens[i].Len() == 1 {
		return false
	}
	switch w.Doc.At(i - 1) {
	case "it", "It", "he", "He", "she", "She", "that", "That", "there", "There", "who", "what", "What", "here", "Here", "where", "how":
		return true
	}
	return false
}

// before is the index of the last token before i that is no adverb, quotation
// mark or hyphenated prefix, -1 at the start of the sentence.
func (w *Words) before(s tokens.Range, i int) int {
	for j := i - 1; j >= s.First; j-- {
		if t := w.Tags[j]; t != Adverb && t != Mark {
			return j
		}
	}
	return -1
}

// verbTag decides what a possible verb form is after the token prev.
func (w *Words) verbTag(s tokens.Range, i, prev int, f Form) Tag {
	pt := Stop
	if prev >= 0 {
		pt = w.Tags[prev]
	}
	if pt == Hyphen { // "U.S.-led", "counter-attack"
		return Noun
	}
	if i+1 < s.End && w.Tags[i+1] == Hyphen && f&(Base|ThirdForm) != 0 {
		return Noun
	}
	if pt == Determiner && f&(IngForm|PastPart) != 0 && prev > s.First && w.Tags[prev-1] == Auxiliary && floats(w.Doc.At(prev)) {
		prev, pt = prev-1, Auxiliary // "are each sending"
	}
	switch pt {
	case To, Modal:
		if f&Base != 0 && !(prev > s.First && isPrepositional(w.Doc.At(prev-1))) {
			return Infinitive
		}
	case Auxiliary:
		return w.afterAuxiliary(prev, f)
	}
	if f&IngForm != 0 {
		return gerundTag(pt, f)
	}
	if f&(PastForm|PastPart) != 0 && f&Base == 0 {
		return w.pastTag(s, i, pt, f)
	}
	return w.presentTag(s, i, prev, pt, f)
}

// floats reports whether the word may stand between a verb's parts.
func floats(word string) bool { return word == "each" || word == "all" || word == "both" }

// isPrepositional reports whether "to" after the word is no part of an
// infinitive: "according to reports".
func isPrepositional(word string) bool {
	switch word {
	case "according", "According", "due", "thanks", "owing", "prior", "close":
		return true
	}
	return false
}

// afterAuxiliary tags a verb form after be, have or do.
func (w *Words) afterAuxiliary(aux int, f Form) Tag {
	switch {
	case w.Verbs[aux] != nil && w.Verbs[aux].Lemma == "do" && f&Base != 0:
		return Infinitive
	case f&IngForm != 0:
		return Gerund
	case f&PastPart != 0:
		return Participle
	case f&PastForm != 0:
		return Finite
	}
	return Noun
}

func gerundTag(pt Tag, f Form) Tag {
	switch pt {
	case Determiner, Possessive:
		return Noun
	case Noun, Name, Number:
		if f&UnlistedOK != 0 {
			return Noun
		}
	case Preposition:
		if f&UnlistedOK != 0 {
			return Noun
		}
	}
	return Gerund
}

// pastTag tags "killed", "took", "taken" where no auxiliary comes before.
func (w *Words) pastTag(s tokens.Range, i int, pt Tag, f Form) Tag {
	if f&PastPart == 0 {
		return Finite
	}
	next := w.next(s, i)
	switch pt {
	case Finite, Past:
		if next == Noun || next == Name {
			return Noun // "said retired general Lee"
		}
	case Determiner, Possessive, Preposition, Number:
		if next == Noun || next == Name || next == Gerund {
			return Noun // "the captured soldiers"
		}
		if pt == Number || pt == Determiner {
			return Participle // "two killed"
		}
	case Stop, Subordinator:
		if pt == Stop && i > s.First || pt == Subordinator {
			return Participle
		}
		return Participle
	case Pronoun, Relative:
		if f&PastForm != 0 {
			return Finite
		}
	}
	if f&PastForm == 0 {
		return Participle
	}
	if i+1 < s.End && w.Doc.At(i+1) == "by" {
		return Participle
	}
	switch next {
	case Determiner, Number, Name, Pronoun, Currency, Possessive:
		return Finite
	case Subordinator:
		if w.Doc.At(i+1) == "that" {
			return Finite
		}
	}
	return Past
}

// next is the tag of the first token after i that is no adverb or mark.
func (w *Words) next(s tokens.Range, i int) Tag {
	for j := i + 1; j < s.End; j++ {
		if t := w.Tags[j]; t != Adverb && t != Mark {
			return t
		}
	}
	return Stop
}

// presentTag tags base and third-person forms, which are often nouns too.
func (w *Words) presentTag(s tokens.Range, i, prev int, pt Tag, f Form) Tag {
	if f&AlsoNoun == 0 {
		if pt == Determiner || pt == Possessive {
			return Noun
		}
		if f&(PastForm|ThirdForm) != 0 || pt == Noun || pt == Name || pt == Number || pt == Pronoun || pt == Relative || pt == Comma || pt == Conjunction {
			return Finite
		}
		return Infinitive
	}
	if i == s.First || w.Doc.Tokens[i].Upper {
		return Noun
	}
	next := w.next(s, i)
	object := next == Determiner || next == Pronoun || next == Subordinator || next == Name || next == Number || next == Currency
	switch pt {
	case Pronoun, Relative:
		return Finite
	case Subordinator:
		if object && f&ThirdForm != 0 && w.Doc.At(prev) == "that" {
			return Finite
		}
	case Noun, Name:
		if next == Noun && f&Base != 0 && f&PastForm == 0 && pluralSubject(w.Doc.At(prev)) {
			return Finite // "children need clean water"
		}
		if object && (f&ThirdForm != 0 || f&PastForm != 0 || isPlural(w.Doc.At(prev))) {
			return Finite
		}
		if f&ThirdForm != 0 && pt == Name && (next == To || next == Stop && i+1 == s.End-1) {
			return Finite
		}
	case Adverb, Comma, Conjunction:
		if object && next != Subordinator {
			return Finite
		}
	}
	return Noun
}

// pluralSubject reports whether the word is a plural that hardly ever stands
// before another noun.
func pluralSubject(word string) bool {
	switch word {
	case "people", "men", "women", "children":
		return true
	case "sports", "arms", "news", "savings", "operations", "communications", "affairs", "securities", "goods", "sales", "services",
		"systems", "systems'", "series", "customs", "politics", "economics", "physics", "headquarters", "forces", "means", "species":
		return false
	}
	n := len(word)
	return n > 4 && word[n-1] == 's' && word[n-2] != 's' && word[n-2] != 'u' && word[n-2] != 'i' && word[0] >= 'a'
}

func isPlural(word string) bool {
	n := len(word)
	return n > 2 && word[n-1] == 's' && word[n-2] != 's' || word == "police" || word == "people" || word == "officials" || word == "men" || word == "women" || word == "children"
}
