package office

import (
	"encoding/xml"
	"strconv"
	"strings"

	"lectern/model"
	"lectern/model/ingest/pack"
)

// paragraphProperties reads <w:pPr>: what the paragraph is.
func (p *wordPart) paragraphProperties() error {
	style, numID := "", ""
	level, outline := -1, -1
	joins := false
	var inside []string // the elements that are open
	for {
		t, err := p.x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if len(inside) == 0 {
				p.set(style, numID, level, outline, joins)
				return nil
			}
			inside = inside[:len(inside)-1]
		case xml.StartElement:
			value := pack.Attr(t, "w", "val")
			switch parent := last(inside); t.Name.Local {
			case "pStyle":
				style = value
			case "numId":
				numID = value
			case "ilvl":
				level = number(value, 0, 8, -1)
			case "outlineLvl":
				outline = number(value, 0, 9, -1)
			case "framePr":
				joins = joins || pack.Attr(t, "w", "dropCap") != "" && pack.Attr(t, "w", "dropCap") != "none"
			case "del":
				joins = joins || parent == "rPr" // its end mark is deleted
			}
			if t.Name.Local == "pPrChange" || t.Name.Local == "sectPr" {
				if err := p.x.Skip(); err != nil {
					return err
				}
				continue
			}
			inside = append(inside, t.Name.Local)
		}
	}
}

func last(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[len(s)-1]
}

// number is a number between least and most, or else other.
func number(s string, least, most, other int) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > most {
		return other
	}
	return n
}

// set makes the paragraph what its properties say.
func (p *wordPart) set(style, numID string, level, outline int, joins bool) {
	top := p.flow.top()
	if top == nil {
		return
	}
	top.joins = joins
	s := p.styles.resolve(style)
	if outline < 0 {
		outline = s.outline
	}
	top.role, top.code = s.role, s.code
	if top.reason == "" {
		top.reason = s.reason
	}
	if outline >= 0 && outline < 9 && top.role == model.Body {
		top.role = model.Heading
	}
	if numID == "" {
		numID = s.numID
		if level < 0 {
			level = s.level
		}
		if level < 0 {
			level = p.numbering.levelOf(numID, style)
		}
	}
	level = max(level, 0)
	if p.numbering.has(numID) && top.text.Empty() {
		top.number(p.numbering.next(numID, level))
		if top.role == model.Body {
			top.role, top.level = model.ListItem, uint8(level) //nolint:gosec // at most 8
		}
	}
	if s.title && p.notes == nil {
		top.title = &p.title
	}
}

// runProperties reads <w:rPr>: how the run is set.
func (p *wordPart) runProperties() error {
	depth := 0
	for {
		t, err := p.x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if depth == 0 {
				return nil
			}
			depth--
		case xml.StartElement:
			value := pack.Attr(t, "w", "val")
			switch t.Name.Local {
			case "vanish":
				p.run.hidden = value != "0" && value != "false" && value != "off"
			case "vertAlign":
				p.run.raised = value == "superscript"
			case "rPrChange":
				if err := p.x.Skip(); err != nil {
					return err
				}
				continue
			}
			depth++
		}
	}
}

// controlProperties reads <w:sdtPr>: what a content control is for.
func (p *wordPart) controlProperties() error {
	depth := 0
	for {
		t, err := p.x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if depth == 0 {
				return nil
			}
			depth--
		case xml.StartElement:
			depth++
			if len(p.sdts) == 0 {
				continue
			}
			top := &p.sdts[len(p.sdts)-1]
			switch t.Name.Local {
			case "docPartGallery":
				top.contents = top.contents || pack.Attr(t, "w", "val") == "Table of Contents"
			case "showingPlcHdr":
				top.placeholder = pack.Attr(t, "w", "val") != "0"
			}
		}
	}
}

// styles are the paragraph styles by their ids.
type styles map[string]style

// style is a style, or with its ancestors' properties what it comes to.
type style struct {
	name, based string
	role        model.Role
	reason      string
	title, code bool
	outline     int // 0 to 8 for headings, 9 for text, -1 where it is not said
	numID       string
	level       int // of numID; -1 where it is not said
}

// readStyles reads a styles part.
func readStyles(data []byte) styles {
	out := make(styles)
	if data == nil {
		return out
	}
	x := pack.NewXML(data, ooxml())
	var id string
	var s style
	for {
		t, err := x.Next()
		if err != nil {
			return out
		}
		if end, ok := t.(xml.EndElement); ok && end.Name.Local == "style" && id != "" {
			out[id] = s
			id = ""
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		value := pack.Attr(e, "w", "val")
		switch e.Name.Local {
		case "style":
			id, s = pack.Attr(e, "w", "styleId"), style{outline: -1, level: -1}
		case "name":
			s.name = strings.ToLower(value)
		case "basedOn":
			s.based = value
		case "outlineLvl":
			s.outline = number(value, 0, 9, -1)
		case "numId":
			s.numID = value
		case "ilvl":
			s.level = number(value, 0, 8, -1)
		}
	}
}

// resolve is a style with what it takes from those that it is based on.
func (s styles) resolve(id string) style {
	out := style{outline: -1, level: -1}
	for range 20 { // styles may be based on each other in a circle
		this, ok := s[id]
		if !ok {
			break
		}
		if out.name == "" {
			out.name = this.name
		}
		if out.outline < 0 {
			out.outline = this.outline
		}
		if out.numID == "" {
			out.numID, out.level = this.numID, this.level
		}
		if out.role == model.Body && out.reason == "" && !out.code {
			out.named(this.name)
		}
		id = this.based
	}
	return out
}

// named takes over what the name of a style says. The names of built-in styles
// are in English whatever the language of the program.
func (s *style) named(name string) {
	switch {
	case name == "title":
		s.role, s.title = model.Heading, true
	case name == "subtitle", strings.HasPrefix(name, "heading "):
		s.role = model.Heading
	case name == "caption":
		s.role = model.Caption
	case name == "quote", name == "intense quote", name == "block text", name == "quotations":
		s.role = model.BlockQuote
	case name == "html preformatted", name == "source code", name == "preformatted text":
		s.code = true
	case name == "toc heading", name == "table of figures", strings.HasPrefix(name, "toc ") && len(name) == len("toc 1"):
		s.reason = "table of contents"
	}
}
