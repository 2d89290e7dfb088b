package quotes

import (
	"cmp"
	"slices"
	"strings"

	"lectern/annotate/tokens"
	"lectern/model"
)

// Link fills Quote.Speaker of every quote among the annotations of an article,
// which must be sorted by start and whose mentions must be linked to entities.
// A mention is the speaker where it is the head of the speaker's noun phrase:
// "SANA" in "the state news agency SANA", not "Moscow" in "the ministry in
// Moscow", and not "US" in "the US-led coalition". A spokesman or a report
// speaks for the organisation that the phrase names. A pronoun, or "the minister" and the
// like, that nothing has linked is who spoke last where that is clear.
func Link(d *tokens.Document, anns []model.Annotation) {
	l := &linker{d: d, anns: anns}
	for i := range anns {
		if anns[i].Kind.IsEntity() && anns[i].Entity != 0 {
			l.mentions = append(l.mentions, i)
		}
	}
	for i := range anns {
		q := anns[i].Quote
		if q == nil || q.SpeakerSpan.Empty() {
			continue
		}
		m, ok := l.head(q.SpeakerSpan)
		if ok {
			q.Speaker = anns[m].Entity
			l.last = spoken{at: d.Index(q.SpeakerSpan.Start), entity: anns[m].Entity, kind: anns[m].Kind}
			continue
		}
		if l.refersBack(q.SpeakerSpan, d.Index(anns[i].Start)) {
			q.Speaker = l.last.entity
			l.last.at = d.Index(q.SpeakerSpan.Start)
			continue
		}
		q.Speaker = 0
		l.last = spoken{} // somebody else spoke
	}
}

// spoken is who spoke last, and at which token that was said.
type spoken struct {
	at     int
	entity model.EntityID
	kind   model.Kind
}

type linker struct {
	d        *tokens.Document
	anns     []model.Annotation
	mentions []int // indices of the linked mentions, in order
	last     spoken
}

// head is the index of the mention that is the head of the speaker's phrase.
func (l *linker) head(s model.Span) (int, bool) {
	end := HeadEnd(l.d, s)
	spokesman := speaksFor(l.d.At(max(0, l.d.Index(end-1))))
	best, proxy := -1, -1
	for _, i := range l.near(s) {
		m := &l.anns[i]
		switch {
		case !m.Overlaps(s):
		case m.Start < end && end <= m.End, m.Covers(s):
			if best < 0 || m.Len() > l.anns[best].Len() {
				best = i
			}
		case spokesman && m.Kind == model.Organization && proxy < 0:
			proxy = i
		}
	}
	if best < 0 {
		best = proxy
	}
	return best, best >= 0
}

// near are the mentions that start less than a name's length before the span
// or in it.
func (l *linker) near(s model.Span) []int {
	const reach = 200 // bytes
	lo, hi := 0, len(l.mentions)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if l.anns[l.mentions[mid]].Start < s.Start-reach {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := lo
	for end < len(l.mentions) && l.anns[l.mentions[end]].Start < s.End {
		end++
	}
	return l.mentions[lo:end]
}

// speaksFor reports whether the noun speaks for an organisation named with it.
func speaksFor(word string) bool {
	switch word {
	case "spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople", "representative",
		"statement", "survey", "poll", "report", "study", "data", "figures", "analysis", "estimate", "estimates":
		return true
	}
	return false
}

// refersBack reports whether the speaker's words stand for who spoke last: in
// the same or the paragraph before, and of a kind that fits.
func (l *linker) refersBack(s model.Span, quote int) bool {
	if l.last.entity == 0 || l.d.ParagraphOf(quote)-l.d.ParagraphOf(l.last.at) > 1 {
		return false
	}
	words := strings.Fields(strings.ToLower(s.In(l.d.Text)))
	if len(words) == 1 {
		switch words[0] {
		case "he", "she":
			return l.last.kind == model.Person && !l.anotherPerson(quote)
		case "it", "they":
			return l.last.kind == model.Organization
		}
		return false
	}
	return len(words) == 2 && words[0] == "the" && isOffice(words[1]) && l.last.kind == model.Person && !l.anotherPerson(quote)
}

// anotherPerson reports whether a person other than the last speaker is named
// between that mention and the quote, outside direct speech.
func (l *linker) anotherPerson(quote int) bool {
	from, to := l.d.Tokens[l.last.at].Start, l.d.Tokens[min(quote, len(l.d.Tokens)-1)].Start
	i, _ := slices.BinarySearchFunc(l.anns, from, func(a model.Annotation, at int) int { return cmp.Compare(a.Start, at) })
	speechEnd := 0
	for ; i < len(l.anns) && l.anns[i].Start < to; i++ {
		switch a := &l.anns[i]; {
		case a.Quote != nil && a.Quote.Direct:
			speechEnd = max(speechEnd, a.End)
		case a.Kind == model.Person && a.Entity != 0 && a.Entity != l.last.entity && a.Start >= speechEnd:
			return true
		}
	}
	return false
}

func isOffice(word string) bool {
	switch word {
	case "spokesman", "spokeswoman", "spokesperson", "minister", "president", "general", "colonel", "official", "mayor", "governor", "director",
		"manager", "coach", "lawyer", "judge", "prosecutor", "professor", "doctor", "teacher", "senator", "secretary", "chancellor", "premier",
		"striker", "captain", "actor", "singer", "author", "analyst", "activist", "king", "queen", "prince", "pope", "ambassador", "envoy":
		return true
	}
	return false
}
