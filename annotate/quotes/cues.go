package quotes

import (
	"strings"
	"sync"

	"lectern/annotate/grammar"
)

// use is a bit set of how a verb can introduce speech.
type use uint8

const (
	clause    use = 1 << iota // a clause without "that" may follow: "said it was over"
	thatOnly                  // a clause with "that" may follow
	addressee                 // one who is told comes first: "told Reuters it was over"
	direct                    // only words in quotation marks may follow
	label                     // a name in quotation marks may follow: called it a “pause”
	whether                   // "whether" or "if" may follow: "asked whether"
)

// cueList says which verbs introduce speech and how. Verbs of thinking
// (believe, fear, hope) are left out: nobody speaks there.
const cueList = `
clause: say add claim insist warn argue allege assert announce declare report acknowledge admit explain maintain
	note estimate predict confirm complain contend boast suggest reveal concede state show find indicate
thatOnly: announce caution conclude deny disclose emphasise emphasize observe point recall reiterate remark stress
	testify swear vow pledge promise counter reply respond retort joke tweet write agree charge lament
	indicate remember rule signal stipulate propose recommend demand repeat quip opine underline find show read hint advise decide
	elaborate continue
addressee: tell inform assure remind notify advise promise warn
direct: ask continue shout scream yell cry exclaim interject demand joke quip muse recall reply respond retort tweet
	write remark conclude whisper chant urge go begin plead lament counter opine echo sing state read elaborate
	agree observe caution mutter laugh sigh text email post ask repeat vow pledge promise note testify wonder
	think stress emphasise emphasize reiterate deny posit growl murmur thunder beg answer offer
	recount reflect recollect reason blast mock crow gush snap bark crack deadpan chime intone concur proclaim
	pronounce counsel comment describe complain point put tell advise assure inform warn remind insist hint
label: declare announce proclaim call describe label dub brand denounce dismiss condemn criticise criticize slam blast deride praise refer
	deem decry characterise characterize accuse cite speak attack mock ridicule hail deplore
	denounce portray depict praise term reject promise urge demand boast vow welcome pledge blame lash express rail
	attribute predict apologise apologize complain talk recommend defend warn urge deny use write
whether: ask wonder
`

// cues maps the lemma of a verb to how it introduces speech.
var cues = sync.OnceValue(func() map[string]use {
	names := map[string]use{
		"clause": clause, "thatOnly": thatOnly, "addressee": addressee,
		"direct": direct, "label": label, "whether": whether,
	}
	m := make(map[string]use)
	u := use(0)
	for _, w := range strings.Fields(cueList) {
		if name, ok := strings.CutSuffix(w, ":"); ok {
			u = names[name]
			continue
		}
		m[w] |= u
	}
	return m
})

// IsCue reports whether the words hold a form of a verb that can report speech
// without quotation marks, or "according to".
func IsCue(words string) bool {
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if w == "according" {
			return true
		}
		if v := grammar.VerbOf(strings.Trim(w, ":,")); v != nil && cues()[v.Lemma]&(clause|thatOnly|addressee) != 0 {
			return true
		}
	}
	return false
}
