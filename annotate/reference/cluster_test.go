package reference

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// grouping is mentions as "want:got", a space between them.
func grouping(s string) Links {
	var l Links
	for _, f := range strings.Fields(s) {
		want, got, _ := strings.Cut(f, ":")
		l.Add(want, got)
	}
	return l
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// TestClusterMeasures holds the measures against examples worked by hand. The
// first two are those of Bagga and Baldwin (1998): things 1-5, 6-7 and 8-C,
// with 6-7 joined to 8-C, or with 1-5 joined to 8-C.
func TestClusterMeasures(t *testing.T) {
	tests := []struct {
		name, links            string
		bp, br, mp, mr, cp, cr float64
	}{
		{"all right", "a:x a:x b:y", 1, 1, 1, 1, 1, 1},
		{
			// B3 precision (5·1 + 2·2/7 + 5·5/7)/12 = 16/21; MUC 9 of 10 links;
			// CEAF-e 1 + 2·5/12, over 2 and 3.
			"small cluster joined wrongly", "a:x a:x a:x a:x a:x b:y b:y c:y c:y c:y c:y c:y",
			16.0 / 21, 1, 0.9, 1, (1 + 10.0/12) / 2, (1 + 10.0/12) / 3,
		},
		{
			// B3 precision (5·5/10·2 + 2)/12 = 7/12; MUC as above; CEAF-e 1 + 2·5/15.
			"large clusters joined wrongly", "a:x a:x a:x a:x a:x b:y b:y c:x c:x c:x c:x c:x",
			7.0 / 12, 1, 0.9, 1, (1 + 10.0/15) / 2, (1 + 10.0/15) / 3,
		},
		{
			// One mention of three stands alone: B3 recall (2·2/3 + 1/3)/3 = 5/9;
			// MUC 1 of 2 links; CEAF-e 2·2/5, over 2 and 1.
			"one left out", "a:x a:x a:y", 1, 5.0 / 9, 1, 0.5, 0.4, 0.8,
		},
		{"two not found stand alone", "a: a:", 1, 0.5, 1, 0, 1.0 / 3, 2.0 / 3},
		{"nothing", "", 1, 1, 1, 1, 1, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := grouping(test.links)
			b, m, c := l.BCubed(), l.MUC(), l.CEAFe()
			for _, f := range []struct {
				name      string
				got, want float64
			}{
				{"B-cubed precision", b.Precision(), test.bp}, {"B-cubed recall", b.Recall(), test.br},
				{"MUC precision", m.Precision(), test.mp}, {"MUC recall", m.Recall(), test.mr},
				{"CEAF-e precision", c.Precision(), test.cp}, {"CEAF-e recall", c.Recall(), test.cr},
			} {
				if !near(f.got, f.want) {
					t.Errorf("%s is %.4f, want %.4f", f.name, f.got, f.want)
				}
			}
		})
	}
}

func TestFound(t *testing.T) {
	if got := len(grouping("a:x a: b:y").Found().Want); got != 2 {
		t.Errorf("%d found, want 2", got)
	}
}

// TestAssign compares with every permutation on small random tables.
func TestAssign(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		value := make([][]float64, 1+random.IntN(5))
		columns := 1 + random.IntN(5)
		for r := range value {
			value[r] = make([]float64, columns)
			for c := range value[r] {
				value[r][c] = float64(random.IntN(10))
			}
		}
		if got, want := assign(value), exhaustive(value, 0, 0); !near(got, want) {
			t.Fatalf("assign(%v) = %v, want %v", value, got, want)
		}
	}
}

// exhaustive tries every pairing of the rows from r on; used is a bit set of
// columns.
func exhaustive(value [][]float64, r, used int) float64 {
	if r == len(value) {
		return 0
	}
	best := exhaustive(value, r+1, used)
	for c, v := range value[r] {
		if used&(1<<c) == 0 {
			best = max(best, v+exhaustive(value, r+1, used|1<<c))
		}
	}
	return best
}

func TestCount(t *testing.T) {
	tests := []struct {
		Count
		p, r, f1 float64
	}{
		{Count{}, 1, 1, 1},
		{Count{Right: 3, Wrong: 1, Missed: 2}, 0.75, 0.6, 2.0 / 3},
		{Count{Wrong: 2}, 0, 1, 0},
	}
	for _, test := range tests {
		if c := test.Count; !near(c.Precision(), test.p) || !near(c.Recall(), test.r) || !near(c.F1(), test.f1) {
			t.Errorf("%+v: %.3f %.3f %.3f, want %.3f %.3f %.3f", c, c.Precision(), c.Recall(), c.F1(), test.p, test.r, test.f1)
		}
	}
}

func TestBins(t *testing.T) {
	var b Bins
	b.Note(0.95, true)
	b.Note(0.95, true)
	b.Note(1, false)
	b.Note(0.25, false)
	// |2.9 − 2| in the last bin and |0.25 − 0| in the third, over four marks.
	if got := b.Error(); !near(got, (0.9+0.25)/4) {
		t.Errorf("calibration error %.4f", got)
	}
	if b[9].Of != 3 || b[2].Of != 1 {
		t.Errorf("bins %+v", b)
	}
}
