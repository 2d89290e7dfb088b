// Package bodies is a list of organizations of world news, written from general
// knowledge by category: companies, clubs, media, parties, armed forces and groups.
// The tagger's model does not learn from it: a name of the list is a reading where
// the model has none.
package bodies

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed bodies.txt
var file string

// Longest is the most bytes that a name of the list has.
const Longest = 64

var names = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 6000)
	for line := range strings.Lines(file) {
		_, rest, ok := strings.Cut(line, "|")
		if !ok || line[0] == '#' {
			continue
		}
		_, rest, _ = strings.Cut(rest, "|")
		for thing := range strings.SplitSeq(strings.TrimSpace(rest), ";") {
			for name := range strings.SplitSeq(thing, "=") {
				if name = strings.TrimSpace(name); !strings.HasSuffix(name, "?") {
					m[name] = true
				}
			}
		}
	}
	return m
})

// Has reports whether the list has the name, as it is written.
func Has(name string) bool { return len(name) <= Longest && names()[name] }
