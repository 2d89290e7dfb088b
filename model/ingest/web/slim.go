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
