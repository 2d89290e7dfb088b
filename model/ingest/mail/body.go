package mail

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/emersion/go-message"

	"lectern/model"
	"lectern/model/ingest/charset"
	"lectern/model/ingest/doc"
)

// Bounds of what one letter may be made of. Letters that were sent on again and
// again come to a depth of ten, digests to a hundred parts.
const (
	maxNesting = 24
	maxParts   = 2000
)

// letter is a letter on its way into an article and documents.
type letter struct {
	ctx    context.Context
	header message.Header
	blocks []doc.Block
	told   []doc.Block // what is attached
	files  []file      // what of it can be read
	parts  int
	full   bool  // parts were left out, as there are too many
	locked error // why a part of it could not be read
}

// file is a document that is attached.
type file struct {
	name, media string
	data        []byte
}

// read reads a letter.
func (l *letter) read(data []byte) {
	h, body := split(data)
	l.header = h
	l.blocks = l.part(h, body, 0)
}

// document is the letter as an article.
func (l *letter) document() (*doc.Document, error) {
	if size(l.blocks) == 0 {
		switch {
		case l.locked != nil:
			return nil, l.locked
		case len(l.told) > 0:
			if l.full {
				return nil, doc.Fail(doc.ErrNoText, "is a letter without text in more parts than any letter has; there is nothing to read.")
			}
			return nil, doc.Fail(doc.ErrNoText, "is a letter without a text of its own; attached is %s.", l.told[0].Text)
		}
		return nil, doc.Fail(doc.ErrNoText, "is a letter without text; there is nothing to read.")
	}
	footer(l.header, l.blocks)
	d := &doc.Document{Blocks: append(l.blocks, l.told...)}
	facts(d, l.header)
	return d, nil
}

// part is the text of a part of the letter; what else it holds is gathered.
func (l *letter) part(h message.Header, body []byte, depth int) []doc.Block {
	media, params := mediaType(h)
	if l.parts++; l.parts > maxParts || depth > maxNesting || l.ctx.Err() != nil {
		if !l.full {
			l.full = true
			l.tell("more parts than any letter has", media, len(body), "left out")
		}
		return nil
	}
	kind, sub, _ := strings.Cut(media, "/")
	name := fileName(h, params)
	switch {
	case kind == "multipart":
		return l.multipart(sub, params["boundary"], body, depth)
	case media == "message/rfc822" || media == "message/global" || media == "message/news":
		return l.forwarded(decoded(h, body), depth)
	case media == "application/pkcs7-mime" || media == "application/x-pkcs7-mime" || media == "application/pgp-encrypted":
		if strings.HasPrefix(params["smime-type"], "signed") {
			l.locked = doc.Fail(doc.ErrUnsupported, "is a letter signed in a form that packs its text (S/MIME); save its text from a mail program.")
		} else {
			l.locked = locked()
		}
		l.tell(name, media, len(body), "encrypted part")
		return nil
	case sub == "pgp-signature" || sub == "pkcs7-signature" || sub == "x-pkcs7-signature":
		l.tell(name, media, len(body), "digital signature")
		return nil
	case (media == "text/plain" || media == "text/html" || media == "application/xhtml+xml") && !attached(h):
		text := charset.Decode(decoded(h, body), params["charset"])
		if media == "text/plain" {
			return l.plain(text, params)
		}
		return l.html(text)
	}
	l.attachment(h, media, name, body)
	return nil
}

func locked() error {
	return doc.Fail(doc.ErrLocked, "is encrypted; decrypt it in a mail program and save its text.")
}

// plain is the text of a part in plain text.
func (l *letter) plain(text string, params map[string]string) []doc.Block {
	if isMarkup(text) {
		return l.html(text)
	}
	t := newText(text, strings.EqualFold(params["format"], "flowed"), strings.EqualFold(params["delsp"], "yes"))
	t.forward = isForward(field(l.header, "Subject"))
	blocks := t.blocks()
	if t.encrypted {
		l.locked = locked()
	}
	return blocks
}

// isMarkup reports whether text that calls itself plain is a page.
func isMarkup(text string) bool {
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 200)]))
	return strings.HasPrefix(start, "<html") || strings.HasPrefix(start, "<!doctype html")
}

// multipart is the text of a part that has parts.
func (l *letter) multipart(sub, boundary string, body []byte, depth int) []doc.Block {
	parts := cut(body, boundary)
	if len(parts) == 0 { // no boundary holds: all of it is text
		return l.part(message.Header{}, body, depth+1)
	}
	switch sub {
	case "alternative":
		return l.alternative(parts, depth)
	case "encrypted":
		l.locked = locked()
		l.tell("", "multipart/encrypted", len(body), "encrypted part")
		return nil
	}
	var blocks []doc.Block
	for _, p := range parts {
		h, body := split(p)
		if sub == "digest" && h.Get("Content-Type") == "" {
			h.Set("Content-Type", "message/rfc822")
		}
		blocks = append(blocks, l.part(h, body, depth+1)...)
	}
	return blocks
}

// cut cuts the body of a multipart (RFC 2046) at its boundary. The last part may
// lack its end.
func cut(body []byte, boundary string) [][]byte {
	boundary = strings.TrimRight(boundary, " \t")
	if boundary == "" {
		return nil
	}
	mark := []byte("--" + boundary)
	var parts [][]byte
	start := -1
	for at := 0; at < len(body); {
		end := len(body)
		if i := bytes.IndexByte(body[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if line := body[at:end]; bytes.HasPrefix(line, mark) {
			rest := bytes.TrimRight(line[len(mark):], " \t\r\n")
			last := string(rest) == "--"
			if last || len(rest) == 0 {
				if start >= 0 {
					parts = append(parts, trimEnd(body[start:at]))
				}
				start = end
				if last {
					return parts
				}
			}
		}
		at = end
		if len(parts) > maxParts {
			return parts
		}
	}
	if start >= 0 && start < len(body) {
		parts = append(parts, body[start:])
	}
	return parts
}

// trimEnd takes off the end of the line before a boundary, which belongs to it.
func trimEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// alternative is the best of several forms of the same text: plain text, unless
// it only stands in for the other.
func (l *letter) alternative(parts [][]byte, depth int) []doc.Block {
	var plain, rich []doc.Block
	whole := true // the plain text is more than a stub
	for _, p := range parts {
		h, body := split(p)
		media, params := mediaType(h)
		if media == "text/plain" && !attached(h) {
			if plain == nil {
				plain = l.part(h, body, depth+1)
				whole = !mostlyAddresses(charset.Decode(decoded(h, body), params["charset"]))
			}
			continue
		}
		if kind, _, _ := strings.Cut(media, "/"); kind == "text" && media != "text/html" {
			continue // a calendar or a page for another reader says the same
		}
		if blocks := l.part(h, body, depth+1); size(blocks) > 0 {
			rich = blocks
		}
	}
	// What is quoted counts, as it is not found in every form of a letter.
	if rich == nil || whole && size(plain) > 0 && total(plain)*2 >= total(rich) {
		return plain
	}
	return rich
}

// size is the length in bytes of what stays of blocks.
func size(blocks []doc.Block) int {
	n := 0
	for _, b := range blocks {
		if b.Reason == "" {
			n += len(b.Text)
		}
	}
	return n
}

// total is the length in bytes of blocks, with those that a reader could see.
func total(blocks []doc.Block) int {
	n := 0
	for _, b := range blocks {
		if b.Reason != "hidden" {
			n += len(b.Text)
		}
	}
	return n
}

// mostlyAddresses reports whether a quarter of the text or more is addresses, as
// where a machine made it of a page.
func mostlyAddresses(text string) bool {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.Contains(word, "://") {
			n += len(word)
		}
	}
	return n*4 > len(text)
}

// forwarded is a letter in the letter: a heading, who wrote it, its text.
func (l *letter) forwarded(data []byte, depth int) []doc.Block {
	h, body := split(data)
	outer := l.header
	l.header = h
	text := l.part(h, body, depth+1)
	l.header = outer
	if len(text) == 0 {
		return nil
	}
	var head []doc.Block
	var b doc.Text
	if b.Write(subject(field(h, "Subject"), h)); !b.Empty() {
		head = append(head, b.Block(model.Heading))
	}
	who, address := from(h)
	b.Write(first(who, address))
	if t, ok := date(h); ok {
		if !b.Empty() {
			b.Write(", ")
		}
		b.Write(t.Format("2 January 2006"))
	}
	if !b.Empty() {
		line := b.Block(model.Body)
		line.Marked = true
		head = append(head, line)
	}
	return append(head, text...)
}

// documents are the kinds of files that can be read as articles, by extension.
func readable(name, media string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".mht", ".mhtml", ".pdf", ".epub", ".docx", ".odt", ".eml", ".mbox", ".zip", ".gz", ".warc", ".rss", ".atom":
		return true
	}
	switch media {
	case "application/pdf", "application/epub+zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.oasis.opendocument.text",
		"text/html", "text/markdown", "application/rss+xml", "application/atom+xml":
		return true
	}
	return false
}

// attachment gathers a part that is a file.
func (l *letter) attachment(h message.Header, media, name string, body []byte) {
	data := decoded(h, body)
	if len(bytes.TrimSpace(data)) == 0 && name == "" {
		return
	}
	if !readable(name, media) {
		reason := "attachment"
		if strings.HasPrefix(media, "image/") && !attached(h) {
			reason = "picture"
		}
		l.tell(name, media, len(data), reason)
		return
	}
	l.tell(name, media, len(data), "attachment, an article of its own")
	if name == "" {
		name = fmt.Sprintf("attachment %d", len(l.files)+1)
	}
	l.files = append(l.files, file{name: name, media: media, data: data})
}

// tell notes a part that is no text.
func (l *letter) tell(name, media string, size int, reason string) {
	if name == "" {
		name = model.SanitizeLine(media)
	}
	l.told = append(l.told, doc.Block{Text: name + ", " + bytesText(size), Reason: reason})
}

// bytesText is a size as a person would say it.
func bytesText(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 999_500:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
