package mail

import (
	"strings"
)

// Why pieces of a letter are not read.
const (
	reasonQuote     = "quoted mail"
	reasonSignature = "signature"
	reasonList      = "footer of the mailing list"
	reasonPGP       = "PGP signature"
	reasonEncrypted = "encrypted part"
)

// maxKept is how many words of quotes stay where the letter answers them piece
// by piece: a conversation is read whole, a history is not.
const maxKept = 300

// mark says of the lines from i to j why they are not read.
func (t *text) mark(i, j int, reason string) {
	for ; i < j; i++ {
		if t.lines[i].reason == "" {
			t.lines[i].reason = reason
		}
	}
}

// own reports whether line i is text of the letter's own, and no blank.
func (t *text) own(i int) bool {
	l := &t.lines[i]
	return l.depth == 0 && l.reason == "" && strings.TrimSpace(l.text) != ""
}

// anyOwn reports whether the lines from i to j have text of the letter's own.
func (t *text) anyOwn(i, j int) bool {
	for ; i < j; i++ {
		if t.own(i) {
			return true
		}
	}
	return false
}

// pgp takes out what PGP (RFC 4880) puts around a text that it signed, keys, and
// what it encrypted.
func (t *text) pgp() {
	for i := 0; i < len(t.lines); i++ {
		kind, ok := strings.CutPrefix(t.lines[i].text, "-----BEGIN PGP ")
		if !ok {
			continue
		}
		kind = strings.TrimRight(kind, "- ")
		if kind == "SIGNED MESSAGE" {
			j := i
			for j < len(t.lines) && j < i+10 && t.lines[j].text != "" {
				j++
			}
			t.mark(i, j, reasonPGP)
			for ; j < len(t.lines) && !strings.HasPrefix(t.lines[j].text, "-----BEGIN PGP SIGNATURE"); j++ {
				t.lines[j].text = strings.TrimPrefix(t.lines[j].text, "- ")
			}
			i = j - 1
			continue
		}
		reason := reasonPGP
		if kind == "MESSAGE" {
			reason, t.encrypted = reasonEncrypted, true
		}
		j := i + 1
		for j < len(t.lines) && !strings.HasPrefix(t.lines[j].text, "-----END PGP ") {
			j++
		}
		j = min(j+1, len(t.lines))
		t.mark(i, j, reason)
		i = j - 1
	}
}

// maxSignature is how many lines a signature has at most; RFC 3676 knows only
// that it begins with "-- ", netiquette asks for four.
const maxSignature = 20

// signature takes out the signature, and what a mailing list adds at the end.
func (t *text) signature() {
	end := len(t.lines)
	for end > 0 && !t.own(end-1) && t.lines[end-1].depth == 0 {
		end--
	}
	// The footer of a list lies under a line of underscores.
	for i := end - 1; i >= 0 && i >= end-12; i-- {
		if l := t.lines[i]; l.depth == 0 && len(l.text) >= 30 && strings.Trim(l.text, "_") == "" && !isHeaderBlock(t.join(i+1, min(i+6, end))) {
			t.mark(i, end, reasonList)
			end = i
			break
		}
	}
	t.device()
	for i := 0; i < end; i++ {
		l := t.lines[i]
		if l.depth > 0 || l.reason != "" || l.text != "-- " && (l.text != "--" || i < end-maxSignature) {
			continue
		}
		j := i + 1
		for j < end && j <= i+maxSignature && t.lines[j].depth == 0 && t.lines[j].reason == "" && !isSeparator(t.lines[j].text) {
			j++
		}
		if j > i+maxSignature && t.anyOwn(j, end) {
			continue // too long for one: the letter goes on
		}
		// What introduces the quote under a signature is no part of it.
		if j < end && t.lines[j].depth > 0 {
			j = t.introduction(j)
		}
		t.mark(i, max(i+1, j), reasonSignature)
	}
}

// devices are how the lines begin that telephones sign with.
var devices = []string{"Sent from my ", "Sent from Mail for", "Sent from Yahoo", "Sent from Outlook", "Sent via ", "Get Outlook for ", "Von meinem ", "Gesendet von ", "Envoyé de mon ", "Envoyé depuis ",
	"Enviado desde mi ", "Enviado do meu ", "Inviato da ", "Inviato dal mio ", "Verzonden vanaf mijn ", "Verstuurd vanaf mijn ", "Skickat från min ", "Sendt fra min ", "Wysłane z "}

// device takes out the line that a telephone signed with, the last of the
// letter's own before what it quotes.
func (t *text) device() {
	end := 0
	for end < len(t.lines) && t.lines[end].depth == 0 && !isSeparator(t.lines[end].text) {
		end++
	}
	if end < len(t.lines) && t.lines[end].depth > 0 {
		end = t.introduction(end)
	}
	for i := end - 1; i >= 0; i-- {
		if !t.own(i) {
			continue
		}
		for _, d := range devices {
			if strings.HasPrefix(t.lines[i].text, d) && len(t.lines[i].text) < 60 {
				t.mark(i, i+1, reasonSignature)
			}
		}
		return
	}
}

func (t *text) join(i, j int) string {
	var b strings.Builder
	for ; i < j; i++ {
		b.WriteString(t.lines[i].text)
		b.WriteByte('\n')
	}
	return b.String()
}

// isSeparator reports whether a line parts a letter from one that it answers or
// sends on: "-----Original Message-----".
func isSeparator(s string) bool {
	s = strings.TrimSpace(s)
	if !strings.HasPrefix(s, "--") {
		return false
	}
	name := strings.ToLower(strings.Trim(s, "- "))
	switch name {
	case "original message", "original appointment", "ursprüngliche nachricht", "original-nachricht", "originalnachricht", "message d'origine", "message original", "mensaje original", "messaggio originale",
		"mensagem original", "oorspronkelijk bericht", "ursprungligt meddelande", "oprindelig meddelelse", "alkuperäinen viesti", "reply message", "forwarded message", "weitergeleitete nachricht",
		"message transféré", "mensaje reenviado", "messaggio inoltrato", "forwarded by":
		return true
	}
	return false
}

// original takes out a letter that is quoted without marks: after a separator,
// or after the header that Outlook puts before it. What is sent on stays.
func (t *text) original() {
	for i := range t.lines {
		l := t.lines[i]
		if l.depth > 0 || l.reason != "" {
			continue
		}
		name := strings.ToLower(l.text)
		if strings.Contains(name, "forwarded message") || strings.Contains(name, "weitergeleitete nachricht") || strings.HasPrefix(name, "begin forwarded message") {
			return
		}
		if !isSeparator(l.text) && !(isRule(l.text, '_') && i+1 < len(t.lines) && isHeaderBlock(t.join(i+1, min(i+8, len(t.lines))))) &&
			!(startsHeader(l.text) && isHeaderBlock(t.join(i, min(i+7, len(t.lines))))) {
			continue
		}
		if !t.forward && t.anyOwn(0, i) {
			t.mark(i, len(t.lines), reasonQuote)
		}
		return
	}
}

func isRule(s string, c byte) bool { return len(s) >= 20 && strings.Trim(s, string(c)) == "" }

// headerWords are the fields of the header that mail programs write into a reply,
// in the languages that they are most used in.
var headerWords = [][]string{
	{"from", "von", "de", "da", "van", "från", "fra", "od"},
	{"sent", "date", "gesendet", "datum", "envoyé", "enviado", "inviato", "data", "verzonden", "skickat", "sendt", "wysłano", "fecha", "enviado el", "enviado em", "enviada em", "enviado", "inviato il"},
	{"to", "an", "à", "para", "a", "aan", "till", "til", "do"},
	{"subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "ämne", "emne", "temat"},
}

// startsHeader reports whether a line is the first of such a header.
func startsHeader(s string) bool {
	name, _, ok := strings.Cut(strings.Trim(s, "*"), ":")
	return ok && contains(headerWords[0], strings.ToLower(strings.Trim(name, "* ")))
}

// isHeaderBlock reports whether text begins with the header of a letter: who,
// when, and to whom or on what.
func isHeaderBlock(text string) bool {
	var seen [4]bool
	first := true
	for l := range strings.Lines(text) {
		name, _, ok := strings.Cut(strings.Trim(l, "* \u00a0\n"), ":")
		name = strings.ToLower(strings.Trim(name, "* \u00a0"))
		if name == "" {
			continue
		}
		if first && !(ok && contains(headerWords[0], name)) {
			return false
		}
		first = false
		for i, group := range headerWords {
			if ok && contains(group, name) {
				seen[i] = true
			}
		}
	}
	return seen[0] && seen[1] && (seen[2] || seen[3])
}

func contains(all []string, s string) bool {
	for _, a := range all {
		if a == s {
			return true
		}
	}
	return false
}

// isForward reports whether the subject says that a letter is sent on.
func isForward(subject string) bool {
	before, _, ok := strings.Cut(strings.ToLower(strings.TrimSpace(subject)), ":")
	return ok && contains([]string{"fwd", "fw", "wg", "tr", "rv", "vb", "vs", "enc", "pd", "ilt", "转发"}, strings.TrimSpace(before))
}

// quotes takes out what the letter quotes of others, unless it is short and
// answered piece by piece, or all that there is.
func (t *text) quotes() {
	words, runs, ownAfter := 0, 0, false
	firstOwn, lastOwn := len(t.lines), -1
	for i := range t.lines {
		l := &t.lines[i]
		switch {
		case l.reason != "":
		case l.depth > 0:
			words += wordCount(l.text)
			if i == 0 || t.lines[i-1].depth == 0 {
				runs++
			}
		case t.own(i):
			firstOwn, lastOwn = min(firstOwn, i), i
			ownAfter = ownAfter || runs > 0
		}
	}
	if runs == 0 || t.forward || ownAfter && words <= maxKept || lastOwn < 0 {
		return
	}
	for i := range t.lines {
		if t.lines[i].depth == 0 || t.lines[i].reason != "" {
			continue
		}
		if i == 0 || t.lines[i-1].depth == 0 {
			if j := t.introduction(i); firstOwn < j || lastOwn >= i {
				t.mark(j, i, reasonQuote)
			}
		}
		t.lines[i].reason = reasonQuote
	}
}

// wordCount is how many words s has.
func wordCount(s string) int { return len(strings.Fields(s)) }

// cues are what says in the line before a quote that someone wrote it.
var cues = []string{"wrote", "writes", "written", "said", "schrieb", "a écrit", "escribió", "ha scritto", "scrive", "skrev", "schreef", "napisał", "escreveu", "kirjoitti", "пишет", "написал", "írta", "yazdı", "写道"}

// introduction is the first line of what introduces the quote that begins at
// line i, "On Monday Ada Quay wrote:", at most three lines long; i where there
// is none.
func (t *text) introduction(i int) int {
	j := i
	for j > 0 && j > i-5 && t.lines[j-1].depth == 0 && t.lines[j-1].text == "" {
		j--
	}
	end := j
	for j > 0 && end-j < 3 && t.lines[j-1].depth == 0 && t.lines[j-1].reason == "" && t.lines[j-1].text != "" {
		j--
	}
	said := strings.TrimSpace(strings.ReplaceAll(t.join(j, end), "\n", " "))
	if !strings.HasSuffix(said, ":") && !strings.HasSuffix(said, "：") {
		return i
	}
	for _, cue := range cues {
		if strings.Contains(said, cue) {
			// The paragraph before may stand without a blank line between.
			for k := end - 1; k > j; k-- {
				if strings.HasPrefix(t.lines[k].text, "On ") || strings.HasPrefix(t.lines[k].text, "Am ") || strings.HasPrefix(t.lines[k].text, "Le ") {
					return k
				}
			}
			return j
		}
	}
	return i
}
