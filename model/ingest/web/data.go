package web

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// linked is what a page's linked data (JSON-LD, schema.org) say of its article.
type linked struct {
	headline, author, outlet, url, published, language, body string
	found                                                    bool
}

// Limits of linked data.
const (
	maxLinkedDepth  = 8
	maxLinkedThings = 2000
)

// readLinked reads the JSON-LD scripts of a page. Of several articles it takes
// the one that is about this page, else the first; lists of other articles are
// not looked into.
func readLinked(scripts []string, address string) linked {
	g := graph{byID: make(map[string]map[string]any)}
	for _, script := range scripts {
		g.gather(parseLinked(script), 0)
	}
	var best map[string]any
	bestRank := 0
	for _, thing := range g.things {
		rank := articleRank(thing)
		if rank > 0 && address != "" && sameAddress(g.address(thing), address) {
			rank += 10
		}
		if rank > bestRank {
			best, bestRank = thing, rank
		}
	}
	l := g.read(best)
	if l.outlet == "" {
		for _, thing := range g.things {
			if isType(thing, "WebSite", "NewsMediaOrganization") && l.outlet == "" {
				l.outlet = text(thing["name"])
			}
		}
	}
	return l
}

// parseLinked reads a script as JSON, mending what pages commonly break: raw
// line ends in strings, comments around the whole, a semicolon after it.
func parseLinked(script string) any {
	script = strings.TrimSpace(script)
	for _, mark := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		script = strings.TrimSpace(strings.TrimPrefix(script, mark))
	}
	for _, mark := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		script = strings.TrimSpace(strings.TrimSuffix(script, mark))
	}
	var v any
	if json.Unmarshal([]byte(script), &v) == nil {
		return v
	}
	script = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, script)
	if json.Unmarshal([]byte(script), &v) == nil {
		return v
	}
	return nil
}

// graph is the things that scripts tell of.
type graph struct {
	things []map[string]any
	byID   map[string]map[string]any
}

// gather finds the things in v.
func (g *graph) gather(v any, depth int) {
	if depth > maxLinkedDepth || len(g.things) >= maxLinkedThings {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			g.gather(e, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 && g.byID[id] == nil {
			g.byID[id] = v
		}
		if v["@type"] != nil {
			g.things = append(g.things, v)
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "publisher", "author", "isPartOf"} {
			if inner := v[key]; inner != nil {
				g.gather(inner, depth+1)
			}
		}
	}
}

// articleRank is how surely a thing is an article: news before others before
// pages.
func articleRank(thing map[string]any) int {
	best := 0
	for _, t := range types(thing) {
		rank := 0
		switch {
		case strings.HasSuffix(t, "NewsArticle"):
			rank = 6
		case strings.HasSuffix(t, "Article"), strings.HasSuffix(t, "Posting"), t == "Report":
			rank = 5
		case t == "Review", t == "Recipe", t == "CreativeWork", strings.HasSuffix(t, "Blog"):
			rank = 3
		case t == "WebPage", t == "ItemPage", t == "AboutPage":
			rank = 1
		}
		best = max(best, rank)
	}
	return best
}

func types(thing map[string]any) []string {
	switch t := thing["@type"].(type) {
	case string:
		return []string{t[strings.LastIndexAny(t, "/:")+1:]}
	case []any:
		var all []string
		for _, e := range t {
			if s, ok := e.(string); ok {
				all = append(all, s[strings.LastIndexAny(s, "/:")+1:])
			}
		}
		return all
	}
	return nil
}

func isType(thing map[string]any, names ...string) bool {
	for _, t := range types(thing) {
		for _, n := range names {
			if t == n {
				return true
			}
		}
	}
	return false
}

// read reads an article.
func (g *graph) read(thing map[string]any) linked {
	if thing == nil {
		return linked{}
	}
	l := linked{
		found:     articleRank(thing) >= 5,
		url:       g.address(thing),
		published: text(thing["datePublished"]),
		language:  text(thing["inLanguage"]),
		body:      text(thing["articleBody"]),
	}
	if l.published == "" {
		l.published = text(thing["dateCreated"])
	}
	if l.found {
		if l.headline = text(thing["headline"]); l.headline == "" {
			l.headline = text(thing["name"])
		}
	}
	l.outlet = strings.Join(g.names(thing["publisher"], nil), ", ")
	l.author = strings.Join(g.names(thing["author"], func(name string) bool { return name == l.outlet }), ", ")
	return l
}

// names are those of persons or organizations, resolved where only an id is
// given, without those to skip.
func (g *graph) names(v any, skip func(string) bool) []string {
	const most = 20
	var all []string
	add := func(name string) {
		for _, known := range all {
			if known == name {
				return
			}
		}
		if name != "" && len(name) < 200 && len(all) < most && (skip == nil || !skip(name)) && !isWebAddress(name) {
			all = append(all, name)
		}
	}
	switch v := v.(type) {
	case string:
		add(strings.TrimSpace(v))
	case []any:
		for _, e := range v {
			for _, name := range g.names(e, skip) {
				add(name)
			}
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && v["name"] == nil && g.byID[id] != nil {
			v = g.byID[id]
		}
		switch name := v["name"].(type) {
		case []any:
			for _, e := range name {
				add(text(e))
			}
		default:
			add(text(name))
		}
	}
	return all
}

// address is that of the page which the thing is about.
func (g *graph) address(thing map[string]any) string {
	for _, key := range []string{"url", "mainEntityOfPage", "@id"} {
		switch v := thing[key].(type) {
		case string:
			if isWebAddress(v) {
				return v
			}
		case map[string]any:
			if id := text(v["@id"]); isWebAddress(id) {
				return id
			}
		}
	}
	return ""
}

// text is a string, with character references resolved, which pages leave in
// their data; "" of anything else.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(html.UnescapeString(v))
	case map[string]any:
		if s, ok := v["@value"].(string); ok {
			return strings.TrimSpace(s)
		}
	case []any:
		if len(v) > 0 {
			return text(v[0])
		}
	}
	return ""
}

func isWebAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// sameAddress compares addresses without scheme, fragment and last slash.
func sameAddress(a, b string) bool { return bareAddress(a) == bareAddress(b) }

func bareAddress(s string) string {
	_, s, _ = strings.Cut(s, "://")
	s, _, _ = strings.Cut(s, "#")
	return strings.TrimSuffix(s, "/")
}
