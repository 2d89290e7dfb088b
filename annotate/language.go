package annotate

import (
	"strings"

	"lectern/model"
)

// englishWords are frequent in English and no words of its neighbours, or rare
// ones: a fifth of the words of English news and reports, next to none of a text in
// German, French, Dutch or Danish.
const englishWords = " the and that with from said has have were are his they which been not but this be by it their would will who had "

const (
	// languageSample is how many bytes of the text are looked at.
	languageSample = 8 << 10
	// englishShare is the least share of englishWords, in percent, of an English
	// text: between the fifth that there are and the hundredth that strays.
	englishShare = 7
)

// foreign reports whether the article is in a language that is not marked: it
// says so, and its own words do not gainsay it, as they do on many an English
// page that claims to be something else. A wrong mark is worse than none.
func foreign(a *model.Article) bool {
	if a.Language == "" || a.Language == "en" || strings.HasPrefix(a.Language, "en-") {
		return false
	}
	words, english := 0, 0
	for w := range strings.FieldsSeq(a.Text[:min(len(a.Text), languageSample)]) {
		words++
		if strings.Contains(englishWords, " "+strings.ToLower(w)+" ") {
			english++
		}
	}
	return english*100 < englishShare*words
}
