package quotes

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// attributeDirect decides for each quoted stretch whether it is speech, and
// whose.
func (f *finder) attributeDirect() {
	for i := range f.quote {
		s, ok := f.cueAfter(i)
		if !ok {
			s, ok = f.cueBefore(i)
		}
		if !ok && !f.isTitleOfWork(i) {
			s, ok = f.continued(i)
		}
		if ok {
			s.found = true
			f.speech[i] = s
			if s.cue >= 0 {
				f.cueOf[s.cue] = int32(i + 1)
			}
		}
	}
}

// emitDirect adds the quoted stretches that are speech and that no reported
// speech has taken in.
func (f *finder) emitDirect() {
	for i, s := range f.speech {
		q := f.quote[i]
		if !s.found || f.claimed(q.first, q.end) {
			continue
		}
		first, end := f.opensWith(i), q.end
		for end > q.first && f.w.Tags[end-1] == grammar.Comma {
			end--
		}
		m := model.Quote{Direct: true, SpeakerSpan: s.speaker.span}
		if s.cue >= 0 {
			m.Cue = f.d.Span(tokens.Range{First: s.cue, End: s.cueEnd}).In(f.d.Text)
		}
		f.emit(first, end, m, s.why, s.confidence)
	}
}

// opensWith is the first token of the words of quote i. Where the marks leave
// out the subject of what was said (ISIL “destroyed the temple,” the agency
// said) the words start with it.
func (f *finder) opensWith(i int) int {
	q, sp := f.quote[i], f.speech[i]
	s := f.sentenceOf(q.open)
	if sp.cue < q.end || f.d.Tokens[q.first].Upper || q.open == s.First || q.open-s.First > 12 {
		return q.first
	}
	for j := s.First; j < q.open; j++ {
		t := f.w.Tags[j]
		if !t.Nominal() && t != grammar.Preposition && t != grammar.Pronoun && t != grammar.Auxiliary && t != grammar.Adverb && t != grammar.Conjunction || f.taken[j] {
			return q.first
		}
	}
	return s.First
}

// claimed reports whether an annotation made so far overlaps the tokens.
func (f *finder) claimed(first, end int) bool {
	if first >= end {
		return true
	}
	for i := first; i < end; i++ {
		if f.taken[i] {
			return true
		}
	}
	return false
}

// cueAfter looks for the cue behind the closing mark: “…,” he said.
func (f *finder) cueAfter(i int) (speechOf, bool) {
	q := f.quote[i]
	if q.closeMark < 0 {
		return speechOf{}, false
	}
	j, hi := q.closeMark+1, f.paragraphOf(q.closeMark).End
	if i+1 < len(f.quote) {
		hi = min(hi, f.quote[i+1].open)
	}
	if j >= hi {
		return speechOf{}, false
	}
	last := f.d.At(q.end - 1)
	if last == "." || last == ";" {
		if t := f.w.Tags[j]; t != grammar.Comma && f.cueUse(j) == 0 {
			return speechOf{}, false
		}
	}
	hi = min(hi, f.sentenceOf(j).End)
	for j < hi && (f.w.Tags[j] == grammar.Comma || f.w.Tags[j] == grammar.Dash) {
		j++
	}
	if j >= hi {
		return speechOf{}, false
	}
	if f.w.Tags[j-1] == grammar.Dash {
		if s := f.phraseFrom(j, hi); s.named && (s.phrase.End == hi || f.w.Tags[s.phrase.End] == grammar.Comma || f.w.Tags[s.phrase.End] == grammar.Stop) {
			return speechOf{cue: -1, speaker: s, why: "before a dash and a name", confidence: 0.85}, true
		}
	}
	if s, end, ok := f.accordingTo(j, hi); ok {
		return speechOf{cue: j, cueEnd: j + 2, speaker: s, why: "before “according to”", confidence: 0.95}, end > 0
	}
	if s, ok := f.inverted(j, hi); ok {
		return s, true
	}
	ended := f.w.Tags[j-1] == grammar.Comma || f.w.Tags[j-1] == grammar.Dash || f.w.Tags[q.end-1] == grammar.Comma || f.w.Tags[q.end-1] == grammar.Stop || f.w.Tags[q.end-1] == grammar.Dash
	if !ended && (f.w.Tags[j] == grammar.Noun || f.isTitleOfWork(i)) {
		return speechOf{}, false
	}
	if s, ok := f.subjectThenCue(j, hi); ok && (ended || !f.relativeBefore(j, s.cue)) {
		return s, true
	}
	if f.w.Tags[j-1] == grammar.Comma || last == "," || last == "?" || last == "!" {
		return f.anyVerb(j, hi)
	}
	return speechOf{}, false
}

// anyVerb reads "NP shot back" or "exhorted NP" at token j: behind words that
// end in a comma any verb is one of speech.
func (f *finder) anyVerb(j, hi int) (speechOf, bool) {
	why := "a verb behind the closing mark"
	if t := f.w.Tags[j]; (t == grammar.Past || t == grammar.Finite) && !f.d.Tokens[j].Upper || f.saysByEnding(j) {
		if s := f.phraseFrom(j+1, hi); s.ok() {
			return speechOf{cue: j, cueEnd: j + 1, speaker: s, why: why, confidence: 0.75}, true
		}
	}
	s := f.phraseFrom(j, hi)
	for k := s.phrase.End; s.ok() && k < hi && k < s.phrase.End+3; k++ {
		switch t := f.w.Tags[k]; {
		case t == grammar.Adverb:
		case t == grammar.Finite, t == grammar.Past:
			return speechOf{cue: k, cueEnd: k + 1, speaker: s, why: why, confidence: 0.75}, true
		default:
			return speechOf{}, false
		}
	}
	return speechOf{}, false
}

// saysByEnding reports whether token j is a past form that no list holds.
func (f *finder) saysByEnding(j int) bool {
	return f.w.Verbs[j] == nil && f.w.Tags[j] == grammar.Participle && !f.d.Tokens[j].Upper
}

// accordingTo reads "according to NP" at token j; end is the token after NP.
func (f *finder) accordingTo(j, hi int) (s speaker, end int, ok bool) {
	if j+2 >= hi || lower(f.d.At(j)) != "according" || f.d.At(j+1) != "to" {
		return speaker{}, 0, false
	}
	s = f.phraseFrom(j+2, hi)
	return s, s.phrase.End, s.ok()
}

const speechUse = clause | thatOnly | addressee | direct

// inverted reads "said NP" at token j.
func (f *finder) inverted(j, hi int) (speechOf, bool) {
	if f.cueUse(j)&speechUse == 0 || !f.w.Tags[j].HasSubject() && f.w.Tags[j] != grammar.Participle {
		return speechOf{}, false
	}
	p := j + 1
	for p < hi && f.w.Tags[p] == grammar.Adverb {
		p++
	}
	s := f.phraseFrom(p, hi)
	if !s.ok() || s.phrase.End < hi && f.w.Tags[s.phrase.End].HasSubject() && !f.relativeBefore(p, s.phrase.End) {
		return speechOf{}, false
	}
	return speechOf{cue: j, cueEnd: f.cueEnd(j), speaker: s, why: "before “" + f.d.At(j) + "” and its subject", confidence: 0.97}, true
}

// subjectThenCue reads "NP[, apposition,] said" from token j on.
func (f *finder) subjectThenCue(j, hi int) (speechOf, bool) {
	switch f.w.Tags[j] {
	case grammar.Conjunction, grammar.Relative, grammar.To:
		return speechOf{}, false
	}
	for k := j + 1; k < hi && k-j < phraseLimit; k++ {
		v := f.w.Verbs[k]
		if f.w.Tags[k] == grammar.Stop {
			break
		}
		if f.lastWordReads(k, hi) {
			if s := f.phraseFrom(j, k); s.ok() && s.phrase.End <= k {
				return speechOf{cue: k, cueEnd: k + 1, speaker: s, why: "before “" + f.d.At(k) + "” and its subject", confidence: 0.9}, true
			}
		}
		if v == nil || !f.w.Tags[k].IsVerb() {
			continue
		}
		if v.Lemma == "quote" || v.Lemma == "cite" {
			if s, ok := f.quotedAsSaying(k, j, hi); ok {
				return s, true
			}
		}
		if f.cueUse(k)&speechUse == 0 || f.w.Tags[k] == grammar.Gerund || f.passive(k) {
			continue
		}
		s, _ := f.subjectOf(k, j)
		if !s.ok() || s.start-j > 14 || s.start > j && !f.adverbial(j, s.start) {
			if s = f.phraseFrom(j, k); !s.ok() || !f.aside(s.phrase.End, k) {
				continue
			}
		}
		return speechOf{cue: k, cueEnd: f.cueEnd(k), speaker: s, why: "before “" + f.d.At(k) + "” and its subject", confidence: 0.97}, true
	}
	return speechOf{}, false
}

// cueEnd is the token after the cue at k: "went on", "pointed out" are two words.
func (f *finder) cueEnd(k int) int {
	if k+1 < len(f.d.Tokens) && isTwoWordCue(f.w.Verbs[k].Lemma, f.d.At(k+1)) {
		return k + 2
	}
	return k + 1
}

func isTwoWordCue(lemma, next string) bool {
	return lemma == "go" && next == "on" || lemma == "point" && next == "out" || lemma == "put" && next == "it"
}

// lastWordReads reports whether token k is "read" or "states" at the end of its
// sentence, where the grammar takes it for a noun: “…,” the statement read.
func (f *finder) lastWordReads(k, hi int) bool {
	if k+1 < hi && f.w.Tags[k+1] != grammar.Stop && f.w.Tags[k+1] != grammar.Comma {
		return false
	}
	switch f.d.At(k) {
	case "read", "reads", "states":
		return true
	}
	return false
}

// aside reports whether the tokens [i, k) are what stands between commas or in
// brackets after a name and before its verb.
func (f *finder) aside(i, k int) bool {
	if i+1 >= k || f.w.Tags[i] != grammar.Comma && f.w.Tags[i] != grammar.Bracket {
		return false
	}
	t := f.w.Tags[k-1]
	return t == grammar.Comma || t == grammar.Bracket
}

// quotedAsSaying reads "quoted NP as saying" and "NP was quoted as saying"
// around the verb at token k.
func (f *finder) quotedAsSaying(k, lo, hi int) (speechOf, bool) {
	as := -1
	for j := k + 1; j+1 < hi && j < k+25; j++ {
		if f.d.At(j) == "as" && (f.d.At(j+1) == "saying" || f.d.At(j+1) == "telling") {
			as = j
			break
		}
	}
	if as < 0 {
		return speechOf{}, false
	}
	var s speaker
	if f.passive(k) {
		s, _ = f.subjectOf(k, lo)
	} else {
		s = f.phraseFrom(k+1, as)
	}
	return speechOf{cue: k, cueEnd: k + 1, speaker: s, why: "“quoted … as saying”", confidence: 0.95}, s.ok()
}

// adverbial reports whether the tokens [i, end) hold no verb and no subject of
// their own: prepositional phrases, adverbs, commas.
func (f *finder) adverbial(i, end int) bool {
	if i >= end {
		return true
	}
	switch f.w.Tags[i] {
	case grammar.Preposition, grammar.Adverb, grammar.Comma, grammar.Dash, grammar.Gerund, grammar.Subordinator:
	default:
		return f.d.At(end-1) == "," && false
	}
	for ; i < end; i++ {
		if t := f.w.Tags[i]; t == grammar.Finite || t == grammar.Stop {
			return false
		}
	}
	return true
}

// cueBefore looks for the cue in front of the opening mark: he said, “…”.
func (f *finder) cueBefore(i int) (speechOf, bool) {
	q := f.quote[i]
	si := f.d.SentenceOf(q.open)
	s := f.d.Sentences[si]
	j, lo := q.open-1, s.First
	base := lo // where the sentence of the cue starts
	if q.open == s.First {
		if si == 0 || f.d.At(s.First-1) != ":" {
			return speechOf{}, false
		}
		lo = f.d.Sentences[si-1].First
		base = lo
	}
	if i > 0 {
		lo = max(lo, f.quote[i-1].end)
		if f.quote[i-1].closeMark >= 0 {
			lo = max(lo, f.quote[i-1].closeMark+1)
		}
	}
	colon, comma := false, false
	for ; j >= lo; j-- {
		w := f.d.At(j)
		if w == ":" {
			colon = true
		} else if w == "," || w == "that" || f.w.Tags[j] == grammar.Dash {
			comma = true
		} else {
			break
		}
	}
	if j < lo {
		return f.sharedCue(i)
	}
	for k := j; k >= lo && j-k < 40; k-- {
		if t := f.w.Tags[k]; t == grammar.Stop {
			break
		}
		if sp, ok := f.cueAt(i, k, j, base, colon, comma); ok {
			return sp, true
		}
	}
	if sp, ok := f.sharedCue(i); ok {
		return sp, true
	}
	if colon && f.d.At(lo) == "From" {
		if sp := f.phraseFrom(lo+1, j+1); sp.ok() {
			return speechOf{cue: -1, speaker: sp, why: "after “from” and a colon", confidence: 0.8}, true
		}
	}
	if t := f.w.Tags[j]; (colon || comma && f.looksSpoken(i)) && (t == grammar.Finite || t == grammar.Past) && !f.passive(j) { // "he gloated: “…”"
		if sp, _ := f.subjectOf(j, base); sp.ok() {
			return speechOf{cue: j, cueEnd: j + 1, speaker: sp, why: "after “" + f.d.At(j) + "” and a pause", confidence: 0.75}, true
		}
	}
	if colon && f.headTag(j) { // "Trump: “…”"
		if sp := f.phraseEndingAt(j, lo, j-8); sp.ok() && sp.named && sp.start == lo {
			return speechOf{cue: -1, speaker: sp, why: "after a name and a colon", confidence: 0.85}, true
		}
	}
	if colon && f.looksSpoken(i) {
		return speechOf{cue: -1, speaker: f.mainSubject(lo, j), why: "a whole sentence in quotation marks after a colon", confidence: 0.7}, true
	}
	return speechOf{}, false
}

// cueAt decides whether the verb at token k introduces the quote i, whose
// introduction ends at token j.
func (f *finder) cueAt(i, k, j, lo int, colon, comma bool) (speechOf, bool) {
	if lower(f.d.At(k)) == "according" {
		s, end, ok := f.accordingTo(k, j+1)
		if ok && comma && j+1-end <= 25 {
			return speechOf{cue: k, cueEnd: k + 2, speaker: s, why: "after “according to”", confidence: 0.9}, true
		}
		return speechOf{}, false
	}
	u := f.cueUse(k)
	if u == 0 && f.w.Verbs[k] != nil && f.w.Tags[k] == grammar.Gerund && f.d.At(k) == "saying" {
		u = clause
	}
	if u == 0 {
		return speechOf{}, false
	}
	adjacent := k == j
	ok, confidence := false, 0.95
	switch {
	case u&speechUse != 0 && adjacent:
		ok = true
	case u&speechUse != 0 && (colon || comma) && f.quiet(k+1, j+1):
		ok = true
	case u&speechUse != 0 && f.quiet(k+1, j+1) && f.looksSpoken(i):
		ok = true
	case u&label != 0 && f.labels(k, j):
		ok, confidence = !f.isTitleOfWork(i), 0.85
	}
	if !ok {
		return speechOf{}, false
	}
	s := f.speakerOfCue(k, lo)
	if inv := f.phraseFrom(k+1, j+1); colon && inv.ok() && inv.phrase.End == j+1 && u&addressee == 0 &&
		(k == lo || f.w.Tags[k-1] == grammar.Comma) { // "explained Ann Reed: “…”"
		s = inv
	}
	return speechOf{cue: k, cueEnd: f.cueEnd(k), speaker: s, why: "after “" + f.d.At(k) + "”", confidence: confidence}, true
}

// speakerOfCue is the subject of the cue at token k; of a gerund or infinitive
// the subject of the clause it hangs on; none of a passive.
func (f *finder) speakerOfCue(k, lo int) speaker {
	switch t := f.w.Tags[k]; {
	case f.passive(k):
		if f.w.Verbs[k].Lemma == "quote" {
			s, _ := f.subjectOf(k, lo)
			return s
		}
		return speaker{}
	case t == grammar.Gerund:
		return f.gerundSubject(lo, k)
	case t == grammar.Infinitive && f.w.Tags[k-1] == grammar.To:
		return f.mainSubject(lo, k)
	}
	s, _ := f.subjectOf(k, lo)
	if !s.ok() {
		return f.mainSubject(lo, k)
	}
	return s
}

// mainSubject is the subject of the last verb before token k that has one;
// verbs that may be mere participles count only where there is no other.
func (f *finder) mainSubject(lo, k int) speaker {
	for _, sure := range [...]bool{true, false} {
		for j := k - 1; j > lo; j-- {
			t := f.w.Tags[j]
			if f.inQuote[j] > 0 || !t.HasSubject() || sure && t == grammar.Past {
				continue
			}
			if s, _ := f.subjectOf(j, lo); s.ok() {
				return s
			}
		}
	}
	return speaker{}
}

// gerundSubject is who speaks where the cue is a gerund: the noun right before
// it ("a letter warning that"), else the subject of the sentence so far.
func (f *finder) gerundSubject(lo, k int) speaker {
	if k > lo && f.headTag(k-1) && f.inQuote[k-1] == 0 {
		return f.phraseEndingAt(k-1, lo, k-phraseLimit)
	}
	for j := lo + 1; j < k; j++ {
		if f.inQuote[j] > 0 || !f.w.Tags[j].HasSubject() || f.w.Tags[j] == grammar.Past && f.w.Tags[j-1] == grammar.Comma {
			continue
		}
		if s, _ := f.subjectOf(j, lo); s.ok() {
			return s
		}
	}
	return speaker{}
}

// quiet reports whether the tokens [i, end) between a cue and its quote hold
// only an addressee, adverbs and prepositional phrases.
func (f *finder) quiet(i, end int) bool {
	for ; i < end; i++ {
		switch t := f.w.Tags[i]; {
		case t.Nominal(), t == grammar.Pronoun, t == grammar.Adverb, t == grammar.Preposition, t == grammar.Comma,
			t == grammar.Conjunction, t == grammar.To, t == grammar.Bracket, t == grammar.Gerund, t == grammar.Subordinator && f.d.At(i) == "that":
		default:
			return false
		}
	}
	return true
}

// labels reports whether the tokens between the verb at k and the quotation
// mark after token j are an object and "as" or an article: called the raid a “…”.
func (f *finder) labels(k, j int) bool {
	if j-k > 14 {
		return false
	}
	if f.passive(k) || f.w.Tags[k] == grammar.Participle && !f.perfect(k) {
		return false // "a book called “…”", "is called “…”"
	}
	for i := k + 1; i <= j; i++ {
		switch t := f.w.Tags[i]; {
		case t.Nominal(), t == grammar.Pronoun, t == grammar.Adverb, t == grammar.Preposition, t == grammar.Conjunction, t == grammar.Gerund:
		default:
			return false
		}
	}
	return true
}

// sharedCue gives the quote the cue of the one before it in its sentence, where
// only "and", commas and small words part them: a “liar” and a “thief”.
func (f *finder) sharedCue(i int) (speechOf, bool) {
	if i == 0 || !f.speech[i-1].found {
		return speechOf{}, false
	}
	a, b := f.quote[i-1], f.quote[i]
	if a.closeMark < 0 || b.open-a.closeMark > 6 || f.d.SentenceOf(a.closeMark) != f.d.SentenceOf(b.open) {
		return speechOf{}, false
	}
	for j := a.closeMark + 1; j < b.open; j++ {
		if t := f.w.Tags[j]; t.HasSubject() || t == grammar.Stop {
			return speechOf{}, false
		}
	}
	s := f.speech[i-1]
	s.why, s.confidence = "goes on with the quote before it", min(s.confidence, 0.8)
	return s, true
}

// continued decides on a quote that has no cue of its own: it goes on with the
// one before, or it stands for itself.
func (f *finder) continued(i int) (speechOf, bool) {
	if !f.looksSpoken(i) {
		return speechOf{}, false
	}
	q := f.quote[i]
	p := f.paragraphOf(q.open)
	if i > 0 && f.speech[i-1].found && f.speech[i-1].speaker.ok() {
		prev := f.quote[i-1]
		s := f.speech[i-1]
		same := prev.open >= p.First
		ends := f.d.SentenceOf(q.open) - f.d.SentenceOf(min(prev.end, len(f.d.Tokens)-1))
		switch {
		case same && ends <= 2:
			s.why, s.confidence = "goes on with the quote before it", 0.85
			return s, true
		case q.open == p.First && f.d.ParagraphOf(prev.open)+1 == f.d.ParagraphOf(q.open) && ends <= 2:
			s.why, s.confidence = "goes on with the quote of the paragraph before", 0.65
			return s, true
		}
	}
	if q.closeMark < 0 {
		return speechOf{}, false
	}
	if s, ok := f.signed(q); ok {
		return s, true
	}
	s := speechOf{cue: -1, why: "a whole sentence in quotation marks", confidence: 0.55}
	return s, true
}

// wordsIn counts the words of quote i.
func (f *finder) wordsIn(i int) int {
	n := 0
	for j := f.quote[i].first; j < f.quote[i].end; j++ {
		if c := f.d.Tokens[j].Class; c == tokens.Word || c == tokens.Number {
			n++
		}
	}
	return n
}

// looksSpoken reports whether the quote is a sentence by its own looks: it
// starts with a capital, has some words, and ends in punctuation.
func (f *finder) looksSpoken(i int) bool {
	q := f.quote[i]
	first := &f.d.Tokens[q.first]
	if first.Class == tokens.Word && !first.Upper || f.wordsIn(i) < 3 {
		return false
	}
	last := q.end - 1
	if t := f.w.Tags[last]; t == grammar.Stop || t == grammar.Comma {
		return true
	}
	return f.wordsIn(i) >= 8 && q.closeMark >= 0
}

// isTitleOfWork reports whether the quoted words are written like the title of
// a film, a book or an article: every longer word has a capital.
func (f *finder) isTitleOfWork(i int) bool {
	q := f.quote[i]
	upper, words := 0, 0
	for j := q.first; j < q.end; j++ {
		t := &f.d.Tokens[j]
		if t.Class != tokens.Word {
			continue
		}
		if t.End-t.Start > 3 || j == q.first {
			words++
			if t.Upper {
				upper++
			}
		}
	}
	if f.w.Tags[q.end-1] == grammar.Stop && f.opensSpeech(q.open) {
		return false
	}
	return words >= 2 && upper == words
}

// opensSpeech reports whether the mark at token i stands where speech starts:
// at the start of a sentence, after a comma or a colon.
func (f *finder) opensSpeech(i int) bool {
	if i == f.sentenceOf(i).First {
		return true
	}
	switch f.w.Tags[i-1] {
	case grammar.Comma, grammar.Stop, grammar.Dash:
		return true
	}
	return f.cueUse(i-1) != 0
}

// signed reads the paragraph after a quote that is nothing but a dash and a
// name, with what the name is.
func (f *finder) signed(q quoted) (speechOf, bool) {
	pi := f.d.ParagraphOf(q.closeMark)
	if q.closeMark+1 != f.d.Paragraphs[pi].End || pi+1 >= len(f.d.Paragraphs) {
		return speechOf{}, false
	}
	next := f.d.Paragraphs[pi+1]
	if next.End-next.First > 20 || f.w.Tags[next.First] != grammar.Dash {
		return speechOf{}, false
	}
	s := f.phraseFrom(next.First+1, next.End)
	return speechOf{cue: -1, speaker: s, why: "before a line with a dash and a name", confidence: 0.85}, s.named
}
