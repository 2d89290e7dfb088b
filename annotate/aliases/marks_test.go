package aliases

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/model"
)

// describeMarks lists what Within added or says, one line each.
func describeMarks(text string, anns []model.Annotation, entities []model.Entity) string {
	var lines []string
	for _, a := range anns {
		if a.Form >= model.Nominal {
			lines = append(lines, fmt.Sprintf("%v %q is %s", a.Form, a.In(text), entities[a.Entity-1].Name))
		}
	}
	for _, e := range entities {
		for _, a := range e.Aliases {
			if a.Name != e.Name {
				lines = append(lines, fmt.Sprintf("%s: %s, %s", e.Name, a.Name, a.Evidence.Reason))
			}
		}
		for _, d := range e.Descriptions {
			lines = append(lines, fmt.Sprintf("%s - %s", e.Name, d.Text))
		}
	}
	return strings.Join(lines, "\n")
}

// What stands without a name is marked where one reading is clear, and every
// name has a reason that a person can check.
func TestMarks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"apposition and a later noun",
			"The [Dorin Monitor|O m], a Geneva-based monitoring group, counted 40 dead. The monitoring group said it would go on.",
			`nominal "Geneva-based monitoring group" is Dorin Monitor
nominal "monitoring group" is Dorin Monitor
Dorin Monitor - a Geneva-based monitoring group`},
		{"another group is not meant",
			"The [Dorin Monitor|O m], a Geneva-based monitoring group, counted 40 dead. The rebel group denied it.",
			`nominal "Geneva-based monitoring group" is Dorin Monitor
Dorin Monitor - a Geneva-based monitoring group`},
		{"the president, not the vice-president",
			"President [Amadou Keita|P k] met Vice President [Ines Diop|P d]. The president left at noon. The former president stayed.",
			`nominal "president" is Amadou Keita
Amadou Keita - President
Ines Diop - Vice President`},
		{"two cities, one near",
			"Rebels left [Homs|L h] on Monday. On Tuesday they were in [Aleppo|L a], where the city was quiet. [Homs|L h] and [Aleppo|L a] are big. Trade in the city fell.",
			`nominal "city" is Aleppo`},
		{"she is the one who spoke",
			"“No,” said [Helen Okafor|P o], the chief executive. “Never,” she added. [Peter Marlow|P m] told her that he agreed.",
			`pronoun "she" is Helen Okafor
Helen Okafor - the chief executive`},
		{"names the text gives",
			"The [Northern Front|O n], also known as [Sarkat|O n], fought the [Kurdish Workers Union|O k] ([PKU|O k]).",
			`Northern Front: Sarkat, “, also known as” after “Northern Front”
Kurdish Workers Union: PKU, in parentheses after “Kurdish Workers Union”`},
		{"a party is no other name",
			"[Jane Poole|P p] ([Labour|O l]) beat [Guy Marsh|P m] ([Green Party|O g]). [Nokia|O n] ([NYSE|O y]: NOK) rose.", ""},
		{"titles and homes",
			"[US|L u] Secretary of State [John Kerry|P k] and [Rami Saleh|P s] of the [Relief Committee|O c] met in [Tripoli|L t], in the north of [Lebanon|L l].",
			`John Kerry - US Secretary of State
Rami Saleh - of the Relief Committee
Tripoli - in the north of Lebanon`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, golds := parseMarked(t, tt.text)
			anns, entities := run(text, golds)
			if diff := cmp.Diff(tt.want, describeMarks(text, anns, entities)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A place is pinned where the article tells which of several it is.
func TestPinned(t *testing.T) {
	tests := []struct{ name, text, place, want string }{
		{"the country it names", "Troops entered [Palmyra|L p] on Sunday. [Syria|L s] has been at war since 2011.", "Palmyra", "SY"},
		{"a capital", "The talks in [Paris|L p] ended.", "Paris", "FR"},
		{"one of many", "A barn burnt down in [Springfield|L s].", "Springfield", ""},
		{"the state beside it", "The mayor of [Birmingham|L b], [Alabama|L a], resigned.", "Birmingham", "US"},
		{"a country or a state", "Voters in [Georgia|L g] and the rest of the [United States|L u] chose.", "Georgia", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs, _ := articlesOf(t, []string{tt.text})
			for _, e := range Across(docs).Entities {
				if e.Name == tt.place && e.Country != tt.want {
					t.Errorf("%s is in %q, want %q", tt.place, e.Country, tt.want)
				}
				if e.Name == tt.place && e.Located != (tt.want != "") {
					t.Errorf("%s located: %v", tt.place, e.Located)
				}
			}
		})
	}
}
