package atlas

import (
	"math"
	"slices"
)

// The map is drawn in dots of braille: a cell is two dots wide and four high,
// and because a cell is about twice as high as it is wide a dot is about square.
const (
	dotsAcross = 2
	dotsDown   = 4
)

// frame is the part of the world that the map shows: an equirectangular
// projection that is true to scale along the latitude of its middle.
type frame struct {
	// lon and lat are the middle in degrees.
	lon, lat float64
	// zoom is dots per degree of latitude.
	zoom float64
	// width and height are dots.
	width, height int
}

// narrowing is how much shorter a degree of longitude is than one of latitude
// at the middle.
func (f *frame) narrowing() float64 { return math.Cos(f.lat * math.Pi / 180) }

// dot is where a place lies on the map, in dots from its upper left; it may lie
// outside. Of the place's images around the globe it is the one nearest to the
// middle.
func (f *frame) dot(lon, lat float64) (x, y float64) {
	return float64(f.width)/2 + turn(lon-f.lon)*f.narrowing()*f.zoom, float64(f.height)/2 + (f.lat-lat)*f.zoom
}

// turn is the angle within [-180, 180).
func turn(degrees float64) float64 {
	return degrees - 360*math.Floor((degrees+180)/360)
}

// cell is the cell that shows the place, and whether the map has it.
func (f *frame) cell(lon, lat float64) (col, row int, ok bool) {
	x, y := f.dot(lon, lat)
	col, row = int(math.Floor(x/dotsAcross)), int(math.Floor(y/dotsDown))
	return col, row, x >= 0 && y >= 0 && x < float64(f.width) && y < float64(f.height)
}

// Limits of the zoom: the fine outlines turn into long straight lines beyond
// closest, which is dots per degree: a hundred columns are then two degrees.
const (
	closest = 100
	polar   = 84 // degrees; the edges stay nearer to the equator, where the map is lower than the world
)

// farthest is the zoom at which the whole world is on the map.
func (f *frame) farthest() float64 {
	return max(1e-6, min(float64(f.width)/360, float64(f.height)/150))
}

// clamp keeps the zoom and the middle where there is something to see.
func (f *frame) clamp() {
	f.zoom = max(f.farthest(), min(closest, f.zoom))
	f.lon = turn(f.lon)
	most := max(12, polar-float64(f.height)/2/f.zoom)
	f.lat = max(-most, min(most, f.lat))
}

// resize gives the map another size and keeps what it shows: the zoom changes
// with the shorter way across.
func (f *frame) resize(width, height int) {
	if f.width > 0 && f.height > 0 && f.zoom > 0 {
		f.zoom *= min(float64(width)/float64(f.width), float64(height)/float64(f.height))
	}
	f.width, f.height = width, height
	f.clamp()
}

// zoomBy makes things larger by the factor; the place at lon, lat stays where it
// is.
func (f *frame) zoomBy(factor, lon, lat float64) {
	before := f.zoom
	f.zoom *= factor
	f.clamp()
	keep := before / f.zoom
	f.lon = lon - turn(lon-f.lon)*keep
	f.lat = lat - (lat-f.lat)*keep
	f.clamp()
}

// pan moves the middle by fractions of the map's width and height, to the east
// and to the north.
func (f *frame) pan(east, north float64) {
	f.lon += east * float64(f.width) / (f.zoom * f.narrowing())
	f.lat += north * float64(f.height) / f.zoom
	f.clamp()
}

// spot is a place on the globe in degrees.
type spot struct{ lon, lat float64 }

// fit shows all spots with a margin around them: a tenth on each side, and to
// the right room for a label. least is the least extent in degrees of latitude,
// so that a single town is shown with the land around it.
func (f *frame) fit(spots []spot, least float64) {
	if len(spots) == 0 || f.width <= 0 || f.height <= 0 {
		f.lon, f.lat, f.zoom = 10, 20, f.farthest()
		return
	}
	west, east := widest(spots)
	south, north := spots[0].lat, spots[0].lat
	for _, s := range spots {
		south, north = min(south, s.lat), max(north, s.lat)
	}
	f.lon, f.lat = (west+east)/2, (south+north)/2
	down := max(north-south, least)
	// Near the poles clamp moves the middle, and with it changes how long a
	// degree of longitude is.
	for range 4 {
		const margin = 1.3
		across := max((east-west)*f.narrowing(), least*float64(f.width)/float64(max(1, f.height)))
		f.zoom = min(float64(f.width)/across, float64(f.height)/down) / margin
		f.clamp()
	}
}

// widest is the shortest way around the globe that passes all spots, from west
// to east; east may be more than 180.
func widest(spots []spot) (west, east float64) {
	lons := make([]float64, len(spots))
	for i, s := range spots {
		lons[i] = turn(s.lon)
	}
	slices.Sort(lons)
	// The way around leaves out the widest gap.
	gap, at := lons[0]+360-lons[len(lons)-1], 0
	for i := 1; i < len(lons); i++ {
		if g := lons[i] - lons[i-1]; g > gap {
			gap, at = g, i
		}
	}
	if at == 0 {
		return lons[0], lons[len(lons)-1]
	}
	return lons[at], lons[at-1] + 360
}

// clip cuts the line from a to b to the rectangle [0, width] x [0, height]
// (Liang and Barsky 1984); ok is false where nothing is left.
func clip(ax, ay, bx, by, width, height float64) (_, _, _, _ float64, ok bool) {
	dx, dy := bx-ax, by-ay
	t0, t1 := 0.0, 1.0
	for _, side := range [...][2]float64{{-dx, ax}, {dx, width - ax}, {-dy, ay}, {dy, height - ay}} {
		p, q := side[0], side[1]
		switch {
		case p == 0 && q < 0:
			return 0, 0, 0, 0, false
		case p < 0:
			t0 = max(t0, q/p)
		case p > 0:
			t1 = min(t1, q/p)
		}
	}
	if t0 > t1 {
		return 0, 0, 0, 0, false
	}
	return ax + t0*dx, ay + t0*dy, ax + t1*dx, ay + t1*dy, true
}
