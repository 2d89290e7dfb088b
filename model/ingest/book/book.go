// Package book reads EPUB books of the versions 2 and 3
// (www.w3.org/TR/epub-33, idpf.org/epub/201): each chapter is an article, and
// the book is the source of all of them.
package book

import (
	"context"
	"iter"
	"path"
	"slices"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// mediaType is what the first member of a book's archive says.
const mediaType = "application/epub+zip"

// container is the member that names the package file.
const container = "META-INF/container.xml"

// Sniff tells an EPUB book by the first member of its archive or, where that is
// missing, by the file that names the package.
func Sniff(src doc.Source) bool {
	said := pack.MediaType(src)
	return strings.HasPrefix(said, mediaType) || said == "" && pack.Find(src, container) != ""
}

// Parts gives the chapters of a book in reading order, then what stands outside
// it (linear="no"). A chapter is what an entry of the table of contents leads to,
// up to the next entry: a file, several files, or a part of one. Files without an
// entry are chapters of their own where they start with a heading. Pages without
// text are passed over. Files that cannot be read are told one by one.
func Parts(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		archive, err := pack.Open(src, "EPUB book", limits)
		if err != nil {
			yield(doc.Part{Err: err})
			return
		}
		r := reader{ctx: ctx, archive: archive, limits: limits, yield: yield}
		r.open()
		r.read()
	}
}

// reader reads one book.
type reader struct {
	ctx     context.Context
	archive *pack.Archive
	limits  doc.Limits
	yield   func(doc.Part) bool
	// stopped says that nobody wants more.
	stopped bool

	book *book
	toc  toc
	lock lock

	// chapter is the one that is being gathered; nil at first.
	chapter *chapter
	// removed waits for the next chapter: what is no text of its own.
	removed []doc.Block
	given   int // chapters so far
	told    int // errors so far
}

// give passes on what is ready.
func (r *reader) give(p doc.Part) {
	if r.stopped || r.ctx.Err() != nil || !r.yield(p) {
		r.stopped = true
	}
}

// maxTold is how many files are told one by one that cannot be read; of more only
// the number is.
const maxTold = 100

// tell passes on why a file cannot be read.
func (r *reader) tell(name string, err error) {
	r.told++
	if r.told <= maxTold {
		r.give(doc.Part{Name: name, Err: err})
	}
}

// open reads what the book says about itself.
func (r *reader) open() {
	var err error
	r.book, err = openBook(r.archive)
	if err != nil {
		r.tell("", err)
	}
	if len(r.book.spine) == 0 {
		r.book.spine = loose(r.archive)
	}
	r.lock = readLock(r.archive)
	r.toc = readTOC(r.archive, r.book)
	r.toc.settle(r.book)
}

// loose is a reading order for books that have none: the pages by their names.
func loose(a *pack.Archive) []item {
	var items []item
	for _, name := range a.Names() {
		if it := (item{name: name}); it.isText() {
			items = append(items, it)
		}
	}
	slices.SortStableFunc(items, func(x, y item) int { return strings.Compare(sortKey(x.name), sortKey(y.name)) })
	return items
}

// sortKey makes "page2" come before "page10".
func sortKey(name string) string {
	const width = 12
	var b strings.Builder
	for name != "" {
		i := strings.IndexFunc(name, isDigit)
		if i < 0 {
			break
		}
		b.WriteString(name[:i])
		name = name[i:]
		n := strings.IndexFunc(name, func(r rune) bool { return !isDigit(r) })
		if n < 0 {
			n = len(name)
		}
		b.WriteString(strings.Repeat("0", max(0, width-n)))
		b.WriteString(name[:n])
		name = name[n:]
	}
	b.WriteString(name)
	return b.String()
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// read gives the chapters.
func (r *reader) read() {
	if r.locked() {
		r.tell("", doc.Fail(doc.ErrLocked, "is protected against copying (DRM); open it in the program that it was bought for."))
		return
	}
	seen := make(map[string]bool, len(r.book.spine))
	for _, linear := range []bool{true, false} {
		for _, it := range r.book.spine {
			if r.stopped || r.ctx.Err() != nil {
				return
			}
			if it.aside == linear || seen[it.name] && it.name != "" {
				continue
			}
			seen[it.name] = true
			if err := r.limits.Part(); err != nil {
				r.flush()
				r.tell("", err)
				return
			}
			r.item(it)
		}
		if r.chapter != nil {
			r.chapter.blocks, r.removed = append(r.chapter.blocks, r.removed...), nil
		}
		r.flush()
	}
	if r.told > maxTold {
		r.give(doc.Part{Err: doc.Fail(doc.ErrDamaged, "has %d more files that cannot be read.", r.told-maxTold)})
	}
	if r.given+r.told == 0 && r.ctx.Err() == nil {
		r.tell("", doc.Fail(doc.ErrNoText, "is a book without text: its pages are pictures, which are not read."))
	}
}

// locked reports whether all text is encrypted.
func (r *reader) locked() bool {
	n := 0
	for _, it := range r.book.spine {
		if it.isText() && !r.lock[it.name] {
			return false
		}
		if it.isText() {
			n++
		}
	}
	return n > 0
}

// item reads one file of the reading order.
func (r *reader) item(it item) {
	switch {
	case it.name == "":
		r.tell(it.id, doc.Fail(doc.ErrDamaged, "is named in the reading order, but is no file of the book."))
		return
	case !it.isText():
		return // a picture
	case r.lock[it.name]:
		r.tell(it.name, doc.Fail(doc.ErrLocked, "is protected against copying (DRM); it was left out."))
		return
	}
	data, err := r.archive.Read(it.name)
	if err != nil {
		r.tell(it.name, err)
		return
	}
	r.file(it, pieces(data, it, r.toc.marks(it.name)))
}

// finish makes a document of a chapter.
func (r *reader) finish(c *chapter) *doc.Document {
	d := &doc.Document{Blocks: c.blocks, Edited: true}
	b := r.book
	title := c.title
	if title == "" {
		title = firstHeading(c.blocks)
		if title == "" {
			title = unnamed(r.given)
		}
		d.Set(model.FieldTitle, title, "chapter")
	} else {
		d.Set(model.FieldTitle, title, "table of contents")
	}
	const origin = "EPUB package"
	d.Set(model.FieldSource, b.title, origin)
	d.Set(model.FieldAuthor, b.author, origin)
	d.Set(model.FieldLanguage, b.language, origin)
	d.Set(model.FieldPublished, b.published, origin)
	return d
}

// extension of a name in lower case, with the dot.
func extension(name string) string { return strings.ToLower(path.Ext(name)) }
