package quotes

import (
	"lectern/annotate/grammar"
	"lectern/annotate/tokens"
	"lectern/model"
)

// phraseLimit bounds how many tokens a speaker's noun phrase may have, the
// apposition after it included.
const phraseLimit = 45

// speaker is the noun phrase that names who speaks.
type speaker struct {
	phrase tokens.Range // the whole phrase, without an apposition after it
	span   model.Span   // what names the speaker: a name where one heads the phrase
	named  bool         // a name heads it
	start  int          // first token of phrase and what belongs to it
}

func (s speaker) ok() bool { return s.phrase.First < s.phrase.End }

// subjectOf is the subject before the verb at token k, not before token lo.
// negated says that the verb is.
func (f *finder) subjectOf(k, lo int) (s speaker, negated bool) {
	j := k - 1
	for ; j >= lo; j-- {
		t := f.w.Tags[j]
		if t == grammar.Adverb || t == grammar.Auxiliary || t == grammar.Modal || t == grammar.Mark && f.inQuote[j] == 0 {
			w := f.d.At(j)
			negated = negated || w == "not" || w == "never" || hasNot(w)
			continue
		}
		break
	}
	if j > lo+1 && j < k-1 && f.w.Tags[j] == grammar.Preposition && (f.d.At(j) == "on" || f.d.At(j) == "late" || f.d.At(j) == "early") {
		j-- // "the minister on Tuesday night said"
		if f.w.Tags[j] == grammar.Comma && f.headTag(j-1) {
			j--
		}
	}
	if t := f.w.Tags[k]; t == grammar.Participle || t == grammar.Finite || t == grammar.Past { // "has long said", "has in the past described"
		for i := j; i > lo && i > j-6 && (f.w.Tags[i].Nominal() || f.w.Tags[i] == grammar.Preposition); i-- {
			if v := f.w.Verbs[i-1]; f.w.Tags[i-1] == grammar.Auxiliary && v != nil && v.Lemma == "have" {
				j = i - 2
				break
			}
		}
	}
	if j < lo {
		return speaker{}, negated
	}
	return f.phraseEndingAt(j, lo, k-phraseLimit), negated
}

func hasNot(w string) bool {
	n := len(w)
	return n > 3 && (w[n-3:] == "n't" || n > 5 && w[n-5:] == "n’t")
}

// phraseEndingAt is the noun phrase that ends at token j, an apposition or
// aside before j skipped; neither reaches before lo or limit.
func (f *finder) phraseEndingAt(j, lo, limit int) speaker {
	lo = max(lo, limit)
	for range 4 {
		if j < lo {
			return speaker{}
		}
		switch f.w.Tags[j] {
		case grammar.Comma, grammar.Dash:
			m := f.asideBefore(j, lo)
			if m < 0 {
				return speaker{}
			}
			if s := f.nameAside(m, j, lo); s.ok() {
				return s
			}
			j = m - 1
			continue
		case grammar.Bracket:
			m := f.bracketBefore(j, lo)
			if m < 0 {
				return speaker{}
			}
			j = m - 1
			continue
		case grammar.Relative:
			j--
			if j >= lo && (f.w.Tags[j] == grammar.Comma || f.w.Tags[j] == grammar.Dash) {
				j--
			}
			continue
		case grammar.Subordinator:
			if f.d.At(j) != "that" {
				return speaker{}
			}
			j--
			continue
		case grammar.Pronoun:
			if w := f.d.At(j); len(w) > 5 && w[len(w)-4:] == "self" { // "Cruz himself said"
				j--
				continue
			}
			return f.pronoun(j)
		}
		break
	}
	if j < lo || !f.headTag(j) {
		return speaker{}
	}
	p := tokens.Range{First: f.phraseStart(j, lo), End: j + 1}
	for range 3 {
		b := f.reducedBefore(p.First, lo)
		if b < 0 {
			break
		}
		p = tokens.Range{First: f.phraseStart(b-1, lo), End: b}
	}
	if a := f.antecedent(p.First-1, lo); a > 0 {
		p = tokens.Range{First: f.phraseStart(a, lo), End: a + 1}
	}
	return f.headed(p)
}

func (f *finder) headTag(j int) bool {
	t := f.w.Tags[j]
	return t == grammar.Noun || t == grammar.Name || t == grammar.Number || t == grammar.Determiner
}

func (f *finder) pronoun(j int) speaker {
	switch lower(f.d.At(j)) {
	case "there", "nothing", "something", "anything", "everything", "it’s", "it's", "him", "them", "me", "us", "himself", "itself", "themselves":
		return speaker{}
	}
	return speaker{phrase: tokens.Range{First: j, End: j + 1}, span: f.d.Tokens[j].Span, start: j}
}

// headed finds what in the phrase names the speaker: a name that ends where
// the phrase's head does, else the whole phrase.
func (f *finder) headed(p tokens.Range) speaker {
	s := speaker{phrase: p, span: f.d.Span(p), start: p.First}
	core := f.coreEnd(p)
	if n, ok := f.nameAt(core - 1); ok {
		s.span, s.named = n, true
		return s
	}
	if f.w.Tags[core-1] != grammar.Name || f.names != nil {
		return s
	}
	first := core - 1 // no list of names: the run of capitalised words
	for first > p.First && (f.w.Tags[first-1] == grammar.Name || f.w.Tags[first-1] == grammar.Hyphen || isParticle(f.d.At(first-1))) {
		first--
	}
	for first < core-1 && (isTitle(f.d.At(first)) || f.w.Tags[first] != grammar.Name && !isParticle(f.d.At(first))) {
		first++
	}
	s.span, s.named = f.d.Span(tokens.Range{First: first, End: core}), true
	return s
}

// coreEnd is where the phrase's head ends: before its first preposition, save
// one within a name.
func (f *finder) coreEnd(p tokens.Range) int {
	for i := p.First + 1; i < p.End; i++ {
		if f.w.Tags[i] != grammar.Preposition || f.inTitle(i, p.End) {
			continue
		}
		if n, ok := f.nameAt(i); ok && n.Start >= f.d.Tokens[p.First].Start {
			continue
		}
		return i
	}
	return p.End
}

// inTitle reports whether the preposition at token i stands within the title of
// the person whose name ends the phrase: "Chief of Staff Mark Lee".
func (f *finder) inTitle(i, end int) bool {
	if !f.d.Tokens[i-1].Upper {
		return false
	}
	n, ok := f.mentionAt(end - 1)
	if !ok || !n.person {
		return false
	}
	first := f.d.Index(n.Start)
	return first > i+1 && f.d.Tokens[first-1].Upper && !isTitle(f.d.At(first-1))
}

func isParticle(w string) bool {
	switch w {
	case "de", "al", "el", "bin", "ibn", "van", "von", "der", "den", "da", "di", "la", "le", "du", "abu", "del", "dos", "ter":
		return true
	}
	return false
}

func isTitle(w string) bool {
	switch w {
	case "Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Sen.", "Rep.", "Gov.", "Gen.", "Lt.", "Col.", "Sgt.", "Capt.", "Prof.", "Rev.", "Sir",
		"President", "Senator", "Governor", "Minister", "Chancellor", "General", "Colonel", "Judge", "Justice", "Professor", "Secretary":
		return true
	}
	return false
}

// nameAt is the span of the named mention that covers token i.
func (f *finder) nameAt(i int) (model.Span, bool) {
	m, ok := f.mentionAt(i)
	return m.Span, ok
}

// mentionAt is the named mention that covers token i.
func (f *finder) mentionAt(i int) (mention, bool) {
	if i < 0 || i >= len(f.d.Tokens) || len(f.names) == 0 {
		return mention{}, false
	}
	at := f.d.Tokens[i].Start
	lo, hi := 0, len(f.names)
	for lo < hi { // the last name that starts at or before the token
		mid := int(uint(lo+hi) >> 1)
		if f.names[mid].Start <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for j := lo - 1; j >= 0 && j >= lo-4; j-- {
		if f.names[j].Contains(at) {
			return f.names[j], true
		}
	}
	return mention{}, false
}

func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if 'A' <= b[i] && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}

// HeadEnd is the byte offset at which the head of a speaker's noun phrase ends:
// before its first preposition, else at its end. In "the defence ministry in
// Moscow" a mention names the speaker where it ends there, and "Moscow" does
// not; in "SANA news agency chief Ann Reed" only "Ann Reed" does.
func HeadEnd(d *tokens.Document, speaker model.Span) int {
	r := d.Within(speaker)
	for i := r.First + 1; i < r.End; i++ {
		if joins(d.At(i)) || attaches(d.At(i)) {
			return d.Tokens[i-1].End
		}
	}
	return speaker.End
}
