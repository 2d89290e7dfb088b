package office

import (
	"encoding/xml"
	"strconv"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// note reads a footnote or an endnote, whose mark the text keeps.
func (p *odtPart) note(e xml.StartElement) error {
	if p.level > maxLevel {
		return p.skip()
	}
	atEnd := pack.Attr(e, "text", "note-class") == "endnote"
	p.depth--
	inner := odtPart{open: p.open, x: p.x, level: p.level + 1}
	citation, depth := "", 0
	for {
		t, err := p.x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "note-citation":
				text, err := p.x.Text()
				if err != nil {
					return err
				}
				citation = model.SanitizeLine(text)
			case "note-body":
				if err := inner.read(); err != nil {
					return err
				}
			default:
				depth++
			}
		case xml.EndElement:
			if depth--; depth < 0 {
				p.addNote(citation, atEnd, inner.flow.close())
				return nil
			}
		}
	}
}

func (p *odtPart) addNote(citation string, atEnd bool, blocks []doc.Block) {
	p.marks++
	if citation == "" || len(citation) > 8 {
		citation = strconv.Itoa(p.marks)
	}
	mark := "[" + citation + "]"
	p.write(mark)
	if !atEnd {
		p.flow.note(mark, blocks)
		return
	}
	for i, b := range blocks {
		if i == 0 {
			b = prefixed(mark+" ", b)
		}
		p.atEnd = append(p.atEnd, b)
	}
}

// comment reads a comment, which is kept beside the text.
func (p *odtPart) comment() error {
	if p.level > maxLevel {
		return p.skip()
	}
	p.depth--
	inner := odtPart{open: p.open, x: p.x, level: p.level + 1}
	author, depth := "", 0
	for {
		t, err := p.x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Space == "dc" || t.Name.Space == "meta":
				text, err := p.x.Text()
				if err != nil {
					return err
				}
				if t.Name.Local == "creator" {
					author = text
				}
			case t.Name.Space == "text" && t.Name.Local == "p":
				inner.paragraph(t)
				if err := inner.read(); err != nil {
					return err
				}
				inner.flow.end()
			default:
				depth++
			}
		case xml.EndElement:
			if depth--; depth < 0 {
				reason := commentReason(author)
				for _, b := range inner.flow.close() {
					b.Reason = reason
					p.flow.add(b)
				}
				return nil
			}
		}
	}
}
