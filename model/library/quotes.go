package library

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"lectern/model"
)

// Quote is speech that an article gives, word for word or not.
type Quote struct {
	// Mention is where the words stand.
	Mention
	// Direct says that the words stand in quotation marks; Cue is the word that
	// introduces them, "" for none.
	Direct bool
	Cue    string
	// Words are the words on one line, without quotation marks around them;
	// Opened says that such a mark opens them, so that they are not the
	// article's own words with a quotation within.
	Words  string
	Opened bool
	// Speaker is the library's entity that speaks; zero where it is unknown or
	// has no name, as "police sources" have none.
	Speaker model.EntityID
	// As is the text that names the speaker, "" where none does; Why says how
	// the speaker was found where that text does not name it.
	As, Why string
	// Same is the index plus one in Speech.Same of the quotes of other articles
	// that give the same words; zero for none.
	Same int
	// voice is the index of the speaker in Speech.voices; folded what a filter
	// looks at, in lower case.
	voice  int
	folded string
}

// Holds reports whether the words, the speaker's name or the article's label
// hold the text, which must be in lower case.
func (q *Quote) Holds(text string) bool { return strings.Contains(q.folded, text) }

// voice is one who speaks: an entity, or within an article what it calls
// somebody without a name. Both are empty for the unknown.
type voice struct {
	id      model.EntityID
	article int
	name    string
}

// Speech is the quotes of all articles.
type Speech struct {
	// Quotes are in reading order.
	Quotes []Quote
	// Same are groups of indices of Quotes that give the same words, reworded
	// perhaps, in two articles or more.
	Same [][]int

	voices []voice
}

// speechKey is the key under which a view keeps its quotes.
type speechKey struct{}

// Speech is the quotes of all articles. It is found once; until then the caller
// waits, for some 50 ms in a library of a thousand articles.
func (v *View) Speech() *Speech { return keep(v, speechKey{}, v.findSpeech) }

// WarmQuotes finds the quotes, so that a screen that asks later need not wait.
func (v *View) WarmQuotes() { v.Speech() }

// keep finds an answer about the whole view when first asked for.
func keep[T any](v *View, key any, find func() T) T {
	f, ok := v.facts.Load(key)
	if !ok {
		f, _ = v.facts.LoadOrStore(key, sync.OnceValue(find))
	}
	return f.(func() T)()
}

func (v *View) findSpeech() *Speech {
	s := &Speech{}
	for i, d := range v.Annotated {
		if d != nil {
			s.Quotes = append(s.Quotes, v.quotesIn(i, d)...)
		}
	}
	voices := make(map[voice]int)
	for i := range s.Quotes {
		q := &s.Quotes[i]
		name := v.SpeakerName(q)
		q.folded = strings.ToLower(q.Words + "\n" + name + "\n" + q.As + "\n" + v.Label(q.Article))
		k := voice{id: q.Speaker, article: -1}
		if k.id == 0 && name != "" {
			k.article, k.name = q.Article, foldName(strings.TrimPrefix(name, "a "))
		}
		n, ok := voices[k]
		if !ok {
			n = len(s.voices)
			voices[k] = n
			s.voices = append(s.voices, k)
		}
		q.voice = n
	}
	s.Same = sameWords(s.Quotes, func(id model.EntityID) model.Kind {
		if e := v.Entity(id); e != nil {
			return e.Kind
		}
		return model.KindNone
	})
	for i, group := range s.Same {
		for _, q := range group {
			s.Quotes[q].Same = i + 1
		}
	}
	return s
}

// Of are the indices of the quotes of a scope, in reading order: those of the
// article where it is not negative, and where the entity is not zero those that
// it speaks, that somebody speaks for it, or that speak of it. About says, for
// each, that it only speaks of it.
func (s *Speech) Of(v *View, entity model.EntityID, article int) (quotes []int, about []bool) {
	named := make(map[int]bool)
	for _, m := range v.Mentions(entity) {
		named[m.Article] = true
	}
	for i := range s.Quotes {
		q := &s.Quotes[i]
		if article >= 0 && q.Article != article {
			continue
		}
		of := false
		if entity != 0 && q.Speaker != entity {
			if !named[q.Article] {
				continue
			}
			of = !v.speaksFor(q, entity)
			if of && !v.names(q.Article, q.Span, entity) {
				continue
			}
		}
		quotes, about = append(quotes, i), append(about, of)
	}
	return quotes, about
}

// speaksForWithin is how many bytes may part a speaker from the entity spoken
// for, such as ", the director of the London-based ".
const speaksForWithin = 60

// speaksFor reports whether the attribution names the entity beside the
// speaker: “Port Authority director Ann Reed said”, “Ann Reed from the Port
// Authority told the paper”, which is not for the paper.
func (v *View) speaksFor(q *Quote, id model.EntityID) bool {
	d := v.Annotated[q.Article]
	speaker := d.Annotations[q.Index].Quote.SpeakerSpan
	if speaker.Empty() {
		return false
	}
	text := d.Article.Text
	for _, a := range between(d.Annotations, v.Sentence(q.Article, speaker.Start)) {
		if !a.Kind.IsEntity() || q.Span.Overlaps(a.Span) || v.EntityOf(q.Article, a.Entity) != id {
			continue
		}
		from, to := min(a.End, speaker.End), max(a.Start, speaker.Start)
		if from >= to {
			return true // one within the other
		}
		if gap := text[from:to]; to-from <= speaksForWithin && (q.Cue == "" || !strings.Contains(gap, q.Cue)) && !strings.ContainsAny(gap, ".“”\"") {
			return true
		}
	}
	return false
}

// names reports whether the span of the article mentions the entity.
func (v *View) names(article int, s model.Span, id model.EntityID) bool {
	for _, a := range between(v.Annotated[article].Annotations, s) {
		if a.Kind.IsEntity() && v.EntityOf(article, a.Entity) == id {
			return true
		}
	}
	return false
}

// Sources is the number of articles that give a quote of the group, where the
// variants of a story count once.
func (s *Speech) Sources(v *View, group []int) int {
	articles := make([]int, len(group))
	for i, q := range group {
		articles[i] = s.Quotes[q].Article
	}
	return v.Independent(articles...)
}

// ByDay are the quotes of the group in the order in which their articles were
// published: the first is where the words appeared first. Undated articles come
// last, in reading order.
func (s *Speech) ByDay(v *View, group []int) []int {
	out := slices.Clone(group)
	day := func(q int) string { return cmp.Or(v.Articles[s.Quotes[q].Article].Published.String(), "~") }
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(day(a), day(b)) })
	return out
}

// Verbatim reports whether all quotes of the group give the same words, but for
// case and punctuation.
func (s *Speech) Verbatim(group []int) bool {
	first := s.Quotes[group[0]].Words
	want := foldWords(first, wordsOf(first))
	for _, q := range group[1:] {
		words := s.Quotes[q].Words
		if !slices.Equal(want, foldWords(words, wordsOf(words))) {
			return false
		}
	}
	return true
}

// SpeakerName is the name of who speaks: of the entity, else the text's words
// for it, else "".
func (v *View) SpeakerName(q *Quote) string {
	if e := v.Entity(q.Speaker); e != nil && e.Name != "" {
		return e.Name
	}
	if pronounOf(q.As) != noPronoun {
		return ""
	}
	return q.As
}

// SpeakerGroup is the quotes of one speaker.
type SpeakerGroup struct {
	// Speaker is zero for one without a name; Name is then what the article
	// calls it, "" where that is unknown.
	Speaker model.EntityID
	Name    string
	Quotes  []int
	// Sources is the number of articles that quote the speaker, where the
	// variants of a story count once.
	Sources int
}

// BySpeaker groups quotes: speakers with a name first, those quoted most first;
// then those without a name, who count as one only within an article; last the
// quotes whose speaker is unknown. The entity first comes before all others.
func (s *Speech) BySpeaker(v *View, quotes []int, first model.EntityID) []SpeakerGroup {
	at := make([]int, len(s.voices)) // the index of the group plus one
	var groups []SpeakerGroup
	for _, i := range quotes {
		q := &s.Quotes[i]
		g := at[q.voice] - 1
		if g < 0 {
			groups = append(groups, SpeakerGroup{Speaker: q.Speaker, Name: v.SpeakerName(q)})
			g = len(groups) - 1
			at[q.voice] = g + 1
		}
		groups[g].Quotes = append(groups[g].Quotes, i)
	}
	for i := range groups {
		groups[i].Sources = s.Sources(v, groups[i].Quotes)
	}
	rank := func(g *SpeakerGroup) int {
		switch {
		case g.Speaker != 0 && g.Speaker == first:
			return 0
		case g.Speaker != 0:
			return 1
		case g.Name != "":
			return 2
		}
		return 3
	}
	slices.SortStableFunc(groups, func(a, b SpeakerGroup) int {
		return cmp.Or(cmp.Compare(rank(&a), rank(&b)), cmp.Compare(len(b.Quotes), len(a.Quotes)))
	})
	return groups
}
