package library

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lectern/model"
)

// people is the class of persons as such.
const people = "people"

// headClasses are nouns that name one kind of thing that is counted, each line
// led by the name of the class. Nouns of different lines are never compared:
// the passengers of a ship are not its dead, a soldier is not a civilian.
const headClasses = `people: person people individual dead death fatality victim life man woman
soldier: soldier troop serviceman servicewoman force conscript recruit reservist infantryman
militant: militant fighter jihadist jihadi insurgent extremist terrorist
police: policeman policewoman police officer
home: home house
aircraft: aircraft plane jet warplane aeroplane airplane
strike: strike airstrike
vehicle: vehicle
car: car automobile
boat: boat
ship: ship vessel
child: child kid minor
worker: worker labourer laborer
employee: employee
rescuer: rescuer
job: job
civilian: civilian
student: student
migrant: migrant
refugee: refugee
passenger: passenger
firefighter: firefighter fireman
protester: protester protestor demonstrator
hostage: hostage
prisoner: prisoner inmate detainee
rebel: rebel
body: body corpse
fire: fire blaze
journalist: journalist reporter`

// personClasses are those whose members are people: an adjective makes a
// smaller set of them ("young people"), so that it must be shared.
const personClasses = "people soldier militant police child worker employee rescuer civilian student migrant refugee passenger firefighter protester hostage prisoner rebel journalist"

// eventClasses are words for one kind of happening, in the same form.
const eventClasses = `killed: kill killed die died dead death deaths drown drowned perish perished slain slay toll death_toll death-toll fatality fatalities massacred murdered
injured: injure injured wound wounded hurt injuries
missing: missing disappeared vanished unaccounted
displaced: displace displaced flee fled uproot uprooted homeless
captured: capture captured
arrested: arrest arrested detain detained
abducted: abduct abducted kidnap kidnapped
destroyed: destroy destroyed raze razed levelled leveled eliminated wrecked demolished
damaged: damage damaged
burned: burn burned burnt scorched charred
rescued: rescue rescued save saved
evacuated: evacuate evacuated
bought: buy bought purchase purchased acquire acquired
paid: pay paid
lost: lose lost loss losses
carried_out: conducted launched carried_out carried
recovered: recover recovered
released: release released free freed
infected: infect infected
arrived: arrive arrived`

// needPeople are happenings that befall people where the text counts nothing:
// "19 perished".
const needPeople = "killed injured missing displaced arrested abducted evacuated rescued infected"

type lexicon struct {
	heads, events   map[string]string
	persons, befall map[string]bool
	neutral         map[string]bool
}

var figureLexicon = sync.OnceValue(func() *lexicon {
	read := func(text string) map[string]string {
		m := make(map[string]string)
		for line := range strings.Lines(text) {
			class, words, _ := strings.Cut(line, ":")
			for _, w := range strings.Fields(words) {
				m[w] = class
			}
		}
		return m
	}
	set := func(text string) map[string]bool {
		m := make(map[string]bool)
		for _, w := range strings.Fields(text) {
			m[w] = true
		}
		return m
	}
	return &lexicon{
		heads: read(headClasses), events: read(eventClasses), persons: set(personClasses), befall: set(needPeople),
		neutral: set("government state army regime pro-government loyalist regular local total innocent the those these all of estimated"),
	}
})

// eventClass is the class of a happening, or its own word.
func eventClass(event string) string {
	e := strings.ReplaceAll(strings.ToLower(event), " ", "_")
	if c := figureLexicon().events[e]; c != "" {
		return c
	}
	return e
}

// headClass is the class of a counted noun, or its own singular.
func headClass(noun string) string {
	s := singular(strings.ToLower(noun))
	if c := figureLexicon().heads[s]; c != "" {
		return c
	}
	return s
}

// singular is the singular of an English noun in lower case, by its ending.
func singular(w string) string {
	switch w {
	case "people", "men", "women", "children", "police", "lives", "wives", "knives", "halves", "series", "species":
		if s := map[string]string{"men": "man", "women": "woman", "children": "child", "lives": "life", "wives": "wife", "knives": "knife", "halves": "half"}[w]; s != "" {
			return s
		}
		return w
	}
	cut := func(n int, add string) string { return w[:len(w)-n] + add }
	switch {
	case len(w) < 4:
		return w
	case strings.HasSuffix(w, "men"):
		return cut(3, "man")
	case strings.HasSuffix(w, "ies"):
		return cut(3, "y")
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		return cut(2, "")
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case w[len(w)-1] == 's':
		return cut(1, "")
	}
	return w
}

// counted is what a figure counts: the class of its head, the words before it,
// whether it adds to another figure, and whether it is a part of one.
type counted struct {
	head string
	// mods are the words before the head, demonyms those of them that are
	// capitalised; in lower case.
	mods, demonyms string
	// person says that the head's class is of people.
	person      bool
	added, part bool
}

// readCounted reads a counted noun phrase.
func readCounted(phrase string) counted {
	var c counted
	words := strings.FieldsFunc(phrase, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("“”\"'‘’,()", r) })
	for i, w := range words {
		if i > 0 && (w == "of" || w == "in" || w == "at") {
			words = words[:i]
			break
		}
	}
	for len(words) > 0 && isAdding(words[0]) {
		c.added = c.added || !strings.EqualFold(words[0], "other")
		words = words[1:]
	}
	if len(words) == 0 {
		return c
	}
	last := len(words) - 1
	c.head = headClass(words[last])
	c.person = figureLexicon().persons[c.head]
	for _, w := range words[:last] {
		low := strings.ToLower(w)
		switch r, _ := utf8.DecodeRuneInString(w); {
		case figureLexicon().neutral[low]:
		case unicode.IsUpper(r):
			c.demonyms += low + " "
		default:
			c.mods += low + " "
		}
	}
	return c
}

// isAdding reports whether the word says that a figure comes on top of another.
func isAdding(w string) bool {
	switch strings.ToLower(w) {
	case "more", "another", "additional", "further", "extra", "other":
		return true
	}
	return false
}

// comparable reports whether what the two count may be one and the same set of
// class head.
func (c counted) comparable(o counted) bool {
	if c.added || o.added || c.part || o.part || !sameOrNone(c.demonyms, o.demonyms) {
		return false
	}
	if c.person {
		return c.mods == o.mods
	}
	return sameOrNone(c.mods, o.mods)
}

func sameOrNone(a, b string) bool { return a == "" || b == "" || a == b }

// measure is a unit of measure: what it measures and how it compares.
type measure struct {
	dimension string
	// factor turns a value into the dimension's base unit.
	factor float64
	// to is the metric unit that a reader is shown, "" where it is metric.
	to       string
	toFactor float64
}

// measures are the units that are compared and shown in metric units: the
// international mile, foot, yard, inch, pound, ounce and acre, by their
// definitions of 1959.
var measures = sync.OnceValue(func() map[string]measure {
	const mile, foot, acre, pound = 1609.344, 0.3048, 4046.8564224, 0.45359237
	return map[string]measure{
		"m": {"length", 1, "", 1}, "km": {"length", 1000, "", 1}, "cm": {"length", 0.01, "", 1}, "mm": {"length", 0.001, "", 1},
		"mi": {"length", mile, "km", 1000}, "ft": {"length", foot, "m", 1}, "yd": {"length", 3 * foot, "m", 1},
		"in": {"length", foot / 12, "cm", 0.01}, "nmi": {"length", 1852, "km", 1000},
		"m2": {"area", 1, "", 1}, "km2": {"area", 1e6, "", 1}, "ha": {"area", 1e4, "", 1}, "acre": {"area", acre, "ha", 1e4},
		"kg": {"mass", 1, "", 1}, "g": {"mass", 0.001, "", 1}, "t": {"mass", 1000, "", 1}, "lb": {"mass", pound, "kg", 1}, "oz": {"mass", pound / 16, "g", 0.001},
		"km/h": {"speed", 1, "", 1}, "mph": {"speed", mile / 1000, "km/h", 1}, "kn": {"speed", 1.852, "km/h", 1},
		"MW": {"power", 1, "", 1}, "GW": {"power", 1000, "", 1}, "kW": {"power", 0.001, "", 1},
	}
})

// scaled is the figure in the base unit of what it measures. What is turned
// from another system is about as much, since texts round.
func scaled(f *model.Figure) *model.Figure {
	m, ok := measures()[f.Unit]
	if !ok {
		return f
	}
	s := *f
	s.Min, s.Max = f.Min*m.factor, f.Max*m.factor
	if m.to != "" && readHedge(f.Hedge) == exact {
		s.Hedge = "about"
	}
	return &s
}
