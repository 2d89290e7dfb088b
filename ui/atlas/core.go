package atlas

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"lectern/annotate/gazetteer"
)

// countryNames are the outlines' names by ISO 3166-1 alpha-2 code, and the codes
// of the names in their order; "" for one that is not listed.
type countryNames struct {
	byCode map[string]*label
	codes  []string
}

var named = sync.OnceValue(func() *countryNames {
	names := earth().names
	c := &countryNames{byCode: make(map[string]*label), codes: make([]string, len(names))}
	for i := range names {
		if code, ok := gazetteer.Default().CountryCode(names[i].text); ok && c.byCode[code] == nil {
			c.byCode[code], c.codes[i] = &names[i], code
		}
	}
	return c
})

// The share of the mentions that the core holds at least, and how many times
// larger a map of all places must be for the core to be shown instead: a choice
// of ours, that keeps one distant capital from making dots of a country.
const (
	coreShare = 0.66
	tooWide   = 2.5
)

// core are the spots among which most mentions lie; all of them where they lie
// close enough together. weights are the mentions of each spot; those with most
// come first.
func core(spots []spot, weights []int) []spot {
	if len(spots) < 3 {
		return spots
	}
	total := 0
	for _, w := range weights {
		total += w
	}
	// The middle is the spot from which, weighed by mentions, the rest is
	// nearest; towns in the thick of things win over what lies apart. The spots
	// are in the order of their mentions: the first tell enough.
	best, least := 0, math.Inf(1)
	for i := range spots[:min(len(spots), 64)] {
		sum := 0.0
		for j := range spots[:min(len(spots), 256)] {
			sum += float64(weights[j]) * min(distance(spots[i], spots[j]), 40)
		}
		if sum < least {
			best, least = i, sum
		}
	}
	middle := spots[best]
	order, away := make([]int, len(spots)), make([]float64, len(spots))
	for i, s := range spots {
		order[i], away[i] = i, distance(middle, s)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(away[a], away[b]) })
	sum, reach := 0, 0.0
	for _, i := range order {
		if sum += weights[i]; float64(sum) >= coreShare*float64(total) {
			reach = away[i]
			break
		}
	}
	var near []spot
	for i, s := range spots {
		if away[i] <= 1.5*reach+1 {
			near = append(near, s)
		}
	}
	if extent(spots) > tooWide*max(extent(near), leastExtent) {
		return near
	}
	return spots
}

// leastExtent is the least height of the map in degrees when it is fitted.
const leastExtent = 5.0

// distance is the distance on the globe in degrees, by the haversine formula.
func distance(a, b spot) float64 {
	const rad = math.Pi / 180
	u, v := math.Sin((b.lat-a.lat)*rad/2), math.Sin((b.lon-a.lon)*rad/2)
	h := u*u + math.Cos(a.lat*rad)*math.Cos(b.lat*rad)*v*v
	return 2 * math.Asin(min(1, math.Sqrt(h))) / rad
}

// extent is the height in degrees of a map, twice as wide as high, of the spots.
func extent(spots []spot) float64 {
	if len(spots) == 0 {
		return 0
	}
	f := frame{width: 200, height: 100}
	f.fit(spots, 0.01)
	return 100 / f.zoom
}
