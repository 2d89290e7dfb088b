package archive

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"iter"

	"lectern/model/ingest/doc"
)

// SniffGZIP tells a file that gzip packed.
func SniffGZIP(src doc.Source) bool { return bytes.HasPrefix(src.Head(), []byte("\x1f\x8b\x08")) }

// GZIP gives the one file that is packed.
func GZIP(_ context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		yield(doc.Part{Name: baseName(src.Path), Text: true, Load: func() (doc.Source, error) {
			r, err := gzip.NewReader(src.Reader())
			if err != nil {
				return doc.Source{}, unpackFailure(err)
			}
			data, err := limits.ReadAll(r)
			if err != nil {
				return doc.Source{}, unpackFailure(err)
			}
			return doc.Source{Data: data}, nil
		}})
	}
}

// unzipped reads src, unpacked where it is packed.
func unzipped(src doc.Source) (io.Reader, error) {
	if !SniffGZIP(src) {
		return src.Reader(), nil
	}
	return gzip.NewReader(src.Reader())
}
