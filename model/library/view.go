package library

import (
	"path"
	"strings"
	"sync"

	"lectern/model"
)

// View is a library as it stood at one moment. It does not change.
type View struct {
	// Articles are those that were read, in the order of their sources.
	Articles []*model.Article
	// Annotated are the same articles with their marks; nil where they are
	// still being looked for.
	Annotated []*model.Annotated
	// Skips are the sources that could not be read.
	Skips []Skip
	// Unmarked are those of Articles that marking failed on: they are shown
	// without marks.
	Unmarked []Skip
	// Total is the number of sources found so far, and Read that of those that
	// were read or skipped; one source may hold several articles. Ready is the
	// number of annotated articles. Reading says that not all sources were read.
	Total, Read, Ready int
	Reading            bool
	// Failure is a fault that ended the work; nil for none.
	Failure *Failure

	resolution *model.Resolution
	mentions   [][]Mention
	// prints are the fingerprints of the library's articles; nil where the view
	// has no library.
	prints *storyIndex
	// stamp grows with every article and every mark; views of one resolution
	// and one stamp know the same.
	stamp int
	// facts keeps answers, because a screen asks with every frame and an entity
	// may have thousands of mentions.
	facts memory
}

// memory keeps answers under the keys of those who ask. What follows from the
// resolution alone is shared by all views of one resolution, the rest by views
// that know the same. The zero memory is a view's own.
type memory struct {
	joined, whole *sync.Map
	own           sync.Map
}

// Load is sync.Map's.
func (m *memory) Load(key any) (value any, ok bool) { return m.of(key).Load(key) }

// LoadOrStore is sync.Map's.
func (m *memory) LoadOrStore(key, value any) (actual any, loaded bool) {
	return m.of(key).LoadOrStore(key, value)
}

func (m *memory) of(key any) *sync.Map {
	shared := m.whole
	switch key.(type) {
	case model.EntityID, tableKey:
		shared = m.joined
	}
	if shared == nil {
		return &m.own
	}
	return shared
}

// remember lets the view keep its answers where the view before it did, as far
// as they hold.
func (v *View) remember(before *View) {
	v.facts.joined, v.facts.whole = new(sync.Map), new(sync.Map)
	if before.resolution != v.resolution || before.facts.joined == nil {
		return
	}
	if v.resolution != nil {
		v.facts.joined = before.facts.joined
	}
	if v.stamp == before.stamp {
		v.facts.joined, v.facts.whole = before.facts.joined, before.facts.whole
	}
}

// facts are the answers about one entity, each found when first asked for.
type facts struct {
	names      func() []Mention
	spreads    func() []Spread
	called     func() []Called
	companions func() []Companion
	quotes     func() []Mention
}

func (v *View) factsOf(id model.EntityID) *facts {
	if f, ok := v.facts.Load(id); ok {
		return f.(*facts)
	}
	f, _ := v.facts.LoadOrStore(id, &facts{
		names:      sync.OnceValue(func() []Mention { return v.findNames(id) }),
		spreads:    sync.OnceValue(func() []Spread { return v.findSpreads(id) }),
		called:     sync.OnceValue(func() []Called { return v.findCalled(id) }),
		companions: sync.OnceValue(func() []Companion { return v.findCompanions(id) }),
		quotes:     sync.OnceValue(func() []Mention { return v.findQuotes(id) }),
	})
	return f.(*facts)
}

// Mention is a place where an entity is named.
type Mention struct {
	// Article is the index of the article in View.Articles.
	Article int
	model.Span
	Form model.Form
	// Index is the mention's index among the article's annotations.
	Index int
}

// collect gathers the mentions of every entity, in reading order.
func collect(docs []*model.Annotated, r *model.Resolution) [][]Mention {
	all := make([][]Mention, len(r.Entities))
	for i, d := range docs {
		if i >= len(r.Of) {
			break
		}
		for j, a := range d.Annotations {
			if !a.Kind.IsEntity() || a.Entity == 0 {
				continue
			}
			id := r.Of[i][a.Entity-1]
			if id == 0 {
				continue
			}
			all[id-1] = append(all[id-1], Mention{i, a.Span, a.Form, j})
		}
	}
	return all
}

// Complete reports whether everything was read, annotated and joined.
func (v *View) Complete() bool {
	return !v.Reading && v.Ready == len(v.Articles) && (v.resolution != nil || len(v.Articles) == 0)
}

// Entities are the entities of all articles together.
func (v *View) Entities() []model.Entity {
	if v.resolution == nil {
		return nil
	}
	return v.resolution.Entities
}

// Entity is the entity of that id, nil for zero and for an unknown one.
func (v *View) Entity(id model.EntityID) *model.Entity {
	if id < 1 || int(id) > len(v.Entities()) {
		return nil
	}
	return &v.resolution.Entities[id-1]
}

// EntityOf is the library's entity that an article's own entity is part of;
// zero while the article is not joined with the others.
func (v *View) EntityOf(article int, local model.EntityID) model.EntityID {
	if v.resolution == nil || local == 0 || article >= len(v.resolution.Of) {
		return 0
	}
	return v.resolution.Of[article][local-1]
}

// Mentions are all mentions of the entity, nominal ones and pronouns too, in
// reading order.
func (v *View) Mentions(id model.EntityID) []Mention {
	if id < 1 || int(id) > len(v.mentions) {
		return nil
	}
	return v.mentions[id-1]
}

// Names are the mentions that name the entity, in full or short: those that a
// reader walks. The caller must not change the slice.
func (v *View) Names(id model.EntityID) []Mention { return v.factsOf(id).names() }

func (v *View) findNames(id model.EntityID) []Mention {
	all := v.Mentions(id)
	names := make([]Mention, 0, len(all))
	for _, m := range all {
		if m.Form == model.Named || m.Form == model.Short {
			names = append(names, m)
		}
	}
	return names
}

// Text is the text of the mention as its article has it.
func (v *View) Text(m Mention) string { return m.In(v.Articles[m.Article].Text) }

// Label is a short name for the article: its source where one is known, else
// its title, else its file's name.
func (v *View) Label(article int) string {
	a := v.Articles[article]
	switch {
	case a.Source != "":
		return a.Source
	case a.Title != "":
		return a.Title
	}
	return model.SanitizeLine(path.Base(strings.ReplaceAll(a.Path, "\\", "/")))
}

// Name is the article's title; where it has none, its label.
func (v *View) Name(article int) string {
	if t := v.Articles[article].Title; t != "" {
		return t
	}
	return v.Label(article)
}

// Heading is the article's title, or where it has none the beginning of its
// text.
func (v *View) Heading(article int) string {
	a := v.Articles[article]
	if a.Title != "" {
		return a.Title
	}
	if len(a.Paragraphs) == 0 {
		return v.Label(article)
	}
	text := a.Paragraphs[0].In(a.Text)
	if len(text) <= headingLimit {
		return text
	}
	end := strings.LastIndexByte(text[:headingLimit], ' ')
	if end < 0 {
		end = headingLimit
	}
	return strings.ToValidUTF8(text[:end], "") + "…"
}

// headingLimit is the length in bytes of a heading that is made of the text.
const headingLimit = 160
