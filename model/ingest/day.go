package ingest

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// findDay finds the first full date in a line: "25 March 2016", "March 25,
// 2016", "Fri Mar 25, 2016", "2016-03-25", "25.03.2016", "25/03/2016" where
// the order is beyond doubt. It returns the date's place in s; ok is false
// where there is none. A year before 1700 or after 2100 is none of a newspaper.
func findDay(s string) (day model.Day, span model.Span, ok bool) {
	words := wordsOf(s)
	for i, w := range words {
		if d, ok := numericDay(w.In(s)); ok {
			return d, w, true
		}
		if i+2 >= len(words) {
			continue
		}
		end := i + 2
		a, b, c := words[i].In(s), words[i+1].In(s), words[i+2].In(s)
		if (isFiller(b) || isFiller(c)) && i+3 < len(words) { // "25 de marzo 2016", "25 marzo de 2016"
			if isFiller(b) {
				b = c
			}
			c, end = words[i+3].In(s), i+3
			if isFiller(c) && i+4 < len(words) {
				c, end = words[i+4].In(s), i+4
			}
		}
		if d, ok := writtenDay(a, b, c); ok {
			return d, model.Span{Start: words[i].Start, End: words[end].End}, true
		}
	}
	return model.Day{}, model.Span{}, false
}

func isFiller(word string) bool { return word == "de" || word == "of" || word == "del" }

// wordsOf are the spans of s between spaces and commas, without brackets.
func wordsOf(s string) []model.Span {
	var words []model.Span
	start := -1
	for i, r := range s {
		if unicode.IsSpace(r) || strings.ContainsRune(",()[]|;", r) {
			if start >= 0 {
				words = append(words, model.Span{Start: start, End: i})
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		words = append(words, model.Span{Start: start, End: len(s)})
	}
	return words
}

// writtenDay reads day, month and year in either order of the first two.
func writtenDay(a, b, c string) (model.Day, bool) {
	month, day := monthOf(b), ordinal(a)
	if month == 0 {
		month, day = monthOf(a), ordinal(b)
	}
	year := digits(strings.TrimRight(c, "."))
	return checkedDay(year, int(month), day)
}

// numericDay reads a date that is one word. Day and month are told apart by
// the separator (full stops: day first) or by a number above twelve.
func numericDay(s string) (model.Day, bool) {
	if i := strings.IndexByte(s, 'T'); i == len("2016-03-25") {
		s = s[:i]
	}
	s = strings.TrimRight(s, ".")
	for _, sep := range []string{"-", ".", "/"} {
		parts := strings.Split(s, sep)
		if len(parts) != 3 {
			continue
		}
		a, b, c := digits(parts[0]), digits(parts[1]), digits(parts[2])
		switch {
		case len(parts[0]) == 4:
			return checkedDay(a, b, c)
		case len(parts[2]) != 4:
			return model.Day{}, false
		case sep == "." || a > 12 || a == b:
			return checkedDay(c, b, a)
		case b > 12:
			return checkedDay(c, a, b)
		}
	}
	return model.Day{}, false
}

func checkedDay(year, month, day int) (model.Day, bool) {
	if year < 1700 || year > 2100 || month < 1 || month > 12 || day < 1 {
		return model.Day{}, false
	}
	d := model.Day{Year: year, Month: time.Month(month), Day: day}
	return d, model.DayOf(d.Time()) == d
}

// ordinal is the day of the month that s gives: "25", "25th", "1er", "25.".
func ordinal(s string) int {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	switch strings.ToLower(s[n:]) {
	case "", ".", "st", "nd", "rd", "th", "er", "º", "ª":
		return digits(s[:n])
	}
	return 0
}

// digits is the number that s writes with at most four ASCII digits, else 0.
func digits(s string) int {
	if len(s) == 0 || len(s) > 4 {
		return 0
	}
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// monthOf is the month that a word names in one of the languages of monthNames,
// 0 where it names none.
func monthOf(word string) time.Month {
	word = strings.TrimRight(strings.ToLower(word), ".")
	if utf8.RuneCountInString(word) < 3 {
		return 0
	}
	return months()[word]
}
