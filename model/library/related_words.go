package library

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// term is what two passages can share: a word, an entity, a day, a kind of
// figure. Its high byte says which.
type term uint64

// The kinds of terms.
const (
	noTerm term = iota << 56
	wordTerm
	entityTerm
	dayTerm
	timeTerm
	figureTerm
	kindMask term = 0xff << 56
)

// hashTerm is the term of the kind for the text: FNV-1a of 64 bits, whose high
// byte makes way for the kind.
func hashTerm(kind term, parts ...string) term {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ '|') * 1099511628211
	}
	return kind | term(h)&^kindMask
}

// wordClasses are words that two papers may use for the same, each line one
// class; eventClasses and headClasses are others. They hold words that mean much
// the same in news wherever they stand.
const wordClasses = `capture captured seize seized overrun overran retake retook retaken recapture recaptured reclaim reclaimed
attack attacked attacker assault assaulted raid raided offensive
blast explosion explode exploded
talks negotiation negotiations negotiate negotiated
quake earthquake tremor
storm hurricane cyclone typhoon
election vote poll ballot
deal agreement accord
probe investigation inquiry investigate investigated investigating
ally allied allies
jihadist jihadists militant militants extremist extremists
ruins rubble
operator owner owners
ferry boat ship vessel
takeover merger acquisition bid purchase
deadly fatal
site sites`

// stopWords say nothing about what a passage is about: function words, and the
// words with which reports are given.
const stopWords = `a an the and or but nor so yet if then than that this these those there here it its itself he him his himself she her hers
herself they them their themselves we us our ourselves you your i me my who whom whose which what when where why how all any both each few many
more most other others another some such no not only own same too very just also even still ever never now again once of at by for with about against
between into through during before after above below to from up down in out on off over under further until while as is am are was were be been being
have has had having do does did doing can could will would shall should may might must ought let s t re ve ll d m
said say says saying told tell tells telling according added adding add adds report reported reporting reports reportedly spokesman spokeswoman spokesperson
one ones two first new mr mrs ms dr meanwhile however among amid within without toward towards upon per since because although though despite whether
around near like including include includes included much less least well back way get got make made take took taken come came go went going gone based`

type wordBook struct {
	stop    map[string]bool
	classes map[string]term
}

var relatedBook = sync.OnceValue(func() *wordBook {
	b := &wordBook{stop: make(map[string]bool), classes: make(map[string]term)}
	for _, w := range strings.Fields(stopWords) {
		b.stop[w] = true
	}
	for w, class := range figureLexicon().events {
		b.classes[w] = hashTerm(wordTerm, "event", class)
	}
	for w, class := range figureLexicon().heads {
		if _, taken := b.classes[w]; !taken {
			b.classes[w] = hashTerm(wordTerm, "head", class)
		}
	}
	for line := range strings.Lines(wordClasses) {
		words := strings.Fields(line)
		class := hashTerm(wordTerm, "class", words[0])
		if c, taken := b.classes[words[0]]; taken {
			class = c
		}
		for _, w := range words {
			b.classes[w] = class
		}
	}
	return b
})

// word is the term of a word in lower case, noTerm for one that says nothing.
func (b *wordBook) word(w []byte) term {
	if b.stop[string(w)] {
		return noTerm
	}
	if t, ok := b.classes[string(w)]; ok {
		return t
	}
	one := stripPlural(w)
	if t, ok := b.classes[string(one)]; ok && len(one) < len(w) {
		return t
	}
	return hashTerm(wordTerm, string(stem(one)))
}

// stripPlural takes the ending of a plural or third person off an English word
// in lower case.
func stripPlural(w []byte) []byte {
	n := len(w)
	switch {
	case n < 4 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i':
		return w
	case n > 4 && w[n-2] == 'e' && (w[n-3] == 'x' || w[n-3] == 'h' || w[n-3] == 's'):
		return w[:n-2]
	}
	return w[:n-1]
}

// stem takes the commonest endings of verbs off, so that "captured",
// "capturing" and "capture" are one. It may write to the word.
func stem(w []byte) []byte {
	cut := func(suffix int) []byte {
		base := w[:len(w)-suffix]
		if n := len(base); n > 3 && base[n-1] == base[n-2] && base[n-1] != 'l' && base[n-1] != 's' {
			base = base[:n-1]
		}
		return base
	}
	n := len(w)
	switch {
	case n > 5 && string(w[n-3:]) == "ing" && hasVowel(w[:n-3]):
		w = cut(3)
	case n > 4 && string(w[n-2:]) == "ed" && hasVowel(w[:n-2]):
		w = cut(2)
	}
	if n = len(w); n > 3 && w[n-1] == 'e' {
		w = w[:n-1]
	}
	if n = len(w); n > 3 && w[n-1] == 'i' { // "carri(ed)", "countri(es)"
		w[n-1] = 'y'
	}
	return w
}

func hasVowel(w []byte) bool {
	for _, c := range w {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			return true
		}
	}
	return false
}

// eachWord calls f with every word of the span and its term; words that say
// nothing have noTerm. A word is a run of letters and digits.
func (b *wordBook) eachWord(text string, s model.Span, f func(model.Span, term)) {
	var buf [64]byte
	for i := s.Start; i < s.End; {
		start := i
		low := buf[:0]
		for i < s.End {
			c := text[i]
			if c < utf8.RuneSelf {
				if 'A' <= c && c <= 'Z' {
					c += 'a' - 'A'
				}
				if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || isThousands(text, i, s.End)) {
					break
				}
				low = append(low, c)
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				break
			}
			low = utf8.AppendRune(low, unicode.ToLower(r))
			i += size
		}
		if i == start {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		t := noTerm
		if len(low) > 1 {
			t = b.word(low)
		}
		f(model.Span{Start: start, End: i}, t)
	}
}

// isThousands reports whether the byte is the comma of "1,300".
func isThousands(text string, i, end int) bool {
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	return (text[i] == ',' || text[i] == '.') && i > 0 && i+1 < end && digit(text[i-1]) && digit(text[i+1])
}
