package office

import (
	"slices"
	"strings"
	"unicode"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// pageBlocks are what headers or footers say, each text once; page numbers are
// nothing.
func pageBlocks(kind string, names []string, read func(name string) []doc.Block) []doc.Block {
	slices.Sort(names)
	var out []doc.Block
	seen := make(map[string]bool)
	for _, name := range names {
		for _, b := range read(name) {
			if seen[b.Text] || b.Reason != "" || !strings.ContainsFunc(b.Text, unicode.IsLetter) {
				continue
			}
			seen[b.Text] = true
			out = append(out, doc.Block{Text: b.Text, Reason: kind + " of the page"})
		}
	}
	return out
}

// commentReason is why a comment is no part of the text.
func commentReason(author string) string {
	if author = model.SanitizeLine(author); author == "" {
		return "comment"
	}
	return "comment by " + author
}

// raised is text in superscript: digits have characters of their own, so that 10
// to the 6 does not become 106; letters, as in "25th", stay.
func raised(s string) string {
	for _, r := range s {
		if (r < '0' || r > '9') && !strings.ContainsRune("+-−() ", r) {
			return s
		}
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '0', '4', '5', '6', '7', '8', '9':
			return '⁰' + r - '0'
		case '1':
			return '¹'
		case '2':
			return '²'
		case '3':
			return '³'
		case '+':
			return '⁺'
		case '-', '−':
			return '⁻'
		}
		return r
	}, s)
}
