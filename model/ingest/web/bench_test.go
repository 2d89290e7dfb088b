package web

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"lectern/model/ingest/doc"
)

// BenchmarkRead reads a page of a newspaper, made as large as such pages are by
// what stands around the article. Budget: 80 pages a second on one core, which
// the faster of the libraries compared with reach; it is 300 and more.
func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("testdata", "news.html"))
	if err != nil {
		b.Fatal(err)
	}
	around := []byte(`<li class="menu-item menu-item-type-custom"><a href="/section/page?from=menu" class="menu-link" data-track="menu">A page of the site</a></li>`)
	program := append(append([]byte("<script>"), bytes.Repeat([]byte("function f(a, b) { return a < b ? a : b }\n"), 2000)...), "</script></body>"...)
	data = bytes.Replace(data, []byte("</ul></nav>"), append(bytes.Repeat(around, 600), "</ul></nav>"...), 1)
	data = bytes.Replace(data, []byte("</body>"), program, 1)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(b.Context(), doc.Source{Path: "news.html", Data: data}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
