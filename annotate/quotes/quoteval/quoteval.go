// Package quoteval measures package quotes on the Political News Attribution
// Relations Corpus (PolNeAR): brat standoff files with the source, the cue and
// the content of every attribution.
package quoteval

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"lectern/annotate/quotes"
	"lectern/annotate/tokens"
	"lectern/model"
)

// Attribution is one attribution of the corpus, offsets in bytes.
type Attribution struct {
	Source, Cue, Content []model.Span
}

// Text is one article of the corpus.
type Text struct {
	Name         string
	Doc          *tokens.Document
	Attributions []Attribution
}

// Row is one line of the result: what was measured on which part.
type Row struct {
	// Part is "train", "dev, development half" or "dev, test half".
	Part string
	// What is "direct, content overlap", "direct, speaker" and so on.
	What string
	// Gold, Found and Right count the corpus's items, Lectern's, and those of
	// each that match the other's.
	Gold, Found, RightGold, RightFound int
}

// Precision is in percent; 100 where nothing was found.
func (r Row) Precision() float64 { return percent(r.RightFound, r.Found) }

// Recall is in percent; 100 where there was nothing to find.
func (r Row) Recall() float64 { return percent(r.RightGold, r.Gold) }

// F1 is the harmonic mean of precision and recall, in percent.
func (r Row) F1() float64 {
	p, c := r.Precision(), r.Recall()
	if p+c == 0 {
		return 0
	}
	return 2 * p * c / (p + c)
}

func (r Row) String() string {
	return fmt.Sprintf("%-22s %-44s P %5.1f  R %5.1f  F1 %5.1f  (%d gold, %d found)",
		r.Part, r.What, r.Precision(), r.Recall(), r.F1(), r.Gold, r.Found)
}

func percent(n, of int) float64 {
	if of == 0 {
		return 100
	}
	return 100 * float64(n) / float64(of)
}

// Run measures all parts of the corpus under dataDir/polnear: train, and dev
// in two halves, every other article by name.
func Run(dataDir string) ([]Row, error) {
	var rows []Row
	train, err := Load(filepath.Join(dataDir, "polnear", "train"))
	if err != nil {
		return nil, err
	}
	dev, err := Load(filepath.Join(dataDir, "polnear", "dev"))
	if err != nil {
		return nil, err
	}
	var halves [2][]Text
	for i, t := range dev {
		halves[i%2] = append(halves[i%2], t)
	}
	rows = append(rows, Score("train", train)...)
	rows = append(rows, Score("dev, development half", halves[0])...)
	return append(rows, Score("dev, test half", halves[1])...), nil
}

// Load reads the articles of one folder, in order of name.
func Load(dir string) ([]Text, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no articles in %s", dir)
	}
	sort.Strings(paths)
	texts := make([]Text, 0, len(paths))
	for _, p := range paths {
		t, err := load(p)
		if err != nil {
			return nil, err
		}
		texts = append(texts, t)
	}
	return texts, nil
}

func load(path string) (Text, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Text{}, err
	}
	ann, err := os.ReadFile(strings.TrimSuffix(path, ".txt") + ".ann")
	if err != nil {
		return Text{}, err
	}
	text := string(raw)
	return Text{
		Name: filepath.Base(path), Doc: tokens.Split(text, paragraphs(text)),
		Attributions: parse(string(ann), byteOffsets(text)),
	}, nil
}

// paragraphs takes each line with text for a paragraph.
func paragraphs(text string) []model.Paragraph {
	var ps []model.Paragraph
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text) - start
		}
		if strings.TrimSpace(text[start:start+end]) != "" {
			ps = append(ps, model.Paragraph{Span: model.Span{Start: start, End: start + end}})
		}
		start += end + 1
	}
	return ps
}

// byteOffsets maps code points to bytes.
func byteOffsets(text string) []int {
	offsets := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}

// parse reads brat standoff: text-bound annotations (T) and events (E).
func parse(ann string, offsets []int) []Attribution {
	spans := make(map[string][]model.Span)
	var all []Attribution
	for _, line := range strings.Split(ann, "\n") {
		fields := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(fields) < 2 || fields[0] == "" {
			continue
		}
		switch fields[0][0] {
		case 'T':
			if _, list, ok := strings.Cut(fields[1], " "); ok {
				spans[fields[0]] = parseSpans(list, offsets)
			}
		case 'E':
			var a Attribution
			for _, arg := range strings.Fields(fields[1])[1:] {
				role, id, _ := strings.Cut(arg, ":")
				switch strings.TrimRight(role, "0123456789") {
				case "Source":
					a.Source = append(a.Source, spans[id]...)
				case "Cue":
					a.Cue = append(a.Cue, spans[id]...)
				case "Content":
					a.Content = append(a.Content, spans[id]...)
				}
			}
			first, _, _ := strings.Cut(strings.Fields(fields[1])[0], ":")
			if strings.HasPrefix(first, "Attribution") && len(a.Content) > 0 {
				all = append(all, a)
			}
		}
	}
	return all
}

func parseSpans(list string, offsets []int) []model.Span {
	var spans []model.Span
	for _, part := range strings.Split(list, ";") {
		a, b, _ := strings.Cut(part, " ")
		start, err1 := strconv.Atoi(a)
		end, err2 := strconv.Atoi(b)
		if err1 == nil && err2 == nil && start < end && end < len(offsets) {
			spans = append(spans, model.Span{Start: offsets[start], End: offsets[end]})
		}
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	return spans
}

const marks = "\"“”„«»‘'"

// IsDirect reports whether the content, or a piece of it, starts with a
// quotation mark.
func IsDirect(text string, a Attribution) bool {
	for _, c := range a.Content {
		if r, _ := utf8.DecodeRuneInString(c.In(text)); strings.ContainsRune(marks, r) {
			return true
		}
	}
	return false
}

// hasMarks reports whether a double mark stands anywhere in the content.
func hasMarks(text string, a Attribution) bool {
	for _, c := range a.Content {
		if strings.ContainsAny(c.In(text), "\"“”«»") {
			return true
		}
	}
	return false
}

// Overlaps reports whether the span and one of the list share a byte.
func Overlaps(list []model.Span, s model.Span) bool {
	for _, l := range list {
		if l.Overlaps(s) {
			return true
		}
	}
	return false
}

// Score measures the articles. Direct speech is a content that starts with a
// quotation mark. A direct quote of Lectern's is right where it overlaps a
// content with quotation marks; in the strict row it must be one that starts
// with them. A speaker is right where it overlaps the corpus's source.
func Score(part string, texts []Text) []Row {
	lenient := Row{Part: part, What: "direct, content overlap"}
	strict := Row{Part: part, What: "direct, content overlap, strict"}
	one := Row{Part: part, What: "direct, one to one, strict"}
	speakers := Row{Part: part, What: "direct, speaker of those found"}
	indirect := Row{Part: part, What: "indirect, content overlap"}
	said := Row{Part: part, What: "indirect, cue is a verb of speech known here"}
	indirectSpeakers := Row{Part: part, What: "indirect, speaker of those found"}
	for i := range texts {
		t := &texts[i]
		found := quotes.Find(t.Doc, nil)
		scoreDirect(t, found, &lenient, &strict, &one, &speakers)
		scoreIndirect(t, found, &indirect, &said, &indirectSpeakers)
	}
	return []Row{lenient, strict, one, speakers, indirect, said, indirectSpeakers}
}

func scoreDirect(t *Text, found []model.Annotation, lenient, strict, one, speakers *Row) {
	used := make([]bool, len(found))
	for _, a := range t.Attributions {
		if !IsDirect(t.Doc.Text, a) {
			continue
		}
		lenient.Gold++
		strict.Gold++
		one.Gold++
		match, single := -1, -1
		for i := range found {
			if !found[i].Quote.Direct || !Overlaps(a.Content, found[i].Span) {
				continue
			}
			if match < 0 {
				match = i
			}
			if single < 0 && !used[i] {
				single = i
			}
		}
		if single >= 0 {
			used[single] = true
			one.RightGold++
			one.RightFound++
		}
		if match < 0 {
			continue
		}
		lenient.RightGold++
		strict.RightGold++
		if len(a.Source) == 0 {
			continue
		}
		speakers.Gold++
		if !found[match].Quote.SpeakerSpan.Empty() {
			speakers.Found++
			if Overlaps(a.Source, found[match].Quote.SpeakerSpan) {
				speakers.RightGold++
				speakers.RightFound++
			}
		}
	}
	for i := range found {
		if !found[i].Quote.Direct {
			continue
		}
		lenient.Found++
		strict.Found++
		one.Found++
		loose, tight := false, false
		for _, a := range t.Attributions {
			if Overlaps(a.Content, found[i].Span) {
				d := IsDirect(t.Doc.Text, a)
				tight = tight || d
				loose = loose || d || hasMarks(t.Doc.Text, a)
			}
		}
		lenient.RightFound += count(loose)
		strict.RightFound += count(tight)
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func scoreIndirect(t *Text, found []model.Annotation, all, said, speakers *Row) {
	for _, a := range t.Attributions {
		if IsDirect(t.Doc.Text, a) {
			continue
		}
		known := len(a.Cue) > 0 && quotes.IsCue(a.Cue[len(a.Cue)-1].In(t.Doc.Text))
		all.Gold++
		said.Gold += count(known)
		for i := range found {
			if !Overlaps(a.Content, found[i].Span) {
				continue
			}
			all.RightGold++
			said.RightGold += count(known)
			if len(a.Source) > 0 && known {
				speakers.Gold++
				speakers.Found++
				right := count(Overlaps(a.Source, found[i].Quote.SpeakerSpan))
				speakers.RightGold += right
				speakers.RightFound += right
			}
			break
		}
	}
	for i := range found {
		if found[i].Quote.Direct {
			continue
		}
		right := false
		for _, a := range t.Attributions {
			right = right || Overlaps(a.Content, found[i].Span)
		}
		all.Found++
		said.Found++
		all.RightFound += count(right)
		said.RightFound += count(right)
	}
}
