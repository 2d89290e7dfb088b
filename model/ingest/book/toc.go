package book

import (
	"encoding/xml"
	"path"
	"strings"

	"lectern/model"
	"lectern/model/ingest/pack"
)

// toc is a table of contents.
type toc struct {
	entries []entry
	// byFile are the entries that start chapters, by the file they lead to.
	byFile map[string][]entry
	// poor says that it leads to so few of the book's files that it does not tell
	// where chapters end.
	poor bool
}

// entry is one of its lines.
type entry struct {
	label, file string
	// mark is the id of a place in the file; "" for its beginning.
	mark  string
	depth int
}

// maxEntries is how many entries count; the longest books have some thousand.
const maxEntries = 20_000

// readTOC reads the table of contents of EPUB 3 or else that of EPUB 2.
func readTOC(a *pack.Archive, b *book) toc {
	var t toc
	if data, err := a.Read(b.nav); b.nav != "" && err == nil {
		t.entries = readNav(decode(data), path.Dir(b.nav))
	}
	if data, err := a.Read(b.ncx); len(t.entries) == 0 && b.ncx != "" && err == nil {
		t.entries = readNCX(data, path.Dir(b.ncx))
	}
	for i := range t.entries {
		t.entries[i].file = a.Name(t.entries[i].file)
	}
	return t
}

// readNCX reads the <navMap> of an NCX file.
func readNCX(data []byte, dir string) []entry {
	var entries []entry
	open := []int{} // the entries of the navPoints that are open
	inMap := false
	x := pack.NewXML(data, spaces())
	for len(entries) < maxEntries {
		t, err := x.Next()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "navMap":
				inMap = true
			case "navPoint":
				if inMap {
					open = append(open, len(entries))
					entries = append(entries, entry{depth: len(open)})
				}
			case "text":
				if len(open) > 0 {
					e := &entries[open[len(open)-1]]
					text, _ := x.Text() //nolint:errcheck // the next token tells
					if e.label == "" {
						e.label = short(model.SanitizeLine(text))
					}
				}
			case "content":
				if len(open) > 0 {
					e := &entries[open[len(open)-1]]
					src := pack.Attr(t, "", "src")
					e.file, e.mark = resolve(dir, src), fragment(src)
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "navPoint":
				if len(open) > 0 {
					open = open[:len(open)-1]
				}
			case "navMap":
				return entries
			}
		}
	}
	return entries
}

// readNav reads the lists in <nav epub:type="toc">; in files that forget to say
// so, those of the first <nav>.
func readNav(markup, dir string) []entry {
	if entries := readNavOf(markup, dir, "toc"); len(entries) > 0 {
		return entries
	}
	return readNavOf(markup, dir, "")
}

func readNavOf(markup, dir, kind string) []entry {
	var entries []entry
	l := lexer{markup: markup}
	inside, depth, open := false, 0, false
	var label strings.Builder
	finish := func() {
		if open {
			entries[len(entries)-1].label = short(model.SanitizeLine(unescape(label.String())))
		}
		open = false
	}
	for len(entries) < maxEntries {
		t, ok := l.next()
		if !ok {
			break
		}
		switch {
		case t.kind == startTag && t.name == "nav":
			inside = kind == "" || hasWord(t.attr("epub:type"), kind) || kind == "toc" && t.attr("role") == "doc-toc"
		case !inside:
		case t.kind == endTag && t.name == "nav":
			finish()
			return entries
		case t.kind == text && open:
			if label.Len() < 4096 {
				label.WriteString(t.raw)
			}
		case t.kind == startTag && (t.name == "ol" || t.name == "ul"):
			finish()
			depth++
		case t.kind == endTag && (t.name == "ol" || t.name == "ul"):
			finish()
			depth--
		case t.kind == startTag && t.name == "a":
			finish()
			href := t.attr("href")
			entries = append(entries, entry{file: resolve(dir, href), mark: fragment(href), depth: depth})
			open = true
			label.Reset()
		case t.kind == endTag && t.name == "a":
			finish()
		}
	}
	finish()
	return entries
}

// settle finds out which entries start chapters. A file is one chapter, or as
// many as the entries of the highest level that lead into it; a book that is all
// in one file is parted by the highest level that has several entries.
func (t *toc) settle(b *book) {
	t.byFile = make(map[string][]entry)
	inSpine := make(map[string]bool, len(b.spine))
	texts := 0
	for _, it := range b.spine {
		if it.isText() && !inSpine[it.name] {
			inSpine[it.name] = true
			if !it.aside && !b.contents[it.name] {
				texts++
			}
		}
	}
	// A table of contents does not lead to itself.
	for _, e := range t.entries {
		if inSpine[e.file] && !(b.nav == e.file) {
			t.byFile[e.file] = append(t.byFile[e.file], e)
		}
	}
	t.poor = len(t.byFile)*10 < texts
	for file, entries := range t.byFile {
		t.byFile[file] = starts(entries, texts == 1)
	}
}

// starts are the entries of one file that start chapters.
func starts(entries []entry, alone bool) []entry {
	count := make(map[int]int) // of entries by depth
	top := entries[0].depth
	for _, e := range entries {
		count[e.depth]++
		top = min(top, e.depth)
	}
	level := top
	for d := top; alone && d < top+4 && count[level] < 2; d++ {
		if count[d] > 1 {
			level = d
		}
	}
	var out []entry
	marks := make(map[string]bool)
	for _, e := range entries {
		if (e.depth == level || e.depth < level && e.mark == "") && !marks[e.mark] {
			marks[e.mark] = true
			out = append(out, e)
		}
	}
	return out
}

// marks are the places in a file where chapters start.
func (t *toc) marks(file string) []entry { return t.byFile[file] }

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}
