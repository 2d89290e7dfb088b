package screen

import (
	"testing"
	"time"
)

func TestBar(t *testing.T) {
	tests := []struct {
		share float64
		width int
		want  string
	}{
		{0, 4, "────"}, {0.001, 4, "━───"}, {0.5, 4, "━━──"}, {0.999, 4, "━━━─"}, {1, 4, "━━━━"}, {0.5, 0, ""}, {0.5, 1, "─"},
	}
	for _, tt := range tests {
		if got := Bar(tt.share, tt.width); got != tt.want {
			t.Errorf("%g of %d: %q, want %q", tt.share, tt.width, got, tt.want)
		}
	}
}

func TestProgress(t *testing.T) {
	tests := []struct {
		progress Progress
		want     string
		long     bool
	}{
		{Progress{312, 2000, 4 * time.Second}, "━━━───────────────── 312 of 2,000 · 78 a second", true},
		{Progress{3, 4, 2 * time.Second}, "━━━━━━━━━━━━━━━───── 3 of 4 · 1.5 a second", true},
		{Progress{0, 0, 0}, "──────────────────── 0 of 0", false},
		{Progress{1, 20, time.Second / 2}, "━─────────────────── 1 of 20 · 2.0 a second", false},
		{Progress{20, 20, time.Minute}, "━━━━━━━━━━━━━━━━━━━━ 20 of 20 · 0.3 a second", false},
	}
	for _, tt := range tests {
		if got := tt.progress.String(); got != tt.want || tt.progress.Long() != tt.long {
			t.Errorf("%q, %v, want %q, %v", got, tt.progress.Long(), tt.want, tt.long)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -1000: "-1,000", -100: "-100"} {
		if got := Count(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
