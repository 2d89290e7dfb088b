package mail

import (
	"strings"

	"golang.org/x/net/html"

	"lectern/model/ingest/doc"
	"lectern/model/ingest/web"
)

// html is the text of a part in HTML.
func (l *letter) html(text string) []doc.Block {
	var blocks []doc.Block
	ok := false
	if len(text) <= maxSplit && hasQuoteMarks(text) {
		blocks, ok = splitHTML(text, isForward(field(l.header, "Subject")))
	}
	if !ok {
		blocks = web.Fragment(text, "")
	}
	for i := range blocks {
		if b := &blocks[i]; b.Reason == "" && (i < 6 || i >= len(blocks)-6) && leadsToWeb(*b) {
			b.Reason = "link to the letter on the web"
		}
	}
	return blocks
}

// maxSplit is the size in bytes of HTML beyond which quotes are not looked for:
// no letter that a person answered is as large.
const maxSplit = 2 << 20

// leadsToWeb reports whether a block only says that the letter can be seen in a
// browser.
func leadsToWeb(b doc.Block) bool {
	const longest = 100 // bytes
	if len(b.Links) == 0 || len(b.Text) > longest {
		return false
	}
	text := " " + strings.ToLower(b.Text) + " "
	where, what := false, false
	for _, w := range []string{" browser", " online", " web version", " on the web", "webversion", " navigateur", " en ligne", " navegador", " in linea", " webansicht"} {
		where = where || strings.Contains(text, w)
	}
	for _, w := range []string{" view", " read ", " see ", " open ", " display", " trouble", " problem", " ansehen", " anzeigen", " öffnen", " lesen", " voir", " lire", " afficher", " ver ", " leer ", " visualizza", " web version", " webversion"} {
		what = what || strings.Contains(text, w)
	}
	return where && what
}

// marks are what mail programs put around what they quote and sign with.
var marks = []string{"gmail_quote", "gmail_signature", "moz-signature", "moz-cite-prefix", "moz-forward-container", "yahoo_quoted", "protonmail_quote", "divRplyFwdMsg", "appendonsend",
	`type="cite"`, `type='cite'`, "type=cite", "border-top:solid", "ms-outlook-mobile-signature", "tutanota_quote",
	">From:<", ">Von:<", ">De:<", ">De :<", ">Van:<", ">Da:<"}

// hasQuoteMarks reports whether HTML may hold quotes of letters or signatures:
// most newsletters need no closer look.
func hasQuoteMarks(text string) bool {
	for _, m := range marks {
		if strings.Contains(text, m) {
			return true
		}
	}
	return false
}

// splitHTML is the text of HTML with quotes and signatures apart, after it. ok is
// false where the HTML cannot be taken apart, or nothing of it would be left.
func splitHTML(text string, forward bool) (blocks []doc.Block, ok bool) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, false
	}
	s := splitter{forward: forward}
	s.walk(root)
	if len(s.found) == 0 {
		return nil, false
	}
	// What stands after the first quote speaks to it.
	s.after(root)
	var removed []doc.Block
	quoted := 0
	for _, f := range s.found {
		if f.node.Parent == nil {
			continue
		}
		f.node.Parent.RemoveChild(f.node)
		for _, b := range web.FragmentNode(f.node, "") {
			if b.Reason == "" {
				b.Reason = f.reason
				if f.reason == reasonQuote {
					quoted += wordCount(b.Text)
				}
			}
			removed = append(removed, b)
		}
	}
	blocks = web.FragmentNode(root, "")
	if size(blocks) == 0 || s.interleaved && quoted <= maxKept {
		return nil, false
	}
	return append(blocks, removed...), true
}

// splitter finds what is to be taken out of a tree.
type splitter struct {
	forward bool
	found   []finding
	// interleaved says that text stands after a quote.
	interleaved bool
}

// finding is a node that is no text of the letter's own.
type finding struct {
	node   *html.Node
	reason string
}

func (s *splitter) walk(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		reason, rest := s.judge(c)
		switch {
		case rest:
			s.rest(c)
			return
		case reason != "":
			s.found = append(s.found, finding{c, reason})
		default:
			s.walk(c)
		}
	}
}

// judge says why a node is no text of the letter's own; rest says that all that
// follows it is a letter that was answered.
func (s *splitter) judge(n *html.Node) (reason string, rest bool) {
	class, id := " "+attribute(n, "class")+" ", attribute(n, "id")
	switch {
	case strings.Contains(class, "gmail_signature ") || strings.Contains(class, " moz-signature ") || id == "ms-outlook-mobile-signature":
		return reasonSignature, false
	case strings.Contains(class, " moz-cite-prefix "):
		return reasonQuote, false
	case strings.Contains(class, " gmail_quote"), strings.Contains(class, " yahoo_quoted "), strings.Contains(class, " protonmail_quote "), strings.Contains(class, " tutanota_quote "):
		if s.forward || strings.Contains(head(n), "orwarded message") || strings.Contains(class, "gmail_quote_attribution") && s.forward {
			return "", false
		}
		return reasonQuote, false
	case n.Data == "blockquote" && strings.EqualFold(attribute(n, "type"), "cite"):
		if s.forward {
			return "", false
		}
		return reasonQuote, false
	case id == "divRplyFwdMsg" || id == "appendonsend":
		return "", !s.forward
	case (n.Data == "div" || n.Data == "p") && isHeaderBlock(head(n)): // as Outlook writes it
		return "", !s.forward
	}
	return "", false
}

// rest takes out n and all that follows it.
func (s *splitter) rest(n *html.Node) {
	for n.Parent != nil && n.Parent.Data != "body" && firstElement(n) {
		n = n.Parent
	}
	for ; n != nil; n = n.NextSibling {
		s.found = append(s.found, finding{n, reasonQuote})
	}
}

// firstElement reports whether nothing but blanks stands before n in its parent.
func firstElement(n *html.Node) bool {
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		if p.Type != html.TextNode || strings.TrimSpace(p.Data) != "" {
			return false
		}
	}
	return true
}

// after finds out whether text stands after the first quote.
func (s *splitter) after(root *html.Node) {
	taken := make(map[*html.Node]string, len(s.found))
	for _, f := range s.found {
		taken[f.node] = f.reason
	}
	quote := false
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if reason, ok := taken[n]; ok {
			quote = quote || reason == reasonQuote && n.Type == html.ElementNode && !strings.Contains(attribute(n, "class"), "moz-cite-prefix")
			return
		}
		if quote && n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			s.interleaved = true
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
}

// head is the first text of a node, at most about 400 bytes.
func head(n *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if b.Len() > 400 {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data[:min(len(n.Data), 400)])
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		switch n.Data {
		case "br", "p", "div":
			b.WriteByte('\n')
		}
	}
	walk(n)
	return b.String()
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
