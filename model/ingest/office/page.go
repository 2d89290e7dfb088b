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
	const longest = 200 // bytes; what is longer is no name
	if author = model.SanitizeLine(author); author == "" || len(author) > longest {
		return "comment"
	}
	return "comment by " + author
}
