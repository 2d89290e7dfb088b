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
)

// readMarkdown reads CommonMark: markers go, the roles of headings, lists and
// quotes stay. Of its extensions it knows tables, each row a paragraph, and
// strikethrough; the library's own cost a millisecond at every start.
func readMarkdown(src source) (document, error) {
	text := model.Sanitize(charset.Decode(src.data, ""))
	doc, text := frontMatter(text)
	source := []byte(text)
	commonMark := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	m := markdown{source: source}
	m.children(commonMark.Parse(gmtext.NewReader(source)), model.Body)
	doc.blocks = m.blocks
	return doc, nil
}

// markdown gathers the blocks of a syntax tree.
type markdown struct {
	source []byte
	blocks []block
}

// children adds the blocks under n; role is that of its plain paragraphs.
func (m *markdown) children(n ast.Node, role model.Role) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		m.node(c, role)
	}
}

func (m *markdown) node(n ast.Node, role model.Role) {
	switch n := n.(type) {
	case *ast.Heading:
		m.add(m.inline(n), model.Heading)
	case *ast.Blockquote:
		m.children(n, model.BlockQuote)
	case *ast.List:
		number := n.Start
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			first := len(m.blocks)
			m.children(c, model.ListItem)
			if n.IsOrdered() && first < len(m.blocks) {
				m.blocks[first].text = strconv.Itoa(number) + ". " + m.blocks[first].text
				number++
			}
		}
	case *ast.HTMLBlock:
		m.remove(m.lines(n), "HTML in Markdown")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for line := range strings.Lines(m.lines(n)) {
			m.add(line, role)
		}
	case *ast.ThematicBreak:
	case *ast.Paragraph, *ast.TextBlock:
		if picture := onlyPicture(n); picture != nil {
			m.remove(m.inline(picture), "picture")
			return
		}
		if m.table(n, role) {
			return
		}
		before := len(m.blocks)
		m.add(m.inline(n), role)
		// A plain paragraph is judged like any other text.
		if role == model.Body && len(m.blocks) > before {
			m.blocks[before].marked = false
		}
	default:
		m.children(n, role)
	}
}

// table adds the rows of a table, told by the bars that each line starts with.
func (m *markdown) table(n ast.Node, role model.Role) bool {
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
		var cells []string
		for _, cell := range strings.Split(strings.Trim(line, " |"), "|") {
			cells = append(cells, strings.Trim(cell, " *_`"))
		}
		m.add(strings.Join(cells, " · "), role)
	}
	return true
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

func (m *markdown) add(text string, role model.Role) {
	// Character references may stand for anything: what they decode to has to
	// be sanitised again.
	b := newBlock(model.SanitizeLine(text))
	if b.text == "" {
		return
	}
	b.role, b.marked = role, true
	m.blocks = append(m.blocks, b)
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

// inline is the reading text of a block's children.
func (m *markdown) inline(n ast.Node) string {
	var b strings.Builder
	m.writeInline(&b, n)
	return b.String()
}

func (m *markdown) writeInline(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			value := c.Segment.Value(m.source)
			if !c.IsRaw() {
				value = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
			}
			b.WriteString(strings.ReplaceAll(string(value), "~~", ""))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(m.source))
		case *ast.RawHTML:
		case *ast.Image:
		default:
			m.writeInline(b, c)
		}
	}
}
