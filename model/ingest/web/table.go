package web

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lectern/model"
)

// longCell is the length in bytes of a cell's text above which it is a
// paragraph, so that its table only lays the page out.
const longCell = 250

// isData reports whether a table shows data rather than lays out a page: it has
// headers or a caption, or some rows of several short cells.
func isData(table *html.Node) bool {
	if role := attr(table, "role"); role == "presentation" || role == "none" {
		return false
	}
	rows, wide, long, cells := 0, 0, 0, 0
	headers := false
	ok := eachRow(table, func(row []*html.Node) bool {
		rows++
		if len(row) > 1 {
			wide++
		}
		for _, cell := range row {
			cells++
			headers = headers || cell.DataAtom == atom.Th
			if holdsBlocks(cell) {
				return false
			}
			if len(textOf(cell, longCell+1)) > longCell {
				long++
			}
		}
		return true
	})
	if !ok || cells == 0 || long*4 > cells {
		return false
	}
	return headers && wide > 0 || wide >= 2 && wide*2 >= rows && rows > 1
}

// holdsBlocks reports whether a cell holds what cells of data do not: tables,
// headings, several paragraphs.
func holdsBlocks(cell *html.Node) bool {
	paragraphs := 0
	found := false
	walk(cell, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.Form, atom.Article, atom.Section, atom.Figure, atom.Nav:
			found = n != cell
		case atom.P:
			paragraphs++
		}
		return !found && paragraphs < 4
	})
	return found || paragraphs >= 4
}

// eachRow calls f with the cells of each row until it returns false.
func eachRow(table *html.Node, f func(cells []*html.Node) bool) bool {
	for k := table.FirstChild; k != nil; k = k.NextSibling {
		switch k.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			if !eachRow(k, f) {
				return false
			}
		case atom.Tr:
			var cells []*html.Node
			for c := k.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
					cells = append(cells, c)
				}
			}
			if !f(cells) {
				return false
			}
		}
	}
	return true
}

// table writes a table of data, each row a block.
func (r *renderer) table(table *html.Node, c place) {
	for k := table.FirstChild; k != nil; k = k.NextSibling {
		if k.DataAtom == atom.Caption {
			caption := c
			caption.role, caption.level = model.Caption, 0
			r.children(k, caption)
			r.flush()
		}
	}
	c.role, c.level = model.TableRow, 0
	eachRow(table, func(row []*html.Node) bool {
		if !slices.ContainsFunc(row, func(cell *html.Node) bool { return strings.TrimSpace(textOf(cell, 1000)) != "" }) {
			return true
		}
		for i, cell := range row {
			if i > 0 {
				r.write(" · ", c) // beside an empty cell too: the columns count
			}
			r.cell(cell, c)
		}
		r.flush()
		return true
	})
}

// cell writes what is in a cell as one line.
func (r *renderer) cell(n *html.Node, c place) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode:
			r.write(strings.ReplaceAll(k.Data, parting, " "), c)
		case k.Type != html.ElementNode || unseen(k) != "" || r.reasons[k] != "":
		case k.DataAtom == atom.A && r.leadsTo(k) != "":
			r.text.Link(r.leadsTo(k))
			r.cell(k, c)
			r.text.EndLink()
		case k.DataAtom == atom.Br || !isInline(k.DataAtom):
			r.write(" ", c)
			r.cell(k, c)
			r.write(" ", c)
		default:
			r.cell(k, c)
		}
	}
}
