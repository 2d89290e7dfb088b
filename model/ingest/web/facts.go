package web

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// facts are what a page says of its publication, each a value and where it was
// found, the best evidence first.
type facts struct {
	p       *page
	doc     *doc.Document
	metas   map[string][]string
	linked  linked
	address string // where the page was found, as far as is known
	title   string // of the <title> element
}

// readFacts fills in the metadata of the document.
func readFacts(p *page, s *slimmed, d *doc.Document, address string) *facts {
	f := &facts{p: p, doc: d, metas: make(map[string][]string), address: address}
	canonical, lang := "", ""
	for i := range p.items {
		n := p.items[i].n
		switch n.DataAtom {
		case atom.Meta:
			f.meta(n)
		case atom.Link:
			if canonical == "" && hasWord(attr(n, "rel"), "canonical") {
				canonical = attr(n, "href")
			}
		case atom.Title:
			if f.title == "" {
				f.title = strings.Join(strings.Fields(textOf(n, 2000)), " ")
			}
		case atom.Html:
			if lang = attr(n, "lang"); lang == "" {
				lang = attr(n, "xml:lang")
			}
		}
	}
	saved := savedAddress(s.comment)
	if f.address == "" {
		f.address = saved
	}
	f.setAddress(canonical, saved)
	f.linked = readLinked(s.data, f.address)
	p.body = f.linked.body
	for _, t := range []string{f.linked.headline, f.first("og:title"), f.first("twitter:title"), f.first("citation_title", "dc.title", "dcterms.title"), f.title} {
		if t != "" {
			p.titles = append(p.titles, squeezed(t[:min(len(t), 1000)]))
		}
	}
	f.setOutlet()
	f.setDay()
	f.setLanguage(lang)
	return f
}

// meta keeps a <meta> element.
func (f *facts) meta(n *html.Node) {
	const most = 20
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if name := strings.ToLower(attr(n, key)); name != "" && len(f.metas[name]) < most {
			f.metas[name] = append(f.metas[name], content)
		}
	}
}

// first is the first value of the first of the names that has one.
func (f *facts) first(names ...string) string {
	for _, name := range names {
		for _, v := range f.metas[name] {
			if v = strings.TrimSpace(v); v != "" {
				return v
			}
		}
	}
	return ""
}

// evidence is where pages keep a fact in their metadata, by the name of the kind
// of metadata.
type evidence struct {
	origin string
	names  []string
}

// set sets a field from the first evidence that accept makes something of.
func (f *facts) set(field model.Field, all []evidence, accept func(string) string) {
	for _, e := range all {
		for _, name := range e.names {
			for _, v := range f.metas[name] {
				if v = accept(v); v != "" && f.doc.Set(field, v, e.origin) {
					return
				}
			}
		}
	}
}

// setAddress takes the canonical address of the page; a front page is none of an
// article's.
func (f *facts) setAddress(canonical, saved string) {
	base := address(f.address)
	accept := func(s string) string {
		if s == "" {
			return ""
		}
		a := doc.Address(base, s)
		if u, err := url.Parse(a); err != nil || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			return ""
		}
		return a
	}
	f.doc.Set(model.FieldURL, accept(canonical), "canonical link")
	f.set(model.FieldURL, []evidence{{"OpenGraph", []string{"og:url"}}, {"Dublin Core", []string{"dc.identifier", "dcterms.identifier"}}}, func(s string) string {
		if !isWebAddress(s) {
			return ""
		}
		return accept(s)
	})
	f.doc.Set(model.FieldURL, doc.Address(nil, saved), "SingleFile")
	if f.address == "" {
		f.address = f.doc.URL
	}
}

func (f *facts) setOutlet() {
	f.doc.Set(model.FieldSource, f.name(f.linked.outlet), "JSON-LD")
	f.set(model.FieldSource, []evidence{
		{"OpenGraph", []string{"og:site_name"}}, {"citation", []string{"citation_journal_title", "citation_publisher"}},
		{"Dublin Core", []string{"dc.publisher", "dcterms.publisher", "dc:publisher"}}, {"page metadata", []string{"publisher", "application-name", "apple-mobile-web-app-title"}},
	}, f.name)
}

// name is a name as a person would write it; "" for addresses and handles.
func (f *facts) name(s string) string {
	s = strings.Join(strings.Fields(html.UnescapeString(s)), " ")
	if len(s) > 120 || isWebAddress(s) || strings.HasPrefix(s, "@") {
		return ""
	}
	return s
}

func (f *facts) setDay() {
	f.doc.Set(model.FieldPublished, isoDay(f.linked.published), "JSON-LD")
	f.set(model.FieldPublished, []evidence{
		{"OpenGraph", []string{"article:published_time", "og:published_time", "og:article:published_time", "article:published"}},
		{"page metadata", []string{"datepublished", "date.published", "published", "published_time", "publish_date", "publish-date", "publication_date", "article.published", "sailthru.date", "parsely-pub-date", "pubdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "displaydate", "dcterms.created"}},
		{"citation", []string{"citation_publication_date", "citation_date", "citation_online_date"}},
		{"Dublin Core", []string{"dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "dc:date", "dc.date.created", "dcterms.created"}},
		{"page metadata", []string{"date", "article:modified_date", "last-modified-date"}},
	}, isoDay)
}

// setSeenDay takes the day that the page shows, where its metadata have none.
func (f *facts) setSeenDay(core int) {
	if f.doc.Published.Known() {
		return
	}
	f.doc.Set(model.FieldPublished, f.timeElement(), "time element")
	f.doc.Set(model.FieldPublished, f.p.visibleDay(core), "line by the headline")
	f.doc.Set(model.FieldPublished, dayOfAddress(f.address), "address")
	f.doc.Set(model.FieldPublished, dayOfAddress(f.doc.URL), "address")
}

// timeElement is the day of the <time> element that tells of the publication:
// one that says so, else the first on the page.
func (f *facts) timeElement() string {
	first := ""
	for i := range f.p.items {
		e := &f.p.items[i]
		value := attr(e.n, "datetime")
		if value == "" {
			value = attr(e.n, "content")
		}
		said := strings.Contains(e.names, " date published ")
		if e.n.DataAtom != atom.Time && !said || strings.Contains(e.names, " date modified ") {
			continue
		}
		day := isoDay(value)
		if day == "" && said {
			day = isoDay(textOf(e.n, 100))
		}
		if day == "" {
			continue
		}
		if said || has(e.n, "pubdate") || strings.Contains(e.names, " published ") {
			return day
		}
		if first == "" && !aside(e.drop) {
			first = day
		}
	}
	return first
}

// aside reports whether a dropped part tells of other articles.
func aside(drop string) bool {
	switch drop {
	case "related articles", "sidebar", "comments", "navigation", "footer", "hidden":
		return true
	}
	return false
}

func (f *facts) setLanguage(lang string) {
	tag := func(s string) string {
		s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
		if len(s) < 2 || len(s) > 12 || strings.ContainsAny(s, " ,;/") || len(s) > 2 && s[2] != '-' && !strings.Contains(s, "-") && len(s) > 3 {
			return ""
		}
		return s
	}
	f.doc.Set(model.FieldLanguage, tag(lang), "page")
	f.doc.Set(model.FieldLanguage, tag(f.linked.language), "JSON-LD")
	f.set(model.FieldLanguage, []evidence{{"page metadata", []string{"content-language", "language"}}, {"OpenGraph", []string{"og:locale"}}, {"Dublin Core", []string{"dc.language", "dcterms.language"}}}, tag)
}

// savedAddress is where SingleFile found the page that it saved.
func savedAddress(comment string) string {
	for line := range strings.Lines(comment) {
		if address, ok := strings.CutPrefix(strings.TrimSpace(line), "url:"); ok {
			return strings.TrimSpace(address)
		}
	}
	return ""
}
