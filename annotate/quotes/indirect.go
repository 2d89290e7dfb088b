package quotes

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// findIndirect adds the speech that is reported without quotation marks, or
// with some inside it.
func (f *finder) findIndirect() {
	for _, s := range f.d.Sentences {
		f.indirectIn(s)
	}
}

func (f *finder) indirectIn(s tokens.Range) {
	last := speaker{} // who spoke last in this sentence
	for k := s.First; k < s.End; k++ {
		if f.inQuote[k] > 0 {
			continue
		}
		if f.d.Tokens[k].Class != tokens.Word {
			continue
		}
		if n := len(f.d.At(k)); n == 9 && lower(f.d.At(k)) == "according" {
			if sp, ok := f.indirectAccording(k, s); ok {
				last = sp
			}
			continue
		}
		u := f.cueUse(k)
		if u&(clause|thatOnly|addressee|whether) == 0 {
			if v := f.w.Verbs[k]; v != nil && v.Lemma == "put" {
				f.putAt(k, s)
			}
			continue
		}
		if sp, ok := f.indirectCue(k, s, u, last); ok {
			last = sp
		} else if sp, ok := f.directSpeakerAt(k); ok {
			last = sp
		}
	}
}

// putAt reads "officials put the number of dead at 71" around the verb at
// token k.
func (f *finder) putAt(k int, s tokens.Range) {
	if f.passive(k) || !f.w.Tags[k].HasSubject() && f.w.Tags[k] != grammar.Noun {
		return
	}
	for j := k + 1; j+1 < s.End && j < k+15; j++ {
		t := f.w.Tags[j]
		if f.d.At(j) == "at" && (f.w.Tags[j+1] == grammar.Number || f.w.Tags[j+1] == grammar.Currency || f.w.Tags[j+1] == grammar.Adverb) {
			end := f.phrasePast(j+1, s)
			sp, _ := f.subjectOf(k, s.First)
			if sp.ok() && end > 0 && !f.claimed(k+1, end) {
				f.report(k+1, end, k, k+1, sp, "after “put … at”", 0.8)
			}
			return
		}
		if !t.Nominal() && t != grammar.Preposition && t != grammar.Participle && t != grammar.Past && t != grammar.Gerund {
			return
		}
	}
}

// directSpeakerAt is the speaker of the direct speech whose cue is token k.
func (f *finder) directSpeakerAt(k int) (speaker, bool) {
	if n := f.cueOf[k]; n > 0 {
		sp := f.speech[n-1].speaker
		return sp, sp.ok()
	}
	return speaker{}, false
}

// indirectCue reads the speech that the verb at token k reports.
func (f *finder) indirectCue(k int, s tokens.Range, u use, last speaker) (speaker, bool) {
	n := f.cueOf[k]
	if n > 0 && f.quote[n-1].end <= k { // its words came before it
		return speaker{}, false
	}
	sp, inverted, ok := f.whoSpeaks(k, s, last)
	if !ok {
		return speaker{}, false
	}
	if inverted {
		return sp, u&clause != 0 && f.trailing(k, k+1, sp, s)
	}
	if first, that, ok := f.contentStart(k, s, u); ok {
		end := f.contentEnd(first, s, f.w.Tags[k-1] == grammar.Relative)
		if end-first >= 2 && !f.claimed(first, end) && !f.allDirect(first, end) {
			confidence := 0.9
			if !that {
				confidence = 0.85
			}
			f.report(first, end, k, k+1, sp, "after “"+f.d.At(k)+"”", confidence)
			return sp, true
		}
		return sp, false
	}
	if u&(clause|addressee) == 0 || !sp.ok() {
		return speaker{}, false
	}
	if n > 0 || f.w.Tags[k] == grammar.Gerund {
		return speaker{}, false
	}
	cueEnd := k + 1
	if u&clause == 0 { // "…, he told reporters"
		if cueEnd = f.phrasePast(k+1, s); cueEnd == 0 {
			return speaker{}, false
		}
	}
	return sp, f.trailing(k, cueEnd, sp, s)
}

// whoSpeaks is the subject of the cue at token k, and whether it stands behind
// it; false where the verb has none, is negated, or is no speech at all.
func (f *finder) whoSpeaks(k int, s tokens.Range, last speaker) (sp speaker, inverted, ok bool) {
	t := f.w.Tags[k]
	switch {
	case f.passive(k):
		return speaker{}, false, f.d.At(k) == "reported" && k >= s.First+2 && lower(f.d.At(k-2)) == "it"
	case t == grammar.Gerund:
		if last.ok() && k > s.First && f.w.Tags[k-1] == grammar.Comma {
			return last, false, true
		}
		sp = f.gerundSubject(s.First, k)
		return sp, false, sp.ok() && k > s.First && f.w.Tags[k-1] != grammar.Preposition
	case t == grammar.Infinitive, t == grammar.Participle && !f.perfect(k):
		return speaker{}, false, false
	}
	sp, negated := f.subjectOf(k, s.First)
	if negated || sp.ok() || k == s.First {
		return sp, false, sp.ok() && !negated
	}
	inv := f.phraseFrom(k+1, s.End)
	if inv.ok() && (f.w.Tags[k-1] == grammar.Comma || f.inQuote[k-1] > 0) && f.endsClause(inv.phrase.End, s) {
		return inv, true, true
	}
	if f.w.Tags[k-1] == grammar.Conjunction || f.w.Tags[k-1] == grammar.Adverb { // "and said"
		if last.ok() {
			return last, false, true
		}
		sp = f.mainSubject(s.First, k)
	}
	return sp, false, sp.ok()
}

// endsClause reports whether a sentence or a clause ends at token i, adverbials
// aside.
func (f *finder) endsClause(i int, s tokens.Range) bool {
	if i >= s.End {
		return true
	}
	switch f.w.Tags[i] {
	case grammar.Stop, grammar.Comma, grammar.Preposition, grammar.Adverb, grammar.Dash:
		return true
	}
	return false
}

// trailing reads the clause before "…, NP said" or "…, said NP".
func (f *finder) trailing(k, cueEnd int, sp speaker, s tokens.Range) bool {
	comma := min(k, sp.start) - 1
	if comma <= s.First || f.w.Tags[comma] != grammar.Comma && !(f.w.Tags[comma] == grammar.Mark && f.w.Tags[comma-1] == grammar.Comma) {
		return false
	}
	after := max(cueEnd, sp.phrase.End)
	if after < s.End && (!f.endsClause(after, s) || f.d.At(after) == ":" || f.d.At(after) == "of" || f.d.At(after) == "about" || f.inQuote[after] > 0) {
		return false
	}
	first := f.afterDateline(s)
	for j := comma - 1; j > first; j-- { // not before another act of speech
		if t := f.w.Tags[j]; f.inQuote[j] == 0 && t == grammar.Stop && f.d.At(j) != "." {
			first = j + 1
			break
		}
	}
	for first < comma && (f.w.Tags[first] == grammar.Conjunction || f.w.Tags[first] == grammar.Adverb && f.w.Tags[first+1] == grammar.Comma || f.w.Tags[first] == grammar.Comma) {
		first++
	}
	end := comma
	if !f.hasClause(first, end) || f.claimed(first, end) || f.allDirect(first, end) {
		return false
	}
	f.report(first, end, k, k+1, sp, "before “"+f.d.At(k)+"” and its subject", 0.88)
	return true
}

// indirectAccording reads the clause that "according to NP" at token k speaks of.
func (f *finder) indirectAccording(k int, s tokens.Range) (speaker, bool) {
	sp, end, ok := f.accordingTo(k, s.End)
	if !ok {
		return speaker{}, false
	}
	if f.cueOf[k] > 0 {
		return sp, true
	}
	if k == s.First || k == s.First+1 && f.w.Tags[s.First] != grammar.Name {
		for end < s.End && f.w.Tags[end] != grammar.Comma {
			end++
		}
		first := end + 1
		if first >= s.End {
			return speaker{}, false
		}
		if next := f.pastApposition(first, s); next > 0 {
			first = next
		}
		last := f.contentEnd(first, s, false)
		if !f.hasVerb(first, last) || f.claimed(first, last) {
			return sp, false
		}
		f.report(first, last, k, k+2, sp, "after “according to”", 0.9)
		return sp, true
	}
	comma := k
	if f.w.Tags[k-1] == grammar.Comma {
		comma--
	}
	first := f.afterDateline(s)
	for first < comma && (f.w.Tags[first] == grammar.Conjunction || f.w.Tags[first] == grammar.Comma) {
		first++
	}
	if !f.hasVerb(first, comma) || f.claimed(first, comma) {
		return sp, false
	}
	f.report(first, comma, k, k+2, sp, "before “according to”", 0.9)
	return sp, true
}

// pastApposition is the token after what says who the speaker before token i
// is, up to its closing comma; 0 where a clause starts at i.
func (f *finder) pastApposition(i int, s tokens.Range) int {
	for j := i; j < s.End && j < i+25; j++ {
		switch t := f.w.Tags[j]; {
		case t.HasSubject(), t == grammar.Stop:
			return 0
		case t == grammar.Comma:
			if f.startsClause(j+1, s) {
				return j + 1
			}
		}
	}
	return 0
}

// report adds reported speech. It counts as direct where most of it stands in
// quotation marks.
func (f *finder) report(first, end, cue, cueEnd int, sp speaker, why string, confidence float64) {
	quotedWords, words := 0, 0
	for j := first; j < end; j++ {
		if f.d.Tokens[j].Class > tokens.Number {
			continue
		}
		words++
		if f.inQuote[j] > 0 {
			quotedWords++
		}
	}
	if first < end && f.inQuote[first] > 0 && f.quote[f.inQuote[first]-1].open == first && f.inQuote[end-1] == f.inQuote[first] {
		first++ // the whole is one quoted stretch: leave its marks out
		for end > first && (f.w.Tags[end-1] == grammar.Mark || f.w.Tags[end-1] == grammar.Comma) {
			end--
		}
	}
	f.emit(first, end, model.Quote{
		Direct: quotedWords*2 > words, Cue: f.d.Span(tokens.Range{First: cue, End: cueEnd}).In(f.d.Text), SpeakerSpan: sp.span,
	}, why, confidence)
}
