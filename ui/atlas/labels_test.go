package atlas

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestLabelsNeverOverlap lays many maps at random: no two texts share a cell or
// touch, none covers a point or leaves the map.
func TestLabelsNeverOverlap(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{"Palmyra", "US", "Deir Ezzor", "日本", "Llanfairpwllgwyngyll", "Ré", ""}
	for range 2000 {
		cols, rows := 1+random.IntN(90), 1+random.IntN(30)
		var marks []mark
		for i := range random.IntN(60) {
			m := mark{col: random.IntN(cols+6) - 3, row: random.IntN(rows+6) - 3, text: names[random.IntN(len(names))], index: i, must: random.IntN(4) == 0, loose: random.IntN(2) == 0}
			switch random.IntN(4) {
			case 0:
			case 1:
				m.point, m.beyond = '↗', true
			default:
				m.point = '•'
			}
			marks = append(marks, m)
		}
		p := lay(cols, rows, marks, nil)
		check(t, p)
	}
}

func check(t *testing.T, p *plan) {
	t.Helper()
	owner := make(map[[2]int]string)
	for _, list := range [][]placed{p.points, p.names} {
		for _, n := range list {
			if n.row < 0 || n.row >= p.rows || n.col < 0 || n.col+n.width > p.cols {
				t.Fatalf("%+v leaves a map of %d x %d", n, p.cols, p.rows)
			}
			for c := n.col; c < n.col+n.width; c++ {
				if other, ok := owner[[2]int{n.row, c}]; ok {
					t.Fatalf("%q lies on %q", n.text, other)
				}
				owner[[2]int{n.row, c}] = n.text
			}
		}
	}
	for _, a := range p.names {
		for _, b := range p.names {
			if a != b && a.row == b.row && a.col < b.col && b.col <= a.col+a.width {
				t.Fatalf("%q touches %q", a.text, b.text)
			}
		}
		for _, b := range p.points {
			if a.row == b.row && (b.col == a.col-1 || b.col == a.col+a.width) {
				t.Fatalf("%q touches a point", a.text)
			}
		}
	}
}

func TestLay(t *testing.T) {
	tests := []struct {
		name  string
		marks []mark
		want  []string
	}{
		{"to the right", []mark{{col: 2, row: 1, point: '•', text: "Homs"}}, []string{"", "  • Homs", ""}},
		{"to the left at the edge", []mark{{col: 10, row: 1, point: '•', text: "Homs"}}, []string{"", "     Homs •", ""}},
		{"above where both sides are taken", []mark{{col: 4, row: 1, point: '•', text: "Aleppo"}, {col: 6, row: 1, point: '•'}, {col: 2, row: 1, point: '•'}},
			[]string{"     Aleppo", "  • • •", ""}},
		{"the first wins", []mark{{col: 0, row: 0, point: '•', text: "Palmyra"}, {col: 3, row: 0, point: '•', text: "Homs"}},
			[]string{"•  • Homs", " Palmyra", ""}},
		{"what must be shown comes first", []mark{{col: 3, row: 1, point: '•', text: "Homs"}, {col: 4, row: 1, text: "Africa", must: true}},
			[]string{"", " Africa", ""}},
		{"no point comes between", []mark{{col: 1, row: 1, point: '●', text: "Homs", must: true}, {col: 2, row: 1, point: '•', text: "Raqqa"}},
			[]string{"", " ● Homs", ""}},
		{"a name alone in the middle", []mark{{col: 5, row: 1, text: "Syria"}}, []string{"", "   Syria", ""}},
		{"an arrow without its name is left out", []mark{{col: 0, row: 0, point: '•', text: "Palmyra at"}, {col: 0, row: 0, point: '←', text: "US", beyond: true}},
			[]string{"• Palmyra at", "", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := lay(12, 3, tt.marks, nil)
			check(t, p)
			rows := make([][]rune, 3)
			for i := range rows {
				rows[i] = []rune(strings.Repeat(" ", 12))
			}
			for _, n := range append(p.points, p.names...) {
				copy(rows[n.row][n.col:], []rune(n.text))
			}
			for i := range rows {
				if got := strings.TrimRight(string(rows[i]), " "); got != tt.want[i] {
					t.Errorf("row %d is %q, want %q", i, got, tt.want[i])
				}
			}
		})
	}
}
