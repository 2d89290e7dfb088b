package gazetteer

import "lectern/model"

// List says which of the compiled lists a thing stands in.
type List uint8

// The lists. Those up to PeopleList name places and groups, those from
// InternationalBody on known organisations.
const (
	NoList List = iota
	CountryList
	StateList // a first-level region: state, province, governorate
	CapitalList
	CityList   // 15,000 inhabitants or more, or a region's capital
	TownList   // fewer
	WorldList  // continents and world regions
	WaterList  // seas, gulfs, straits, rivers, lakes
	LandList   // mountains, deserts, islands, peninsulas, valleys
	SiteList   // what GeoNames calls a section of a city
	NationList // nationalities
	ReligionList
	PeopleList
	InternationalBody
	GovernmentBody
	Legislature
	Party
	ArmedForce
	ArmedGroup
	Company
	MediaOutlet
	FinancialBody
	SportBody
	AcademicBody
	Charity
	Court
	OtherBody
	listCount
)

// lists describes each list: the kind of what stands in it, its name in Why
// texts, and the bits that its single words have.
var lists = [listCount]struct {
	kind  model.Kind
	name  string
	class Class
}{
	NoList:            {model.KindNone, "", 0},
	CountryList:       {model.Place, "list of countries", Country},
	StateList:         {model.Place, "list of regions and provinces", Region},
	CapitalList:       {model.Place, "list of capitals", City | Capital},
	CityList:          {model.Place, "list of cities", City},
	TownList:          {model.Place, "list of towns", City},
	WorldList:         {model.Place, "list of world regions", Area},
	WaterList:         {model.Place, "list of seas and rivers", Area},
	LandList:          {model.Place, "list of mountains, deserts and islands", Area},
	SiteList:          {model.Place, "list of city districts", City},
	NationList:        {model.Group, "list of nationalities", Nationality},
	ReligionList:      {model.Group, "list of religions", Religion},
	PeopleList:        {model.Group, "list of peoples", People},
	InternationalBody: {model.Organization, "list of international bodies", Organization},
	GovernmentBody:    {model.Organization, "list of government bodies", Organization},
	Legislature:       {model.Organization, "list of parliaments", Organization},
	Party:             {model.Organization, "list of parties", Organization},
	ArmedForce:        {model.Organization, "list of armed forces", Organization},
	ArmedGroup:        {model.Organization, "list of armed groups", Organization},
	Company:           {model.Organization, "list of companies", Organization},
	MediaOutlet:       {model.Organization, "list of media", Organization},
	FinancialBody:     {model.Organization, "list of banks and exchanges", Organization},
	SportBody:         {model.Organization, "list of sports bodies", Organization},
	AcademicBody:      {model.Organization, "list of universities", Organization},
	Charity:           {model.Organization, "list of charities and campaign groups", Organization},
	Court:             {model.Organization, "list of courts", Organization},
	OtherBody:         {model.Organization, "list of organisations", Organization},
}

// Kind is the kind of the things in the list.
func (l List) Kind() model.Kind { return lists[l].kind }

// Class is the bits that single words of the list have.
func (l List) Class() Class { return lists[l].class }

// String is the list's name in Why texts, such as "list of cities".
func (l List) String() string {
	if l < listCount {
		return lists[l].name
	}
	return ""
}

// Weight orders the readings of a name that several things share: a country
// before a nationality before a people, a religion or an organisation before a
// place; among places by population, where a capital counts for twenty cities
// of its size and a region for half a city, since texts that say "Aleppo" or
// "Lagos" mostly mean the town.
func (l List) Weight(population int) int {
	const class = 1 << 40
	switch {
	case l == CountryList:
		return 4*class + population
	case l == WorldList || l == NationList:
		return 3*class + population
	case l == ReligionList || l == PeopleList || l.Kind() == model.Organization:
		return 2*class + population
	case l == WaterList || l == LandList:
		return class + population
	case l == CapitalList:
		return 20 * population
	case l == StateList:
		return population / 2
	}
	return population
}
