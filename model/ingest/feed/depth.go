package feed

import (
	"strings"

	"lectern/model/ingest/doc"
)

// maxDepth is how many elements may be open in each other. Feeds have about ten
// with the XHTML in them; the parser calls itself for each, and a goroutine that
// runs out of stack ends the program.
const maxDepth = 5000

// checkDepth refuses XML whose elements nest too deep. Where it reads tags in
// another way than the parser does, it counts more of them, never fewer.
func checkDepth(text string) error {
	if !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "<") {
		return nil
	}
	open := elements{count: make(map[string]int)}
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 {
			return nil
		}
		text = text[i+1:]
		tag := text[:tagEnd(text)]
		text = text[len(tag):]
		switch {
		case tag == "", tag[0] == '!', tag[0] == '?', strings.HasSuffix(tag, "/"):
		case tag[0] == '/':
			open.close(strings.TrimRight(tag[1:], " \t\r\n"))
		default:
			if j := strings.IndexAny(tag, " \t\r\n"); j >= 0 {
				tag = tag[:j]
			}
			open.names = append(open.names, tag)
			open.count[tag]++
		}
		if len(open.names) > maxDepth {
			return doc.Fail(doc.ErrDamaged, "nests its elements more than %d deep, as no feed does; it was left out.", maxDepth)
		}
	}
}

// tagEnd is where the markup ends that text begins in, after its "<".
func tagEnd(text string) int {
	end := ""
	switch {
	case strings.HasPrefix(text, "!--"):
		end = "-->"
	case strings.HasPrefix(text, "![CDATA["):
		end = "]]>"
	case strings.HasPrefix(text, "?"):
		end = "?>"
	}
	if end != "" {
		if i := strings.Index(text, end); i >= 0 {
			return i
		}
		return len(text)
	}
	value := false // an attribute's value may begin
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '>':
			return i
		case value && (c == '"' || c == '\''):
			j := strings.IndexByte(text[i+1:], c)
			if j < 0 {
				return len(text)
			}
			i += j + 1
			value = false
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			value = c == '='
		}
	}
	return len(text)
}

// elements are those that are open.
type elements struct {
	names []string
	count map[string]int // of each name
}

// close closes all up to the last one of that name; nothing where there is none.
func (e *elements) close(name string) {
	for closed := ""; e.count[name] > 0 && closed != name; {
		closed = e.names[len(e.names)-1]
		e.names = e.names[:len(e.names)-1]
		if e.count[closed]--; e.count[closed] == 0 {
			delete(e.count, closed)
		}
	}
}
