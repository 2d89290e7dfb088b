package gazetteer

import (
	"os"
	"runtime"
	"testing"

	"lectern/annotate/tokens"
)

// Budget: 12 MB resident.
func TestMemory(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	g, err := decode(compiled)
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	mb := float64(after.HeapAlloc-before.HeapAlloc) / 1e6
	t.Logf("%.1f MB resident", mb)
	if mb > 12 {
		t.Errorf("%.1f MB resident, budget 12", mb)
	}
	runtime.KeepAlive(g)
}

// Budget: 60 ms.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := decode(compiled); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkText(b *testing.B) *tokens.Document {
	text, err := os.ReadFile("../../seeds/000_e2bb32a222d4ed89.txt")
	if err != nil {
		b.Fatal(err)
	}
	return tokens.Split(string(text), nil)
}

// Budget: 150 ns a word.
func BenchmarkWord(b *testing.B) {
	g, d := Default(), benchmarkText(b)
	for b.Loop() {
		for i := range d.Tokens {
			g.Word(d.At(i))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/word")
}

// Budget: 400 ns a word where nothing matches.
func BenchmarkLongest(b *testing.B) {
	g, d := Default(), benchmarkText(b)
	for b.Loop() {
		for i := range d.Tokens {
			g.Longest(d, i)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/word")
}
