package web

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/internal/racing"
)

// TestHostile reads pages that are made to take the machine. Each must end, must
// allocate no more in all than a multiple of its size, and must not lose the
// text in it.
func TestHostile(t *testing.T) {
	racing.SkipLarge(t)
	const mb = 1 << 20
	repeat := strings.Repeat
	const text = "The quick brown fox jumps over the lazy dog. "
	for name, c := range map[string]struct {
		markup string
		want   string // text that must be found
	}{
		"100 MB of one tag":           {"<p>The beginning.</p>" + repeat("<b>", 100*mb/3), "The beginning."},
		"20 MB of another":            {repeat("<p>", 20*mb/3) + "The end.", "The end."},
		"a million nested tags":       {repeat("<div>", 1_000_000) + "The text." + repeat("</div>", 1_000_000), "The text."},
		"tags that are opened again":  {"<p>" + repeat("<b class=x><a href=z><i class=y>", 200) + repeat("</p><p>The text.", 200_000), "The text."},
		"that hide behind tables":     {"<div>" + repeat("<b><table><td></b></table>", 300) + "</div>" + repeat("<p>The text.</p>", 200_000), "The text."},
		"an entity flood":             {"<p>The text." + repeat("&amp;", 4*mb), "The text."},
		"a tag of 4 million words":    {"<p " + repeat("a ", 4*mb) + ">The text.", "The text."},
		"scripts that never close":    {"<p>The text.</p>" + repeat("<script>var a;", mb), "The text."},
		"pictures that never close":   {repeat("<svg><style><title><textarea>", mb/8) + "<p>The text.", "The text."},
		"comments that never close":   {repeat("<!-- ", 4*mb) + "<p>The text.", "The text."},
		"a picture of 60 MB":          {"<p>The text.<img src=\"data:image/png;base64," + repeat("A", 60*mb) + "\">", "The text."},
		"tables in tables":            {repeat("<table><tr><td>The text.", 100_000), "The text."},
		"text that tables throw out":  {"<table>" + repeat("The text.<p>y", mb/4), "The text."},
		"lists in lists":              {repeat("<ul><li>The text.", 100_000), "The text."},
		"only links":                  {repeat("<a href=/x>The text.</a> ", mb/4), "The text."},
		"only line breaks":            {"The text." + repeat("<br>", 2*mb), "The text."},
		"only headings":               {"<title>more of it all</title>" + repeat("<h2>more of it</h2><p>The text.</p>", mb/8), "The text."},
		"only closing headings":       {repeat("<div><h2>Related</h2></div>", mb/8) + "<p>" + repeat(text, 20), "The quick"},
		"only labels":                 {repeat("<p>Subscribe to the newsletter:</p>", mb/8) + "The text.", "The text."},
		"many programs without tags":  {repeat("<noscript>"+repeat("<p>The text.", 100)+"</noscript>", 5000), "The text."},
		"linked data as deep as wide": {`<script type="application/ld+json">` + repeat("[", mb) + "</script><p>The text.", "The text."},
		"NUL bytes":                   {"<p>The te\x00xt.</p>" + repeat("\x00", 10*mb), "The text."},
		"50 MB of text":               {"<p>" + repeat(text, 50*mb/len(text)), "The quick"},
		"20 MB of paragraphs":         {"<article>" + repeat("<p>"+text+"</p>", 20*mb/(len(text)+7)), "The quick"},
		"a page that is cut off":      {"<html><body><article><p>The text.</p><p class=\"a", "The text."},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		d, err := Read(ctx, doc.Source{Path: "a.html", Data: []byte(c.markup)})
		cancel()
		runtime.ReadMemStats(&after)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		// A tree of 400,000 elements takes the most: counted, dropped, counted again.
		if most, took := uint64(600*mb+20*len(c.markup)), after.TotalAlloc-before.TotalAlloc; took > most {
			t.Errorf("%s: %d MB allocated for %d MB", name, took/mb, len(c.markup)/mb)
		}
		if len(d.Blocks) > 2*maxBlocks {
			t.Errorf("%s: %d blocks", name, len(d.Blocks))
		}
		if !holds(d.Blocks, c.want) {
			t.Errorf("%s: the text is lost", name)
		}
	}
}

func holds(blocks []doc.Block, text string) bool {
	for _, b := range blocks {
		if strings.Contains(b.Text, text) {
			return true
		}
	}
	return false
}

func TestNothing(t *testing.T) {
	for _, markup := range []string{"", "<", "<!--", "<!doctype html>", "<html><head></head><body></body></html>", "\x00", "<script>"} {
		d, err := Read(t.Context(), doc.Source{Path: "a.html", Data: []byte(markup)})
		if err != nil || len(d.Blocks) > 1 {
			t.Errorf("%q: %v, %v", markup, d, err)
		}
	}
}

func TestCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, doc.Source{Data: []byte("<p>a")}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestBrokenArchives reads MHTML that is cut off, without a page, or no MHTML.
func TestBrokenArchives(t *testing.T) {
	const start = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n"
	for name, c := range map[string]struct {
		data string
		want string
		err  error
	}{
		"cut off in the page":      {start + "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The te=\r\nxt =C3=A9=ZZ.", "The text é=ZZ.", nil},
		"base64":                   {start + "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIHRleHQuPC9wPg==\r\n--b--", "The text.", nil},
		"without parts":            {"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>The text.", "The text.", nil},
		"without a page":           {start + "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--", "", doc.ErrNoText},
		"nested in each other":     {strings.Repeat(start+"--b\r\n", 1000), "", doc.ErrNoText},
		"a hundred thousand parts": {start + strings.Repeat("--b\r\n\r\n\r\n", 100_000), "", doc.ErrNoText},
		"without headers":          {"\x00\x01\x02", "", doc.ErrDamaged},
	} {
		d, err := ReadMHTML(t.Context(), doc.Source{Path: "a.mht", Data: []byte(c.data)})
		if !errors.Is(err, c.err) {
			t.Errorf("%s: %v, want %v", name, err, c.err)
		} else if c.err == nil && !holds(d.Blocks, c.want) {
			t.Errorf("%s: %q", name, written(d.Blocks))
		}
	}
}

func TestSniff(t *testing.T) {
	for _, c := range []struct {
		path, data string
		want       bool
	}{
		{"a", "<!DOCTYPE html><p>x", true},
		{"a.txt", "\ufeff<?xml version='1.0'?>\n<!-- x -->\n<html xmlns='http://www.w3.org/1999/xhtml'>", true},
		{"a.html", "Warning: x in y\n<p>text</p>", true},
		{"a", "<div>text</div>", true},
		{"README.md", "<h1 align=center>A program</h1>", false},
		{"a.xml", "<?xml version='1.0'?><rss version='2.0'>", false},
		{"a.html", "%PDF-1.7 <</Type /Catalog>> <a b>", false},
		{"a.html", "if a < b and b > c", false},
		{"a.html", "<script>var a = 1", true},
		{"a", "Dear <b>sir</b>", false},
		{"a", "", false},
	} {
		if got := Sniff(doc.Source{Path: c.path, Data: []byte(c.data)}); got != c.want {
			t.Errorf("%s %q: %v", c.path, c.data, got)
		}
	}
	letter := "From: Ann <ann@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
	if SniffMHTML(doc.Source{Path: "a.eml", Data: []byte(letter)}) {
		t.Error("a letter is taken for a page")
	}
}

// FuzzRead looks for panics, and for text that no terminal may be sent.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"<html><title>a | b</title><h1>a</h1><p>Text of it.<ul><li><a href=x>y</a></ul><table><tr><th>1<td>2</table>",
		`<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"A"}],"datePublished":"2020-01-01"}</script><div class="comment">x`,
		"<?xml version='1.0'?><html><a/><![CDATA[x]]>", "<svg><noscript><!--<style><textarea>", "<ol reversed type=i start=3><li value=-1>x<br>y<br><br>z<sup><a href=#>1</a></sup>",
		"<meta charset=koi8-r><base href=//x><time datetime=2020-01-01>\xcd",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		src := doc.Source{Path: "a.html", Data: data}
		Sniff(src)
		d, err := Read(t.Context(), src)
		if err != nil {
			t.Fatal(err)
		}
		check(t, d.Blocks)
		check(t, Fragment(string(data), "https://example.org/"))
		if SniffMHTML(src) {
			if d, err := ReadMHTML(t.Context(), src); err == nil {
				check(t, d.Blocks)
			}
		}
	})
}

func check(t *testing.T, blocks []doc.Block) {
	t.Helper()
	for _, b := range blocks {
		if model.SanitizeLine(b.Text) != b.Text || b.Text == "" {
			t.Errorf("not fit for a terminal: %q", b.Text)
		}
		at := 0
		for _, l := range b.Links {
			if l.Start < at || l.End > len(b.Text) || l.Start >= l.End {
				t.Errorf("link %v of %q", l, b.Text)
			}
			at = l.End
		}
	}
}
