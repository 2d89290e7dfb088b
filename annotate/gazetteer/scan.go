package gazetteer

import (
	"unicode"
	"unicode/utf8"

	"lectern/annotate/tokens"
)

// isParticle reports whether the word is one that names write with a small or
// a capital letter ("al-Qaeda", "Al-Qaeda"; "Rio de Janeiro").
func isParticle(s string) bool {
	switch s {
	case "al", "Al", "el", "El", "as", "As", "ad", "Ad", "an", "An", "ar", "Ar", "at", "At", "ash", "Ash", "az", "Az", "ez", "Ez",
		"es", "Es", "et", "Et", "er", "Er", "en", "En", "de", "De", "da", "Da", "do", "Do", "dos", "Dos", "du", "Du", "del", "Del", "di", "Di", "of",
		"Of", "and", "And", "the", "The", "for", "For", "on", "On", "in", "In", "van", "Van", "von", "Von", "der", "Der", "den", "Den",
		"la", "La", "le", "Le", "les", "Les", "y", "Y", "e", "E", "sur", "Sur", "bin", "Bin", "ibn", "Ibn", "upon", "Upon":
		return true
	}
	return false
}

// particleStarts reports whether the lower-case token i is a particle that
// starts a name: "al-Qaeda", "as Suwayda".
func (g *Gazetteer) particleStarts(d *tokens.Document, i int) bool {
	t := &d.Tokens[i]
	if t.Len() < 2 || t.Len() > 3 || i+1 >= len(d.Tokens) {
		return false
	}
	switch d.At(i) {
	case "al", "el", "as", "ad", "an", "ar", "at", "ash", "az", "ez", "es", "la", "le", "de":
	default:
		return false
	}
	next := &d.Tokens[i+1]
	if next.Space {
		return next.Upper && d.At(i) == "al"
	}
	return i+2 < len(d.Tokens) && isHyphen(d.At(i+1)) && d.Tokens[i+2].Upper && !d.Tokens[i+2].Space
}

// continuesName reports whether token i hangs by a hyphen on an Arabic
// article, so that it is the second half of a name: "Assad" in "al-Assad".
func (g *Gazetteer) continuesName(d *tokens.Document, i int) bool {
	if i < 2 || d.Tokens[i].Space || d.Tokens[i-1].Space || !isHyphen(d.At(i-1)) {
		return false
	}
	switch d.At(i - 2) {
	case "al", "el", "Al", "El", "as", "ad", "an", "ar", "at", "ash", "az", "ez", "es", "ul", "ud", "ur", "us", "bin", "ibn":
		return true
	}
	return false
}

// joins reports whether token j may go on the name that token j-1 is part of:
// only white space without an empty line parts them.
func joins(d *tokens.Document, j int) bool {
	gap := d.Text[d.Tokens[j-1].End:d.Tokens[j].Start]
	if len(gap) < 2 {
		return true
	}
	lines := 0
	for i := 0; i < len(gap); i++ {
		if gap[i] == '\n' {
			lines++
		}
	}
	return lines < 2
}

func isHyphen(s string) bool { return s == "-" || s == "‐" || s == "‑" || s == "–" }

func startsUpper[T string | []byte](s T) bool {
	if len(s) == 0 {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(string(s[:min(len(s), utf8.UTFMax)]))
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isAcronym reports whether the word is two to eight capital letters and
// digits, perhaps with full stops: "US", "U.S.", "G20".
func isAcronym(s string) bool {
	if len(s) < 2 || len(s) > 12 || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
			n++
		case c == '.':
		default:
			return false
		}
	}
	return 2 <= n && n <= 8
}

// hashCapitals is the hash of an acronym without its full stops.
func hashCapitals(s string) uint64 {
	h := uint64(hashSeed)
	for i := 0; i < len(s); i++ {
		if s[i] != '.' {
			h = (h ^ uint64(s[i])) * hashPrime
		}
	}
	return h
}

// inCapitals reports whether the words around tokens [i, i+n) are in capitals
// too, as in a headline.
func inCapitals(d *tokens.Document, i, n int) bool {
	seen := 0
	for _, j := range [...]int{i - 2, i - 1, i + n, i + n + 1} {
		if j < 0 || j >= len(d.Tokens) || d.Tokens[j].Class != tokens.Word || d.Tokens[j].Len() < 2 {
			continue
		}
		for _, r := range d.At(j) {
			if unicode.IsLower(r) {
				return false
			}
		}
		seen++
	}
	return seen > 0
}
