package mail

import (
	"bufio"
	"bytes"
	"io"
	"mime"
	"net/mail"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-message"
	"github.com/emersion/go-message/textproto"

	"lectern/model"
	"lectern/model/ingest/charset"
	"lectern/model/ingest/doc"
)

// split parts a letter, or a part of one, into header and body. Lines of the
// header that are no fields are left out.
func split(data []byte) (message.Header, []byte) {
	if bytes.HasPrefix(data, []byte("From ")) { // as a mailbox has it
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	var clean bytes.Buffer
	rest := data
	field := false // the line before is one, and may go on
	for len(rest) > 0 {
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		if len(line) == 0 {
			rest = after
			break
		}
		if len(data)-len(rest) > maxHeader {
			break
		}
		rest = after
		more := line[0] == ' ' || line[0] == '\t'
		if more && field || !more && startsWithField(line) {
			field = true
			clean.Write(line)
			clean.WriteString("\r\n")
			continue
		}
		field = false
	}
	clean.WriteString("\r\n")
	h, err := textproto.ReadHeader(bufio.NewReader(&clean))
	if err != nil {
		h = textproto.Header{}
	}
	return message.Header{Header: h}, rest
}

// words decodes encoded words (RFC 2047) of any charset.
func words(s string) string {
	d := mime.WordDecoder{CharsetReader: func(name string, r io.Reader) (io.Reader, error) {
		data, err := io.ReadAll(r)
		return strings.NewReader(charset.Decode(data, name)), err
	}}
	if decoded, err := d.DecodeHeader(s); err == nil {
		s = decoded
	}
	if utf8.ValidString(s) {
		return s
	}
	// The blank shows that the last character is not one that was cut off.
	return charset.Decode([]byte(s+" "), "")
}

// field is a header's field as text, sanitised; of bounded length, as it names
// something.
func field(h message.Header, name string) string {
	const most = 2000
	s := model.SanitizeLine(words(h.Get(name)))
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	return s
}

// mediaType is the type of a part with its parameters, text/plain where nothing
// sensible is said.
func mediaType(h message.Header) (string, map[string]string) {
	media, params, err := h.ContentType()
	if err != nil {
		// One bad parameter must not cost the type.
		media, _, _ = strings.Cut(h.Get("Content-Type"), ";")
		params = looseParams(h.Get("Content-Type"))
	}
	if params == nil {
		params = make(map[string]string)
	}
	extended(h.Get("Content-Type"), params)
	media = strings.ToLower(strings.TrimSpace(media))
	if !strings.Contains(media, "/") {
		media = "text/plain"
	}
	return media, params
}

// looseParams reads parameters that are not written as they should be.
func looseParams(value string) map[string]string {
	params := make(map[string]string)
	for _, p := range strings.Split(value, ";")[1:] {
		if name, v, ok := strings.Cut(p, "="); ok {
			params[strings.ToLower(strings.TrimSpace(name))] = strings.Trim(strings.TrimSpace(v), `"`)
		}
	}
	return params
}

// extended adds the parameters of RFC 2231 that are in a charset which the
// standard library does not know.
func extended(value string, params map[string]string) {
	if !strings.Contains(value, "*=") {
		return
	}
	for key, v := range looseParams(value) {
		key, ok := strings.CutSuffix(key, "*")
		set, rest, ok2 := strings.Cut(v, "'")
		_, escaped, ok3 := strings.Cut(rest, "'")
		raw, err := url.PathUnescape(escaped)
		if ok && ok2 && ok3 && err == nil && params[key] == "" {
			params[key] = charset.Decode([]byte(raw), set)
		}
	}
}

// fileName is the name of the file that a part is; "" where it has none.
func fileName(h message.Header, params map[string]string) string {
	disposition := h.Get("Content-Disposition")
	_, d, err := mime.ParseMediaType(disposition)
	if err != nil {
		d = looseParams(disposition)
	}
	if d == nil {
		d = make(map[string]string)
	}
	extended(disposition, d)
	name := d["filename"]
	if name == "" {
		name = params["name"]
	}
	name = model.SanitizeLine(words(name))
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	if len(name) > 200 {
		name = strings.ToValidUTF8(name[len(name)-200:], "")
	}
	return name
}

// attached reports whether a part says that it is a file.
func attached(h message.Header) bool {
	kind, _, _ := strings.Cut(h.Get("Content-Disposition"), ";")
	return strings.EqualFold(strings.TrimSpace(kind), "attachment")
}

const origin = "mail header"

// facts sets what the header says of a letter.
func facts(d *doc.Document, h message.Header) {
	list := listName(h)
	d.Set(model.FieldTitle, subject(field(h, "Subject"), h), origin)
	author, outlet := sender(h, list)
	d.Set(model.FieldAuthor, author, origin)
	d.Set(model.FieldSource, outlet, origin)
	if t, ok := date(h); ok {
		d.Set(model.FieldPublished, model.DayOf(t).String(), origin)
	}
	for _, name := range []string{"Archived-At", "List-Archive"} {
		address := strings.Trim(field(h, name), "<> ")
		if strings.HasPrefix(address, "http") {
			d.Set(model.FieldURL, doc.Address(nil, address), origin)
		}
	}
	language, _, _ := strings.Cut(field(h, "Content-Language"), ",")
	d.Set(model.FieldLanguage, strings.TrimSpace(language), origin)
}

// prefixes are what mail programs put before the subject of a reply or of a
// letter sent on, in lower case.
var prefixes = []string{"re", "fwd", "fw", "aw", "wg", "antw", "antwort", "sv", "vs", "vb", "tr", "rv", "res", "r", "rif", "odp", "pd", "ynt", "ilt", "答复", "回复", "转发"}

// subject is a subject without what was put before it.
func subject(s string, h message.Header) string {
	tag := strings.ToLower(strings.Split(strings.Trim(listID(h), "<>"), ".")[0])
	for {
		s = strings.TrimSpace(s)
		if rest, ok := strings.CutPrefix(s, "["); ok {
			name, after, ok := strings.Cut(rest, "]")
			if ok && tag != "" && strings.EqualFold(name, tag) && strings.TrimSpace(after) != "" {
				s = after
				continue
			}
		}
		before, after, ok := strings.Cut(s, ":")
		if !ok {
			before, after, ok = strings.Cut(s, "：")
		}
		if !ok || strings.TrimSpace(after) == "" || !isPrefix(before) {
			return s
		}
		s = after
	}
}

// isPrefix reports whether s is one of prefixes, which may be counted: "Re[2]".
func isPrefix(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	if i := strings.IndexAny(s, "[(^"); i > 0 {
		s = s[:i]
	}
	for _, p := range prefixes {
		if s == p {
			return true
		}
	}
	return false
}

// date is when the letter was written, in the writer's own time zone.
func date(h message.Header) (time.Time, bool) {
	values := []string{h.Get("Date"), h.Get("Resent-Date")}
	if received := h.Values("Received"); len(received) > 0 {
		last := received[len(received)-1]
		values = append(values, last[strings.LastIndexByte(last, ';')+1:])
	}
	for _, value := range values {
		value = strings.TrimSpace(value)
		if t, err := mail.ParseDate(value); err == nil && sane(t) {
			return t, true
		}
		for _, layout := range []string{time.ANSIC, time.UnixDate, "Mon, 2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05", "Monday, January 2, 2006 3:04 PM", time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05", "Mon, 2 Jan 2006"} {
			if t, err := time.Parse(layout, value); err == nil && sane(t) {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

// sane reports whether mail can be of that time.
func sane(t time.Time) bool { return t.Year() >= 1970 && t.Year() < 2100 }
