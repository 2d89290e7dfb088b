// Package pdf reads the text of PDF files: PDFium, in WebAssembly, says which
// character stands where; the package finds words, lines, columns and paragraphs
// in that, and what repeats from page to page.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// The limits of a file. A report has 10 to 300 pages, which take 15 to 40 ms
// each.
const (
	maxSize  = 200 << 20 // bytes
	maxPages = 5000
	maxText  = 64 << 20 // bytes of text
)

// times are the most that steps may take.
type times struct {
	page, open time.Duration
	file       time.Duration // without the making of the engine
}

func usualTimes() times {
	return times{page: 10 * time.Second, open: 20 * time.Second, file: 4 * time.Minute}
}

// Sniff tells a PDF by its header. ISO 32000 allows for other bytes before it;
// a text that speaks of such a header is no PDF.
func Sniff(src doc.Source) bool {
	head := src.Head()
	head = head[:min(len(head), 1024)]
	at := bytes.Index(head, []byte("%PDF-"))
	if at < 0 {
		return false
	}
	before := bytes.TrimSpace(bytes.TrimPrefix(head[:at], []byte("\xef\xbb\xbf")))
	return len(before) == 0 || bytes.IndexByte(head, 0) >= 0 || bytes.Contains(head[at:], []byte(" obj"))
}

// Read reads the text of a PDF. Its errors are *doc.Problem, or that of ctx.
func Read(ctx context.Context, src doc.Source) (*doc.Document, error) {
	return readWithin(ctx, src, usualTimes())
}

func readWithin(ctx context.Context, src doc.Source, most times) (*doc.Document, error) {
	if n := src.Length(); n > maxSize {
		return nil, doc.Fail(doc.ErrTooLarge, "is a PDF of %d MB, more than the %d MB that can be read; split it first.", n>>20, maxSize>>20)
	}
	e, err := shared.use(ctx)
	switch {
	case ctx.Err() != nil && err != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, failed(err)
	}
	defer shared.release()
	i, err := e.instance(ctx)
	if err != nil {
		return nil, failed(err)
	}
	whole, cancel := context.WithTimeout(ctx, most.file)
	defer cancel()
	f := file{instance: i, src: src, ctx: whole, most: most}
	defer func() { f.instance.close() }()
	d, err := f.read()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return d, err
}

func failed(err error) error {
	return &doc.Problem{Meaning: doc.ErrUnsupported, Text: "is a PDF, but the engine that reads them did not start.", Cause: err}
}

// file is a PDF that is being read.
type file struct {
	*instance
	src    doc.Source
	ctx    context.Context
	most   times
	handle uint64
	pages  int  // that the file claims to have
	mended bool // the end of the file was missing
}

func (f *file) read() (*doc.Document, error) {
	stop := f.within(f.most.open)
	defer func() { stop() }()
	if err := f.open(); err != nil {
		return nil, err
	}
	d := &doc.Document{}
	f.metadata(d)
	stop()
	pages, missing, err := f.readPages()
	if err != nil {
		return nil, err
	}
	empty := true
	for _, p := range pages {
		empty = empty && len(p.segments) == 0
	}
	if empty {
		return nil, f.withoutText(missing)
	}
	d.Blocks = compose(pages, d.Title)
	if missing == "" && f.mended {
		missing = "The end of the file is missing, and pages may be as well."
	}
	if missing != "" {
		var t doc.Text
		t.Write(missing)
		b := t.Block(model.Body)
		b.Marked = true
		d.Blocks = append(d.Blocks, b)
	}
	return d, nil
}

// within lets the calls from now on take so long at most.
func (f *file) within(most time.Duration) func() {
	ctx, cancel := context.WithTimeout(f.ctx, most)
	f.instance.ctx = ctx
	return cancel
}

// What FPDF_GetLastError says of a file.
const formatError, passwordError, securityError = 3, 4, 5

// open loads the file and counts its pages.
func (f *file) open() error {
	handle, err := f.load(f.src.Reader(), f.src.Length())
	if err == nil && handle == 0 && f.call("FPDF_GetLastError") == formatError {
		if data := mended(f.src.Reader(), f.src.Length()); data != nil {
			handle, err = f.load(bytes.NewReader(data), int64(len(data)))
			f.mended = true
		}
	}
	f.handle = handle
	switch {
	case errors.Is(err, errMemory):
		return doc.Fail(doc.ErrTooLarge, "is a PDF that needs more memory than may be used; split it first.")
	case err != nil && f.err == nil:
		return err
	case err != nil:
		return f.broken()
	case handle != 0:
		f.pages = f.count("FPDF_GetPageCount", handle)
		if f.err != nil {
			return f.broken()
		}
		return nil
	}
	switch f.call("FPDF_GetLastError") {
	case passwordError:
		return doc.Fail(doc.ErrLocked, "is a PDF that opens with a password alone; save it without one first.")
	case securityError:
		return doc.Fail(doc.ErrLocked, "is a PDF encrypted in a way that cannot be read; save it without first.")
	}
	return doc.Fail(doc.ErrDamaged, "is a damaged PDF; get it again or save it anew.")
}

// reopen opens the file anew after a page that has cost the instance.
func (f *file) reopen() bool {
	if f.ctx.Err() != nil {
		return false
	}
	f.instance.close() // first, as others may wait for one as well
	i, err := f.engine.instance(f.ctx)
	if err != nil {
		return false
	}
	f.instance = i
	defer f.within(f.most.open)()
	return f.open() == nil
}

// broken says why a call failed: the time is up, or PDFium gave up.
func (f *file) broken() error {
	if f.instance.ctx.Err() != nil {
		return &doc.Problem{Meaning: doc.ErrDamaged, Text: "is a PDF that takes too long to read; it may be damaged.", Cause: f.err}
	}
	return &doc.Problem{Meaning: doc.ErrDamaged, Text: "is a PDF that cannot be read; it may be damaged.", Cause: f.err}
}

func (f *file) withoutText(missing string) error {
	switch {
	case f.pages == 0:
		return doc.Fail(doc.ErrDamaged, "is a PDF without pages; it may be damaged.")
	case missing != "" || f.mended:
		return doc.Fail(doc.ErrDamaged, "is a PDF whose pages cannot be read; it may be damaged.")
	}
	return doc.Fail(doc.ErrNoText, "holds pictures of pages and no text; have its text recognised (OCR) first.")
}

// readPages reads the pages, as far as limits allow. missing says which were
// left out.
func (f *file) readPages() (pages []page, missing string, err error) {
	text := 0
	var lost []int
	again := 3 // pages that may break the engine or take too long
	for k := range min(f.pages, maxPages) {
		p, err := f.readPage(k)
		if err != nil && again > 0 && f.reopen() {
			again--
			err = nil // but there is no page
		}
		if err != nil {
			if len(pages) == 0 {
				return nil, "", f.broken()
			}
			return pages, fmt.Sprintf("The pages from %d to %d could not be read; the file may be damaged.", k+1, f.pages), nil
		}
		if p == nil {
			lost = append(lost, k+1)
			if len(lost) > 100 && len(lost) > k/2 {
				break // the file claims pages that it does not have
			}
			continue
		}
		for _, s := range p.segments {
			for _, w := range s.words {
				text += len(w.text)
			}
		}
		pages = append(pages, *p)
		if text > maxText {
			return pages, fmt.Sprintf("The pages after %d were left out: the file holds more text than can be read.", k+1), nil
		}
	}
	switch {
	case len(lost) == 1:
		missing = fmt.Sprintf("Page %d could not be read.", lost[0])
	case len(lost) > 1:
		missing = fmt.Sprintf("%d of %d pages could not be read, the first of them page %d.", len(lost), f.pages, lost[0])
	case f.pages > maxPages:
		missing = fmt.Sprintf("The pages after %d of %d were left out.", maxPages, f.pages)
	}
	return pages, missing, nil
}

// readPage reads one page; nil where the file has none there.
func (f *file) readPage(k int) (*page, error) {
	defer f.within(f.most.page)()
	handle := f.call("FPDF_LoadPage", f.handle, uint64(k))
	if handle == 0 {
		return nil, f.err
	}
	text := f.call("FPDFText_LoadPage", handle)
	if text == 0 {
		f.call("FPDF_ClosePage", handle)
		return nil, f.err
	}
	r := reader{instance: f.instance, text: text, objects: make(map[uint32]*object)}
	f.call("FPDF_GetPageBoundingBox", handle, uint64(f.scratch))
	b := f.floats(4) // left, top, right, bottom
	r.bounds = rect{b[0], min(b[1], b[3]), b[2], max(b[1], b[3])}
	upright, sideways := r.glyphs()
	links := r.links(f.handle, handle)
	f.call("FPDFText_ClosePage", text)
	f.call("FPDF_ClosePage", handle)
	if f.err != nil {
		return nil, f.err
	}
	p := &page{number: k}
	p.width, p.height = r.size()
	p.layout(upright, sideways, links)
	return p, nil
}

// layout puts the characters of a page into lines, in reading order.
func (p *page) layout(upright, sideways []glyph, links []link) {
	words := wordsOf(upright)
	mark(words, links)
	size := bodySize(words)
	words = dropCaps(words, size)
	rows := rowsOf(words)
	for _, r := range rows {
		last := r.words[len(r.words)-1].box
		p.width, p.height = max(p.width, last.x1), max(p.height, r.base)
	}
	rows, p.lineNumbers = lineNumbers(rows)
	segments, gutters := segmentsOf(rows, size)
	leftwards := direction(words) < 0
	p.segments = order(segments, gutters, leftwards)
	if leftwards {
		// From here on, lines are looked at from where they begin.
		for k := range p.segments {
			b := &p.segments[k].box
			b.x0, b.x1 = -b.x1, -b.x0
		}
	}
	for _, w := range wordsOf(sideways) {
		if n := len(p.sideways); n > 0 && len(p.sideways[n-1]) < 200 {
			p.sideways[n-1] += " " + w.text
			continue
		}
		p.sideways = append(p.sideways, w.text)
	}
}

// metadata takes over what the file says of itself.
func (f *file) metadata(d *doc.Document) {
	const origin = "PDF info"
	meta := func(key string) string {
		k := append([]byte(key), 0)
		at := f.scratch + scratchSize/2
		f.memory.Write(at, k)
		return strings.TrimSpace(f.text(func(buffer, _ uint64) uint64 {
			return f.call("FPDF_GetMetaText", f.handle, uint64(at), buffer, scratchSize/2)
		}))
	}
	if t := meta("Title"); isTitle(t) {
		d.Set(model.FieldTitle, model.SanitizeLine(t), origin)
	}
	if a := meta("Author"); isAuthor(a) {
		d.Set(model.FieldAuthor, model.SanitizeLine(a), origin)
	}
	if made, err := model.ParseDay(day(meta("CreationDate"))); err == nil {
		d.Made, d.MadeOrigin = made, "the day the PDF was made"
	}
}

// day is the day of a date as PDF writes it, "D:20240131120000+01'00'"; "" where
// it is none.
func day(s string) string {
	s = strings.TrimPrefix(s, "D:")
	if len(s) < 4 {
		return ""
	}
	digits := 0
	for digits < len(s) && digits < 8 && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	switch {
	case s[:min(len(s), 4)] < "1985": // before PDF, a clock was wrong
		return ""
	case digits >= 8:
		return s[:4] + "-" + s[4:6] + "-" + s[6:8]
	case digits >= 6:
		return s[:4] + "-" + s[4:6]
	case digits >= 4:
		return s[:4]
	}
	return ""
}

// isTitle tells a title from the names that programs put in its place.
func isTitle(s string) bool {
	lower := strings.ToLower(s)
	if len(s) > 400 || strings.Count(s, "") < 4 || !strings.ContainsFunc(s, unicode.IsLetter) {
		return false
	}
	for _, prefix := range []string{"untitled", "microsoft word", "microsoft powerpoint", "document", "slide 1", "powerpoint", "print", "(anonymous", "no title", "page 1", "unbenannt", "sans titre", "http:", "https:"} {
		if strings.HasPrefix(lower, prefix) && len(strings.Fields(s)) < 6 {
			return false
		}
	}
	for _, suffix := range []string{".doc", ".docx", ".dvi", ".pdf", ".tex", ".indd", ".qxd", ".qxp", ".rtf", ".odt", ".ps", ".fm", ".pages", ".xls", ".xlsx", ".ppt", ".pptx", ".pub", ".p65", ".html", ".htm"} {
		if strings.HasSuffix(lower, suffix) {
			return false
		}
	}
	return true
}

// isAuthor tells a name from that of an account.
func isAuthor(s string) bool {
	switch strings.ToLower(s) {
	case "", "user", "admin", "administrator", "owner", "author", "unknown", "anonymous", "(anonymous)", "root", "microsoft office user", "windows user", "pc", "me", "test":
		return false
	}
	return len(s) < 300 && strings.ContainsFunc(s, unicode.IsLetter)
}
