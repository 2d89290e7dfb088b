package office

import (
	"encoding/xml"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// odtPart reads text: the body, a header, a note.
type odtPart struct {
	*open
	x    *pack.XML
	flow flow
	// lists are those that are open, the outermost first.
	lists []*odtItems
	// last are the lists that ended, by their style, for those that go on counting.
	last map[string]*odtItems
	// headings count the headings of each level.
	headings [10]int
	// contents is how many tables of contents are open.
	contents int
	spans    []run
	// marks counts the notes that have no mark of their own.
	marks int
	// atEnd are the endnotes.
	atEnd []doc.Block
	// depth is how many elements are open since read began.
	depth int
	// bases are how many spans there were before each open paragraph.
	bases []int
	// level is how many notes and comments this one lies in.
	level int
}

// maxLevel is how deep notes and comments lie in each other; those of real
// documents do not.
const maxLevel = 10

// odtItems is a list that is open.
type odtItems struct {
	style   string
	number  int
	started bool
	// first says that the item that is open has no paragraph yet; header that it
	// has no number.
	first, header bool
}

// read reads to the end of the element whose start was read last.
func (p *odtPart) read() error {
	p.depth = 0
	for {
		if err := check(p.ctx, p.x); err != nil {
			return err
		}
		t, err := p.x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			p.depth++
			if err := p.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			if p.depth--; p.depth < 0 {
				return nil
			}
			p.end(t)
		case xml.CharData:
			if p.flow.top() != nil {
				p.write(string(t))
			}
		}
	}
}

// skip leaves out the element whose start was read last.
func (p *odtPart) skip() error {
	p.depth--
	return p.x.Skip()
}

func (p *odtPart) write(s string) {
	n := len(p.spans)
	switch {
	case n > 0 && p.spans[n-1].hidden:
		if top := p.flow.top(); top != nil {
			top.hidden.Write(s)
		}
		return
	case n > 0 && p.spans[n-1].raised:
		s = doc.Raised(s)
	}
	p.flow.write(s)
}

// start reads the start of an element, and all of those that are left out.
func (p *odtPart) start(e xml.StartElement) error {
	switch e.Name.Space {
	case "text":
		return p.startText(e)
	case "table":
		switch e.Name.Local {
		case "table":
			p.flow.beginTable()
		case "table-row":
			p.flow.beginRow()
		case "table-cell":
			p.flow.beginCell()
		case "tracked-changes", "shapes":
			return p.skip()
		}
	case "office":
		switch e.Name.Local {
		case "annotation":
			return p.comment()
		case "forms", "binary-data", "event-listeners":
			return p.skip()
		}
	case "svg":
		if e.Name.Local == "title" || e.Name.Local == "desc" {
			p.depth--
			text, err := p.x.Text()
			if text = model.SanitizeLine(text); text != "" {
				p.flow.add(doc.Block{Text: text, Reason: "picture"})
			}
			return err
		}
	case "math", "form", "script":
		return p.skip()
	}
	return nil
}

// startText is start for the elements of text.
func (p *odtPart) startText(e xml.StartElement) error {
	switch e.Name.Local {
	case "p", "h":
		p.paragraph(e)
	case "span":
		s := p.set(pack.Attr(e, "text", "style-name"))
		if n := len(p.spans); n > 0 {
			s.hidden, s.raised = s.hidden || p.spans[n-1].hidden, s.raised || p.spans[n-1].raised
		}
		p.spans = append(p.spans, s)
	case "a":
		if top := p.flow.top(); top != nil {
			top.text.Link(pack.Attr(e, "xlink", "href"))
		}
	case "s", "tab":
		p.write(" ")
	case "line-break":
		p.flow.breakLine()
	case "list":
		p.beginList(e)
	case "list-item", "list-header":
		p.beginItem(e)
	case "note":
		return p.note(e)
	case "table-of-content", "illustration-index", "table-index", "object-index", "user-index":
		p.contents++
	case "tracked-changes", "ruby-text", "note-citation", "table-of-content-source", "illustration-index-source", "table-index-source", "object-index-source",
		"user-index-source", "alphabetical-index-source", "bibliography-source", "variable-decls", "sequence-decls", "user-field-decls", "dde-connection-decls", "hidden-paragraph", "hidden-text",
		"script", "placeholder":
		return p.skip()
	}
	return nil
}

// end reads the end of an element.
func (p *odtPart) end(e xml.EndElement) {
	switch e.Name.Space + ":" + e.Name.Local {
	case "text:p", "text:h":
		p.flow.end()
		if n := len(p.bases); n > 0 {
			p.spans = p.spans[:min(p.bases[n-1], len(p.spans))]
		}
		p.bases = pop(p.bases)
	case "text:span":
		p.spans = pop(p.spans)
	case "text:a":
		if top := p.flow.top(); top != nil {
			top.text.EndLink()
		}
	case "text:list":
		p.endList()
	case "text:list-item", "text:list-header":
		if n := len(p.lists); n > 0 {
			p.lists[n-1].first = false
		}
	case "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index", "text:user-index":
		p.contents = max(p.contents-1, 0)
	case "table:table":
		p.flow.endTable()
	}
}

// paragraph begins a paragraph or a heading.
func (p *odtPart) paragraph(e xml.StartElement) {
	top := p.flow.begin()
	name := pack.Attr(e, "text", "style-name")
	p.bases = append(p.bases, len(p.spans))
	p.spans = append(p.spans, p.set(name))
	s := p.role(name)
	top.role, top.reason, top.code = s.role, s.reason, s.code
	if p.contents > 0 {
		top.reason = "table of contents"
	}
	if s.title && p == &p.open.body {
		top.title = &p.title
	}
	if e.Name.Local == "h" {
		top.role = model.Heading
		top.number(p.heading(number(pack.Attr(e, "text", "outline-level"), 1, 10, 1)-1, pack.Attr(e, "text", "is-list-header") == "true"))
	}
	n := len(p.lists)
	if n == 0 {
		return
	}
	if top.role == model.Body {
		top.role, top.level = model.ListItem, uint8(min(n-1, 255)) //nolint:gosec // bounded
	}
	item := p.lists[n-1]
	if item.first && e.Name.Local == "p" {
		top.number(p.itemNumber())
	}
	item.first = false
}

// heading counts a heading and gives its number, "" where the document has none.
func (p *odtPart) heading(at int, unnumbered bool) string {
	if unnumbered {
		return ""
	}
	for i := range at {
		if p.headings[i] == 0 {
			p.headings[i] = max(p.outline[i].start, 1)
		}
	}
	if p.headings[at] == 0 {
		p.headings[at] = max(p.outline[at].start, 1)
	} else {
		p.headings[at]++
	}
	clear(p.headings[at+1:])
	return numbered(p.outline, at, func(i int) int { return p.headings[i] })
}

// numbered writes the number of a level, with those above it that are shown.
func numbered(l odtList, at int, count func(i int) int) string {
	this := l[at]
	if this.format == "" {
		return ""
	}
	var parts []string
	for i := max(0, at-max(this.shown, 1)+1); i <= at; i++ {
		if s := counted(count(i), l[i].format); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.TrimSpace(this.prefix + strings.Join(parts, ".") + this.suffix)
}

// maxLists is how deep lists lie in each other; real ones are ten levels deep.
const maxLists = 1000

func (p *odtPart) beginList(e xml.StartElement) {
	l := &odtItems{style: pack.Attr(e, "text", "style-name")}
	if n := len(p.lists); l.style == "" && n > 0 {
		l.style = p.lists[n-1].style
	}
	if before := p.last[l.style]; before != nil && len(p.lists) == 0 && (pack.Attr(e, "text", "continue-numbering") == "true" || pack.Attr(e, "text", "continue-list") != "") {
		l.number, l.started = before.number, before.started
	}
	if len(p.lists) >= maxLists {
		p.endList()
	}
	p.lists = append(p.lists, l)
}

func (p *odtPart) endList() {
	n := len(p.lists)
	if n == 0 {
		return
	}
	if n == 1 {
		if p.last == nil {
			p.last = make(map[string]*odtItems)
		}
		p.last[p.lists[0].style] = p.lists[0]
	}
	p.lists = p.lists[:n-1]
}

// beginItem counts an item.
func (p *odtPart) beginItem(e xml.StartElement) {
	n := len(p.lists)
	if n == 0 {
		return
	}
	l := p.lists[n-1]
	l.first, l.header = true, e.Name.Local == "list-header"
	if l.header {
		return
	}
	start := p.open.lists[l.style][min(n-1, 9)].start
	switch value := pack.Attr(e, "text", "start-value"); {
	case value != "":
		l.number = number(value, 0, maxNumber, 1)
	case !l.started:
		l.number = max(start, 1)
	default:
		l.number++
	}
	l.started = true
}

// itemNumber is what stands in front of the item that is open.
func (p *odtPart) itemNumber() string {
	n := len(p.lists)
	if p.lists[n-1].header {
		return ""
	}
	at := min(n-1, 9)
	return numbered(p.open.lists[p.lists[n-1].style], at, func(i int) int { return p.lists[n-1-at+i].number })
}
