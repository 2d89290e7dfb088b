package pdf

import (
	"encoding/binary"
	"math"
	"unicode"
	"unicode/utf16"
)

// rect is a box on the page in points, y growing downwards.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }

func (r rect) union(s rect) rect {
	return rect{min(r.x0, s.x0), min(r.y0, s.y0), max(r.x1, s.x1), max(r.y1, s.y1)}
}

// overlap is how much of the x-axis both cover; negative where a gap is.
func (r rect) overlap(s rect) float64 { return min(r.x1, s.x1) - max(r.x0, s.x0) }

// style is what the characters of one text object share.
type style struct {
	// size is that of the font on the page, in points.
	size float64
	bold bool
	// turn counts quarter turns counterclockwise; askew where it is none.
	turn int
}

const askew = -1

// glyph is a character on the page. White space has no box.
type glyph struct {
	r    rune
	box  rect
	base float64 // of the baseline
	*style
}

// maxGlyphs bounds the work on one page. A page of a newspaper has 20,000.
const maxGlyphs = 200_000

// reader reads the characters of one page.
type reader struct {
	*instance
	text    uint64 // the page's FPDF_TEXTPAGE
	objects map[uint32]*object
	bounds  rect // of the page, y growing upwards: y0 is its lower edge
	turn    int  // that most of the text has
}

// object is a text object: what one operator shows.
type object struct {
	style
	baseX, baseY float64 // where its first character stands, y upwards
}

// glyphs reads the characters of the page, in the order of the file. Text that
// runs another way than most of the page is apart.
func (r *reader) glyphs() (upright, sideways []glyph) {
	n := min(r.count("FPDFText_CountChars", r.text), maxGlyphs)
	all := make([]glyph, 0, n)
	var turns [4]int
	runes := r.runes(n)
	for k := range n {
		g, ok := r.glyph(k, runes)
		if r.err != nil {
			return nil, nil
		}
		if !ok {
			continue
		}
		if g.style != nil && g.turn != askew {
			turns[g.turn]++
		}
		all = append(all, g)
	}
	most := 0
	for t, n := range turns {
		if n > turns[most] {
			most = t
		}
	}
	r.turn = most
	for _, g := range all {
		if g.style == nil {
			upright = append(upright, g)
			continue
		}
		g.box, g.base = r.stand(g)
		if g.turn == most {
			upright = append(upright, g)
		} else {
			sideways = append(sideways, g)
		}
	}
	return upright, sideways
}

// runes asks for all n characters at once, which is a third of the work that is
// to do for each. It gives nil where PDFium's text leaves out some of them, so
// that they have to be asked for one by one.
func (r *reader) runes(n int) []rune {
	buffer := uint32(r.call("malloc", uint64(2*n+2)))
	if buffer == 0 {
		return nil
	}
	defer r.call("free", uint64(buffer))
	if written := r.count("FPDFText_GetText", r.text, 0, uint64(n), uint64(buffer)); written != n+1 {
		return nil
	}
	b := r.bytes(buffer, uint32(2*n))
	if len(b) != 2*n {
		return nil
	}
	out := make([]rune, n)
	for k := range out {
		out[k] = rune(binary.LittleEndian.Uint16(b[2*k:]))
		if utf16.IsSurrogate(out[k]) {
			return nil
		}
	}
	return out
}

// glyph reads one character, its box and base still as the file has them. It
// reports whether there is anything to read.
func (r *reader) glyph(k int, runes []rune) (glyph, bool) {
	var c rune
	if runes != nil {
		c = runes[k]
	} else {
		c = rune(uint32(r.call("FPDFText_GetUnicode", r.text, uint64(k))))
	}
	switch {
	case c == 2 || c == 0xfffe:
		c = softHyphen // PDFium's own mark of a hyphen at the end of a line
	case unicode.IsSpace(c):
		return glyph{r: ' '}, true
	case c < ' ' || c == unicode.ReplacementChar || c > unicode.MaxRune:
		return glyph{}, false
	}
	at := uint32(r.call("FPDFText_GetTextObject", r.text, uint64(k)))
	o := r.objects[at]
	if o == nil {
		o = r.object(k)
		if at != 0 {
			r.objects[at] = o
		}
	}
	r.call("FPDFText_GetLooseCharBox", r.text, uint64(k), uint64(r.scratch))
	f := r.floats(4) // left, top, right, bottom
	g := glyph{r: c, style: &o.style, box: rect{f[0], min(f[1], f[3]), f[2], max(f[1], f[3])}, base: o.baseY}
	if o.turn == 1 || o.turn == 3 {
		g.base = o.baseX
	}
	return g, r.err == nil
}

const softHyphen = '\u00ad'

// object asks for what the characters of an object share, by one of them.
func (r *reader) object(k int) *object {
	var o object
	size := math.Float64frombits(r.call("FPDFText_GetFontSize", r.text, uint64(k)))
	r.call("FPDFText_GetMatrix", r.text, uint64(k), uint64(r.scratch))
	m := r.floats(6)
	o.size = math.Abs(finite(size)) * math.Hypot(m[2], m[3])
	if o.size == 0 {
		o.size = 1
	}
	quarters := math.Atan2(m[1], m[0]) / (math.Pi / 2)
	o.turn = askew
	if near := math.Round(quarters); math.Abs(quarters-near) < 0.08 {
		o.turn = (int(near) + 4) % 4
	}
	x, y := uint64(r.scratch), uint64(r.scratch+8)
	r.call("FPDFText_GetCharOrigin", r.text, uint64(k), x, y)
	if b, ok := r.memory.Read(r.scratch, 16); ok {
		o.baseX = finite(math.Float64frombits(binary.LittleEndian.Uint64(b)))
		o.baseY = finite(math.Float64frombits(binary.LittleEndian.Uint64(b[8:])))
	}
	o.bold = r.bold(k)
	return &o
}

// bold reports whether a character's font is a bold one, by its name or by the
// weight that it states.
func (r *reader) bold(k int) bool {
	const flagForceBold = 1 << 18 // PDF 32000-1, table 123
	flags := uint64(r.scratch + 1024)
	n := uint32(r.call("FPDFText_GetFontInfo", r.text, uint64(k), uint64(r.scratch), 256, flags))
	name := r.bytes(r.scratch, min(n, 256))
	if f, ok := r.memory.ReadUint32Le(uint32(flags)); ok && f&flagForceBold != 0 {
		return true
	}
	return boldName(string(name))
}

// size is the page's, once its text is upright.
func (r *reader) size() (width, height float64) {
	if r.turn == 1 || r.turn == 3 {
		return r.bounds.height(), r.bounds.width()
	}
	return r.bounds.width(), r.bounds.height()
}

// stand gives a glyph's box and baseline as they are once the page is turned so
// that most of its text is upright.
func (r *reader) stand(g glyph) (rect, float64) {
	b := r.place(g.box)
	if g.turn != r.turn {
		return b, b.y1
	}
	switch r.turn {
	case 1:
		return b, g.base - r.bounds.x0
	case 2:
		return b, g.base - r.bounds.y0
	case 3:
		return b, r.bounds.x1 - g.base
	}
	return b, r.bounds.y1 - g.base
}

// place is a box of the file on the page once that is turned.
func (r *reader) place(b rect) rect {
	p := r.bounds
	switch r.turn {
	case 1:
		return rect{b.y0 - p.y0, b.x0 - p.x0, b.y1 - p.y0, b.x1 - p.x0}
	case 2:
		return rect{p.x1 - b.x1, b.y0 - p.y0, p.x1 - b.x0, b.y1 - p.y0}
	case 3:
		return rect{p.y1 - b.y1, p.x1 - b.x1, p.y1 - b.y0, p.x1 - b.x0}
	}
	return rect{b.x0 - p.x0, p.y1 - b.y1, b.x1 - p.x0, p.y1 - b.y0}
}
