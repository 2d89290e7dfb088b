package pdf

import (
	"testing"
	"unicode/utf8"

	"lectern/model"
)

// FuzzLayout puts characters anywhere on two pages: what comes out must be safe
// text, whatever the layout makes of it.
func FuzzLayout(f *testing.F) {
	f.Add([]byte("The quick brown fox jumps over the lazy dog. 1 2 3"))
	f.Add([]byte("\x00\x01\x02\xff\xfe\xfd\x80\x81\x82 \x10\x20\x30\x40\x50"))
	runes := []rune("Tehx.-12•ﬁ中שא \u00ad\u0301\x1b")
	f.Fuzz(func(t *testing.T, data []byte) {
		pages := make([]page, 2)
		for k := range pages {
			var all []glyph
			styles := []*style{{size: 10}, {size: 7}, {size: 30, bold: true}, {size: 10, turn: 1}}
			for n := k; n+3 < len(data); n += 4 {
				x, y := float64(data[n])*2, float64(data[n+1])*3
				s := styles[data[n+2]&3]
				r := runes[int(data[n+3])%len(runes)]
				if r == ' ' {
					all = append(all, glyph{r: r})
					continue
				}
				all = append(all, glyph{r: r, style: s, base: y, box: rect{x, y - s.size, x + s.size/2, y}})
			}
			pages[k] = page{number: k, width: 600, height: 800}
			pages[k].layout(all, nil, []link{{rect{0, 0, 300, 300}, "https://example.org/"}})
		}
		for _, b := range compose(pages, "Title") {
			if b.Text == "" || !utf8.ValidString(b.Text) || model.SanitizeLine(b.Text) != b.Text {
				t.Errorf("%q", b.Text)
			}
			for _, l := range b.Links {
				if l.Start >= l.End || l.End > len(b.Text) {
					t.Errorf("link %v in %q", l, b.Text)
				}
			}
		}
	})
}
