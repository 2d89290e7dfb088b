package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// This file holds what is told by the company a block keeps.

// next is the index of the first block after i that stays, len where none does.
func (c *cleaner) next(i int) int {
	for i++; i < len(c.blocks) && !c.open(i); i++ {
	}
	return i
}

// previous is the index of the last block before i that stays, -1 where none does.
func (c *cleaner) previous(i int) int {
	for i--; i >= 0 && !c.open(i); i-- {
	}
	return i
}

// captions gives what follows a caption label its role, and parts a label from
// a caption on the same line.
func (c *cleaner) captions() {
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.reason == "media label" && strings.Contains(strings.ToLower(b.text), "caption") {
			if j := c.next(i); j == i+1 && j < len(c.blocks) && len(c.blocks[j].text) < 400 && c.blocks[j].role == model.Body && !strings.HasPrefix(c.blocks[j].text, "\"") {
				c.blocks[j].role = model.Caption
			}
			continue
		}
		if b.reason != "" || len(b.text) > maxLook {
			continue
		}
		if n := captionLabel(b.text); n > 0 {
			b.inline = append(b.inline, model.Removal{Text: strings.TrimSpace(b.text[:n]), Reason: "media label", Inline: true})
			b.excise(0, n)
			b.role = model.Caption
		}
	}
}

// captionLabel is the length of the label that a caption starts with.
func captionLabel(text string) int {
	for _, kind := range []string{"Media", "Image", "Video", "Audio", "Photo", "Figure"} {
		rest, ok := strings.CutPrefix(text, kind+" caption")
		if !ok {
			continue
		}
		if trimmed := strings.TrimLeft(rest, ",: "); trimmed != rest && trimmed != "" {
			return len(text) - len(trimmed)
		}
	}
	return 0
}

// announced takes out what a label announces: the links under "Related
// stories", the lines of a table of contents.
func (c *cleaner) announced() {
	tables := 0
	for i := range c.blocks {
		b := &c.blocks[i]
		if len(b.text) > 100 || c.running[i] {
			continue
		}
		switch b.reason {
		case "link to other articles":
			if lists().related[lookAt(b.text).phrase] {
				c.links(i)
			}
		case "":
			// Each table of contents looks through the whole text: a few are enough.
			if tables < 4 && lists().contents[lookAt(b.text).phrase] {
				tables++
				c.contents(i)
			}
		}
	}
}

// links takes out the headlines under the label at block i. Between two
// paragraphs the last line before the text goes on may be its sub-heading.
func (c *cleaner) links(i int) {
	const most = 12
	for j := i + 1; j < len(c.blocks) && j <= i+most; j++ {
		if !c.open(j) {
			continue
		}
		heads := j > i+1 && j+1 < len(c.blocks) && c.running[j+1] && !c.edge(j)
		if c.running[j] || !isHeadline(c.blocks[j].text) || heads {
			return
		}
		c.remove(j, "link to other articles")
	}
}

// contents takes out a table of contents whose label is block i: the lines
// after it that come again as headings below.
func (c *cleaner) contents(i int) {
	later := make(map[string]int)
	for j := i + 1; j < len(c.blocks); j++ {
		if text := c.blocks[j].text; len(text) < 150 && !c.running[j] {
			later[lookAt(text).phrase] = j
		}
	}
	end := i + 1
	for end < len(c.blocks) && !c.running[end] && len(c.blocks[end].text) < 150 {
		phrase := strings.TrimLeft(lookAt(c.blocks[end].text).phrase, "# ")
		if at, ok := later[phrase]; !ok || at <= end {
			break
		}
		end++
	}
	if end-i < 3 {
		return
	}
	for ; i < end; i++ {
		if c.open(i) {
			c.remove(i, "table of contents")
		}
	}
}

// isHeadline reports whether a block could be the headline of an article: a few
// words that end without a full stop.
func isHeadline(text string) bool {
	if len(text) > 160 || strings.HasSuffix(text, ".") || !startsUpper(text) || strings.ContainsRune(",:;", lastRune(text)) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(text); !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune("\"'“‘„«¿¡#$€£", first) {
		return false
	}
	n := strings.Count(text, " ") + 1
	return n >= 3 && n <= 18
}

// linkRuns takes out headlines of other articles: three or more in a row
// between or after paragraphs. A list that the text announces with a colon, a
// table, verse set closer than the paragraphs are no links.
func (c *cleaner) linkRuns() {
	if c.count < 3 {
		return
	}
	c.spaced = c.isSpacedOut()
	for i := c.first; i < len(c.blocks); i++ {
		end := i
		for end < len(c.blocks) && c.open(end) && !c.running[end] && !c.blocks[end].marked && c.blocks[end].role == model.Body && isHeadline(c.blocks[end].text) {
			end++
		}
		if end-i >= 3 && c.isLinkRun(i, end) {
			for j := i; j < end; j++ {
				c.remove(j, "links to other articles")
			}
		}
		i = max(i, end-1)
	}
}

func (c *cleaner) isLinkRun(start, end int) bool {
	if before := c.previous(start); before >= 0 && strings.HasSuffix(c.blocks[before].text, ":") || end-start > 12 {
		return false
	}
	words, numbered, paired, close := 0, 0, 0, 0
	for _, b := range c.blocks[start:end] {
		words += strings.Count(b.text, " ") + 1
		if _, ok := bulleted(b.text); ok {
			return false
		}
		if digitShare(b.text) > 0.15 {
			numbered++
		}
		if head, _, ok := strings.Cut(b.text, ": "); ok && strings.ToUpper(head) != head {
			paired++
		}
		if !b.gap {
			close++
		}
	}
	n := end - start
	if words < 4*n || numbered*2 > n || paired*2 > n {
		return false
	}
	return close*2 < n || !c.spaced
}

// isSpacedOut reports whether blank lines part the paragraphs of the text.
func (c *cleaner) isSpacedOut() bool {
	gaps := 0
	for i := range c.blocks {
		if c.running[i] && c.blocks[i].gap {
			gaps++
		}
	}
	return gaps*2 > c.count
}

func digitShare(text string) float64 {
	n := 0
	for i := range len(text) {
		if isDigit(text[i]) {
			n++
		}
	}
	return float64(n) / float64(len(text)+1)
}

// tail judges what is left after the running text, and short labels within it.
func (c *cleaner) tail() {
	for i := range c.blocks {
		if !c.open(i) || c.running[i] || c.blocks[i].marked {
			continue
		}
		text := c.blocks[i].text
		switch {
		case i > c.first && isPictureLabel(text):
			c.remove(i, "picture label")
		case !c.edge(i):
		case i > c.last && isDeskCode(text):
			c.remove(i, "agency code")
		case c.blocks[i].role != model.Heading && isForeign(text, c.article.Language):
			c.remove(i, "text in another language")
		}
	}
	c.menus()
}

// menus takes out runs of very short lines at the edges: three before the
// title, or three among debris after the text.
func (c *cleaner) menus() {
	if c.count < 2 {
		return
	}
	for i := 0; i < len(c.blocks); i++ {
		end := i
		for end < len(c.blocks) && c.edge(end) && c.open(end) && isItem(&c.blocks[end]) {
			end++
		}
		if end-i >= 3 && (i < c.first || !c.open(i-1)) {
			for j := i; j < end; j++ {
				c.remove(j, "menu")
			}
		}
		i = max(i, end-1)
	}
}

// isItem reports whether a block could be an item of a menu.
func isItem(b *block) bool {
	return b.role == model.Body && len(b.text) <= 30 && strings.Count(b.text, " ") <= 2 && !endsSentence(b.text)
}

// isPictureLabel reports whether a few words only name a drawing that is not
// there: "Flood defences graphic", "Map of the border region".
func isPictureLabel(text string) bool {
	if endsSentence(text) || strings.HasSuffix(text, ":") {
		return false
	}
	words := lookAt(text).words
	if len(words) < 2 || len(words) > 8 {
		return false
	}
	switch last := words[len(words)-1]; last {
	case "graphic", "infographic", "infografik", "infographie", "infografía", "infografica":
		return true
	case "map", "chart", "diagram":
		return len(words) >= 3 && words[len(words)-2] != "road" && words[len(words)-2] != "the" && words[len(words)-2] != "a"
	}
	switch words[0] {
	case "map", "graphic", "infographic", "chart", "diagram":
		return words[1] == "of" || words[1] == "showing" || strings.Contains(text, ":")
	}
	return false
}

// isDeskCode reports whether the line is the mark of the desk that sent the
// text: initials parted by strokes, with numbers and agencies at most.
func isDeskCode(text string) bool {
	if before, rest, ok := strings.Cut(text, " ("); ok && strings.HasSuffix(rest, ")") {
		text = before
	}
	fields := strings.Fields(text)
	if len(fields) == 0 || len(fields) > 5 {
		return false
	}
	strokes := 0
	for _, f := range fields {
		parts := strings.Split(strings.Trim(f, "()[].,"), "/")
		strokes += len(parts) - 1
		for _, p := range parts {
			if len(p) > 4 || len(parts) == 1 && strings.IndexFunc(p, unicode.IsLower) >= 0 || strings.IndexFunc(p, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) >= 0 {
				return false
			}
		}
	}
	return strokes > 0 && strings.IndexFunc(text, unicode.IsLetter) >= 0
}

// roles tells headings and lists in text without markup.
func (c *cleaner) roles() {
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.reason != "" || b.marked || b.role != model.Body {
			continue
		}
		if text, ok := bulleted(b.text); ok && c.besideBullet(i) {
			b.excise(0, len(b.text)-len(text))
			b.role = model.ListItem
			continue
		}
		if c.running[i] || i < c.first || i > c.last || len(b.text) > 100 || b.inline != nil {
			continue
		}
		next := c.next(i)
		if before := c.previous(i); before >= 0 && !c.running[before] && c.blocks[before].role == model.Body {
			continue // the last of several short lines
		}
		if startsUpper(b.text) && isHeadingStart(b.text) && !strings.ContainsRune(".,:;”\"", lastRune(b.text)) && next < len(c.blocks) && c.running[next] && len(c.blocks[next].text) > len(b.text) &&
			lookAt(b.text).phrase != "" {
			b.role = model.Heading
		}
	}
}

// isHeadingStart reports whether text starts as a heading may: not with a
// bracket or a quotation mark that the paragraphs around it go on with.
func isHeadingStart(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("‘'“\"¿", r) && strings.ContainsRune("’'”\"?", lastRune(text))
}

// besideBullet reports whether the neighbour before or after is a list item too.
func (c *cleaner) besideBullet(i int) bool {
	if j := c.previous(i); j >= 0 && c.blocks[j].role == model.ListItem {
		return true
	}
	if j := c.next(i); j < len(c.blocks) {
		_, ok := bulleted(c.blocks[j].text)
		return ok
	}
	return false
}
