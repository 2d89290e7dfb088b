package feed

import (
	"fmt"
	"html"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"lectern/model"
	"lectern/model/ingest/doc"
	"lectern/model/ingest/web"
)

// An item is one article of a feed.
type item struct {
	// id is what the feed tells items apart by; "" where it has nothing.
	id                                   string
	title, author, outlet, url, language string
	published                            model.Day
	// content is the text or, where the feed has none, its summary; plain says
	// that it is no HTML.
	content string
	plain   bool
}

// itemsOf are the items of a feed; base resolves addresses where the feed does
// not say of what site it is.
func itemsOf(f *gofeed.Feed, base string) []item {
	base = first(absolute(f.Link, base), absolute(f.FeedLink, base), base)
	outlet, everyone, language := plainTitle(f.Title), names(f.Authors), clipped(f.Language)
	items := make([]item, 0, len(f.Items))
	for _, it := range f.Items {
		author := names(it.Authors)
		if author == "" {
			author = everyone
		}
		x := item{
			title: plainTitle(it.Title), author: author, outlet: outlet, language: language,
			url:       absolute(it.Link, base),
			published: day(it.Published, it.PublishedParsed),
			content:   first(it.Content, it.Custom["encoded"], it.Description, mediaText(it)),
		}
		x.id = first(it.GUID, it.Link)
		if x.url == "" {
			x.url = absolute(it.GUID, "")
		}
		if !x.published.Known() {
			x.published = day(it.Updated, it.UpdatedParsed)
		}
		items = append(items, x)
	}
	return items
}

// mediaText is what describes a film or a picture (Media RSS), which is all the
// text that feeds of films have.
func mediaText(it *gofeed.Item) string {
	media := it.Extensions["media"]
	for _, d := range media["description"] {
		return d.Value
	}
	for _, group := range media["group"] {
		for _, d := range group.Children["description"] {
			return d.Value
		}
	}
	return ""
}

// absolute is the address as a reader may follow it.
func absolute(address, base string) string {
	b, err := url.Parse(base)
	if err != nil || base == "" {
		b = nil
	}
	return doc.Address(b, address)
}

// names joins the names of persons; an address of mail is no name.
func names(persons []*gofeed.Person) string {
	var all []string
	for _, p := range persons {
		if p == nil {
			continue
		}
		if name := strings.TrimSpace(p.Name); name != "" && !strings.Contains(name, "@") {
			all = append(all, name)
		}
	}
	return clipped(strings.Join(all, ", "))
}

// maxTitle is the length in bytes of what names something. It is bounded as each
// item repeats what the feed says of itself.
const maxTitle = 1000

// clipped is s, cut off between two characters where it is too long.
func clipped(s string) string {
	if len(s) <= maxTitle {
		return s
	}
	return strings.ToValidUTF8(s[:maxTitle], "")
}

// day is the day of a time where it was written: the parser gives it in UTC, in
// which an evening in New York is tomorrow.
func day(written string, t *time.Time) model.Day {
	if t == nil || t.Year() < 1 || t.Year() > 9999 {
		return model.Day{}
	}
	written = strings.TrimSpace(written)
	zones := map[string]int{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "BST": 1, "JST": 9}
	if hours, ok := zones[written[strings.LastIndexByte(written, ' ')+1:]]; ok {
		return model.DayOf(t.In(time.FixedZone("", hours*3600)))
	}
	for _, layout := range []string{"-0700", "-07:00"} {
		if len(written) < len(layout)+8 { // "-2006" is a year, not a zone
			continue
		}
		tail := written[len(written)-len(layout):]
		if z, err := time.Parse(layout, tail); err == nil && strings.Contains(written, ":") {
			_, offset := z.Zone()
			return model.DayOf(t.In(time.FixedZone("", offset)))
		}
	}
	return model.DayOf(t.UTC())
}

// plainTitle is a title as text: feeds put HTML there, escaped once or twice.
func plainTitle(title string) string {
	if strings.Contains(title, "&") {
		title = html.UnescapeString(title)
	}
	if strings.Contains(title, "</") || strings.Contains(title, "<br") || strings.Contains(title, "<img") {
		var texts []string
		for _, b := range web.Fragment(title, "") {
			if b.Reason == "" && b.Text != "" {
				texts = append(texts, b.Text)
			}
		}
		title = strings.Join(texts, " ")
	}
	return clipped(model.SanitizeLine(title))
}

// part makes the item's article; n counts from 1.
func (it item) part(n int) doc.Part {
	name := first(it.url, it.id)
	if name == "" {
		name = fmt.Sprintf("item %d", n)
	}
	d := &doc.Document{Blocks: it.blocks()}
	const origin = "feed"
	d.Set(model.FieldTitle, it.title, origin)
	d.Set(model.FieldAuthor, it.author, origin)
	d.Set(model.FieldSource, it.outlet, origin)
	d.Set(model.FieldURL, it.url, origin)
	d.Set(model.FieldLanguage, it.language, origin)
	d.Set(model.FieldPublished, it.published.String(), origin)
	if len(d.Blocks) == 0 {
		what := "empty in the feed"
		if it.title != "" {
			what = "only a title in the feed, “" + it.title + "”"
		}
		return doc.Part{Name: name, Err: doc.Fail(doc.ErrNoText, "is %s; save the page that it leads to.", what)}
	}
	return doc.Part{Name: name, Doc: d}
}

// blocks are the item's text.
func (it item) blocks() []doc.Block {
	if !it.plain && (strings.Contains(it.content, "<") || strings.Contains(it.content, "&")) {
		return web.Fragment(it.content, it.url)
	}
	var blocks []doc.Block
	var text doc.Text
	flush := func() {
		if !text.Empty() {
			blocks = append(blocks, text.Block(model.Body))
		}
	}
	for line := range strings.Lines(it.content) {
		if strings.TrimSpace(line) == "" {
			flush()
		}
		text.Write(line)
	}
	flush()
	return blocks
}
