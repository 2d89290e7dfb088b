package archive

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"lectern/model/ingest/doc"
)

// WARC is read as ISO 28500:2017 (WARC 1.1) describes it, and 1.0, of which it
// is a superset: records one after another, each a line with the version,
// headers as in mail, a block of Content-Length bytes, and two empty lines. A
// packed file is one gzip member per record, which reads as one stream.

// SniffWARC tells a WARC file, packed with gzip or not.
func SniffWARC(src doc.Source) bool {
	r, err := unzipped(src)
	if err != nil {
		return false
	}
	start := make([]byte, len(warcVersion))
	_, err = io.ReadFull(r, start)
	return err == nil && string(start) == warcVersion
}

const warcVersion = "WARC/1."

// maxHeaders is the length in bytes of the headers of a record, beyond which the
// file is no WARC.
const maxHeaders = 1 << 20

// WARC gives the pages and documents of a WARC file: what servers answered with
// success, and what was kept without a server. At the end it tells how many
// other records (pictures, scripts, redirects) there were.
func WARC(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		w := warc{limits: limits}
		stream, err := unzipped(src)
		if err != nil {
			yield(doc.Part{Err: unpackFailure(err)})
			return
		}
		// A file of its own does not count as unpacked.
		if SniffGZIP(src) {
			stream = limits.Reader(stream, 1<<62)
		}
		w.r = bufio.NewReaderSize(stream, 64<<10)
		for ctx.Err() == nil {
			part, err := w.next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				yield(doc.Part{Err: unpackFailure(err)})
				return
			}
			if part == nil {
				continue
			}
			if err := limits.Part(); err != nil {
				yield(doc.Part{Err: err})
				return
			}
			if !yield(*part) {
				return
			}
		}
		if w.others > 0 && ctx.Err() == nil {
			yield(doc.Part{Err: doc.Fail(doc.ErrUnsupported, "holds %d other records (pictures, scripts, redirects, requests); they were left out.", w.others)})
		}
	}
}

// warc reads the records of a stream.
type warc struct {
	r      *bufio.Reader
	limits doc.Limits
	others int
}

// next is the next record's page; nil where the record holds none.
func (w *warc) next() (*doc.Part, error) {
	line := ""
	for line == "" { // the empty lines after the record before
		raw, err := w.r.ReadSlice('\n')
		if err != nil {
			if len(bytes.TrimSpace(raw)) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		line = strings.TrimSpace(string(raw))
	}
	if !strings.HasPrefix(line, warcVersion) {
		return nil, doc.Fail(doc.ErrDamaged, "is a damaged WARC file: a record does not begin where it should.")
	}
	headers, err := w.headers()
	if err != nil {
		return nil, err
	}
	length, err := strconv.ParseInt(headers.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, doc.Fail(doc.ErrDamaged, "is a damaged WARC file: a record does not say how long it is.")
	}
	block := &io.LimitedReader{R: w.r, N: length}
	part := w.record(headers, block)
	if _, err := io.Copy(io.Discard, block); err != nil {
		return nil, err
	}
	if block.N > 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return part, nil
}

func (w *warc) headers() (textproto.MIMEHeader, error) {
	var text bytes.Buffer
	for {
		line, err := w.r.ReadSlice('\n')
		if err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		text.Write(line)
		if len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if text.Len() > maxHeaders {
			return nil, doc.Fail(doc.ErrDamaged, "is a damaged WARC file: the headers of a record have no end.")
		}
	}
	return textproto.NewReader(bufio.NewReader(&text)).ReadMIMEHeader()
}

// record is the page of a record; nil where it holds none.
func (w *warc) record(headers textproto.MIMEHeader, block io.Reader) *doc.Part {
	address := strings.Trim(headers.Get("WARC-Target-URI"), "<>")
	media, body := headers.Get("Content-Type"), block
	switch kind := headers.Get("WARC-Type"); {
	case kind == "warcinfo" || kind == "request" || kind == "metadata" || kind == "revisit":
		w.others++
		return nil
	case kind == "response" && strings.HasPrefix(address, "http"):
		answer, err := http.ReadResponse(bufio.NewReader(block), nil)
		if err != nil || answer.StatusCode != http.StatusOK {
			w.others++
			return nil
		}
		media, body = answer.Header.Get("Content-Type"), decoded(answer)
	case kind != "resource" && kind != "conversion":
		w.others++
		return nil
	}
	if !readable(media) {
		w.others++
		return nil
	}
	// The body must be read now: the next record comes after it.
	data, err := w.limits.ReadAll(body)
	part := &doc.Part{Name: address, Text: true, Load: func() (doc.Source, error) {
		if err != nil {
			return doc.Source{}, unpackFailure(err)
		}
		return doc.Source{Data: data, MediaType: media, URL: address}, nil
	}}
	return part
}

// decoded is the body of an answer as it was before the server packed it.
func decoded(answer *http.Response) io.Reader {
	var r io.Reader
	var err error
	switch strings.ToLower(answer.Header.Get("Content-Encoding")) {
	case "gzip", "x-gzip":
		r, err = gzip.NewReader(answer.Body)
	case "deflate":
		r, err = zlib.NewReader(answer.Body)
	case "", "identity":
		return answer.Body
	default:
		err = fmt.Errorf("the page is packed as %q", answer.Header.Get("Content-Encoding"))
	}
	if err != nil {
		return failing{err}
	}
	return r
}

// failing is a reader that cannot.
type failing struct{ err error }

// Read implements io.Reader.
func (f failing) Read([]byte) (int, error) { return 0, f.err }

// readable reports whether the media type is one of documents. Where nobody
// said one, the content will tell.
func readable(media string) bool {
	kind, _, err := mime.ParseMediaType(media)
	if err != nil {
		kind, _, _ = strings.Cut(media, ";")
	}
	switch kind = strings.ToLower(strings.TrimSpace(kind)); kind {
	case "", "application/octet-stream", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "application/epub+zip",
		"application/rss+xml", "application/atom+xml", "application/feed+json", "message/rfc822", "multipart/related", "application/msword",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.oasis.opendocument.text":
		return true
	}
	return false
}
