package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a run of characters without white space on one baseline.
type word struct {
	text string
	box  rect
	base float64
	size float64
	bold bool
	// glued says that no space parts the word from the one to its left.
	glued bool
	url   string
}

// Parts of the size of a font.
const (
	wordGap    = 0.3  // a gap wider than this parts words where the file has no space
	sameLine   = 0.25 // baselines nearer than this are one
	raised     = 0.85 // characters this much smaller may be raised or lowered
	capsHeight = 0.7  // what a line of text covers above its baseline
	descent    = 0.2  // and below
)

// wordsOf makes words of characters that come in the order of the file.
func wordsOf(all []glyph) []word {
	var words []word
	var w building
	flush := func() {
		if w.b.Len() > 0 {
			words = append(words, w.word())
		}
		w = building{}
	}
	for _, g := range all {
		if g.style == nil {
			flush()
			continue
		}
		if unicode.Is(unicode.Cc, g.r) || g.box.width() < 0 {
			continue
		}
		if w.b.Len() > 0 && !w.takes(g) {
			glued := w.touches(g)
			flush()
			w.glued = glued
		}
		w.add(g)
	}
	flush()
	return words
}

// building is a word that is being read.
type building struct {
	word0 word
	glued bool
	b     strings.Builder
	last  glyph
	parts []part
	// rightwards is how many more letters of a script that is written from right
	// to left stand to the right of the one before than to its left.
	rightwards int
}

// takes reports whether g goes on with the word.
func (w *building) takes(g glyph) bool {
	size := min(g.size, w.word0.size)
	if unicode.Is(unicode.Mn, g.r) {
		return true
	}
	if w.superscript(g) {
		return true
	}
	if math.Abs(g.base-w.word0.base) > sameLine*size || g.size > 1.5*w.word0.size || w.word0.size > 1.5*g.size {
		return false
	}
	return near(w.last.box, g.box, size)
}

// near reports whether b stands right beside a, on either side as the text may
// run either way.
func near(a, b rect, size float64) bool {
	return b.x0-a.x1 < wordGap*size && a.x0-b.x1 < wordGap*size && (b.x0 > a.x0-0.5*size || b.x1 < a.x1+0.5*size)
}

// touches reports whether g, which is no part of the word, follows without a
// space, like an index or a letter in another size.
func (w *building) touches(g glyph) bool {
	size := max(g.size, w.word0.size)
	return g.box.x0-w.last.box.x1 < 0.1*size && g.box.x0 > w.last.box.x0 && math.Abs(g.base-w.word0.base) < 0.6*size
}

// superscript reports whether g is a raised digit behind the word: the mark of
// a note, or a power.
func (w *building) superscript(g glyph) bool {
	up := w.word0.base - g.base
	return g.r >= '0' && g.r <= '9' && g.size < raised*w.word0.size && up > 0.15*w.word0.size && up < 0.8*w.word0.size &&
		g.box.x0-w.last.box.x1 < wordGap*w.word0.size && g.box.x0 > w.last.box.x0
}

func (w *building) add(g glyph) {
	if w.b.Len() == 0 {
		w.word0 = word{box: g.box, base: g.base, size: g.size, bold: g.bold, glued: w.glued}
	}
	r := g.r
	if w.superscript(g) {
		r = superscriptDigit(r)
	} else if g.size >= raised*w.word0.size {
		w.word0.box = w.word0.box.union(g.box)
	}
	w.word0.box.x0, w.word0.box.x1 = min(w.word0.box.x0, g.box.x0), max(w.word0.box.x1, g.box.x1)
	w.b.WriteString(spelled(r))
	w.parts = append(w.parts, part{spelled(r), g.box.x0})
	if w.last.style != nil && rightToLeft(g.r) {
		if g.box.x0 > w.last.box.x0 {
			w.rightwards++
		} else {
			w.rightwards--
		}
	}
	w.last = g
}

func (w *building) word() word {
	out := w.word0
	out.text = w.b.String()
	if w.rightwards >= 0 && letters(out.text) < 0 {
		out.text = reversed(w.parts)
	}
	return out
}

// spelled gives what a ligature stands for.
func spelled(r rune) string {
	switch r {
	case 'ﬀ':
		return "ff"
	case 'ﬁ':
		return "fi"
	case 'ﬂ':
		return "fl"
	case 'ﬃ':
		return "ffi"
	case 'ﬄ':
		return "ffl"
	case 'ﬅ', 'ﬆ':
		return "st"
	}
	return string(r)
}

func superscriptDigit(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }

// row is words on one baseline, from left to right.
type row struct {
	words []word
	base  float64
	size  float64 // the largest
}

// rowsOf puts words into rows, from the top of the page to its end. Large words
// come first and those of a letter last, so that raised and lowered ones find the
// row that they belong to.
func rowsOf(words []word) []row {
	sort.SliceStable(words, func(a, b int) bool {
		if p, q := class(words[a].size), class(words[b].size); p != q {
			return p > q
		}
		if p, q := words[a].short(), words[b].short(); p != q {
			return q
		}
		return words[a].base < words[b].base
	})
	const strip = 16 // points
	var rows []row
	at := make(map[int][]int) // rows by the strip of the page that they lie in
	for _, w := range words {
		best, here := -1, int(w.base/strip)
		for near := here - 1; near <= here+1; near++ {
			for _, k := range at[near] {
				if rows[k].holds(w) && (best < 0 || math.Abs(rows[k].base-w.base) < math.Abs(rows[best].base-w.base)) {
					best = k
				}
			}
		}
		if best < 0 {
			rows = append(rows, row{base: w.base, size: w.size})
			best = len(rows) - 1
			at[here] = append(at[here], best)
		}
		rows[best].words = append(rows[best].words, w)
	}
	for _, r := range rows {
		sort.SliceStable(r.words, func(a, b int) bool { return r.words[a].box.x0 < r.words[b].box.x0 })
	}
	sort.SliceStable(rows, func(a, b int) bool { return rows[a].base < rows[b].base })
	return rows
}

// class puts sizes of type that look alike together.
func class(size float64) int { return int(math.Round(math.Log(max(size, 0.1)) / math.Log(1.15))) }

// holds reports whether a word stands on the row, or is a raised or lowered one
// beside a word of it.
func (r *row) holds(w word) bool {
	off := math.Abs(w.base - r.base)
	if off < sameLine*min(r.size, w.size) {
		return true
	}
	small, large := min(r.size, w.size), max(r.size, w.size)
	near := 0.3 * large
	switch {
	case off > 0.5*large:
		return false
	case small > raised*large:
		if !w.short() {
			return false
		}
		near = 0.1 * large // as the letters of a logo
	case w.short():
		near = 0.6 * large // as the mark before a note
	}
	for k := len(r.words) - 1; k >= 0; k-- {
		if b := r.words[k].box; w.box.x0-b.x1 < near && b.x0-w.box.x1 < near {
			return true
		}
	}
	return false
}

// short reports whether the word is of a letter or two.
func (w word) short() bool { return len(w.text) <= 2 }

// dropCaps puts initials that are two lines high or more before the first word
// of the text beside them, whose lines then begin where the initial does.
func dropCaps(words []word, size float64) []word {
	out := words[:0:0]
	for _, w := range words {
		if w.size < 1.8*size || utf8.RuneCountInString(w.text) > 2 || !unicode.IsUpper(firstRune(w.text)) {
			out = append(out, w)
		}
	}
	if len(out) == len(words) {
		return words
	}
	for _, w := range words {
		if w.size < 1.8*size || utf8.RuneCountInString(w.text) > 2 || !unicode.IsUpper(firstRune(w.text)) {
			continue
		}
		beside := wordsBeside(out, w)
		if len(beside) == 0 {
			out = append(out, w)
			continue
		}
		out[beside[0]].text = w.text + out[beside[0]].text
		for _, k := range beside {
			out[k].box.x0 = w.box.x0
		}
	}
	return out
}

// wordsBeside are the first words of the lines to the right of an initial, from
// the top; none unless there are two lines at least.
func wordsBeside(words []word, initial word) []int {
	var found []int
	top := initial.base - capsHeight*initial.size
	for k, w := range words {
		middle := w.base - capsHeight/2*w.size
		if w.size > initial.size/1.5 || middle < top || middle > initial.base+0.6*w.size || w.box.x0 < initial.box.x0+0.2*initial.size || w.box.x0 > initial.box.x1+w.size {
			continue
		}
		if slices.ContainsFunc(words, func(v word) bool {
			return math.Abs(v.base-w.base) < sameLine*w.size && v.box.x1 <= w.box.x0 && w.box.x0-v.box.x1 < 1.5*w.size
		}) {
			continue // not the first of its line
		}
		at := slices.IndexFunc(found, func(j int) bool { return math.Abs(words[j].base-w.base) < sameLine*w.size })
		switch {
		case at < 0:
			found = append(found, k)
		case w.box.x0 < words[found[at]].box.x0:
			found[at] = k
		}
	}
	sort.Slice(found, func(a, b int) bool { return words[found[a]].base < words[found[b]].base })
	if len(found) < 2 {
		return nil
	}
	return found
}

// sizes counts characters by the size of their font, in quarters of a point.
type sizes map[int]int

func (s sizes) add(words []word) {
	for _, w := range words {
		s[int(math.Round(w.size*4))] += utf8.RuneCountInString(w.text)
	}
}

// usual is the size that most characters have.
func (s sizes) usual() float64 {
	best := 0
	for size, n := range s {
		if n > s[best] || n == s[best] && size > best {
			best = size
		}
	}
	return max(1, float64(best)/4)
}

func bodySize(words []word) float64 {
	s := make(sizes)
	s.add(words)
	return s.usual()
}

// boldName tells by its name that a font is a bold one.
func boldName(name string) bool {
	name = strings.ToLower(name)
	for _, s := range []string{"bold", "black", "heavy", "cmbx", "sfbx", "-demi", "semibd", "nimbussanl-bold"} {
		if strings.Contains(name, s) {
			return true
		}
	}
	return false
}
