package web

import (
	"bytes"
	"context"
	"mime"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"lectern/model/ingest/charset"
	"lectern/model/ingest/doc"
)

// Sniff tells a page of HTML or XHTML by its beginning, and by its name where the
// beginning might also be Markdown's.
func Sniff(src doc.Source) bool {
	if media, _, err := mime.ParseMediaType(src.MediaType); err == nil && (media == "text/html" || media == "application/xhtml+xml") {
		return true
	}
	head := strings.ToLower(charset.Decode(src.Head(), ""))
	if startsPage(head) {
		return true
	}
	switch strings.ToLower(path.Ext(src.Path)) {
	case ".html", ".htm", ".xhtml":
		return !startsWith(head, "%pdf", "pk\x03", "{\\rtf") && hasTag(head)
	case ".md", ".markdown", ".mdown", ".txt", ".text":
		return false
	}
	return startsWith(skipProlog(head), "<title", "<meta ", "<link ", "<div", "<article", "<section", "<h1", "<p>", "<p ", "<table", "<style", "<script")
}

// hasTag reports whether a start tag is in the text.
func hasTag(text string) bool {
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 || i+2 >= len(text) {
			return false
		}
		text = text[i+1:]
		if name, _ := tagName(text); isLetter(text[0]) && len(name) <= len("blockquote") && len(name) < len(text) && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz123456") == "" {
			return true
		}
	}
}

// startsPage reports whether a page begins, beyond doubt.
func startsPage(head string) bool {
	head = skipProlog(head)
	if rest, ok := strings.CutPrefix(head, "<!doctype"); ok {
		return strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), "html")
	}
	return startsWith(head, "<html", "<head>", "<head ", "<body>", "<body ")
}

// skipProlog skips what may stand before a page: a mark, an XML declaration,
// comments.
func skipProlog(head string) string {
	for range 20 {
		head = strings.TrimLeft(head, "\ufeff \t\r\n\f")
		switch {
		case strings.HasPrefix(head, "<!--"):
			_, rest, ok := strings.Cut(head, "-->")
			if !ok {
				return ""
			}
			head = rest
		case strings.HasPrefix(head, "<?xml"):
			head = after(head, '>')
		default:
			return head
		}
	}
	return head
}

func startsWith(s string, starts ...string) bool {
	for _, start := range starts {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
}

// Read reads a page as the article that it shows. Its blocks are all of the
// page's text; those around the article have a reason.
func Read(ctx context.Context, src doc.Source) (*doc.Document, error) {
	markup := decode(src)
	s := slim(markup, isXML(markup) || strings.Contains(src.MediaType, "xhtml"))
	p := newPage(parse(ctx, s))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d := &doc.Document{}
	f := readFacts(p, s, d, src.URL)
	core, reasons := p.extract()
	f.fill(core)
	if f.address == "" {
		f.address = d.URL
	}
	r := renderer{base: p.base(f.address), reasons: reasons}
	r.node(p.root, place{})
	r.end()
	d.Blocks = r.blocks
	return d, nil
}

// base is the address that the page's links are resolved against.
func (p *page) base(at string) *url.URL {
	base := address(at)
	for i := range p.items {
		if n := p.items[i].n; n.DataAtom == atom.Base {
			if a := address(doc.Address(base, attr(n, "href"))); a != nil {
				return a
			}
		}
	}
	return base
}

// decode makes UTF-8 of a page: as its mark says, or the server, or the page.
// Where nobody does, the letters of its text tell, without programs and styles.
func decode(src doc.Source) string {
	declared := ""
	if _, params, err := mime.ParseMediaType(src.MediaType); err == nil {
		declared = params["charset"]
	}
	if declared == "" {
		declared = declaredCharset(src.Data)
	}
	switch strings.ToLower(declared) {
	case "", "utf-8", "utf8":
		// A page that says it is in UTF-8 and is not was not asked what it is in.
		if !utf8.Valid(src.Data) && !charset.IsUTF16(src.Data) {
			return undeclared(src.Data)
		}
		return charset.Decode(src.Data, "")
	}
	return charset.Decode(src.Data, declared)
}

// undeclared decodes a page by its letters. What holds none is left out first,
// which all charsets but UTF-16 allow: their bytes for "<" and quotes are ASCII's.
// The text alone stands before the page, as the beginning tells the charset.
func undeclared(data []byte) string {
	const most, page = 32 << 10, "<!doctype html>"
	s := slim(string(data), false)
	var b strings.Builder
	for rest := s.markup; rest != "" && b.Len() < most; {
		text, tag, _ := strings.Cut(rest, "<")
		b.WriteString(strings.Trim(text, " \t\r\n"))
		b.WriteByte('\n')
		rest = after(tag, '>')
	}
	b.WriteString(page)
	for _, script := range s.data {
		b.WriteString(`<script type="application/ld+json">` + script + "</script>")
	}
	if s.comment != "" {
		b.WriteString("<!--" + s.comment + "-->")
	}
	b.WriteString(s.markup)
	_, markup, _ := strings.Cut(charset.Decode([]byte(b.String()), ""), page)
	return markup
}

// declaredCharset is what a page says of itself in a <meta> element or an XML
// declaration near its beginning (html.spec.whatwg.org, 13.2.3.2).
func declaredCharset(data []byte) string {
	head := bytes.ToLower(data[:min(len(data), 8192)])
	if bytes.HasPrefix(bytes.TrimSpace(head), []byte("<?xml")) {
		if end := bytes.IndexByte(head, '>'); end > 0 {
			if name := quoted(head[:end], "encoding"); name != "" {
				return name
			}
		}
	}
	for at := 0; ; {
		i := bytes.Index(head[at:], []byte("<meta"))
		if i < 0 {
			return ""
		}
		at += i
		end := bytes.IndexByte(head[at:], '>')
		if end < 0 {
			return ""
		}
		if name := quoted(head[at:at+end], "charset"); name != "" {
			// A page that could be read so far is not in UTF-16, whatever it says.
			if strings.HasPrefix(name, "utf-16") {
				name = "utf-8"
			}
			return name
		}
		at += end
	}
}

// quoted is the value after name and "=", with or without quotation marks.
func quoted(text []byte, name string) string {
	_, value, ok := bytes.Cut(text, []byte(name))
	value = bytes.TrimLeft(value, " \t\r\n")
	if !ok || len(value) == 0 || value[0] != '=' {
		return ""
	}
	value = bytes.TrimLeft(value[1:], " \t\r\n\"'")
	if end := bytes.IndexAny(value, " \t\r\n\"';/>?"); end >= 0 {
		value = value[:end]
	}
	return string(value)
}
