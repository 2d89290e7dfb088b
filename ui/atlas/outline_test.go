package atlas

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"

	"lectern/annotate/gazetteer"
)

// TestEmbedded holds the embedded file to what the command in build wrote from
// world-atlas 2.0.2.
func TestEmbedded(t *testing.T) {
	const checksum = "841f94fac09557ed6248341cda21a89360ebe9ccb53e4f009592affea030f6ca"
	sum := sha256.Sum256(compiled)
	if got := hex.EncodeToString(sum[:]); got != checksum {
		t.Errorf("the outlines have the checksum %s; if they were compiled anew, that is the new one", got)
	}
	if len(compiled) > 400<<10 {
		t.Errorf("the outlines are %d bytes, more than 400 KB", len(compiled))
	}
	o, err := decode(compiled)
	if err != nil {
		t.Fatal(err)
	}
	points := func(lines []line) (n int) {
		for _, l := range lines {
			n += len(l.points)
		}
		return n
	}
	for _, tt := range []struct {
		name        string
		lines       []line
		least, most int // points
	}{
		{"coarse coasts", o.coarse.coasts, 4000, 6000},
		{"coarse borders", o.coarse.borders, 2500, 4500},
		{"fine coasts", o.fine.coasts, 50000, 65000},
		{"fine borders", o.fine.borders, 15000, 25000},
	} {
		if n := points(tt.lines); n < tt.least || n > tt.most {
			t.Errorf("%s have %d points, not %d to %d", tt.name, n, tt.least, tt.most)
		}
		for _, l := range tt.lines {
			if len(l.points) < 2 || len(l.points) > chunk {
				t.Fatalf("%s: a line of %d points", tt.name, len(l.points))
			}
			for _, p := range l.points {
				if p.x < l.min.x || p.x > l.max.x || p.y < l.min.y || p.y > l.max.y {
					t.Fatalf("%s: %v lies outside of the box %v %v", tt.name, p, l.min, l.max)
				}
			}
		}
	}
	if len(o.names) != 241 {
		t.Errorf("%d countries, not 241", len(o.names))
	}
}

// near reports whether a point of the lines lies in the box of degrees.
func (s *sheet) near(lines []line, west, south, east, north float64) bool {
	return slices.ContainsFunc(lines, func(l line) bool {
		return slices.ContainsFunc(l.points, func(p vertex) bool {
			lon, lat := float64(p.x)/perDegree, float64(p.y)/perDegree
			return west <= lon && lon <= east && south <= lat && lat <= north
		})
	})
}

// TestLandmarks asks for coasts and borders that everybody knows.
func TestLandmarks(t *testing.T) {
	for name, s := range map[string]*sheet{"coarse": &earth().coarse, "fine": &earth().fine} {
		for _, tt := range []struct {
			what                     string
			lines                    []line
			west, south, east, north float64
			want                     bool
		}{
			{"Italy's coast near Rome", s.coasts, 11, 40.5, 13.5, 42.5, true},
			{"the Cape of Good Hope", s.coasts, 17.5, -35.2, 20.5, -33.5, true},
			{"Syria's coast", s.coasts, 35.3, 34.5, 36.3, 36.2, true},
			{"the border of Syria and Iraq", s.borders, 40.5, 33.8, 42.5, 37.2, true},
			{"no coast in the middle of the Atlantic", s.coasts, -40, 10, -30, 30, false},
			{"no border in the middle of Australia", s.borders, 115, -35, 150, -15, false},
			{"no seam along the date line in Antarctica", s.coasts, -180, -89.9, 180, -88.5, false},
		} {
			if got := s.near(tt.lines, tt.west, tt.south, tt.east, tt.north); got != tt.want {
				t.Errorf("%s: %s: %v", name, tt.what, got)
			}
		}
	}
}

// TestCountryNames asks that names stand in their countries.
func TestCountryNames(t *testing.T) {
	for code, box := range map[string][4]float64{
		"SY": {35.7, 32.3, 42.4, 37.4}, "IT": {6.6, 36.6, 18.6, 47.1}, "US": {-125, 24, -66, 49.5},
		"BR": {-74, -34, -34, 5.3}, "FR": {-5.2, 42.3, 8.3, 51.1}, "NZ": {166, -47.5, 179, -34},
	} {
		l := named().byCode[code]
		if l == nil {
			t.Errorf("%s has no name", code)
			continue
		}
		for _, r := range l.rooms {
			if s := r.spot(); s.lon < box[0] || s.lat < box[1] || s.lon > box[2] || s.lat > box[3] {
				t.Errorf("%s stands at %.1f %.1f", l.text, s.lat, s.lon)
			}
		}
	}
	known := 0
	for _, code := range named().codes {
		if code != "" {
			known++
		}
	}
	if known < 190 {
		t.Errorf("the lists know %d of the names", known)
	}
	for _, code := range gazetteer.Default().Countries() {
		if name, _, _ := gazetteer.Default().Country(code); named().byCode[code] == nil {
			t.Logf("no outline for %s", name)
		}
	}
}

// FuzzDecode feeds damaged outlines: they are refused, and take little memory.
func FuzzDecode(f *testing.F) {
	pack := func(data []byte) []byte {
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, flate.BestSpeed)
		_, _ = w.Write(data)
		_ = w.Close()
		return b.Bytes()
	}
	f.Add([]byte{0, 0, 0, 0, 0})
	f.Add([]byte{1, 2, 2, 2, 2, 2, 0, 0, 0, 1, 2, 'a', 'b', 1, 2, 2, 1, 1})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0x7f, 1, 1})
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := decode(pack(data))
		if err != nil {
			return
		}
		fr := frame{lon: 0, lat: 0, zoom: 4, width: 160, height: 96}
		o.drawn(&fr)
		for i := range o.names {
			if len(o.names[i].rooms) == 0 {
				t.Error("a name without a place")
			}
		}
	})
}

// The outlines are unpacked when the atlas is first opened, which may take 50 ms
// in all.
func BenchmarkDecode(b *testing.B) {
	for b.Loop() {
		if _, err := decode(compiled); err != nil {
			b.Fatal(err)
		}
	}
}
