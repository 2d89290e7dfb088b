package textview

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// replacement stands on the screen for what must not reach a terminal.
const replacement = "\uFFFD"

// clusters walks a string grapheme by grapheme. Printable ASCII and the common
// single letters of other scripts take a fast path of their own; everything
// else is cut by UAX 29 and measured as the Bubble Tea renderer measures it.
type clusters struct {
	iter *graphemes.Iterator[string]
	// method is how the terminal measures a grapheme of several runes.
	method ansi.Method
}

// at is the length in bytes and the width in cells of the cluster of s that
// begins at i, which must be a grapheme boundary.
func (c *clusters) at(s string, i int) (n, cells int) {
	b := s[i]
	if b < utf8.RuneSelf {
		if i+1 >= len(s) || s[i+1] < utf8.RuneSelf {
			if b == '\r' && i+1 < len(s) && s[i+1] == '\n' {
				return 2, 1
			}
			return 1, 1
		}
	} else {
		r, size := utf8.DecodeRuneInString(s[i:])
		if w := simple(r); w > 0 && (i+size >= len(s) || !joins(s[i+size:])) {
			return size, w
		}
	}
	if c.iter == nil {
		c.iter = graphemes.FromString("")
	}
	c.iter.SetText(s[i:])
	c.iter.Next()
	cluster := c.iter.Value()
	return len(cluster), width(cluster, c.method)
}

// simple is the width of a rune that is a grapheme by itself unless what
// follows joins it, and 0 for any other rune.
func simple(r rune) int {
	switch {
	case r >= 0xA1 && r < 0x300 && r != 0xAD && r != 0xA9 && r != 0xAE:
		return 1
	case r >= 0x370 && r < 0x530 && (r < 0x483 || r > 0x489):
		return 1
	case r >= 0x2010 && r <= 0x2027 || r >= 0x2030 && r <= 0x205E && r != 0x203C && r != 0x2049:
		return 1
	case r >= 0x3041 && r <= 0x3096 || r >= 0x30A1 && r <= 0x30FE || r >= 0x4E00 && r <= 0x9FFF:
		return 2
	}
	return 0
}

// joins reports whether what s begins with may belong to the grapheme before.
func joins(s string) bool {
	if s[0] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return simple(r) == 0
}

// width is the number of cells that the cluster takes on the screen, where what
// is not fit for a terminal is shown as [replacement].
func width(cluster string, method ansi.Method) int {
	switch {
	case unfit(cluster):
		return 1
	case method == ansi.WcWidth:
		return method.StringWidth(cluster)
	}
	return displaywidth.String(cluster)
}

// maxCluster is the longest cluster, in bytes, that is shown as it is; families
// of emoji with skin tones need 41.
const maxCluster = 64

// unfit reports whether a terminal could take the cluster for an instruction,
// or whether it turns the direction of what follows, or floods the cell. The
// text is sanitised where it is read; this is the second lock on the door.
func unfit(cluster string) bool {
	if len(cluster) > maxCluster {
		return true
	}
	for _, r := range cluster {
		switch {
		case r < 0x20 || r >= 0x7F && r < 0xA0, // C0, DEL and C1 controls
			r == utf8.RuneError,
			r == 0x061C, r == 0x200E, r == 0x200F, // direction marks
			r >= 0x2028 && r <= 0x202E, // separators, embeddings, overrides
			r >= 0x2066 && r <= 0x2069: // isolates
			return true
		}
	}
	return false
}

// appendCluster appends to dst what the screen shows for the cluster.
func appendCluster(dst []byte, cluster string) []byte {
	switch {
	case cluster == "\t" || cluster == "\n" || cluster == "\r\n" || cluster == "\r":
		return append(dst, ' ')
	case len(cluster) == 1 && cluster[0] >= 0x20 && cluster[0] < 0x7F:
		return append(dst, cluster[0])
	case unfit(cluster):
		return append(dst, replacement...)
	}
	return append(dst, cluster...)
}
