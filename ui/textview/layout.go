package textview

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// line is a row of a block: the bytes shown, without the white space at the
// row's end, and how many cells they take.
type line struct {
	start, end int32
	cells      int32
	// plain says that the row is printable ASCII, a byte a cell.
	plain bool
}

// wrapper cuts a string into rows, greedily: each row takes what it can hold up
// to the last place where the text may be broken.
type wrapper struct {
	clusters
	text  string
	width int // cells of a row
	first int // cells of the first row
	lines []line

	start, cells int  // of the row that is being filled
	end, endCell int  // after the last cluster of the row that is no space
	brk          int  // where a next row could begin, start where nowhere
	brkEnd       int  // where this row would then end
	brkEndCell   int  // and its cells
	brkCell      int  // cells of the row up to brk
	plain        bool // whether the row is ASCII up to here
	brkPlain     bool
}

// wrap cuts text into rows of at most width cells; the first row may have a
// measure of its own. White space at the ends of rows is left out, a line feed
// ends its row. There is always a row.
func wrap(text string, width, first int, method ansi.Method) []line {
	w := wrapper{clusters: clusters{method: method}, text: text, width: max(width, 1), first: max(first, 1)}
	w.lines = make([]line, 0, len(text)/w.width+2)
	i := w.skipSpaces(0)
	w.begin(i)
	for i < len(text) {
		if n := wordRun(text, i); n > 0 && w.cells+n <= w.measure() {
			i += n
			w.cells += n
			w.end, w.endCell = i, w.cells
			continue
		}
		n, cells := w.at(text, i)
		i = w.take(i, n, cells)
	}
	if w.start < len(text) || len(w.lines) == 0 {
		w.emit(w.end, w.endCell, w.plain)
	}
	return w.lines
}

// take adds the cluster of n bytes at i to the row, or ends the row first, and
// returns where the next cluster begins.
func (w *wrapper) take(i, n, cells int) int {
	c := w.text[i]
	switch {
	case c == '\n' || c == '\r' && n == 2:
		w.emit(w.end, w.endCell, w.plain)
		w.begin(i + n)
		return i + n
	case isSpace(c, n):
		w.cells += cells
		w.plain = w.plain && c == ' '
		if w.mayBreakAtSpace(i, i+n) {
			w.mark(i + n)
		}
		return i + n
	}
	if cells > min(w.width, w.first) {
		cells = 1 // no row can hold it: a replacement is shown
	}
	if w.cells+cells > w.measure() {
		if w.end == w.start { // nothing but white space so far
			w.begin(i)
		} else if w.brk <= w.start {
			w.emit(w.end, w.endCell, w.plain)
			w.begin(i)
		} else {
			w.breakRow(i)
			if w.cells+cells > w.measure() { // what was carried over is itself too long
				return i
			}
		}
	}
	w.cells += cells
	w.end, w.endCell = i+n, w.cells
	w.plain = w.plain && n == 1 && c >= 0x20 && c < 0x7F
	if breakAfter(w.text, i, n) {
		w.mark(i + n)
	}
	return i + n
}

// wordRun is the number of ASCII bytes at i which are graphemes of one cell and
// after which no row may end. Most of a western text is such runs.
func wordRun(text string, i int) int {
	n := i
	for n < len(text) && inWord[text[n]] {
		n++
	}
	if n > i && n < len(text) && text[n] >= utf8.RuneSelf {
		n-- // what follows may join the last one
	}
	return n - i
}

// inWord holds the printable ASCII but the space, the hyphen and the slash.
var inWord = func() (in [256]bool) {
	for c := '!'; c <= '~'; c++ {
		in[c] = c != '-' && c != '/'
	}
	return in
}()

func (w *wrapper) measure() int {
	if len(w.lines) == 0 {
		return w.first
	}
	return w.width
}

// begin starts a row at i.
func (w *wrapper) begin(i int) {
	w.start, w.cells = i, 0
	w.end, w.endCell = i, 0
	w.brk = i
	w.plain = true
}

// mark notes that a row may begin at i.
func (w *wrapper) mark(i int) {
	w.brk, w.brkCell = i, w.cells
	w.brkEnd, w.brkEndCell, w.brkPlain = w.end, w.endCell, w.plain
}

// breakRow ends the row at the last place where it may be broken; what came
// after it, up to i, becomes the beginning of the next row unless it is white
// space.
func (w *wrapper) breakRow(i int) {
	end, endCell, cells := w.end, w.endCell, w.cells
	brk, brkCell := w.brk, w.brkCell
	w.emit(w.brkEnd, w.brkEndCell, w.brkPlain)
	if end <= brk {
		w.begin(i)
		return
	}
	w.begin(brk)
	w.end, w.endCell = end, endCell-brkCell
	w.cells = cells - brkCell
	w.plain = isPlain(w.text[brk:i])
}

func (w *wrapper) emit(end, cells int, plain bool) {
	w.lines = append(w.lines, line{int32(w.start), int32(max(end, w.start)), int32(cells), plain})
}

func (w *wrapper) skipSpaces(i int) int {
	for i < len(w.text) && w.text[i] == ' ' {
		i++
	}
	return i
}

func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7F {
			return false
		}
	}
	return true
}

// isSpace reports whether the cluster that begins with c is white space at
// which rows are broken. The no-break space is none.
func isSpace(c byte, n int) bool { return n == 1 && (c == ' ' || c == '\t') }

// mayBreakAtSpace reports whether the row may end before the spaces that end at
// next: not before a mark that closes or ends what went before ("80 %", « mot »,
// "vrai ?"), and not after an opening one.
func (w *wrapper) mayBreakAtSpace(at, next int) bool {
	if next < len(w.text) {
		if c := w.text[next]; c == ' ' || c == '\t' {
			return true
		}
		r, size := utf8.DecodeRuneInString(w.text[next:])
		if closing(r) && (next+size >= len(w.text) || !unicode.IsLetter(firstRune(w.text[next+size:]))) {
			return false
		}
	}
	if at > w.start {
		r, _ := utf8.DecodeLastRuneInString(w.text[w.start:at])
		return r != '«' && r != '‹'
	}
	return true
}

func closing(r rune) bool {
	switch r {
	case '%', '»', '›', '?', '!', ':', ';', ')', ']', '}', '…', '”':
		return true
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
