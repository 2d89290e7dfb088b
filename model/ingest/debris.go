package ingest

import (
	"strings"
	"unicode"
)

// A judge looks at a block by itself and says what kind of debris it is, "" for
// none.
type judge func(l look) (reason string)

// judges are tried in order; the first reason holds.
func judges() []judge {
	return []judge{
		judgeLabel, judgeShare, judgeRelated, judgeTags, judgeCredit, judgeCopyright, judgeCount, judgeComment, judgeInterface, judgePublication, judgeAddress, judgeResidue,
	}
}

// judgeLabel knows labels, buttons and menu items by all that they say. Words
// that an article may well have as a sub-heading count at its edges only.
func judgeLabel(l look) string {
	if strings.Trim(l.text, "#*.-–—•_ ") == "" || l.text == "-30-" {
		return "end mark"
	}
	if len(l.words) > 8 || l.phrase == "" {
		return ""
	}
	reason := lists().labels[l.phrase]
	if reason == "" || l.quoted {
		return ""
	}
	switch reason {
	case "menu", "comment form", "newsletter box", "account box", "end mark":
		if !l.edge && len(l.words) < 2 && !strings.ContainsAny(l.text, ":•|›»") {
			return ""
		}
	}
	return reason
}

// judgeShare knows a row of buttons by its being made of nothing else.
func judgeShare(l look) string {
	if len(l.words) == 0 || len(l.words) > 30 || endsSentence(l.text) && !strings.HasSuffix(l.text, "…") {
		return ""
	}
	lists := lists()
	actions, names := 0, 0
	for _, w := range l.words {
		switch {
		case lists.actions[w]:
			actions++
		case lists.names[w]:
			names++
		case !lists.glue[w] && w != "#":
			return ""
		}
	}
	switch {
	case actions == 0 && names == 0:
		return ""
	case actions > 0 && names > 0, names >= 3, l.edge:
		return "share bar"
	case actions > 0 && len(l.words) <= 4:
		return "share bar"
	}
	return ""
}

// judgeRelated knows a link to another article by what announces it.
func judgeRelated(l look) string {
	if len(l.words) == 0 || len(l.words) > 30 || l.quoted {
		return ""
	}
	lists := lists()
	if lists.related[l.phrase] {
		return "link to other articles"
	}
	head, rest, ok := cutHead(l.text)
	if !ok || !lists.related[head] {
		return ""
	}
	// "Watch: …" may open a sentence of the article itself; "Read more: …" not.
	if len(strings.Fields(head)) < 2 && endsSentence(rest) && !l.edge {
		return ""
	}
	return "link to other articles"
}

// cutHead parts what stands before a colon, a dash or a bar from the rest.
func cutHead(text string) (head, rest string, ok bool) {
	i := strings.IndexAny(text, ":|>»→")
	if j := strings.Index(text, " – "); j > 0 && (i < 0 || j < i) {
		i = j
	}
	if i <= 0 || i > 60 {
		return "", "", false
	}
	before, after := text[:i], strings.TrimLeft(text[i:], ":|>»→– \u00a0")
	if after == "" {
		return "", "", false
	}
	return lookAt(before).phrase, after, true
}

// judgeTags knows a line of key words.
func judgeTags(l look) string {
	if !l.edge || l.stop || len(l.words) > 30 {
		return ""
	}
	if lists().tags[l.phrase] {
		return "tags"
	}
	if head, _, ok := cutHead(l.text); ok && lists().tags[head] {
		return "tags"
	}
	hashes := 0
	fields := strings.Fields(l.text)
	for _, f := range fields {
		if strings.HasPrefix(f, "#") && len(f) > 1 {
			hashes++
		}
	}
	if hashes > 0 && hashes == len(fields) {
		return "tags"
	}
	return ""
}

// judgeCredit knows who made a picture: a line that starts with the word for
// one and a colon, or stands in brackets, and is no sentence.
func judgeCredit(l look) string {
	if len(l.words) < 2 || len(l.words) > 16 {
		return ""
	}
	lists := lists()
	inner := l.text
	if strings.HasPrefix(inner, "(") || strings.HasPrefix(inner, "[") {
		inner = strings.Trim(inner, "()[] ")
	}
	for n := min(3, len(l.words)-1); n > 0; n-- {
		head := strings.Join(l.words[:n], " ")
		if !lists.credit[head] {
			continue
		}
		by := strings.HasSuffix(head, " by") || head == "courtesy of"
		mark := strings.ContainsAny(inner[:min(len(inner), len(head)+2)], ":,/|©") && !strings.Contains(inner[:min(len(inner), len(head))], ":")
		if (by || mark) && !l.stop && (capitalised(inner) >= 0.5 || inner != l.text) {
			return "picture credit"
		}
	}
	if inner != l.text && l.phrase != "" {
		if last := l.words[len(l.words)-1]; lists.agencies[last] && strings.ContainsAny(inner, "/") {
			return "picture credit"
		}
	}
	if before, after, ok := strings.Cut(inner, "/"); ok && !l.stop && len(l.words) <= 8 {
		if lists.agencies[lookAt(after).phrase] || lists.labels[lookAt(after).phrase] == "picture credit" {
			if isName(before) || lists.agencies[lookAt(before).phrase] {
				return "picture credit"
			}
		}
	}
	return ""
}

// judgeCopyright knows who claims the rights.
func judgeCopyright(l look) string {
	if len(l.words) > 40 {
		return ""
	}
	lower := strings.ToLower(l.text)
	switch {
	case strings.HasPrefix(lower, "©"), strings.HasPrefix(lower, "(c) ") && !isThirdItem(l), strings.HasPrefix(lower, "copyright ©"), strings.HasPrefix(lower, "copyright (c)"),
		l.edge && strings.HasPrefix(lower, "copyright ") && len(l.words) > 1 && l.words[1] == "#":
		return "copyright line"
	case strings.Contains(lower, "all rights reserved"), strings.Contains(lower, "alle rechte vorbehalten"), strings.Contains(lower, "tous droits réservés"),
		strings.Contains(lower, "todos los derechos reservados"), strings.Contains(lower, "tutti i diritti riservati"), strings.Contains(lower, "may not be published, broadcast, rewritten"):
		return "copyright line"
	}
	return ""
}

// isThirdItem reports whether what starts with "(c)" is the third item of a list: it
// has neither a year, as a claim of rights has, nor only a name.
func isThirdItem(l look) bool {
	return len(l.words) > 5 && !strings.ContainsFunc(l.text, func(r rune) bool { return r >= '0' && r <= '9' })
}

// judgeCount knows counters: "12 comments", "1.2k views", "5 min read", "2 hours ago".
func judgeCount(l look) string {
	if len(l.words) < 2 || len(l.words) > 6 || !l.edge {
		return ""
	}
	i := strings.Index(l.phrase, "#")
	if i < 0 {
		return ""
	}
	switch last := l.words[len(l.words)-1]; last {
	case "ago":
		return "publication time"
	case "read", "views", "shares", "likes", "comments", "comment", "reactions", "followers", "claps", "replies", "votes", "upvotes", "points":
		return "counter"
	}
	return ""
}

// judgeComment knows the invitation to comment by the word for a comment, in
// any language, among few words at the end of the page.
func judgeComment(l look) string {
	if !l.edge || len(l.words) > 7 || l.stop {
		return ""
	}
	padded := " " + l.phrase + " "
	for i, w := range l.words {
		pair := ""
		if i+1 < len(l.words) {
			pair = w + " " + l.words[i+1]
		}
		if lists().comment[w] || lists().comment[pair] {
			// "Officials decline to comment" is a headline.
			if strings.Contains(padded, " to comment ") && capitalised(l.text) > 0.4 && l.words[0] != "sign" && l.words[0] != "log" {
				return ""
			}
			return "comment form"
		}
	}
	return ""
}

// judgeInterface adds up what forms and notices say to the reader. A sentence
// has to be in the site's own voice besides: it says "we" or starts with an
// order. In an article about such things only "we" counts.
func judgeInterface(l look) string {
	n := len(l.words)
	if n == 0 || n > 60 || l.quoted {
		return ""
	}
	score, topic := interfaceScore(l)
	need := 5
	if l.edge {
		need = 3
	}
	if n > 25 {
		need += 2
	}
	if score < need {
		return ""
	}
	lists := lists()
	site, reader := false, lists.orders[l.words[0]] || strings.HasPrefix(l.phrase, "this website") || strings.HasPrefix(l.phrase, "this site")
	for _, w := range l.words {
		site = site || lists.site[w]
		reader = reader || lists.reader[w] && !l.stop
	}
	if site || !l.topical && (reader || l.edge && score >= need+2 && hasReader(l.words)) {
		return topic
	}
	return ""
}

func hasReader(words []string) bool {
	for _, w := range words {
		if lists().reader[w] {
			return true
		}
	}
	return false
}

// interfaceScore is the sum of the weights of the phrases found, longest first,
// and the kind of thing that speaks.
func interfaceScore(l look) (score int, topic string) {
	lists := lists()
	topic = "site notice"
	for i := 0; i < len(l.words); i++ {
		for n := min(4, len(l.words)-i); n > 0; n-- {
			phrase := strings.Join(l.words[i:i+n], " ")
			weight := lists.furniture[phrase]
			if weight == 0 {
				continue
			}
			score += weight
			for _, t := range topics {
				if strings.Contains(phrase, t.word) {
					topic = t.topic
				}
			}
			i += n - 1
			break
		}
	}
	return score, topic
}

// topics name a notice by its words; the last one found holds.
var topics = []struct{ word, topic string }{
	{"newsletter", "newsletter box"}, {"inbox", "newsletter box"}, {"subscri", "subscription notice"}, {"follow us", "share bar"}, {"cookie", "cookie notice"},
	{"comment", "comment form"}, {"required fields", "comment form"}, {"sign in", "account box"}, {"log in", "account box"}, {"kommentar", "comment form"},
}

// judgePublication knows a label such as "• Published" by its first word.
func judgePublication(l look) string {
	if l.edge && len(l.words) <= 2 && l.phrase != "" && lists().labels[l.words[0]] == "publication label" && !l.stop {
		return "publication label"
	}
	return ""
}

// judgeAddress knows a line that is a web address, a mail address, a file name
// or a handle and nothing else.
func judgeAddress(l look) string {
	if strings.ContainsRune(l.text, ' ') || l.text == "" {
		return ""
	}
	lower := strings.ToLower(l.text)
	switch {
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"), strings.HasPrefix(lower, "www."):
		return "web address"
	case strings.HasSuffix(lower, ".jpg"), strings.HasSuffix(lower, ".jpeg"), strings.HasSuffix(lower, ".png"), strings.HasSuffix(lower, ".gif"), strings.HasSuffix(lower, ".webp"):
		return "picture file"
	case l.edge && strings.HasPrefix(l.text, "@") && len(l.text) > 2, l.edge && strings.Count(l.text, "@") == 1 && strings.Contains(l.text, "."):
		return "contact"
	}
	return ""
}

// judgeResidue knows what screen readers are told of a link when it stands alone.
func judgeResidue(l look) string {
	for _, r := range residues {
		if strings.EqualFold(strings.Trim(l.text, " ,"), strings.Trim(r.text, " ,")) {
			return "link residue"
		}
	}
	return ""
}

// isCode reports whether the block is data or a program rather than language:
// by the share of its signs, and by the pairs that only code has.
func isCode(text string) bool {
	if len(text) < 2 {
		return false
	}
	sample := text[:min(len(text), 4000)]
	signs, letters, pairs := 0, 0, 0
	for i := 0; i < len(sample); i++ {
		c := sample[i]
		switch {
		case strings.IndexByte("{}[]<>=;\\|_$\"&:/()+*", c) >= 0:
			signs++
			if i > 0 && strings.Contains(codePairs, " "+sample[i-1:i+1]+" ") {
				pairs++
			}
		case c >= 0x80 || unicode.IsLetter(rune(c)):
			letters++
		}
	}
	words := strings.Count(sample, " ") + 1
	switch {
	case pairs >= 2 && signs*12 > len(sample):
		return true
	case signs*4 > letters && signs >= 4 && pairs >= 1 && strings.ContainsAny(sample, "{}<>;\\$_"):
		return true
	case letters == 0 && strings.ContainsAny(sample, "{}[]();<>") && strings.Trim(sample, "{}[]();<>,\"' ") == "":
		return true
	}
	return isKeyValue(sample) || pairs >= 1 && words <= 4 && signs*6 > len(sample)
}

// codePairs are pairs of signs that programs write and people do not.
const codePairs = ` ": {" "} ]} [{ }, ){ (){ => == != && || :: </ /> {} [] \" \/ ;} }; () ()  () `

// isKeyValue reports whether the line is one field of printed JSON.
func isKeyValue(text string) bool {
	if !strings.HasPrefix(text, `"`) {
		return false
	}
	end := strings.Index(text[1:], `"`)
	if end < 0 {
		return false
	}
	key, rest := text[1:1+end], text[2+end:]
	value, ok := strings.CutPrefix(strings.TrimLeft(rest, " "), ":")
	value = strings.TrimLeft(value, " ")
	return ok && key != "" && !strings.ContainsAny(key, " .,") && value != "" && strings.IndexByte("\"[{0123456789-tfn", value[0]) >= 0
}
