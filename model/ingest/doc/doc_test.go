package doc

import (
	"errors"
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

func TestText(t *testing.T) {
	var x Text
	x.Write("  The ")
	x.Link("https://example.org/a b")
	x.Write(" harbour\n")
	x.EndLink()
	x.Write("\t is\x1b[31m closed.  ")
	want := Block{
		Text: "The harbour is closed.", Role: model.ListItem, Marked: true,
		Links: []model.Link{{Span: model.Span{Start: 4, End: 11}, URL: "https://example.org/a%20b"}},
	}
	if diff := cmp.Diff(want, x.Block(model.ListItem)); diff != "" {
		t.Error(diff)
	}
	if !x.Empty() {
		t.Error("the next block is not empty")
	}
	x.Write("5\u00a0km")
	if got := x.Block(model.Body).Text; got != "5\u00a0km" {
		t.Errorf("%q", got)
	}
}

func TestAddress(t *testing.T) {
	base, err := url.Parse("https://example.org/news/1.html")
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{
		"../a?b=c#d":                                     "https://example.org/a?b=c#d",
		"//cdn.example.org/x":                            "https://cdn.example.org/x",
		"http://example.com":                             "http://example.com",
		"mailto:a@example.org":                           "mailto:a@example.org",
		"javascript:alert(1)":                            "",
		"file:///etc/passwd":                             "",
		"data:text/html,x":                               "",
		"https://":                                       "",
		"https://a.example/\x1b]8;;x":                    "",
		"https://a.example/\u202etxt":                    "https://a.example/%E2%80%AEtxt",
		"https://a.example/" + strings.Repeat("a", 5000): "",
	} {
		if got := Address(base, in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	l := newLimits(10, 2, 1)
	if _, err := io.ReadAll(l.Reader(strings.NewReader("12345678"), 8)); err != nil {
		t.Error(err)
	}
	if _, err := io.ReadAll(l.Reader(strings.NewReader("12345"), 4)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a part beyond its own limit: %v", err)
	}
	inner, err := l.Inside()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := inner.Inside(); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too deep: %v", err)
	}
	if _, err := io.ReadAll(inner.Reader(strings.NewReader("123456"), 100)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("beyond the budget of all: %v", err)
	}
	for i, want := range []error{nil, nil, ErrTooLarge} {
		if err := l.Part(); !errors.Is(err, want) {
			t.Errorf("part %d: %v", i+1, err)
		}
	}
}
