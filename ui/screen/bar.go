package screen

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Bar is a row of exactly width cells of which share, from 0 to 1, is full. It
// is empty only at 0 and full only at 1.
func Bar(share float64, width int) string {
	if width <= 0 {
		return ""
	}
	full := int(math.Round(share * float64(width)))
	switch {
	case share >= 1:
		full = width
	case share > 0:
		full = max(0, min(max(full, 1), width-1))
	default:
		full = 0
	}
	return strings.Repeat("━", full) + strings.Repeat("─", width-full)
}

// Count is a number with its thousands parted: "2,000".
func Count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Progress is how far long work has come: its bar, count and rate.
type Progress struct {
	// Done of Total things are done, in Took.
	Done, Total int
	Took        time.Duration
}

// Long reports whether the work has taken so long that a person wonders.
func (p Progress) Long() bool { return p.Took > time.Second && p.Done < p.Total }

// String is the progress as a row: "━━━━────── 312 of 2,000 · 85 a second".
func (p Progress) String() string {
	const cells = 20
	share := 0.0
	if p.Total > 0 {
		share = float64(p.Done) / float64(p.Total)
	}
	s := fmt.Sprintf("%s %s of %s", Bar(share, cells), Count(p.Done), Count(p.Total))
	if p.Done > 0 && p.Took > 0 {
		return s + " · " + Rate(p.Done, p.Took) + " a second"
	}
	return s
}

// Rate is how many of n things were done in each second: "0.5", "2,000".
func Rate(n int, took time.Duration) string {
	rate := float64(n) / max(took.Seconds(), 0.001)
	if rate < 10 {
		return fmt.Sprintf("%.1f", rate)
	}
	return Count(int(rate))
}
