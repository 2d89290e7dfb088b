package figeval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lectern/annotate/dates"
	"lectern/annotate/figures"
	"lectern/annotate/tokens"
	"lectern/model"
)

// tally counts marks and expected marks by overlap, per half.
type tally struct{ marks, hit, gold, met [2]int }

// add compares the marks of one text with the expected spans. ignored spans
// count neither for nor against.
func (t *tally) add(half int, text string, marks, gold, ignored []model.Span, miss func(string)) {
	for _, m := range marks {
		switch {
		case overlaps(m, gold):
			t.hit[half]++
			t.marks[half]++
		case overlaps(m, ignored):
		default:
			t.marks[half]++
			if half == 0 {
				miss("extra: " + context(text, m))
			}
		}
	}
	for _, g := range gold {
		t.gold[half]++
		if overlaps(g, marks) {
			t.met[half]++
		} else if half == 0 {
			miss("missed: " + context(text, g))
		}
	}
}

func (t *tally) rows(set, what string) []Row {
	var rows []Row
	for h := range Halves {
		rows = append(rows, prf(Row{Set: set, Half: Halves[h], What: what}, t.marks[h], t.hit[h], t.gold[h], t.met[h]))
	}
	return rows
}

func overlaps(s model.Span, others []model.Span) bool {
	for _, o := range others {
		if s.Overlaps(o) {
			return true
		}
	}
	return false
}

func context(text string, s model.Span) string {
	from, to := max(0, s.Start-40), min(len(text), s.End+40)
	out := text[from:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:to]
	return strings.ToValidUTF8(strings.ReplaceAll(out, "\n", " "), "")
}

// find runs dates and figures over one text.
func find(text string) map[model.Kind][]model.Span {
	d := tokens.Split(text, nil)
	anns := dates.Find(d, model.Day{})
	anns = append(anns, figures.Find(d, anns)...)
	out := make(map[model.Kind][]model.Span)
	for _, a := range anns {
		out[a.Kind] = append(out[a.Kind], a.Span)
	}
	return out
}

// deictic are the words that open a date which the worldwide set does not
// label: it takes as Date what names the calendar ("Monday", "July 2021",
// "2019"), not what counts from the day of the article ("last year").
var deictic = strings.Fields(`last this next past previous recent coming earlier later yesterday today tonight tomorrow early late following same
	end beginning start mid upcoming current`)

// calendarOnly drops marks that name no weekday, month, year or feast.
func calendarOnly(text string, spans []model.Span) []model.Span {
	var out []model.Span
	for _, s := range spans {
		if namesCalendar(s.In(text)) {
			out = append(out, s)
		}
	}
	return out
}

func namesCalendar(s string) bool {
	if strings.Contains(s, "ago") || strings.Contains(s, "later") {
		return false
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '–' }) {
		first := w[0]
		if first >= '0' && first <= '9' || first >= 'A' && first <= 'Z' && !isDeictic(strings.ToLower(w)) {
			return true
		}
	}
	return strings.Contains(s, "century") || strings.Contains(s, "ies")
}

func isDeictic(w string) bool {
	for _, d := range deictic {
		if w == d {
			return true
		}
	}
	return false
}

// article is the text of one article of a token-per-line file, tokens parted by
// spaces, with its expected spans by label.
type article struct {
	text strings.Builder
	gold map[string][]model.Span
	open string // the label that the last token had
}

// add appends a token with its label (B-X, I-X, O).
func (a *article) add(token, label string) {
	start := a.text.Len()
	a.text.WriteString(token)
	kind := strings.TrimPrefix(strings.TrimPrefix(label, "B-"), "I-")
	if spans := a.gold[kind]; strings.HasPrefix(label, "I-") && kind == a.open && len(spans) > 0 {
		spans[len(spans)-1].End = a.text.Len()
	} else if label != "O" {
		a.gold[kind] = append(a.gold[kind], model.Span{Start: start, End: a.text.Len()})
	}
	a.open = kind
	a.text.WriteString(" ")
}

// worldwide scores Date and Money of the newswire; dates also by the set's own
// notion of them.
func worldwide(dir string, miss func(string)) ([]Row, error) {
	var all, calendar, money tally
	n := -1
	cur := &article{gold: map[string][]model.Span{}}
	flush := func() {
		if s := cur.text.String(); n >= 0 && s != "" {
			found := find(s)
			all.add(n%2, s, found[model.Date], cur.gold["Date"], nil, func(string) {})
			calendar.add(n%2, s, calendarOnly(s, found[model.Date]), cur.gold["Date"], nil, func(m string) { miss("worldwide date " + m) })
			money.add(n%2, s, found[model.Money], cur.gold["Money"], nil, func(m string) { miss("worldwide money " + m) })
		}
		cur = &article{gold: map[string][]model.Span{}}
	}
	err := lines(filepath.Join(dir, "ner", "worldwide.tsv"), func(line []byte) error {
		if strings.HasPrefix(string(line), "-DOCSTART-") {
			flush()
			n++
			return nil
		}
		token, label, ok := strings.Cut(string(line), "\t")
		if !ok {
			cur.text.WriteString("\n")
			cur.open = ""
			return nil
		}
		cur.add(token, label)
		return nil
	})
	flush()
	rows := all.rows("worldwide", "dates, all marks")
	rows = append(rows, calendar.rows("worldwide", "dates that name the calendar")...)
	return append(rows, money.rows("worldwide", "money")...), err
}

// re3d scores Quantity, Money and Temporal of the three parts.
func re3d(dir string, miss func(string)) ([]Row, error) {
	var quantity, money, temporal tally
	for _, part := range [...]string{"CENTCOM", "UK_Government", "Wikipedia"} {
		type entity struct {
			Begin, End int
			Type, Value,
			DocumentID string
			Confidence float64
		}
		ents := map[string][]entity{}
		err := lines(filepath.Join(dir, "re3d", part, "entities.json"), func(raw []byte) error {
			var e entity
			if len(raw) == 0 {
				return nil
			}
			if err := json.Unmarshal(raw, &e); err != nil {
				return err
			}
			ents[e.DocumentID] = append(ents[e.DocumentID], e)
			return nil
		})
		if err != nil {
			return nil, err
		}
		n := 0
		err = lines(filepath.Join(dir, "re3d", part, "documents.json"), func(raw []byte) error {
			var doc struct {
				ID   string `json:"_id"`
				Text string
			}
			if len(raw) == 0 {
				return nil
			}
			if err := json.Unmarshal(raw, &doc); err != nil {
				return err
			}
			gold, doubtful := map[string][]model.Span{}, []model.Span{}
			offsets := byteOffsets(doc.Text)
			for _, e := range ents[doc.ID] {
				s := model.Span{Start: offsets[min(e.Begin, len(offsets)-1)], End: offsets[min(e.End, len(offsets)-1)]}
				if e.Confidence < 0.5 {
					doubtful = append(doubtful, s)
				} else {
					gold[e.Type] = append(gold[e.Type], s)
				}
			}
			found := find(doc.Text)
			h := n % 2
			n++
			q := append(found[model.Quantity], found[model.Percent]...)
			quantity.add(h, doc.Text, q, gold["Quantity"], doubtful, func(m string) { miss("re3d quantity " + m) })
			money.add(h, doc.Text, found[model.Money], gold["Money"], doubtful, func(m string) { miss("re3d money " + m) })
			times := append(found[model.Date], found[model.Duration]...)
			temporal.add(h, doc.Text, times, gold["Temporal"], doubtful, func(m string) { miss("re3d temporal " + m) })
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	rows := quantity.rows("re3d", "quantity")
	rows = append(rows, money.rows("re3d", "money")...)
	return append(rows, temporal.rows("re3d", "temporal")...), nil
}

// lines calls f with each line of a file, empty ones included.
func lines(path string, f func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		if err := f(sc.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return sc.Err()
}

// byteOffsets maps code points to bytes.
func byteOffsets(s string) []int {
	var out []int
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}
