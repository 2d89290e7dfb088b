package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// page is what was read of one page.
type page struct {
	number   int // from 0
	width    float64
	height   float64
	segments []segment
	sideways []string // text that runs another way
	// lineNumbers are those that stood beside the lines.
	lineNumbers string
}

// paragraph is lines that belong together.
type paragraph struct {
	lines  []segment
	page   int
	size   float64
	role   model.Role
	reason string
	// starts says that the paragraph is the first after a jump: at the top of a
	// column or a page, or below a wide gap.
	starts bool
	// indented says that its first line is set in.
	indented bool
	// right is the right edge of its column.
	right float64
	// item says that a bullet was taken off its first line.
	item bool
}

func (p *paragraph) first() segment { return p.lines[0] }
func (p *paragraph) last() segment  { return p.lines[len(p.lines)-1] }

// bold reports whether all of it is.
func (p *paragraph) bold() bool {
	for _, l := range p.lines {
		if !l.bold() {
			return false
		}
	}
	return true
}

func (s segment) bold() bool {
	for _, w := range s.words {
		if !w.bold && strings.ContainsFunc(w.text, unicode.IsLetter) {
			return false
		}
	}
	return true
}

// text is the segment's text with single spaces.
func (s segment) text() string {
	var b strings.Builder
	for k, w := range s.words {
		if k > 0 && !w.glued {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// similar reports whether two sizes of type are the same for a reader.
func similar(a, b float64) bool { return a < 1.1*b && b < 1.1*a }

// paragraphsOf makes paragraphs of the lines of a page, in reading order.
func paragraphsOf(number int, lines []segment) []paragraph {
	var out []paragraph
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && follows(lines[end-1], lines[end]) {
			end++
		}
		out = append(out, splitRun(number, lines[start:end])...)
		start = end
	}
	return out
}

// follows reports whether b is the next line of the text that a is in.
func follows(a, b segment) bool {
	gap := b.base - a.base
	return gap > 0.3*min(a.size, b.size) && gap < 2.4*max(a.size, b.size) && similar(a.size, b.size) &&
		a.box.overlap(b.box) > 0 && !a.cells && !b.cells
}

// run is lines that follow each other, with what they have in common.
type run struct {
	lines       []segment
	leading     float64 // the usual distance of baselines
	left, right float64
	usual       float64 // the left edge that most lines have
	hanging     bool    // first lines stand out to the left rather than being set in
}

func splitRun(number int, lines []segment) []paragraph {
	r := newRun(lines)
	var out []paragraph
	for k, l := range lines {
		if k == 0 || r.breaks(k) {
			out = append(out, paragraph{page: number, size: l.size, right: r.right, starts: k == 0, indented: l.box.x0 > r.left+0.7*l.size})
		}
		p := &out[len(out)-1]
		p.lines = append(p.lines, l)
	}
	for k := range out {
		if out[k].first().cells || out[k].last().leads() {
			out[k].role = model.TableRow
		}
	}
	return out
}

func newRun(lines []segment) run {
	r := run{lines: lines, left: math.Inf(1), right: math.Inf(-1)}
	var gaps []float64
	edges := make(map[int]int)
	for k, l := range lines {
		r.left, r.right = min(r.left, l.box.x0), max(r.right, l.box.x1)
		if k > 0 {
			gaps = append(gaps, l.base-lines[k-1].base)
		}
		edges[int(math.Round(l.box.x0/l.size*2))]++
	}
	r.leading = lowMedian(gaps)
	if len(lines) < 4 {
		r.leading = min(r.leading, 1.45*lines[0].size)
	}
	best := 0
	for e, n := range edges {
		n += edges[e-1] + edges[e+1]
		if edge := float64(e) / 2 * lines[0].size; n > best || n == best && edge < r.usual {
			best, r.usual = n, edge
		}
	}
	r.hanging = len(lines) > 3 && r.usual > r.left+0.7*lines[0].size && best*2 > len(lines)
	return r
}

// lowMedian is the median of the smaller half: what parts lines rather than
// paragraphs.
func lowMedian(all []float64) float64 {
	m := median(all)
	var low []float64
	for _, v := range all {
		if v <= m {
			low = append(low, v)
		}
	}
	return median(low)
}

// breaks reports whether a paragraph begins with line k > 0.
func (r run) breaks(k int) bool {
	a, b := r.lines[k-1], r.lines[k]
	size := b.size
	if gap := b.base - a.base; gap > 1.25*r.leading+0.1*size {
		return true
	}
	if a.bold() != b.bold() && !ends(a.text(), "-") {
		return true
	}
	if startsItem(b) || a.leads() || r.nextItem(k) {
		return true
	}
	if centred(a, b) || besideMark(a, b) {
		return false
	}
	if math.Abs(b.box.x0-a.box.x0) > 0.7*size {
		out := b.box.x0 < a.box.x0
		switch {
		case r.hanging && out && near1(b.box.x0, r.left, size):
			return true
		case !r.hanging && !out && (k < 2 || r.begins(k)):
			return true
		}
	}
	return r.short(a, b)
}

// leads reports whether dots lead to the end of the line, as in a table of
// contents.
func (s segment) leads() bool {
	n := 0
	for _, w := range s.words {
		if isLeader(w.text) {
			n += len(w.text)
		}
	}
	return n >= 4
}

// nextItem reports whether line k is an item of a list that is numbered as one
// above it, or that is set in.
func (r run) nextItem(k int) bool {
	b := r.lines[k]
	if !numbered(b.text()) {
		return false
	}
	if math.Abs(b.box.x0-r.lines[k-1].box.x0) > 0.7*b.size {
		return true
	}
	for j := k - 1; j >= 0; j-- {
		if math.Abs(r.lines[j].box.x0-b.box.x0) < 0.3*b.size && numbered(r.lines[j].text()) {
			return true
		}
	}
	return false
}

// besideMark reports whether line b is set in to where the text of a begins, after
// its bullet or number.
func besideMark(a, b segment) bool {
	if len(a.words) < 2 || math.Abs(b.box.x0-a.words[1].box.x0) > 0.4*b.size {
		return false
	}
	mark := a.words[0].text
	if a.words[1].box.x0-a.words[0].box.x1 > 0.8*a.size {
		return true // a label
	}
	return startsItem(a) || utf8.RuneCountInString(mark) <= 5 && !unicode.IsLetter(firstRune(strings.TrimPrefix(mark, "("))) || numbered(a.text())
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// begins reports whether line k, which is set in from the line above, is the
// first of a paragraph and not the second of one whose first stands out.
func (r run) begins(k int) bool {
	a, b := r.lines[k-1], r.lines[k]
	return near1(a.box.x0, r.left, b.size) || b.box.x0 > a.box.x0
}

func near1(a, b, size float64) bool { return math.Abs(a-b) < 0.6*size }

// centred reports whether two lines of different width have the same middle.
func centred(a, b segment) bool {
	left, right := a.box.x0-b.box.x0, a.box.x1-b.box.x1
	return math.Abs(left) > 0.7*a.size && math.Abs(right) > 0.7*a.size && math.Abs(left+right) < 0.4*a.size
}

// short reports whether line a ends a paragraph: the first word of b would have
// had room in it.
func (r run) short(a, b segment) bool {
	first := b.words[0]
	if rtl(b) {
		first = b.words[len(b.words)-1]
	}
	room := r.right - a.box.x1 - first.box.width()
	if sentenceEnd(a.text()) {
		return room > 1.2*a.size
	}
	return room > 4*a.size
}

// sentenceEnd reports whether a text ends as a paragraph does.
func sentenceEnd(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]⁰¹²³⁴⁵⁶⁷⁸⁹")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…。！？؟۔", r)
}

func ends(s string, marks string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(marks, r)
}

// bullets stand before the items of a list.
const bullets = "•‣▪▫◦●○■□–—-*∗⋆➢➤✓·"

// startsItem reports whether a line begins with a bullet.
func startsItem(s segment) bool {
	if len(s.words) < 2 {
		return false
	}
	first := s.words[0].text
	r, n := utf8.DecodeRuneInString(first)
	if n == len(first) && strings.ContainsRune(bullets, r) || r >= 0xf000 && r <= 0xf0ff && n == len(first) {
		// A dash within a sentence may begin a line, too.
		return !strings.ContainsRune("–—-*·", r) || s.words[1].box.x0-s.words[0].box.x1 > 0.35*s.size
	}
	return false
}

// numbered reports whether a text begins like the item of a numbered list: "1.",
// "(a)", "iv)".
func numbered(s string) bool {
	mark, _, ok := strings.Cut(s, " ")
	if !ok || len(mark) > 5 {
		return false
	}
	open := strings.HasPrefix(mark, "(")
	body := strings.TrimRight(strings.TrimPrefix(mark, "("), ".)")
	if body == "" || body == strings.TrimPrefix(mark, "(") || open && !strings.HasSuffix(mark, ")") {
		return false
	}
	if strings.Trim(body, "0123456789") == "" && len(body) < 4 || strings.Trim(body, "ivx") == "" {
		return true
	}
	return len(body) == 1 && body[0] >= 'a' && body[0] <= 'z'
}
