package ingest

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/seeds"
)

// checkArticle fails where an article breaks what every consumer relies on.
func checkArticle(t *testing.T, a *model.Article) {
	t.Helper()
	for _, s := range []string{a.Text, a.Title, a.Source, a.Author, a.URL} {
		if model.Sanitize(s) != s {
			t.Errorf("not sanitised: %q", s)
		}
		if strings.IndexFunc(s, func(r rune) bool { return r != '\n' && unicode.Is(unicode.Cc, r) }) >= 0 {
			t.Errorf("control character in %q", s)
		}
	}
	at := 0
	for i, p := range a.Paragraphs {
		if i > 0 {
			if a.Text[at:min(at+2, len(a.Text))] != "\n\n" {
				t.Fatalf("paragraph %d does not follow a blank line", i)
			}
			at += 2
		}
		if p.Start != at || p.Empty() || p.End > len(a.Text) || strings.Contains(p.In(a.Text), "\n") {
			t.Fatalf("paragraph %d is %v, want start %d", i, p.Span, at)
		}
		at = p.End
	}
	if at != len(a.Text) {
		t.Fatalf("paragraphs end at %d of %d", at, len(a.Text))
	}
	for i, r := range a.Removed {
		if r.At < 0 || r.At > len(a.Text) || r.Reason == "" || r.Text == "" || i > 0 && r.At < a.Removed[i-1].At {
			t.Errorf("removal %d out of place: %+v", i, r)
		}
	}
}

func mustRead(t *testing.T, path, data string) *model.Article {
	t.Helper()
	a, err := Read(path, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	checkArticle(t, a)
	return a
}

// What cleaning makes of the five articles that come with the program.
func TestSeeds(t *testing.T) {
	type result struct {
		Title, Source, Published string
		Paragraphs               int
		Removed                  []string
	}
	want := map[string]result{
		"000_e2bb32a222d4ed89.txt": {"", "Al Jazeera and Reuters", "", 13, []string{
			"source line: Al Jazeera and Reuters", "comment form: Error", "comment form: Sorry, your comment was not sa"}},
		"001_2f4ad477c76ee4d8.txt": {"", "Irish Independent", "", 15, []string{
			"source line: Irish Independent", "comment form: Không có nhận xét nào:", "comment form: Đăng nhận xét"}},
		"002_c15c1d91e6a02702.txt": {"Syria war: IS edge closer to Palmyra again", "", "", 15, []string{
			"publication label: • Published", "media label: Media caption,", "link residue: , external", "link residue: , external",
			"links to other articles: IS 'loses 50,000 fighters in t", "links to other articles: Why IS militants destroy ancie",
			"links to other articles: Palmyra and the logic of loss", "picture label: Palmyra sites graphic"}},
		"003_91f72eb9a1b2e081.txt": {"Syrian army enters IS-held Palmyra, Mosul operation begins", "", "", 13, []string{
			"share bar: Share", "advertising label: Advertisement", "advertising label: Advertisement", "title repeated: Syrian army enters IS-held Pal"}},
		"004_f6b199f1ba9f7737.txt": {"ISIS Militants under Pressure as Syrian, Iraqi Troops Advance on Palmyra, Mosul", "", "2016-03-25", 10, []string{
			"section line: Iraq – Syria – Conflict – USA", "title repeated: ISIS Militants under Pressure ", "publication date: Fri Mar 25, 2016 11:45:43",
			"agency code: S/SH 11", "data left by the page: string(1962) \"[{\"id\":\"1801807\""}},
	}
	files, skips := List(WalkFS(context.Background(), seeds.FS, "."))
	if len(files) != len(want) || len(skips) != 0 {
		t.Fatalf("%d files, %d skips", len(files), len(skips))
	}
	for _, f := range files {
		a, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		checkArticle(t, a)
		got := result{a.Title, a.Source, a.Published.String(), len(a.Paragraphs), nil}
		for _, r := range a.Removed {
			text := []rune(r.Text)
			got.Removed = append(got.Removed, r.Reason+": "+string(text[:min(30, len(text))]))
		}
		if diff := cmp.Diff(want[f.Path], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Path, diff)
		}
		if a.Language != "en" || a.Author != "" {
			t.Errorf("%s: language %q, author %q", f.Path, a.Language, a.Author)
		}
	}
}

const twoParagraphs = "The ferry was late again on Monday, the harbour office said.\n\nNobody was surprised, least of all the captain’s wife.\n"

func TestReadCharsets(t *testing.T) {
	want := strings.TrimSpace(twoParagraphs)
	utf16 := func(mark string, little bool) string {
		var b bytes.Buffer
		b.WriteString(mark)
		for _, r := range twoParagraphs {
			if little {
				b.Write([]byte{byte(r), byte(r >> 8)})
			} else {
				b.Write([]byte{byte(r >> 8), byte(r)})
			}
		}
		return b.String()
	}
	tests := []struct{ name, data string }{
		{"UTF-8", twoParagraphs},
		{"UTF-8 with mark", "\ufeff" + twoParagraphs},
		{"UTF-16 LE with mark", utf16("\xff\xfe", true)},
		{"UTF-16 BE with mark", utf16("\xfe\xff", false)},
		{"UTF-16 LE", utf16("", true)},
		{"UTF-16 BE", utf16("", false)},
		{"UTF-16 of odd length", utf16("\xff\xfe", true) + "x"},
		{"Windows-1252", strings.ReplaceAll(twoParagraphs, "’", "\x92")},
		{"CRLF", strings.ReplaceAll(twoParagraphs, "\n", "\r\n")},
		{"CR", strings.ReplaceAll(twoParagraphs, "\n", "\r")},
		{"with escapes", "\x1b[1m" + strings.ReplaceAll(twoParagraphs, "harbour", "\x1b]0;x\x07harbour")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := mustRead(t, "a.txt", tt.data).Text; got != want {
				t.Errorf("got %q", got)
			}
		})
	}
	damaged := strings.Repeat("A café and a naïve façade. ", 40) + "\xff"
	if got := mustRead(t, "a.txt", damaged).Text; !strings.Contains(got, "café") || !strings.HasSuffix(got, "\ufffd") {
		t.Errorf("damaged UTF-8 was taken for something else: %q", got)
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct {
		name, path, data string
		want             error
		sentence         string
	}{
		{"empty", "a.txt", "", ErrEmpty, "a.txt is empty; there is nothing to read."},
		{"blank", "a.txt", " \n\t\n", ErrEmpty, "a.txt holds nothing but blanks; there is nothing to read."},
		{"picture", "p\x1b[31m.txt", "\x89PNG\r\n\x1a\n....", ErrBinary, "p.txt is a PNG picture, which lectern does not read."},
		{"binary", "-", "\x01\x02\x03\x00\x00\x00\x05\x06rest", ErrBinary, "Standard input is binary data, which lectern does not read."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(tt.path, []byte(tt.data))
			if !errors.Is(err, tt.want) || err.Error() != tt.sentence {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestServersThatLie(t *testing.T) {
	src := doc.Source{Path: "https://a.example/a", MediaType: "text/html", Data: []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("x", 1000))}
	for _, err := range Articles(t.Context(), src, Options{}) {
		if !errors.Is(err, ErrBinary) {
			t.Errorf("a picture that is called a page: %v", err)
		}
	}
}

func TestPartsOfStandardInput(t *testing.T) {
	for path, want := range map[string]string{"-": "Standard input", "-/a.txt": "Standard input/a.txt", "-a.txt": "-a.txt", "a/-": "a/-"} {
		if got := shown(path); got != want {
			t.Errorf("%s is shown as %s", path, got)
		}
	}
}

func TestRaw(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"blank lines", "One.\n\n\nTwo.\n", "One.|Two."},
		{"lines", "One line.\r\nAnother line.\r\n", "One line.|Another line."},
		{"title over text", "A title\n25 March\n\nText.", "A title|25 March|Text."},
		{"hard-wrapped", hardWrapped, strings.ReplaceAll(hardWrapped, "\n\n", "|")},
		{"bytes stay", "a\x1b[31m\xff\tb \n", "a\x1b[31m\xff\tb"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := Raw("a.txt", []byte(tt.in))
			var got []string
			for _, p := range a.Paragraphs {
				got = append(got, p.In(a.Text))
			}
			if a.Text != tt.in || strings.Join(got, "|") != tt.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

const hardWrapped = `The last night train to the coast will run for at least another five
years, the transport minister said on Wednesday, after a campaign by
passengers that gathered 90,000 signatures in a little over a month.

The operator had planned to end the service in December because its
carriages, built in 1981, could no longer be repaired at a price that
it was willing to pay.`

func TestBlocks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"hard-wrapped", hardWrapped, strings.ReplaceAll(strings.ReplaceAll(hardWrapped, "\n\n", "|"), "\n", " ")},
		{"hard-wrapped without blank lines", strings.ReplaceAll(hardWrapped, "\n\n", "\n"),
			strings.ReplaceAll(strings.ReplaceAll(hardWrapped, "\n\n", " "), "\n", " ")},
		{"a line each", "A first paragraph that is short.\nA second one.\nA third.", "A first paragraph that is short.|A second one.|A third."},
		{"title over date", "A rather long title about the harbour strike\nFri Mar 25, 2016\n\nText.", "A rather long title about the harbour strike|Fri Mar 25, 2016|Text."},
		{"rules part", "One.\n-----\n* * *\nTwo.", "One.|Two."},
		{"blanks", "  One   two \u00a0\n \nThree", "One two|Three"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, b := range blocksOf(tt.in) {
				got = append(got, b.text)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestHead(t *testing.T) {
	text := strings.Repeat("A sentence about the river and its bridges, of some length.\n\n", 100)
	a, err := Head("a.txt", strings.NewReader(text), 1000, Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkArticle(t, a)
	if !a.Partial || len(a.Text) < 500 || len(a.Text) > 1000 || !strings.HasSuffix(a.Text, "length.") {
		t.Errorf("partial %v, %d bytes, ends %q", a.Partial, len(a.Text), a.Text[len(a.Text)-20:])
	}
	whole, err := Head("a.txt", strings.NewReader("Short.\n"), 1000, Options{})
	if err != nil || whole.Partial || whole.Text != "Short." {
		t.Errorf("%+v, %v", whole, err)
	}
	for n := 1; n < 40; n++ {
		a, err := Head("a.txt", strings.NewReader("“Ünïcödé” wörds ünd möré, ünd möré, ünd möré."), n, Options{})
		if err == nil && strings.ContainsRune(a.Text, '\ufffd') || err == nil && strings.Contains(a.Text, "Ã") {
			t.Errorf("%d bytes: %q", n, a.Text)
		}
	}
	// What ends a beginning does not end the article.
	a, _ = Head("a.txt", strings.NewReader(strings.Repeat("The clerk read the names of the drowned aloud in the square.\n\n", 3)+"Northern Gazette\n\n"+text), 215, Options{})
	if a.Source != "" {
		t.Errorf("source %q from a beginning", a.Source)
	}
}

func FuzzRead(f *testing.F) {
	files, _ := List(WalkFS(context.Background(), seeds.FS, "."))
	for _, file := range files {
		data, _ := file.Bytes()
		f.Add("a.txt", data)
	}
	f.Add("a.md", []byte("---\ntitle: x\n---\n# T\n\n- a\n\n> b &#27;[31m\n\n|a|b|\n|-|-|\n"))
	f.Add("a.txt", []byte("\xff\xfea\x00"))
	f.Add("a.txt", []byte("Share\n\nA title\n\nBy Jane Doe | 25 March 2016\n\nThe river, external of the town (external) is high, external.\n"))
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		if a, err := Read(path, data); err == nil {
			checkArticle(t, a)
		}
		if a, err := Head(path, bytes.NewReader(data), 64, Options{}); err == nil {
			checkArticle(t, a)
		}
		raw := Raw(path, data)
		if raw.Text != string(data) {
			t.Error("raw text is not the data")
		}
		for _, p := range raw.Paragraphs {
			if p.Empty() || p.End > len(raw.Text) {
				t.Errorf("paragraph %v", p)
			}
		}
	})
}

// A text of which cleaning would leave nothing is shown as it is.
func TestNothingIsLeftEmpty(t *testing.T) {
	for _, text := range []string{`{"a": 1, "b": [2, 3]}`, "Advertisement\n\nShare\n"} {
		if a := mustRead(t, "a.txt", text); a.Text == "" {
			t.Errorf("%q is an article without text", text)
		}
	}
}
