package library

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// quotesIn are the quotes of article i. A speaker whom the sentence does not
// name is looked for in what stands before it, in the cases where the text is
// clear: a pronoun just after the same speaker's words, "the spokesman" where
// one spokesman was told of, words that go on after their attribution.
func (v *View) quotesIn(i int, d *model.Annotated) []Quote {
	text := d.Article.Text
	var all []Quote
	last := said{paragraph: -1}
	for j := range d.Annotations {
		a := &d.Annotations[j]
		if a.Quote == nil {
			continue
		}
		q := Quote{Mention: Mention{Article: i, Span: a.Span, Index: j}, Direct: a.Quote.Direct, Cue: a.Quote.Cue}
		q.Words = model.SanitizeLine(a.In(text))
		q.Direct = q.Direct || inMarks(q.Words)
		before := strings.TrimRight(text[:a.Start], " ")
		q.Opened = inMarks(q.Words) || q.Direct && hasSuffixOf(before, "“", "\"", "‘", "„", "«")
		q.Words = unquoted(q.Words, q.Opened)
		q.As = model.SanitizeLine(a.Quote.SpeakerSpan.In(text))
		r := resolver{d: d, quote: a, as: q.As, before: last, paragraph: paragraphOf(d.Article, a.Start)}
		s := r.speaker()
		q.Speaker, q.Why = v.EntityOf(i, s.local), s.why
		if s.as != "" {
			q.As = s.as
		}
		all = append(all, q)
		last = s
	}
	return all
}

// said is who spoke a quote.
type said struct {
	local model.EntityID
	// as names a speaker without an entity.
	as, why string
	// end is where the quote and its attribution end, in bytes; paragraph the
	// index of its paragraph.
	end, paragraph int
	direct         bool
}

// resolver finds the speaker of one quote.
type resolver struct {
	d         *model.Annotated
	quote     *model.Annotation
	as        string
	before    said
	paragraph int
}

func (r *resolver) speaker() said {
	q := r.quote.Quote
	s := said{end: max(r.quote.End, q.SpeakerSpan.End), paragraph: r.paragraph, direct: q.Direct}
	p := pronounOf(r.as)
	switch {
	case q.Speaker != 0 && r.namesSpeaker():
		s.local = q.Speaker
	case p != noPronoun:
		if r.fits(p) {
			s.local, s.as = r.before.local, r.before.as
			s.why = "“" + r.as + "” is who spoke just before"
		} else if s.local = r.opener(p); s.local != 0 {
			s.why = "“" + r.as + "” is whom the paragraph tells of"
		}
	case r.as == "" && q.Direct:
		if r.before.direct && r.before.paragraph == r.paragraph && r.undisturbed(r.before.end, r.quote.Start) {
			s.local, s.as = r.before.local, r.before.as
			if s.local != 0 || s.as != "" {
				s.why = "the words go on after “" + r.before.name(r.d) + "” was named"
			}
		}
	default:
		s.local, s.why = r.described()
		if s.local == 0 {
			s.as = r.as
		}
	}
	return s
}

// name is what the text calls the speaker.
func (s *said) name(d *model.Annotated) string {
	if e := d.EntityOf(s.local); e != nil && s.as == "" {
		return e.Name
	}
	return s.as
}

// namesSpeaker reports whether the quote's entity speaks rather than says where
// the speaker is from: in "the defence ministry in Moscow" and "Syrian state
// media" the place and the people do not speak.
func (r *resolver) namesSpeaker() bool {
	q := r.quote.Quote
	e := r.d.EntityOf(q.Speaker)
	if e == nil || q.SpeakerSpan.Empty() || e.Kind != model.Place && e.Kind != model.Group {
		return true
	}
	for _, a := range r.marks(q.SpeakerSpan.Start, q.SpeakerSpan.End) {
		if a.Entity == q.Speaker && a.Kind.IsEntity() && foldName(a.In(r.d.Article.Text)) == foldName(r.as) {
			return true
		}
	}
	return false
}

// fits reports whether the pronoun can only mean who spoke just before: in the
// same paragraph or the one before, and nobody else was named in between.
func (r *resolver) fits(p pronoun) bool {
	b := &r.before
	if b.paragraph < 0 || r.paragraph-b.paragraph > 1 || b.local == 0 && b.as == "" {
		return false
	}
	at := min(r.quote.Start, r.quote.Quote.SpeakerSpan.Start)
	if !r.undisturbed(b.end, at) {
		return false
	}
	kind := model.KindNone
	if e := r.d.EntityOf(b.local); e != nil && b.as == "" {
		kind = e.Kind
	}
	switch p {
	case he, she:
		return kind == model.Person || kind == model.KindNone && isPerson(headOf(b.as), p)
	case it:
		return kind == model.Organization || kind == model.Place || kind == model.KindNone && isBody(headOf(b.as))
	case they:
		return kind == model.KindNone && isPlural(headOf(b.as))
	}
	return false
}

// opener is the person, or for “it” the organisation, whom the paragraph's first
// words name, where it names no other before the pronoun: “Reed, 29, thanked her
// mother. ‘She was right,’ she said.”
func (r *resolver) opener(p pronoun) model.EntityID {
	kind := model.Person
	switch {
	case p == it:
		kind = model.Organization
	case p != he && p != she:
		return 0
	}
	if r.paragraph < 0 {
		return 0
	}
	start := r.d.Article.Paragraphs[r.paragraph].Start
	var found model.EntityID
	for _, a := range r.marks(start, r.quote.Quote.SpeakerSpan.Start) {
		if a.Kind != kind || a.Entity == 0 || a.Form == model.Pronoun || r.quote.Covers(a.Span) {
			continue
		}
		if found == 0 && !titled(r.d.Article.Text[start:a.Start]) || found != 0 && a.Entity != found {
			return 0
		}
		found = a.Entity
	}
	return found
}

// titled reports whether what stands before a name is no more than an article
// and a title: few words, all but the article capitalised.
func titled(before string) bool {
	n := 0
	for w := range strings.FieldsSeq(before) {
		r, _ := utf8.DecodeRuneInString(w)
		if n++; n > 5 || !unicode.IsUpper(r) || strings.HasSuffix(w, ",") {
			return false
		}
	}
	return true
}

// undisturbed reports whether no other person or organisation is named between
// the offsets.
func (r *resolver) undisturbed(from, to int) bool {
	for _, a := range r.marks(from, to) {
		named := a.Form == model.Named || a.Form == model.Short
		if named && (a.Kind == model.Person || a.Kind == model.Organization) && a.Entity != r.before.local {
			return false
		}
	}
	return true
}

// marks are the annotations that start in [from, to); none where the speaker
// stands before what is looked at.
func (r *resolver) marks(from, to int) []model.Annotation {
	if to <= from {
		return nil
	}
	return between(r.d.Annotations, model.Span{Start: from, End: to})
}

// described finds the one person or organisation that the article has
// described as what the speaker is called: "the spokesman" after "Ann Reed, a
// spokeswoman for the port".
func (r *resolver) described() (id model.EntityID, why string) {
	rest, ok := cutFold(r.as, "the ")
	if !ok {
		return 0, ""
	}
	head := sexless(headOf(rest))
	if head == "" || head != strings.ToLower(head) {
		return 0, ""
	}
	for i := range r.d.Entities {
		e := &r.d.Entities[i]
		if e.Kind != model.Person && e.Kind != model.Organization {
			continue
		}
		for _, d := range e.Descriptions {
			if d.Span.Start > r.quote.End || sexless(headOf(d.Text)) != head {
				continue
			}
			if id != 0 {
				return 0, "" // two of them: either may speak
			}
			id, why = model.EntityID(i+1), "“"+r.as+"” is described as “"+d.Text+"”"
			break
		}
	}
	return id, why
}

type pronoun uint8

const (
	noPronoun pronoun = iota
	he
	she
	it
	they
	other
)

func pronounOf(s string) pronoun {
	switch strings.ToLower(s) {
	case "he":
		return he
	case "she":
		return she
	case "it":
		return it
	case "they":
		return they
	case "i", "we", "you", "who", "which", "that", "this", "those", "these", "one":
		return other
	}
	return noPronoun
}

// headOf is the head of a noun phrase as written: its last word before the
// first preposition or comma.
func headOf(phrase string) string {
	head := ""
	for w := range strings.FieldsSeq(phrase) {
		switch w {
		case "of", "in", "at", "for", "from", "with", "on", "to", "by", "near", "who", "which", "that", "close", "familiar":
			return head
		}
		head = strings.Trim(w, ",;:.")
		if head != w {
			return head
		}
	}
	return head
}

// sexless writes one word for a spokesman, a spokeswoman and a spokesperson.
func sexless(head string) string {
	for _, end := range []string{"person", "woman", "man"} {
		if stem, ok := strings.CutSuffix(head, end); ok && len(stem) > 3 {
			return stem + "person"
		}
	}
	return head
}

// isPerson reports whether the noun names one person, whom the pronoun may mean.
func isPerson(head string, p pronoun) bool {
	head = strings.ToLower(head)
	switch {
	case strings.HasSuffix(head, "woman"), head == "mother", head == "daughter", head == "sister", head == "wife", head == "widow", head == "aunt":
		return p == she
	case strings.HasSuffix(head, "man"), head == "father", head == "son", head == "brother", head == "husband", head == "uncle":
		return p == he
	case head == "newspaper", head == "paper", head == "broadcaster", head == "carrier", head == "retailer", head == "maker", head == "producer", head == "regulator":
		return false
	}
	for _, end := range []string{"er", "or", "ist", "ian", "person", "official", "source", "president", "resident", "chief", "head", "aide",
		"witness", "expert", "judge", "agent", "student", "captain", "general", "colonel", "analyst", "economist", "diplomat", "envoy", "pilot", "guard"} {
		if strings.HasSuffix(head, end) {
			return true
		}
	}
	return false
}

// isBody reports whether the noun names an organisation, as "it" may mean.
func isBody(head string) bool {
	switch strings.ToLower(head) {
	case "ministry", "agency", "group", "army", "government", "police", "company", "military", "media", "coalition", "navy", "force",
		"department", "office", "commission", "committee", "council", "union", "court", "party", "bank", "newspaper", "paper", "network",
		"channel", "organisation", "organization", "charity", "firm", "association", "federation", "institute", "university", "statement", "report":
		return true
	}
	return false
}

func isPlural(head string) bool {
	head = strings.ToLower(head)
	return strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") || head == "people" || head == "police" || strings.HasSuffix(head, "men")
}

// cutFold is strings.CutPrefix whatever the case.
func cutFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// inMarks reports whether the words have their quotation marks with them.
func inMarks(words string) bool {
	return strings.HasPrefix(words, "“") || strings.HasPrefix(words, "\"") || strings.HasPrefix(words, "‘") && strings.HasSuffix(words, "’")
}

// unquoted is s without the comma that parts it from its attribution, and where
// a quotation mark opens it without the marks around it.
func unquoted(s string, opened bool) string {
	const marks = "\"“”„«»‘’' "
	if !opened {
		return strings.Trim(strings.TrimRight(s, ", "), " ")
	}
	return strings.TrimRight(strings.TrimRight(strings.Trim(s, marks), ","), marks)
}

func hasSuffixOf(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(suffix string) bool { return strings.HasSuffix(s, suffix) })
}

// paragraphOf is the index of the paragraph that holds the offset, -1 for none.
func paragraphOf(a *model.Article, offset int) int {
	i, _ := slices.BinarySearchFunc(a.Paragraphs, offset, func(p model.Paragraph, at int) int { return cmp.Compare(p.End, at+1) })
	if i < len(a.Paragraphs) && a.Paragraphs[i].Contains(offset) {
		return i
	}
	return -1
}
