package ingest

import (
	"strings"

	"lectern/model"
)

// inferTitle finds the headline, gives it its role and takes out where it is
// said again. A file that starts with an ordinary sentence has no headline.
func (c *cleaner) inferTitle() {
	i := c.titleIndex()
	title := c.article.Title
	if i >= 0 {
		if title == "" {
			title = c.headline(c.blocks[i].text)
			c.infer(model.FieldTitle, &c.article.Title, title)
		}
		c.blocks[i].role = model.Heading
		c.running[i] = false
	}
	if title != "" {
		c.removeTitles(title, i)
	}
}

// titleIndex is the block that is the headline, -1 where none is.
func (c *cleaner) titleIndex() int {
	if c.count == 0 {
		return -1
	}
	const most = 20 // blocks above the text that may be looked at as headlines
	var candidates []int
	for i := c.next(-1); i <= c.first && i < len(c.blocks) && len(candidates) < most; i = c.next(i) {
		if c.blocks[i].marked && c.blocks[i].role == model.Heading {
			return i
		}
		if len(candidates) == 0 && c.article.Title != "" && !sameTitle(c.blocks[i].text, c.article.Title) {
			continue // the file's own metadata says what the title is
		}
		if c.mayBeTitle(i) {
			candidates = append(candidates, i)
		}
	}
	if len(candidates) == 0 {
		return -1
	}
	first := candidates[0]
	if first != c.next(-1) && c.article.Title == "" && !c.repeats(first) {
		// Something that is no headline stands above: only a repeated one is sure.
		first = -1
		for _, i := range candidates {
			if c.repeats(i) {
				first = i
			}
		}
		return first
	}
	// A kicker of a word or two stands above the headline.
	if len(candidates) > 1 && strings.Count(c.blocks[first].text, " ") < 2 && strings.Count(c.blocks[candidates[1]].text, " ") >= 3 {
		return candidates[1]
	}
	return first
}

// mayBeTitle reports whether block i looks like a headline: some words without
// a full stop, with running text after it.
func (c *cleaner) mayBeTitle(i int) bool {
	text := c.blocks[i].text
	words := strings.Count(text, " ") + 1
	if len(text) > 200 || isSpaced(text) && words < 2 || words > 25 || !startsUpper(text) ||
		strings.ContainsRune(".,:;…", lastRune(text)) || c.blocks[i].role != model.Body {
		return false
	}
	if _, ok := bulleted(text); ok {
		return false
	}
	if i == c.first {
		next := c.next(i)
		return next < len(c.blocks) && c.running[next] && len(c.blocks[next].text) > len(text) && words <= 18 && !strings.ContainsRune("\"”'’", lastRune(text))
	}
	return true
}

// repeats reports whether block i is said again word for word.
func (c *cleaner) repeats(i int) bool {
	for j := range c.blocks {
		if j != i && sameTitle(c.blocks[j].text, c.blocks[i].text) {
			return true
		}
	}
	return false
}

// headline is a title without the name of the site at its end, which tells the
// source.
func (c *cleaner) headline(text string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " « "} {
		i := strings.LastIndex(text, sep)
		if i <= 0 {
			continue
		}
		if name, ok := sourceName(text[i+len(sep):]); ok {
			c.infer(model.FieldSource, &c.article.Source, name)
			return strings.TrimSpace(text[:i])
		}
	}
	return text
}

// removeTitles takes out blocks that say the title again, with the name of the
// site after it or without.
func (c *cleaner) removeTitles(title string, keep int) {
	for i := range c.blocks {
		b := &c.blocks[i]
		if i == keep || b.reason != "" || b.role == model.Heading && b.marked && i > c.last || len(b.text) > len(title)+60 || len(b.text) < len(title) {
			continue
		}
		if sameTitle(b.text, title) && (keep >= 0 || i > c.first) {
			c.remove(i, "title repeated")
			c.running[i] = false
			continue
		}
		if keep >= 0 && sameTitle(b.text[:min(len(title), len(b.text))], title) {
			rest := strings.TrimLeft(b.text[len(title):], " ")
			if r := strings.TrimLeft(rest, "|-–— "); r != rest && len(strings.Fields(r)) <= 5 {
				c.remove(i, "title repeated")
				if name, ok := sourceName(r); ok {
					c.infer(model.FieldSource, &c.article.Source, name)
				}
			}
		}
	}
}

// sameTitle compares by words alone.
func sameTitle(a, b string) bool {
	if len(a) > 2*len(b)+20 || len(b) > 2*len(a)+20 {
		return false
	}
	if a == b {
		return true
	}
	a, b = strings.Trim(a, " .\"'“”‘’"), strings.Trim(b, " .\"'“”‘’")
	return strings.EqualFold(a, b)
}
