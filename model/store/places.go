// Package store keeps on disk what a reader decided, apart from the articles and
// from anything that can be computed again.
package store

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"sync"

	"lectern/model"
	"lectern/model/library"
)

// Places are the positions that a reader gave to places that were put wrong.
// They are kept in a file of tab-separated lines that a person can read and
// change: name, the country it was put into, latitude, longitude, country. It
// is safe for use by several goroutines.
type Places struct {
	path string

	mu    sync.Mutex
	lines []place
}

// place is a decision: a place of the name that would be put into the country
// from lies at the position instead.
type place struct {
	name, from          string
	latitude, longitude float64
	country             string
}

// PlacesPath is the file of a person's own positions: places in the folder
// lectern of the system's folder for settings; "" where the system has none.
func PlacesPath() string { return settings("places") }

// LoadPlaces reads the file; one that does not exist is empty. The error of a
// file that cannot be understood names its line.
func LoadPlaces(path string) (*Places, error) {
	p := &Places{path: path}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) || path == "" {
		return p, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the places in %s cannot be read: %w", path, err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	scanner := bufio.NewScanner(f)
	for n := 1; scanner.Scan(); n++ {
		if line := scanner.Text(); strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#") {
			d, err := parse(line)
			if err != nil {
				return nil, fmt.Errorf("%s, line %d: %w", path, n, err)
			}
			p.lines = append(p.lines, d)
		}
	}
	return p, scanner.Err()
}

func parse(line string) (place, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != 5 {
		return place{}, errors.New("it needs five cells parted by tabs: name, country before, latitude, longitude, country")
	}
	lat, err1 := strconv.ParseFloat(cells[2], 64)
	lon, err2 := strconv.ParseFloat(cells[3], 64)
	if err1 != nil || err2 != nil || lat < -90 || lat > 90 || lon < -180 || lon > 180 {
		return place{}, fmt.Errorf("%q and %q are no latitude and longitude in degrees", cells[2], cells[3])
	}
	return place{cells[0], cells[1], lat, lon, cells[4]}, nil
}

// Set keeps the position of the entity, in place of any that it had.
func (p *Places) Set(e *model.Entity, latitude, longitude float64, country string) error {
	clean := strings.NewReplacer("\t", " ", "\n", " ")
	d := place{clean.Replace(e.Name), e.Country, latitude, longitude, country}
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, old := range p.lines {
		// What was moved before is found by where it was moved to.
		if old.name == d.name && (old.from == d.from || old.country == d.from) {
			d.from = old.from
			p.lines = append(p.lines[:i:i], p.lines[i+1:]...)
			break
		}
	}
	p.lines = append(p.lines, d)
	return p.save()
}

// save writes the file anew.
func (p *Places) save() error {
	var b strings.Builder
	b.WriteString("# name, country it was put into, latitude, longitude, country\n")
	for _, d := range p.lines {
		fmt.Fprintf(&b, "%s\t%s\t%g\t%g\t%s\n", d.name, d.from, d.latitude, d.longitude, d.country)
	}
	return replace(p.path, b.String())
}

// Apply puts the places of the resolution where the reader said they lie.
func (p *Places) Apply(r *model.Resolution) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.lines) == 0 {
		return
	}
	at := make(map[string]place, len(p.lines))
	for _, d := range p.lines {
		at[d.name+"\t"+d.from] = d
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		if d, ok := at[e.Name+"\t"+e.Country]; ok && e.Kind == model.Place {
			e.Located, e.Latitude, e.Longitude, e.Country = true, d.latitude, d.longitude, d.country
		}
	}
}

// Placing is the annotator with the places where the reader said they lie.
type Placing struct {
	library.Annotator
	Places *Places
}

// Resolve implements library.Annotator.
func (p Placing) Resolve(docs []*model.Annotated) *model.Resolution {
	r := p.Annotator.Resolve(docs)
	p.Places.Apply(r)
	return r
}
