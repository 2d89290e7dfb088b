package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/model/ingest/doc"
	"lectern/model/ingest/internal/racing"
)

// builder writes PDFs, right or wrong.
type builder struct {
	b       bytes.Buffer
	offsets []int
}

func newBuilder() *builder {
	p := &builder{}
	p.b.WriteString("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
	return p
}

// object adds the next object; the first has the number 1.
func (p *builder) object(format string, args ...any) {
	p.offsets = append(p.offsets, p.b.Len())
	fmt.Fprintf(&p.b, "%d 0 obj\n", len(p.offsets))
	fmt.Fprintf(&p.b, format, args...)
	p.b.WriteString("\nendobj\n")
}

// stream adds a stream; dict is what its dictionary says beside the length.
func (p *builder) stream(dict string, data []byte) {
	p.object("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// bytes ends the file; object 1 is its catalog.
func (p *builder) bytes(trailer string) []byte {
	at := p.b.Len()
	fmt.Fprintf(&p.b, "xref\n0 %d\n0000000000 65535 f \n", len(p.offsets)+1)
	for _, o := range p.offsets {
		fmt.Fprintf(&p.b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&p.b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(p.offsets)+1, trailer, at)
	return p.b.Bytes()
}

const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

// simple is a file of one page with a content stream.
func simple(dict string, content []byte) []byte {
	p := newBuilder()
	p.object("<< /Type /Catalog /Pages 2 0 R >>")
	p.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	p.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
	p.stream(dict, content)
	p.object(font)
	return p.bytes("")
}

func show(text string) []byte { return []byte("BT /F1 12 Tf 72 700 Td (" + text + ") Tj ET") }

func deflated(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// scanned has a page with a picture and nothing else.
func scanned() []byte {
	p := newBuilder()
	p.object("<< /Type /Catalog /Pages 2 0 R >>")
	p.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	p.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>")
	p.stream("", []byte("612 0 0 792 0 0 cm /I Do"))
	p.stream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", []byte("abcd"))
	return p.bytes("")
}

// nested has its text in a form in a form; recursive ones show each other, too.
func nested(recursive bool) []byte {
	more := ""
	if recursive {
		more = " /A Do /B Do"
	}
	p := newBuilder()
	p.object("<< /Type /Catalog /Pages 2 0 R >>")
	p.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	p.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>")
	p.stream("", []byte("/A Do"))
	form := "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F1 7 0 R >> /XObject << /A 5 0 R /B 6 0 R >> >>"
	p.stream(form, []byte("/B Do"))
	p.stream(form, append(show("The text is in a form."), more...))
	p.object(font)
	return p.bytes("")
}

// looped has a tree of pages that holds itself.
func looped() []byte {
	p := newBuilder()
	p.object("<< /Type /Catalog /Pages 2 0 R >>")
	p.object("<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R 3 0 R] /Count 900000 >>")
	p.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
	p.stream("", show("One page is there."))
	p.object(font)
	return p.bytes("/Prev 0")
}

// claiming says that it has 100,000 pages and has one.
func claiming() []byte {
	return bytes.Replace(simple("", show("One page is there.")), []byte("/Count 1 "), []byte("/Count 100000 "), 1)
}

// crossed has a table of contents whose earlier version is itself.
func crossed() []byte {
	p := newBuilder()
	p.object("<< /Type /Catalog /Pages 2 0 R >>")
	p.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	p.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>")
	p.stream("", show("The table refers to itself."))
	p.object(font)
	return p.bytes(fmt.Sprintf("/Prev %d", p.b.Len()))
}

// TestHostile reads files that are made to hang, to fill memory or to mislead. All
// must end soon, most with the text that there is or a reason.
func TestHostile(t *testing.T) {
	racing.SkipLarge(t)
	paper, err := os.ReadFile("testdata/columns.pdf")
	if err != nil {
		t.Fatal(err)
	}
	locked, err := os.ReadFile("testdata/locked.pdf")
	if err != nil {
		t.Fatal(err)
	}
	deep := bytes.Repeat([]byte("q "), 2_000_000)
	most := times{page: time.Second, open: 4 * time.Second, file: 10 * time.Second}
	for name, c := range map[string]struct {
		data []byte
		text string // that must be in what is read; or
		err  error  // the meaning of the error; nil beside no text: whatever
	}{
		"plain":                     {data: simple("", show("Nothing is wrong here.")), text: "Nothing is wrong here."},
		"control codes":             {data: simple("", show(`A\033[31mred\007 flag`)), text: "A"},
		"scanned":                   {data: scanned(), err: doc.ErrNoText},
		"locked":                    {data: locked, err: doc.ErrLocked},
		"forms in forms":            {data: nested(false), text: "The text is in a form."},
		"forms in themselves":       {data: nested(true)},
		"loop in the tree":          {data: looped()},
		"100,000 pages":             {data: claiming(), text: "One page is there."},
		"table that has itself":     {data: crossed(), text: "The table refers to itself."},
		"cut off early":             {data: paper[:1000], err: doc.ErrDamaged},
		"cut off in the middle":     {data: paper[:len(paper)/2]},
		"cut off at the end":        {data: paper[:len(paper)-200], text: "The harbour of Merrow was built"},
		"header alone":              {data: []byte("%PDF-1.7\n"), err: doc.ErrDamaged},
		"no bytes":                  {data: nil, err: doc.ErrDamaged},
		"text":                      {data: []byte("%PDF-1.7 is the version of which this text speaks."), err: doc.ErrDamaged},
		"1 GB in a stream":          {data: simple("/Filter [/FlateDecode /FlateDecode]", deflated(deflated(make([]byte, 1<<30))))},
		"4 M operators in one":      {data: simple("/Filter /FlateDecode", deflated(deep))},
		"200,000 words on a page":   {data: simple("/Filter /FlateDecode", deflated(bytes.Repeat([]byte("BT /F1 1 Tf 1 0 0 1 9 9 Tm (word) Tj ET "), 200_000)))},
		"page of a mile":            {data: bytes.Replace(simple("", show("Far away.")), []byte("612 792"), []byte("1e9 1e9"), 1)},
		"page that is not a number": {data: bytes.Replace(simple("", show("Odd.")), []byte("612 792"), []byte("nan 0/0"), 1)},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			d, err := readWithin(context.Background(), doc.Source{Path: "x.pdf", Data: c.data}, most)
			if spent := time.Since(start); spent > 20*time.Second {
				t.Errorf("took %v", spent)
			}
			var problem *doc.Problem
			if err != nil && !errors.As(err, &problem) {
				t.Errorf("%v is no problem that can be told", err)
			}
			if c.err != nil && !errors.Is(err, c.err) {
				t.Errorf("%v, want %v", err, c.err)
			}
			if c.text != "" && (err != nil || !strings.Contains(allText(d), c.text)) {
				t.Errorf("%v, %v: no %q", d, err, c.text)
			}
			t.Logf("%v: %v", time.Since(start).Round(time.Millisecond), err)
		})
	}
}

// TestCutOff says so below the text of a file that was cut off.
func TestCutOff(t *testing.T) {
	data := simple("", show("The page is there."))
	d, err := Read(context.Background(), doc.Source{Data: data[:bytes.Index(data, []byte("xref"))]})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"The page is there.", "The end of the file is missing, and pages may be as well."}
	if diff := cmp.Diff(want, lines(d)); diff != "" {
		t.Error(diff)
	}
}

// TestBrokenPage reads a file whose first page takes too long: the others are read,
// and the reader is told.
func TestBrokenPage(t *testing.T) {
	p := newBuilder()
	p.object("<< /Type /Catalog /Pages 2 0 R >>")
	p.object("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>")
	p.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 7 0 R >> >> >>")
	p.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 6 0 R /Resources << /Font << /F1 7 0 R >> >> >>")
	p.stream("/Filter /FlateDecode", deflated(bytes.Repeat([]byte("BT /F1 1 Tf 1 0 0 1 9 9 Tm (word) Tj ET "), 400_000)))
	p.stream("", show("The second page is there."))
	p.object(font)
	d, err := readWithin(context.Background(), doc.Source{Data: p.bytes("")}, times{page: 300 * time.Millisecond, open: 4 * time.Second, file: 10 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"The second page is there.", "Page 1 could not be read."}
	if diff := cmp.Diff(want, lines(d)); diff != "" {
		t.Error(diff)
	}
}

// TestAfterwards reads a file after one that was cut off by its time: what hangs
// must not take the engine with it.
func TestAfterwards(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	slow := simple("/Filter /FlateDecode", deflated(bytes.Repeat([]byte("BT /F1 1 Tf 1 0 0 1 9 9 Tm (word) Tj ET "), 400_000)))
	if _, err := Read(ctx, doc.Source{Data: slow}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if got := lines(read(t, "restricted.pdf")); len(got) != 1 {
		t.Errorf("%q", got)
	}
}

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{
		"%PDF-1.4\n": true, "\xef\xbb\xbf\n%PDF-1.4\n": true, "junk\x00\n%PDF-1.4\n": true, "HTTP/1.1 200\n\n%PDF-1.4\n1 0 obj\n": true,
		"A file begins with %PDF-1.4, says the standard.": false, "": false, "%!PS-Adobe": false,
	} {
		if Sniff(doc.Source{Data: []byte(in)}) != want {
			t.Errorf("%q: %v", in, !want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(simple("", show("Nothing is wrong here.")))
	f.Add(nested(false))
	f.Add(looped())
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		_, _ = Read(ctx, doc.Source{Path: "x.pdf", Data: data})
		if ctx.Err() != nil {
			t.Error("takes too long")
		}
	})
}
