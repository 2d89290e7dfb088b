package uitest

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestDescribe(t *testing.T) {
	under := ansi.Style{}.Bold().UnderlineStyle(ansi.UnderlineDotted).BackgroundColor(ansi.BasicColor(3))
	s := Draw("plain "+under.Styled("日本 <b>")+" x\n│ ▂", 20, 3)
	want := ` 0|plain 日本 <b> x
  └ 6-13 bg=3 bold dotted
 1|│ ▂
 2|
`
	if got := s.Describe(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if row, col, ok := s.Find("<b>"); !ok || row != 0 || col != 11 {
		t.Errorf("“<b>” found at %d, %d, %v", row, col, ok)
	}
	if got := s.StyleOf("x"); got != "" {
		t.Errorf("the plain x is %q", got)
	}
	if s.Contains("nothing of the kind") {
		t.Error("found what is not there")
	}
}

func TestSVG(t *testing.T) {
	style := ansi.Style{}.Bold().ForegroundColor(ansi.XParseColor("#e0b48a"))
	s := Draw("A "+style.Styled("name & <tag>")+"\n│ "+ansi.Style{}.Reverse(true).Styled("日本 "), 30, 3)
	got := s.SVG("A name", false)
	d := xml.NewDecoder(strings.NewReader(got))
	var text strings.Builder
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, got)
		}
		if c, ok := token.(xml.CharData); ok {
			text.Write(c)
		}
	}
	for _, want := range []string{"name & <tag>", "日", "A name"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in the picture", want)
		}
	}
	if again := s.SVG("A name", false); again != got {
		t.Error("the same screen gives two pictures")
	}
	Golden(t, "", got)
}

func TestKeySequence(t *testing.T) {
	tests := []struct {
		key, want string
		ok        bool
	}{
		{"j", "j", true}, {"ш", "ш", true}, {"tab", "\t", true}, {"ctrl+o", "\x0f", true}, {"alt+enter", "\x1b\r", true},
		{"ctrl+c", "\x03", true}, {"no such key", "", false}, {"", "", false},
	}
	for _, tt := range tests {
		if got, ok := keySequence(tt.key); ok != tt.ok || ok && got != tt.want {
			t.Errorf("%q: %q, %v; want %q, %v", tt.key, got, ok, tt.want, tt.ok)
		}
	}
}
