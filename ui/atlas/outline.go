package atlas

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
)

//go:embed outlines.bin
var compiled []byte

// perDegree is the number of units of the outlines in a degree. A unit is about
// 600 metres; the fine outlines themselves are true to some kilometres.
const perDegree = 180

// vertex is a longitude and latitude in units.
type vertex struct{ x, y int16 }

// line is a stretch of a coast or border with the box around it.
type line struct {
	points   []vertex
	min, max vertex
}

// chunk is the number of points after which a line is parted, so that what lies
// outside of the map is passed over a box at a time.
const chunk = 48

// sheet is the outlines in one scale.
type sheet struct{ coasts, borders []line }

// label is a country's name with the places inside the country where it can
// stand, the one with most room first.
type label struct {
	text  string
	rooms []room
}

// room is a point inside a country; wide and high are how far, in units, the
// country reaches from there to the nearer side and to the nearer of above and
// below.
type room struct {
	at         vertex
	wide, high int
}

// spot is the room's point in degrees.
func (r *room) spot() spot { return spot{float64(r.at.x) / perDegree, float64(r.at.y) / perDegree} }

// spots are the points of all rooms of the country: where it lies.
func (l *label) spots() []spot {
	out := make([]spot, len(l.rooms))
	for i := range l.rooms {
		out[i] = l.rooms[i].spot()
	}
	return out
}

// outlines are the embedded lines: the coarse for the world, the fine for a
// part of it, and the countries' names, those with most room first.
type outlines struct {
	coarse, fine sheet
	names        []label
}

// earth is the embedded outlines, decompressed on first use. It panics where the
// embedded file is damaged, which a test of this package rules out.
var earth = sync.OnceValue(func() *outlines {
	o, err := decode(compiled)
	if err != nil {
		panic("atlas: " + err.Error())
	}
	return o
})

// unpackedLimit bounds what a damaged file can unpack to, in bytes.
const unpackedLimit = 4 << 20

// decode reads what the command in build wrote.
func decode(packed []byte) (*outlines, error) {
	data, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), unpackedLimit))
	if err != nil {
		return nil, fmt.Errorf("the outlines cannot be unpacked: %w", err)
	}
	d := decoder{rest: data}
	o := &outlines{}
	for _, s := range []*sheet{&o.coarse, &o.fine} {
		s.coasts, s.borders = d.lines(), d.lines()
	}
	o.names = d.names()
	if d.err == nil && len(d.rest) > 0 {
		d.err = errDamaged
	}
	return o, d.err
}

var errDamaged = errors.New("the outlines are damaged")

// decoder reads variable-length integers. After the first fault it reads zeros.
type decoder struct {
	rest []byte
	x, y int64
	err  error
}

// count reads the number of things that follow, each at least size bytes long.
func (d *decoder) count(size int) int {
	n, used := binary.Uvarint(d.rest)
	if used <= 0 || n > uint64(len(d.rest)-used)/uint64(size) {
		d.fail()
		return 0
	}
	d.rest = d.rest[used:]
	return int(n)
}

func (d *decoder) fail() { d.err, d.rest = errDamaged, nil }

func (d *decoder) vertex() vertex {
	for _, v := range []*int64{&d.x, &d.y} {
		delta, used := binary.Varint(d.rest)
		if used <= 0 || delta < -math.MaxUint16 || delta > math.MaxUint16 {
			d.fail()
			return vertex{}
		}
		d.rest = d.rest[used:]
		*v += delta
	}
	if d.x < -180*perDegree || d.x > 180*perDegree || d.y < -90*perDegree || d.y > 90*perDegree {
		d.fail()
		return vertex{}
	}
	return vertex{int16(d.x), int16(d.y)}
}

func (d *decoder) lines() []line {
	var out []line
	for range d.count(1) {
		n := d.count(2)
		points := make([]vertex, 0, n)
		for range n {
			points = append(points, d.vertex())
		}
		if d.err != nil {
			return nil
		}
		for len(points) > 1 {
			end := min(chunk, len(points))
			out = append(out, boxed(points[:end]))
			points = points[end-1:] // the next begins where this ends
		}
	}
	return out
}

func boxed(points []vertex) line {
	l := line{points: points, min: points[0], max: points[0]}
	for _, p := range points {
		l.min.x, l.min.y = min(l.min.x, p.x), min(l.min.y, p.y)
		l.max.x, l.max.y = max(l.max.x, p.x), max(l.max.y, p.y)
	}
	return l
}

func (d *decoder) names() []label {
	out := make([]label, 0, 256)
	for range d.count(6) {
		n := d.count(1)
		text := string(d.rest[:n])
		d.rest = d.rest[n:]
		l := label{text: text}
		for range d.count(4) {
			l.rooms = append(l.rooms, room{d.vertex(), d.size(), d.size()})
		}
		if d.err != nil || len(l.rooms) == 0 {
			d.fail()
			return nil
		}
		out = append(out, l)
	}
	return out
}

// size reads a distance in units.
func (d *decoder) size() int {
	n, used := binary.Uvarint(d.rest)
	if used <= 0 || n > 360*perDegree {
		d.fail()
		return 0
	}
	d.rest = d.rest[used:]
	return int(n)
}
