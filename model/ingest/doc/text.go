package doc

import (
	"net/url"
	"strings"
	"unicode"

	"lectern/model"
)

// Text gathers the text of one block from pieces: it joins white space, makes
// the pieces safe for a terminal, and keeps where links are. The zero Text is
// empty.
type Text struct {
	b     strings.Builder
	space bool // white space waits for a word after it
	links []model.Link
	open  string // the address of the link that is open
	start int    // where it begins
}

// Write adds text. White space at its ends counts: "a" and "b" make "ab".
func (t *Text) Write(s string) {
	for s != "" {
		i := strings.IndexFunc(s, unicode.IsSpace)
		if i != 0 {
			word := s
			if i > 0 {
				word = s[:i]
			}
			t.word(model.SanitizeLine(word))
			s = s[len(word):]
			continue
		}
		rest := strings.TrimLeftFunc(s, unicode.IsSpace)
		// A no-break space is white space only where it is all there is.
		if gap := s[:len(s)-len(rest)]; strings.Trim(gap, "\u00a0\u202f") == "" && rest != "" && t.b.Len() > 0 && !t.space {
			t.b.WriteString("\u00a0")
		} else {
			t.space = true
		}
		s = rest
	}
}

func (t *Text) word(s string) {
	if s == "" {
		return
	}
	if t.space && t.b.Len() > 0 {
		t.b.WriteByte(' ')
		if t.open != "" && t.start == t.b.Len()-1 {
			t.start++
		}
	}
	t.space = false
	t.b.WriteString(s)
}

// Link begins a link to the address, if it is one that a reader may follow;
// what is written until EndLink is in it. A link that is open ends.
func (t *Text) Link(address string) {
	t.EndLink()
	t.open, t.start = Address(nil, address), t.b.Len()
}

// EndLink ends the link that is open.
func (t *Text) EndLink() {
	if t.open != "" && t.b.Len() > t.start {
		t.links = append(t.links, model.Link{Span: model.Span{Start: t.start, End: t.b.Len()}, URL: t.open})
	}
	t.open = ""
}

// Empty reports whether no word was written since the last block.
func (t *Text) Empty() bool { return t.b.Len() == 0 }

// Len is the length in bytes of what was written since the last block.
func (t *Text) Len() int { return t.b.Len() }

// Block is what was written since the last one, with its role given by markup.
// A link that is open goes on in the next block.
func (t *Text) Block(role model.Role) Block {
	address := t.open
	t.EndLink()
	b := Block{Text: strings.TrimRight(t.b.String(), "\u00a0"), Role: role, Marked: role != model.Body, Links: t.links}
	for n := len(b.Links); n > 0 && b.Links[n-1].End > len(b.Text); n-- {
		b.Links[n-1].End = len(b.Text)
	}
	t.b.Reset()
	t.links, t.space = nil, false
	t.open, t.start = address, 0
	return b
}

// Address is the address as a reader may follow it: absolute, with the scheme
// http, https or mailto, sanitised; "" for any other. base resolves relative
// ones; nil where there is none.
func Address(base *url.URL, address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || len(address) > 4096 {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	s := u.String()
	if strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || unicode.Is(unicode.C, r) }) || model.SanitizeLine(s) != s {
		return ""
	}
	return s
}
