package ingest

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// languageSample is how many bytes of text tell its language.
const languageSample = 2048

// functionWords are frequent words of the languages most read, those left out
// that several share. They settle the common case in microseconds; whatlanggo,
// which takes two milliseconds, is asked about the rest.
const functionWords = `
en: the of and that was for with his they this have from had not are but were their which been would there said after has who will more when what about into than its could other
de: der die und das den nicht von sie ist des sich mit dem dass er es ein eine auf für wird auch einen werden nach bei einem war noch wurde oder zum zur haben über einer schreibe
fr: les des est une dans qui que pour pas sur plus avec sont mais été ont cette aux comme leur nous vous ils elle ses par laisser fait être après deux
es: los las una por con para está como más pero sus fue este ha muy sobre ser según desde entre cuando también hasta donde quien dejar lo el
it: che non una sono della per con gli alla del nel anche più dei delle come stato nella dal dalla questo essere hanno lascia di è il ha
pt: não uma com os para mais foi dos são das pelo pela seu sua ao como também até já muito quando deixe um em do da
nl: het een van niet zijn voor met aan dat door naar bij ook maar wordt heeft werd nog geef uit over deze zij worden
pl: nie się jest przez jak które dla oraz został tym jego tego być ale czy tylko jako można dodaj również
sv: och att det som för inte med till den har från var vid också efter lämna ett av är
da: og det af til ikke med der på den har blev fra efter også skriv som er
tr: bir ve bu için ile olarak daha çok olan gibi sonra kadar değil yap
id: yang dan di untuk dengan dari ini dalam pada tidak akan telah itu oleh juga tinggalkan ke
vi: không của và có được các một trong cho người với là những đã này nào
cs: se že je jako které byl jsou které podle ale také jeho nebo přidat
ro: și este în cu care din pentru sunt fost această lasă mai să
hu: hogy nem egy volt az és meg már csak mint írj
`

var functionLists = sync.OnceValue(func() map[string]string {
	owners := make(map[string]string) // word to language, "" where several share it
	for line := range strings.Lines(strings.TrimSpace(functionWords)) {
		language, words, _ := strings.Cut(line, ": ")
		for _, w := range strings.Fields(words) {
			if other, taken := owners[w]; taken && other != language {
				owners[w] = ""
				continue
			}
			owners[w] = language
		}
	}
	return owners
})

// languageOf is the BCP 47 tag of the language that text is written in, ""
// where that is not certain.
func languageOf(text string) string {
	if len(text) > languageSample {
		text = text[:languageSample]
	}
	counts, words := countFunctionWords(text)
	best, second := "", 0
	for language, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && language < best {
			best = language
		}
	}
	for language, n := range counts {
		if language != best {
			second = max(second, n)
		}
	}
	if n := counts[best]; n >= 8 && n*25 >= words && n >= 4*second {
		return best
	}
	if utf8.RuneCountInString(text) < 60 {
		return ""
	}
	info := whatlanggo.Detect(text)
	if !info.IsReliable() {
		return ""
	}
	if tag := info.Lang.Iso6391(); tag != "" {
		return tag
	}
	return info.Lang.Iso6393()
}

func countFunctionWords(text string) (counts map[string]int, words int) {
	owners := functionLists()
	counts = make(map[string]int)
	for _, f := range strings.Fields(text) {
		words++
		if language := owners[bare(f)]; language != "" {
			counts[language]++
		}
	}
	return counts, words
}

// isForeign reports whether a short block is in another language than the
// article, which is in language: in another script, with words that carry
// marks the article's language has not, or with another's function words.
// Names are no evidence: a word with a capital counts only where it is first.
func isForeign(text, language string) bool {
	if language == "" {
		return false
	}
	fields := strings.Fields(text)
	if len(fields) < 2 || len(fields) > 14 {
		return false
	}
	if otherScript(text, language) {
		return true
	}
	counts, words := countFunctionWords(text)
	if counts[language] > 0 {
		return false
	}
	for _, n := range counts {
		if n >= 2 && n*3 >= words || n >= 1 && words <= 3 && capitalised(text) < 0.7 {
			return true
		}
	}
	if language != "en" {
		return false
	}
	marked, plain := 0, 0
	for i, f := range fields {
		r, _ := utf8.DecodeRuneInString(f)
		if i > 0 && unicode.IsUpper(r) {
			continue
		}
		if strings.IndexFunc(f, func(r rune) bool { return r > 0x7f && unicode.IsLetter(r) }) >= 0 {
			marked++
		} else {
			plain++
		}
	}
	return marked >= 2 && marked >= plain
}

// otherScript reports whether most letters are of a script that the language
// is not written in.
func otherScript(text, language string) bool {
	latin, other := 0, 0
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r):
		case unicode.Is(unicode.Latin, r):
			latin++
		default:
			other++
		}
	}
	return latinWritten(language) && other > 2*latin
}

// latinWritten reports whether the language is one whose articles are in Latin
// letters alone.
func latinWritten(language string) bool {
	return strings.Contains(" en de fr es it pt nl pl sv da no nb fi tr id vi cs ro hu sk hr sl et lv lt ca ga cy ", " "+language+" ")
}
