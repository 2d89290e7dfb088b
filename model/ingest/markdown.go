package ingest

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lectern/model"
	"lectern/model/ingest/charset"
	"lectern/model/ingest/doc"
)

// readMarkdown reads CommonMark: markers go, the roles of headings, lists and
// quotes stay. Of its extensions it knows tables, each row a paragraph, and
// strikethrough; the library's own cost a millisecond at every start.
func readMarkdown(src source) (document, error) {
	text := model.Sanitize(charset.Decode(src.data, ""))
	made, text := frontMatter(text)
	source := []byte(text)
	commonMark := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	m := markdown{parser: commonMark, source: source}
	m.children(commonMark.Parse(gmtext.NewReader(source)), plain)
	made.blocks = m.blocks
	return made, nil
}

// markdown gathers the blocks of a syntax tree.
type markdown struct {
	parser parser.Parser
	source []byte
	blocks []block
}

// part is what plain paragraphs are where they stand, and how deep in others of
// the sort.
type part struct {
	role  model.Role
	level uint8
}

// plain is what stands in nothing.
var plain = part{role: model.Body}

// within is what paragraphs are in a list or a quote that stands in p.
func (p part) within(role model.Role) part {
	const deepest = 9
	if p.role == role && p.level < deepest {
		p.level++
	}
	p.role = role
	return p
}

// children adds the blocks under n; in is what its plain paragraphs are.
func (m *markdown) children(n ast.Node, in part) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.node(c, in)
	}
}

func (m *markdown) node(n ast.Node, in part) {
	switch n := n.(type) {
	case *ast.Heading:
		m.add(m.inline(n), part{role: model.Heading})
	case *ast.Blockquote:
		m.children(n, in.within(model.BlockQuote))
	case *ast.List:
		number := n.Start
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			first := len(m.blocks)
			m.children(c, in.within(model.ListItem))
			if n.IsOrdered() && first < len(m.blocks) {
				m.blocks[first].prefix(strconv.Itoa(number) + ". ")
				number++
			}
		}
	case *ast.HTMLBlock:
		m.remove(m.lines(n), "HTML in Markdown")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for line := range strings.Lines(m.lines(n)) {
			m.add(textOf(line), in)
		}
	case *ast.ThematicBreak:
	case *ast.Paragraph, *ast.TextBlock:
		if picture := onlyPicture(n); picture != nil {
			m.remove(m.inline(picture).Block(model.Body).Text, "picture")
			return
		}
		if m.table(n) {
			return
		}
		before := len(m.blocks)
		m.add(m.inline(n), in)
		// A plain paragraph is judged like any other text.
		if in == plain && len(m.blocks) > before {
			m.blocks[before].marked = false
		}
	default:
		m.children(n, in)
	}
}

// table adds the rows of a table, told by the bars that each line starts with.
func (m *markdown) table(n ast.Node) bool {
	lines := strings.Split(strings.TrimSpace(m.lines(n)), "\n")
	if len(lines) < 2 || strings.Trim(lines[1], "|:- ") != "" {
		return false
	}
	for _, line := range lines {
		if !strings.Contains(line, "|") {
			return false
		}
	}
	for i, line := range lines {
		if i == 1 {
			continue
		}
		var row doc.Text
		line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
		for j, cell := range strings.Split(line, "|") {
			if j > 0 {
				row.Write(" · ")
			}
			m.cell(&row, strings.TrimSpace(cell))
		}
		m.add(&row, part{role: model.TableRow})
	}
	return true
}

// cell writes a cell of a table, whose text is inline Markdown.
func (m *markdown) cell(row *doc.Text, text string) {
	cell := markdown{parser: m.parser, source: []byte(text)}
	for c := m.parser.Parse(gmtext.NewReader(cell.source)).FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindParagraph { // "1." or "-" would begin a list
			row.Write(text)
			return
		}
		cell.writeInline(row, c)
	}
}

// onlyPicture is the picture that a paragraph consists of, nil where it holds
// anything else.
func onlyPicture(n ast.Node) ast.Node {
	c := n.FirstChild()
	if c == nil || c.NextSibling() != nil {
		return nil
	}
	if link, ok := c.(*ast.Link); ok && link.ChildCount() == 1 {
		c = link.FirstChild()
	}
	if _, ok := c.(*ast.Image); ok {
		return c
	}
	return nil
}

// add adds a block. Character references may stand for anything: the builder
// makes what they decode to safe again.
func (m *markdown) add(text *doc.Text, in part) {
	if b := text.Block(in.role); b.Text != "" {
		m.blocks = append(m.blocks, block{text: b.Text, role: in.role, level: in.level, marked: true, links: b.Links})
	}
}

func (m *markdown) remove(text, reason string) {
	if text = model.SanitizeLine(text); text != "" {
		m.blocks = append(m.blocks, block{text: text, reason: reason})
	}
}

// lines is the raw text of a leaf block.
func (m *markdown) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(m.source))
	}
	return b.String()
}

// inline is the reading text of a block's children, with its links.
func (m *markdown) inline(n ast.Node) *doc.Text {
	var t doc.Text
	m.writeInline(&t, n)
	return &t
}

// textOf is plain text without links.
func textOf(text string) *doc.Text {
	var t doc.Text
	t.Write(text)
	return &t
}

func (m *markdown) writeInline(t *doc.Text, n ast.Node) {
	// Pieces that follow each other are made safe as one: what is no escape
	// sequence by itself may become one.
	var run strings.Builder
	flush := func() {
		t.Write(run.String())
		run.Reset()
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(m.source)
			if !c.IsRaw() {
				value = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
			}
			run.WriteString(strings.ReplaceAll(string(value), "~~", ""))
			if c.SoftLineBreak() || c.HardLineBreak() {
				run.WriteByte(' ')
			}
		case *ast.String:
			run.Write(c.Value)
		case *ast.RawHTML, *ast.Image:
		default:
			flush()
			m.nested(t, c)
		}
	}
	flush()
}

// nested writes what stands in a child of its own: a link, or emphasis.
func (m *markdown) nested(t *doc.Text, n ast.Node) {
	switch n := n.(type) {
	case *ast.AutoLink:
		t.Link(string(n.URL(m.source)))
		t.Write(string(n.Label(m.source)))
		t.EndLink()
	case *ast.Link:
		t.Link(string(util.UnescapePunctuations(n.Destination)))
		m.writeInline(t, n)
		t.EndLink()
	default:
		m.writeInline(t, n)
	}
}
