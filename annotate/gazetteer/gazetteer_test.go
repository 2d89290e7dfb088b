package gazetteer

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/annotate/gazetteer/internal/columns"
	"lectern/annotate/tokens"
	"lectern/model"
)

func TestFileFitsItsHeader(t *testing.T) {
	h, payload, err := columns.Payload(compiled)
	if err != nil {
		t.Fatal(err)
	}
	if sum := columns.Checksum(payload); sum != h.Checksum {
		t.Errorf("checksum %08x, header says %08x: compile the lists anew", sum, h.Checksum)
	}
	g := Default()
	got := [4]int{len(g.forms), len(g.items), len(g.words), int(h.Version)}
	if want := [4]int{int(h.Forms), int(h.Items), int(h.Words), columns.Version}; got != want {
		t.Errorf("forms, items, words, version: %v, header says %v", got, want)
	}
	if int(g.items[len(g.items)-1].nameEnd) != len(g.names) {
		t.Errorf("%d bytes of names, the last item ends at %d", len(g.names), g.items[len(g.items)-1].nameEnd)
	}
	if len(compiled) > 2_500_000 {
		t.Errorf("the file takes %d bytes, budget 2,500,000", len(compiled))
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	other := bytes.Clone(compiled)
	other[4] = 99
	for name, file := range map[string][]byte{"empty": nil, "short": compiled[:100], "other version": other, "text": []byte("no gazetteer, but a text long enough for a header")} {
		if _, err := decode(file); !errors.Is(err, columns.ErrFormat) {
			t.Errorf("%s: %v, want %v", name, err, columns.ErrFormat)
		}
	}
}

// The name starts at the token after the bar.
func TestLongest(t *testing.T) {
	tests := []struct {
		text, match string // what is taken; "" for nothing
		kind        model.Kind
		name        string
		country     string
	}{
		{"in |Germany today", "Germany", model.Place, "Germany", "DE"},
		{"in |GERMANY today", "GERMANY", model.Place, "Germany", "DE"},
		{"in |germany today", "", 0, "", ""},
		{"the |US officials", "US", model.Place, "United States", "US"},
		{"the |U.S. officials", "U.S.", model.Place, "United States", "US"},
		{"told |us officials", "", 0, "", ""},
		{"told. |Us officials", "Us", model.Place, "Us", "FR"},
		{"the |US Supreme Court ruled", "US Supreme Court", model.Organization, "US Supreme Court", "US"},
		{"the |UK said", "UK", model.Place, "United Kingdom", "GB"},
		{"|Côte d'Ivoire won", "Côte d'Ivoire", model.Place, "Ivory Coast", "CI"},
		{"|Cote d’Ivoire won", "Cote d’Ivoire", model.Place, "Ivory Coast", "CI"},
		{"|Burma is", "Burma", model.Place, "Myanmar", "MM"},
		{"|Zaire was", "Zaire", model.Place, "Democratic Republic of the Congo", "CD"},
		{"|Democratic Republic of Congo was", "Democratic Republic of Congo", model.Place, "Democratic Republic of the Congo", "CD"},
		{"|Guinea-Bissau was", "Guinea-Bissau", model.Place, "Guinea-Bissau", "GW"},
		{"|Papua New Guinea was", "Papua New Guinea", model.Place, "Papua New Guinea", "PG"},
		{"|Saint Kitts and Nevis was", "Saint Kitts and Nevis", model.Place, "Saint Kitts and Nevis", "KN"},
		{"|Paris-based firm", "Paris", model.Place, "Paris", "FR"},
		{"|Kyiv and", "Kyiv", model.Place, "Kyiv", "UA"},
		{"|Kiev and", "Kiev", model.Place, "Kyiv", "UA"},
		{"|Mumbai and", "Mumbai", model.Place, "Mumbai", "IN"},
		{"|Bombay and", "Bombay", model.Place, "Mumbai", "IN"},
		{"|Saigon and", "Saigon", model.Place, "Ho Chi Minh City", "VN"},
		{"|Ho Chi Minh City and", "Ho Chi Minh City", model.Place, "Ho Chi Minh City", "VN"},
		{"|São Paulo and", "São Paulo", model.Place, "São Paulo", "BR"},
		{"|Sao Paulo and", "Sao Paulo", model.Place, "São Paulo", "BR"},
		{"|Rio de Janeiro and", "Rio de Janeiro", model.Place, "Rio de Janeiro", "BR"},
		{"|Sana'a and", "Sana'a", model.Place, "Sanaa", "YE"},
		{"|Addis Ababa and", "Addis Ababa", model.Place, "Addis Ababa", "ET"},
		{"|Ouagadougou and", "Ouagadougou", model.Place, "Ouagadougou", "BF"},
		{"|Port-au-Prince and", "Port-au-Prince", model.Place, "Port-au-Prince", "HT"},
		{"|Washington and", "Washington", model.Place, "Washington", "US"},
		{"|New South Wales and", "New South Wales", model.Place, "New South Wales", "AU"},
		{"|Maharashtra and", "Maharashtra", model.Place, "Maharashtra", "IN"},
		{"|California and", "California", model.Place, "California", "US"},
		{"the |Middle East and", "Middle East", model.Place, "Middle East", ""},
		{"the |Mediterranean and", "Mediterranean", model.Place, "Mediterranean Sea", ""},
		{"the |Strait of Hormuz and", "Strait of Hormuz", model.Place, "Strait of Hormuz", ""},
		{"|Mount Everest and", "Mount Everest", model.Place, "Mount Everest", ""},
		{"|Martha's Vineyard and", "Martha's Vineyard", model.Place, "Martha's Vineyard", "US"},
		{"|Deir ez-Zor and", "Deir ez-Zor", model.Place, "Deir ez-Zor", "SY"},
		{"|Deir Ezzor and", "Deir Ezzor", model.Place, "Deir ez-Zor", "SY"},
		{"|Deir al-Zor and", "Deir al-Zor", model.Place, "Deir ez-Zor", "SY"},
		{"|al-Hasakah and", "al-Hasakah", model.Place, "Al-Hasakah", "SY"},
		{"|Ben in Paris", "", 0, "", ""},
		{"|French people", "French", model.Group, "French", "FR"},
		{"|Filipinos people", "Filipinos", model.Group, "Filipino", "PH"},
		{"|South Koreans won", "South Koreans", model.Group, "South Korean", "KR"},
		{"|Bosnian Serbs won", "Bosnian Serbs", model.Group, "Bosnian Serb", ""},
		{"|Shi'ite people", "Shi'ite", model.Group, "Shia", ""},
		{"|Shiites people", "Shiites", model.Group, "Shia", ""},
		{"|Kurdish people", "Kurdish", model.Group, "Kurd", ""},
		{"|Jehovah's Witnesses said", "Jehovah's Witnesses", model.Group, "Jehovah's Witnesses", ""},
		{"|Jihadist fighters", "", 0, "", ""},
		{"|United Nations said", "United Nations", model.Organization, "United Nations", ""},
		{"the |U.N. said", "U.N.", model.Organization, "United Nations", ""},
		{"|WHO said", "WHO", model.Organization, "World Health Organization", ""},
		{"|Who said", "", 0, "", ""},
		{"|Unicef said", "Unicef", model.Organization, "UNICEF", ""},
		{"|Reserve Bank of India said", "Reserve Bank of India", model.Organization, "Reserve Bank of India", "IN"},
		{"|Médecins Sans Frontières said", "Médecins Sans Frontières", model.Organization, "Médecins Sans Frontières", ""},
		{"|AT&T said", "AT&T", model.Organization, "AT&T", "US"},
		{"|al-Qaeda said", "al-Qaeda", model.Organization, "al-Qaeda", ""},
		{"|Al Qaida said", "Al Qaida", model.Organization, "al-Qaeda", ""},
		{"|Boko Haram said", "Boko Haram", model.Organization, "Boko Haram", "NG"},
		{"|G20 said", "G20", model.Organization, "Group of 20", ""},
		{"|M23 said", "M23", model.Organization, "M23", "CD"},
		{"al-|Masri said", "", 0, "", ""},
		{"|New\n\nYork said", "", 0, "", ""},
	}
	g := Default()
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			before, after, _ := strings.Cut(tt.text, "|")
			d := tokens.Split(before+after, nil)
			i := d.Index(len(before))
			n, e := g.Longest(d, i)
			got := []any{d.Span(tokens.Range{First: i, End: i + n}).In(d.Text), e.Kind, e.Name, e.Country}
			if diff := cmp.Diff([]any{tt.match, tt.kind, tt.name, tt.country}, got); diff != "" {
				t.Errorf("%s (%.2f)\n%s", e.List, e.Strength, diff)
			}
		})
	}
}

func TestStrength(t *testing.T) {
	tests := []struct {
		name     string
		low, top float64
	}{
		{"Germany", 0.95, 1}, {"Kenyan", 0.95, 1}, {"Nairobi", 0.9, 1}, {"Lagos", 0.8, 1}, {"United Nations", 0.9, 1}, {"NATO", 0.8, 1}, {"US", 0.9, 1}, {"U.K.", 0.9, 1}, {"Homs", 0.8, 1},
		{"Of", 0, 0.2}, {"Most", 0, 0.2}, {"Nice", 0, 0.3}, {"Reading", 0, 0.3}, {"Mobile", 0, 0.3}, {"March", 0, 0.2}, {"Bath", 0, 0.3},
		{"Jackson", 0, 0.6}, {"Santiago", 0.8, 1}, {"Jordan", 0.8, 0.95}, {"Chad", 0.8, 0.95}, {"IS", 0, 0.3}, {"Victoria", 0.2, 0.95},
	}
	for _, tt := range tests {
		if s := Default().Lookup(tt.name).Strength; s < tt.low || s > tt.top {
			t.Errorf("%s has strength %.2f, want %.2f to %.2f", tt.name, s, tt.low, tt.top)
		}
	}
}

// A headline in capitals does not turn its words into acronyms.
func TestCapitalsOfAHeadline(t *testing.T) {
	g := Default()
	_, plain := g.Longest(tokens.Split("WHO said on Monday", nil), 0)
	_, headline := g.Longest(tokens.Split("WHO WON THE CUP", nil), 0)
	if plain.NeedsContext || !headline.NeedsContext || headline.Strength > 0.3 {
		t.Errorf("WHO: %.2f in a sentence, %.2f in a headline", plain.Strength, headline.Strength)
	}
}

func TestWord(t *testing.T) {
	tests := []struct {
		word      string
		has, lack Class
	}{
		{"the", Common, GivenName | AnyPlace},
		{"bush", Common | Surname, AnyPlace},
		{"Bush", Common | Surname, 0},
		{"Amina", GivenName, Common},
		{"Vladimir", GivenName, Common},
		{"Chukwuemeka", GivenName, Common},
		{"Sergey", GivenName, Common},
		{"Okafor", Surname, Common},
		{"Nguyen", Surname, Common},
		{"Zelenskyy", Surname, Common},
		{"Müller", Surname, Common},
		{"García", Surname, Common},
		{"Gen.", Title, 0},
		{"President", Title, 0},
		{"spokesman", Role, 0},
		{"Ministry", OrgHead, 0},
		{"Ltd", OrgSuffix, 0},
		{"Airport", Facility, 0},
		{"Governorate", PlaceHead, 0},
		{"northern", Direction, 0},
		{"said", Speech, 0},
		{"January", Month, 0},
		{"Sept.", Month, 0},
		{"Tuesday", Weekday, 0},
		{"euros", Currency, 0},
		{"Swahili", Language, 0},
		{"Syrian", Nationality, AnyPlace},
		{"Muslims", Religion, 0},
		{"Syria", Country, Nationality},
		{"syria", 0, Country},
		{"Damascus", Capital | City, 0},
		{"Jordan", Country | GivenName, 0},
		{"US", Country | Acronym, 0},
		{"us", Common, Country | Acronym},
		{"WHO", Organization | Acronym | Common, 0},
		{"al", Particle, 0},
		{"xyzzyq", 0, math.MaxUint32},
		{"", 0, math.MaxUint32},
	}
	for _, tt := range tests {
		c := Default().Word(tt.word)
		if c&tt.has != tt.has || c.Has(tt.lack) {
			t.Errorf("%q is in the %s", tt.word, Describe(c))
		}
	}
}

func TestDescribe(t *testing.T) {
	for c, want := range map[Class]string{
		0: "", City: "list of cities", GivenName | Surname: "lists of given names and surnames",
		Country | GivenName | Surname: "lists of given names, surnames and countries",
	} {
		if got := Describe(c); got != want {
			t.Errorf("Describe(%b) = %q, want %q", c, got, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	tests := []struct {
		name     string
		want     string // the weightiest place
		country  string
		region   string
		list     List
		lat, lon float64
	}{
		{"Paris", "Paris", "FR", "Île-de-France", CapitalList, 48.85, 2.35},
		{"Raqqa", "Ar Raqqah", "SY", "Raqqa", CityList, 35.9, 38.9},
		{"Palmyra", "Tadmur", "SY", "Homs", CityList, 34.56, 38.28},
		{"Tadmur", "Tadmur", "SY", "Homs", CityList, 34.56, 38.28},
		{"Georgia", "Georgia", "GE", "", CountryList, 41.9, 44},
		{"Cairo", "Cairo", "EG", "Cairo", CapitalList, 30.06, 31.25},
		{"Springfield", "Springfield", "US", "Missouri", CityList, 37.2, -93.3},
		{"Wagga Wagga", "Wagga Wagga", "AU", "New South Wales", SiteList, -35.1, 147.4},
		{"Black Sea", "Black Sea", "", "", WaterList, 43, 34},
		{"Aleppo", "Aleppo", "SY", "Aleppo", CityList, 36.2, 37.2},
		{"Victoria", "Victoria", "AU", "", StateList, -37.8, 145},
	}
	for _, tt := range tests {
		places := Default().Places(tt.name)
		if len(places) == 0 {
			t.Errorf("%s is nowhere", tt.name)
			continue
		}
		p := places[0]
		if p.Name != tt.want || p.Country != tt.country || tt.region != "" && p.Region != tt.region || p.List != tt.list || !p.Located ||
			math.Abs(p.Latitude-tt.lat) > 1 || math.Abs(p.Longitude-tt.lon) > 1 {
			t.Errorf("%s is %+v", tt.name, p)
		}
	}
	if n := len(Default().Places("Springfield")); n < 10 {
		t.Errorf("%d places are called Springfield, want at least 10", n)
	}
}

func TestCountries(t *testing.T) {
	g := Default()
	tests := []struct{ code, name, capital, adjective, nationality string }{
		{"SY", "Syria", "Damascus", "Syrian", "Syrians"},
		{"GB", "United Kingdom", "London", "British", "Britons"},
		{"NL", "Netherlands", "Amsterdam", "Dutch", "Dutch"},
		{"PH", "Philippines", "Manila", "Filipino", "Philippine"},
		{"CD", "Democratic Republic of the Congo", "Kinshasa", "Congolese", ""},
		{"MM", "Myanmar", "Nay Pyi Taw", "Burmese", "Burmese"},
		{"NE", "Niger", "Niamey", "Nigerien", "Nigerien"},
		{"CI", "Ivory Coast", "Yamoussoukro", "Ivorian", "Ivorians"},
		{"XK", "Kosovo", "Pristina", "Kosovan", "Kosovars"},
		{"US", "United States", "Washington", "American", "Americans"},
	}
	for _, tt := range tests {
		name, capital, adjective := g.Country(tt.code)
		if diff := cmp.Diff([]string{tt.name, tt.capital, tt.adjective}, []string{name, capital, adjective}); diff != "" {
			t.Errorf("%s: %s", tt.code, diff)
		}
		if code, _ := g.CountryCode(tt.name); code != tt.code {
			t.Errorf("CountryCode(%q) = %q", tt.name, code)
		}
		if code, _ := g.CapitalOf(tt.capital); code != tt.code {
			t.Errorf("CapitalOf(%q) = %q", tt.capital, code)
		}
		if tt.nationality != "" {
			if code, _ := g.Nationality(tt.nationality); code != tt.code {
				t.Errorf("Nationality(%q) = %q", tt.nationality, code)
			}
		}
	}
	if n := len(g.Countries()); n < 245 {
		t.Errorf("%d countries", n)
	}
	for _, word := range []string{"Kurdish", "Muslim", "Germany", "table", ""} {
		if code, ok := g.Nationality(word); ok {
			t.Errorf("Nationality(%q) = %q", word, code)
		}
	}
}

func TestOrganization(t *testing.T) {
	tests := []struct {
		name, canonical string
		list            List
		needsContext    bool
	}{
		{"UN", "United Nations", InternationalBody, false},
		{"Nato", "NATO", InternationalBody, false},
		{"Daesh", "Islamic State", ArmedGroup, false},
		{"ISIL", "Islamic State", ArmedGroup, false},
		{"IS", "Islamic State", ArmedGroup, true},
		{"is", "", NoList, false},
		{"the Observatory", "", NoList, false},
		{"Observatory", "", NoList, false},
		{"AFP", "Agence France-Presse", MediaOutlet, false},
		{"Toyota", "Toyota", Company, false},
		{"ECB", "European Central Bank", FinancialBody, true},
		{"Germany", "", NoList, false},
	}
	for _, tt := range tests {
		canonical, list, aliases, needsContext, ok := Default().Organization(tt.name)
		if canonical != tt.canonical || list != tt.list || needsContext != tt.needsContext || ok != (tt.canonical != "") {
			t.Errorf("%s: %q, %s, context %v", tt.name, canonical, list, needsContext)
		}
		if ok && len(aliases) < 1 {
			t.Errorf("%s has no names", tt.name)
		}
	}
}

func TestLookupsDoNotAllocate(t *testing.T) {
	g := Default()
	d := tokens.Split("The United Nations and officials of São Paulo said so.", nil)
	if n := testing.AllocsPerRun(100, func() {
		for i := range d.Tokens {
			g.Longest(d, i)
			g.Word(d.At(i))
			g.Nationality(d.At(i))
			g.Organization(d.At(i))
			g.Rank(d.At(i))
		}
	}); n != 0 {
		t.Errorf("%.1f allocations", n)
	}
}
