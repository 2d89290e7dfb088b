package main

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"lectern/annotate/gazetteer"
	"lectern/annotate/gazetteer/internal/columns"
)

//go:embed data/*.txt
var written embed.FS

// records reads a file of the folder data: lines of fields parted by bars;
// empty lines and those that start with "#" are left out.
func records(name string) ([][]string, error) {
	data, err := written.ReadFile("data/" + name)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for _, line := range strings.Split(string(data), "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		out = append(out, fields)
	}
	return out, nil
}

// names parts a field at its semicolons.
func names(field string) []string {
	var out []string
	for _, n := range strings.Split(field, ";") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// readCountries reads countries with their names and nationalities.
func (b *builder) readCountries(string) error {
	lines, err := records("countries.txt")
	if err != nil {
		return err
	}
	for _, f := range lines {
		if len(f) != 3 {
			return fmt.Errorf("countries.txt: %d fields in %q", len(f), f)
		}
		all := names(f[1])
		it := b.add(&item{id: "country " + f[0] + all[0], name: all[0], list: gazetteer.CountryList, country: f[0]}, all[1:]...)
		for _, n := range all {
			b.form(n).flags |= columns.FormDisplay
		}
		if f[0] != "" {
			b.countries[f[0]] = it
		}
		if nations := names(f[2]); len(nations) > 0 {
			it := &item{id: "nation " + f[0] + nations[0], name: nations[0], list: gazetteer.NationList, country: f[0]}
			b.add(it, withPlurals(nations[1:])...)
			b.alias(it, plural(nations[0]))
		}
	}
	return nil
}

func withPlurals(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, w)
		if p := plural(w); p != w {
			out = append(out, p)
		}
	}
	return out
}

// plural is the plural of a people's name, the name itself where it has no
// other ("Chinese", "Dutch", "Frenchmen").
func plural(s string) string {
	for _, end := range []string{"ese", "sh", "ch", "men", "man", "woman", "s", "lic", "x", "z", "ois", "ic"} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	if s == "Roman" || strings.HasSuffix(s, "German") {
		return s + "s"
	}
	return s + "s"
}

// listNames are the names of the lists in the written files.
var listNames = map[string]gazetteer.List{
	"world": gazetteer.WorldList, "water": gazetteer.WaterList, "land": gazetteer.LandList, "state": gazetteer.StateList, "city": gazetteer.CityList,
	"religion": gazetteer.ReligionList, "people": gazetteer.PeopleList,
	"international": gazetteer.InternationalBody, "government": gazetteer.GovernmentBody, "parliament": gazetteer.Legislature,
	"party": gazetteer.Party, "force": gazetteer.ArmedForce, "group": gazetteer.ArmedGroup, "company": gazetteer.Company,
	"media": gazetteer.MediaOutlet, "finance": gazetteer.FinancialBody, "sport": gazetteer.SportBody, "academic": gazetteer.AcademicBody,
	"charity": gazetteer.Charity, "court": gazetteer.Court, "other": gazetteer.OtherBody,
}

// readWritten reads world regions and waters, peoples and organisations.
func (b *builder) readWritten(string) error {
	if err := b.readAreas(); err != nil {
		return err
	}
	if err := b.readAliases(); err != nil {
		return err
	}
	for _, file := range []string{"peoples.txt", "organizations.txt"} {
		lines, err := records(file)
		if err != nil {
			return err
		}
		for _, f := range lines {
			list, ok := listNames[f[0]]
			if !ok || len(f) < 3 {
				return fmt.Errorf("%s: %q", file, f)
			}
			all := names(f[2])
			if file == "peoples.txt" {
				all = withPlurals(all)
			}
			b.addWritten(list, f[1], all)
		}
	}
	return nil
}

// addWritten adds a thing with its names. A "?" after a name says that it
// needs context.
func (b *builder) addWritten(list gazetteer.List, country string, all []string) {
	clean := func(n string) string { return strings.TrimRight(n, "?") }
	it := &item{id: list.String() + " " + all[0], name: clean(all[0]), list: list, country: country}
	b.add(it)
	for _, n := range all {
		f := b.alias(it, clean(n))
		f.flags |= columns.FormDisplay
		if strings.HasSuffix(n, "?") {
			f.flags |= columns.FormNeedsContext
		}
	}
}

// readAreas reads "list | names | latitude | longitude".
func (b *builder) readAreas() error {
	lines, err := records("areas.txt")
	if err != nil {
		return err
	}
	for _, f := range lines {
		list, ok := listNames[f[0]]
		if !ok || len(f) < 2 {
			return fmt.Errorf("areas.txt: %q", f)
		}
		all := names(f[1])
		it := &item{id: "area " + all[0], name: all[0], list: list}
		if len(f) >= 4 {
			if it.lat, err = strconv.ParseFloat(f[2], 64); err != nil {
				return err
			}
			if it.lon, err = strconv.ParseFloat(f[3], 64); err != nil {
				return err
			}
			it.located = true
		}
		if len(f) >= 5 {
			it.country = f[4]
		}
		b.add(it, all[1:]...)
	}
	return nil
}

// readAliases reads further names of regions and cities: "country | name as
// GeoNames has it | further names", with "?" after a name that needs context.
func (b *builder) readAliases() error {
	lines, err := records("aliases.txt")
	if err != nil {
		return err
	}
	for _, f := range lines {
		if len(f) != 3 {
			return fmt.Errorf("aliases.txt: %q", f)
		}
		var best *item
		if form := b.forms[gazetteer.Fold(f[1])]; form != nil {
			for _, it := range append(form.canonical[:len(form.canonical):len(form.canonical)], form.others...) {
				if it.country == f[0] && (best == nil || it.population > best.population) {
					best = it
				}
			}
		}
		if best == nil {
			return fmt.Errorf("aliases.txt: no %q in %s", f[1], f[0])
		}
		for _, n := range names(f[2]) {
			f := b.alias(best, strings.TrimRight(n, "?"))
			if strings.HasSuffix(n, "?") {
				f.flags |= columns.FormNeedsContext
			}
		}
	}
	return nil
}

// classNames are the names of the classes in the file of words.
var classNames = map[string]gazetteer.Class{
	"particle": gazetteer.Particle, "title": gazetteer.Title, "role": gazetteer.Role, "orghead": gazetteer.OrgHead,
	"orgsuffix": gazetteer.OrgSuffix, "facility": gazetteer.Facility, "placehead": gazetteer.PlaceHead, "direction": gazetteer.Direction,
	"speech": gazetteer.Speech, "month": gazetteer.Month, "weekday": gazetteer.Weekday, "currency": gazetteer.Currency, "language": gazetteer.Language,
}

// readClasses reads "class | words"; a class may have several lines.
func (b *builder) readClasses(string) error {
	lines, err := records("words.txt")
	if err != nil {
		return err
	}
	for _, f := range lines {
		class, ok := classNames[f[0]]
		if !ok || len(f) != 2 {
			return fmt.Errorf("words.txt: %q", f)
		}
		for _, w := range strings.Fields(f[1]) {
			b.mark(w, class)
		}
	}
	return nil
}

// readWrittenNames reads "given | names" and "family | names".
func (b *builder) readWrittenNames() error {
	lines, err := records("names.txt")
	if err != nil {
		return err
	}
	for _, f := range lines {
		class := map[string]gazetteer.Class{"given": gazetteer.GivenName, "family": gazetteer.Surname}[f[0]]
		if class == 0 || len(f) != 2 {
			return fmt.Errorf("names.txt: %q", f)
		}
		for _, w := range strings.Fields(f[1]) {
			b.addPersonName(w, class)
			b.writtenNames[gazetteer.Fold(w)] = true
		}
	}
	return nil
}
