package pdf

import (
	"context"
	"os"
	"testing"

	"lectern/model/ingest/doc"
)

// BenchmarkRead reads a page in two columns, the engine ready: 40 ms at most.
func BenchmarkRead(b *testing.B) {
	name := os.Getenv("LECTERN_PDF")
	if name == "" {
		name = "testdata/newspaper.pdf"
	}
	data, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Read(context.Background(), doc.Source{Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEngine makes an engine from the cache of compiled code: 150 ms.
func BenchmarkEngine(b *testing.B) {
	for b.Loop() {
		e, err := newEngine()
		if err != nil {
			b.Fatal(err)
		}
		e.close()
	}
}
