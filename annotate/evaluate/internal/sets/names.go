package sets

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// wordLists are the words that are no part of a name.
type wordLists struct{ determiners, pronouns, titles map[string]bool }

var lists = sync.OnceValue(func() wordLists {
	return wordLists{
		determiners: wordSet("the a an this that these those its his her their our my your"),
		pronouns:    wordSet("he she it they we i you who his her their its him them us our"),
		titles: wordSet(`mr mrs ms miss dr prof professor president vice-president vice prime minister premier chancellor king queen
			prince princess pope sheikh shaikh sheik ayatollah general gen colonel col lieutenant lt major maj captain capt sergeant
			sgt admiral adm commander senator sen representative rep governor gov mayor judge justice sir lord lady dame secretary
			foreign defence defense interior finance ambassador chairman director spokesman spokeswoman spokesperson former deputy chief`),
	}
})

func wordSet(s string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// bare leaves out determiners, possessives and, for persons, titles, which
// some sets count to a name.
func bare(text string, s model.Span, k model.Kind) model.Span {
	for {
		t := strings.TrimRight(s.In(text), " \n,")
		for _, suffix := range []string{"'s", "’s", "'", "’"} {
			t = strings.TrimSuffix(t, suffix)
		}
		s.End = s.Start + len(t)
		first, rest, more := strings.Cut(t, " ")
		word := strings.ToLower(strings.TrimSuffix(first, "."))
		if !more || !lists().determiners[word] && (k != model.Person || !lists().titles[word]) {
			return s
		}
		s.Start = s.End - len(strings.TrimLeft(rest, " "))
	}
}

// isNamed reports whether a mention is a name: after determiners, its first
// and last word are capitalised, particles aside.
func isNamed(s string) bool {
	words := strings.Fields(s)
	for len(words) > 0 && lists().determiners[strings.ToLower(words[0])] {
		words = words[1:]
	}
	if len(words) == 0 || len(words) == 1 && lists().pronouns[strings.ToLower(words[0])] {
		return false
	}
	last := strings.TrimRight(words[len(words)-1], ".,'’\"”)")
	return (capitalised(words[0]) || isParticle(words[0])) && (capitalised(last) || strings.HasPrefix(last, "al-"))
}

func isParticle(word string) bool {
	switch w := strings.ToLower(word); w {
	case "al", "de", "bin":
		return true
	default:
		return strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
	}
}

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"“'‘("))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
