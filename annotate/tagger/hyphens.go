package tagger

import (
	"slices"

	"lectern/annotate/tokens"
)

// glued is the document with the hyphens that stand apart, as in "Mei - ling",
// read as if they did not. Text that was put together from the tokens of a data
// set has them; where one hyphen joins two words, the document has none such.
func glued(d *tokens.Document) *tokens.Document {
	apart := 0
	for i := 1; i+1 < len(d.Tokens); i++ {
		if d.At(i) != "-" {
			continue
		}
		before, after := d.Tokens[i-1], d.Tokens[i+1]
		if !d.Tokens[i].Space && !after.Space && before.Class == tokens.Word && after.Class == tokens.Word {
			return d
		}
		if isApart(d, i) && !after.Upper {
			apart++
		}
	}
	const least = 2
	if apart < least {
		return d
	}
	c := *d
	c.Tokens = slices.Clone(d.Tokens)
	for i := 1; i+1 < len(c.Tokens); i++ {
		if isApart(d, i) {
			c.Tokens[i].Space, c.Tokens[i+1].Space = false, false
		}
	}
	return &c
}

// isApart reports whether token i is a hyphen with a space on both sides that
// stands within a compound: no small word follows, which would make it a dash.
func isApart(d *tokens.Document, i int) bool {
	before, after := d.Tokens[i-1], d.Tokens[i+1]
	if d.At(i) != "-" || !d.Tokens[i].Space || !after.Space || before.Class == tokens.Punct || after.Class != tokens.Word {
		return false
	}
	switch d.At(i + 1) {
	case "in", "but", "as", "even", "the", "a", "an", "has", "have", "had", "that", "what", "it", "he", "she", "they", "we", "i", "this",
		"these", "which", "who", "and", "or", "not", "is", "are", "was", "were", "with", "without", "from", "for", "to", "at", "on", "if",
		"so", "when", "where", "while", "including", "despite", "though", "although", "such", "some", "all", "its", "his", "her", "their",
		"said", "says":
		return false
	}
	return true
}
