package main

import (
	"encoding/json"
	"fmt"
	"math"
)

// topology is a TopoJSON file: edges, and countries that name the edges of
// their rings; a negative index is an edge in the other direction.
type topology struct {
	Transform struct {
		Scale, Translate [2]float64
	}
	Arcs    [][][2]int
	Objects struct {
		Countries struct{ Geometries []geometry }
	}
	// edges are the arcs in degrees.
	edges [][][2]float64
}

type geometry struct {
	Type       string
	Arcs       json.RawMessage
	Properties struct{ Name string }
	// polygons are lists of rings, which are lists of arcs.
	polygons [][][]int
}

func readTopology(data []byte) (*topology, error) {
	t := &topology{}
	if err := json.Unmarshal(data, t); err != nil {
		return nil, err
	}
	for i := range t.Objects.Countries.Geometries {
		g := &t.Objects.Countries.Geometries[i]
		switch g.Type {
		case "Polygon":
			g.polygons = make([][][]int, 1)
			if err := json.Unmarshal(g.Arcs, &g.polygons[0]); err != nil {
				return nil, err
			}
		case "MultiPolygon":
			if err := json.Unmarshal(g.Arcs, &g.polygons); err != nil {
				return nil, err
			}
		default:
			return nil, fmt.Errorf("%s is a %q, not a polygon", g.Properties.Name, g.Type)
		}
	}
	t.edges = make([][][2]float64, len(t.Arcs))
	for i, arc := range t.Arcs {
		x, y := 0, 0
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			t.edges[i] = append(t.edges[i], [2]float64{
				float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
				float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
			})
		}
	}
	return t, nil
}

// lines are the edges that one country has, and those that two share.
func (t *topology) lines() (coasts, borders [][]point) {
	owners := make([]int, len(t.Arcs))
	for i := range t.Objects.Countries.Geometries {
		seen := make(map[int]bool)
		for _, rings := range t.Objects.Countries.Geometries[i].polygons {
			for _, ring := range rings {
				for _, a := range ring {
					if a < 0 {
						a = ^a
					}
					if !seen[a] {
						seen[a] = true
						owners[a]++
					}
				}
			}
		}
	}
	for i, edge := range t.edges {
		switch owners[i] {
		case 0:
		case 1:
			coasts = append(coasts, split(edge)...)
		default:
			borders = append(borders, split(edge)...)
		}
	}
	return coasts, borders
}

// split rounds an edge to units and cuts out what only closes the sheet.
func split(edge [][2]float64) [][]point {
	var out [][]point
	var line []point
	flush := func() {
		if len(line) > 1 {
			out = append(out, line)
		}
		line = nil
	}
	for i, p := range edge {
		if i > 0 && seam(edge[i-1], p) {
			flush()
		}
		if q := quantize(p[0], p[1]); len(line) == 0 || line[len(line)-1] != q {
			line = append(line, q)
		}
	}
	flush()
	return out
}

// seam reports whether the stretch runs along the date line or the sheet's
// lower end.
func seam(a, b [2]float64) bool {
	const nearly = 0.02
	return math.Abs(a[0]) > 180-nearly && math.Abs(b[0]) > 180-nearly || a[1] < -89 && b[1] < -89 ||
		math.Abs(a[0]-b[0]) > 180
}
