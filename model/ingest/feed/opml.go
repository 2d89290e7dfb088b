package feed

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lectern/model"
	"lectern/model/ingest/doc"
)

// Subscription is a feed in a list of feeds.
type Subscription struct {
	// Title is sanitised; "" where the list gives none.
	Title string
	// URL is the feed's address, absolute, with the scheme http or https.
	URL string
	// Folder is where the list keeps it, "Europe / Ports"; "" at the top.
	Folder string
}

// maxSubscriptions is how many feeds a list may hold.
const maxSubscriptions = 100_000

// OPML reads a list of feeds (OPML 1.0 to 2.0, opml.org). Each address comes
// once, and only addresses of the web do: a list can name no program. The error
// is a *doc.Problem, or the reader's; what was read before it is given with it.
func OPML(r io.Reader) ([]Subscription, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > maxSize:
		return nil, doc.Fail(doc.ErrTooLarge, "is a list of feeds of more than %d MB; split it first.", maxSize>>20)
	}
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	if kindOf(text[:min(len(text), doc.HeadSize)]) != kindOPML {
		return nil, doc.Fail(doc.ErrUnsupported, "is no OPML, the form in which lists of feeds are kept.")
	}
	return subscriptions(text)
}

func subscriptions(text string) ([]Subscription, error) {
	var all []Subscription
	var folders []string // of the outlines that are open; "" for feeds
	seen := make(map[string]bool)
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return all, &doc.Problem{Meaning: doc.ErrDamaged, Text: fmt.Sprintf("is a damaged list of feeds (%v); export it again.", err), Cause: err}
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !strings.EqualFold(token.Name.Local, "outline") {
				continue
			}
			title, address := outline(token)
			if address == "" {
				folders = append(folders, title)
				continue
			}
			folder := path(folders)
			folders = append(folders, "")
			if seen[address] {
				continue
			}
			seen[address] = true
			if len(all) == maxSubscriptions {
				return all, doc.Fail(doc.ErrTooLarge, "holds more than %d feeds; the rest was left out.", maxSubscriptions)
			}
			all = append(all, Subscription{Title: title, URL: address, Folder: folder})
		case xml.EndElement:
			if strings.EqualFold(token.Name.Local, "outline") && len(folders) > 0 {
				folders = folders[:len(folders)-1]
			}
		}
	}
}

// path joins the titles of folders; of very many the outermost.
func path(folders []string) string {
	const most = 8
	named := make([]string, 0, most)
	for _, f := range folders {
		if f != "" && len(named) < most {
			named = append(named, f)
		}
	}
	return strings.Join(named, " / ")
}

// outline is the title of an outline and the address of its feed, "" where it
// is a folder or leads elsewhere.
func outline(e xml.StartElement) (title, address string) {
	var text, feed, kind, link string
	for _, a := range e.Attr {
		switch strings.ToLower(a.Name.Local) {
		case "title":
			title = model.SanitizeLine(a.Value)
		case "text":
			text = model.SanitizeLine(a.Value)
		case "xmlurl":
			feed = a.Value
		case "type":
			kind = strings.ToLower(a.Value)
		case "url":
			link = a.Value
		}
	}
	if feed == "" && kind == "rss" {
		feed = link
	}
	feed = strings.TrimSpace(feed)
	if rest, ok := strings.CutPrefix(feed, "feed:"); ok {
		feed = rest
		if strings.HasPrefix(feed, "//") {
			feed = "https:" + feed
		}
	}
	if address = doc.Address(nil, feed); strings.HasPrefix(address, "mailto:") {
		address = ""
	}
	return clipped(first(title, text)), address
}

// SniffOPML tells a list of feeds.
func SniffOPML(src doc.Source) bool { return kindOf(head(src)) == kindOPML }

// Subscriptions gives the feeds of a list. None is an article of itself: each
// part says how its address can be read.
func Subscriptions(ctx context.Context, src doc.Source, limits doc.Limits) iter.Seq[doc.Part] {
	return func(yield func(doc.Part) bool) {
		list, err := OPML(src.Reader())
		for _, s := range list {
			if ctx.Err() != nil {
				return
			}
			if err := limits.Part(); err != nil {
				yield(doc.Part{Err: err})
				return
			}
			what := "a feed"
			if s.Title != "" {
				what = "the feed “" + s.Title + "”"
			}
			if !yield(doc.Part{Name: s.URL, Err: doc.Fail(doc.ErrUnsupported, "is the address of %s; addresses are fetched only when asked (--fetch).", what)}) {
				return
			}
		}
		if err != nil {
			yield(doc.Part{Err: err})
		}
	}
}
