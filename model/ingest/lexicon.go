package ingest

import (
	"strings"
	"sync"
	"time"
)

// The lists below are the furniture of web pages: what buttons, labels and
// forms say, in the languages of the larger presses. They name no site and no
// article. All of them are lower case; "#" stands for a number.

// labelPhrases are whole blocks that are never reading text, by the reason for
// taking them out. Punctuation around the words does not count.
const labelPhrases = `
advertising label: advertisement; advertisements; advert; ad; ads; advertising; sponsored; sponsored content; sponsored by; paid content; paid post;
	partner content; promoted; promoted content; promoted stories; advertisement scroll to continue; scroll to continue; story continues below advertisement;
	story continues below; story continues after advertisement; article continues below; article continues after ad; article continues after advertisement;
	continue reading below; advertisement continue reading the main story; continue reading the main story; skip advertisement; skip ad; ad feedback; report this ad;
	content continues below; remove ads; anzeige; werbung; annonce; annonces; publicité; publicidad; publi; pubblicità; publicidade; advertentie; reklama; reklam; reklame;
	annons; mainos; реклама; quảng cáo; إعلان; اعلان; 广告; 廣告; 広告; 광고; iklan; διαφήμιση; hirdetés; publicitate; פרסומת; विज्ञापन; تبلیغات
media label: media caption; image caption; video caption; audio caption; photo caption; figure caption; caption; play video; play audio; play; watch video; video;
	photo gallery; view gallery; open gallery; view image in fullscreen; image in fullscreen; enlarge image; click to enlarge; hide caption; toggle caption; show caption;
	hide caption toggle caption; expand image; expand; this video can not be played; this video cannot be played; your browser does not support the video tag;
	listen to article; listen to this article; listen; listen to this story; audio version; loading; image; photo; # photos; view # photos; # images; # of #
picture credit: getty images; afp/getty images; ap photo; file photo; stock photo; courtesy photo; photo illustration; handout; image source; image copyright; photo credit; photograph
publication label: published; updated; last updated; first published; posted; date; publication date; posted on; published on; published at; updated at; just now
comment form: comments; comment; # comments; # comment; no comments; no comments yet; comments #; show comments; hide comments; view comments; view all comments;
	read comments; load comments; load more comments; see all comments; leave a comment; leave a reply; leave a reply cancel reply; cancel reply; post a comment; post comment;
	add a comment; add comment; add your comment; write a comment; join the conversation; join the discussion; be the first to comment; comments are closed;
	comments are disabled; comments off; report a comment; sort by newest; sort by oldest; sort by; newest; oldest; reply; submit; submit comment; your name; your email; your comment;
	name; email; website; save my name; required; required fields are marked; error; conversation; discussion; start the conversation; antworten abbrechen; antwort abbrechen; antworten; annuler la réponse; répondre; cancelar respuesta; cancelar la respuesta; responder; annulla risposta; rispondi; cancelar resposta; anuluj pisanie odpowiedzi; log in to comment; sign in to comment;
	login to comment; discuss; have your say; # replies; # responses; trackbacks; pingbacks; powered by disqus; comments powered by disqus
newsletter box: newsletter; newsletters; sign up; subscribe; subscribe now; sign up now; subscribe today; our newsletters; email newsletter; enter your email; enter your email address;
	your email address; daily newsletter; weekly newsletter; morning briefing; most popular newsletter; get the app; download the app; download our app; get our app
account box: sign in; log in; login; register; my account; create account; create a free account; register for free; sign out; log out; subscribers only; already a subscriber;
	already have an account; subscriber exclusive; premium; premium content; gift this article; give this article; unlock this article
menu: menu; home; search; skip to content; skip to main content; skip to navigation; skip navigation; back to top; top; back; next; previous; next article; previous article; next story;
	previous story; next post; previous post; close; open menu; main menu; navigation; site search; sections; more; see more; show more; load more; view more; view all; see all; read full story;
	read more; read full article; continue reading; keep reading; more on this story; more on this topic; accept; accept all; accept cookies; reject all; manage cookies; cookie settings;
	privacy policy; terms of use; terms of service; terms and conditions; contact us; about us; site map; sitemap; advertise with us; faq; help; feedback; copied; link copied; related tags;
	toggle navigation; toggle menu; go back; up next; playing next; autoplay; on air; live now; breaking news; trending; trending now; hamburger menu; powered by; scroll down
end mark: end; ends; ends here; the end of the article; eom
`

// relatedPhrases head a list of links, or a single one after a colon. They come
// in two strengths: strong ones are never a sentence's beginning.
const (
	relatedStrong = `read more; read also; also read; read next; read now; see also; more on this; more on this story; more on this topic; related; related articles; related stories; related content;
	related news; related topics; related coverage; related links; related posts; related story; related article; more stories; more news; more from; you may also like; you might also like; recommended; recommended for you;
	recommended stories; recommended reading; editor's picks; editors' picks; editor’s picks; editors’ picks; most read; most popular; most viewed; most shared; most commented; top stories; latest news; latest stories; latest headlines;
	don't miss; don’t miss; in case you missed it; further reading; from our partners; around the web; from the web; more to read; what to read next; read the latest; in pictures; in photos; watch; watch now; watch live;
	watch more; listen now; explore more; keep on reading; elsewhere on; trending stories; popular stories; also on; also in; suggested reading; suggested articles; up next; more like this; must read;
	lesen sie auch; lesen sie mehr; mehr zum thema; mehr dazu; auch interessant; das könnte sie auch interessieren; weiterlesen; lire aussi; à lire aussi; à lire également; sur le même sujet; voir aussi; lire la suite; pour aller plus loin;
	lea también; lee también; leer más; te puede interesar; más información; noticias relacionadas; ver también; mira también; leggi anche; per approfondire; articoli correlati; potrebbe interessarti; ti potrebbe interessare;
	leia também; leia mais; saiba mais; veja também; notícias relacionadas; lees ook; meer over; lees meer; läs också; läs mer; läs även; les også; læs også; lue myös; czytaj też; czytaj także; czytaj więcej; zobacz też; zobacz także; przeczytaj także;
	čtěte také; čítajte tiež; olvassa el; citește și; прочетете още; читайте также; читать далее; по теме; смотрите также; читайте також; ayrıca okuyun; ilgili haberler; bunu da oku; baca juga; đọc thêm; xem thêm; tin liên quan; bài viết liên quan;
	اقرأ أيضا; اقرأ أيضاً; اقرأ المزيد; مواضيع ذات صلة; بیشتر بخوانید; קראו גם; 相关阅读; 相关新闻; 関連記事; 관련기사; διαβάστε επίσης`
	tagPhrases  = `tags; tag; topics; topic; filed under; filed in; keywords; categories; category; posted in; tagged; tagged with; labels; more about; schlagworte; themen; mots-clés; etiquetas; temas; argomenti; теги; từ khóa; nhãn; tagi`
	tocPhrases  = `contents; table of contents; jump to; in this article; on this page; what's in this article; what’s in this article; inhalt; inhaltsverzeichnis; sommaire; contenido; índice; indice; spis treści; содержание; mục lục`
	creditStart = `photo by; photos by; photo; photos; photograph; photograph by; photographs; picture; pictures; picture by; image; images; image by; image credit; photo credit; picture credit; credit; credits; image source; image copyright; video by; video credit;
	illustration; illustration by; graphic by; graphic; foto; fotos; bild; bilder; bildquelle; quelle bild; crédit photo; crédit; crédits photo; photo d'illustration; fotografía; imagen; immagine; crediti; imagem; zdjęcie; fot; фото; ảnh; صورة; kuva; courtesy of`
	bylineStart = `by; written by; story by; text by; words by; report by; reported by; author; von; par; por; di; da; door; av; tekst; autor; autore; автор; tác giả; bởi; skrevet af; geschrieben von; écrit par; texto de; testo di`
)

// shareActions make a block a share bar; shareNames alone do so only at the
// edges of a page or in company, since an article may be about them.
const (
	shareActions = `share shares tweet retweet print email e-mail copy bookmark like likes pin follow repost forward sms save gift views view reads react send teilen drucken mailen merken senden partager imprimer envoyer enregistrer compartir
	imprimir enviar guardar condividi stampa invia compartilhar udostępnij drukuj delen dela skriv partilhar zdieľať sdílet megosztás поделиться распечатать напечатать поширити chia sẻ paylaş yazdır bagikan compartilhe
	شارك مشاركة طباعة اشتراک 分享 シェア 공유 שתף`
	shareNames = `facebook twitter x whatsapp linkedin reddit telegram pinterest messenger flipboard pocket instagram mastodon bluesky threads tumblr youtube tiktok snapchat viber line wechat weibo vk vkontakte odnoklassniki xing skype
	google+ gmail signal instapaper evernote digg stumbleupon buffer hacker rss discord truth`
	shareGlue = `on via this article story the to by with a an or and in post page url link links button buttons options option icon news more tools now it new window opens tab # k m click tap here us our using email app friend friends my full
	min mins minute minutes read reading time total times comments comment auf per bei mit den diesen artikel beitrag seite in neuem fenster sur cet ce l'article par en el la esta este artículo nota su suo questo articolo o i em no artigo na ten artykuł w
	op dit artikel på в на`
)

// commentWords is the word for a reader's comment in many languages: a few
// words with it, after the article, are the form that invites one.
const commentWords = `comment comments commentary kommentar kommentare kommentieren commentaire commentaires comentario comentarios commento commenti comentário comentários comentari komentarz komentarze komentarzy komentar komentare komentář komentáře
	komentára reactie reacties kommentarer kommentti kommentit комментарий комментарии комментариев коментар коментарі коментари yorum yorumlar ulasan nhận_xét bình_luận σχόλιο σχόλια megjegyzés hozzászólás hozzászólások comentariu comentarii
	تعليق تعليقات التعليقات نظر دیدگاه نظرات תגובה תגובות टिप्पणी 评论 評論 留言 コメント 댓글 ความคิดเห็น`

// interfaceWords are what forms, boxes and notices say to the reader; the
// weight says how seldom news text does.
const interfaceWords = `
3: unsubscribe; required fields; will not be published; follow us; like us; cancel anytime; already a subscriber; captcha; cookie policy; accept cookies; use cookies; uses cookies; our newsletter; our newsletters; our free newsletter; whatsapp channel;
	telegram channel; youtube channel; subscribe to our; delivered to your inbox; in your inbox; to your inbox; straight to your inbox; pflichtfelder; erforderliche felder; champs obligatoires; campos obligatorios; campi obbligatori; wird nicht veröffentlicht;
	ne sera pas publiée; no será publicada; non sarà pubblicato; cookies verwenden; verwendet cookies; utilise des cookies; utiliza cookies; utilizza cookie; подпишитесь; suivez-nous; abonnez-vous; inscrivez-vous; suscríbete; suscríbase; síguenos; iscriviti; seguici;
	inscreva-se; assine; siga-nos; zapisz się; obserwuj nas; folgen sie uns; abonnieren sie; melden sie sich an; volg ons; support our journalism; support independent journalism; become a member; download our app; download the app; get our app; install our app;
	enable javascript; ad blocker; adblocker; turn off; disable your; join our; our app; push notifications; breaking news alerts; terms of service; privacy policy; all rights reserved; leave a comment; post a comment; join the conversation; sign up for; sign up to
2: newsletter; newsletters; inbox; cookies; javascript; sign in; log in; sign up; password; username; email address; e-mail-adresse; adresse e-mail; correo electrónico; indirizzo email; try again; your experience; free trial; keep reading; continue reading; daily briefing; app store;
	google play; notifications; subscribers; paywall; subscriber; your comment; our website; this site; our site; moderated; premium content; votre commentaire; ihr kommentar; tu comentario; sconto; abo; feed; rss; donate; contribute; click here; tap here; not saved; your browser
1: comment; comments; subscribe; subscription; browser; register; account; click; tap; submit; app; website; technical problem; sorry; please; enable; support; free; latest; alerts; updates; follow; join; download; facebook; twitter; instagram; youtube; telegram; whatsapp; tiktok; linkedin; podcast;
	exclusive; stories; daily; weekly; updated; top; access; unlimited; email; content; kommentar; commentaire; comentario; commento; bitte; veuillez; por favor; later; page; refresh; reload; settings; consent; sign; stay; date; share; never miss; miss; channel; page; partners; personalise; personalize
`

// siteWords are the site speaking of itself, readerWords what it calls the
// reader, orderWords what it starts with when it wants something.
const (
	siteWords   = `we our us uns unser unsere unseren unserem nous notre nos nuestro nuestra nuestros nuestras nosotros noi nostro nostra nostri nostre nosso nossa nossos nas naszego naszych nam нас наш нам ons onze oss vår våra`
	readerWords = `you your yours ihr ihre ihren sie deine dein vous votre vos tu tus su sus te usted tua tuo vostro você seu sua twój twoja ваш вас je jouw uw din ditt`
	orderWords  = `please subscribe sign follow join download get click tap enable support leave post like register log enter submit share donate stay never don't already enjoying want add choose allow become start try unlock upgrade manage accept
	bitte abonnieren folgen melden jetzt hier schreibe veuillez abonnez-vous inscrivez-vous suivez-nous cliquez suscríbete suscríbase síguenos regístrate por iscriviti seguici clicca inscreva-se assine siga-nos zapisz zaloguj подпишитесь`
)

// agencies and pressWords tell a news source: the first by themselves, the
// second within a name of few words.
const (
	agencies = `reuters; afp; agence france-presse; agence france presse; ap; associated press; the associated press; dpa; efe; ansa; upi; xinhua; tass; interfax; ria novosti; sputnik; bloomberg; kyodo; yonhap; pti; ians; ani; anadolu; anadolu agency; aa; dw; deutsche welle;
	bbc; bbc news; cnn; cnbc; npr; pbs; cbs; abc; nbc; cbc; rte; rté; itv; euronews; france 24; rfi; al jazeera; al arabiya; voice of america; voa; rfe/rl; radio free europe; politico; axios; vox; quartz; buzzfeed; allafrica; ips; pa; pa media; press association; aap; nzherald;
	belga; apa; sda; mti; ctk; čtk; pap; lusa; agencia efe; agerpres; ukrinform; unian; irna; isna; sana; wafa; mena; spa; kuna; wam; bernama; antara; agencies; news agencies; agency; wires; wire; wire services; staff and agencies; staff; staff reporter; agence; agenturen; agencias; agenzie; agências; dpa-afx; le monde;
	le figaro; libération; el país; el mundo; la repubblica; der spiegel; die zeit; die welt; bild; folha; o globo; asahi; haaretz; dawn`
	pressWords = `times post herald tribune independent telegraph gazette chronicle journal news daily press today standard observer mail star sun globe courier examiner inquirer mirror monitor dispatch record register review guardian reporter bulletin
	weekly magazine express leader argus echo advertiser sentinel bee examiner republic citizen mercury advocate enquirer pioneer nation radio tv television broadcasting network agency media zeitung tageszeitung tagblatt nachrichten rundschau anzeiger kurier
	presse matin nouvelles diario periódico noticias prensa correo jornal corriere gazzetta giornale messaggero dagblad krant nieuws tidende tidningen nyheter gazeta wyborcza rzeczpospolita dziennik pravda новости газета известия`
)

// sectionNouns stand before a press word in the name of a part of a site, not
// of a paper: "Local News", "TV Listings", "Social Media".
const sectionNouns = `all local national international regional world latest breaking more our your my other top social media tv super direct daily_news aktuelle letzte neueste weitere listings links store center centre kategorie category themen special
	dernières toutes últimas todas ultime tutte wszystkie live video related sports sport business tech press_releases releases release`

// pressLike are the press words that parts of sites are called by, too.
const pressLike = `news media tv television radio nachrichten noticias nouvelles nyheter nieuws новости network today daily weekly magazine bulletin review register record agency presse matin`

// particles are the small words within personal names.
const particles = `al el as bin bint ibn ben abu de da di du del della dos das do e y la le van von der den ten ter zu zum af av o san`

// monthNames are the months' names and abbreviations, January first, in the
// languages whose date lines are read.
const monthNames = `
	january jan januar januari janvier enero ene gennaio gen janeiro stycznia
	february feb februar februari février fevrier févr febrero febbraio fevereiro fev lutego
	march mar märz maerz mrz maart mars marzo março marco marca
	april apr avril avr abril abr aprile kwietnia
	may mai mei mayo maggio mag maio maja
	june jun juni juin junio giugno giu junho czerwca
	july jul juli juillet juil julio luglio lug julho lipca
	august aug augustus août aout agosto ago sierpnia
	september sep sept septembre septiembre settembre set setembro września
	october oct oktober okt octobre octubre ottobre ott outubro out października
	november nov novembre noviembre novembro listopada
	december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia`

// dateGlue may stand on a date line beside the date itself.
const dateGlue = `published publish updated update posted on at last modified date first created issued release released time publication the of
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun am pm a.m p.m gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet eest ist sgt hkt jst aest aedt z et pt local hrs h uhr hours noon midnight
	veröffentlicht aktualisiert stand am um den vom publié mis à jour modifié le lundi mardi mercredi jeudi vendredi samedi dimanche publicado actualizado el las los a lunes martes miércoles jueves viernes sábado domingo de
	pubblicato aggiornato il alle ore lunedì martedì mercoledì giovedì venerdì sabato domenica atualizado em às segunda-feira terça-feira quarta-feira quinta-feira sexta-feira montag dienstag mittwoch donnerstag freitag samstag sonntag
	opublikowano aktualizacja gepubliceerd bijgewerkt`

var months = sync.OnceValue(func() map[string]time.Month {
	m := make(map[string]time.Month)
	for i, line := range strings.Split(strings.TrimSpace(monthNames), "\n") {
		for _, word := range strings.Fields(line) {
			m[word] = time.Month(i + 1)
		}
	}
	return m
})

// lexicon is the lists above, ready for look-up.
type lexicon struct {
	labels       map[string]string // phrase to reason
	related      map[string]bool
	tags         map[string]bool
	contents     map[string]bool
	credit       map[string]bool
	byline       map[string]bool
	actions      map[string]bool
	names        map[string]bool
	glue         map[string]bool
	comment      map[string]bool
	furniture    map[string]int
	site         map[string]bool
	reader       map[string]bool
	orders       map[string]bool
	agencies     map[string]bool
	press        map[string]bool
	particles    map[string]bool
	sectionNouns map[string]bool
	pressLike    map[string]bool
	dateGlue     map[string]bool
}

var lists = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		labels: map[string]string{}, furniture: map[string]int{},
		related: phrases(relatedStrong), tags: phrases(tagPhrases), contents: phrases(tocPhrases), credit: phrases(creditStart), byline: phrases(bylineStart),
		actions: wordSet(shareActions), names: wordSet(shareNames), glue: wordSet(shareGlue), comment: wordSet(commentWords), site: wordSet(siteWords), reader: wordSet(readerWords), orders: wordSet(orderWords),
		agencies: phrases(agencies), press: wordSet(pressWords), dateGlue: wordSet(dateGlue), particles: wordSet(particles), sectionNouns: wordSet(sectionNouns), pressLike: wordSet(pressLike),
	}
	for reason, set := range headed(labelPhrases) {
		for phrase := range set {
			l.labels[phrase] = reason
		}
	}
	for weight, set := range headed(interfaceWords) {
		for phrase := range set {
			if w := int(weight[0] - '0'); w > l.furniture[phrase] {
				l.furniture[phrase] = w
			}
		}
	}
	return l
})

// headed reads lists that each start with a head and a colon.
func headed(s string) map[string]map[string]bool {
	m := make(map[string]map[string]bool)
	head := ""
	for line := range strings.Lines(s) {
		if before, after, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, "\t") {
			head, line = before, after
			m[head] = make(map[string]bool)
		}
		for phrase := range phrases(line) {
			m[head][phrase] = true
		}
	}
	return m
}

// phrases is the set of phrases that semicolons part.
func phrases(s string) map[string]bool {
	m := make(map[string]bool)
	for _, p := range strings.Split(s, ";") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			m[p] = true
		}
	}
	return m
}

// wordSet is the set of words that blanks part; "_" stands for a blank.
func wordSet(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[strings.ReplaceAll(w, "_", " ")] = true
	}
	return m
}

// sections are the words that newspapers name their sections with.
const sections = `news world politics business opinion sport sports culture tech technology science health local national international europe asia africa americas america uk us usa middle east features analysis editorial editorials comment
	home top stories economy environment climate education entertainment arts lifestyle travel food money markets finance latest breaking video live explainer interview interviews investigation investigations society crime weather media books
	film music style fashion magazine weekend & and conflict war nachrichten politik wirtschaft kultur welt wissen sport monde économie international mundo economía política cultura esteri cronaca świat gospodarka exclusive feature column`

var sectionWords = sync.OnceValue(func() map[string]bool { return wordSet(sections) })
