package web

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"path"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// MHTML (RFC 2557) is a page with its pictures as a mail message: browsers save
// it in one file. Its first part of HTML is the page.

// SniffMHTML tells a page saved as MHTML from a mail by what only browsers write.
func SniffMHTML(src doc.Source) bool {
	head := strings.ToLower(string(src.Head()))
	head, _, _ = strings.Cut(strings.ReplaceAll(strings.TrimLeft(head, "\ufeff \r\n"), "\r\n", "\n"), "\n\n")
	if !strings.Contains(head, "content-type:") || !strings.Contains(head, "mime-version:") && !strings.HasPrefix(head, "from:") {
		return false
	}
	switch extension := strings.ToLower(path.Ext(src.Path)); {
	case strings.Contains(head, "\nsnapshot-content-location:"), strings.HasPrefix(head, "snapshot-content-location:"), strings.Contains(head, "from: <saved by"), strings.Contains(head, "from: \"saved by"):
		return true
	case extension == ".mht" || extension == ".mhtml":
		return true
	}
	return strings.HasPrefix(strings.ToLower(src.MediaType), "multipart/related")
}

// Limits of an MHTML file.
const (
	maxParts      = 10_000
	maxPartsDepth = 4
)

// ReadMHTML reads the page in an MHTML file.
func ReadMHTML(ctx context.Context, src doc.Source) (*doc.Document, error) {
	r := bufio.NewReader(bytes.NewReader(bytes.TrimLeft(src.Data, "\ufeff\r\n \t")))
	header, err := textproto.NewReader(r).ReadMIMEHeader()
	if err != nil && len(header) == 0 {
		return nil, doc.Fail(doc.ErrDamaged, "is a damaged web archive: it does not begin with the headers of one.")
	}
	m := mhtml{ctx: ctx}
	page := m.find(header, r, 0)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if page == nil {
		return nil, doc.Fail(doc.ErrNoText, "is a web archive without a page in it; open the page it was saved from.")
	}
	page.Path = src.Path
	for _, location := range []string{page.URL, header.Get("Snapshot-Content-Location"), header.Get("Content-Location"), src.URL} {
		if page.URL = location; address(location) != nil {
			break
		}
		page.URL = ""
	}
	d, err := Read(ctx, *page)
	if err != nil {
		return nil, err
	}
	d.Set(model.FieldURL, doc.Address(nil, page.URL), "web archive")
	d.Set(model.FieldTitle, decodedHeader(header.Get("Subject")), "web archive")
	return d, nil
}

// mhtml looks for the page in the parts of a message.
type mhtml struct {
	ctx   context.Context
	parts int
}

// find is the first part of HTML; nil where there is none.
func (m *mhtml) find(header textproto.MIMEHeader, body io.Reader, depth int) *doc.Source {
	if m.parts++; m.parts > maxParts || depth > maxPartsDepth || m.ctx.Err() != nil {
		return nil
	}
	media, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		return nil
	}
	if strings.HasPrefix(media, "multipart/") {
		if params["boundary"] == "" {
			return nil
		}
		parts := multipart.NewReader(body, params["boundary"])
		for {
			part, err := parts.NextRawPart()
			if err != nil {
				return nil
			}
			if found := m.find(part.Header, part, depth+1); found != nil {
				return found
			}
			if m.parts > maxParts {
				return nil
			}
		}
	}
	if media != "text/html" && media != "application/xhtml+xml" {
		return nil
	}
	// Of a file that is cut off what there is is read.
	data, err := io.ReadAll(io.LimitReader(decoded(header.Get("Content-Transfer-Encoding"), body), doc.MaxPart))
	if err != nil && len(data) == 0 || len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	return &doc.Source{Data: data, MediaType: header.Get("Content-Type"), URL: strings.TrimSpace(header.Get("Content-Location"))}
}

// decoded undoes the encoding for transport.
func decoded(encoding string, r io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		return &forgiving{r: bufio.NewReader(r)}
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, r)
	}
	return r
}

// forgiving decodes quoted-printable (RFC 2045, 6.7) line by line; what breaks
// its rules stays as it is.
type forgiving struct {
	r    *bufio.Reader
	left []byte
	buf  []byte
}

// Read implements io.Reader.
func (f *forgiving) Read(p []byte) (int, error) {
	for len(f.left) == 0 {
		line, err := f.r.ReadSlice('\n')
		if len(line) == 0 && err != nil {
			return 0, err
		}
		f.buf = unquoted(f.buf[:0], line)
		f.left = f.buf
	}
	n := copy(p, f.left)
	f.left = f.left[n:]
	return n, nil
}

// unquoted appends a line decoded.
func unquoted(out, line []byte) []byte {
	end := bytes.TrimRight(line, " \t\r\n")
	soft := bytes.HasSuffix(end, []byte("=")) && len(line) > len(end)
	if soft {
		end = end[:len(end)-1]
	} else {
		end = bytes.TrimRight(line, "\r\n")
	}
	for i := 0; i < len(end); i++ {
		if end[i] == '=' && i+2 < len(end) {
			if high, low := hexDigit(end[i+1]), hexDigit(end[i+2]); high >= 0 && low >= 0 {
				out = append(out, byte(high<<4|low))
				i += 2
				continue
			}
		}
		out = append(out, end[i])
	}
	if !soft && len(line) > 0 && line[len(line)-1] == '\n' {
		out = append(out, '\n')
	}
	return out
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// decodedHeader is a header's text without the encoding of RFC 2047.
func decodedHeader(s string) string {
	if plain, err := new(mime.WordDecoder).DecodeHeader(s); err == nil {
		return plain
	}
	return s
}
