package web

import (
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/net/html/atom"
)

// visibleDay is the day of publication as a line by the headline tells it; "" if
// none does. Lines that are called a date come first.
func (p *page) visibleDay(core int) string {
	if core < 0 {
		return ""
	}
	from := p.headline(core)
	if from < 0 || from > core {
		from = core
	}
	const above, below = 40, 60 // elements around the headline that may tell
	to := min(p.items[core].end, max(core, from)+below)
	for pass := range 2 {
		for i := max(1, from-above); i < to; i++ {
			e := &p.items[i]
			if e.own == 0 || e.own > 160 || aside(e.drop) || e.n.DataAtom == atom.Title || isInline(e.n.DataAtom) {
				continue
			}
			if pass == 0 && !p.dated(i) || pass == 1 && (i < from-above/4 || e.sentences > 2) {
				continue
			}
			if day := dayInText(textOf(e.n, 300)); day != "" {
				return day
			}
		}
	}
	return ""
}

// dated reports whether an element, or one just around it, is called a date.
func (p *page) dated(i int) bool {
	for range 3 {
		if i < 0 {
			return false
		}
		for w := range strings.FieldsSeq(p.items[i].names) {
			switch w {
			case "date", "datetime", "published", "pubdate", "publish", "dateline", "datum", "fecha", "time", "timestamp", "created", "posted", "meta", "byline", "entrydate", "postdate", "publishdate":
				return true
			}
		}
		i = p.items[i].parent
	}
	return false
}

// months are the names of months, and their beginnings, in the languages of the
// larger presses.
var months = sync.OnceValue(func() map[string]time.Month {
	m := make(map[string]time.Month)
	for _, names := range []string{
		"january february march april may june july august september october november december",
		"jan feb mar apr may jun jul aug sep oct nov dec", "jän febr mär apr mai jun jul aug sept okt nov dez",
		"januar februar märz april mai juni juli august september oktober november dezember", "jänner feber mrz - - - - - - - - -",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre", "janv févr - avr - - juil - - - - déc",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "ene - - abr - - - ago setiembre - - dic",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
		"januari februari mars april maj juni juli augusti september oktober november december", "- - marts - - - - - - - - -",
	} {
		for i, name := range strings.Fields(names) {
			if name != "-" {
				m[name] = time.Month(i + 1)
			}
		}
	}
	return m
})

// dayInText is the first full date in a line: "27. Januar 2022", "January 27,
// 2022", "27.01.2022", "2022-01-27". Of dates with slashes, which are read in two
// ways, only those that can be read in one count.
func dayInText(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;()[]|·•–—", r)
	})
	for i, w := range words {
		if day := numericDay(strings.Trim(w, ":'\"")); day != "" {
			return day
		}
		month, ok := months()[strings.Trim(w, ".")]
		if !ok {
			continue
		}
		if i > 0 && i+1 < len(words) { // 27. Januar 2022, 27 de enero de 2022
			before, next := words[i-1], words[i+1]
			if before == "de" || before == "of" {
				before = words[max(0, i-2)]
			}
			if (next == "de" || next == "of") && i+2 < len(words) {
				next = words[i+2]
			}
			if day := fullDay(next, month, before); day != "" {
				return day
			}
		}
		if i+2 < len(words) { // January 27, 2022
			if day := fullDay(words[i+2], month, words[i+1]); day != "" {
				return day
			}
		}
	}
	return ""
}

func fullDay(year string, month time.Month, day string) string {
	y, err := strconv.Atoi(strings.Trim(year, ".:"))
	if err != nil || len(strings.Trim(year, ".:")) != 4 {
		return ""
	}
	d, err := strconv.Atoi(strings.TrimRight(day, ".:stndrhºª°"))
	if err != nil {
		return ""
	}
	return checkedDay(y, int(month), d)
}

// numericDay reads "27.01.2022", "27.1.22", "2022-01-27", "27/01/2022".
func numericDay(s string) string {
	sep := ""
	for _, c := range []string{".", "-", "/"} {
		if strings.Count(s, c) == 2 || strings.Count(s, c) == 3 && strings.HasSuffix(s, c) {
			sep = c
		}
	}
	if sep == "" || len(s) > 25 {
		return ""
	}
	if t := strings.IndexByte(s, 't'); t > 0 {
		s = s[:t]
	}
	parts := strings.Split(strings.TrimSuffix(s, sep), sep)
	var n [3]int
	for i := range n {
		v, err := strconv.Atoi(parts[i])
		if err != nil || len(parts) != 3 {
			return ""
		}
		n[i] = v
	}
	switch {
	case len(parts[0]) == 4:
		return checkedDay(n[0], n[1], n[2])
	case len(parts[2]) == 2 && sep == ".":
		return checkedDay(2000+n[2], n[1], n[0])
	case len(parts[2]) != 4:
		return ""
	case sep == "/" && n[0] <= 12 && n[1] <= 12 && n[0] != n[1]:
		return ""
	case sep == "/" && n[1] > 12:
		return checkedDay(n[2], n[0], n[1])
	}
	return checkedDay(n[2], n[1], n[0])
}

// checkedDay is the date in ISO 8601 if there is such a day, on which a page may
// have been published.
func checkedDay(year, month, day int) string {
	if year < 1990 || year > 2100 {
		return ""
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if int(t.Month()) != month || t.Day() != day {
		return ""
	}
	return t.Format(time.DateOnly)
}
