package ingest

import (
	"strings"

	"lectern/model"
)

// cleaner judges the blocks of one document. Debris is told by what a block
// says, by how it looks and by where it stands: before the first paragraph of
// running text, after the last, or between two. What is not clearly debris
// stays: a line too many is better than a sentence too few.
type cleaner struct {
	blocks  []block
	article *model.Article
	// running says of each block that it is a paragraph of running text; first
	// and last are the outermost ones, 0 and len-1 where there is none.
	running     []bool
	first, last int
	count       int // of running blocks
	// topical says that the article is about accounts, cookies, newsletters and
	// the like, so that their words tell nothing.
	topical bool
	// spaced says that blank lines part the paragraphs of running text.
	spaced bool
	// keep reports whether the reader wants the block, whatever it looks like;
	// nil keeps nothing.
	keep func(text string) bool
	// edited says that there is no debris: see doc.Document.
	edited bool
}

func newCleaner(blocks []block, a *model.Article) *cleaner {
	return &cleaner{blocks: blocks, article: a}
}

func (c *cleaner) clean() {
	if c.edited {
		c.findRunning()
		c.inferLanguage()
		if i := c.titleIndex(); i >= 0 {
			c.blocks[i].role = model.Heading
			c.running[i] = false
		}
		c.roles()
		c.wanted()
		return
	}
	c.removeCode()
	c.findRunning()
	c.inferLanguage()
	c.shrinkEdges()
	for i := range c.blocks {
		if c.open(i) && (!c.running[i] || c.edge(i)) {
			c.blocks[i].reason = c.judge(i, c.edge(i))
		}
	}
	c.readPublication()
	c.inferTitle()
	c.captions()
	c.announced()
	c.linkRuns()
	c.tail()
	c.repeated()
	c.residue()
	c.roles()
	c.wanted()
	c.restore()
}

// wanted puts back what the reader wants kept.
func (c *cleaner) wanted() {
	if c.keep == nil {
		return
	}
	for i := range c.blocks {
		if b := &c.blocks[i]; b.reason != "" && c.keep(b.text) {
			b.reason = ""
		}
	}
}

// open reports whether block i still stays.
func (c *cleaner) open(i int) bool { return c.blocks[i].reason == "" }

// edge reports whether block i stands outside the running text. Of the
// beginning of a file nobody knows where its running text ends.
func (c *cleaner) edge(i int) bool {
	return c.count > 0 && (i < c.first || i > c.last && !c.article.Partial)
}

func (c *cleaner) remove(i int, reason string) { c.blocks[i].reason = reason }

// removeCode takes out data and programs, before anything else is judged.
func (c *cleaner) removeCode() {
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.reason == "" && !b.marked && mayBeCode(b.text) && isCode(b.text) {
			b.reason = "data left by the page"
		}
	}
}

// mayBeCode is a cheap first look: code shows its signs early.
func mayBeCode(text string) bool {
	return strings.ContainsAny(text[:min(len(text), 160)], "{}[]<>=;\\$\"_()")
}

// findRunning finds the paragraphs of running text.
func (c *cleaner) findRunning() {
	c.running = make([]bool, len(c.blocks))
	filter := triggerFilter()
	c.first, c.last = -1, -1
	c.topical = c.isTopical(filter)
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.reason != "" || b.role == model.Heading || !isSentence(b.text) {
			continue
		}
		if suspicious(b.text, filter) && c.judge(i, false) != "" {
			continue
		}
		c.running[i] = true
		c.count++
		if c.first < 0 {
			c.first = i
		}
		c.last = i
	}
	if c.first < 0 {
		c.first, c.last = 0, len(c.blocks)-1
	}
}

// isTopical reports whether several sentences that speak of accounts, cookies,
// newsletters or passwords are not in the voice of a site.
func (c *cleaner) isTopical(filter *triggers) bool {
	seen := make(map[string]bool)
	sentences := 0
	for i := range c.blocks {
		text := c.blocks[i].text
		if c.blocks[i].reason != "" || !isSentence(text) {
			continue
		}
		sentences++
		if len(text) > maxLook || !filter.hit(text) {
			continue
		}
		l := lookAt(text)
		if score, _ := interfaceScore(l); score < 2 || l.quoted {
			continue
		}
		site := false
		for _, w := range l.words {
			site = site || lists().site[w]
		}
		if !site {
			seen[text] = true
		}
	}
	return len(seen) >= 3 && len(seen)*5 >= sentences
}

// suspicious reports whether a sentence deserves a closer look.
func suspicious(text string, filter *triggers) bool {
	if len(text) > maxLook {
		return false
	}
	for _, mark := range []string{":", "|", "»", ">", "©"} {
		if strings.Contains(text[:min(len(text), 60)], mark) {
			return true
		}
	}
	return text[0] == '(' || text[0] == '[' || filter.hit(text)
}

// judge asks the judges about block i.
func (c *cleaner) judge(i int, edge bool) string {
	text := c.blocks[i].text
	if len(text) > maxLook {
		return ""
	}
	l := lookAt(text)
	l.edge, l.topical = edge, c.topical
	for _, j := range judges() {
		if reason := j(l); reason != "" {
			return reason
		}
	}
	return ""
}

// maxShrink is how many outermost paragraphs may turn out to be notices.
const maxShrink = 12

// shrinkEdges draws the limits of the running text closer where its outermost
// paragraphs are debris once they are seen as outermost.
func (c *cleaner) shrinkEdges() {
	for range maxShrink {
		if c.count < 2 || c.article.Partial || !c.drop(c.last) {
			break
		}
		for c.last--; !c.running[c.last]; c.last-- {
		}
	}
	for range maxShrink {
		if c.count < 2 || !c.drop(c.first) {
			break
		}
		for c.first++; !c.running[c.first]; c.first++ {
		}
	}
}

// drop takes the outermost paragraph i out if it is debris at an edge.
func (c *cleaner) drop(i int) bool {
	reason := c.judge(i, true)
	if reason == "" && i == c.last && !c.blocks[i].marked && isForeign(c.blocks[i].text, c.article.Language) {
		reason = "text in another language"
	}
	if reason == "" {
		return false
	}
	c.remove(i, reason)
	c.running[i] = false
	c.count--
	return true
}

// repeated takes out paragraphs that stand in the text word for word before.
// Where more than a fifth is repeated, that is how the text is.
func (c *cleaner) repeated() {
	const shortest = 60 // bytes; shorter ones may be meant to come again
	seen := make(map[string]bool, c.count)
	var again []int
	for i := range c.blocks {
		b := &c.blocks[i]
		// A heading is said before by lists of contents.
		if b.reason != "" || len(b.text) < shortest || b.marked && b.role == model.Heading {
			continue
		}
		if seen[b.text] {
			again = append(again, i)
			continue
		}
		seen[b.text] = true
	}
	if len(again)*5 > len(c.blocks) && len(again) > 2 {
		return
	}
	for _, i := range again {
		c.remove(i, "repeated paragraph")
	}
}

// restore undoes the cleaning of a file of which nothing would stay.
func (c *cleaner) restore() {
	for _, data := range []string{"data left by the page", ""} { // data itself only where there is nothing else
		for i := range c.blocks {
			if c.open(i) {
				return
			}
		}
		for i := range c.blocks {
			if c.blocks[i].reason != data {
				c.blocks[i].reason = ""
			}
		}
	}
}
