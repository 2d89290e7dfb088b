package quotes

import (
	"lectern/annotate/grammar"
)

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
