package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// composer makes the blocks of a document of its pages.
type composer struct {
	pages  []page
	vocab  vocabulary
	body   float64 // the size of type of the running text
	paras  []paragraph
	blocks []doc.Block
}

// compose makes blocks of pages, in reading order. title is the document's, as
// far as it is known.
func compose(pages []page, title string) []doc.Block {
	c := composer{pages: pages, vocab: make(vocabulary)}
	all := make(sizes)
	for _, p := range pages {
		c.vocab.learn(p.segments)
		for _, s := range p.segments {
			all.add(s.words)
		}
	}
	c.body = all.usual()
	reasons := markRepeated(pages, title)
	for k := range pages {
		c.page(k, reasons[k])
	}
	for k := range c.paras {
		c.judge(&c.paras[k])
	}
	c.joinParts()
	for k := range c.paras {
		c.block(&c.paras[k])
	}
	return c.blocks
}

// page makes paragraphs of the lines of a page; those with a reason stay by
// themselves.
func (c *composer) page(k int, reasons []string) {
	var open []segment
	var head, foot []paragraph
	for j, s := range c.pages[k].segments {
		if reasons[j] == "" {
			open = append(open, s)
			continue
		}
		p := paragraph{lines: []segment{s}, page: k, size: s.size, reason: reasons[j]}
		if s.base < c.pages[k].height/2 {
			head = append(head, p)
		} else {
			foot = append(foot, p)
		}
	}
	c.paras = append(c.paras, head...)
	c.paras = append(c.paras, paragraphsOf(k, open)...)
	c.paras = append(c.paras, foot...)
	apart := func(text, reason string) {
		c.paras = append(c.paras, paragraph{lines: []segment{{words: []word{{text: text}}}}, page: k, reason: reason})
	}
	if n := c.pages[k].lineNumbers; n != "" {
		apart(n, reasonLines)
	}
	for _, text := range c.pages[k].sideways {
		apart(text, reasonSideways)
	}
}

// judge tells the role of a paragraph by its look and its beginning.
func (c *composer) judge(p *paragraph) {
	if p.reason != "" || p.role == model.TableRow {
		return
	}
	text := p.first().text()
	switch {
	case isCaption(text):
		p.role = model.Caption
	case startsItem(p.first()):
		p.role, p.item = model.ListItem, true
	case c.isHeading(p):
		p.role = model.Heading
	case numbered(text) && !p.first().bold():
		p.role = model.ListItem
	}
}

// isHeading reports whether a paragraph is a heading: larger than the running
// text, or bold and short.
func (c *composer) isHeading(p *paragraph) bool {
	const most = 200 // characters
	n, letters := 0, 0
	for _, l := range p.lines {
		for _, w := range l.words {
			n += utf8.RuneCountInString(w.text) + 1
			letters += strings.Count(strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) {
					return 'x'
				}
				return -1
			}, w.text), "x")
		}
	}
	if n > most || letters < 2 || letters*2 < n {
		return false
	}
	last := p.last().text()
	if p.size > 1.15*c.body {
		return len(p.lines) <= 5
	}
	return p.size > 0.9*c.body && p.bold() && len(p.lines) <= 3 && !ends(last, ".,;:")
}

// isCaption reports whether a text begins as the caption of a figure or a table
// does: "Figure 1:", "Tab. 2".
func isCaption(s string) bool {
	first, rest, ok := strings.Cut(s, " ")
	if !ok {
		return false
	}
	switch strings.ToLower(strings.TrimRight(first, ".")) {
	case "figure", "fig", "table", "tab", "abbildung", "abb", "tabelle", "tableau", "figura", "tabla", "tabela", "tabella", "chart", "graphic", "grafik", "photo", "box", "exhibit":
	default:
		return false
	}
	number, rest, _ := strings.Cut(rest, " ")
	body := strings.TrimRight(number, ".:|–—-")
	if strings.Trim(body, "0123456789.ABCDEFIVXabcde") != "" || body == "" || len(body) > 6 {
		return false
	}
	if body != number {
		return true
	}
	// "Table 2 shows" is a sentence of the running text.
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(r)
}

// joinParts joins the parts of paragraphs that columns, pages, figures and notes
// have parted: the later part moves to the earlier one.
func (c *composer) joinParts() {
	const far = 16 // paragraphs between the parts
	out := make([]paragraph, 0, len(c.paras))
	for k := range c.paras {
		p := c.paras[k]
		if c.continues(p) {
			for j := len(out) - 1; j >= 0 && j >= len(out)-far; j-- {
				if q := &out[j]; c.running(q) {
					if c.goesOn(q, &p) {
						q.lines = append(q.lines, p.lines...)
						q.right = p.right
						p.lines = nil
					}
					break
				}
			}
		}
		if len(p.lines) > 0 {
			out = append(out, p)
		}
	}
	c.paras = out
}

// running reports whether a paragraph is one of the running text, rather than
// one that may stand between its parts.
func (c *composer) running(p *paragraph) bool {
	if p.reason != "" || p.role == model.Caption || p.role == model.TableRow {
		return false
	}
	return p.size > 0.93*c.body
}

// continues reports whether a paragraph may be the second part of another.
func (c *composer) continues(p paragraph) bool {
	return p.starts && p.reason == "" && p.role == model.Body && p.size > 0.93*c.body
}

// goesOn reports whether q is the second part of p.
func (c *composer) goesOn(p, q *paragraph) bool {
	if p.role != model.Body && p.role != model.ListItem || !similar(p.size, q.size) || q.page > p.page+2 {
		return false
	}
	last, first := p.last().text(), q.first().text()
	if hyphenated(last) {
		return true
	}
	if sentenceEnd(last) && !strings.HasSuffix(last, ";") && !strings.HasSuffix(last, ":") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(first, "\"“‘(«„"))
	full := p.right-p.last().box.x1 < 4*p.size
	if unicode.IsLower(r) {
		return true
	}
	moved := q.page != p.page || q.first().base < p.last().base
	return moved && full && !q.indented && len(p.lines) > 1 && !ends(last, ":;")
}

// block makes the block of a paragraph.
func (c *composer) block(p *paragraph) {
	w := writer{vocab: c.vocab, table: p.role == model.TableRow}
	for n, l := range p.lines {
		words := l.words
		if n == 0 && p.item {
			words = words[1:]
		}
		w.line(l, words, p.lines[n+1:])
	}
	w.text.EndLink()
	if b := w.text.Block(p.role); b.Text != "" {
		b.Reason = p.reason
		c.blocks = append(c.blocks, b)
	}
}

// writer writes the lines of a paragraph, putting broken words together.
type writer struct {
	text  doc.Text
	vocab vocabulary
	table bool
	url   string // of the link that is open
	// half is that of a word which the next line completes; spaced says that a
	// space stands before it.
	half   string
	spaced bool
}

// line writes the words of a line; rest are the lines after it.
func (w *writer) line(l segment, words []word, rest []segment) {
	right, leads := rtl(l), l.leads()
	if right {
		words = logical(words)
	}
	for k, word := range words {
		text, apart := word.text, gap(words, k, right)
		if w.half != "" {
			text, _ = w.vocab.join(w.half, text)
			w.half, apart = "", w.spaced
		}
		if k == len(words)-1 && len(rest) > 0 && hyphenated(text) && startsWord(rest[0].words[0].text) {
			w.half, w.spaced = text, apart
			return
		}
		if apart {
			w.text.Write(" ")
		}
		if leads && isLeader(text) {
			if k+1 < len(words) && !isLeader(words[k+1].text) && !w.text.Empty() {
				w.text.Write(" · ")
			}
			continue
		}
		if w.table && k > 0 && !(k == 1 && isLabel(words[0].text)) && !isLeader(words[k-1].text) && word.box.x0-words[k-1].box.x1 > 1.2*l.size {
			w.text.Write(" · ")
		}
		w.word(text, word.url, k+1 == len(words) || words[k+1].url != word.url)
	}
	if len(words) > 0 && (len(rest) == 0 || !unspaced(words[len(words)-1].text, rest[0].words[0].text)) {
		w.text.Write(" ")
	}
}

// word writes a word that leads to an address, if there is one; last says that
// the next word does not lead there.
func (w *writer) word(text, url string, last bool) {
	if url != w.url {
		w.text.EndLink()
		if url != "" {
			w.text.Link(url)
		}
		w.url = url
	}
	text = strings.ReplaceAll(text, string(softHyphen), softened(text))
	if core := strings.TrimRight(text, ".,;:)”"); url != "" && last && core != text {
		// What ends the sentence is no part of the link.
		w.text.Write(core)
		w.text.EndLink()
		w.url, text = "", text[len(core):]
	}
	w.text.Write(text)
}

// isLabel reports whether a word is the number of what follows it.
func isLabel(s string) bool {
	return strings.TrimRight(strings.Trim(s, "0123456789.()"), "IVXivx") == ""
}

// isLeader reports whether a word is a part of the dots that lead to a number.
func isLeader(s string) bool { return s == "." || len(s) >= 4 && strings.Trim(s, ".…") == "" }

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// softened is what a hyphen that may be there stands for: one at the end of a
// word, as the file has it, is shown.
func softened(s string) string {
	if strings.HasSuffix(s, string(softHyphen)) {
		return "-"
	}
	return ""
}

// gap reports whether a space stands before word k of a line. Where text runs
// from right to left, what the file says of spaces is not to be trusted.
func gap(words []word, k int, right bool) bool {
	if k == 0 || !right {
		return k > 0 && !words[k].glued
	}
	a, b := words[k-1].box, words[k].box
	return max(a.x0-b.x1, b.x0-a.x1) > 0.12*words[k].size
}

// unspaced reports whether a line that ends in a runs on into one that begins with
// b without a space, as in Chinese and Japanese.
func unspaced(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	return ideograph(last) && ideograph(firstRune(b))
}

func ideograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}
