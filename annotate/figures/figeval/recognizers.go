package figeval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"

	"lectern/annotate/dates"
	"lectern/annotate/figures"
	"lectern/annotate/tokens"
	"lectern/model"
)

// specCase is one case of the Recognizers-Text specifications.
type specCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []specResult
}

// specResult is one expected mark; Start and End are UTF-16 code units, End
// inclusive.
type specResult struct {
	Text       string
	TypeName   string
	Start, End *int
	Resolution struct {
		Value, Unit, IsoCurrency, Subtype string
		Values                            []specValue
	}
}

type specValue struct{ Timex, Type, Mod, Value, Start, End string }

// specFiles are the specifications, with the name of each row.
var specFiles = [...]struct{ file, what string }{
	{"NumberModel.json", "numbers"}, {"NumberRangeModel.json", "number ranges"}, {"PercentModel.json", "percent"},
	{"CurrencyModel.json", "money"}, {"DimensionModel.json", "dimensions"}, {"AgeModel.json", "ages"}, {"DateTimeModel.json", "dates and durations"},
}

// recognizers scores the specifications: a case is right where each expected
// mark that Lectern claims is there with the right span and value, and nothing
// else of that sort is.
func recognizers(dir string, miss func(string)) ([]Row, error) {
	var rows []Row
	total := [2]Row{}
	for _, f := range specFiles {
		raw, err := os.ReadFile(filepath.Join(dir, "recognizers", f.file))
		if err != nil {
			return nil, err
		}
		var cases []specCase
		if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\ufeff")), &cases); err != nil {
			return nil, fmt.Errorf("%s: %w", f.file, err)
		}
		var half [2]Row
		for i, c := range cases {
			right, claimed, note := judge(c, f.what)
			if !claimed {
				continue
			}
			k := 0
			if i%8 == 7 {
				k = 1
			}
			h := &half[k]
			h.N++
			if right {
				h.F1++
			} else if k == 0 {
				miss(fmt.Sprintf("%s %d: %s: %s", f.what, i, c.Input, note))
			}
		}
		for k := range half {
			half[k].Set, half[k].Half, half[k].What = "recognizers", Halves[k], f.what
			total[k].N += half[k].N
			total[k].F1 += half[k].F1
			rows = append(rows, half[k].accuracy())
		}
	}
	for k := range total {
		total[k].Set, total[k].Half, total[k].What = "recognizers", Halves[k], "all"
		rows = append(rows, total[k].accuracy())
	}
	return rows, nil
}

// accuracy turns the count of right cases into a percentage.
func (r Row) accuracy() Row {
	if r.N > 0 {
		r.F1 = 100 * r.F1 / float64(r.N)
	}
	return r
}

// judge scores one case. claimed is false where it asks for nothing that
// Lectern marks (clock times, telephone numbers, ordinals alone, recurring
// times, a currency without an amount).
func judge(c specCase, what string) (right, claimed bool, note string) {
	anns := annotate(c)
	isTime := what == "dates and durations"
	used := make([]bool, len(anns))
	for _, r := range c.Results {
		if !claims(r, c.Input) || r.TypeName == "number" && inTime(c.Input, r, anns) {
			cover(c.Input, r, anns, used)
			continue
		}
		claimed = true
		if !found(c.Input, r, anns, used, isTime) {
			return false, true, "want " + r.Text + " " + goldValue(r) + "; got " + render(c.Input, anns)
		}
	}
	if len(c.Results) == 0 {
		claimed = true
	}
	for i, a := range anns {
		if !used[i] && a.Kind.IsTime() == isTime && len(c.Results) == 0 && counts(a, what) {
			return false, claimed, "want nothing; got " + render(c.Input, anns)
		}
		if !used[i] && isTime && a.Kind.IsTime() {
			return false, claimed, "too much; got " + render(c.Input, anns)
		}
	}
	return true, claimed, ""
}

// inTime reports whether the number is part of a date or duration that is
// marked: "3" in "3 years".
func inTime(input string, r specResult, anns []model.Annotation) bool {
	s := r.span(input)
	for _, a := range anns {
		if a.Kind.IsTime() && a.Covers(s) {
			return true
		}
	}
	return false
}

// counts reports whether a mark is of the sort that the file is about.
func counts(a model.Annotation, what string) bool {
	switch what {
	case "money":
		return a.Kind == model.Money
	case "percent":
		return a.Kind == model.Percent
	case "dimensions", "ages":
		return a.Kind == model.Quantity && a.Figure.Unit != "" && !strings.Contains(a.Figure.Unit, " ") && a.Figure.Currency == "" && measured(a.Figure.Unit)
	case "dates and durations":
		return a.Kind.IsTime()
	}
	return a.Kind.IsFigure() && !measured(a.Figure.Unit) // "29 km" is right, and no bare number
}

func measured(unit string) bool {
	switch unit {
	case "km", "m", "cm", "mm", "mi", "ft", "in", "yd", "kg", "g", "t", "lb", "oz", "l", "ml", "year":
		return true
	}
	return false
}

func annotate(c specCase) []model.Annotation {
	d := tokens.Split(c.Input, nil)
	day := model.Day{}
	if len(c.Context.ReferenceDateTime) >= 10 {
		day, _ = model.ParseDay(c.Context.ReferenceDateTime[:10])
	}
	anns := dates.Find(d, day)
	return append(anns, figures.Find(d, anns)...)
}

// claims reports whether Lectern claims to mark the result.
func claims(r specResult, input string) bool {
	switch r.TypeName {
	case "datetimeV2.date", "datetimeV2.daterange", "datetimeV2.duration":
		return true
	case "number", "numberrange", "percentage", "age":
		return !strings.ContainsAny(r.Text, "^<>=")
	case "currency", "dimension":
		return r.Resolution.Value != ""
	}
	return false
}

// span is the result's span in bytes; the text is searched where the case
// gives no offsets.
func (r specResult) span(input string) model.Span {
	if r.Start == nil || r.End == nil {
		i := strings.Index(strings.ToLower(input), strings.ToLower(r.Text))
		return model.Span{Start: max(i, 0), End: max(i, 0) + len(r.Text)}
	}
	return model.Span{Start: utf16Offset(input, *r.Start), End: utf16Offset(input, *r.End+1)}
}

func utf16Offset(s string, units int) int {
	n := 0
	for i, r := range s {
		if n >= units {
			return i
		}
		n += len(utf16.Encode([]rune{r}))
	}
	return len(s)
}

// cover marks annotations under a result that is not scored as used.
func cover(input string, r specResult, anns []model.Annotation, used []bool) {
	s := r.span(input)
	for i, a := range anns {
		if a.Overlaps(s) {
			used[i] = true
		}
	}
}

func found(input string, r specResult, anns []model.Annotation, used []bool, isTime bool) bool {
	s := r.span(input)
	for i, a := range anns {
		if !a.Overlaps(s) || a.Kind.IsTime() != isTime && r.TypeName != "number" {
			continue
		}
		ok := false
		if isTime {
			ok = sameSpan(input, s, a.Span, false) && sameTime(r, a)
		} else {
			within := r.TypeName == "number" && a.Kind == model.Money && a.Covers(s) // "10000" in "$10000"
			ok = (within || sameSpan(input, s, a.Span, true)) && sameFigure(r, a)
		}
		if ok {
			used[i] = true
			return true
		}
	}
	return false
}

func render(input string, anns []model.Annotation) string {
	var b strings.Builder
	for _, a := range anns {
		fmt.Fprintf(&b, "[%s %s", a.Kind, a.In(input))
		if a.Time != nil {
			fmt.Fprintf(&b, " = %s", a.Time.Value)
		}
		if f := a.Figure; f != nil {
			fmt.Fprintf(&b, " = %g..%g %s%s %q", f.Min, f.Max, f.Currency, f.Unit, f.Hedge)
		}
		b.WriteString("] ")
	}
	return b.String()
}

func goldValue(r specResult) string {
	if len(r.Resolution.Values) > 0 {
		v := r.Resolution.Values[0]
		return strings.TrimSpace(v.Timex + " " + v.Value + " " + v.Start + " " + v.End)
	}
	return r.Resolution.Value + " " + r.Resolution.Unit
}
