package office

import (
	"encoding/xml"
	"strconv"
	"strings"

	"lectern/model/ingest/pack"
)

// levels is how many levels a numbered list has.
const levels = 9

// numbering counts the items of numbered lists and headings.
type numbering struct {
	lists map[string]*list // by the ids that paragraphs use
}

// list is one use of a numbering. Lists made of the same definition go on
// counting where another one left off, unless they start anew.
type list struct {
	levels  [levels]level
	counter *counter
	// starts are the numbers that the list starts anew with, -1 for none; started
	// says that it did.
	starts  [levels]int
	started [levels]bool
}

// level is how the items of a level are numbered.
type level struct {
	format string
	text   string // "%1.%2"
	start  int
	style  string // of paragraphs that are on this level
	legal  bool   // all numbers in digits
}

// counter is the last number of each level, -1 before the first.
type counter [levels]int

func newCounter() *counter {
	c := new(counter)
	for i := range c {
		c[i] = -1
	}
	return c
}

// definition is an abstract numbering.
type definition struct {
	levels  [levels]level
	link    string // the style that has the levels
	counter *counter
}

// readNumbering reads a numbering part.
func readNumbering(data []byte, s styles) numbering {
	n := numbering{lists: make(map[string]*list)}
	if data == nil {
		return n
	}
	r := numberingReader{definitions: make(map[string]*definition), uses: make(map[string]string), overrides: make(map[string]*list)}
	r.read(pack.NewXML(data, ooxml()))
	for id, use := range r.uses {
		d := r.definitions[use]
		if d == nil {
			continue
		}
		if d.link != "" {
			if linked := r.definitions[r.uses[s.resolve(d.link).numID]]; linked != nil {
				d = linked
			}
		}
		l := &list{levels: d.levels, counter: d.counter, starts: *newCounter()}
		if o := r.overrides[id]; o != nil {
			l.starts = o.starts
			for i, level := range o.levels {
				if level.format != "" {
					l.levels[i] = level
				}
			}
		}
		n.lists[id] = l
	}
	return n
}

// numberingReader gathers definitions and their uses.
type numberingReader struct {
	definitions map[string]*definition
	uses        map[string]string // definitions by the ids of uses
	overrides   map[string]*list
	// what is open
	definition *definition
	use        string
	level      *level
	override   int
}

func (r *numberingReader) read(x *pack.XML) {
	for {
		t, err := x.Next()
		if err != nil {
			return
		}
		switch t := t.(type) {
		case xml.StartElement:
			r.start(t)
		case xml.EndElement:
			switch t.Name.Local {
			case "abstractNum":
				r.definition = nil
			case "num":
				r.use = ""
			case "lvl":
				r.level = nil
			}
		}
	}
}

func (r *numberingReader) start(e xml.StartElement) {
	value := pack.Attr(e, "w", "val")
	switch e.Name.Local {
	case "abstractNum":
		r.definition = &definition{counter: newCounter()}
		r.definitions[pack.Attr(e, "w", "abstractNumId")] = r.definition
	case "numStyleLink":
		if r.definition != nil {
			r.definition.link = value
		}
	case "num":
		r.use = pack.Attr(e, "w", "numId")
		r.overrides[r.use] = &list{starts: *newCounter()}
	case "abstractNumId":
		if r.use != "" {
			r.uses[r.use] = value
		}
	case "lvlOverride":
		r.override = number(pack.Attr(e, "w", "ilvl"), 0, levels-1, 0)
	case "startOverride":
		if r.use != "" {
			r.overrides[r.use].starts[r.override] = number(value, 0, maxNumber, 1)
		}
	case "lvl":
		i := number(pack.Attr(e, "w", "ilvl"), 0, levels-1, 0)
		switch {
		case r.definition != nil:
			r.level = &r.definition.levels[i]
		case r.use != "":
			r.level = &r.overrides[r.use].levels[i]
		}
		if r.level != nil {
			*r.level = level{format: "decimal", start: 1}
		}
	}
	if r.level == nil {
		return
	}
	switch e.Name.Local {
	case "start":
		r.level.start = number(value, 0, maxNumber, 1)
	case "numFmt":
		r.level.format = value
	case "lvlText":
		if len(value) <= longestNumber {
			r.level.text = value
		}
	case "pStyle":
		r.level.style = value
	case "isLgl":
		r.level.legal = value != "0" && value != "false"
	}
}

const (
	// maxNumber is the highest that a list may start with.
	maxNumber = 1_000_000
	// longestNumber is the length in bytes of what may stand around a number; it is
	// written for each item.
	longestNumber = 100
)

// has reports whether paragraphs of this id are items of a list.
func (n numbering) has(id string) bool { return n.lists[id] != nil }

// levelOf is the level of paragraphs of a style, -1 where the list does not say.
func (n numbering) levelOf(id, style string) int {
	l := n.lists[id]
	if l == nil || style == "" {
		return -1
	}
	for i := range l.levels {
		if l.levels[i].style == style {
			return i
		}
	}
	return -1
}

// next is what stands in front of the next item at the level, such as "1." or
// "(a)"; "" for bullets.
func (n numbering) next(id string, at int) string {
	l := n.lists[id]
	c := l.counter
	switch {
	case l.starts[at] >= 0 && !l.started[at]:
		l.started[at] = true
		c[at] = l.starts[at]
	case c[at] < 0:
		c[at] = l.levels[at].start
	default:
		c[at]++
	}
	for i := at + 1; i < levels; i++ {
		c[i] = -1
	}
	for i := range at {
		if c[i] < 0 {
			c[i] = l.levels[i].start
		}
	}
	this := l.levels[at]
	if this.format == "bullet" || this.format == "none" || this.format == "" {
		return ""
	}
	text := this.text
	for i := range at + 1 {
		format := l.levels[i].format
		if this.legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), counted(c[i], format))
	}
	return strings.TrimSpace(text)
}

// counted writes a number as a list's format says. Formats of other scripts, of
// which there are sixty, are written in digits.
func counted(n int, format string) string {
	switch format {
	case "upperRoman", "I":
		return strings.ToUpper(roman(n))
	case "lowerRoman", "i":
		return roman(n)
	case "upperLetter", "A":
		return letters(n, 'A')
	case "lowerLetter", "a":
		return letters(n, 'a')
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "none", "bullet", "":
		return ""
	}
	return strconv.Itoa(n)
}

// letters counts a, b, … z, aa, bb, … as word processors do.
func letters(n int, first byte) string {
	if n < 1 || n > 26*10 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+byte((n-1)%26)), (n-1)/26+1)
}

// roman writes a number in small Roman numerals.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range romans {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

var romans = [...]struct {
	value int
	sign  string
}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}
