package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"lectern/annotate/reference"
	"lectern/model"
)

// Row is one line of the table: how something did on a set.
type Row struct {
	Set  string `json:"set"`
	What string `json:"what"`
	// Precision, Recall and F1 are in percent; Score is a single figure in
	// percent where there is no precision and recall. nil where there is none.
	Precision *float64 `json:"precision,omitempty"`
	Recall    *float64 `json:"recall,omitempty"`
	F1        *float64 `json:"f1,omitempty"`
	Score     *float64 `json:"score,omitempty"`
	// N is how many there are to find.
	N int `json:"n,omitempty"`
	// Note is a plain figure with its unit, such as words per second.
	Note string `json:"note,omitempty"`
	// Detail rows are left out of the table.
	Detail bool `json:"-"`
}

func percent(x float64) *float64 { x *= 100; return &x }

func countRow(set, what string, c reference.Count) Row {
	return Row{Set: set, What: what, Precision: percent(c.Precision()), Recall: percent(c.Recall()), F1: percent(c.F1()), N: c.Right + c.Missed}
}

func sumRow(set, what string, s reference.Sum, n int) Row {
	return Row{Set: set, What: what, Precision: percent(s.Precision()), Recall: percent(s.Recall()), F1: percent(s.F1()), N: n}
}

func shareRow(set, what string, s reference.Share) Row {
	return Row{Set: set, What: what, Score: percent(s.Rate()), N: s.Of}
}

// resultRows are the rows of one set's result, of the kinds that it marks.
func resultRows(set string, marks func(model.Kind) bool, r *reference.Result) []Row {
	var names reference.Count
	for _, k := range []model.Kind{model.Person, model.Organization, model.Place} {
		names.Add(r.Names[k])
	}
	rows := []Row{countRow(set, "names: person, organization, place", names)}
	if marks(model.Group) {
		rows = append(rows, countRow(set, "names: with groups", r.Names[model.KindNone]))
	}
	rows = append(rows, countRow(set, "names: span alone", r.Untyped))
	for _, k := range []model.Kind{model.Person, model.Organization, model.Place, model.Group} {
		if marks(k) {
			rows = append(rows, countRow(set, "  "+k.String(), r.Names[k]))
		}
	}
	if marks(model.QuoteKind) {
		rows = append(rows, shareRow(set, "nominal mentions found", r.Nominals))
	}
	rows = append(rows, Row{Set: set, What: "calibration error of names", Score: percent(r.Confidence.Error()), N: marked(r.Confidence)})
	if !marks(model.Quantity) {
		return rows
	}
	return append(rows,
		countRow(set, "figures", r.Figures), shareRow(set, "  value right", r.Values),
		shareRow(set, "  currency right", r.Currencies), shareRow(set, "  event, by, place right", r.Related),
		countRow(set, "dates and durations", r.Times), shareRow(set, "  value right", r.Resolved),
		countRow(set, "quotes", r.Quotes), shareRow(set, "  speaker right", r.Speakers))
}

func marked(b reference.Bins) int {
	n := 0
	for _, bin := range b {
		n += bin.Of
	}
	return n
}

// linkRows are the rows of a grouping of mentions.
func linkRows(set, what string, l reference.Links, articles []reference.Links) []Row {
	var muc, bcubed, ceafe reference.Sum
	for _, a := range articles {
		muc.Add(a.MUC())
		bcubed.Add(a.BCubed())
		ceafe.Add(a.CEAFe())
	}
	if articles == nil {
		muc, bcubed, ceafe = l.MUC(), l.BCubed(), l.CEAFe()
	}
	n := len(l.Want)
	mean := 100 * reference.CoNLL(muc, bcubed, ceafe)
	rows := []Row{
		sumRow(set, what+", B-cubed", bcubed, n),
		{Set: set, What: what + ", CoNLL average", Score: &mean, N: n},
		sumRow(set, what+", MUC", muc, n),
		sumRow(set, what+", CEAF-e", ceafe, n),
	}
	rows[2].Detail, rows[3].Detail = true, true
	return rows
}

// bySet brings the rows of one set together, in the order of first mention.
func bySet(rows []Row) []Row {
	place := make(map[string]int)
	for _, r := range rows {
		if _, ok := place[r.Set]; !ok {
			place[r.Set] = len(place)
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(place[a.Set], place[b.Set]) })
	return rows
}

// writeTable prints the rows as one aligned table.
func writeTable(w io.Writer, rows []Row) error {
	rows = bySet(slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return r.Detail }))
	setWidth, whatWidth := len("set"), len("what")
	for _, r := range rows {
		setWidth, whatWidth = max(setWidth, len(r.Set)), max(whatWidth, len(r.What))
	}
	line := func(set, what, p, r, f, n, note string) error {
		text := fmt.Sprintf("%-*s  %-*s  %9s  %6s  %6s  %7s  %s", setWidth, set, whatWidth, what, p, r, f, n, note)
		_, err := fmt.Fprintln(w, strings.TrimRight(text, " "))
		return err
	}
	if err := line("set", "what", "precision", "recall", "F1", "of", ""); err != nil {
		return err
	}
	last := ""
	for _, r := range rows {
		if last != "" && last != r.Set {
			if _, err := fmt.Fprintln(w); err != nil {
				return err
			}
		}
		last = r.Set
		n := ""
		if r.N > 0 {
			n = strconv.Itoa(r.N)
		}
		if err := line(r.Set, r.What, cell(r.Precision), cell(r.Recall), cell(cmp.Or(r.F1, r.Score)), n, r.Note); err != nil {
			return err
		}
	}
	return nil
}

func cell(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', 1, 64)
}

// writeJSON prints one object per row.
func writeJSON(w io.Writer, rows []Row) error {
	out := json.NewEncoder(w)
	for _, r := range rows {
		r.What = strings.TrimSpace(r.What)
		if err := out.Encode(r); err != nil {
			return err
		}
	}
	return nil
}
