package quotes

import (
	"lectern/annotate/grammar"
)

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
	return f.cueAtPause(i, j, lo, base, colon, comma)
}

// cueAtPause decides on a quote after a colon or a comma, whose introduction
// ends at token j, where no known verb of speech introduces it.
func (f *finder) cueAtPause(i, j, lo, base int, colon, comma bool) (speechOf, bool) {
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
