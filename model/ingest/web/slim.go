package web

import (
	"strings"
)

// The markup of a page is mostly not its text: programs, style sheets, pictures
// as data: addresses. slim leaves all of that out before anything is parsed, so
// that memory and time go with the text and its tags. It reads tags as the HTML
// standard's tokenizer does (html.spec.whatwg.org, 13.2.5), the cases that no
// reader of text needs aside.

// Limits of what is kept of the markup.
const (
	// maxValue is the length in bytes of an attribute's value; a longer one is
	// left out. doc.Address takes no longer addresses.
	maxValue = 4096
	// maxMeta is that of a <meta> element's content.
	maxMeta = 16 << 10
	// maxData is how many bytes of linked data (JSON-LD) are kept of a page.
	maxData = 4 << 20
	// maxAttributes is how many attributes of a tag are looked at.
	maxAttributes = 100
)

// slimmed is markup without what is no text.
type slimmed struct {
	markup string
	// data are the JSON-LD scripts.
	data []string
	// comment is what SingleFile says of the page it saved; "" where it did not.
	comment string
	// tags is how many tags the markup has; nodes is how many nodes of a tree
	// they may become, as formatting elements are opened again in each block.
	tags, nodes int

	xhtml    bool
	out      strings.Builder
	dataSize int
	// links is how many links are open: the parser opens them again in each
	// paragraph (html.spec.whatwg.org, 13.2.4.3).
	links int
	// emphasis is which elements of each kind are open that only emphasise.
	emphasis map[string]*nested
	// endless are the elements, and comments ("--"), that are known to have no
	// end in what is left, so that it is not looked for again.
	endless map[string]bool
}

// slim scans markup. xhtml says that it follows the rules of XML: any element
// may be closed by a slash.
func slim(markup string, xhtml bool) *slimmed {
	s := &slimmed{xhtml: xhtml, emphasis: make(map[string]*nested), endless: make(map[string]bool)}
	s.out.Grow(min(len(markup), 1<<20))
	for {
		i := strings.IndexByte(markup, '<')
		if i < 0 {
			s.text(markup)
			break
		}
		s.text(markup[:i])
		markup = s.markupAt(markup[i:])
	}
	s.markup = s.out.String()
	return s
}

func (s *slimmed) text(text string) {
	if text == "" {
		return
	}
	s.nodes += 1 + s.links
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	s.out.WriteString(text)
}

// markupAt reads what starts with "<" and returns what comes after it.
func (s *slimmed) markupAt(m string) (rest string) {
	switch {
	case strings.HasPrefix(m, "<!--"):
		return s.commentAt(m)
	case strings.HasPrefix(m, "<![CDATA[") && s.xhtml:
		text, rest, _ := strings.Cut(m[len("<![CDATA["):], "]]>")
		s.text(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text))
		return rest
	case len(m) > 1 && (m[1] == '!' || m[1] == '?'):
		return after(m, '>')
	case len(m) > 2 && m[1] == '/' && isLetter(m[2]):
		return s.endTag(m)
	case len(m) > 1 && isLetter(m[1]):
		return s.startTag(m)
	case len(m) > 1 && m[1] == '/':
		return after(m, '>')
	}
	s.text("&lt;")
	return m[1:]
}

// after is what follows the first c; "" where there is none.
func after(m string, c byte) string {
	i := strings.IndexByte(m, c)
	if i < 0 {
		return ""
	}
	return m[i+1:]
}

// commentAt skips a comment. One that never ends hides its first tag only, so
// that the text of a damaged page is not lost.
func (s *slimmed) commentAt(m string) string {
	if strings.HasPrefix(m, "<!-->") || strings.HasPrefix(m, "<!--->") {
		return after(m, '>')
	}
	i := -1
	if !s.endless["--"] {
		i = strings.Index(m[4:], "-->")
	}
	if i < 0 {
		s.endless["--"] = true
		return after(m, '>')
	}
	if text := m[4 : 4+i]; s.comment == "" && len(text) < maxMeta && strings.Contains(text[:min(len(text), 200)], "SingleFile") {
		s.comment = text
	}
	return m[4+i+3:]
}

func (s *slimmed) endTag(m string) string {
	name, rest := tagName(m[2:])
	rest = after(rest, '>')
	if dropped(name) {
		return rest
	}
	switch {
	case name == "a":
		s.links = max(0, s.links-1)
	case emphasises(name):
		if !s.nest(name).pop() {
			return rest
		}
		name = "span"
	}
	s.tags++
	s.out.WriteString("</")
	s.out.WriteString(name)
	s.out.WriteByte('>')
	return rest
}

// startTag reads a start tag, and the content of elements whose content is no
// markup.
func (s *slimmed) startTag(m string) string {
	name, rest := tagName(m[1:])
	t := tag{name: name}
	rest = t.read(rest)
	switch name {
	case "script":
		return s.script(rest, t)
	case "style", "iframe", "noembed", "noframes", "svg", "object", "canvas", "audio", "video", "select", "datalist":
		if s.xhtml && t.closed {
			return rest
		}
		_, rest = s.cutElement(rest, name)
		return rest
	case "noscript":
		return s.noscript(rest)
	case "title", "textarea":
		if s.xhtml && t.closed {
			return rest
		}
		content, rest := s.cutElement(rest, name)
		if name == "title" {
			s.tags++
			s.out.WriteString("<title>")
			s.text(content[:min(len(content), maxMeta)])
			s.out.WriteString("</title>")
		}
		return rest
	}
	if dropped(name) {
		return rest
	}
	if emphasises(name) {
		if s.xhtml && t.closed || !s.nest(name).push(t.tells()) {
			return rest
		}
		t.name = "span"
	}
	s.write(t)
	return rest
}

// write writes a start tag with the attributes that tell something.
func (s *slimmed) write(t tag) {
	s.tags++
	s.nodes += 1 + s.links
	s.out.WriteByte('<')
	s.out.WriteString(t.name)
	for _, a := range t.attributes {
		s.out.WriteByte(' ')
		s.out.WriteString(a.name)
		s.out.WriteByte('=')
		s.out.WriteByte(a.quote)
		s.out.WriteString(a.value)
		s.out.WriteByte(a.quote)
	}
	s.out.WriteByte('>')
	switch {
	case s.xhtml && t.closed && !void(t.name):
		s.out.WriteString("</")
		s.out.WriteString(t.name)
		s.out.WriteByte('>')
	case t.name == "a":
		s.links++
	}
}

// nested tells of elements of one kind that are open which were written: a bit
// each, the innermost first; those that are deeper than its bits were not.
type nested struct {
	written uint64
	depth   int
}

func (s *slimmed) nest(name string) *nested {
	n := s.emphasis[name]
	if n == nil {
		n = new(nested)
		s.emphasis[name] = n
	}
	return n
}

// push opens an element that is worth writing, or not; it returns whether it is
// written.
func (n *nested) push(worth bool) bool {
	n.depth++
	if n.depth > 64 {
		return false
	}
	n.written <<= 1
	if worth {
		n.written |= 1
	}
	return worth
}

// pop closes the innermost element; it returns whether it was written.
func (n *nested) pop() bool {
	if n.depth == 0 {
		return false
	}
	n.depth--
	if n.depth >= 64 {
		return false
	}
	was := n.written&1 == 1
	n.written >>= 1
	return was
}

// tells reports whether an attribute says what the element is or that it is not
// seen.
func (t *tag) tells() bool {
	for _, a := range t.attributes {
		switch a.name {
		case "class", "id", "style", "hidden", "aria-hidden", "itemprop", "rel", "role":
			return true
		}
	}
	return false
}

// script skips a program, and keeps linked data. What follows a script that
// never ends is text again from the first element that holds text.
func (s *slimmed) script(rest string, t tag) string {
	if s.xhtml && t.closed {
		return rest
	}
	content, after, ok := s.closeElement(rest, "script")
	if !ok && s.endless["first text"] {
		return rest
	}
	if !ok {
		s.endless["first text"] = true
		for _, start := range []string{"<p>", "<p ", "<h1", "<div", "<body", "</head", "<article"} {
			if i := strings.Index(rest, start); i >= 0 {
				return rest[i:]
			}
		}
		return ""
	}
	if strings.Contains(strings.ToLower(t.value("type")), "ld+json") && s.dataSize+len(content) <= maxData {
		s.dataSize += len(content)
		s.data = append(s.data, content)
	}
	return after
}

// noscript keeps what a page shows without programs where it is more than a
// picture, a counter or a request to switch them on.
func (s *slimmed) noscript(rest string) string {
	const notice = 600 // bytes
	content, after, ok := s.closeElement(rest, "noscript")
	if !ok || len(content) > notice && strings.Count(content, "<p") > 2 {
		return rest
	}
	return after
}

// tag is a start tag as it is read.
type tag struct {
	name       string
	attributes []attribute
	closed     bool // by a slash
}

type attribute struct {
	name, value string
	quote       byte
}

func (t *tag) value(name string) string {
	for _, a := range t.attributes {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// read reads the attributes and returns what follows the tag.
func (t *tag) read(m string) string {
	for n := 0; ; n++ {
		m = strings.TrimLeft(m, " \t\r\n\f")
		if m == "" {
			return ""
		}
		switch m[0] {
		case '>':
			return m[1:]
		case '/':
			t.closed = strings.HasPrefix(m, "/>")
			m = m[1:]
			continue
		}
		i := strings.IndexAny(m[1:], " \t\r\n\f/>=") + 1
		if i == 0 {
			return ""
		}
		a := attribute{name: m[:i], quote: '"'}
		m = strings.TrimLeft(m[i:], " \t\r\n\f")
		if strings.HasPrefix(m, "=") {
			a, m = a.read(strings.TrimLeft(m[1:], " \t\r\n\f"))
		}
		if n < maxAttributes && len(a.name) <= 24 {
			t.keep(a)
		}
	}
}

// read reads the value.
func (a attribute) read(m string) (attribute, string) {
	if m != "" && (m[0] == '"' || m[0] == '\'') {
		a.quote = m[0]
		i := strings.IndexByte(m[1:], a.quote)
		if i < 0 {
			// A quote that never closes: the tag ends where tags do.
			return a, strings.TrimLeft(m, "\"'")
		}
		a.value = m[1 : 1+i]
		return a, m[i+2:]
	}
	i := strings.IndexAny(m, " \t\r\n\f>")
	if i < 0 {
		i = len(m)
	}
	a.value = m[:i]
	if strings.IndexByte(a.value, '"') >= 0 {
		a.quote = '\''
		a.value = strings.ReplaceAll(a.value, "'", "")
	}
	return a, m[i:]
}

// keep keeps an attribute that tells something.
func (t *tag) keep(a attribute) {
	a.name = strings.ToLower(a.name)
	most := maxValue
	switch a.name {
	case "id", "class", "href", "rel", "role", "itemprop", "itemtype", "itemscope", "property", "name", "datetime", "lang", "xml:lang", "hidden", "aria-hidden", "aria-label",
		"type", "start", "value", "reversed", "alt", "title", "http-equiv", "charset", "style", "epub:type", "shadowrootmode", "summary", "typeof", "data-testid", "data-component", "data-type":
	case "content":
		most = maxMeta
	default:
		return
	}
	if len(a.value) > most || a.name == "href" && strings.HasPrefix(a.value, "data:") {
		return
	}
	if a.name == "style" && !strings.Contains(a.value, "none") && !strings.Contains(a.value, "hidden") {
		return
	}
	t.attributes = append(t.attributes, a)
}

// tagName reads a tag's name, in lower case.
func tagName(m string) (name, rest string) {
	i := strings.IndexAny(m, " \t\r\n\f/>")
	if i < 0 {
		i = len(m)
	}
	if i > 64 {
		return "span", m[i:]
	}
	return strings.ToLower(m[:i]), m[i:]
}

// cutElement parts the content of an element from what follows its end tag; an
// element that is not closed has no content.
func (s *slimmed) cutElement(m, name string) (content, rest string) {
	content, rest, ok := s.closeElement(m, name)
	if !ok {
		return "", m
	}
	return content, rest
}

// closeElement finds the end tag of the element.
func (s *slimmed) closeElement(m, name string) (content, rest string, ok bool) {
	if s.endless[name] {
		return "", "", false
	}
	for at := 0; ; {
		i := strings.Index(m[at:], "</")
		if i < 0 {
			s.endless[name] = true
			return "", "", false
		}
		at += i
		end := at + 2 + len(name)
		if end <= len(m) && strings.EqualFold(m[at+2:end], name) && (end == len(m) || strings.IndexByte(" \t\r\n\f/>", m[end]) >= 0) {
			return m[:at], after(m[end:], '>'), true
		}
		at += 2
	}
}

// dropped are tags that make no difference to the text.
func dropped(name string) bool {
	switch name {
	case "script", "style", "iframe", "noembed", "noframes", "noscript", "svg", "object", "canvas", "audio", "video", "embed", "param", "source", "track",
		"select", "option", "datalist", "textarea", "plaintext", "xmp", "frameset", "frame", "basefont", "bgsound", "map", "area", "col", "wbr":
		return true
	}
	return false
}

// emphasises reports whether an element only sets words off from others, which
// makes no difference to the text.
func emphasises(name string) bool {
	switch name {
	case "span", "b", "strong", "i", "em", "u", "font", "small", "big", "s", "strike", "tt", "nobr", "code", "kbd", "samp", "var", "mark", "abbr", "acronym", "cite", "dfn", "bdi", "bdo", "ins", "del":
		return true
	}
	return false
}

// void are the elements that have no end tag.
func void(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
