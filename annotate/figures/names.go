package figures

import (
	"lectern/annotate/numbers"
	"lectern/annotate/tokens"
)

// inName reports whether the number belongs to a name: "Boeing 737", "Channel
// 4", "Article 50", "Covid-19", "10 Downing Street", "the Big Four".
func (f *finder) inName(n numbers.Number) bool {
	prev := n.First - 1
	if n.First > 0 && f.joined(n.First) {
		t := f.d.Tokens[n.First]
		if !t.Space && (f.class(prev) == tokens.Word || f.class(prev) == tokens.Number || f.is(prev, "#", "@", "_", "/", "\\") || f.is(prev, ".") && f.class(n.First-2) != tokens.Symbol) {
			return !f.is(prev, "/") || f.class(n.First-2) != tokens.Word
		}
		if f.is(prev, "-", "‑", "‐") && (!t.Space || f.d.Tokens[prev].Space) && n.First > 1 && f.class(n.First-2) == tokens.Word && f.d.Tokens[prev].Space == t.Space {
			return true // "Covid-19", "F-16", "mid-60"
		}
		if n.First > 1 && f.is(n.First-2, "\\") {
			return true // the markup of a word processor
		}
		if f.is(prev, "#", "no.", "nos.", "№") {
			return true
		}
		shouting := f.upper(prev) && f.shouting(n.First)
		if shouting && f.role(prev) != rLabel {
			return f.address(n)
		}
		if f.is(prev, "number", "chapter") || f.role(prev) == rLabel && f.upper(prev) && !f.opens(prev) || f.acronym(prev) && n.Digits && !n.Grouped && n.Min < 1000 && f.noun(n.End, n.Min).unit == "" {
			return true
		}
		if f.role(prev) == rLabel && n.Digits && (f.upper(prev) || f.noun(n.End, n.Min).unit == "") && !n.Grouped {
			return true
		}
		if f.role(prev) == rLabel && !n.Digits && n.Min < 100 && f.noun(n.End, n.Min).unit == "" {
			return true
		}
		if f.upper(prev) && n.Digits && !n.Grouped && !n.Decimal && !n.Scaled && f.role(prev) != rStop && !f.opens(prev) && f.noun(n.End, n.Min).unit == "" && f.role(prev) != rVerb {
			return true
		}
	}
	if !n.Digits && f.upper(n.First) && !f.opens(n.First) && !f.headline(n.First) {
		return true
	}
	return f.address(n)
}

// acronym reports whether token i is in capitals, or closes the parenthesis
// around such a word: "CTF 50", "Task Force (CTF) 50".
func (f *finder) acronym(i int) bool {
	if f.is(i, ")") && f.is(i-2, "(") {
		i--
	}
	if f.class(i) != tokens.Word || f.d.Tokens[i].Len() < 2 {
		return false
	}
	for _, c := range f.d.At(i) {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// phoned reports whether the words before token i announce a telephone number.
func (f *finder) phoned(i int) bool {
	for k := i - 1; k >= 0 && k > i-7; k-- {
		if f.is(k, "call", "calling", "phone", "phoned", "telephone", "tel", "tel.", "dial", "fax", "contact", "text", "hotline") {
			return true
		}
	}
	return false
}

// shouting reports whether the sentence around token i is written in capitals,
// so that they say nothing of names.
func (f *finder) shouting(i int) bool {
	s := f.d.SentenceOf(i)
	if s < 0 {
		return false
	}
	r := f.d.Sentences[s]
	words, caps := 0, 0
	for k := max(r.First, i-20); k < r.End && k < i+20; k++ {
		if f.class(k) == tokens.Word && f.d.Tokens[k].Len() > 1 {
			if words++; f.acronym(k) {
				caps++
			}
		}
	}
	return words > 2 && caps*10 >= words*9
}

// headline reports whether most words of the sentence are capitalised, so that
// a capital says nothing.
func (f *finder) headline(i int) bool {
	s := f.d.SentenceOf(i)
	if s < 0 {
		return false
	}
	r := f.d.Sentences[s]
	words, upper := 0, 0
	for k := r.First; k < r.End && k < r.First+40; k++ {
		if f.class(k) == tokens.Word && f.d.Tokens[k].Len() > 3 {
			words++
			if f.d.Tokens[k].Upper {
				upper++
			}
		}
	}
	return words > 2 && upper*4 >= words*3
}

// address reports whether a street follows the number.
func (f *finder) address(n numbers.Number) bool {
	if !n.Digits || n.Grouped || n.Scaled || n.Min > 9999 {
		return false
	}
	for k := n.End; k < n.End+4 && f.joined(k) && f.upper(k); k++ {
		if k > n.End && f.is(k, "street", "road", "avenue", "lane", "drive", "square", "boulevard", "st", "st.", "rd", "ave", "ave.", "blvd", "place", "court", "crescent", "way", "terrace", "highway") {
			return true
		}
	}
	return false
}

// clockOrScore reports whether the number is one of several joined by signs:
// "10:45", "3-1", "1-800-555", "9/11", "24/7", "16.30".
func (f *finder) clockOrScore(n numbers.Number) bool {
	next, prev := n.End, n.First-1
	if !n.Digits {
		return f.is(next, "o'clock", "o’clock") || f.hyphen(next) && (f.is(next+1, "nil", "all", "nought", "zero", "love") || f.num.Starts(next+1) && f.class(next+1) == tokens.Word && !f.is(next+1, "a", "several", "hundred", "third", "quarter")) ||
			f.hyphen(prev) && prev > 0 && f.num.Starts(prev-1)
	}
	if f.is(next, ":") && f.class(next+1) == tokens.Number && f.joined(next+1) || f.is(prev, ":") && f.class(prev-1) == tokens.Number && f.joined(n.First) {
		return true
	}
	if f.joined(next) && f.is(next, ":", "/", "-", "–", "x", "×", "−") && f.class(next+1) == tokens.Number && f.d.Tokens[next].Space == f.d.Tokens[next+1].Space && f.joined(next+1) {
		return true
	}
	if f.joined(n.First) && f.is(prev, ":", "/", "-", "–", "x", "×") && f.class(prev-1) == tokens.Number && f.d.Tokens[prev].Space == f.d.Tokens[n.First].Space {
		return true
	}
	if f.is(next, "am", "pm", "a.m.", "p.m.", "gmt", "hrs", "o'clock", "o’clock", "bst", "utc") && f.joined(next) {
		return true
	}
	if n.End == n.First+3 && n.Max != n.Min && f.d.Tokens[n.First].Len() == 3 && f.d.Tokens[n.End-1].Len() == 4 && f.phoned(n.First) {
		return true
	}
	if n.Rest == "am" || n.Rest == "pm" {
		return true
	}
	// A row of three groups of digits is a telephone or account number.
	return f.class(next) == tokens.Number && f.joined(next) && (f.class(next+1) == tokens.Number || f.class(prev) == tokens.Number || f.is(prev, "+")) ||
		f.class(prev) == tokens.Number && f.joined(n.First) && f.class(prev-1) == tokens.Number
}
