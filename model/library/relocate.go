package library

import (
	"slices"

	"lectern/model"
)

// Relocate says where a place lies, and publishes a view with it. Latitude and
// longitude are degrees, WGS 84; the country is an ISO 3166-1 alpha-2 code. It
// holds until the entities are joined anew: what is to last belongs into the
// Annotator's Resolve.
func (l *Library) Relocate(id model.EntityID, latitude, longitude float64, country string) {
	l.mu.Lock()
	if l.resolution == nil || id < 1 || int(id) > len(l.resolution.Entities) {
		l.mu.Unlock()
		return
	}
	r := *l.resolution // views hold the old one
	r.Entities = slices.Clone(r.Entities)
	e := &r.Entities[id-1]
	e.Located, e.Latitude, e.Longitude, e.Country = true, latitude, longitude, country
	l.resolution = &r
	l.mu.Unlock()
	l.publish(true)
}
