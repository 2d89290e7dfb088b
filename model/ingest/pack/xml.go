package pack

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"lectern/model/ingest/charset"
	"lectern/model/ingest/doc"
)

// XML reads the tokens of an XML file, however badly it is formed. Entities are
// not expanded, but for the five of XML and characters by number; no file or
// address is ever followed. Elements and attributes have the names that Spaces
// gives their namespaces in Name.Space, whatever prefix the file has for them.
type XML struct {
	d        *xml.Decoder
	spaces   map[string]string // of namespaces
	prefixes map[string]string // of the file, to names of namespaces
	tokens   int
	depth    int // of the elements that are open
}

// checkEvery is after how many tokens a reader should look at its context.
const checkEvery = 4096

// NewXML reads data, in any charset. spaces gives namespaces, by their
// addresses, the short names that callers use for them.
func NewXML(data []byte, spaces map[string]string) *XML {
	d := xml.NewDecoder(bytes.NewReader(legible(data)))
	d.Strict = false
	// The text is UTF-8 by now, whatever its declaration says.
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return &XML{d: d, spaces: spaces, prefixes: make(map[string]string)}
}

// legible is data as UTF-8 without the characters that XML does not allow.
func legible(data []byte) []byte {
	data = bytes.TrimLeft(data, " \t\r\n")
	if !bytes.HasPrefix(data, []byte("<")) || !utf8.Valid(data) || declared(data) != "" {
		data = []byte(charset.Decode(data, declared(data)))
	}
	legal := func(r rune) bool {
		return r >= ' ' && r != 0xfffe && r != 0xffff || r == '\t' || r == '\n' || r == '\r'
	}
	if utf8.Valid(data) && bytes.IndexFunc(data, func(r rune) bool { return !legal(r) }) < 0 {
		return data
	}
	return bytes.Map(func(r rune) rune {
		if !legal(r) {
			return ' '
		}
		return r
	}, bytes.ToValidUTF8(data, []byte("\ufffd")))
}

// declared is the charset that the XML declaration names, "" for UTF-8 and where
// there is none.
func declared(data []byte) string {
	if !bytes.HasPrefix(data, []byte("<?xml")) {
		return ""
	}
	declaration, _, _ := bytes.Cut(data[:min(len(data), 200)], []byte("?>"))
	_, name, ok := strings.Cut(string(declaration), "encoding")
	if !ok {
		return ""
	}
	name = strings.TrimLeft(name, " =\t\r\n")
	if name == "" || name[0] != '"' && name[0] != '\'' {
		return ""
	}
	name, _, _ = strings.Cut(name[1:], name[:1])
	if strings.EqualFold(name, "utf-8") || strings.HasPrefix(strings.ToLower(name), "utf-16") {
		return ""
	}
	return name
}

// Next is the next token: an xml.StartElement, xml.EndElement or xml.CharData,
// which is only good until the next. The end is io.EOF; where the file breaks
// off or is no XML from here on, it is a *doc.Problem.
func (x *XML) Next() (xml.Token, error) {
	for {
		t, err := x.d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && x.depth <= 0:
			return nil, io.EOF
		case err != nil:
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF // elements are open
			}
			return nil, &doc.Problem{Meaning: doc.ErrDamaged, Text: "is damaged: its text breaks off; the rest was left out.", Cause: err}
		}
		x.tokens++
		switch t := t.(type) {
		case xml.StartElement:
			x.depth++
			x.declare(t.Attr)
			t.Name = x.name(t.Name)
			for i := range t.Attr {
				if t.Attr[i].Name.Space != "" { // without a prefix it is in no namespace
					t.Attr[i].Name = x.name(t.Attr[i].Name)
				}
			}
			return t, nil
		case xml.EndElement:
			x.depth--
			t.Name = x.name(t.Name)
			return t, nil
		case xml.CharData:
			return t, nil
		}
	}
}

// Often is true now and then: when it is, a reader should look whether it is
// still wanted.
func (x *XML) Often() bool { return x.tokens%checkEvery == 0 }

// declare takes over the namespaces that an element declares. They hold from
// there on: no real file gives one prefix two meanings.
func (x *XML) declare(attrs []xml.Attr) {
	for _, a := range attrs {
		switch {
		case a.Name.Space == "xmlns":
			x.set(a.Name.Local, a.Value)
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			x.set("", a.Value)
		}
	}
}

func (x *XML) set(prefix, address string) {
	const most = 1000 // prefixes; real files have thirty
	name, ok := x.spaces[strings.TrimRight(address, "/")]
	if !ok {
		name = "?"
	}
	if len(x.prefixes) < most {
		x.prefixes[prefix] = name
	}
}

// name is a name with its namespace's short one. A prefix that was never
// declared stays what it is: it is one of those that everybody uses.
func (x *XML) name(n xml.Name) xml.Name {
	if space, ok := x.prefixes[n.Space]; ok {
		n.Space = space
	}
	return n
}

// Skip reads to the end of the element whose start was read last.
func (x *XML) Skip() error {
	for depth := 1; depth > 0; {
		t, err := x.Next()
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// Text reads to the end of the element whose start was read last, and gives all
// text in it, of at most 64 KiB.
func (x *XML) Text() (string, error) {
	const most = 64 << 10
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := x.Next()
		if err != nil {
			return b.String(), err
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if b.Len()+len(t) <= most {
				b.Write(t)
			}
		}
	}
	return b.String(), nil
}

// Attr is the value of an attribute, "" where the element has none. space is
// the short name of its namespace, "" for none.
func Attr(e xml.StartElement, space, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local && a.Name.Space == space {
			return a.Value
		}
	}
	return ""
}
