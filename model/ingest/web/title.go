package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// setTitle sets the title: as linked data and OpenGraph have it, which the
// page's headline confirms or its <title> gives, without the name of the site.
func (f *facts) setTitle(headline string) {
	site := f.doc.Outlet
	headline = strings.Join(strings.Fields(headline), " ")
	candidates := []struct{ text, origin string }{
		{f.linked.headline, "JSON-LD"}, {f.first("og:title"), "OpenGraph"}, {f.first("citation_title"), "citation"},
		{f.first("dc.title", "dcterms.title", "dc:title"), "Dublin Core"}, {f.first("twitter:title"), "Twitter card"}, {f.title, "page title"},
	}
	// A headline that the metadata or the <title> say too is the title as its
	// readers see it; metadata are often cut off or written for search engines.
	if headline != "" {
		for _, c := range candidates {
			if c.text != "" && within(squeezed(headline), squeezed(c.text)) {
				f.doc.Set(model.FieldTitle, headline, "headline")
				return
			}
		}
	}
	// It is better than a <title> alone, too, if it is not the site's.
	if f.linked.headline == "" && f.first("og:title") == "" && len(squeezed(headline)) >= 12 && strings.Contains(headline, " ") && !sameName(headline, site) {
		f.doc.Set(model.FieldTitle, headline, "headline")
		return
	}
	for _, c := range candidates {
		title := withoutSite(strings.Join(strings.Fields(c.text), " "), site)
		if title != "" && !strings.EqualFold(title, site) && f.doc.Set(model.FieldTitle, title, c.origin) {
			return
		}
	}
	f.doc.Set(model.FieldTitle, headline, "headline")
}

// within reports whether the one of two titles, both squeezed, is in the other.
func within(h, t string) bool {
	if len(h) < 8 || len(t) < 8 {
		return h == t
	}
	return strings.Contains(t, h) || strings.Contains(h, t)
}

// squeezed is text without anything but letters and digits, in lower case.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// withoutSite takes the name of the site off a title: "Headline | The Paper",
// "The Paper - Headline".
func withoutSite(title, site string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " « ", " » ", " · ", " :: ", " • ", " / ", ": "} {
		if site != "" {
			if i := strings.LastIndex(title, sep); i > 0 && sameName(title[i+len(sep):], site) {
				return withoutSite(strings.TrimSpace(title[:i]), site)
			}
			if i := strings.Index(title, sep); i > 0 && sameName(title[:i], site) {
				return strings.TrimSpace(title[i+len(sep):])
			}
		}
		// After a bar there is nothing but the site's name or a section's.
		if i := strings.LastIndex(title, sep); (sep == " | " || sep == " « " || sep == " :: ") && i > 0 && strings.Count(title[:i], " ") >= strings.Count(title[i+len(sep):], " ") && strings.Contains(title[:i], " ") {
			title = strings.TrimSpace(title[:i])
		}
	}
	return title
}

// sameName compares names of sites: "The Paper", "thepaper.example".
func sameName(a, b string) bool {
	a, b = squeezed(a), squeezed(b)
	return a != "" && (a == b || len(a) > 3 && len(b) > 3 && (strings.HasPrefix(a, b) && len(a) < len(b)+6 || strings.HasPrefix(b, a) && len(b) < len(a)+6))
}

// setAuthor sets the author: from metadata, else from what calls itself author.
func (f *facts) setAuthor(core int) {
	accept := func(s string) string { return f.author(s) }
	f.doc.Set(model.FieldAuthor, accept(f.linked.author), "JSON-LD")
	if many := f.metas["citation_author"]; len(many) > 0 {
		f.doc.Set(model.FieldAuthor, strings.Join(many, "; "), "citation")
	}
	f.set(model.FieldAuthor, []evidence{
		{"page metadata", []string{"author", "article.author", "parsely-author", "sailthru.author", "byl", "citation_author"}}, {"OpenGraph", []string{"article:author", "og:article:author", "og:author"}},
		{"Dublin Core", []string{"dc.creator", "dcterms.creator", "dc:creator", "dc.author"}}, {"page metadata", []string{"cxenseparse:author", "cxenseparse:recs:articleauthor"}},
	}, accept)
	if f.doc.Author != "" {
		return
	}
	f.doc.Set(model.FieldAuthor, f.byline(core), "byline")
}

// byline is the author that an element on the page names.
func (f *facts) byline(core int) string {
	for pass := range 2 {
		for i := range f.p.items {
			e := &f.p.items[i]
			if aside(e.drop) && !hasWord(attr(e.n, "rel"), "author") || core >= 0 && i >= f.p.items[core].end+200 {
				continue
			}
			sure := hasWord(attr(e.n, "rel"), "author") || hasWord(attr(e.n, "itemprop"), "author") || hasWord(attr(e.n, "itemprop"), "creator")
			likely := strings.Contains(e.names, " author name ") || strings.Contains(e.names, " byline ") || strings.Contains(e.names, " author ") || strings.Contains(e.names, " autor ")
			if pass == 0 && !sure || pass == 1 && !likely {
				continue
			}
			name := f.author(textOf(e.n, 200))
			if words := len(strings.Fields(name)); name == "" || len(name) > 80 || words > 8 || words < 2 && !sure || strings.ContainsAny(name, "0123456789:|@/?!") {
				continue
			}
			return name
		}
	}
	return f.signed(core)
}

// signed is the author whom a line by the headline names: "By Jane Doe".
func (f *facts) signed(core int) string {
	if core < 0 {
		return ""
	}
	from := f.p.headline(core)
	if from < 0 || from > core {
		from = core
	}
	for i := max(1, from-20); i < min(f.p.items[core].end, core+40); i++ {
		e := &f.p.items[i]
		if e.own < 6 || e.own > 150 || aside(e.drop) || isHeading(e.n.DataAtom) {
			continue
		}
		line := strings.Join(strings.Fields(textOf(e.n, 300)), " ")
		name := f.author(line)
		if name == line || name == "" {
			continue
		}
		if end := strings.IndexAny(name, ",|·•–(0123456789/:"); end >= 0 {
			name = name[:end]
		}
		if name = strings.TrimSpace(name); personal(name) {
			return name
		}
	}
	return ""
}

// personal reports whether a name looks like a person's, or two persons'.
func personal(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 7 {
		return false
	}
	upper := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			upper++
		} else if len(w) > 3 {
			return false
		}
	}
	return upper >= 2
}

// author is the name without the word before it; "" for addresses, handles, the
// site itself and what stands where nobody was named.
func (f *facts) author(s string) string {
	s = f.name(s)
	for _, by := range []string{"by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "von: ", "by: ", "text: ", "interview: ", "author: ", "autor: ", "autorin: ", "written by ", "words by ", "text von ", "geschrieben von ", "ein beitrag von ", "interview von ", "od "} {
		if len(s) > len(by) && strings.EqualFold(s[:len(by)], by) {
			s = strings.TrimSpace(s[len(by):])
			break
		}
	}
	switch strings.ToLower(s) {
	case "admin", "administrator", "author", "autor", "editor", "redaktion", "redaction", "rédaction", "webmaster", "staff", "unknown", "anonymous", "null", "undefined", "wordpress", "user", "root", "by", "von":
		return ""
	}
	if strings.Contains(s, ".com/") || strings.Contains(s, "www.") || s != "" && sameName(s, f.doc.Outlet) {
		return ""
	}
	return strings.Trim(s, " ,;|·-–")
}

// fill sets what depends on where the article was found.
func (f *facts) fill(core int) {
	headline := ""
	if core >= 0 {
		if h := f.p.headline(core); h >= 0 {
			headline = textOf(f.p.items[h].n, 500)
		}
	}
	f.setTitle(headline)
	f.setAuthor(core)
	f.setSeenDay(core)
	if f.doc.URL == "" {
		f.doc.Set(model.FieldURL, doc.Address(nil, f.linked.url), "JSON-LD")
	}
}
