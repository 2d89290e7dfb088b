package model

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSanitize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"plain", "Cairo – “it’s” a café,\nsaid Zoë… £5", "Cairo – “it’s” a café,\nsaid Zoë… £5"},
		{"no-break space and hyphens stay", "10\u00a0km, non\u2011stop, co-operate", "10\u00a0km, non\u2011stop, co-operate"},
		{"carriage returns", "a\r\nb\rc\r\n", "a\nb\nc\n"},
		{"other line ends", "a\vb\fc\u0085d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"},
		{"tabs", "\ta\tbc\td\nabc\tx\tabcd\tz", "    a   bc  d\nabc x   abcd    z"},
		{"tab after wide letters", "é\tx", "é   x"},
		{"C0 and DEL", "a\x00b\x07c\x08d\x0ee\x7ff", "abcdef"},
		{"byte order mark", "\ufeffHello", "Hello"},
		{"colour", "a\x1b[1;31mred\x1b[0m.", "ared."},
		{"cursor and modes", "a\x1b[2J\x1b[?1049l\x1b[6nb", "ab"},
		{"cut control sequence", "a\x1b[12", "a"},
		{"control sequence cut by a line", "a\x1b[12\nb", "a\nb"},
		{"C1 control sequence", "a\u009b31mb\u0084c", "abc"},
		{"raw C1 byte", "a\x9b31mb", "a\ufffd31mb"},
		{"title by BEL", "a\x1b]0;owned\x07b", "ab"},
		{"link by ST", "\x1b]8;;http://evil\x1b\\text\x1b]8;;\x1b\\!", "text!"},
		{"C1 string and terminator", "a\u009d52;c;eA\u009cb", "ab"},
		{"device control", "a\x1bP$q m\x1b\\b", "ab"},
		{"application, privacy, start of string", "a\x1b_G\x1b\\b\x1b^x\x1b\\c\x1bXy\x1b\\d", "abcd"},
		{"unterminated string hides nothing", "a\x1b]52;c;aGk\nnext line", "a52;c;aGk\nnext line"},
		{"unterminated string before another sequence", "a\x1b]0;t and text\x1b[0m end", "a0;t and text end"},
		{"character set", "a\x1b(0b\x1bcd", "abd"},
		{"lone escape", "a\x1b", "a"},
		{"escape before a line end", "a\x1b\nb", "a\nb"},
		{"bidi", "a\u202eb\u2066c\u2069\u061c\u200e\u200fd", "abcd"},
		{"right-to-left text stays", "שלום عليكم", "שלום عليكم"},
		{"zero width", "pass\u200bword\u2060 co\u00adoperate\u180e", "password cooperate"},
		{"tags", "a\U000E0041\U000E007Fb", "ab"},
		{"joiners where they shape", "می\u200cخواهم क्\u200dष 👩\u200d💻 👨🏽\u200d🚒", "می\u200cخواهم क्\u200dष 👩\u200d💻 👨🏽\u200d🚒"},
		{"joiners where they do not", "a\u200db\u200cc 👩\u200dx 👩\u200d", "abc 👩x 👩"},
		{"flag and heart", "🏳️\u200d🌈 ❤️", "🏳️\u200d🌈 ❤️"},
		{"marks", "e\u0301 " + "a" + strings.Repeat("\u0301", 40) + "b", "e\u0301 a" + strings.Repeat("\u0301", 8) + "b"},
		{"mark without a base", "\u0301a\n\u0301b", "a\nb"},
		{"invalid", "a\xff\xfeb\xed\xa0\x80", "a\ufffd\ufffdb\ufffd\ufffd\ufffd"},
		{"noncharacter", "a\ufffeb\ufdd0", "a\ufffdb\ufffd"},
		{"replacement character stays", "a\ufffdb", "a\ufffdb"},
		{"fillers", "a\u3164b\uffa0c", "abc"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Sanitize(tt.in)
			if got != tt.want {
				t.Errorf("Sanitize(%q)\n got %q\nwant %q", tt.in, got, tt.want)
			}
			check(t, tt.in, got)
		})
	}
}

func TestSanitizeLine(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a title", "a title"},
		{" two\nlines\tand \x1b[31mred ", "two lines and red"},
		{"name\r\n.txt", "name .txt"},
		{"\n \n", ""},
	}
	for _, tt := range tests {
		if got := SanitizeLine(tt.in); got != tt.want {
			t.Errorf("SanitizeLine(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// A sequence may be cut anywhere, by the end of a file or by a chunk; the text
// on the lines after it must show all the same.
func TestSanitizeCut(t *testing.T) {
	for _, seq := range []string{
		"\x1b]52;c;aGVsbG8=\x07", "\x1bP+q544e\x1b\\", "\x1b_Gf=100;AAAA\x1b\\", "\x1b[38;2;1;2;3m", "\u009d0;x\u009c", "\x1b(B",
	} {
		for i := range len(seq) + 1 {
			in := "before" + seq[:i] + "\nafter"
			got := Sanitize(in)
			if !strings.HasPrefix(got, "before") || !strings.HasSuffix(got, "\nafter") {
				t.Errorf("Sanitize(%q) = %q", in, got)
			}
			check(t, in, got)
		}
	}
}

func TestSanitizeIsLinear(t *testing.T) {
	for _, unit := range []string{"\x1b]", "\u009d", "\x1b]\x1b", "x\t", "\u0301", "a\u0301", "\x1b[", "\x00", "\u200d", "👩\u200d", "\xff"} {
		s := strings.Repeat(unit, 4<<20/len(unit))
		check(t, "", Sanitize(s))
	}
}

func FuzzSanitize(f *testing.F) {
	for _, s := range []string{"a\x1b[31mb", "\x1b]0;x\x07", "👩\u200d💻", "\t\u0301é\u202e", "\u009b1m\r\n", "\x1bP\n\x1b\\"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check(t, s, Sanitize(s))
		line := SanitizeLine(s)
		if strings.Contains(line, "\n") || SanitizeLine(line) != line {
			t.Errorf("SanitizeLine(%q) = %q", s, line)
		}
	})
}

func check(t *testing.T, in, got string) {
	t.Helper()
	if !utf8.ValidString(got) {
		t.Errorf("Sanitize(%q) = %q, invalid", in, got)
	}
	for _, r := range got {
		if r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Errorf("Sanitize(%q) = %q, with %U", in, got, r)
		}
	}
	if again := Sanitize(got); again != got {
		t.Errorf("Sanitize is not idempotent on %q: %q, then %q", in, got, again)
	}
}

// Budget: >= 500 MB/s on clean news text, >= 100 MB/s with CRLF or many marks.
func BenchmarkSanitize(b *testing.B) {
	line := "“The clashes, which are ongoing, are fierce,” he told reporters in the capital on Thursday – the day before.\n"
	for _, bb := range []struct{ name, text string }{
		{"ascii", "The clashes, which are ongoing, are fierce, he told reporters in the capital on Thursday, the day before.\n"},
		{"news", line},
		{"crlf", strings.ReplaceAll(line, "\n", "\r\n")},
		{"arabic", "قال متحدث باسم الحكومة إن المفاوضات ستستأنف يوم الخميس في العاصمة.\n"},
		{"vietnamese-decomposed", "Không có nhận xét nào cho bài viết này.\n"},
		{"escapes", "\x1b[31mred\x1b[0m and \x1b]8;;x\x07link\x1b]8;;\x07 text\n"},
	} {
		text := strings.Repeat(bb.text, 1<<20/len(bb.text))
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Sanitize(text)
			}
		})
	}
}
