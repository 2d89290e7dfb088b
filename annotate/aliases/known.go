package aliases

import (
	"strings"
	"sync"

	"lectern/annotate/gazetteer"
	"lectern/model"
)

// joinKnown joins names that the lists know as one country's, one
// nationality's or one organisation's. A name that the lists call ambiguous
// ("IS") joins only where the article uses a clear name of the same
// organisation, and none that the article itself expands in another way.
func (w *work) joinKnown() {
	countries := map[key]int{}
	clear := map[string]int{}
	var doubtful []int
	known := make([]string, len(w.names))
	for i := range w.names {
		n := &w.names[i]
		switch n.kind {
		case model.Place:
			if code := countryOf(w.g, n); code != "" {
				w.joinFirst(countries, key{n.kind, code}, i, "names of one country")
			}
		case model.Group:
			if code := nationOf(w.g, n); code != "" {
				w.joinFirst(countries, key{n.kind, code}, i, "words for one nationality")
			}
		case model.Organization:
			name, _, _, ambiguous, ok := w.g.Organization(n.text)
			if !ok {
				continue
			}
			known[i] = name
			if ambiguous {
				doubtful = append(doubtful, i)
			} else if j, ok := clear[name]; !ok {
				clear[name] = i
			} else if !w.expandedElse(i, name, known) {
				w.join(j, i, "listed as a name of “"+name+"”", w.first(i))
			}
		}
	}
	for _, i := range doubtful {
		if j, ok := clear[known[i]]; ok && !w.expandedElse(i, known[i], known) {
			w.join(j, i, "listed as a name of “"+known[i]+"”, which the article names", w.first(i))
		}
	}
}

// successors are names of former states and of parts of states that the lists
// give to the state of today; a reader keeps them apart.
var successors = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Split("soviet union,ussr,soviet,soviets,ottoman empire,ottoman,ottomans,yugoslavia,yugoslav,czechoslovakia,prussia,"+
		"prussian,somaliland,zanzibar,gold coast,east germany,west germany,byzantium,byzantine,austria hungary", ",") {
		m[strings.ReplaceAll(n, " ", "")] = true
	}
	return m
})

// countryOf is the country that a place's name means, nationOf the country of
// a group's; "" for none. Former states have none.
func countryOf(g *gazetteer.Gazetteer, n *name) string {
	if successors()[n.key()] {
		return ""
	}
	code, _ := g.CountryCode(n.text)
	return code
}

func nationOf(g *gazetteer.Gazetteer, n *name) string {
	if successors()[n.key()] {
		return ""
	}
	code, ok := g.Nationality(n.text)
	if !ok {
		code, _ = g.Nationality(strings.TrimSuffix(n.text, "s"))
	}
	return code
}

func (w *work) joinFirst(index map[key]int, k key, i int, reason string) {
	if j, ok := index[k]; ok {
		w.join(j, i, reason, w.first(i))
		return
	}
	index[k] = i
}

// expandedElse reports whether the article gives the name i a full name that
// the lists do not know as the listed organisation's.
func (w *work) expandedElse(i int, listed string, known []string) bool {
	for _, j := range w.members[w.find(i)] {
		if len(w.names[j].words) > 1 && known[j] != listed {
			if name, _, _, _, ok := w.g.Organization(w.names[j].text); !ok || name != listed {
				return true
			}
		}
	}
	return false
}
