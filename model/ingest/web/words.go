package web

import (
	"strings"
	"sync"
)

// The words below are what pages call their parts, in class, id and role, as
// web frameworks and newspapers do; they name no site.

// debrisWords are the words of parts that are no article, by what the part is.
// A word with "*" begins longer ones; a pair stands together.
const debrisWords = `
navigation: nav navbar navigation navi menu* submenu breadcrumb* crumbs pagination pager paging topbar subnav sitemap skip-link skiplink toolbar toc tableofcontents sitenav masthead skip prev next previous pagenav postnav jumplinks
footer: footer colophon contentinfo imprint bottombar copyright
header of the page: masthead banner topnav site-header page-header sitebranding
share bar: share sharing shar* social* sharedaddy addthis addtoany share-* tweet-button jp-relatedposts-share sociable shariff bookmark* likes fb-like follow followus
related articles: related* relatedposts recommend* recirc* readmore read-more more-stories more-articles also-read outbrain taboola ligatus trending popular mostread most-read teaser* suggested yarpp similar crosslink* furtherreading upnext nextup morefrom readalso linkbox infobox-links zergnet
comments: comment* disqus respond replies commentlist reactions livefyre pingbacks trackback*
newsletter box: newsletter* subscribe subscription* signup sign-up mailchimp optin mc-embed mailing
advertising: ad ads adv advert* adsbygoogle adbox adslot sponsor* promo* dfp banner* googlead anzeige werbung affiliate* commercial pub publicite publicidad
sidebar: sidebar* rail aside complementary widget* sidecolumn secondary
cookie notice: cookie* consent gdpr cmp onetrust didomi privacy-banner
account box: login paywall regwall registration piano signin
form: search searchform searchbox form-group
tags: tags tag-list taglist tagcloud keywords topics post-tags entry-tags article-tags categories cat-links tag-links
byline: byline author* about-author bio vcard post-meta entry-meta article-meta meta postmeta entrymeta dateline timestamp published pubdate post-info post-date entry-date infoline date metadata postdate submitted
popup: popup* modal overlay lightbox tooltip dialog offcanvas toast
rating: rating* vote voting stars poll survey
page tools: print printonly toolbar tools edit editsection mw-editsection screen-reader hidden noprint no-print visually-hidden sr-only navbox catlinks
`

// contentWords are what pages call the text of an article, the surest first.
const contentWords = `
6: articlebody article-body entry-content post-content post-body story-body article-content article-text articletext storybody postcontent entrycontent body-content article-body-content post-text story-content storycontent articlecontent node-body field-name-body name-body richtext-article post-entry news-body news-text newstext
4: entry story-text body-text bodytext main-text single-content page-content content-body content-text news-content blog-content blogpost-content artikel-text article-detail post-main copy-text textbody fliesstext cuerpo corps texte-article article-main articlemain
2: article content hentry main-content maincontent post story body text prose rich-text richtext copy artikel
`

type nameList struct {
	exact  map[string]string // " word " -> reason
	prefix []namePrefix
	pairs  []namePrefix
}

type namePrefix struct{ start, reason string }

// debrisNames looks words up.
var debrisNames = sync.OnceValue(func() *nameList {
	l := &nameList{exact: make(map[string]string)}
	for line := range strings.Lines(debrisWords) {
		reason, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			continue
		}
		for _, w := range strings.Fields(words) {
			switch {
			case strings.HasSuffix(w, "*"):
				l.prefix = append(l.prefix, namePrefix{strings.TrimSuffix(w, "*"), reason})
			case strings.Contains(w, "-"):
				l.pairs = append(l.pairs, namePrefix{" " + strings.ReplaceAll(w, "-", " ") + " ", reason})
			case l.exact[w] == "":
				l.exact[w] = reason
			}
		}
	}
	return l
})

// reason is why a part with these names is no article; "" where they do not say.
func (l *nameList) reason(names string) string {
	for _, p := range l.pairs {
		if strings.Contains(names, p.start) {
			return p.reason
		}
	}
	for w := range strings.FieldsSeq(names) {
		if r := l.exact[w]; r != "" {
			return r
		}
		for _, p := range l.prefix {
			if strings.HasPrefix(w, p.start) {
				return p.reason
			}
		}
	}
	return ""
}

type contentName struct {
	words  string
	weight int
}

var contentNames = sync.OnceValue(func() []contentName {
	var list []contentName
	for line := range strings.Lines(contentWords) {
		weight, words, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			continue
		}
		for _, w := range strings.Fields(words) {
			list = append(list, contentName{" " + strings.ReplaceAll(w, "-", " ") + " ", int(weight[0] - '0')})
		}
	}
	return list
})

// contentWeight is how surely the names are those of an article's text: 6, 4, 2
// or 0.
func contentWeight(names string) int {
	if names == "" {
		return 0
	}
	for _, c := range contentNames() {
		if strings.Contains(names, c.words) {
			return c.weight
		}
	}
	return 0
}
