package main

import (
	"encoding/binary"
	"math"
)

// perDegree is the number of units in a degree: 180 of them make the widest
// longitude 32,400, which fits into 16 bits, and a unit about 600 metres.
const perDegree = 180

// point is a longitude and latitude in units.
type point struct{ x, y int }

func quantize(lon, lat float64) point {
	return point{int(math.Round(lon * perDegree)), int(math.Round(lat * perDegree))}
}

// encoder writes numbers as variable-length integers. Each point is written as
// the difference to the one before, which most often takes a byte.
type encoder struct {
	buf  []byte
	last point
}

func (e *encoder) count(n int) { e.buf = binary.AppendUvarint(e.buf, uint64(n)) }

func (e *encoder) point(p point) {
	e.buf = binary.AppendVarint(e.buf, int64(p.x-e.last.x))
	e.buf = binary.AppendVarint(e.buf, int64(p.y-e.last.y))
	e.last = p
}

// lines writes the number of lines, then of each the number of its points and
// the points.
func (e *encoder) lines(all [][]point) {
	e.count(len(all))
	for _, l := range all {
		e.count(len(l))
		for _, p := range l {
			e.point(p)
		}
	}
}

// names writes the number of names, then each with its spots: the point, and how
// far the country reaches to the sides and up and down from there.
func (e *encoder) names(all []name) {
	e.count(len(all))
	for _, n := range all {
		e.count(len(n.text))
		e.buf = append(e.buf, n.text...)
		e.count(len(n.spots))
		for _, s := range n.spots {
			e.point(s.at)
			e.count(s.wide)
			e.count(s.high)
		}
	}
}
