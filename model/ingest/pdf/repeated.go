package pdf

import (
	"math"
	"strings"
	"unicode"
)

// Reasons of what is taken out of the running text.
const (
	reasonHeader   = "header of the page"
	reasonFooter   = "footer of the page"
	reasonNumber   = "page number"
	reasonLines    = "numbers of the lines"
	reasonSideways = "text across the page"
)

// margin is the share of a page's height, at its top and its end, in which
// headers and footers are looked for.
const margin = 0.13

// edgeLine is a line near the top or the end of a page.
type edgeLine struct {
	page, segment int
	top, first    bool    // first: nothing stands above it
	from          float64 // the distance from that edge, in points
	key           string  // the text with its digits changed to "#"
	beginning     string  // the key of its first words, where there are several
	number        int     // that stands at either end, less the page's; noNumber where none does
	alone         bool    // nothing else is in the line but the number
}

const noNumber = math.MinInt32

// markRepeated gives the reasons for the lines of all pages that are headers,
// footers and page numbers: reasons[page][segment]. title is the document's; it
// often stands at the top of pages.
func markRepeated(pages []page, title string) [][]string {
	reasons := make([][]string, len(pages))
	var edges []edgeLine
	for k, p := range pages {
		reasons[k] = make([]string, len(p.segments))
		edges = append(edges, edgesOf(k, p)...)
	}
	type place struct {
		top    bool
		at     int
		key    string // or
		number int
	}
	seen := make(map[place]int)
	at := func(e edgeLine) int { return int(math.Round(e.from / 4)) }
	for _, e := range edges {
		for d := -1; d <= 1; d++ {
			seen[place{e.top, at(e) + d, e.key, noNumber}]++
			if e.number != noNumber {
				seen[place{e.top, at(e) + d, "", e.number}]++
			}
			if e.beginning != "" {
				seen[place{e.top, at(e) + d, e.beginning, noNumber}]++
			}
		}
	}
	for _, e := range edges {
		same := seen[place{e.top, at(e), e.key, noNumber}]
		counted := 0
		if e.number != noNumber {
			counted = seen[place{e.top, at(e), "", e.number}]
		}
		if e.beginning != "" {
			counted = max(counted, seen[place{e.top, at(e), e.beginning, noNumber}])
		}
		if e.page > 0 && e.top && e.first && sharedStart(e.key, keyOf(title)) >= 10 {
			same = len(pages)
		}
		if reason := e.reason(same, counted, len(pages)); reason != "" {
			reasons[e.page][e.segment] = reason
		}
	}
	return reasons
}

// sharedStart is how many bytes two texts begin with alike.
func sharedStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// reason judges a line that stands on same pages at its place, and whose number
// goes with the page's on counted ones.
func (e edgeLine) reason(same, counted, pages int) string {
	often := same >= 3 || same >= 2 && pages <= 20
	goes := counted >= 3 || counted == 2 && pages <= 4
	switch {
	case e.alone && (goes || often || pages == 1 && e.number != noNumber):
		return reasonNumber
	case !often && !goes:
		return ""
	case e.top:
		return reasonHeader
	}
	return reasonFooter
}

// edgesOf are the lines of a page that may be headers or footers: the first and
// last few rows, near the edges.
func edgesOf(k int, p page) []edgeLine {
	const rows = 4
	var out []edgeLine
	for j, s := range p.segments {
		above, below := 0, 0
		for _, t := range p.segments {
			if t.base < s.base-0.5*s.size {
				above++
			}
			if t.base > s.base+0.5*s.size {
				below++
			}
		}
		e := edgeLine{page: k, segment: j, number: noNumber}
		switch {
		case s.base < margin*p.height && above < rows:
			e.top, e.first, e.from = true, above == 0, s.base
		case s.base > (1-margin)*p.height && below < rows:
			e.from = p.height - s.base
		default:
			continue
		}
		text := s.text()
		e.key = keyOf(text)
		if words := strings.Fields(text); len(words) > 3 {
			if start := keyOf(strings.Join(words[:2], " ")); len(start) >= 8 {
				e.beginning = start + "…"
			}
		}
		e.number, e.alone = pageNumber(text)
		if e.number != noNumber {
			e.number -= p.number
		}
		out = append(out, e)
	}
	return out
}

// keyOf is a text with what changes from page to page taken out.
func keyOf(text string) string {
	var b strings.Builder
	digits := false
	for _, r := range strings.ToLower(text) {
		if unicode.IsDigit(r) {
			if !digits {
				b.WriteByte('#')
			}
			digits = true
			continue
		}
		digits = false
		if !unicode.IsSpace(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// pageNumber finds a number that stands at either end of a line, and reports
// whether the line says nothing else: "12", "– 12 –", "Page 12 of 40", "xii".
func pageNumber(text string) (int, bool) {
	fields := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-–—|·•[]()/,.:", r) })
	if len(fields) == 0 {
		return noNumber, false
	}
	alone := true
	for _, f := range fields {
		if number(f) == noNumber && roman(f) == noNumber && !pageWord(f) {
			alone = false
		}
	}
	for _, f := range fields {
		if n := number(f); n != noNumber && (alone || f == fields[0] || f == fields[len(fields)-1]) {
			return n, alone
		}
	}
	if alone {
		return roman(fields[0]), len(fields) == 1 && roman(fields[0]) != noNumber
	}
	return noNumber, false
}

func number(s string) int {
	if len(s) > 5 {
		return noNumber
	}
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return noNumber
		}
		n = 10*n + int(r-'0')
	}
	return n
}

// roman reads a small roman numeral.
func roman(s string) int {
	values := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}
	s = strings.ToLower(s)
	n, last := 0, 0
	for k := len(s) - 1; k >= 0; k-- {
		v, ok := values[s[k]]
		if !ok || len(s) > 8 {
			return noNumber
		}
		if v < last {
			v = -v
		} else {
			last = v
		}
		n += v
	}
	if n <= 0 {
		return noNumber
	}
	return n
}

func pageWord(s string) bool {
	switch strings.ToLower(s) {
	case "page", "of", "seite", "von", "página", "pagina", "de", "di", "van", "sur", "p", "s", "strona", "z", "sida", "side", "страница", "из", "第", "页", "頁":
		return true
	}
	return false
}
