// Package feed reads the files of news feeds: RSS 0.9 to 2.0, Atom, JSON Feed,
// and OPML, the lists of feeds that readers exchange.
package feed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"lectern/model/ingest/charset"
	"lectern/model/ingest/doc"
)

// maxSize is the size in bytes above which a feed is refused: its parser holds
// all of it, many times over.
const maxSize = 64 << 20

// Kinds of feeds, by the root of the file.
const (
	kindNone = iota
	kindRSS
	kindAtom
	kindJSON
	kindOPML
)

// Sniff tells a feed: by the root element of XML, with the namespace where the
// element alone could be anything, or by the version that JSON Feed demands.
func Sniff(src doc.Source) bool {
	kind := kindOf(head(src))
	return kind != kindNone && kind != kindOPML
}

// head is the beginning of the source as text.
func head(src doc.Source) string {
	data := src.Head()
	if charset.IsUTF16(data) {
		return charset.Decode(data, "")
	}
	return string(data)
}

// kindOf tells the kind of a feed by the beginning of its text.
func kindOf(text string) int {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	if strings.HasPrefix(text, "{") {
		if strings.Contains(text, "jsonfeed.org/version/") || strings.Contains(text, `jsonfeed.org\/version\/`) {
			return kindJSON
		}
		return kindNone
	}
	name := root(text)
	if _, local, ok := strings.Cut(name, ":"); ok {
		name = local
	}
	switch strings.ToLower(name) {
	case "rss":
		return kindRSS
	case "rdf":
		if strings.Contains(text, "purl.org/rss/1.0/") || strings.Contains(text, "netscape.com/rdf/simple/0.9/") {
			return kindRSS
		}
	case "feed":
		if strings.Contains(text, "www.w3.org/2005/Atom") || strings.Contains(text, "purl.org/atom/ns#") {
			return kindAtom
		}
	case "opml":
		return kindOPML
	}
	return kindNone
}

// root is the name of the root element of XML, "" where text is none.
func root(text string) string {
	for {
		text = strings.TrimLeft(text, " \t\r\n")
		end := ""
		switch {
		case strings.HasPrefix(text, "<?"):
			end = "?>"
		case strings.HasPrefix(text, "<!--"):
			end = "-->"
		case strings.HasPrefix(text, "<!"):
			end = ">"
			// The internal subset of a document type has markup of its own.
			if i := strings.IndexAny(text, "[>"); i > 0 && text[i] == '[' {
				end = "]"
			}
		case strings.HasPrefix(text, "<"):
			name := text[1:]
			if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
				return name[:i]
			}
			return ""
		case strings.HasPrefix(text, ">"): // after an internal subset
			text = text[1:]
			continue
		default:
			return ""
		}
		_, rest, ok := strings.Cut(text, end)
		if !ok {
			return ""
		}
		text = rest
	}
}

// Parts gives the items of a feed in its order, each once.
func Parts(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		text, err := load(src)
		if err != nil {
			yield(doc.Part{Err: err})
			return
		}
		items, cut, err := parse(ctx, text, src.URL)
		if err != nil {
			yield(doc.Part{Err: err})
			return
		}
		seen := make(map[string]bool)
		for i, it := range items {
			if ctx.Err() != nil {
				return
			}
			if it.id != "" && seen[it.id] {
				continue
			}
			seen[it.id] = true
			if err := limits.Part(); err != nil {
				yield(doc.Part{Err: err})
				return
			}
			if !yield(it.part(i + 1)) {
				return
			}
			items[i] = item{}
		}
		if cut {
			yield(doc.Part{Err: doc.Fail(doc.ErrDamaged, "is a feed that is cut off; its items up to there were read.")})
		}
	}
}

// load is the text of a source that is XML or JSON: UTF-8, whatever it was, and
// without an XML declaration that says otherwise.
func load(src doc.Source) (string, error) {
	if src.Length() > maxSize {
		return "", doc.Fail(doc.ErrTooLarge, "is a feed of more than %d MB; split it first.", maxSize>>20)
	}
	data, err := io.ReadAll(src.Reader())
	if err != nil {
		return "", err
	}
	return decode(data)
}

func decode(data []byte) (string, error) {
	name := declared(data)
	if strings.EqualFold(name, "utf-8") { // what the bytes show is better
		name = ""
	}
	text := strings.ToValidUTF8(charset.Decode(data, name), "\ufffd")
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	if strings.HasPrefix(text, "<?xml") {
		_, rest, _ := strings.Cut(text, "?>")
		text = rest
	}
	text = legal(text)
	return text, checkDepth(text)
}

// legal is XML without references to characters that XML does not allow, one of
// which would keep all of a feed from being read.
func legal(text string) string {
	var b strings.Builder
	for {
		i := strings.Index(text, "&#")
		if i < 0 {
			break
		}
		end := i + 2
		for end < len(text) && end < i+12 && text[end] != ';' {
			end++
		}
		number, base := text[i+2:end], 10
		if hex := strings.TrimLeft(number, "xX"); len(hex) < len(number) {
			number, base = hex, 16
		}
		n, err := strconv.ParseUint(number, base, 32)
		if err == nil && end < len(text) && text[end] == ';' && (n < ' ' && n != '\t' && n != '\n' && n != '\r' || !utf8.ValidRune(rune(n)) || n&0xfffe == 0xfffe) {
			b.WriteString(text[:i])
			text = text[end+1:]
			continue
		}
		b.WriteString(text[:end])
		text = text[end:]
	}
	if b.Len() == 0 {
		return text
	}
	b.WriteString(text)
	return b.String()
}

// declared is the encoding in the XML declaration, "" where there is none.
func declared(data []byte) string {
	data = bytes.TrimLeft(data[:min(len(data), 256)], "\xef\xbb\xbf \t\r\n")
	declaration, _, ok := bytes.Cut(data, []byte("?>"))
	if !ok || !bytes.HasPrefix(declaration, []byte("<?xml")) {
		return ""
	}
	_, value, _ := bytes.Cut(declaration, []byte("encoding"))
	value = bytes.TrimLeft(value, " \t=")
	if len(value) == 0 || value[0] != '"' && value[0] != '\'' {
		return ""
	}
	name, _, _ := bytes.Cut(value[1:], value[:1])
	return string(name)
}

// parse reads the items of a feed. cut says that the end of the feed is missing.
func parse(ctx context.Context, text, base string) (items []item, cut bool, err error) {
	kind := kindOf(text[:min(len(text), doc.HeadSize)])
	items, err = parseKind(ctx, kind, text, base)
	if err == nil || ctx.Err() != nil {
		return items, false, ctx.Err()
	}
	if whole, ok := mended(kind, text); ok {
		if items, err := parseKind(ctx, kind, whole, base); err == nil && len(items) > 0 {
			return items, true, nil
		}
	}
	return nil, false, &doc.Problem{Meaning: doc.ErrDamaged, Text: fmt.Sprintf("is a damaged feed (%v); download it again.", err), Cause: err}
}

// mended is a feed without its end up to the last whole item, with an end.
func mended(kind int, text string) (string, bool) {
	tag, end := "</item>", "</channel></rss>"
	switch {
	case kind == kindAtom:
		tag, end = "</entry>", "</feed>"
	case kind != kindRSS:
		return "", false
	case strings.EqualFold(root(text), "rdf:RDF"):
		end = "</" + root(text) + ">"
	}
	i := strings.LastIndex(text, tag)
	if i < 0 {
		return "", false
	}
	return text[:i+len(tag)] + end, true
}

// errNoFeed is for text that is no feed after all.
var errNoFeed = errors.New("it has no items that are known")

func parseKind(ctx context.Context, kind int, text, base string) ([]item, error) {
	r := &reader{ctx: ctx, r: strings.NewReader(text)}
	switch kind {
	case kindRSS:
		f, err := (&rss.Parser{}).Parse(r)
		if err != nil {
			return nil, err
		}
		g, err := (&gofeed.DefaultRSSTranslator{DisableContentImageScan: true}).Translate(f)
		if err != nil {
			return nil, err
		}
		items := itemsOf(g, base)
		for i, it := range f.Items {
			if it.Source != nil {
				items[i].outlet = first(plainTitle(it.Source.Title), items[i].outlet)
			}
		}
		return items, nil
	case kindAtom:
		f, err := (&atom.Parser{}).Parse(r)
		if err != nil {
			return nil, err
		}
		g, err := (&gofeed.DefaultAtomTranslator{}).Translate(f)
		if err != nil {
			return nil, err
		}
		items := itemsOf(g, base)
		for i, e := range f.Entries {
			if e.Source != nil {
				items[i].outlet = first(plainTitle(e.Source.Title), items[i].outlet)
			}
			if e.Content != nil && e.Content.Value != "" {
				items[i].plain = e.Content.Type == "text" || e.Content.Type == "text/plain"
			}
		}
		return items, nil
	case kindJSON:
		f, err := (&json.Parser{}).Parse(r)
		if err != nil {
			return nil, err
		}
		g, err := (&gofeed.DefaultJSONTranslator{}).Translate(f)
		if err != nil {
			return nil, err
		}
		items := itemsOf(g, first(f.HomePageURL, base))
		for i, it := range f.Items {
			items[i].plain = it.ContentHTML == ""
		}
		return items, nil
	}
	return nil, errNoFeed
}

// reader ends with its context.
type reader struct {
	ctx context.Context
	r   io.Reader
}

// Read implements io.Reader.
func (r *reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

func first(values ...string) string {
	for _, v := range values {
		if strings.TrimSpace(v) != "" {
			return v
		}
	}
	return ""
}
