package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// What nobody declared is told by its letters.
func TestDecodeUndeclared(t *testing.T) {
	texts := map[string]string{
		"windows-1251": "В понедельник паром снова опоздал, сообщили в управлении порта. Никто не удивился, и меньше всех жена капитана.",
		"koi8-r":       "В понедельник паром снова опоздал, сообщили в управлении порта. Никто не удивился, и меньше всех жена капитана.",
		"shift_jis":    "月曜日のフェリーはまた遅れたと港湾事務所が発表した。船長の妻を含め、誰も驚かなかった。",
		"euc-jp":       "月曜日のフェリーはまた遅れたと港湾事務所が発表した。船長の妻を含め、誰も驚かなかった。",
		"gbk":          "港务局说，渡轮星期一又晚点了。没有人感到惊讶，船长的妻子更是如此。我们将继续关注这一消息。",
		"big5":         "港務局說，渡輪星期一又晚點了。沒有人感到驚訝，船長的妻子更是如此。我們將繼續關注這一消息。",
		"euc-kr":       "항만 당국은 월요일에 여객선이 다시 늦었다고 밝혔다. 아무도 놀라지 않았고 선장의 아내는 더욱 그랬다.",
		"windows-1252": "La crème brûlée était déjà prête, a déclaré le maître d’hôtel, et l’été s’achevait à Besançon.",
		"windows-1256": "وقال مكتب الميناء إن العبارة تأخرت مرة أخرى يوم الاثنين ولم يفاجأ أحد بذلك ولا سيما زوجة القبطان",
		"windows-1253": "Το πλοίο άργησε και πάλι τη Δευτέρα, ανακοίνωσε το λιμεναρχείο. Κανείς δεν εξεπλάγη.",
		"utf-16le":     "The ferry was late again on Monday, the harbour office said.",
		"utf-8":        "La crème brûlée était déjà prête.",
	}
	for name, text := range texts {
		e, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		data, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := Decode(data, ""); got != text {
			t.Errorf("%s: %q", name, got)
		}
		if got := Decode(data, name); got != text {
			t.Errorf("%s, declared: %q", name, got)
		}
	}
}

func TestDecodeDeclared(t *testing.T) {
	tests := []struct{ name, data, declared, want string }{
		{"the declaration holds", "\xef\xf2", "koi8-r", "ОР"},
		{"what is plainly UTF-8 was declared wrongly", "café", "iso-8859-1", "café"},
		{"a mark is stronger", "\xef\xbb\xbfcaf\xc3\xa9", "koi8-r", "café"},
		{"an unknown name declares nothing", "caf\xe9 au lait", "klingon", "café au lait"},
		{"nor does the replacement charset", "caf\xe9 au lait", "hz-gb-2312", "café au lait"},
		{"quotes around the name", "\xef\xf2", `"KOI8-R"`, "ОР"},
	}
	for _, tt := range tests {
		if got := Decode([]byte(tt.data), tt.declared); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("caf\xe9"), "koi8-r")
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		text := Decode(data, declared)
		if utf8.Valid(data) && !strings.ContainsRune(text, utf8.RuneError) && !utf8.ValidString(text) {
			t.Errorf("%q", text)
		}
	})
}
