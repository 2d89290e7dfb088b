package textview

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"lectern/ui/style"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		name  string
		text  string
		width int
		want  string // rows parted by "|"
	}{
		{"words", "The UK-based Observatory said", 12, "The UK-based|Observatory|said"},
		{"after a hyphen", "The UK-based Observatory", 8, "The UK-|based|Observat|ory"},
		{"no break at a lone hyphen", "it fell -5 degrees", 9, "it fell|-5|degrees"},
		{"after a dash in a word", "2011–2016", 6, "2011–|2016"},
		{"before and after a long dash", "one—two", 4, "one—|two"},
		{"a long dash between spaces", "one — two", 5, "one —|two"},
		{"after a slash", "and/or", 4, "and/|or"},
		{"not in a fraction", "a 1/2 mile", 4, "a|1/2|mile"},
		{"an over-long word", "abcdefghij", 4, "abcd|efgh|ij"},
		{"a long word after a short", "a abcdefghij", 4, "a|abcd|efgh|ij"},
		{"trailing space is not shown", "abcd    efgh", 4, "abcd|efgh"},
		{"space inside stays", "a  b c", 4, "a  b|c"},
		{"leading space goes", "   abc", 4, "abc"},
		{"line feeds", "a\n\nb", 4, "a||b"},
		{"a line feed at the end", "a\n", 4, "a"},
		{"nothing", "", 4, ""},
		{"only space", "      ", 4, ""},
		{"more space than fits", "a\n         b", 4, "a|b"},
		{"ideographs", "日本語の本", 6, "日本語|の本"},
		{"no row begins with a full stop", "日本語。本", 6, "日本|語。本"},
		{"no row ends with an opening", "日本「語本", 6, "日本|「語本"},
		{"ideographs and words", "日本語text本", 8, "日本語|text本"},
		{"a wide one that fits nowhere", "日本", 1, "日|本"},
		{"hangul", "한국어 본문", 7, "한국어|본문"},
		{"a per cent sign stays with its number", "it is 80 % now", 8, "it is|80 % now"},
		{"French punctuation", "est-il vrai ?", 11, "est-il|vrai ?"},
		{"guillemets", "il dit « mot »", 10, "il dit|« mot »"},
		{"a no-break space holds", "a 10\u00a0km b", 6, "a|10\u00a0km|b"},
		{"combining marks", "e\u0301e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301e\u0301"},
		{"a family is never torn", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦|👨‍👩‍👧‍👦"},
		{"flags", "🇮🇸🇫🇷", 2, "🇮🇸|🇫🇷"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var rows []string
			for _, l := range wrap(tt.text, tt.width, tt.width, ansi.GraphemeWidth) {
				rows = append(rows, tt.text[l.start:l.end])
			}
			if diff := cmp.Diff(tt.want, strings.Join(rows, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// pieces are what random texts are made of: words, spaces, scripts, and what
// breaks terminals.
var pieces = []string{
	"a", "word", "Observatory", " ", " ", " ", "  ", "\n", "-", "–", "—", "/", "/x", "’s", "“", "”", ".", ", ",
	"é", "e\u0301", "日", "本語", "。", "「", "한국", "ไทย", "தமிழ்", "हिन्दी", "مُحَمَّد", "שלום", "👩‍🚀", "🇮🇸", "❤️", "\u200d",
	"\u00a0", "\u00ad", "\u200b", "\u2060", "\t", "\r\n", "\x1b[31m", "\u009b", "\u202e", "\x00", "\xff", "\u0301", "%", "?", "\ufeff",
	"https://example.org/a/very/long/path?with=a&query", "\U000e0067", "ｗｉｄｅ", "½", "\u2028",
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// TestRowsKeepTheirMeasure paints random texts: no row is wider than the view,
// none ends in white space, and together they show every visible byte once.
func TestRowsKeepTheirMeasure(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	styles := style.New(colorprofile.TrueColor, true, "")
	for range 3000 {
		text := randomText(r, 1+r.IntN(60))
		width := 1 + r.IntN(30)
		v := New(text, nil)
		v.Resize(width, 400)
		method := []ansi.Method{ansi.GraphemeWidth, ansi.WcWidth}[r.IntN(2)]
		v.SetMethod(method)
		marks := NewIndex([]Mark{{span(0, len(text)/2), style.Quote}, {span(len(text)/3, len(text)), style.Person}})
		for i, row := range v.Paint(styles, Frame{Marks: []*Index{marks}}) {
			if got := method.StringWidth(row); got > width+Gutter {
				t.Fatalf("width %d: row %d is %d cells: %q of %q", width, i, got-Gutter, row, text)
			}
			if got := method.StringWidth(row); got != 0 && got != Gutter+v.Row(i).Indent+v.Row(i).Cells {
				t.Fatalf("width %d: row %d is %d cells, not %d as laid out: %+q of %+q", width, i, got-Gutter, v.Row(i).Cells, row, text)
			}
			plain := ansi.Strip(row)
			if strings.ContainsAny(plain, "\x1b\x00\r\n\t\u009b\u202e") {
				t.Fatalf("row %q shows what a terminal obeys", row)
			}
		}
		at := 0
		for i := range v.visible() {
			s := v.Row(i).Span
			if between := text[at:s.Start]; strings.Trim(between, " \t\r\n") != "" {
				t.Fatalf("width %d: %q is not shown, of %q", width, between, text)
			}
			at = s.End
		}
		if rest := strings.Trim(text[at:], " \t\r\n"); rest != "" {
			t.Fatalf("width %d: %q at the end is not shown, of %q", width, rest, text)
		}
	}
}

func FuzzPaint(f *testing.F) {
	f.Add("The café — “日本”\n\nA\tb\u0301", 12)
	f.Add("\x1b]52;c;AAAA\x07\u009b31m\u202e", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = 1 + (width&0xFF)%80
		v := New(text, nil)
		v.Resize(width, 20)
		styles := style.New(colorprofile.ASCII, true, "")
		for range 3 {
			for _, row := range v.Paint(styles, Frame{}) {
				if got := ansi.StringWidth(row); got > width+Gutter {
					t.Fatalf("%d cells, want at most %d: %q", got, width+Gutter, row)
				}
				for _, c := range row {
					if c < 0x20 || c >= 0x7f && c < 0xa0 {
						t.Fatalf("row %q shows a control character", row)
					}
				}
			}
			v.Page(1)
		}
	})
}

func TestClustersAgreeWithTheRenderer(t *testing.T) {
	c := clusters{method: ansi.GraphemeWidth}
	for r := rune(0x20); r < 0x20000; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		s := string(r) + "x"
		n, cells := c.at(s, 0)
		if unfit(s[:n]) {
			continue
		}
		if want := ansi.StringWidth(s[:n]); cells != want {
			t.Fatalf("U+%04X: %d bytes of %d cells, the renderer says %d cells", r, n, cells, want)
		}
	}
}

// The budget is 15 ms for 1 MB.
func BenchmarkLayout1MB(b *testing.B) {
	text, paragraphs := repeat(1 << 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		v := New(text, paragraphs)
		for i := range paragraphs {
			v.block(i, 0)
		}
	}
}

// The budget is 1 ms: the text is laid out where it is seen alone.
func BenchmarkResize1MB(b *testing.B) {
	text, paragraphs := repeat(1 << 20)
	v := New(text, paragraphs)
	v.Resize(76, 40)
	v.GoTo(len(text)/2, Center)
	width := 76
	for b.Loop() {
		width = 141 - width
		v.SetWidth(width)
		v.visible()
	}
}

// The budget is 2 ms.
func BenchmarkOpen50MB(b *testing.B) {
	text, paragraphs := repeat(50 << 20)
	styles := style.New(colorprofile.TrueColor, true, "")
	for b.Loop() {
		v := New(text, paragraphs)
		v.Resize(76, 40)
		v.Paint(styles, Frame{})
		v.Bottom()
		v.Paint(styles, Frame{})
	}
}

// The budget is 2 ms: a line without an end is cut into blocks.
func BenchmarkOpen10MBLine(b *testing.B) {
	text := strings.ReplaceAll(strings.Repeat(english, 10<<20/len(english)), "\n", " ")
	styles := style.New(colorprofile.TrueColor, true, "")
	for b.Loop() {
		v := New(text, nil)
		v.Resize(76, 40)
		v.Paint(styles, Frame{})
		v.Bottom()
		v.Paint(styles, Frame{})
		v.GoTo(len(text)/2, Third)
		v.Paint(styles, Frame{})
	}
}

// The budget is 0.3 ms for a frame of 120 by 40 over 20,000 marks.
func BenchmarkPaint20000Marks(b *testing.B) {
	text, paragraphs := repeat(1 << 20)
	styles := style.New(colorprofile.TrueColor, true, "")
	index := NewIndex(manyMarks(20000, len(text)))
	v := New(text, paragraphs)
	v.Resize(118, 40)
	v.GoTo(len(text)/2, Center)
	frame := Frame{Marks: []*Index{index}, Overlays: []Mark{{span(v.Offset()+10, v.Offset()+30), style.Focus}}}
	for b.Loop() {
		v.Paint(styles, frame)
	}
}

// A line down, as the key j does it, and its frame: 0.3 ms as well.
func BenchmarkScrollAndPaint(b *testing.B) {
	text, paragraphs := repeat(1 << 20)
	styles := style.New(colorprofile.TrueColor, true, "")
	frame := Frame{Marks: []*Index{NewIndex(manyMarks(20000, len(text)))}}
	v := New(text, paragraphs)
	v.Resize(118, 40)
	for b.Loop() {
		if !v.Scroll(1) {
			v.Top()
		}
		v.Paint(styles, frame)
	}
}

func TestMarker(t *testing.T) {
	for text, want := range map[string]int{
		"- a": 2, "• a": 2, "12. a": 4, "3) a": 3, "(3) a": 4, "1.1 a": 4, "1.1. a": 5, "a) a": 3, "a. a": 3, "(iv) a": 5, "ii. a": 4, "B) a": 3,
		"a b": 0, "B. Smith": 0, "12 ships": 0, "2016. It": 0, "(b a": 0, "mix. a": 0, "3.) a": 0, "": 0, "-a": 0, "1.": 0, "(the) a": 0, "… a": 0,
	} {
		if got := marker(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
