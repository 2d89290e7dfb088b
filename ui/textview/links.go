package textview

import (
	"sort"

	"lectern/model"
)

// linksIn are the links that share a byte with the span.
func linksIn(links []model.Link, span model.Span) []model.Link {
	first := sort.Search(len(links), func(i int) bool { return links[i].End > span.Start })
	end := first + sort.Search(len(links)-first, func(i int) bool { return links[first+i].Start >= span.End })
	return links[first:end]
}
