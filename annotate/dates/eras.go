package dates

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// yearAt reads a year that stands alone: "in 2011", "2014-2018", "1989-90",
// "500 BC", "AD 79".
func (f *finder) yearAt(i int) (expr, bool) {
	if e, ok := f.era(i); ok {
		return e, true
	}
	y, ok := f.fourDigits(i)
	if !ok || !f.yearContext(i, y) {
		return expr{}, false
	}
	e := expr{end: i + 1, p: point{grain: gYear, year: y}, confidence: 0.9}
	k := i + 1
	if f.is(k, "-", "–", "—", "/", "‑", "~") && f.joined(k) && f.class(k+1) == tokens.Number && f.d.Tokens[k].Space == f.d.Tokens[k+1].Space {
		if to, end, ok := f.yearTo(y, k+1); ok {
			e.ranged, e.to, e.end = true, point{grain: gYear, year: to}, end
			return e, true
		}
		if !f.d.Tokens[k].Space {
			return expr{}, false
		}
	}
	if f.is(k, "quarter") && f.class(k+1) == tokens.Number && f.joined(k+1) { // "2016 quarter 3"
		if s := f.d.At(k + 1); len(s) == 1 && s[0] >= '1' && s[0] <= '4' {
			e.p, e.end = point{grain: gQuarter, year: y, n: int(s[0] - '0')}, k+2
			return e, true
		}
	}
	if g, ok := f.genitive(e); ok { // "2015's third quarter"
		return g, true
	}
	if f.code(k) == cQuarter { // "2017 q1"
		e.p, e.end = point{grain: gQuarter, year: y, n: int(f.words[k].n)}, k+1
	}
	return e, true
}

// yearTo reads the end of a span of years that begins with y.
func (f *finder) yearTo(y, i int) (to, end int, ok bool) {
	if to, ok := f.fourDigits(i); ok {
		return to, i + 1, to > y && !(f.is(i+1, "-", "/") && !f.d.Tokens[i+1].Space && f.class(i+2) == tokens.Number)
	}
	s := f.d.At(i)
	if len(s) > 2 || f.is(i+1, "-", "/", ".") && !f.d.Tokens[i+1].Space && f.class(i+2) == tokens.Number {
		return 0, 0, false
	}
	n, base := 0, 1
	for k := range len(s) {
		if s[k] < '0' || s[k] > '9' {
			return 0, 0, false
		}
		n, base = n*10+int(s[k]-'0'), base*10
	}
	to = y/base*base + n
	if to <= y && base == 100 && n == 0 { // "1999-00"
		to += base
	}
	return to, i + 1, to > y && (base == 10 && y < 1900 || base == 100)
}

// yearContext reports whether four digits are a year: what stands around them
// counts nothing.
func (f *finder) yearContext(i, y int) bool {
	if i > 0 && !f.d.Tokens[i].Space && f.class(i-1) != tokens.Punct {
		return false // "$2000", "US2000"
	}
	if i > 0 && (f.hyphen(i-1) || f.is(i-1, "/") && len(f.d.At(i-2)) > 1 && f.d.At(i-2) > "12") && f.class(i-2) == tokens.Number && f.joined(i) {
		return false // the tail of another number
	}
	if f.namedYear(i) || f.rangeOfNumbers(i) || f.is(i-1, "page", "pages", "room", "flight", "bus", "gate", "route", "lot", "channel", "chapter") {
		return false
	}
	if f.class(i-1) == tokens.Symbol && !f.is(i-1, "~", "|", "©", "+", "=", ">", "<") || f.is(i-1, "#", "no.", "no", "nos.", "than", "least", "most", "nearly", "almost", "some", "over", "roughly", "approximately", "rs", "rs.", "usd", "exceed") && !(f.is(i-1, "than") && f.is(i-2, "later", "earlier")) {
		return false
	}
	led := f.code(i-1) == cPreposit || f.code(i-1) == cFrom || f.code(i-1) == cPart || f.is(i-1, "and", "or", "year", "(", "by", "fiscal", "c.", "ca.", "ad")
	strong := f.is(i-1, "in", "since", "until", "from", "by", "(", "year", "of", "during", "before", "after", "fiscal", "early", "late", "between") ||
		f.is(i-1, "to") && f.is(i-2, "back")
	if f.is(i-1, "to", "and", "until", "through") && i >= 2 {
		_, after := f.fourDigits(i - 2)
		led, strong = led || after, strong || after // "from 1445 to 1870"
	}
	k := i + 1
	if (f.is(i-1, "around", "about", "circa", "ca.", "c.") || f.is(i-1, ".") && f.is(i-2, "c", "ca")) && f.class(k) != tokens.Word && f.class(k) != tokens.Symbol {
		led, strong = true, true // "died around 1565,"
	}
	if f.joined(k) {
		switch {
		case f.class(k) == tokens.Symbol && !f.is(k, "|", "~", "+", "="):
			return false
		case f.is(k, "gmt", "utc", "hrs", "hours", "hour", "est", "km", "m", "ft", "feet", "metres", "meters", "kg", "miles", "mph", "percent", "pc", "per", "million",
			"billion", "dollars", "euros", "pounds", "people", "men", "women", "children", "more", "years", "rpm", "mw", "others", "troops", "dead", "words") &&
			!(f.is(k, "per", "more", "others") && strong):
			return false
		case f.is(k, "or") && f.is(k+1, "more", "so", "less", "fewer"):
			return false
		case f.is(k, ",") && !f.d.Tokens[k].Space && f.class(k+1) == tokens.Number && !f.d.Tokens[k+1].Space:
			return false
		case f.plural(k) && !f.is(i-1, "in", "since", "(") && !f.hyphen(i-1) && !f.is(k, "marks", "marked", "approaches", "begins", "ends", "nears", "closes", "draws", "dawns", "sees"):
			return f.is(i-1, "the", "its", "their", "'s", "’s") && y > 1900 && y < 2060 && y%100 != 0 // "the 2017 protests"
		}
	}
	if y >= 1900 && y < 2060 {
		return true
	}
	return led && strong && y < 2200
}

// rangeOfNumbers reports whether the four digits at token i begin a range that
// does not end in a year: "from 1000 to 5000 people".
func (f *finder) rangeOfNumbers(i int) bool {
	if !f.is(i-1, "from", "between") || !f.is(i+1, "to", "and", "-", "–") || f.class(i+2) != tokens.Number || !f.joined(i+2) {
		return false
	}
	_, year := f.fourDigits(i + 2)
	return !year && f.d.Tokens[i+2].Len() >= 4
}

// namedYear reports whether the year at token i is the tail of the name of a
// law, a programme or an event ("Vision 2030", "Shanghai Pride 2021").
func (f *finder) namedYear(i int) bool {
	if !f.upper(i-1) || !f.joined(i) || f.code(i-1) != cNone || f.d.Tokens[i-1].Len() < 3 || f.upper(i+1) {
		return false
	}
	return f.is(i-1, "act", "bill", "code", "regulations", "regulation", "rules", "order", "law", "constitution", "ordinance", "vision", "agenda", "strategy", "expo",
		"cup", "games", "olympics", "championship", "championships", "awards", "pride", "box")
}

// era reads "500 BC", "AD 79", "79 AD", "2000 BCE".
func (f *finder) era(i int) (expr, bool) {
	if f.code(i) == cEra {
		if s := f.d.At(i); s != "AD" && s != "A.D." && s != "CE" || f.class(i+1) != tokens.Number || !f.joined(i+1) {
			return expr{}, false
		}
		n, ok := f.num.At(i + 1)
		return expr{end: i + 2, p: point{grain: gYear, year: int(n.Min)}}, ok && n.End == i+2 && n.Rest == "" && n.Min >= 1 && n.Min < 2100
	}
	if f.class(i) == tokens.Number {
		n, ok := f.num.At(i)
		if !ok || n.End != i+1 || n.Rest != "" || n.Decimal || n.Min < 1 || n.Min > 9999 || !f.joined(i+1) {
			return expr{}, false
		}
		switch f.d.At(i + 1) {
		case "BC", "BCE", "B.C.", "B.C.E.":
			return expr{end: i + 2, p: point{grain: gYear, year: -int(n.Min)}}, true
		case "AD", "CE", "A.D.", "C.E.":
			return expr{end: i + 2, p: point{grain: gYear, year: int(n.Min)}}, true
		}
	}
	return expr{}, false
}

// decade reads "1990s", "1990 s", "1990's", "the 80s", "mid-80s".
func (f *finder) decade(i int) (expr, bool) {
	s := f.d.At(i)
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	end := i + 1
	switch rest := s[digits:]; {
	case rest == "s", rest == "S":
	case rest == "" && (digits == 4 || digits == 2 && f.is(i-1, "the", "early", "late", "mid")) && f.joined(end) && ((f.is(end, "'s", "’s") || f.is(end, "'", "’") && f.is(end+1, "s") && !f.d.Tokens[end+1].Space) && f.decadeNotGenitive(i) || f.is(end, "s") && f.class(end) == tokens.Word):
		if end++; f.is(end-1, "'", "’") {
			end++
		}
	case rest == "" && digits == 4 && f.is(end, "-") && f.is(end+1, "s") && f.joined(end+1) && !f.d.Tokens[end+1].Space: // "1950-s"
		end += 2
	default:
		return expr{}, false
	}
	if digits != 4 && digits != 2 || s[digits-1] != '0' {
		return expr{}, false
	}
	y := 0
	for k := range digits {
		y = y*10 + int(s[k]-'0')
	}
	if digits == 4 {
		if y < 1000 || y >= 2200 {
			return expr{}, false
		}
		if y%100 == 0 && y < 2000 { // "the 1800s" is the century
			return expr{end: end, p: point{grain: gCentury, year: y}}, true
		}
		return expr{end: end, p: point{grain: gDecade, year: y}}, true
	}
	if !f.is(i-1, "the", "early", "late", "mid", "and", "'", "’", "‘") && !f.hyphen(i-1) {
		return expr{}, false
	}
	for k := i - 1; k >= i-3; k-- {
		if f.is(k, "his", "her", "their", "my", "our", "your") {
			return expr{}, false // an age: "in her early 60s"
		}
	}
	if y < 20 {
		return expr{}, false
	}
	return expr{end: end, p: point{grain: gDecade, year: 1900 + y}, confidence: 0.85}, true
}

// decadeNotGenitive tells "the 1990's" from "2016's best film".
func (f *finder) decadeNotGenitive(i int) bool {
	return f.is(i-1, "the", "early", "late", "mid", "-") || f.d.At(i)[3] == '0' && (!f.joined(i+2) || f.class(i+2) == tokens.Punct)
}

// shortDecade reads "’80s" and "'90s".
func (f *finder) shortDecade(i int) (expr, bool) {
	if f.class(i+1) != tokens.Number || f.d.Tokens[i+1].Space || f.d.Tokens[i+1].Len() != 3 {
		return expr{}, false
	}
	e, ok := f.decade(i + 1)
	e.first = i
	return e, ok
}

// century reads "19th century", "the nineteenth-century", "18th and 19th
// centuries", "fifth century BC".
func (f *finder) century(i int) (expr, bool) {
	n, k, ordinal, ok := f.dayNumber(i)
	if !ok || !ordinal || n > 22 {
		return expr{}, false
	}
	to := 0
	if f.is(k, "and", "to", "or", "-", "–") {
		if m, k2, ord, ok := f.dayNumber(k + 1); ok && ord && m > n && m <= 22 {
			to, k = m, k2
		}
	}
	if f.hyphen(k) {
		k++
	}
	if !f.is(k, "century", "centuries") || !f.joined(k) {
		return expr{}, false
	}
	k++
	e := expr{end: k, p: point{grain: gCentury, year: (n - 1) * 100}}
	if e.p.year == 0 {
		e.p.year = 1
	}
	if f.is(k, "bc", "bce", "b.c.") && f.joined(k) {
		e.end, e.p.year = k+1, -(n-1)*100-1
	} else if f.is(k, "ad", "ce", "a.d.", "c.e.") && f.joined(k) && f.upper(k) {
		e.end = k + 1
	}
	if to > 0 {
		e.ranged, e.to = true, e.p
		e.to.year = (to - 1) * 100
	}
	return e, true
}

// ordinalQuarter reads "third quarter of 2019", "first half of last year",
// "fourth-quarter".
func (f *finder) ordinalQuarter(i int) (expr, bool) {
	n, ok := numbers.Ordinal(f.d.At(i))
	k := i + 1
	if f.hyphen(k) {
		k++
	}
	if !ok || n > 4 || !f.joined(k) {
		return expr{}, false
	}
	switch {
	case f.is(k, "quarter"):
		return f.quarterAt(i, n, k+1, false)
	case f.is(k, "half") && n <= 2:
		e, ok := f.quarterAt(i, n, k+1, false)
		if !ok || e.bare {
			return expr{}, false
		}
		e.p.grain = gHalf
		return e, true
	}
	return expr{}, false
}

// quarterAt finishes a quarter whose name ends at token k; named says that it
// was written as "Q3".
func (f *finder) quarterAt(i, n, k int, named bool) (expr, bool) {
	e := expr{end: k, p: point{grain: gQuarter, n: n}}
	j := k
	if f.is(j, "of", "in", ",", "-") || f.is(j, "/") && !f.d.Tokens[j].Space {
		j++
	}
	if f.is(j, "the") && f.is(j+1, "year") && j > k {
		j++
	}
	if f.is(j, "fiscal", "fy") {
		j++
	}
	if f.code(j) == cFiscal && f.words[j].n > 0 && f.joined(j) {
		e.p.year, e.end = 2000+int(f.words[j].n), j+1
		return e, true
	}
	if y, ok := f.fourDigits(j); ok && f.joined(j) {
		e.p.year, e.end = y, j+1
		return e, true
	}
	shiftBy, rel := 0, f.is(j+1, "year") || f.is(j, "year")
	switch {
	case f.is(j, "last") && rel:
		shiftBy = -1
	case f.is(j, "next") && rel:
		shiftBy = 1
	case (f.is(j, "this") || f.is(j, "year") && j > k) && rel:
	default:
		if !named && !f.business(i) {
			return expr{}, false
		}
		e.bare, e.confidence = true, 0.8
		return f.dated(i, e)
	}
	if f.is(j, "year") {
		j--
	}
	e.end = j + 2
	if !f.pub.Known() {
		return f.noDate(e), true
	}
	e.p.year, e.anchor = f.pub.Year+shiftBy, "published"
	return e, true
}

// business reports whether the sentence of token i is about money: a quarter
// there is one of the year, not of a game.
func (f *finder) business(i int) bool {
	s := f.d.SentenceOf(i)
	if s < 0 {
		return false
	}
	const around = 60 // a run-on sentence is not looked through again and again
	for k := max(f.d.Sentences[s].First, i-around); k < min(f.d.Sentences[s].End, i+around); k++ {
		if f.class(k) == tokens.Symbol && f.is(k, "$", "£", "€", "%", "¥", "₹") ||
			f.is(k, "percent", "revenue", "revenues", "profit", "profits", "sales", "gdp", "growth", "earnings", "economy", "results", "loss", "income", "fiscal", "pc") {
			return true
		}
	}
	return false
}

// saidDecade reads "nineteen seventies", "the eighteen-sixties", "the nineteen
// hundreds", "the two thousands".
func (f *finder) saidDecade(i int) (expr, bool) {
	if f.is(i, "two") && f.is(i+1, "thousands") && f.is(i-1, "the", "early", "late", "mid") && !f.is(i+2, "of") {
		return expr{end: i + 2, p: point{grain: gDecade, year: 2000}, confidence: 0.85}, true
	}
	if !f.is(i, "nineteen", "eighteen", "seventeen", "sixteen") {
		return expr{}, false
	}
	k := i + 1
	if f.hyphen(k) {
		k++
	}
	if !f.joined(k) {
		return expr{}, false
	}
	n, _ := f.num.At(i)
	if f.is(k, "hundreds") {
		n, _ := f.dayWord(i)
		return expr{end: k + 1, p: point{grain: gCentury, year: n * 100}}, true
	}
	if f.code(k) != cDecade {
		return expr{}, false
	}
	return expr{end: k + 1, p: point{grain: gDecade, year: int(n.Min)*100 + 10*int(f.words[k].n)}}, true
}

// dayWord is the value of "sixteen" to "nineteen".
func (f *finder) dayWord(i int) (int, bool) {
	for k, w := range [...]string{"sixteen", "seventeen", "eighteen", "nineteen"} {
		if f.is(i, w) {
			return 16 + k, true
		}
	}
	return 0, false
}
