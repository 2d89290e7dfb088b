package grammar

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/tokens"
)

var tagNames = [tagCount]string{
	Other: "?", Noun: "n", Name: "N", Pronoun: "pro", Determiner: "det", Number: "num", Adverb: "adv", Preposition: "prep",
	Conjunction: "and", Subordinator: "sub", Relative: "rel", Auxiliary: "aux", Modal: "mod", To: "to", Finite: "FIN", Participle: "PART",
	Past: "PAST", Gerund: "GER", Infinitive: "INF", Possessive: "'s", Comma: ",", Stop: ".", Mark: "\"", Bracket: "(", Dash: "--",
	Hyphen: "-", Currency: "$",
}

func render(w *Words) string {
	var b strings.Builder
	for i := range w.Doc.Tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Doc.At(i))
		b.WriteByte('/')
		b.WriteString(tagNames[w.Tags[i]])
	}
	return b.String()
}

func TestRead(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a verb that is a noun as well", "Rebels attack the base after two attacks.",
			"Rebels/N attack/FIN the/det base/n after/prep two/num attacks/n ./."},
		{"passive and active", "Ten men were arrested and one had fled.",
			"Ten/num men/n were/aux arrested/PART and/and one/num had/aux fled/PART ./."},
		{"a past with an object", "The army killed 49 soldiers.", "The/det army/n killed/FIN 49/num soldiers/n ./."},
		{"a reduced relative clause", "The soldiers killed by rebels lay there.",
			"The/det soldiers/n killed/PART by/prep rebels/n lay/FIN there/pro ./."},
		{"a participle before a noun", "They freed the captured soldiers.", "They/pro freed/FIN the/det captured/n soldiers/n ./."},
		{"after to and a modal", "He will strike to win.", "He/pro will/mod strike/INF to/to win/INF ./."},
		{"reports that", "The agency reports that a strike hit Homs.",
			"The/det agency/n reports/FIN that/sub a/det strike/n hit/FIN Homs/N ./."},
		{"is, not a possessive", "He said it's late at Smith's house.", "He/pro said/FIN it/pro 's/aux late/n at/prep Smith/N 's/'s house/n ./."},
		{"according to is no infinitive", "According to reports it fell.", "According/N to/to reports/n it/pro fell/FIN ./."},
		{"a number's reservation", "About 40 people died.", "About/adv 40/num people/n died/PAST ./."},
		{"a verb with the form of a noun", "The drug cut deaths by half.", "The/det drug/n cut/FIN deaths/n by/prep half/det ./."},
		{"two verbs in a row", "He met retired general Lee.", "He/pro met/FIN retired/n general/n Lee/N ./."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, render(Read(tokens.Split(tt.text, nil)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestVerbForms(t *testing.T) {
	tests := []struct{ word, lemma, participle string }{
		{"killed", "kill", "killed"}, {"took", "take", "taken"}, {"stopped", "stop", "stopped"}, {"stopping", "stop", "stopped"},
		{"carries", "carry", "carried"}, {"carried", "carry", "carried"}, {"seizing", "seize", "seized"}, {"fled", "flee", "fled"},
		{"fleeing", "flee", "fled"}, {"dying", "die", "died"}, {"found", "find", "found"}, {"cancelled", "cancel", "cancelled"},
		{"canceled", "cancel", "cancelled"}, {"travelling", "travel", "travelled"}, {"beginning", "begin", "begun"}, {"cutting", "cut", "cut"},
		{"hitting", "hit", "hit"}, {"shooting", "shoot", "shot"}, {"vetoes", "veto", "vetoed"}, {"losing", "lose", "lost"},
		{"quitting", "quit", "quit"}, {"buying", "buy", "bought"}, {"sending", "send", "sent"}, {"setting", "set", "set"},
	}
	for _, tt := range tests {
		v := VerbOf(tt.word)
		if v == nil || v.Lemma != tt.lemma || v.Participle != tt.participle {
			t.Errorf("VerbOf(%q) = %v, want %s, %s", tt.word, v, tt.lemma, tt.participle)
		}
	}
}

// Budget: 0.3 µs a word.
func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("The army said that its troops had left the town after heavy fighting near the river, where two bridges were destroyed last week. ", 400)
	d := tokens.Split(text, nil)
	for b.Loop() {
		Read(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/token")
}
