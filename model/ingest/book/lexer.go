package book

import (
	"html"
	"strings"
)

// kind is what a token of markup is.
type kind uint8

const (
	text kind = iota
	startTag
	endTag
	other // comments, declarations, instructions
)

// token is a piece of markup.
type token struct {
	kind kind
	// raw is the token as written.
	raw string
	// name is that of the tag, in lower case, without a prefix but "epub:".
	name string
	// attributes are what stands between name and end.
	attributes string
	// closed says that the tag ends with a slash.
	closed bool
}

// lexer cuts XHTML, well formed or not, into tokens that together are all of it.
// The content of scripts and style sheets belongs to their start tag.
type lexer struct {
	markup string
	at     int
	// endless are the names of elements whose end was looked for in vain.
	endless map[string]bool
}

// next is the next token; ok is false at the end.
func (l *lexer) next() (t token, ok bool) {
	rest := l.markup[l.at:]
	if rest == "" {
		return t, false
	}
	if n := strings.IndexByte(rest, '<'); n != 0 {
		if n < 0 {
			n = len(rest)
		}
		return l.take(token{kind: text}, n), true
	}
	switch {
	case strings.HasPrefix(rest, "<!--"):
		return l.take(token{kind: other}, l.through("-->")), true
	case strings.HasPrefix(rest, "<![CDATA["):
		t = l.take(token{kind: text}, l.through("]]>"))
		t.raw = html.EscapeString(strings.TrimSuffix(strings.TrimPrefix(t.raw, "<![CDATA["), "]]>"))
		return t, true
	case strings.HasPrefix(rest, "<!"), strings.HasPrefix(rest, "<?"):
		return l.take(token{kind: other}, l.through(">")), true
	case len(rest) > 2 && rest[1] == '/' && isLetter(rest[2]):
		t = l.take(token{kind: endTag}, l.through(">"))
		t.name = tagName(t.raw[2:])
		return t, true
	case len(rest) > 1 && isLetter(rest[1]):
		return l.start(rest), true
	}
	t = l.take(token{kind: text}, 1)
	t.raw = "&lt;"
	return t, true
}

func (l *lexer) take(t token, n int) token {
	t.raw = l.markup[l.at : l.at+n]
	l.at += n
	return t
}

// through is the length of what is left up to the end of sign. What never ends
// hides no more than its own tag.
func (l *lexer) through(sign string) int {
	rest := l.markup[l.at:]
	for _, s := range []string{sign, ">"} {
		if l.endless[s] {
			continue
		}
		if i := strings.Index(rest, s); i >= 0 {
			return i + len(s)
		}
		l.without(s)
	}
	return len(rest)
}

// without notes that a sign comes no more.
func (l *lexer) without(sign string) {
	if l.endless == nil {
		l.endless = make(map[string]bool)
	}
	l.endless[sign] = true
}

// start reads a start tag, whose attributes may hold ">" between quotes.
func (l *lexer) start(rest string) token {
	end := tagEnd(rest)
	t := token{kind: startTag, name: tagName(rest[1:end])}
	inner := strings.TrimSuffix(rest[1:end], ">")
	if open, ok := strings.CutSuffix(inner, "/"); ok {
		// The slash may be the end of an address without quotes.
		t.closed = strings.IndexByte(open, '=') < 0 || strings.IndexByte("\"' \t\r\n", open[len(open)-1]) >= 0
		if t.closed {
			inner = open
		}
	}
	if i := strings.IndexAny(inner, " \t\r\n\f"); i >= 0 {
		t.attributes = inner[i:]
	}
	if (t.name == "script" || t.name == "style") && !t.closed {
		end = l.rawEnd(rest, end, t.name)
	}
	t.raw = rest[:end]
	l.at += end
	return t
}

// tagEnd is the length of the tag that markup starts with. A quote that is never
// closed, or not within 64 KiB, is none.
func tagEnd(markup string) int {
	const most = 64 << 10
	quote := byte(0)
	for i := 1; i < min(len(markup), most); i++ {
		switch c := markup[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			if markup[i-1] == '=' || markup[i-1] == ' ' {
				quote = c
			}
		case c == '>':
			return i + 1
		}
	}
	if i := strings.IndexByte(markup[:min(len(markup), most)], '>'); i >= 0 {
		return i + 1
	}
	return min(len(markup), most)
}

// rawEnd is where the element ends whose start tag ends at end, the end tag
// included; an element that never ends is its start tag.
func (l *lexer) rawEnd(rest string, end int, name string) int {
	sign := "</" + name
	if l.endless[sign] {
		return end
	}
	for at := end; ; {
		i := strings.Index(rest[at:], "</")
		if i < 0 {
			l.without(sign)
			return end
		}
		at += i
		if len(rest) >= at+len(sign) && strings.EqualFold(rest[at:at+len(sign)], sign) {
			if j := strings.IndexByte(rest[at:], '>'); j >= 0 {
				return at + j + 1
			}
			return len(rest)
		}
		at += 2
	}
}

// closes reports whether the element whose start was read last is closed
// somewhere.
func (l *lexer) closes(t token) bool {
	name := t.raw[1:]
	if i := strings.IndexAny(name, " \t\r\n\f/>"); i >= 0 {
		name = name[:i]
	}
	sign := "</" + name
	if l.endless[sign] {
		return false
	}
	if !strings.Contains(l.markup[l.at:], sign) {
		l.without(sign)
		return false
	}
	return true
}

// tagName is the name that a tag starts with, in lower case. Prefixes go, as
// books use them for the elements of XHTML, SVG and MathML alike.
func tagName(s string) string {
	if i := strings.IndexAny(s, " \t\r\n\f/>"); i >= 0 {
		s = s[:i]
	}
	s = strings.ToLower(s)
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasPrefix(s, "epub:") {
		s = s[i+1:]
	}
	return s
}

// attr is the value of an attribute with its character references resolved; ""
// where there is none.
func (t token) attr(name string) string {
	rest := t.attributes
	for {
		rest = strings.TrimLeft(rest, " \t\r\n\f/")
		if rest == "" {
			return ""
		}
		i := strings.IndexAny(rest, "= \t\r\n\f/")
		if i < 0 {
			return ""
		}
		if i == 0 {
			rest = rest[1:]
			continue
		}
		this := rest[:i]
		rest = strings.TrimLeft(rest[i:], " \t\r\n\f")
		if !strings.HasPrefix(rest, "=") {
			continue
		}
		value := ""
		value, rest = attributeValue(strings.TrimLeft(rest[1:], " \t\r\n\f"))
		if strings.EqualFold(this, name) {
			return unescape(value)
		}
	}
}

func attributeValue(s string) (value, rest string) {
	if s == "" {
		return "", ""
	}
	end := 0
	if s[0] == '"' || s[0] == '\'' {
		if end = strings.IndexByte(s[1:], s[0]); end < 0 {
			return s[1:], ""
		}
		return s[1 : 1+end], s[end+2:]
	}
	if end = strings.IndexAny(s, " \t\r\n\f"); end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
