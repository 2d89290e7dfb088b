package atlas

import (
	"math"
)

// canvas is the map's lines as dots. Coasts are drawn through; of a border
// every other dot is left out, so that the two are told apart without colour.
type canvas struct {
	cols, rows int
	// coasts and borders hold a braille pattern for each cell.
	coasts, borders []uint8
}

// dotBits are the bits of the braille patterns (Unicode 15.0, block U+2800) by
// row and column of the dot.
var dotBits = [dotsDown][dotsAcross]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// drawn makes the canvas of the frame.
func (o *outlines) drawn(f *frame) *canvas {
	c := &canvas{cols: f.width / dotsAcross, rows: f.height / dotsDown}
	c.coasts, c.borders = make([]uint8, c.cols*c.rows), make([]uint8, c.cols*c.rows)
	s := &o.fine
	if f.zoom < fineFrom {
		s = &o.coarse
	}
	p := newPen(c, f)
	for i := range s.coasts {
		p.line(&s.coasts[i], c.coasts, false)
	}
	for i := range s.borders {
		p.line(&s.borders[i], c.borders, true)
	}
	return c
}

// fineFrom is the zoom, in dots per degree, from which the coarse outlines would
// be seen to be coarse: their points are about half a degree apart.
const fineFrom = 3.5

// pen draws lines of one frame. It works in units of the outlines, shifted so
// that the frame's middle is zero.
type pen struct {
	c              *canvas
	width, height  float64 // of the last dot
	left, top      float64 // of the middle, in dots
	perX, perY     float64 // dots per unit
	lon, lat       float64 // the middle in units
	reachX, reachY float64 // units from the middle to the edge
}

// fullTurn is the units around the globe.
const fullTurn = 360 * perDegree

func newPen(c *canvas, f *frame) *pen {
	p := &pen{
		c: c, width: float64(f.width) - 1, height: float64(f.height) - 1, left: float64(f.width) / 2, top: float64(f.height) / 2,
		perX: f.zoom * f.narrowing() / perDegree, perY: f.zoom / perDegree, lon: f.lon * perDegree, lat: f.lat * perDegree,
	}
	p.reachX, p.reachY = p.left/p.perX, p.top/p.perY
	return p
}

// line draws the images of the line that the frame shows; there is more than
// one only where the whole globe is on the map.
func (p *pen) line(l *line, plane []uint8, dashed bool) {
	if float64(l.max.y) < p.lat-p.reachY || float64(l.min.y) > p.lat+p.reachY {
		return
	}
	for _, shift := range [...]float64{-fullTurn, 0, fullTurn} {
		x := shift - p.lon
		if float64(l.max.x)+x < -p.reachX || float64(l.min.x)+x > p.reachX {
			continue
		}
		ax, ay := p.place(l.points[0], x)
		for _, v := range l.points[1:] {
			bx, by := p.place(v, x)
			if x0, y0, x1, y1, ok := clip(ax, ay, bx, by, p.width, p.height); ok {
				p.c.stroke(plane, int(math.Round(x0)), int(math.Round(y0)), int(math.Round(x1)), int(math.Round(y1)), dashed)
			}
			ax, ay = bx, by
		}
	}
}

func (p *pen) place(v vertex, shift float64) (x, y float64) {
	return p.left + (float64(v.x)+shift)*p.perX, p.top + (p.lat-float64(v.y))*p.perY
}

// stroke sets the dots from a to b (Bresenham 1965). A dashed line has every
// other dot; which they are depends on the place alone, so that short pieces
// join well.
func (c *canvas) stroke(plane []uint8, ax, ay, bx, by int, dashed bool) {
	dx, dy, sx, sy := bx-ax, by-ay, 1, 1
	if dx < 0 {
		dx, sx = -dx, -1
	}
	if dy < 0 {
		dy, sy = -dy, -1
	}
	flat := dx >= dy
	for e := dx - dy; ; {
		if !dashed || flat && ax&1 == 0 || !flat && ay&1 == 0 {
			plane[ay/dotsDown*c.cols+ax/dotsAcross] |= dotBits[ay%dotsDown][ax%dotsAcross]
		}
		if ax == bx && ay == by {
			return
		}
		e2 := 2 * e
		if e2 > -dy {
			e, ax = e-dy, ax+sx
		}
		if e2 < dx {
			e, ay = e+dx, ay+sy
		}
	}
}

// braille is the character of the dots.
func braille(dots uint8) rune { return 0x2800 + rune(dots) }
