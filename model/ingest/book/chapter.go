package book

import (
	"path"
	"strconv"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/web"
)

const (
	// maxChapter is the size of a chapter's text, in bytes, above which no other
	// file is joined to it: ten times War and Peace.
	maxChapter = 32 << 20
	// shortStart is the length in bytes of what may stand above the place that the
	// table of contents leads to and still belong to that chapter: its number, a
	// motto, a picture's caption.
	shortStart = 200
)

// chapter is what becomes an article.
type chapter struct {
	title, name string
	blocks      []doc.Block
	size        int // of the text that stays, in bytes
	// listed says that the table of contents leads to its beginning.
	listed bool
	// file is the last that is part of it.
	file string
}

// file adds the pieces of one file to the chapters.
func (r *reader) file(it item, pieces []piece) {
	var above []doc.Block // the next chapter's number, or the like
	// first says that no text was read yet, started that some is part of a chapter.
	first, started := true, false
	for i, p := range pieces {
		blocks := web.Fragment(p.markup, "")
		reason := p.reason
		if reason == "" && r.book.contents[it.name] && p.entry == nil && onlyLines(blocks) {
			reason = "table of contents"
		}
		if reason != "" {
			for j := range blocks {
				blocks[j].Reason = reason
			}
		}
		size := textSize(blocks)
		switch {
		case p.entry != nil:
			name := it.name
			if started && p.entry.mark != "" {
				name = short(name) + "#" + short(p.entry.mark)
			}
			r.begin(chapter{title: p.entry.label, name: name, listed: true})
			r.add(it, above)
			above = nil
		case size == 0:
			// What is left out waits for the chapter that it stands in or before.
			above = append(above, blocks...)
			continue
		case first && size <= shortStart && nextEntry(pieces[i+1:]):
			above = append(above, blocks...)
			first = false
			continue
		case first && !r.continues(it, blocks):
			r.begin(chapter{name: it.name})
		}
		first, started = false, true
		r.add(it, append(above, blocks...))
		above = nil
	}
	r.removed = append(r.removed, above...)
}

// onlyLines reports whether blocks are lines rather than paragraphs: a page that
// is said to be the table of contents may hold more.
func onlyLines(blocks []doc.Block) bool {
	const long = 200 // bytes
	n := 0
	for _, b := range blocks {
		if len(b.Text) > long {
			n++
		}
	}
	return n*20 <= len(blocks)
}

// nextEntry reports whether one of the pieces starts a chapter.
func nextEntry(pieces []piece) bool {
	for _, p := range pieces {
		if p.entry != nil {
			return true
		}
	}
	return false
}

// continues reports whether a file that no entry leads to goes on with the
// chapter before it.
func (r *reader) continues(it item, blocks []doc.Block) bool {
	c := r.chapter
	if c == nil || !c.listed || r.toc.poor || it.aside || c.size == 0 || c.size > maxChapter {
		return false
	}
	return isSplit(c.file, it.name) || !startsWithHeading(blocks)
}

// isSplit reports whether two names are those of parts of one file, as programs
// that make books call them: "text_split_000.html", "text_split_001.html".
func isSplit(a, b string) bool {
	stem := func(name string) string {
		name = strings.TrimSuffix(name, path.Ext(name))
		if i := strings.LastIndex(name, "split_"); i >= 0 {
			return name[:i]
		}
		return ""
	}
	return stem(a) != "" && stem(a) == stem(b)
}

// startsWithHeading reports whether one of the first paragraphs is a heading.
func startsWithHeading(blocks []doc.Block) bool {
	n := 0
	for _, b := range blocks {
		if b.Reason != "" {
			continue
		}
		if b.Role == model.Heading {
			return true
		}
		if n++; n == 3 {
			break
		}
	}
	return false
}

// begin starts a chapter.
func (r *reader) begin(c chapter) {
	r.flush()
	r.chapter = &c
}

// add adds blocks to the chapter.
func (r *reader) add(it item, blocks []doc.Block) {
	if r.chapter == nil {
		r.begin(chapter{name: it.name})
	}
	c := r.chapter
	c.file = it.name
	if len(r.removed) > 0 {
		c.blocks = append(c.blocks, r.removed...)
		r.removed = nil
	}
	c.blocks = append(c.blocks, blocks...)
	c.size += textSize(blocks)
}

// flush gives the chapter. One without text leaves what was removed from it to
// the next.
func (r *reader) flush() {
	c := r.chapter
	r.chapter = nil
	switch {
	case c == nil || r.stopped:
	case c.size == 0:
		r.removed = append(r.removed, c.blocks...)
	default:
		r.given++
		r.give(doc.Part{Name: c.name, Doc: r.finish(c)})
	}
}

// textSize is the length in bytes of the text that stays.
func textSize(blocks []doc.Block) int {
	n := 0
	for _, b := range blocks {
		if b.Reason == "" {
			n += len(b.Text)
		}
	}
	return n
}

// firstHeading is the first heading among the first paragraphs, "" for none.
func firstHeading(blocks []doc.Block) string {
	const longest = 200 // bytes
	n := 0
	for _, b := range blocks {
		if b.Reason != "" {
			continue
		}
		if b.Role == model.Heading && len(b.Text) <= longest {
			return b.Text
		}
		if n++; n == 10 {
			break
		}
	}
	return ""
}

// unnamed is the title of a chapter that has none.
func unnamed(n int) string { return "Chapter " + strconv.Itoa(n) }
