package library

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lectern/annotate/reference"
	"lectern/model"
)

var dataFlag = flag.String("data", "", "the folder of development data, such as ../../../shared/data, to measure duplicates on")

// labelled is texts of which it is known which tell one story in the same
// words. Those of one story have one number.
type labelled struct {
	texts []string
	story []int
	kind  []string // of the edit; "" for a text as it was
}

func (l *labelled) add(story int, kind, text string) {
	l.texts, l.story, l.kind = append(l.texts, text), append(l.story, story), append(l.kind, kind)
}

// edits are what papers do to a text that they take over. The text is split
// into sentences; own is another text.
var edits = []struct {
	name string
	edit func(r *rand.Rand, s, own []string) []string
}{
	{"headline", func(_ *rand.Rand, s, own []string) []string {
		return append([]string{"Officials and residents tell of a long night", "By our correspondent and agencies"}, s...)
	}},
	{"cut to a half", func(_ *rand.Rand, s, _ []string) []string { return s[:len(s)/2] }},
	{"cut to a quarter", func(_ *rand.Rand, s, _ []string) []string { return s[:max(1, len(s)/4)] }},
	{"sentences left out", func(r *rand.Rand, s, _ []string) []string {
		return slices.DeleteFunc(slices.Clone(s), func(string) bool { return r.IntN(3) == 0 })
	}},
	{"reordered", func(r *rand.Rand, s, _ []string) []string {
		s = slices.Clone(s)
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		return s
	}},
	{"figures corrected", func(r *rand.Rand, s, _ []string) []string {
		return perWord(s, func(w string) string {
			return regexp.MustCompile(`\d`).ReplaceAllStringFunc(w, func(string) string { return fmt.Sprint(r.IntN(10)) })
		})
	}},
	{"5 % of words", func(r *rand.Rand, s, own []string) []string { return reword(r, s, own, 5) }},
	{"10 % of words", func(r *rand.Rand, s, own []string) []string { return reword(r, s, own, 10) }},
	{"a quarter own", func(_ *rand.Rand, s, own []string) []string {
		return slices.Concat(opening(own, wordCount(s)/3), s)
	}},
	{"cut, a third own", func(r *rand.Rand, s, own []string) []string {
		return slices.Concat(s[:2*len(s)/3], opening(own, wordCount(s[:2*len(s)/3])/2))
	}},
	{"cut, reworded", func(r *rand.Rand, s, own []string) []string { return reword(r, s[:2*len(s)/3], own, 7) }},
}

func wordCount(s []string) int { return len(strings.Fields(strings.Join(s, " "))) }

// opening is the sentences from the first on that make so many words at most.
func opening(s []string, words int) []string {
	n := 0
	for n < len(s) && wordCount(s[:n+1]) <= words {
		n++
	}
	return s[:n]
}

func perWord(s []string, f func(string) string) []string {
	out := make([]string, len(s))
	for i := range s {
		words := strings.Fields(s[i])
		for j := range words {
			words[j] = f(words[j])
		}
		out[i] = strings.Join(words, " ")
	}
	return out
}

// reword replaces so many per cent of the words by words of the other text.
func reword(r *rand.Rand, s, own []string, percent int) []string {
	others := strings.Fields(strings.Join(own, " "))
	return perWord(s, func(w string) string {
		if r.IntN(100) < percent && len(others) > 0 {
			return others[r.IntN(len(others))]
		}
		return w
	})
}

// sentencesOf parts a text roughly.
func sentencesOf(text string) []string {
	var out []string
	for p := range strings.SplitSeq(text, "\n") {
		for s := range strings.SplitAfterSeq(p, ". ") {
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

// makeLabelled makes an edit of each of the texts, or every one, and texts that share something and are
// not the same: one that quotes another for a fourth of its length, a review of three, and what
// a publisher puts under many of its articles. same are the stories that
// several of the texts are known to tell.
func makeLabelled(texts []string, same map[int]int, every bool) *labelled {
	r := rand.New(rand.NewPCG(3, 7))
	l := &labelled{}
	note := strings.Repeat("Sign up for our newsletter and never miss what matters in your region, by our reporters on the ground. ", 3) +
		"This publication is funded by its readers and holds to the code of the press council; complaints are dealt with within three days of receipt."
	for i, text := range texts {
		story, known := storyNumber(same, i), same[i] != 0
		s := sentencesOf(text)
		own := sentencesOf(texts[(i+len(texts)/2)%len(texts)])
		own = own[:len(own)*2/5] // taken whole it would be a report within another
		if known || len(strings.Fields(text)) < 150 || len(s) < 6 {
			l.add(story, "", text)
			continue
		}
		if i%8 == 0 {
			l.add(story, "", text+"\n\n"+note)
		} else {
			l.add(story, "", text)
		}
		for k, e := range edits {
			if every || k == i%len(edits) {
				l.add(story, e.name, strings.Join(e.edit(r, s, own), " "))
			}
		}
		if j := (i + len(texts)/2) % len(texts); i%12 == 5 && len(own) > 6 && same[j] == 0 {
			own = sentencesOf(texts[j])
			l.add(storyNumber(same, j), "quotes a fourth", strings.Join(slices.Concat(own, opening(s[:len(s)/2], wordCount(own)/3)), " "))
			third := sentencesOf(texts[(i+7)%len(texts)])
			l.add(-10000-i, "review of three", strings.Join(slices.Concat(opening(s, 60), opening(own, 60), opening(third, 60)), " "))
		}
	}
	return l
}

func storyNumber(same map[int]int, i int) int {
	if story, known := same[i]; known {
		return story
	}
	return i
}

// score is pairs of texts that tell one story, as the index finds them.
type score struct {
	right, wrong, missed int
	missedBy             map[string]int
	of                   map[string]int
	mistakes             []string
}

func (s score) String() string {
	return fmt.Sprintf("precision %.4f recall %.4f (%d right, %d wrong, %d missed)",
		float64(s.right)/float64(max(1, s.right+s.wrong)), float64(s.right)/float64(max(1, s.right+s.missed)), s.right, s.wrong, s.missed)
}

func measureStories(l *labelled) score {
	x := new(storyIndex)
	for i, text := range l.texts {
		x.add(i, &model.Article{Text: text})
	}
	of, _ := x.gather(len(l.texts))
	s := score{missedBy: make(map[string]int), of: make(map[string]int)}
	for i := range l.texts {
		for j := range i {
			together, same := of[i] == of[j], l.story[i] == l.story[j]
			if same {
				s.of[l.kind[i]]++
			}
			switch {
			case together && same:
				s.right++
			case together:
				s.wrong++
				s.mistakes = append(s.mistakes, fmt.Sprintf("%q %.70q\n   %q %.70q %.2f", l.kind[j], l.texts[j], l.kind[i], l.texts[i], x.share(x.twin[i], x.twin[j])))
			case same:
				s.missed++
				s.missedBy[l.kind[i]]++
			}
		}
	}
	return s
}

// The reference's texts tell stories of their own: neither two reports of one
// event nor the seeds join, and edits of them join with what they were made of.
func TestDuplicatesOnReference(t *testing.T) {
	docs, err := reference.Load(reference.Embedded)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	halves := make(map[reference.Half][]string)
	for i := range docs {
		text := docs[i].Article.Text
		all = append(all, text)
		halves[docs[i].Half] = append(halves[docs[i].Half], text)
	}
	if n := viewOf(all...).Sources(); n != len(all) {
		t.Errorf("%d stories in %d texts of which each tells one", n, len(all))
	}
	for half, texts := range halves {
		s := measureStories(makeLabelled(texts, nil, true))
		t.Logf("%s: %s", half, s)
		if s.wrong*50 > s.right || s.missed*4 > s.right {
			t.Errorf("%s: %s %v", half, s, s.missedBy)
		}
	}
}

// newsTexts are the texts of the data: newswire of five continents, and the
// texts of a corpus of political news.
func newsTexts(t testing.TB) (names, texts []string) {
	data, err := os.ReadFile(filepath.Join(*dataFlag, "ner", "worldwide.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	end := func() {
		if b.Len() > 0 {
			texts = append(texts, b.String())
			b.Reset()
		}
	}
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(line, "-DOCSTART-"); ok {
			end()
			names = append(names, strings.TrimSpace(name))
			continue
		}
		token, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if token != "" {
			b.WriteString(token + " ")
		}
	}
	end()
	files, _ := filepath.Glob(filepath.Join(*dataFlag, "polnear", "*", "*.txt"))
	for _, f := range files {
		text, err := fs.ReadFile(os.DirFS(filepath.Dir(f)), filepath.Base(f))
		if err != nil {
			t.Fatal(err)
		}
		names, texts = append(names, filepath.Base(f)), append(texts, string(text))
	}
	return names, texts
}

// known are texts of the data that a reader holds for one story in the same
// words, each line one story.
const known = `canada_indig_4.txt.tsv canada_indig_5.txt.tsv
arg_buenosairestimes_2.txt.tsv arg_buenosairestimes_6.txt.tsv
cn_article_scmp_41.txt.tsv cn_article_scmp_58.txt.tsv
cn_article_1.txt.tsv cn_article_scmp_1.txt.tsv
cn_article_scmp_36.txt.tsv cn_article_scmp_76.txt.tsv
ghana_newsghana_19.txt.tsv ghana_newsghana_4.txt.tsv
wash-post_2015-12-22_as-spotlight-shines-on-trump-and.txt wash-post_2015-12-23_as-spotlight-shines-on-trump-and.txt
breitbart_2016-03-15_the-latest-kasich-scores-all-del.txt breitbart_2016-03-15_the-latest-sanders-declares-revo.txt`

// TestDuplicatesOnNews measures the index on the data, by halves: every other
// text, stories of several texts whole.
func TestDuplicatesOnNews(t *testing.T) {
	if *dataFlag == "" {
		t.Skip("no -data")
	}
	names, texts := newsTexts(t)
	storyOf := make(map[string]int)
	for k, line := range strings.Split(known, "\n") {
		for _, name := range strings.Fields(line) {
			storyOf[name] = 100000 + k
		}
	}
	for half := range 2 {
		var mine []string
		same := make(map[int]int)
		for i, text := range texts {
			story, ok := storyOf[names[i]]
			if ok && story%2 != half || !ok && i%2 != half {
				continue
			}
			if ok {
				same[len(mine)] = story
			}
			mine = append(mine, text)
		}
		l := makeLabelled(mine, same, false)
		s := measureStories(l)
		t.Logf("%s: %d texts: %s", [...]string{"development", "test"}[half], len(l.texts), s)
		if half == 0 {
			for _, e := range edits {
				t.Logf("  %-20s %d of %d missed", e.name, s.missedBy[e.name], s.of[e.name])
			}
			t.Logf("  %-20s %d of %d missed", "as they were", s.missedBy[""], s.of[""])
			t.Log(strings.Join(s.mistakes, "\n"))
		}
	}
}
