package book

import (
	"encoding/xml"
	"net/url"
	"path"
	"strings"
	"time"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/pack"
)

// book is what the package file says.
type book struct {
	title, author, language string
	// published is an ISO 8601 date: a day, a month or a year.
	published string
	spine     []item
	// nav and ncx are the tables of contents of EPUB 3 and 2, "" for none.
	nav, ncx string
	// contents are the pages that show the table of contents.
	contents map[string]bool
}

// item is a file of the reading order.
type item struct {
	// id is what the package calls it; name is its place in the archive, "" where
	// the package does not say.
	id, name, media string
	// aside says that it stands outside the reading order.
	aside bool
}

// isText reports whether the file holds text: pictures stand in reading orders
// too.
func (it item) isText() bool {
	switch media := strings.ToLower(strings.TrimSpace(it.media)); media {
	case "application/xhtml+xml", "text/html", "image/svg+xml", "text/x-oeb1-document", "application/x-dtbook+xml":
		return true
	case "", "text/xml", "application/xml", "application/octet-stream", "text/plain":
		switch extension(it.name) {
		case ".xhtml", ".html", ".htm", ".xht":
			return true
		}
	}
	return false
}

// Namespaces of package files and tables of contents, by the names used here.
func spaces() map[string]string {
	return map[string]string{
		"urn:oasis:names:tc:opendocument:xmlns:container": "ocf",
		"http://www.idpf.org/2007/opf":                    "opf",
		"http://openebook.org/namespaces/oeb-package/1.0": "opf",
		"http://purl.org/dc/elements/1.1":                 "dc",
		"http://www.daisy.org/z3986/2005/ncx":             "ncx",
		"http://www.w3.org/2001/04/xmlenc#":               "enc",
	}
}

// openBook finds and reads the package file. Whatever the error, there is a book.
func openBook(a *pack.Archive) (*book, error) {
	b := &book{contents: make(map[string]bool)}
	name := packageFile(a)
	if name == "" {
		return b, doc.Fail(doc.ErrDamaged, "has no package file; its pages are shown in the order of their names.")
	}
	data, err := a.Read(name)
	if err != nil {
		return b, err
	}
	p := packageReader{book: b, archive: a, dir: path.Dir(name), manifest: make(map[string]resource)}
	err = p.read(pack.NewXML(data, spaces()))
	p.finish()
	if len(b.spine) == 0 {
		return b, doc.Fail(doc.ErrDamaged, "has no reading order; its pages are shown in the order of their names.")
	}
	return b, err
}

// packageFile is the name of the package file: the first that the container file
// names, or any that there is.
func packageFile(a *pack.Archive) string {
	if data, err := a.Read(container); err == nil {
		x := pack.NewXML(data, spaces())
		for {
			t, err := x.Next()
			if err != nil {
				break
			}
			if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" {
				name := resolve(".", pack.Attr(e, "", "full-path"))
				if a.Has(name) && extension(name) == ".opf" || a.Has(name) && pack.Attr(e, "", "media-type") == "application/oebps-package+xml" {
					return name
				}
			}
		}
	}
	for _, name := range a.Names() {
		if extension(name) == ".opf" {
			return name
		}
	}
	return ""
}

// resolve is the place in the archive that a reference leads to from a file in
// dir; "" for one that leads elsewhere. Nothing outside the archive has a name,
// so that "../../etc/passwd" is at most a member called "etc/passwd".
func resolve(dir, href string) string {
	href, _, _ = strings.Cut(strings.TrimSpace(href), "#")
	if strings.Contains(strings.SplitN(href, "/", 2)[0], ":") {
		return "" // an address, or a drive
	}
	href, _, _ = strings.Cut(href, "?")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	href = strings.ReplaceAll(href, "\\", "/")
	if href == "" {
		return ""
	}
	name := path.Clean("/" + href)
	if !strings.HasPrefix(href, "/") {
		name = path.Clean("/" + dir + "/" + href)
	}
	return strings.TrimPrefix(name, "/")
}

// fragment is the part of a reference that names a place in the file.
func fragment(href string) string {
	_, id, _ := strings.Cut(strings.TrimSpace(href), "#")
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return id
}

// resource is a file that the package lists.
type resource struct{ name, media, fallback string }

// packageReader gathers what the package file says.
type packageReader struct {
	book     *book
	archive  *pack.Archive
	dir      string
	manifest map[string]resource
	refs     []item
	tocRef   string // the id of the NCX file
	// authors are creators that are said to be; creators are all.
	authors, creators []creator
	titles            []string
	day, otherDay     string
	// roles are what EPUB 3 says about elements of the metadata, by their ids.
	roles map[string]string
}

type creator struct{ id, name string }

// read reads the package file. It takes what it can of a damaged one.
func (p *packageReader) read(x *pack.XML) error {
	p.roles = make(map[string]string)
	for {
		t, err := x.Next()
		if err != nil {
			if _, ok := err.(*doc.Problem); ok {
				return doc.Fail(doc.ErrDamaged, "has a damaged package file; what could be read of it is shown.")
			}
			return nil
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Space == "dc" {
			p.metadata(e, x)
			continue
		}
		switch e.Name.Local {
		case "item":
			p.item(e)
		case "spine":
			p.tocRef = pack.Attr(e, "", "toc")
		case "itemref":
			p.refs = append(p.refs, item{id: pack.Attr(e, "", "idref"), aside: pack.Attr(e, "", "linear") == "no"})
		case "reference":
			if href := pack.Attr(e, "", "href"); pack.Attr(e, "", "type") == "toc" && fragment(href) == "" {
				p.book.contents[p.place(href)] = true
			}
		case "meta":
			if id, ok := strings.CutPrefix(pack.Attr(e, "", "refines"), "#"); ok && pack.Attr(e, "", "property") == "role" {
				p.roles[id], _ = x.Text() //nolint:errcheck // the next token tells
			}
		}
	}
}

// short is a title or a name, cut to 500 bytes: each chapter has it.
func short(s string) string {
	const longest = 500
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + "…"
}

// place is the member that a reference leads to.
func (p *packageReader) place(href string) string { return p.archive.Name(resolve(p.dir, href)) }

// most is how many elements of one kind are kept of a book's metadata.
const most = 50

func (p *packageReader) metadata(e xml.StartElement, x *pack.XML) {
	text, _ := x.Text() //nolint:errcheck // what there is of it is good; the next token tells
	text = short(model.SanitizeLine(text))
	if text == "" {
		return
	}
	switch e.Name.Local {
	case "title":
		p.titles = append(p.titles, text)
	case "creator":
		c := creator{pack.Attr(e, "", "id"), text}
		if role := pack.Attr(e, "opf", "role"); role == "aut" {
			p.authors = append(p.authors, c)
		}
		if len(p.creators) < most {
			p.creators = append(p.creators, c)
		}
	case "language":
		if p.book.language == "" {
			p.book.language = language(text)
		}
	case "date":
		day := isoDay(text)
		switch event := pack.Attr(e, "opf", "event"); {
		case day == "" || event == "modification" || event == "creation" || event == "conversion" || event == "ops-publication" && p.otherDay != "":
		case event == "publication" || event == "original-publication":
			p.day = day
		case p.otherDay == "":
			p.otherDay = day
		}
	}
}

func (p *packageReader) item(e xml.StartElement) {
	id := pack.Attr(e, "", "id")
	r := resource{p.place(pack.Attr(e, "", "href")), pack.Attr(e, "", "media-type"), pack.Attr(e, "", "fallback")}
	for _, property := range strings.Fields(pack.Attr(e, "", "properties")) {
		if property == "nav" && p.book.nav == "" {
			p.book.nav = r.name
			p.book.contents[r.name] = true
		}
	}
	if r.media == "application/x-dtbncx+xml" && p.book.ncx == "" {
		p.book.ncx = r.name
	}
	// Of two items with one id the first counts.
	if _, twice := p.manifest[id]; !twice {
		p.manifest[id] = r
	}
}

// finish settles what elements said about each other.
func (p *packageReader) finish() {
	b := p.book
	if toc := p.manifest[p.tocRef]; toc.name != "" {
		b.ncx = toc.name
	}
	if len(p.titles) > 0 {
		b.title = p.titles[0]
	}
	if len(p.authors) == 0 {
		for _, c := range p.creators {
			if c.id != "" && strings.TrimSpace(p.roles[c.id]) == "aut" {
				p.authors = append(p.authors, c)
			}
		}
	}
	if len(p.authors) == 0 {
		p.authors = p.creators
	}
	var names []string
	for _, c := range p.authors[:min(len(p.authors), most)] {
		if !strings.EqualFold(c.name, "unknown") {
			names = append(names, c.name)
		}
	}
	b.author = strings.Join(names, ", ")
	b.published = p.day
	if b.published == "" {
		b.published = p.otherDay
	}
	for _, ref := range p.refs {
		b.spine = append(b.spine, p.resolve(ref))
	}
}

// resolve finds the file of a reference. Where its kind is not read, another may
// stand in for it; the chain of those ends somewhere, or is cut.
func (p *packageReader) resolve(ref item) item {
	r := p.manifest[ref.id]
	ref.name, ref.media = r.name, r.media
	for range 10 {
		if ref.isText() || r.fallback == "" {
			break
		}
		r = p.manifest[r.fallback]
		if it := (item{name: r.name, media: r.media}); it.isText() {
			ref.name, ref.media = r.name, r.media
		}
	}
	return ref
}

// isoDay is a date as packages write them, "2016-03-25T00:00:00Z", as an ISO 8601
// day, month or year; "" for anything else, and for years that stand for unknown
// ones, such as calibre's 101.
func isoDay(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, "T "); i > 0 {
		s = s[:i]
	}
	day, err := model.ParseDay(s)
	const earliest = 1450
	if err != nil || day.Year < earliest || day.Year > time.Now().Year()+2 {
		return ""
	}
	return day.String()
}

// language is a language tag; books also have the three letters of ISO 639-2.
func language(s string) string {
	if strings.ContainsAny(s, " ;,") || len(s) > 35 || strings.EqualFold(s, "und") || len(s) < 2 {
		return ""
	}
	if short, ok := map[string]string{
		"eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "dut": "nl", "nld": "nl", "rus": "ru", "pol": "pl", "jpn": "ja",
		"chi": "zh", "zho": "zh", "ara": "ar", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi",
	}[strings.ToLower(s)]; ok {
		return short
	}
	return strings.ReplaceAll(s, "_", "-")
}
