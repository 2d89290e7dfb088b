package web

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isInline reports whether an element is part of a line; one that is not known
// is, as in a browser.
func isInline(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Button, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.Frameset, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Header, atom.Hgroup,
		atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option, atom.P, atom.Pre, atom.Search, atom.Section, atom.Select,
		atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Template, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Title, atom.Script, atom.Style, atom.Noscript:
		return false
	}
	return true
}

// attr is the value of an attribute; "" where there is none.
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

// walk calls f with n and what is in it until f returns false. Trees are at
// most 512 elements deep.
func walk(n *html.Node, f func(*html.Node) bool) bool {
	if !f(n) {
		return false
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if !walk(k, f) {
			return false
		}
	}
	return true
}

// textOf is about the first most bytes of the text in n, as written.
func textOf(n *html.Node, most int) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if k := n.FirstChild; k != nil && k.NextSibling == nil && k.Type == html.TextNode {
		return k.Data
	}
	var b strings.Builder
	walk(n, func(k *html.Node) bool {
		if k.Type == html.TextNode {
			b.WriteString(k.Data)
		} else if !isInline(k.DataAtom) || k.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
		return b.Len() < most
	})
	return b.String()
}

// ownText is about the first most bytes of the text of the lines directly in n.
func ownText(n *html.Node, most int) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		for k := n.FirstChild; k != nil && b.Len() < most; k = k.NextSibling {
			switch {
			case k.Type == html.TextNode:
				b.WriteString(k.Data)
			case k.Type == html.ElementNode && isInline(k.DataAtom):
				add(k)
			default:
				b.WriteByte(' ')
			}
		}
	}
	add(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// unseen says why an element is not seen on the page, or is no text; "" where it
// is seen.
func unseen(n *html.Node) string {
	switch n.DataAtom {
	case atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Label:
		return "form"
	case atom.Template:
		if !has(n, "shadowrootmode") {
			return "hidden"
		}
	case atom.Dialog:
		return "hidden"
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "hidden":
			if a.Val != "until-found" {
				return "hidden"
			}
		case "style":
			if hidesStyle(a.Val) {
				return "hidden"
			}
		case "aria-hidden":
			if a.Val == "true" && n.DataAtom != atom.Body && n.DataAtom != atom.Main && n.DataAtom != atom.Article {
				return "hidden"
			}
		case "class":
			if onlySpoken(a.Val) {
				return "for screen readers"
			}
		}
	}
	return ""
}

// hidesStyle reports whether a style attribute hides its element.
func hidesStyle(style string) bool {
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// onlySpoken reports whether the class is one that sites give to what only
// screen readers say.
func onlySpoken(class string) bool {
	for word := range strings.FieldsSeq(class) {
		switch strings.ToLower(word) {
		case "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-only", "sr-only-focusable", "u-visually-hidden", "is-hidden-visually", "a11y-hidden", "element-invisible", "assistive-text":
			return true
		}
	}
	return false
}

// isCaption reports whether a class says that the element is a picture's caption.
func isCaption(n *html.Node) bool {
	class := attr(n, "class")
	if class == "" || len(class) > maxValue {
		return false
	}
	for word := range strings.FieldsSeq(class) {
		word = strings.ToLower(word)
		switch {
		case word == "caption", word == "legende", word == "bildunterschrift", word == "image-subtitle", word == "credit", word == "image-credit", word == "photo-credit":
			return true
		case strings.HasSuffix(word, "caption"), strings.HasSuffix(word, "caption-text"), strings.HasSuffix(word, "__caption"), strings.HasSuffix(word, "bildunterschrift"):
			return true
		}
	}
	return false
}

// hasWord reports whether one of the words of a class is word.
func hasWord(class, word string) bool {
	for w := range strings.FieldsSeq(class) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}
