package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary counts the words of a document as they stand within lines, in lower
// case: what a word broken at the end of a line is compared with.
type vocabulary map[string]int

// maxVocabulary bounds its memory.
const maxVocabulary = 500_000

// learn adds the words of a page but those at the ends of lines that may be
// halves.
func (v vocabulary) learn(segments []segment) {
	broken := false
	for _, s := range segments {
		for k, w := range s.words {
			half := k == 0 && broken || k == len(s.words)-1 && hyphenated(w.text)
			if half || len(v) > maxVocabulary {
				continue
			}
			if t := bare(w.text); t != "" {
				v[t]++
			}
		}
		broken = hyphenated(s.words[len(s.words)-1].text)
	}
}

// bare is a word in lower case, without the marks around it.
func bare(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// hyphenated reports whether a line that ends in s may have broken a word.
func hyphenated(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	if !strings.ContainsRune("-\u2010\u00ad", r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return unicode.IsLetter(before) || unicode.IsDigit(before)
}

// join puts the word at the end of a line and the one that begins the next
// together, if the first is hyphenated: with or without the hyphen.
func (v vocabulary) join(a, b string) (string, bool) {
	r, n := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if !hyphenated(a) || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return "", false
	}
	head := a[:len(a)-n]
	with := head + "-" + b
	if !unicode.IsLower(first) && !unicode.Is(unicode.Lo, first) {
		// "Franco-\nGerman", "COVID-\n19"; all capitals are broken like others.
		if unicode.IsUpper(first) && strings.ToUpper(head) == head && strings.ToUpper(b) == b && utf8.RuneCountInString(bare(b)) > 1 && v[bare(head+b)] > 0 {
			return head + b, true
		}
		return with, true
	}
	last := head
	if k := strings.LastIndexAny(head, "-\u2010/"); k >= 0 {
		last = head[k+1:] // "stand-alone-ness": the last part alone is broken
	}
	tail := b
	if k := strings.IndexAny(b, "-\u2010/"); k > 0 {
		tail = b[:k]
	}
	joined, halves := v[bare(last+tail)], v[bare(with)]
	switch {
	case joined > 0 && joined >= halves:
		return head + b, true
	case halves > 0:
		return with, true
	case r != softHyphen && compound(bare(last), bare(tail), v):
		return with, true
	}
	return head + b, true
}

// compound reports whether two halves are rather words of their own, as in
// "well-known", than those of one.
func compound(head, tail string, v vocabulary) bool {
	switch head {
	case "self", "well", "half", "ill", "cross", "all", "ex", "so", "high", "low", "long", "short", "full", "vice", "non":
		return v[tail] > 0
	}
	return v[head] > 0 && v[tail] > 0 && utf8.RuneCountInString(head) > 2 && utf8.RuneCountInString(tail) > 2
}
