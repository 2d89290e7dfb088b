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

// A finding is a residue in a block; certain says that nothing else can be meant.
type finding struct {
	block, start, end int
	certain           bool
}

// residue takes link residue out of the paragraphs that stay. One occurrence
// beyond doubt speaks for the doubtful ones.
func (c *cleaner) residue() {
	var found []finding
	sure := false
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.reason != "" || !mayHoldResidue(b.text) {
			continue
		}
		found = findResidues(found, i, b.text)
	}
	for _, f := range found {
		sure = sure || f.certain
	}
	if !sure {
		return
	}
	for len(found) > 0 {
		n := 1
		for n < len(found) && found[n].block == found[0].block {
			n++
		}
		c.blocks[found[0].block].cut(found[:n])
		found = found[n:]
	}
}

func mayHoldResidue(text string) bool {
	return strings.Contains(text, "xternal") || strings.Contains(text, "new tab") || strings.Contains(text, " window") || strings.Contains(text, "Fenster)") || strings.Contains(text, "fenêtre)") || strings.Contains(text, "ventana")
}

// findResidues appends the residues of one block. Doubtful ones that have a
// place in their sentence are not among them.
func findResidues(found []finding, block int, text string) []finding {
	for at := 0; at < len(text); {
		i := strings.IndexAny(text[at:], ",(")
		if i < 0 {
			break
		}
		at += i
		start := at
		if text[at] == '(' {
			if start--; start < 0 || text[start] != ' ' {
				at++
				continue
			}
		}
		end, certain := residueAt(text, start)
		if end == 0 {
			at++
			continue
		}
		if certain || !contrasts(text, start) {
			found = append(found, finding{block, start, end, certain})
		}
		at = end
	}
	return found
}

// residueAt is the end of the longest residue that starts at byte start, 0
// where none does.
func residueAt(text string, start int) (end int, certain bool) {
	for _, r := range residues {
		e := start + len(r.text)
		if !strings.HasPrefix(text[start:], r.text) || e <= end {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(text[e:]); unicode.IsLetter(next) || unicode.IsDigit(next) || next == '-' {
			continue // "externally"
		}
		end, certain = e, r.sure || strings.HasSuffix(r.text, "external") && outOfPlace(text, e) && !contrasts(text, start)
	}
	if start == 0 {
		return 0, false
	}
	return end, certain
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

// cut takes the findings, in order, out of the block's text.
func (b *block) cut(found []finding) {
	gone := 0
	for _, f := range found {
		start, end := f.start-gone, f.end-gone
		gone += end - start
		removed := model.Removal{Text: strings.TrimSpace(b.text[start:end]), Reason: "link residue", At: start, Inline: true}
		b.excise(start, end)
		b.inline = append(b.inline, removed)
	}
}
