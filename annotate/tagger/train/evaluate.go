package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/annotate/tagger"
	"lectern/annotate/tokens"
	"lectern/model"
)

// reference is a text with the names that a data set marks, by kind.
type reference struct {
	text
	kinds  []model.Kind // of text.spans
	ignore []model.Span // mentions that are no names: what is marked inside is not counted
}

var evaluated = map[string]model.Kind{
	"Person": model.Person, "PER": model.Person, "Organization": model.Organization, "Organisation": model.Organization,
	"ORG": model.Organization, "Location": model.Place, "Facility": model.Place, "LOC": model.Place,
}

// half is every second text: development texts have even places, test texts odd
// ones.
func half(refs []reference, odd int) []reference {
	var out []reference
	for i, r := range refs {
		if i%2 == odd {
			out = append(out, r)
		}
	}
	return out
}

// tsvReference reads a data set of tokens as a reference.
func tsvReference(path string, split int, hyphens bool) ([]reference, error) {
	texts, err := readTSV(path, split, hyphens)
	if err != nil {
		return nil, err
	}
	refs := make([]reference, len(texts))
	for i, t := range texts {
		refs[i].text = t
		spans := t.spans
		refs[i].spans = nil
		for _, g := range spans {
			if k, ok := evaluated[g.label]; ok {
				refs[i].spans = append(refs[i].spans, g)
				refs[i].kinds = append(refs[i].kinds, k)
			}
		}
	}
	return refs, nil
}

// re3d reads the named mentions of the Relationship and Entity Extraction
// Evaluation Dataset: those whose first and last word are capitalised.
func re3d(dir string) ([]reference, error) {
	var refs []reference
	for _, part := range []string{"CENTCOM", "UK_Government", "Wikipedia"} {
		index := make(map[string]int)
		err := readLines(filepath.Join(dir, "re3d", part, "documents.json"), func(line []byte) error {
			var d struct {
				ID   string `json:"_id"`
				Text string
			}
			if err := json.Unmarshal(line, &d); err != nil {
				return err
			}
			index[d.ID] = len(refs)
			refs = append(refs, reference{text: text{name: part + "/" + d.ID, body: d.Text}})
			return nil
		})
		if err != nil {
			return nil, err
		}
		err = readLines(filepath.Join(dir, "re3d", part, "entities.json"), func(line []byte) error {
			var e struct {
				Begin, End int
				Type       string
				DocumentID string
				Confidence float64
			}
			if err := json.Unmarshal(line, &e); err != nil {
				return err
			}
			k, ok := evaluated[e.Type]
			i, known := index[e.DocumentID]
			if !known {
				return nil
			}
			r := &refs[i]
			start, end := byteAt(r.body, e.Begin), byteAt(r.body, e.End)
			if ok && e.Confidence >= 0.5 && isNamed(r.body[start:end]) {
				r.spans = append(r.spans, goldSpan{start, end, e.Type})
				r.kinds = append(r.kinds, k)
			} else {
				r.ignore = append(r.ignore, model.Span{Start: start, End: end})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(refs, func(a, b reference) int { return cmp.Compare(a.name, b.name) })
	return refs, nil
}

func readLines(path string, f func(line []byte) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	in := bufio.NewScanner(bytes.NewReader(data))
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		if err := f(in.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return in.Err()
}

// byteAt is the byte offset of the code point n.
func byteAt(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// isNamed reports whether the mention is a name: after determiners, its first
// and its last word are capitalised.
func isNamed(s string) bool {
	words := strings.Fields(s)
	for len(words) > 0 && determiners[strings.ToLower(words[0])] {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	last := strings.TrimRight(words[len(words)-1], ".,'’\"”)")
	first := strings.ToLower(words[0])
	if len(words) == 1 && pronouns[first] {
		return false
	}
	particle := strings.HasPrefix(first, "al-") || strings.HasPrefix(first, "el-") || first == "al" || first == "de" || first == "bin"
	return (capitalised(words[0]) || particle) && (capitalised(last) || strings.HasPrefix(last, "al-"))
}

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"“'‘("))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func words(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	determiners = words("the a an this that these those its his her their our my your")
	pronouns    = words("he she it they we i you who his her their its him them us our")
	titles      = words(`mr mrs ms miss dr prof professor president vice-president vice prime minister premier chancellor king queen prince
		princess pope sheikh shaikh sheik ayatollah general gen colonel col lieutenant lt major maj captain capt sergeant sgt admiral
		adm commander senator sen representative rep governor gov mayor judge justice sir lord lady dame secretary foreign defence
		defense interior finance ambassador chairman director spokesman spokeswoman spokesperson former deputy chief`)
)

// normalise strips determiners, possessives and, for persons, titles from the
// ends of the span, as both sides of a comparison are.
func normalise(body string, s model.Span, k model.Kind) model.Span {
	for {
		t := body[s.Start:s.End]
		t = strings.TrimRight(t, " \n,")
		for _, suffix := range []string{"'s", "’s", "'", "’"} {
			t = strings.TrimSuffix(t, suffix)
		}
		s.End = s.Start + len(t)
		first, rest, found := strings.Cut(t, " ")
		low := strings.ToLower(strings.TrimSuffix(first, "."))
		if found && (determiners[low] || k == model.Person && titles[low]) {
			s.Start = s.End - len(strings.TrimLeft(rest, " "))
			continue
		}
		return s
	}
}

// score counts hits of one kind.
type score struct{ hit, found, gold int }

func (s score) f1() float64 {
	if s.found+s.gold == 0 {
		return 0
	}
	return 200 * float64(s.hit) / float64(s.found+s.gold)
}

func (s score) String() string {
	return fmt.Sprintf("P %5.1f  R %5.1f  F1 %5.2f", 100*float64(s.hit)/float64(max(s.found, 1)), 100*float64(s.hit)/float64(max(s.gold, 1)), s.f1())
}

type mention struct {
	model.Span
	kind model.Kind
}

// result is what evaluate found out about one set of texts.
type result struct {
	total  score
	kinds  map[model.Kind]score
	untype score
	bins   [10]struct {
		n, right int
		sum      float64
	}
	errors map[string]int
	marks  []judged
}

// judged is the confidence of a mark and whether it was right.
type judged struct {
	p     float64
	right bool
}

// platt fits slope and offset of the logistic calibration by gradient descent
// on the marks; the result applies on top of the calibration that they have.
func platt(marks []judged) (slope, offset float64) {
	slope = 1
	for range 3000 {
		var gs, go0 float64
		for _, m := range marks {
			p := min(max(m.p, 1e-6), 1-1e-6)
			x := math.Log(p / (1 - p))
			e := 1 / (1 + math.Exp(-slope*x-offset))
			if m.right {
				e--
			}
			gs += e * x
			go0 += e
		}
		n := float64(len(marks))
		slope -= 0.05 * gs / n
		offset -= 0.05 * go0 / n
	}
	return slope, offset
}

// evaluate tags the texts and counts names with exactly the right span and
// kind. Where keepErrors is set it also counts the mistakes.
func evaluate(t *tagger.Tagger, refs []reference, keepErrors bool) result {
	res := result{kinds: make(map[model.Kind]score), errors: make(map[string]int)}
	for _, r := range refs {
		d := tokens.Split(r.body, r.paragraphs)
		gold := make(map[mention]bool)
		spans := make(map[model.Span]model.Kind)
		for i, g := range r.spans {
			m := mention{normalise(r.body, model.Span{Start: g.start, End: g.end}, r.kinds[i]), r.kinds[i]}
			gold[m] = true
			spans[m.Span] = m.kind
		}
		seen := make(map[mention]bool)
		for _, a := range t.Tag(d) {
			if a.Kind == model.Group {
				continue
			}
			m := mention{normalise(r.body, a.Span, a.Kind), a.Kind}
			if !gold[m] && slices.ContainsFunc(r.ignore, func(s model.Span) bool { return s.Covers(m.Span) }) {
				continue
			}
			seen[m] = true
			right := gold[m]
			res.marks = append(res.marks, judged{a.Confidence, right})
			bin := &res.bins[min(9, int(10*a.Confidence))]
			bin.n++
			bin.sum += a.Confidence
			if right {
				bin.right++
			}
			if _, ok := spans[m.Span]; ok {
				res.untype.hit++
			}
			if keepErrors && !right {
				what := "+" + m.kind.String()
				if k, ok := spans[m.Span]; ok {
					what = k.String() + ">" + m.kind.String()
				}
				res.errors[what+"\t"+m.In(r.body)+"\t"+around(r.body, m.Span)]++
			}
		}
		for m := range seen {
			s := res.kinds[m.kind]
			s.found++
			if gold[m] {
				s.hit++
			}
			res.kinds[m.kind] = s
		}
		for m := range gold {
			s := res.kinds[m.kind]
			s.gold++
			res.kinds[m.kind] = s
			if keepErrors && !seen[m] {
				res.errors["-"+m.kind.String()+"\t"+m.In(r.body)+"\t"+around(r.body, m.Span)]++
			}
		}
	}
	for _, s := range res.kinds {
		res.total.hit += s.hit
		res.total.found += s.found
		res.total.gold += s.gold
	}
	res.untype.found, res.untype.gold = res.total.found, res.total.gold
	return res
}

func around(body string, s model.Span) string {
	from, to := max(0, s.Start-50), min(len(body), s.End+40)
	return strings.ReplaceAll(body[from:s.Start]+"["+s.In(body)+"]"+body[s.End:to], "\n", " ")
}

// report prints one line per set, and the reliability of the confidences.
func report(w io.Writer, name string, r result) {
	fmt.Fprintf(w, "%-22s %v  untyped F1 %5.2f  |", name, r.total, r.untype.f1())
	for _, k := range []model.Kind{model.Person, model.Organization, model.Place} {
		fmt.Fprintf(w, " %v %5.1f", k, r.kinds[k].f1())
	}
	fmt.Fprintln(w)
}

func reliability(w io.Writer, r result) {
	fmt.Fprintln(w, "confidence    marks  stated  right")
	for i, b := range r.bins {
		if b.n > 0 {
			fmt.Fprintf(w, "%.1f to %.1f  %7d  %5.1f%%  %5.1f%%\n", float64(i)/10, float64(i+1)/10, b.n, 100*b.sum/float64(b.n), 100*float64(b.right)/float64(b.n))
		}
	}
}

func listErrors(w io.Writer, r result, n int) {
	keys := make([]string, 0, len(r.errors))
	for k := range r.errors {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	step := max(1, len(keys)/max(n, 1))
	for i := 0; i < len(keys); i += step {
		fmt.Fprintln(w, keys[i])
	}
}
