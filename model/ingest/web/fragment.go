// Package web reads pages of the web: the article alone, with its facts of
// publication, from HTML and XHTML as servers give it and as browsers save it
// (also in one file: SingleFile, MHTML). It also makes blocks of the HTML that
// other formats hold.
package web

import (
	"context"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"lectern/model/ingest/doc"
)

// Fragment makes blocks of the HTML of a mail, a feed's item or a book's
// chapter: all of its text, with the roles of headings, lists, quotes, captions
// and tables, and its links. Nothing is extracted; what no browser shows, and
// forms, are blocks with a Reason. base is the address, absolute, that relative
// links are resolved against; "" where there is none, then they are left out.
// markup is UTF-8; where it starts with an XML declaration it may close any
// element as XML does. It never fails: of broken markup it gives the text.
func Fragment(markup, base string) []doc.Block {
	root := parse(context.Background(), slim(markup, isXML(markup)))
	return FragmentNode(root, base)
}

// FragmentNode is Fragment for a tree that was parsed before. Scripts and styles
// in it are left out.
func FragmentNode(n *html.Node, base string) []doc.Block {
	r := renderer{base: address(base)}
	r.node(n, place{})
	r.end()
	return r.blocks
}

// address parses an absolute address; nil where it is none.
func address(s string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}

// isXML reports whether markup says itself that it is XML.
func isXML(markup string) bool {
	return strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(markup[:min(len(markup), 1000)], "\ufeff"), " \t\r\n"), "<?xml")
}
