package figeval

import (
	"testing"

	"lectern/model"
)

// result is an expected mark of one timex value.
func result(kind, text, timex, value, start, end string) specResult {
	r := specResult{Text: text, TypeName: kind}
	r.Resolution.Values = []specValue{{Timex: timex, Type: kind, Value: value, Start: start, End: end}}
	return r
}

func TestJudge(t *testing.T) {
	number := func(text, value string) specResult {
		r := specResult{Text: text, TypeName: "number"}
		r.Resolution.Value = value
		return r
	}
	money := specResult{Text: "5 euros", TypeName: "currency"}
	money.Resolution.Value, money.Resolution.Unit, money.Resolution.IsoCurrency = "5", "Euro", "EUR"
	pounds := money
	pounds.Resolution.IsoCurrency = "GBP"
	day := result("datetimeV2.date", "yesterday", "2016-12-09", "2016-12-09", "", "")
	years := result("datetimeV2.daterange", "2014-2018", "(2014-01-01,2018-01-01,P4Y)", "", "2014-01-01", "2018-01-01")
	tests := []struct {
		name, input, what string
		want              []specResult
		right, claimed    bool
	}{
		{"the number and its noun", "They saw 12 ships.", "numbers", []specResult{number("12", "12")}, true, true},
		{"another value", "They saw 12 ships.", "numbers", []specResult{number("12", "13")}, false, true},
		{"money", "It costs 5 euros.", "money", []specResult{money}, true, true},
		{"another currency", "It costs 5 euros.", "money", []specResult{pounds}, false, true},
		{"a day", "He left yesterday.", "dates and durations", []specResult{day}, true, true},
		{"a range ends where its second date begins", "The range is 2014-2018.", "dates and durations", []specResult{years}, true, true},
		{"nothing wanted, nothing found", "You may not.", "dates and durations", nil, true, true},
		{"nothing wanted, a date found", "You left on Friday.", "dates and durations", nil, false, true},
		{"a clock time is not claimed", "At 3pm.", "dates and durations", []specResult{result("datetimeV2.time", "3pm", "T15", "15:00:00", "", "")}, true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := specCase{Input: tt.input, Results: tt.want}
			c.Context.ReferenceDateTime = "2016-12-10T00:00:00"
			right, claimed, note := judge(c, tt.what)
			if right != tt.right || claimed != tt.claimed {
				t.Errorf("right %v, claimed %v (%s); want %v, %v", right, claimed, note, tt.right, tt.claimed)
			}
		})
	}
}

func TestInterval(t *testing.T) {
	for value, want := range map[string]string{
		"2016": "2016-01-01 2017-01-01", "2016-02": "2016-02-01 2016-03-01", "2016-02-28": "2016-02-28 2016-02-29", "199": "1990-01-01 2000-01-01",
		"18": "1800-01-01 1900-01-01", "2016-Q3": "2016-07-01 2016-10-01", "2016-H1": "2016-01-01 2016-07-01", "2015-W01": "2014-12-29 2015-01-05",
		"2015-W01-WE": "2015-01-03 2015-01-05", "2014/2018": "2014-01-01 2019-01-01",
	} {
		lo, hi, ok := interval(value)
		if got := lo.Format("2006-01-02") + " " + hi.Format("2006-01-02"); !ok || got != want {
			t.Errorf("interval(%q) = %s, %v; want %s", value, got, ok, want)
		}
	}
}

func TestTally(t *testing.T) {
	var c tally
	gold := []model.Span{{Start: 0, End: 4}, {Start: 10, End: 14}}
	marks := []model.Span{{Start: 2, End: 6}, {Start: 20, End: 22}, {Start: 30, End: 31}}
	c.add(0, "0123456789012345678901234567890123456789", marks, gold, []model.Span{{Start: 30, End: 35}}, func(string) {})
	r := c.rows("set", "what")[0]
	if r.Precision != 50 || r.Recall != 50 || r.F1 != 50 || r.N != 2 {
		t.Errorf("got %+v, want 50, 50, 50 of 2", r)
	}
}
