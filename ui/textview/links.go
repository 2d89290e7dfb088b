package textview

import (
	"sort"
	"strings"

	"lectern/model"
)

// linksIn are the links that share a byte with the span.
func linksIn(links []model.Link, span model.Span) []model.Link {
	first := sort.Search(len(links), func(i int) bool { return links[i].End > span.Start })
	end := first + sort.Search(len(links)-first, func(i int) bool { return links[first+i].Start >= span.End })
	return links[first:end]
}

// maxAddress is the longest address, in bytes, that is given to a terminal: some
// take no longer ones (OSC 8 in VTE: 2083).
const maxAddress = 2083

// followable reports whether an address may be given to a terminal as a link:
// http, https or mailto, in printable ASCII without blanks. Addresses are
// checked where they are read; this is the second lock on the door.
func followable(address string) bool {
	if len(address) > maxAddress {
		return false
	}
	for i := 0; i < len(address); i++ {
		if address[i] <= ' ' || address[i] >= 0x7F {
			return false
		}
	}
	scheme, rest, ok := strings.Cut(address, ":")
	if !ok || rest == "" {
		return false
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return strings.HasPrefix(rest, "//") && len(rest) > 2
	case "mailto":
		return true
	}
	return false
}
