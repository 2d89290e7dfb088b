package office

import (
	"encoding/xml"
	"strings"

	"lectern/model"
	"lectern/model/ingest/pack"
)

// odtStyle is a style of paragraphs or of text.
type odtStyle struct {
	parent, name, list string
	hidden, raised     bool
}

// odtList is how the levels of a list are numbered.
type odtList [10]odtLevel

// odtLevel is one level: "" is the format of bullets and of no number.
type odtLevel struct {
	format, prefix, suffix string
	start, shown           int
}

// readStyles reads the styles to the end of their element.
func (o *open) readStyles(x *pack.XML) error {
	var name string
	var s odtStyle
	var list *odtList
	listName := ""
	for {
		t, err := x.Next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			switch t.Name.Local {
			case "styles", "automatic-styles":
				return nil
			case "style":
				if name != "" {
					o.styles[name] = s
				}
				name = ""
			case "list-style":
				if list != nil {
					o.lists[listName] = *list
				}
				list = nil
			case "outline-style":
				list = nil
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "style":
				name = pack.Attr(t, "style", "name")
				s = odtStyle{parent: pack.Attr(t, "style", "parent-style-name"), name: pack.Attr(t, "style", "display-name"), list: pack.Attr(t, "style", "list-style-name")}
				if s.name == "" {
					s.name = strings.ReplaceAll(name, "_20_", " ")
				}
			case "text-properties":
				s.hidden = pack.Attr(t, "text", "display") == "none"
				s.raised = strings.HasPrefix(pack.Attr(t, "style", "text-position"), "super") || isRaised(pack.Attr(t, "style", "text-position"))
			case "list-style":
				list, listName = new(odtList), pack.Attr(t, "style", "name")
			case "outline-style":
				list = &o.outline
			case "list-level-style-number", "outline-level-style":
				around := len(pack.Attr(t, "style", "num-prefix")) + len(pack.Attr(t, "style", "num-suffix"))
				if list != nil && around <= longestNumber {
					list[odtLevelOf(t)] = odtLevel{
						format: pack.Attr(t, "style", "num-format"), prefix: pack.Attr(t, "style", "num-prefix"), suffix: pack.Attr(t, "style", "num-suffix"),
						start: number(pack.Attr(t, "text", "start-value"), 0, maxNumber, 1), shown: number(pack.Attr(t, "text", "display-levels"), 1, 10, 1),
					}
				}
			}
		}
	}
}

// isRaised reports whether a position such as "33% 58%" lies above the line.
func isRaised(position string) bool {
	first, _, _ := strings.Cut(position, " ")
	return first != "" && first != "0%" && first[0] >= '0' && first[0] <= '9'
}

// odtLevelOf is the level of an element, from 0.
func odtLevelOf(e xml.StartElement) int {
	return number(pack.Attr(e, "text", "level"), 1, 10, 1) - 1
}

// role is what paragraphs of a style are.
func (o *open) role(name string) (s style) {
	for range 20 { // styles may have each other as parents
		this, ok := o.styles[name]
		if !ok {
			this.name = strings.ReplaceAll(name, "_20_", " ")
		}
		s.namedODT(strings.ToLower(this.name))
		if s.role != model.Body || s.reason != "" || s.code || this.parent == "" {
			return s
		}
		name = this.parent
	}
	return s
}

// namedODT takes over what the name of a style says; those of LibreOffice are in
// English whatever its language.
func (s *style) namedODT(name string) {
	switch {
	case strings.HasPrefix(name, "contents "), name == "contents heading", strings.HasPrefix(name, "illustration index"), strings.HasPrefix(name, "table index"):
		s.reason = "table of contents"
	case name == "illustration", name == "drawing", name == "figure", name == "table", name == "tablecaption", name == "figurecaption":
		s.role = model.Caption
	default:
		s.named(name)
	}
}

// set is how text of a style is set.
func (o *open) set(name string) run {
	s := o.styles[name]
	return run{hidden: s.hidden, raised: s.raised}
}
