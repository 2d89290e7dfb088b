package aliases

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/annotate/tokens"
	"lectern/model"
)

// name is one written name of one kind, with what its words say. All mentions
// of an article that are written alike share one.
type name struct {
	kind model.Kind
	// text is the name as first written, without a determiner.
	text string
	// words are the folded words without titles, legal forms and determiners;
	// the particles of surnames stand before the word they belong to, joined.
	words []string
	// full are all the folded words, legal forms and generic words included.
	full []string
	// head is the number of words before the first preposition.
	head int
	// trimmed says that words lacks something of full.
	trimmed bool
	// loose says that the text is likely several names in one: it is compared
	// with none.
	loose bool
	// acronym says that the text is one word of capitals, or mixed like "Isil".
	acronym bool
	// sex and suffix are what a title within the name, "Jr" or "II" tell.
	sex    gender
	suffix string
	title  string
	// bones are the consonants of each word, with the kind.
	bones []key
	// mentions index the article's mentions, in order.
	mentions []int
	// count is how often the name stands on its own, or in all.
	confidence float64
}

// parse reads the words of a name of the given kind.
func parse(text string, kind model.Kind, l *lexicon) name {
	n := name{kind: kind, text: text}
	raw := splitName(text)
	if len(raw) > 1 && fold(raw[0]) == "the" {
		raw = raw[1:]
	}
	for _, w := range raw {
		if f := fold(w); f != "" {
			n.full = append(n.full, f)
		}
	}
	if len(n.full) == 0 {
		n.full = []string{text} // signs alone: still a name, like no other
	}
	n.acronym = len(raw) == 1 && capitals(raw[0])
	switch kind {
	case model.Person:
		n.loose = strings.ContainsAny(text, ",;&") || len(n.full) > 7
		n.words = n.personWords(l)
		n.head = len(n.words)
		if n.sex == unknownGender && len(n.words) > 1 {
			n.sex = givenNames()[n.words[0]]
		}
	case model.Organization:
		n.words = n.organizationWords(l)
		n.loose = twofold(n.words)
		n.head = headLength(n.words, l)
	default:
		n.words = n.full
		n.head = headLength(n.words, l)
	}
	n.trimmed = len(n.words) != len(n.full)
	return n
}

// splitName cuts a name at spaces and hyphens; apostrophes and stops stay.
func splitName(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '-' || r == '‐' || r == '‑' || r == '–' || r == '/' || r == ',' || r == '"' || r == '“' || r == '”'
	})
}

// capitals reports whether a word looks like an acronym: two capitals or more
// and no lower-case letter but a plural s.
func capitals(w string) bool {
	w = strings.TrimSuffix(w, "s")
	upper := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			return false
		}
	}
	return upper >= 2
}

// personWords drops titles and a suffix, and joins particles with the word
// that follows: "al-Assad" and "Assad" agree, so do "Abd al-Rahman", "Abdel
// Rahman" and "Abdulrahman".
func (n *name) personWords(l *lexicon) []string {
	words := n.full
	for len(words) > 1 {
		g, ok := l.titles[words[0]]
		if !ok {
			break
		}
		if g != unknownGender {
			n.sex = g
		}
		n.title = words[0]
		words = words[1:]
	}
	if last := len(words) - 1; last > 0 && l.suffix[words[last]] {
		n.suffix = words[last]
		words = words[:last]
	}
	var out []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case (w == "abu" || w == "abou" || w == "umm") && i+1 < len(words):
			i++
			out = append(out, "abu"+words[i]) // a kunya: "Abu Khaled" is not Khaled
		case servant(w) && i+1 < len(words):
			i++
			if article(words[i]) && i+1 < len(words) {
				i++
			}
			out = append(out, "abd"+words[i])
		case strings.HasPrefix(w, "abdul") && len(w) > 7, strings.HasPrefix(w, "abdel") && len(w) > 7:
			out = append(out, "abd"+w[5:])
		case l.particle[w] && i+1 < len(words):
			continue
		default:
			out = append(out, w)
		}
	}
	return out
}

func servant(w string) bool { return w == "abdul" || w == "abdel" || w == "abdal" || w == "abd" }
func article(w string) bool { return w == "al" || w == "el" || w == "ul" || w == "ar" || w == "er" }

// organizationWords drops the legal form at the end and the word "group",
// which news adds to names.
func (n *name) organizationWords(l *lexicon) []string {
	words := n.full
	for len(words) > 1 && l.legal[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// twofold reports whether the words are two names of one kind of thing joined:
// "Western Securities and Huatai Securities".
func twofold(words []string) bool {
	if len(words) < 4 {
		return false
	}
	last := words[len(words)-1]
	for i := 1; i < len(words)-2; i++ {
		if words[i] == "and" && words[i-1] == last {
			return true
		}
	}
	return false
}

// headLength is the number of words before the first preposition.
func headLength(words []string, l *lexicon) int {
	for i, w := range words {
		if i > 0 && l.links[w] {
			return i
		}
	}
	return len(words)
}

// surname is the last word of a person's name.
func (n *name) surname() string { return n.words[len(n.words)-1] }

// eastern reports whether a person's surname likely stands first: "Xi
// Jinping".
func (n *name) eastern() bool {
	e := easternSurnames()
	return len(n.words) >= 2 && len(n.words) <= 3 && e[n.words[0]] && givenNames()[n.words[1]] == unknownGender && !(len(n.words) == 2 && e[n.words[1]] && n.full[0] == "")
}

// key is what equal names share. Words are joined, since spellings differ in
// that: "Coast Guard", "Coastguard"; "Abd al-Rahman", "Abdulrahman".
func (n *name) key() string { return strings.Join(n.words, "") }

// initials are the first letters of the words, with and without the small
// words; "" where there are none to tell.
func (n *name) initials(l *lexicon) (all, significant string) {
	if len(n.full) < 2 {
		return "", ""
	}
	var a, s []byte
	for _, w := range n.full {
		r, _ := utf8.DecodeRuneInString(w)
		if r >= utf8.RuneSelf {
			return "", ""
		}
		a = append(a, byte(r))
		if !l.small[w] {
			s = append(s, byte(r))
		}
	}
	return string(a), string(s)
}

// compounds are the initials of the significant words where a hyphen makes one
// of two: "OSCE" takes one letter of "Co-operation".
func (n *name) compounds(l *lexicon) string {
	if !strings.Contains(n.text, "-") {
		return ""
	}
	var s []byte
	for _, w := range strings.Fields(n.text) {
		if f := fold(w); f != "" && !l.small[f] && f[0] < utf8.RuneSelf {
			s = append(s, f[0])
		}
	}
	return string(s)
}

// abbreviates reports whether the short name is an acronym of the long one: by
// all initials, by those of the significant words, or by those of the words
// without a legal form or generic word at the end.
func abbreviates(short, long *name, l *lexicon) bool {
	if len(short.full) != 1 || len(long.full) < 2 {
		return false
	}
	want := short.full[0]
	if len(want) < 2 || len(want) > 10 {
		return false
	}
	all, significant := long.initials(l)
	if want == all || want == significant || want == long.compounds(l) {
		return true
	}
	if len(long.words) < len(long.full) && len(long.words) > 1 {
		cut := name{full: long.words}
		all, significant = cut.initials(l)
		if want == all || want == significant {
			return true
		}
	}
	return len(want) >= 3 && syllabic(want, long.full, l)
}

// syllabic reports whether the acronym takes the first letter of each
// significant word in order, with more letters of some: "Interpol" takes
// "Inter" and "pol", "NATO" is plain, "Ofcom" takes "Of" and "Com".
func syllabic(want string, words []string, l *lexicon) bool {
	var match func(w string, i, taken int) bool
	match = func(w string, i, taken int) bool {
		if w == "" {
			for ; i < len(words); i++ {
				if !l.small[words[i]] {
					return false
				}
			}
			return taken >= 2
		}
		if i == len(words) {
			return false
		}
		if l.small[words[i]] && match(w, i+1, taken) {
			return true
		}
		for k := min(len(w), len(words[i]), 5); k >= 1; k-- {
			if w[:k] == words[i][:k] && match(w[k:], i+1, taken+1) {
				return true
			}
		}
		return false
	}
	return match(want, 0, 0)
}

// trim is the range of a mention's tokens without a determiner before and a
// possessive after.
func trim(d *tokens.Document, s model.Span) tokens.Range {
	r := d.Within(s)
	for r.End-r.First > 1 && determiner(d.At(r.First)) {
		r.First++
	}
	for r.End-r.First > 1 && d.Tokens[r.End-1].Class == tokens.Possessive {
		r.End--
	}
	return r
}

func determiner(w string) bool {
	switch w {
	case "the", "The", "THE", "a", "A", "an", "An", "this", "This":
		return true
	}
	return false
}
