// Package archive opens what other files are packed in: ZIP, gzip and WARC, the
// form in which web crawlers keep pages.
package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"lectern/model/ingest/doc"
)

// SniffZIP tells a ZIP archive. Office documents and books are ZIP archives
// too: their formats must be asked first.
func SniffZIP(src doc.Source) bool {
	return bytes.HasPrefix(src.Head(), []byte("PK\x03\x04")) || bytes.HasPrefix(src.Head(), []byte("PK\x05\x06"))
}

// ZIP gives the files of a ZIP archive in its order. Names are only shown, so
// that none leads out of the archive.
func ZIP(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		at, size := src.At()
		r, err := zip.NewReader(at, size)
		if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
			yield(doc.Part{Err: &doc.Problem{Meaning: doc.ErrDamaged, Text: "is a damaged ZIP archive; download or pack it again.", Cause: err}})
			return
		}
		for _, f := range r.File {
			if ctx.Err() != nil {
				return
			}
			name := zipName(f)
			if f.FileInfo().IsDir() || hidden(name) {
				continue
			}
			if err := limits.Part(); err != nil {
				yield(doc.Part{Err: err})
				return
			}
			if !yield(doc.Part{Name: name, Load: func() (doc.Source, error) { return member(f, limits) }}) {
				return
			}
		}
	}
}

// zipName is a member's name as UTF-8: older archives have the code page of
// MS-DOS.
func zipName(f *zip.File) string {
	if !f.NonUTF8 || utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := charmap.CodePage437.NewDecoder().String(f.Name)
	if err != nil {
		return f.Name
	}
	return name
}

// hidden reports whether a member is one that systems leave beside files.
func hidden(name string) bool {
	for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\\' }) {
		if strings.HasPrefix(part, ".") && strings.Trim(part, ".") != "" || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// member reads a member. What it claims of its size is not believed.
func member(f *zip.File, limits doc.Limits) (doc.Source, error) {
	const encrypted = 1
	if f.Flags&encrypted != 0 {
		return doc.Source{}, doc.Fail(doc.ErrLocked, "is encrypted; unpack it with its password first.")
	}
	r, err := f.Open()
	if err != nil {
		return doc.Source{}, unpackFailure(err)
	}
	defer r.Close()
	data, err := limits.ReadAll(r)
	if err != nil {
		return doc.Source{}, unpackFailure(err)
	}
	return doc.Source{Data: data}, nil
}

// unpackFailure puts an error of a decompressor into a sentence.
func unpackFailure(err error) error {
	var known *doc.Problem
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, zip.ErrAlgorithm):
		return doc.Fail(doc.ErrUnsupported, "is packed in a way that is not read; unpack it first.")
	}
	return &doc.Problem{Meaning: doc.ErrDamaged, Text: fmt.Sprintf("is damaged: unpacking it failed (%v).", err), Cause: err}
}

// baseName is the name of what a packed file holds: "a.txt.gz" holds "a.txt".
func baseName(name string) string {
	base := path.Base(strings.ReplaceAll(name, "\\", "/"))
	for _, ext := range []string{".gz", ".GZ"} {
		if stem, ok := strings.CutSuffix(base, ext); ok && stem != "" {
			return stem
		}
	}
	return base
}
