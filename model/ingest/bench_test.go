package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// prose makes about n bytes of news text, no two paragraphs alike.
func prose(n int) []byte {
	var b bytes.Buffer
	b.WriteString("A headline about the harbour strike\n\n")
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "Dockers at gate %d of the harbour said on Thursday that they would not go back to work before the company had answered their letter, "+
			"which asks for a rise of nine per cent and a day off in every month, the union’s spokeswoman said.\n\n", i)
		if i%7 == 0 {
			fmt.Fprintf(&b, "“We have waited %d days,” said one of them. “We can wait for another.”\n\nAdvertisement\n\n", i)
		}
	}
	return b.Bytes()
}

// Budget: >= 50 MB/s for clean prose, one core.
func BenchmarkRead(b *testing.B) {
	for _, size := range []int{64 << 10, 1 << 20, 50 << 20} {
		data := prose(size)
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read("a.txt", data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Budget: < 3 ms; the first frame of a 50 MB file waits for it.
func BenchmarkHead(b *testing.B) {
	data := prose(1 << 20)
	for b.Loop() {
		if _, err := Head("a.txt", bytes.NewReader(data), 64<<10, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// Budget: no shape of input is quadratic: four times the input, four times the
// time; >= 3 MB/s where every line is a few words of debris, >= 30 MB/s for the rest.
func BenchmarkReadShapes(b *testing.B) {
	const size = 10 << 20
	shapes := []struct{ name, unit string }{
		{"one line", "dockers at the gate said that they would wait "},
		{"one word", "x"},
		{"short lines", "Share\n"},
		{"headlines", "Dockers wait at the gate of the harbour\n\n"},
		{"wrapped", "the dockers at the gate of the harbour said on Thursday that they would\n"},
		{"json", `{"id":"18","title":"Dockers wait"},` + "\n"},
		{"residue", "the letter, external that was sent to them (opens in new tab) by the firm, external "},
		{"crlf", "Dockers at the gate said that they would wait for an answer to their letter.\r\n\r\n"},
		{"escapes", "\x1b]8;;x\x07a\x1b]"},
		{"blank", "\n"},
		{"links between", "Dockers at the gate said that they would wait for an answer to it.\n\nDockers wait at the gate\n\nThe firm will not answer\n\nA strike in the rain\n\n"},
		{"contents", "Contents\n\nDockers at the gate said that they would wait for an answer to it.\n\n"},
		{"bullets", "- Dockers at the gate\n- Share\n"},
	}
	for _, s := range shapes {
		data := []byte(strings.Repeat(s.unit, size/len(s.unit)) + "\n\nThe dockers went back to work on Friday, the company said.\n")
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				Read("a.txt", data)
			}
		})
	}
}

// Budget: >= 10 MB/s.
func BenchmarkReadMarkdown(b *testing.B) {
	data := prose(1 << 20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("a.md", data); err != nil {
			b.Fatal(err)
		}
	}
}
