package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/model/ingest/doc"
	"lectern/model/ingest/internal/racing"
)

// held is what a source holds: a line for each article and each thing that was
// not read.
func held(t *testing.T, name string, data []byte) []string {
	t.Helper()
	var out []string
	for a, err := range Articles(t.Context(), doc.Source{Path: name, Data: data}, Options{}) {
		var skip *Skip
		switch {
		case errors.As(err, &skip):
			out = append(out, "! "+err.Error())
		case err != nil:
			t.Errorf("an error that is no skip: %v", err)
		default:
			checkArticle(t, a)
			text := []rune(a.Text)
			out = append(out, fmt.Sprintf("%s (%s): %s", a.Path, a.Format, string(text[:min(len(text), 24)])))
		}
	}
	return out
}

// zipped packs files, given as name and content in turn.
func zipped(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = io.WriteString(f, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipped(t *testing.T, data ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, d := range data {
		w := gzip.NewWriter(&b)
		if _, err := io.WriteString(w, d); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

const ferry = "The ferry was late again on Monday."

func TestZIP(t *testing.T) {
	inner := zipped(t, "deep.txt", ferry)
	data := zipped(t, "a.txt", ferry, "dir/", "", "dir/b.md", "# Ferries\n\n"+ferry, "__MACOSX/._a.txt", "x", ".hidden.txt", "x", "photo.jpg", "\xff\xd8\xff",
		"inner.zip", string(inner), "../../etc/passwd.txt", ferry, "e\x1b[31m.txt", ferry, "empty.txt", "")
	want := []string{
		"p.zip/a.txt (plain text): The ferry was late again",
		"p.zip/dir/b.md (Markdown): Ferries\n\nThe ferry was l",
		"! p.zip/photo.jpg has no name of a format that is read; name it outright to try it by its content.",
		"p.zip/inner.zip/deep.txt (plain text): The ferry was late again",
		"p.zip/../../etc/passwd.txt (plain text): The ferry was late again",
		"p.zip/e\x1b[31m.txt (plain text): The ferry was late again",
		"! p.zip/empty.txt is empty; there is nothing to read.",
	}
	got := held(t, "p.zip", data)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	// The content tells, not the name.
	if diff := cmp.Diff([]string{"p.txt/deep.txt (plain text): The ferry was late again"}, held(t, "p.txt", inner)); diff != "" {
		t.Error(diff)
	}
}

// A bomb ends at a limit, in memory that does not grow with what it claims.
func TestZIPBombs(t *testing.T) {
	racing.SkipLarge(t)
	zeros := strings.Repeat("\x00", 80<<20)
	many := func() []byte { // the same large member many times: 500 MB and more
		var files []string
		part := strings.Repeat("lazy dog ", 6<<20)
		for i := range 12 {
			files = append(files, fmt.Sprintf("%d.txt", i), part)
		}
		return zipped(t, files...)
	}
	nested := func() []byte {
		data := zipped(t, "a.txt", ferry)
		for range 6 {
			data = zipped(t, "z.zip", string(data))
		}
		return data
	}
	lying := func() []byte { // the directory claims ten bytes
		data := zipped(t, "a.txt", strings.Repeat("x ", 1<<20))
		at := bytes.LastIndex(data, []byte("PK\x01\x02"))
		binary.LittleEndian.PutUint32(data[at+24:], 10)
		return data
	}
	locked := func() []byte {
		data := zipped(t, "a.txt", ferry)
		for _, sign := range []string{"PK\x01\x02", "PK\x03\x04"} {
			at := bytes.Index(data, []byte(sign))
			flags := at + 6
			if sign == "PK\x01\x02" {
				flags = at + 8
			}
			data[flags] |= 1
		}
		return data
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"a member of 80 MB", zipped(t, "a.txt", zeros), "! b.zip/a.txt is larger than 64 MB once unpacked; it was left out."},
		{"many large ones", many(), "unpacks to more than "},
		{"nested", nested(), "is packed in too many archives in each other; unpack it first."},
		{"a lying size", lying(), "b.zip/a.txt"},
		{"encrypted", locked(), "! b.zip/a.txt is encrypted; unpack it with its password first."},
		{"cut off", zipped(t, "a.txt", ferry)[:60], "! b.zip is a damaged ZIP archive; download or pack it again."},
		{"empty", zipped(t), "! b.zip holds no article; there is nothing to read."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			began := time.Now()
			var got []string
			for a, err := range Articles(t.Context(), doc.Source{Path: "b.zip", Data: tt.data}, Options{}) {
				line := "read"
				if err != nil {
					line = "! " + err.Error()
				} else if a != nil {
					line = a.Path
				}
				got = append(got, line)
			}
			if last := got[len(got)-1]; !strings.Contains(last, tt.want) {
				t.Errorf("the last of %d is %q, want %q", len(got), last, tt.want)
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > 64<<20 {
				t.Errorf("%d MB are still held", held>>20)
			}
			if took := time.Since(began); took > 30*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

func TestGZIP(t *testing.T) {
	racing.SkipLarge(t)
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.txt.gz", gzipped(t, ferry), "a.txt.gz/a.txt (plain text): The ferry was late again"},
		{"a.gz", gzipped(t, ferry), "a.gz/a (plain text): The ferry was late again"},
		{"a.txt", gzipped(t, ferry), "a.txt/a.txt (plain text): The ferry was late again"},
		{"a.gz", gzipped(t, ferry)[:20], "! a.gz/a is damaged: unpacking it failed (unexpected EOF)."},
		{"a.gz", gzipped(t, strings.Repeat("\x00", 65<<20)), "! a.gz/a is larger than 64 MB once unpacked; it was left out."},
		{"a.zip.gz", gzipped(t, string(zipped(t, "a.txt", ferry))), "a.zip.gz/a.zip/a.txt (plain text): The ferry was late again"},
	} {
		if diff := cmp.Diff([]string{tt.want}, held(t, tt.name, tt.data)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// record is a record of a WARC file.
func record(kind, address, media, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, media, len(block), block)
}

func response(status, headers, body string) string {
	return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body
}

func TestWARC(t *testing.T) {
	const answer = "application/http; msgtype=response"
	page := strings.Join([]string{
		record("warcinfo", "", "application/warc-fields", "software: made by hand\r\n"),
		record("request", "https://example.org/a", "application/http; msgtype=request", "GET /a HTTP/1.1\r\n\r\n"),
		record("response", "https://example.org/a", answer, response("200 OK", "Content-Type: text/plain\r\n", ferry)),
		record("response", "https://example.org/b", answer, response("200 OK", "Content-Type: text/plain\r\nTransfer-Encoding: chunked\r\n", "12\r\nThe ferry was late\r\n11\r\n again on Monday.\r\n0\r\n\r\n")),
		record("response", "https://example.org/c", answer, response("200 OK", "Content-Type: text/plain\r\nContent-Encoding: gzip\r\n", string(gzipped(t, ferry)))),
		record("response", "https://example.org/d.png", answer, response("200 OK", "Content-Type: image/png\r\n", "PNG")),
		record("response", "https://example.org/e", answer, response("404 Not Found", "Content-Type: text/plain\r\n", "nothing here")),
		record("resource", "https://example.org/f.txt", "text/plain", ferry),
	}, "")
	want := []string{
		"w.warc/https://example.org/a (plain text): The ferry was late again",
		"w.warc/https://example.org/b (plain text): The ferry was late again",
		"w.warc/https://example.org/c (plain text): The ferry was late again",
		"w.warc/https://example.org/f.txt (plain text): The ferry was late again",
		"! w.warc holds 4 other records (pictures, scripts, redirects, requests); they were left out.",
	}
	if diff := cmp.Diff(want, held(t, "w.warc", []byte(page))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, held(t, "w.warc", gzipped(t, strings.SplitAfter(page, "\r\n\r\n\r\n")...))); diff != "" {
		t.Errorf("packed: %s", diff)
	}
	for a := range Articles(t.Context(), doc.Source{Path: "w", Data: []byte(page)}, Options{}) {
		if a.URL != "https://example.org/a" {
			t.Errorf("the address is %q", a.URL)
		}
		break
	}
	for name, data := range map[string]string{
		"cut off":          page[:len(page)-60],
		"cut in headers":   page[:40],
		"no length":        "WARC/1.0\r\nWARC-Type: resource\r\n\r\n" + ferry,
		"endless headers":  "WARC/1.0\r\n" + strings.Repeat("A: b\r\n", 1<<20),
		"garbage between":  record("warcinfo", "", "", "") + "garbage" + page,
		"a negative block": "WARC/1.0\r\nContent-Length: -1\r\n\r\n",
	} {
		got := held(t, "w.warc", []byte(data))
		if last := got[len(got)-1]; !strings.Contains(last, "damaged") {
			t.Errorf("%s: %q", name, last)
		}
	}
}

// Reading a container ends with its context.
func TestContainerEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range Articles(ctx, doc.Source{Path: "a.zip", Data: zipped(t, "a.txt", ferry, "b.txt", ferry, "c.txt", ferry)}, Options{}) {
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("%d articles after the end", n-1)
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(record("response", "https://example.org/a", "application/http", response("200 OK", "Content-Type: text/plain\r\n", ferry))))
	f.Fuzz(func(t *testing.T, data []byte) {
		for a := range Articles(t.Context(), doc.Source{Path: "a.warc", Data: data}, Options{}) {
			if a != nil {
				checkArticle(t, a)
			}
		}
	})
}
