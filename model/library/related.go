package library

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lectern/model"
)

// Related is a passage of another article that tells of the same.
type Related struct {
	// Article is the index of the article in View.Articles; the span is the
	// passage there, a sentence or some that follow each other.
	Article int
	model.Span
	// Score is how much the passages share, from 0 to about 1.
	Score float64
	// Reason says what they share ("Palmyra, Syrian Observatory, troops killed").
	Reason string
	// Variants is the number of other articles that tell the story of this one
	// in the same words: their passages are left out.
	Variants int
	// Figures are figures of one kind that the two passages give, where the
	// values are not the same.
	Figures []FigurePair
}

// The limits of Related.
const (
	// maxRelated is how many passages are given, and maxPerArticle how many of
	// one article.
	maxRelated, maxPerArticle = 20, 2
	// maxCompared is how many sentences are compared in full.
	maxCompared = 150
	// minScore and minWeight are the least that a passage must share.
	minScore, minWeight = 0.085, 0.6
	// second is the part of its article's best score that a second passage of
	// an article must reach.
	second = 0.6
	// weakest is the part of the best score of all that a passage must reach.
	weakest = 0.35
)

// Passage is the passage that Related compares for a place in an article: the
// sentences that the span touches; the paragraph where they are short. An empty
// span is a place. It is empty where there is no text.
func (v *View) Passage(article int, span model.Span) model.Span {
	if article < 0 || article >= len(v.Articles) {
		return model.Span{}
	}
	s := v.Sentence(article, span.Start)
	if s.Empty() {
		return s
	}
	if span.End > s.End {
		if last := v.Sentence(article, span.End-1); last.End > s.End {
			s.End = last.End
		}
	}
	if s.Len() >= shortPassage {
		return s
	}
	for _, p := range v.Articles[article].Paragraphs {
		if p.Covers(s) && p.Len() <= longPassage {
			return p.Span
		}
	}
	return s
}

// A sentence of fewer bytes than shortPassage says too little to be compared by
// itself; a paragraph of more than longPassage says too much.
const shortPassage, longPassage = 50, 600

// Related are the passages of other articles that tell of the same as the
// passage of the article, the best first. They share rare names, figures of one
// kind, days and words; how much each says depends on how rare it is in the
// library. Passages that share little are left out, so that there may be none.
func (v *View) Related(article int, span model.Span) []Related {
	if v.Passage(article, span).Empty() || v.Annotated[article] == nil {
		return nil
	}
	x := v.related()
	p := v.newPassage(x, article, v.Passage(article, span))
	var found []Related
	for _, u := range x.likely(p) {
		q := v.newPassage(x, int(x.article[u]), v.unit(x, u))
		m := x.compare(p, q)
		if !m.tells() {
			continue
		}
		common := x.common(article, q.article)
		if common < sameNews && !m.tellsAlone() {
			continue
		}
		q, m = v.extend(x, p, q, m, u)
		score := m.score * v.context(article, q.article, common)
		if v.isHeading(q) {
			score *= headingFactor
		}
		if score < minScore {
			continue
		}
		found = append(found, Related{Article: q.article, Span: q.Span, Score: score, Reason: v.reason(p, q, m), Figures: m.differ})
	}
	slices.SortStableFunc(found, func(a, b Related) int {
		// What a variant of the article says in the same words comes last.
		return cmp.Or(cmp.Compare(b2i(v.SameStory(article, a.Article)), b2i(v.SameStory(article, b.Article))), cmp.Compare(b.Score, a.Score))
	})
	return v.few(found)
}

// headingFactor is for headings and titles, which say the same as the text
// below them in fewer words.
const headingFactor = 0.6

func (v *View) isHeading(p *passage) bool {
	a := v.Articles[p.article]
	if p.Span.In(a.Text) == a.Title {
		return true
	}
	return slices.ContainsFunc(a.Paragraphs, func(q model.Paragraph) bool { return q.Role == model.Heading && q.Covers(p.Span) })
}

// few are the best passages, not too many of one article and none twice. Of the
// variants of a story only the best one speaks.
func (v *View) few(found []Related) []Related {
	var kept []Related
	speaks := make(map[int]int) // for the story of a lead: the article, plus one
	best, count := make(map[int]float64), make(map[int]int)
	for _, r := range found {
		overlaps := slices.ContainsFunc(kept, func(o Related) bool { return o.Article == r.Article && o.Overlaps(r.Span) })
		if overlaps || count[r.Article] == maxPerArticle || r.Score < second*best[r.Article] {
			continue
		}
		if r.Score < weakest*found[0].Score {
			continue
		}
		s := v.StoryOf(r.Article)
		if other := speaks[s.Lead]; other != 0 && other != r.Article+1 {
			continue
		}
		speaks[s.Lead], r.Variants = r.Article+1, s.Count()-1
		best[r.Article] = max(best[r.Article], r.Score)
		count[r.Article]++
		if kept = append(kept, r); len(kept) == maxRelated {
			break
		}
	}
	return kept
}

// tells reports whether what is shared is enough to speak of the same: a rare
// name or like figures, or some things together, and not only words that
// anybody uses.
func (m *match) tells() bool {
	if m.weight < minWeight {
		return false
	}
	things, words, most := 0, 0, 0.0
	for _, s := range m.shared {
		switch {
		case s.weight < 0.12, s.what == sharedAmount && s.weight < 0.4:
		case s.what == sharedWord:
			words++
		default:
			things++
			if s.strong {
				most = math.Max(most, s.weight)
			}
		}
	}
	return things >= 2 || things == 1 && (words >= 2 || most >= 0.6) || words >= 4
}

// unit is the sentence of the unit.
func (v *View) unit(x *relatedIndex, u int32) model.Span {
	return v.Annotated[x.article[u]].Sentences[x.sentence[u]]
}

// likely are the units of other articles that share most with the passage, by a
// measure that costs little.
func (x *relatedIndex) likely(p *passage) []int32 {
	sums := make(map[int32]float32)
	gather := func(t term, weight float64) {
		list := x.with(t)
		// What every fifth sentence of a large library holds leads nowhere.
		if len(list) > 2000 && len(list) > len(x.article)/5 {
			return
		}
		w := float32(weight * x.rarity(t))
		for _, u := range list {
			sums[u] += w
		}
	}
	seen := make(map[term]bool)
	for _, w := range p.words {
		if !seen[w.term] {
			seen[w.term] = true
			gather(w.term, map[bool]float64{true: partWeight, false: wordWeight}[w.name != 0])
		}
	}
	for _, n := range p.names {
		gather(entityTerm|term(n.id), nameWeight)
	}
	for _, t := range p.times {
		if t.dated && t.days.Days() == 1 {
			gather(dayTerm|term(uint64(t.days.From))&^kindMask, dayWeight)
		} else {
			gather(hashTerm(timeTerm, t.value), monthWeight)
		}
	}
	for _, a := range p.amounts {
		if a.of != "" && a.event != "" {
			gather(hashTerm(figureTerm, a.of, a.event), amountWeight)
		}
	}
	return x.greatest(sums, p.article)
}

// greatest are the units with the greatest sums but for the article's own.
func (x *relatedIndex) greatest(sums map[int32]float32, but int) []int32 {
	all := make([]int32, 0, len(sums))
	for u, sum := range sums {
		if int(x.article[u]) != but && sum > minWeight/2 {
			all = append(all, u)
		}
	}
	slices.SortFunc(all, func(a, b int32) int { return cmp.Or(cmp.Compare(sums[b], sums[a]), cmp.Compare(a, b)) })
	return all[:min(len(all), maxCompared)]
}

// gain is by how much a neighbouring sentence must better the score to be taken
// into the passage.
const gain = 1.08

// extend adds the sentences before and after in the same paragraph where they
// better the match.
func (v *View) extend(x *relatedIndex, p, q *passage, m match, u int32) (*passage, match) {
	sentences := v.Annotated[q.article].Sentences
	for _, dir := range [...]int{1, -1} {
		i := int(x.sentence[u]) + dir
		if i < 0 || i >= len(sentences) {
			continue
		}
		wide := model.Span{Start: min(q.Start, sentences[i].Start), End: max(q.End, sentences[i].End)}
		if strings.Contains(wide.In(v.Articles[q.article].Text), "\n\n") {
			continue
		}
		r := v.newPassage(x, q.article, wide)
		if n := x.compare(p, r); n.score > gain*m.score {
			q, m = r, n
		}
	}
	return q, m
}

// sameNews is the part of what two articles name that they must share to be
// taken to tell of the same news; less asks for more proof in the passages.
const sameNews = 0.06

// tellsAlone reports whether the passages tell of the same though their articles
// share little: figures and days alone do not say so, since people are killed
// everywhere.
func (m *match) tellsAlone() bool {
	names, weight := 0, 0.0
	for _, s := range m.shared {
		if s.what == sharedName && s.strong {
			names++
			weight += s.weight
		}
	}
	return names >= 2 && weight > 1 || names == 1 && m.weight > 2.2 || m.score > copied
}

// copied is the score from which one passage is taken for a copy of the other.
const copied = 0.5

// common is how much of what two articles name they both name, by how rare it
// is: from 0 to 1.
func (x *relatedIndex) common(a, b int) float64 {
	weight := func(id model.EntityID) float64 {
		return math.Log(1 + float64(len(x.topics))/float64(max(1, x.spread[id])))
	}
	var both, either float64
	i, j := 0, 0
	for i < len(x.topics[a]) || j < len(x.topics[b]) {
		switch {
		case j == len(x.topics[b]) || i < len(x.topics[a]) && x.topics[a][i] < x.topics[b][j]:
			either += weight(x.topics[a][i])
			i++
		case i == len(x.topics[a]) || x.topics[b][j] < x.topics[a][i]:
			either += weight(x.topics[b][j])
			j++
		default:
			w := weight(x.topics[a][i])
			both, either = both+w, either+w
			i, j = i+1, j+1
		}
	}
	if either == 0 {
		return 0
	}
	return both / either
}

// context is a factor for how the articles as wholes stand to each other: they
// tell of the same more likely where they name the same rare things, common,
// and where they appeared within days of each other.
func (v *View) context(a, b int, common float64) float64 {
	factor := 0.75 + 0.35*math.Min(1, 4*common)
	p, q := v.Articles[a].Published, v.Articles[b].Published
	if p.Exact() && q.Exact() {
		days := math.Abs(q.Time().Sub(p.Time()).Hours() / 24)
		factor *= 0.8 + 0.2*math.Exp(-days/30)
	}
	return factor
}
