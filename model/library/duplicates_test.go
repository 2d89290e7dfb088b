package library

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// storm is an agency's report of 90 words; others are made of it.
const storm = `PORT ALMA (Agency) - A storm that forecasters called the worst in a generation tore roofs from houses along the coast on Monday and left at least 14 people dead.
Rescuers reached the village of Senna by boat after the only bridge was washed away. "We heard the wind turn and then the church was gone," said Marta Oliva, a teacher who sheltered 30 children in a school.
The governor asked for tents, water and generators. Power was cut to 200,000 homes, the grid operator said, and would not return before Thursday in the hills.`

// council is another text of some length.
const council = `The city council voted on Tuesday to close the old fish market and to build flats in its place, after a debate that lasted until midnight and split the ruling party.
Traders who have sold there for decades said that they would go to court. The mayor promised stalls in the new hall, at a rent that she called fair and they called a joke.
Work is to begin in spring, once the archaeologists have looked at the cellars beneath the eastern wing.`

// viewOf is a view of the texts without a library.
func viewOf(texts ...string) *View {
	v := &View{Annotated: make([]*model.Annotated, len(texts))}
	for i, t := range texts {
		v.Articles = append(v.Articles, &model.Article{Path: fmt.Sprint("paper ", i+1), Text: t})
	}
	return v
}

// told are the stories as "lead: variant how it differs, …".
func storiesOf(v *View) []string {
	var all []string
	for _, s := range v.Stories() {
		line := fmt.Sprint(s.Lead)
		for _, d := range s.Variants() {
			line += fmt.Sprintf(", %d %s", d.Article, d)
		}
		all = append(all, line)
	}
	return all
}

func TestStories(t *testing.T) {
	paragraphs := strings.Split(storm, "\n")
	note := strings.Repeat("Sign up for our newsletter and never miss what matters where you live, by reporters on the ground. ", 2)
	many := func(n int, end string) []string {
		var all []string
		for i := range n {
			words := strings.Fields(council)
			for j := range words { // every text has words of its own
				words[j] = fmt.Sprint(words[j], i)
			}
			all = append(all, strings.Join(words[:45], " ")+" "+end)
		}
		return all
	}
	alone := func(n int) (all []string) {
		for i := range n {
			all = append(all, fmt.Sprint(i))
		}
		return all
	}
	copies := func(n int) (all []string) {
		for i := range n {
			all = append(all, fmt.Sprintf("Storm %d kills\n", i)+storm)
		}
		return all
	}
	tests := []struct {
		name  string
		texts []string
		want  []string
	}{
		{"two stories", []string{storm, council}, []string{"0", "1"}},
		{"the same text", []string{storm, council, storm}, []string{"0, 2 same text", "1"}},
		{"case, quotation marks and spaces do not count", []string{storm, strings.ToUpper(strings.ReplaceAll(storm, `"`, "“")) + "\n\n"}, []string{"0, 1 same text"}},
		{"another headline", []string{storm, "Horror on the coast\n" + storm}, []string{"0, 1 4 % other"}},
		{"cut from below", []string{storm, paragraphs[0] + "\n" + paragraphs[1]}, []string{"0, 1 29 % shorter"}},
		{"the fullest leads", []string{paragraphs[0] + "\n" + paragraphs[1], storm}, []string{"1, 0 29 % shorter"}},
		{"reordered", []string{storm, paragraphs[2] + "\n" + paragraphs[1] + "\n" + paragraphs[0]}, []string{"0, 1 nearly the same"}},
		{"a figure corrected", []string{storm, strings.Replace(storm, "14", "19", 1)}, []string{"0, 1 1 other figure"}},
		{"with some of its own", []string{storm, storm + " " + council[:170]}, []string{"1, 0 25 % shorter"}},
		{"quoted in another report", []string{storm, council + "\n" + paragraphs[2]}, []string{"0", "1"}},
		{"a review of two", []string{storm, council, storm + "\n" + council}, []string{"1", "2, 0 47 % shorter"}},
		{"short texts", []string{"Three people were killed when a tram left the rails.", "Three people were killed when a tram left the rails!", "Three people were hurt when a tram left the rails."},
			[]string{"0, 1 same text", "2"}},
		{"hardly a text", []string{"Subscribe to read", "Subscribe to read", "", ""}, alone(4)},
		{"a publisher's note under many articles", many(40, note), alone(40)},
		{"a text that sixty papers copied", copies(60), []string{"0" + strings.Repeat(" …", 59)}},
		{"no spaces between words", []string{strings.Repeat("我们看见风向变了然后教堂就不见了", 4), strings.Repeat("我们看见风向变了然后教堂就不见了", 4) + "。"}, []string{"0, 1 same text"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := viewOf(tt.texts...)
			got := storiesOf(v)
			if n := v.Stories()[0].Count(); n > 9 {
				got[0] = "0" + strings.Repeat(" …", n-1)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if got, want := v.Sources(), len(tt.want); got != want {
				t.Errorf("%d sources, want %d", got, want)
			}
			n := 0
			for _, s := range v.Stories() {
				n += s.Count()
			}
			if n != len(tt.texts) {
				t.Errorf("%d articles are in stories, of %d", n, len(tt.texts))
			}
		})
	}
}

// What a story is does not depend on the order in which articles arrive.
func TestStoriesInAnyOrder(t *testing.T) {
	texts := []string{storm, council, "Horror on the coast\n" + storm, strings.Split(storm, "\n")[0], storm, council}
	for shift := range texts {
		x := new(storyIndex)
		for i := range texts {
			k := (i*5 + shift) % len(texts)
			x.add(k, &model.Article{Text: texts[k]})
		}
		_, got := x.gather(len(texts))
		if diff := cmp.Diff([][]int{{0, 2, 4}, {1, 5}, {3}}, got); diff != "" {
			t.Errorf("from %d: %s", shift, diff)
		}
	}
}

func TestIndependent(t *testing.T) {
	v := viewOf(storm, council, storm, storm)
	for _, tt := range []struct {
		articles []int
		want     int
	}{{nil, 0}, {[]int{2}, 1}, {[]int{0, 2, 3}, 1}, {[]int{0, 1, 2}, 2}, {[]int{1, 1}, 1}} {
		if got := v.Independent(tt.articles...); got != tt.want {
			t.Errorf("%v: %d, want %d", tt.articles, got, tt.want)
		}
	}
	if !v.SameStory(0, 3) || v.SameStory(0, 1) || v.Labels([]int{0, 2, 2}) != "paper 1, paper 3" {
		t.Error(v.Labels([]int{0, 2}))
	}
}

// Runs of shingle+window-1 words that two texts share leave a fingerprint in
// both: the guarantee of winnowing.
func TestWinnowing(t *testing.T) {
	words := wordHashes(nil, storm)
	for at := range len(words) - shingle - window + 2 {
		run := words[at : at+shingle+window-1]
		of := winnow(shingles(run, shingle), window)
		whole := winnow(shingles(words, shingle), window)
		if !slices.ContainsFunc(of, func(h uint32) bool { _, ok := slices.BinarySearch(whole, h); return ok }) {
			t.Fatalf("the run at word %d leaves nothing", at)
		}
	}
	if n := len(winnow(shingles(words, shingle), window)); n > len(words)/2 {
		t.Errorf("%d fingerprints of %d words", n, len(words))
	}
}

func FuzzFingerprint(f *testing.F) {
	f.Add(storm)
	f.Add("我们 1,300 ’s\xff, don’t")
	f.Fuzz(func(t *testing.T, text string) {
		p := newFingerprint(text)
		if !slices.IsSorted(p.marks) || len(p.marks) > p.words {
			t.Fatalf("%d fingerprints of %d words", len(p.marks), p.words)
		}
		if q := newFingerprint(text + " \n"); q.sum != p.sum && !strings.HasSuffix(text, ",") {
			t.Fatal("a blank at the end counts")
		}
	})
}

func TestReadSentences(t *testing.T) {
	var r ReadSentences
	r.Note(0, "Power was cut to 200,000 homes, the grid operator said, and would not return before Thursday in the hills.")
	r.Note(0, "The governor asked for tents, water and generators.")
	r.Note(0, "Nobody came.")
	r.Note(0, "At least 14 people were killed in the town of Senna on Monday evening.")
	tests := []struct {
		name, text string
		article    int
		want       bool
	}{
		{"the same words", "the governor asked for tents; water — and generators", 1, true},
		{"in the same article", "The governor asked for tents, water and generators.", 0, false},
		{"all but a word", "Power was cut to 200,000 homes, the grid operator reported, and would not return before Thursday in the hills.", 1, true},
		{"a part of it", "Power was cut to 200,000 homes, the grid operator said, and would not return before Thursday.", 1, true},
		{"another number", "Power was cut to 300,000 homes, the grid operator said, and would not return before Thursday in the hills.", 1, false},
		{"another number in words", "At least nine people were killed in the town of Senna on Monday evening.", 1, false},
		{"not denied", "Power was cut to 200,000 homes, the grid operator said, and would return before Thursday in the hills.", 1, false},
		{"half of it new", "The governor asked for tents, water and generators, and wept before the cameras as he read the names.", 1, false},
		{"two words", "Nobody came.", 1, false},
		{"nothing", "", 1, false},
	}
	for _, tt := range tests {
		if got := r.Before(tt.article, tt.text); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	var none ReadSentences
	if none.Before(0, storm) {
		t.Error("who read nothing has read something")
	}
}

func TestStretches(t *testing.T) {
	var s Stretches
	for _, tt := range []struct {
		add  model.Span
		want Stretches
	}{
		{model.Span{Start: 10, End: 20}, Stretches{{Start: 10, End: 20}}},
		{model.Span{Start: 12, End: 18}, Stretches{{Start: 10, End: 20}}},
		{model.Span{}, Stretches{{Start: 10, End: 20}}},
		{model.Span{Start: 40, End: 50}, Stretches{{Start: 10, End: 20}, {Start: 40, End: 50}}},
		{model.Span{Start: 20, End: 25}, Stretches{{Start: 10, End: 25}, {Start: 40, End: 50}}},
		{model.Span{Start: 0, End: 5}, Stretches{{Start: 0, End: 5}, {Start: 10, End: 25}, {Start: 40, End: 50}}},
		{model.Span{Start: 4, End: 41}, Stretches{{Start: 0, End: 50}}},
	} {
		s.Add(tt.add)
		if diff := cmp.Diff(tt.want, s); diff != "" {
			t.Errorf("%v: %s", tt.add, diff)
		}
	}
	if !s.Holds(model.Span{Start: 3, End: 50}) || s.Holds(model.Span{Start: 3, End: 51}) || (Stretches{}).Holds(model.Span{Start: 1, End: 2}) {
		t.Error("holds what it does not, or not what it does")
	}
}
