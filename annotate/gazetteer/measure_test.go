package gazetteer

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lectern/annotate/tokens"
	"lectern/model"
)

var (
	dataDir = flag.String("data", "", "the `folder` with the labelled texts, such as ../shared/data; TestMeasure is skipped without it")
	wrong   = flag.Int("wrong", 0, "how many of the commonest wrong strong entries of the development half TestMeasure shows")
)

// labelled is a document with the label of every byte of its text: "" outside,
// else the label and the number of the entity.
type labelled struct {
	text   string
	labels []string
}

// readLabelled reads a file of tokens with B-/I-/O labels.
func readLabelled(path string) ([]labelled, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var docs []labelled
	var cur labelled
	entity := 0
	flush := func() {
		if cur.text != "" {
			docs = append(docs, cur)
		}
		cur = labelled{}
	}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		token, label, ok := strings.Cut(lines.Text(), "\t")
		switch {
		case strings.HasPrefix(token, "-DOCSTART-"):
			flush()
			continue
		case !ok:
			cur.text += "\n"
			cur.labels = append(cur.labels, "")
			continue
		}
		space := " "
		if attaches(cur.text, token) {
			space = ""
		}
		if strings.HasPrefix(label, "B-") {
			entity++
		}
		mark := ""
		if label != "O" {
			mark = fmt.Sprintf("%s#%d", label[2:], entity)
		}
		for range space {
			cur.labels = append(cur.labels, "")
		}
		for i := 0; i < len(token); i++ {
			cur.labels = append(cur.labels, mark)
		}
		cur.text += space + token
	}
	flush()
	return docs, lines.Err()
}

// attaches reports whether the token stood without a space before it: the files
// part hyphens, possessives and the stops of acronyms.
func attaches(text, token string) bool {
	initial := func(s string) bool { return len(s) == 1 && 'A' <= s[0] && s[0] <= 'Z' }
	last := text[strings.LastIndexAny(text, " \n")+1:]
	switch {
	case text == "" || strings.HasSuffix(text, "\n") || strings.HasPrefix(token, "'") || strings.HasPrefix(token, "’"):
		return true
	case token == "-" || strings.HasSuffix(text, "-"):
		return true
	case token == ".":
		return initial(last) || len(last) == 3 && last[1] == '.' && initial(last[2:])
	}
	return initial(token) && len(last) == 2 && last[1] == '.' && initial(last[:1])
}

// goldKinds are the labels that a kind's entries should carry.
var goldKinds = map[model.Kind][]string{
	model.Place:        {"Location", "Facility", "LOC"},
	model.Group:        {"NORP"},
	model.Organization: {"Organization", "ORG"},
}

// tally counts, for one half of the data.
type tally struct {
	right, inside, wrong map[string]int // by kind and band of strength
	gold, found, strong  int            // tokens of gold places
	examples, missed     map[string]int
	// capitalised words of person names and of anything else: how many, and how
	// many are listed as given name, surname or either
	names, namesListed, others, othersListed int
	unlisted                                 map[string]int
}

func newTally() *tally {
	return &tally{right: map[string]int{}, inside: map[string]int{}, wrong: map[string]int{}, examples: map[string]int{}, missed: map[string]int{}, unlisted: map[string]int{}}
}

// count walks one document.
func (c *tally) count(g *Gazetteer, doc labelled) {
	d := tokens.Split(doc.text, nil)
	c.countNames(g, doc, d)
	for i := 0; i < len(d.Tokens); {
		label, _, _ := strings.Cut(doc.labels[d.Tokens[i].Start], "#")
		isPlace := label == "Location" || label == "LOC"
		n, e := g.Longest(d, i)
		if n == 0 {
			if isPlace {
				c.gold++
				c.missed[d.At(i)]++
			}
			i++
			continue
		}
		for k := i; k < i+n; k++ {
			if l, _, _ := strings.Cut(doc.labels[d.Tokens[k].Start], "#"); l == "Location" || l == "LOC" {
				c.gold++
				if e.Kind == model.Place {
					c.found++
					if e.Strength > 0.8 {
						c.strong++
					}
				}
			}
		}
		c.judge(doc, d, i, n, e)
		i += n
	}
}

// countNames counts the capitalised words in the middle of sentences.
func (c *tally) countNames(g *Gazetteer, doc labelled, d *tokens.Document) {
	for _, s := range d.Sentences {
		for i := s.First + 1; i < s.End; i++ {
			t := d.Tokens[i]
			if t.Class != tokens.Word || !t.Upper || t.Len() < 3 {
				continue
			}
			listed := g.Word(d.At(i)).Has(GivenName | Surname | NamePart)
			if strings.HasPrefix(doc.labels[t.Start], "Person") {
				if c.names++; listed {
					c.namesListed++
				} else {
					c.unlisted["unlisted name "+d.At(i)]++
				}
			} else if c.others++; listed {
				c.othersListed++
			}
		}
	}
}

// judge counts one entry as right, as part of a longer entity of another kind,
// or as wrong.
func (c *tally) judge(doc labelled, d *tokens.Document, i, n int, e Entry) {
	start, end := d.Tokens[i].Start, d.Tokens[i+n-1].End
	mark := doc.labels[start]
	label, _, _ := strings.Cut(mark, "#")
	band := fmt.Sprintf("%-12s %.1f-%.1f", e.Kind, float64(int(min(e.Strength, 0.99)*5))/5, float64(int(min(e.Strength, 0.99)*5))/5+0.2)
	switch longer := start > 0 && before(doc, d, i) == mark || after(doc, d, i+n) == mark; {
	case mark != "" && doc.labels[end-1] == mark && slices.Contains(goldKinds[e.Kind], label):
		c.right[band]++
	case mark != "" && longer:
		c.inside[band]++
	default:
		c.wrong[band]++
		if e.Strength > 0.8 {
			c.examples[fmt.Sprintf("%s: %q is %s (%s %.2f)", e.Kind, doc.text[start:end], label, e.List, e.Strength)]++
		}
	}
}

func before(doc labelled, d *tokens.Document, i int) string {
	if i == 0 {
		return ""
	}
	return doc.labels[d.Tokens[i-1].Start]
}

func after(doc labelled, d *tokens.Document, i int) string {
	if i >= len(d.Tokens) {
		return ""
	}
	return doc.labels[d.Tokens[i].Start]
}

// TestMeasure tells how many place tokens of the worldwide newswire the lists
// hold and how often entries are right, by strength. It judges nothing.
func TestMeasure(t *testing.T) {
	if *dataDir == "" {
		t.Skip("-data is not given")
	}
	docs, err := readLabelled(filepath.Join(*dataDir, "ner/worldwide.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	halves := [2]*tally{newTally(), newTally()}
	for i, doc := range docs {
		halves[i%2].count(Default(), doc)
	}
	for i, name := range []string{"development", "test"} {
		c := halves[i]
		t.Logf("%s half: %d place tokens, %.1f %% listed, %.1f %% with strength above 0.8", name, c.gold,
			100*float64(c.found)/float64(c.gold), 100*float64(c.strong)/float64(c.gold))
		t.Logf("  words of person names: %d, %.1f %% listed; other capitalised words: %d, %.1f %% listed", c.names,
			100*float64(c.namesListed)/float64(c.names), c.others, 100*float64(c.othersListed)/float64(c.others))
		bands := maps.Clone(c.right)
		maps.Copy(bands, c.wrong)
		for _, band := range slices.Sorted(maps.Keys(bands)) {
			r, in, w := c.right[band], c.inside[band], c.wrong[band]
			t.Logf("  %s: %5d right, %4d in a longer name of another kind, %4d wrong: %.1f %% right", band, r, in, w, 100*float64(r)/float64(r+in+w))
		}
	}
	for _, m := range []map[string]int{halves[0].examples, halves[0].missed, halves[0].unlisted} {
		commonest := slices.SortedFunc(maps.Keys(m), func(a, b string) int { return cmp.Or(m[b]-m[a], strings.Compare(a, b)) })
		for _, e := range commonest[:min(*wrong, len(commonest))] {
			t.Logf("%4d %s", m[e], e)
		}
	}
}
