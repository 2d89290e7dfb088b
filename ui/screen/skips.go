package screen

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"lectern/model"
	"lectern/model/library"
)

// Longest are the keys of lists, the longest list's first.
func Longest[T any](lists map[string][]T) []string {
	return slices.SortedFunc(maps.Keys(lists), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(lists[b]), len(lists[a])), cmp.Compare(a, b))
	})
}

// Extensions counts the extensions of files that were not read, the commonest
// first: ".jpg 12, .bin 3".
func Extensions(skips []library.Skip) string {
	const most = 12
	files := make(map[string][]string)
	for _, s := range skips {
		ext := strings.ToLower(filepath.Ext(s.Path))
		if ext == "" {
			ext = "no extension"
		}
		files[ext] = append(files[ext], s.Path)
	}
	var out []string
	for i, ext := range Longest(files) {
		if i == most {
			out = append(out, "…")
			break
		}
		out = append(out, fmt.Sprintf("%s %s", model.SanitizeLine(ext), Count(len(files[ext]))))
	}
	return strings.Join(out, ", ")
}
