package aliases

import (
	"lectern/model"
)

// relation is how a short name can stand for a longer one, the clearer the
// greater.
type relation uint8

const (
	noRelation relation = iota
	givenName           // "Hillary" of "Hillary Clinton"
	partName            // "Observatory" of "Syrian Observatory for Human Rights"
	leadName            // "Syrian Observatory" of the same; "Goldman" of "Goldman Sachs"
	familyName          // "Assad" of "Bashar al-Assad"
)

// shortOf says how the name s can be a short form of the longer name n.
func shortOf(s, n *name, l *lexicon) (relation, string) {
	if s.kind != n.kind || len(s.words) >= len(n.words) || n.loose || s.loose {
		return noRelation, ""
	}
	switch s.kind {
	case model.Person:
		return shortPerson(s, n)
	case model.Organization:
		return shortOrganization(s, n, l)
	case model.Place:
		return shortPlace(s, n, l)
	}
	return noRelation, ""
}

func shortPerson(s, n *name) (relation, string) {
	if s.suffix != "" && n.suffix != "" && s.suffix != n.suffix || opposite(s.sex, n.sex) {
		return noRelation, ""
	}
	k, m := len(s.words), len(n.words)
	if tail := n.words[m-k:]; sameWords(s.words, tail) {
		return familyName, "surname of " + n.text
	}
	if !sameWords(s.words, n.words[:k]) || len(s.words[0]) < 2 {
		return noRelation, ""
	}
	if k == 1 && n.eastern() {
		return familyName, "surname of " + n.text
	}
	if k == 1 && s.title != "" && s.title != "sir" && s.title != "dame" && s.title != "lady" && !rulerTitle(s.title) {
		return noRelation, "" // "Mr James" is no one whose given name is James
	}
	return givenName, "first part of the name " + n.text
}

func rulerTitle(t string) bool {
	switch t {
	case "king", "queen", "prince", "princess", "pope", "emperor", "sister", "brother", "father", "president", "chairman", "leader", "general", "mullah", "sheikh", "ayatollah":
		return true
	}
	return false
}

func opposite(a, b gender) bool { return a != unknownGender && b != unknownGender && a != b }

// sameWords reports whether the words agree, spelling variants included where
// one of several words differs.
func sameWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !(len(a[i]) >= 4 && variant(a[i], b[i])) {
			return false
		}
	}
	return true
}

// shortOrganization knows leading parts before the first preposition ("the
// Syrian Observatory"), the head alone ("the Observatory"), and a distinctive
// first word before generic ones ("Goldman").
func shortOrganization(s, n *name, l *lexicon) (relation, string) {
	k := len(s.words)
	if s.acronym && k == 1 && n.full[0] != s.full[0] {
		return noRelation, ""
	}
	if equalWords(s.words, n.words[:k]) {
		return leading(s, n, l)
	}
	if n.head > k && equalWords(s.words, n.words[n.head-k:n.head]) && (n.head == len(n.words) || k == 1 || n.head-k > 0) {
		return partName, "head of the name " + n.text
	}
	return noRelation, ""
}

// leading judges a short form that is the beginning of the long one.
func leading(s, n *name, l *lexicon) (relation, string) {
	k := len(s.words)
	why := "beginning of the name " + n.text
	if k == n.head {
		if k == 1 && !l.orgs[s.words[0]] {
			return noRelation, "" // "Bayern" of "Bayern of Munich"; heads alone are nouns
		}
		return leadName, why
	}
	if k > n.head {
		return leadName, why
	}
	rest := n.words[k:n.head]
	for _, r := range rest {
		if l.apart[r] {
			return noRelation, "" // "Leeds" is not the short form of "Leeds Crown Court"
		}
	}
	if s.acronym && !allGeneric(rest, l) {
		return noRelation, "" // "BBC" and "BBC Scotland" are two
	}
	return leadName, why
}

func allGeneric(ws []string, l *lexicon) bool {
	for _, w := range ws {
		if !l.generic[w] && !l.legal[w] {
			return false
		}
	}
	return true
}

func equalWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// shortPlace knows a few generic words that a place's name may lack: "the
// Thames" for "River Thames", "Ireland" for "Republic of Ireland".
func shortPlace(s, n *name, l *lexicon) (relation, string) {
	k, m := len(s.words), len(n.words)
	why := "the name without its generic word: " + n.text
	switch {
	case equalWords(s.words, n.words[m-k:]):
		lead := n.words[:m-k]
		switch {
		case len(lead) == 1 && (lead[0] == "river" || lead[0] == "lake" || lead[0] == "mount"):
			return leadName, why
		case lead[len(lead)-1] == "of" && official(lead):
			return leadName, why
		}
	case equalWords(s.words, n.words[:k]) && m-k == 1 && (n.words[k] == "river" || n.words[k] == "mountains"):
		return leadName, why
	case k == 1 && l.places[s.words[0]] && n.words[m-1] == s.words[0]:
		return partName, "head of the name " + n.text
	}
	return noRelation, ""
}

// official reports whether the words before a place's name are those of its
// official name: "Islamic Republic of".
func official(lead []string) bool {
	for _, w := range lead {
		switch w {
		case "republic", "kingdom", "state", "commonwealth", "sultanate", "of", "the", "islamic", "united", "arab", "democratic", "peoples",
			"federal", "federative", "hashemite", "grand", "duchy", "principality", "socialist", "plurinational", "bolivarian", "province",
			"governorate", "county", "city", "town", "municipality", "district", "region":
		default:
			return false
		}
	}
	return true
}

// sameFull reports whether two full names of one kind are variants: spellings
// of the same words, or a person's name with and without middle names.
func sameFull(a, b *name, l *lexicon) (bool, string) {
	if a.kind != b.kind || len(a.words) == 0 || len(b.words) == 0 || a.loose || b.loose {
		return false, ""
	}
	if a.kind != model.Person {
		return spelled(a, b)
	}
	if differ(a, b, l) {
		return false, ""
	}
	if len(a.words) == 1 || len(b.words) == 1 {
		if father(a.suffix) || father(b.suffix) {
			return false, ""
		}
		if len(a.words) == len(b.words) && len(a.words[0]) >= 5 && translit(a.words[0]) == translit(b.words[0]) && !sexed(a.words[0], b.words[0]) {
			return true, "another spelling of " + b.text
		}
		return false, ""
	}
	first, last := givenAgree(a.words[0], b.words[0], l), variant(a.surname(), b.surname())
	if !first || !last || !inOrder(a.words, b.words, l) {
		return false, ""
	}
	switch {
	case len(a.words) != len(b.words):
		return true, "the same name with and without middle names: " + b.text
	case a.words[0] != b.words[0] && a.surname() == b.surname():
		return true, "a form of the same given name, the same surname: " + b.text
	}
	return true, "another spelling of " + b.text
}

// father reports whether a suffix tells a son from a father of one name.
func father(suffix string) bool {
	return suffix == "jr" || suffix == "jnr" || suffix == "sr" || suffix == "snr"
}

// inOrder reports whether the words of the shorter name stand in the longer in
// their order, and the longer has no more than three others.
func inOrder(a, b []string, l *lexicon) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(a)-len(b) > 3 {
		return false
	}
	i := 0
	for _, w := range a {
		if i < len(b) && givenAgree(w, b[i], l) {
			i++
		}
	}
	return i == len(b)
}

// spelled compares names of organisations, places and groups word by word; one
// word of two or more may be a spelling variant.
func spelled(a, b *name) (bool, string) {
	if len(a.words) != len(b.words) {
		return false, ""
	}
	off := 0
	for i := range a.words {
		if a.words[i] == b.words[i] || respelt(a.words[i], b.words[i]) {
			continue
		}
		if len(a.words[i]) < 5 || !variant(a.words[i], b.words[i]) {
			return false, ""
		}
		off++
	}
	if off > 1 || off == 1 && (len(a.words) == 1 && translit(a.words[0]) != translit(b.words[0]) || a.kind == model.Group) {
		return false, ""
	}
	return true, "another spelling of " + b.text
}

// respelt reports whether the words are the British and the American spelling
// of one.
func respelt(a, b string) bool {
	if len(a) != len(b) {
		return a != "" && b != "" && (a == "centre" && b == "center" || a == "labour" && b == "labor" || a == "defence" && b == "defense" || a == "programme" && b == "program" ||
			a == "labor" && b == "labour" || a == "harbour" && b == "harbor" || a == "harbor" && b == "harbour" || a == "program" && b == "programme")
	}
	diff := 0
	for i := range len(a) {
		if a[i] != b[i] {
			diff++
			if !(a[i] == 's' && b[i] == 'z' || a[i] == 'z' && b[i] == 's' || a[i] == 'c' && b[i] == 's' || a[i] == 's' && b[i] == 'c') {
				return a == "centre" && b == "center" || a == "center" && b == "centre" || a == "theatre" && b == "theater" || a == "theater" && b == "theatre"
			}
		}
	}
	return diff == 1 && len(a) >= 6
}

// givenAgree reports whether two given names can be one person's: equal, a
// spelling, an initial, a short form.
func givenAgree(a, b string, l *lexicon) bool {
	if a == b || variant(a, b) {
		return true
	}
	if len(a) == 1 || len(b) == 1 {
		return a[0] == b[0]
	}
	if na, nb := l.nick[a], l.nick[b]; na != "" && na == nb {
		return true
	}
	return clipped(a, b) || clipped(b, a)
}

// clipped reports whether short is a given name cut short, "Alex" of
// "Alexander", rather than a man's beside a woman's, "Paul" and "Paula".
func clipped(short, long string) bool {
	if len(short) < 3 || len(long) < len(short)+2 || long[:len(short)] != short {
		return false
	}
	switch long[len(short):] {
	case "ina", "ine", "ette", "ia", "na", "elle", "ie", "ella", "een":
		return false
	}
	return true
}

// differ reports whether two names cannot be one person's.
func differ(a, b *name, l *lexicon) bool {
	if a.kind != model.Person || b.kind != model.Person {
		return false
	}
	if opposite(a.sex, b.sex) || a.suffix != "" && b.suffix != "" && a.suffix != b.suffix {
		return true
	}
	if len(a.words) < 2 || len(b.words) < 2 {
		return false
	}
	if len(a.words) > 2 && len(b.words) > 2 && len(a.words) == len(b.words) && variant(a.surname(), b.surname()) {
		for i := 1; i < len(a.words)-1; i++ {
			if !givenAgree(a.words[i], b.words[i], l) {
				return true // two middle names
			}
		}
	}
	if sameWords(a.words, b.words[:min(len(a.words), len(b.words))]) || sameWords(b.words, a.words[:min(len(a.words), len(b.words))]) {
		return false
	}
	if len(a.words) != len(b.words) {
		long, short := a.words, b.words
		if len(short) > len(long) {
			long, short = short, long
		}
		if sameWords(short, long[len(long)-len(short):]) {
			return false // "Abdel Rahman" of "Rami Abdel Rahman"
		}
	}
	return variant(a.surname(), b.surname()) && !givenAgree(a.words[0], b.words[0], l)
}
