package gazetteer

import "strings"

// Class says what a single word can be: a set of bits, since most names are
// words of several lists ("Jordan" is a country, a given name and a surname).
type Class uint32

// The bits of a Class.
const (
	Common       Class = 1 << iota // an ordinary English word that is written in lower case
	GivenName                      // "Amina", "Vladimir"
	Surname                        // "Okafor", "Smith"
	NamePart                       // part of person names, given or family
	Particle                       // inside person names: "al", "bin", "de", "van"
	Title                          // before a person's name: "Mr", "President", "Gen"
	Role                           // what a person is: "spokesman", "director"
	OrgHead                        // head noun of an organisation's name: "Ministry", "Bank"
	OrgSuffix                      // legal form of a company: "Inc", "Ltd", "GmbH"
	Facility                       // head noun of a facility's name: "Airport", "Bridge"
	PlaceHead                      // head noun of a place's name: "Province", "River"
	Direction                      // "northern", "south-west"
	Speech                         // verb of saying: "said", "told", "tweeted"
	Month                          // "January", "Jan"
	Weekday                        // "Monday", "Mon"
	Currency                       // "dollar", "euros", "USD"
	Language                       // "Swahili"
	Country                        // a country's name
	Region                         // a region inside a country, or a US state
	City                           // a city or town
	Area                           // a continent, world region, sea, river, mountain, island
	Capital                        // a country's capital
	Nationality                    // "Syrian", "Kenyans"
	Religion                       // "Muslim", "Catholics"
	People                         // "Kurdish", "Maori"
	Organization                   // an organisation the world knows
	Acronym                        // read in capitals only: "US", "WHO"
)

// AnyPlace and AnyGroup are the bits of the kinds place and group.
const (
	AnyPlace = Country | Region | City | Area | Capital
	AnyGroup = Nationality | Religion | People
)

var classNames = [...]string{
	"common words", "given names", "surnames", "person names", "name particles", "titles", "roles",
	"organisation words", "company suffixes", "facility words", "place words", "directions", "verbs of saying",
	"months", "weekdays", "currencies", "languages", "countries", "regions", "cities", "world regions and waters",
	"capitals", "nationalities", "religions", "peoples", "known organisations", "acronyms",
}

// Has reports whether c holds at least one of the bits of other.
func (c Class) Has(other Class) bool { return c&other != 0 }

// Describe says in words that a reader can check which lists the class stands
// for, such as "list of cities" or "lists of given names and surnames"; "" for
// none.
func Describe(c Class) string {
	var names []string
	for i, name := range classNames {
		if c&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return "list of " + names[0]
	}
	return "lists of " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
