package book

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"lectern/model/ingest/charset"
	"lectern/model/ingest/doc"
)

// piece is a stretch of a file.
type piece struct {
	// markup is HTML that web.Fragment reads.
	markup string
	// entry is the line of the table of contents that leads to its beginning; nil
	// where none does.
	entry *entry
	// reason is why it is no reading text; "" where it is.
	reason string
}

// decode is a page of a book as UTF-8.
func decode(data []byte) string {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return strings.TrimPrefix(string(data), "\ufeff")
	}
	return charset.Decode(data, declared(data))
}

// declared is the charset that a page names in its XML declaration or in a meta
// element. Without either it is UTF-8.
func declared(data []byte) string {
	head := string(data[:min(len(data), 1024)])
	for _, sign := range []string{"encoding=", "charset="} {
		_, name, ok := strings.Cut(head, sign)
		if !ok {
			continue
		}
		name = strings.TrimLeft(name, "\"' ")
		if i := strings.IndexAny(name, "\"' />;?"); i > 0 && !strings.EqualFold(name[:i], "utf-16") {
			return name[:i]
		}
	}
	return "utf-8"
}

// pieces cuts a page where chapters start, and puts what only books have into
// HTML: the marks of printed pages go, and the readings above Chinese and
// Japanese characters, which would break up words; links to notes become "[1]";
// of formulas there is the text for those who cannot see them.
func pieces(data []byte, it item, starts []entry) []piece {
	c := cutter{lexer: lexer{markup: decode(data)}, marks: make(map[string]*entry), media: strings.ToLower(it.media)}
	for i := range starts {
		if starts[i].mark == "" {
			c.entry = &starts[i]
		} else {
			c.marks[starts[i].mark] = &starts[i]
		}
	}
	for {
		t, ok := c.lexer.next()
		if !ok {
			break
		}
		c.token(t)
	}
	c.end()
	return c.pieces
}

// cutter writes the pieces of one page.
type cutter struct {
	lexer  lexer
	media  string
	marks  map[string]*entry // where chapters start
	pieces []piece

	out    []byte
	entry  *entry // that leads to what is being written
	reason string
	// run is where in out the start tags begin that came last, with nothing but
	// blanks between them: a heading's tags before the anchor in it.
	run int
	// skip is the element that is being left out, and depth how many of that name
	// are open in it.
	skip  string
	depth int
	// svg and nav count the elements of these names that are open; navs are those
	// that show a table of contents.
	svg, nav int
	// linked says that a link is open, note that it leads to a note.
	linked, note bool
}

// head makes web.Fragment read what follows as XML.
const head = `<?xml version="1.0"?>`

// end ends a piece.
func (c *cutter) end() {
	markup := string(c.out)
	if c.media != "text/html" || strings.HasPrefix(strings.TrimSpace(c.lexer.markup[:min(len(c.lexer.markup), 200)]), "<?xml") {
		markup = head + markup
	}
	c.pieces = append(c.pieces, piece{markup: markup, entry: c.entry, reason: c.reason})
	c.out, c.entry, c.run = nil, nil, 0
}

// token writes one token.
func (c *cutter) token(t token) {
	if c.skip != "" {
		switch {
		case t.kind == startTag && t.name == c.skip && !t.closed:
			c.depth++
		case t.kind == endTag && t.name == c.skip:
			if c.depth--; c.depth == 0 {
				c.skip = ""
			}
		}
		// A chapter may start in what is left out.
		if t.kind == startTag {
			c.mark(t)
		}
		return
	}
	switch t.kind {
	case text:
		if c.svg > 0 {
			return
		}
		c.write(t.raw)
		if strings.TrimSpace(t.raw) != "" {
			c.run = len(c.out)
		}
	case startTag:
		c.mark(t)
		c.start(t)
	case endTag:
		c.endTag(t)
		c.run = len(c.out)
	}
}

func (c *cutter) write(s string) { c.out = append(c.out, s...) }

// mark starts a new piece where a chapter starts at this tag.
func (c *cutter) mark(t token) {
	if len(c.marks) == 0 {
		return
	}
	id := t.attr("id")
	e := c.marks[id]
	if e == nil && t.name == "a" {
		id = t.attr("name")
		e = c.marks[id]
	}
	if e == nil || id == "" {
		return
	}
	delete(c.marks, id)
	const longest = 4096 // bytes of tags in front of an anchor
	tags := ""
	if len(c.out)-c.run <= longest {
		tags = string(c.out[c.run:])
		c.out = c.out[:c.run]
	}
	c.end()
	c.entry = e
	c.write(tags)
}

// leave leaves out an element. One that is never closed would take the rest of
// the page with it: of that only the tag goes.
func (c *cutter) leave(t token) {
	if !t.closed && c.lexer.closes(t) {
		c.skip, c.depth = t.name, 1
	}
}

// start writes a start tag.
func (c *cutter) start(t token) {
	switch kinds := t.attr("epub:type"); {
	case hasWord(kinds, "pagebreak"), t.attr("role") == "doc-pagebreak":
		if _, ok := c.only(t.name); ok || t.closed {
			return // the number of a printed page
		}
	case t.name == "nav" && !t.closed:
		c.startNav(kinds, t.attr("role"))
		return
	}
	switch t.name {
	case "rt", "rp", "rtc", "annotation", "annotation-xml", "epub:case", "metadata":
		c.leave(t)
	case "math":
		if alt := t.attr("alttext"); alt != "" {
			c.write(html.EscapeString(alt))
			c.leave(t)
		}
	case "svg":
		if !t.closed {
			c.svg++
		}
	case "script", "style":
	case "a":
		c.link(t)
	case "sup":
		// In a link it is the mark of a note.
		if !t.closed && !c.linked {
			if text, ok := c.only("sup"); ok {
				c.write(html.EscapeString(doc.Raised(text)))
				return
			}
		}
		c.write("<sup>")
	default:
		c.inPicture(t)
	}
}

// inPicture writes the start tag of any other element; of pictures in SVG only
// their texts are read.
func (c *cutter) inPicture(t token) {
	switch {
	case c.svg == 0:
		c.write("<" + t.name + t.attributes)
		if t.closed {
			c.write("/")
		}
		c.write(">")
	case t.name == "text" || t.name == "foreignobject":
		// What is in it is text until its end.
		c.svgText(t)
	}
}

// svgText writes the text of an element of a picture.
func (c *cutter) svgText(t token) {
	if t.closed {
		return
	}
	c.write("<p>")
	for {
		in, ok := c.lexer.next()
		if !ok || in.kind == endTag && in.name == t.name {
			break
		}
		if in.kind == text {
			c.write(in.raw)
		}
	}
	c.write("</p>")
}

// link writes the start of a link. One into the book is none that a reader may
// follow, but the mark of a note is known by it.
func (c *cutter) link(t token) {
	if c.svg > 0 {
		return
	}
	href := t.attr("href")
	if t.closed || href == "" {
		if !t.closed {
			c.write("<a>")
		}
		return
	}
	// The arrow that leads back from a note is no text.
	before := c.lexer
	if text, ok := c.only("a"); ok && strings.Trim(text, "↩↵⏎⤴↑^ \ufe0e\ufe0f") == "" && text != "" {
		return
	}
	c.lexer = before
	c.linked = true
	c.note = hasWord(t.attr("epub:type"), "noteref") || t.attr("role") == "doc-noteref"
	if c.note {
		c.write("<sup>")
	}
	if i := strings.IndexAny(href, ":/?#"); i < 0 || href[i] != ':' {
		href = "#"
	}
	c.write(`<a href="` + html.EscapeString(href) + `">`)
}

// only gives the text of the element whose start was read last, and passes over
// it, where it holds short text and nothing else.
func (c *cutter) only(name string) (content string, ok bool) {
	const longest = 40 // bytes
	l := c.lexer
	in, ok := l.next()
	if !ok || in.kind != text || len(in.raw) > longest {
		return "", false
	}
	if end, ok := l.next(); !ok || end.kind != endTag || end.name != name {
		return "", false
	}
	c.lexer = l
	return unescape(in.raw), true
}

// startNav starts a list of what is where in the book.
func (c *cutter) startNav(kinds, role string) {
	c.nav++
	if c.nav > 1 {
		return
	}
	reason := ""
	switch {
	case hasWord(kinds, "page-list"), hasWord(kinds, "landmarks"):
		reason = "list of pages"
	case hasWord(kinds, "toc"), role == "doc-toc", hasWord(kinds, "lot"), hasWord(kinds, "loi"), hasWord(kinds, "loa"), hasWord(kinds, "lov"):
		reason = "table of contents"
	default:
		return
	}
	c.end()
	c.reason = reason
}

// endTag writes an end tag.
func (c *cutter) endTag(t token) {
	switch {
	case t.name == "nav":
		if c.nav > 0 {
			c.nav--
		}
		if c.nav == 0 && c.reason != "" {
			c.end()
			c.reason = ""
		}
	case t.name == "svg":
		if c.svg > 0 {
			c.svg--
		}
	case c.svg > 0:
	case t.name == "a":
		c.write("</a>")
		c.linked = false
		if c.note {
			c.write("</sup>")
			c.note = false
		}
	default:
		c.write("</" + t.name + ">")
	}
}
