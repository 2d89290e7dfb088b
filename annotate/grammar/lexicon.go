package grammar

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed verbs.txt
var verbList string

// Form is a bit set of what the form of a verb can be.
type Form uint8

// The forms of verbs.
const (
	Base       Form = 1 << iota // "kill"
	ThirdForm                   // "kills"
	PastForm                    // "killed", "took"
	PastPart                    // "killed", "taken"
	IngForm                     // "killing"
	AlsoNoun                    // the word is a noun as well: "attack", "strikes"
	AuxForm                     // a form of be, have or do
	UnlistedOK                  // guessed from the ending, not listed
)

// Verb is an entry of the verb list.
type Verb struct {
	// Lemma is the base form, Participle the past participle.
	Lemma, Participle string
}

// entry is what the lexicon knows about one lower-case word.
type entry struct {
	tag  Tag
	form Form
	verb *Verb
}

// lexicon maps lower-case words to what they can be. It is built once, on
// first use.
var lexicon = sync.OnceValue(func() map[string]entry {
	lex := make(map[string]entry, 8192)
	for _, line := range strings.Split(verbList, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, item := range strings.Fields(line) {
			addVerb(lex, item)
		}
	}
	for tag, words := range functionWords {
		for _, w := range strings.Fields(words) {
			lex[w] = entry{tag: Tag(tag)}
		}
	}
	for lemma, forms := range auxiliaries {
		addAuxiliary(lex, lemma, forms)
	}
	return lex
})

// addVerb adds all forms of one entry of the list.
func addVerb(lex map[string]entry, item string) {
	base, past, part, noun, double := parseVerb(item)
	v := &Verb{Lemma: base, Participle: part}
	put := func(word string, form Form) {
		e := lex[word]
		if e.verb != nil && e.verb.Lemma != base && e.form&^AlsoNoun != 0 {
			return // "found" is the past of "find" first
		}
		lex[word] = entry{tag: Noun, form: e.form | form, verb: v}
	}
	alsoNoun := Form(0)
	if noun {
		alsoNoun = AlsoNoun
	}
	put(base, Base|alsoNoun)
	put(third(base), ThirdForm|alsoNoun)
	put(gerund(base, double), IngForm)
	put(past, PastForm|alsoNoun&sameWord(base, past))
	put(part, PastPart|alsoNoun&sameWord(base, part))
	if double && strings.HasSuffix(base, "l") { // American spelling
		put(base+"ed", PastForm|PastPart)
		put(base+"ing", IngForm)
	}
	if !double && endsInVowelL(base) { // British spelling
		put(base+"led", PastForm|PastPart)
		put(base+"ling", IngForm)
	}
}

func sameWord(a, b string) Form {
	if a == b {
		return AlsoNoun
	}
	return 0
}

// parseVerb reads "stop*!" or "break*:broke:broken".
func parseVerb(item string) (base, past, part string, noun, double bool) {
	head, rest, irregular := strings.Cut(item, ":")
	noun = strings.Contains(head, "*")
	double = strings.Contains(head, "!")
	base = strings.TrimRight(head, "*!")
	if irregular {
		past, part, _ = strings.Cut(rest, ":")
		return base, past, part, noun, doublesInGerund(base)
	}
	past = regularPast(base, double)
	return base, past, past, noun, double
}

// doublesInGerund reports whether an irregular verb doubles its last consonant
// before "-ing": one syllable, one vowel, one consonant.
func doublesInGerund(base string) bool {
	n := len(base)
	if strings.HasPrefix(base, "for") && base != "for" && strings.HasSuffix(base, "get") ||
		strings.HasSuffix(base, "begin") || strings.HasSuffix(base, "forbid") || strings.HasSuffix(base, "upset") ||
		strings.HasSuffix(base, "offset") || strings.HasSuffix(base, "overrun") {
		return true
	}
	if n < 3 || n > 5 || isVowel(base[n-1]) || !isVowel(base[n-2]) || isVowel(base[n-3]) && base != "quit" {
		return false
	}
	return !strings.ContainsRune("wxyr", rune(base[n-1])) && strings.IndexFunc(base[:n-2], func(r rune) bool { return isVowel(byte(r)) }) < 0 || base == "quit"
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func endsInVowelL(base string) bool {
	n := len(base)
	return n > 4 && base[n-1] == 'l' && (base[n-2] == 'e' || base[n-2] == 'a') && !isVowel(base[n-3]) &&
		base != "appeal" && base != "compel"
}

func regularPast(base string, double bool) string {
	n := len(base)
	switch {
	case base[n-1] == 'e':
		return base + "d"
	case base[n-1] == 'y' && !isVowel(base[n-2]):
		return base[:n-1] + "ied"
	case double:
		return base + base[n-1:] + "ed"
	}
	return base + "ed"
}

func third(base string) string {
	n := len(base)
	switch {
	case base == "go" || hasAnySuffix(base, "s", "x", "z", "ch", "sh"):
		return base + "es"
	case base[n-1] == 'y' && !isVowel(base[n-2]):
		return base[:n-1] + "ies"
	case base == "veto" || base == "echo":
		return base + "es"
	}
	return base + "s"
}

func gerund(base string, double bool) string {
	n := len(base)
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:n-2] + "ying"
	case base[n-1] == 'e' && !hasAnySuffix(base, "ee", "oe", "ye"):
		return base[:n-1] + "ing"
	case double:
		return base + base[n-1:] + "ing"
	}
	return base + "ing"
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

// addAuxiliary adds the forms of be, have or do: base, third, past,
// participle, gerund and further ones.
func addAuxiliary(lex map[string]entry, lemma, forms string) {
	f := strings.Fields(forms)
	v := &Verb{Lemma: lemma, Participle: f[3]}
	kinds := [...]Form{Base, ThirdForm, PastForm, PastPart, IngForm}
	for i, w := range f {
		form := PastForm
		if i < len(kinds) {
			form = kinds[i]
		}
		e := lex[w]
		if e.verb != v {
			e = entry{tag: Auxiliary, verb: v, form: AuxForm}
		}
		e.form |= form
		lex[w] = e
	}
}

var auxiliaries = map[string]string{
	"be":   "be is was been being are were am 'm 're isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t",
	"have": "have has had had having haven't hasn't hadn't haven’t hasn’t hadn’t",
	"do":   "do does did done doing don't doesn't didn't don’t doesn’t didn’t",
}

// functionWords lists the closed classes; the index is the Tag.
var functionWords = [tagCount]string{
	Noun: `states`,
	Pronoun: `i you he she it we they me him us them himself herself itself themselves myself ourselves
		everyone everybody someone somebody anyone anybody nobody something anything nothing everything
		i'm he's she's it's they're we're i've we've they've i'd he'd she'd they'd i'll we'll they'll he'll she'll it'll you're
		i’m he’s she’s it’s they’re we’re i’ve we’ve they’ve i’d he’d she’d they’d i’ll we’ll they’ll he’ll she’ll it’ll you’re there`,
	Determiner: `the a an this these those its his her their our my your some any each every no another both either neither
		such what many several few all half certain various most more other`,
	Preposition: `of in on at by for from with without within into onto over under near about against among amid amidst
		between during after before since until till through throughout across along around behind below beneath beside besides
		beyond despite down inside outside off per toward towards upon via like unlike versus following including excluding
		concerning regarding as up out above`,
	Conjunction:  `and or but nor yet so &`,
	Subordinator: `that because although though while whereas if unless whether when where why how once than lest whenever wherever`,
	Relative:     `who whom whose which`,
	Adverb: `not n't also now then later earlier still just only even never ever already again soon here too very well far
		recently previously meanwhile however therefore thus instead perhaps maybe almost nearly always often sometimes
		monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow else rather quite away back together ago abroad overnight
		reportedly allegedly afterwards afterward moreover furthermore otherwise nevertheless first further once twice
		both much less least apparently respectively`,
	Modal: `will would can could may might must shall should cannot won't can't couldn't wouldn't shouldn't ca wo
		won’t can’t couldn’t wouldn’t shouldn’t`,
	To:     `to`,
	Number: `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion dozen dozens scores tens`,
}

// VerbOf is the verb that the lower-case word can be a form of, nil where it
// is none in the list.
func VerbOf(word string) *Verb { return lexicon()[word].verb }

// IsNumberWord reports whether the word, in lower case, is a number in letters.
func IsNumberWord(word string) bool { return lexicon()[strings.ToLower(word)].tag == Number }

// be is the entry of the verb be.
func be() *Verb { return lexicon()["is"].verb }
