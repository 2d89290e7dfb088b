package atlas

import (
	"math"
	"testing"
)

func TestDot(t *testing.T) {
	tests := []struct {
		name     string
		frame    frame
		lon, lat float64
		x, y     float64
	}{
		{"the middle", frame{lon: 38, lat: 34, zoom: 10, width: 160, height: 96}, 38, 34, 80, 48},
		{"north is up", frame{lon: 38, lat: 34, zoom: 10, width: 160, height: 96}, 38, 36, 80, 28},
		{"east is right", frame{lon: 0, lat: 0, zoom: 10, width: 160, height: 96}, 2, 0, 100, 48},
		{"a degree of longitude is half as long at 60 north", frame{lon: 0, lat: 60, zoom: 10, width: 160, height: 96}, 2, 60, 90, 48},
		{"across the date line", frame{lon: 179, lat: 0, zoom: 10, width: 160, height: 96}, -179, 0, 100, 48},
		{"back across the date line", frame{lon: -179, lat: 0, zoom: 10, width: 160, height: 96}, 179, 0, 60, 48},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x, y := tt.frame.dot(tt.lon, tt.lat)
			if math.Abs(x-tt.x) > 1e-6 || math.Abs(y-tt.y) > 1e-6 {
				t.Errorf("%.2f %.2f lies at %.3f, %.3f, want %.0f, %.0f", tt.lat, tt.lon, x, y, tt.x, tt.y)
			}
		})
	}
}

// A square of land looks square: its sides have as many dots, and a cell is two
// dots wide, four high and twice as high as it is wide.
func TestShapesAreRight(t *testing.T) {
	for _, lat := range []float64{0, 35, 60} {
		f := frame{lon: 10, lat: lat, zoom: 20, width: 160, height: 96}
		const km = 1.0 / 111.2
		x, _ := f.dot(10+100*km/math.Cos(lat*math.Pi/180), lat)
		_, y := f.dot(10, lat-100*km)
		if across, down := x-80, y-48; math.Abs(across-down) > 0.01 {
			t.Errorf("at %v north 100 km are %.2f dots across and %.2f down", lat, across, down)
		}
	}
}

func TestClip(t *testing.T) {
	tests := []struct {
		name string
		a, b [2]float64
		want [4]float64
		ok   bool
	}{
		{"inside", [2]float64{1, 1}, [2]float64{9, 4}, [4]float64{1, 1, 9, 4}, true},
		{"out to the right", [2]float64{5, 2}, [2]float64{15, 2}, [4]float64{5, 2, 10, 2}, true},
		{"in from the left", [2]float64{-5, 0}, [2]float64{5, 5}, [4]float64{0, 2.5, 5, 5}, true},
		{"right across", [2]float64{-10, 3}, [2]float64{20, 3}, [4]float64{0, 3, 10, 3}, true},
		{"from corner to corner", [2]float64{-10, -5}, [2]float64{20, 10}, [4]float64{0, 0, 10, 5}, true},
		{"past a corner", [2]float64{-3, 3}, [2]float64{1, 7}, [4]float64{}, false},
		{"above", [2]float64{0, -1}, [2]float64{9, -2}, [4]float64{}, false},
		{"below, along the edge's direction", [2]float64{0, 6}, [2]float64{9, 6}, [4]float64{}, false},
		{"a point inside", [2]float64{3, 3}, [2]float64{3, 3}, [4]float64{3, 3, 3, 3}, true},
		{"a point outside", [2]float64{30, 3}, [2]float64{30, 3}, [4]float64{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ax, ay, bx, by, ok := clip(tt.a[0], tt.a[1], tt.b[0], tt.b[1], 10, 5)
			if got := [4]float64{ax, ay, bx, by}; ok != tt.ok || got != tt.want {
				t.Errorf("%v %v, want %v %v", got, ok, tt.want, tt.ok)
			}
		})
	}
}

func TestWidest(t *testing.T) {
	tests := []struct {
		name       string
		lons       []float64
		west, east float64
	}{
		{"one", []float64{38}, 38, 38},
		{"in order", []float64{40, 36, 38}, 36, 40},
		{"Fiji and Samoa lie beside each other", []float64{178, -172}, 178, 188},
		{"Los Angeles to Tokyo goes over the Pacific", []float64{-118, 140}, 140, 242},
	}
	for _, tt := range tests {
		var spots []spot
		for _, l := range tt.lons {
			spots = append(spots, spot{l, 0})
		}
		if west, east := widest(spots); west != tt.west || east != tt.east {
			t.Errorf("%s: %v to %v, want %v to %v", tt.name, west, east, tt.west, tt.east)
		}
	}
}

// TestFit asks that every spot is on the map, whatever its size, and that the
// map is not larger than it has to be.
func TestFit(t *testing.T) {
	sets := map[string][]spot{
		"one town": {{38.28, 34.56}}, "Syria": {{36.8, 34.7}, {38.28, 34.56}, {37.2, 36.2}},
		"the Pacific": {{178, -18}, {-172, -14}}, "the world": {{-122, 37}, {151, -34}, {18, 69}},
		"two poles": {{0, 80}, {10, -80}},
	}
	for name, spots := range sets {
		for _, size := range [][2]int{{160, 128}, {80, 32}, {400, 200}, {60, 200}} {
			f := frame{width: size[0], height: size[1]}
			f.fit(spots, leastExtent)
			for _, s := range spots {
				if _, _, ok := f.cell(s.lon, s.lat); !ok && name != "two poles" && size[0] >= size[1] {
					t.Errorf("%s on %v: %v is not on the map %+v", name, size, s, f)
				}
			}
		}
	}
	f := frame{width: 160, height: 96}
	f.fit(nil, leastExtent)
	if f.zoom != f.farthest() {
		t.Errorf("without places the map shows %+v, not the world", f)
	}
}

func TestMoving(t *testing.T) {
	f := frame{lon: 38, lat: 34, zoom: 10, width: 160, height: 96}
	x, y := f.dot(40, 36)
	f.zoomBy(1.5, 40, 36)
	if nx, ny := f.dot(40, 36); math.Abs(nx-x) > 0.6 || math.Abs(ny-y) > 1e-6 {
		t.Errorf("zooming moved the place from %.2f, %.2f to %.2f, %.2f", x, y, nx, ny)
	}
	for range 100 {
		f.pan(1, 1)
		if f.lon < -180 || f.lon >= 180 || f.lat > polar || math.IsNaN(f.lon) {
			t.Fatalf("panning led to %+v", f)
		}
	}
	for _, factor := range []float64{1.5, 1 / 1.5} {
		for range 100 {
			f.zoomBy(factor, 0, 0)
		}
		if f.zoom > closest || f.zoom < f.farthest() {
			t.Errorf("zooming led to %+v", f)
		}
	}
	before := f
	f.resize(320, 192)
	if f.zoom != before.zoom*2 && f.zoom != closest {
		t.Errorf("on a map twice as large the zoom went from %v to %v", before.zoom, f.zoom)
	}
}

func TestCore(t *testing.T) {
	damascus, homs, palmyra, washington, moscow := spot{36.3, 33.5}, spot{36.8, 34.7}, spot{38.3, 34.6}, spot{-77, 38.9}, spot{37.6, 55.8}
	tests := []struct {
		name    string
		spots   []spot
		weights []int
		want    int
	}{
		{"close together", []spot{damascus, homs, palmyra}, []int{1, 1, 9}, 3},
		{"a distant capital", []spot{palmyra, homs, damascus, washington, moscow}, []int{24, 5, 4, 3, 3}, 3},
		{"two places", []spot{palmyra, washington}, []int{9, 1}, 2},
		{"evenly spread", []spot{palmyra, washington, moscow, {151, -34}, {-43, -22}}, []int{2, 2, 2, 2, 2}, 5},
		{"none", nil, nil, 0},
	}
	for _, tt := range tests {
		if got := core(tt.spots, tt.weights); len(got) != tt.want {
			t.Errorf("%s: the core is %v", tt.name, got)
		}
	}
}

// Dashes must not make a line vanish, in whatever direction it goes.
func TestStroke(t *testing.T) {
	for _, to := range [][2]int{{30, 0}, {0, 30}, {30, 30}, {30, 17}, {11, 30}} {
		for _, dashed := range []bool{false, true} {
			c := &canvas{cols: 20, rows: 10}
			plane := make([]uint8, 200)
			c.stroke(plane, 0, 0, to[0], to[1], dashed)
			c.stroke(plane, to[0], to[1], 0, 0, dashed)
			dots := 0
			for _, p := range plane {
				for ; p > 0; p &= p - 1 {
					dots++
				}
			}
			if dashed && (dots < 14 || dots > 18) || !dashed && dots < 31 {
				t.Errorf("to %v, dashed %v: %d dots", to, dashed, dots)
			}
		}
	}
}
