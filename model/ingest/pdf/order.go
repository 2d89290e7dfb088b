package pdf

import "sort"

// order puts the segments of a page in reading order. The tallest gutter parts
// them in four: what stands above it, to its left, to its right, and below; each
// is ordered the same way by what gutters it has. Of pages that are written from
// right to left, the right column comes first.
func order(segments []segment, gutters []gutter, rtl bool) []segment {
	if len(segments) < 2 {
		return segments
	}
	for k, g := range gutters {
		if g.table || g.labels {
			continue
		}
		var above, left, right, below []segment
		for _, s := range segments {
			middle := s.base - capsHeight/2*s.size
			switch {
			case middle < g.y0:
				above = append(above, s)
			case middle > g.y1:
				below = append(below, s)
			case s.box.x0+s.box.x1 < g.x0+g.x1:
				left = append(left, s)
			default:
				right = append(right, s)
			}
		}
		if len(left) == 0 || len(right) == 0 {
			continue
		}
		if rtl {
			left, right = right, left
		}
		out := make([]segment, 0, len(segments))
		for _, part := range [][]segment{above, left, right, below} {
			out = append(out, order(part, gutters[k+1:], rtl)...)
		}
		return out
	}
	sort.SliceStable(segments, func(a, b int) bool { return segments[a].base < segments[b].base })
	return segments
}
