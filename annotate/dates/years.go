package dates

import "lectern/annotate/tokens"

// yearAfter reads the year that follows a day or month: ", 2016", "2016", "of
// 2016", "in 2016", "/2016", "'16", "nineteen seventy-two". The year is 0
// where none follows, and end then k itself.
func (f *finder) yearAfter(k int) (y, end int) {
	i := k
	if y, end := f.saidYear(k); y != 0 {
		return y, end
	}
	if f.joined(i) && (f.is(i, ",", "of", "in", "/", "-", ".") || f.is(i, ")") && f.is(i+1, ",")) {
		if f.is(i, ")") {
			i++
		}
		i++
	}
	if !f.joined(i) {
		return 0, k
	}
	if y, ok := f.fourDigits(i); ok && (y < 2100 || i == k) {
		if f.is(i+1, ":") && f.class(i+2) == tokens.Number || f.is(k, "-", "in") && i == k+1 && y < 1500 {
			return 0, k
		}
		return y, i + 1
	}
	if f.is(i, "'", "’", "‘") && f.class(i+1) == tokens.Number && f.d.Tokens[i+1].Len() == 2 && (i == k || f.is(k, ",", "of")) {
		if n, _, _, ok := f.twoDigits(i + 1); ok {
			return n, i + 2
		}
	}
	if i == k && k >= 2 && f.code(k-1) == cMonth && f.class(k-2) == tokens.Number && f.class(k) == tokens.Number && (!f.joined(k+1) || f.is(k+1, ".", ",", ";") && f.class(k+2) != tokens.Number) {
		if n, end, _, ok := f.twoDigits(k); ok { // "19 November 16"
			return n, end
		}
	}
	if i == k && k >= 1 && f.code(k-1) == cMonth && f.class(k) == tokens.Number && (!f.joined(k+1) || f.is(k+1, ".", ",", ";", ")", "to", "until", "and", "when", "he", "she", "they", "we")) { // "April 87"
		if n, end, _, ok := f.twoDigits(k); ok && n%100 > 31 && n <= 1999 {
			return n, end
		}
	}
	if f.is(k, "of") && f.class(i) == tokens.Number && (f.class(i+1) == tokens.Punct || !f.joined(i+1)) && !f.hyphen(i+1) { // "April of 87"
		if n, end, _, ok := f.twoDigits(i); ok && n > 1930 && n <= 1999 {
			return n, end
		}
	}
	if f.is(k, "-", "/") && f.is(k-2, "-", "/") && f.class(i) == tokens.Number { // "15-Nov-16"
		if n, end, _, ok := f.twoDigits(i); ok {
			return n, end
		}
	}
	if i != k && !f.is(k, "of") {
		return 0, k
	}
	if y, end := f.wordYear(i); y != 0 {
		return y, end
	}
	return 0, k
}

// saidYear reads "this year", "of last year" after a month or day.
func (f *finder) saidYear(k int) (y, end int) {
	if f.is(k, "of") || f.is(k, ",") && f.joined(k) {
		k++
	}
	if !f.pub.Known() || !f.is(k+1, "year") || !f.joined(k) || f.class(k+2) == tokens.Possessive {
		return 0, k
	}
	switch {
	case f.is(k, "this"):
		return f.pub.Year, k + 2
	case f.is(k, "last"):
		return f.pub.Year - 1, k + 2
	case f.is(k, "next"):
		return f.pub.Year + 1, k + 2
	}
	return 0, k
}

// wordYear reads a year in words: "nineteen seventy-two", "two thousand and
// fifteen". The year is 0 where there is none, and end then k itself.
func (f *finder) wordYear(k int) (y, end int) {
	if f.class(k) != tokens.Word || !f.num.Starts(k) {
		return 0, k
	}
	n, ok := f.num.At(k)
	if !ok || n.Digits || n.Vague || n.Article || n.Rest != "" {
		return 0, k
	}
	if n.Min >= 1100 && n.Min < 2100 && !f.num.IsPlural(k) {
		return int(n.Min), n.End
	}
	if f.is(n.End, "oh") && f.joined(n.End) && n.Min >= 15 && n.Min <= 20 {
		if m, ok := f.num.At(n.End + 1); ok && f.joined(n.End+1) && m.Min >= 1 && m.Min <= 9 && !m.Digits {
			return int(n.Min*100 + m.Min), m.End // "nineteen oh five"
		}
	}
	if m, ok := f.num.At(n.End); ok && f.joined(n.End) && n.Min >= 15 && n.Min <= 20 && m.Min >= 10 && m.Min < 100 && !m.Digits {
		return int(n.Min*100 + m.Min), m.End
	}
	return 0, k
}

// fourDigits reads a year of four digits.
func (f *finder) fourDigits(i int) (int, bool) {
	if i >= len(f.d.Tokens) || f.class(i) != tokens.Number || f.d.Tokens[i].Len() != 4 {
		return 0, false
	}
	s, y := f.d.At(i), 0
	for k := range 4 {
		if s[k] < '0' || s[k] > '9' {
			return 0, false
		}
		y = y*10 + int(s[k]-'0')
	}
	return y, y >= 1000 && y < 2200
}

// twoDigits reads a year of two digits: the latest such year that is not more
// than ten years after the present of the article.
func (f *finder) twoDigits(i int) (y, end int, ordinal, ok bool) {
	s := f.d.At(i)
	if f.class(i) != tokens.Number || len(s) != 2 || s[1] < '0' || s[1] > '9' {
		return 0, 0, false, false
	}
	n := int(s[0]-'0')*10 + int(s[1]-'0')
	now := 2026
	if f.pub.Known() {
		now = f.pub.Year
	}
	y = now/100*100 + n
	if y > now+10 {
		y -= 100
	}
	return y, i + 1, false, true
}
