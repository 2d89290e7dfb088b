// Package aliases says which mentions name one thing: within an article, by
// the shape of names, apposition, parentheses, acronyms and short forms; and
// across articles, by names, context and contradiction. It keeps the reason
// for everything that it joins.
package aliases

import (
	"slices"
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

// joinShort joins each short form with the one entity that it can stand for;
// where there are several, its mentions are settled one by one.
func (w *work) joinShort() {
	order := make([]int, len(w.names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(w.names[b].words) - len(w.names[a].words) })
	var roots []int
	for _, s := range order {
		n := &w.names[s]
		if len(n.words) == 0 {
			continue
		}
		best := noRelation
		roots = roots[:0]
		reason := ""
		for _, c := range w.index[n.bones[0]] {
			rel, why := shortOf(n, &w.names[c], w.l)
			if rel >= leadName && (w.listedElse(n, &w.names[c]) || w.fullAlready(s, c)) || rel == partName && w.bareHead(n) {
				continue
			}
			if rel == noRelation || rel < best || w.apart[pair(s, c)] || w.shared[c] != nil {
				continue
			}
			if rel > best {
				best, roots = rel, roots[:0]
				reason = why
			}
			if r := w.find(c); !slices.Contains(roots, r) {
				roots = append(roots, r)
			}
		}
		w.adopt(s, roots, reason)
	}
}

// listedElse reports whether the lists know the short name as another country
// or organisation than the long one: "China" is not short for "Republic of
// China", nor a company for its subsidiary.
func (w *work) listedElse(short, long *name) bool {
	switch short.kind {
	case model.Place:
		a, ok := w.g.CountryCode(short.text)
		b, _ := w.g.CountryCode(long.text)
		return ok && a != b
	case model.Organization:
		a, _, _, ambiguous, ok := w.g.Organization(short.text)
		b, _, _, _, _ := w.g.Organization(long.text)
		return ok && !ambiguous && a != b
	}
	return false
}

// fullAlready reports whether the article gives the short name in full with a
// legal form: "Acme Corp" is the full name of Acme, which is then no short form
// of "Acme Labs".
func (w *work) fullAlready(s, long int) bool {
	n := &w.names[s]
	if n.kind != model.Organization || len(n.words) >= w.names[long].head {
		return false
	}
	for _, i := range w.members[w.find(s)] {
		if o := &w.names[i]; o.trimmed && equalWords(o.words, n.words) {
			return true
		}
	}
	return false
}

// bareHead reports whether the name is a word such as "Congress" that stands
// without "the": then it is more than the head of a longer name.
func (w *work) bareHead(n *name) bool {
	if len(n.words) > 1 || len(n.mentions) == 0 {
		return false
	}
	switch n.words[0] {
	case "congress", "parliament", "senate", "house", "cabinet", "church", "union", "labour", "labor", "assembly", "police":
	default:
		return false
	}
	for _, i := range n.mentions {
		if r := w.ms[i].tok; r.First > 0 && fold(w.d.At(r.First-1)) == "the" || w.d.Tokens[r.First].Start > w.ms[i].Start {
			return false
		}
	}
	return true
}

// adopt joins the short name s with its one candidate, or keeps the candidates
// for later.
func (w *work) adopt(s int, roots []int, reason string) {
	if i := slices.Index(roots, w.find(s)); i >= 0 || len(roots) == 0 {
		return
	}
	// A name that other evidence has joined with a full one is settled.
	if w.bonds[s].reason != "" && w.names[s].kind != model.Person {
		return
	}
	if len(roots) == 1 {
		w.join(roots[0], s, reason, w.first(s))
		return
	}
	w.shared[s] = slices.Clone(roots)
	w.bonds[s] = bond{"short for several names; here the one named last", w.first(s)}
}

// settle gives every mention its entity, by the text before it where its name
// is shared.
func (w *work) settle() {
	sort.SliceStable(w.ms, func(i, j int) bool { return before(w.ms[i].Span, w.ms[j].Span) })
	w.counts = map[int]int{}
	last := map[int]int{}   // entity -> token of its last mention
	sticky := map[int]int{} // shared name -> entity it named last
	for i := range w.ms {
		m := &w.ms[i]
		m.cluster = w.find(m.name)
		if c := w.shared[m.name]; c != nil {
			m.cluster = w.choose(m, c, last, sticky)
			sticky[m.name] = m.cluster
		}
		last[m.cluster] = m.tok.First
		w.counts[m.cluster]++
	}
}

// choose picks the candidate that a shared short name most likely stands for:
// the one whose sex fits, then the one named last, with a preference for the
// one that the same short name meant before.
func (w *work) choose(m *mention, candidates []int, last, sticky map[int]int) int {
	best, bestScore := w.find(m.name), -1<<30
	sentence := w.d.SentenceOf(m.tok.First)
	for _, c := range candidates {
		c = w.find(c)
		if w.sexOf(c) != unknownGender {
			if s := w.mentionSex(m); s != unknownGender && s != w.sexOf(c) {
				continue
			}
		}
		score := -1000
		if at, ok := last[c]; ok {
			score = -2 * (sentence - w.d.SentenceOf(at))
		} else {
			score = -500 - w.first(c).Start/1000
		}
		if sticky[m.name] == c && w.hasSticky(sticky, m.name) {
			score += 3
		}
		if score > bestScore {
			best, bestScore = c, score
		}
	}
	return best
}

func (w *work) hasSticky(sticky map[int]int, n int) bool { _, ok := sticky[n]; return ok }

// sexOf is what the titles of an entity's names tell.
func (w *work) sexOf(root int) gender {
	for _, i := range w.members[root] {
		if w.names[i].sex != unknownGender && w.shared[i] == nil {
			return w.names[i].sex
		}
	}
	return unknownGender
}

// mentionSex is what the title before one mention tells.
func (w *work) mentionSex(m *mention) gender {
	if first := fold(w.d.At(m.tok.First)); len(w.names[m.name].full) > 1 {
		if g := w.l.titles[first]; g != unknownGender {
			return g
		}
	}
	if m.tok.First == 0 {
		return unknownGender
	}
	return w.l.titles[fold(w.d.At(m.tok.First-1))]
}
