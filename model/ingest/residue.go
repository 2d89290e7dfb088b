package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// Pages tell screen readers that a link leads outside or opens a window; saved
// as text, the words stand in the middle of a sentence. This file takes them out.

// residues are what is said after links. Those in brackets say it beyond doubt;
// a bare word has to be shown out of place.
var residues = []struct {
	text string
	sure bool
}{
	{" (external link)", true}, {" (link is external)", true}, {" (external)", false}, {" (opens in new tab)", true}, {" (opens in a new tab)", true},
	{" (opens in new window)", true}, {" (opens in a new window)", true}, {" (opens new window)", true}, {" (öffnet in neuem Fenster)", true},
	{" (nouvelle fenêtre)", true}, {" (se abre en una ventana nueva)", true}, {", opens new tab", true}, {", opens new window", true}, {", opens in new tab", true},
	{", opens in a new tab", true}, {", opens in a new window", true}, {", external link", false}, {", external", false},
}

// residue takes link residue out of the paragraphs that stay.
func (c *cleaner) residue() {
	sure := false // one occurrence beyond doubt speaks for the doubtful ones
	for pass := range 2 {
		for i := range c.blocks {
			b := &c.blocks[i]
			if b.reason != "" || !mayHoldResidue(b.text) {
				continue
			}
			for at := 0; ; {
				start, end, certain := findResidue(b.text, at)
				if start < 0 {
					break
				}
				if certain || pass > 0 && sure && !contrasts(b.text, start) {
					sure = true
					b.cut(start, end, "link residue")
					at = start
					continue
				}
				at = end
			}
		}
		if !sure {
			return
		}
	}
}

func mayHoldResidue(text string) bool {
	return strings.Contains(text, "xternal") || strings.Contains(text, "new tab") || strings.Contains(text, " window") || strings.Contains(text, "Fenster)") || strings.Contains(text, "fenêtre)") || strings.Contains(text, "ventana")
}

// findResidue finds the next residue at or after byte at; start is -1 where
// there is none.
func findResidue(text string, at int) (start, end int, certain bool) {
	start = -1
	for _, r := range residues {
		i := strings.Index(text[at:], r.text)
		if i < 0 {
			continue
		}
		s, e := at+i, at+i+len(r.text)
		if next, _ := utf8.DecodeRuneInString(text[e:]); unicode.IsLetter(next) || unicode.IsDigit(next) || next == '-' {
			continue // "externally"
		}
		if s == 0 || start >= 0 && s >= start && !(s == start && e > end) {
			continue
		}
		start, end = s, e
		certain = r.sure || strings.HasSuffix(r.text, "external") && outOfPlace(text, e) && !contrasts(text, s)
	}
	return start, end, certain
}

// outOfPlace reports whether what follows ", external" shows that the word is
// no adjective there: the end of the clause, or a word that no noun phrase
// starts with.
func outOfPlace(text string, end int) bool {
	rest := text[end:]
	if rest == "" || strings.ContainsRune(".,;:)”\"?!", rune(rest[0])) {
		return true
	}
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " "), " ")
	word = strings.TrimRight(word, ".,;:")
	if strings.HasSuffix(word, "ing") && !unicode.IsUpper(rune(word[0])) {
		return !nounsInIng[word]
	}
	return afterLink[word]
}

// afterLink are words that an adjective cannot stand before.
var afterLink = map[string]bool{
	"the": true, "a": true, "an": true, "of": true, "in": true, "on": true, "at": true, "to": true, "for": true, "from": true, "by": true, "with": true,
	"about": true, "there": true, "that": true, "which": true, "who": true, "whose": true, "while": true, "when": true, "where": true, "as": true, "is": true,
	"was": true, "are": true, "were": true, "has": true, "have": true, "had": true, "will": true, "would": true, "can": true, "could": true, "may": true,
	"he": true, "she": true, "it": true, "they": true, "we": true, "its": true, "his": true, "her": true, "their": true, "this": true, "these": true,
	"said": true, "says": true, "after": true, "before": true, "but": true, "because": true, "if": true, "than": true, "into": true, "over": true, "under": true,
}

// nounsInIng follow "external" as nouns.
var nounsInIng = map[string]bool{"funding": true, "financing": true, "borrowing": true, "lighting": true, "training": true, "lending": true, "building": true, "hearing": true, "marketing": true, "spending": true, "wiring": true, "coating": true}

// contrasts reports whether the words before make an enumeration in which
// "external" has a place.
func contrasts(text string, start int) bool {
	before := strings.ToLower(text[max(0, start-60):start])
	for _, w := range []string{"internal", "domestic", "inner", "foreign", "home", "public", "economic", "social"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// cut takes the bytes [start, end) out of the block's text.
func (b *block) cut(start, end int, reason string) {
	at := start
	for i, r := range b.inline {
		if r.At > start {
			b.inline[i].At -= end - start
		}
	}
	piece := model.Removal{Text: strings.TrimSpace(b.text[start:end]), Reason: reason, At: at, Inline: true}
	i := len(b.inline)
	for i > 0 && b.inline[i-1].At > at {
		i--
	}
	b.inline = append(b.inline[:i], append([]model.Removal{piece}, b.inline[i:]...)...)
	b.text = b.text[:start] + b.text[end:]
}
