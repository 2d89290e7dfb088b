package textview

import (
	"sort"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"lectern/model"
)

// An item is a paragraph or a removed piece that stands between two. Items are
// numbered in reading order; only those that are looked at are ever made.
type item struct {
	text  string // what the offsets point into
	span  model.Span
	role  model.Role
	level uint8
	ghost int // index of the removed piece, -1 for a paragraph
	para  int // index of the paragraph, or of the one that follows the ghost
}

func (v *View) itemCount() int {
	if v.ghostsShow {
		return len(v.paragraphs) + len(v.ghosts.between)
	}
	return len(v.paragraphs)
}

func (v *View) item(i int) item {
	para := i
	if v.ghostsShow {
		g := sort.Search(len(v.ghosts.between), func(g int) bool { return v.ghosts.itemOf(g) >= i })
		if g < len(v.ghosts.between) && v.ghosts.itemOf(g) == i {
			text := v.ghosts.between[g].text
			return item{text: text, span: model.Span{Start: 0, End: len(text)}, ghost: g, para: v.ghosts.between[g].para}
		}
		para = i - g
	}
	p := v.paragraphs[para]
	return item{text: v.text, span: p.Span, role: p.Role, level: p.Level, ghost: -1, para: para}
}

// itemOfParagraph is the number of the item that paragraph p is.
func (v *View) itemOfParagraph(p int) int {
	if !v.ghostsShow {
		return p
	}
	return p + sort.Search(len(v.ghosts.between), func(g int) bool { return v.ghosts.between[g].para > p })
}

// paragraphAt is the paragraph that holds the offset, or the one after it
// where it lies between two; the last one where it lies behind all.
func (v *View) paragraphAt(offset int) int {
	n := sort.Search(len(v.paragraphs), func(i int) bool { return v.paragraphs[i].End >= offset })
	return min(n, len(v.paragraphs)-1)
}

// Blocks. A paragraph of up to blockMax bytes is one block. A longer one is cut
// at the first good place after every blockSize bytes, so that the blocks of a
// line of 10 MB can be found without a look at what comes before them.
const (
	blockSize = 8 << 10
	blockMax  = 12 << 10
)

// blockCount is the number of blocks of the item; one at least.
func (it item) blockCount() int {
	if it.span.Len() <= blockMax {
		return 1
	}
	n := (it.span.Len() + blockSize - 1) / blockSize
	for n > 1 && it.cut(n-1) >= it.span.End {
		n--
	}
	return n
}

// block is the span of block k.
func (it item) block(k int) model.Span {
	n := it.blockCount()
	s := it.span
	if k > 0 {
		s.Start = it.cut(k)
	}
	if k < n-1 {
		s.End = it.cut(k + 1)
	}
	return s
}

// blockAt is the block that holds the offset.
func (it item) blockAt(offset int) int {
	n := it.blockCount()
	if n == 1 || offset < it.span.Start {
		return 0
	}
	k := min((offset-it.span.Start)/blockSize, n-1)
	if k > 0 && it.cut(k) > offset {
		k--
	}
	return k
}

// cut is where block k of a long item begins: after a line's end, else after a
// sentence's, else after a space, else between two graphemes. The windows are
// far smaller than a block, so that blocks never run into each other.
func (it item) cut(k int) int {
	at := it.span.Start + k*blockSize
	if at >= it.span.End {
		return it.span.End
	}
	window := it.text[at:min(at+2048, it.span.End)]
	for _, end := range []string{"\n", ". ", " "} {
		if i := strings.Index(window, end); i >= 0 {
			i += len(end)
			for i < len(window) && window[i] == ' ' {
				i++
			}
			return at + i
		}
	}
	return graphemeBoundary(it.text[:it.span.End], at, it.span.Start)
}

// graphemeBoundary is the first grapheme boundary of text at or after the
// offset. It looks back a little, never before low.
func graphemeBoundary(text string, at, low int) int {
	from := max(low, at-256)
	for from > low && !startsRune(text[from]) {
		from--
	}
	tokens := graphemes.FromString(text[from:])
	for pos := from; ; pos += len(tokens.Value()) {
		if pos >= at {
			return pos
		}
		if !tokens.Next() {
			return len(text)
		}
	}
}

func startsRune(b byte) bool { return b&0xC0 != 0x80 }
