package main

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// name is a country's name with spots inside the country, the one with most
// room first.
type name struct {
	text  string
	spots []spot
}

// spot is where a name can stand. wide and high are how far, in units, the
// country reaches to the nearer side and to the nearer of above and below.
type spot struct {
	at         point
	wide, high int
}

func (s spot) room() int { return s.wide * s.high }

// full are the names that Natural Earth shortens for a small map.
var full = strings.NewReplacer(
	"Central African Rep.", "Central African Republic", "Dem. Rep. Congo", "DR Congo", "Dominican Rep.", "Dominican Republic",
	"Bosnia and Herz.", "Bosnia and Herzegovina", "Eq. Guinea", "Equatorial Guinea", "S. Sudan", "South Sudan",
	"W. Sahara", "Western Sahara", "N. Cyprus", "Northern Cyprus", "Is.", "Islands", "St.", "Saint", "Ter.", "Territory",
	"Br. ", "British ", "Fr. ", "French ", "N. Mariana", "Northern Mariana",
	"S. Antarctic", "Southern Antarctic", "S. Geo.", "South Georgia", "Vin.", "Vincent", "Gren.", "the Grenadines",
	"Barb.", "Barbuda", "St-", "Saint-", "Faeroe", "Faroe", "Macedonia", "North Macedonia",
	"United States of America", "United States",
)

// names are the countries' names, those with most room first.
func (t *topology) names() []name {
	var out []name
	for i := range t.Objects.Countries.Geometries {
		g := &t.Objects.Countries.Geometries[i]
		// The largest polygon is the country's mainland.
		var main [][][2]float64
		most := 0.0
		for _, rings := range g.polygons {
			var coords [][][2]float64
			for _, ring := range rings {
				coords = append(coords, t.ring(ring))
			}
			if a := area(coords[0]); a > most {
				most, main = a, coords
			}
		}
		if main == nil {
			continue
		}
		if spots := inside(main); len(spots) > 0 {
			out = append(out, name{full.Replace(g.Properties.Name), spots})
		}
	}
	slices.SortStableFunc(out, func(a, b name) int {
		return cmp.Or(cmp.Compare(b.spots[0].room(), a.spots[0].room()), cmp.Compare(a.text, b.text))
	})
	return out
}

// ring is the closed line that the arcs make.
func (t *topology) ring(arcs []int) [][2]float64 {
	var out [][2]float64
	for _, a := range arcs {
		edge := t.edges[max(a, ^a)]
		if a < 0 {
			edge = slices.Clone(edge)
			slices.Reverse(edge)
		}
		if len(out) > 0 {
			edge = edge[1:]
		}
		out = append(out, edge...)
	}
	return out
}

// area is the area of a ring in square degrees at the equator's width.
func area(ring [][2]float64) float64 {
	sum := 0.0
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		sum += (a[0]*b[1] - b[0]*a[1]) * math.Cos((a[1]+b[1])/2*math.Pi/180)
	}
	return math.Abs(sum) / 2
}

// The grid on which spots are looked for, and how many a country has at most: the
// map may show a part of it only.
const (
	steps     = 56
	spotLimit = 40
)

// inside finds spots from which the country reaches far to both sides; room above
// and below counts for three times as much up to that, because a name is wide
// and low. Each next spot keeps away from those before.
func inside(rings [][][2]float64) []spot {
	lo, hi := rings[0][0], rings[0][0]
	for _, p := range rings[0] {
		for k := range p {
			lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
		}
	}
	type candidate struct {
		x, y, wide, high, score float64
	}
	var all []candidate
	for i := range steps {
		for j := range steps {
			x := lo[0] + (hi[0]-lo[0])*(float64(i)+0.5)/steps
			y := lo[1] + (hi[1]-lo[1])*(float64(j)+0.5)/steps
			if wide, high := reach(rings, x, y); wide > 0 {
				all = append(all, candidate{x, y, wide, high, min(wide*math.Cos(y*math.Pi/180), 3*high)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var kept []candidate
	var out []spot
	for _, c := range all {
		if len(out) == spotLimit || len(out) > 0 && c.score < 0.25 {
			break
		}
		apart := max(0.8, math.Hypot(hi[0]-lo[0], hi[1]-lo[1])/16)
		if slices.ContainsFunc(kept, func(k candidate) bool { return math.Hypot(k.x-c.x, 1.5*(k.y-c.y)) < apart }) {
			continue
		}
		kept = append(kept, c)
		out = append(out, spot{quantize(c.x, c.y), int(c.wide * perDegree), int(c.high * perDegree)})
	}
	return out
}

// reach is how far the polygon reaches from the point to the nearer side, and to
// the nearer of above and below, in degrees; -1 where the point lies outside.
func reach(rings [][][2]float64, x, y float64) (wide, high float64) {
	left, right, up, down := math.Inf(1), math.Inf(1), math.Inf(1), math.Inf(1)
	in := false
	for _, ring := range rings {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if (a[1] > y) != (b[1] > y) {
				if at := a[0] + (y-a[1])/(b[1]-a[1])*(b[0]-a[0]); at > x {
					in = !in
					right = min(right, at-x)
				} else {
					left = min(left, x-at)
				}
			}
			if (a[0] > x) != (b[0] > x) {
				if at := a[1] + (x-a[0])/(b[0]-a[0])*(b[1]-a[1]); at > y {
					up = min(up, at-y)
				} else {
					down = min(down, y-at)
				}
			}
		}
	}
	if !in {
		return -1, -1
	}
	return min(left, right), min(up, down)
}
