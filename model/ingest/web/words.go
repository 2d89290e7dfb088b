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
navigation: nav navbar navbox* navigation navi menu* submenu breadcrumb* crumbs pagination pager paging topbar subnav sitemap skip-link skiplink toolbar toc tableofcontents sitenav masthead skip prev next previous pagenav postnav jumplinks
footer: footer colophon contentinfo imprint bottombar copyright
header of the page: masthead banner topnav site-header page-header sitebranding
share bar: share sharing shar* social* sharedaddy addthis addtoany share-* tweet-button jp-relatedposts-share sociable shariff bookmark* likes fb-like follow followus
related articles: related* relatedposts recommend* recirc* readmore read-more more-stories more-articles also-read outbrain taboola ligatus trending popular mostread most-read teaser* suggested yarpp similar crosslink* furtherreading upnext nextup morefrom readalso linkbox zergnet
comments: comment* disqus respond replies commentlist reactions livefyre pingbacks trackback*
newsletter box: newsletter* news-letter subscribe subscription* signup sign-up mailchimp optin mc-embed mailing
advertising: ad ads adv advert* adsbygoogle adbox adslot sponsor* promo* dfp banner* googlead anzeige werbung affiliate* commercial pub publicite publicidad
sidebar: sidebar* rail aside complementary widget* sidecolumn secondary
cookie notice: cookie* consent gdpr cmp onetrust didomi privacy-banner
account box: login paywall regwall registration piano signin
form: search searchform searchbox form-group
tags: tags tag-list taglist tagcloud keywords topics post-tags entry-tags article-tags categories cat-links tag-links
byline: byline author* about-author bio vcard post-meta entry-meta article-meta meta postmeta entrymeta dateline timestamp published pubdate post-info post-date entry-date infoline date metadata postdate submitted
popup: popup* modal overlay lightbox tooltip dialog offcanvas toast
rating: rating* vote voting stars poll survey
page tools: printonly tools editsection mw-editsection screen-reader noprint no-print visually-hidden sr-only navbox catlinks
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

// closingWords are headings that articles end with, by what they open.
const closingWords = `
related articles: related; related articles; related posts; related stories; related news; related content; related topics; related coverage; related links; read more; read also; read next; more on this; more on this story; more on this topic; more from; more stories; more news;
	more articles; you may also like; you might also like; you might also be interested in; recommended; recommended for you; recommended reading; recommended articles; most read; most popular; popular posts; latest news; latest posts; latest articles; latest stories; recent posts; recent articles;
	top stories; trending; trending now; see also; don't miss; don’t miss; in case you missed it; also in this; other articles; similar articles; similar posts; editor's picks; editors' picks; what to read next; up next;
	verwandte artikel; verwandte beiträge; verwandte themen; verwandte inhalte; ähnliche artikel; ähnliche beiträge; ähnliche nachrichten; ähnliche themen; ähnliche meldungen; weitere artikel; weitere beiträge; weitere nachrichten; weitere meldungen; weitere themen; weitere news; mehr zum thema; mehr themen; mehr dazu; mehr aus;
	mehr artikel; mehr lesen; mehr news; das könnte sie auch interessieren; das könnte dich auch interessieren; das könnte ihnen auch gefallen; das könnte dir auch gefallen; dies könnte sie auch interessieren; das könnte sie interessieren; auch interessant; lesen sie auch; lesen sie mehr; lies auch; neueste beiträge; neueste artikel;
	neueste nachrichten; letzte beiträge; aktuelle beiträge; aktuelle meldungen; aktuelle nachrichten; meistgelesen; beliebte beiträge; beliebte artikel; passend dazu; passende artikel; zum thema; themen; weiterlesen; zum weiterlesen; empfehlungen; unsere empfehlungen; empfohlene artikel; beiträge zum thema; siehe auch; weitere informationen;
	articles similaires; articles liés; articles connexes; sur le même sujet; à lire aussi; lire aussi; à lire également; vous aimerez aussi; vous pourriez aussi aimer; dans la même rubrique; les plus lus; derniers articles; à découvrir aussi; pour aller plus loin;
	artículos relacionados; noticias relacionadas; entradas relacionadas; te puede interesar; le puede interesar; también te puede interesar; más noticias; lo más leído; las más leídas; últimas noticias; más sobre; leer también; mirá también; lea también;
	articoli correlati; potrebbe interessarti; ti potrebbe interessare; leggi anche; ultimi articoli; più letti; notizie correlate; artigos relacionados; notícias relacionadas; leia também; leia mais; veja também; mais lidas; mais notícias; veja mais;
	gerelateerde artikelen; gerelateerde berichten; lees ook; lees verder; meer over; powiązane artykuły; podobne artykuły; zobacz także; zobacz też; czytaj także; czytaj też; polecamy; polecane; najnowsze; najczęściej czytane; przeczytaj także;
	relaterade artiklar; läs mer; läs också; relaterte artikler; les også; relaterede artikler; læs også; читайте также; по теме; похожие статьи; похожие записи; материалы по теме; другие новости; читайте також; ilgili haberler; 相关阅读; 相关新闻; 関連記事; 관련기사; مواضيع ذات صلة; اقرأ أيضا
comments: comments; leave a comment; leave a reply; leave a response; add a comment; post a comment; write a comment; responses; reader comments; join the conversation; kommentare; kommentar schreiben; schreibe einen kommentar; schreiben sie einen kommentar; kommentar hinterlassen; kommentar verfassen; einen kommentar schreiben; hinterlasse einen kommentar; hinterlasse eine antwort; diskutieren sie mit; leserkommentare; kommentieren;
	commentaires; laisser un commentaire; laissez un commentaire; ajouter un commentaire; réagir; comentarios; deja un comentario; deja una respuesta; dejar un comentario; commenti; lascia un commento; comentários; deixe um comentário; deixe uma resposta; reacties; geef een reactie; plaats een reactie; komentarze; dodaj komentarz; skomentuj; kommentarer; комментарии; оставить комментарий; добавить комментарий; yorumlar
share bar: share this; share this article; share this post; share this story; share; share on; sharing is caring; spread the word; teilen; teilen mit; artikel teilen; beitrag teilen; diesen beitrag teilen; diesen artikel teilen; jetzt teilen; partager; partager cet article; partagez; compartir; comparte; compártelo; condividi; compartilhe; compartilhar; udostępnij; delen; deel dit artikel; dela; del; поделиться; gefällt mir; like this; follow us; folge uns; folgen sie uns; suivez-nous; síguenos; seguici
newsletter box: newsletter; our newsletter; newsletters; subscribe; subscribe to our newsletter; sign up for our newsletter; newsletter abonnieren; newsletter anmeldung; abonniere unseren newsletter; zum newsletter anmelden; inscrivez-vous à notre newsletter; suscríbete; iscriviti alla newsletter; assine nossa newsletter
about the author: about the author; about the authors; about author; über den autor; über die autorin; über die autoren; zum autor; zur autorin; zur person; autor; autorin; à propos de l'auteur; à propos de l’auteur; sobre el autor; acerca del autor; l'autore; sull'autore; sobre o autor; over de auteur; o autorze; об авторе
tags: tags; tag; tags:; schlagwörter; schlagworte; stichworte; stichwörter; kategorien; kategorie; categories; category; filed under; posted in; tagged; mots-clés; mots clés; étiquettes; etiquetas; temas; categorie; tagi; słowa kluczowe; метки; теги; topics
press contact: pressekontakt; press contact; media contact; contact presse; kontakt; ansprechpartner; contacto de prensa
`

// closingHeadings looks headings up.
var closingHeadings = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	reason := ""
	for line := range strings.Lines(closingWords) {
		line = strings.TrimSpace(line)
		if r, rest, ok := strings.Cut(line, ": "); ok {
			reason, line = r, rest
		}
		for phrase := range strings.SplitSeq(line, ";") {
			if phrase = strings.TrimSpace(phrase); phrase != "" && m[phrase] == "" {
				m[phrase] = reason
			}
		}
	}
	return m
})

// closingHeading is what a heading with this text opens that is no part of the
// article; "" where it opens none.
func closingHeading(text string) string {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	text = strings.Trim(text, " :.…!?»>›→-–—•|0123456789()")
	return closingHeadings()[text]
}

// opensMore reports whether a heading offers more to read, in its first words.
func opensMore(heading string) bool {
	heading = strings.ToLower(strings.Join(strings.Fields(heading), " "))
	for _, start := range []string{
		"more ", "related ", "read ", "discover ", "latest ", "recommended ", "you may ", "you might ", "weitere ", "mehr ", "entdecke ", "aktuelle ", "passende ", "ähnliche ", "verwandte ", "neueste ", "das könnte ", "lesen sie ", "auch interessant",
		"plus ", "à lire", "lire ", "sur le même", "vous aimerez", "más ", "otras ", "te puede", "lee ", "altri ", "leggi ", "potrebbe ", "mais ", "veja ", "leia ", "meer ", "lees ", "zobacz ", "czytaj ", "więcej ", "läs ", "les ", "другие ", "читайте ", "ещё ", "еще ",
	} {
		if strings.HasPrefix(heading, start) {
			return true
		}
	}
	return false
}

// lineStarts are how lines begin that are no text. Those with a colon may be
// longer.
var lineStarts = []struct{ start, reason string }{
	{"foto:", "picture credit"}, {"fotos:", "picture credit"}, {"titelbild:", "picture credit"}, {"bild:", "picture credit"}, {"bilder:", "picture credit"}, {"bildquelle:", "picture credit"}, {"bildnachweis:", "picture credit"}, {"symbolbild:", "picture credit"}, {"photo:", "picture credit"}, {"photos:", "picture credit"},
	{"photo credit:", "picture credit"}, {"image:", "picture credit"}, {"image credit:", "picture credit"}, {"picture:", "picture credit"}, {"crédit photo", "picture credit"}, {"crédits photo", "picture credit"}, {"fot.", "picture credit"}, {"fotografía:", "picture credit"}, {"beitragsbild:", "picture credit"}, {"header-bild:", "picture credit"},
	{"anzeige", "advertising label"}, {"werbung", "advertising label"}, {"advertisement", "advertising label"}, {"sponsored", "advertising label"}, {"publicité", "advertising label"}, {"publicidad", "advertising label"}, {"reklama", "advertising label"}, {"pubblicità", "advertising label"},
	{"zurück zu", "navigation"}, {"back to ", "navigation"}, {"retour à ", "navigation"}, {"volver a ", "navigation"}, {"auch lesen:", "link to other articles"}, {"lesen sie auch:", "link to other articles"}, {"lies auch:", "link to other articles"}, {"mehr dazu:", "link to other articles"}, {"mehr zum thema:", "link to other articles"}, {"read more:", "link to other articles"}, {"read also:", "link to other articles"},
	{"also read:", "link to other articles"}, {"see also:", "link to other articles"}, {"related:", "link to other articles"}, {"lire aussi", "link to other articles"}, {"à lire aussi", "link to other articles"}, {"lea también:", "link to other articles"}, {"lee también:", "link to other articles"}, {"le puede interesar:", "link to other articles"}, {"te puede interesar:", "link to other articles"}, {"leggi anche:", "link to other articles"}, {"leia também:", "link to other articles"},
	{"czytaj też:", "link to other articles"}, {"czytaj także:", "link to other articles"}, {"zobacz także:", "link to other articles"}, {"dowiedz się więcej:", "link to other articles"}, {"lees ook:", "link to other articles"}, {"читайте также:", "link to other articles"},
}

// isNotice reports whether a paragraph speaks to the reader of the site itself:
// of subscriptions, newsletters, accounts, apps.
func isNotice(text string, e *element) bool {
	const longest = 320
	if e.own > longest {
		return false
	}
	lower := strings.ToLower(text)
	score := 0
	for _, w := range []string{
		"subscribe", "subscription", "subscriber", "newsletter", "sign up", "log in", "login", "download the", "our app", "follow us", "facebook", "instagram", "twitter", "telegram", "whatsapp", "click here", "your inbox", "donate", "support our", "e-mail", "email",
		"abonnieren", "abonnement", "abonnent", "jetzt abonnieren", "anmelden", "folgt uns", "folgen sie uns", "folge uns", "registrieren", "kostenlos", "unserer app", "unsere app", "unseren", "klicken sie", "klick hier", "spenden",
		"abonnez", "inscrivez", "abonné", "suivez", "suscríb", "suscripci", "síguenos", "regístr", "iscriviti", "abbonat", "seguici", "assine", "inscreva", "siga", "schrijf je in", "abonneer", "zapisz się", "subskryb", "подпис", "telegram-канал",
	} {
		if strings.Contains(lower, w) {
			score++
		}
	}
	return score >= 2 || score == 1 && e.own <= 160 && e.ownLinks > 0
}
