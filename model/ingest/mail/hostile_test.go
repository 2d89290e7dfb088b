package mail

import (
	"bufio"
	"bytes"
	"context"
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

// Hostile letters end soon, in what can be read of them or in a sentence.
func TestHostile(t *testing.T) {
	racing.SkipLarge(t)
	nested := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		}
		return b.String() + "\nLate."
	}
	inside := func(n int) string {
		return strings.Repeat("Content-Type: message/rfc822\n\n", n) + "\nLate."
	}
	tests := map[string]struct{ letter, want string }{
		"a header without end":          {strings.Repeat("X-Field: x\n", 500_000), ""},
		"a field without end":           {"Subject: " + strings.Repeat("x ", 5_000_000) + "\n\nLate.", ""},
		"a thousand multiparts":         {nested(1000), "! is a letter without text in more parts than any letter has; there is nothing to read."},
		"a thousand letters":            {inside(1000), "! is a letter without text in more parts than any letter has; there is nothing to read."},
		"a million boundaries":          {"Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n", 1_000_000), "! is a letter without text in more parts than any letter has; there is nothing to read."},
		"many quotes":                   {"\n" + strings.Repeat(">a\n\n", 300_000) + "Late.", ""},
		"many signatures":               {"\n" + strings.Repeat("-- \n\n", 300_000), ""},
		"many keys":                     {"\n" + strings.Repeat("-----BEGIN PGP SIGNATURE-----\n", 300_000) + "Late.", "! is a letter without text; there is nothing to read."},
		"deep quotes":                   {"\n" + strings.Repeat(">", 5_000_000) + "Late.", ""},
		"a line without end":            {"\n" + strings.Repeat("late ", 4_000_000), ""},
		"a word without end":            {"\n" + strings.Repeat("x", 20_000_000), ""},
		"many addresses":                {"\n" + strings.Repeat("http://a ", 300_000), ""},
		"a flowed text of many lines":   {"Content-Type: text/plain; format=flowed\n\n" + strings.Repeat("a \n", 1_000_000), ""},
		"HTML in each other":            {"Content-Type: text/html\n\n" + strings.Repeat("<div class=gmail_quote><blockquote type=cite>", 100_000) + "Late.", ""},
		"HTML with many starts of mail": {"Content-Type: text/html\n\nYes." + strings.Repeat(`<div style="border-top:solid"><b>From:</b> a`, 20_000) + "Late.", ""},
		"an encoded word without end":   {"Subject: " + strings.Repeat("=?utf-8?Q?x?= ", 70_000) + "\n\nLate.", ""},
		"nothing":                       {"", "! is a letter without text; there is nothing to read."},
		"only a header":                 {"\n", "! is a letter without text; there is nothing to read."},
	}
	for name, tt := range tests {
		start := time.Now()
		got := told(t, doc.Source{Data: []byte(head3 + tt.letter)})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		if len(got) == 0 {
			t.Errorf("%s gives nothing", name)
		} else if tt.want != "" && !strings.HasPrefix(got[0], tt.want) {
			t.Errorf("%s: %.300s", name, got[0])
		}
	}
}

// pattern is a file of any size: a first line, a header, then lines for ever.
type pattern struct {
	first, line string
	size        int64
}

// ReadAt implements io.ReaderAt.
func (f pattern) ReadAt(p []byte, off int64) (int, error) {
	for i := range p {
		at := off + int64(i)
		switch {
		case at >= f.size:
			return i, io.EOF
		case at < int64(len(f.first)):
			p[i] = f.first[at]
		default:
			p[i] = f.line[(at-int64(len(f.first)))%int64(len(f.line))]
		}
	}
	return len(p), nil
}

// A mailbox with one letter of 200 MB, on one line, is read without holding it.
func TestMailboxOfOneLine(t *testing.T) {
	racing.SkipLarge(t)
	start := "From a@b.example Mon Mar  2 22:30:00 2026\nFrom: a@b.example\nDate: x\n\n"
	src := doc.Source{File: pattern{start, "late ", 200 << 20}, Size: 200 << 20}
	if !SniffMbox(src) {
		t.Fatal("it is not told")
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := told(t, src)
	runtime.ReadMemStats(&after)
	if diff := cmp.Diff([]string{"letter 1 ! is a letter of more than 64 MB; save its text and its attachments on their own."}, got); diff != "" {
		t.Error(diff)
	}
	if grown := after.HeapSys - before.HeapSys; after.HeapSys > before.HeapSys && grown > 400<<20 {
		t.Errorf("the heap grew by %d MB", grown>>20)
	}
	src.Path = "a.eml"
	if diff := cmp.Diff([]string{"! is a letter of more than 64 MB; save its text and its attachments on their own."}, partsOf(t, src)); diff != "" {
		t.Error(diff)
	}
}

// partsOf is told for a file that is read as one letter.
func partsOf(t *testing.T, src doc.Source) []string {
	t.Helper()
	var out []string
	for p := range Parts(t.Context(), src, doc.NewLimits(1)) {
		if p.Err == nil {
			t.Fatal("it is read")
		}
		out = append(out, "! "+strings.TrimPrefix(p.Err.Error(), "the file "))
	}
	return out
}

// The letter after one that is too large is read.
func TestMailboxGoesOn(t *testing.T) {
	letter := "From a@b.example Mon Mar  2 22:30:00 2026\nFrom: a@b.example\nSubject: s\n\n"
	data := letter + strings.Repeat("late\n", 100) + "\n" + letter + "Short.\n\n" + letter + "From here on.\n\nFrom the quay Mon Mar  2 22:30:00 2026\nnothing was seen.\n"
	m := mailbox{r: bufio.NewReader(strings.NewReader(data)), most: 200}
	var got []string
	for m.next(t.Context()) == nil {
		_, text := split(m.letter)
		got = append(got, fmt.Sprintf("%v %q", m.large, bytes.TrimSpace(text)))
	}
	want := []string{`true ""`, `false "Short."`, `false "From here on.\n\nFrom the quay Mon Mar  2 22:30:00 2026\nnothing was seen."`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	start := "From a@b.example Mon Mar  2 22:30:00 2026\nFrom: a@b.example\n\n"
	n := 0
	for range Mbox(ctx, doc.Source{File: pattern{"", start + "Late.\n\n", 1 << 40}, Size: 1 << 40}, doc.NewLimits(1)) {
		if n++; n == 10 {
			cancel()
		}
	}
	if n != 10 {
		t.Errorf("%d letters", n)
	}
}

func TestTooManyLetters(t *testing.T) {
	racing.SkipLarge(t)
	letter := "From a@b.example Mon Mar  2 22:30:00 2026\nFrom: a@b.example\n\nLate.\n\n"
	limits, n, last := doc.NewLimits(1), 0, error(nil)
	for p := range Mbox(t.Context(), doc.Source{Data: []byte(strings.Repeat(letter, doc.MaxParts+10))}, limits) {
		n++
		last = p.Err
	}
	if n != doc.MaxParts+1 || last == nil {
		t.Errorf("%d letters, %v", n, last)
	}
}

func FuzzParts(f *testing.F) {
	for _, name := range []string{"letter.eml", "newsletter.eml", "reply.eml", "three.mbox"} {
		f.Add(letterFile(f, name).Data)
	}
	f.Add([]byte(head3 + "Content-Type: text/html\n\n<div class=gmail_quote>x</div>y<blockquote type=cite>z"))
	f.Add([]byte(head3 + "\n> a\n>> b\n-- \nc\n-----BEGIN PGP SIGNED MESSAGE-----\n\nd\n_______________________________\ne"))
	f.Fuzz(func(t *testing.T, data []byte) {
		src := doc.Source{Data: data}
		Sniff(src)
		told(t, src)
	})
}

// BenchmarkMbox reads letters of 2 kB; the budget is 30 MB/s of a core.
func BenchmarkMbox(b *testing.B) {
	letter := "From a@b.example Mon Mar  2 22:30:00 2026\n" + head3 + "Subject: Late\n\n" + strings.Repeat("The ferry was late again on Monday, the harbour office said, and nobody\nwas surprised by it.\n\n", 20)
	data := []byte(strings.Repeat(letter, 1000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		n := 0
		for range Mbox(b.Context(), doc.Source{Data: data}, doc.NewLimits(1)) {
			n++
		}
		if n != 1000 {
			b.Fatal(n)
		}
	}
}
