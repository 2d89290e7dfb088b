package mail

import (
	"strings"
	"unicode/utf8"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// A line of a letter in plain text.
type line struct {
	text  string
	depth int  // of the quote that it is in
	soft  bool // the next line goes on with it, as format=flowed says
	// reason is why it is not read; "" where it is.
	reason string
}

// text is a letter in plain text.
type text struct {
	lines []line
	// flowed says that the lines say themselves which of them go on: that the
	// letter claims it, and that any does.
	flowed bool
	// forward says that what it quotes is what it is about.
	forward bool
	// encrypted says that a part of it is.
	encrypted bool
}

// newText reads the lines of plain text; flowed and joined are format=flowed and
// DelSp of RFC 3676.
func newText(s string, flowed, joined bool) *text {
	t := &text{}
	for raw := range strings.Lines(model.Sanitize(s)) {
		l := newLine(strings.TrimSuffix(raw, "\n"), flowed, joined)
		t.flowed = t.flowed || l.soft && l.depth == 0
		t.lines = append(t.lines, l)
	}
	return t
}

func newLine(s string, flowed, joined bool) line {
	var l line
	for {
		rest := strings.TrimLeft(s, " ")
		if len(s)-len(rest) > 1 || !strings.HasPrefix(rest, ">") || strings.HasPrefix(rest, ">From ") && l.depth == 0 {
			break
		}
		l.depth++
		s = rest[1:]
	}
	if l.depth > 0 || flowed {
		s = strings.TrimPrefix(s, " ")
	}
	if l.depth == 0 && strings.HasPrefix(s, ">From ") { // as mailboxes guard it
		s = s[1:]
	}
	if flowed && s != "-- " && strings.HasSuffix(s, " ") {
		l.soft = true
		if joined {
			s = s[:len(s)-1]
		}
	}
	if l.soft || s == "-- " {
		l.text = s
	} else {
		l.text = strings.TrimRight(s, " ")
	}
	return l
}

// blocks are the paragraphs of the letter.
func (t *text) blocks() []doc.Block {
	t.pgp()
	t.signature()
	t.original()
	t.quotes()
	return t.paragraphs()
}

// paragraphs joins the lines of each paragraph.
func (t *text) paragraphs() []doc.Block {
	own, quoted := t.width(false), t.width(true)
	var blocks []doc.Block
	var open doc.Text
	last := -1
	flush := func() {
		if last >= 0 && !open.Empty() {
			l := t.lines[last]
			b := open.Block(model.Body)
			if l.depth > 0 && l.reason == "" {
				b.Role, b.Marked = model.BlockQuote, true
			}
			b.Reason = l.reason
			blocks = append(blocks, b)
		}
		last = -1
	}
	for i, l := range t.lines {
		blank := strings.TrimSpace(l.text) == ""
		if blank || l.reason == "" && drawn(l.text) {
			flush()
			continue
		}
		width := own
		if l.depth > 0 {
			width = quoted
		}
		if last >= 0 && !t.continues(last, i, width) {
			flush()
		}
		if last >= 0 && !t.lines[last].soft && !hyphenated(t.lines[last].text, l.text) {
			open.Write(" ")
		}
		writeLinked(&open, l.text)
		last = i
	}
	flush()
	return blocks
}

// drawn reports whether a line is only drawn: "-----", "* * *", "=====".
func drawn(s string) bool {
	s = strings.TrimLeft(s, " ")
	if s == "" || strings.IndexByte("-=_*~#", s[0]) < 0 {
		return false
	}
	s = strings.ReplaceAll(s, " ", "")
	return s == "--" || len(s) >= 3 && strings.Trim(s, "-=_*~#") == ""
}

// minWidth and maxWidth are the columns, in code points, between which letters
// are wrapped; RFC 5322 asks for 78.
const (
	minWidth = 50
	maxWidth = 100
)

// width is the column that the lines of the letter's own, or those of quotes, are
// wrapped at, marks of quotes not counted; 0 where they are not.
func (t *text) width(quoted bool) int {
	longest, long, all := 0, 0, 0
	for _, l := range t.lines {
		n := utf8.RuneCountInString(l.text)
		if n == 0 || l.depth > 0 != quoted {
			continue
		}
		all++
		if n > maxWidth && strings.Contains(l.text, " ") && !strings.Contains(l.text, "://") {
			long++
			continue
		}
		if n <= maxWidth {
			longest = max(longest, n)
		}
	}
	if long*10 > all || longest < minWidth {
		return 0
	}
	return longest
}

// continues reports whether line i goes on with the paragraph of the line last.
func (t *text) continues(last, i, width int) bool {
	a, b := t.lines[last], t.lines[i]
	if i != last+1 || a.depth != b.depth || a.reason != b.reason {
		return false
	}
	if a.reason == reasonPGP || a.reason == reasonEncrypted {
		return true
	}
	if t.flowed {
		return a.soft
	}
	if width == 0 || listed(b.text) {
		return false
	}
	word, _, _ := strings.Cut(strings.TrimLeft(b.text, " "), " ")
	room := width - utf8.RuneCountInString(a.text)
	// A line that had room for the next word ended on purpose. Programs differ by
	// a few columns in where they wrap.
	return room < utf8.RuneCountInString(word)+6
}

// listed reports whether a line begins an item of a list.
func listed(s string) bool {
	s = strings.TrimLeft(s, " ")
	for _, b := range []string{"* ", "- ", "• ", "– ", "o "} {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return n > 0 && n < 4 && len(s) > n+1 && (s[n] == '.' || s[n] == ')') && s[n+1] == ' '
}

// hyphenated reports whether a word is parted at the end of line a.
func hyphenated(a, b string) bool {
	before, ok := strings.CutSuffix(a, "-")
	if !ok || before == "" || b == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(b, " "))
	return r >= 'a' && next >= 'a'
}

// writeLinked writes text in which addresses of the web become links.
func writeLinked(b *doc.Text, s string) {
	for {
		i := strings.Index(s, "http")
		for i >= 0 && !strings.HasPrefix(s[i+4:], "://") && !strings.HasPrefix(s[i+4:], "s://") {
			j := strings.Index(s[i+4:], "http")
			if j < 0 {
				i = -1
				break
			}
			i += 4 + j
		}
		if i < 0 {
			b.Write(s)
			return
		}
		b.Write(s[:i])
		s = s[i:]
		end := strings.IndexAny(s, " <>\"\u00a0")
		if end < 0 {
			end = len(s)
		}
		address := strings.TrimRight(s[:end], ".,;:!?'*_]”’")
		if strings.HasSuffix(address, ")") && strings.Count(address, "(") < strings.Count(address, ")") {
			address = address[:len(address)-1]
		}
		b.Link(address)
		b.Write(address)
		b.EndLink()
		s = s[len(address):]
	}
}
