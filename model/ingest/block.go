package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// A block is a paragraph on its way into an article, or out of it.
type block struct {
	text string
	role model.Role
	// level is how deep a list item or a block quote lies in others.
	level uint8
	// marked says that the file's own markup gave the role, so that nothing
	// has to be guessed from the look of the text.
	marked bool
	// gap says that a blank line parts the block from the one before it.
	gap bool
	// reason is why cleaning took the block out; "" while it stays.
	reason string
	// inline are the pieces taken out of text; At counts from its start.
	inline []model.Removal
	// links lead out of text, in its order.
	links []model.Link
}

// excise takes the bytes from start to end out of the block's text and moves what
// points into it. A link that is cut through keeps what is left of it.
func (b *block) excise(start, end int) {
	move := func(at int) int {
		switch {
		case at >= end:
			return at - (end - start)
		case at > start:
			return start
		}
		return at
	}
	links := b.links[:0:0]
	for _, l := range b.links {
		if l.Start, l.End = move(l.Start), move(l.End); l.Start < l.End {
			links = append(links, l)
		}
	}
	b.links = links
	for i := range b.inline {
		b.inline[i].At = move(b.inline[i].At)
	}
	b.text = b.text[:start] + b.text[end:]
}

// prefix puts a text before the block's and moves what points into it.
func (b *block) prefix(text string) {
	b.text = text + b.text
	for i := range b.links {
		b.links[i].Start += len(text)
		b.links[i].End += len(text)
	}
	for i := range b.inline {
		b.inline[i].At += len(text)
	}
}

// blocksOf cuts sanitised plain text into blocks: paragraphs between blank
// lines where lines are hard-wrapped, else every line.
func blocksOf(text string) []block {
	width := wrapWidth(text)
	var blocks []block
	var open []string // the lines of a hard-wrapped paragraph so far
	gap := false
	add := func(text string) {
		b := newBlock(text)
		b.gap, gap = gap, false
		blocks = append(blocks, b)
	}
	flush := func() {
		if len(open) > 0 {
			add(unwrap(open))
			open = open[:0]
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \n\u00a0")
		if line == "" || rule(line) {
			flush()
			gap = true
			continue
		}
		if width == 0 {
			add(line)
			continue
		}
		if len(open) > 0 && !continues(open[len(open)-1], line, width) {
			flush()
		}
		open = append(open, line)
	}
	flush()
	return blocks
}

// newBlock tidies the spaces of a paragraph and takes a bullet for what it is.
func newBlock(text string) block {
	text = strings.Trim(text, " \u00a0")
	if strings.Contains(text, "  ") {
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }), " ")
	}
	return block{text: text}
}

// rule reports whether the line is only drawn: "-----", "* * *", "=====".
func rule(line string) bool {
	line = strings.TrimLeft(line, " ")
	if line == "" || strings.IndexByte("-=_*~#", line[0]) < 0 {
		return false
	}
	line = strings.ReplaceAll(line, " ", "")
	return len(line) >= 3 && strings.Trim(line, "-=_*~#") == ""
}

// bullets are what marks an item of a list in plain text.
const bullets = "•●○◦▪‣·*-"

// bulleted is the text of a list item; ok is false where line is none.
func bulleted(line string) (text string, ok bool) {
	line = strings.TrimLeft(line, " ")
	r, size := utf8.DecodeRuneInString(line)
	if size == 0 || !strings.ContainsRune(bullets, r) || !strings.HasPrefix(line[size:], " ") {
		return "", false
	}
	return strings.TrimLeft(line[size:], " "), true
}

// wrapSample is how many lines are looked at to tell hard-wrapped text, and
// maxWrap the widest column, in code points, that people wrap at.
const (
	wrapSample = 2000
	maxWrap    = 100
	minWrap    = 40
)

// wrapWidth is the column, in code points, that the lines of text are wrapped
// at, 0 where each line is a paragraph. Text is hard-wrapped when line after
// line the first word of the next would not have fitted.
func wrapWidth(text string) int {
	var lengths [maxWrap + 1]int
	pairs, n := 0, 0
	eachPair(text, func(line, _ string) {
		pairs++
		if l := utf8.RuneCountInString(line); l <= maxWrap {
			lengths[l]++
			n++
		}
	})
	if n == 0 || n*10 < pairs*7 {
		return 0
	}
	// All but the longest twentieth lie within the width.
	width, above := maxWrap, 0
	for above += lengths[width]; above*20 <= n && width > 0; above += lengths[width] {
		width--
	}
	if width < minWrap {
		return 0
	}
	// A line that ends within a sentence runs on; one whose sentence goes on in
	// lower case does so beyond doubt, and of that kind there must be some.
	full, running, sure := 0, 0, 0
	eachPair(text, func(line, next string) {
		if fits(line, next, width) {
			return
		}
		full++
		if !strings.ContainsRune(".!?:;”\"", lastRune(line)) {
			running++
			if startsLower(next) {
				sure++
			}
		}
	})
	if full*10 < n*6 || running*10 < full*5 || sure*3 < running || sure == 0 {
		return 0
	}
	return width
}

// eachPair calls f with the first lines of text that have text on the next line.
func eachPair(text string, f func(line, next string)) {
	previous, n := "", 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \n")
		if previous != "" && line != "" {
			f(previous, line)
		}
		previous = line
		if n++; n > wrapSample {
			return
		}
	}
}

// fits reports whether the first word of next would have fitted on line.
func fits(line, next string, width int) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(next, " "), " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width
}

// continues reports whether next goes on with the paragraph of line.
func continues(line, next string, width int) bool {
	if _, ok := bulleted(next); ok {
		return false
	}
	if indent(next) >= indent(line)+2 && !startsLower(next) {
		return false
	}
	return !fits(line, next, width) || startsLower(next)
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func startsLower(line string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(line, " "))
	return unicode.IsLower(r)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// unwrap joins the lines of a paragraph. A hyphen at a line's end stays as
// written, without a space after it.
func unwrap(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		line = strings.TrimLeft(line, " ")
		if i > 0 && !(hyphenated(lines[i-1]) && startsLower(line)) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

func hyphenated(line string) bool {
	before, ok := strings.CutSuffix(line, "-")
	return ok && unicode.IsLetter(lastRune(before))
}

// rawParagraphs finds the paragraphs of text that nothing may be changed in.
func rawParagraphs(text string) []model.Paragraph {
	wrapped := wrapWidth(strings.ReplaceAll(text, "\r\n", "\n")) > 0
	var paragraphs []model.Paragraph
	open := false
	at := 0
	for line := range strings.Lines(text) {
		start, end := at, at+len(strings.TrimRight(line, " \t\r\n"))
		at += len(line)
		switch {
		case end == start:
			open = false
		case open && wrapped:
			paragraphs[len(paragraphs)-1].End = end
		default:
			paragraphs = append(paragraphs, model.Paragraph{Span: model.Span{Start: start, End: end}})
			open = true
		}
	}
	return paragraphs
}
