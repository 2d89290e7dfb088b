// Package aliases says which mentions name one thing: within an article, by
// the shape of names, apposition, parentheses, acronyms and short forms; and
// across articles, by names, context and contradiction. It keeps the reason
// for everything that it joins.
package aliases

import (
	"sort"

	"lectern/annotate/gazetteer"
	"lectern/annotate/tokens"
	"lectern/model"
)

// mention is one named mention while the article is worked on.
type mention struct {
	model.Annotation
	tok  tokens.Range
	name int // index into names
	// cluster is the root name of the entity, settled at the end.
	cluster int
	added   bool
}

// bond is why a name belongs to its entity.
type bond struct {
	reason string
	span   model.Span
}

// work is the state of one article.
type work struct {
	d     *tokens.Document
	l     *lexicon
	g     *gazetteer.Gazetteer
	ms    []mention
	names []name
	// parent is the union-find forest over names; bonds says why a name joined.
	parent  []int
	members [][]int // of a root
	bonds   []bond
	// shared names more than one entity: its mentions are settled one by one.
	shared [][]int
	apart  map[[2]int]bool
	index  map[key][]int
	taken  []model.Span // spans of all annotations of entity kinds, sorted
	nouns  []noun
	prons  []mention
	facts  []fact
	nounAt []bool // the tokens of nominal mentions
	counts map[int]int
	called map[int]gender // what pronouns have told of a person
	over   []int32        // the mention that covers each token, -1 for none
}

// Within groups the named mentions among anns into the entities of one
// article. It adds the short, nominal and pronoun mentions that have one clear
// reading, corrects kinds that clear occurrences in the same article
// contradict, and sets Entity on every annotation of an entity kind to the
// entity's index in the returned slice plus one. Other annotations pass
// through. The result is sorted by Start, longer first. Evidence and
// descriptions carry article index 0.
func Within(d *tokens.Document, anns []model.Annotation) ([]model.Annotation, []model.Entity) {
	w := &work{d: d, l: words(), g: gazetteer.Default(), apart: map[[2]int]bool{}}
	rest := make([]model.Annotation, 0, len(anns)+len(anns)/2)
	for _, a := range anns {
		if !a.Kind.IsEntity() || a.Empty() {
			rest = append(rest, a)
			continue
		}
		w.ms = append(w.ms, mention{Annotation: a, tok: trim(d, a.Span)})
	}
	if len(w.ms) == 0 {
		return rest, nil
	}
	sort.SliceStable(w.ms, func(i, j int) bool { return before(w.ms[i].Span, w.ms[j].Span) })
	w.joinForces()
	w.correctKinds()
	w.collectNames()
	w.sortMentions()
	w.joinEqual()
	w.joinStated()
	w.joinAcronyms()
	w.joinKnown()
	w.joinVariants()
	w.joinShort()
	w.addShort()
	w.settle()
	w.describe()
	w.addNominals()
	w.addPronouns()
	return w.result(rest)
}

func before(a, b model.Span) bool {
	return a.Start < b.Start || a.Start == b.Start && a.End > b.End
}

func (w *work) text(r tokens.Range) string { return w.d.Span(r).In(w.d.Text) }

// collectNames gives every distinct pair of text and kind one name.
func (w *work) collectNames() {
	type id struct {
		kind model.Kind
		text string
	}
	index := make(map[id]int, len(w.ms))
	for i := range w.ms {
		m := &w.ms[i]
		key := id{m.Kind, w.text(m.tok)}
		n, ok := index[key]
		if !ok {
			n = len(w.names)
			index[key] = n
			w.addName(parse(key.text, key.kind, w.l))
		}
		m.name = n
		w.names[n].mentions = append(w.names[n].mentions, i)
		w.names[n].confidence = max(w.names[n].confidence, m.Confidence)
		w.readTitle(n, m)
	}
	for i := 1; i < len(w.ms); i++ {
		a, b := &w.ms[i-1], &w.ms[i]
		if a.Kind == b.Kind && a.name != b.name && w.coordinated(a.tok.End, b.tok.First) {
			w.apart[pair(a.name, b.name)] = true
		}
	}
}

func (w *work) addName(n name) {
	w.names = append(w.names, n)
	w.members = append(w.members, []int{len(w.parent)})
	w.parent = append(w.parent, len(w.parent))
	w.bonds = append(w.bonds, bond{})
	w.shared = append(w.shared, nil)
}

func pair(a, b int) [2]int { return [2]int{min(a, b), max(a, b)} }

// readTitle learns a person's sex from the title before the name.
func (w *work) readTitle(n int, m *mention) {
	if m.Kind != model.Person || m.tok.First == 0 {
		return
	}
	prev := fold(w.d.At(m.tok.First - 1))
	if g, ok := w.l.titles[prev]; ok && w.d.Tokens[m.tok.First-1].Upper {
		nm := &w.names[n]
		if g != unknownGender && nm.sex == unknownGender {
			nm.sex = g
		}
		if nm.title == "" {
			nm.title = prev
		}
		return
	}
	// "his wife, Laura Whitcombe", "the actress Laura Whitcombe"
	i := m.tok.First - 1
	if w.d.At(i) == "," && i > 0 {
		i--
	}
	if g := w.l.sexed[w.d.At(i)]; g != unknownGender && w.names[n].sex == unknownGender {
		w.names[n].sex = g
	}
}

// coordinated reports whether the tokens from i to j are just "and" or "or":
// what stands on both sides is two things.
func (w *work) coordinated(i, j int) bool {
	for ; i < j; i++ {
		switch w.d.At(i) {
		case "and", "&", "or":
			return i+1 == j || i+2 == j && determiner(w.d.At(i+1))
		case ",":
		default:
			return false
		}
	}
	return false
}

func (w *work) find(i int) int {
	for w.parent[i] != i {
		w.parent[i] = w.parent[w.parent[i]]
		i = w.parent[i]
	}
	return i
}

// join makes b's entity and a's one, because of the reason at the span that
// concerns the name b. It reports whether they are one now.
func (w *work) join(a, b int, reason string, span model.Span) bool {
	ra, rb := w.find(a), w.find(b)
	if ra == rb {
		return true
	}
	if w.contradict(ra, rb) {
		return false
	}
	if w.bonds[b].reason == "" {
		w.bonds[b] = bond{reason, span}
	} else if w.bonds[a].reason == "" {
		w.bonds[a] = bond{reason, span}
	}
	// The first name in the text stays the root.
	if ra > rb {
		ra, rb = rb, ra
	}
	w.parent[rb] = ra
	w.members[ra] = append(w.members[ra], w.members[rb]...)
	w.members[rb] = nil
	return true
}

// contradict reports whether two entities hold names that cannot be one
// person's.
func (w *work) contradict(ra, rb int) bool {
	if w.names[ra].kind != model.Person && w.names[rb].kind != model.Person {
		return false
	}
	for _, i := range w.members[ra] {
		for _, j := range w.members[rb] {
			if differ(&w.names[i], &w.names[j], w.l) || w.apart[pair(i, j)] {
				return true
			}
		}
	}
	return false
}

// first is the span of a name's first mention.
func (w *work) first(n int) model.Span {
	if ms := w.names[n].mentions; len(ms) > 0 {
		return w.ms[ms[0]].Span
	}
	return model.Span{}
}

// joinEqual joins names that agree but for case, accents, stops, a legal form
// or a determiner, and the plural of a group.
func (w *work) joinEqual() {
	type id struct {
		kind model.Kind
		key  string
	}
	index := make(map[id]int, len(w.names))
	for i := range w.names {
		n := &w.names[i]
		key := n.key()
		if n.kind == model.Group {
			key = groupKey(n)
		}
		if n.kind == model.Person {
			key += "|" + n.suffix
		}
		k := id{n.kind, key}
		if j, ok := index[k]; ok {
			reason := "the same name but for its spelling"
			if n.kind == model.Group {
				reason = "another form of the same word"
			} else if n.trimmed != w.names[j].trimmed {
				reason = "the same name but for a title, legal form or generic word"
			}
			if n.kind == model.Person && n.sex != w.names[j].sex && n.sex != unknownGender && w.names[j].sex != unknownGender {
				continue
			}
			w.join(j, i, reason, w.first(i))
			continue
		}
		index[k] = i
	}
}
