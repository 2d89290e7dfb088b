package office

import (
	"encoding/xml"
	"strconv"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// wordPart reads the text of one part: of the document, of its notes, of a header.
type wordPart struct {
	*word
	x         *pack.XML
	relations map[string]relation
	flow      flow
	// element is what the notes are called in a part of notes, which go to notes.
	element string
	notes   map[string]note
	id      string // of the note that is open

	// inText says that text is reading text.
	inText bool
	run    run
	// runs are those around the text boxes that are open.
	runs   []run
	fields []field
	// sdts are the content controls that are open.
	sdts []sdt
	// choices says of each <mc:AlternateContent> that is open whether one was made.
	choices []bool
}

// run is how a run of text is set.
type run struct{ hidden, raised bool }

// field is a field that is open: its instruction comes first, then its result.
type field struct {
	instruction strings.Builder
	result      bool
	link        bool
}

// sdt is a content control. Of one that shows a placeholder the text is none.
type sdt struct{ contents, placeholder bool }

// read reads to the end of the part.
func (p *wordPart) read() error {
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
			if err := p.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			p.end(t)
		case xml.CharData:
			p.chars(string(t))
		}
	}
}

// start reads the start of an element, and all of those that are left out.
func (p *wordPart) start(e xml.StartElement) error {
	switch e.Name.Space {
	case "w":
		return p.startWord(e)
	case "m":
		p.inText = p.inText || e.Name.Local == "t"
	case "mc":
		switch e.Name.Local {
		case "AlternateContent":
			p.choices = append(p.choices, false)
		case "Choice", "Fallback":
			if n := len(p.choices); n > 0 {
				if p.choices[n-1] {
					return p.x.Skip()
				}
				p.choices[n-1] = true
			}
		}
	case "wp":
		if text := model.SanitizeLine(pack.Attr(e, "", "descr")); e.Name.Local == "docPr" && text != "" {
			p.flow.add(doc.Block{Text: text, Reason: "picture"})
		}
	}
	return nil
}

// startWord is start for the elements of the main namespace.
func (p *wordPart) startWord(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		p.run = run{}
		para := p.flow.begin()
		if n := len(p.sdts); n > 0 && p.sdts[n-1].contents {
			para.reason = "table of contents"
		}
	case "pPr":
		return p.paragraphProperties()
	case "r":
		p.run = run{}
	case "rPr":
		return p.runProperties()
	case "t":
		p.inText = true
	case "del", "moveFrom", "delText", "delInstrText", "rt", "object", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "tblPrEx":
		return p.x.Skip()
	case "tbl":
		p.flow.beginTable()
	case "tr":
		p.flow.beginRow()
	case "tc":
		p.flow.beginCell()
	case "txbxContent":
		p.runs = append(p.runs, p.run)
	case "sdt":
		p.sdts = append(p.sdts, sdt{contents: len(p.sdts) > 0 && p.sdts[len(p.sdts)-1].contents})
	case "sdtPr":
		return p.controlProperties()
	case "sdtContent":
		if n := len(p.sdts); n > 0 && p.sdts[n-1].placeholder {
			return p.x.Skip()
		}
	case p.element:
		p.flow, p.id = flow{}, pack.Attr(e, "w", "id")
		if pack.Attr(e, "w", "type") != "" {
			p.id = "" // the line above notes, and the like
		}
		if p.id != "" {
			p.notes[p.id] = note{author: pack.Attr(e, "w", "author")}
		}
	default:
		return p.inline(e)
	}
	return nil
}

// inline reads the start of what stands within paragraphs.
func (p *wordPart) inline(e xml.StartElement) error {
	switch e.Name.Local {
	case "tab", "ptab":
		p.write(" ")
	case "br", "cr":
		if p.visible() {
			p.flow.breakLine()
		}
	case "noBreakHyphen":
		p.write("-")
	case "sym":
		// Most are of the private use area, which no other font shows.
		if c, err := strconv.ParseUint(pack.Attr(e, "w", "char"), 16, 32); err == nil && (c < 0xe000 || c > 0xf8ff) {
			p.write(string(rune(c)))
		}
	case "hyperlink":
		p.link(p.relations[pack.Attr(e, "r", "id")].target)
	case "fldSimple":
		p.link(hyperlink(pack.Attr(e, "w", "instr")))
	case "fldChar":
		p.field(pack.Attr(e, "w", "fldCharType"))
	case "instrText":
		text, err := p.x.Text()
		if n := len(p.fields); n > 0 && !p.fields[n-1].result && p.fields[n-1].instruction.Len() < 4096 {
			p.fields[n-1].instruction.WriteString(text)
		}
		return err
	case "footnoteReference":
		p.noteMark(p.footnotes, pack.Attr(e, "w", "id"), &p.footmarks, false)
	case "endnoteReference":
		p.noteMark(p.endnotes, pack.Attr(e, "w", "id"), &p.endmarks, true)
	case "altChunk":
		const most = 100
		if r := p.relations[pack.Attr(e, "r", "id")]; r.kind == "aFChunk" && !r.outside && len(p.chunks) < most && p.notes == nil {
			p.chunks = append(p.chunks, r.target)
		}
	case "commentReference":
		p.comment(pack.Attr(e, "w", "id"))
	}
	return nil
}

// end reads the end of an element.
func (p *wordPart) end(e xml.EndElement) {
	switch {
	case e.Name.Local == "t" && (e.Name.Space == "w" || e.Name.Space == "m"):
		p.inText = false
	case e.Name.Space == "mc" && e.Name.Local == "AlternateContent":
		p.choices = pop(p.choices)
	case e.Name.Space != "w":
	default:
		p.endWord(e.Name.Local)
	}
}

func (p *wordPart) endWord(name string) {
	switch name {
	case "p":
		p.endParagraph()
	case "tbl":
		p.flow.endTable()
	case "txbxContent":
		if n := len(p.runs); n > 0 {
			p.run = p.runs[n-1]
		}
		p.runs = pop(p.runs)
	case "sdt":
		p.sdts = pop(p.sdts)
	case "hyperlink", "fldSimple":
		if top := p.flow.top(); top != nil {
			top.text.EndLink()
		}
	case p.element:
		if n, ok := p.notes[p.id]; ok {
			n.blocks = p.flow.close()
			p.notes[p.id] = n
		}
		p.flow = flow{}
	}
}

func pop[T any](s []T) []T {
	if len(s) == 0 {
		return s
	}
	return s[:len(s)-1]
}

func (p *wordPart) endParagraph() {
	top := p.flow.top()
	if top == nil {
		return
	}
	// An instruction that was never ended must not swallow the document.
	for n := len(p.fields); n > 0 && !p.fields[n-1].result; n-- {
		p.fields = p.fields[:n-1]
	}
	p.inText = false
	p.flow.end()
}

// chars takes text.
func (p *wordPart) chars(s string) {
	if !p.inText {
		return
	}
	if p.run.raised {
		s = doc.Raised(s)
	}
	p.write(s)
}

// visible reports whether what comes now is in the text: not the instruction of a
// field, and not hidden.
func (p *wordPart) visible() bool {
	for i := range p.fields {
		if !p.fields[i].result {
			return false
		}
	}
	return !p.run.hidden
}

func (p *wordPart) write(s string) {
	switch top := p.flow.top(); {
	case p.visible():
		p.flow.write(s)
	case p.run.hidden && top != nil:
		top.hidden.Write(s)
	}
}

// link starts a link in the paragraph; an address that no reader may follow is
// none.
func (p *wordPart) link(address string) {
	// One long address may be used a million times.
	const most = 16 << 20 // bytes
	top := p.flow.top()
	if top == nil || address == "" || p.addresses > most {
		return
	}
	p.addresses += len(address)
	top.text.Link(address)
}

// hyperlink is the address that the instruction of a field leads to: HYPERLINK
// "https://…".
func hyperlink(instruction string) string {
	rest, ok := strings.CutPrefix(strings.TrimSpace(instruction), "HYPERLINK")
	if !ok {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if strings.HasPrefix(rest, `"`) {
		rest, _, _ = strings.Cut(rest[1:], `"`)
		return rest
	}
	rest, _, _ = strings.Cut(rest, " ")
	return rest
}

// maxFields is how many fields may be open in each other.
const maxFields = 100

// field reads a mark of a field: where it begins, where its instruction ends and
// its result begins, where that ends.
func (p *wordPart) field(kind string) {
	n := len(p.fields)
	switch {
	case kind == "begin" && n < maxFields:
		p.fields = append(p.fields, field{})
	case kind == "separate" && n > 0:
		f := &p.fields[n-1]
		f.result = true
		if address := hyperlink(f.instruction.String()); address != "" {
			p.link(address)
			f.link = true
		}
	case kind == "end" && n > 0:
		if top := p.flow.top(); top != nil && p.fields[n-1].link {
			top.text.EndLink()
		}
		p.fields = p.fields[:n-1]
	}
}

// noteMark writes the mark of a note and keeps the note for later.
func (p *wordPart) noteMark(notes map[string]note, id string, count *int, atEnd bool) {
	n, ok := notes[id]
	if !ok || !p.visible() || p.flow.top() == nil {
		return
	}
	if n.mark != "" { // it is there already
		p.flow.write(n.mark)
		return
	}
	*count++
	mark := "[" + strconv.Itoa(*count) + "]"
	if atEnd && len(p.footnotes) > 0 {
		mark = "[" + roman(*count) + "]"
	}
	p.flow.write(mark)
	notes[id] = note{mark: mark}
	if !atEnd {
		p.flow.note(mark, n.blocks)
		return
	}
	for i, b := range n.blocks {
		if i == 0 {
			b = prefixed(mark+" ", b)
		}
		p.atEnd = append(p.atEnd, b)
	}
}

// comment keeps a comment beside the text.
func (p *wordPart) comment(id string) {
	n := p.comments[id]
	reason := commentReason(n.author)
	for _, b := range n.blocks {
		b.Reason = reason
		p.flow.add(b)
	}
	delete(p.comments, id)
}
