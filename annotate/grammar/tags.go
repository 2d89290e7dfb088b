// Package grammar reads the shallow grammar of English sentences: what part a
// word plays (noun, name, verb in which form, preposition …) and where noun
// phrases and verb groups begin and end. It has no parser and no model: a verb
// list, the closed classes, endings and neighbouring words decide. It is made
// for finding who says what and what happened to what was counted, where one
// left-to-right pass is enough.
package grammar

import (
	"strings"
	"unicode/utf8"

	"lectern/annotate/tokens"
)

// Tag is the part a token plays in its sentence.
type Tag uint8

// The tags. Adjectives are tagged Noun where they stand in a noun phrase.
const (
	Other        Tag = iota
	Noun             // common noun or adjective
	Name             // capitalised word within a sentence
	Pronoun          // "he", "they", "there"
	Determiner       // "the", "its", "several"
	Number           // digits or a number word
	Adverb           // "also", "reportedly"
	Preposition      // "in", "of"
	Conjunction      // "and", "but"
	Subordinator     // "that", "while"
	Relative         // "who", "which"
	Auxiliary        // a form of be, have or do
	Modal            // "will", "could"
	To               // "to"
	Finite           // a verb that has a subject: "says", "took", "killed" before an object
	Participle       // "was killed", "soldiers killed by"
	Past             // past or participle: the grammar nearby does not tell
	Gerund           // "killing"
	Infinitive       // "to kill", "will kill"
	Possessive       // "'s"
	Comma            // ","
	Stop             // "." "!" "?" ";" ":" "…"
	Mark             // a quotation mark
	Bracket          // "(" ")" "[" "]"
	Dash             // " - ", "–", "—"
	Hyphen           // "-" within a word
	Currency         // "$", "%" and other signs
	tagCount
)

// Words are the tags of a document's tokens, with the verb that each verb
// form belongs to.
type Words struct {
	Doc  *tokens.Document
	Tags []Tag
	// Verbs is nil for tokens that are no verb's form.
	Verbs []*Verb
	forms []Form
}

// Nominal reports whether a token with this tag can stand inside a noun phrase.
func (t Tag) Nominal() bool {
	return t == Noun || t == Name || t == Number || t == Determiner || t == Possessive || t == Hyphen || t == Currency
}

// IsVerb reports whether the tag is a main verb in any form.
func (t Tag) IsVerb() bool { return t >= Finite && t <= Infinitive }

// HasSubject reports whether a verb with this tag can have a subject of its own.
func (t Tag) HasSubject() bool { return t == Finite || t == Past || t == Auxiliary || t == Modal }

// Read tags the document: one pass, no allocation but the result's.
func Read(d *tokens.Document) *Words {
	w := &Words{
		Doc: d, Tags: make([]Tag, len(d.Tokens)),
		Verbs: make([]*Verb, len(d.Tokens)), forms: make([]Form, len(d.Tokens)),
	}
	lex := lexicon()
	for _, s := range d.Sentences {
		w.lexical(lex, s)
		w.resolve(s)
	}
	return w
}

// lexical gives each token of the sentence the tag that it has by itself.
func (w *Words) lexical(lex map[string]entry, s tokens.Range) {
	var buf [48]byte
	opens := true // at a place where any word has a capital
	for i := s.First; i < s.End; i++ {
		t := &w.Doc.Tokens[i]
		text := w.Doc.At(i)
		switch t.Class {
		case tokens.Number:
			w.Tags[i], opens = Number, false
			continue
		case tokens.Possessive:
			w.Tags[i] = Possessive
			continue
		case tokens.Punct, tokens.Symbol:
			w.Tags[i] = w.punctuation(i, text)
			if text == "." && i+1 < s.End && (w.Doc.At(i+1) == "," || w.Doc.At(i+1) == ")" && i+2 < s.End) {
				w.Tags[i] = Hyphen // "R-Wis.," "(R-Wis.)"
			}
			opens = opens || w.Tags[i] == Mark || text == ":"
			continue
		}
		e, known := lookup(lex, text, &buf)
		capital := t.Upper && !opens
		opens = false
		switch {
		case i > s.First && w.Tags[i-1] == Adverb && isDayPart(text) && isDay(w.Doc.At(i-1)):
			w.Tags[i] = Adverb // "Tuesday night"
		case known && e.tag == Conjunction && i > s.First && w.Tags[i-1] == Hyphen:
			w.Tags[i] = Noun // "warm-and-fuzzy"
		case known && e.verb == nil:
			w.Tags[i] = e.tag
			if capital && e.tag == Determiner && i > s.First && w.Tags[i-1] == Name { // "CBS This Morning"
				w.Tags[i] = Name
				continue
			}
			if capital && e.tag != Preposition && e.tag != Determiner && e.tag != Conjunction && e.tag != Pronoun && e.tag != Adverb && e.tag != Subordinator || text == "US" {
				w.Tags[i] = Name
			}
		case capital:
			w.Tags[i] = Name
		case known:
			w.Tags[i], w.Verbs[i], w.forms[i] = e.tag, e.verb, e.form
		default:
			w.Tags[i], w.forms[i] = guess(text)
			if t.Upper {
				w.Tags[i], w.forms[i] = Name, 0
			}
		}
	}
}

// lookup finds the word whatever its case.
func lookup(lex map[string]entry, word string, buf *[48]byte) (entry, bool) {
	if len(word) > len(buf) {
		return entry{}, false
	}
	lower := buf[:len(word)]
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	e, ok := lex[string(lower)]
	return e, ok
}

// guess tags a word that the lexicon does not hold, by its ending.
func guess(word string) (Tag, Form) {
	n := len(word)
	switch {
	case n > 4 && word[n-2:] == "ly":
		return Adverb, 0
	case n > 4 && word[n-2:] == "ed":
		return Noun, PastForm | PastPart | UnlistedOK
	case n > 5 && word[n-3:] == "ing":
		return Noun, IngForm | AlsoNoun | UnlistedOK
	}
	return Noun, 0
}

// punctuation tags a mark or sign.
func (w *Words) punctuation(i int, text string) Tag {
	switch text {
	case ",":
		return Comma
	case ".", "!", "?", ";", ":", "…", "...":
		return Stop
	case "(", ")", "[", "]", "{", "}":
		return Bracket
	case "-", "‐", "‑", "/":
		if w.glued(i) {
			return Hyphen
		}
		return Dash
	case "–", "—", "―", "--":
		if text == "–" && w.glued(i) {
			return Hyphen
		}
		return Dash
	case "&":
		return Conjunction
	}
	if IsMark(text) {
		return Mark
	}
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "!") || strings.HasPrefix(text, "?") {
		return Stop
	}
	if strings.HasPrefix(text, "-") {
		return Dash
	}
	return Currency
}

// glued reports whether the mark joins two words without white space.
func (w *Words) glued(i int) bool {
	toks := w.Doc.Tokens
	return i > 0 && i+1 < len(toks) && !toks[i].Space && !toks[i+1].Space &&
		toks[i-1].Class <= tokens.Number && toks[i+1].Class <= tokens.Number
}

// IsMark reports whether the token is a quotation mark or an apostrophe that
// stands alone.
func IsMark(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return false
	}
	switch r {
	case '`', '"', '“', '”', '„', '‟', '«', '»', '‹', '›', '\'', '‘', '’', '‚', '‛', '″', '＂':
		return n == len(text)
	}
	return false
}

func isDayPart(word string) bool {
	switch word {
	case "night", "morning", "afternoon", "evening":
		return true
	}
	return false
}

func isDay(word string) bool {
	return len(word) > 5 && strings.HasSuffix(word, "day") || word == "tomorrow"
}
