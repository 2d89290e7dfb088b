package feed

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// parts are a line for each part, with its text in lines of its own.
func parts(t testing.TB, src doc.Source) []string {
	t.Helper()
	var out []string
	for p := range Parts(t.Context(), src, doc.NewLimits(src.Length())) {
		if p.Err != nil {
			var known *doc.Problem
			if !errors.As(p.Err, &known) {
				t.Errorf("an error that is no problem: %v", p.Err)
				continue
			}
			out = append(out, "! "+p.Name+" "+known.Text)
			continue
		}
		d := p.Doc
		out = append(out, fmt.Sprintf("%s | %s | %s | %s | %s | %s", d.Title, d.Author, d.Outlet, d.Published, d.URL, d.Language))
		for _, b := range d.Blocks {
			if b.Text != model.SanitizeLine(b.Text) {
				t.Errorf("not sanitised: %q", b.Text)
			}
			line := fmt.Sprintf("  %d %s", b.Role, b.Text)
			if b.Reason != "" {
				line += " [" + b.Reason + "]"
			}
			for _, l := range b.Links {
				line += " -> " + l.URL
			}
			out = append(out, line)
		}
	}
	return out
}

func file(t testing.TB, name string) doc.Source {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Source{Path: name, Data: data}
}

func TestParts(t *testing.T) {
	tests := map[string][]string{
		"harbour.rss": {
			"Ferry late & nobody surprised | Ada Quay | The Harbour News | 2026-03-02 | https://harbour.example/2026/ferry-late | en-GB",
			"  0 The ferry was late again on Monday, the harbour office said. -> https://harbour.example/office",
			"  1 What the captain says",
			"  0 “We had fog from bank to bank,” said Captain Mary Lowe.",
			"  3 The morning boat left at 9.40.",
			"  3 The evening boat did not leave.",
			"Council buys a crane |  | Wire Example | 2026-03-03 | https://harbour.example/2026/crane | en-GB",
			"  0 The council of Port Example bought a crane for 2.4 million pounds on Tuesday, its largest purchase in ten years.",
			"! https://harbour.example/2026/headline is only a title in the feed, “Only a headline”; save the page that it leads to.",
		},
		"harbour.atom": {
			"Ferry late again | Ada Quay | The Harbour News | 2026-03-02 | https://harbour.example/2026/ferry-late | en",
			"  0 The ferry was late again on Monday, the harbour office said. -> https://harbour.example/office",
			"  4 We had fog from bank to bank.",
			"Council buys a crane | Ben Mole, Cy Pier | The Harbour News | 2026-03-03 | https://harbour.example/2026/crane | en",
			"  0 The council bought a crane <of its own> on Tuesday.",
			"  0 It cost 2.4 million pounds.",
			"Fog expected | Ada Quay | The Harbour News | 2026-03-05 | https://harbour.example/2026/fog | en",
			"  0 Fog is expected on Thursday night, the weather service said.",
		},
		"harbour.json": {
			"Ferry late again | Ada Quay | The Harbour News | 2026-03-02 | https://harbour.example/2026/ferry-late | en",
			"  0 The ferry was late again on Monday, the harbour office said. -> https://harbour.example/office",
			" | Cy Pier | The Harbour News | 2026-03-05 | https://harbour.example/2026/fog | en",
			"  0 Fog is expected on Thursday night <everywhere>.",
			"  0 The weather service said so.",
		},
		"harbour.rdf": {
			"Café on the quay closes | Ada Quay | The Harbour News | 2026-03-02 | https://harbour.example/cafe | ",
			"  0 The café on the quay closes on Friday, its owner said.",
		},
	}
	for name, want := range tests {
		src := file(t, name)
		if !Sniff(src) {
			t.Errorf("%s is not told", name)
		}
		if diff := cmp.Diff(want, parts(t, src)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestSniff(t *testing.T) {
	utf16le := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?><rss version="2.0"><channel/></rss>`)) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	tests := map[string]struct {
		text       string
		feed, opml bool
	}{
		"RSS":                        {`<rss version="0.91">`, true, false},
		"after a comment":            {"\ufeff\n<!-- a > b --><!DOCTYPE rss [<!ENTITY j \"x\">]>\n<RSS>", true, false},
		"UTF-16":                     {string(utf16le), true, false},
		"Atom with a prefix":         {`<a:feed xmlns:a="http://www.w3.org/2005/Atom">`, true, false},
		"a feed of something else":   {`<feed><hay/></feed>`, false, false},
		"RDF that is no RSS":         {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="x">`, false, false},
		"a page":                     {"<!DOCTYPE html><html><body>RSS</body></html>", false, false},
		"XHTML":                      {`<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html xmlns="x">`, false, false},
		"JSON":                       {`{"version": "1.1", "items": []}`, false, false},
		"JSON Feed, escaped slashes": {`{"version":"https:\/\/jsonfeed.org\/version\/1"}`, true, false},
		"OPML":                       {`<opml version="1.0">`, false, true},
		"text":                       {"The feed <rss> was late.", false, false},
		"empty":                      {"", false, false},
		"an open comment":            {"<!--", false, false},
		"an open tag":                {"<rss", false, false},
	}
	for name, tt := range tests {
		src := doc.Source{Data: []byte(tt.text)}
		if got := Sniff(src); got != tt.feed {
			t.Errorf("%s: feed %v", name, got)
		}
		if got := SniffOPML(src); got != tt.opml {
			t.Errorf("%s: OPML %v", name, got)
		}
	}
}

func TestEncodings(t *testing.T) {
	body := `<rss version="2.0"><channel><title>N</title><item><title>Café</title><description>Le café est fermé.</description></item></channel></rss>`
	utf16be := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="utf-16"?>` + body)) {
		utf16be = append(utf16be, byte(u>>8), byte(u))
	}
	latin := strings.ReplaceAll(body, "é", "\xe9")
	for name, data := range map[string]string{
		"UTF-16":                  string(utf16be),
		"declared":                `<?xml version='1.0' encoding='iso-8859-1'?>` + latin,
		"declared UTF-8, and not": `<?xml version="1.0" encoding="utf-8"?>` + latin,
		"declared Latin, and not": `<?xml version="1.0" encoding="iso-8859-1"?>` + body,
		"unknown":                 `<?xml version="1.0" encoding="klingon"?>` + body,
		"control characters":      strings.Replace(body, "est", "e\x00\x01st", 1),
	} {
		want := []string{"Café |  | N |  |  | ", "  0 Le café est fermé."}
		if diff := cmp.Diff(want, parts(t, doc.Source{Data: []byte(data)})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestDay(t *testing.T) {
	at := time.Date(2026, 3, 3, 3, 30, 0, 0, time.UTC)
	for written, want := range map[string]string{
		"Mon, 02 Mar 2026 22:30:00 -0500": "2026-03-02",
		"2026-03-02T22:30:00-05:00":       "2026-03-02",
		"Mon, 02 Mar 2026 22:30:00 EST":   "2026-03-02",
		"Tue, 03 Mar 2026 03:30:00 GMT":   "2026-03-03",
		"2026-03-03T03:30:00Z":            "2026-03-03",
		"03-03-2026":                      "2026-03-03",
		"":                                "2026-03-03",
	} {
		if got := day(written, &at).String(); got != want {
			t.Errorf("%q: %s, want %s", written, got, want)
		}
	}
	if got := day("x", nil); got.Known() {
		t.Error(got)
	}
}

func TestItems(t *testing.T) {
	tests := []struct{ name, item, want string }{
		{"markup in a title, escaped twice", "<title>&amp;lt;b&amp;gt;Late&amp;lt;/b&amp;gt; &amp;amp; 5 &amp;lt; 6</title><description>x</description>", "Late & 5 < 6 |  |  |  |  | \n  0 x"},
		{"content without its namespace", "<title>Late</title><description>Short.</description><encoded>&lt;p&gt;Long.&lt;/p&gt;</encoded>", "Late |  |  |  |  | \n  0 Long."},
		{"a film", `<title>Late</title><m:group xmlns:m="http://search.yahoo.com/mrss/"><m:description>The ferry.</m:description></m:group>`, "Late |  |  |  |  | \n  0 The ferry."},
		{"an author's mail", "<title>Late</title><author>ada@harbour.example (Ada Quay)</author><description>x</description>", "Late | Ada Quay |  |  |  | \n  0 x"},
		{"an author's mail alone", "<title>Late</title><author>ada@harbour.example</author><description>x</description>", "Late |  |  |  |  | \n  0 x"},
		{"paragraphs of plain text", "<description>One\ntwo.\n\nThree.</description>", " |  |  |  |  | \n  0 One two.\n  0 Three."},
		{"nothing at all", "<guid>7</guid>", "! 7 is empty in the feed; save the page that it leads to."},
		{"a day that is none", "<pubDate>soon</pubDate><description>x</description>", " |  |  |  |  | \n  0 x"},
		{"addresses that lead nowhere", "<link>javascript:alert(1)</link><description>x</description>", " |  |  |  |  | \n  0 x"},
	}
	for _, tt := range tests {
		got := strings.Join(parts(t, doc.Source{Data: []byte("<rss><channel><item>" + tt.item + "</item></channel></rss>")}), "\n")
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// Hostile feeds end soon, in an error or in what can be read of them.
func TestHostile(t *testing.T) {
	item := "<item><title>A</title><description>The ferry was late.</description></item>"
	tests := map[string]struct {
		data string
		want []string
	}{
		"an entity bomb": {
			`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]><rss><channel><item><title>&c;</title><description>&c; x</description></item></channel></rss>`,
			[]string{"&c; |  |  |  |  | ", "  0 &c; x"},
		},
		"an external entity": {
			`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>T</title><description>&x; y</description></item></channel></rss>`,
			[]string{"T |  |  |  |  | ", "  0 &x; y"},
		},
		"a million tags in each other": {
			"<rss><channel>" + strings.Repeat(`<x:y xmlns:x="z" w="/>">`, 1_000_000),
			[]string{"!  nests its elements more than 5000 deep, as no feed does; it was left out."},
		},
		"a feed that is cut off": {
			"<rss><channel><title>N</title>" + item + "<item><title>B</title><descr",
			[]string{"A |  | N |  |  | ", "  0 The ferry was late.", "!  is a feed that is cut off; its items up to there were read."},
		},
		"JSON that is cut off": {
			`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_text":"x"},`,
			[]string{"!  is a damaged feed (unexpected end of JSON input); download it again."},
		},
		"JSON in each other": {
			`{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat("[", 1_000_000),
			[]string{"!  is a damaged feed (invalid character '[' exceeded max depth); download it again."},
		},
		"escape sequences": {
			"<rss><channel><title>N&#27;[31m</title><item><title>A\x1b]0;x\x07</title><guid>\x1b[2J</guid><description>&lt;p&gt;a&amp;#x9b;31m&amp;#x202e;b&lt;/p&gt;</description></item></channel></rss>",
			[]string{"A]0;x |  | N[31m |  |  | ", "  0 a›31mb"},
		},
		"nothing":  {"<rss/>", nil},
		"no items": {`<feed xmlns="http://www.w3.org/2005/Atom"></feed>`, nil},
	}
	for name, tt := range tests {
		start := time.Now()
		got := parts(t, doc.Source{Data: []byte(tt.data)})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if time.Since(start) > 10*time.Second {
			t.Errorf("%s took %v", name, time.Since(start))
		}
	}
}

// zeros is a file of nothing.
type zeros struct{}

func (zeros) ReadAt(p []byte, _ int64) (int, error) { return copy(p, "<rss>"), nil }

func TestTooLarge(t *testing.T) {
	got := parts(t, doc.Source{File: zeros{}, Size: maxSize + 1})
	if diff := cmp.Diff([]string{"!  is a feed of more than 64 MB; split it first."}, got); diff != "" {
		t.Error(diff)
	}
}

func TestOPML(t *testing.T) {
	src := file(t, "feeds.opml")
	got, err := OPML(src.Reader())
	if err != nil {
		t.Fatal(err)
	}
	want := []Subscription{
		{"The Harbour News", "https://harbour.example/feed.xml", "Europe / Ports"},
		{"Wire & Sons", "https://wire.example/rss", "Europe"},
		{"Loose", "http://loose.example/atom", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var told []string
	for p := range Subscriptions(t.Context(), src, doc.NewLimits(1)) {
		var known *doc.Problem
		if !errors.As(p.Err, &known) || known.Meaning != doc.ErrUnsupported {
			t.Fatalf("%v", p.Err)
		}
		told = append(told, p.Name+" "+known.Text)
	}
	if len(told) != 3 || told[0] != "https://harbour.example/feed.xml is the address of the feed “The Harbour News”; addresses are fetched only when asked (--fetch)." {
		t.Errorf("%q", told)
	}
	for name, data := range map[string]string{
		"a feed":  "<rss/>",
		"deep":    "<opml>" + strings.Repeat("<outline>", 100_000),
		"nothing": "",
	} {
		if _, err := OPML(strings.NewReader(data)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzParts(f *testing.F) {
	for _, name := range []string{"harbour.rss", "harbour.atom", "harbour.json", "harbour.rdf", "feeds.opml"} {
		f.Add(file(f, name).Data)
	}
	f.Add([]byte("<rss><channel><item>" + strings.Repeat("<a b='/>'>", 50)))
	f.Fuzz(func(t *testing.T, data []byte) {
		src := doc.Source{Data: data}
		Sniff(src)
		parts(t, src)
		for range Subscriptions(t.Context(), src, doc.NewLimits(1)) {
		}
	})
}

// BenchmarkParts reads a feed of 2,000 items; the budget is 0.5 s (12 MB/s were
// measured of the parser alone).
func BenchmarkParts(b *testing.B) {
	text := strings.Repeat("<p>The ferry was late again on Monday, the <a href='/x'>harbour office</a> said. Nobody was surprised.</p>", 10)
	data := []byte("<rss><channel><title>N</title>" + strings.Repeat("<item><title>A</title><description><![CDATA["+text+"]]></description></item>", 2000) + "</channel></rss>")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		n := 0
		for range Parts(b.Context(), doc.Source{Data: data}, doc.NewLimits(1)) {
			n++
		}
		if n != 2000 {
			b.Fatal(n)
		}
	}
}
