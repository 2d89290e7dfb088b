package pdf

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lectern/model/ingest/doc"
)

// wordsIn are the words of a text, without case and marks; of Chinese and
// Japanese, its characters.
func wordsIn(s string) []string {
	s = strings.ToLower(norm.NFKC.String(strings.ReplaceAll(s, "\u00ad", "")))
	s = strings.Map(func(r rune) rune {
		if r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1 // marks of direction
		}
		return r
	}, s)
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
		if ideograph(r) {
			b.WriteByte(' ')
		}
	}
	s = b.String()
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// f1 compares the runs of n words of two texts, as bags.
func f1(want, got []string, n int) float64 {
	bag := make(map[string]int)
	total, same := 0, 0
	for k := 0; k+n <= len(want); k++ {
		bag[strings.Join(want[k:k+n], " ")]++
		total++
	}
	for k := 0; k+n <= len(got); k++ {
		s := strings.Join(got[k:k+n], " ")
		if bag[s] > 0 {
			bag[s]--
			same++
		}
		total++
	}
	if total == 0 {
		return 1
	}
	return 2 * float64(same) / float64(total)
}

// allText is the text of all blocks, removed ones as well, as pdftotext has it.
func allText(d *doc.Document) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		b.WriteString(block.Text)
		b.WriteString("\n\n")
	}
	return b.String()
}

// reference is what poppler's pdftotext makes of a file.
func reference(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", "--", name, "-").Output()
	if err != nil {
		t.Skipf("pdftotext: %v", err)
	}
	return strings.ReplaceAll(string(out), "\u2010\n", "") // which it leaves broken
}

// TestPoppler compares words and their order with what poppler's pdftotext makes of
// the same files. Of the Hebrew, Arabic and Chinese ones, which it takes apart or
// reads across the columns, TestFiles says how they read.
func TestPoppler(t *testing.T) {
	for _, name := range []string{"columns", "newspaper", "report", "restricted"} {
		t.Run(name, func(t *testing.T) {
			want := wordsIn(reference(t, "testdata/"+name+".pdf"))
			got := wordsIn(allText(read(t, name+".pdf")))
			words, order := f1(want, got, 1), f1(want, got, 5)
			t.Logf("words %.3f, runs of five %.3f", words, order)
			if words < 0.99 || order < 0.95 {
				t.Errorf("words %.3f, runs of five %.3f", words, order)
			}
		})
	}
}

// TestSet scores any PDFs against pdftotext: LECTERN_PDFS='/usr/share/doc/*/*.pdf'
// go test -v -run TestSet.
func TestSet(t *testing.T) {
	names, err := filepath.Glob(os.Getenv("LECTERN_PDFS"))
	if err != nil || len(names) == 0 {
		t.Skip("LECTERN_PDFS names no files")
	}
	var words, shingles float64
	scored, pages := 0, 0
	var took time.Duration
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		d, err := Read(context.Background(), doc.Source{Path: name, Data: data})
		spent := time.Since(start)
		if err != nil {
			t.Logf("%-40s %v", filepath.Base(name), err)
			continue
		}
		text := reference(t, name)
		want, got := wordsIn(text), wordsIn(allText(d))
		w, s := f1(want, got, 1), f1(want, got, 5)
		n := strings.Count(text, "\f")
		t.Logf("%-40s words %.3f 5-shingles %.3f, %d pages, %.1f ms a page", filepath.Base(name), w, s, n, spent.Seconds()*1000/float64(max(n, 1)))
		words, shingles, scored, pages, took = words+w, shingles+s, scored+1, pages+n, took+spent
	}
	if scored > 0 {
		t.Logf("mean of %d files: words %.3f, 5-shingles %.3f; %.1f ms a page", scored, words/float64(scored), shingles/float64(scored), took.Seconds()*1000/float64(max(pages, 1)))
	}
}
