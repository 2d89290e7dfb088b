package aliases

import (
	"lectern/annotate/tokens"
	"lectern/model"
)

// joinStated joins names that the text itself says are one thing's: by
// parentheses ("Islamic State (IS)", "(ISIS / Daesh)") and by phrases ("also
// known as", "formerly", "or").
func (w *work) joinStated() {
	w.addParenthesised()
	for i := range w.ms {
		for j := i + 1; j < len(w.ms) && j <= i+3; j++ {
			a, b := &w.ms[i], &w.ms[j]
			gap := b.tok.First - a.tok.End
			if gap < 1 || gap > 14 || w.d.Tokens[b.tok.First].Start-w.d.Tokens[a.tok.End-1].End > 120 {
				break
			}
			w.stated(a, b)
		}
	}
}

// stated joins the names of two mentions where the words between them say so.
func (w *work) stated(a, b *mention) {
	na, nb := &w.names[a.name], &w.names[b.name]
	if a.name == b.name || !w.mayBeOne(a, b) {
		return
	}
	first, last := a.tok.End, b.tok.First
	switch {
	case w.between(first, last, "(") && w.closes(b.tok.End):
		if w.bracketed(na, nb) {
			w.relate(a, b, "in parentheses after “"+na.text+"”")
		}
	case w.slashed(first, last) && w.find(a.name) != w.find(b.name) && w.insideBracket(a):
		w.relate(a, b, "beside “"+na.text+"” in parentheses")
	case w.alsoKnown(first, last):
		w.relate(a, b, "“"+w.text(tokens.Range{First: first, End: last})+"” after “"+na.text+"”")
	case w.orName(a, b):
		w.relate(a, b, "“or” after “"+na.text+"”")
	}
}

// mayBeOne reports whether the kinds allow that two mentions name one thing.
func (w *work) mayBeOne(a, b *mention) bool {
	if a.Kind == model.Group || b.Kind == model.Group {
		return false
	}
	if a.Kind == b.Kind {
		return true
	}
	return min(a.Confidence, b.Confidence) < sure && a.Kind != model.Person && b.Kind != model.Person
}

// relate joins two mentions' names and gives the less sure one the other's
// kind.
func (w *work) relate(a, b *mention, reason string) {
	if a.Kind != b.Kind {
		from, to := a, b
		if from.Confidence < to.Confidence {
			from, to = to, from
		}
		w.recast(to.name, from.Kind, reason)
	}
	w.join(a.name, b.name, reason, b.Span)
}

// recast changes the kind of a name and its mentions.
func (w *work) recast(n int, k model.Kind, reason string) {
	old := &w.names[n]
	fresh := parse(old.text, k, w.l)
	fresh.mentions, fresh.confidence = old.mentions, old.confidence
	*old = fresh
	for _, i := range old.mentions {
		m := &w.ms[i]
		m.Kind, m.By, m.Why = k, model.Document, reason
	}
}

// between reports whether the tokens from i to j are just the given sign, a
// determiner and quotation marks.
func (w *work) between(i, j int, sign string) bool {
	found := false
	for ; i < j; i++ {
		switch t := w.d.At(i); {
		case t == sign && !found:
			found = true
		case quoteMark(t) || determiner(t):
		case found && (t == "or" || t == "abbreviated" || t == "known" || t == "as"):
		case !found && generic(t): // "Islamic State group (IS)"
		default:
			return false
		}
	}
	return found
}

func generic(t string) bool {
	switch t {
	case "group", "party", "movement", "company", "agency":
		return true
	}
	return false
}

func quoteMark(t string) bool {
	switch t {
	case "\"", "“", "”", "'", "‘", "’", "«", "»", "''", "``":
		return true
	}
	return false
}

// closes reports whether the token ends a name in parentheses.
func (w *work) closes(i int) bool {
	if i < len(w.d.Tokens) && quoteMark(w.d.At(i)) {
		i++
	}
	if i >= len(w.d.Tokens) {
		return false
	}
	switch w.d.At(i) {
	case ")", "/", ",", ";", "or", "and", "-", "–":
		return true
	}
	return false
}

// bracketed reports whether b, in parentheses after a, is another name of it
// rather than something said of it (a party, a place, a stock exchange).
func (w *work) bracketed(a, b *name) bool {
	if abbreviates(b, a, w.l) || abbreviates(a, b, w.l) {
		return true
	}
	if ok, _ := sameFull(a, b, w.l); ok {
		return true
	}
	// A foreign acronym: "Kurdistan Workers' Party (PKK)".
	return a.kind == model.Organization && b.kind == a.kind && b.acronym && !a.acronym &&
		len(a.words) >= 2 && len(b.full[0]) >= 2 && len(b.full[0]) <= 6
}

// slashed reports whether the tokens from i to j are a slash, a comma or "or"
// alone.
func (w *work) slashed(i, j int) bool {
	if j-i > 2 {
		return false
	}
	for ; i < j; i++ {
		switch w.d.At(i) {
		case "/", "or", ",":
		default:
			return false
		}
	}
	return true
}

// insideBracket reports whether the mention is itself in parentheses as
// another name of what stands before them.
func (w *work) insideBracket(m *mention) bool {
	i := m.tok.First - 1
	for i >= 0 && (quoteMark(w.d.At(i)) || determiner(w.d.At(i))) {
		i--
	}
	return i >= 0 && w.d.At(i) == "(" && w.bonds[m.name].reason != ""
}

// alsoKnown reports whether the tokens from i to j say that what follows is
// another name of what came before.
func (w *work) alsoKnown(i, j int) bool {
	clear, called, marked := false, false, false
	for k := i; k < j; k++ {
		t := w.d.At(k)
		switch t {
		case "aka", "a.k.a.", "alias", "acronym", "abbreviation", "née", "nicknamed", "abbreviated", "renamed", "rebranded":
			clear = true
		case "known", "formerly", "previously", "otherwise":
			clear = clear || k > i || t == "known" && k+1 < j && w.d.At(k+1) == "as"
			clear = clear || t == "formerly" && k > i
		case "called", "named", "dubbed", "termed":
			called = true
		case "also", "is", "was", "which", ",", "(", "—", "–", "-", "better", "now", "who":
			marked = true
		case "are", "has", "been", "commonly", "locally", "widely", "sometimes", "variously", "once", "originally", "until",
			"referred", "to", "as", "by", "its", "his", "her", "their", "the", "a", "an", "initials", "name", "nickname",
			"nom", "de", "guerre", "Arabic", "English", "Russian", "French", "Spanish", "German", "Chinese", "Hebrew", "Turkish",
			"simply", "or", "acronyms", "short", "for", "in", "local", "more":
		default:
			if !quoteMark(t) {
				return false
			}
		}
	}
	return clear || called && marked
}

// orName reports whether b is a second name set off by commas and "or": "the
// Food and Drug Administration, or FDA,".
func (w *work) orName(a, b *mention) bool {
	i, j := a.tok.End, b.tok.First
	comma := j-i >= 1 && w.d.At(i) == ","
	if comma {
		i++
	}
	if i >= j || w.d.At(i) != "or" || j-i > 2 || j-i == 2 && !determiner(w.d.At(i+1)) && !quoteMark(w.d.At(i+1)) {
		return false
	}
	na, nb := &w.names[a.name], &w.names[b.name]
	if abbreviates(nb, na, w.l) || abbreviates(na, nb, w.l) {
		return true
	}
	closed := b.tok.End < len(w.d.Tokens) && w.d.At(b.tok.End) == ","
	return comma && closed && nb.acronym && a.Kind == model.Organization && len(na.words) >= 2
}

// addParenthesised marks an acronym in parentheses that the tagger left out
// where the initials of the name before it agree.
func (w *work) addParenthesised() {
	n := len(w.ms)
	for i := range n {
		m := &w.ms[i]
		at := m.tok.End
		if m.Kind == model.Group || at+2 >= len(w.d.Tokens) {
			continue
		}
		if generic(w.d.At(at)) {
			at++
		}
		if at+2 >= len(w.d.Tokens) || w.d.At(at) != "(" || w.d.At(at+2) != ")" || !capitals(w.d.At(at+1)) {
			continue
		}
		t := w.d.Tokens[at+1]
		if w.covered(t.Span) {
			continue
		}
		short := parse(w.d.At(at+1), m.Kind, w.l)
		if long := parse(w.text(tokens.Range{First: m.tok.First, End: at}), m.Kind, w.l); !abbreviates(&short, &w.names[m.name], w.l) && !abbreviates(&short, &long, w.l) {
			continue
		}
		w.addMention(model.Annotation{Span: t.Span, Kind: m.Kind, Form: model.Named, By: model.Rule,
			Why: "initials in parentheses after “" + w.names[m.name].text + "”", Confidence: 0.95}, short)
	}
	w.sortMentions()
}
