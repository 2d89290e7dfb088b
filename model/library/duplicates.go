package library

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
)

// Story is the articles that tell one story in the same words: one text, or the
// variants of one, such as an agency's copy in several papers.
type Story struct {
	// Lead is the article to read: the first of those that hold nearly all.
	Lead int
	// Articles are all of them, in order.
	Articles []int
	variants func() []Variant
}

// Variant is an article beside the lead of its story.
type Variant struct {
	// Article is the index of the article in View.Articles.
	Article int
	// Words is the number of its words.
	Words int
	// Other is the share of its words that the lead does not have, Missing the
	// share of the lead's words that it does not have; from 0 to 1. Words count
	// as shared in runs of four at least.
	Other, Missing float64
	// Figures is the number of its numbers that the lead does not give.
	Figures int
	// Same says that it has the same words in the same order.
	Same bool
}

// Count is the number of articles.
func (s *Story) Count() int { return len(s.Articles) }

// Variants are the articles but for the lead, in order. The caller must not
// change the slice.
func (s *Story) Variants() []Variant {
	if s.variants == nil {
		return nil
	}
	return s.variants()
}

// String says in a word how the variant differs from the lead: "same text",
// "30 % shorter", "12 % other, 2 other figures".
func (d Variant) String() string {
	figures := "1 other figure"
	switch {
	case d.Figures == 0:
		return d.words()
	case d.Figures > 1:
		figures = fmt.Sprintf("%d other figures", d.Figures)
	}
	if d.Other < little && d.Missing < little {
		return figures
	}
	return d.words() + ", " + figures
}

// little is the share of words up to which two texts are nearly the same.
const little = 0.02

func (d Variant) words() string {
	percent := func(share float64) int { return max(1, int(math.Round(100*share))) }
	switch {
	case d.Same:
		return "same text"
	case d.Other < little && d.Missing < little:
		return "nearly the same"
	case d.Other < little:
		return fmt.Sprintf("%d %% shorter", percent(d.Missing))
	case d.Missing > d.Other+0.1:
		return fmt.Sprintf("%d %% other, shorter", percent(d.Other))
	}
	return fmt.Sprintf("%d %% other", percent(d.Other))
}

// storyBoard is the stories of a view.
type storyBoard struct {
	of      []int32 // the story of each article
	stories []Story
}

// storyKey keys the board among the view's facts.
type storyKey struct{}

// board of stories; kept, since screens ask with every frame.
func (v *View) storyBoard() *storyBoard { return keep(v, storyKey{}, v.findStories) }

func (v *View) findStories() *storyBoard {
	x := v.prints
	if x == nil {
		x = new(storyIndex)
	}
	for i, a := range v.Articles {
		if !a.Partial && (v.prints == nil || v.Annotated[i] != nil) {
			x.add(i, a)
		}
	}
	b := &storyBoard{}
	var all [][]int
	b.of, all = x.gather(len(v.Articles))
	b.stories = make([]Story, len(all))
	for k, articles := range all {
		b.stories[k] = Story{Lead: articles[0], Articles: articles}
		if len(articles) > 1 {
			lead := x.lead(articles)
			b.stories[k].Lead = lead
			b.stories[k].variants = sync.OnceValue(func() []Variant { return v.compareVariants(lead, articles) })
		}
	}
	return b
}

// fuller is by how much a text must be longer than one before it to lead.
const fuller = 1.1

// lead is the first of the longest articles.
func (x *storyIndex) lead(articles []int) int {
	x.mu.Lock()
	defer x.mu.Unlock()
	most := 0
	for _, i := range articles {
		most = max(most, x.prints[i].words)
	}
	for _, i := range articles {
		if fuller*float64(x.prints[i].words) >= float64(most) {
			return i
		}
	}
	return articles[0]
}

// Stories are the stories of the articles, in the order of their leads. The
// caller must not change the slice.
func (v *View) Stories() []Story {
	return keep(v, storyOrderKey{}, func() []Story {
		all := slices.Clone(v.storyBoard().stories)
		slices.SortFunc(all, func(a, b Story) int { return a.Lead - b.Lead })
		return all
	})
}

// storyOrderKey keys Stories among the view's facts.
type storyOrderKey struct{}

// StoryOf is the story that the article tells.
func (v *View) StoryOf(article int) *Story {
	b := v.storyBoard()
	return &b.stories[b.of[article]]
}

// SameStory reports whether two articles are variants of one story.
func (v *View) SameStory(a, b int) bool {
	of := v.storyBoard().of
	return of[a] == of[b]
}

// Independent is the number of stories that the articles tell: the variants of
// one are one source of evidence, not several.
func (v *View) Independent(articles ...int) int {
	if len(articles) < 2 {
		return len(articles)
	}
	of := v.storyBoard().of
	seen := make(map[int32]struct{}, len(articles))
	for _, i := range articles {
		seen[of[i]] = struct{}{}
	}
	return len(seen)
}

// Sources is the number of sources of evidence: of articles, where the variants
// of a story count once.
func (v *View) Sources() int { return len(v.storyBoard().stories) }

// WarmStories finds the stories, so that a screen that asks later need not wait.
func (v *View) WarmStories() { v.Stories() }

// compareVariants holds the articles but for the lead against it.
func (v *View) compareVariants(lead int, articles []int) []Variant {
	text := func(i int) string { t := v.Articles[i].Text; return t[:min(len(t), printBytes)] }
	of := wordHashes(nil, text(lead))
	given, _ := telling(text(lead))
	all := make([]Variant, 0, len(articles)-1)
	for _, i := range articles {
		if i == lead {
			continue
		}
		own := wordHashes(nil, text(i))
		d := Variant{Article: i, Words: len(own), Same: slices.Equal(own, of)}
		if !d.Same {
			d.Other, d.Missing = otherWords(own, of), otherWords(of, own)
			numbers, _ := telling(text(i))
			for k, n := range numbers {
				if !slices.Contains(given, n) && !slices.Contains(numbers[:k], n) {
					d.Figures++
				}
			}
		}
		all = append(all, d)
	}
	return all
}

// otherWords is the share of the words that do not stand in a run of shingle
// words that the other text has.
func otherWords(words, other []uint32) float64 {
	if len(words) == 0 {
		return 0
	}
	has := make(map[uint32]struct{}, len(other))
	for _, h := range shingles(other, shingle) {
		has[h] = struct{}{}
	}
	shared, until := 0, 0 // words before until are counted
	for i, h := range shingles(words, shingle) {
		if _, ok := has[h]; ok {
			end := min(len(words), i+shingle)
			shared += end - max(i, until)
			until = end
		}
	}
	return 1 - float64(shared)/float64(len(words))
}

// Labels are the labels of the articles, each once, joined with commas.
func (v *View) Labels(articles []int) string {
	var all []string
	for _, i := range articles {
		if l := v.Label(i); !slices.Contains(all, l) {
			all = append(all, l)
		}
	}
	return strings.Join(all, ", ")
}
