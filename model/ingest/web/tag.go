package web

import "strings"

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
